"""Days of two groups that began alike, and how differently they went on.

Regression to the mean is most of what a diary shows: people treat on bad days, and bad
days are followed by better ones. So only days that began within a point of one of the
other group, after a yesterday within two points of its yesterday, count; and what is
left of the difference in how it was before is taken out by a straight line through all
days of both groups.

How this was chosen, on simulated diaries without any difference, at 5 % (two-sided):
changes compared as they are said "lower" nearly always; exchanging labels among
changes adjusted by the line still differed in 15 to 20 % of diaries where sessions
followed pain by chance, because the line itself is uncertain; without the week before,
noise on top of slow waves differed in 12 %. The t-test below, which counts what the
line may be off, stayed at 4 to 9 %. Without yesterday it still said "lower" in 34 % of
diaries in which waves of nine days were treated on the second bad day, and in 96 % with
flares of five days; with yesterday in the line only, flares were so in 75 %, and with
days matched on it, in 6 %. A weekly rhythm with a session each Friday was said to be
one in 70 to 100 %, and is in 2 % where a difference has to be there again without the
days of the week.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import WEEKDAYS
from fasciatrack.domain.values import Value
from fasciatrack.reporting.compare.line import (
    TINY,
    Line,
    weekday_apart,
    without_week,
)
from fasciatrack.reporting.compare.sides import Days, Side
from fasciatrack.reporting.compare.spans import Before, Span
from fasciatrack.reporting.statistics.averages import mean
from fasciatrack.reporting.statistics.intervals import t_quantile, t_tail
from fasciatrack.reporting.statistics.overlap import overlap
from fasciatrack.reporting.statistics.permutation import two_groups

if TYPE_CHECKING:
    from datetime import date

CALIPER = 0.1
"""How far apart starts may be, as a share of the scale: a point of 0-10."""
YESTERDAYS = 2
"""How many times as far yesterdays may be apart."""
UNLIKELY = 0.05

_Key = tuple[str, float, float]
"""What has to be alike: the place, the start and yesterday."""
Alike = frozenset[_Key]
"""The places, starts and yesterdays that another group has one like of."""
_Starts = Mapping[float, Collection[float]]
"""The yesterdays before each start."""


class Weekday(Value):
    """The day of the week by which two groups differ most."""

    day: str
    """Such as Friday."""
    first: int
    """Matched days of the first group on it."""
    second: int
    """Those of the second group."""


class Matched(Value):
    """What comparing the days of two groups gives; nothing here is rounded."""

    difference: float
    """Of the changes of the first group's matched days, less what they would be in
    the second had they begun as the first did."""
    low: float | None
    """The range of it, 95 %; None where all days went the same way, and where p is
    without the week, of which it knows nothing."""
    high: float | None
    p: float
    is_without_week: bool
    """Whether p is without the days of the week: the difference is not there then."""
    weekday: Weekday | None
    """By which they differ then."""
    nap: float
    """In which share of pairs the first group's day came out better."""
    tau: float


