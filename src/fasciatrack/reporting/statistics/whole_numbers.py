"""Scores as whole numbers, so that sums of them are exact and can be counted.

How often each sum occurs is kept in one large number: the count of a sum is the digit
at its place. Adding a score to each sum is then one shift, in any number of sums.
"""

from collections.abc import Sequence
from math import gcd
from typing import NamedTuple

_PARTS = (1, 10, 2, 4, 3, 6, 20, 30, 60, 100, 120, 420, 840, 1000)
"""Scores are tenths, their means over days may be other parts."""
_FINEST = 10**13
"""Parts the largest is cut into where a few values are not such parts."""
_COARSE = 10_000
"""And where they are many, so that their sums can still be counted."""
_MANY = 17
_SAME = 1e-12
"""Of the largest; so far from a whole number is one."""
FEW = 2**16
"""Sums that are listed one by one where they lie too far apart for digits."""
_BLURRED = 0.1
"""Of a unit; where values are known no better, they are not taken for whole."""


class Whole(NamedTuple):
    """Values in the largest unit of which all are multiples."""

    numbers: list[int]
    slack: int
    """How far two sums of them may be off; 0 where they are exact."""


def in_whole_numbers(values: Sequence[float], size: float = 0) -> Whole:
    """Give values as whole numbers in a unit of their own.

    Args:
        values: In any order.
        size: The largest number they were reckoned from, where that is larger.
    """
    largest = max(map(abs, values), default=0)
    same = _SAME * largest + 4 * 2**-52 * max(size, largest)
    for parts in _PARTS:
        if same * parts > _BLURRED:
            break
        numbers = [round(value * parts) for value in values]
        if all(
            abs(value * parts - number) <= same * parts
            for value, number in zip(values, numbers, strict=True)
        ):
            return Whole(_reduced(numbers), 0)
    parts = _FINEST if len(values) < _MANY else _COARSE
    numbers = [round(value / largest * parts) for value in values]
    return Whole(numbers, len(values))


def _reduced(numbers: list[int]) -> list[int]:
    unit = gcd(*numbers)
    return [number // unit for number in numbers] if unit > 1 else numbers


def sum_of_digits(packed: int, width: int) -> int:
    """Add the digits of so many bits each; their sum must have fewer bits than that."""
    # Each power of the base leaves 1 when divided by the base less one.
    return packed % ((1 << width) - 1)


def add_moved(counts: dict[int, int], others: dict[int, int], step: int) -> None:
    """Add to how often each sum occurs that of others with a step added to each."""
    for total, times in list(others.items()):
        counts[total + step] = counts.get(total + step, 0) + times
