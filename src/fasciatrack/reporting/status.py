"""What one day holds so far, as one value."""

from collections.abc import Sequence
from datetime import date

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.records import WATER, Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import build_change, mean, session_pairs


class DayStatus(Value):
    """Today in figures; what was not logged is None, never 0."""

    day: date
    entries: int
    sessions: int
    minutes: float | None
    """All known durations together."""
    check_ins: int
    pain_before: float | None
    """Mean over sessions that have pain before and after."""
    pain_after: float | None
    pain_now: float | None
    """Mean at check-ins."""
    water_ml: int | None
    drinks_ml: int | None
    """Water and everything else."""
    sleep_minutes: float | None
    last_day: date | None
    """The latest day with an entry; None for an empty diary."""


def build_status(
    entries: Sequence[Entry], *, today: date, last_day: date | None
) -> DayStatus:
    """Summarise one day.

    Args:
        entries: The day's entries.
        today: The day.
        last_day: The latest day in the diary that has an entry.
    """
    everywhere = Selection()
    sessions = [entry for entry in entries if entry.session is not None]
    pairs = [
        pair
        for entry in sessions
        for metric, pair in session_pairs(entry, everywhere)
        if metric == "pain"
    ]
    pain = build_change("pain", pairs)
    return DayStatus(
        day=today,
        entries=len(entries),
        sessions=len(sessions),
        minutes=_minutes(sessions),
        check_ins=sum(entry.type == "check-in" for entry in entries),
        pain_before=pain.before,
        pain_after=pain.after,
        pain_now=mean(
            [
                rating.value
                for entry in entries
                for rating in entry.ratings
                if rating.metric == "pain" and rating.phase == "now"
            ]
        ),
        water_ml=_drunk(entries, only_water=True),
        drinks_ml=_drunk(entries, only_water=False),
        sleep_minutes=_sleep(entries),
        last_day=last_day,
    )


def _minutes(sessions: Sequence[Entry]) -> float | None:
    known = [
        entry.session.duration_seconds
        for entry in sessions
        if entry.session is not None and entry.session.duration_seconds is not None
    ]
    return round(sum(known) / 60, 2) if known else None


def _drunk(entries: Sequence[Entry], *, only_water: bool) -> int | None:
    amounts = [
        entry.drink.millilitres
        for entry in entries
        if entry.drink is not None and (entry.drink.beverage == WATER or not only_water)
    ]
    return sum(amounts) if amounts else None


def _sleep(entries: Sequence[Entry]) -> float | None:
    slept = [
        asleep_minutes(entry.night) for entry in entries if entry.night is not None
    ]
    return mean([minutes for minutes in slept if minutes is not None])
