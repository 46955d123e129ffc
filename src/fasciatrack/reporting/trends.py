"""Where a value by day is heading, how sure that is, and the same value smoothed.

The line is Theil's (1950): the median of the slopes between all pairs of days, which
one odd day hardly moves. Its range is Sen's (1968). Both take days for independent of
each other, and days that follow each other are alike: in a third of made-up diaries
without a trend they find one (correlation 0.7 from day to day). So the range is widened
and the test for a trend held back by how alike the days of this diary are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.buckets import (
    Bucket,
    bucket_for,
    bucket_of,
    bucket_starts,
)
from fasciatrack.reporting.chartables import CHARTABLES, Chartable
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.observations import Observation
from fasciatrack.reporting.statistics.averages import mean, median
from fasciatrack.reporting.statistics.correlation import lag_one
from fasciatrack.reporting.statistics.several import benjamini_hochberg
from fasciatrack.reporting.statistics.slopes import (
    least_squares,
    mann_kendall,
    theil_sen,
)
from fasciatrack.reporting.statistics.smoothing import ewma_by_time, moving_average

FEWEST_DAYS = 8
"""Days with a value without which there is no line."""
SHORTEST = 14
"""Days from the first to the last of them, both counted."""
FEWEST_TO_JUDGE = 14
SHORTEST_TO_JUDGE = 28
"""Below these, nothing is called a trend: with few days chance alone draws lines."""
MOST_POINTS = 200
"""Days, weeks or months that a line goes through: more take weeks, then months.

The time it takes grows with the square of them.
"""
MOST_ALIKE = 0.95
"""A range that is 6 times as wide; above it there would be none."""
SURE = 0.05
"""How often chance alone may draw such a line, at most."""
WINDOW, FEWEST_IN_WINDOW = 7, 4
"""Days of a moving average, and how many of them need a value."""
FADING = 7.0
"""Days after which a value counts a third (1/e) of what it did, in the fading mean."""

Verdict = Literal["none", "early", "same", "level", "unclear", "falling", "rising"]
Stretch = Literal["week", "month", "year"]

_STRETCHES: Mapping[Bucket, tuple[Stretch, float]] = {
    "day": ("week", 7),
    "week": ("month", 365.25 / 12),
    "month": ("year", 365.25),
}
"""What a slope is told by, where days, weeks or months are drawn; how many days."""
_FINEST = {"0-10": (1, 2), "1-5": (1, 2), "%": (0, 1), "minutes": (0, 1)}
"""Decimals of a value on the line, and of its slope, by unit; others have none."""
_DECIMALS = 2
"""Of the smoothed values, as of all values of a chart."""

_Points = list[tuple[float, float]]


class TrendLine(Value):
    """A straight line through values by day, and what it may be off by."""

    step: Bucket
    """What one point of it is: a day's value, or the mean of a week's or a month's."""
    n: int
    """Points that it goes through."""
    first: date
    """The first day with a value."""
    last: date
    """The last one."""
    per: Stretch
    """What the slope is told by."""
    slope: float
    """How much the value rises in such a stretch; below 0 it falls."""
    low: float
    """The lower end of the slope's range, 95 %."""
    high: float
    """The upper end; the range is widened where days that follow are alike."""
    start: float
    """The line on its first day; it may lie beyond the ends of the scale."""
    end: float
    """The line on its last day."""
    start_range: tuple[float, float]
    """Where lines with the slopes of the range would begin, through its middle."""
    end_range: tuple[float, float]
    """Where they would end."""
    alike: float
    """How alike points that follow each other are beside the line: 0 not, 1 the same.
    """
    p: float | None
    """How often chance alone draws such a line or a steeper one; None where too early.
    """
    q: float | None
    """The same, adjusted for the lines looked at together (Benjamini & Hochberg 1995).
    """


class TrendPoint(Value):
    """One bucket of a picture with its smoothed values."""

    day: date
    """Its first day."""
    value: float | None
    """The mean of its days."""
    n: int
    """Days with a value."""
    average: float | None
    """The mean of the seven days up to its last; None below four days with a value."""
    fading: float | None
    """The mean with older days counting less, on its last day with a value."""


