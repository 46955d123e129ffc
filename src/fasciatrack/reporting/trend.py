"""Where a score is heading, by day."""

from collections.abc import Mapping
from datetime import date

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.slopes import theil_sen

FEWEST_DAYS = 8
"""Days with a value without which there is no trend to speak of."""
SHORTEST = 14
"""Days from the first to the last of them, both counted."""


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
