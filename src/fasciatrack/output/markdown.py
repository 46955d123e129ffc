"""A report as Markdown, with tables as GitHub draws them."""

from collections.abc import Iterable, Iterator

from fasciatrack.domain.records import Place
from fasciatrack.output.area_trend_lines import TREND_TITLE, trend_lines
from fasciatrack.output.change_sheet import LABEL_TITLE, SURE_TITLE, label_lines
from fasciatrack.output.day_lines import day_chart
from fasciatrack.output.lines import GENERAL
from fasciatrack.output.report_sheets import report_sheets
from fasciatrack.output.report_words import (
    report_notes,
    report_rhythm,
    report_summary,
    report_title,
)
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.sheets import Sheet
from fasciatrack.reporting.summary import PeriodReport

PAGE = Screen(width=120)
"""A file shows every column and every character, and no color."""
_UNTOUCHED = frozenset(" -,()%/'\"")
"""Punctuation that means nothing to Markdown inside a line."""


def report_markdown(report: PeriodReport, elsewhere: str = "") -> str:
    """Write a report as Markdown, line ends included.

    Args:
        report: What to write.
        elsewhere: Where entries are, said when none is in the period.
    """
    return "\n".join(_lines(report, elsewhere)) + "\n"


def escaped(text: str) -> str:
    """Make a person's text harmless in Markdown: no markup, no HTML, no link."""
    return "".join(
        f"\\{character}"
        if character.isascii()
        and not character.isalnum()
        and character not in _UNTOUCHED
        else character
        for character in safe(text)
    )


def _lines(report: PeriodReport, elsewhere: str) -> Iterator[str]:
    conditions = map(escaped, report.conditions)
    yield "# " + " · ".join((report_title(report, PAGE), *conditions))
    yield ""
    if not report.current.coverage.entries:
        yield "Nothing is logged here."
        if elsewhere:
            yield ""
            yield escaped(elsewhere)
        return
    yield " · ".join(report_summary(report.current))
    if report.previous_period is not None and report.previous is not None:
        was = " · ".join(report_summary(report.previous))
        yield ""
        yield f"was: {report.previous_period.label} · {was}"
    if rhythm := report_rhythm(report):
        yield ""
        yield " · ".join(rhythm)
    for sheet in report_sheets(report, PAGE):
        yield from _table(sheet)
        if sheet.title == SURE_TITLE:
            yield from _named(LABEL_TITLE, label_lines(report, place_text))
    yield from _days(report)
    yield from _named(TREND_TITLE, trend_lines(report, place_text))
    notes = list(report_notes(report, place_text))
    if notes:
        yield from ("", "## Notes", "")
        yield from (f"- {note}" for note in notes)


def _named(title: str, lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"## {title}", "")
        yield from (f"- {name}: {words}" for name, words in found)


def place_text(place: Place | None) -> str:
    """Name a place so that nothing in its name acts."""
    return escaped(GENERAL if place is None else str(place))


def _table(sheet: Sheet) -> Iterator[str]:
    yield from ("", f"## {sheet.title}", "")
    headers = (
        *sheet.names,
        *(
            f"`{column.header}`" if column.is_drawing else column.header
            for column in sheet.columns
        ),
    )
    yield _row(headers)
    yield _row([*["---"] * len(sheet.names), *["---:"] * len(sheet.columns)])
    for row in sheet.rows:
        names = (row.group, row.label) if sheet.is_grouped else (row.label,)
        cells = (
            f"`{cell}`" if column.is_drawing and cell else cell
            for column, cell in zip(sheet.columns, row.cells, strict=True)
        )
        yield _row((*map(escaped, names), *cells))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _days(report: PeriodReport) -> Iterator[str]:
    chart = day_chart(report, room=PAGE.width, screen=PAGE)
    if not chart.lines:
        return
    yield from ("", "## Day by day", "")
    yield from ("| what | marks | range |", "| --- | --- | --- |")
    for line in chart.lines:
        yield f"| {line.label} | `{line.marks}` | {line.said} |"
