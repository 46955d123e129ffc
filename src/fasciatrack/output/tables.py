"""A report in the terminal: a heading, a line, and small calm tables.

Drawn without rich: loading it took longer than everything else a report does.
"""

from collections.abc import Iterable, Iterator, Sequence

from fasciatrack.output.area_trend_lines import TREND_TITLE, trend_lines
from fasciatrack.output.change_sheet import LABEL_TITLE, SURE_TITLE, label_lines
from fasciatrack.output.columns import broken, cell_width, clipped, padded, wrapped
from fasciatrack.output.day_lines import day_chart
from fasciatrack.output.figures import plain
from fasciatrack.output.paragraphs import paragraph
from fasciatrack.output.report_sheets import report_sheets
from fasciatrack.output.report_words import (
    has_previous,
    report_notes,
    report_rhythm,
    report_summary,
    report_title,
)
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.sheets import Row, Sheet
from fasciatrack.reporting.summary import PeriodReport

NARROW = 60
"""Below so many columns only what is essential is drawn."""
ROOMY = 110
"""From so many columns on everything is drawn."""
NARROWEST_NAME = 8
DAYS_TITLE = "Day by day"
LABEL_WIDTH = len(DAYS_TITLE) + 2
TITLE, QUIET = "1", "2"
"""Bold and dim, as SGR codes."""


def report_text(report: PeriodReport, screen: Screen, elsewhere: str = "") -> str:
    """Draw a report, line ends included.

    Args:
        report: What to draw.
        screen: Where.
        elsewhere: Where entries are, said when none is in the period.
    """
    lines = _lines(report, screen, elsewhere)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(report: PeriodReport, screen: Screen, elsewhere: str) -> Iterator[str]:
    dot = screen.glyph(" · ", " - ")
    title = dot.join((report_title(report, screen), *report.conditions))
    yield from _paragraph(title, screen, TITLE)
    if not report.current.coverage.entries:
        yield from _nothing(report, screen, elsewhere)
        return
    yield from _summary(report, screen)
    sheets = report_sheets(report, screen)
    is_flat = all(_fits_flat(sheet, screen) for sheet in sheets)
    for sheet in sheets:
        yield ""
        yield from _table(sheet, screen, is_flat=is_flat and sheet.is_grouped)
        if sheet.title == SURE_TITLE:
            yield from _named(LABEL_TITLE, label_lines(report), screen)
    yield from _days(report, screen)
    yield from _named(TREND_TITLE, trend_lines(report), screen)
    notes = list(report_notes(report, is_whole=screen.width >= NARROW))
    if notes:
        yield ""
        for note in notes:
            yield from _paragraph(plain(note, screen), screen, QUIET)


def _named(
    title: str, lines: Iterable[tuple[str, str]], screen: Screen
) -> Iterator[str]:
    """Write lines about places under a title; nothing without a line."""
    found = list(lines)
    if found:
        yield ""
        yield from _paragraph(title, screen, TITLE)
    for name, words in found:
        yield from paragraph(f"{name}: {words}", screen, indent="  ")


def _paragraph(words: str, screen: Screen, code: str = "") -> Iterator[str]:
    """Break words, harmless, to the width; each line is colored by itself."""
    for line in broken(safe(words), screen.width):
        yield screen.paint(line, code) if code else line


def _nothing(report: PeriodReport, screen: Screen, elsewhere: str) -> Iterator[str]:
    yield from _paragraph("Nothing is logged here.", screen)
    if elsewhere:
        yield from _paragraph(elsewhere, screen)
    elif not (has_previous(report) or report.conditions):
        yield from _paragraph(
            "Log a session: fascia log foam-roll left-calf 10m --pain 6:3", screen
        )


def _summary(report: PeriodReport, screen: Screen) -> Iterator[str]:
    dot = screen.glyph(" · ", " - ")
    *amounts, days = report_summary(report.current)
    if screen.width < NARROW:
        yield from _paragraph(dot.join(amounts), screen)
        yield from _paragraph(days, screen)
    else:
        yield from _paragraph(dot.join((*amounts, days)), screen)
    if report.previous_period is not None and report.previous is not None:
        was = f"was: {plain(report.previous_period.label, screen)}"
        whole = dot.join((was, *report_summary(report.previous)))
        said = whole if len(whole) <= screen.width else was
        yield from _paragraph(said, screen, QUIET)
    yield from wrapped(report_rhythm(report), screen.width, dot)


