"""How steeply values rise with time: the median slope, its range, and least squares.

The median slope is Theil's (1950), its range Sen's (1968), the test for a trend Mann's
(1945) and Kendall's. They take days for independent of each other, which days of pain
are not quite.
"""

from collections.abc import Iterable, Sequence
from math import fsum, sqrt
from operator import mul

from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import deviations, mean, median
from fasciatrack.reporting.statistics.correlation import (
    Concordance,
    concordance,
    kendall,
)
from fasciatrack.reporting.statistics.intervals import normal_quantile, normal_tail

_FEWEST = 2
Point = tuple[float, float]
"""A moment and a value."""


class Slope(Value):
    """How much a value rises with time; below 0 it falls."""

    slope: float
    intercept: float
    """Median value minus slope times median moment."""
    low: float
    """The range of the slope, 95 %."""
    high: float
    intercept_joint: float
    """Median of each value minus slope times its moment."""


class Line(Value):
    """The line the squared distances from which are least."""

    slope: float
    intercept: float


class MannKendall(Value):
    """Whether later values tend to be higher."""

    s: int
    """Pairs that rise minus pairs that fall."""
    variance: float
    """Of s, if order were chance; ties are taken into account."""
    tau: float | None
    """Kendall's τ-b, from −1 to 1; None where all values are the same."""
    p: float
    """How often chance alone gives such an s or a larger one; two-sided."""


def theil_sen(points: Sequence[Point], *, widening: float = 1) -> Slope:
    """Give the median slope of points of which at least two differ in moment.

    The time it takes grows with the square of their number.

    Args:
        points: In any order.
        widening: What the variance of s is multiplied by; above 1 where points that
            follow each other are alike.
    """
    ordered = sorted(points)
    slopes: list[float] = []
    for index, (x1, y1) in enumerate(ordered):
        slopes += [(y - y1) / (x - x1) for x, y in ordered[index + 1 :] if x > x1]
    slopes.sort()
    slope = median(slopes)
    found = concordance([x for x, _ in points], [y for _, y in points])
    reach = normal_quantile() * sqrt(_variance(len(points), found) * widening)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    middle = median([x for x, _ in points])
    return Slope(
        slope=slope,
        intercept=median([y for _, y in points]) - slope * middle,
        low=slopes[low],
        high=slopes[high],
        intercept_joint=median([y - slope * x for x, y in points]),
    )


def mann_kendall(points: Sequence[Point], *, widening: float = 1) -> MannKendall:
    """Count whether later values are higher; what has one moment is not compared.

    Args:
        points: In any order.
        widening: What the variance is multiplied by; above 1 where points that follow
            each other are alike.
    """
    x, y = [x for x, _ in points], [y for _, y in points]
    found = concordance(x, y)
    variance = _variance(len(points), found) * widening
    # s moves in steps of two; half a step is what counting makes it jump.
    sure = max(abs(found.lead) - 1, 0)
    return MannKendall(
        s=found.lead,
        variance=variance,
        tau=kendall(x, y),
        p=normal_tail(sure / sqrt(variance)) if variance else 1.0,
    )


def least_squares(points: Sequence[Point]) -> Line:
    """Give the line of least squares of points, two of which differ in moment."""
    x, y = [x for x, _ in points], [y for _, y in points]
    dx, dy = deviations(x), deviations(y)
    slope = fsum(map(mul, dx, dy)) / fsum(map(mul, dx, dx))
    return Line(slope=slope, intercept=mean(y) - slope * mean(x))


def _variance(n: int, found: Concordance) -> float:
    """Give the variance of s, if the order were chance (Kendall, 1975)."""
    if n < _FEWEST:
        return 0.0
    x, y = found.x_tied, found.y_tied
    untied = _order(n) - sum(map(_order, x)) - sum(map(_order, y))
    # In whole numbers up to here: what is 0 must not come out just below it.
    pairs, triples = n * (n - 1), max(n - 2, 1)
    by_pairs = 9 * _paired(x) * _paired(y) * triples
    by_triples = 2 * _tripled(x) * _tripled(y)
    return (untied * pairs * triples + by_pairs + by_triples) / (18 * pairs * triples)


def _order(n: int) -> int:
    """Give 18 times the variance of s over n values in any order."""
    return n * (n - 1) * (2 * n + 5)


def _paired(ties: Iterable[int]) -> int:
    return sum(n * (n - 1) for n in ties)


def _tripled(ties: Iterable[int]) -> int:
    return sum(n * (n - 1) * (n - 2) for n in ties)
