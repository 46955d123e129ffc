"""Where a value by day is heading, in words: how much, how sure, of how many days."""

from collections.abc import Iterator, Sequence
from datetime import date

from fasciatrack.output.chart_words import amount_words, bucket_words
from fasciatrack.output.figures import counted, fixed, round_half_up
from fasciatrack.output.marks import missing_words
from fasciatrack.output.period_words import day_words
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.over_time.chartables import CHARTABLES, Chartable
from fasciatrack.reporting.over_time.series import Chart
from fasciatrack.reporting.over_time.smoothed import TrendPoint
from fasciatrack.reporting.over_time.trends import (
    SMALLEST_FELT,
    TrendLine,
    Trends,
    Verdict,
)

_UNITS = {
    "0-10": "points",
    "1-5": "points",
    "%": "percentage points",
    "minutes": "min",
}
_WITHOUT_ENDS: dict[Verdict, str] = {
    "unclear": "not clear",
    "level": "level",
    "lower": "lower later on",
    "higher": "higher later on",
}
_BESIDE_TIES: tuple[Verdict, ...] = ("lower", "higher")
_PAST: dict[Verdict, str] = {"falling": "it fell", "rising": "it rose"}
_SMALLEST_P = 0.0001


def trend_parts(metric: str, trends: Trends, screen: Screen) -> list[str]:
    """Say a trend in parts that may stand on lines of their own.

    `falling from about 6.1 to 4.2`, `−0.27 points a week (95 % range …)`, `31 days`.
    """
    line, chartable = trends.line, CHARTABLES[metric]
    if line is None:
        return ["none yet", *_line_and_verdict(trends)]
    if trends.verdict == "same":
        return _same(chartable, trends, line)
    slope = _slope(chartable, trends.verdict, line, screen)
    if trends.verdict == "early":
        so_far = [f"so far {slope}", *_made_of(trends)]
        return ["too early to say", *so_far, *_missing(trends)]
    if trends.verdict in _WITHOUT_ENDS:
        return [_WITHOUT_ENDS[trends.verdict], slope, *_basis(trends, line)]
    start, end = _ends(chartable, line)
    return [
        f"{trends.verdict} from about {start} to {end}",
        *_smallness(chartable, line),
        slope,
        *_basis(trends, line),
    ]


def trend_sentences(
    chart: Chart, subject: str, trends: Trends, screen: Screen
) -> Iterator[str]:
    """Say a trend and the smoothed values, in sentences.

    Args:
        chart: What it belongs to.
        subject: What to call it: `pain, left calf`; harmless to print.
        trends: What was found.
        screen: Where it is said.
    """
    yield _judgement(CHARTABLES[chart.metric], subject, trends, screen)
    averages = [one for one in trends.points if one.average is not None]
    if not averages:
        return
    ends = [
        f"{_value(chart, one.average)} ({_bucket(chart, one)})"
        for one in dict.fromkeys((averages[0], averages[-1]))
    ]
    without = len(trends.points) - len(averages)
    gaps = f", {counted(without, 'gap')} of too few days" if without else ""
    yield f"Seven-day mean: {', '.join(ends)}{gaps}."
    faded = [one for one in trends.points if one.fading is not None][-1]
    yield (
        "Mean with older days fading:"
        f" {_value(chart, faded.fading)} ({_bucket(chart, faded)})."
    )


def _value(chart: Chart, value: float | None) -> str:
    return amount_words(chart.unit, value or 0)


def _bucket(chart: Chart, point: TrendPoint) -> str:
    is_this_year = point.day.year == chart.period.last.year
    return bucket_words(point.day, chart.bucket, year=not is_this_year)


def _judgement(
    chartable: Chartable, subject: str, trends: Trends, screen: Screen
) -> str:
    line = trends.line
    about = f"Trend of {subject}"
    if line is None:
        return f"{about}: none yet, {', '.join(_line_and_verdict(trends))}."
    if trends.verdict == "same":
        return f"{about}: {', '.join(_same(chartable, trends, line))}."
    slope = _slope(chartable, trends.verdict, line, screen)
    if trends.verdict == "early":
        missing = _all_missing(trends)
        so_far = ", ".join([slope, *_made_of(trends)])
        return f"{about}: too early to say, it takes {missing}; so far {so_far}."
    basis = ", ".join([*_basis(trends, line), _chance(line)])
    if trends.verdict in _WITHOUT_ENDS:
        return f"{about}: {_WITHOUT_ENDS[trends.verdict]}, {slope}; {basis}."
    start, end = _ends(chartable, line)
    return (
        f"{about}: {_PAST[trends.verdict]} from about {start} on"
        f" {_day(line.first, line.last)} to {end} on {_day(line.last, None)},"
        f" {', '.join([*_smallness(chartable, line), slope])}; {basis}."
        " What it comes from a trend does not say."
    )


