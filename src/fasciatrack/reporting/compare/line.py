"""The straight line of changes on how it was before, in two groups of days."""

from collections.abc import Sequence
from math import sqrt
from operator import mul

from fasciatrack.domain.periods import WEEKDAYS
from fasciatrack.reporting.compare.sides import COVARIATES, Side
from fasciatrack.reporting.statistics.averages import deviations, mean
from fasciatrack.reporting.statistics.intervals import t_tail
from fasciatrack.reporting.statistics.normal_equations import Swept

TINY = 1e-9
"""An error below it is none: all differences are the same."""
LOPSIDED = 0.25
"""How far apart the shares of a weekday are where it may be all there is."""
_COLUMNS = range(COVARIATES + 1)


class Line:
    """The straight line of changes on the covariates, in both groups.

    Its slopes are those within the groups, so that a difference between them is not
    taken for one.
    """

    def __init__(self, first: Side, second: Side) -> None:
        self.sides = first, second
        self.sums = sums = [side.sums for side in self.sides]
        products = [
            [
                sum(
                    one.products[at][to] - one.totals[at] * one.totals[to] / one.days
                    for one in sums
                )
                for to in _COLUMNS
            ]
            for at in _COLUMNS
        ]
        sizes = [sum(one.products[at][at] for one in sums) for at in _COLUMNS]
        self.solved = Swept(products, COVARIATES, sizes)

    def adjusted(self) -> tuple[list[float], list[float]]:
        """Give the changes of the matched days, as if all had begun as usual."""
        first, second = (self._adjusted(side) for side in self.sides)
        return first, second

    def _adjusted(self, side: Side) -> list[float]:
        start, week, yesterday, two_days, both = self.solved.slopes
        return [
            change - start * x - week * w - yesterday * y - two_days * t - both * b
            for x, w, y, t, b, change in zip(*side.matched_columns, strict=True)
        ]

    def error(self, adjusted: tuple[list[float], list[float]]) -> tuple[float, float]:
        """Give the standard error of the difference, and its degrees of freedom.

        The difference is a sum of all changes, each with its weight: a matched day's
        own, and what every day adds through the line. Their squares, summed up:
        """
        left = [one for values in adjusted for one in deviations(values)]
        freedom = len(left) - len(self.sides) - len(self.solved.used)
        if freedom < 1:
            return 0.0, 1
        apart, beyond = self._apart()
        through = [sum(map(mul, row, apart)) for row in self.solved.inverse]
        own = sum(1 / len(values) for values in adjusted)
        weights = own - 2 * sum(map(mul, through, beyond))
        weights += sum(map(mul, through, apart))
        return sqrt(sum(map(mul, left, left)) / freedom * weights), freedom

    def _apart(self) -> tuple[Sequence[float], Sequence[float]]:
        """Give how far apart the matched days are before, and how much more than all.

        Each of both groups' means less the other's, of every covariate.
        """
        matched = [list(map(mean, side.matched_columns[:-1])) for side in self.sides]
        every = [[total / one.days for total in one.totals] for one in self.sums]
        apart = [one - other for one, other in zip(*matched, strict=True)]
        beyond = [
            between - every[0][at] + every[1][at] for at, between in enumerate(apart)
        ]
        return apart, beyond


def without_week(first: Side, second: Side) -> tuple[float, float]:
    """Give the difference of two groups without the days of the week, and its p.

    From all columns, and from who belongs to which group, the mean of each weekday is
    taken; what is left is explained by the covariates and the group. Where each day of
    the week belongs to one group only, nothing of the group is left: 0, and a p of 1.
    """
    sums = first.sums, second.sums
    # Beside the columns there is 1 for each day of the first group. It comes first: a
    # start that is always the same in a group is not to be taken for the group.
    order = [len(_COLUMNS), *_COLUMNS]
    ones = [[*one.totals, one.days] for one in sums]
    products = [
        [sum(one.products[at][to] for one in sums) for to in _COLUMNS]
        for at in _COLUMNS
    ]
    for row, total in zip(products, ones[0], strict=False):
        row.append(total)
    products.append(ones[0])
    sizes = [products[at][at] for at in order]
    weekdays = 0
    for mine, others in zip(first.by_weekday, second.by_weekday, strict=True):
        count = mine[0] + others[0]
        if not count:
            continue
        weekdays += 1
        both = [one + other for one, other in zip(mine[1], others[1], strict=True)]
        both.append(mine[0])
        products = [
            [
                value - each * other / count
                for value, other in zip(row, both, strict=True)
            ]
            for row, each in zip(products, both, strict=True)
        ]
    square = [[products[at][to] for to in order] for at in order]
    solved = Swept(square, COVARIATES + 1, sizes)
    freedom = sums[0].days + sums[1].days - weekdays - len(solved.used)
    difference = solved.slopes[0]
    if freedom < 1 or 0 not in solved.used:
        return 0.0, 1.0
    variance = solved.left / freedom * solved.inverse[0][0]
    if variance <= TINY * TINY:
        return difference, 0.0
    return difference, t_tail(difference / sqrt(variance), freedom)


def weekday_apart(first: Side, second: Side) -> tuple[int, int, int] | None:
    """Give the weekday by which the matched days differ most, and how many each has.

    None where they hardly differ by any.
    """
    counts = [[0] * len(WEEKDAYS) for _ in (first, second)]
    for found, side in zip(counts, (first, second), strict=True):
        for day in side.matched:
            found[day.day.weekday()] += 1
    one, other = counts

    shares = [
        (here / len(first.matched), there / len(second.matched))
        for here, there in zip(one, other, strict=True)
    ]

    def apart(at: int) -> tuple[float, float]:
        here, there = shares[at]
        return abs(here - there), here

    most = max(range(len(WEEKDAYS)), key=apart)
    return (most, one[most], other[most]) if apart(most)[0] >= LOPSIDED else None
