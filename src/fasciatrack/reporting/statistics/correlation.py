"""Whether two series rise and fall together, and how often chance alone does it."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from math import fsum, sqrt
from operator import mul
from typing import NamedTuple

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import deviations, double_ranks, levels
from fasciatrack.reporting.statistics.intervals import t_tail

_FEWEST = 3
"""Pairs without which nothing can be said about chance."""


class ShiftTest(Value):
    """How a correlation compares with those of series moved past each other."""

    rho: float | None
    """Spearman's ρ; None where one series is always the same."""
    p: float
    """Of the shifts, the share with a ρ as far from 0; 1 where there is none."""
    shifts: int
    """How many there are; p cannot be less than 1 / (shifts + 1)."""


class Concordance(NamedTuple):
    """How pairs of pairs are ordered."""

    lead: int
    """Those that rise together, less those of which one falls."""
    x_tied: tuple[int, ...]
    """How many share a value, for each value."""
    y_tied: tuple[int, ...]


def pearson(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Give the correlation of two series, −1 to 1; None where one is all the same."""
    if not x:
        return None
    dx, dy = deviations(x), deviations(y)
    squares = fsum(one * one for one in dx), fsum(one * one for one in dy)
    if not all(squares):
        return None
    together = fsum(one * other for one, other in zip(dx, dy, strict=True))
    return _bounded(together / sqrt(squares[0] * squares[1]))


def spearman(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Give the correlation of the ranks, −1 to 1; None where one is all the same."""
    rx, ry = double_ranks(x), double_ranks(y)
    variances = rank_covariance(rx, rx), rank_covariance(ry, ry)
    return correlation_of(rank_covariance(rx, ry), *variances)


def correlation_of(together: int, x: int, y: int) -> float | None:
    """Divide a covariance by what it is at most with these variances, 0 or more."""
    return _bounded(together / sqrt(x * y)) if x and y else None


def rank_covariance(rx: Sequence[int], ry: Sequence[int]) -> int:
    """Give n² times the covariance of twice the ranks, which is a whole number, too.

    That of a series with itself is its variance.
    """
    together: int = sum(map(mul, rx, ry))
    return len(rx) * (together - _unrelated(len(rx)))


def _unrelated(n: int) -> int:
    """Give the sum of products of twice n ranks where nothing goes together.

    They add up to n (n + 1), whether some are shared or not.
    """
    return n * (n + 1) * (n + 1)


def _bounded(rho: float) -> float:
    return max(-1.0, min(rho, 1.0))


def spearman_p(rho: float, n: float) -> float:
    """Give how often chance alone gives such a ρ of n independent pairs; two-sided.

    By Student's t, near enough from ten pairs on; n need not be whole.
    """
    if n < _FEWEST:
        return 1.0
    if abs(rho) >= 1:
        return 0.0
    return t_tail(rho * sqrt((n - 2) / (1 - rho * rho)), n - 2)


def kendall(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Give Kendall's τ-b, −1 to 1; None where one series is all the same."""
    found = concordance(x, y)
    pairs = _pairs(len(x))
    x_untied = pairs - sum(map(_pairs, found.x_tied))
    y_untied = pairs - sum(map(_pairs, found.y_tied))
    if not x_untied or not y_untied:
        return None
    return _bounded(found.lead / sqrt(x_untied * y_untied))


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def concordance(x: Sequence[float], y: Sequence[float]) -> Concordance:
    """Count how many pairs of pairs rise together; those with a tie count nothing."""
    x_levels, y_levels = levels(x), levels(y)
    together = sorted(zip(x_levels, y_levels, strict=True))
    earlier: list[int] = []
    lead = 0
    for _, same_x in groupby(together, key=lambda pair: pair[0]):
        some = [level for _, level in same_x]
        for level in some:
            lead += bisect_left(earlier, level) + bisect_right(earlier, level)
            lead -= len(earlier)
        for level in some:
            insort(earlier, level)
    return Concordance(
        lead, tuple(Counter(x_levels).values()), tuple(Counter(y_levels).values())
    )


def circular_shift(
    x: Sequence[float], y: Sequence[float], fewest_shift: int = 3
) -> ShiftTest:
    """Test a correlation against itself with one series moved on, its end to its start.

    Each series keeps its own ups and downs, so that days that resemble the day before
    are not taken for evidence. Two-sided and exact, over all shifts.

    Args:
        x: One value for each day, in order.
        y: The same days.
        fewest_shift: Smaller shifts, forwards or backwards, are too like no shift.
    """
    return shifted_ranks(double_ranks(x), double_ranks(y), fewest_shift)


def shifted_ranks(
    rx: Sequence[int], ry: Sequence[int], fewest_shift: int = 3
) -> ShiftTest:
    """Test as `circular_shift` does, where twice the ranks are known already."""
    n = len(rx)
    if not n:
        return ShiftTest(rho=None, p=1.0, shifts=0)
    products, unrelated = _shifted_products(rx, ry), _unrelated(n)
    seen = abs(products[0] - unrelated)
    others = products[max(fewest_shift, 1) : n + 1 - max(fewest_shift, 1)]
    as_far = sum([abs(other - unrelated) >= seen for other in others])
    variances = rank_covariance(rx, rx), rank_covariance(ry, ry)
    return ShiftTest(
        rho=correlation_of(n * (products[0] - unrelated), *variances),
        p=(1 + as_far) / (1 + len(others)),
        shifts=len(others),
    )


def _shifted_products(x: Sequence[int], y: Sequence[int]) -> list[int]:
    """Give the sum of products for each number of steps y is moved on.

    All of them are digits of one product of two large numbers.
    """
    n = len(x)
    size = (n * max(x) * max(y)).bit_length() // 8 + 1
    forwards = b"".join([one.to_bytes(size, "little") for one in x])
    backwards = b"".join([one.to_bytes(size, "little") for one in reversed(y)])
    product = int.from_bytes(forwards, "little") * int.from_bytes(backwards, "little")
    whole = 8 * size * n
    round_again = (product & ((1 << whole) - 1)) + (product >> whole)
    digits = round_again.to_bytes(size * n, "little")
    found = [
        int.from_bytes(digits[at : at + size], "little")
        for at in range(0, size * n, size)
    ]
    # The last digit is where no step was made.
    return [found[-1], *found[:-1]]


def lag_one(values: Sequence[float]) -> float:
    """Give how much values resemble the ones before, −1 to 1; 0 if all are alike."""
    if not values:
        return 0.0
    apart = deviations(values)
    squares = fsum(one * one for one in apart)
    if not squares:
        return 0.0
    return fsum(one * after for one, after in pairwise(apart)) / squares


def effective_pairs(n: float, r1: float, r2: float) -> float:
    """Give how many independent pairs n pairs of days are worth (Bartlett, 1935).

    Args:
        n: Pairs.
        r1: What `lag_one` is of one series.
        r2: What it is of the other.
    """
    return n * (1 - r1 * r2) / (1 + r1 * r2)
