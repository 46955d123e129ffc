"""Where a score is heading: the median of the slopes between all pairs of days.

One odd day hardly moves it. The slope is Theil's (1950), its range Sen's (1968), the
test for a trend Mann's (1945) and Kendall's. They take days for independent of each
other, which days of pain are not quite.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import erfc, sqrt

from fasciatrack.domain.values import Value
from fasciatrack.reporting.page_intervals import NORMAL

FEWEST_DAYS = 8
"""Days with a value without which there is no trend to speak of."""
SHORTEST = 14
"""Days from the first to the last of them, both counted."""

Point = tuple[float, float]
"""A moment and a value."""


class Slope(Value):
    """How much a value rises with time; below 0 it falls."""

    slope: float
    intercept: float
    """Median value minus slope times median moment."""
    low: float
    """The range of the slope, 95 %."""
    high: float


class MannKendall(Value):
    """Whether later values tend to be higher."""

    s: int
    """Pairs that rise minus pairs that fall."""
    variance: float
    """Of s, if order were chance; ties are taken into account."""
    tau: float | None
    """Kendall's τ-b, from −1 to 1; None where all values are the same."""
    p: float
    """How often chance alone gives such an s or a larger one; two-sided."""


class Trend(Value):
    """A score by day; slopes are points a day."""

    n: int
    """Days with a value."""
    first: date
    last: date
    slope: float
    low: float
    high: float

    @property
    def rise(self) -> float:
        """Points from the first to the last day, along the slope."""
        return self.slope * (self.last - self.first).days


def build_trend(days: Mapping[date, float]) -> Trend | None:
    """Give the trend of a value by day; None where there is too little for one.

    The time it takes grows with the square of the number of days.
    """
    if len(days) < FEWEST_DAYS:
        return None
    first, last = min(days), max(days)
    if (last - first).days + 1 < SHORTEST:
        return None
    found = theil_sen([((day - first).days, value) for day, value in days.items()])
    return Trend(
        n=len(days),
        first=first,
        last=last,
        slope=found.slope,
        low=found.low,
        high=found.high,
    )


def theil_sen(points: Sequence[Point]) -> Slope:
    """Give the median slope of at least two points; their moments differ."""
    slopes = sorted((y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in _pairs(points))
    slope = median(slopes)
    reach = NORMAL * sqrt(mann_kendall(points).variance)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Slope(
        slope=slope,
        intercept=median(sorted(y for _, y in points))
        - slope * median(sorted(x for x, _ in points)),
        low=slopes[low],
        high=slopes[high],
    )


def mann_kendall(points: Sequence[Point]) -> MannKendall:
    """Count whether later values are higher; moments differ, values may be the same."""
    n = len(points)
    s = sum((y2 > y1) - (y2 < y1) for (_, y1), (_, y2) in _pairs(points))
    ties = Counter(y for _, y in points).values()
    variance = (_spread(n) - sum(map(_spread, ties))) / 18
    pairs = n * (n - 1) / 2
    untied = pairs - sum(tied * (tied - 1) / 2 for tied in ties)
    # s moves in steps of two; half a step is what counting makes it jump.
    sure = max(abs(s) - 1, 0)
    return MannKendall(
        s=s,
        variance=variance,
        tau=s / sqrt(pairs * untied) if untied else None,
        p=erfc(sure / sqrt(2 * variance)) if variance else 1.0,
    )


def median(ordered: Sequence[float]) -> float:
    """Give the middle of values that are in order."""
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def _pairs(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return combinations(sorted(points), 2)


def _spread(n: int) -> int:
    """Give 18 times the variance of s over n values in any order."""
    return n * (n - 1) * (2 * n + 5)
