"""The days of one group, and what a line through them has to know of them."""

from collections.abc import Sequence
from datetime import date
from operator import mul
from typing import NamedTuple

from fasciatrack.domain.periods import WEEKDAYS
from fasciatrack.reporting.compare.spans import Before

COVARIATES = len(Before._fields)


class Day(NamedTuple):
    """One day of one group: the mean over its places, so that it counts once."""

    day: date
    start: float
    change: float
    before: Sequence[float]
    """What the change may come of: the fields of `Before`."""
    is_matched: bool


class Sums(NamedTuple):
    """The days of a group, summed up, of each column."""

    days: int
    totals: Sequence[float]
    products: Sequence[Sequence[float]]
    """Of each column with each."""


class Side:
    """The days of one group: all of them, and the matched ones."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = days
        self.matched = [day for day in days if day.is_matched]
        self.columns = columns_of(self.matched)
        self._sums: Sums | None = None
        self._by_weekday: Sequence[tuple[int, Sequence[float]]] = ()

    @property
    def sums(self) -> Sums:
        """All its days, summed up once however many groups they are held against."""
        if self._sums is None:
            columns = columns_of(self.days)
            # Right after a session nothing but the start counts: nought elsewhere.
            differs = [any(column) for column in columns]
            half = [
                [
                    sum(map(mul, one, other)) if differs[at] and differs[to] else 0.0
                    for to, other in enumerate(columns[: at + 1])
                ]
                for at, one in enumerate(columns)
            ]
            products = [
                [half[max(at, to)][min(at, to)] for to in range(len(columns))]
                for at in range(len(columns))
            ]
            self._sums = Sums(len(self.days), list(map(sum, columns)), products)
        return self._sums

    @property
    def by_weekday(self) -> Sequence[tuple[int, Sequence[float]]]:
        """How many days there are of each weekday, and the sum of each column."""
        if not self._by_weekday:
            days: list[list[Day]] = [[] for _ in WEEKDAYS]
            for day in self.days:
                days[day.day.weekday()].append(day)
            self._by_weekday = [
                (len(some), list(map(sum, columns_of(some)))) for some in days
            ]
        return self._by_weekday


def columns_of(days: Sequence[Day]) -> list[tuple[float, ...]]:
    """Give what each change may come of, a column for each field, and the changes."""
    if not days:
        return [()] * (COVARIATES + 1)
    columns = list(zip(*(day.before for day in days), strict=True))
    return [*columns, tuple(day.change for day in days)]
