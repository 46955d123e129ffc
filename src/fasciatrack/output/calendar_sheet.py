"""A calendar in the terminal: weeks side by side, Monday on top, five steps."""

from collections.abc import Iterator, Sequence
from datetime import date

from fasciatrack.domain.periods import DAY, MONTHS, WEEKDAYS, week_of
from fasciatrack.domain.plain import to_plain
from fasciatrack.output.calendar_words import heading, rhythm_facts, step_words
from fasciatrack.output.columns import wrapped
from fasciatrack.output.figures import plain
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.over_time.heat_map import HeatDay, HeatMap

STEPS, PLAIN_STEPS = "▁▃▅▆█", "_-=*#"
"""From low to high, told apart by their height or their weight."""
NONE, PLAIN_NONE = "◦", "o"
UNKNOWN, PLAIN_UNKNOWN = "·", "."
BLANK = " "
MARGIN = 5
"""Columns in front of the first week: the weekday, or the year."""
NARROWEST = 24
_STEP_COLORS = ("36", "36", "36", "1;36", "1;36")
_QUIET = "2"


def usual_weeks(width: int) -> int:
    """Say how many weeks suit a width: a third of a year, half a year, a year."""
    if width < 60:  # noqa: PLR2004 - as the report
        return 16
    return 26 if width < 115 else 52  # noqa: PLR2004 - a year has to fit


def draw_calendar(heat_map: HeatMap, screen: Screen) -> str:
    """Draw a calendar that has at least one value; every line ends in a line end."""
    width = max(screen.width, NARROWEST)
    dot = screen.glyph(" · ", " - ")
    head = [plain(safe(part), screen) for part in heading(heat_map)]
    facts = [plain(fact, screen) for fact in rhythm_facts(heat_map.rhythm)]
    lines = [
        *wrapped(head, width, dot),
        *_bands(heat_map, screen, width),
        *_legend(heat_map, screen, width),
        *wrapped(facts, width, dot),
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def calendar_values(heat_map: HeatMap) -> dict[str, object]:
    """Return the values behind the picture, for JSON; unknown days are null."""
    return {
        "schema_version": 1,
        "metric": heat_map.metric,
        "unit": heat_map.unit,
        "from": heat_map.period.first.isoformat(),
        "to": heat_map.period.last.isoformat(),
        "conditions": to_plain(heat_map.conditions),
        "steps": to_plain(heat_map.steps),
        "days": to_plain(heat_map.days),
        "rhythm": to_plain(heat_map.rhythm),
    }


def _bands(heat_map: HeatMap, screen: Screen, width: int) -> Iterator[str]:
    """Draw as many weeks beside each other as fit, and the rest below."""
    days = {day.day: day for day in heat_map.days}
    monday = week_of(heat_map.period.first).first
    weeks = []
    while monday <= heat_map.period.last:
        weeks.append(monday)
        monday += 7 * DAY
    each = (width - MARGIN - 1) // 2
    for start in range(0, len(weeks), each):
        some = weeks[start : start + each]
        if start:
            yield ""
        yield screen.paint(_months(some), _QUIET)
        for number, name in enumerate(WEEKDAYS):
            row = [monday + number * DAY for monday in some]
            yield f"{name[:3]} {_row(row, days, heat_map.today, screen)}"


def _months(weeks: Sequence[date]) -> str:
    """Name each month over the first week that holds one of its first days."""
    line = f"{(weeks[0] + 6 * DAY).year}".ljust(MARGIN)
    month = 0
    for number, monday in enumerate(weeks):
        ends = monday + 6 * DAY
        begins_next = number + 1 < len(weeks) and (ends + 7 * DAY).month != ends.month
        # The end of a month at the very edge has no room beside the next one.
        is_cut = number == 0 and begins_next
        if ends.month != month and not is_cut:
            line = line.ljust(MARGIN + 2 * number) + MONTHS[ends.month - 1][:3]
            month = ends.month
    return line


def _row(
    row: Sequence[date], days: dict[date, HeatDay], today: date, screen: Screen
) -> str:
    """Draw one weekday; today stands in brackets."""
    drawn = []
    for number, day in enumerate(row):
        is_after_today = number > 0 and row[number - 1] == today
        between = "[" if day == today else "]" if is_after_today else " "
        drawn.append(between + _mark(days.get(day), screen))
    if row[-1] == today:
        drawn.append("]")
    return "".join(drawn)


def _mark(day: HeatDay | None, screen: Screen) -> str:
    if day is None or day.state == "to come":
        return BLANK
    if day.step is not None:
        mark = screen.glyph(STEPS, PLAIN_STEPS)[day.step - 1]
        return screen.paint(mark, _STEP_COLORS[day.step - 1])
    if day.state == "none":
        return screen.paint(screen.glyph(NONE, PLAIN_NONE), _QUIET)
    return screen.paint(screen.glyph(UNKNOWN, PLAIN_UNKNOWN), _QUIET)


def _legend(heat_map: HeatMap, screen: Screen, width: int) -> list[str]:
    marks = screen.glyph(STEPS, PLAIN_STEPS)
    parts = [
        f"{mark} {step_words(step, heat_map)}"
        for mark, step in zip(marks, heat_map.steps, strict=True)
    ]
    painted = {
        part: screen.paint(part[0], color) + part[1:]
        for part, color in zip(parts, _STEP_COLORS, strict=True)
    }
    states = {day.state for day in heat_map.days}
    if "none" in states:
        parts.append(f"{screen.glyph(NONE, PLAIN_NONE)} none")
    if "unknown" in states:
        # A day that has entries may lack water, or the length of its session.
        words = "no entry" if heat_map.metric == "sessions" else "not on record"
        parts.append(f"{screen.glyph(UNKNOWN, PLAIN_UNKNOWN)} {words}")
    if "to come" in states:
        parts.append("blank: to come")
    if heat_map.period.contains(heat_map.today):
        parts.append("[ ] today")
    lines = wrapped(parts, width, "   ")
    return ["   ".join(painted.get(p, p) for p in line.split("   ")) for line in lines]
