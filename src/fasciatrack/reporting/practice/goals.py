"""The person's own goals beside what is on record: facts, not marks.

A day, night or week without an entry is unknown: it is neither reached nor missed.
So is the week in the middle of which the diary began.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fasciatrack.domain.own import GOALS, Goal, GoalSubject
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.domain.records import WATER, Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import exact_mean
from fasciatrack.reporting.coverage import daily_pain, daily_sleep

SUMS: tuple[GoalSubject, ...] = ("sessions", "water")
"""What adds up over its week or day, and is not known before that is over."""


class GoalProgress(Value):
    """One goal, and how the entries of a period stand to it."""

    subject: GoalSubject
    target: float
    """Sessions a week, ml a day, minutes a night, or mean pain at most."""
    value: float | None
    """The sessions of a single week so far, or the mean pain over days with a score.

    None without an entry, and where each week, day or night counts by itself.
    """
    known: int
    """Full weeks, days or nights with a figure.

    A sum that can still grow, this week's or today's, only counts once it is enough.
    """
    reached: int
    """Those of them that reach the target."""
    is_running: bool
    """Whether the period goes on."""


def goal_progress(
    goals: Sequence[Goal],
    entries: Sequence[Entry],
    *,
    period: Period,
    today: date,
    begun: date | None,
) -> tuple[GoalProgress, ...]:
    """Put each goal beside the entries of a period, in the order of GOALS.

    Args:
        goals: What the person wants to reach.
        entries: All entries of the period, in any order.
        period: The days looked at.
        today: Days after it are still to come.
        begun: The diary's first day; a week it lies in the middle of is not full.
    """
    by_subject = {goal.subject: goal for goal in goals}
    return tuple(
        _progress(by_subject[subject], entries, period, today, begun)
        for subject in GOALS
        if subject in by_subject
    )


def is_reached(goal: Goal, value: float) -> bool:
    """Say whether a figure reaches a goal; pain does from above."""
    return value <= goal.target if goal.subject == "pain" else value >= goal.target


def _progress(
    goal: Goal,
    entries: Sequence[Entry],
    period: Period,
    today: date,
    begun: date | None,
) -> GoalProgress:
    figures = list(_FIGURES[goal.subject](entries, period))
    counted = [
        value
        for last_day, value in figures
        if not _is_cut(goal.subject, last_day, begun)
        and (goal.subject not in SUMS or last_day < today or is_reached(goal, value))
    ]
    return GoalProgress(
        subject=goal.subject,
        target=goal.target,
        value=_value(goal.subject, [value for _, value in figures], period),
        known=len(counted),
        reached=sum(is_reached(goal, value) for value in counted),
        is_running=period.contains(today),
    )


def _is_cut(subject: GoalSubject, last_day: date, begun: date | None) -> bool:
    """Say whether a week began before the diary did: its sum is not known."""
    return (
        subject == "sessions" and begun is not None and week_of(last_day).first < begun
    )


def _value(
    subject: GoalSubject, figures: Sequence[float], period: Period
) -> float | None:
    if subject == "pain":
        return exact_mean(figures)
    if subject == "sessions" and week_of(period.first) == period:
        return sum(figures) if figures else None
    return None


Figures = Iterator[tuple[date, float]]
"""Figures, each with the last day it is about."""


def _sessions(entries: Sequence[Entry], period: Period) -> Figures:
    weeks: dict[Period, int] = {}
    for entry in entries:
        week = week_of(entry.day)
        if period.contains(week.first) and period.contains(week.last):
            weeks[week] = weeks.get(week, 0) + (entry.session is not None)
    return ((week.last, count) for week, count in weeks.items())


def _water(entries: Sequence[Entry], _: Period) -> Figures:
    days: dict[date, int] = {}
    for entry in entries:
        if entry.drink is not None and entry.drink.beverage == WATER:
            days[entry.day] = days.get(entry.day, 0) + entry.drink.millilitres
    return iter(days.items())


def _sleep(entries: Sequence[Entry], _: Period) -> Figures:
    return ((night.day, night.value) for night in daily_sleep(entries))


def _pain(entries: Sequence[Entry], _: Period) -> Figures:
    return ((day.day, day.value) for day in daily_pain(entries, Selection()))


_FIGURES: dict[GoalSubject, Callable[[Sequence[Entry], Period], Figures]] = {
    "sessions": _sessions,
    "water": _water,
    "sleep": _sleep,
    "pain": _pain,
}
