"""Values by day with their ups and downs smoothed, and no day made up."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp, fsum
from typing import Protocol

TAU = 7.0
"""Days after which what was known counts for a bit over a third."""
WINDOW = 7
FEWEST_DAYS = 4
"""Days of a window without which it has no average."""


class Days(Protocol):
    """Whole days from first to last, both inclusive."""

    @property
    def first(self) -> date:
        """The first of them."""

    @property
    def last(self) -> date:
        """The last."""


def ewma(values: Sequence[float], weight: float, start: float) -> list[float]:
    """Give, after each value, the average in which older ones count ever less.

    Args:
        values: In order, all as far apart.
        weight: Of the newest, 0 to 1.
        start: The average before the first.
    """
    found = []
    average = start
    for value in values:
        average += weight * (value - average)
        found.append(average)
    return found


def ewma_by_time(
    points: Sequence[tuple[float, float]], tau: float = TAU
) -> list[float]:
    """Do the same for values that are not as far apart, from the first value on.

    Args:
        points: Moment and value, in order of time; days, if tau is in days.
        tau: How long until what was known counts for 1/e.
    """
    found: list[float] = []
    average = before = 0.0
    for moment, value in points:
        weight = 1 - exp(-(moment - before) / tau) if found else 1.0
        average += weight * (value - average)
        before = moment
        found.append(average)
    return found


def moving_average(
    days: Mapping[date, float],
    period: Days,
    window: int = WINDOW,
    fewest: int = FEWEST_DAYS,
) -> dict[date, float | None]:
    """Give, for each day of a period, the mean of the days up to and with it.

    None where too few of them have a value; none is made up.

    Args:
        days: Values by day; those before the period count for its first days.
        period: Whole days.
        window: How many days one average looks at.
        fewest: How many of them must have a value.
    """
    by_number = {day.toordinal(): value for day, value in days.items()}
    found: dict[date, float | None] = {}
    for number in range(period.first.toordinal(), period.last.toordinal() + 1):
        some = [
            by_number[one]
            for one in range(number - window + 1, number + 1)
            if one in by_number
        ]
        enough = len(some) >= max(fewest, 1)
        found[date.fromordinal(number)] = fsum(some) / len(some) if enough else None
    return found
