"""What stands out: facts and their dates."""

from datetime import date, timedelta
from typing import Any

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.reporting.page.areas import area_scores
from fasciatrack.reporting.page.flags import Flag, find_flags

PERIOD = Period(first=DAY - timedelta(days=6), last=DAY)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def flags(*entries: Entry, places: tuple[Place, ...] = ()) -> tuple[Flag, ...]:
    selection = Selection(places=places)
    scores = area_scores(entries, selection)
    return find_flags(entries, scores, period=PERIOD, selection=selection)


def rolled(*, at: str | None = "21:00", back: int = 3) -> Entry:
    return a_session(areas="neck", day=ago(back), at=at, id="rolled")


def look(
    hours: int,
    scores: str,
    *,
    day: date,
    at: str | None = "21:00",
    **fields: Any,  # noqa: ANN401 - any field of FollowUp
) -> Entry:
    return a_follow_up(scores, of="rolled", hours=hours, day=day, at=at, **fields)


@pytest.mark.parametrize(
    ("hours", "soreness", "is_found"),
    [(48, 4, True), (72, 4, True), (48, 3.9, False), (24, 10, False)],
)
def test_soreness_of_four_stands_out_after_two_days(
    hours: int,
    soreness: float,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    day = ago(3 - hours // 24)
    found = flags(rolled(), look(hours, f"soreness neck={soreness}", day=day))
    flag = Flag(
        rule="sore",
        day=day,
        place=place("neck"),
        value=soreness,
        days=hours // 24,
        hours=hours,
        kind="foam-roll",
        session_day=ago(3),
    )
    assert found == ((flag,) if is_found else ())


@pytest.mark.parametrize(("days", "is_found"), [(7, True), (8, False)])
def test_what_is_felt_more_than_a_week_later_is_not_laid_at_its_door(
    days: int,
    is_found: bool,  # noqa: FBT001 - a column
) -> None:
    sore = a_check_in("soreness neck=9", tags=("hobbling",), day=DAY, at="21:00")
    found = flags(rolled(back=days), sore)
    rules = ["hobbling", "sore"] if is_found else []
    assert sorted(one.rule for one in found) == rules


@pytest.mark.parametrize(
    ("began", "told", "hours"),
    [
        ("21:00", "21:00", 48),
        ("21:00", "22:59", 49),
        ("21:00", "20:59", None),  # 47 h 59 min
        ("21:00", "11:00", None),  # 38 hours: the look that is called 48
        (None, "11:00", 0),
        ("21:00", None, 0),
    ],
)
def test_hours_are_those_of_the_clock_and_never_the_name_of_the_look(
    began: str | None, told: str | None, hours: int | None
) -> None:
    found = flags(rolled(at=began), look(48, "soreness neck=9", at=told, day=ago(1)))
    if hours is None:
        assert found == ()
    else:
        # Without a time of day whole days are known, and no hours are made of them.
        assert [(one.days, one.hours) for one in found] == [(2, hours or None)]


@pytest.mark.parametrize(
    ("at", "hours"), [("11:00", None), ("20:59", None), ("21:00", 24), (None, 0)]
)
def test_hobbling_counts_from_a_day_after_on(at: str | None, hours: int | None) -> None:
    told = look(24, "pain neck=1", at=at, day=ago(2), hobbling="yes")
    assert [(one.days, one.hours) for one in flags(rolled(), told)] == (
        [] if hours is None else [(1, hours or None)]
    )


def test_a_check_in_tells_of_the_last_session_too_as_for_the_notices() -> None:
    sore = a_check_in("soreness neck=4", day=ago(1), at="22:00")
    (found,) = flags(rolled(), sore)
    assert (found.rule, found.hours, found.session_day) == ("sore", 49, ago(3))
    hobbling = a_check_in(day=ago(1), tags=("hobbling",))
    assert [one.rule for one in flags(rolled(), hobbling)] == ["hobbling"]
    assert flags(rolled(back=20), sore, hobbling) == ()
    again = a_session(areas="neck", day=ago(2), at="23:00")
    assert flags(rolled(), again, sore) == ()


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
        rolled(back=4),
        look(24, first, day=ago(3), at="07:30"),
        look(48, "soreness neck=1", day=ago(2))
        if hours == 72
        else a_check_in("pain neck=1"),
        look(hours, f"soreness neck={soreness}", day=ago(4 - hours // 24)),
    )
    assert len(found) == count
    if found:
        assert (found[0].value, found[0].hours) == (soreness, 72)
        assert found[0].first == float(first[-1])


def test_what_one_session_left_in_an_area_is_one_flag_its_latest() -> None:
    looks = [
        look(48, "soreness neck=6", day=ago(1), hobbling="yes"),
        look(72, "soreness neck=4", day=ago(0), hobbling="yes"),
        a_check_in("soreness jaw=5", day=ago(0), at="22:00"),
    ]
    session = replace(rolled(), areas=(place("neck"), place("jaw")))
    found = {(one.rule, str(one.place)): one for one in flags(session, *looks)}
    assert {key: (one.day, one.value, one.times) for key, one in found.items()} == {
        ("hobbling", "None"): (ago(0), None, 2),
        ("sore", "neck"): (ago(0), 4, 2),
        ("sore", "jaw"): (ago(0), 5, 1),
    }


def answered(*of: str, at: str | None = "22:00") -> list[Entry]:
    return [
        a_follow_up("soreness neck=5", of=one, hours=48, hobbling="yes", day=DAY, at=at)
        for one in of
    ]


def test_one_answer_about_several_sessions_is_one_flag_of_a_kind() -> None:
    first = a_session(id="a", day=ago(2), at="19:00")
    second = a_session(id="b", kind="ball", day=ago(2), at="21:30")
    hobbling, sore = flags(first, second, *answered("a", "b"))
    assert (hobbling.rule, hobbling.sessions, hobbling.kind) == ("hobbling", 2, None)
    assert (sore.rule, sore.sessions, sore.session_day) == ("sore", 2, ago(2))
    assert (sore.hours, sore.times) == (48, 1)  # since the last one
    early = replace(first, day=ago(3))
    assert flags(early, second, *answered("a", "b"))[0].session_day is None
    assert flags(first, second, *answered("a", "b", at=None))[0].hours is None


def test_two_answers_about_two_sessions_are_two_flags() -> None:
    first = a_session(id="a", day=ago(2), at="10:00")
    second = a_session(id="b", kind="ball", day=ago(2), at="21:30")
    apart = [*answered("a", at="12:00"), *answered("b")]
    assert [(one.rule, one.kind) for one in flags(first, second, *apart)] == [
        ("hobbling", "foam-roll"),
        ("hobbling", "ball"),
        ("sore", "foam-roll"),
        ("sore", "ball"),
    ]


@pytest.mark.parametrize("answer", ["yes", "no", "unsure", None])
def test_hobbling_stands_out_after_a_session_that_is_gone(answer: str | None) -> None:
    told = a_follow_up("pain neck=1", of="gone", hobbling=answer, day=DAY)
    found = flags(told)
    assert [one.rule for one in found] == (["hobbling"] if answer == "yes" else [])
    assert all(one.kind is None and one.session_day is None for one in found)
    assert all((one.days, one.hours) == (1, None) for one in found)


def test_looks_outside_the_period_or_at_other_areas_do_not_count() -> None:
    sore = a_follow_up("soreness neck=9", of="a", hours=48, hobbling="yes", day=ago(7))
    assert flags(sore) == ()
    session = a_session(areas="left-calf", day=ago(2), id="a")
    told = a_follow_up(
        "soreness left-calf=9", of="a", hours=48, hobbling="yes", day=DAY, at="22:00"
    )
    assert len(flags(session, told)) == 2
    assert flags(session, told, places=(place("neck"),)) == ()
    assert len(flags(session, told, places=(place("left-calf"),))) == 2
    other = a_session("pain neck=3:", areas="neck left-calf", day=ago(2), id="a")
    assert [one.rule for one in flags(other, told, places=(place("neck"),))] == [
        "hobbling"
    ]


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
        a_follow_up("pain neck=1", of="a", hobbling="yes", day=ago(3)),
        a_follow_up("pain neck=1", of="b", hobbling="yes", day=ago(1)),
        a_follow_up("pain neck=1", of="c", hobbling="yes", day=ago(2)),
    )
    assert [one.day for one in found] == [ago(1), ago(2), ago(3)]


def test_the_same_told_twice_of_one_session_is_of_one() -> None:
    told = [
        a_check_in("soreness neck=5", day=ago(1), at=None, id=id_) for id_ in ("a", "b")
    ]
    (found,) = flags(rolled(at=None), *told)
    assert (found.sessions, found.session_day, found.kind) == (1, ago(3), "foam-roll")


def test_a_session_that_names_no_area_may_be_on_any() -> None:
    anywhere = replace(rolled(), areas=())
    hobbling = a_check_in(day=ago(1), tags=("hobbling",))
    (found,) = flags(anywhere, hobbling, places=(place("jaw"),))
    assert found.rule == "hobbling"
    assert flags(rolled(), hobbling, places=(place("jaw"),)) == ()
