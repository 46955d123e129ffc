"""Pain before the first and the last sessions on a place, without all in between."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from fasciatrack.domain.records import Entry, Place
from fasciatrack.storage.queries import HAPPENED, SECOND

if TYPE_CHECKING:
    from fasciatrack.domain.timeline import Felt

Fetch = Callable[[str, list[object]], list[Any]]
"""Runs a statement with its values and returns the rows."""

EARLIER = (
    "FROM entry e CROSS JOIN rating r ON r.entry = e.number"
    " WHERE e.type = 'session' AND r.metric = 'pain' AND r.phase = 'before'"
    " AND r.area IS ? AND (r.side IS ? OR (r.side = 'both' AND ?))"
    f" AND e.day <= ? AND (e.day < ? OR ifnull({SECOND} - ?, 0) < 0"
    f" OR (ifnull({SECOND} - ?, 0) = 0 AND e.number < ?))"
)
"""Along the days, so that the first and the last few are found soon."""
NOT_YET = 2**62
"""More than the number of any entry, for one that has none yet."""
FIRST = " ORDER BY e.day, rtrim(e.at, 'Z'), e.number LIMIT ?"
LAST = " ORDER BY e.day DESC, rtrim(e.at, 'Z') DESC, e.number DESC LIMIT ?"


def some(
    fetch: Fetch, entry: Entry, place: Place | None, *, count: int, is_last: bool
) -> list[tuple[date, float]]:
    """Read those before the last sessions, newest first; or before the first ones."""
    statement = f"SELECT e.day, r.value {EARLIER}{LAST if is_last else FIRST}"
    rows = fetch(statement, [*_values(entry, place), count])
    return [(date.fromisoformat(day), value) for day, value in rows]


def how_many(fetch: Fetch, entry: Entry, place: Place | None) -> int:
    """Count all of them."""
    rows = fetch(f"SELECT count(*) {EARLIER}", _values(entry, place))
    return sum(count for (count,) in rows)


def up_to(fetch: Fetch, last: date) -> "list[Felt]":
    """Read all of them, in every place, oldest first; the time of day is left out."""
    # A log that asks for a few should not wait for the tuples of all.
    from fasciatrack.domain.timeline import Felt  # noqa: PLC0415 - see above

    rows = fetch(
        "SELECT e.number, e.day, r.area, r.side, r.value"
        " FROM session s CROSS JOIN rating r ON r.entry = s.entry"
        " CROSS JOIN entry e ON e.number = s.entry"
        " WHERE r.metric = 'pain' AND r.phase = 'before' AND e.day <= ?"
        f" ORDER BY {HAPPENED}, r.position",
        [last.isoformat()],
    )
    return [
        Felt(
            number,
            "session",
            date.fromisoformat(day),
            None,
            "pain",
            "before",
            None if area is None else Place(area=area, side=side),
            value,
        )
        for number, day, area, side, value in rows
    ]


def _values(entry: Entry, place: Place | None) -> list[object]:
    area, side = (place.area, place.side) if place else (None, None)
    day = entry.day.isoformat()
    second = None if entry.at is None else int(entry.at.timestamp())
    number = entry.number or NOT_YET
    is_one_sided = side in {"left", "right"}
    return [area, side, is_one_sided, day, day, second, second, number]
