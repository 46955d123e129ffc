"""From a score to the one at the same hour of the next day, with and without sessions.

Only scores that no session came shortly before can start or end such a span. With a
session in between it is a day with; without one, and none within the wash-out before,
it is a day with nothing. Everything else is neither, and is counted as left out.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import Literal, NamedTuple, get_args

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.values import Value
from fasciatrack.reporting.compare.spans import (
    Span,
    place_words,
    sessions_by_day,
)
from fasciatrack.reporting.compare.usual_hour import (
    REACH,
    SOON,
    hours_apart,
    usual_hour,
)
from fasciatrack.reporting.statistics.averages import mean

SHORTEST, LONGEST = 18, 30
"""Hours from a score to the next day's."""
SETTLED = 6
"""Hours after a session from which a score tells of the day, not of the session."""
WEEK = 7
FARTHEST = REACH + 0.5
"""Hours from the usual hour; what has no time of day is taken last."""

Reason = Literal[
    "other_hour",
    "after_session",
    "unclear",
    "no_next_day",
    "late_session",
    "other_session",
    "washing_out",
]
Label = Callable[[Done, Place | None], str | None]
"""Names the group of a session in a place."""


NOT_ASKED = ""
"""The label of sessions that are not to be compared."""


class LeftOut(Value):
    """Starting scores that count for neither side, by the first reason that holds."""

    other_hour: int
    """Only scores at another time of day than this place usually has."""
    after_session: int
    """A session shortly before the start."""
    unclear: int
    """Without times of day it cannot be told what came first."""
    no_next_day: int
    """No such score on the next day."""
    late_session: int
    """A session, but long after the score: it was done for what was felt later."""
    other_session: int
    """A session that was not asked for, such as of another kind."""
    washing_out: int
    """No session, but one within the wash-out before."""


class NextDays(NamedTuple):
    """All spans of all places."""

    treated: list[Span]
    nothing: list[Span]
    left_out: LeftOut
    washed_out: Mapping[date, float]
    """Days that were left out as washed out, and how many hours after a session."""
    hour: float | None
    """The usual hour of the place with the most days, UTC; None without any time."""


def next_days(
    places: Mapping[Place | None, Sequence[Felt]],
    sessions: Sequence[Done],
    *,
    period: Period,
    washout_hours: float,
    label: Label,
) -> NextDays:
    """Find every span that starts in a period.

    Args:
        places: The scores of each; those after sessions are passed over.
        sessions: All of them, those within the wash-out before the period included.
        period: Of the starting scores.
        washout_hours: How long a session may still be felt.
        label: Names the group of a session; NOT_ASKED where it is not asked for, but
            still is a session.
    """
    counts = dict.fromkeys(get_args(Reason), 0)
    treated: list[Span] = []
    nothing: list[Span] = []
    washed_out: dict[date, float] = {}
    most, hour = 0, None
    for place, scores in places.items():
        felt = [score for score in scores if score.phase != "after"]
        here = [session for session in sessions if may_be_on(session.places, place)]
        course = _Course(place, felt, here, washout_hours, label)
        for found in course.spans(period):
            if not isinstance(found, Span):
                counts[found] += 1
            else:
                (treated if found.labels else nothing).append(found)
        washed_out |= course.washed_out
        if len(course.timed) > most:
            most, hour = len(course.timed), course.hour
    return NextDays(treated, nothing, LeftOut(**counts), washed_out, hour)


