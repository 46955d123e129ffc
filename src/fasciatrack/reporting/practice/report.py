"""What a report says of the practice: its rhythm, own goals, and the look back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from fasciatrack.domain.own import Goal
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value
from fasciatrack.reporting.practice.goals import GoalProgress, goal_progress
from fasciatrack.reporting.practice.look_backs import LookBackReport, build_look_back
from fasciatrack.reporting.practice.rhythm import Rhythm, build_rhythm, recent_rhythm


class Practice(Value):
    """What has to be known besides the entries of a period."""

    goals: tuple[Goal, ...] = ()
    look_backs: tuple[Entry, ...] = ()
    """The latest two up to the end of the period, oldest first."""
    sessions: Mapping[date, int] = {}
    """Selected sessions of each of the `rhythm.LOOKED_AT_DAYS` up to its last week."""
    with_entry: Collection[date] = ()
    """Days with an entry of any type, in the period and in those weeks."""
    begun: date | None = None
    """The diary's first day."""


NO_PRACTICE = Practice()


class PracticeReport(Value):
    """The practice in a period."""

    rhythm: Rhythm
    """Of the period itself."""
    recent_rhythm: Rhythm
    """Of the twelve weeks up to its end."""
    goals: tuple[GoalProgress, ...]
    """Empty where none is set, and in a report narrowed to something."""
    look_back: LookBackReport | None
    """None where there is none, and in a report narrowed to something."""


def build_practice(
    practice: Practice,
    entries: Sequence[Entry],
    *,
    period: Period,
    today: date,
    is_whole: bool,
) -> PracticeReport:
    """Summarise the practice in a period.

    Args:
        practice: Goals, look backs, days with an entry, and sessions of the last weeks.
        entries: Those of the period, narrowed to what the report is about.
        period: The days looked at.
        today: Days after it are still to come.
        is_whole: Whether the report is about everything. Goals and look backs are,
            and beside a part of the entries they would mislead.
    """
    goals, look_backs = (practice.goals, practice.look_backs) if is_whole else ((), ())
    begun, with_entry = practice.begun, practice.with_entry
    return PracticeReport(
        rhythm=build_rhythm(
            _sessions_by_day(entries),
            with_entry=with_entry,
            period=period,
            today=today,
            begun=begun,
        ),
        recent_rhythm=recent_rhythm(
            practice.sessions,
            with_entry=with_entry,
            until=period.last,
            today=today,
            begun=begun,
        ),
        goals=goal_progress(goals, entries, period=period, today=today, begun=begun),
        look_back=build_look_back(look_backs, period=period),
    )


def _sessions_by_day(entries: Iterable[Entry]) -> dict[date, int]:
    days: dict[date, int] = {}
    for entry in entries:
        if entry.session is not None:
            days[entry.day] = days.get(entry.day, 0) + 1
    return days
