"""Marks on one line: an estimate with its range, on a scale that rows share."""

from collections.abc import Iterable, Sequence

from fasciatrack.output.figures import counted, decimal, signed
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.missing import Missing

Ends = tuple[float, float]
"""The values at the left and the right end of a line."""


def span_mark(  # noqa: PLR0913 - an interval, and where it is drawn
    low: float | None,
    middle: float,
    high: float | None,
    *,
    ends: Ends,
    width: int,
    screen: Screen,
    zero: float | None = 0,
) -> str:
    """Draw an estimate and its range: `├──●──┤`, on ASCII screens `|--o--|`.

    A range that goes on beyond an end has an arrow there. What is drawn takes exactly
    `width` columns, so that marks of several rows stand below each other.

    Args:
        low: The range's lower end; None draws the estimate alone, as without `high`.
        middle: The estimate.
        high: The range's upper end.
        ends: What the first and the last column stand for.
        width: How many columns there are.
        screen: Where.
        zero: The value that the line is about, drawn upright; None for none.
    """
    cells = [" "] * width

    def at(value: float) -> int:
        return _column(value, ends, width)

    if low is not None and high is not None:
        first, last = at(low), at(high)
        cells[first : last + 1] = screen.glyph("─", "-") * (last - first + 1)
        cells[first] = screen.glyph("◂", "<") if low < ends[0] else _end("├", screen)
        cells[last] = screen.glyph("▸", ">") if high > ends[1] else _end("┤", screen)
    if zero is not None and ends[0] <= zero <= ends[1]:
        line = cells[at(zero)] == screen.glyph("─", "-")
        if line or cells[at(zero)] == " ":
            crossed = screen.glyph("┼", "+")
            cells[at(zero)] = crossed if line else screen.glyph("│", ":")
    cells[at(middle)] = screen.glyph("●", "o")
    return "".join(cells)


def mark_scale(
    ends: Ends, width: int, screen: Screen, *, zero: float | None = 0
) -> str:
    """Write the values at both ends, and at `zero` where there is room between."""
    left, right = signed(ends[0], screen), signed(ends[1], screen)
    line = left + " " * max(width - len(left) - len(right), 1) + right
    if zero is None or not ends[0] < zero < ends[1]:
        return line
    word = decimal(zero, screen).removesuffix(".0")
    place = _column(zero, ends, width)
    before, after = line[: place - 1], line[place + len(word) :]
    has_room = len(left) < place and place + len(word) < width - len(right)
    return f"{before} {word}{after}" if has_room else line


def common_ends(values: Iterable[float | None], *, least: float = 1) -> Ends:
    """Give ends in whole numbers that hold all values and 0, as far on both sides.

    Args:
        values: What is drawn; None is passed over.
        least: How far the ends are from 0 at least.
    """
    farthest = max((abs(value) for value in values if value is not None), default=0)
    whole = int(farthest)
    reach = max(float(whole if whole == farthest else whole + 1), least)
    return -reach, reach


def missing_words(missing: Sequence[Missing]) -> str:
    """Say what is still missing: `2 more days with, 1 more day without`."""
    return ", ".join(
        counted(one.more, f"more {one.what}", f"more {_several(one.what)}")
        for one in missing
    )


def _several(what: str) -> str:
    first, space, rest = what.partition(" ")
    return f"{first}s{space}{rest}"


def _column(value: float, ends: Ends, width: int) -> int:
    share = (value - ends[0]) / (ends[1] - ends[0])
    return min(max(int(share * (width - 1) + 0.5), 0), width - 1)


def _end(beautiful: str, screen: Screen) -> str:
    return screen.glyph(beautiful, "|")
