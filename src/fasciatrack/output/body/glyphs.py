"""A figure on a grid as lines of characters: coloured blocks, dots or plain signs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fasciatrack.domain.values import Value
from fasciatrack.output.body.raster import (
    ACROSS,
    BODY,
    DOWN,
    FIRST,
    OUTSIDE,
    Cell,
    Grid,
)
from fasciatrack.output.screen import Screen

GREY = 243
"""The body where nothing is said, of the 256 colors; seen on light and dark."""
FEWEST_DOTS = 2
"""Of shapes in a cell that is drawn as blocks; fewer would be a spike at their edge."""
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By which quarters are filled: 1 upper left, 2 upper right, 4 and 8 below."""
BRAILLE = 0x2800
_DOTS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The bit of each dot of a braille character, row by row."""
HALF = 0.5
QUARTER = 0.25
NO_COLOR = -1
FAINT = 0.3
"""A cell less covered than this is no part of the body where cells are all there is."""

Style = str
"""An SGR code; empty for none."""


class Paint(Value):
    """How a shape is filled, whatever the screen can do."""

    color: int
    """Of the 256 colors."""
    ink: int
    """A color that can be read on it."""
    pattern: tuple[str, str, str, str]
    """Four rows of four dots, `#` drawn; repeated."""
    sign: str
    """The same in ASCII."""


def figure_lines(
    grid: Grid,
    screen: Screen,
    paints: Sequence[Paint],
    texts: Mapping[Cell, tuple[str, Paint]],
) -> list[str]:
    """Draw a figure; every line is as wide as the grid.

    Args:
        grid: The figure.
        screen: Where it is drawn.
        paints: How each shape of the grid is filled.
        texts: What is written over it, from which cell on.
    """
    characters = {
        (column + offset, row): (character, paint)
        for (column, row), (text, paint) in texts.items()
        for offset, character in enumerate(text)
    }
    lines = []
    for row in range(grid.rows):
        cells = [(column, row) for column in range(grid.columns)]
        lines.append(
            _joined(
                (
                    _written(*characters[cell], screen)
                    if cell in characters
                    else _drawn(grid, cell, screen, paints)
                    for cell in cells
                ),
                screen,
            )
        )
    return lines


def swatch(paint: Paint, screen: Screen, text: str = " ") -> str:
    """Show how a shape is filled, in one cell, or behind a text."""
    if screen.color:
        return screen.paint(text, f"1;38;5;{paint.ink};48;5;{paint.color}")
    if text.strip():
        return text
    if not screen.unicode:
        return paint.sign
    return _braille(
        paint.pattern[y][x] == "#" for y in range(DOWN) for x in range(ACROSS)
    )


def _joined(cells: Iterator[tuple[str, Style]], screen: Screen) -> str:
    """Join cells, saying a style once for all that follow with the same."""
    runs: list[tuple[str, Style]] = []
    for character, style in cells:
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + character, style)
        else:
            runs.append((character, style))
    return "".join(screen.paint(run, style) if style else run for run, style in runs)


def _written(character: str, paint: Paint, screen: Screen) -> tuple[str, Style]:
    style = f"1;38;5;{paint.ink};48;5;{paint.color}" if screen.color else ""
    return character, style


def _drawn(
    grid: Grid, cell: Cell, screen: Screen, paints: Sequence[Paint]
) -> tuple[str, Style]:
    if not screen.unicode:
        return _plain(grid, cell, paints, screen)
    if screen.color:
        return _filled(grid.labels(cell), paints)
    return _dotted(grid, cell, paints), ""


def _filled(labels: Sequence[int], paints: Sequence[Paint]) -> tuple[str, Style]:
    """Draw a cell of the body as grey dots, or of shapes as blocks of their colors.

    Dots follow the outline twice as closely as blocks; blocks show a color best.
    """
    if sum(label > BODY for label in labels) < FEWEST_DOTS:
        dots = _braille(label != OUTSIDE for label in labels)
        return dots, "" if dots == " " else f"38;5;{GREY}"
    quarters = [max(labels[place], labels[place + ACROSS]) for place in (0, 1, 4, 5)]
    colors = [
        paints[label - FIRST].color if label > BODY else NO_COLOR for label in quarters
    ]
    ground, *others = sorted(
        {*colors} - {NO_COLOR}, key=lambda one: (-colors.count(one), one)
    )
    if NO_COLOR in colors:
        return _quadrant(color != NO_COLOR for color in colors), f"38;5;{ground}"
    if not others:
        return " ", f"48;5;{ground}"
    drawn = _quadrant(color != ground for color in colors)
    return drawn, f"38;5;{others[0]};48;5;{ground}"


def _quadrant(filled: Iterable[bool]) -> str:
    return QUADRANTS[sum(1 << place for place, each in enumerate(filled) if each)]


def _braille(dots: Iterable[bool]) -> str:
    bits = sum(bit for bit, dot in zip(_DOTS, dots, strict=True) if dot)
    return chr(BRAILLE + bits) if bits else " "


def _dotted(grid: Grid, cell: Cell, paints: Sequence[Paint]) -> str:
    """Draw a cell with braille dots: a line around the body, patterns in it."""
    column, row = cell

    def is_drawn(x: int, y: int) -> bool:
        label = grid.label_at(x, y)
        if label == OUTSIDE:
            return False
        around = ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))
        if any(grid.label_at(*dot) == OUTSIDE for dot in around):
            return True
        return label > BODY and _in_pattern(paints[label - FIRST], x, y)

    return _braille(
        is_drawn(column * ACROSS + across, row * DOWN + down)
        for down in range(DOWN)
        for across in range(ACROSS)
    )


def _in_pattern(paint: Paint, x: int, y: int) -> bool:
    return paint.pattern[y % 4][x % 4] == "#"


def _plain(
    grid: Grid, cell: Cell, paints: Sequence[Paint], screen: Screen
) -> tuple[str, Style]:
    labels = grid.labels(cell)
    shapes = [label for label in labels if label > BODY]
    if len(shapes) >= HALF * len(labels):
        paint = paints[max(set(shapes), key=shapes.count) - FIRST]
        style = f"38;5;{paint.ink};48;5;{paint.color}" if screen.color else ""
        return paint.sign, style
    return _edge(grid, cell), ""


def _edge(grid: Grid, cell: Cell) -> str:
    """Choose the sign that runs along the edge of the body in a cell."""
    column, row = cell

    def part(right: int, down: int) -> float:
        x, y = (column + right) * ACROSS, (row + down) * DOWN
        dots = [
            grid.label_at(x + across, y + below) != OUTSIDE
            for across in range(ACROSS)
            for below in range(DOWN)
        ]
        return sum(dots) / len(dots)

    here = part(0, 0)
    beside = [part(*way) for way in ((-1, 0), (1, 0), (0, -1), (0, 1))]
    if here < FAINT or min(beside) >= FAINT:
        return " "
    if max(beside[:2]) < FAINT:  # a limb of one cell: it leans as it goes on
        lean = part(1, -1) + part(-1, 1) - part(-1, -1) - part(1, 1)
        return "/" if lean > FAINT else "\\" if lean < -FAINT else "|"
    across = part(1, -1) + 2 * beside[1] + part(1, 1)
    across -= part(-1, -1) + 2 * beside[0] + part(-1, 1)
    down = part(-1, 1) + 2 * beside[3] + part(1, 1)
    down -= part(-1, -1) + 2 * beside[2] + part(1, -1)
    if abs(down) < abs(across) * HALF:
        return "|"
    if abs(across) < abs(down) * QUARTER:
        return "_" if down < 0 or here < HALF else "-"
    return "/" if across * down > 0 else "\\"
