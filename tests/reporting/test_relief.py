"""How long pain stays lower after a session, as far as later scores tell."""

from datetime import date, timedelta
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.relief import (
    Lasted,
    build_relief,
    half_lasted,
    kaplan_meier,
    relief_by_session,
)

MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
"""Weeks in remission, acute myelogenous leukaemia (Miller 1981); + is still so."""
NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45"
LENGTHS = st.builds(Lasted, days=st.integers(1, 8).map(float), is_over=st.booleans())


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def read(words: str) -> list[Lasted]:
    """Read lengths; one with a plus was not seen to be over."""
    return [
        Lasted(days=float(word.removesuffix("+")), is_over=not word.endswith("+"))
        for word in words.split()
    ]


def lasted(*later: Entry, session: Entry | None = None) -> Lasted | None:
    """Follow a session on the left calf that went from 6 to 2; it is over from 4 on."""
    first = session or a_session("pain left-calf=6:2", id="first")
    found = relief_by_session([first], [first, *later], Selection())
    return found.get("first")


def test_the_curves_of_the_leukaemia_trial() -> None:
    curve = kaplan_meier(read(MAINTAINED))
    assert [days for days, _ in curve] == [9, 13, 18, 23, 31, 34, 48]
    assert [round(share, 4) for _, share in curve] == [
        *(0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841)
    ]
    assert half_lasted(curve) == 31
    assert half_lasted(kaplan_meier(read(NOT_MAINTAINED))) == 23


@given(st.lists(st.integers(1, 30).map(float), min_size=1))
def test_where_all_were_over_half_is_the_plain_median(days: list[float]) -> None:
    curve = kaplan_meier([Lasted(days=each, is_over=True) for each in days])
    assert half_lasted(curve) == pytest.approx(median(days))
    assert curve[-1][0] == max(days)
    assert curve[-1][1] == pytest.approx(0)


@given(st.lists(LENGTHS, max_size=30))
def test_the_curve_is_the_product_over_those_still_looked_at(
    some: list[Lasted],
) -> None:
    curve = kaplan_meier(some)
    share = Fraction(1)
    for days, found in curve:
        over = sum(one.is_over and one.days == days for one in some)
        share *= 1 - Fraction(over, sum(one.days >= days for one in some))
        assert found == pytest.approx(float(share))
    assert {days for days, _ in curve} == {one.days for one in some if one.is_over}


@pytest.mark.parametrize(
    ("words", "n", "still", "half", "longest"),
    [
        ("", 0, 0, None, None),
        ("1 2 3 4", 4, 0, None, 4),
        ("1 2 3 4 5", 5, 0, 3, 5),
        ("1 2 3 4 5 6", 6, 0, 3.5, 6),
        ("1 2 3+ 4+ 5+", 5, 3, None, 5),
        ("1 2 3 4+ 4+ 4+", 6, 3, 3, 4),
        ("1+ 2+ 3+ 4+ 5", 5, 4, 5, 5),
    ],
)
def test_half_is_told_from_five_sessions_on_where_it_is_reached(
    words: str, n: int, still: int, half: float | None, longest: float | None
) -> None:
    found = build_relief(read(words))
    assert (found.n, found.still, found.is_enough) == (n, still, n >= 5)
    assert (found.median_days, found.longest_days) == (half, longest)


def test_ends_in_wide_gaps_are_counted() -> None:
    some = [Lasted(days=1, is_over=True, gap=gap) for gap in (0.5, 2, 2.1, 9)]
    assert build_relief(some).wide == 2


@pytest.mark.parametrize(("pain", "is_over"), [(3.9, False), (4, True), (9, True)])
def test_it_is_over_when_half_of_the_drop_is_gone(
    pain: float, *, is_over: bool
) -> None:
    found = lasted(a_check_in(f"pain left-calf={pain}", day=day(1), at="21:00"))
    assert found == Lasted(
        days=0.5 if is_over else 1, is_over=is_over, gap=1 if is_over else 0
    )


def test_it_ends_between_the_last_lower_score_and_the_first_that_is_not() -> None:
    found = lasted(
        a_follow_up("pain left-calf=2", of="first", day=day(1), at="21:00"),
        a_check_in("pain left-calf=3", day=day(2), at="21:00"),
        a_check_in("pain left-calf=5", day=day(4), at="09:00"),
        a_check_in("pain left-calf=1", day=day(5)),
    )
    assert found == Lasted(days=2.75, is_over=True, gap=1.5)


@pytest.mark.parametrize(
    "scores",
    ["pain left-calf=6:6", "pain left-calf=6:5.1", "pain left-calf=6:", "stress=6:2"],
)
def test_without_a_drop_of_a_point_there_is_nothing_to_follow(scores: str) -> None:
    session = a_session(scores, id="first")
    assert lasted(a_check_in("pain left-calf=9", day=day(1)), session=session) is None


@pytest.mark.parametrize("scores", ["6:5", "2.3:1.3", "10:0"])
def test_a_drop_of_a_point_is_enough(scores: str) -> None:
    session = a_session(f"pain left-calf={scores}", id="first")
    assert lasted(a_check_in("pain left-calf=9", day=day(1)), session=session)


