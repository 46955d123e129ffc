"""What a diary's short looks must give, read from whole entries.

The program asks the file for these; nothing but a test reads them out of entries.
"""

from collections.abc import Iterable, Iterator

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import Drunk, Looked, Slept, hours_of


def slept_in(entries: Iterable[Entry]) -> Iterator[Slept]:
    """Yield the nights among entries, in their order."""
    for entry in entries:
        if entry.night is not None:
            night = entry.night
            yield Slept(
                entry.day, asleep_minutes(night), night.quality, night.latency_minutes
            )


def drunk_in(entries: Iterable[Entry]) -> Iterator[Drunk]:
    """Yield the drinks among entries, in their order."""
    for entry in entries:
        if entry.drink is not None:
            drink = entry.drink
            yield Drunk(
                entry.day,
                hours_of(entry),
                drink.millilitres,
                drink.beverage,
                drink.caffeine_mg,
            )


def looked_in(entries: Iterable[Entry]) -> Iterator[Looked]:
    """Yield the follow-ups among entries, in their order."""
    for entry in entries:
        look = entry.follow_up
        if look is not None:
            yield Looked(
                entry.number or 0,
                entry.day,
                hours_of(entry),
                look.session,
                look.hours,
                look.hobbling,
                look.activity_load,
            )
