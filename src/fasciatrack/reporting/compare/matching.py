"""Days of two groups that began alike, and how differently they went on.

Regression to the mean is most of what a diary shows: people treat on bad days, and bad
days are followed by better ones. So only days that began within a point of one of the
other group count, and what is left of the difference in starts (and in the week before)
is taken out by a straight line through all days of both groups.

How this was chosen, on simulated diaries without any difference, at 5 % (two-sided):
changes compared as they are said "lower" nearly always; exchanging labels among
changes adjusted by the line still differed in 15 to 20 % of diaries where sessions
followed pain by chance, because the line itself is uncertain; without the week before,
noise on top of slow waves differed in 12 %. The t-test below, which counts what the
line may be off, stayed at 4 to 9 %.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from fasciatrack.domain.values import Value
from fasciatrack.reporting.compare.spans import Span
from fasciatrack.reporting.statistics.averages import deviations, mean
from fasciatrack.reporting.statistics.intervals import t_quantile, t_tail
from fasciatrack.reporting.statistics.overlap import overlap
from fasciatrack.reporting.statistics.permutation import two_groups

if TYPE_CHECKING:
    from datetime import date

CALIPER = 0.1
"""How far apart starts may be, as a share of the scale: a point of 0-10."""
UNLIKELY = 0.05
_TINY = 1e-9


class Day(NamedTuple):
    """One day of one group: the mean over its places, so that it counts once."""

    start: float
    change: float
    over_usual: float
    week_before: float
    """Both as of the spans."""
    is_matched: bool


Alike = frozenset[tuple[str, float]]
"""The places and starts that another group has one like of."""


class Matched(Value):
    """What comparing the days of two groups gives; nothing here is rounded."""

    difference: float
    """Of the changes of the first group's matched days, less what they would be in
    the second had they begun as the first did."""
    low: float | None
    """The range of it, 95 %; None where all days went the same way."""
    high: float | None
    p: float
    nap: float
    """In which share of pairs the first group's day came out better."""
    tau: float


class SpanGroup:
    """The spans of one group, to be held against those of others."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts: dict[str, set[float]] = {}
        for one in spans:
            self.starts.setdefault(one.place, set()).add(one.start)
        self._sides: dict[tuple[frozenset[str], Alike], Side] = {}

    def anywhere(self) -> "SpanGroup":
        """Give the same whatever the place; what is usual differs between places."""
        return SpanGroup(
            [
                one._replace(place="", over_usual=one.start, week_before=0.0)
                for one in self.spans
            ]
        )

    def all_days(self) -> "Side":
        """Give its days in all of its places, none of them marked."""
        return Side(_days(self.spans, frozenset(self.starts), frozenset()))

    def beside(self, other: "SpanGroup", caliper: float) -> "Side":
        """Give its days in the places of both, marked where another has one like them.

        Mostly the same starts are alike whatever the other is; then it is done already.
        """
        places = frozenset(self.starts.keys() & other.starts.keys())
        others = {place: sorted(other.starts[place]) for place in places}
        alike = frozenset(
            (place, start)
            for place in places
            for start in self.starts[place]
            if _has_like(start, others[place], caliper)
        )
        if (places, alike) not in self._sides:
            self._sides[places, alike] = Side(_days(self.spans, places, alike))
        return self._sides[places, alike]


class Side:
    """The days of one group: their means, and those of the matched ones."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = days
        self.matched = [day for day in days if day.is_matched]
        self.starts, self.start = _centered([day.over_usual for day in days])
        self.weeks, self.week = _centered([day.week_before for day in days])
        self.changes, _ = _centered([day.change for day in days])


def matched_days(
    first: SpanGroup, second: SpanGroup, *, caliper: float, same_place: bool = True
) -> tuple[Side, Side]:
    """Turn spans of two groups into days, and mark those that have one like them.

    Args:
        first: One group.
        second: The other.
        caliper: How far apart two starts may be.
        same_place: Whether only spans of the same place are alike; those of other
            places are left out then.
    """
    if not same_place:
        first, second = first.anywhere(), second.anywhere()
    return first.beside(second, caliper), second.beside(first, caliper)


def compare_days(first: Side, second: Side, *, lower_is_better: bool) -> Matched:
    """Compare the matched days of two groups; both have some.

    p is of the t-test; where that says a difference is unlikely to be chance, an exact
    test that exchanges the labels of the adjusted changes has to say so as well, and
    the larger p of both is given.
    """
    line = _Line(first, second)
    adjusted = line.adjusted()
    difference = mean(adjusted[0]) - mean(adjusted[1])
    error, freedom = line.error(adjusted)
    in_tenths = [[round(value, 1) for value in values] for values in adjusted]
    p, reach = 1.0, None
    if error > _TINY:
        p = t_tail(difference / error, freedom)
        reach = t_quantile(freedom) * error
    if p <= UNLIKELY or reach is None:
        exact = two_groups(*in_tenths)
        p = exact if reach is None else max(p, exact)
    share = overlap(in_tenths[1], in_tenths[0], lower_is_better=lower_is_better)
    return Matched(
        difference=difference,
        low=None if reach is None else difference - reach,
        high=None if reach is None else difference + reach,
        p=p,
        nap=share.nap,
        tau=share.tau,
    )


