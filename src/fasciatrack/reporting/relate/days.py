"""One value for each day: the series that can be related, gaps left as gaps."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from operator import attrgetter

from fasciatrack.domain.records import WATER, Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked, Slept
from fasciatrack.domain.values import Value
from fasciatrack.reporting.relate.measures import COUNTED
from fasciatrack.reporting.statistics.averages import mean, median

ByDay = Mapping[date, float]
WINDOW = 7
"""Days before a day in which sessions are counted."""
OFTEN_WITH_CAFFEINE = ("coffee", "cola", "energy-drink")
"""Without its milligrams such a drink leaves the day's caffeine unknown."""


class Told(Value):
    """What a diary tells, as narrow tuples; only what the pairs need is filled."""

    felt: Sequence[Felt] = ()
    done: Sequence[Done] = ()
    slept: Sequence[Slept] = ()
    drunk: Sequence[Drunk] = ()
    looked: Sequence[Looked] = ()
    with_entry: Collection[date] = ()
    """Days that hold any entry."""
    begun: date | None = None
    """The diary's first day."""


def by_day(name: str, told: Told, selection: Selection, *, today: date) -> ByDay:
    """Give a measure's value of each day that has one.

    Args:
        name: One of MEASURES that is told by the day.
        told: The diary.
        selection: Its places; a score elsewhere does not count.
        today: Amounts of this day are still growing and left out.
    """
    if name in METRICS:
        return scores_by_day(told.felt, name, selection)
    if name in COUNTED:
        return _last_week(told, selection, of_minutes=name == "minutes")
    if name in _OF_NIGHT:
        said = map(_OF_NIGHT[name], told.slept)
        known = [(day, value) for day, value in said if value is not None]
        return _one_a_day(known, mean)
    return _amounts(_OF_DRINK[name](told.drunk), today)


def scores_by_day(felt: Iterable[Felt], metric: str, selection: Selection) -> ByDay:
    """Give each day's score: the median of those not felt right after a session.

    Where several areas are rated, a day's value is how far they are from the mean of
    each, averaged: which area was rated that day must not matter.
    """
    said = by_place(
        [one for one in felt if one.phase != "after" and one.metric == metric]
    )
    if METRICS[metric].per_area:
        said = {place: some for place, some in said.items() if selection.covers(place)}
    places = [
        _one_a_day([(one.day, one.value) for one in some], median)
        for some in said.values()
    ]
    if len(places) <= 1:
        return places[0] if places else {}
    apart: list[tuple[date, float]] = []
    for values in places:
        usual = mean(list(values.values()))
        apart += [(day, value - usual) for day, value in values.items()]
    return _one_a_day(apart, mean)


def by_metric(felt: Iterable[Felt]) -> dict[str, list[Felt]]:
    """Put scores under what they are about."""
    found: dict[str, list[Felt]] = defaultdict(list)
    for one in felt:
        found[one.metric].append(one)
    return found


def by_place(felt: Iterable[Felt]) -> dict[Place | None, list[Felt]]:
    """Put scores under their places."""
    # Equal places are mostly one and the same, and that is quicker to see.
    same: dict[int, list[Felt]] = defaultdict(list)
    for one in felt:
        same[id(one.place)].append(one)
    found: dict[Place | None, list[Felt]] = {}
    for some in same.values():
        found.setdefault(some[0].place, []).extend(some)
    return found


def is_on(done: Done, selection: Selection) -> bool:
    """Say whether a session worked on the selected places; on all if it names none."""
    if not selection.places or not done.places:
        return True
    return any(map(selection.covers, done.places))


def _one_a_day(
    pairs: Iterable[tuple[date, float]], middle: Callable[[list[float]], float]
) -> dict[date, float]:
    """Give each day its value; several of one day are brought together."""
    found: dict[date, float] = {}
    several: dict[date, list[float]] = {}
    for day, value in pairs:
        if day in found:
            several.setdefault(day, [found[day]]).append(value)
        else:
            found[day] = value
    for day, values in several.items():
        found[day] = middle(values)
    return found


_OF_NIGHT: dict[str, Callable[[Slept], tuple[date, float | None]]] = {
    "sleep": attrgetter("day", "minutes"),
    "sleep-quality": attrgetter("day", "quality"),
    "falling-asleep": attrgetter("day", "latency_minutes"),
}

Amounts = Iterable[tuple[date, float | None]]


def _water(drunk: Iterable[Drunk]) -> Amounts:
    return [(one.day, one.millilitres) for one in drunk if one.beverage == WATER]


def _drinks(drunk: Iterable[Drunk]) -> Amounts:
    return [(one.day, one.millilitres) for one in drunk]


def _caffeine(drunk: Iterable[Drunk]) -> Amounts:
    return [
        (one.day, one.caffeine_mg)
        for one in drunk
        if one.caffeine_mg is not None or one.beverage in OFTEN_WITH_CAFFEINE
    ]


_OF_DRINK = {"water": _water, "drinks": _drinks, "caffeine": _caffeine}


def _amounts(drunk: Amounts, today: date) -> ByDay:
    """Add up each day; a day with an unknown part, or that goes on, is unknown."""
    totals: dict[date, float] = {}
    unknown = {today}
    for day, amount in drunk:
        if amount is None:
            unknown.add(day)
        elif day in totals:
            totals[day] += amount
        else:
            totals[day] = amount
    return {day: total for day, total in totals.items() if day not in unknown}


def _last_week(told: Told, selection: Selection, *, of_minutes: bool) -> ByDay:
    """Count sessions, or their minutes, in the seven days before each day.

    Unknown are the diary's first days, a week without any entry, and minutes with a
    session that does not say how long it took.
    """
    if told.begun is None or not told.with_entry:
        return {}
    first = told.begun.toordinal()
    length = max(told.with_entry).toordinal() - first + 1
    entries, amounts, unsaid = ([0.0] * length for _ in range(3))
    for day in told.with_entry:
        entries[day.toordinal() - first] = 1
    for session in told.done:
        if not is_on(session, selection):
            continue
        number = session.day.toordinal() - first
        if not of_minutes:
            amounts[number] += 1
        elif session.minutes is None:
            unsaid[number] += 1
        else:
            amounts[number] += session.minutes
    known, total, missing = map(_sums_before, (entries, amounts, unsaid))
    return {
        date.fromordinal(first + number): total[number]
        for number in range(WINDOW, length + 1)
        if known[number] and not missing[number]
    }


def _sums_before(values: Sequence[float]) -> list[float]:
    """Sum the seven values before each position, and before the one after the last."""
    until = list(accumulate(values, initial=0.0))
    return [
        end - start for end, start in zip(until, [0.0] * WINDOW + until, strict=False)
    ]
