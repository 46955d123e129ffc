"""At which hour the days of a place can be held against each other.

Pain has its times of day: an evening's 5 can be usual where a morning's 5 is bad, and
would not come back the same way. And a session is done for what is felt right before
it: held against the score of that morning, days with a session went worse in 199 of 200
simulated diaries in which sessions did nothing. So both kinds of days are scored at one
hour, and right before the sessions. It is chosen by how many days of either kind have a
score then, never by what the scores are.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from fasciatrack.domain.timeline import Done, Felt

HOURS = 24
REACH = 4
"""Hours before and after that still count as the same time of day."""
SOON = 3
"""Hours from a score within which a session was done for what it says."""
ENOUGH = 0.9
"""Share of the most days that another hour may have and still be chosen."""


class _Hour(NamedTuple):
    """What speaks for an hour, the most important first."""

    fewer: int
    """Days with a session or without, whichever are fewer."""
    all: int
    around: int
    """Days with a score in this hour or the next ones: it is the middle of them."""
    exactly: int


def usual_hour(felt: Sequence[Felt], sessions: Sequence[Done]) -> float:
    """Choose the hour of the day, UTC, at which most days of either kind are scored.

    Args:
        felt: The scores of a place.
        sessions: Those on the same place.
    """
    days = [one.day for one in felt] + [one.day for one in sessions]
    first = min(days, default=date.min).toordinal()
    scored, treated = _days(felt, first), _days(sessions, first)
    with_session = _any(treated, 0, HOURS)
    found = []
    for hour in range(HOURS):
        here = _any(scored, hour - REACH, hour + REACH + 1)
        before = here & _any(treated, hour - 1, hour + SOON + 1)
        nothing = here & ~with_session
        found.append(
            _Hour(
                min(before.bit_count(), nothing.bit_count()),
                here.bit_count(),
                _any(scored, hour - 1, hour + 2).bit_count(),
                scored[hour].bit_count(),
            )
        )
    fewer = ENOUGH * max(one.fewer for one in found)
    good = [hour for hour in range(HOURS) if found[hour].fewer >= fewer]
    most = ENOUGH * max(found[hour].all for hour in good)
    good = [hour for hour in good if found[hour].all >= most]
    return max(good, key=lambda hour: found[hour][2:]) + 0.5


def hours_apart(at: float, hour: float) -> float:
    """Give how far a moment is from an hour of the day, 0 to 12."""
    apart = abs(at % HOURS - hour)
    return min(apart, HOURS - apart)


def _days(found: Iterable[Felt | Done], first: int) -> list[int]:
    """Mark, for each hour of the day, the days with one: one bit for each day."""
    hours: list[set[int]] = [set() for _ in range(HOURS)]
    for one in found:
        if one.at is not None:
            hours[int(one.at % HOURS)].add(one.day.toordinal() - first)
    return [sum(1 << day for day in days) for days in hours]


def _any(days: Sequence[int], start: int, end: int) -> int:
    """Mark the days of any of these hours; past midnight they begin again."""
    found = 0
    for hour in range(start, end):
        found |= days[hour % HOURS]
    return found
