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


class Days:
    """Some days, summed up once however many others they are held against."""

    def __init__(self, days: Sequence[Span]) -> None:
        self.days = days
        self.columns = _columns(days)
        self._sums: Sums | None = None
        self._by_weekday: Sequence[tuple[int, Sequence[float]]] = ()

    @property
    def sums(self) -> Sums:
        """All of them, summed up."""
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
                (len(some), list(map(sum, _columns(some)))) for some in days
            ]
        return self._by_weekday


class Side:
    """The days of one group, each of them once."""

    def __init__(self, *parts: tuple[Days, Sequence[bool]]) -> None:
        """Put days together.

        Args:
            parts: Days, and which of them are matched.
        """
        self.parts = [days for days, _ in parts]
        self.days: Sequence[Span] = [day for days in self.parts for day in days.days]
        self.is_matched = [one for _, matched in parts for one in matched]
        self.matched = list(compress(self.days, self.is_matched))
        self.matched_columns = [
            [
                value
                for days, matched in parts
                for value in compress(days.columns[at], matched)
            ]
            for at in range(COVARIATES + 1)
        ]

    @property
    def sums(self) -> Sums:
        """All its days, summed up."""
        parts = [days.sums for days in self.parts]
        return Sums(
            sum(one.days for one in parts),
            _added([one.totals for one in parts]),
            [
                _added(rows)
                for rows in zip(*(one.products for one in parts), strict=True)
            ],
        )

    @property
    def by_weekday(self) -> Sequence[tuple[int, Sequence[float]]]:
        """How many days there are of each weekday, and the sum of each column."""
        return [
            (sum(count for count, _ in some), _added([totals for _, totals in some]))
            for some in zip(*(days.by_weekday for days in self.parts), strict=True)
        ]


def _added(rows: Sequence[Sequence[float]]) -> list[float]:
    return list(map(sum, zip(*rows, strict=True)))


def _columns(days: Sequence[Span]) -> list[Sequence[float]]:
    """Give what each change may come of, a column for each field, and the changes."""
    if not days:
        return [()] * (COVARIATES + 1)
    _, _, _, changes, before, _ = zip(*days, strict=True)
    return [*zip(*before, strict=True), changes]
