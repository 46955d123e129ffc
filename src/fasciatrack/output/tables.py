"""A report in the terminal: a heading, a line, and small calm tables."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from fasciatrack.output.columns import wrapped
from fasciatrack.output.day_lines import day_chart
from fasciatrack.output.figures import plain
from fasciatrack.output.rendering import render, text
from fasciatrack.output.report_sheets import report_sheets
from fasciatrack.output.report_words import (
    has_previous,
    report_notes,
    report_rhythm,
    report_summary,
    report_title,
)
from fasciatrack.output.screen import Screen
from fasciatrack.output.sheets import Sheet
from fasciatrack.reporting.summary import PeriodReport

NARROW = 60
"""Below so many columns only what is essential is drawn."""
NARROWEST_NAME = 8
DAYS_TITLE = "Day by day"
LABEL_WIDTH = len(DAYS_TITLE) + 2
TITLE, QUIET = "bold", "dim"


def report_text(report: PeriodReport, screen: Screen, elsewhere: str = "") -> str:
    """Draw a report, line ends included.

    Args:
        report: What to draw.
        screen: Where.
        elsewhere: Where entries are, said when none is in the period.
    """
    dot = screen.glyph(" · ", " - ")
    title = dot.join((report_title(report, screen), *report.conditions))
    parts: list[RenderableType] = [text(title, TITLE)]
    if not report.current.coverage.entries:
        parts += _nothing(report, elsewhere)
        return render(Group(*parts), screen)
    parts += _summary(report, screen)
    sheets = report_sheets(report, screen)
    is_flat = all(_fits_flat(sheet, screen) for sheet in sheets)
    for sheet in sheets:
        parts += [Text(), _table(sheet, screen, is_flat=is_flat)]
    parts += _days(report, screen)
    notes = list(report_notes(report))
    if notes:
        parts += [Text(), *(Text(note, style=QUIET) for note in notes)]
    return render(Group(*parts), screen)


def _nothing(report: PeriodReport, elsewhere: str) -> Iterator[Text]:
    yield Text("Nothing is logged here.")
    if elsewhere:
        yield text(elsewhere)
    elif not (has_previous(report) or report.conditions):
        yield Text("Log a session: fascia log foam-roll left-calf 10m --pain 6:3")


def _summary(report: PeriodReport, screen: Screen) -> Iterator[Text]:
    dot = screen.glyph(" · ", " - ")
    *amounts, days = report_summary(report.current)
    if screen.width < NARROW:
        yield Text(dot.join(amounts))
        yield Text(days)
    else:
        yield Text(dot.join((*amounts, days)))
    if report.previous_period is not None and report.previous is not None:
        was = f"was: {plain(report.previous_period.label, screen)}"
        whole = dot.join((was, *report_summary(report.previous)))
        yield Text(whole if len(whole) <= screen.width else was, style=QUIET)
    for line in wrapped(report_rhythm(report), screen.width, dot):
        yield Text(line)


def _table(sheet: Sheet, screen: Screen, *, is_flat: bool) -> Table:
    drawn, gap = _drawn(sheet, screen), _gap(screen)
    is_flat = is_flat and sheet.is_grouped
    table = Table(
        box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style=Style.null()
    )
    table.add_column(
        Text(sheet.title, style=TITLE),
        max_width=max(screen.width - _taken(sheet, screen), NARROWEST_NAME),
        no_wrap=True,
        overflow="ellipsis" if screen.unicode else "crop",
    )
    if is_flat:
        table.add_column(no_wrap=True)
    for number in drawn:
        header = Text(sheet.columns[number].header, style=QUIET)
        table.add_column(header, justify="right", no_wrap=True)
    group = ""
    for row in sheet.rows:
        figures = [Text(row.cells[number]) for number in drawn]
        is_new = row.group != group
        group = row.group
        if is_flat:
            table.add_row(text(group if is_new else ""), text(row.label), *figures)
            continue
        if is_new:
            table.add_row(text(group))
        table.add_row(text(f"  {row.label}" if group else row.label), *figures)
    return table


def _fits_flat(sheet: Sheet, screen: Screen) -> bool:
    """Say whether groups and their rows fit side by side."""
    names = [sheet.title, *(row.group for row in sheet.rows)]
    labels = [row.label for row in sheet.rows]
    longest = max(map(cell_len, names)) + _gap(screen) + max(map(len, labels))
    return longest + _taken(sheet, screen) <= screen.width


def _gap(screen: Screen) -> int:
    return 1 if screen.width < NARROW else 2


def _drawn(sheet: Sheet, screen: Screen) -> list[int]:
    return [
        number
        for number, column in enumerate(sheet.columns)
        if column.is_essential or screen.width >= NARROW
    ]


def _taken(sheet: Sheet, screen: Screen) -> int:
    """Add up what the columns of figures need."""
    return sum(
        _gap(screen)
        + max(
            len(sheet.columns[number].header),
            *(len(row.cells[number]) for row in sheet.rows),
        )
        for number in _drawn(sheet, screen)
    )


def _days(report: PeriodReport, screen: Screen) -> Iterator[RenderableType]:
    chart = day_chart(report, room=screen.width - LABEL_WIDTH, screen=screen)
    if not chart.lines:
        return
    yield Text()
    yield Text.assemble((DAYS_TITLE.ljust(LABEL_WIDTH), TITLE), (chart.scale, QUIET))
    for line in chart.lines:
        drawn = Text(line.label.ljust(LABEL_WIDTH) + line.marks)
        if len(drawn) + len(line.said) + 2 <= screen.width:
            drawn.append(f"  {line.said}", style=QUIET)
        yield drawn
