"""Everything about one entry, and how it came to be so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo

from fasciatrack.domain.quantities import metric_text
from fasciatrack.domain.records import Entry, Place
from fasciatrack.output.columns import cell_width, padded, wrapped
from fasciatrack.output.figures import plain
from fasciatrack.output.lines import difference_lines, entry_line, moment
from fasciatrack.output.screen import Screen, safe
from fasciatrack.output.session_words import (
    about,
    beside_earlier,
    moved,
    session_sentences,
)
from fasciatrack.reporting.differences import facts
from fasciatrack.reporting.session_change import SessionChange
from fasciatrack.reporting.steps import HistoryStep

BOLD, DIM = "1", "2"
INDENT = "  "
SHORTEST_VALUE = 16
"""Columns a value has at least, however long the labels are."""
NOTHING: Mapping[str, Sequence[Entry]] = {}


def entry_page(  # noqa: PLR0913 - one argument per thing to know
    entry: Entry,
    steps: Sequence[HistoryStep],
    *,
    way_back: str,
    today: date,
    zone: tzinfo,
    screen: Screen,
    related: Mapping[str, Sequence[Entry]] = NOTHING,
    changes: Sequence[SessionChange] = (),
    in_sentences: bool = False,
) -> str:
    """Draw an entry with its history, line ends included.

    Args:
        entry: Its last state, even when it was deleted.
        steps: Its history, oldest first.
        way_back: How to bring it back; empty for one that is there.
        today: The person's day.
        zone: Where the times of the history are shown.
        screen: Where it is drawn.
        related: Entries that belong to it, under what they are to it; none left of
            them is said.
        changes: How a session moved its scores, beside those before it.
        in_sentences: Whether that is said in paragraphs without any layout.
    """
    is_deleted = steps[-1].turn == "deleted"
    lines = [screen.paint(_heading(entry, today, screen, is_deleted=is_deleted), BOLD)]
    if way_back:
        lines.append(way_back)
    lines += ["", *_table(_rows(entry, zone, screen), screen)]
    if entry.note is not None:
        lines += ["", screen.paint("note", DIM), *_note(entry.note, screen)]
    if in_sentences:
        for said in session_sentences(entry, changes):
            lines += ["", plain(said, screen)]
    elif changes:
        rows = ((about(one), _moved(one, screen)) for one in changes)
        lines += ["", screen.paint("change", DIM), *_table(rows, screen)]
    for title, others in related.items():
        lines += ["", screen.paint(title, DIM), *_related(others, today, screen)]
    lines += ["", screen.paint("history", DIM), *_history(steps, zone, screen)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _heading(entry: Entry, today: date, screen: Screen, *, is_deleted: bool) -> str:
    parts = [entry.type, moment(entry, today)]
    if is_deleted:
        parts.append("deleted")
    said = screen.glyph(" · ", " - ").join(parts)
    return f"{entry.number}{INDENT}{said}"


def _rows(entry: Entry, zone: tzinfo, screen: Screen) -> Iterator[tuple[str, str]]:
    told: dict[str, str] = {}
    if entry.session is not None:
        told = dict.fromkeys(("kind", "duration", "areas"), "not given")
    told |= {
        fact.label: fact.text
        for fact in facts(entry)
        if not fact.is_score and fact.label not in {"type", "note", "time zone"}
    }
    source = told.pop("source", "")
    for label, words in told.items():
        yield safe(label), safe(words).replace("×", screen.glyph("×", "x"))
    yield from _scores(entry, screen)
    late = ", on a later day" if entry.is_late else ""
    yield "written down", f"{_clock(entry.recorded_at, zone)}{late}"
    if entry.zone is not None:
        yield "time zone", safe(entry.zone)
    elif entry.at is not None:
        offset = f"{entry.at:%z}"
        yield "time zone", f"UTC{offset[:3]}:{offset[3:5]}"
    if source:
        yield "source", safe(source)
    yield "id", safe(entry.id)


def _scores(entry: Entry, screen: Screen) -> Iterator[tuple[str, str]]:
    """Say each score, and which side of a session has none."""
    phases: dict[tuple[str, Place | None], dict[str, str]] = {}
    for rating in entry.ratings:
        said = phases.setdefault((rating.metric, rating.place), {})
        said[rating.phase] = metric_text(rating.metric, rating.value)
    for (metric, place), said in phases.items():
        label = f"{metric}, {safe(str(place))}" if place else metric
        if "now" in said:
            yield label, said["now"]
        if "before" in said or "after" in said:
            before = said.get("before", "not given")
            after = said.get("after", "not given")
            yield label, f"{before} {screen.glyph('→', '->')} {after}"


def _moved(change: SessionChange, screen: Screen) -> str:
    return plain(f"{moved(change)}; {beside_earlier(change)}", screen)


def _table(rows: Iterator[tuple[str, str]], screen: Screen) -> Iterator[str]:
    pairs = list(rows)
    longest = max(cell_width(label) for label, _ in pairs)
    width = min(longest, screen.width - SHORTEST_VALUE)
    start = width + len(INDENT)
    for label, words in pairs:
        values = wrapped([words], screen.width - start, "") or [""]
        room = screen.width - max(map(cell_width, values))
        if cell_width(label) > width or room < start:
            yield screen.paint(label, DIM)
            yield from (INDENT + value for value in values)
            continue
        yield f"{screen.paint(padded(label, width), DIM)}{INDENT}{values[0]}"
        yield from (" " * start + value for value in values[1:])


def _note(note: str, screen: Screen) -> Iterator[str]:
    for line in safe(note, lines=True).split("\n"):
        for part in wrapped([line], screen.width - len(INDENT), "") or [""]:
            yield INDENT + part


def _related(entries: Sequence[Entry], today: date, screen: Screen) -> Iterator[str]:
    for entry in entries:
        line = entry_line(entry, today=today, screen=screen)
        first, *more = wrapped([line], screen.width - 2 * len(INDENT), "")
        yield INDENT + first
        yield from (2 * INDENT + part for part in more)
    if not entries:
        yield f"{INDENT}no longer in the diary"


def _history(
    steps: Sequence[HistoryStep], zone: tzinfo, screen: Screen
) -> Iterator[str]:
    commands = [safe(step.command) for step in steps]
    longest = max(map(cell_width, commands))
    for command, step in zip(commands, steps, strict=True):
        yield (
            f"{INDENT}{_clock(step.at, zone)}{INDENT}"
            f"{padded(command, longest)}{INDENT}{step.turn}"
        )
        for said in difference_lines(step.changes, screen=screen):
            first, *more = wrapped([said], screen.width - 3 * len(INDENT), "")
            yield 2 * INDENT + first
            yield from (3 * INDENT + line for line in more)


def _clock(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
