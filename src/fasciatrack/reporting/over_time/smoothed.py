"""A value by day with its ups and downs smoothed, for every bucket of a picture."""

from collections.abc import Iterator, Mapping
from datetime import date

from fasciatrack.domain.periods import DAY, EARLIEST, Period
from fasciatrack.domain.values import Value
from fasciatrack.reporting.over_time.buckets import Bucket, bucket_of, bucket_starts
from fasciatrack.reporting.statistics.averages import exact, mean
from fasciatrack.reporting.statistics.smoothing import (
    TAU,
    ewma_by_time,
    moving_average,
)

LOOK_BACK = 10 * int(TAU)
"""Days before a period that its means need; older ones count less than 1 in 20,000."""


class TrendPoint(Value):
    """One bucket of a picture with its smoothed values."""

    day: date
    """Its first day."""
    value: float | None
    """The mean of its days."""
    n: int
    """Days with a value."""
    average: float | None
    """The mean of the seven days up to its last; None below four days with a value."""
    fading: float | None
    """The mean with older days counting less, on its last day with a value."""


def with_days_before(period: Period) -> Period:
    """Give a period and the days before it that its smoothed values need."""
    if (period.first - EARLIEST).days <= LOOK_BACK:
        return Period(first=EARLIEST, last=period.last)
    return Period(first=period.first - LOOK_BACK * DAY, last=period.last)


def smoothed(
    days: Mapping[date, float], period: Period, bucket: Bucket
) -> Iterator[TrendPoint]:
    """Yield a point for every bucket of a period, gaps included.

    Args:
        days: Values by day, earliest first; those before the period count for the means
            of its first days.
        period: Whole days.
        bucket: How fine the points are.
    """
    starts = list(bucket_starts(period, bucket))
    inside: dict[date, list[date]] = {start: [] for start in starts}
    for day in days:
        if period.contains(day):
            inside[bucket_of(day, bucket)].append(day)
    averages = moving_average(days, period)
    fading = _fading(days)
    ends = [*(start - DAY for start in starts[1:]), period.last]
    for (start, some), end in zip(inside.items(), ends, strict=True):
        yield TrendPoint(
            day=start,
            value=_reckoned(mean([days[day] for day in some]) if some else None),
            n=len(some),
            average=_reckoned(averages[end]),
            fading=_reckoned(fading[some[-1]] if some else None),
        )


def _fading(days: Mapping[date, float]) -> dict[date, float]:
    if not days:
        return {}
    first = min(days)
    points = [((day - first).days, value) for day, value in days.items()]
    return dict(zip(days, ewma_by_time(points), strict=True))


def _reckoned(value: float | None) -> float | None:
    return None if value is None else exact(value)
