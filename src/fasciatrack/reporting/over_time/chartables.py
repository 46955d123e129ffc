"""What can be drawn over time."""

from typing import Literal

from fasciatrack.domain.records import EntryType
from fasciatrack.domain.scales import METRICS, SLEEP_QUALITY
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import WordList

Form = Literal["line", "bars"]


class Chartable(Value):
    """Something that can be drawn over time."""

    name: str
    unit: str
    """As in the JSON: `0-10`, `%`, `1-5`, `minutes`, `ml`, `mg`, `sessions`."""
    form: Form
    counted: str
    """What one observation is, in the singular: `rating`, `drink of water`."""
    types: tuple[EntryType, ...]
    """The entries that can hold it."""
    low: float = 0
    high: float | None = None
    """The end of its scale; None when it is open."""
    adds_up: bool = False
    """Whether a day's observations are summed instead of averaged."""
    per_area: bool = True
    """Whether `--by area` makes sense."""

    @property
    def rated(self) -> bool:
        """Whether it is rated in places, so that one line may mix several."""
        return self.per_area and self.counted == "rating"


_RATED: tuple[EntryType, ...] = ("session", "check-in", "follow-up")

CHARTABLES: dict[str, Chartable] = {
    chartable.name: chartable
    for chartable in (
        *(
            Chartable(
                name=metric.name,
                unit=metric.bounds.unit or "0-10",
                form="line",
                counted="rating",
                types=_RATED,
                low=metric.bounds.low,
                high=metric.bounds.high,
                per_area=metric.per_area,
            )
            for metric in METRICS.values()
        ),
        Chartable(
            name="sessions",
            unit="sessions",
            form="bars",
            counted="session",
            types=("session",),
            adds_up=True,
        ),
        Chartable(
            name="minutes",
            unit="minutes",
            form="bars",
            counted="session",
            types=("session",),
            adds_up=True,
        ),
        Chartable(
            name="sleep",
            unit="minutes",
            form="line",
            counted="night",
            types=("night",),
            per_area=False,
        ),
        Chartable(
            name="sleep-quality",
            unit="1-5",
            form="line",
            counted="night",
            types=("night",),
            low=SLEEP_QUALITY.low,
            high=SLEEP_QUALITY.high,
            per_area=False,
        ),
        Chartable(
            name="water",
            unit="ml",
            form="line",
            counted="drink of water",
            types=("drink",),
            adds_up=True,
            per_area=False,
        ),
        Chartable(
            name="drinks",
            unit="ml",
            form="line",
            counted="drink",
            types=("drink",),
            adds_up=True,
            per_area=False,
        ),
        Chartable(
            name="caffeine",
            unit="mg",
            form="line",
            counted="drink",
            types=("drink",),
            adds_up=True,
            per_area=False,
        ),
    )
}
CHART_WORDS = WordList("metric to chart", {name: name for name in CHARTABLES})
"""The names as typed, for completion and for refusing others."""
