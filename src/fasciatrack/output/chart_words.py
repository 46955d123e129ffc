"""The words around a chart, the same in the picture and in the sentences."""

from collections.abc import Iterator
from datetime import date

from fasciatrack.domain.periods import DAY, MONTHS
from fasciatrack.domain.quantities import format_amount, format_minutes
from fasciatrack.output.figures import decimal, round_half_up
from fasciatrack.output.period_words import between, day_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.over_time.buckets import Bucket, bucket_of
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.series import ALL_AREAS, Chart

_NAMES = {"sleep-quality": "sleep quality"}
_UNITS = {"minutes": "hours", "ml": "ml a day", "mg": "mg a day"}
_MEANS = {"day": "", "week": "weekly means", "month": "monthly means"}
_ANY = Screen()
"""Values on charts have no minus sign, which alone depends on the screen."""
_WAYS = {
    "night": "fascia sleep 7h30",
    "drink": "fascia drink 500ml",
    "drink of water": "fascia drink 500ml",
}


def name(chart: Chart) -> str:
    """Name the metric as people say it: `sleep quality`, `water`."""
    return _NAMES.get(chart.metric, chart.metric)


def quantity(chart: Chart) -> str:
    """Name what is drawn, with its unit: `Pain, 0–10`, `Sessions a week`."""
    if chart.form == "bars":
        words = f"{name(chart)} a {chart.bucket}"
    else:
        unit = _UNITS.get(chart.unit, chart.unit.replace("-", "–"))
        words = f"{name(chart)}, {unit}"
    return words[0].upper() + words[1:]


def heading(chart: Chart) -> list[str]:
    """Say what, of what, when, and how it was averaged."""
    means = _MEANS[chart.bucket] if chart.form == "line" else ""
    parts = (quantity(chart), *chart.conditions, chart.period.label, means)
    return [part for part in parts if part]


def nothing_to_draw(chart: Chart, elsewhere: str = "") -> str:
    """Say that there is nothing, and where there is some or how to add it."""
    chartable = CHARTABLES[chart.metric]
    missing, way = name(chart), _WAYS.get(chartable.counted, "fascia log")
    if chartable.counted == "rating":
        missing = f"{missing} ratings"
        way = way if chartable.per_area else "fascia check"
    elif chart.metric == "minutes":
        missing = "sessions with a duration"
    conditions = [words for words in chart.conditions if words != ALL_AREAS]
    given = f" for {safe(', '.join(conditions))}" if conditions else ""
    ending = safe(elsewhere) or f"`{way}` adds some"
    return f"nothing to draw: no {missing}{given} {between(chart.period)}; {ending}"


def cut_off(chart: Chart) -> Iterator[str]:
    """Say which bars cannot be compared, because their week or month is not whole."""
    if chart.form != "bars":
        return
    first, last = chart.period.first, chart.period.last
    if bucket_of(first, chart.bucket) < first:
        yield f"first {chart.bucket} from {day_words(first)}"
    if bucket_of(last + DAY, chart.bucket) <= last:
        yield f"last {chart.bucket} to {day_words(last)}"


def value_words(chart: Chart, value: float) -> str:
    """Say a value with its unit: `5.8`, `7 h 12 min`, `1500 ml`."""
    return amount_words(chart.unit, value)


def amount_words(unit: str, value: float) -> str:
    """Say a value with a unit as the charts name them: `0-10`, `minutes`, `ml`."""
    if unit == "minutes":
        return format_minutes(round_half_up(value))
    if unit == "ml":
        return format_amount(round_half_up(value))
    if unit in ("mg", "%"):
        return f"{round_half_up(value)} {unit}"
    return decimal(value, _ANY).removesuffix(".0")


def bucket_words(day: date, bucket: Bucket, *, year: bool) -> str:
    """Name a bucket: `12 Oct`, `week of 12 Oct`, `Oct`; with its year on request."""
    ending = f" {day.year}" if year else ""
    if bucket == "month":
        return f"{MONTHS[day.month - 1][:3]}{ending}"
    prefix = "week of " if bucket == "week" else ""
    return f"{prefix}{day_words(day)}{ending}"
