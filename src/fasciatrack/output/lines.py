"""One entry, or one change, on one line."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import MONTHS, WEEKDAYS, format_day
from fasciatrack.domain.quantities import (
    format_amount,
    format_duration,
    format_minutes,
    format_score,
    metric_text,
)
from fasciatrack.domain.records import Entry, Night, Place, Rating, Session
from fasciatrack.domain.scales import SLEEP_QUALITIES
from fasciatrack.output.screen import Screen, safe

if TYPE_CHECKING:
    from fasciatrack.reporting.differences import Difference

GENERAL = "in general"
"""The name of no place in particular."""
NOTE_LENGTH = 40
"""Characters of a note that fit on a line with everything else."""

Span = tuple[float | None, float | None, float | None]
"""A score before, after, and now."""


def entry_line(entry: Entry, *, today: date, screen: Screen) -> str:
    """Say all of an entry: `42  ball · neck · 10 min · yesterday 21:00 · pain 6→3`.

    Nothing stored is left out, only a long note is cut. Without a number, as before
    it is stored, it begins with its words.
    """
    number = "" if entry.number is None else f"{entry.number}  "
    return number + _joined(_parts(entry, today, screen), screen)


def what(entry: Entry, screen: Screen) -> str:
    """Name what an entry is about: `foam-roll`, `sleep 6 h 30 min`, `water 500 ml`."""
    return _joined(_subject(entry, screen), screen)


def places(entry: Entry) -> str:
    """Name the areas worked on: `left calf, neck`."""
    return safe(", ".join(map(str, entry.areas)))


def place_name(place: Place | None) -> str:
    """Name a place: `left calf`, or none in particular; harmless to print."""
    return GENERAL if place is None else safe(str(place))


def duration(entry: Entry, screen: Screen) -> str:
    """Say how long a session took: `10 min`, `3 × 60 s`; empty when not given."""
    session = entry.session
    if session is None or session.duration_seconds is None:
        return ""
    said = format_duration(session.duration_seconds, session.sets, session.set_seconds)
    return said.replace("×", screen.glyph("×", "x"))


def moment(entry: Entry, today: date) -> str:
    """Say when: `yesterday 21:00`, `Mon 16 Nov`; the time only when it is known.

    After midnight an entry can belong to the day before; the calendar day is named.
    """
    if entry.at is None:
        return format_day(entry.day, today=today)
    if entry.at.date() == entry.day:
        return f"{format_day(entry.day, today=today)} {entry.at:%H:%M}"
    day = entry.at.date()
    year = "" if day.year == today.year else f" {day.year}"
    return (
        f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"
        f" {entry.at:%H:%M}"
    )


def scores(entry: Entry, screen: Screen) -> list[str]:
    """Say every rating: `pain 6→3`, or by area `pain left calf 6→3, neck 5→5`."""
    by_metric: dict[str, dict[Place | None, Span]] = {}
    for rating in entry.ratings:
        spans = by_metric.setdefault(rating.metric, {})
        spans[rating.place] = _with(spans.get(rating.place), rating)
    return [
        _metric_scores(metric, spans, entry, screen)
        for metric, spans in by_metric.items()
    ]


def afterwards(entry: Entry) -> Iterator[str]:
    """Say what a follow-up or a look back holds besides scores, each part harmless."""
    if entry.follow_up is None and entry.look_back is None:
        return
    from fasciatrack.reporting.differences import (  # noqa: PLC0415 - no log needs it
        afterwards_facts,
    )

    for fact in afterwards_facts(entry):
        yield f"{safe(fact.label)} {safe(fact.text)}"


def shortened(text: str, screen: Screen, *, longest: int = NOTE_LENGTH) -> str:
    """Take the first line of a text, harmless, cut to a length in characters."""
    lines = text.strip().splitlines() or [""]
    first = safe(lines[0].strip())
    dots = screen.glyph("…", "...")
    if len(first) > longest:
        return first[: longest - len(dots)].rstrip() + dots
    return f"{first} {dots}" if len(lines) > 1 else first


def difference_lines(
    differences: "Sequence[Difference]", *, screen: Screen
) -> tuple[str, ...]:
    """Say each change: `pain after, left calf: 3 → 2`, `pressure: not given → 5`."""
    arrow = screen.glyph("→", "->")
    return tuple(
        f"{safe(difference.label)}: {old} {arrow} {new}"
        for difference in differences
        for old, new in [_sides(difference, screen)]
    )


def _joined(parts: Iterator[str], screen: Screen) -> str:
    return screen.glyph(" · ", " - ").join(filter(None, parts))


def _parts(entry: Entry, today: date, screen: Screen) -> Iterator[str]:
    yield from _subject(entry, screen)
    yield places(entry)
    yield duration(entry, screen)
    yield moment(entry, today)
    if entry.type != "check-in":
        yield from scores(entry, screen)
    if entry.session is not None:
        yield from _session_details(entry.session)
    if entry.night is not None:
        yield from _night_details(entry.night)
    yield from afterwards(entry)
    for effect in entry.side_effects:
        severity = effect.severity
        felt = "" if severity is None else f" {format_score(severity)}"
        yield f"side effect {effect.effect}{felt}"
    yield from (f"#{safe(tag)}" for tag in entry.tags)
    if entry.note is not None:
        yield f'"{shortened(entry.note, screen)}"'


def _subject(entry: Entry, screen: Screen) -> Iterator[str]:
    if entry.session is not None:
        yield entry.session.kind
    elif entry.night is not None:
        slept = entry.night.minutes
        yield "sleep" if slept is None else f"sleep {format_minutes(slept)}"
        if entry.night.quality is not None:
            yield SLEEP_QUALITIES[entry.night.quality - 1]
    elif entry.follow_up is not None:
        yield f"follow-up {entry.follow_up.hours} h"
    elif entry.look_back is not None:
        yield "look-back"
    elif entry.drink is not None:
        yield f"{entry.drink.beverage} {format_amount(entry.drink.millilitres)}"
        if entry.drink.caffeine_mg is not None:
            yield f"{entry.drink.caffeine_mg} mg caffeine"
    else:
        yield from scores(entry, screen) or ["check-in"]


def _night_details(night: Night) -> Iterator[str]:
    for words, at in (
        ("into bed", night.in_bed_at),
        ("lights out", night.lights_out_at),
        ("woke up", night.woke_at),
        ("out of bed", night.out_of_bed_at),
    ):
        if at is not None:
            yield f"{words} {at:%H:%M}"
    if night.latency_minutes is not None:
        yield f"asleep after {format_minutes(night.latency_minutes)}"
    if night.awake_minutes is not None:
        yield f"awake {format_minutes(night.awake_minutes)}"
    if night.awakenings is not None:
        yield f"{night.awakenings} awakening{'' if night.awakenings == 1 else 's'}"


def _session_details(session: Session) -> Iterator[str]:
    if session.tool is not None:
        yield f"with {session.tool}"
    if session.pressure is not None:
        yield f"pressure {format_score(session.pressure)}"
    if session.sensation is not None:
        yield f"felt {session.sensation}"
    if session.discomfort is not None:
        yield f"discomfort {format_score(session.discomfort)}"
    if session.practitioner is not None:
        yield f"by {safe(session.practitioner)}"


def _with(span: Span | None, rating: Rating) -> Span:
    before, after, now = span or (None, None, None)
    if rating.phase == "before":
        return rating.value, after, now
    if rating.phase == "after":
        return before, rating.value, now
    return before, after, rating.value


def _metric_scores(
    metric: str, spans: dict[Place | None, Span], entry: Entry, screen: Screen
) -> str:
    said = {place: _span(metric, span, screen) for place, span in spans.items()}
    worked_on = set(entry.areas)
    if len(set(said.values())) == 1 and set(said) in ({None}, worked_on):
        return f"{metric} {next(iter(said.values()))}"
    if len(said) == 1:
        ((place, score),) = said.items()
        return f"{safe(str(place))} {metric} {score}"
    by_place = ", ".join(
        f"{place_name(place)} {score}" for place, score in said.items()
    )
    return f"{metric} {by_place}"


def _span(metric: str, span: Span, screen: Screen) -> str:
    before, after, now = span
    parts = []
    if before is not None and after is not None:
        arrow = screen.glyph("→", "->")
        parts.append(f"{format_score(before)}{arrow}{metric_text(metric, after)}")
    elif before is not None:
        parts.append(f"{metric_text(metric, before)} before")
    elif after is not None:
        parts.append(f"{metric_text(metric, after)} after")
    if now is not None:
        parts.append(metric_text(metric, now))
    return ", ".join(parts)


def _sides(difference: "Difference", screen: Screen) -> tuple[str, str]:
    before, after = difference.before, difference.after
    if before is None or after is None or max(len(before), len(after)) <= NOTE_LENGTH:
        return _side(before, screen), _side(after, screen)
    start = _where_they_part(before, after)
    return _excerpt(before, start, screen), _excerpt(after, start, screen)


def _side(text: str | None, screen: Screen) -> str:
    if text is None:
        return "not given"
    shown = safe(text) if len(text) <= NOTE_LENGTH else _excerpt(text, 0, screen)
    return shown.replace("×", screen.glyph("×", "x")) or '""'


def _where_they_part(before: str, after: str) -> int:
    pairs = zip(before, after, strict=False)
    same = next(
        (place for place, (old, new) in enumerate(pairs) if old != new),
        min(len(before), len(after)),
    )
    lead = NOTE_LENGTH // 4
    return max(same - lead, 0) if same > NOTE_LENGTH - lead else 0


def _excerpt(text: str, start: int, screen: Screen) -> str:
    dots = screen.glyph("…", "...")
    end = start + NOTE_LENGTH
    return "".join(
        (
            dots if start else "",
            safe(text[start:end]) or '""',
            dots if len(text) > end else "",
        )
    )
