"""On which days sessions happen, week by week: counts, and nothing made of them.

A week without any entry is unknown: it is not a week without a session.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from fasciatrack.domain.periods import DAY, WEEKDAYS, Period, week_of
from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import exact, median

RECENT_WEEKS = 12
"""So many weeks say what is usual."""
LOOKED_AT_DAYS = (RECENT_WEEKS + 1) * 7
"""Days that `recent_rhythm` may need, the running week included."""

DayCounts = Mapping[date, int]
"""How many sessions each day has; days without one may be left out."""


class Rhythm(Value):
    """How sessions are spread over the days and weeks of a period."""

    period: Period
    """From the first to the last day counted: nothing before the diary began."""
    is_current: bool
    """Whether it reaches up to today, or to the end of the week before."""
    sessions: int
    days_with_session: int
    weekdays: tuple[int, ...]
    """Days with a session by weekday, Monday first."""
    weeks_with_session: int
    weeks: int
    """Weeks with an entry of any type; a running one only once it has a session."""
    weeks_without_entry: int
    """Weeks that are over and of which nothing is known: in no other figure."""
    full_weeks: int
    """Weeks with an entry that lie in the period from Monday to Sunday and are over."""
    sessions_a_week: float | None
    """The mean over full weeks; None without a full week."""
    median_gap: float | None
    """Days from one day with a session to the next one; None with fewer than two."""
    longest_gap: int | None


def build_rhythm(
    counts: DayCounts,
    *,
    with_entry: Collection[date],
    period: Period,
    today: date,
    begun: date | None,
) -> Rhythm:
    """Count the sessions of a period by day and by week.

    Args:
        counts: Sessions a day; other days than those of the period are ignored.
        with_entry: Days with an entry of any type; others are ignored too.
        period: The days to look at.
        today: Days after it are still to come.
        begun: The diary's first day; what was before is unknown and not counted.
    """
    span = _span(period, today, begun)
    days = sorted(day for day in counts if counts[day] and span.contains(day))
    active = {week_of(day).first for day in days}
    known = {week_of(day).first for day in with_entry if span.contains(day)} | active
    # A running week is still open: it may get its first entry, or its first session.
    weeks = [week for week in _weeks(span) if week.last < today or week.first in active]
    full = {week.first for week in weeks if _is_full(week, span, today)} & known
    in_full = sum(counts[day] for day in days if week_of(day).first in full)
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    return Rhythm(
        period=span,
        is_current=span.last >= week_of(today).first - DAY,
        sessions=sum(counts[day] for day in days),
        days_with_session=len(days),
        weekdays=_by_weekday(days),
        weeks_with_session=len(active),
        weeks=sum(week.first in known for week in weeks),
        weeks_without_entry=sum(week.first not in known for week in weeks),
        full_weeks=len(full),
        sessions_a_week=exact(in_full / len(full)) if full else None,
        median_gap=float(median(gaps)) if gaps else None,
        longest_gap=gaps[-1] if gaps else None,
    )


def recent_rhythm(
    counts: DayCounts,
    *,
    with_entry: Collection[date],
    until: date,
    today: date,
    begun: date | None,
) -> Rhythm:
    """Count the sessions of the twelve weeks up to a day.

    The running week takes part once it has a session: until then it is still open.

    Args:
        counts: Sessions a day, of LOOKED_AT_DAYS days up to the end of that week.
        with_entry: Those of these days that have an entry of any type.
        until: The last day to look at.
        today: Days after it are still to come.
        begun: The diary's first day.
    """
    week = week_of(min(until, today))
    is_open = week.contains(today) and not any(counts.get(day) for day in week.days())
    last = (
        week.previous() if is_open and (begun is None or begun < week.first) else week
    )
    first = last.first - 7 * DAY * (RECENT_WEEKS - 1)
    return build_rhythm(
        counts,
        with_entry=with_entry,
        period=Period(first=first, last=last.last),
        today=today,
        begun=begun,
    )


def short_weekdays(rhythm: Rhythm) -> list[str]:
    """Name the weekdays with a session: `Mon`, `Wed`."""
    return [
        name[:3] for name, count in zip(WEEKDAYS, rhythm.weekdays, strict=True) if count
    ]


def _span(period: Period, today: date, begun: date | None) -> Period:
    last = min(period.last, max(today, period.first))
    first = period.first if begun is None else max(period.first, min(begun, last))
    return Period(first=first, last=last)


def _weeks(period: Period) -> Iterator[Period]:
    week = week_of(period.first)
    while week.first <= period.last:
        yield week
        week = Period(first=week.last + DAY, last=week.last + 7 * DAY)


def _is_full(week: Period, period: Period, today: date) -> bool:
    return (
        period.contains(week.first) and period.contains(week.last) and week.last < today
    )


def _by_weekday(days: Sequence[date]) -> tuple[int, ...]:
    counts = [0] * len(WEEKDAYS)
    for day in days:
        counts[day.weekday()] += 1
    return tuple(counts)
