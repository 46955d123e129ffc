"""A value by day with its ups and downs smoothed, also by what was before."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import exp
from random import Random

import pytest

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.reporting.over_time.buckets import Bucket
from fasciatrack.reporting.over_time.smoothed import (
    LOOK_BACK,
    TrendPoint,
    smoothed,
    with_days_before,
)

FIRST = date(2026, 1, 5)
"""A Monday."""


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def wobbling(count: int) -> dict[date, float]:
    chance = Random(1)  # noqa: S311 - made-up diaries are no secret
    return {on(number): 5 + chance.uniform(-1, 1) for number in range(count)}


def points_of(
    days: Mapping[date, float], period: Period, bucket: Bucket = "day"
) -> list[TrendPoint]:
    return list(smoothed(days, period, bucket))


def test_every_day_of_the_period_is_there_and_gaps_are_none() -> None:
    days = {on(number): float(number) for number in (0, 1, 2, 4, 11)}
    points = points_of(days, Period(first=FIRST, last=on(12)))
    assert [point.day for point in points] == [on(number) for number in range(13)]
    assert [point.value for point in points] == [
        *(0, 1, 2, None, 4),
        *[None] * 6,
        11,
        None,
    ]
    assert [point.average for point in points] == [
        *[None] * 4,
        *(1.75, 1.75, 1.75),
        *[None] * 6,
    ]


def test_the_fading_mean_knows_how_much_time_went_by() -> None:
    days = {on(0): 6.0, on(1): 5.0, on(3): 5.0, on(10): 2.0}
    points = points_of(days, Period(first=FIRST, last=on(10)))
    assert [round(point.fading, 2) for point in points if point.fading is not None] == [
        *(6, 5.87, 5.65, 3.34)
    ]
    assert points[10].fading == pytest.approx(
        5.651439 + (2 - 5.651439) * (1 - exp(-1)), abs=1e-6
    )
    assert points[2].fading is None


@pytest.mark.parametrize(("bucket", "second"), [("week", 7), ("month", 27)])
def test_a_bucket_has_what_its_last_day_has(bucket: Bucket, second: int) -> None:
    days = wobbling(40)
    period = Period(first=FIRST, last=on(39))
    daily = points_of(days, period)
    points = points_of(days, period, bucket)
    # The first month began before the period, the last week does not end in it.
    assert points[0].day == (FIRST if bucket == "week" else date(2026, 1, 1))
    assert points[0].n == second
    assert points[0].average == daily[second - 1].average
    assert points[0].fading == daily[second - 1].fading
    assert points[0].value == pytest.approx(
        sum(list(days.values())[:second]) / second, abs=0.005
    )
    assert points[-1].average == daily[-1].average


def test_without_values_there_are_only_gaps() -> None:
    (point,) = points_of({}, Period(first=FIRST, last=FIRST))
    assert (point.value, point.n, point.average, point.fading) == (
        *(None, 0, None, None),
    )


def test_days_before_the_period_count_for_its_means_and_for_nothing_else() -> None:
    days = {on(number): float(number) for number in range(9)}
    first, second = points_of(days, Period(first=on(7), last=on(8)))
    assert (first.value, first.n, first.average) == (7, 1, 4)
    assert (second.value, second.n, second.average) == (8, 1, 5)
    (alone,) = points_of({on(7): 7.0}, Period(first=on(7), last=on(7)))
    assert first.fading is not None
    assert alone.fading == 7
    assert first.fading < 7
    # Nor where the first month begins before the period.
    (month,) = points_of(days, Period(first=on(7), last=on(8)), "month")
    assert (month.value, month.n) == (7.5, 2)


def test_what_is_read_before_a_period_is_all_that_its_means_need() -> None:
    days = {on(number): 1000.0 * (number < 100) for number in range(300)}
    period = Period(first=on(100 + LOOK_BACK), last=on(299))
    read = with_days_before(period)
    assert read == Period(first=on(100), last=on(299))
    few = {day: value for day, value in days.items() if read.contains(day)}
    for whole, part in zip(
        points_of(days, period), points_of(few, period), strict=True
    ):
        assert part.average == whole.average
        assert part.fading == pytest.approx(whole.fading, abs=0.05)


def test_nothing_is_read_before_the_first_day_there_is() -> None:
    for first in (EARLIEST, EARLIEST + timedelta(days=LOOK_BACK)):
        read = with_days_before(Period(first=first, last=FIRST))
        assert read == Period(first=EARLIEST, last=FIRST)
