"""Where a value by day is heading, how sure that is, and the same value smoothed.

The line is Theil's (1950): the median of the slopes between all pairs of days, which
one odd day hardly moves. Its range is Sen's (1968). Both take days for independent of
each other, and days that follow each other are alike: in a third of made-up diaries
without a trend they find one (correlation 0.7 from day to day). So the range is widened
and the test for a trend held back by how alike the days of this diary are.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt
from typing import Literal

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.over_time.buckets import Bucket, bucket_for, bucket_of
from fasciatrack.reporting.over_time.chartables import CHARTABLES, Chartable
from fasciatrack.reporting.over_time.smoothed import TrendPoint, smoothed
from fasciatrack.reporting.statistics.averages import exact, mean, median, squares
from fasciatrack.reporting.statistics.intervals import t_quantile
from fasciatrack.reporting.statistics.several import benjamini_hochberg
from fasciatrack.reporting.statistics.slopes import Point, mann_kendall, theil_sen
from fasciatrack.reporting.trend import FEWEST_DAYS, SHORTEST, alikeness, widening

FEWEST_TO_JUDGE = 14
SHORTEST_TO_JUDGE = 28
"""Below these, nothing is called a trend: with few days chance alone draws lines."""
MOST_POINTS = 200
"""Days, weeks or months that a line goes through: more take weeks, then months.

The time it takes grows with the square of them.
"""
SURE = 0.05
"""How often chance alone may draw such a line, at most."""
NOT_NEAR = 0.2
"""Above it a test has found nothing to speak of; below, only nothing sure."""
SMALLEST_FELT = 1
"""Points of 10 below which people do not call pain changed (Salaffi 2004)."""

Verdict = Literal[
    "none",
    "early",
    "same",
    "level",
    "unclear",
    "lower",
    "higher",
    "falling",
    "rising",
]
Stretch = Literal["week", "month", "year"]

_STRETCHES: Mapping[Bucket, tuple[Stretch, float]] = {
    "day": ("week", 7),
    "week": ("month", 365.25 / 12),
    "month": ("year", 365.25),
}
"""What a slope is told by, where days, weeks or months are drawn; how many days."""
_HALF = 0.5 - 1e-9
"""Of the last decimal; from it on it is rounded up."""
SLOPE_DECIMALS = {"0-10": 2, "1-5": 2, "%": 1, "minutes": 1}
"""What is told of a slope, by unit; others have none.

