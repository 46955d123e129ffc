"""Scores and sessions as the diary hands them to questions about all its days."""

from datetime import date, timedelta
from typing import Any

from builders import place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.timeline import Done, Felt

FIRST = date(2026, 3, 1)
"""Day 0."""


def moment(day: int, hour: float | None) -> float | None:
    """Give an hour of a day as the diary counts hours; None for no time of day."""
    return None if hour is None else 24.0 * (FIRST.toordinal() + day) + hour


def felt(  # noqa: PLR0913 - what a score is
    day: int,
    value: float,
    *,
    hour: float | None = 20,
    phase: Phase = "now",
    where: str = "neck",
    number: int = 0,
    metric: str = "pain",
) -> Felt:
    """Return a score of a day, counted from the first."""
    return Felt(
        number=number,
        type="check-in" if phase == "now" else "session",
        day=FIRST + timedelta(days=day),
        at=moment(day, hour),
        metric=metric,
        phase=phase,
        place=place(where) if where else None,
        value=value,
    )


def done(
    day: int,
    *,
    hour: float | None = 20,
    kind: str = "foam-roll",
    where: str = "neck",
    number: int = 1,
    **fields: Any,  # noqa: ANN401 - any field of Done
) -> Done:
    """Return a session of a day; `where` are words with spaces between them."""
    values: dict[str, Any] = {
        "number": number,
        "id": str(number),
        "day": FIRST + timedelta(days=day),
        "at": moment(day, hour),
        "kind": kind,
        "minutes": None,
        "practitioner": None,
        "tool": None,
        "pressure": None,
        "places": tuple(place(word) for word in where.split()),
    }
    return Done(**(values | fields))