def _table(sheet: Sheet, screen: Screen, *, is_flat: bool) -> Iterator[str]:
    """Draw the names, and the figures right below their headers.

    Args:
        sheet: What to draw.
        screen: Where.
        is_flat: Groups and their rows side by side, instead of one below the other.
    """
    drawn, gap = _drawn(sheet, screen), " " * _gap(screen)
    widths = [_figure_width(sheet, number) for number in drawn]
    names = _flat_names(sheet) if is_flat else list(_names(sheet))
    widest = max(cell_width(name) for name, _, _ in names)
    first = min(
        max(widest, cell_width(sheet.title)),
        max(screen.width - _taken(sheet, screen), NARROWEST_NAME),
    )
    second = max(cell_width(label) for _, label, _ in names)
    headers = [
        screen.paint(sheet.columns[number].header.rjust(width), QUIET)
        for number, width in zip(drawn, widths, strict=True)
    ]
    title = screen.paint(padded(clipped(sheet.title, first, screen), first), TITLE)
    yield gap.join((title, *([" " * second] if is_flat else []), *headers))
    for name, label, row in names:
        cells = [padded(clipped(name, first, screen), first)]
        if is_flat:
            cells.append(padded(label, second))
        if row is not None:
            cells += [
                padded(row.cells[number], width, right=True)
                for number, width in zip(drawn, widths, strict=True)
            ]
        yield gap.join(cells)


Name = tuple[str, str, Row | None]
"""What stands in front of the figures, in one column or two, and their row."""


def _names(sheet: Sheet) -> Iterator[Name]:
    """Name each group on a line of its own, and its rows below it."""
    group = ""
    for row in sheet.rows:
        if row.group != group:
            group = row.group
            yield safe(group), "", None
        yield safe(f"  {row.label}" if group else row.label), "", row


def _flat_names(sheet: Sheet) -> list[Name]:
    """Name each group beside the first of its rows."""
    before = ["", *(row.group for row in sheet.rows)]
    return [
        ("" if row.group == earlier else safe(row.group), safe(row.label), row)
        for row, earlier in zip(sheet.rows, before, strict=False)
    ]


def _fits_flat(sheet: Sheet, screen: Screen) -> bool:
    """Say whether groups and their rows fit side by side."""
    names = [sheet.title, *(safe(row.group) for row in sheet.rows)]
    labels = [row.label for row in sheet.rows]
    longest = max(map(cell_width, names)) + _gap(screen) + max(map(cell_width, labels))
    return longest + _taken(sheet, screen) <= screen.width


def _gap(screen: Screen) -> int:
    return 1 if screen.width < NARROW else 2


def _drawn(sheet: Sheet, screen: Screen) -> Sequence[int]:
    return [
        number
        for number, column in enumerate(sheet.columns)
        if column.is_essential or screen.width >= (ROOMY if column.is_roomy else NARROW)
    ]


def _figure_width(sheet: Sheet, number: int) -> int:
    cells = (len(row.cells[number]) for row in sheet.rows)
    return max(len(sheet.columns[number].header), *cells)


def _taken(sheet: Sheet, screen: Screen) -> int:
    """Add up what the columns of figures need."""
    return sum(
        _gap(screen) + _figure_width(sheet, number) for number in _drawn(sheet, screen)
    )


def _days(report: PeriodReport, screen: Screen) -> Iterator[str]:
    chart = day_chart(report, room=screen.width - LABEL_WIDTH, screen=screen)
    if not chart.lines:
        return
    yield ""
    title = screen.paint(DAYS_TITLE.ljust(LABEL_WIDTH), TITLE)
    yield title + (screen.paint(chart.scale, QUIET) if chart.scale else "")
    for line in chart.lines:
        drawn = line.label.ljust(LABEL_WIDTH) + line.marks
        said = f"  {line.said}"
        if len(drawn) + len(said) <= screen.width:
            drawn += screen.paint(said, QUIET)
        yield drawn
