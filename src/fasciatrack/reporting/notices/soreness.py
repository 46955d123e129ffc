"""What being sore for days after a session gives rise to, and hobbling.

How long after a session something was felt is counted by the clock, where both moments
are known, and in whole days where one is not.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.follow_ups import HOUR, OPENS, is_sore_for_days
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import HOBBLING, Entry, Place
from fasciatrack.domain.timeline import Done, Felt, hours_of
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.reporting.notices.found import WHERE, Found

FIRST_LOOK, SECOND_LOOK = 24, 48
"""Hours after a session: of the score that later ones are compared with, and the look
that ends its time."""
HOURS_A_DAY = 24
HOBBLED_FOR = 24
"""Hours after a session from which hobbling is much."""
DAYS_BACK = 7
"""Soreness or hobbling later than that after a session, 168 hours where both times are
known, is not laid at its door: muscles that are sore from a load are so most after 1 to
3 days, and 5 to 7 at most.
"""
TOO_MUCH = (
    "The article's rule of thumb: sore for days means that it was too much. Say so next"
    " time, and take less pressure or less time. If it keeps getting worse, or with"
    " swelling, fever or numbness, see a professional."
)


class Sore(Value):
    """Soreness that is much for so long after a session, or hobbling."""

    what: Literal["sore", "hobbling"]
    places: tuple[Place | None, ...]
    """One for soreness; None is in general, or no place in particular."""
    value: float | None
    """The soreness; None for hobbling."""
    session: Done | None
    """None where it is gone."""
    days: int
    """Whole days since the session."""
    hours: float | None
    """Since the session, by the clock; None where a time of day is not known."""
    first: float | None = None
    """Soreness about a day after the session, where it was told."""


def find_soreness(
    entry: Entry, done: Sequence[Done], felt: Sequence[Felt] = ()
) -> Iterator[Sore]:
    """Find soreness that stays for days, or rises, and hobbling.

    Args:
        entry: A follow-up, which is about its own session; or another entry with
            soreness of now or before a session, which is about the last session on the
            place; or with hobbling, about the last one HOBBLED_FOR hours ago or longer.
        done: The sessions of the last DAYS_BACK days, oldest first.
        felt: The soreness told in these days, of which later soreness is a rise.
    """
    for place, value in _sore(entry).items():
        session = _session(place, entry, done)
        hours = _hours(session, entry)
        first = _first(place, session, felt)
        if hours is not None and is_sore_for_days(value, hours=hours, first=first):
            yield Sore(
                what="sore",
                places=(place,),
                value=value,
                session=session,
                days=int(hours // HOURS_A_DAY),
                hours=_by_the_clock(session, entry),
                first=first,
            )
    if is_hobbling(entry):
        yield from _hobbling(entry, done)


def about_soreness(
    entry: Entry, done: Sequence[Done], felt: Sequence[Felt] = ()
) -> Iterator[Found]:
    """Say what `find_soreness` finds, of all areas that it is the same for."""
    found: dict[tuple[str, int, str], list[Place | None]] = {}
    for sore in find_soreness(entry, done, felt):
        what = HOBBLING
        if sore.value is not None:
            what = f"soreness {format_score(sore.value)} of 10 {WHERE}"
        kind = sore.session.kind if sore.session else ""
        found.setdefault((what, sore.days, kind), []).extend(sore.places)
    for (what, days, kind), places in found.items():
        yield _found(what, days, kind, places)


def may_be_much(entry: Entry) -> bool:
    """Say whether an entry tells of hobbling, or of soreness that may be much."""
    return is_hobbling(entry) or any(_sore(entry).values())


def is_hobbling(entry: Entry) -> bool:
    """Say whether somebody hobbles, as a follow-up or a check-in tells."""
    if entry.follow_up is not None:
        return entry.follow_up.hobbling == "yes"
    return entry.type == "check-in" and HOBBLING in entry.tags


def _hobbling(entry: Entry, done: Sequence[Done]) -> Iterator[Sore]:
    if entry.follow_up is not None:
        sessions = [_session(None, entry, done)]
    else:
        sessions = [session for session in done if session.day <= entry.day]
    for session in reversed(sessions):
        hours = _hours(session, entry)
        if hours is not None and hours >= HOBBLED_FOR:
            yield Sore(
                what="hobbling",
                places=entry.areas or (None,),
                value=None,
                session=session,
                days=int(hours // HOURS_A_DAY),
                hours=_by_the_clock(session, entry),
            )
            return


def _found(what: str, days: int, kind: str, places: Sequence[Place | None]) -> Found:
    after = KINDS[kind].label.lower() if kind in KINDS else "a session"
    since = "1 day" if days == 1 else f"{days} days"
    said = f"You logged {what}, {since} after {after}."
    return Found(rule="sore", places=tuple(places), words=f"{said} {TOO_MUCH}")


def _sore(entry: Entry) -> dict[Place | None, float]:
    return {
        rating.place: rating.value
        for rating in entry.ratings
        if rating.metric == "soreness" and rating.phase != "after"
    }


def _session(place: Place | None, entry: Entry, done: Sequence[Done]) -> Done | None:
    """Give the session that an entry is about, as far as a place is concerned."""
    if entry.follow_up is not None:
        of = entry.follow_up.session
        return next((session for session in done if session.id == of), None)
    at = hours_of(entry)
    on_it = [
        session
        for session in done
        if session.id != entry.id
        and session.day <= entry.day
        and (session.at is None or at is None or session.at < at)
        and may_be_on(session.places, place)
    ]
    return on_it[-1] if on_it else None


def _hours(session: Done | None, entry: Entry) -> float | None:
    """Give the hours from a session to an entry; of one that is gone, those told.

    None where the session is too long ago.
    """
    if session is None:
        return None if entry.follow_up is None else float(entry.follow_up.hours)
    hours = _between(session, entry.day, hours_of(entry))
    return hours if hours <= DAYS_BACK * HOURS_A_DAY else None


def _by_the_clock(session: Done | None, entry: Entry) -> float | None:
    at = hours_of(entry)
    if session is None or session.at is None or at is None:
        return None
    return at - session.at


def _between(session: Done, day: date, at: float | None) -> float:
    if session.at is None or at is None:
        return float((day - session.day).days * HOURS_A_DAY)
    return at - session.at


def _first(
    place: Place | None, session: Done | None, felt: Sequence[Felt]
) -> float | None:
    """Give the soreness of a place about a day after a session, if it was told."""
    if session is None:
        return None
    told = [
        (abs(hours - FIRST_LOOK), score.value)
        for score in felt
        if score.place == place and score.phase != "after"
        for hours in [_between(session, score.day, score.at)]
        if OPENS[FIRST_LOOK] / HOUR <= hours < OPENS[SECOND_LOOK] / HOUR
    ]
    return min(told)[1] if told else None
