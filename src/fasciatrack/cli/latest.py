"""Where the diary goes on, for somebody who looked where nothing is."""

from collections.abc import Sequence
from datetime import date

from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection


def command_that_shows(
    day: date, command: Sequence[str], selection: Selection
) -> tuple[str, str]:
    """Give a day in words, and the command with what it was narrowed to."""
    from shlex import join

    from fasciatrack.domain.periods import Period

    narrowed = (
        *(("--area", _word(place)) for place in selection.places),
        *(("--kind", kind) for kind in selection.kinds),
        *(("--tag", tag) for tag in selection.tags),
    )
    words = ("fascia", *command, *(word for option in narrowed for word in option))
    return Period(first=day, last=day).label, join(words)


def _word(place: Place) -> str:
    return place.area if place.side is None else f"{place.side}-{place.area}"
