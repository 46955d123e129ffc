"""How it was on days without a session, as far as it can honestly be told.

Only check-ins count that no session of their day came before: on a day with a session
that takes a known time of day for both.
"""

from collections.abc import Iterable
from datetime import date, datetime

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import Pair, exact_mean
from fasciatrack.reporting.per_area import day_means

Days = dict[Place, dict[date, float]]
"""The mean score of each place on each day."""


class DayLevels(Value):
    """One place at check-ins, on days with a session and on days without."""

    place: Place
    days_with: int
    mean_with: float
    days_without: int
    mean_without: float


class QuietDays(Value):
    """What check-ins say about days without a session."""

    pairs: tuple[Pair, ...]
    """The score on a day without a session, and the next day, place by place."""
    levels: tuple[DayLevels, ...]
    """Places with both kinds of days, those with the most days first."""


def quiet_days(entries: Iterable[Entry], metric: str) -> QuietDays:
    """Compare days without a session with the next day, and with days with one.

    Args:
        entries: All of the period, in any order.
        metric: What was rated in a place.
    """
    found = list(entries)
    sessions = _first_sessions(found)
    untreated = _untreated(found, metric, sessions)
    return QuietDays(
        pairs=tuple(
            (score, days[day + DAY])
            for days in untreated.values()
            for day, score in sorted(days.items())
            if day not in sessions and day + DAY in days
        ),
        levels=tuple(
            sorted(
                _levels(untreated, sessions),
                key=lambda one: (-one.days_with - one.days_without, str(one.place)),
            )
        ),
    )


def _first_sessions(entries: Iterable[Entry]) -> dict[date, datetime | None]:
    """Find the days with a session; None where the first cannot be told."""
    times: dict[date, list[datetime | None]] = {}
    for entry in entries:
        if entry.session is not None:
            times.setdefault(entry.day, []).append(entry.at)
    return {
        day: min(known) if len(known) == len(moments) else None
        for day, moments in times.items()
        for known in [[moment for moment in moments if moment is not None]]
    }


def _untreated(
    entries: Iterable[Entry], metric: str, sessions: dict[date, datetime | None]
) -> Days:
    scores: dict[Place, list[tuple[date, float]]] = {}
    for entry in entries:
        if entry.type != "check-in" or not _is_before(entry, sessions):
            continue
        for rating in entry.ratings:
            if rating.metric == metric and rating.place is not None:
                dated = scores.setdefault(rating.place, [])
                dated.append((entry.day, rating.value))
    return {place: day_means(dated) for place, dated in scores.items()}


def _is_before(entry: Entry, sessions: dict[date, datetime | None]) -> bool:
    if entry.day not in sessions:
        return True
    first = sessions[entry.day]
    return first is not None and entry.at is not None and entry.at < first


def _levels(
    untreated: Days, sessions: dict[date, datetime | None]
) -> Iterable[DayLevels]:
    for place, days in untreated.items():
        treated = [value for day, value in days.items() if day in sessions]
        quiet = [value for day, value in days.items() if day not in sessions]
        on_treated, on_quiet = exact_mean(treated), exact_mean(quiet)
        if on_treated is not None and on_quiet is not None:
            yield DayLevels(
                place=place,
                days_with=len(treated),
                mean_with=on_treated,
                days_without=len(quiet),
                mean_without=on_quiet,
            )
