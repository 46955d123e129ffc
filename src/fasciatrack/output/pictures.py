"""From the numbers of a chart to a picture in character cells."""

from collections.abc import Callable, Iterator
from datetime import date
from math import ceil, floor, log10

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import Value
from fasciatrack.output.plotting import Bar, Picture, Sign, Stroke, Tick
from fasciatrack.output.screen import Screen
from fasciatrack.output.time_axis import date_ticks
from fasciatrack.reporting.over_time.buckets import Bucket, bucket_of
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.series import Chart, Line, Panel, Point

WIDEST_BAR = 16
"""Columns for one bar and the space beside it, at most."""
LONGEST_JOINED_GAP = 1
"""Empty buckets that a stroke may pass over; a longer gap stays open."""
MOST_TICKS = 5

Cell = tuple[int, int]
"""Column and row of one character, counted from the lower left."""


class Style(Value):
    """How a line is told apart, with and without colors."""

    sign: str
    plain_sign: str
    color: int
    words: str


STYLES = {
    "before": Style(sign="●", plain_sign="o", color=5, words="before a session"),
    "after": Style(sign="○", plain_sign="x", color=6, words="after it"),
    "now": Style(sign="◆", plain_sign="+", color=3, words="between sessions"),
}
ONLY = Style(sign="●", plain_sign="o", color=6, words="")
ALIKE = Style(sign="◉", plain_sign="8", color=5, words="two together")


class Scale(Value):
    """The values that an axis goes through."""

    low: float
    high: float
    step: float
    unit: float = 1
    """What the words on the axis count in: 60 for minutes written as hours."""

    def row(self, value: float, rows: int) -> float:
        """Find the row of a value, counted from the lowest."""
        return (value - self.low) / (self.high - self.low) * (rows - 1)

    def values(self) -> list[float]:
        """List the values to write on the axis."""
        steps = round((self.high - self.low) / self.step)
        return [self.low + number * self.step for number in range(steps + 1)]

    def words(self, value: float) -> str:
        """Write a value on the axis."""
        return f"{value / self.unit:g}"


class Grid(Value):
    """The cells of a picture of lines: where a day and a value are."""

    first: date
    """The day of the first column; of the last one, `last`."""
    last: date
    scale: Scale
    columns: int
    rows: int

    def place(self, day: date) -> float:
        """Find where a day is, in columns."""
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole if whole else 0.5
        return share * (self.columns - 1)

    # Signs and dates are put in whole cells here: left to the drawing, two of them
    # could meet in a cell without anybody noticing.
    def column(self, day: date) -> int:
        """Find the column of a day's sign."""
        return _cell(self.place(day))

    def row(self, value: float) -> float:
        """Find where a value is, in rows."""
        return self.scale.row(value, self.rows)

    def cell(self, value: float) -> int:
        """Find the row of a value's sign."""
        return _cell(self.row(value))

    def x_ticks(self, bucket: Bucket) -> tuple[Tick, ...]:
        """Choose the dates to write below."""
        period = Period(first=self.first, last=self.last)
        return date_ticks(period, bucket, self.column)

    def y_ticks(self) -> tuple[Tick, ...]:
        """Choose the values to write beside it."""
        scale = self.scale
        return tuple((self.row(value), scale.words(value)) for value in scale.values())


def scale_of(chart: Chart) -> Scale:
    """Choose the axis: a rating's whole scale always, so that pictures compare."""
    chartable = CHARTABLES[chart.metric]
    if chartable.high is not None:
        whole = chartable.high - chartable.low
        step = whole / MOST_TICKS if whole > MOST_TICKS else 1
        return Scale(low=chartable.low, high=chartable.high, step=step)
    unit = 60 if chart.metric == "sleep" else 1
    highest = max(
        (
            point.value
            for panel in chart.panels
            for line in panel.lines
            for point in line.points
            if point.value is not None
        ),
        default=0,
    )
    step = _round_step(highest / unit / MOST_TICKS) * unit
    return Scale(low=0, high=max(1, ceil(highest / step)) * step, step=step, unit=unit)


def picture_of(
    chart: Chart, panel: Panel, screen: Screen, *, width: int, rows: int
) -> Picture:
    """Lay out one panel so that it takes exactly `width` columns."""
    scale = scale_of(chart)
    columns = columns_of(scale, width)
    if chart.form == "bars":
        return _bar_picture(chart, panel, scale, columns, rows, screen)
    return _line_picture(chart, panel, scale, columns, rows, screen)


def columns_of(scale: Scale, width: int) -> int:
    """Count the columns that the words on the axis leave of a width."""
    return width - max(len(scale.words(value)) for value in scale.values()) - 1


