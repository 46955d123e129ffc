"""One figure with its marks, under a caption that tells left from right."""

from collections.abc import Sequence

from fasciatrack.domain.values import Value
from fasciatrack.output.body.glyphs import Paint, figure_lines
from fasciatrack.output.body.raster import Grid
from fasciatrack.output.body.shape import Polygon, View, viewers_left, viewers_right
from fasciatrack.output.screen import Screen

LONGEST_WORD = 5
"""Of right, left, front and back."""


class Mark(Value):
    """A shape that is filled, and what is written on it."""

    polygon: Polygon
    text: str
    paint: Paint


def figure(
    view: View, marks: Sequence[Mark], screen: Screen, *, width: int
) -> list[str]:
    """Draw a figure and its caption; every line is `width` columns wide."""
    texts = [mark.text for mark in marks]
    paints = [mark.paint for mark in marks]
    grid = Grid(width, [mark.polygon for mark in marks])
    written = {
        spot: (text, paint)
        for spot, text, paint in zip(grid.spots(texts), texts, paints, strict=True)
    }
    return [caption(view, width), *figure_lines(grid, screen, paints, written)]


def caption(view: View, width: int) -> str:
    """Name a view, and the person's own side at either hand."""
    words = viewers_left(view), view, viewers_right(view)
    if width < len(words) * (LONGEST_WORD + 1):
        left, right = words[0][0].upper(), words[2][0].upper()
        return f"{left} {view} {right}".center(width)
    gap = " " * max((width - len(words) * LONGEST_WORD) // 4, 1)
    left, right = words[0].rjust(LONGEST_WORD), words[2].ljust(LONGEST_WORD)
    return f"{left}{gap}{view:^{LONGEST_WORD}}{gap}{right}".center(width)
