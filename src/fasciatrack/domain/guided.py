"""A guided session as records: how it begins, what it has become when it is over."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.two_steps import in_order, with_worked
from fasciatrack.domain.values import replace

CAFFEINE_HOURS = 4
"""So many hours before a session caffeine is told of."""


def scored(text: str, phase: str) -> str:
    """Turn scores of one moment into scores of a session: `6` into `6:` or `:6`."""
    sides = ("", ":") if phase == "before" else (":", "")
    items = []
    for item in text.split():
        place, equals, score = item.rpartition("=")
        items.append(f"{place}{equals}{score.join(sides)}")
    return " ".join(items)


def narrowed(entry: Entry, places: Sequence[Place]) -> Entry:
    """Return the entry with only the areas that were worked on.

    A score that was the same for every area was one for the whole session: it holds
    for what was done. Scores given area by area all stay.
    """
    dropped = set(entry.areas) - set(places)
    ratings = [
        rating
        for rating in entry.ratings
        if rating.place not in dropped or not _is_general(entry, rating)
    ]
    return replace(entry, areas=tuple(places), ratings=tuple(ratings))


def finished(
    running: OpenSession,
    *,
    sets: tuple[int, int] | None = None,
    now: datetime,
) -> Entry:
    """Build the session that a guided one has become.

    Args:
        running: With what was worked on; its seconds alone are the duration.
        sets: How many sets of how many seconds, where all were alike.
        now: When it is written down, in UTC.
    """
    entry = with_worked(running)
    session = entry.session
    if session is not None and sets and sets[0] * sets[1] == session.duration_seconds:
        session = replace(session, sets=sets[0], set_seconds=sets[1])
    return replace(
        entry, session=session, ratings=in_order(entry.ratings), recorded_at=now
    )


def before_only(entry: Entry) -> Entry:
    """Return the scores before a session that never came to be, as a check-in."""
    ratings = [each for each in entry.ratings if each.phase == "before"]
    return replace(
        entry,
        type="check-in",
        session=None,
        areas=(),
        ratings=tuple(replace(each, phase="now") for each in ratings),
    )


def recent_caffeine(entries: Iterable[Entry], now: datetime) -> int | None:
    """Add up the caffeine logged in the last four hours; None where none was."""
    since = now - timedelta(hours=CAFFEINE_HOURS)
    found = [
        entry.drink.caffeine_mg
        for entry in entries
        if entry.drink is not None
        and entry.drink.caffeine_mg
        and entry.at is not None
        and since <= entry.at <= now
    ]
    return sum(found) or None


def _is_general(entry: Entry, rating: Rating) -> bool:
    scores = {
        each.place: each.value
        for each in entry.ratings
        if (each.metric, each.phase) == (rating.metric, rating.phase)
    }
    return set(scores) == set(entry.areas) and len(set(scores.values())) == 1