class Trends(Value):
    """A value by day: its line, and its smoothed values."""

    days: int
    """Days with a value."""
    verdict: Verdict
    """`none`: too few days for a line; `early`: for judging it; `same`: all are alike;
    `level`: the range of the slope is nothing but 0, as far as it is told.
    """
    line: TrendLine | None
    missing: tuple[Missing, ...]
    """What it still takes for a line, or for a verdict on one."""
    points: tuple[TrendPoint, ...] = ()
    """One for every bucket of a picture, gaps included; none without a picture."""


def build_trends(
    metric: str,
    groups: Sequence[Mapping[date, float]],
    *,
    period: Period | None = None,
    bucket: Bucket = "day",
) -> tuple[Trends, ...]:
    """Find the trend of each group of values by day; they are judged together.

    Args:
        metric: A name from CHARTABLES that is drawn as a line.
        groups: The values by day of each picture.
        period: The days to smooth; None for no smoothed values.
        bucket: How fine these are.
    """
    chartable = CHARTABLES[metric]
    found = [_trends(chartable, days, period, bucket) for days in groups]
    ps = [one.line.p for one in found if one.line and one.line.p is not None]
    qs = iter(benjamini_hochberg(ps))
    return tuple(
        _judged(one, one.line, next(qs)) if one.line and one.line.p is not None else one
        for one in found
    )


def values_by_day(
    metric: str, observations: Iterable[Observation]
) -> dict[date, float]:
    """Give each day's median, or its sum where a metric adds up, earliest first.

    Scores right after a session are left out: they would make a day with care look
    milder than it was.
    """
    by_day: dict[date, list[float]] = {}
    for one in observations:
        if one.value is not None and one.label != "after":
            by_day.setdefault(one.day, []).append(one.value)
    of_day = sum if CHARTABLES[metric].adds_up else median
    return {day: of_day(by_day[day]) for day in sorted(by_day)}


def _trends(
    chartable: Chartable,
    days: Mapping[date, float],
    period: Period | None,
    bucket: Bucket,
) -> Trends:
    ordered = dict(sorted(days.items()))
    points = () if period is None else tuple(_points(ordered, period, bucket))
    missing = _missing(chartable, ordered, FEWEST_DAYS, SHORTEST)
    if missing:
        return Trends(
            days=len(days), verdict="none", line=None, missing=missing, points=points
        )
    same = len(set(ordered.values())) == 1
    if not same:
        missing = _missing(chartable, ordered, FEWEST_TO_JUDGE, SHORTEST_TO_JUDGE)
    verdict: Verdict = "same" if same else "early" if missing else "unclear"
    return Trends(
        days=len(days),
        verdict=verdict,
        line=_line(chartable.unit, ordered, is_judged=verdict == "unclear"),
        missing=missing,
        points=points,
    )


def _missing(
    chartable: Chartable, days: Mapping[date, float], fewest: int, shortest: int
) -> tuple[Missing, ...]:
    counted = chartable.counted
    what = "night" if counted == "night" else f"day with a {counted}"
    if chartable.rated and not days:
        # There are scores, or nobody would ask; those after sessions do not count.
        what += " before or between sessions"
    span = (max(days) - min(days)).days + 1 if days else 0
    return still_missing(
        (what, len(days), fewest), ("day from first to last", span, shortest)
    )


def _judged(trends: Trends, line: TrendLine, q: float) -> Trends:
    verdict: Verdict = "level" if line.low == line.high else "unclear"
    # Where most scores are alike the median slope is 0 whatever the test says.
    if q <= SURE and line.slope < 0 and line.high <= 0:
        verdict = "falling"
    if q <= SURE and line.slope > 0 and line.low >= 0:
        verdict = "rising"
    return replace(trends, verdict=verdict, line=replace(line, q=_tidy(q, 4)))


