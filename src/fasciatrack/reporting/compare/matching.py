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
line may be off, stayed at 4 to 6 %.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import sqrt
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


class Matched(Value):
    """What comparing the days of two groups gives; nothing here is rounded."""

    first: tuple[Day, ...]
    second: tuple[Day, ...]
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


def matched_days(
    first: Sequence[Span],
    second: Sequence[Span],
    *,
    caliper: float,
    same_place: bool = True,
) -> tuple[tuple[Day, ...], tuple[Day, ...]]:
    """Turn spans of two groups into days, and mark those that have one like them.

    Args:
        first: Spans of one group.
        second: Spans of the other.
        caliper: How far apart two starts may be.
        same_place: Whether only spans of the same place are alike; other places are
            left out then.
    """
    if same_place:
        common = {one.place for one in first} & {one.place for one in second}
        first = [one for one in first if one.place in common]
        second = [one for one in second if one.place in common]
    else:
        # What is usual differs between places; the starts themselves are compared.
        first, second = ([_anywhere(one) for one in spans] for spans in (first, second))
    return (
        _days(first, _starts(second), caliper),
        _days(second, _starts(first), caliper),
    )


def compare_days(
    first: tuple[Day, ...], second: tuple[Day, ...], *, lower_is_better: bool
) -> Matched:
    """Compare the matched days of two groups, three or more of both together.

    p is of the t-test; where that says a difference is unlikely to be chance, an exact
    test that exchanges the labels of the adjusted changes has to say so as well, and
    the larger p of both is given.
    """
    line = _Line(first, second)
    adjusted = line.adjusted(first), line.adjusted(second)
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
        first=first,
        second=second,
        difference=difference,
        low=None if reach is None else difference - reach,
        high=None if reach is None else difference + reach,
        p=p,
        nap=share.nap,
        tau=share.tau,
    )


class _Row(NamedTuple):
    """A day, less the means of its group."""

    x: float
    week: float
    change: float
    is_matched: bool


class _Line:
    """The straight line of changes on starts and on the week before, in both groups.

    Its slopes are those within the groups, so that a difference between them is not
    taken for one.
    """

    def __init__(self, first: Sequence[Day], second: Sequence[Day]) -> None:
        self.groups = (first, second)
        self.rows = [_centered(days) for days in self.groups]
        rows = [row for rows in self.rows for row in rows]
        self.inverse = _inverse(
            sum([row.x * row.x for row in rows]),
            sum([row.x * row.week for row in rows]),
            sum([row.week * row.week for row in rows]),
        )
        self.covariates = sum(self.inverse[each][each] > 0 for each in (0, 1))
        self.slopes = self._through(
            sum([row.x * row.change for row in rows]),
            sum([row.week * row.change for row in rows]),
        )

    def adjusted(self, days: Iterable[Day]) -> list[float]:
        """Give the changes of the matched days, as if all had begun as usual."""
        x, week = self.slopes
        return [
            day.change - x * day.over_usual - week * day.week_before
            for day in days
            if day.is_matched
        ]

    def error(self, adjusted: tuple[list[float], list[float]]) -> tuple[float, float]:
        """Give the standard error of the difference, and its degrees of freedom.

        The difference is a sum of all changes, each with its weight: a matched day's
        own, and what every day adds through the line.
        """
        left = [one for values in adjusted for one in deviations(values)]
        freedom = len(left) - len(self.groups) - self.covariates
        if freedom < 1:
            return 0.0, 1
        (x1, week1), (x2, week2) = map(_matched_means, self.groups)
        x, week = self._through(x1 - x2, week1 - week2)
        weights = 0.0
        for rows, own in zip(
            self.rows, (1 / len(adjusted[0]), -1 / len(adjusted[1])), strict=True
        ):
            for row in rows:
                line = x * row.x + week * row.week
                weights += ((own if row.is_matched else 0.0) - line) ** 2
        variance = sum([one * one for one in left]) / freedom
        return sqrt(variance * weights), freedom

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


def _centered(days: Sequence[Day]) -> list[_Row]:
    n = len(days)
    x = sum([day.over_usual for day in days]) / n
    week = sum([day.week_before for day in days]) / n
    change = sum([day.change for day in days]) / n
    return [
        _Row(
            day.over_usual - x,
            day.week_before - week,
            day.change - change,
            day.is_matched,
        )
        for day in days
    ]


def _matched_means(days: Sequence[Day]) -> tuple[float, float]:
    matched = [day for day in days if day.is_matched]
    return (
        mean([day.over_usual for day in matched]),
        mean([day.week_before for day in matched]),
    )


Starts = dict[str, list[float]]


def _anywhere(span: Span) -> Span:
    return span._replace(place="", over_usual=span.start, week_before=0.0)


def _starts(spans: Iterable[Span]) -> Starts:
    """Gather the starts of each place, in order."""
    starts: Starts = {}
    for one in spans:
        starts.setdefault(one.place, []).append(one.start)
    for values in starts.values():
        values.sort()
    return starts


def _days(spans: Iterable[Span], others: Starts, caliper: float) -> tuple[Day, ...]:
    by_day: dict[date, list[Day]] = {}
    for one in spans:
        is_matched = _has_like(one.start, others.get(one.place, ()), caliper)
        there = Day(one.start, one.change, one.over_usual, one.week_before, is_matched)
        if one.day in by_day:
            by_day[one.day].append(there)
        else:
            by_day[one.day] = [there]
    return tuple(_one_day(by_day[day]) for day in sorted(by_day))


def _has_like(start: float, starts: Sequence[float], caliper: float) -> bool:
    index = bisect_left(starts, start - caliper - _TINY)
    return index < len(starts) and starts[index] <= start + caliper + _TINY


def _one_day(places: Sequence[Day]) -> Day:
    """Average the places of a day: those that are matched, where any is."""
    if len(places) == 1:
        return places[0]
    chosen = [place for place in places if place.is_matched] or places
    return Day(
        start=mean([place.start for place in chosen]),
        change=mean([place.change for place in chosen]),
        over_usual=mean([place.over_usual for place in chosen]),
        week_before=mean([place.week_before for place in chosen]),
        is_matched=chosen[0].is_matched,
    )
