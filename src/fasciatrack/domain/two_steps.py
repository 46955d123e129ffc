"""A session in two steps: what runs now, and how long it took when it is over.

The clock tells how long it took only where that can be true: a session that was left
running overnight is not nine hours long. All arithmetic is done in UTC, because a wall
clock jumps.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast

from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.quantities import MINUTE, duration_text, format_duration
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.scales import METRICS, PHASES, SESSION_SECONDS
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError

LONGEST_PLAUSIBLE = timedelta(hours=3)
"""The clock is not believed beyond: nobody rolls that long."""
LONGEST_OVER_MIDNIGHT = timedelta(hours=1)
"""The same for a session that goes on into the next of the person's days."""


def beginning(running: OpenSession) -> datetime:
    """Say when it began, in UTC."""
    # What runs is never without its beginning: its constructor refuses that.
    return cast("datetime", running.entry.at).astimezone(UTC)


def runs_for(running: OpenSession, now: datetime) -> timedelta:
    """Say for how long it has been running; negative where the clock was set back."""
    return now.astimezone(UTC) - beginning(running)


def is_left_running(running: OpenSession, *, now: datetime, today: date) -> bool:
    """Say whether nobody can have been at it all the time.

    That is after 3 hours, after 1 hour where another day has begun, and where the
    clock was set back.
    """
    span = runs_for(running, now)
    longest = LONGEST_PLAUSIBLE
    if today != running.entry.day:
        longest = LONGEST_OVER_MIDNIGHT
    return not timedelta() <= span <= longest


def is_length_open(running: OpenSession, *, now: datetime, today: date) -> bool:
    """Say whether the clock cannot tell how long it took, and nothing else does.

    What a guided session counted is known however long ago it was.
    """
    return running.routine is None and is_left_running(running, now=now, today=today)


def worked_seconds(running: OpenSession) -> int | None:
    """Say how long was worked in a guided session; None where nothing was counted."""
    return sum(each.seconds for each in running.worked) or None


def worked_places(running: OpenSession) -> tuple[Place, ...]:
    """Name the areas of a session: in a guided one those that were worked on."""
    worked = tuple(dict.fromkeys(each.place for each in running.worked))
    return worked or running.entry.areas


def duration_until(running: OpenSession, end: datetime) -> str:
    """Say how long it took until a moment, as it is typed.

    From two minutes on to the minute: getting up and typing takes seconds too.

    Raises:
        InvalidValueError: it ended before it began, or is too long to be kept.
    """
    seconds = round(runs_for(running, end).total_seconds())
    began = beginning(running).astimezone(end.tzinfo)
    if seconds <= 0:
        raise InvalidValueError(
            f"{end:%Y-%m-%d %H:%M} is not after its beginning, {began:%Y-%m-%d %H:%M}",
            hint="say how long it was, such as 10m, or when it ended",
        )
    if seconds >= 2 * MINUTE:
        seconds = (seconds + MINUTE // 2) // MINUTE * MINUTE
    if seconds > SESSION_SECONDS.high:
        longest = format_duration(int(SESSION_SECONDS.high))
        raise InvalidValueError(
            f"from {began:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M} is"
            f" {format_duration(seconds)}",
            hint=f"a session lasts {longest} at most",
        )
    return duration_text(seconds)


def places_before(entry: Entry, metric: str) -> tuple[Place, ...]:
    """Name the places that have a score before; else the areas of the session.

    A score after without an area holds for them.
    """
    rated = [each for each in entry.ratings if each.metric == metric]
    places = [each.place for each in rated if each.phase == "before"]
    if not places:
        return entry.areas
    return tuple(place for place in places if place is not None)


def still_open(entry: Entry) -> tuple[str, ...]:
    """Name the metrics that have a score before and none after."""
    return tuple(
        metric
        for metric in METRICS
        if "before" in (phases := _phases(entry, metric)) and "after" not in phases
    )


def in_order(ratings: Sequence[Rating]) -> tuple[Rating, ...]:
    """Put the scores as a session told at once has them: by metric, place, phase."""
    places = list(dict.fromkeys(each.place for each in ratings))
    metrics = tuple(METRICS)
    return tuple(
        sorted(
            ratings,
            key=lambda each: (
                metrics.index(each.metric),
                places.index(each.place),
                PHASES.index(each.phase),
            ),
        )
    )


def joined_notes(*notes: str | None) -> str:
    """Put notes one below the other; what is not there adds nothing."""
    return "\n".join(note for note in notes if note)


def with_worked(running: OpenSession) -> Entry:
    """Return the entry with what a guided session counted."""
    entry, session = running.entry, running.entry.session
    seconds = worked_seconds(running)
    if session is None or seconds is None:
        return entry
    return replace(
        entry,
        areas=worked_places(running),
        session=replace(session, duration_seconds=seconds),
    )


def _phases(entry: Entry, metric: str) -> set[str]:
    return {each.phase for each in entry.ratings if each.metric == metric}
