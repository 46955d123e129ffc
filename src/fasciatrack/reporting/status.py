"""What one day holds so far, what runs, and what is due, as one value."""

from collections.abc import Sequence
from datetime import date, datetime

from fasciatrack.domain.follow_ups import Look
from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.records import WATER, Entry, EntryType, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.two_steps import is_left_running, runs_for, worked_seconds
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import Side
from fasciatrack.reporting.change import (
    Change,
    build_change,
    exact_mean,
    session_pairs,
)
from fasciatrack.reporting.statistics.averages import exact

TOLD_AFTER = 7
"""Days for which it is said that a fair test is over."""


class Running(Value):
    """The session that runs now."""

    kind: str
    areas: tuple[Place, ...]
    routine: str | None
    """The name of the routine, in a guided session."""
    since: datetime
    minutes: float | None
    """So far, by the clock; None where it was left running, which no clock can tell.

    Of a guided session what was worked, as far as the diary knows; None for nothing.
    """
    is_left_running: bool


class DueFollowUp(Value):
    """A session to look back at now."""

    session: int
    """Its number."""
    hours: int
    """Which look it is: 24, 48 or 72 hours after."""


class PlannedToday(Value):
    """What a fair test asks of today."""

    option: str | None
    """What is drawn: a kind or `nothing`; None before the first day and after the last.
    """
    area: str | None
    side: Side | None
    metric: str
    start: date
    end: date
    is_over: bool
    is_scored: bool
    """Whether today has a score that counts for it."""


class DayStatus(Value):
    """Today in figures; what was not logged is None, never 0."""

    day: date
    entries: int
    sessions: int
    minutes: float | None
    """All known durations together."""
    check_ins: int
    follow_ups: int
    look_backs: int
    pain_before: float | None
    """Mean over sessions that have pain before and after."""
    pain_after: float | None
    pain_now: float | None
    """Mean at check-ins and follow-ups."""
    water_ml: int | None
    drinks_ml: int | None
    """Water and everything else."""
    sleep_minutes: float | None
    last_day: date | None
    """The latest day with an entry; None for an empty diary."""
    running: Running | None
    follow_ups_due: tuple[DueFollowUp, ...]
    """Latest session first."""
    plan: PlannedToday | None
    """The fair test that runs, is to come, or was over a few days ago."""


def build_status(  # noqa: PLR0913 - everything that a day is about
    entries: Sequence[Entry],
    *,
    today: date,
    last_day: date | None,
    running: Running | None = None,
    looks: Sequence[Look] = (),
    trials: Sequence[Trial] = (),
) -> DayStatus:
    """Summarise one day.

    Args:
        entries: The day's entries.
        today: The day.
        last_day: The latest day in the diary that has an entry.
        running: What runs now.
        looks: The follow-ups that are due.
        trials: The fair tests, oldest first.
    """
    sessions = [entry for entry in entries if entry.session is not None]
    pain = _pain_around(sessions)
    return DayStatus(
        day=today,
        entries=len(entries),
        sessions=len(sessions),
        minutes=_minutes(sessions),
        check_ins=_count(entries, "check-in"),
        follow_ups=_count(entries, "follow-up"),
        look_backs=_count(entries, "look-back"),
        pain_before=pain.before,
        pain_after=pain.after,
        pain_now=_pain_now(entries),
        water_ml=_drunk(entries, only_water=True),
        drinks_ml=_drunk(entries, only_water=False),
        sleep_minutes=_sleep(entries),
        last_day=last_day,
        running=running,
        follow_ups_due=tuple(
            DueFollowUp(session=look.session.number or 0, hours=look.hours)
            for look in looks
        ),
        plan=_planned(trials, today, entries),
    )


def build_running(
    session: OpenSession | None, *, now: datetime, today: date
) -> Running | None:
    """Say what runs, and for how long as far as that is known."""
    if session is None or session.entry.session is None or session.entry.at is None:
        return None
    is_left = is_left_running(session, now=now, today=today)
    seconds: float | None = runs_for(session, now).total_seconds()
    if session.routine is not None:
        seconds = worked_seconds(session)
    elif is_left:
        seconds = None
    return Running(
        kind=session.entry.session.kind,
        areas=session.entry.areas,
        routine=session.routine,
        since=session.entry.at,
        minutes=None if seconds is None else exact(seconds / 60),
        is_left_running=is_left,
    )


def _planned(
    trials: Sequence[Trial], today: date, entries: Sequence[Entry]
) -> PlannedToday | None:
    recent = [
        one
        for one in trials
        if one.cancelled is None and (today - one.end).days <= TOLD_AFTER
    ]
    running = [one for one in recent if one.start <= today <= one.end]
    if not recent:
        return None
    trial = (running or recent)[-1]
    there = Selection(places=() if trial.place is None else (trial.place,))
    return PlannedToday(
        option=trial.option_on(today),
        area=trial.area,
        side=trial.side,
        metric=trial.metric,
        start=trial.start,
        end=trial.end,
        is_over=trial.end < today,
        is_scored=any(
            rating.metric == trial.metric
            and rating.phase != "after"
            and there.covers(rating.place)
            for entry in entries
            for rating in entry.ratings
        ),
    )


def _pain_around(sessions: Sequence[Entry]) -> Change:
    everywhere = Selection()
    pairs = [
        pair
        for entry in sessions
        for metric, pair in session_pairs(entry, everywhere)
        if metric == "pain"
    ]
    return build_change("pain", pairs)


def _pain_now(entries: Sequence[Entry]) -> float | None:
    scores = [
        rating.value
        for entry in entries
        for rating in entry.ratings
        if rating.metric == "pain" and rating.phase == "now"
    ]
    return exact_mean(scores)


def _count(entries: Sequence[Entry], type_: EntryType) -> int:
    return sum(entry.type == type_ for entry in entries)


def _minutes(sessions: Sequence[Entry]) -> float | None:
    known = [
        entry.session.duration_seconds
        for entry in sessions
        if entry.session is not None and entry.session.duration_seconds is not None
    ]
    return exact(sum(known) / 60) if known else None


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
    return exact_mean([minutes for minutes in slept if minutes is not None])
