"""From a score to the one at the same hour of the next day, with and without sessions.

Only scores that no session came shortly before can start or end such a span. With a
session in between it is a day with; without one, and none within the wash-out before,
it is a day with nothing. Everything else is neither, and is counted as left out.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.values import Value
from fasciatrack.reporting.compare.groups import ANY
from fasciatrack.reporting.compare.parts import hours_since, is_a_day, parted
from fasciatrack.reporting.compare.spans import (
    Before,
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
Obstacle = Literal[Reason, "not_scored"]
"""Why a day with a session cannot be compared."""
Label = Callable[[Done, Place | None], str | None]
"""Names the group of a session in a place."""


NOT_ASKED = ""
"""The label of sessions that are not to be compared."""


_NO_LABELS: frozenset[str | None] = frozenset()


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


class Lost(Value):
    """Days with a session that cannot be compared, for the reason most of them have."""

    reason: Obstacle
    """As those of the starting scores left out; `not_scored` is a day without any."""
    days: int
    """So many for this reason."""


class NextDays(NamedTuple):
    """All spans of all places."""

    treated: list[Span]
    nothing: list[Span]
    left_out: LeftOut
    courses: Sequence["_Course"]
    hour: float | None
    """The usual hour of the place with the most days, UTC; None without any time."""

    def washed_out(self) -> dict[date, float]:
        """Give the days that were washed out, and how many hours after a session."""
        return {
            start.day: course.hours_after(start)
            for course in self.courses
            for start in course.washed_out
        }

    def places_with(self, name: str) -> frozenset[str]:
        """Name the scored places that a group has a session on."""
        return frozenset(
            course.words for course in self.courses if any(course.days_with(name))
        )

    def lost(self, name: str) -> Lost | None:
        """Say why most days with a group cannot be compared, of those that cannot."""
        why: dict[date, Obstacle] = {}
        for course in self.courses:
            why |= course.lost(name)
        # Lost in one place, a day may be compared in another.
        compared = {
            span.day for span in self.treated if name in span.labels or name == ANY
        }
        reasons = [reason for day, reason in why.items() if day not in compared]
        if not reasons:
            return None
        most = max(reasons, key=reasons.count)
        return Lost(reason=most, days=reasons.count(most))


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
    courses = []
    most, hour = 0, None
    for place, scores in places.items():
        felt = [score for score in scores if score.phase != "after"]
        here = [session for session in sessions if may_be_on(session.places, place)]
        course = _Course(place, felt, here, washout_hours, label, period)
        for found in course.spans():
            if not isinstance(found, Span):
                counts[found] += 1
            else:
                (treated if found.labels else nothing).append(found)
        courses.append(course)
        if len(course.timed) > most:
            most, hour = len(course.timed), course.hour
    return NextDays(treated, nothing, LeftOut(**counts), courses, hour)


class _Course:
    """One place: its score of each day, and the sessions on it."""

    def __init__(  # noqa: PLR0913, PLR0917 - what all days of a place share
        self,
        place: Place | None,
        felt: Sequence[Felt],
        sessions: Sequence[Done],
        washout_hours: float,
        label: Label,
        period: Period,
    ) -> None:
        self.place = place
        self.words = place_words(place)
        self.sessions = sessions_by_day(sessions)
        self.session_days = sorted(self.sessions)
        self.washout_hours = washout_hours
        self.label = label
        self.period = period
        self.reasons: dict[date, Reason] = {}
        self.washed_out: list[Felt] = []
        self.timed = [score for score in felt if score.at is not None]
        self.hour = usual_hour(felt, sessions)
        self.daily = self._daily(felt, self.hour)
        # Days by their number, and the sum of all scores before each.
        self.values = {day.toordinal(): one.value for day, one in self.daily.items()}
        self.numbers = sorted(self.values)
        self.totals = [0.0, *accumulate(self.values[number] for number in self.numbers)]
        self.usual = self.totals[-1] / max(len(self.numbers), 1)

    def spans(self) -> Iterator[Span | Reason]:
        """Yield the span of each scored day of the period, or why there is none."""
        period = self.period
        for day, start in self.daily.items():
            if period.contains(day):
                yield self._span(start)
        for day, reason in self.reasons.items():
            if period.contains(day) and day not in self.daily:
                yield reason

    def days_with(self, name: str) -> Iterator[date]:
        """Yield the days of the period with a session of a group."""
        for day, sessions in self.sessions.items():
            labels = {self.label(one, self.place) for one in sessions} - {NOT_ASKED}
            is_meant = name in labels or (name == ANY and labels)
            if is_meant and self.period.contains(day):
                yield day

    def lost(self, name: str) -> dict[date, Obstacle]:
        """Say of the days with a group that cannot be compared why."""
        found: dict[date, Obstacle] = {}
        for day in self.days_with(name):
            start = self.daily.get(day)
            if start is None:
                found[day] = self.reasons.get(day, "not_scored")
                continue
            span = self._span(start)
            if not isinstance(span, Span):
                found[day] = span
        return found

    def _span(self, start: Felt) -> Span | Reason:
        day = start.day
        next_day = day + DAY
        end = self.daily.get(next_day)
        if end is None or not is_a_day(start, end):
            return "no_next_day"
        labels = _NO_LABELS
        between: Sequence[Done] = ()
        if today := self.sessions.get(day):
            between = parted(start, today).since
        if then := self.sessions.get(next_day):
            between = (*between, *parted(end, then).earlier)
        if between:
            if -hours_since(between[0], start) > SOON:
                return "late_session"
            labels = frozenset([self.label(one, self.place) for one in between])
            if NOT_ASKED in labels:
                return "other_session"
        elif self._washes_out(start):
            self.washed_out.append(start)
            return "washing_out"
        return Span(
            day,
            self.words,
            start.value,
            end.value - start.value,
            self._before(start),
            labels,
        )

    def _daily(self, felt: Sequence[Felt], hour: float) -> dict[date, Felt]:
        """Choose each day's score: the nearest to the hour that no session precedes.

        One that belongs to a session is nearer to what it was done for than any other.
        """
        chosen: dict[date, tuple[float, Felt]] = {}
        # Nothing precedes a score but on a day with a session, and on the day after.
        touched = {day + DAY for day in self.sessions}.union(self.sessions)
        for score in felt:
            day, at = score.day, score.at
            apart = FARTHEST if at is None else hours_apart(at, hour)
            reason: Reason | None = None
            if apart > FARTHEST:
                reason = "other_hour"
            elif day in touched:
                reason = self._unsettled(score)
            if reason is not None:
                if self.reasons.get(day, "other_hour") == "other_hour":
                    self.reasons[day] = reason
                continue
            if score.phase == "before":
                apart = 0.0
            if day not in chosen or apart < chosen[day][0]:
                chosen[day] = (apart, score)
        return {day: score for day, (_, score) in chosen.items()}

    def _unsettled(self, score: Felt) -> Reason | None:
        """Say why a score cannot be taken for the day's; None where it can."""
        today = self.sessions.get(score.day)
        before = self.sessions.get(score.day - DAY, ())
        if today:
            parts = parted(score, today)
            if not parts.is_clear:
                return "unclear"
            before = (*before, *parts.earlier)
        for session in before:
            if hours_since(session, score) < SETTLED:
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
        earlier = parted(start, today).earlier if today else ()
        return any(self._may_last(session, start) for session in earlier)

    def _may_last(self, session: Done, start: Felt) -> bool:
        if session.at is None or start.at is None:
            # At the least, from the end of the one day to the beginning of the other.
            return 24 * ((start.day - session.day).days - 1) < self.washout_hours
        return start.at - session.at <= self.washout_hours

    def hours_after(self, start: Felt) -> float:
        """Give the fewest hours that may lie between a session and a washed-out score.

        Without times of day that is from the end of the one day to the next one.
        """
        index = bisect_left(self.session_days, start.day)
        before = self.sessions[self.session_days[index - 1]] if index else ()
        today = self.sessions.get(start.day)
        earlier = parted(start, today).earlier if today else ()
        hours: list[float] = [
            24.0 * ((start.day - session.day).days - 1)
            if session.at is None or start.at is None
            else start.at - session.at
            for session in (*before, *earlier)
        ]
        return min(hours)

    def _before(self, start: Felt) -> Before:
        """Give how it was before a day, less what is usual."""
        usual, number = self.usual, start.day.toordinal()
        index = bisect_left(self.numbers, number)
        first = bisect_left(self.numbers, number - WEEK, 0, index)
        week = 0.0
        if index > first:
            week = (self.totals[index] - self.totals[first]) / (index - first) - usual
        yesterday = self.values.get(number - 1)
        yesterday = week if yesterday is None else yesterday - usual
        two_days = self.values.get(number - 2)
        two_days = week if two_days is None else two_days - usual
        over = start.value - usual
        both = over * yesterday if over > 0 < yesterday else 0.0
        return Before(over, week, yesterday, two_days, both)
