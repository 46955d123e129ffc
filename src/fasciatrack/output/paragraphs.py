"""Plain words in lines: paragraphs and lists that fit the screen."""

from collections.abc import Iterable, Iterator

from fasciatrack.output.columns import cell_width
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
    for line in _broken(kept.split(" "), screen.width, lead, indent):
        spaced = line.replace(_FIXED, " ")
        yield screen.paint(spaced, code) if code else spaced


def bullets(items: Iterable[str], screen: Screen, *, code: str = "") -> Iterator[str]:
    """Break each text into lines behind a dot of its own."""
    dot = screen.glyph("• ", "* ")
    for item in items:
        yield from paragraph(item, screen, code=code, lead=dot, indent="  ")


def _broken(words: Iterable[str], width: int, lead: str, indent: str) -> Iterator[str]:
    """Fill lines with words; one that is longer than a line is broken."""
    line, gap = lead, ""
    for word in filter(None, words):
        if gap and cell_width(line) + len(gap) + cell_width(word) > width:
            yield line
            line, gap = indent, ""
        rest = word
        while rest and cell_width(line) + len(gap) + cell_width(rest) > width:
            fitting = _fitting(rest, width - cell_width(line))
            yield line + rest[:fitting]
            line, rest = indent, rest[fitting:]
        if rest:
            line, gap = f"{line}{gap}{rest}", " "
    if gap:
        yield line


def _fitting(word: str, room: int) -> int:
    """Count the characters that fit; one at least, so that it comes to an end."""
    count = len(word)
    while count > 1 and cell_width(word[:count]) > room:
        count -= 1
    return count
