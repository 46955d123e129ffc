"""How a value looks on the body: lighter to darker, or one of two directions.

The colors grow darker as it grows worse, so that they can be told apart without
seeing hues; blue against orange and red is told apart by nearly everybody.
"""

from collections.abc import Iterable
from math import ceil

from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.values import Value
from fasciatrack.output.body.glyphs import Paint
from fasciatrack.reporting.body import BodyReport

STEPS = 5
"""Steps above nothing at all."""
BLACK, WHITE = 16, 231
SMALL_CHANGE = 0.2
"""Up to this part of the scale a change is drawn light: 2 of 10."""


class Level(Value):
    """One step of the key."""

    name: str
    """Also the end of its CSS class: `0` to `5`, `much-better` … `much-worse`."""
    words: str
    paint: Paint


def _paint(color: int, ink: int, pattern: str, sign: str) -> Paint:
    one, two, three, four = pattern.split()
    return Paint(color=color, ink=ink, pattern=(one, two, three, four), sign=sign)


_SCORES = (
    ("0", _paint(110, BLACK, ".... .#.. .... ....", "o")),
    ("1", _paint(222, BLACK, "#... .... ..#. ....", ".")),
    ("2", _paint(214, BLACK, "#.#. .... #.#. ....", ":")),
    ("3", _paint(208, BLACK, "#.#. .#.# #.#. .#.#", "+")),
    ("4", _paint(196, BLACK, "##.# .### ##.# .###", "*")),
    ("5", _paint(124, WHITE, "#### #### #### ####", "#")),
)
_CHANGES = (
    ("much-better", _paint(26, WHITE, "#### .... #### ....", "=")),
    ("better", _paint(111, BLACK, "#### .... .... ....", "-")),
    ("same", _paint(252, BLACK, ".... .#.. .... ....", "o")),
    ("worse", _paint(208, BLACK, "#.#. .#.# #.#. .#.#", "+")),
    ("much-worse", _paint(124, WHITE, "#### #### #### ####", "#")),
)
MUCH_BETTER, BETTER, SAME, WORSE, MUCH_WORSE = range(5)


def levels(report: BodyReport) -> tuple[Level, ...]:
    """Return the steps of a report's key, best first."""
    bounds = METRICS[report.metric].bounds
    if report.figure == "change":
        little = f"by more than {SMALL_CHANGE * bounds.high:g}{bounds.unit}"
        return _levels(
            (f"better {little}", "better", "same", "worse", f"worse {little}"), _CHANGES
        )
    ends = [bounds.high / STEPS * number for number in range(1, STEPS + 1)]
    if METRICS[report.metric].lower_is_better:
        words = ["0", *(f"to {end:g}{bounds.unit}" for end in ends)]
    else:
        words = [
            f"{bounds.high:g}{bounds.unit}",
            *(f"from {bounds.high - end:g}{bounds.unit}" for end in ends),
        ]
    return _levels(words, _SCORES)


def level_of(report: BodyReport, value: float) -> Level:
    """Return the step a value is on."""
    return levels(report)[_step(report, value)]


def _levels(
    words: Iterable[str], steps: Iterable[tuple[str, Paint]]
) -> tuple[Level, ...]:
    return tuple(
        Level(name=name, words=said, paint=paint)
        for said, (name, paint) in zip(words, steps, strict=True)
    )


def _step(report: BodyReport, value: float) -> int:
    metric = METRICS[report.metric]
    worse = value if metric.lower_is_better else -value
    if report.figure == "change":
        if not worse:
            return SAME
        is_small = abs(worse) <= SMALL_CHANGE * metric.bounds.high
        if worse < 0:
            return BETTER if is_small else MUCH_BETTER
        return WORSE if is_small else MUCH_WORSE
    if not metric.lower_is_better:
        worse += metric.bounds.high
    return ceil(worse / metric.bounds.high * STEPS)
