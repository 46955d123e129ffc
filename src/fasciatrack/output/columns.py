"""Text in columns, by the width that characters take on a terminal."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from fasciatrack.output.screen import Screen

ALL_NARROW = re.compile(
    "[\0-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2030-\u205e"
    "\u2190-\u22ff\u2500-\u25fc\u2800-\u28ff]*"
)
"""Texts in which each character takes one column: Latin, Greek, what charts are of.

Asking Unicode itself takes a twentieth of the time that Typer takes to load.
"""


def cell_width(text: str) -> int:
    """Count the columns a text takes; East Asian characters take two."""
    if ALL_NARROW.fullmatch(text):
        return len(text)
    return sum(map(_width, text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill up with spaces, in front when it belongs to the right."""
    space = " " * max(width - cell_width(text), 0)
    return space + text if right else text + space


def clipped(text: str, width: int, screen: Screen) -> str:
    """Cut a text that takes more than `width` columns, and show that it was cut."""
    if cell_width(text) <= width:
        return text
    dots = screen.glyph("…", "...")
    room = width - len(dots)
    ends = accumulate(map(_width, text))
    kept = next(position for position, end in enumerate(ends) if end > room)
    return text[:kept].rstrip() + dots


def wrapped(parts: Sequence[str], width: int, separator: str) -> list[str]:
    """Join parts to lines of at most `width` columns, breaking between parts.

    A part that is too long by itself is broken between its words; a word that is
    too long stands alone and is not broken.
    """
    lines: list[str] = []
    line = ""
    for glue, piece in _pieces(parts, width, separator):
        longer = f"{line}{glue}{piece}" if line else piece
        if line and cell_width(longer) > width:
            lines.append(line)
            line = piece
        else:
            line = longer
    return [*lines, line] if line else lines


def broken(text: str, width: int) -> Iterator[str]:
    """Break a text between its words, and a word only where it is wider than a line."""
    for line in wrapped([text], width, ""):
        rest = line
        while cell_width(rest) > width:
            fitting = (n for n in range(width, 0, -1) if cell_width(rest[:n]) <= width)
            kept = next(fitting, 1)
            yield rest[:kept]
            rest = rest[kept:]
        if rest:
            yield rest


def _pieces(
    parts: Sequence[str], width: int, separator: str
) -> Iterator[tuple[str, str]]:
    """Yield what may stand on a line of its own, with what joins it to the last."""
    for part in parts:
        if cell_width(part) <= width:
            yield separator, part
            continue
        for number, word in enumerate(part.split(" ")):
            yield (" " if number else separator), word


def _width(character: str) -> int:
    if ALL_NARROW.fullmatch(character):
        return 1
    from unicodedata import combining, east_asian_width  # noqa: PLC0415 - rarely needed

    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