def _same(chartable: Chartable, trends: Trends, line: TrendLine) -> list[str]:
    """Say what a value is on all days; not that of several areas, which have none."""
    if trends.areas > 1:
        return ["none", *_basis(trends, line)]
    value = amount_words(chartable.unit, line.start)
    return [f"none, {value} on all {_days(trends)}"]


def _slope(
    chartable: Chartable, verdict: Verdict, line: TrendLine, screen: Screen
) -> str:
    unit = _UNITS.get(chartable.unit, chartable.unit)
    low, high = (_signed(line, value, screen) for value in (line.low, line.high))
    # Scores that are alike let the range end at 0, which the test itself rules out.
    if verdict == "falling" and line.is_nothing(line.high):
        high = "just below 0"
    if verdict == "rising" and line.is_nothing(line.low):
        low = "just above 0"
    if verdict in _BESIDE_TIES or not line.has_range:
        # Where most days are alike, the median pair of them is as well.
        return f"median slope 0 {unit} a {line.per}"
    slope = _signed(line, line.slope, screen)
    return f"{slope} {unit} a {line.per} (95 % range {low} to {high})"


def _smallness(chartable: Chartable, line: TrendLine) -> list[str]:
    """Say of a sure trend that it is a small one, which many days can make sure."""
    is_small = abs(line.end - line.start) < SMALLEST_FELT
    return ["less than 1 point in all"] if chartable.unit == "0-10" and is_small else []


def _ends(chartable: Chartable, line: TrendLine) -> tuple[str, str]:
    """Say where the line begins and ends; no further than the scale goes."""
    high = line.start if chartable.high is None else chartable.high
    start, end = (
        amount_words(
            chartable.unit,
            max(value if chartable.high is None else min(value, high), chartable.low),
        )
        for value in (line.start, line.end)
    )
    return start, end


def _basis(trends: Trends, line: TrendLine) -> Iterator[str]:
    steps = "" if line.step == "day" else f" in {counted(line.n, line.step)}"
    yield f"{_days(trends)}{steps}"
    yield from _made_of(trends)


def _made_of(trends: Trends) -> Iterator[str]:
    """Say what a day's value is, where that is not to be expected."""
    if trends.areas > 1:
        yield f"{counted(trends.areas, 'area')}, each about its own mean"
    if trends.is_without_today:
        yield "without today"


def _missing(trends: Trends) -> list[str]:
    return [missing_words([one]) for one in trends.missing]


def _line_and_verdict(trends: Trends) -> list[str]:
    """Say when there is a line, and when a verdict on it: one countdown, not two."""
    return [
        f"a line takes {_all_of(trends.missing)}",
        f"a verdict {_all_of(trends.to_judge)}",
    ]


def _all_missing(trends: Trends) -> str:
    return _all_of(trends.missing)


def _all_of(missing: Sequence[Missing]) -> str:
    return " and ".join(missing_words([one]) for one in missing)


def _days(trends: Trends) -> str:
    return counted(trends.days, "day")


def _chance(line: TrendLine) -> str:
    """Say p, and q where others were looked at together with it."""
    said = [f"p {_share(line.p)}"]
    if line.q != line.p:
        said.append(f"q {_share(line.q)}")
    return ", ".join(said)


def _share(value: float | None) -> str:
    if value is None or value < _SMALLEST_P:
        return f"below {_SMALLEST_P:.4f}"
    return f"{value:.3g}"


def _day(day: date, other: date | None) -> str:
    year = "" if other is not None and other.year == day.year else f" {day.year}"
    return f"{day_words(day)}{year}"


def _signed(line: TrendLine, slope: float, screen: Screen) -> str:
    """Write with its sign and no needless zeros: `−0.27`, `+12`, `0`."""
    written = str(round_half_up(abs(slope)))
    if line.decimals:
        written = fixed(abs(slope), line.decimals, screen).rstrip("0").rstrip(".")
    if written == "0":
        return written
    return f"{'+' if slope > 0 else screen.glyph('−', '-')}{written}"
