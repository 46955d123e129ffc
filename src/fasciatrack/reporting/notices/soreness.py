"""What being sore for days after a session gives rise to, and hobbling."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.follow_ups import (
    CLOSES,
    HOUR,
    RISEN_FROM,
    SORE,
    SORE_FOR_DAYS,
    is_sore_for_days,
)
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.timeline import Done, Felt, hours_of
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.reporting.notices.found import WHERE, Found

FIRST_LOOK = 24
"""Hours after a session of the look that later soreness is compared with."""
HOURS_A_DAY = 24
TOO_MUCH = (
    "The article's rule of thumb: sore for days means that it was too much. Say so next"
    " time, and take less pressure or less time. If it keeps getting worse, or with"
    " swelling, fever or numbness, see a professional."
)


def about_soreness(
    entry: Entry, done: Sequence[Done], first: Sequence[Felt] = ()
) -> Iterator[Found]:
    """Find soreness that stays for days, or rises, and hobbling.

    Args:
        entry: A follow-up; or another entry with soreness of now, or before a session.
        done: The sessions of the last days, oldest first.
        first: The soreness that the first look at the same session told of.
    """
    if entry.follow_up is not None:
        yield from _of_follow_up(entry, entry.follow_up, done, first)
        return
    by_day: dict[tuple[float, int, str], list[Place | None]] = {}
    for place, value in _sore(entry).items():
        session = _last_on(place, entry, done)
        days = None if session is None else _days_between(session, entry)
        if session is not None and days is not None and value >= SORE:
            by_day.setdefault((value, days, session.kind), []).append(place)
    for (value, days, kind), places in by_day.items():
        yield _found(
            f"soreness {format_score(value)} of 10 {WHERE}", days, kind, places
        )


def may_be_much(entry: Entry) -> bool:
    """Say whether an entry tells of hobbling, or of soreness that may be much."""
    highest = max(_sore(entry).values(), default=0.0)
    look = entry.follow_up
    if look is None:
        return highest >= SORE
    is_late = look.hours >= (SORE_FOR_DAYS if highest >= SORE else RISEN_FROM)
    return look.hobbling == "yes" or (highest > 0 and is_late)


def needs_first_look(entry: Entry) -> bool:
    """Say whether it matters to a follow-up what the first look told of."""
    look = entry.follow_up
    return look is not None and look.hours >= RISEN_FROM


def _of_follow_up(
    entry: Entry, look: FollowUp, done: Sequence[Done], first: Sequence[Felt]
) -> Iterator[Found]:
    days = look.hours // HOURS_A_DAY
    kinds = [session.kind for session in done if session.id == look.session]
    kind = kinds[0] if kinds else ""
    before = {score.place: score.value for score in first}
    sore: dict[float, list[Place | None]] = {}
    for place, value in _sore(entry).items():
        if is_sore_for_days(value, hours=look.hours, first=before.get(place)):
            sore.setdefault(value, []).append(place)
    for value, places in sore.items():
        yield _found(
            f"soreness {format_score(value)} of 10 {WHERE}", days, kind, places
        )
    if look.hobbling == "yes":
        yield _found("hobbling", days, kind, [*entry.areas] or [None])


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


def _last_on(place: Place | None, entry: Entry, done: Sequence[Done]) -> Done | None:
    """Give the last session before an entry that may have worked on a place."""
    at = hours_of(entry)
    on_it = [
        session
        for session in done
        if session.day <= entry.day
        and (session.at is None or at is None or session.at < at)
        and may_be_on(session.places, place)
    ]
    return on_it[-1] if on_it else None


def _days_between(session: Done, entry: Entry) -> int | None:
    """Give the days from a session to an entry; None unless it is two or three."""
    at = hours_of(entry)
    if session.at is None or at is None:
        hours = float((entry.day - session.day).days * HOURS_A_DAY)
    else:
        hours = at - session.at
    is_in_reach = SORE_FOR_DAYS <= hours < CLOSES / HOUR
    return int(hours // HOURS_A_DAY) if is_in_reach else None
