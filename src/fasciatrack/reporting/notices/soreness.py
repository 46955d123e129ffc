"""What being sore for days after a session gives rise to, and hobbling.

How long after a session something was felt is counted by the clock, where both moments
are known, and in whole days where one is not.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from fasciatrack.domain.follow_ups import HOUR, OPENS, is_sore_for_days
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import HOBBLING, Entry, Place
from fasciatrack.domain.timeline import Done, Felt, hours_of
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.reporting.notices.found import WHERE, Found

FIRST_LOOK, SECOND_LOOK = 24, 48
"""Hours after a session: of the score that later ones are compared with, and the look
that ends its time."""
HOURS_A_DAY = 24
HOBBLED_FOR = 24
"""Hours after a session from which hobbling is much."""
DAYS_BACK = 14
"""Soreness later than that after a session is not laid at its door."""
TOO_MUCH = (
    "The article's rule of thumb: sore for days means that it was too much. Say so next"
    " time, and take less pressure or less time. If it keeps getting worse, or with"
    " swelling, fever or numbness, see a professional."
)


def about_soreness(
    entry: Entry, done: Sequence[Done], felt: Sequence[Felt] = ()
) -> Iterator[Found]:
    """Find soreness that stays for days, or rises, and hobbling.

    Args:
        entry: A follow-up, which is about its own session; or another entry with
            soreness of now or before a session, or with hobbling, which is about the
            last session on the place.
        done: The sessions of the last DAYS_BACK days, oldest first.
        felt: The soreness told in these days, of which later soreness is a rise.
    """
    found: dict[tuple[float, int, str], list[Place | None]] = {}
    for place, value in _sore(entry).items():
        session = _session(place, entry, done)
        hours = _hours(session, entry)
        first = _first(place, session, felt)
        if hours is not None and is_sore_for_days(value, hours=hours, first=first):
            days, kind = int(hours // HOURS_A_DAY), session.kind if session else ""
            found.setdefault((value, days, kind), []).append(place)
    for (value, days, kind), places in found.items():
        yield _found(
            f"soreness {format_score(value)} of 10 {WHERE}", days, kind, places
        )
    if is_hobbling(entry):
        yield from _about_hobbling(entry, done)


def may_be_much(entry: Entry) -> bool:
    """Say whether an entry tells of hobbling, or of soreness that may be much."""
    return is_hobbling(entry) or any(_sore(entry).values())


def is_hobbling(entry: Entry) -> bool:
    """Say whether somebody hobbles, as a follow-up or a check-in tells."""
    if entry.follow_up is not None:
        return entry.follow_up.hobbling == "yes"
    return entry.type == "check-in" and HOBBLING in entry.tags


def _about_hobbling(entry: Entry, done: Sequence[Done]) -> Iterator[Found]:
    if entry.follow_up is not None:
        sessions = [_session(None, entry, done)]
    else:
        sessions = [session for session in done if session.day <= entry.day]
    for session in reversed(sessions):
        hours = _hours(session, entry)
        if hours is not None and hours >= HOBBLED_FOR:
            days, kind = int(hours // HOURS_A_DAY), session.kind if session else ""
            yield _found(HOBBLING, days, kind, [*entry.areas] or [None])
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
    """Give the hours from a session to an entry; of one that is gone, those told."""
    if session is None:
        return None if entry.follow_up is None else float(entry.follow_up.hours)
    return _between(session, entry.day, hours_of(entry))


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
