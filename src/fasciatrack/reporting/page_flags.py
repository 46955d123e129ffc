"""What stands out: facts with their dates, said as they were logged.

Two rules, with limits that are the same for everybody. They say what to look at,
never what it means.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.page_areas import Score

SORE = 4
SORE_AFTER = 48
"""Hours after a session from which soreness is more than the usual after-effect."""
SUDDEN = 8
CALM = 4
BEFORE = 14
"""Days a sudden pain is compared with."""
FEWEST_BEFORE = 3
"""Scores without which there is nothing to compare with."""

Rule = Literal["sore", "hobbling", "sudden"]


class Flag(Value):
    """One thing that was logged and stands out."""

    rule: Rule
    day: date
    place: Place | None
    value: float | None
    """The highest score; None for hobbling."""
    hours: int | None = None
    """After the session, for what a follow-up says."""
    kind: str | None = None
    """Of that session, if it is known."""
    session_day: date | None = None
    median: float | None = None
    """Of the area's pain in the 14 days before, for a sudden pain."""
    median_n: int | None = None


def find_flags(
    entries: Sequence[Entry],
    scores: Iterable[Score],
    *,
    period: Period,
    selection: Selection,
) -> tuple[Flag, ...]:
    """Find what stands out in a period, latest first.

    Args:
        entries: Those of the period and of some days around it.
        scores: Pain of the period and of the 14 days before.
        period: Only what was logged in it counts.
        selection: Only its areas count.
    """
    found = [
        *_from_follow_ups(entries, period, selection),
        *_sudden(scores, period),
    ]
    return tuple(sorted(found, key=_order))


def _order(flag: Flag) -> tuple[int, str, str]:
    return -flag.day.toordinal(), flag.rule, str(flag.place or "")


def _from_follow_ups(
    entries: Sequence[Entry], period: Period, selection: Selection
) -> Iterator[Flag]:
    sessions = {entry.id: entry for entry in entries if entry.session is not None}
    for entry in entries:
        look = entry.follow_up
        if look is None or not period.contains(entry.day):
            continue
        of = sessions.get(look.session)
        if of is not None and not selection.matches(of):
            continue
        kind = None if of is None or of.session is None else of.session.kind
        session_day = None if of is None else of.day
        if look.hobbling == "yes":
            yield Flag(
                rule="hobbling",
                day=entry.day,
                place=None,
                value=None,
                hours=look.hours,
                kind=kind,
                session_day=session_day,
            )
        for rating in entry.ratings:
            if (
                rating.metric == "soreness"
                and rating.value >= SORE
                and look.hours >= SORE_AFTER
                and selection.covers(rating.place)
            ):
                yield Flag(
                    rule="sore",
                    day=entry.day,
                    place=rating.place,
                    value=rating.value,
                    hours=look.hours,
                    kind=kind,
                    session_day=session_day,
                )


def _sudden(scores: Iterable[Score], period: Period) -> Iterator[Flag]:
    by_place: dict[Place | None, dict[date, list[float]]] = {}
    for score in scores:
        if score.metric == "pain":
            days = by_place.setdefault(score.place, {})
            days.setdefault(score.day, []).append(score.value)
    for place, days in by_place.items():
        for day, values in days.items():
            if not period.contains(day) or max(values) < SUDDEN:
                continue
            before = [
                value
                for back in range(1, BEFORE + 1)
                for value in days.get(day - back * DAY, ())
            ]
            if len(before) >= FEWEST_BEFORE and _median(before) <= CALM:
                yield Flag(
                    rule="sudden",
                    day=day,
                    place=place,
                    value=max(values),
                    median=_median(before),
                    median_n=len(before),
                )


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return round((ordered[middle - 1] + ordered[middle]) / 2, 2)
