"""Plain words in lines: paragraphs and lists that fit the screen."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from fasciatrack.output.figures import plain
from fasciatrack.output.screen import Screen, safe

DIM, BOLD = "2", "1"
_FIXED = "\N{NO-BREAK SPACE}"


def paragraph(
    words: str, screen: Screen, *, code: str = "", lead: str = "", indent: str = ""
) -> Iterator[str]:
    """Break a text into lines of the screen's width.

    Args:
        words: The text; nothing in it acts.
        screen: Where.
        code: An SGR code for its color.
        lead: What the first line begins with.
        indent: What the other lines begin with.
    """
    # A number stays with its percent sign.
    kept = plain(safe(words), screen).replace(" %", f"{_FIXED}%")
    lines = wrap(
        kept,
        width=screen.width,
        initial_indent=lead,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    for line in lines:
        spaced = line.replace(_FIXED, " ")
        yield screen.paint(spaced, code) if code else spaced


def bullets(items: Iterable[str], screen: Screen, *, code: str = "") -> Iterator[str]:
    """Break each text into lines behind a dot of its own."""
    dot = screen.glyph("• ", "* ")
    for item in items:
        yield from paragraph(item, screen, code=code, lead=dot, indent="  ")
