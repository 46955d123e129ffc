"""How much of a period the diary knows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.coverage import (
    Coverage,
    DayMean,
    build_coverage,
    daily_pain,
    daily_sleep,
)

WEEK = week_of(DAY)
MONDAY = WEEK.first
ALL = Selection()


def coverage(*days: date, today: date, period: Period = WEEK) -> Coverage:
    entries = [a_drink(day=day) for day in days]
    return build_coverage(entries, period=period, today=today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (MONDAY, (1, True)),
        (MONDAY + timedelta(days=2), (3, True)),
        (WEEK.last, (7, False)),
        (WEEK.last + timedelta(days=30), (7, False)),
        (MONDAY - timedelta(days=1), (0, False)),
    ],
)
def test_only_days_up_to_today_could_have_an_entry(
    today: date, expected: tuple[int, bool]
) -> None:
    found = coverage(today=today)
    assert (found.days, found.is_running) == expected
    assert found.days_with_entry == 0


def test_a_day_with_several_entries_counts_once() -> None:
    found = coverage(MONDAY, MONDAY, DAY, today=WEEK.last)
    assert (found.entries, found.days_with_entry, found.days) == (3, 2, 7)


def test_an_entry_from_further_east_moves_today_on() -> None:
    found = coverage(MONDAY + timedelta(days=1), today=MONDAY)
    assert (found.days_with_entry, found.days) == (1, 2)


@given(
    st.sets(st.integers(0, 6)).map(
        lambda numbers: [MONDAY + timedelta(days=number) for number in numbers]
    ),
    st.integers(-3, 10),
)
def test_there_are_never_more_days_with_an_entry_than_days(
    days: list[date], offset: int
) -> None:
    found = coverage(*days, today=MONDAY + timedelta(days=offset))
    assert found.days_with_entry <= found.days <= WEEK.length


def test_late_entries_and_unknown_times_are_counted() -> None:
    found = build_coverage(
        [
            a_session(at=None),
            a_night(),
            a_drink(recorded_at=datetime(2026, 11, 21, tzinfo=UTC)),
        ],
        period=WEEK,
        today=WEEK.last,
    )
    assert (found.late, found.without_time) == (1, 1)


def test_pain_of_a_day_is_what_was_felt_without_care() -> None:
    entries = [
        a_session("pain left-calf=6:1", "stiffness left-calf=9:9"),
        a_check_in("pain neck=3", "fatigue=10"),
        a_session("pain=:2", day=MONDAY),
        a_check_in("pain=4.5", day=MONDAY),
    ]
    assert daily_pain(entries, ALL) == (
        DayMean(day=MONDAY, value=4.5, n=1),
        DayMean(day=DAY, value=4.5, n=2),
    )


def test_pain_elsewhere_is_left_out_of_a_selection() -> None:
    entry = a_check_in("pain neck=3", "pain left-calf=7", "pain=9")
    neck = Selection(places=(place("neck"),))
    assert daily_pain([entry], neck) == (DayMean(day=DAY, value=3.0, n=1),)


def test_sleep_of_a_day_is_the_night_before_and_unknown_nights_are_left_out() -> None:
    entries = [a_night(390), a_night(410), a_night(None, 3, day=MONDAY), a_session()]
    assert daily_sleep(entries) == (DayMean(day=DAY, value=400.0, n=2),)
