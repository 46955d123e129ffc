"""The map of the body: two figures, and a legend beside or below them."""

from collections.abc import Iterator

from fasciatrack.domain.values import Value
from fasciatrack.output.body.figure import Mark, figure
from fasciatrack.output.body.layers import layers
from fasciatrack.output.body.legend import WIDE, legend
from fasciatrack.output.body.shape import VIEWS
from fasciatrack.output.body.words import body_heading
from fasciatrack.output.columns import wrapped
from fasciatrack.output.figures import plain
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import BodyReport

NARROWEST = 30
"""Columns below which no body could be seen; it is cut off instead."""
BETWEEN = 1
"""Columns between the two figures, which have a little air around them already."""
GUTTER = 2
"""Columns between the figures and a legend beside them."""
SMALLEST, SMALL, MEDIUM, LARGE = 19, 21, 27, 31
"""Columns of a figure; odd, so that the middle of the body is the middle of a cell."""
ROOM_FOR_LEGEND = 35
STRONG = "1"


class _Layout(Value):
    """How wide the figures are, and the legend, and where it stands."""

    figure: int
    legend: int
    is_beside: bool


def body_map(report: BodyReport, screen: Screen) -> str:
    """Draw a map of the body; every line ends in a line end."""
    width = max(screen.width, NARROWEST)
    layout = _layout(width)
    title = wrapped(
        [plain(part, screen) for part in body_heading(report)],
        width,
        screen.glyph(" · ", " - "),
    )
    figures = _figures(report, layout, screen)
    words = legend(report, layout.legend, screen)
    lines = [screen.paint(title[0], STRONG), *title[1:]]
    if layout.is_beside:
        lines += _side_by_side(figures, words, layout)
    else:
        lines += [*figures, "", *words]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _layout(width: int) -> _Layout:
    for wide in (LARGE, MEDIUM, SMALL, SMALLEST):
        left = width - 2 * wide - BETWEEN - GUTTER
        if left >= (WIDE if wide > SMALL else ROOM_FOR_LEGEND):
            return _Layout(figure=wide, legend=left, is_beside=True)
    wide = min((width - BETWEEN) // 2, MEDIUM)
    # An even width has no middle cell.
    return _Layout(figure=wide - 1 + wide % 2, legend=width, is_beside=False)


def _figures(report: BodyReport, layout: _Layout, screen: Screen) -> list[str]:
    blocks = [
        figure(
            view,
            [
                Mark(polygon=layer.polygon, text=layer.number, paint=layer.level.paint)
                for layer in layers(report, view)
            ],
            screen,
            width=layout.figure,
        )
        for view in VIEWS
    ]
    return [(" " * BETWEEN).join(line) for line in zip(*blocks, strict=True)]


def _side_by_side(
    figures: list[str], words: list[str], layout: _Layout
) -> Iterator[str]:
    gutter = " " * GUTTER
    for number in range(max(len(figures), len(words))):
        drawn = number < len(figures)
        left = figures[number] if drawn else " " * (2 * layout.figure + BETWEEN)
        yield left + gutter + (words[number] if number < len(words) else "")
