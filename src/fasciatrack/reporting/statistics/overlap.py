"""How often one of a second group is better than one of a first.

The non-overlap of all pairs: Parker and Vannest (2009). Its range is Newcombe's (2006)
fifth method, which holds at few values and near 0 and 1.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import sqrt

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import levels
from fasciatrack.reporting.statistics.correlation import concordance
from fasciatrack.reporting.statistics.intervals import SHARE, normal_quantile
from fasciatrack.reporting.statistics.slopes import theil_sen

_HALVINGS = 60


class Overlap(Value):
    """Of all pairs of one of each group, the share in which the second is better."""

    nap: float
    """0 to 1; pairs that are the same count half, and 0.5 is no difference."""
    low: float
    """The range of it, 95 %."""
    high: float
    tau: float
    """The same from −1 to 1."""


def overlap(
    a: Sequence[float], b: Sequence[float], *, lower_is_better: bool = True
) -> Overlap:
    """Compare each of a second group, b, with each of a first, a; neither is empty."""
    lead = _lead(a, b, lower_is_better=lower_is_better)
    tau = lead / (len(a) * len(b))
    nap = (tau + 1) / 2
    return Overlap(
        nap=nap,
        low=1 - _highest(1 - nap, len(a), len(b)),
        high=_highest(nap, len(a), len(b)),
        tau=tau,
    )


def overlap_error(a: Sequence[float], b: Sequence[float]) -> float:
    """Give the standard error of the share, in either direction; unbiased, Mee (1990).

    Each group has two values or more. It is for holding shares against each other: a
    range by it would reach beyond 0 and 1, as that of `overlap` does not.
    """
    numbered = levels([*a, *b])
    first, second = numbered[: len(a)], numbered[len(a) :]
    of_a = _shares(first, second)
    of_b = [len(a) - above for above in _shares(second, first)]
    pairs = len(a) * len(b)
    share = sum(of_a) / pairs
    ties = sum(first.count(level) for level in second)
    squares = sum(of_a) - ties / 4  # of 1, ½ and 0
    numerator = (
        share
        - (len(a) + len(b) - 1) * share * share
        + (sum(one * one for one in of_a) + sum(one * one for one in of_b)) / pairs
        - 2 * squares / pairs
    )
    return sqrt(max(numerator, 0.0) / ((len(a) - 1) * (len(b) - 1)))


def _shares(values: Sequence[int], others: Sequence[int]) -> list[float]:
    """Count for each value how many others are above it; the same count half."""
    ordered = sorted(others)
    return [
        len(ordered) - (bisect_left(ordered, one) + bisect_right(ordered, one)) / 2
        for one in values
    ]


def tau_u(
    a: Sequence[float], b: Sequence[float], *, lower_is_better: bool = True
) -> float:
    """Give τ less what the first group, in its order, already rose or fell.

    Parker, Vannest, Davis and Sauber (2011). Above 0 the second group is better.
    """
    rise = concordance(range(len(a)), a).lead
    lead = _lead(a, b, lower_is_better=lower_is_better)
    return (lead - (-rise if lower_is_better else rise)) / (len(a) * len(b))


def tau_baseline_corrected(
    a: Sequence[float], b: Sequence[float], *, lower_is_better: bool = True
) -> float:
    """Give τ of what is left when the slope of the first group is taken from both.

    Tarlow (2017), on the scale of τ. The first group has two values or more; each
    follows the one before by one step.
    """
    both = [*a, *b]
    slope = theil_sen(list(enumerate(a))).slope
    left = [value - slope * step for step, value in enumerate(both)]
    # What should be the same differs by as much as the slope could be reckoned.
    size = max(abs(slope) * len(both), *map(abs, both))
    numbered = levels(left, size)
    lead = _lead(
        numbered[: len(a)], numbered[len(a) :], lower_is_better=lower_is_better
    )
    return lead / (len(a) * len(b))


def _lead(a: Sequence[float], b: Sequence[float], *, lower_is_better: bool) -> int:
    """Count the pairs in which the second is better, less those it is worse in."""
    numbered = levels([*a, *b])
    first = sorted(numbered[: len(a)])
    rises = sum(
        bisect_left(first, level) + bisect_right(first, level) - len(first)
        for level in numbered[len(a) :]
    )
    return -rises if lower_is_better else rises


def _highest(nap: float, m: int, n: int) -> float:
    """Give the largest share of which such a share is still within chance."""
    z = normal_quantile(SHARE)
    low, high = nap, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle - nap < z * _error(middle, m, n):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _error(nap: float, m: int, n: int) -> float:
    """Give the standard error of a share of m·n pairs, if values were logistic."""
    half = (m + n) / 2 - 1
    inner = 1 + half * ((1 - nap) / (2 - nap) + nap / (1 + nap))
    return sqrt(nap * (1 - nap) * inner / (m * n))
