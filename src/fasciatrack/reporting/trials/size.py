"""How large a fair test has to be: what it finds, and how often."""

from math import ceil, sqrt

from fasciatrack.reporting.statistics.intervals import t_quantile

FEWEST_PAIRS = 6
"""With fewer, even the clearest outcome comes by chance more than once in 20: 2/2⁵."""
LIKELY = 0.05
"""A share of draws at most this small is called unlikely to be chance."""
USUAL_DAYS, USUAL_SKIP, USUAL_PAIRS = 3, 1, 18
"""Find a difference of 1.5 points in more than 8 of 10 simulated tests."""
FOUND_BY_PEEKING = 13
"""Of 100 simulated tests without a difference: so many that would have been stopped
with one, by who looks after every pair from the sixth on. At the end it is 4."""
SPREAD = 1.8
"""Points from 0 to 10: how far scores of single days lie around their mean."""
LIKENESS = 0.5
"""Correlation of scores from one day to the next."""
_ROUNDING = 1 / 12
"""Variance that comes from scoring in whole numbers."""
_FEW_ORDERS = {6: 1.245, 7: 1.055}
"""So much larger it has to be where the coin has few orders to choose from."""


def found_difference(*, pairs: int, days: int, skip: int) -> float:
    """Say what true difference such a test finds in about 8 of 10, in points.

    Args:
        pairs: Pairs of periods, one with each option; FEWEST_PAIRS at least.
        days: Length of a period; 2 at least.
        skip: Days at the start of each that are left out; 1 at least.
    """
    compared = range(skip, days)
    within = sum(_alike(a, b) for a in compared for b in compared)
    between = sum(_alike(a, days + b) for a in compared for b in compared)
    scores = len(compared)
    variance = 2 * (within - between) / scores**2 + 2 * _ROUNDING / scores
    # As for a t test: both halves of a two-sided 5 %, and 20 % on one side.
    needed = t_quantile(pairs - 1, 0.95) + t_quantile(pairs - 1, 0.6)
    needed *= _FEW_ORDERS.get(pairs, 1)
    return ceil(10 * needed * sqrt(variance / pairs)) / 10


def _alike(one: int, other: int) -> float:
    """Give the covariance of the scores of two days."""
    return SPREAD**2 * LIKENESS ** abs(one - other)
