"""A metric over time: the numbers of a chart, before anyone draws it.

A bucket (a day, a week, a month) without data is None: never interpolated, never 0.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import fsum

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.scales import PHASES
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.errors import InvalidValueError
from fasciatrack.reporting.over_time.buckets import (
    Bucket,
    bucket_for,
    bucket_of,
    bucket_starts,
)
from fasciatrack.reporting.over_time.chartables import CHARTABLES, Chartable, Form
from fasciatrack.reporting.over_time.day_values import values_by_day
from fasciatrack.reporting.over_time.observations import Observation, by_place, severity
from fasciatrack.reporting.over_time.smoothed import with_days_before
from fasciatrack.reporting.over_time.trends import Trends, build_trends
from fasciatrack.reporting.statistics.averages import exact

LONGEST_BARS_BY_WEEK = 27 * 7
"""Half a year; so many bars still fit 40 columns."""
ALL_AREAS = "all areas"
"""The condition to name when a line is the mean over several areas."""
MOST_PANELS = 6
"""More pictures than this cannot be compared at a glance."""


class Point(Value):
    """One bucket of a line."""

    day: date
    """Its first day; a week's Monday, a month's first."""
    value: float | None
    """The mean of its days; bars add up."""
    n: int
    """Observations in it that have a value."""
    unsaid: int = 0
    """Sessions in it that do not say how long they took, for `minutes`."""


class Line(Value):
    """One value over time."""

    label: str
    """`before`, `after`, `now` (at a check-in) or the metric's own name."""
    points: tuple[Point, ...]
    """One for every bucket of the period, gaps included."""


class Panel(Value):
    """One picture: all lines about one area, or about everything selected."""

    title: str
    """An area when there is one panel for each, else the chart's conditions."""
    lines: tuple[Line, ...]
    trends: Trends | None = None
    """Where it is heading; None for sums, which are drawn as bars."""


class Chart(Value):
    """Everything a chart shows, before anyone draws it."""

    metric: str
    unit: str
    period: Period
    """From the first to the last day drawn: nothing after today."""
    form: Form
    bucket: Bucket
    panels: tuple[Panel, ...]
    """Empty when there is nothing to draw."""
    others: tuple[str, ...] = ()
    """Areas that have data and no panel, because there are too many."""
    conditions: tuple[str, ...] = ()
    """What was asked for, in words: `left calf`, `foam-roll`, `#travel`, `all areas`.
    """


def build_chart(  # noqa: PLR0913 - one argument per question a chart answers
    metric: str,
    observations: Iterable[Observation],
    *,
    period: Period,
    selection: Selection,
    by_area: bool = False,
    today: date,
    begun: date | None = None,
) -> Chart:
    """Arrange what was observed of a metric over time.

    Args:
        metric: A name from CHARTABLES.
        observations: Those of `days_to_read` that are selected, in any order.
        period: The days to draw; open at its beginning, from the first observation.
        selection: Kinds, places and tags, to name them.
        by_area: One panel per place instead of one for all, worst first.
        today: Nothing is drawn after it.
        begun: The diary's first day; None where it is empty.

    Raises:
        InvalidValueError: by_area for something that is not felt in an area.
    """
    chartable = _chartable(metric, by_area=by_area)
    known = list(observations)
    conditions = conditions_of(selection, mixes_areas=chartable.rated and not by_area)
    groups = _groups(metric, known, period, None if by_area else ", ".join(conditions))
    drawn = _drawn_period(period, known, today)
    shelf = _Shelf.of(chartable, drawn, begun or drawn.first)
    return Chart(
        metric=metric,
        unit=chartable.unit,
        period=drawn,
        form=chartable.form,
        bucket=shelf.bucket,
        panels=tuple(_panels(shelf, drawn, groups[:MOST_PANELS], today)),
        others=tuple(group.title for group in groups[MOST_PANELS:]),
        conditions=conditions,
    )


def conditions_of(selection: Selection, *, mixes_areas: bool) -> tuple[str, ...]:
    """Name what it narrows to; `all areas` where scores of several become one."""
    words = selection.in_words()
    return (ALL_AREAS, *words) if mixes_areas and not selection.places else words


def _chartable(metric: str, *, by_area: bool) -> Chartable:
    chartable = CHARTABLES[metric]
    if by_area and not chartable.per_area:
        raise InvalidValueError(
            f"{metric} is not about an area", hint="leave out --by area"
        )
    return chartable


def days_to_read(metric: str, period: Period) -> Period:
    """Give the days whose observations a chart of a period takes."""
    return with_days_before(period) if CHARTABLES[metric].form == "line" else period


