"""What stands out: facts with their dates, said as they were logged.

Three rules, with limits that are the same for everybody, and the same as those of the
safety notices. They say what to look at, never what it means.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.notices.pain import CALM, MEDIAN_DAYS, SEVERE
from fasciatrack.reporting.notices.soreness import (
    DAYS_BACK,
    Sore,
    find_soreness,
    may_be_much,
)
from fasciatrack.reporting.page.areas import Score
from fasciatrack.reporting.statistics.averages import exact, median

BEFORE = MEDIAN_DAYS
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
    """The score; None for hobbling."""
    days: int | None = None
    """Whole days since the session, the last one of several; None for sudden pain."""
    hours: int | None = None
    """Whole hours since it by the clock; None where a time of day is not known."""
    kind: str | None = None
    """Of that session, if it is known; None for several sessions."""
    session_day: date | None = None
    """Of that session, or of all of them."""
    sessions: int = 1
    """Sessions that one answer was about."""
    times: int = 1
    """Answers after that session that it stands out in; this is the latest."""
    first: float | None = None
    """Soreness about a day after the session, where it was told."""
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
        *_sore(entries, period, selection),
        *_sudden(scores, period),
    ]
    return tuple(sorted(found, key=_order))


def _order(flag: Flag) -> tuple[int, str, str]:
    return -flag.day.toordinal(), flag.rule, str(flag.place or "")


class _Told(Value):
    """What one entry tells of one session."""

    at: tuple[date, datetime | None]
    session: str | None
    """The id of the session; it may be gone."""
    flag: Flag


def _sore(
    entries: Sequence[Entry], period: Period, selection: Selection
) -> Iterator[Flag]:
    """Yield soreness for days and hobbling: of what one session left, the latest."""
    answers: dict[object, list[_Told]] = {}
    for told in _told(entries, period, selection):
        flag = told.flag
        answer = (told.at, flag.rule, flag.place, flag.value)
        answers.setdefault(answer, []).append(told)
    left: dict[object, list[Flag]] = {}
    for same in answers.values():
        # Told twice of one session, such as by two check-ins without a time: one.
        of_sessions = list({told.session: told for told in same}.values())
        latest = min(of_sessions, key=_since)
        flag = _as_one(latest.flag, of_sessions)
        left.setdefault((flag.rule, flag.place, latest.session), []).append(flag)
    for flags in left.values():
        yield replace(flags[-1], times=len(flags))


def _told(
    entries: Sequence[Entry], period: Period, selection: Selection
) -> Iterator[_Told]:
    """Yield what entries of the period tell, by the rule of the notices."""
    done = list(done_in(entries))
    felt = [score for score in felt_in(entries) if score.metric == "soreness"]
    done_on = [session.day for session in done]
    felt_on = [score.day for score in felt]
    for entry in entries:
        if not (period.contains(entry.day) and may_be_much(entry)):
            continue
        sessions = done[_lately(done_on, entry.day)]
        for sore in find_soreness(entry, sessions, felt[_lately(felt_on, entry.day)]):
            if _is_meant(sore, selection):
                look = entry.follow_up
                of = look.session if look is not None else None
                yield _Told(
                    at=(entry.day, entry.at),
                    session=of if sore.session is None else sore.session.id,
                    flag=_flag(entry, sore),
                )


def _lately(days: Sequence[date], day: date) -> slice:
    """Say where a day and DAYS_BACK before it are among days in order."""
    return slice(bisect_left(days, day - DAYS_BACK * DAY), bisect_right(days, day))


def _is_meant(sore: Sore, selection: Selection) -> bool:
    """Say whether soreness is in a selected area; hobbling, after a session on one."""
    if sore.what == "sore":
        return any(map(selection.covers, sore.places))
    if sore.session is None or not sore.session.places or not selection.places:
        return True
    return any(map(selection.covers, sore.session.places))


def _flag(entry: Entry, sore: Sore) -> Flag:
    session = sore.session
    return Flag(
        rule=sore.what,
        day=entry.day,
        place=sore.places[0] if sore.what == "sore" else None,
        value=sore.value,
        days=sore.days,
        hours=None if sore.hours is None else int(sore.hours),
        kind=None if session is None else session.kind,
        session_day=None if session is None else session.day,
        first=sore.first,
    )


def _since(told: _Told) -> tuple[int, int]:
    return told.flag.days or 0, told.flag.hours or 0


def _as_one(latest: Flag, told: Sequence[_Told]) -> Flag:
    """Join what one answer said of several sessions."""
    if len(told) == 1:
        return latest
    days = {one.flag.session_day for one in told}
    return replace(
        latest,
        kind=None,
        session_day=latest.session_day if len(days) == 1 else None,
        sessions=len(told),
    )


def _sudden(scores: Iterable[Score], period: Period) -> Iterator[Flag]:
    by_place: dict[Place | None, dict[date, list[float]]] = {}
    for score in scores:
        if score.metric == "pain" and not score.is_after:
            days = by_place.setdefault(score.place, {})
            days.setdefault(score.day, []).append(score.value)
    for place, days in by_place.items():
        for day, values in days.items():
            if not period.contains(day) or max(values) < SEVERE:
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
                    median=exact(median(before)),
                    median_n=len(before),
                )
