"""What a person keeps besides entries, each on one line."""

from datetime import date

from fasciatrack.domain.notices import Notice
from fasciatrack.domain.own import Goal, GoalSubject, OpenSession, Own, OwnArea, Routine
from fasciatrack.domain.quantities import (
    format_amount,
    format_duration,
    format_minutes,
    format_score,
)
from fasciatrack.domain.trials import Trial
from fasciatrack.output.lines import entry_line
from fasciatrack.output.screen import Screen, safe


def own_line(own: Own, *, today: date, screen: Screen) -> str:
    """Name what it is and what it says: `goal water 1,500 ml a day`."""
    if isinstance(own, OwnArea):
        return f"area {safe(own.slug)}"
    if isinstance(own, Routine):
        return f"routine {safe(own.slug)}: {routine_steps(own, screen)}"
    if isinstance(own, Goal):
        return f"goal {goal_text(own)}"
    if isinstance(own, Trial):
        return f"fair test {trial_text(own, screen)}"
    if isinstance(own, Notice):
        return f"notice of {own.day}: {safe(own.text)}"
    return f"running {running_text(own, today=today, screen=screen)}"


def running_text(running: OpenSession, *, today: date, screen: Screen) -> str:
    """Say what runs, and what was worked on so far where it is guided."""
    said = entry_line(running.entry, today=today, screen=screen)
    if not running.worked:
        return said
    seconds = format_duration(sum(worked.seconds for worked in running.worked))
    return said + screen.glyph(" · ", " - ") + f"worked {seconds} so far"


def routine_steps(routine: Routine, screen: Screen) -> str:
    """Say the areas of a routine with their times: `left calf 2 × 60 s, neck 30 s`."""
    times = screen.glyph("×", "x")
    return ", ".join(
        f"{safe(str(step.place))} "
        + (f"{step.sets} {times} " if step.sets > 1 else "")
        + format_duration(step.seconds)
        for step in routine.steps
    )


def trial_text(trial: Trial, screen: Screen) -> str:
    """Say what is tested and when: `foam-roll or nothing, neck pain, …`."""
    what = f"{safe(str(trial.place))} {trial.metric}" if trial.place else trial.metric
    dash = screen.glyph("–", "to")
    said = f"{trial.first} or {trial.second}, {what}, {trial.start} {dash} {trial.end}"
    if trial.cancelled is None:
        return said
    return f"{said}, {cancelled_text(trial.start, trial.end, trial.cancelled)}"


def cancelled_text(
    start: date, end: date, cancelled: date, *, how: str = "cancelled"
) -> str:
    """Say when a test was given up: `cancelled on day 20 of 36`."""
    if cancelled < start:
        return f"{how} before it began"
    if cancelled > end:
        return f"{how} after its end"
    return f"{how} on day {(cancelled - start).days + 1} of {(end - start).days + 1}"


def goal_text(goal: Goal) -> str:
    """Say a goal with its unit: `sessions 3 a week`, `pain 3 at most`."""
    return f"{goal.subject} {target_words(goal.subject, goal.target)}"


def target_words(subject: GoalSubject, target: float) -> str:
    """Say what is to be reached, in its unit: `3 a week`, `7 h 30 min`."""
    return {
        "sessions": lambda: f"{format_score(target)} a week",
        "water": lambda: f"{format_amount(round(target))} a day",
        "sleep": lambda: format_minutes(round(target)),
        "pain": lambda: f"{format_score(target)} at most",
    }[subject]()
