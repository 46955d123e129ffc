"""The legend of a map of the body: the key, every value, and how to read them."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.values import Value
from fasciatrack.output.body.glyphs import swatch
from fasciatrack.output.body.paints import level_of, levels
from fasciatrack.output.body.words import (
    body_notes,
    day_text,
    value_text,
    without_value,
)
from fasciatrack.output.columns import cell_width, clipped, padded, wrapped
from fasciatrack.output.figures import decimal, plain
from fasciatrack.output.lines import place_name
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import BodyArea, BodyReport

WIDE = 48
"""From so many columns on, everything that is known stands in the table."""
SHORTEST_NAME = 8
AFTER_SIGN = "*"
"""Marks a score just after a session where there is no room for the word."""
FELT = {
    "before": "before",
    "after": "after",
    "now": "between",
}
"""When a latest score was felt: around sessions, or between them."""
QUIET = "2"
_BOUNDS = {"to ": ("≤", "<="), "from ": ("≥", ">="), "by more than ": (">", ">")}


class _Column(Value):
    """A column of figures, set to the right."""

    header: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        """Columns it takes."""
        return max(map(cell_width, (self.header, *self.cells)))


def legend(report: BodyReport, width: int, screen: Screen) -> list[str]:
    """Say everything that is on the picture, and what cannot be, in lines."""
    valued = [area for area in report.areas if area.value is not None]
    lines = [*_key(report, width, screen), ""]
    if valued:
        lines += _table(report, valued, width, screen)
    if others := _flow(without_value(report), width, screen):
        lines += ["", *others] if valued else others
    notes = [*body_notes(report)]
    if width < WIDE and any(area.phase == "after" for area in valued):
        notes.append(f"{AFTER_SIGN} after a session")
    if notes:
        lines.append("")
    for note in notes:
        lines += [screen.paint(line, QUIET) for line in _flow(note, width, screen)]
    return lines


def _flow(text: str, width: int, screen: Screen) -> list[str]:
    """Break our words and the person's between words, or cut what is too long."""
    words = [clipped(word, width, screen) for word in plain(text, screen).split(" ")]
    return wrapped(words, width, " ") if text else []


def _gap(width: int) -> str:
    return "  " if width >= WIDE else " "


def _key(report: BodyReport, width: int, screen: Screen) -> Iterator[str]:
    """Explain the fillings, and the ends of the scale in words."""
    line, used, gap = "", 0, _gap(width)
    for level in levels(report):
        words = _short(level.words, screen)
        more = len(words) + 2
        if used and used + len(gap) + more > width:
            yield line
            line, used = "", 0
        if used:
            line, used = line + gap, used + len(gap)
        line += f"{swatch(level.paint, screen)} {words}"
        used += more
    yield line
    if report.figure != "change":
        metric = METRICS[report.metric]
        low, high = metric.bounds.low, metric.bounds.high
        ends = [f"{low:g} {metric.lowest}", f"{high:g} {metric.highest}"]
        for end in wrapped(ends, width, ", "):
            yield screen.paint(end, QUIET)


def _short(words: str, screen: Screen) -> str:
    for said, (beautiful, sign) in _BOUNDS.items():
        words = words.replace(said, screen.glyph(beautiful, sign))
    return words


def _table(
    report: BodyReport, areas: Sequence[BodyArea], width: int, screen: Screen
) -> Iterator[str]:
    columns, gap = [*_columns(report, areas, width, screen)], _gap(width)
    digits = len(str(len(areas)))
    names = [place_name(area.place) for area in areas]
    longest = max(map(cell_width, names))
    room = width - digits - 1 - sum(column.width + len(gap) for column in columns)
    room = min(longest, max(room, SHORTEST_NAME))
    header = "".join(
        gap + padded(each.header, each.width, right=True) for each in columns
    )
    yield screen.paint(" " * (digits + 1 + room) + header, QUIET)
    drawn = sum(area.number is not None for area in areas)
    for place, area in enumerate(areas):
        if place == drawn:
            yield screen.paint("no place on the body:", QUIET)
        first, *more = _flow(names[place], room, screen)
        figures = "".join(
            gap + padded(each.cells[place], each.width, right=True) for each in columns
        )
        yield f"{_mark(report, area, digits, screen)} {padded(first, room)}{figures}"
        for line in more:
            yield f"{' ' * (digits + 2)}{line}"


def _mark(report: BodyReport, area: BodyArea, digits: int, screen: Screen) -> str:
    if area.number is None or area.value is None:
        return " " * digits
    number = padded(str(area.number), digits, right=True)
    return swatch(level_of(report, area.value).paint, screen, number)


def _columns(
    report: BodyReport, areas: Sequence[BodyArea], width: int, screen: Screen
) -> Iterator[_Column]:
    def column(header: str, cells: Iterator[str]) -> _Column:
        return _Column(header=header, cells=tuple(cells))

    is_wide, figure = width >= WIDE, report.figure
    if figure == "change" and is_wide:
        yield column("from", (decimal(area.before, screen) for area in areas))
        yield column("to", (decimal(area.after, screen) for area in areas))
    yield column(
        {"latest": report.metric, "average": "mean", "change": "change"}[figure],
        (value_text(report, area, screen) for area in areas),
    )
    yield column("n", (str(area.n) for area in areas))
    if figure == "average":
        yield column("days", (str(area.days) for area in areas))
    if figure == "latest" and not is_wide:
        yield column("latest", (_day(report, area, screen) for area in areas))
    elif figure != "average" or is_wide:
        yield column("latest", (day_text(report, area, screen) for area in areas))
    if figure == "latest" and is_wide:
        width = max(map(len, FELT.values()))
        yield column(
            "felt".ljust(width),
            (FELT.get(area.phase or "", "").ljust(width) for area in areas),
        )


def _day(report: BodyReport, area: BodyArea, screen: Screen) -> str:
    sign = AFTER_SIGN if area.phase == "after" else " "
    return day_text(report, area, screen) + sign
