"""Where a score is heading, by day, and how far that is from sure."""

from collections.abc import Mapping, Sequence
from datetime import date

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.correlation import lag_one
from fasciatrack.reporting.statistics.slopes import Point, least_squares, theil_sen

FEWEST_DAYS = 8
"""Days with a value without which there is no trend to speak of."""
SHORTEST = 14
"""Days from the first to the last of them, both counted."""
MOST_ALIKE = 0.95
"""A range that is 6 times as wide; above it there would be none."""


class Trend(Value):
    """A score by day; slopes are points a day."""

    n: int
    """Days with a value."""
    first: date
    last: date
    slope: float
    low: float
    """Its range, 95 %, as if days were independent of each other."""
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
    found = theil_sen(_points(days))
    return Trend(
        n=len(days),
        first=first,
        last=last,
        slope=found.slope,
        low=found.low,
        high=found.high,
    )


def widened_range(days: Mapping[date, float]) -> tuple[float, float]:
    """Give the range of a slope a day, as wide as days that follow are alike."""
    points = _points(days)
    found = theil_sen(points, widening=widening(alikeness(points)))
    return found.low, found.high


def widening(alike: float) -> float:
    """Say what the variance of a trend is multiplied by."""
    return (1 + alike) / (1 - alike)


def alikeness(points: Sequence[Point]) -> float:
    """Give the correlation of points that follow each other, the line taken out.

    In short series it comes out too low, by about (2 + 4r)/n where a line was taken out
    (Marriott & Pope 1954, Biometrika 41:390). Twice that is added: too low a guess
    would find trends that are none, and the guess itself is a rough one.
    """
    line = least_squares(points)
    # What is left of a perfect line is rounding, which is alike as well.
    beside = [
        round(value - line.intercept - line.slope * moment, 9)
        for moment, value in points
    ]
    if not any(beside):
        return 0.0
    r = lag_one(beside)
    return min(max(r + 2 * (2 + 4 * r) / len(points), 0.0), MOST_ALIKE)


def _points(days: Mapping[date, float]) -> list[Point]:
    first = min(days)
    return [((day - first).days, value) for day, value in sorted(days.items())]
