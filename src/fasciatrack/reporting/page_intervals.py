"""How far a mean difference may be off by chance: a t interval, without tables.

At few pairs it covers as often as it says, which a percentile bootstrap does not.
"""

from collections.abc import Sequence
from math import atan, cos, fsum, pi, sin, sqrt

from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import FEWEST_PAIRS

SHARE = 0.95
"""How often such intervals hold what they are about."""
_HALVINGS = 60
NORMAL = 1.959963984540054
"""What 95 % of the normal distribution lies within, in standard deviations."""
_LARGE = 1000
"""Degrees of freedom from which t is the normal quantile to two digits."""


class Interval(Value):
    """Where a mean would lie in 95 of 100 such samples, two decimals."""

    low: float
    high: float


def mean_interval(values: Sequence[float]) -> Interval | None:
    """Give the 95 % t interval of a mean.

    None for fewer than six values, which say too little, and for values that are all
    the same, of which no spread can be taken.
    """
    n = len(values)
    if n < FEWEST_PAIRS:
        return None
    mean = fsum(values) / n
    spread = fsum((value - mean) ** 2 for value in values) / (n - 1)
    if min(values) == max(values):
        return None
    reach = t_quantile(n - 1) * sqrt(spread / n)
    return Interval(low=round(mean - reach, 2), high=round(mean + reach, 2))


def t_quantile(freedom: int) -> float:
    """Give the t that 95 % of the distribution with so many degrees lie within."""
    if freedom > _LARGE:
        return NORMAL
    low, high = NORMAL, 13.0  # one degree of freedom: 12.7
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _within(middle, freedom) < SHARE:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """Give the share of the t distribution between −t and t.

    The finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.
    """
    angle = atan(t / sqrt(freedom))
    square = cos(angle) ** 2
    is_odd = freedom % 2
    term = cos(angle) if is_odd else 1.0
    total = term if freedom > 1 else 0.0
    for step in range(2 + is_odd, freedom - 1, 2):
        term *= square * (step - 1) / step
        total += term
    inner = sin(angle) * total
    return 2 / pi * (angle + inner) if is_odd else inner
