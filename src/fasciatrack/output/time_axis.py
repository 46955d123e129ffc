"""Where on a chart the dates are written: as many as can be read."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from fasciatrack.domain.periods import MONTHS, Period
from fasciatrack.output.period_words import day_words
from fasciatrack.output.plotting import Tick
from fasciatrack.reporting.over_time.buckets import Bucket

SPACE = 2
"""Columns between two dates."""
_DAY_STEPS = (1, 2)
_WEEK_STEPS = (1, 2)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20)


def date_ticks(
    period: Period, bucket: Bucket, column: Callable[[date], float]
) -> tuple[Tick, ...]:
    """Choose dates to write under a chart: days, Mondays, months or years.

    Args:
        period: From the first to the last day that has a place on the axis.
        bucket: How fine the data are; dates are never finer.
        column: Where a day is.
    """
    choices = (
        tuple((column(day), words) for day, words in days)
        for days in _choices(period, bucket)
    )
    return next(ticks for ticks in choices if ticks and _is_readable(ticks))


def _is_readable(ticks: tuple[Tick, ...]) -> bool:
    longest = max(len(words) for _, words in ticks)
    return all(
        right - left >= longest + SPACE for (left, _), (right, _) in pairwise(ticks)
    )


def _choices(period: Period, bucket: Bucket) -> Iterator[list[tuple[date, str]]]:
    """Yield ever fewer dates; the last choice is the first day alone."""
    days = list(period.days()) if bucket != "month" else []
    if bucket == "day":
        for step in _DAY_STEPS:
            yield [(day, day_words(day)) for day in days[::step]]
    mondays = [day for day in days if day.weekday() == 0]
    for step in _WEEK_STEPS:
        yield [(day, day_words(day)) for day in mondays[::step]]
    for step in _MONTH_STEPS:
        yield [(day, _month_words(day)) for day in _months(period, step)]
    for step in _YEAR_STEPS:
        yield [(day, str(day.year)) for day in _years(period, step)]
    yield [(period.first, day_words(period.first))]


def _months(period: Period, step: int) -> list[date]:
    return [
        first
        for year in range(period.first.year, period.last.year + 1)
        for month in range(1, 13, step)
        if period.contains(first := date(year, month, 1))
    ]


def _years(period: Period, step: int) -> list[date]:
    return [
        first
        for year in range(period.first.year, period.last.year + 1)
        if year % step == 0 and period.contains(first := date(year, 1, 1))
    ]


def _month_words(day: date) -> str:
    return str(day.year) if day.month == 1 else MONTHS[day.month - 1][:3]
