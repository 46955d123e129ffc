"""Whether differences of pairs are off 0 by more than chance, and by how much."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, combinations
from math import sqrt

from fasciatrack.reporting.statistics.averages import (
    are_same,
    double_ranks,
    levels,
    mean,
    spread,
)
from fasciatrack.reporting.statistics.intervals import normal_tail, t_tail
from fasciatrack.reporting.statistics.whole_numbers import (
    FEW,
    add_moved,
    in_whole_numbers,
    sum_of_digits,
)

MOST_WORK = 500_000_000
"""Bits that may be shifted before sums are taken for normal: some 350 scores."""


def sign_flip(differences: Sequence[float]) -> float:
    """Give how often the mean would be as far from 0 if each sign were chance.

    Two-sided, and exact: all 2ⁿ signs are counted. Where that would take long, at
    hundreds of differences, the sum is taken for normal with its exact variance. With
    no difference other than 0 it is 1.
    """
    whole = in_whole_numbers(differences)
    sizes = sorted(abs(number) for number in whole.numbers if number)
    seen = abs(sum(whole.numbers))
    # Flipping takes twice the flipped ones from the largest sum.
    most = (sum(sizes) - seen + whole.slack) // 2
    if seen <= whole.slack:
        return 1.0
    ways = 1 << len(sizes)
    if len(sizes) * (len(sizes) + 2) * (most + 1) <= MOST_WORK:
        return 2 * _sums_up_to(most, sizes) / ways
    if ways <= FEW:
        return 2 * _listed_up_to(most, sizes) / ways
    # Sums are two units apart; each stands for all from one below it to one above.
    return normal_tail((seen - 1) / sqrt(sum(size * size for size in sizes)))


def _sums_up_to(most: int, sizes: Sequence[int]) -> int:
    """Count the choices among sizes, least first, whose sum is at most that."""
    width = len(sizes) + 2
    kept = (1 << width * (most + 1)) - 1
    counts = 1
    for size in sizes:
        if size > most:
            break
        counts = (counts + (counts << size * width)) & kept
    return sum_of_digits(counts, width)


def _listed_up_to(most: int, sizes: Sequence[int]) -> int:
    """Do the same one by one, for few sizes that lie far apart."""
    counts = {0: 1}
    for size in sizes:
        add_moved(counts, counts, size)
    return sum(times for total, times in counts.items() if total <= most)


def paired_t(differences: Sequence[float]) -> tuple[float, float]:
    """Give Student's t of a mean difference and its two-sided p.

    Raises:
        ValueError: fewer than two differences, or all the same.
    """
    n = len(differences)
    if n == 0 or are_same(differences):
        raise ValueError("t needs differences that differ")
    t = mean(differences) / (spread(differences) / sqrt(n))
    return t, t_tail(t, n - 1)


def hodges_lehmann(differences: Sequence[float]) -> float:
    """Give the middle of the means of any two of at least one, each with itself too.

    Hodges and Lehmann (1963). The time it takes grows with the square of how many
    different values there are.
    """
    counts = Counter(differences)
    means = [(value, count * (count + 1) // 2) for value, count in counts.items()]
    means += [
        ((one + other) / 2, count * times)
        for (one, count), (other, times) in combinations(counts.items(), 2)
    ]
    means.sort()
    total = sum(times for _, times in means)
    return (_at(means, (total - 1) // 2) + _at(means, total // 2)) / 2


def _at(counted: Sequence[tuple[float, int]], position: int) -> float:
    """Give the value at a position among values in order, each several times."""
    passed = accumulate(times for _, times in counted)
    return next(
        value
        for (value, _), reached in zip(counted, passed, strict=True)
        if reached > position
    )


def signed_ranks(differences: Sequence[float]) -> list[float]:
    """Rank the sizes of differences, each with its sign; 0 is 0 and not ranked.

    `sign_flip` of them is Wilcoxon's (1945) test.
    """
    size = max(map(abs, differences), default=0)
    is_zero = [level == 0 for level in levels([0, *map(abs, differences)], size)][1:]
    others = [one for one, zero in zip(differences, is_zero, strict=True) if not zero]
    ranked = iter(double_ranks([abs(one) for one in others]))
    return [
        0.0 if zero else (next(ranked) / 2 if one > 0 else -next(ranked) / 2)
        for one, zero in zip(differences, is_zero, strict=True)
    ]
