"""Where the pain of each area is heading over a report's period."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.thresholds import METRIC
from fasciatrack.domain.values import Value
from fasciatrack.reporting.over_time.trends import Trends, build_trends
from fasciatrack.reporting.statistics.averages import median

if TYPE_CHECKING:
    from datetime import date


class AreaTrend(Value):
    """The trend of pain by day in one place, judged together with the other places."""

    place: Place | None
    """None for pain without a place."""
    trend: Trends


def area_trends(
    entries: Iterable[Entry], period: Period, selection: Selection
) -> tuple[AreaTrend, ...]:
    """Find the trend of each place, those with the most days first.

    A day counts with the median of its scores before sessions, at check-ins and at
    follow-ups.

    Args:
        entries: Those of the period; others are ignored.
        period: The days looked at.
        selection: Only its places count.
    """
    felt: dict[Place | None, dict[date, list[float]]] = {}
    for entry in entries:
        if period.contains(entry.day):
            for rating in entry.ratings:
                if rating.metric != METRIC or rating.phase == "after":
                    continue
                if selection.covers(rating.place):
                    days = felt.setdefault(rating.place, {})
                    days.setdefault(entry.day, []).append(rating.value)
    order = sorted(felt, key=lambda place: (-len(felt[place]), str(place or "")))
    by_day = [
        {day: median(values) for day, values in sorted(felt[place].items())}
        for place in order
    ]
    return tuple(
        AreaTrend(place=place, trend=trend)
        for place, trend in zip(order, build_trends(METRIC, by_day), strict=True)
    )
