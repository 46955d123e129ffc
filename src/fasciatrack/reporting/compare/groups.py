"""Which group a session belongs to, by what it is compared by."""

from collections.abc import Callable, Iterable
from math import inf
from typing import Literal, get_args

from fasciatrack.domain.records import Place
from fasciatrack.domain.timeline import Done
from fasciatrack.domain.values import Value

Basis = Literal["kind", "tool", "area", "duration", "pressure", "practitioner"]
BASES: tuple[Basis, ...] = get_args(Basis)

NOTHING = "nothing"
"""The other side of days without a session."""
ANY = "any session"
"""All groups together, and sessions of none."""


class Band(Value):
    """A stretch of durations or pressures, so that few groups have many days."""

    label: str
    said: str
    """What it stands for."""
    below: float
    """Its end, which belongs to the next band."""


BANDS: dict[str, tuple[Band, ...]] = {
    "duration": (
        Band(label="short", said="under 10 min", below=10),
        Band(label="medium", said="10 to 29 min", below=30),
        Band(label="long", said="30 min and more", below=inf),
    ),
    "pressure": (
        Band(label="light", said="3 and less", below=3.05),
        Band(label="firm", said="more than 3, less than 7", below=6.95),
        Band(label="strong", said="7 and more", below=inf),
    ),
}
"""Fixed, so that nobody moves a limit until a difference appears."""


def band_label(basis: Basis, value: float) -> str:
    """Name the band a duration in minutes, or a pressure, lies in."""
    return next(band.label for band in BANDS[basis] if value < band.below)


def labels(
    by: Basis, sessions: Iterable[Done]
) -> Callable[[Done, Place | None], str | None]:
    """Give what names the group of a session in a place; None where it does not say.

    Args:
        by: What sessions are told apart by.
        sessions: All of them; a practitioner's name is spelled as it was last.
    """
    if by == "practitioner":
        spelled = {
            one.practitioner.casefold(): one.practitioner
            for one in sessions
            if one.practitioner is not None
        }
        return lambda session, _: (
            None
            if session.practitioner is None
            else spelled[session.practitioner.casefold()]
        )
    return _NAMED[by]


def _duration(session: Done, _: Place | None) -> str | None:
    minutes = session.minutes
    return None if minutes is None else band_label("duration", minutes)


def _pressure(session: Done, _: Place | None) -> str | None:
    pressure = session.pressure
    return None if pressure is None else band_label("pressure", pressure)


_NAMED: dict[Basis, Callable[[Done, Place | None], str | None]] = {
    "kind": lambda session, _: session.kind,
    "tool": lambda session, _: session.tool,
    "area": lambda _, place: None if place is None else str(place),
    "duration": _duration,
    "pressure": _pressure,
}
