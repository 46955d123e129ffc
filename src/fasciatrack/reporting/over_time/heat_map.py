"""One metric day by day, in five steps: the numbers of a calendar, before it is drawn.

A day without an entry is unknown, a day that has entries and no session has none, and
a day that is still to come is neither.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from math import fsum
from typing import Literal

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.observations import observe
from fasciatrack.reporting.over_time.series import conditions_of
from fasciatrack.reporting.practice.rhythm import DayCounts, Rhythm, build_rhythm
from fasciatrack.reporting.statistics.averages import exact

State = Literal["value", "none", "unknown", "to come"]

_TENTHS, _HUNDREDTHS = (0, 2, 4, 6, 8), (0, 20, 40, 60, 80)
_STEPS: Mapping[str, tuple[float, ...]] = {
    "sessions": (1, 2, 3, 4, 5),
    "minutes": (0, 10, 20, 30, 45),
    "sleep": (0, 300, 360, 420, 480),
    "sleep-quality": (1, 2, 3, 4, 5),
    "water": (0, 500, 1000, 1500, 2000),
    "drinks": (0, 500, 1000, 1500, 2000),
    "caffeine": (0, 100, 200, 300, 400),
}
"""Where each of the five steps begins.

They stay the same from month to month, so that two calendars can be compared.
"""


class HeatStep(Value):
    """One of five steps, from low to high."""

    number: int
    """1 to 5."""
    low: float
    """Its lowest value."""
    below: float | None
    """The first value that is too high for it; None for the last step."""


class HeatDay(Value):
    """One day of a calendar."""

    day: date
    state: State
    """`none`: entries, and none of it; `unknown`: nothing on record; `to come`."""
    value: float | None
    """The day's sum or mean; None where it is unknown."""
    step: int | None
    """1 to 5; None where there is no value, or it is none."""


class HeatMap(Value):
    """Everything a calendar shows, before anyone draws it."""

    metric: str
    unit: str
    period: Period
    today: date
    conditions: tuple[str, ...]
    """What it was narrowed to, in words."""
    steps: tuple[HeatStep, ...]
    days: tuple[HeatDay, ...]
    """Every day of the period, in order."""
    rhythm: Rhythm

    @property
    def is_empty(self) -> bool:
        """Whether no day has a value."""
        return all(day.state != "value" for day in self.days)


def build_heat_map(  # noqa: PLR0913 - one argument per question a calendar answers
    metric: str,
    entries: Iterable[Entry],
    *,
    period: Period,
    selection: Selection,
    today: date,
    sessions: DayCounts,
    with_entry: Collection[date],
    begun: date | None,
) -> HeatMap:
    """Put what the entries say about a metric on the days of a period.

    Args:
        metric: A name from CHARTABLES.
        entries: In any order; those outside the period or the selection are ignored.
        period: The days to show; open at its beginning, from the diary's first day.
        selection: Kinds, places and tags; its own period is not looked at.
        today: Days after it are still to come.
        sessions: Selected sessions a day, for the rhythm.
        with_entry: Days with any entry: without a session they have none, and only
            weeks with one of them are known.
        begun: The diary's first day.
    """
    if period.first == EARLIEST:
        first = min(begun or period.last, period.last)
        period = Period(first=first, last=period.last)
    values, unsaid = _by_day(metric, entries, replace(selection, period=period))
    if CHARTABLES[metric].form == "bars":
        values = {day: 0.0 for day in with_entry if day not in unsaid} | values
    steps = _steps(metric)
    return HeatMap(
        metric=metric,
        unit=CHARTABLES[metric].unit,
        period=period,
        today=today,
        conditions=conditions_of(selection, mixes_areas=CHARTABLES[metric].rated),
        steps=steps,
        days=tuple(_day(metric, day, values, steps, today) for day in period.days()),
        rhythm=build_rhythm(
            sessions, with_entry=with_entry, period=period, today=today, begun=begun
        ),
    )


def step_of(value: float, steps: Sequence[HeatStep]) -> int:
    """Number the step a value lies in; below the first one it is the first."""
    return max(sum(step.low <= value for step in steps), 1)


def _steps(metric: str) -> tuple[HeatStep, ...]:
    per_hundred = CHARTABLES[metric].unit == "%"
    lows = _STEPS.get(metric, _HUNDREDTHS if per_hundred else _TENTHS)
    ends = (*lows[1:], None)
    return tuple(
        HeatStep(number=number, low=low, below=below)
        for number, (low, below) in enumerate(zip(lows, ends, strict=True), 1)
    )


def _by_day(
    metric: str, entries: Iterable[Entry], selection: Selection
) -> tuple[dict[date, float], set[date]]:
    """Sum or average each day; name the days on which something was left unsaid."""
    found: dict[date, list[float]] = {}
    unsaid = set()
    for entry in entries:
        if not selection.matches(entry):
            continue
        for one in observe(entry, metric, selection):
            # Scores after a session would make a day with care look milder.
            if one.label == "after":
                continue
            if one.value is None:
                unsaid.add(one.day)
            else:
                found.setdefault(one.day, []).append(one.value)
    adds_up = CHARTABLES[metric].adds_up
    return {
        day: exact(fsum(values) / (1 if adds_up else len(values)))
        for day, values in found.items()
    }, unsaid


def _day(
    metric: str,
    day: date,
    values: Mapping[date, float],
    steps: Sequence[HeatStep],
    today: date,
) -> HeatDay:
    value = values.get(day)
    if value is None:
        state: State = "to come" if day > today else "unknown"
        return HeatDay(day=day, state=state, value=None, step=None)
    if value == 0 and CHARTABLES[metric].adds_up:
        return HeatDay(day=day, state="none", value=value, step=None)
    return HeatDay(day=day, state="value", value=value, step=step_of(value, steps))
