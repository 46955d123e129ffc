"""Rhythm, own goals and the look back, in words and in rows."""

from collections.abc import Iterator
from datetime import date

from fasciatrack.domain.periods import MONTHS, week_of
from fasciatrack.domain.quantities import format_score
from fasciatrack.output.figures import counted, decimal, missing
from fasciatrack.output.own_lines import target_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.sheets import Column, Row, Sheet
from fasciatrack.reporting.practice.goals import GoalProgress
from fasciatrack.reporting.practice.look_backs import (
    ACTIVITIES_ERROR,
    ACTIVITY_ERROR,
    NOTICEABLE_PEG,
    OUTCOMES,
    LookBackReport,
)
from fasciatrack.reporting.practice.rhythm import Rhythm, short_weekdays

FEWEST_WEEKS = 2
"""Of fewer weeks nothing can be said about weeks."""


def rhythm_parts(rhythm: Rhythm, recent: Rhythm) -> Iterator[str]:
    """Say when sessions were: weekdays, the longest gap, the weeks with one."""
    if rhythm.sessions:
        in_a_week = week_of(rhythm.period.first) == week_of(rhythm.period.last)
        days = " ".join(short_weekdays(rhythm)) if in_a_week else _days_of(rhythm)
        yield f"{'session' if rhythm.sessions == 1 else 'sessions'} on {days}"
        if rhythm.longest_gap is not None:
            yield f"longest gap {gap_words(rhythm.longest_gap)}"
    if recent.sessions and recent.weeks >= FEWEST_WEEKS:
        yield from _recent_weeks(recent)


def gap_words(days: float) -> str:
    """Say a gap, from one day with a session to the next: `1 day`, `2.5 days`."""
    return f"{days:g} {'day' if days == 1 else 'days'}"


def goals_sheet(goals: tuple[GoalProgress, ...], screen: Screen) -> Sheet:
    """Arrange the goals beside what is on record."""
    return Sheet(
        title="Goals",
        names=("about",),
        columns=(
            Column(header="goal"),
            Column(header="reached"),
            Column(header="counted", is_essential=False),
        ),
        rows=tuple(
            Row(
                label=one.subject,
                cells=(_target(one), _on_record(one, screen), _counted(one)),
            )
            for one in goals
        ),
    )


def goal_sentence(goal: GoalProgress) -> str:
    """Say how a goal stands this week: `3 a week: 2 this week so far`.

    Nothing on record is said as that: it is unknown, and not missed.
    """
    screen = Screen()
    if goal.subject == "pain":
        said = (
            "no day with a score"
            if goal.value is None
            else f"mean {decimal(goal.value, screen)} over {_counted(goal)}"
        )
    elif goal.subject == "sessions":
        said = "no entry" if goal.value is None else f"{goal.value:g}"
        said += f" this week{' so far' if goal.is_running else ''}"
    elif not goal.known:
        said = _counted(goal)
    else:
        preposition = "on" if goal.subject == "water" else "in"
        said = f"{preposition} {goal.reached} of {goal.known} {_counted(goal)}"
    return f"{_target(goal)}: {said}"


def look_back_sheet(look_back: LookBackReport, screen: Screen) -> Sheet:
    """Arrange what was said at a look back beside the one before."""
    both = look_back.previous_day is not None
    columns = [Column(header=_day(look_back.day, look_back.day))]
    if look_back.previous_day is not None:
        columns.append(Column(header=_day(look_back.previous_day, look_back.day)))
    return Sheet(
        title="Look back",
        names=("about",),
        columns=tuple(columns),
        rows=tuple(
            Row(label=label, cells=(now, was) if both else (now,))
            for label, now, was in _look_back_lines(look_back, screen)
        ),
    )


def look_back_notes(look_back: LookBackReport | None) -> Iterator[str]:
    """Say how its figures are to be read, where two are compared."""
    if look_back is None:
        return
    if look_back.peg is not None and look_back.previous_peg is not None:
        yield (
            "PEG: 0 to 10, lower is better;"
            f" a change of {NOTICEABLE_PEG:g} point or more may be noticeable"
        )
    if look_back.activities_compared:
        yield (
            "activities: 0 unable to 10 as before; less than"
            f" {ACTIVITY_ERROR} points on one, or {ACTIVITIES_ERROR} on the mean,"
            " can be measurement error"
        )


