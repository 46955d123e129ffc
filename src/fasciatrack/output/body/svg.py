"""The map of the body as SVG for a page, with the styles it needs."""

from collections.abc import Iterable, Iterator
from html import escape

from fasciatrack.output.body.layers import layers
from fasciatrack.output.body.paints import Level, levels
from fasciatrack.output.body.raster import ACROSS, DOWN, Grid
from fasciatrack.output.body.shape import (
    HALF_WIDTH,
    HEIGHT,
    VIEWS,
    Polygon,
    View,
    outline,
    size,
    viewers_left,
    viewers_right,
)
from fasciatrack.output.body.words import body_heading, body_sentences
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import BodyReport

TOP = 14.0
"""Units above the head, for the caption."""
GAP = 8.0
"""Units between the figures."""
MARGIN = 2.0
COLUMNS = 27
"""Of the grid on which the numbers are spread: a digit fits a cell."""
DIGIT_WIDTH = 2 * HALF_WIDTH / COLUMNS
BASELINE = 0.75
"""How far down in its cell a digit stands."""
KEY_HEIGHT = 11.0
"""Units of a line of the key below the figures."""
SWATCH = 7.0
LETTER = 5.0
"""Units that a letter of the key takes at most."""
DECIMALS = 1
NAMED_BY = 'aria-labelledby="body-title body-words"'
NAMESPACE = "http://www.w3.org/2000/svg"

BODY_CSS = """\
.body { --skin: #d5d3cf; --edge: #6b6b6b; --word: #1d1d1d; --halo: #ffffff;
  --level-0: #9db8d8; --level-1: #fff0a8; --level-2: #fdc84b; --level-3: #f58b1f;
  --level-4: #dd3b1c; --level-5: #8c0f14; --much-better: #1f5fbf; --better: #8db9ee;
  --same: #f4f4f4; --worse: #f58b1f; --much-worse: #8c0f14; }
@media screen and (prefers-color-scheme: dark) { .body { --skin: #55585e;
  --edge: #a5a8ad; --word: #f2f2f2; --halo: #1b1c1f; --level-0: #5d7ea8;
  --level-1: #b9a640; --level-2: #d39a1e; --level-3: #e07614; --level-4: #d8341a;
  --level-5: #a3141a; --much-better: #2a6fd6; --better: #6796cf; --same: #8f9197;
  --worse: #e07614; --much-worse: #a3141a; } }
.body .skin { fill: var(--skin); }
.body .edge { fill: none; stroke: var(--edge); stroke-width: 0.8; }
.body .area { stroke: var(--edge); stroke-width: 0.5; }
.body text { fill: var(--word); font: 6.5px system-ui, sans-serif; }
.body .number { font-size: 7.5px; font-weight: 700; paint-order: stroke;
  stroke: var(--halo); stroke-width: 2.2px; stroke-linejoin: round; }
.body .level-0 { fill: var(--level-0); }
.body .level-1 { fill: var(--level-1); }
.body .level-2 { fill: var(--level-2); }
.body .level-3 { fill: var(--level-3); }
.body .level-4 { fill: var(--level-4); }
.body .level-5 { fill: var(--level-5); }
.body .level-much-better { fill: var(--much-better); }
.body .level-better { fill: var(--better); }
.body .level-same { fill: var(--same); }
.body .level-worse { fill: var(--worse); }
.body .level-much-worse { fill: var(--much-worse); }
"""
"""Colors for a light and a dark screen; print is light. The classes need no more."""


def body_svg(report: BodyReport) -> str:
    """Draw both views, numbered as in the legend, and the key to the colors.

    It is for use inside an HTML page.
    All colors are in BODY_CSS; the description says every value in words.
    """
    width = 2 * (2 * HALF_WIDTH + MARGIN) + GAP
    key = list(_key(report, width))
    height = TOP + HEIGHT + MARGIN + KEY_HEIGHT * len(key)
    title = ", ".join(body_heading(report))
    box = f"0 0 {_number(width)} {_number(height)}"
    lines = [
        f'<svg class="body" xmlns="{NAMESPACE}" role="img" viewBox="{box}" {NAMED_BY}>',
        f'<title id="body-title">{escape(title)}</title>',
        f'<desc id="body-words">{escape(body_sentences(report, Screen()))}</desc>',
        f'<clipPath id="body-edge"><path d="{_path(outline())}"/></clipPath>',
    ]
    for place, view in enumerate(VIEWS):
        middle = MARGIN + HALF_WIDTH + place * (2 * HALF_WIDTH + GAP)
        lines.append(f'<g transform="translate({_number(middle)} {_number(TOP)})">')
        lines += _captions(view)
        lines += _figure(report, view)
        lines.append("</g>")
    for number, line in enumerate(key, 1):
        lines += _swatches(line, height - KEY_HEIGHT * (len(key) - number))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _key(report: BodyReport, width: float) -> Iterator[list[tuple[float, Level]]]:
    """Spread what the colors mean over lines; each has its place from the left."""
    line: list[tuple[float, Level]] = []
    x = MARGIN
    for level in levels(report):
        room = SWATCH + LETTER * (len(level.words) + 2)
        if line and x + room > width:
            yield line
            line, x = [], MARGIN
        line.append((x, level))
        x += room
    yield line


def _swatches(line: Iterable[tuple[float, Level]], bottom: float) -> Iterator[str]:
    top = _number(bottom - MARGIN - SWATCH)
    for x, level in line:
        yield (
            f'<rect class="area level-{level.name}" x="{_number(x)}" y="{top}"'
            f' width="{SWATCH:g}" height="{SWATCH:g}"/>'
        )
        after = _number(x + SWATCH + LETTER / 2)
        base = _number(bottom - MARGIN)
        yield f'<text x="{after}" y="{base}">{escape(level.words)}</text>'


def _captions(view: View) -> Iterator[str]:
    for word, x in ((viewers_left(view), -30), (view, 0), (viewers_right(view), 30)):
        yield f'<text x="{x}" y="-5" text-anchor="middle">{word}</text>'


def _figure(report: BodyReport, view: View) -> Iterator[str]:
    # What is small is drawn over what is large, as on a terminal.
    drawn = sorted(layers(report, view), key=lambda layer: -size(layer.polygon))
    yield f'<path class="skin" d="{_path(outline())}"/>'
    yield '<g clip-path="url(#body-edge)">'
    for layer in drawn:
        named = f"area level-{layer.level.name}"
        yield f'<path class="{named}" d="{_path(layer.polygon)}"/>'
    yield "</g>"
    yield f'<path class="edge" d="{_path(outline())}"/>'
    grid = Grid(COLUMNS, [layer.polygon for layer in drawn])
    texts = [layer.number for layer in drawn]
    for text, spot in zip(texts, grid.spots(texts), strict=True):
        left, top = grid.point_of(spot)
        x = left + len(text) * DIGIT_WIDTH / 2
        y = top + BASELINE * DIGIT_WIDTH * DOWN / ACROSS
        yield (
            f'<text class="number" x="{_number(x)}" y="{_number(y)}"'
            f' text-anchor="middle">{text}</text>'
        )


def _path(polygon: Polygon) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in polygon)
    return f"M{points}Z"


def _number(value: float) -> str:
    return f"{round(value, DECIMALS) + 0.0:g}"
