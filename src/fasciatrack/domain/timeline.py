"""What was felt, done, slept and drunk, in order: the diary without its words.

A question about ten years of diary needs little of each entry. These tuples hold just
that, so that all of it is loaded in the time that a person waits for an answer. The
`…_in` functions say which tuples whole entries are: what the diary file answers, by
statements of its own, is held to them for any diary (tests/storage/test_timeline.py).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from fasciatrack.domain.records import Entry, EntryType, Place
from fasciatrack.domain.scales import Phase


class Felt(NamedTuple):
    """One score."""

    number: int
    """Of its entry."""
    type: EntryType
    day: date
    at: float | None
    """Hours since 1970 began, UTC; None where only the day is known."""
    metric: str
    phase: Phase
    place: Place | None
    value: float


class Done(NamedTuple):
    """One session."""

    number: int
    id: str
    day: date
    at: float | None
    """Hours since 1970 began, UTC; None where only the day is known."""
    kind: str
    minutes: float | None
    practitioner: str | None
    tool: str | None
    pressure: float | None
    places: tuple[Place, ...]
    """What it worked on, most important first; none where it does not say."""


class Slept(NamedTuple):
    """One night, of the day of waking up."""

    day: date
    minutes: float | None
    quality: int | None
    latency_minutes: int | None


class Drunk(NamedTuple):
    """One drink."""

    day: date
    at: float | None
    """Hours since 1970 began, UTC; None where only the day is known."""
    millilitres: int
    beverage: str
    caffeine_mg: int | None


class Looked(NamedTuple):
    """One follow-up: what it says besides scores."""

    number: int
    day: date
    at: float | None
    session: str
    """The id of the session it looks back at."""
    hours: int
    """24, 48 or 72."""
    hobbling: str | None
    activity_load: str | None


def felt_in(entries: Iterable[Entry]) -> Iterator[Felt]:
    """Yield the scores of entries, in their order."""
    for entry in entries:
        at = hours_of(entry)
        for rating in entry.ratings:
            yield Felt(
                entry.number or 0,
                entry.type,
                entry.day,
                at,
                rating.metric,
                rating.phase,
                rating.place,
                rating.value,
            )


def done_in(entries: Iterable[Entry]) -> Iterator[Done]:
    """Yield the sessions among entries, in their order."""
    for entry in entries:
        session = entry.session
        if session is None:
            continue
        seconds = session.duration_seconds
        yield Done(
            entry.number or 0,
            entry.id,
            entry.day,
            hours_of(entry),
            session.kind,
            None if seconds is None else seconds / 60,
            session.practitioner,
            session.tool,
            session.pressure,
            entry.areas,
        )


def hours_of(entry: Entry) -> float | None:
    """Give the moment of an entry as hours since 1970 began, UTC."""
    return None if entry.at is None else entry.at.timestamp() / 3600
