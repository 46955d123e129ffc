"""How far a figure may be off by chance: t, normal and Wilson, without tables.

At few pairs a t interval covers as often as it says, which a percentile bootstrap does
not.
"""

from collections.abc import Callable, Sequence
from math import erfc, exp, inf, lgamma, log, log1p, pi, sqrt

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import are_same, exact, mean, spread

SHARE = 0.95
"""How often such intervals hold what they are about."""
_LARGE = 1e6
"""Degrees of freedom from which t is taken for normal."""
_CLOSE = 4e-15
"""Steps smaller than this share of what they change end the search."""
_NEVER_ZERO = 1e-300
_SERIES_FROM = 40


class Interval(Value):
    """Where a figure would lie in 95 of 100 such samples."""

    low: float
    high: float

    def exact(self) -> "Interval":
        """Give it as a report holds it."""
        return Interval(low=exact(self.low), high=exact(self.high))


def mean_interval(values: Sequence[float], fewest: int = 2) -> Interval | None:
    """Give the 95 % t interval of a mean, not rounded.

    None for fewer values than asked for (at least two are), and for values that are
    all the same, of which no spread can be taken.
    """
    n = len(values)
    if n < max(fewest, 2) or are_same(values):
        return None
    middle = mean(values)
    reach = t_quantile(n - 1) * spread(values) / sqrt(n)
    return Interval(low=middle - reach, high=middle + reach)


def wilson(k: int, n: int, share: float = SHARE) -> Interval:
    """Give Wilson's (1927) interval of a share, 0 to 1: k of n; all of it for none."""
    if not n:
        return Interval(low=0.0, high=1.0)
    square = normal_quantile(share) ** 2
    middle = (k + square / 2) / (n + square)
    reach = sqrt(square * (k * (n - k) / n + square / 4)) / (n + square)
    return Interval(
        low=max(middle - reach, 0.0) if k else 0.0,
        high=min(middle + reach, 1.0) if k < n else 1.0,
    )


def normal_tail(z: float) -> float:
    """Give how often chance alone is as far from 0 as z, on either side."""
    return erfc(abs(z) / sqrt(2))


def normal_quantile(share: float = SHARE) -> float:
    """Give the z between whose two signs such a share of the normal values lies."""
    return _within(share, normal_tail, lambda z: sqrt(2 / pi) * exp(-z * z / 2))


def t_tail(t: float, freedom: float) -> float:
    """Give how often chance alone is as far from 0 as t, on either side.

    Args:
        t: Student's t.
        freedom: Its degrees, above 0; they need not be whole.
    """
    if freedom > _LARGE:
        return normal_tail(t)
    if t == 0:
        return 1.0
    square = t * t
    if square == inf:
        return 0.0
    a, b = freedom / 2, 0.5
    # The incomplete beta function at x, by whichever fraction converges.
    x, rest = freedom / (freedom + square), square / (freedom + square)
    front = exp(-a * log1p(square / freedom) + b * log(rest) - _log_beta_half(a))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, rest) / b


def t_quantile(freedom: float, share: float = SHARE) -> float:
    """Give the t between whose two signs such a share of the distribution lies.

    Args:
        freedom: Its degrees, above 0; they need not be whole.
        share: Above 0, below 1.
    """
    if freedom > _LARGE:
        return normal_quantile(share)
    highest = 2 * exp(-_log_beta_half(freedom / 2)) / sqrt(freedom)
    power = -(freedom + 1) / 2
    return _within(
        share,
        lambda t: t_tail(t, freedom),
        lambda t: highest * exp(power * log1p(t * t / freedom)),
    )


def _within(
    share: float, tail: Callable[[float], float], slope: Callable[[float], float]
) -> float:
    """Find where a tail that falls ever less steeply is what the share leaves.

    Newton's steps from 0 stay on the near side of it, so that they cannot miss it.
    """
    left = 1 - share
    at = 0.0
    while True:
        step = (tail(at) - left) / slope(at)
        if step <= at * _CLOSE:
            return at
        at += step


def _log_beta_half(a: float) -> float:
    """Give the logarithm of the beta function of a and a half."""
    if a < _SERIES_FROM:
        return lgamma(a) + log(pi) / 2 - lgamma(a + 0.5)
    # The difference of two large logarithms has too few digits; its series has them.
    inverse = 1 / a
    square = inverse * inverse
    series = inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640)))
    return log(pi) / 2 - log(a) / 2 - series


def _fraction(a: float, b: float, x: float) -> float:
    """Give the continued fraction of the incomplete beta function (DLMF 8.17.22).

    By Lentz's method.
    """
    above, below = 1.0, 1 - (a + b) * x / (a + 1)
    below = 1 / (below or _NEVER_ZERO)
    found = below
    moved, m = inf, 0
    while moved > _CLOSE:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            below = 1 / (1 + term * below or _NEVER_ZERO)
            above = 1 + term / above or _NEVER_ZERO
            found *= above * below
        moved = abs(above * below - 1)
    return found
