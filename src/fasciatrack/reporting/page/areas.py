"""Where it hurts: pain and stiffness by area, at the beginning and now.

Figures are of scores before sessions and at check-ins or follow-ups; what was felt
right after a session would make days with care look milder. A day counts once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.periods import DAY, Period, month_of, week_of
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Felt
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import exact_mean
from fasciatrack.reporting.per_area import by_side, day_means, told_apart

Bucket = Literal["day", "week", "month"]

SCORED = ("pain", "stiffness")
SEVERE = 7
"""From here on pain is called severe."""
FEWEST_DAYS = 3
"""With fewer days there is hardly a picture to be had of an area."""
FEWEST_SHARE = 4
"""An area scored on fewer than a quarter of the days of another comes after it."""
LONGEST_BY_DAY = 120
LONGEST_BY_WEEK = 3 * 366


_LENGTHS = {"day": 1, "week": 7}


class AreaFigures(Value):
    """One area over some days; None where nothing was scored."""

    days: int
    """Days with a pain score."""
    average: float | None
    """Mean of the days' means."""
    worst: float | None
    """The highest pain score."""
    least: float | None
    """The lowest."""
    severe_days: int
    """Days on which a score was 7 or more."""
    stiffness: float | None
    """Mean of the days' means."""
    stiffness_days: int
    """Days with a stiffness score."""


class TrendPoint(Value):
    """One day, week or month of an area's pain; None is a gap."""

    day: date
    """Its first day."""
    pain: float | None
    """Before sessions, at check-ins and at follow-ups."""
    after: float | None
    """Right after sessions."""


class AreaPart(Value):
    """One area on the page."""

    place: Place | None
    """None for what was scored without an area."""
    first: AreaFigures | None
    """The first two weeks; None where the period is shorter than four."""
    now: AreaFigures
    """The last two weeks, or the whole period where it is shorter than four."""
    whole: AreaFigures
    trend: tuple[TrendPoint, ...]


class Score(Value):
    """One score of one area."""

    day: date
    metric: str
    is_after: bool
    value: float
    place: Place | None
    is_before: bool
    """Whether it was given before a session."""


def area_scores(
    entries: Sequence[Entry],
    selection: Selection,
    sided: Collection[str] | None = None,
) -> list[Score]:
    """Collect the scores of the selected areas, in the order of the entries.

    Args:
        entries: Oldest first.
        selection: Only its places count.
        sided: Areas of which both sides, scored as one, count for each; else those of
            which one side is scored by itself.
    """
    if sided is None:
        sided = told_apart(entries, SCORED)
    return [
        Score(
            day=entry.day,
            metric=rating.metric,
            is_after=rating.phase == "after",
            value=rating.value,
            place=place,
            is_before=rating.phase == "before",
        )
        for entry in entries
        for place, rating in by_side(entry.ratings, sided)
        if rating.metric in SCORED and selection.covers(place)
    ]


def starting_scores(
    felt: Iterable[Felt], selection: Selection, sided: Collection[str]
) -> list[Score]:
    """Collect the pain before sessions in the selected areas, as `area_scores` does."""
    of_session: dict[int, list[Felt]] = {}
    for score in felt:
        if score.metric == "pain" and score.phase == "before":
            of_session.setdefault(score.number, []).append(score)
    return [
        Score(
            day=scores[0].day,
            metric=rating.metric,
            is_after=False,
            value=rating.value,
            place=place,
            is_before=True,
        )
        for scores in of_session.values()
        for place, rating in by_side(map(_rating, scores), sided)
        if selection.covers(place)
    ]


def _rating(score: Felt) -> Rating:
    place = score.place
    return Rating(
        metric=score.metric,
        phase=score.phase,
        value=score.value,
        area=place.area if place else None,
        side=place.side if place else None,
    )


def area_parts(
    scores: Sequence[Score], *, period: Period, first: Period | None, now: Period
) -> tuple[AreaPart, ...]:
    """Describe every area that has a score of its own, worst pain first.

    Areas scored on few days come after those that were scored on many.
    """
    by_place: dict[Place | None, list[Score]] = {}
    for score in scores:
        if period.contains(score.day):
            by_place.setdefault(score.place, []).append(score)
    parts = [
        AreaPart(
            place=place,
            first=None if first is None else _figures(some, first),
            now=_figures(some, now),
            whole=_figures(some, period),
            trend=_trend(some, period),
        )
        for place, some in by_place.items()
        if any(not score.is_after for score in some)
    ]
    most = max(map(_days, parts), default=0)
    enough = max(FEWEST_DAYS, most / FEWEST_SHARE)
    return tuple(sorted(parts, key=lambda part: (_days(part) < enough, *_rank(part))))


def bucket_for(period: Period) -> Bucket:
    """Say whether a period is drawn by day, by week or by month."""
    if period.length <= LONGEST_BY_DAY:
        return "day"
    return "week" if period.length <= LONGEST_BY_WEEK else "month"


def bucket_starts(period: Period) -> Iterator[date]:
    """Yield the first day of each day, week or month a period is drawn by."""
    bucket = bucket_for(period)
    day = bucket_start(period.first, bucket)
    while day <= period.last:
        yield day
        day += (month_of(day).length if bucket == "month" else _LENGTHS[bucket]) * DAY


def bucket_start(day: date, bucket: Bucket) -> date:
    """Give the first day of the day, week or month that a day lies in."""
    if bucket == "day":
        return day
    return (week_of(day) if bucket == "week" else month_of(day)).first


def bucket_means(days: dict[date, float], bucket: Bucket) -> dict[date, float | None]:
    """Average the days of each day, week or month."""
    grouped: dict[date, list[float]] = {}
    for day, value in days.items():
        grouped.setdefault(bucket_start(day, bucket), []).append(value)
    return {start: exact_mean(values) for start, values in grouped.items()}


def _figures(scores: Sequence[Score], period: Period) -> AreaFigures:
    own = [s for s in scores if not s.is_after and period.contains(s.day)]
    pain = [(score.day, score.value) for score in own if score.metric == "pain"]
    stiffness = [(s.day, s.value) for s in own if s.metric == "stiffness"]
    values = [value for _, value in pain]
    days, stiff_days = day_means(pain), day_means(stiffness)
    return AreaFigures(
        days=len(days),
        average=exact_mean(list(days.values())),
        worst=max(values, default=None),
        least=min(values, default=None),
        severe_days=len({day for day, value in pain if value >= SEVERE}),
        stiffness=exact_mean(list(stiff_days.values())),
        stiffness_days=len(stiff_days),
    )


def _trend(scores: Sequence[Score], period: Period) -> tuple[TrendPoint, ...]:
    bucket = bucket_for(period)
    pain, after = (
        bucket_means(
            day_means(
                (score.day, score.value)
                for score in scores
                if score.metric == "pain" and score.is_after == is_after
            ),
            bucket,
        )
        for is_after in (False, True)
    )
    return tuple(
        TrendPoint(day=day, pain=pain.get(day), after=after.get(day))
        for day in bucket_starts(period)
    )


def _days(part: AreaPart) -> int:
    return max(part.whole.days, part.whole.stiffness_days)


def _rank(part: AreaPart) -> tuple[bool, float, float, str]:
    pain, stiffness = part.whole.average, part.whole.stiffness
    return pain is None, -(pain or 0), -(stiffness or 0), str(part.place or "")