What is 0 by them counts as 0: nobody is told that pain is rising by 0 points a week.
"""

_Points = list[Point]


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
    lead: int
    """Pairs of points of which the later one is higher, minus those where it is lower.
    """
    p: float | None
    """How often chance alone draws such a line or a steeper one; None where too early.
    """
    q: float | None
    """The same, adjusted for the lines looked at together (Benjamini & Hochberg 1995).
    """

    decimals: int
    """How many are told of the slope."""

    @property
    def has_range(self) -> bool:
        """Whether the range says anything: not where days alike leave nothing but 0."""
        return not (self.is_nothing(self.low) and self.is_nothing(self.high))

    def is_nothing(self, slope: float) -> bool:
        """Say whether a slope is 0 as far as it is told."""
        return abs(slope) < _HALF * 0.1**self.decimals


class Trends(Value):
    """A value by day: its line, and its smoothed values."""

    days: int
    """Days with a value."""
    verdict: Verdict
    """`none`: too few days for a line; `early`: for judging it; `same`: all are alike;
    `lower`, `higher`: later days surely are, though the median slope is 0 as far as it
    is told, which days alike may leave; `level`: a range of nothing but 0, and both
    halves of the days surely less than a point apart.
    """
    line: TrendLine | None
    missing: tuple[Missing, ...]
    """What it still takes for a line, or for a verdict on one."""
    to_judge: tuple[Missing, ...] = ()
    """What it still takes for a verdict, whether there is a line or not."""
    points: tuple[TrendPoint, ...] = ()
    """One for every bucket of a picture, gaps included; none without a picture."""
    areas: int = 1
    """Areas in it; if several, a day is how far they are from their own means."""
    is_without_today: bool = False
    """Whether today was left out, because what is summed still grows."""


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
        period: The days of the line and the smoothed values; those before it count for
            the latter. None for all days, and no smoothed values.
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


def _trends(
    chartable: Chartable,
    days: Mapping[date, float],
    period: Period | None,
    bucket: Bucket,
) -> Trends:
    ordered = dict(sorted(days.items()))
    points: tuple[TrendPoint, ...] = ()
    if period is not None:
        points = tuple(smoothed(ordered, period, bucket))
        ordered = {day: one for day, one in ordered.items() if period.contains(day)}
    missing = _missing(chartable, ordered, FEWEST_DAYS, SHORTEST)
    to_judge = _missing(chartable, ordered, FEWEST_TO_JUDGE, SHORTEST_TO_JUDGE)
    verdict: Verdict = "none"
    line = None
    if not missing:
        if len(set(ordered.values())) == 1:
            verdict, to_judge = "same", ()
        else:
            verdict, missing = "early" if to_judge else "unclear", to_judge
        line = _line(chartable.unit, ordered, is_judged=verdict == "unclear")
        if _is_level(chartable.unit, ordered, line):
            verdict = "level"
    return Trends(
        days=len(ordered),
        verdict=verdict,
        line=line,
        missing=missing,
        to_judge=to_judge,
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
    verdict = trends.verdict
    if float(f"{q:.3g}") <= SURE:
        # What is surely higher has a median slope of 0 where most days are alike.
        verdict = "higher" if line.lead > 0 else "lower"
        if not line.is_nothing(line.slope):
            verdict = "rising" if line.slope > 0 else "falling"
    return replace(trends, verdict=verdict, line=replace(line, q=_chance(q)))


def _line(unit: str, days: Mapping[date, float], *, is_judged: bool) -> TrendLine:
    first, last = min(days), max(days)
    step, points = _stepped(first, days)
    alike = alikeness(points)
    wider = widening(alike)
    found = theil_sen(points, widening=wider)
    test = mann_kendall(points, widening=wider)
    middle, level = (median([point[axis] for point in points]) for axis in (0, 1))
    whole = (last - first).days
    per, length = _STRETCHES[bucket_for(whole + 1)]

    def at(day: float, slope: float) -> float:
        return exact(level + slope * (day - middle))

    return TrendLine(
        step=step,
        n=len(points),
        first=first,
        last=last,
        per=per,
        slope=exact(found.slope * length),
        low=exact(found.low * length),
        high=exact(found.high * length),
        start=at(0, found.slope),
        end=at(whole, found.slope),
        start_range=(at(0, found.high), at(0, found.low)),
        end_range=(at(whole, found.low), at(whole, found.high)),
        alike=exact(alike),
        lead=test.s,
        p=_chance(test.p) if is_judged else None,
        q=None,
        decimals=SLOPE_DECIMALS.get(unit, 0),
    )


def _is_level(unit: str, days: Mapping[date, float], line: TrendLine) -> bool:
    """Say whether nothing moved: equal scores leave a range of 0 by themselves.

    What would be felt is known of scores from 0 to 10 only.
    """
    if unit != "0-10" or line.has_range or line.p is None or line.p <= NOT_NEAR:
        return False
    values = [value for _, value in _stepped(line.first, days)[1]]
    n = len(values)
    earlier, later = values[: n // 2], values[n // 2 :]
    variance = (squares(earlier) + squares(later)) / (n - 2)
    shares = 1 / len(earlier) + 1 / len(later)
    reach = t_quantile(n - 2) * sqrt(variance * shares * widening(line.alike))
    return abs(mean(later) - mean(earlier)) + reach < SMALLEST_FELT


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


def _chance(share: float) -> float:
    # A q that is the p it was adjusted from is the same number.
    return float(f"{share:.12g}")
