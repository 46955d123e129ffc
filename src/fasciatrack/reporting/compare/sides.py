"""The days of one group, and what a line through them has to know of them."""

from collections.abc import Sequence
from itertools import compress
from operator import mul
from typing import NamedTuple

from fasciatrack.domain.periods import WEEKDAYS
from fasciatrack.reporting.compare.spans import Before, Span

COVARIATES = len(Before._fields)


class Sums(NamedTuple):
    """The days of a group, summed up, of each column."""

    days: int
    totals: Sequence[float]
    products: Sequence[Sequence[float]]
    """Of each column with each."""


class Side:
    """The days of one group: all of them, and the matched ones."""

    def __init__(self, days: Sequence[Span], is_matched: Sequence[bool]) -> None:
        """Take each day once, the mean over its places where it has several."""
        self.days = days
        self.is_matched = is_matched
        self.matched = list(compress(days, is_matched))
        self.columns = columns_of(days)
        self.matched_columns = [
            list(compress(column, is_matched)) for column in self.columns
        ]
        self._sums: Sums | None = None
        self._by_weekday: Sequence[tuple[int, Sequence[float]]] = ()

    @property
    def sums(self) -> Sums:
        """All its days, summed up once however many groups they are held against."""
        if self._sums is None:
            columns = self.columns
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
            days: list[list[Span]] = [[] for _ in WEEKDAYS]
            for day in self.days:
                days[day.day.weekday()].append(day)
            self._by_weekday = [
                (len(some), list(map(sum, columns_of(some)))) for some in days
            ]
        return self._by_weekday


def columns_of(days: Sequence[Span]) -> list[Sequence[float]]:
    """Give what each change may come of, a column for each field, and the changes."""
    if not days:
        return [()] * (COVARIATES + 1)
    _, _, _, changes, before, _ = zip(*days, strict=True)
    return [*zip(*before, strict=True), changes]
