"""Which sessions to look at again: the day after, and on while they leave one sore.

A look is due once. The first one, after 24 hours, is due from the next day on, a
night's rest after the session, and can still be made after 48. The looks after 48 and
72 hours are due only where the one before told of soreness, or left it out. What
nobody looked at in time is not asked for any more.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.forms import merged_ratings
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.values import Value, field_names, replace
from fasciatrack.errors import InvalidValueError

OPENS = {24: timedelta(hours=8), 48: timedelta(hours=36), 72: timedelta(hours=60)}
"""From when on after a session each look is made; each ends where the next begins."""
CLOSES = timedelta(hours=96)
DAYS_BACK = 4
"""So many days back a session can lie that is looked at."""
HOUR = timedelta(hours=1)
ONE_SIDED = frozenset({"left", "right"})
TOGETHER = timedelta(hours=3)
"""Sessions no farther apart are answered for in one go."""
SORE = 4.0
"""Soreness from 0 to 10 that is much, when it is still there after two days."""
SORE_FOR_DAYS = 48
"""Hours after a session; the after-effects of a massage mostly last 36 at most
(Cambron 2007, J Altern Complement Med 13:793)."""
RISEN_FROM = 72
"""Hours after a session from which any soreness above that of the first day is much."""

Kept = Mapping[int, Entry]
"""The follow-ups of one session by their hours."""


class Look(Value):
    """One look that is due."""

    session: Entry
    hours: int
    """24, 48 or 72."""
    is_first: bool
    """Whether none was made after this session before."""


def due(
    entries: Iterable[Entry], *, now: datetime | None, today: date
) -> tuple[Look, ...]:
    """Name the looks that are due, latest session first.

    Args:
        entries: At least the sessions and follow-ups of the last days, in order.
        now: The moment, aware; None when only the day is known.
        today: The person's day then.
    """
    entries = tuple(entries)
    kept = follow_ups(entries)
    looks = []
    for entry in entries:
        if entry.session is None:
            continue
        made = kept.get(entry.id, {})
        hours = hours_after(entry, at=now, day=today)
        if hours is not None and _is_due(hours, made):
            looks.append(Look(session=entry, hours=hours, is_first=not made))
    return tuple(reversed(looks))


def next_opening(
    entries: Iterable[Entry], *, now: datetime, today: date, day_ends_at: time
) -> datetime | date | None:
    """Say when the next look opens; a day where the session has no time of day.

    Only what is known to come: a later look depends on answers not given yet.
    """
    entries = tuple(entries)
    kept = follow_ups(entries)
    found = []
    for entry in entries:
        if entry.session is None:
            continue
        made = kept.get(entry.id, {})
        for hours in OPENS:
            opening = _opening(entry, hours, now, day_ends_at)
            if not _has_come(opening, now, today) and _is_known_to_come(hours, made):
                found.append(opening)
    return min(found, key=lambda opening: _sortable(opening, now), default=None)


def together(looks: Iterable[Look]) -> tuple[tuple[Look, ...], ...]:
    """Join the looks that one answer serves: same look, sessions close to each other.

    The latest group comes first; in a group the sessions are as they happened.

    Args:
        looks: As `due` gives them.
    """
    groups: list[list[Look]] = []
    for look in looks:
        if groups and _are_close(groups[-1][-1], look):
            groups[-1].append(look)
        else:
            groups.append([look])
    return tuple(tuple(reversed(group)) for group in groups)


def hours_after(session: Entry, *, at: datetime | None, day: date) -> int | None:
    """Say which look a moment is: 24, 48, 72, or None where it is none of them.

    Args:
        session: What is looked back at.
        at: The moment, aware; None when only the day is known.
        day: The person's day at that moment.
    """
    if session.at is None or at is None:
        days = (day - session.day).days
        return days * 24 if days * 24 in OPENS else None
    since = at.astimezone(UTC) - session.at.astimezone(UTC)
    if day <= session.day or since >= CLOSES:
        return None
    return max(
        (hours for hours, opens in OPENS.items() if since >= opens), default=None
    )


def hours_of_look(session: Entry, *, at: datetime | None, day: date) -> int:
    """Say which look a moment is: 24, 48 or 72.

    Raises:
        InvalidValueError: it is too early, or too long ago.
    """
    hours = hours_after(session, at=at, day=day)
    if hours is not None:
        return hours
    if (day - session.day).days < DAYS_BACK - 1:
        raise InvalidValueError(
            f"session {session.number} is too short ago to be looked back at",
            hint="the first look is due the next day, 8 hours after it at the earliest",
        )
    raise InvalidValueError(
        f"session {session.number} lies {DAYS_BACK} days or more before",
        hint="say when you felt it with --at, or `fascia check` keeps how it is now",
    )


def follow_ups(entries: Iterable[Entry]) -> dict[str, dict[int, Entry]]:
    """Sort follow-ups by the id of their session, then by their hours."""
    found: dict[str, dict[int, Entry]] = {}
    for entry in entries:
        if entry.follow_up is not None:
            of_session = found.setdefault(entry.follow_up.session, {})
            of_session[entry.follow_up.hours] = entry
    return found


def soreness(entry: Entry) -> float | None:
    """Give the highest soreness that a follow-up tells of; None where it tells none."""
    told = [each.value for each in entry.ratings if each.metric == "soreness"]
    return max(told, default=None)


def is_sore_for_days(value: float, *, hours: float, first: float | None) -> bool:
    """Say whether a soreness is much for so long after a session, or has risen.

    Args:
        value: The soreness, 0 to 10.
        hours: So long after; or which look tells of it: 24, 48 or 72.
        first: That of the look after 24 hours; None where none is known.
    """
    has_risen = hours >= RISEN_FROM and first is not None and value > first
    return has_risen or (hours >= SORE_FOR_DAYS and value >= SORE)


def of_its_own(
    session: Entry, follow_up: Entry, others: Sequence[Entry]
) -> Entry | None:
    """Leave out the scores of areas that only another session worked on.

    None where nothing is left to say about this session. An area without a side, or
    with both, holds for each of its sides.

    Args:
        session: The session looked back at.
        follow_up: What was told of it.
        others: Sessions that were told of in the same breath.
    """
    elsewhere = [place for other in others for place in other.areas]
    kept = tuple(
        each
        for each in follow_up.ratings
        if _is_among(each.place, session.areas) or not _is_among(each.place, elsewhere)
    )
    look = follow_up.follow_up
    if not kept and not follow_up.note and look is not None and look.is_empty:
        return None
    return replace(follow_up, ratings=kept)


def at_their_hours(
    session: Entry, moved: Iterable[Entry], others: Iterable[Entry] = ()
) -> tuple[Entry, ...]:
    """Let follow-ups be the looks that their moments are.

    Args:
        session: The one they are about, as it is now.
        moved: Those whose moment, or whose session's moment, was corrected.
        others: Further follow-ups of the session, which stay as they are.

    Raises:
        InvalidValueError: one is no look any more, or the same as another one.
    """
    held = {one.follow_up.hours: one for one in others if one.follow_up is not None}
    found = []
    for entry in moved:
        if entry.follow_up is None:
            continue
        hours = hours_after(session, at=entry.at, day=entry.day)
        if hours is None:
            raise InvalidValueError(
                f"follow-up {entry.number} would be no look after session"
                f" {session.number}: those lie on later days, {OPENS[24] // HOUR} to"
                f" {CLOSES // HOUR} hours after it",
                hint=f"`fascia delete {entry.number}` first, and tell it anew with"
                f" `fascia follow-up --of {session.number} --at`",
            )
        if hours in held:
            raise InvalidValueError(
                f"follow-up {entry.number} would be a second look {hours} h after"
                f" session {session.number}, beside follow-up {held[hours].number}",
                hint="correct that one, or delete it first",
            )
        held[hours] = replace(entry, follow_up=replace(entry.follow_up, hours=hours))
        found.append(held[hours])
    return tuple(found)


def completed(before: Entry, newer: Entry) -> Entry:
    """Complete or correct a follow-up by a second one of the same look.

    What the second does not say stays; when it was felt stays too.
    """
    if before.follow_up is None or newer.follow_up is None:
        msg = "two follow-ups are needed"
        raise ValueError(msg)
    said = {
        name: value
        for name in field_names(FollowUp)
        if (value := getattr(newer.follow_up, name)) is not None
    }
    return replace(
        before,
        follow_up=replace(before.follow_up, **said),
        ratings=merged_ratings(before.ratings, newer.ratings),
        note=newer.note or before.note,
        tags=newer.tags or before.tags,
    )


def _is_among(place: Place | None, places: Iterable[Place]) -> bool:
    """Say whether a place is one of these, on one side at least."""
    return place is not None and any(
        place.area == other.area
        and (
            place.side == other.side
            or not ONE_SIDED.issuperset((place.side, other.side))
        )
        for other in places
    )


def _is_due(hours: int, made: Kept) -> bool:
    if not made:
        return hours < max(OPENS)
    latest = max(made)
    return latest < hours and soreness(made[latest]) != 0


def _is_known_to_come(hours: int, made: Kept) -> bool:
    """Say whether a look that has not opened yet will be due whatever happens."""
    return _is_due(hours, made) and (bool(made) or hours == min(OPENS))


def _opening(
    session: Entry, hours: int, now: datetime, day_ends_at: time
) -> datetime | date:
    if session.at is None:
        return session.day + timedelta(hours=hours)
    rested = session.at.astimezone(UTC) + OPENS[hours]
    new_day = datetime.combine(session.day + DAY, day_ends_at, now.tzinfo)
    return max(rested, new_day.astimezone(UTC)).astimezone(now.tzinfo)


def _has_come(opening: datetime | date, now: datetime, today: date) -> bool:
    if isinstance(opening, datetime):
        return opening <= now.astimezone(UTC)
    return opening <= today


def _sortable(opening: datetime | date, now: datetime) -> datetime:
    if isinstance(opening, datetime):
        return opening.astimezone(UTC)
    return datetime.combine(opening, time(), now.tzinfo).astimezone(UTC)


def _are_close(one: Look, other: Look) -> bool:
    first, second = one.session, other.session
    if one.hours != other.hours or first.day != second.day:
        return False
    if first.at is None or second.at is None:
        return True
    return abs(first.at.astimezone(UTC) - second.at.astimezone(UTC)) <= TOGETHER