class SpanGroup:
    """The spans of one group, to be held against those of others."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts: dict[str, dict[float, list[float]]] = {}
        self.keys = [
            (place, start, before.yesterday) for _, place, start, _, before, _ in spans
        ]
        for place, start, yesterday in set(self.keys):
            starts = self.starts.setdefault(place, {})
            starts.setdefault(start, []).append(yesterday)
        self._by_places: dict[frozenset[str], _Days] = {}
        self._sides: dict[tuple[frozenset[str], Alike], Side] = {}

    def anywhere(self) -> "SpanGroup":
        """Give the same whatever the place; what is usual differs between places."""
        return SpanGroup(
            [
                one._replace(place="", before=one.before._replace(start=one.start))
                for one in self.spans
            ]
        )

    def all_days(self, places: frozenset[str] | None = None) -> Side:
        """Give its days in some places, all when left out, none of them marked."""
        every = frozenset(self.starts)
        return self._side(every if places is None else places, frozenset())

    def beside(self, other: "SpanGroup", caliper: float) -> Side:
        """Give its days in the places of both, marked where another has one like them.

        Mostly the same starts are alike whatever the other is; then it is done already.
        """
        places = frozenset(self.starts.keys() & other.starts.keys())
        alike = frozenset(
            (place, start, yesterday)
            for place in places
            for start, yesterday in _with_like(
                self.starts[place], other.starts[place], caliper
            )
        )
        if (places, alike) not in self._sides:
            self._sides[places, alike] = self._side(places, alike)
        return self._sides[places, alike]

    def _side(self, places: frozenset[str], alike: Alike) -> Side:
        if places not in self._by_places:
            keyed = zip(self.keys, self.spans, strict=True)
            self._by_places[places] = _Days(one for one in keyed if one[0][0] in places)
        return self._by_places[places].side(alike)


class _Days:
    """The days of a group in some places: which have several, and all the others."""

    def __init__(self, spans: Iterable[tuple[_Key, Span]]) -> None:
        days: dict[date, tuple[_Key, Span]] = {}
        several: dict[date, list[tuple[_Key, Span]]] = {}
        for keyed in spans:
            day = keyed[1][0]
            if day in days:
                several.setdefault(day, [days[day]]).append(keyed)
            else:
                days[day] = keyed
        for day in several:
            del days[day]
        self.single = Days([span for _, span in days.values()])
        self.keys = [key for key, _ in days.values()]
        self.several = list(several.values())

    def side(self, alike: Alike) -> Side:
        """Mark what another group has one like of; of several places those count."""
        means: list[Span] = []
        is_matched: list[bool] = []
        for places in self.several:
            chosen = [span for key, span in places if key in alike]
            is_matched.append(bool(chosen))
            means.append(_one_day(chosen or [span for _, span in places]))
        return Side(
            (self.single, [key in alike for key in self.keys]),
            (Days(means), is_matched),
        )


def matched_days(
    first: SpanGroup, second: SpanGroup, *, caliper: float, same_place: bool = True
) -> tuple[Side, Side]:
    """Turn spans of two groups into days, and mark those that have one like them.

    Args:
        first: One group.
        second: The other.
        caliper: How far apart two starts may be, and two yesterdays YESTERDAYS times
            as far.
        same_place: Whether only spans of the same place are alike; those of other
            places are left out then.
    """
    if not same_place:
        first, second = first.anywhere(), second.anywhere()
    return first.beside(second, caliper), second.beside(first, caliper)


def compare_days(first: Side, second: Side, *, lower_is_better: bool) -> Matched:
    """Compare the matched days of two groups; both have some.

    p is of the t-test; where that says a difference is unlikely to be chance, the same
    test without the days of the week has to say so as well, and then a test that
    exchanges the labels of the adjusted changes; the largest p is given.
    """
    line = Line(first, second)
    adjusted = line.adjusted()
    difference = mean(adjusted[0]) - mean(adjusted[1])
    error, freedom = line.error(adjusted)
    in_tenths = [[round(10 * value) for value in values] for values in adjusted]
    p, reach, weekday = 1.0, None, None
    if error > TINY:
        p = t_tail(difference / error, freedom)
        reach = t_quantile(freedom) * error
    elif abs(difference) > TINY:
        # All went the same way: the other tests alone say how likely that is.
        p = 0.0
    is_without_week = False
    if p <= UNLIKELY:
        p_without = _without_week(first, second, difference)
        is_without_week = p_without > UNLIKELY
        if is_without_week:
            p, reach, weekday = p_without, None, _weekday(first, second)
        else:
            p = max(p, p_without, two_groups(*in_tenths))
    share = overlap(in_tenths[1], in_tenths[0], lower_is_better=lower_is_better)
    return Matched(
        difference=difference,
        low=None if reach is None else difference - reach,
        high=None if reach is None else difference + reach,
        p=p,
        is_without_week=is_without_week,
        weekday=weekday,
        nap=share.nap,
        tau=share.tau,
    )


def _without_week(first: Side, second: Side, difference: float) -> float:
    """Give p without the days of the week; 1 where the difference is none then."""
    found, p = without_week(first, second)
    return p if found * difference > 0 else 1.0


def _weekday(first: Side, second: Side) -> Weekday | None:
    found = weekday_apart(first, second)
    if found is None:
        return None
    at, one, other = found
    return Weekday(day=WEEKDAYS[at], first=one, second=other)


def _with_like(
    own: _Starts, others: _Starts, caliper: float
) -> Iterator[tuple[float, float]]:
    """Yield each start and yesterday that the others have one within reach of."""
    reach = YESTERDAYS * caliper + TINY
    for start, yesterdays in own.items():
        near = sorted(
            yesterday
            for other, before in others.items()
            if abs(other - start) <= caliper + TINY
            for yesterday in before
        )
        for yesterday in yesterdays:
            index = bisect_left(near, yesterday - reach)
            if index < len(near) and near[index] <= yesterday + reach:
                yield start, yesterday


def _one_day(places: Sequence[Span]) -> Span:
    """Average the places of a day, so that it counts once."""
    first = places[0]
    if len(places) == 1:
        return first
    columns = zip(*(place.before for place in places), strict=True)
    return first._replace(
        start=mean([place.start for place in places]),
        change=mean([place.change for place in places]),
        before=Before(*map(mean, columns)),
    )
