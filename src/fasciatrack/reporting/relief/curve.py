"""The share whose relief lasted longer than so many days, and how sure that is.

A length is only known to end between two scores. The curve takes the middle; its range
reaches from the lower end for the earliest ends to the upper end for the latest. Before
any is over, that so many were all still lower is sure as far as Wilson says.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date

from fasciatrack.domain.values import Value
from fasciatrack.reporting.relief.episodes import Episode
from fasciatrack.reporting.statistics.averages import exact
from fasciatrack.reporting.statistics.intervals import wilson
from fasciatrack.reporting.statistics.survival import (
    Lifetime,
    curve_range,
    half_lasted,
    kaplan_meier,
)

HALF = 0.5


class Length(Value):
    """What one session's relief was seen to last, in days."""

    number: int
    """Of the session's entry."""
    day: date
    before: float
    after: float
    days: float
    """The middle of both below; where no end was seen, it lasted at least so long."""
    lower_until: float
    """The last score that was still lower; 0 without one."""
    back_by: float | None
    """The first score that was not; None where no end was seen."""
    is_rough: bool
    """Whether there was no score for more than two days on end."""

    @property
    def is_over(self) -> bool:
        """Whether it was seen to be over."""
        return self.back_by is not None


class CurvePoint(Value):
    """The share that lasted longer, from some day on."""

    days: float
    share: float
    low: float
    high: float
    """In between it may lie: by chance (95 %), and by when between scores it ended."""
    followed: int
    """Sessions looked at for so long."""


class Half(Value):
    """What half of the sessions lasted longer than, in days."""

    days: float | None
    """None where half was not reached."""
    low: float | None
    high: float | None
    """In between it may lie; None for no end that is known."""


def length_of(one: Episode) -> Length:
    """Take what was seen to hundredths of a day, a quarter of an hour.

    A score a few minutes before the same hour of the next day is one a day later.
    """
    until = round(one.lower_until, 2)
    back_by = None if one.back_by is None else round(one.back_by, 2)
    return Length(
        number=one.number,
        day=one.day,
        before=one.before,
        after=one.after,
        days=until if back_by is None else exact((until + back_by) / 2),
        lower_until=until,
        back_by=back_by,
        is_rough=one.is_rough,
    )


def curve_of(lengths: Sequence[Length]) -> tuple[CurvePoint, ...]:
    """Give the share at every length at which it or its range changes, from 0 on.

    Args:
        lengths: At least one.
    """
    middle = _Fall(lengths, lambda one: one.days)
    earliest = _Fall(lengths, lambda one: one.lower_until)
    latest = _Fall(
        lengths, lambda one: one.days if one.back_by is None else one.back_by
    )
    ended = sorted(one.days for one in lengths)
    first = min(earliest.at, default=ended[-1])
    lost = {days for days in ended if days < first}
    return tuple(
        CurvePoint(
            days=days,
            share=exact(middle.share(days)),
            low=exact(earliest.low(days)),
            high=exact(latest.high(days)),
            followed=len(ended) - bisect_left(ended, days),
        )
        for days in sorted({0.0, *lost, *middle.at, *earliest.at, *latest.at})
    )


def half_of(lengths: Sequence[Length], curve: Sequence[CurvePoint]) -> Half:
    """Give the median, and from when and until when half may have been reached."""
    steps = kaplan_meier(Lifetime(one.days, one.is_over) for one in lengths)
    days = half_lasted(steps)
    return Half(
        days=None if days is None else exact(days),
        low=next((point.days for point in curve if point.low <= HALF), None),
        high=next((point.days for point in curve if point.high <= HALF), None),
    )


class _Fall:
    """A curve by one reading of when each was over."""

    def __init__(
        self, lengths: Sequence[Length], end: Callable[[Length], float]
    ) -> None:
        self._ends = sorted(map(end, lengths))
        steps = kaplan_meier(Lifetime(end(one), one.is_over) for one in lengths)
        self.at = [step.at for step in steps]
        self._shares = [1.0, *(step.share for step in steps)]
        self._lows, self._highs = [], [1.0]
        for between in curve_range(steps):
            # Where none is left, that it may be more is known from before only.
            self._lows.append(between.low if between else 0.0)
            self._highs.append(between.high if between else self._highs[-1])

    def share(self, days: float) -> float:
        """Give the share that lasted longer."""
        return self._shares[bisect_right(self.at, days)]

    def low(self, days: float) -> float:
        """Give the lower end of its range."""
        steps = bisect_right(self.at, days)
        if steps:
            return self._lows[steps - 1]
        left = len(self._ends) - bisect_right(self._ends, days)
        return wilson(left, left).low

    def high(self, days: float) -> float:
        """Give the upper end of its range."""
        return self._highs[bisect_right(self.at, days)]
