"""The reference in the terminal: a table where there is room, else line by line."""

from collections.abc import Iterator
from itertools import zip_longest

from rich.style import Style
from rich.table import Table
from rich.text import Text

from fasciatrack.output.figures import missing
from fasciatrack.output.paragraphs import BOLD, DIM, bullets, paragraph
from fasciatrack.output.reference_parts import (
    ReferenceLine,
    ReferencePart,
    covered,
    reference_parts,
)
from fasciatrack.output.rendering import render, text
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.reference import ReferenceReport

NARROW = 60
"""Below so many columns everything stands in lines, one below the other."""
WIDEST = 116
"""Longer lines are hard to read."""
TITLE = "The article's figures, and yours"
NOT_A_CAUSE = (
    "Your figures say what was felt around sessions, not what caused it. No figure"
    " here is a norm or a goal."
)


def reference_page(
    report: ReferenceReport, screen: Screen, *, describe: bool = False
) -> str:
    """Draw the reference, line ends included.

    Args:
        report: What to draw.
        screen: Where.
        describe: Line by line, however wide the screen is.
    """
    in_lines = describe or screen.width < NARROW
    page = Screen(
        width=min(screen.width, WIDEST), color=screen.color, unicode=screen.unicode
    )
    return "".join(f"{line}\n" for line in _page(report, page, in_lines=in_lines))


def _page(report: ReferenceReport, screen: Screen, *, in_lines: bool) -> Iterator[str]:
    yield screen.paint(TITLE, BOLD)
    yield from paragraph(report.source, screen)
    yield from paragraph(covered(report, screen), screen)
    for part in reference_parts(report, screen):
        yield ""
        if in_lines:
            yield from _in_lines(part, report, screen)
        else:
            yield from render(_table(part, report, screen), screen).splitlines()
        yield ""
        yield from bullets(part.notes, screen, code=DIM)
    yield ""
    yield screen.paint("What published reviews found", BOLD)
    yield from bullets(
        (f"{one.citation} ({one.n}): {one.finding}." for one in report.reviews), screen
    )
    yield ""
    yield from paragraph(NOT_A_CAUSE, screen)


def _in_lines(
    part: ReferencePart, report: ReferenceReport, screen: Screen
) -> Iterator[str]:
    yield from paragraph(part.title, screen, code=BOLD)
    for line in part.lines:
        yield from paragraph(line.label, screen)
        stated = ", ".join(line.stated) or "no figure"
        for words in (f"{report.label}: {stated}", *_yours(line)):
            yield from paragraph(words, screen, lead="  ", indent="    ")


def _yours(line: ReferenceLine) -> Iterator[str]:
    return (f"yours: {words}" for words in line.own)


def _table(part: ReferencePart, report: ReferenceReport, screen: Screen) -> Table:
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style=Style.null(),
        width=screen.width,
    )
    table.add_column(Text(part.title, style="bold"), ratio=22)
    table.add_column(Text(report.label, style="dim"), ratio=25)
    table.add_column(Text("yours", style="dim"), ratio=29)
    for line in part.lines:
        columns = ((line.label,), line.stated or (missing(screen),), line.own)
        for cells in zip_longest(*columns, fillvalue=""):
            table.add_row(*map(text, cells))
    return table
