"""What entries say about one metric, one observation at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from math import fsum

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.records import WATER, Entry, Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Slept
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.statistics.averages import mean


class Observation(Value):
    """One rating, session, night or drink."""

    label: str
    """`before`, `after` or `now` for a rating, else the metric's name."""
    day: date
    value: float | None
    """None for a session that does not say how long it took."""
    places: tuple[Place, ...] = ()


def observe(entry: Entry, metric: str, selection: Selection) -> Iterator[Observation]:
    """Yield what an entry says about a metric, at the selected places."""
    return _READERS.get(metric, _ratings)(entry, metric, selection)


def observe_felt(felt: Iterable[Felt]) -> Iterator[Observation]:
    """Yield what scores of one metric say."""
    for one in felt:
        yield Observation(
            label=one.phase,
            day=one.day,
            value=one.value,
            places=(one.place,) if one.place else (),
        )


def observe_done(
    done: Iterable[Done], metric: str, selection: Selection
) -> Iterator[Observation]:
    """Yield what sessions say about a metric, at the selected places."""
    for one in done:
        yield Observation(
            label=metric,
            day=one.day,
            value=1 if metric == "sessions" else one.minutes,
            places=tuple(place for place in one.places if selection.covers(place)),
        )


def observe_slept(slept: Iterable[Slept], metric: str) -> Iterator[Observation]:
    """Yield what nights say about a metric."""
    for one in slept:
        value = one.minutes if metric == "sleep" else one.quality
        if value is not None:
            yield Observation(label=metric, day=one.day, value=value)


def observe_drunk(drunk: Iterable[Drunk], metric: str) -> Iterator[Observation]:
    """Yield what drinks say about a metric."""
    for one in drunk:
        value = one.caffeine_mg if metric == "caffeine" else one.millilitres
        if value is not None and (metric != "water" or one.beverage == WATER):
            yield Observation(label=metric, day=one.day, value=value)


def by_place(
    observations: Sequence[Observation],
) -> dict[str, list[Observation]]:
    """Group by place; `both` joins left and right where these are told apart."""
    sided = {
        place.area
        for observation in observations
        for place in observation.places
        if place.side in ("left", "right")
    }
    groups: dict[str, list[Observation]] = {}
    for observation in observations:
        places = [
            part
            for place in observation.places
            for part in (_halves(place) if place.area in sided else (place,))
        ]
        for name in dict.fromkeys(map(str, places)):
            groups.setdefault(name, []).append(observation)
    return groups


def severity(metric: str, observations: Sequence[Observation]) -> float:
    """Rank a place: how bad it is when not just treated, or how much was done there."""
    said = [(one.label, one.value) for one in observations if one.value is not None]
    if metric not in METRICS:
        return fsum(value for _, value in said)
    untreated = [value for label, value in said if label != "after"]
    average = mean(untreated or [value for _, value in said])
    return average if METRICS[metric].lower_is_better else -average


def _halves(place: Place) -> tuple[Place, ...]:
    if place.side != "both":
        return (place,)
    return replace(place, side="left"), replace(place, side="right")


def _ratings(entry: Entry, metric: str, selection: Selection) -> Iterator[Observation]:
    for rating in entry.ratings:
        if rating.metric == metric and selection.covers(rating.place):
            yield Observation(
                label=rating.phase,
                day=entry.day,
                value=rating.value,
                places=(rating.place,) if rating.place else (),
            )


def _sessions(entry: Entry, metric: str, selection: Selection) -> Iterator[Observation]:
    if entry.session is not None:
        seconds = entry.session.duration_seconds
        minutes = None if seconds is None else seconds / 60
        yield Observation(
            label=metric,
            day=entry.day,
            value=1 if metric == "sessions" else minutes,
            places=tuple(place for place in entry.areas if selection.covers(place)),
        )


def _nights(entry: Entry, metric: str, _: Selection) -> Iterator[Observation]:
    if entry.night is not None:
        night = entry.night
        value = asleep_minutes(night) if metric == "sleep" else night.quality
        if value is not None:
            yield Observation(label=metric, day=entry.day, value=value)


def _drinks(entry: Entry, metric: str, _: Selection) -> Iterator[Observation]:
    drink = entry.drink
    if drink is None or (metric == "water" and drink.beverage != WATER):
        return
    value = drink.caffeine_mg if metric == "caffeine" else drink.millilitres
    if value is not None:
        yield Observation(label=metric, day=entry.day, value=value)


_READERS: dict[str, Callable[[Entry, str, Selection], Iterator[Observation]]] = {
    "sessions": _sessions,
    "minutes": _sessions,
    "sleep": _nights,
    "sleep-quality": _nights,
    "water": _drinks,
    "drinks": _drinks,
    "caffeine": _drinks,
}
