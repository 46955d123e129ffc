"""One value for each session: what came before it, and what it was like after."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate

from fasciatrack.domain.afterwards import LOADS
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import WATER
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Looked
from fasciatrack.reporting.relate.days import Told, by_place, is_on
from fasciatrack.reporting.statistics.averages import mean

BySession = Mapping[int, float]
"""By the number of the session's entry."""
HOURS_BEFORE = 12
"""How long before a session water counts."""
LOOK_HOURS = 24
"""Soreness is that of the next day's follow-up."""


def by_session(name: str, told: Told, selection: Selection) -> BySession:
    """Give a measure's value of each session that has one.

    Args:
        name: One of MEASURES that is told by the session.
        told: The diary.
        selection: Its places; sessions and scores elsewhere do not count.
    """
    match name:
        case "water-before":
            found = _water_before(told)
        case "drop":
            found = _drops(told, selection)
        case "load":
            found = _loads(told)
        case _:
            found = _soreness_after(told, selection)
    meant = {one.number for one in told.done if is_on(one, selection)}
    return {number: value for number, value in found.items() if number in meant}


def _water_before(told: Told) -> BySession:
    """Add up the water of the twelve hours before each session that has a time.

    Nothing on record is unknown, not 0; so is everything where a drink of that day,
    or of the day before, has no time.
    """
    drunk = [one for one in told.drunk if one.beverage == WATER]
    untimed = {one.day for one in drunk if one.at is None}
    near = untimed | {day + DAY for day in untimed}
    timed = sorted([(one.at, one.millilitres) for one in drunk if one.at is not None])
    moments = [at for at, _ in timed]
    until = list(accumulate([amount for _, amount in timed], initial=0))
    found = {}
    for session in told.done:
        if session.at is None or session.day in near:
            continue
        first = bisect_right(moments, session.at - HOURS_BEFORE)
        last = bisect_right(moments, session.at)
        if first < last:
            found[session.number] = float(until[last] - until[first])
    return found


def _drops(told: Told, selection: Selection) -> BySession:
    """Take after from before, averaged over the places that have both."""
    said = by_place(
        [one for one in told.felt if one.type == "session" and one.metric == "pain"]
    )
    drops: dict[int, list[float]] = {}
    for place, some in said.items():
        if selection.covers(place):
            after = {one.number: one.value for one in some if one.phase == "after"}
            for one in some:
                if one.phase == "before" and one.number in after:
                    drop = one.value - after[one.number]
                    drops.setdefault(one.number, []).append(drop)
    return {number: mean(values) for number, values in drops.items()}


def _loads(told: Told) -> BySession:
    """Number how hard the rest of the day was, 0 none to 3 heavy."""
    return {
        session: float(LOADS.index(look.activity_load))
        for session, look in _next_day_looks(told)
        if look.activity_load is not None
    }


def _soreness_after(told: Told, selection: Selection) -> BySession:
    covers = cache(selection.covers)
    said: dict[int, list[float]] = {}
    for one in told.felt:
        if one.type == "follow-up" and one.metric == "soreness" and covers(one.place):
            said.setdefault(one.number, []).append(one.value)
    return {
        session: mean(said[look.number])
        for session, look in _next_day_looks(told)
        if look.number in said
    }


def _next_day_looks(told: Told) -> Iterator[tuple[int, Looked]]:
    """Yield the follow-ups of the day after, with the number of their session."""
    numbers = {one.id: one.number for one in told.done}
    for look in told.looked:
        if look.hours == LOOK_HOURS and look.session in numbers:
            yield numbers[look.session], look
