"""Whether two groups differ by more than chance would make them.

Chance is that each label could have been at any other value: of all such exchanges,
how many are as far apart as those seen? All are counted, none is drawn.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import comb, lcm, prod, sqrt
from typing import NamedTuple

from fasciatrack.reporting.statistics.intervals import normal_tail
from fasciatrack.reporting.statistics.whole_numbers import (
    FEW,
    add_moved,
    in_whole_numbers,
    sum_of_digits,
)

MOST_WORK = 500_000_000
"""Bits that may be shifted before sums are taken for normal: some 30 scores a group."""

Stratum = tuple[Sequence[float], Sequence[float]]
"""Values of either group that may be exchanged for each other."""


class _Layer(NamedTuple):
    """The smaller group of a stratum, and all values of it; the least is 0."""

    n: int
    seen: int
    values: Sequence[int]

    @property
    def most(self) -> int:
        """The largest sum so many values can have."""
        return sum(sorted(self.values)[-self.n :])


def two_groups(a: Sequence[float], b: Sequence[float]) -> float:
    """Give how often the means of two groups would be as far apart by chance alone.

    Two-sided, and exact but where that would take long: then the sum is taken for
    normal with its exact variance. 1 where a group is empty or all are the same.
    """
    return in_strata([(a, b)])


def in_strata(strata: Sequence[Stratum]) -> float:
    """Do the same where labels may only be exchanged within a stratum.

    What is compared is the sum of the first group, less what is expected of it: the
    differences of means, each weighted by a·b / (a + b) of its stratum's numbers. A
    stratum with one group only says nothing.
    """
    layers, slack = _layers([(a, b) for a, b in strata if a and b])
    # In parts, so that what is expected is whole as well.
    parts = lcm(*(len(layer.values) for layer in layers))
    expected = sum(
        parts // len(layer.values) * layer.n * sum(layer.values) for layer in layers
    )
    seen = sum(layer.seen for layer in layers)
    off = abs(parts * seen - expected) - parts * slack
    if off <= 0:
        return 1.0
    low, high = (expected - off) // parts, -((-expected - off) // parts)
    ways = prod(comb(len(layer.values), layer.n) for layer in layers)
    width = ways.bit_length() + 1
    if _work(layers, width) <= MOST_WORK:
        counts = _counted(layers, width)
        below = counts & ((1 << width * max(low + 1, 0)) - 1)
        above = counts >> width * high
        return (sum_of_digits(below, width) + sum_of_digits(above, width)) / ways
    if ways <= FEW:
        some = _listed(layers)
        return sum(times for one, times in some.items() if not low < one < high) / ways
    deviation = sqrt(sum(map(_variance, layers)))
    return _normal(low, expected / parts, high, deviation)


def _normal(low: int, middle: float, high: int, deviation: float) -> float:
    """Give the share of sums up to one or from another on, as if they were normal."""
    # Each whole number stands for all from half a step below it to half above.
    ends = middle - low - 0.5, high - 0.5 - middle
    return sum(normal_tail(max(end, 0) / deviation) for end in ends) / 2


def _layers(strata: Sequence[Stratum]) -> tuple[list[_Layer], int]:
    """Turn the strata into whole numbers from 0 on, the smaller group first."""
    moved: list[float] = []
    size = 0.0
    for a, b in strata:
        low = min(*a, *b)
        size = max(size, *map(abs, (*a, *b)))
        moved += [value - low for value in (*a, *b)]
    whole = in_whole_numbers(moved, size)
    layers = []
    start = 0
    for a, b in strata:
        values = whole.numbers[start : start + len(a) + len(b)]
        start += len(values)
        group = values[: len(a)]
        if len(a) > len(b):
            # The other group falls as this one rises; turned round, it rises too.
            top = max(values)
            values = [top - value for value in values]
            group = values[len(a) :]
        layers.append(_Layer(n=len(group), seen=sum(group), values=values))
    return layers, whole.slack


def _work(layers: Sequence[_Layer], width: int) -> int:
    """Give how many bits counting would shift."""
    length = (sum(layer.most for layer in layers) + 1) * width
    return length * sum((layer.n + 1) * len(layer.values) for layer in layers)


def _counted(layers: Sequence[_Layer], width: int) -> int:
    """Count, for each sum, the exchanges that have it: a digit of so many bits."""
    counts = 1
    length = width
    for layer in layers:
        length += layer.most * width
        # Choices of 0, 1, 2… values lie beside each other; longer ones are cut off.
        kept = (1 << length * (layer.n + 1)) - 1
        for value in layer.values:
            counts = (counts + (counts << (length + value * width))) & kept
        counts >>= length * layer.n
    return counts


def _listed(layers: Sequence[_Layer]) -> dict[int, int]:
    """Do the same one by one, for few exchanges with sums that lie far apart."""
    counts = {0: 1}
    for layer in layers:
        by_size: list[dict[int, int]] = [counts, *({} for _ in range(layer.n))]
        for value in layer.values:
            for smaller, larger in reversed(list(pairwise(by_size))):
                add_moved(larger, smaller, value)
        counts = by_size[-1]
    return counts


def _variance(layer: _Layer) -> float:
    """Give the variance of the sum of the group, if labels were chance."""
    n = len(layer.values)
    total = sum(layer.values)
    squares = n * sum(value * value for value in layer.values) - total * total
    return layer.n * (n - layer.n) * squares / (n * n * (n - 1))
