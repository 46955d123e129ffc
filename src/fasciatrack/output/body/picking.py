"""Pointing at areas: from one to the next over the body, and what is on the screen."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from math import inf
from typing import Literal

from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import Side
from fasciatrack.output.body.figure import Mark, figure
from fasciatrack.output.body.glyphs import Paint
from fasciatrack.output.body.raster import rows_of
from fasciatrack.output.body.shape import (
    VIEWS,
    Point,
    View,
    is_central,
    middle,
    polygons,
)
from fasciatrack.output.columns import clipped, wrapped
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.body import ON_THE_BODY

Way = Literal["up", "down", "left", "right"]
WAYS: dict[Way, Point] = {
    "up": (0, -1),
    "down": (0, 1),
    "left": (-1, 0),
    "right": (1, 0),
}
ASIDE = 2.0
"""How much more it counts to lie beside the way than far along it."""
LEAST_STEP = 0.5
"""Units; what lies less far along a way does not lie there at all."""

LARGEST, SMALLEST = 31, 11
"""Columns of a figure; odd, so that the middle of the body is the middle of a cell."""
BETWEEN = 2
HELP = (
    *("arrows move", "space marks", "tab turns", "enter takes", "esc leaves"),
    "? explains",
)
KEYS = (
    "arrows: to the next area that way",
    "space: mark it, or take its mark away",
    "backspace: take the last mark away",
    "tab: turn the body round",
    "enter: take the marked, or what is here",
    "esc or q: leave without choosing",
    "any key goes back to the body",
)
SEEN = {"front": "from the front", "back": "from behind"}
STRONG, QUIET = "1", "2"
HERE = Paint(color=220, ink=16, pattern=("####",) * 4, sign="#")
MARKED = Paint(color=26, ink=231, pattern=("#.#.", ".#.#", "#.#.", ".#.#"), sign="+")


class Stop(Value):
    """An area under the cursor."""

    place: Place
    view: View
    point: Point
    """Its middle on the figure."""


class Pointing(Value):
    """Where the cursor is, and what was marked, in that order."""

    stop: Stop
    marked: tuple[Place, ...] = ()
    is_explained: bool = False
    """Whether the keys stand there instead of the body."""

    @property
    def taken(self) -> tuple[Place, ...]:
        """What Enter takes: what is marked, else what is under the cursor."""
        return self.marked or (self.stop.place,)

    def moved(self, way: Way) -> "Pointing":
        """Go to the nearest area that way; where there is none, stay."""
        return replace(self, stop=_next(self.stop, way))

    def turned(self) -> "Pointing":
        """Turn the body round: to the same area, or to what lies behind it."""
        other = stops(VIEWS[1 - VIEWS.index(self.stop.view)])
        same = [stop for stop in other if stop.place == self.stop.place]
        # Turned round, what was on the viewer's left is on the right.
        x, y = self.stop.point
        return replace(self, stop=same[0] if same else _nearest((-x, y), other))

    def toggled(self) -> "Pointing":
        """Mark the area under the cursor, or take its mark away."""
        place = self.stop.place
        kept = tuple(each for each in self.marked if each != place)
        return replace(self, marked=kept if place in self.marked else (*kept, place))

    def explained(self) -> "Pointing":
        """Show the keys, or the body again."""
        return replace(self, is_explained=not self.is_explained)

    def without_last(self) -> "Pointing":
        """Take the last mark away, also of an area that is on no picture."""
        return replace(self, marked=self.marked[:-1])


def begin(offered: tuple[Place, ...] = ()) -> Pointing:
    """Start on the first of the offered areas; what was only offered is not marked."""
    every = [*stops("back"), *stops("front")]
    here = [stop for place in offered for stop in every if stop.place == place]
    neck = next(stop for stop in every if stop.place == Place(area="neck"))
    return Pointing(stop=here[0] if here else neck)


@cache
def stops(view: View) -> tuple[Stop, ...]:
    """Return every area that can be pointed at in a view, by side and as a whole."""
    return tuple(
        Stop(place=Place(area=area, side=side), view=view, point=middle(polygon))
        for area in ON_THE_BODY
        for side in _sides(area)
        for polygon in polygons(area, side, view)
    )


def _sides(area: str) -> tuple[Side | None, ...]:
    if AREAS[area].midline_only:
        return (None,)
    return (None, "left", "right") if is_central(area) else ("left", "right")


def _next(stop: Stop, way: Way) -> Stop:
    right, down = WAYS[way]

    def distance(other: Stop) -> float:
        x, y = other.point[0] - stop.point[0], other.point[1] - stop.point[1]
        along, aside = (x * right, y) if right else (y * down, x)
        return along + ASIDE * abs(aside) if along > LEAST_STEP else inf

    nearest = min(stops(stop.view), key=distance)
    return stop if distance(nearest) == inf else nearest


def _nearest(point: Point, among: tuple[Stop, ...]) -> Stop:
    x, y = point
    return min(
        among, key=lambda stop: (stop.point[0] - x) ** 2 + (stop.point[1] - y) ** 2
    )


def picking_lines(pointing: Pointing, screen: Screen, rows: int) -> list[str]:
    """Draw both views and the words around them on so many rows.

    The words come first: where there is no room for a figure there is none.
    """
    width = screen.width
    if pointing.is_explained:
        return [clipped(line, width, screen) for line in KEYS][:rows]
    head = wrapped(HELP, width, screen.glyph(" · ", ", "))
    head = [screen.paint(clipped(line, width, screen), QUIET) for line in head]
    foot = [*_said(pointing, screen)]
    wide = _figure_width(width, rows - len(head) - len(foot))
    body = _figures(pointing, screen, wide) if wide else []
    return [foot[0], *(head if wide else ()), *body, *foot[1:]][:rows]


def _said(pointing: Pointing, screen: Screen) -> Iterator[str]:
    """Name what is under the cursor, and what Enter takes."""
    place = pointing.stop.place
    sign = _sign(place, pointing, screen)
    name = f"{sign} {place}, {SEEN[pointing.stop.view]}"
    yield screen.paint(clipped(name, screen.width, screen), STRONG)
    marked = ", ".join(safe(str(each)) for each in pointing.marked)
    words = (
        f"{len(pointing.marked)} marked: {marked}" if marked else f"enter takes {place}"
    )
    yield clipped(words, screen.width, screen)


def _sign(place: Place, pointing: Pointing, screen: Screen) -> str:
    if place in pointing.marked:
        return screen.glyph("✓", "x")
    return screen.glyph("◆", "@")


def _figure_width(columns: int, rows: int) -> int:
    for wide in range(LARGEST, SMALLEST - 1, -2):
        if 2 * wide + BETWEEN <= columns and rows_of(wide) < rows:
            return wide
    return 0


def _figures(pointing: Pointing, screen: Screen, wide: int) -> list[str]:
    blocks = []
    for view in VIEWS:
        caption, *lines = figure(
            view, [*_marks(pointing, view, screen)], screen, width=wide
        )
        if view == pointing.stop.view:
            caption = caption.replace(f" {view} ", f"[{view}]")
        blocks.append([caption, *lines])
    return [(" " * BETWEEN).join(line).rstrip() for line in zip(*blocks, strict=True)]


def _marks(pointing: Pointing, view: View, screen: Screen) -> Iterator[Mark]:
    here = pointing.stop.place
    for place in dict.fromkeys(chain(pointing.marked, (here,))):
        for polygon in polygons(place.area, place.side, view):
            yield Mark(
                polygon=polygon,
                text=_sign(place, pointing, screen),
                paint=HERE if place == here else MARKED,
            )
