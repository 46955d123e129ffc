"""Shapes on a grid of character cells, each two dots wide and four high."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

from fasciatrack.output.body.shape import (
    HALF_WIDTH,
    HEIGHT,
    Point,
    Polygon,
    middle,
    outline,
    size,
)

ACROSS, DOWN = 2, 4
"""Dots in a cell. A cell is twice as high as wide, so a dot is square."""
OUTSIDE, BODY = 0, 1
FIRST = 2
"""The label of the first shape; the next has the next one."""

EXACT = 6
"""Decimals of a dot; what is nearer is the same."""

Cell = tuple[int, int]
"""A column and a row."""


class Grid:
    """A figure on a grid: every dot says what is seen there.

    Attributes:
        columns: Cells across.
        rows: Cells down.
        dots: Rows of labels: OUTSIDE, BODY, or FIRST plus the number of a shape.
    """

    def __init__(self, columns: int, shapes: Sequence[Polygon]) -> None:
        self.columns = columns
        self.rows = rows_of(columns)
        self._dot = 2 * HALF_WIDTH / (ACROSS * columns)
        self._above = (self.rows * DOWN * self._dot - HEIGHT) / 2
        self._shapes = shapes
        self.dots = [bytearray(ACROSS * columns) for _ in range(DOWN * self.rows)]
        self._fill(outline(), BODY)
        # What is small would be lost under what is large.
        for number in sorted(range(len(shapes)), key=lambda one: -size(shapes[one])):
            self._fill(shapes[number], FIRST + number)

    def labels(self, cell: Cell) -> list[int]:
        """Return the labels in a cell, row by row."""
        column, row = cell
        return [
            self.dots[row * DOWN + down][column * ACROSS + across]
            for down in range(DOWN)
            for across in range(ACROSS)
        ]

    def label_at(self, x: int, y: int) -> int:
        """Return the label of a dot; beyond the grid everything is outside."""
        if 0 <= y < len(self.dots) and 0 <= x < len(self.dots[0]):
            return self.dots[y][x]
        return OUTSIDE

    def spots(self, texts: Sequence[str]) -> list[Cell]:
        """Find where a text on each shape begins, on what is seen of it.

        Two texts neither overlap nor touch, as long as there is room.
        """
        spots: dict[int, Cell] = {}
        taken: set[Cell] = set()
        seen = [self._cells_with(FIRST + number) for number in range(len(texts))]
        for number in sorted(range(len(texts)), key=lambda one: len(seen[one])):
            length = len(texts[number])
            spot = self._best(number, seen[number], length, taken)
            spots[number] = spot
            taken |= _around(spot, length)
        return [spots[number] for number in range(len(texts))]

    def cell_of(self, point: Point) -> Cell:
        """Return the cell that a point of the figure lies in."""
        x, y = point
        column = int((x + HALF_WIDTH) / (ACROSS * self._dot))
        row = int((y + self._above) / (DOWN * self._dot))
        return min(max(column, 0), self.columns - 1), min(max(row, 0), self.rows - 1)

    def point_of(self, cell: Cell) -> Point:
        """Return the upper left corner of a cell as a point of the figure."""
        column, row = cell
        x = column * ACROSS * self._dot - HALF_WIDTH
        return x, row * DOWN * self._dot - self._above

    def _fill(self, polygon: Polygon, label: int) -> None:
        for y, dots in enumerate(self.dots):
            for left, right in _spans(polygon, (y + 0.5) * self._dot - self._above):
                for x in range(self._first(left), self._after(right)):
                    if label == BODY or dots[x] != OUTSIDE:
                        dots[x] = label

    # A dot whose middle is on an edge is inside at either side, so that what is
    # symmetrical stays so.
    def _first(self, x: float) -> int:
        return max(ceil(self._dots_to(x)), 0)

    def _after(self, x: float) -> int:
        return min(floor(self._dots_to(x)) + 1, ACROSS * self.columns)

    def _dots_to(self, x: float) -> float:
        return round((x + HALF_WIDTH) / self._dot - 0.5, EXACT)

    def _cells_with(self, label: int) -> dict[Cell, int]:
        found: dict[Cell, int] = {}
        for y, dots in enumerate(self.dots):
            for x, dot in enumerate(dots):
                if dot == label:
                    cell = (x // ACROSS, y // DOWN)
                    found[cell] = found.get(cell, 0) + 1
        return found

    def _best(
        self, number: int, seen: dict[Cell, int], length: int, taken: set[Cell]
    ) -> Cell:
        if not seen:
            seen = {self.cell_of(middle(self._shapes[number])): 1}
        weight = sum(seen.values())
        column = sum(x * count for (x, _), count in seen.items()) / weight
        row = sum(y * count for (_, y), count in seen.items()) / weight

        def goodness(spot: Cell) -> tuple[float, float]:
            under = [(spot[0] + offset, spot[1]) for offset in range(length)]
            covered = sum(seen.get(cell, 0) for cell in under) / length
            centre = spot[0] + (length - 1) / 2
            distance = abs(centre - column) + 2 * abs(spot[1] - row)
            return covered - distance, -distance

        spots = {(x, y) for x, y in self._near(seen) if x + length <= self.columns}
        free = [spot for spot in spots if not _covered(spot, length) & taken]
        return max(sorted(free or spots), key=goodness)

    def _near(self, cells: Iterable[Cell]) -> Iterator[Cell]:
        for x, y in cells:
            for column in (x - 1, x, x + 1):
                for row in (y - 1, y, y + 1):
                    if column >= 0 and 0 <= row < self.rows:
                        yield column, row


def rows_of(columns: int) -> int:
    """Return how many rows a figure of this width needs."""
    return ceil(HEIGHT * columns * ACROSS / (2 * HALF_WIDTH * DOWN))


def _spans(polygon: Polygon, y: float) -> list[tuple[float, float]]:
    """Return where a level line is inside a polygon, from left to right."""
    crossings = []
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        if (y1 <= y) != (y2 <= y):
            crossings.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
        x1, y1 = x2, y2
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _covered(spot: Cell, length: int) -> set[Cell]:
    return {(spot[0] + offset, spot[1]) for offset in range(length)}


def _around(spot: Cell, length: int) -> set[Cell]:
    return {(spot[0] + offset, spot[1]) for offset in range(-1, length + 1)}
