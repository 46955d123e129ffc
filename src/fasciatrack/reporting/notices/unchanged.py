"""What pain that is no lower before sessions, after several of them, gives rise to."""

from collections.abc import Sequence
from datetime import date

from fasciatrack.domain.periods import MONTHS
from fasciatrack.domain.records import Place
from fasciatrack.reporting.notices.found import WHERE, Found, median, said

FEWEST_SESSIONS = 5
SESSION_DAYS = 14
"""Days from the first to the last of them."""
AT_FIRST, AT_LAST = 2, 3
"""Sessions whose median is where it began, and where it is now."""
LEAST_DROP = 1
LEAST_SHARE = 0.15
"""Less than both is no change that people notice (Salaffi 2004)."""
LEAST_PAIN = 1
"""Where less is left, it cannot go down by a point."""

ASK_MORE = (
    "The article suggests asking more questions or getting a second opinion; changing"
    " the routine may help, too."
)


Pain = tuple[date, float]
"""Of which day, and how much."""
Pains = tuple[float, float]
"""Where it began, and where it is now."""


def medians_of(now: Pain, first: Sequence[Pain], last: Sequence[Pain]) -> Pains | None:
    """Give where pain before sessions began and where it is, if that is no change.

    Args:
        now: The pain before a session.
        first: That before the first sessions ever, oldest first.
        last: That before the last sessions before it, newest first.
    """
    if len(last) + 1 < FEWEST_SESSIONS or (now[0] - first[0][0]).days < SESSION_DAYS:
        return None
    start = median(pain for _, pain in first[:AT_FIRST])
    end = median(pain for _, pain in (now, *last[: AT_LAST - 1]))
    drop = round(start - end, 6)
    if drop >= LEAST_DROP or drop >= round(LEAST_SHARE * start, 6) or end < LEAST_PAIN:
        return None
    return start, end


def unchanged(
    place: Place | None, medians: Pains, *, since: date, today: date, sessions: int
) -> Found:
    """Say that so many sessions left pain about where it began, or above."""
    start, end = medians
    level = "above" if start - end <= -LEAST_DROP else "about"
    year = "" if since.year == today.year else f" {since.year}"
    day = f"{since.day} {MONTHS[since.month - 1][:3]}{year}"
    words = (
        f"After {sessions} sessions since {day} the pain before them {WHERE} is {level}"
        f" where it began (from {said(start)} to {said(end)})."
    )
    return Found(rule="unchanged", places=(place,), words=f"{words} {ASK_MORE}")
