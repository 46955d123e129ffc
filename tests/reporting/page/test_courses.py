"""What weeks of scores show: pain that rises, pain before sessions that stays."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest

from builders import DAY, a_check_in, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.page.areas import area_scores
from fasciatrack.reporting.page.courses import Course, find_courses
from fasciatrack.reporting.trend import build_trend

PERIOD = Period(first=DAY - timedelta(days=27), last=DAY)
NECK = place("neck")


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def courses(
    *entries: Entry,
    places: Sequence[Place | None] = (NECK,),
    period: Period = PERIOD,
) -> tuple[Course, ...]:
    scores = area_scores(entries, Selection())
    return find_courses(scores, places, period)


def climbing(days: int, *, step: int = 1, up: float = 0.1) -> list[Entry]:
    """Return check-ins whose pain goes up evenly until today, so much each time."""
    return [
        a_check_in(f"pain neck={round(5 + up * (number + 1 - days), 1)}", day=ago(back))
        for number, back in enumerate(range(step * (days - 1), -1, -step))
    ]


def sessions(*befores: float, apart: int = 7, last: int = 0) -> list[Entry]:
    """Return sessions with pain before, so many days apart."""
    return [
        a_session(
            f"pain neck={before}:1",
            areas="neck",
            day=ago(last + apart * (len(befores) - 1 - number)),
        )
        for number, before in enumerate(befores)
    ]


def test_a_rise_is_told_with_its_days_and_its_range() -> None:
    (found,) = courses(*climbing(41))
    assert found == Course(
        rule="rising",
        place=NECK,
        first=ago(40),
        last=DAY,
        n=41,
        rise=4,
        low=4,
        high=4,
    )
    assert not found.is_above


def test_the_range_of_a_rise_is_as_wide_as_days_are_alike() -> None:
    """A rise is told where independent days would have one, not as if they were."""
    pains = [3 + 2 * (number // 9 % 2) + number / 20 for number in range(41)]
    entries = [
        a_check_in(f"pain neck={round(pain, 1)}", day=ago(40 - number))
        for number, pain in enumerate(pains)
    ]
    (found,) = courses(*entries)
    trend = build_trend({ago(40 - n): round(pain, 1) for n, pain in enumerate(pains)})
    assert trend is not None
    assert found.low is not None
    assert found.high is not None
    assert found.rise == round(trend.rise, 2)
    assert found.low < 0 < trend.low * 40 < trend.high * 40 < found.high


@pytest.mark.parametrize(
    ("days", "step", "up", "count"),
    [
        (28, 1, 0.1, 1),
        (27, 1, 0.1, 0),
        (21, 2, 0.1, 1),
        (20, 2, 0.1, 0),
        (41, 1, -0.1, 0),
        (14, 3, 0.2, 1),
        (13, 3, 0.2, 0),
        (7, 1, 0.5, 0),
    ],
    ids=[
        *("four weeks", "a day less", "two points", "less than two points"),
        *("a fall", "14 days", "13 days", "a week"),
    ],
)
def test_a_rise_needs_two_points_fourteen_days_and_four_weeks(
    days: int, step: int, up: float, count: int
) -> None:
    assert len(courses(*climbing(days, step=step, up=up))) == count


def test_what_may_be_chance_is_no_rise() -> None:
    pains = (10, 1, 2, 9, 0, 4, 0, 4, 7, 9, 6, 6, 6, 9, 7)
    days = [ago(2 * back) for back in range(len(pains) - 1, -1, -1)]
    trend = build_trend(dict(zip(days, pains, strict=True)))
    assert trend is not None
    assert trend.rise > 5
    assert trend.low < 0
    jumping = [
        a_check_in(f"pain neck={pain}", day=day)
        for pain, day in zip(pains, days, strict=True)
    ]
    assert courses(*jumping) == ()


def test_weeks_without_a_trend_are_seldom_called_a_rise() -> None:
    chance = Random(1968)  # noqa: S311 - made-up pain is no secret
    found = 0
    for _ in range(150):
        above = 0.0
        entries = []
        for back in range(55, -1, -1):
            above = 0.5 * above + chance.gauss(0, 1.56)
            pain = min(max(round(4 + above), 0), 10)
            entries.append(a_check_in(f"pain neck={pain}", day=ago(back)))
        found += len(courses(*entries))
    assert found <= 5


def test_older_days_of_a_long_period_are_no_part_of_a_rise() -> None:
    year = Period(first=ago(364), last=DAY)
    old = [a_check_in("pain neck=9", day=ago(back)) for back in range(200, 55, -1)]
    low = [a_check_in("pain neck=0.5", day=ago(back)) for back in range(55, 45, -1)]
    (found,) = courses(*old, *low, *climbing(46), period=year)
    assert (found.rule, found.first, found.n) == ("rising", ago(55), 56)


def test_a_day_counts_with_its_median_and_without_what_was_felt_right_after() -> None:
    entries = [
        entry
        for back in range(40, -1, -1)
        for entry in (
            a_check_in("pain neck=4", day=ago(back)),
            a_check_in("pain neck=4", "stiffness neck=9", day=ago(back)),
            a_session(f"pain neck=:{10 - back // 4}", areas="neck", day=ago(back)),
            a_check_in(f"pain neck={10 - back // 4}", day=ago(back)),
        )
    ]
    assert courses(*entries) == ()


def test_only_what_reaches_into_the_period_counts() -> None:
    week = Period(first=ago(6), last=DAY)
    assert len(courses(*climbing(40), period=week)) == 1
    assert courses(*climbing(40)[:-7], period=week) == ()
    assert len(courses(*sessions(5, 5, 5, 5, 5, last=6), period=week)) == 1
    assert courses(*sessions(5, 5, 5, 5, 5, last=7), period=week) == ()
    earlier = Period(first=ago(20), last=ago(10))
    assert courses(*sessions(5, 5, 5, 5, 5), period=earlier) == ()


def test_starting_pain_about_where_it_began_is_told() -> None:
    (found,) = courses(*sessions(6, 7, 2, 6, 6.5, 5))
    assert found == Course(
        rule="unchanged",
        place=NECK,
        first=ago(35),
        last=DAY,
        n=6,
        start=6.5,
        end=6,
    )
    assert not found.is_above


@pytest.mark.parametrize(
    ("befores", "apart", "count"),
    [
        ((6, 6, 6, 6, 6), 4, 1),
        ((6, 6, 6, 6, 6), 3, 0),
        ((6, 6, 6, 6), 7, 0),
        ((8, 8, 7, 7, 7), 7, 0),
        ((8, 8, 7.1, 7.1, 7.1), 7, 1),
        ((4, 4, 3.4, 3.4, 3.4), 7, 0),
        ((4, 4, 3.5, 3.5, 3.5), 7, 1),
        ((0, 0, 0, 0, 0), 7, 0),
        ((0.5, 0.5, 0.9, 0.9, 0.9), 7, 0),
        ((1, 1, 1, 1, 1), 7, 1),
        ((1, 5, 5, 5, 1, 5, 1), 7, 0),
    ],
)
def test_a_point_or_fifteen_percent_less_is_a_change(
    befores: tuple[float, ...], apart: int, count: int
) -> None:
    assert len(courses(*sessions(*befores, apart=apart))) == count


@pytest.mark.parametrize(("later", "is_above"), [(4.9, False), (5, True), (9, True)])
def test_starting_pain_above_where_it_began_is_told_as_such(
    later: float, *, is_above: bool
) -> None:
    (found,) = courses(*sessions(4, 4, later, later, later))
    assert (found.rule, found.is_above) == ("unchanged", is_above)


def test_sessions_count_however_long_ago_they_were() -> None:
    (found,) = courses(*sessions(5, 5, 5, 5, 5, apart=100))
    assert (found.n, found.first, found.last) == (5, ago(400), DAY)


def test_sessions_without_a_score_before_do_not_count() -> None:
    some = sessions(5, 5, 5, 5)
    unscored = a_session("pain neck=:5", "stiffness neck=5:", areas="neck", day=DAY)
    assert courses(*some, unscored, a_check_in("pain neck=5", day=DAY)) == ()


def test_a_session_scored_on_one_side_and_on_both_counts_once() -> None:
    calf = place("left-calf")
    twice = [
        a_session("pain left-calf=4:", "pain both-calf=6:", day=ago(back))
        for back in (20, 10, 5, 0)
    ]
    assert courses(*twice, places=(calf,)) == ()
    (found,) = courses(
        a_session("pain left-calf=4:", "pain both-calf=6:", day=ago(30)),
        *twice,
        places=(calf,),
    )
    assert (found.n, found.start, found.end) == (5, 4, 4)


def test_rises_come_first_then_the_areas_in_their_order_each_once() -> None:
    weekly = [
        a_session("pain jaw=5:", "pain hip=5:", "pain neck=5:", day=ago(back))
        for back in (28, 21, 14, 7, 0)
    ]
    places = (place("jaw"), place("hip"), NECK, None)
    found = courses(*climbing(40), *weekly, places=places)
    assert [(one.rule, str(one.place)) for one in found] == [
        ("rising", "neck"),
        ("unchanged", "jaw"),
        ("unchanged", "hip"),
    ]
