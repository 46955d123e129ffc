"""The page as Markdown, with tables as GitHub draws them."""

import re
from collections.abc import Iterable, Iterator

from fasciatrack.output.page.parts import arrange, trend_words
from fasciatrack.output.page.sheet import NOTHING, Page, Part, Table
from fasciatrack.output.page.text import marks_words, trend_marks
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.page.report import PageReport

PAPER = Screen(width=80)
MARKS_WIDTH = 60
_ACTS = re.compile(
    r"""
      [\\`*_{}\[\]<>#|~&$@!^+=]  # markup, HTML, entities, formulas, mentions
    | :(?=\S)                    # links by themselves, emoji
    | \.(?=[^\s\d])              # the same, without a colon
    | ^-                         # a list, a rule, a heading above
    | ^\d{1,9}[.)](?=\s|$)        # a numbered list
    """,
    re.VERBOSE,
)
"""What can mean something to Markdown; the rest stays readable."""


def page_markdown(report: PageReport) -> str:
    """Write the page as Markdown, line ends included."""
    page = arrange(report, PAPER, is_cut=False)
    return "\n".join(_lines(page)) + "\n"


def inert(text: str) -> str:
    """Make text mean nothing but itself in Markdown, wherever in a line it stands."""
    return _ACTS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", safe(text))


def _lines(page: Page) -> Iterator[str]:
    yield f"# {inert(page.title)}"
    yield ""
    yield inert(" · ".join(page.facts))
    if page.is_empty:
        yield from ("", NOTHING)
    else:
        yield from _places(page)
    for part in page.parts:
        yield from ("", f"## {inert(part.title)}")
        yield from _part(part)


def _places(page: Page) -> Iterator[str]:
    yield from ("", f"## {inert(page.places.title)}")
    for card in page.cards:
        yield from ("", f"### {inert(card.title)}", "")
        yield from _table(card.table)
        if said := trend_words(card.part, PAPER):
            marks = trend_marks(card.part, room=MARKS_WIDTH, screen=PAPER)
            yield from ("", f"`{marks}` {inert(said)}")
    yield from _part(page.places)
    if page.cards:
        yield from ("", inert(marks_words(page, MARKS_WIDTH)))


def _part(part: Part) -> Iterator[str]:
    if part.table is not None:
        yield ""
        yield from _table(part.table)
    for line in part.lines:
        yield from ("", inert(line))
    if part.items:
        yield ""
        yield from (f"- {inert(item)}" for item in part.items)
    for note in part.notes:
        yield from ("", inert(note))


def _table(table: Table) -> Iterator[str]:
    yield _row(table.headers)
    yield _row(["---", *["---:"] * (len(table.headers) - 1)], escaped=False)
    yield from map(_row, table.rows)


def _row(cells: Iterable[str], *, escaped: bool = True) -> str:
    written = [inert(cell) if escaped else cell for cell in cells]
    return f"| {' | '.join(written)} |"
