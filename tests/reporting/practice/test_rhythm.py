"""On which days sessions happen, week by week."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.reporting.practice.rhythm import (
    LOOKED_AT_DAYS,
    RECENT_WEEKS,
    Rhythm,
    build_rhythm,
    recent_rhythm,
    short_weekdays,
)

WEEK = week_of(DAY)
MONDAY = WEEK.first
SUNDAY = WEEK.last


def on(*numbers: int) -> dict[date, int]:
    """Put one session on each of these days, counted from Monday."""
    return {MONDAY + timedelta(days=number): 1 for number in numbers}


def rhythm(  # noqa: PLR0913 - what the days depend on
    counts: dict[date, int],
    *,
    first: int = 0,
    last: int = 6,
    today: date = SUNDAY,
    begun: date | None = None,
    with_entry: Collection[date] | None = None,
) -> Rhythm:
    """Count what there is; without `with_entry` every day has an entry."""
    period = Period(
        first=MONDAY + timedelta(days=first), last=MONDAY + timedelta(days=last)
    )
    return build_rhythm(
        counts,
        with_entry=tuple(period.days()) if with_entry is None else with_entry,
        period=period,
        today=today,
        begun=begun,
    )


def test_a_week_has_its_weekdays_and_gaps() -> None:
    found = rhythm({**on(0, 2, 5), MONDAY + timedelta(days=2): 2})

    assert found.sessions == 4
    assert found.days_with_session == 3
    assert found.weekdays == (1, 0, 1, 0, 0, 1, 0)
    assert short_weekdays(found) == ["Mon", "Wed", "Sat"]
    assert (found.median_gap, found.longest_gap) == (2.5, 3)
    assert (found.weeks_with_session, found.weeks) == (1, 1)


@pytest.mark.parametrize(
    ("days", "middle", "longest"),
    [
        ((), None, None),
        ((3,), None, None),
        ((3, 4), 1, 1),
        ((0, 1, 3, 9), 2, 6),
        ((0, 1, 3), 1.5, 2),
    ],
)
def test_a_gap_is_from_one_day_with_a_session_to_the_next(
    days: tuple[int, ...], middle: float | None, longest: int | None
) -> None:
    found = rhythm(on(*days), last=13, today=SUNDAY + timedelta(days=30))

    assert (found.median_gap, found.longest_gap) == (middle, longest)


def test_the_running_week_takes_part_once_it_has_a_session() -> None:
    before = rhythm(on(-7), first=-7, today=DAY)
    after = rhythm(on(-7, 1), first=-7, today=DAY)

    assert (before.weeks_with_session, before.weeks) == (1, 1)
    assert (after.weeks_with_session, after.weeks) == (2, 2)


def test_the_mean_is_over_weeks_that_are_whole_and_over() -> None:
    counts = on(-9, -7, -6, -1, 0, 1)
    found = rhythm(counts, first=-10, today=DAY)

    assert found.full_weeks == 1
    assert found.sessions_a_week == 3
    assert rhythm(on(0, 1), today=SUNDAY).sessions_a_week is None
    assert rhythm(on(0, 1), today=SUNDAY + timedelta(days=1)).sessions_a_week == 2
    thirds = rhythm(on(-21), first=-21, today=DAY)
    assert (thirds.full_weeks, thirds.sessions_a_week) == (3, 0.333333333)


def test_a_week_without_an_entry_is_unknown_and_in_no_mean() -> None:
    entries = tuple(on(-28, -14, 1))
    found = rhythm(on(-28, 1), first=-35, today=DAY, with_entry=entries)

    assert (found.weeks_with_session, found.weeks) == (2, 3)
    assert found.weeks_without_entry == 3
    assert (found.full_weeks, found.sessions_a_week) == (2, 0.5)


def test_a_day_with_a_session_has_an_entry_whoever_says_so() -> None:
    found = rhythm(on(-7), first=-14, today=DAY, with_entry=())

    assert (found.weeks, found.weeks_without_entry) == (1, 1)
    assert found.sessions_a_week == 1


def test_of_weeks_without_any_entry_there_is_no_mean() -> None:
    found = rhythm({}, first=-14, last=-1, today=DAY, with_entry=on(-15, 0))

    assert (found.weeks, found.weeks_without_entry, found.full_weeks) == (0, 2, 0)
    assert found.sessions_a_week is None


def test_the_running_week_is_not_yet_without_an_entry() -> None:
    found = rhythm(on(-7), first=-7, today=DAY, with_entry=on(-7))

    assert (found.weeks, found.weeks_without_entry) == (1, 0)


def test_weeks_without_an_entry_are_none_of_the_last_twelve() -> None:
    found = recent(on(0, -14), with_entry=on(0, -14, -21))

    assert (found.weeks_with_session, found.weeks) == (2, 3)
    assert found.weeks_without_entry == RECENT_WEEKS - 3


def test_nothing_is_counted_before_the_diary_began_or_after_today() -> None:
    found = rhythm(on(-20, 1), first=-28, last=60, today=DAY, begun=MONDAY)

    assert found.period == Period(first=MONDAY, last=DAY)
    assert found.sessions == 1
    assert found.weeks == 1
    assert found.is_current


def test_a_period_before_the_diary_is_one_day_and_holds_nothing() -> None:
    begun = MONDAY + timedelta(days=100)
    found = rhythm({}, begun=begun, today=begun)

    assert found.period == Period(first=SUNDAY, last=SUNDAY)
    assert (found.sessions, found.weeks_with_session, found.weeks) == (0, 0, 1)
    unknown = rhythm({}, begun=begun, today=begun, with_entry=())
    assert (unknown.weeks, unknown.sessions_a_week) == (0, None)


def test_a_period_to_come_is_its_first_day() -> None:
    found = rhythm({}, today=MONDAY - timedelta(days=9))

    assert found.period == Period(first=MONDAY, last=MONDAY)
    assert (found.weeks, found.weeks_without_entry) == (0, 0)


@pytest.mark.parametrize(
    ("last", "is_current"), [(6, True), (3, True), (-1, True), (-2, False)]
)
def test_what_ended_before_last_week_is_not_current(
    last: int, *, is_current: bool
) -> None:
    assert rhythm({}, first=-30, last=last, today=DAY).is_current is is_current


def recent(
    counts: dict[date, int],
    *,
    until: date = SUNDAY,
    today: date = DAY,
    begun: date | None = None,
    with_entry: Collection[date] | None = None,
) -> Rhythm:
    days = Period(first=until - timedelta(days=200), last=until).days()
    return recent_rhythm(
        counts,
        with_entry=tuple(days) if with_entry is None else with_entry,
        until=until,
        today=today,
        begun=begun,
    )


def test_twelve_weeks_end_with_this_one_once_it_has_a_session() -> None:
    found = recent(on(0, -7, -14, -77, -78))

    assert found.period == Period(first=MONDAY - timedelta(weeks=11), last=DAY)
    assert (found.weeks_with_session, found.weeks) == (4, RECENT_WEEKS)


def test_they_end_with_the_week_before_while_this_one_is_open() -> None:
    found = recent(on(-7, -84, -85))

    assert found.period.first == MONDAY - timedelta(weeks=12)
    assert found.period.last == MONDAY - timedelta(days=1)
    assert (found.weeks_with_session, found.weeks) == (2, RECENT_WEEKS)
    assert found.is_current


def test_a_young_diary_has_fewer_weeks() -> None:
    found = recent(on(-3, 0), begun=MONDAY - timedelta(days=5))

    assert (found.weeks_with_session, found.weeks) == (2, 2)
    new = recent({}, begun=MONDAY)
    assert (new.weeks_with_session, new.weeks) == (0, 0)


def test_of_an_older_period_they_end_with_its_last_week() -> None:
    until = MONDAY - timedelta(days=30)
    found = recent(on(-30, -36), until=until)

    assert found.period.last == week_of(until).last
    assert (found.weeks_with_session, found.weeks) == (2, RECENT_WEEKS)
    assert not found.is_current


@given(st.integers(-400, 400), st.integers(0, 500))
def test_the_days_looked_at_are_enough(until: int, ago: int) -> None:
    last = MONDAY + timedelta(days=until)
    found = recent({}, until=last, begun=MONDAY - timedelta(days=ago))

    week = week_of(min(last, DAY))
    earliest = week.last - timedelta(days=LOOKED_AT_DAYS - 1)
    assert earliest <= found.period.first
    assert found.period.last <= week.last


COUNTS = st.dictionaries(
    st.integers(-60, 20).map(lambda number: MONDAY + timedelta(days=number)),
    st.integers(0, 3),
)


@given(COUNTS, st.integers(-40, 0), st.integers(0, 20), st.integers(-40, 20))
def test_the_figures_are_those_of_counting_day_by_day(
    counts: dict[date, int], first: int, last: int, now: int
) -> None:
    today = MONDAY + timedelta(days=now)
    found = rhythm(counts, first=first, last=last, today=today, with_entry=counts)

    days = [day for day in found.period.days() if counts.get(day)]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert found.sessions == sum(counts[day] for day in days)
    assert sum(found.weekdays) == found.days_with_session == len(days)
    assert found.longest_gap == max(gaps, default=None)
    assert found.median_gap == (median(gaps) if gaps else None)
    assert found.weeks_with_session == len({week_of(day) for day in days})
    assert found.full_weeks <= found.weeks
    assert found.weeks_with_session <= found.weeks
    weeks = {week_of(day) for day in found.period.days()}
    over = [week for week in weeks if week.last < today]
    empty = [week for week in over if counts.keys().isdisjoint(_part(week, found))]
    assert found.weeks_without_entry == len(empty)


def _part(week: Period, found: Rhythm) -> set[date]:
    return set(week.days()) & set(found.period.days())
