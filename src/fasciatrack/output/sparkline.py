"""A few values over time as a row of characters; a gap stays a gap."""

from collections.abc import Sequence
from math import ceil, fsum

from fasciatrack.output.screen import Screen

BARS = "▁▂▃▄▅▆▇█"
PLAIN_BARS = "_,-~=+*#"
"""From low to high, told apart by their height or their weight."""


def days_per_mark(days: int, width: int) -> int:
    """Say how many days one character has to stand for, so that all fit a width."""
    return max(ceil(days / max(width, 1)), 1)


def sparkline(
    values: Sequence[float | None],
    *,
    low: float,
    high: float,
    screen: Screen,
    each: int = 1,
) -> str:
    """Draw values between `low` and `high`, the mean of every `each` as one character.

    A stretch without any value is drawn as a dot; nothing is filled in.
    """
    bars = screen.glyph(BARS, PLAIN_BARS)
    gap = screen.glyph("·", ".")
    marks = []
    for start in range(0, len(values), each):
        known = [value for value in values[start : start + each] if value is not None]
        if not known:
            marks.append(gap)
            continue
        share = (fsum(known) / len(known) - low) / (high - low)
        level = int(min(max(share, 0), 1) * len(bars))
        marks.append(bars[min(level, len(bars) - 1)])
    return "".join(marks)
