"""Plotext, kept behind one door: a picture in character cells in, lines of text out.

Plotext draws on one figure per process, measures the real terminal, and ends the
process when a line holds NaN. Here everything has a size and finite numbers.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from math import isfinite
from types import ModuleType
from typing import Any

from fasciatrack.domain.values import Value
from fasciatrack.errors import FasciaError
from fasciatrack.output.screen import Screen

Spot = tuple[float, float]
"""Column and row of a cell, counted from the lower left; halves lie in between."""
Tick = tuple[float, str]
"""Where on the axis, and what it says there."""

MANUAL = "plotext._doc.doc"
"""The module of plotext that writes its help pages while it is imported."""
_TO_ASCII = str.maketrans("─│┌┐└┘├┤┬┴┼", "-|+++++++++")


class Stroke(Value):
    """A thin line through some spots."""

    spots: tuple[Spot, ...]
    color: int
    """As in SGR: 1 red … 6 cyan."""
    is_heavy: bool = False
    """Whether it is made of blocks instead of dots."""
    plain: str = "."
    """What it is made of on an ASCII screen."""


class Sign(Value):
    """One character, or a word around its middle."""

    spot: Spot
    text: str
    color: int


class Bar(Value):
    """A bar that stands on the axis."""

    left: float
    right: float
    """Its last column, inclusive."""
    height: float
    """In rows; halves only where the screen shows more than ASCII."""
    color: int


class Picture(Value):
    """What to draw, in cells of the canvas inside the axes."""

    columns: int
    rows: int
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...] = ()
    ground: tuple[Sign, ...] = ()
    """Drawn under strokes and signs."""
    strokes: tuple[Stroke, ...] = ()
    signs: tuple[Sign, ...] = ()
    """Drawn last, over everything else."""

    @property
    def width(self) -> int:
        """Columns that the whole picture takes, axis and its words included."""
        return self.columns + 1 + max(len(words) for _, words in self.y_ticks)

    @property
    def height(self) -> int:
        """Rows that the whole picture takes: canvas, axis and its words."""
        return self.rows + 2


def draw(picture: Picture, screen: Screen) -> list[str]:
    """Draw a picture; every line takes its whole width.

    Raises:
        FasciaError: plotext does not work on this machine.
    """
    plotext = load_plotext()
    plotext.terminal.limit(False, False)
    figure = plotext.figure
    figure.clear()
    figure.theme("simple")
    figure.plot_size(picture.width, picture.height)
    figure.axes(False, side=1)
    for axis, cells, ticks in (
        ("x", picture.columns, picture.x_ticks),
        ("y", picture.rows, picture.y_ticks),
    ):
        ruler = figure.ruler(axis)
        ruler.lim(0, cells - 1)
        ruler.ticks([place for place, _ in ticks], [words for _, words in ticks])
    for signal in _signals(picture, plotext, screen):
        figure.draw(signal)
    drawn: str = figure.build().string(colorless=not screen.color)
    return (drawn if screen.unicode else drawn.translate(_TO_ASCII)).splitlines()


def load_plotext(manual: str = MANUAL) -> Any:  # noqa: ANN401 - plotext has no types
    """Import plotext without its interactive manual, which takes longer than the rest.

    Raises:
        FasciaError: it is not there, or its compiled part does not run here.
    """
    try:
        import_without(manual, offering="docs")
        import plotext  # noqa: PLC0415 - only charts need it
    except (ImportError, OSError) as error:
        raise FasciaError(
            f"charts cannot be drawn on this machine: {error}",
            hint="--describe says the same in words",
        ) from error
    return plotext


def import_without(unneeded: str, *, offering: str) -> ModuleType:
    """Import a package with an empty stand-in for one slow module inside it.

    When the package turns out to need the real module it is imported plainly.

    Args:
        unneeded: The slow module's full name.
        offering: The name that the package takes from it.
    """
    package = unneeded.partition(".")[0]
    if package in sys.modules:
        return sys.modules[package]
    stand_in = ModuleType(unneeded)
    setattr(stand_in, offering, None)
    sys.modules[unneeded] = stand_in
    try:
        return import_module(package)
    except Exception:  # noqa: BLE001 - whatever it was, the plain import says it better
        for name in [*sys.modules]:
            if name.partition(".")[0] == package:
                del sys.modules[name]
        return import_module(package)
    finally:
        if sys.modules.get(unneeded) is stand_in:
            del sys.modules[unneeded]


def _signals(
    picture: Picture,
    plotext: Any,  # noqa: ANN401 - any value
    screen: Screen,
) -> Iterator[Any]:
    figure = plotext.figure

    def marker(shape: str, color: int) -> Any:  # noqa: ANN401 - any value
        return plotext.marker(shape, pixel=plotext.pixel(foreground=color))

    for bar in picture.bars:
        # Where a cell has two by two parts, a bar goes from middle to middle of them.
        per_row = 2 if screen.unicode else 1
        steps = round(bar.height * per_row)
        bottom = 0.5 / per_row - 0.5
        yield figure.rectangle(
            x=_finite(bar.left + bottom, bar.right - bottom),
            y=_finite(bottom, bottom + (steps - 1) / per_row),
            marker=marker("hd" if screen.unicode else "#", bar.color),
        )
    yield from _words(picture.ground, plotext)
    for stroke in picture.strokes:
        columns = _finite(*(column for column, _ in stroke.spots))
        rows = _finite(*(row for _, row in stroke.spots))
        beautiful = "hd" if stroke.is_heavy else "braille"
        shape = marker(screen.glyph(beautiful, stroke.plain), stroke.color)
        yield figure.signal(columns, rows, marker=shape).lines(True)
    yield from _words(picture.signs, plotext)


def _words(
    signs: Iterable[Sign],
    plotext: Any,  # noqa: ANN401 - any value
) -> Iterator[Any]:
    for sign in signs:
        column, row = _finite(*sign.spot)
        words = plotext.colorize(sign.text).fill(plotext.pixel(foreground=sign.color))
        yield plotext.figure.text(column, row, words, alignment="center")


def _finite(*numbers: float) -> tuple[float, ...]:
    if not all(map(isfinite, numbers)):
        raise ValueError("a picture holds a number that is not finite")
    return numbers
