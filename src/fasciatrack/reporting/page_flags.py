"""What stands out: facts with their dates, said as they were logged.

Three rules, with limits that are the same for everybody. They say what to look at,
never what it means.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.follow_ups import follow_ups, is_sore_for_days
from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.page_areas import Score
from fasciatrack.reporting.statistics.averages import median

FIRST_LOOK = 24
"""Hours after a session of the look that later soreness is compared with."""
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
    """None for hobbling, and for what was scored without an area."""
    value: float | None
    """The highest score; None for hobbling."""
    hours: int | None = None
    """After the session, for what a follow-up says."""
    kind: str | None = None
    """Of that session, if it is known; None for several sessions."""
    session_day: date | None = None
    """Of that session, or of all of them."""
    sessions: int = 1
    """Sessions that one answer was about."""
    first: float | None = None
    """Soreness after 24 hours, where it was told."""
    median: float | None = None
    """Of the area's pain in the 14 days before, for a sudden pain."""
    median_n: int | None = None
    """Scores in these days."""


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
    """Yield what follow-ups tell; one answer about several sessions is one flag."""
    sessions = {entry.id: entry for entry in entries if entry.session is not None}
    looks = follow_ups(entries)
    told: dict[object, list[Flag]] = {}
    for entry in entries:
        look = entry.follow_up
        if look is None or not period.contains(entry.day):
            continue
        of = sessions.get(look.session)
        if of is not None and not selection.matches(of):
            continue
        first = looks[look.session].get(FIRST_LOOK)
        for flag in _of_look(entry, look, first, selection):
            answer = (entry.at, replace(flag, first=None))
            told.setdefault(answer, []).append(_after(flag, of))
    yield from map(_as_one, told.values())


def _of_look(
    entry: Entry, look: FollowUp, first: Entry | None, selection: Selection
) -> Iterator[Flag]:
    if look.hobbling == "yes":
        yield Flag(
            rule="hobbling", day=entry.day, place=None, value=None, hours=look.hours
        )
    before = {} if first is None else _soreness(first)
    for place, value in _soreness(entry).items():
        if selection.covers(place) and is_sore_for_days(
            value, hours=look.hours, first=before.get(place)
        ):
            yield Flag(
                rule="sore",
                day=entry.day,
                place=place,
                value=value,
                hours=look.hours,
                first=before.get(place),
            )


def _soreness(entry: Entry) -> dict[Place | None, float]:
    return {
        rating.place: rating.value
        for rating in entry.ratings
        if rating.metric == "soreness"
    }


def _after(flag: Flag, session: Entry | None) -> Flag:
    if session is None or session.session is None:
        return flag
    return replace(flag, kind=session.session.kind, session_day=session.day)


def _as_one(flags: Sequence[Flag]) -> Flag:
    """Join what one answer said of several sessions."""
    if len(flags) == 1:
        return flags[0]
    days = {flag.session_day for flag in flags}
    return replace(
        flags[0],
        kind=None,
        session_day=flags[0].session_day if len(days) == 1 else None,
        sessions=len(flags),
    )


def _sudden(scores: Iterable[Score], period: Period) -> Iterator[Flag]:
    by_place: dict[Place | None, dict[date, list[float]]] = {}
    for score in scores:
        if score.metric == "pain" and not score.is_after:
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
            if len(before) >= FEWEST_BEFORE and median(before) <= CALM:
                yield Flag(
                    rule="sudden",
                    day=day,
                    place=place,
                    value=max(values),
                    median=round(median(before), 2),
                    median_n=len(before),
                )
