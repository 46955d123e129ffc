"""A picture of where a value by day is heading: its line, and the value smoothed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil, floor
from typing import Literal

from fasciatrack.domain.values import Value, replace
from fasciatrack.output.pictures import Grid, Style, columns_of, scale_of
from fasciatrack.output.plotting import Picture, Sign, Spot, Stroke
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.over_time.buckets import Bucket
from fasciatrack.reporting.over_time.series import Chart
from fasciatrack.reporting.over_time.smoothed import TrendPoint
from fasciatrack.reporting.over_time.trends import TrendLine, Trends
from fasciatrack.reporting.statistics.smoothing import TAU

Curve = Literal["trend", "average", "fading"]
"""What can be drawn over the days."""
CURVES: tuple[Curve, ...] = ("trend", "average", "fading")

LINE = Style(sign="⠒⠒", plain_sign="--", color=2, words="trend, straight")
DAY = Style(sign="•", plain_sign="o", color=6, words="a day")
RANGE = Style(sign="░", plain_sign=":", color=4, words="its 95 % range")
AVERAGE = Style(sign="▄▀", plain_sign="==", color=3, words="seven-day mean")
FADED = Style(sign="⠤⠒", plain_sign="~~", color=5, words="fading mean")
_POINTS: dict[Bucket, str] = {
    "day": "a day",
    "week": "mean of a week",
    "month": "mean of a month",
}
_MIDDLES: dict[Bucket, float] = {"day": 0, "week": 3, "month": 14.5}
"""Days from the first of a bucket, where its sign stands, to its middle."""
LONGEST_GAP: dict[Bucket, float] = {"day": TAU, "week": 2 * 7, "month": 2 * 31}
"""Days without a value after which nothing is left of the fading mean to draw."""


def trend_styles(chart: Chart, curves: Sequence[Curve]) -> list[Style]:
    """Name the signs and curves of a chart that shows trends."""
    styles = [replace(DAY, words=_POINTS[chart.bucket])]
    trends = [panel.trends for panel in chart.panels if panel.trends]
    lines = [one.line for one in trends if one.line]
    if "trend" in curves and lines:
        styles.append(LINE)
        if any(line.has_range for line in lines):
            styles.append(RANGE)
    if shows_average(chart, curves):
        styles.append(AVERAGE)
    if "fading" in curves:
        styles.append(FADED)
    return styles


def shows_average(chart: Chart, curves: Sequence[Curve]) -> bool:
    """Say whether the seven-day mean is drawn; of months it knows the last week."""
    return "average" in curves and chart.bucket != "month"


def trend_picture(  # noqa: PLR0913 - what a drawing depends on
    chart: Chart,
    trends: Trends,
    screen: Screen,
    *,
    width: int,
    rows: int,
    curves: Sequence[Curve],
) -> Picture:
    """Lay out one panel's days and curves so that it takes exactly `width` columns."""
    scale = scale_of(chart)
    grid = Grid(
        first=trends.points[0].day,
        last=trends.points[-1].day,
        scale=scale,
        columns=columns_of(scale, width),
        rows=rows,
    )
    strokes: list[Stroke] = []
    ground: list[Sign] = []
    if "fading" in curves:
        strokes += _faded(trends.points, grid, chart.bucket)
    if "trend" in curves and trends.line:
        course = _Course.of(trends.line, grid, chart.bucket)
        if course.right - course.left >= 1:
            if trends.line.has_range:
                ground += course.range(screen)
            strokes.append(course.stroke())
    # Blocks hide the dots below them, dots would be mixed with one another.
    if shows_average(chart, curves):
        strokes += _averages(trends.points, grid)
    return Picture(
        columns=grid.columns,
        rows=rows,
        x_ticks=grid.x_ticks(chart.bucket),
        y_ticks=grid.y_ticks(),
        ground=tuple(ground),
        strokes=tuple(strokes),
        signs=tuple(_days(trends.points, grid, screen)),
    )


class _Course(Value):
    """A trend line in the cells of a picture."""

    line: TrendLine
    grid: Grid
    left: float
    """The column of its first day; it may lie outside of the picture."""
    right: float

    @classmethod
    def of(cls, line: TrendLine, grid: Grid, bucket: Bucket) -> "_Course":
        """Find where it is drawn: a bucket's middle stands where its first day does."""
        middle = timedelta(days=_MIDDLES[bucket])
        left, right = (grid.place(day - middle) for day in (line.first, line.last))
        return cls(line=line, grid=grid, left=left, right=right)

    def stroke(self) -> Stroke:
        """Draw the line, as far as the picture goes."""
        places = max(self.left, 0), min(self.right, self.grid.columns - 1)
        ends = self.line.start, self.line.end
        spots = tuple((place, self._row(place, *ends)) for place in places)
        return Stroke(spots=spots, color=LINE.color, plain="-")

    def range(self, screen: Screen) -> Iterator[Sign]:
        """Fill what lies between the lines with the lowest and the highest slope."""
        text = screen.glyph(RANGE.sign, RANGE.plain_sign)
        (low_start, high_start), (low_end, high_end) = (
            self.line.start_range,
            self.line.end_range,
        )
        last = min(floor(self.right), self.grid.columns - 1)
        for column in range(max(ceil(self.left), 0), last + 1):
            rows = sorted(
                (
                    self._row(column, low_start, high_end),
                    self._row(column, high_start, low_end),
                )
            )
            low, high = max(ceil(rows[0] - 0.5), 0), floor(rows[1] + 0.5)
            for row in range(low, min(high, self.grid.rows - 1) + 1):
                yield Sign(spot=(column, row), text=text, color=RANGE.color)

    def _row(self, place: float, start: float, end: float) -> float:
        share = (place - self.left) / (self.right - self.left)
        return self.grid.row(start + share * (end - start))


def _averages(points: Sequence[TrendPoint], grid: Grid) -> Iterator[Stroke]:
    """Draw the mean of seven days; where it has a gap, so has the stroke."""
    spots: list[Spot] = []
    for point in points:
        if point.average is not None:
            spots.append((grid.place(point.day), grid.row(point.average)))
            continue
        yield from _stroke(spots, AVERAGE, is_heavy=True)
        spots = []
    yield from _stroke(spots, AVERAGE, is_heavy=True)


def _faded(
    points: Sequence[TrendPoint], grid: Grid, bucket: Bucket
) -> Iterator[Stroke]:
    """Draw the fading mean; it ends where nothing was known for as long as it fades."""
    spots: list[Spot] = []
    before: date | None = None
    for point in points:
        if point.fading is None:
            continue
        if before is not None and (point.day - before).days > LONGEST_GAP[bucket]:
            yield from _stroke(spots, FADED)
            spots = []
        spots.append((grid.place(point.day), grid.row(point.fading)))
        before = point.day
    yield from _stroke(spots, FADED)


def _stroke(
    spots: Sequence[Spot], style: Style, *, is_heavy: bool = False
) -> Iterator[Stroke]:
    if len(spots) > 1:
        yield Stroke(
            spots=tuple(spots),
            color=style.color,
            is_heavy=is_heavy,
            plain=style.plain_sign[0],
        )


def _days(points: Sequence[TrendPoint], grid: Grid, screen: Screen) -> Iterator[Sign]:
    text = screen.glyph(DAY.sign, DAY.plain_sign)
    cells = {
        (grid.column(point.day), grid.cell(point.value)): None
        for point in points
        if point.value is not None
    }
    for cell in cells:
        yield Sign(spot=cell, text=text, color=DAY.color)
