"""What weeks of scores show that one day does not: pain that rises or stays.

Two rules, with limits that are the same for everybody, and the same as those of the
safety notices. They say what was logged; what it came from, and what it means, they
cannot tell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value
from fasciatrack.reporting.notices.pain import (
    FEWEST_DAYS,
    LEAST_RISE,
    SHORTEST,
    TREND_DAYS,
)
from fasciatrack.reporting.notices.unchanged import LEAST_DROP, medians_of
from fasciatrack.reporting.page.areas import Score
from fasciatrack.reporting.statistics.averages import exact, median
from fasciatrack.reporting.trend import build_trend, widened_range

LOOKED_AT = TREND_DAYS
"""Days up to the page's last in which a rise is looked for, however short it is.

Twice what a rise needs, so that a score every fourth day is enough for one.
"""

Rule = Literal["rising", "unchanged"]


class Course(Value):
    """What pain in one area did over some weeks."""

    rule: Rule
    place: Place | None
    first: date
    last: date
    n: int
    """Days with a score for a rise; sessions with pain before for no change."""
    start: float | None = None
    """Median pain before the first two sessions, where it hardly changed."""
    end: float | None = None
    """Median pain before the last three."""
    rise: float | None = None
    """Points from the first to the last day, along the median slope."""
    low: float | None = None
    """Its range, 95 %, as wide as days are alike: 0 or less where it may be chance."""
    high: float | None = None

    @property
    def is_above(self) -> bool:
        """Whether pain before sessions is a point higher now, or more."""
        if self.start is None or self.end is None:
            return False
        return self.end - self.start >= LEAST_DROP


def find_courses(
    scores: Iterable[Score], places: Sequence[Place | None], period: Period
) -> tuple[Course, ...]:
    """Find what rises or hardly changes: rises first, then in the order of the places.

    Where pain rises, that it is not lower before sessions is not said as well.

    Args:
        scores: Those of LOOKED_AT days up to the period's last, and those before
            sessions of all days before, oldest first.
        places: The areas to look at.
        period: What is found reaches into it.
    """
    by_place: dict[Place | None, list[Score]] = {place: [] for place in places}
    for score in scores:
        if (
            score.metric == "pain"
            and not score.is_after
            and score.place in by_place
            and score.day <= period.last
        ):
            by_place[score.place].append(score)
    rising = list(_found(by_place, _rising, period))
    said = {course.place for course in rising}
    unchanged = [
        course
        for course in _found(by_place, _unchanged, period)
        if course.place not in said
    ]
    return (*rising, *unchanged)


def _found(
    by_place: dict[Place | None, list[Score]],
    rule: Callable[[Place | None, list[Score], date], Course | None],
    period: Period,
) -> Iterator[Course]:
    for place, scores in by_place.items():
        course = rule(place, scores, period.last)
        if course is not None and period.contains(course.last):
            yield course


def _rising(place: Place | None, scores: list[Score], today: date) -> Course | None:
    """Look for a rise in the last eight weeks."""
    by_day: dict[date, list[float]] = {}
    for score in scores:
        if score.day > today - LOOKED_AT * DAY:
            by_day.setdefault(score.day, []).append(score.value)
    by_median = {day: median(some) for day, some in by_day.items()}
    trend = build_trend(by_median)
    # Looked at as if days were independent: a rise is told early rather than late.
    if trend is None or trend.n < FEWEST_DAYS or trend.low <= 0:
        return None
    days = (trend.last - trend.first).days
    if days + 1 < SHORTEST or round(trend.rise, 6) < LEAST_RISE:
        return None
    low, high = widened_range(by_median)
    return Course(
        rule="rising",
        place=place,
        first=trend.first,
        last=trend.last,
        n=trend.n,
        rise=exact(trend.rise),
        low=exact(low * days),
        high=exact(high * days),
    )


def _unchanged(place: Place | None, scores: list[Score], _: date) -> Course | None:
    """Look for pain before sessions that is about where it began, or above."""
    # A session has one score before it in a place.
    sessions = [score for score in scores if score.is_before]
    pains = [(score.day, score.value) for score in sessions]
    medians = medians_of(pains[-1], pains, pains[-2::-1]) if pains else None
    if medians is None:
        return None
    start, end = medians
    return Course(
        rule="unchanged",
        place=place,
        first=sessions[0].day,
        last=sessions[-1].day,
        n=len(sessions),
        start=exact(start),
        end=exact(end),
    )