def compared_lines(look_back: LookBackReport, screen: Screen) -> Iterator[str]:
    """Say which figures the time before had too: `since 12 Oct: PEG 6.3 → 5.7`."""
    arrow, dot = screen.glyph("→", "->"), screen.glyph(" · ", " - ")
    pairs = [
        ("PEG", look_back.previous_peg, look_back.peg),
        *((one.activity, one.previous, one.score) for one in look_back.activities),
    ]
    said = [
        f"{safe(label)} {decimal(was, screen)} {arrow} {decimal(now, screen)}"
        for label, was, now in pairs
        if was is not None and now is not None
    ]
    if said and look_back.previous_day is not None:
        yield f"since {_day(look_back.previous_day, look_back.day)}: {dot.join(said)}"
        yield from look_back_notes(look_back)


Line = tuple[str, str, str]
"""What it is about, what was said now, and what was said before."""


def _look_back_lines(look_back: LookBackReport, screen: Screen) -> Iterator[Line]:
    gone = missing(screen)

    def figures(label: str, now: float | None, was: float | None) -> Line:
        return label, decimal(now, screen), decimal(was, screen)

    for one in look_back.outcomes:
        yield OUTCOMES[one.outcome], one.said or gone, one.previous or gone
    if look_back.peg is not None or look_back.previous_peg is not None:
        yield figures("PEG", look_back.peg, look_back.previous_peg)
    averaged = look_back.activities_compared or len(look_back.activities)
    if averaged > 1:
        yield figures(
            f"activities, mean of {averaged}",
            look_back.activities_mean,
            look_back.previous_activities_mean,
        )
    for level in look_back.activities:
        yield figures(f"  {level.activity}", level.score, level.previous)
    for said in look_back.recommendations:
        yield f"recommend {said.practitioner}", said.would, gone


def _target(goal: GoalProgress) -> str:
    return target_words(goal.subject, goal.target)


def _on_record(goal: GoalProgress, screen: Screen) -> str:
    if goal.subject == "pain":
        if goal.value is None:
            return missing(screen)
        return f"mean {decimal(goal.value, screen)}"
    if goal.subject == "sessions" and goal.value is not None:
        so_far = " so far" if goal.is_running else ""
        if goal.value > goal.target:
            return f"{goal.value:g}{so_far}"
        return f"{goal.value:g} of {format_score(goal.target)}{so_far}"
    if not goal.known:
        return missing(screen)
    unit = {"sessions": "week", "water": "day"}.get(goal.subject, "night")
    return f"{goal.reached} of {counted(goal.known, unit)}"


def _counted(goal: GoalProgress) -> str:
    if goal.subject == "sessions" and goal.value is not None:
        return "sessions"
    if goal.subject == "pain":
        return f"{counted(goal.known, 'day')} with a score"
    known, unknown = {
        "sessions": ("full weeks with an entry", "no full week with an entry"),
        "water": ("days with water logged", "no whole day with water logged"),
    }.get(goal.subject, ("nights on record", "no night on record"))
    if goal.known == 1:
        known = known.replace("weeks", "week").replace("days", "day")
        known = known.replace("nights", "night")
    return known if goal.known else unknown


def _days_of(rhythm: Rhythm) -> str:
    return f"{rhythm.days_with_session} of {counted(rhythm.period.length, 'day')}"


def _recent_weeks(recent: Rhythm) -> Iterator[str]:
    unknown, active = recent.weeks_without_entry, recent.weeks_with_session
    weeks = f"{recent.weeks + unknown} weeks"
    if recent.is_current:
        weeks = f"the last {weeks}"
    else:
        last = recent.period.last
        weeks += f" to {last.day} {MONTHS[last.month - 1][:3]}"
    if unknown:
        yield f"{active} of {recent.weeks} weeks with a session"
        yield f"{unknown} of {weeks} without an entry"
    else:
        yield f"{active} of {weeks} with a session"


def _day(day: date, other: date) -> str:
    year = "" if day.year == other.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
