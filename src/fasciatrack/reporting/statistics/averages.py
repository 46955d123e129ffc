"""The middle of some numbers, how far they spread, and their ranks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import fsum, sqrt

_SAME = 1e-13
"""Numbers this much of the largest apart are the same: 6.1 − 5.8 is 0.3."""

_EXACT = 9
"""Decimals of a figure that are not only the machine's doing."""


def exact(value: float) -> float:
    """Give a figure as it is reckoned: 0.3, not 0.30000000000000004 or minus zero.

    Reports hold such figures; they are rounded once, where they are written.
    """
    return round(value, _EXACT) + 0.0


def mean(values: Sequence[float]) -> float:
    """Give the mean of at least one number."""
    return fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """Give the middle of at least one number, in any order."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def spread(values: Sequence[float]) -> float:
    """Give the standard deviation of the whole that two or more numbers are from."""
    return sqrt(squares(values) / (len(values) - 1))


def squares(values: Sequence[float]) -> float:
    """Sum the squared distances from the mean."""
    apart = deviations(values)
    return fsum(one * one for one in apart)


def deviations(values: Sequence[float]) -> list[float]:
    """Give how far each number is from the mean; 0 where all are the same."""
    if are_same(values):
        return [0.0] * len(values)
    # Whole offsets go first: of 1,000,000,000.1 the mean keeps too few decimals.
    start = values[0]
    moved = [value - start for value in values]
    middle = mean(moved)
    return [value - middle for value in moved]


def are_same(values: Sequence[float]) -> bool:
    """Say whether numbers, at least one, are all the same."""
    low, high = min(values), max(values)
    return high - low <= _SAME * max(-low, high)


def levels(values: Sequence[float], size: float = 0) -> list[int]:
    """Number the values from the lowest, 0, up; what is the same has one number.

    Args:
        values: In any order.
        size: The largest number they were reckoned from, where that is larger.
    """
    level_of = _levels_of(set(values), size)
    return [level_of[value] for value in values]


def _levels_of(different: Iterable[float], size: float = 0) -> dict[float, int]:
    """Number values of which none is there twice, from the lowest up."""
    # Scores are few different numbers: to sort these is quicker than to sort all.
    ordered = sorted(different)
    same = _SAME * max(size, *map(abs, ordered[:1] + ordered[-1:]), 0)
    level_of: dict[float, int] = {}
    level, start = -1, 0.0
    for value in ordered:
        if level < 0 or value - start > same:
            level += 1
            start = value
        level_of[value] = level
    return level_of


def double_ranks(values: Sequence[float]) -> list[int]:
    """Give twice the rank of each number, from 2 on; the same share theirs.

    Twice, because that is a whole number even where a rank is shared.
    """
    counted = Counter(values)
    level_of = _levels_of(counted)
    if max(level_of.values(), default=-1) + 1 == len(values):
        # No two are the same, as where a straight line was taken out.
        return [2 * level_of[value] + 2 for value in values]
    counts = [0] * len(counted)
    for value, level in level_of.items():
        counts[level] += counted[value]
    below = accumulate(counts, initial=0)
    shared = [2 * less + count + 1 for less, count in zip(below, counts, strict=False)]
    rank_of = {value: shared[level] for value, level in level_of.items()}
    return [rank_of[value] for value in values]
