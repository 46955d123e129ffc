"""The page as plain text, for a terminal, a printer or the body of a mail."""

from collections.abc import Iterator, Sequence

from fasciatrack.output.columns import broken, cell_width, padded, wrapped
from fasciatrack.output.figures import missing
from fasciatrack.output.page.parts import arrange, trend_words
from fasciatrack.output.page.sheet import NOTHING, Card, Page, Part, Table
from fasciatrack.output.screen import Screen
from fasciatrack.output.sparkline import days_per_mark, sparkline
from fasciatrack.reporting.page.areas import AreaPart
from fasciatrack.reporting.page.report import PageReport

GAP = 2
BOLD, QUIET = "1", "2"
WIDEST = 100
"""Longer lines are hard to read on paper."""


def page_text(report: PageReport, screen: Screen) -> str:
    """Write the page as text, line ends included."""
    page = arrange(report, screen, is_cut=False)
    return "".join(f"{line.rstrip()}\n" for line in _lines(page, screen))


def trend_marks(part: AreaPart, *, room: int, screen: Screen) -> str:
    """Draw an area's pain over the period in at most `room` characters."""
    values = [point.pain for point in part.trend]
    each = days_per_mark(len(values), room)
    return sparkline(values, low=0, high=10, screen=screen, each=each)


def marks_words(page: Page, room: int) -> str:
    """Say what one of the marks stands for; the areas share their days."""
    points = max(len(card.part.trend) for card in page.cards)
    each = days_per_mark(points, room)
    span = f"each {page.bucket}" if each == 1 else f"every {each} {page.bucket}s"
    return f"Marks: pain from 0 to 10, one for {span}; a dot is a gap."


def _lines(page: Page, screen: Screen) -> Iterator[str]:
    width = min(screen.width, WIDEST)
    for line in wrapped([page.title], width, " "):
        yield screen.paint(line, BOLD)
    yield from wrapped(page.facts, width, screen.glyph(" · ", " - "))
    yield ""
    if page.is_empty:
        yield NOTHING
    else:
        yield from _places(page, width, screen)
    for part in page.parts:
        yield ""
        yield screen.paint(part.title, BOLD)
        yield from _part(part, width, screen)


def _places(page: Page, width: int, screen: Screen) -> Iterator[str]:
    yield screen.paint(page.places.title, BOLD)
    for card in page.cards:
        yield from _card(card, width, screen)
    yield from _part(page.places, width, screen)
    if page.cards:
        yield from _quiet(marks_words(page, _room(width)), width, screen)


def _card(card: Card, width: int, screen: Screen) -> Iterator[str]:
    yield card.title
    if said := trend_words(card.part, screen):
        marks = trend_marks(card.part, room=_room(width), screen=screen)
        yield f"  {marks}  {said}"
    yield from _table(card.table, width, screen, indent=GAP)


def _room(width: int) -> int:
    """Leave room beside the marks for what is said about them."""
    return width - 2 * GAP - len("10.0 to 10.0")


def _part(part: Part, width: int, screen: Screen) -> Iterator[str]:
    if part.table is not None:
        yield from _table(part.table, width, screen)
    for line in part.lines:
        yield from wrapped([line], width, " ")
    for item in part.items:
        first, *rest = broken(item, width - GAP)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)
    for note in part.notes:
        yield from _quiet(note, width, screen)


def _quiet(text: str, width: int, screen: Screen) -> Iterator[str]:
    for line in wrapped([text], width, " "):
        yield screen.paint(line, QUIET)


def _table(
    table: Table, width: int, screen: Screen, *, indent: int = 0
) -> Iterator[str]:
    """Write a table in columns, or one paragraph a row where they do not fit.

    Headers of several words take two lines before that.
    """
    parts = [header.partition(" ") for header in table.headers]
    folded = [tuple(part[0] for part in parts), tuple(part[2] for part in parts)]
    for heads in ([table.headers], folded):
        widths = _widths([*heads, *table.rows])
        if indent + sum(widths) + GAP * (len(widths) - 1) <= width:
            for row in heads:
                yield " " * indent + screen.paint(_row(row, widths), QUIET)
            for row in table.rows:
                yield " " * indent + _row(row, widths)
            return
    for name, *cells in table.rows:
        for line in wrapped([name], width - indent, " "):
            yield " " * indent + line
        named = [
            f"{header} {cell}"
            for header, cell in zip(table.headers[1:], cells, strict=True)
            if cell != missing(screen)
        ]
        dot = screen.glyph(" · ", " - ")
        for line in wrapped(named or [missing(screen)], width - indent - GAP, dot):
            yield " " * (indent + GAP) + line


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    figures = [padded(cell, width, right=True) for cell, width in rest]
    return (" " * GAP).join([padded(*first), *figures])


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