def _line(unit: str, days: Mapping[date, float], *, is_judged: bool) -> TrendLine:
    first, last = min(days), max(days)
    step, points = _stepped(first, days)
    alike = _alike(points)
    widening = (1 + alike) / (1 - alike)
    found = theil_sen(points, widening=widening)
    middle, level = (median([point[axis] for point in points]) for axis in (0, 1))
    whole = (last - first).days
    per, length = _STRETCHES[bucket_for(whole + 1)]
    fine, finer = _FINEST.get(unit, (0, 0))

    def at(day: float, slope: float) -> float:
        return _tidy(level + slope * (day - middle), fine)

    return TrendLine(
        step=step,
        n=len(points),
        first=first,
        last=last,
        per=per,
        slope=_tidy(found.slope * length, finer),
        low=_tidy(found.low * length, finer),
        high=_tidy(found.high * length, finer),
        start=at(0, found.slope),
        end=at(whole, found.slope),
        start_range=(at(0, found.high), at(0, found.low)),
        end_range=(at(whole, found.low), at(whole, found.high)),
        alike=_tidy(alike, 2),
        p=(_tidy(mann_kendall(points, widening=widening).p, 4) if is_judged else None),
        q=None,
    )


def _stepped(first: date, days: Mapping[date, float]) -> tuple[Bucket, _Points]:
    """Take days, or the means of weeks or months where there are too many days."""
    if len(days) <= MOST_POINTS:
        return "day", [((day - first).days, value) for day, value in days.items()]
    weeks = _means(first, days, "week")
    if len(weeks) <= MOST_POINTS:
        return "week", weeks
    return "month", _means(first, days, "month")


def _means(first: date, days: Mapping[date, float], bucket: Bucket) -> _Points:
    groups: dict[date, _Points] = {}
    for day, value in days.items():
        point = (day - first).days, value
        groups.setdefault(bucket_of(day, bucket), []).append(point)
    return [
        (mean([moment for moment, _ in some]), mean([value for _, value in some]))
        for some in groups.values()
    ]


def _alike(points: _Points) -> float:
    """Give the correlation of points that follow each other, the line taken out.

    In short series it comes out too low, by about (2 + 4r)/n where a line was taken out
    (Marriott & Pope 1954, Biometrika 41:390). Twice that is added: too low a guess
    would find trends that are none, and the guess itself is a rough one.
    """
    line = least_squares(points)
    # What is left of a perfect line is rounding, which is alike as well.
    beside = [
        round(value - line.intercept - line.slope * moment, 9)
        for moment, value in points
    ]
    if not any(beside):
        return 0.0
    r = lag_one(beside)
    return min(max(r + 2 * (2 + 4 * r) / len(points), 0.0), MOST_ALIKE)


def _points(
    days: Mapping[date, float], period: Period, bucket: Bucket
) -> Iterator[TrendPoint]:
    starts = list(bucket_starts(period, bucket))
    inside: dict[date, list[date]] = {start: [] for start in starts}
    for day in days:
        inside[bucket_of(day, bucket)].append(day)
    averages = moving_average(days, period, WINDOW, FEWEST_IN_WINDOW)
    fading = _fading(days)
    ends = [*(start - DAY for start in starts[1:]), period.last]
    for (start, some), end in zip(inside.items(), ends, strict=True):
        yield TrendPoint(
            day=start,
            value=_rounded(mean([days[day] for day in some]) if some else None),
            n=len(some),
            average=_rounded(averages[end]),
            fading=_rounded(fading[some[-1]] if some else None),
        )


def _fading(days: Mapping[date, float]) -> dict[date, float]:
    if not days:
        return {}
    first = min(days)
    points = [((day - first).days, value) for day, value in days.items()]
    return dict(zip(days, ewma_by_time(points, FADING), strict=True))


def _rounded(value: float | None) -> float | None:
    return None if value is None else _tidy(value, _DECIMALS)


def _tidy(value: float, decimals: int) -> float:
    """Round, and never to a zero with a minus."""
    return round(value, decimals) + 0.0
