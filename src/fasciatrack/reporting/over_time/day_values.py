"""One value for each day, of all that was observed on it: what a trend goes through."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import Value
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.observations import Observation
from fasciatrack.reporting.statistics.averages import mean, median

if TYPE_CHECKING:
    from fasciatrack.domain.records import Place

ByDay = Mapping[date, float]

_EXACT = 9
"""Decimals of values brought to one level; what lies beyond is the machine's doing."""


class DayValues(Value):
    """A value for each day, and what it was made of."""

    days: ByDay
    """Earliest first."""
    areas: int
    """How many areas' scores are in it, each moved to their common mean if several."""
    is_without_today: bool = False
    """Whether today's sum was left out, because it still grows."""


def values_by_day(
    metric: str,
    observations: Iterable[Observation],
    *,
    period: Period | None = None,
    today: date | None = None,
) -> DayValues:
    """Give each day's median, or its sum where a metric adds up.

    Scores right after a session are left out: they would make a day with care look
    milder than it was. Where several areas are scored, a day tells how far each is from
    its own mean: which area was scored that day must not matter.

    Args:
        metric: A name from CHARTABLES.
        observations: In any order.
        period: Areas not scored in it are left out, and means are those of its days;
            None for all days.
        today: A sum of this day is left out; None for none.
    """
    adds_up = CHARTABLES[metric].adds_up
    by_place: dict[tuple[Place, ...], dict[date, list[float]]] = {}
    is_without_today = False
    for one in observations:
        if one.value is None or one.label == "after":
            continue
        if adds_up and today is not None and one.day >= today:
            is_without_today = True
            continue
        # Of sums, such as water, no area is known.
        by_place.setdefault(one.places, {}).setdefault(one.day, []).append(one.value)
    of_day = sum if adds_up else median
    areas = [
        {day: of_day(some) for day, some in by_day.items()}
        for by_day in by_place.values()
        if period is None or any(map(period.contains, by_day))
    ]
    days = areas[0] if len(areas) == 1 else _levelled(areas, period)
    return DayValues(
        days=dict(sorted(days.items())),
        areas=len(areas),
        is_without_today=is_without_today,
    )


def _levelled(areas: Sequence[ByDay], period: Period | None) -> dict[date, float]:
    """Bring areas to one level, and average those of one day."""
    inside = [
        [one for day, one in by_day.items() if period is None or period.contains(day)]
        for by_day in areas
    ]
    moved: dict[date, list[float]] = {}
    for by_day, some in zip(areas, inside, strict=True):
        usual = mean(some)
        for day, value in by_day.items():
            moved.setdefault(day, []).append(value - usual)
    if not moved:
        return {}
    level = mean([value for some in inside for value in some])
    return {day: round(level + mean(some), _EXACT) for day, some in moved.items()}
