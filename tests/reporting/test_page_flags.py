"""What stands out: facts and their dates."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.reporting.page_areas import area_scores
from fasciatrack.reporting.page_flags import Flag, find_flags

PERIOD = Period(first=DAY - timedelta(days=6), last=DAY)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def flags(*entries: Entry, places: tuple[Place, ...] = ()) -> tuple[Flag, ...]:
    selection = Selection(places=places)
    scores = area_scores(entries, selection)
    return find_flags(entries, scores, period=PERIOD, selection=selection)


@pytest.mark.parametrize(
    ("hours", "soreness", "count"),
    [(48, 4, 1), (72, 4, 1), (48, 3.9, 0), (24, 10, 0)],
)
def test_soreness_of_four_stands_out_after_two_days(
    hours: int, soreness: float, count: int
) -> None:
    found = flags(
        a_session(day=ago(3), id="rolled"),
        a_follow_up(f"soreness neck={soreness}", of="rolled", hours=hours, day=ago(1)),
    )
    assert len(found) == count
    if found:
        assert found[0] == Flag(
            rule="sore",
            day=ago(1),
            place=place("neck"),
            value=soreness,
            hours=hours,
            kind="foam-roll",
            session_day=ago(3),
        )


@pytest.mark.parametrize(
    ("first", "hours", "soreness", "count"),
    [
        ("soreness neck=1", 72, 2, 1),
        ("soreness neck=1", 72, 1, 0),
        ("soreness neck=1", 48, 2, 0),
        ("soreness neck=0", 72, 0.5, 1),
        ("soreness jaw=0", 72, 2, 0),
        ("pain neck=0", 72, 2, 0),
    ],
)
def test_soreness_above_that_of_the_first_day_stands_out_after_three(
    first: str, hours: int, soreness: float, count: int
) -> None:
    found = flags(
        a_session(day=ago(4), id="rolled"),
        a_follow_up(first, of="rolled", day=ago(3)),
        a_follow_up("soreness neck=1", of="rolled", hours=48, day=ago(2))
        if hours == 72
        else a_check_in("pain neck=1"),
        a_follow_up(f"soreness neck={soreness}", of="rolled", hours=hours, day=ago(1)),
    )
    assert len(found) == count
    if found:
        assert (found[0].value, found[0].hours) == (soreness, 72)
        assert found[0].first == float(first[-1])


def answered(*of: str, at: str = "12:00") -> list[Entry]:
    return [
        a_follow_up("soreness neck=5", of=one, hours=48, hobbling="yes", day=DAY, at=at)
        for one in of
    ]


def test_one_answer_about_several_sessions_is_one_flag_of_a_kind() -> None:
    rolled = a_session(id="a", day=ago(2))
    pressed = a_session(id="b", kind="ball", day=ago(2))
    hobbling, sore = flags(rolled, pressed, *answered("a", "b"))
    assert (hobbling.rule, hobbling.sessions, hobbling.kind) == ("hobbling", 2, None)
    assert (sore.rule, sore.sessions, sore.session_day) == ("sore", 2, ago(2))
    apart = [*answered("a"), *answered("b", at="18:00")]
    assert [one.kind for one in flags(rolled, pressed, *apart)] == [
        *("foam-roll", "ball"),
        *("foam-roll", "ball"),
    ]
    early = replace(rolled, day=ago(3))
    assert flags(early, pressed, *answered("a", "b"))[0].session_day is None


@pytest.mark.parametrize("answer", ["yes", "no", "unsure", None])
def test_hobbling_stands_out_at_any_look(answer: str | None) -> None:
    look = a_follow_up("pain neck=1", of="gone", hobbling=answer, day=DAY)
    found = flags(look)
    assert [one.rule for one in found] == (["hobbling"] if answer == "yes" else [])
    assert all(one.kind is None and one.session_day is None for one in found)


def test_looks_outside_the_period_or_at_other_areas_do_not_count() -> None:
    sore = a_follow_up("soreness neck=9", of="a", hours=48, hobbling="yes", day=ago(7))
    assert flags(sore) == ()
    session = a_session(areas="left-calf", day=ago(2), id="a")
    look = a_follow_up("soreness left-calf=9", of="a", hours=48, day=DAY)
    assert len(flags(session, look)) == 1
    assert flags(session, look, places=(place("neck"),)) == ()
    other = a_session("pain neck=3:", areas="neck left-calf", day=ago(2), id="a")
    assert flags(other, look, places=(place("neck"),)) == ()


def calm(*values: float, last: int = 1) -> list[Entry]:
    return [
        a_check_in(f"pain neck={value}", day=ago(last + number))
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("before", "pain", "count"),
    [
        ((4, 4, 4), 8, 1),
        ((4, 4, 4), 7.9, 0),
        ((4, 5, 5), 8, 0),
        ((0, 4, 10), 8, 1),
        ((3, 4, 4.1, 9), 8, 0),
        ((2, 3, 5, 9), 8, 1),
        ((1, 1), 10, 0),
        ((), 10, 0),
    ],
)
def test_severe_pain_stands_out_where_it_was_calm(
    before: tuple[float, ...], pain: float, count: int
) -> None:
    found = flags(*calm(*before), a_check_in(f"pain neck={pain}", day=DAY))
    assert len(found) == count
    if found:
        assert (found[0].rule, found[0].value) == ("sudden", pain)
        assert found[0].median is not None
        assert found[0].median <= 4
        assert found[0].median_n == len(before)


def test_the_two_weeks_before_are_compared_and_nothing_older() -> None:
    sudden = a_check_in("pain neck=8", day=DAY)
    assert len(flags(*calm(2, 2, 2, last=12), sudden)) == 1
    assert flags(*calm(2, 2, 2, last=13), sudden) == ()


def test_the_day_itself_and_other_areas_are_no_history() -> None:
    today = [a_check_in("pain neck=1", day=DAY) for _ in range(3)]
    assert flags(*today, a_check_in("pain neck=8", day=DAY)) == ()
    assert flags(*calm(2, 2, 2), a_check_in("pain jaw=8", day=DAY)) == ()


def test_pain_right_after_a_session_is_neither_sudden_nor_what_came_before() -> None:
    rolled = a_session("pain neck=2:9", areas="neck", day=DAY)
    assert flags(*calm(2, 2, 2), rolled) == ()
    before = [a_session("pain neck=7:1", day=ago(back)) for back in range(1, 7)]
    assert flags(*before, a_check_in("pain neck=8", day=DAY)) == ()


def test_stiffness_is_never_sudden() -> None:
    stiff = a_check_in("stiffness neck=9", day=DAY)
    assert flags(*calm(2, 2, 2), stiff) == ()


def test_a_median_between_two_scores_lies_in_the_middle() -> None:
    (found,) = flags(*calm(1, 2, 3, 9), a_check_in("pain neck=8", day=DAY))
    assert found.median == 2.5


def test_the_latest_comes_first() -> None:
    found = flags(
        a_follow_up("pain neck=1", hobbling="yes", day=ago(3)),
        a_follow_up("pain neck=1", hobbling="yes", day=ago(1)),
        a_follow_up("pain neck=1", hobbling="yes", day=ago(2)),
    )
    assert [one.day for one in found] == [ago(1), ago(2), ago(3)]
