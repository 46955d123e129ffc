"""From one score to the next: right after a session, or a day later."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Felt


class Before(NamedTuple):
    """What a change may come of, whatever is done: all over what is usual there.

    A day without a score at that hour is taken for one like the week before.
    """

    start: float
    week: float
    """The mean of the seven days before; 0 where there is none."""
    yesterday: float
    two_days: float
    """Two days before."""
    both: float
    """Today's times yesterday's where both are more than usual.

    The second bad day in a row goes on differently from the first, and is when people
    treat.
    """


class Span(NamedTuple):
    """How one place changed from a starting score on."""

    day: date
    place: str
    """In words; empty where the score names none, or is about the whole person."""
    start: float
    change: float
    """Below 0 the later score is the lower one."""
    before: Before
    labels: frozenset[str | None]
    """The groups of the sessions in between; None is a session of no group."""


def scores_by_place(
    scores: Iterable[Felt], selection: Selection
) -> dict[Place | None, list[Felt]]:
    """Gather the scores of each selected place, in their order."""
    found: dict[tuple[str, str | None] | None, list[Felt]] = {}
    for score in scores:
        place = score.place
        # Quicker to count by than a Place, of which there are thousands.
        key = None if place is None else (place.area, place.side)
        if key in found:
            found[key].append(score)
        elif selection.covers(place):
            found[key] = [score]
    return {felt[0].place: felt for felt in found.values()}


def place_words(place: Place | None) -> str:
    """Name a place; empty for none."""
    return "" if place is None else str(place)


def sessions_by_day(sessions: Iterable[Done]) -> dict[date, list[Done]]:
    """Gather sessions by their day, in their order."""
    days: dict[date, list[Done]] = {}
    for session in sessions:
        days.setdefault(session.day, []).append(session)
    return days