class _Line:
    """The straight line of changes on starts and on the week before, in both groups.

    Its slopes are those within the groups, so that a difference between them is not
    taken for one.
    """

    def __init__(self, first: Side, second: Side) -> None:
        self.sides = first, second

        def products(one: str, other: str) -> float:
            return sum(
                sum(map(mul, getattr(side, one), getattr(side, other)))
                for side in self.sides
            )

        self.squares = (
            products("starts", "starts"),
            products("starts", "weeks"),
            products("weeks", "weeks"),
        )
        self.inverse = _inverse(*self.squares)
        self.covariates = sum(self.inverse[each][each] > 0 for each in (0, 1))
        self.slopes = self._through(
            products("starts", "changes"), products("weeks", "changes")
        )

    def adjusted(self) -> tuple[list[float], list[float]]:
        """Give the changes of the matched days, as if all had begun as usual."""
        x, week = self.slopes
        first, second = (
            [
                day.change - x * day.over_usual - week * day.week_before
                for day in side.matched
            ]
            for side in self.sides
        )
        return first, second

    def error(self, adjusted: tuple[list[float], list[float]]) -> tuple[float, float]:
        """Give the standard error of the difference, and its degrees of freedom.

        The difference is a sum of all changes, each with its weight: a matched day's
        own, and what every day adds through the line. Their squares, summed up:
        """
        left = [one for values in adjusted for one in deviations(values)]
        freedom = len(left) - len(self.sides) - self.covariates
        if freedom < 1:
            return 0.0, 1
        (x1, w1), (x2, w2) = (
            (
                mean([day.over_usual for day in side.matched]),
                mean([day.week_before for day in side.matched]),
            )
            for side in self.sides
        )
        one, other = self.sides
        x, week = self._through(x1 - x2, w1 - w2)
        own = sum(1 / len(values) for values in adjusted)
        both = x * (x1 - one.start - x2 + other.start)
        both += week * (w1 - one.week - w2 + other.week)
        xx, xw, ww = self.squares
        line = x * x * xx + 2 * x * week * xw + week * week * ww
        variance = sum(map(mul, left, left)) / freedom
        return sqrt(variance * (own - 2 * both + line)), freedom

    def _through(self, x: float, week: float) -> tuple[float, float]:
        (a, b), (c, d) = self.inverse
        return a * x + b * week, c * x + d * week


Square = tuple[tuple[float, float], tuple[float, float]]


def _inverse(xx: float, xw: float, ww: float) -> Square:
    """Invert the products of two covariates; one that says nothing of its own is left.

    That is one that is always the same, or always moves with the start.
    """
    apart = xx * ww - xw * xw
    if apart > _TINY * xx * ww:
        return (ww / apart, -xw / apart), (-xw / apart, xx / apart)
    return (1 / xx if xx > _TINY else 0.0, 0.0), (0.0, 0.0)


def _centered(values: Sequence[float]) -> tuple[list[float], float]:
    middle = mean(values) if values else 0.0
    return [value - middle for value in values], middle


def _days(
    spans: Iterable[Span], places: frozenset[str], alike: Alike
) -> tuple[Day, ...]:
    days: dict[date, Day] = {}
    several: dict[date, list[Day]] = {}
    for day, place, start, change, over_usual, week_before, _ in spans:
        if place not in places:
            continue
        there = Day(start, change, over_usual, week_before, (place, start) in alike)
        if day in days:
            several.setdefault(day, [days[day]]).append(there)
        else:
            days[day] = there
    for day, here in several.items():
        days[day] = _one_day(here)
    return tuple(days.values())


def _has_like(start: float, starts: Sequence[float], caliper: float) -> bool:
    index = bisect_left(starts, start - caliper - _TINY)
    return index < len(starts) and starts[index] <= start + caliper + _TINY


def _one_day(places: Sequence[Day]) -> Day:
    """Average the places of a day: those that are matched, where any is."""
    chosen = [place for place in places if place.is_matched] or places
    return Day(
        start=mean([place.start for place in chosen]),
        change=mean([place.change for place in chosen]),
        over_usual=mean([place.over_usual for place in chosen]),
        week_before=mean([place.week_before for place in chosen]),
        is_matched=chosen[0].is_matched,
    )