class _Course:
    """One place: its score of each day, and the sessions on it."""

    def __init__(
        self,
        place: Place | None,
        felt: Sequence[Felt],
        sessions: Sequence[Done],
        washout_hours: float,
        label: Label,
    ) -> None:
        self.place = place
        self.words = place_words(place)
        self.sessions = sessions_by_day(sessions)
        self.session_days = sorted(self.sessions)
        self.washout_hours = washout_hours
        self.label = label
        self.reasons: dict[date, Reason] = {}
        self.washed_out: dict[date, float] = {}
        self.timed = [score for score in felt if score.at is not None]
        self.hour = usual_hour(felt, sessions)
        self.daily = self._daily(felt, self.hour)

    def spans(self, period: Period) -> Iterator[Span | Reason]:
        """Yield the span of each scored day, or why there is none."""
        if self.daily:
            usual = mean([score.value for score in self.daily.values()])
            weeks = self._weeks(usual)
            for day, start in self.daily.items():
                if period.contains(day):
                    yield self._span(start, usual, weeks[day])
        for day, reason in self.reasons.items():
            if period.contains(day) and day not in self.daily:
                yield reason

    def _span(self, start: Felt, usual: float, week_before: float) -> Span | Reason:
        day = start.day
        end = self.daily.get(day + DAY)
        if end is None or not _is_a_day(start, end):
            return "no_next_day"
        labels = _NO_LABELS
        today, then = self.sessions.get(day), self.sessions.get(day + DAY)
        between = (
            *(_parted(start, today).since if today else ()),
            *(_parted(end, then).earlier if then else ()),
        )
        if between:
            if -_hours_since(between[0], start) > SOON:
                return "late_session"
            labels = frozenset([self.label(one, self.place) for one in between])
            if NOT_ASKED in labels:
                return "other_session"
        elif self._washes_out(start):
            self.washed_out[day] = self._hours_after(start)
            return "washing_out"
        return Span(
            day,
            self.words,
            start.value,
            end.value - start.value,
            start.value - usual,
            week_before,
            labels,
        )

    def _daily(self, felt: Sequence[Felt], hour: float) -> dict[date, Felt]:
        """Choose each day's score: the nearest to the hour that no session precedes.

        One that belongs to a session is nearer to what it was done for than any other.
        """
        chosen: dict[date, tuple[float, Felt]] = {}
        for score in felt:
            apart = FARTHEST if score.at is None else hours_apart(score.at, hour)
            reason = "other_hour" if apart > FARTHEST else self._unsettled(score)
            if reason is not None:
                if self.reasons.get(score.day, "other_hour") == "other_hour":
                    self.reasons[score.day] = reason
                continue
            if score.phase == "before":
                apart = 0.0
            if score.day not in chosen or apart < chosen[score.day][0]:
                chosen[score.day] = (apart, score)
        return {day: score for day, (_, score) in chosen.items()}

    def _unsettled(self, score: Felt) -> Reason | None:
        """Say why a score cannot be taken for the day's; None where it can."""
        today = self.sessions.get(score.day)
        before = self.sessions.get(score.day - DAY, ())
        if today:
            parts = _parted(score, today)
            if not parts.is_clear:
                return "unclear"
            before = (*before, *parts.earlier)
        for session in before:
            if _hours_since(session, score) < SETTLED:
                return "after_session"
        return None

    def _washes_out(self, start: Felt) -> bool:
        """Say whether a session before may still be felt."""
        index = bisect_left(self.session_days, start.day)
        if index:
            for session in self.sessions[self.session_days[index - 1]]:
                if self._may_last(session, start):
                    return True
        today = self.sessions.get(start.day)
        earlier = _parted(start, today).earlier if today else ()
        return any(self._may_last(session, start) for session in earlier)

    def _may_last(self, session: Done, start: Felt) -> bool:
        if session.at is None or start.at is None:
            # At the least, from the end of the one day to the beginning of the other.
            return 24 * ((start.day - session.day).days - 1) < self.washout_hours
        return start.at - session.at <= self.washout_hours

    def _hours_after(self, start: Felt) -> float:
        """Give the fewest hours that may lie between a session and a washed-out score.

        Without times of day that is from the end of the one day to the next one.
        """
        index = bisect_left(self.session_days, start.day)
        before = self.sessions[self.session_days[index - 1]] if index else ()
        today = self.sessions.get(start.day)
        earlier = _parted(start, today).earlier if today else ()
        hours: list[float] = [
            24.0 * ((start.day - session.day).days - 1)
            if session.at is None or start.at is None
            else start.at - session.at
            for session in (*before, *earlier)
        ]
        return min(hours)

    def _weeks(self, usual: float) -> dict[date, float]:
        """Give the mean of the week before each day, less what is usual."""
        weeks: dict[date, float] = {}
        week: deque[tuple[int, float]] = deque()
        total = 0.0
        for day in sorted(self.daily):
            number, value = day.toordinal(), self.daily[day].value
            while week and week[0][0] < number - WEEK:
                total -= week.popleft()[1]
            weeks[day] = total / len(week) - usual if week else 0.0
            week.append((number, value))
            total += value
        return weeks


class _Parts(NamedTuple):
    """The sessions of a day: those before a score, and those from it on."""

    earlier: Sequence[Done]
    since: Sequence[Done]
    is_clear: bool = True
    """Whether that can be told."""


_NO_LABELS: frozenset[str | None] = frozenset()


def _parted(score: Felt, sessions: Sequence[Done]) -> _Parts:
    """Divide a day's sessions; the score that belongs to one comes before it."""
    earlier: list[Done] = []
    since: list[Done] = []
    for session in sessions:
        if score.at is None or session.at is None:
            is_own = score.phase == "before" and all(
                one.number == score.number for one in sessions
            )
            return _Parts((), sessions, is_clear=is_own)
        (earlier if session.at < score.at else since).append(session)
    return _Parts(earlier, since)


def _hours_since(session: Done, score: Felt) -> float:
    """Give the hours from a session to a score; infinite where they are not known."""
    if session.at is None or score.at is None:
        return inf
    return score.at - session.at


def _is_a_day(start: Felt, end: Felt) -> bool:
    if start.at is None or end.at is None:
        return True
    return SHORTEST <= end.at - start.at <= LONGEST