def styled_cells(
    panel: Panel, column: Callable[[date], int], row: Callable[[float], int]
) -> dict[Cell, Style]:
    """Find the cells that hold signs, and those where two lines lie on each other.

    Days that share a column share its cells too.
    """
    cells: dict[Cell, Style] = {}
    for line in panel.lines:
        style = STYLES.get(line.label, ONLY)
        for point in line.points:
            if point.value is not None:
                cell = column(point.day), row(point.value)
                cells[cell] = style if cells.get(cell, style) == style else ALIKE
    return cells


def shows_two_together(picture: Picture, screen: Screen) -> bool:
    """Tell whether a picture of lines holds the sign for two of them in one cell."""
    text = screen.glyph(ALIKE.sign, ALIKE.plain_sign)
    return any(sign.text == text for sign in picture.signs)


def runs(line: Line) -> Iterator[list[Point]]:
    """Split a line where more than one bucket in a row is empty."""
    run: list[Point] = []
    empty = 0
    for point in line.points:
        if point.value is None:
            empty += 1
            continue
        if run and empty > LONGEST_JOINED_GAP:
            yield run
            run = []
        empty = 0
        run.append(point)
    yield run


def _line_picture(  # noqa: PLR0913, PLR0917 - what a drawing depends on
    chart: Chart, panel: Panel, scale: Scale, columns: int, rows: int, screen: Screen
) -> Picture:
    points = panel.lines[0].points
    grid = Grid(
        first=points[0].day,
        last=points[-1].day,
        scale=scale,
        columns=columns,
        rows=rows,
    )
    cells = styled_cells(panel, grid.column, grid.cell)
    return Picture(
        columns=columns,
        rows=rows,
        x_ticks=grid.x_ticks(chart.bucket),
        y_ticks=grid.y_ticks(),
        strokes=tuple(_strokes(panel, grid)),
        signs=tuple(
            Sign(
                spot=cell,
                text=screen.glyph(style.sign, style.plain_sign),
                color=style.color,
            )
            for cell, style in cells.items()
        ),
    )


def _strokes(panel: Panel, grid: Grid) -> Iterator[Stroke]:
    """Join the points of each line; beside sessions, check-ins are signs only.

    A third stroke would hide the others.
    """
    for line in panel.lines:
        if line.label == "now" and len(panel.lines) > 1:
            continue
        for run in runs(line):
            if len(run) > 1:
                spots = tuple(
                    (grid.place(one.day), grid.row(one.value or 0)) for one in run
                )
                yield Stroke(spots=spots, color=STYLES.get(line.label, ONLY).color)


def _bar_picture(  # noqa: PLR0913, PLR0917 - one argument per thing that is drawn
    chart: Chart, panel: Panel, scale: Scale, columns: int, rows: int, screen: Screen
) -> Picture:
    points = panel.lines[0].points
    slot = min(WIDEST_BAR, columns // len(points)) or columns / len(points)
    gap = max(1, round(slot * 0.3)) if slot > 1 else 0
    wide = max(slot - gap, 0)
    places = {point.day: gap + n * slot for n, point in enumerate(points)}

    def middle(day: date) -> float:
        return places[bucket_of(day, chart.bucket)] + (wide - 1) / 2

    bars, signs = [], []
    for point in points:
        left = places[point.day]
        right = max(left, left + wide - 1)
        height = _bar_height(scale.row(point.value or 0, rows), screen)
        if point.value:
            bars.append(Bar(left=left, right=right, height=height, color=ONLY.color))
        words = _bar_words(point)
        if words and len(words) < slot:
            spot = (middle(point.day), ceil(height) if point.value else 0)
            signs.append(Sign(spot=spot, text=words, color=ONLY.color))
    return Picture(
        columns=columns,
        rows=rows,
        x_ticks=date_ticks(
            Period(first=points[0].day, last=chart.period.last), chart.bucket, middle
        ),
        y_ticks=tuple(_bar_ticks(scale, rows)),
        bars=tuple(bars),
        signs=tuple(signs),
    )


def _bar_ticks(scale: Scale, rows: int) -> Iterator[Tick]:
    """Write a value beside the uppermost row of a bar that high."""
    for value in scale.values():
        if value > 0:
            # A whole row can come out a hair above itself.
            yield ceil(scale.row(value, rows) - 0.01) - 1, scale.words(value)


def _bar_words(point: Point) -> str:
    if point.value is None:
        return "?" if point.unsaid else ""
    return "<1" if 0 < point.value < 1 else f"{point.value:.0f}"


def _bar_height(rows: float, screen: Screen) -> float:
    """Round to what can be drawn: half rows, or whole ones; never to nothing."""
    parts = 2 if screen.unicode else 1
    return max(1, floor(rows * parts + 0.5)) / parts


def _cell(row: float) -> int:
    return floor(row + 0.5)


def _round_step(least: float) -> float:
    """Find the next of 1, 2, 5, 10, 20, 50 …: whole numbers that are easy to read."""
    if least <= 1:
        return 1
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least)
