"""Charts in words, for screen readers and logs: counts and values, no judgement."""

from collections.abc import Iterator
from datetime import date

from fasciatrack.output.chart_words import (
    bucket_words,
    cut_off,
    name,
    nothing_to_draw,
    quantity,
    value_words,
)
from fasciatrack.output.figures import counted
from fasciatrack.output.period_words import between
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.trend_words import trend_sentences
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.line_facts import (
    Extreme,
    Half,
    LineFacts,
    line_facts,
)
from fasciatrack.reporting.over_time.series import Chart, Line, Panel
from fasciatrack.reporting.trend import SHORTEST

_WHEN = {
    "before": "before sessions",
    "after": "after sessions",
    "now": "between sessions",
}


def chart_sentences(chart: Chart, screen: Screen) -> str:
    """Say what a chart shows, one paragraph for each of its lines and its trend."""
    if not chart.panels:
        return f"{nothing_to_draw(chart)}\n"
    paragraphs = [
        paragraph
        for panel in chart.panels
        for paragraph in _paragraphs(chart, panel, screen)
    ]
    if chart.others:
        others = safe(", ".join(chart.others))
        paragraphs.append(f"Also rated, and not described here: {others}.")
    return "".join(f"{paragraph}\n" for paragraph in paragraphs)


def _paragraphs(chart: Chart, panel: Panel, screen: Screen) -> Iterator[str]:
    for line in panel.lines:
        facts = line_facts(line)
        if facts is not None:
            yield " ".join(_sentences(chart, panel, line, facts))
    if panel.trends is not None and chart.period.length >= SHORTEST:
        subject = _about(chart, panel, name(chart))
        yield " ".join(trend_sentences(chart, subject, panel.trends, screen))


def _about(chart: Chart, panel: Panel, subject: str) -> str:
    conditions = ", ".join(chart.conditions)
    titles = dict.fromkeys((subject, panel.title, conditions))
    return safe(", ".join(filter(None, titles)))


def _sentences(
    chart: Chart, panel: Panel, line: Line, facts: LineFacts
) -> Iterator[str]:
    filled = counted(facts.filled, chart.bucket)
    seen = f"{filled} {between(chart.period)}"
    about = _about(chart, panel, _subject(chart, line))
    if facts.filled == 1:
        only = value_words(chart, facts.lowest.value)
        yield f"{about}: {seen}, {only} ({_days(chart, facts.lowest)})."
    else:
        yield (
            f"{about}: {seen}, mean {value_words(chart, facts.mean)},"
            f" lowest {_extreme(chart, facts.lowest)},"
            f" highest {_extreme(chart, facts.highest)}."
        )
        yield _halves(chart, facts)
    yield from _missing(chart, line, facts)


def _subject(chart: Chart, line: Line) -> str:
    """Name a line: `Pain before sessions`, `Sleep`, `Minutes a week`."""
    if chart.form == "bars":
        return quantity(chart)
    about = name(chart).capitalize()
    return f"{about} {_WHEN[line.label]}" if line.label in _WHEN else about


def _extreme(chart: Chart, extreme: Extreme) -> str:
    return f"{value_words(chart, extreme.value)} ({_days(chart, extreme)})"


def _days(chart: Chart, extreme: Extreme) -> str:
    first, *others = extreme.days
    said = bucket_words(first, chart.bucket, year=_needs_year(chart, first))
    if not others:
        return said
    more = counted(len(others), f"more {chart.bucket}")
    return f"{said} and {more}"


def _needs_year(chart: Chart, day: date) -> bool:
    return day.year != chart.period.last.year


def _halves(chart: Chart, facts: LineFacts) -> str:
    first = _half(chart, facts.first_half)
    second = _half(chart, facts.second_half)
    return f"First half {first}, second half {second}."


def _half(chart: Chart, half: Half | None) -> str:
    if half is None:
        return f"0 {chart.bucket}s"
    return f"{value_words(chart, half.mean)} ({counted(half.filled, chart.bucket)})"


def _missing(chart: Chart, line: Line, facts: LineFacts) -> Iterator[str]:
    word = CHARTABLES[chart.metric].counted
    undated = sum(point.value is None and point.unsaid > 0 for point in line.points)
    gaps = facts.gaps - undated
    if gaps and chart.form == "line":
        yield f"{counted(gaps, chart.bucket)} {_have(gaps)} no {word} on record."
    elif gaps:
        lie = "lies" if gaps == 1 else "lie"
        yield f"{counted(gaps, chart.bucket)} {lie} before the diary's first day."
    if facts.unsaid:
        yield (
            f"{counted(facts.unsaid, word)} {_have(facts.unsaid)} no duration and"
            f" {'is' if facts.unsaid == 1 else 'are'} not counted."
        )
    cut = ", ".join(cut_off(chart))
    if cut:
        yield f"Not whole: {cut}."


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
