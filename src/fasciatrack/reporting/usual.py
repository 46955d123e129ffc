"""The usual move of a score: the middle of the last sessions of a kind on a place.

A log loads it, and so it does without the statistics of longer looks.
"""

from collections.abc import Sequence

from fasciatrack.domain.values import Value

_EXACT = 9
"""Decimals that are not only the machine's doing, as in `statistics.averages`."""


class Usual(Value):
    """How a score moved over the last such sessions there, after minus before."""

    n: int
    """Sessions with both scores, at most 20."""
    median: float
    lowest: float
    """The most that it went down, or the least it went up."""
    highest: float


def usual_of(pairs: Sequence[tuple[float, float]]) -> Usual:
    """Sum up scores before and after, one pair at least."""
    moves = sorted(round(after - before, _EXACT) + 0.0 for before, after in pairs)
    n = len(moves)
    median = (moves[(n - 1) // 2] + moves[n // 2]) / 2
    return Usual(n=n, median=round(median, _EXACT), lowest=moves[0], highest=moves[-1])
