"""Charts as text: heading, key, pictures, and what they contain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.values import Value
from fasciatrack.output.chart_words import cut_off, heading
from fasciatrack.output.columns import broken, cell_width, padded, wrapped
from fasciatrack.output.figures import counted, plain
from fasciatrack.output.pictures import (
    ALIKE,
    STYLES,
    Style,
    picture_of,
    shows_two_together,
)
from fasciatrack.output.plotting import Picture, draw
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.trend_pictures import (
    Curve,
    shows_average,
    trend_picture,
    trend_styles,
)
from fasciatrack.output.trend_words import trend_parts
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.line_facts import empty_buckets
from fasciatrack.reporting.over_time.series import Chart, Line, Panel
from fasciatrack.reporting.trend import SHORTEST

NARROWEST = 30
"""Columns below which a chart could not be read; it is cut off instead."""
TWO_COLUMNS = 100
"""From this width on, several pictures stand side by side."""
ROWS = 11
"""One row for every score from 0 to 10, in small pictures too."""
SMALL_BAR_ROWS = 6
"""A bar says its number, so it may be short where several pictures are drawn."""
QUALITY_ROWS = 9
BETWEEN = 2
"""Columns between two pictures."""


class _Page(Value):
    """A screen with the width that is drawn on."""

    width: int
    screen: Screen

    def flow(
        self,
        parts: Iterable[str],
        separator: str,
        painted: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Join parts into lines; only a part too long for one is broken.

        Args:
            parts: What belongs together.
            separator: What stands between two of them on one line.
            painted: Parts to be written in color, and how.
        """
        lines: list[list[str]] = []
        used = 0
        for part in parts:
            for number, piece in enumerate(broken(part, self.width)):
                more = len(separator) + cell_width(piece)
                if lines and not number and used + more <= self.width:
                    lines[-1].append(piece)
                    used += more
                else:
                    lines.append([piece])
                    used = cell_width(piece)
        shown = painted or {}
        return [
            separator.join(shown.get(part, part) for part in line) for line in lines
        ]