class _Group(Value):
    """What one panel is made of."""

    title: str
    known: Sequence[Observation]
    """Up to the period's last day."""
    seen: Sequence[Observation]
    """Those of the period."""


def _groups(
    metric: str,
    known: Sequence[Observation],
    period: Period,
    title: str | None,
) -> list[_Group]:
    """Group by place, or all under a title; only what has a value, worst first."""
    seen = [one for one in known if period.contains(one.day)]
    parts = by_place(seen) if title is None else {title: seen}
    # Sides that were told apart only before the period make no panels in it.
    before = by_place(known) if title is None else {title: known}
    groups = [
        _Group(title=name, known=before.get(name, some), seen=some)
        for name, some in parts.items()
        if any(one.value is not None for one in some)
    ]
    return sorted(groups, key=lambda one: (-severity(metric, one.seen), one.title))


def _panels(
    shelf: "_Shelf", period: Period, groups: Sequence[_Group], today: date
) -> Iterator[Panel]:
    known = [group.known for group in groups]
    trends: Sequence[Trends | None] = [None] * len(groups)
    if shelf.chartable.form == "line":
        trends = _trends(shelf, period, known, today)
    for group, found in zip(groups, trends, strict=True):
        lines = shelf.lines(group.seen)
        yield Panel(title=group.title, lines=lines, trends=found)


def _trends(
    shelf: "_Shelf",
    period: Period,
    groups: Sequence[Sequence[Observation]],
    today: date,
) -> list[Trends]:
    """Find the trend of each group; they are judged together."""
    metric = shelf.chartable.name
    values = [
        values_by_day(metric, group, period=period, today=today) for group in groups
    ]
    days = [one.days for one in values]
    found = build_trends(metric, days, period=period, bucket=shelf.bucket)
    return [
        replace(trends, areas=one.areas, is_without_today=one.is_without_today)
        for trends, one in zip(found, values, strict=True)
    ]


def _drawn_period(
    period: Period, observations: Sequence[Observation], today: date
) -> Period:
    days = [one.day for one in observations if period.contains(one.day)]
    if not days:
        return period
    first = min(days) if period.first == EARLIEST else period.first
    # Somebody who flew west may have entries on a day that is still to come here.
    return Period(first=first, last=min(period.last, max(today, *days)))


def _bucket(period: Period, chartable: Chartable) -> Bucket:
    if chartable.form == "bars":
        return "week" if period.length <= LONGEST_BARS_BY_WEEK else "month"
    return bucket_for(period.length)


class _Shelf(Value):
    """The buckets of a period, to put observations into."""

    chartable: Chartable
    bucket: Bucket
    starts: tuple[date, ...]
    begun: date

    @classmethod
    def of(cls, chartable: Chartable, period: Period, begun: date) -> "_Shelf":
        """Make room for every bucket of a period."""
        bucket = _bucket(period, chartable)
        starts = tuple(bucket_starts(period, bucket))
        return cls(chartable=chartable, bucket=bucket, starts=starts, begun=begun)

    def lines(self, observations: Sequence[Observation]) -> tuple[Line, ...]:
        groups: dict[str, list[Observation]] = {}
        for observation in observations:
            groups.setdefault(observation.label, []).append(observation)
        return tuple(
            self._line(label, groups[label])
            for label in (*PHASES, self.chartable.name)
            if label in groups
        )

    def _line(self, label: str, observations: Sequence[Observation]) -> Line:
        inside: dict[date, list[Observation]] = {start: [] for start in self.starts}
        for observation in observations:
            inside[bucket_of(observation.day, self.bucket)].append(observation)
        points = tuple(self._point(start, some) for start, some in inside.items())
        return Line(label=label, points=points)

    def _point(self, start: date, observations: Sequence[Observation]) -> Point:
        by_day: dict[date, list[float]] = {}
        for observation in observations:
            if observation.value is not None:
                by_day.setdefault(observation.day, []).append(observation.value)
        n = sum(map(len, by_day.values()))
        return Point(
            day=start,
            value=self._value(start, by_day, is_idle=not observations),
            n=n,
            unsaid=len(observations) - n,
        )

    def _value(
        self, start: date, by_day: dict[date, list[float]], *, is_idle: bool
    ) -> float | None:
        if not by_day:
            is_kept = start >= bucket_of(self.begun, self.bucket)
            return 0 if self.chartable.form == "bars" and is_idle and is_kept else None
        of_days = [
            fsum(values) / (1 if self.chartable.adds_up else len(values))
            for values in by_day.values()
        ]
        parts = 1 if self.chartable.form == "bars" else len(of_days)
        return exact(fsum(of_days) / parts)
