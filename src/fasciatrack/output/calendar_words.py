"""The words around a calendar, the same in the picture and in the sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fasciatrack.domain.periods import WEEKDAYS
from fasciatrack.output.chart_words import nothing_to_draw
from fasciatrack.output.figures import counted, decimal, hours, round_half_up
from fasciatrack.output.period_words import between, day_words
from fasciatrack.output.practice_sheets import gap_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.heat_map import HeatDay, HeatMap, HeatStep
from fasciatrack.reporting.over_time.series import Chart
from fasciatrack.reporting.practice.rhythm import Rhythm

_ANY = Screen()
"""Values of a calendar have no minus sign, which alone depends on the screen."""
_TITLES = {
    "sessions": "sessions a day",
    "minutes": "minutes a day",
    "sleep": "sleep, hours",
    "sleep-quality": "sleep quality, 1–5",
    "water": "water, ml a day",
    "drinks": "drinks, ml a day",
    "caffeine": "caffeine, mg a day",
}


def title(heat_map: HeatMap) -> str:
    """Name what is shown, with its unit: `Pain, 0–10`, `Sessions a day`."""
    unit = heat_map.unit.replace("-", "–")
    words = _TITLES.get(heat_map.metric, f"{heat_map.metric}, {unit}")
    return words[0].upper() + words[1:]


def heading(heat_map: HeatMap) -> list[str]:
    """Say what, of what, and when."""
    return [title(heat_map), *heat_map.conditions, heat_map.period.label]


def step_words(step: HeatStep, heat_map: HeatMap) -> str:
    """Say the bounds of a step in the unit of the title: `<2`, `2+`, `8+`."""
    scale = 60 if heat_map.metric == "sleep" else 1
    whole = heat_map.metric == "sessions" and step.below is not None
    if whole or CHARTABLES[heat_map.metric].high == step.low:
        return f"{step.low:g}"
    if step.low == 0 and step.below is not None:
        return f"<{step.below / scale:g}"
    return f"{step.low / scale:g}+"


def value_words(heat_map: HeatMap, value: float) -> str:
    """Say a day's value with its unit: `5.8`, `7 h 12 min`, `1500 ml`."""
    if heat_map.unit == "minutes":
        return hours(value, _ANY)
    if heat_map.unit in ("ml", "mg", "%"):
        return f"{round_half_up(value)} {heat_map.unit}"
    return decimal(value, _ANY).removesuffix(".0")


def rhythm_facts(rhythm: Rhythm) -> Iterator[str]:
    """Say how sessions are spread, fact by fact; what is unknown is left out."""
    weeks, unknown = counted(rhythm.weeks, "week"), rhythm.weeks_without_entry
    if rhythm.sessions:
        days = counted(rhythm.days_with_session, "day")
        yield f"{counted(rhythm.sessions, 'session')} on {days}"
        yield f"{rhythm.weeks_with_session} of {weeks} with a session"
    else:
        yield f"no session in {weeks}" if rhythm.weeks else "no session"
    if unknown:
        yield f"{counted(unknown, 'week')} without an entry"
    if rhythm.sessions and rhythm.sessions_a_week is not None:
        mean, full = decimal(rhythm.sessions_a_week, _ANY), rhythm.full_weeks
        yield f"{mean} sessions a week over {counted(full, 'full week')}"
    if rhythm.median_gap is not None and rhythm.longest_gap is not None:
        yield f"median gap {gap_words(rhythm.median_gap)}"
        yield f"longest gap {gap_words(rhythm.longest_gap)}"


def nothing_to_show(heat_map: HeatMap) -> str:
    """Say that no day has a value, and how to add one."""
    return nothing_to_draw(
        Chart(
            metric=heat_map.metric,
            unit=heat_map.unit,
            period=heat_map.period,
            form=CHARTABLES[heat_map.metric].form,
            bucket="day",
            panels=(),
            conditions=heat_map.conditions,
        )
    )


def calendar_sentences(heat_map: HeatMap) -> str:
    """Say what a calendar shows: counts, the extremes, and the rhythm."""
    known = [day for day in heat_map.days if day.state == "value"]
    about = ", ".join([title(heat_map), *heat_map.conditions])
    days = f"{counted(len(known), 'day')} with a value {between(heat_map.period)}"
    sentences = [
        f"{safe(about)}: {days}{_extremes(heat_map, known)}.",
        *_other_days(heat_map),
        *_spread(heat_map.rhythm),
    ]
    return " ".join(sentences) + "\n"


def _extremes(heat_map: HeatMap, known: Sequence[HeatDay]) -> str:
    lowest = min(known, key=lambda day: day.value or 0)
    highest = max(known, key=lambda day: day.value or 0)
    if lowest.value == highest.value:
        return f", each {value_words(heat_map, lowest.value or 0)}"
    return ", " + ", ".join(
        f"{word} {value_words(heat_map, day.value or 0)} ({day_words(day.day)})"
        for word, day in (("lowest", lowest), ("highest", highest))
    )


def _other_days(heat_map: HeatMap) -> Iterator[str]:
    counts = Counter(day.state for day in heat_map.days)
    if counts["none"]:
        verb = "has" if counts["none"] == 1 else "have"
        yield f"{counted(counts['none'], 'day')} {verb} entries and none of it."
    if counts["unknown"]:
        verb = "is" if counts["unknown"] == 1 else "are"
        yield f"{counted(counts['unknown'], 'day')} {verb} unknown."
    if counts["to come"]:
        verb = "is" if counts["to come"] == 1 else "are"
        yield f"{counted(counts['to come'], 'day')} {verb} still to come."


def _spread(rhythm: Rhythm) -> Iterator[str]:
    first, *more = rhythm_facts(rhythm)
    yield f"{first[0].upper()}{first[1:]}."
    if rhythm.sessions:
        days = ", ".join(
            f"{name} {count}"
            for name, count in zip(WEEKDAYS, rhythm.weekdays, strict=True)
            if count
        )
        yield f"By weekday: {days}."
    yield from (f"{fact[0].upper()}{fact[1:]}." for fact in more)
