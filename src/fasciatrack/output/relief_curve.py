"""The share still lower, drawn as steps, with the range that it may lie in.

Drawn without plotext, whose lines slope: a share stays as it is until one is over.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fasciatrack.domain.values import Value
from fasciatrack.output.figures import round_half_up
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.relief.curve import HALF, CurvePoint
from fasciatrack.reporting.relief.report import ReliefGroup

ROWS = 10
"""Steps of ten percent from top to bottom."""
GUTTER = len("100% |")
NARROWEST = GUTTER + 12
HELD = 0.95
"""The share of all lengths that a picture holds; few may be far longer."""
CYAN, QUIET = "36", "2"
"""SGR codes."""
PER_STEP = 6
"""Columns that a number on the axis takes."""
_HOUR = 1 / 24
_STEPS = (
    *(hours * _HOUR for hours in (1, 2, 3, 6, 12)),
    *(1, 2, 5, 7, 14, 28, 56, 112, 182, 364, 728, 1820),
)
"""Days between two numbers on the axis."""
_TINY = 1e-9


class Signs(Value):
    """The characters of a picture."""

    level: str
    top: str
    """Where it begins to fall."""
    fall: str
    bottom: str
    """Where it goes on."""
    still: str
    """Where one was still lower when last scored."""
    band: str
    half: str
    side: str
    side_tick: str
    corner: str
    below: str
    below_tick: str


_BEAUTIFUL = Signs(
    level="━",
    top="┓",
    fall="┃",
    bottom="┗",
    still="╋",
    band="░",
    half="┄",
    side="│",
    side_tick="┤",
    corner="┼",
    below="─",
    below_tick="┬",
)
_PLAIN = Signs(
    level="=",
    top=".",
    fall="|",
    bottom="'",
    still="#",
    band=":",
    half="-",
    side="|",
    side_tick="+",
    corner="+",
    below="_",
    below_tick="+",
)


def signs(screen: Screen) -> Signs:
    """Choose what a screen can show."""
    return _BEAUTIFUL if screen.unicode else _PLAIN


class Axis(Value):
    """Days from left to right, the same in all pictures beside each other."""

    days: float
    step: float
    """From one number to the next."""

    @property
    def unit(self) -> str:
        """What its numbers count."""
        return "hours" if self.step < 1 else "days"

    def ticks(self) -> list[float]:
        """List where its numbers are, in days."""
        return [place * self.step for place in range(round(self.days / self.step) + 1)]

    def words(self, days: float) -> str:
        """Write a number without its unit."""
        return str(round_half_up(days / _HOUR if self.step < 1 else days))


def axis_for(groups: Sequence[ReliefGroup], columns: int) -> Axis:
    """Choose an axis that holds nearly all lengths of these groups, and their halves.

    Args:
        groups: Those with a curve.
        columns: How many a picture takes.
    """
    days = sorted(length.days for group in groups for length in group.lengths)
    reach = days[min(int(HELD * len(days)), len(days) - 1)]
    reach = max([reach, _HOUR, *(group.half_days or 0 for group in groups)])
    most = max((columns - GUTTER) // PER_STEP, 2)
    step = next((step for step in _STEPS if reach / step <= most), _STEPS[-1])
    return Axis(days=(int(reach / step - _TINY) + 1) * step, step=step)


def beyond(group: ReliefGroup, axis: Axis) -> int:
    """Count what lasted longer than the picture shows."""
    return sum(length.days > axis.days + _TINY for length in group.lengths)


def draw_curve(
    group: ReliefGroup, axis: Axis, columns: int, screen: Screen
) -> list[str]:
    """Draw one group's curve; every line takes `columns`.

    Below the axis stands how many sessions were looked at for so long.
    """
    canvas = _Canvas(axis, columns - GUTTER, signs(screen))
    canvas.draw(group)
    lines = [
        screen.paint(_side(row, canvas.signs), QUIET) + _painted(cells, screen)
        for row, cells in enumerate(canvas.cells)
    ]
    ticks = axis.ticks()
    looked_at = [
        str(sum(length.days > days - _TINY for length in group.lengths))
        for days in ticks
    ]
    for name, words in (
        (axis.unit, [*map(axis.words, ticks)]),
        ("n", looked_at),
    ):
        below = canvas.below(ticks, words)
        lines.append(screen.paint(name.ljust(GUTTER) + below, QUIET))
    return lines


_Cell = tuple[str, str]
"""A character and its SGR code."""


class _Canvas:
    """Rows from all down to none, columns from right after to the axis's end."""

    def __init__(self, axis: Axis, columns: int, characters: Signs) -> None:
        self.axis = axis
        self.signs = characters
        self._columns = columns
        half, bottom = (characters.half, QUIET), (characters.below, QUIET)
        background = {_row(HALF): half, ROWS: bottom}
        self.cells: list[list[_Cell]] = [
            [background.get(row, (" ", ""))] * columns for row in range(ROWS + 1)
        ]
        for days in axis.ticks()[1:]:
            self.cells[ROWS][self._column(days)] = (characters.below_tick, QUIET)

    def draw(self, group: ReliefGroup) -> None:
        """Draw a curve from its beginning to the longest length."""
        last = self._column(min(group.longest_days or 0, self.axis.days))
        held = [point for point in group.curve if point.days <= self.axis.days]
        falls = {
            column: [*some][-1]
            for column, some in groupby(held, lambda one: self._column(one.days))
        }
        still = {
            self._column(length.days) for length in group.lengths if not length.is_over
        }
        row, point = 0, None
        for column in range(last + 1):
            point = falls.get(column, point)
            before, row = row, _row(point.share) if point else 0
            self._range(column, point)
            self._step(column, before, row)
            if before == row and column in still:
                self.cells[row][column] = (self.signs.still, CYAN)

    def below(self, places: Sequence[float], words: Sequence[str]) -> str:
        """Write words below their places, as far as they do not touch."""
        line = ""
        for days, word in zip(places, words, strict=True):
            start = min(
                max(self._column(days) - (len(word) - 1) // 2, 0),
                self._columns - len(word),
            )
            if start > len(line) or not line:
                line = line.ljust(start) + word
        return line.ljust(self._columns)

    def _step(self, column: int, before: int, row: int) -> None:
        """Draw what happens to the curve in one column."""
        if before == row:
            self.cells[row][column] = (self.signs.level, CYAN)
            return
        self.cells[before][column] = (self.signs.top, CYAN)
        for between in range(before + 1, row):
            self.cells[between][column] = (self.signs.fall, CYAN)
        self.cells[row][column] = (self.signs.bottom, CYAN)

    def _range(self, column: int, point: CurvePoint | None) -> None:
        if point is None:
            return
        for row in range(_row(point.high), min(_row(point.low), ROWS - 1) + 1):
            self.cells[row][column] = (self.signs.band, QUIET)

    def _column(self, days: float) -> int:
        return round_half_up(days / self.axis.days * (self._columns - 1))


def _row(share: float) -> int:
    """Find the row of a share; above half, below it, and none are told apart."""
    row = round_half_up(ROWS * (1 - share))
    middle = ROWS // 2
    if share < HALF - _TINY:
        row = max(row, middle + 1)
    elif share > HALF + _TINY:
        row = min(row, middle - 1)
    if share > _TINY:
        row = min(row, ROWS - 1)
    return max(row, 1) if share < 1 - _TINY else row


def _side(row: int, characters: Signs) -> str:
    if row == ROWS:
        return f"  0% {characters.corner}"
    if row % (ROWS // 2):
        return f"     {characters.side}"
    return f"{100 - 100 * row // ROWS:>3}% {characters.side_tick}"


def _painted(cells: Sequence[_Cell], screen: Screen) -> str:
    runs: Iterator[str] = (
        screen.paint("".join(character for character, _ in some), code)
        if code
        else "".join(character for character, _ in some)
        for code, some in groupby(cells, lambda cell: cell[1])
    )
    return "".join(runs)