def test_what_nobody_looked_at_is_unknown() -> None:
    assert lasted() is None
    assert lasted(a_check_in("pain neck=9", "stress=5", day=day(1))) is None
    assert lasted(a_session("pain left-calf=:9", day=day(1))) is None


def test_the_next_session_ends_the_looking_and_its_score_before_counts() -> None:
    after = a_check_in("pain left-calf=9", day=day(3), at="21:00")
    low = a_check_in("pain left-calf=2", day=day(1), at="21:00")
    unscored = a_session(areas="left-calf", day=day(2))
    assert lasted(low, unscored, after) == Lasted(days=1, is_over=False)
    still = a_session("pain left-calf=3:1", day=day(2))
    assert lasted(low, still, after) == Lasted(days=2, is_over=False)
    back = a_session("pain left-calf=6:1", day=day(2))
    assert lasted(low, back, after) == Lasted(days=1.5, is_over=True, gap=1)


@pytest.mark.parametrize(
    ("session", "is_on_it"),
    [
        ("neck", False),
        ("right-calf", False),
        ("left-calf", True),
        ("both-calf", True),
        ("calf", True),
    ],
)
def test_only_a_session_that_may_be_on_the_place_ends_it(
    session: str, *, is_on_it: bool
) -> None:
    found = lasted(
        a_check_in("pain left-calf=2", day=day(1), at="21:00"),
        a_session(areas=session, day=day(2)),
        a_check_in("pain left-calf=9", day=day(3), at="21:00"),
    )
    assert found is not None
    assert found.is_over is not is_on_it


def test_a_session_on_a_scored_place_ends_it_too() -> None:
    scored = a_session("pain left-calf=3:1", "stress=3:", areas="neck", day=day(1))
    assert lasted(scored, a_check_in("pain left-calf=9", day=day(2))) == Lasted(
        days=1, is_over=False
    )


def test_a_score_of_both_sides_is_one_of_each_and_not_the_other_way_round() -> None:
    both = a_check_in("pain both-calf=9", day=day(1), at="21:00")
    assert lasted(both) == Lasted(days=0.5, is_over=True, gap=1)
    own = a_check_in("pain both-calf=9", "pain left-calf=1", day=day(1), at="21:00")
    assert lasted(own) == Lasted(days=1, is_over=False)
    of_both = a_session("pain both-calf=6:2", id="first", areas="both-calf")
    left = a_check_in("pain left-calf=9", day=day(1))
    assert lasted(left, session=of_both) is None


def test_pain_in_general_is_followed_until_any_session() -> None:
    general = a_session("pain=6:2", id="first")
    low = a_check_in("pain=1", day=day(1), at="21:00")
    after = a_check_in("pain=9", day=day(3))
    assert lasted(low, a_session(areas="neck", day=day(2)), after, session=general) == (
        Lasted(days=1, is_over=False)
    )
    neck = a_check_in("pain neck=9", day=day(2))
    assert lasted(low, neck, session=general) == Lasted(days=1, is_over=False)


@pytest.mark.parametrize(("number", "found"), [(0, None), (1, 1), (3, 3)])
def test_without_a_time_of_day_whole_days_count(
    number: int, found: float | None
) -> None:
    look = a_check_in("pain left-calf=1", day=day(number), at=None)
    expected = None if found is None else Lasted(days=found, is_over=False)
    assert lasted(look) == expected
    session = a_session("pain left-calf=6:2", id="first", at=None)
    look = a_check_in("pain left-calf=1", day=day(number))
    assert lasted(look, session=session) == expected


def test_whole_days_never_go_back_before_a_known_time() -> None:
    found = lasted(
        a_check_in("pain left-calf=1", day=day(1), at="23:24"),
        a_check_in("pain left-calf=9", day=day(1), at=None),
    )
    assert found is not None
    assert found.days == pytest.approx(1.1)
    assert (found.is_over, found.gap) == (True, 0)


def test_what_was_scored_at_the_same_moment_is_not_after_it() -> None:
    assert lasted(a_check_in("pain left-calf=9", at="21:00")) is None


def follow(session: Entry, *later: Entry, places: tuple[Place, ...] = ()) -> float:
    found = relief_by_session([session], [session, *later], Selection(places=places))
    return found[session.id].days


def test_a_session_counts_once_with_the_first_area_it_names() -> None:
    session = a_session("pain jaw=6:2", "pain neck=6:2", "pain=6:2", areas="neck jaw")
    looks = [
        a_check_in("pain jaw=1", day=day(1), at="21:00"),
        a_check_in("pain neck=1", day=day(2), at="21:00"),
        a_check_in("pain=1", day=day(3), at="21:00"),
    ]
    assert follow(session, *looks) == 2
    assert follow(session, looks[0], looks[2]) == 1
    assert follow(session, looks[2]) == 3
    assert follow(session, *looks, places=(place("jaw"),)) == 1


def test_a_session_that_is_not_among_the_entries_was_not_looked_at() -> None:
    session = a_session("pain neck=6:2", "pain jaw=6:2", areas="neck")
    after = a_check_in("pain neck=1", day=day(1))
    assert relief_by_session([session], [after], Selection()) == {}
