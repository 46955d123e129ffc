"""Entries below one another, day by day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fasciatrack.domain.periods import format_day
from fasciatrack.domain.quantities import format_amount, format_duration, format_minutes
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import SLEEP_QUALITIES
from fasciatrack.domain.values import Value
from fasciatrack.output.columns import cell_width, clipped, padded, wrapped
from fasciatrack.output.lines import afterwards, places, scores, shortened
from fasciatrack.output.screen import Screen, safe

NARROW = 60
"""Below so many columns what and how long stand on a line of their own."""
WIDEST_PLACE = 24
ROOM_FOR_DETAILS = 36
"""With fewer columns left for scores, places and amounts get no columns."""
INDENT = GAP = 2
RIGHT = (0, 4)
"""Columns that belong to the right: numbers and amounts."""
BOLD, DIM = "1", "2"


class Line(Value):
    """One entry, in the columns of the list."""

    day: date
    number: str
    time: str
    """Empty when only the day is known."""
    what: str
    where: str
    amount: str
    """How long a session or a night took, or how much was drunk."""
    details: tuple[str, ...]
    """Scores, and what else fits behind them."""


def listing(entries: Sequence[Entry], *, today: date, screen: Screen) -> str:
    """Draw entries under the names of their days, line ends included."""
    lines = [_line(entry, screen) for entry in entries]
    layout = _layout(lines, screen)
    drawn: list[str] = []
    day = None
    for line in lines:
        if line.day != day:
            day = line.day
            drawn.append(screen.paint(format_day(day, today=today), BOLD))
        drawn += layout(line)
    return "".join(f"{text.rstrip()}\n" for text in drawn)


def _line(entry: Entry, screen: Screen) -> Line:
    what, amount = _subject(entry)
    return Line(
        day=entry.day,
        number="" if entry.number is None else str(entry.number),
        time="" if entry.at is None else f"{entry.at:%H:%M}",
        what=what,
        where=places(entry),
        amount=amount,
        details=tuple(_details(entry, screen)),
    )


def _subject(entry: Entry) -> tuple[str, str]:
    if entry.session is not None:
        seconds = entry.session.duration_seconds
        return entry.session.kind, "" if seconds is None else format_duration(seconds)
    if entry.night is not None:
        minutes = entry.night.minutes
        return "sleep", "" if minutes is None else format_minutes(minutes)
    if entry.drink is not None:
        return entry.drink.beverage, format_amount(entry.drink.millilitres)
    if entry.follow_up is not None:
        return "follow-up", f"{entry.follow_up.hours} h"
    return entry.type, ""


def _details(entry: Entry, screen: Screen) -> Iterator[str]:
    yield from scores(entry, screen)
    if entry.night is not None and entry.night.quality is not None:
        yield SLEEP_QUALITIES[entry.night.quality - 1]
    if entry.drink is not None and entry.drink.caffeine_mg is not None:
        yield f"{entry.drink.caffeine_mg} mg caffeine"
    yield from afterwards(entry)
    yield from (f"#{safe(tag)}" for tag in entry.tags)
    if entry.note:
        yield f'"{shortened(entry.note, screen)}"'
    if entry.at is not None and entry.at.date() != entry.day:
        yield "after midnight"
    if entry.is_late:
        yield "written later"


def _layout(lines: Sequence[Line], screen: Screen) -> Callable[[Line], list[str]]:
    """Choose how the entries are drawn, all of them alike."""
    front = _widths([(line.number, line.time, line.what) for line in lines])
    where = [clipped(line.where, WIDEST_PLACE, screen) for line in lines]
    amounts = [line.amount for line in lines]
    full = front + _widths(list(zip(where, amounts, strict=True)))
    if screen.width < NARROW:
        return lambda line: _on_two_lines(line, front, screen)
    dot = screen.glyph(" · ", " - ")
    longest = max((cell_width(dot.join(line.details)) for line in lines), default=0)
    if screen.width - _taken(full) >= min(longest, ROOM_FOR_DETAILS):
        return lambda line: _row(
            (
                line.number,
                line.time,
                line.what,
                clipped(line.where, WIDEST_PLACE, screen),
                line.amount,
            ),
            full,
            line.details,
            screen,
        )
    return lambda line: _row(
        (line.number, line.time, line.what),
        front,
        (line.where, line.amount, *line.details),
        screen,
    )


def _widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    columns = zip(*rows, strict=True)
    return tuple(max(map(cell_width, column)) for column in columns)


def _taken(widths: Sequence[int]) -> int:
    return INDENT + sum(width + GAP for width in widths if width)


def _on_two_lines(line: Line, widths: Sequence[int], screen: Screen) -> list[str]:
    first = _row(
        (line.number, line.time),
        widths[:2],
        ("  ".join(filter(None, (line.what, line.amount))),),
        screen,
    )
    return first + _hanging((line.where, *line.details), _taken(widths[:1]), screen)


def _row(
    cells: Sequence[str], widths: Sequence[int], parts: Sequence[str], screen: Screen
) -> list[str]:
    """Put cells in front, and the parts behind them on as many lines as they need."""
    front = " " * INDENT
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if width:
            shown = padded(cell, width, right=number in RIGHT)
            front += (screen.paint(shown, DIM) if number == 0 else shown) + " " * GAP
    first, *more = _hanging(parts, _taken(widths), screen) or [""]
    return [front + first.lstrip(), *more]


def _hanging(parts: Sequence[str], start: int, screen: Screen) -> list[str]:
    said = [part for part in parts if part]
    dot = screen.glyph(" · ", " - ")
    return [" " * start + text for text in wrapped(said, screen.width - start, dot)]