def draw_chart(chart: Chart, screen: Screen, curves: Sequence[Curve] = ()) -> str:
    """Draw a chart that has at least one panel; every line ends in a line end.

    Args:
        chart: What to draw.
        screen: Where.
        curves: Where it is heading, drawn over one sign a day; none for all scores.
    """
    page = _Page(width=max(screen.width, NARROWEST), screen=screen)
    title = [plain(safe(part), screen) for part in heading(chart)]
    across = 2 if len(chart.panels) > 1 and page.width >= TWO_COLUMNS else 1
    each = (page.width - BETWEEN * (across - 1)) // across
    pictures = [
        _picture(chart, panel, screen, width=each, curves=curves)
        for panel in chart.panels
    ]
    lines = [
        *page.flow(title, screen.glyph(" · ", " - ")),
        *_key(chart, pictures, page, curves),
        *_panels(chart, pictures, page, across),
        *page.flow(_beside_curves(chart, curves) if curves else _contents(chart), ", "),
        *_trends(chart, page),
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def chart_values(chart: Chart) -> dict[str, object]:
    """Return the values behind the picture, for JSON; gaps are null."""
    return {
        "schema_version": 1,
        "metric": chart.metric,
        "unit": chart.unit,
        "from": chart.period.first.isoformat(),
        "to": chart.period.last.isoformat(),
        "bucket": chart.bucket,
        "conditions": to_plain(chart.conditions),
        "panels": to_plain(chart.panels),
        "others": to_plain(chart.others),
    }


def _picture(
    chart: Chart, panel: Panel, screen: Screen, *, width: int, curves: Sequence[Curve]
) -> Picture:
    rows = _rows(chart)
    if curves and panel.trends:
        return trend_picture(
            chart, panel.trends, screen, width=width, rows=rows, curves=curves
        )
    return picture_of(chart, panel, screen, width=width, rows=rows)


def _styles(chart: Chart, pictures: Sequence[Picture], screen: Screen) -> list[Style]:
    labels = {line.label for panel in chart.panels for line in panel.lines}
    styles = [style for label, style in STYLES.items() if label in labels]
    if chart.form == "line" and any(
        shows_two_together(picture, screen) for picture in pictures
    ):
        styles.append(ALIKE)
    return styles


def _key(
    chart: Chart, pictures: Sequence[Picture], page: _Page, curves: Sequence[Curve]
) -> list[str]:
    """Name the signs, and the ends of the scale, in words."""
    screen = page.screen
    styles = trend_styles(chart, curves) if curves else _styles(chart, pictures, screen)
    painted = {}
    for style in styles:
        sign = screen.glyph(style.sign, style.plain_sign)
        painted[f"{sign} {style.words}"] = (
            f"{screen.paint(sign, f'3{style.color}')} {style.words}"
        )
    metric = METRICS.get(chart.metric)
    ends = []
    if metric is not None:
        low, high = metric.bounds.low, metric.bounds.high
        ends = [f"{low:g} {metric.lowest}, {high:g} {metric.highest}"]
    return page.flow([*painted, *ends], "   ", painted)


def _beside_curves(chart: Chart, curves: Sequence[Curve]) -> Iterator[str]:
    """Say what a picture of curves leaves out."""
    if len(chart.panels) == 1:
        (panel,) = chart.panels
        untreated = [line for line in panel.lines if line.label != "after"]
        points = panel.lines[0].points
        empty = empty_buckets(untreated) if untreated else len(points)
        yield _without(chart, empty, len(points))
    if any(line.label == "after" for panel in chart.panels for line in panel.lines):
        yield "scores after sessions are not drawn"
    trends = [panel.trends for panel in chart.panels if panel.trends]
    if any(one.areas > 1 and one.line is None for one in trends):
        # Where there is a line, it is said with it.
        yield "areas are drawn about their common mean"
    if any(one.is_without_today for one in trends):
        yield "today is not drawn"
    if "average" in curves and not shows_average(chart, curves):
        yield "no seven-day mean over months"
    if chart.others:
        yield f"not drawn: {', '.join(map(safe, chart.others))}"


def _trends(chart: Chart, page: _Page) -> Iterator[str]:
    """Say where it is heading, of each area by itself; the same is said once."""
    if chart.period.length < SHORTEST:
        return
    alike: dict[tuple[str, ...], list[str]] = {}
    for panel in chart.panels:
        if panel.trends is not None:
            parts = trend_parts(chart.metric, panel.trends, page.screen)
            alike.setdefault(tuple(parts), []).append(safe(panel.title))
    for (first, *others), titles in alike.items():
        of = f", {', '.join(titles)}" if len(chart.panels) > 1 else ""
        yield from page.flow([f"trend{of}: {first}", *others], ", ")


def _panels(
    chart: Chart, pictures: Sequence[Picture], page: _Page, across: int
) -> Iterator[str]:
    screen = page.screen
    if len(chart.panels) == 1:
        (panel,) = chart.panels
        if panel.title != ", ".join(chart.conditions):
            for line in broken(safe(panel.title), page.width):
                yield screen.paint(line, "1")
        yield from draw(pictures[0], screen)
        return
    for start in range(0, len(pictures), across):
        beside = pictures[start : start + across]
        titles = [
            _title(panel, picture.width, screen)
            for panel, picture in zip(chart.panels[start:], beside, strict=False)
        ]
        highest = max(map(len, titles))
        blocks = [
            # Pictures side by side begin on the same line, whatever stands over them.
            [
                *title,
                *[" " * picture.width] * (highest - len(title)),
                *draw(picture, screen),
            ]
            for title, picture in zip(titles, beside, strict=True)
        ]
        for cells in zip(*blocks, strict=True):
            yield (" " * BETWEEN).join(cells)


def _title(panel: Panel, width: int, screen: Screen) -> list[str]:
    """Name the area and the counts, on one line where both fit."""
    title = safe(panel.title)
    counts = [*map(_count, panel.lines)]
    space = width - cell_width(title)
    beside = f"  {', '.join(counts)}"
    if len(beside) <= space:
        return [f"{screen.paint(title, '1')}{padded(beside, space)}"]
    return [
        *(
            screen.paint(line, "1") + " " * (width - cell_width(line))
            for line in broken(title, width)
        ),
        *(padded(line, width) for line in wrapped(counts, width, ", ")),
    ]


def _rows(chart: Chart) -> int:
    if chart.form == "bars" and len(chart.panels) > 1:
        return SMALL_BAR_ROWS
    return QUALITY_ROWS if chart.metric == "sleep-quality" else ROWS


def _contents(chart: Chart) -> Iterator[str]:
    """Say what the picture holds, and what it leaves out."""
    if len(chart.panels) == 1:
        (panel,) = chart.panels
        yield from map(_count, panel.lines)
        yield _gaps(chart, panel.lines)
    unsaid = sum(
        point.unsaid
        for panel in chart.panels
        for line in panel.lines
        for point in line.points
    )
    if unsaid:
        yield f"{counted(unsaid, 'session')} without a duration"
    yield from cut_off(chart)
    if chart.others:
        yield f"not drawn: {', '.join(map(safe, chart.others))}"


def _count(line: Line) -> str:
    n = sum(point.n for point in line.points)
    return f"{line.label} n {n}" if line.label in STYLES else f"n {n}"


def _gaps(chart: Chart, lines: Sequence[Line]) -> str:
    if chart.form == "bars":
        empty = sum(point.value == 0 for point in lines[0].points)
    else:
        empty = empty_buckets(lines)
    return _without(chart, empty, len(lines[0].points))


def _without(chart: Chart, empty: int, buckets: int) -> str:
    word = CHARTABLES[chart.metric].counted
    if not empty:
        return f"no {chart.bucket} without a {word}"
    return f"{empty} of {counted(buckets, chart.bucket)} without a {word}"
