"""The narrow way to read the whole diary: one statement for each question.

What comes back are the tuples of `domain.timeline`, ten years of them in the time that
a few hundred whole entries take.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Night, Place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked, Slept
from fasciatrack.domain.values import field_names
from fasciatrack.storage import queries

Fetch = Callable[[str, list[object]], list[Any]]
"""Runs a statement with its values and returns the rows."""

IN_ORDER = f"ORDER BY {queries.HAPPENED}"
_HOUR_SECONDS = 3600
LONG = 1000
"""Days from which on it is quicker to read a whole table than to look in it by day."""
_RESCORED = (
    "SELECT max(new.clock) FROM revision new JOIN revision old ON old.id = new.parent"
    " WHERE new.subject_id = e.id AND new.subject = 'entry'"
    " AND json_extract(new.body, '$.ratings')"
    " IS NOT json_extract(old.body, '$.ratings')"
)
"""When the scores of an entry were changed last; null where they never were."""
_TIMED = tuple(f"n.{name}" for name in field_names(Night))


def felt(
    fetch: Fetch, metrics: Sequence[str], selection: Selection | None
) -> list[Felt]:
    """Read the scores of the selected entries and places; all metrics if none."""
    selection = selection or Selection()
    where, values = queries.condition(selection)
    rated, asked = queries.rating_condition(selection)
    if metrics:
        rated += f" AND r.metric IN ({', '.join('?' * len(metrics))})"
        asked = [*asked, *metrics]
    # Ten years of scores take half as long if entries are not read once for each.
    entries = fetch(
        f"SELECT e.number, e.type, e.day, e.at FROM entry e WHERE {where} {IN_ORDER}",
        values,
    )
    # What a score is about is one of a few things, each of which is taken apart once.
    rows = fetch(
        "SELECT r.entry, json_array(r.metric, r.phase, r.area, r.side), r.value"
        f" FROM rating r WHERE r.entry BETWEEN ? AND ? AND {rated}"
        " ORDER BY r.entry, r.position",
        [*_ends(entries), *asked],
    )
    scores = {entry: [*some] for entry, some in groupby(rows, itemgetter(0))}
    about, new = cache(_about), tuple.__new__
    return [
        new(Felt, (number, type_, day, at, metric, phase, place, value))
        for number, type_, written, moment in entries
        if number in scores
        for day, at in [(date.fromisoformat(written), _hours(moment))]
        for _, written_about, value in scores[number]
        for metric, phase, place in [about(written_about)]
    ]


def done(fetch: Fetch, selection: Selection | None) -> list[Done]:
    """Read the selected sessions."""
    selection = selection or Selection()
    where, values = queries.condition(selection)
    rows = fetch(
        "SELECT e.number, e.id, e.day, e.at, s.kind, s.duration_seconds,"
        " s.practitioner, s.tool, s.pressure"
        f" FROM {_joined('session s', selection.period)}"
        f" ON s.entry = e.number WHERE {where} {IN_ORDER}",
        values,
    )
    place_of = cache(lambda area, side: Place(area=area, side=side))
    worked: dict[int, list[Place]] = {}
    for entry, area, side in fetch(
        "SELECT w.entry, w.area, w.side FROM worked_area w"
        " WHERE w.entry BETWEEN ? AND ? ORDER BY w.entry, w.position",
        _ends(rows),
    ):
        worked.setdefault(entry, []).append(place_of(area, side))
    return [
        Done(
            number,
            id_,
            date.fromisoformat(day),
            _hours(at),
            kind,
            None if seconds is None else seconds / 60,
            practitioner,
            tool,
            pressure,
            tuple(worked.get(number, ())),
        )
        for number, id_, day, at, kind, seconds, practitioner, tool, pressure in rows
    ]


def slept(fetch: Fetch, period: Period | None) -> list[Slept]:
    """Read the nights of a period."""
    where, values = queries.condition(Selection(period=period))
    rows = fetch(
        f"SELECT e.day, {', '.join(_TIMED)} FROM {_joined('night n', period)}"
        f" ON n.entry = e.number WHERE {where} {IN_ORDER}",
        values,
    )
    new = tuple.__new__
    return [
        new(Slept, (date.fromisoformat(day), _asleep(night), night[1], night[6]))
        for day, *night in rows
    ]


def drunk(fetch: Fetch, period: Period | None) -> list[Drunk]:
    """Read the drinks of a period."""
    where, values = queries.condition(Selection(period=period))
    rows = fetch(
        "SELECT e.day, e.at, d.millilitres, d.beverage, d.caffeine_mg"
        f" FROM {_joined('drink d', period)} ON d.entry = e.number"
        f" WHERE {where} {IN_ORDER}",
        values,
    )
    day_of, new = cache(date.fromisoformat), tuple.__new__
    return [
        new(Drunk, (day_of(day), _hours(at), millilitres, beverage, caffeine_mg))
        for day, at, millilitres, beverage, caffeine_mg in rows
    ]


def looked(fetch: Fetch, period: Period | None) -> list[Looked]:
    """Read the follow-ups of a period."""
    where, values = queries.condition(Selection(period=period))
    rows = fetch(
        "SELECT e.number, e.day, e.at, f.session, f.hours, f.hobbling,"
        f" f.activity_load FROM {_joined('follow_up f', period)} ON f.entry = e.number"
        f" WHERE {where} {IN_ORDER}",
        values,
    )
    return [
        Looked(number, date.fromisoformat(day), _hours(at), *more)
        for number, day, at, *more in rows
    ]


def written(fetch: Fetch, selection: Selection, zone: tzinfo) -> dict[int, datetime]:
    """Read when entries got the scores they have, on the clock that was on the wall.

    Not of imported ones: when these were first written down is not known.
    """
    where, values = queries.condition(selection)
    rows = fetch(
        f"SELECT e.number, e.recorded_at, e.utc_offset_minutes, ({_RESCORED})"
        f" FROM entry e WHERE {where} AND e.source = 'manual'",
        values,
    )
    found = {}
    for number, recorded_at, minutes, clock in rows:
        moment = datetime.fromisoformat(recorded_at)
        if clock is not None:
            moment = max(moment, datetime.fromtimestamp(clock / 1000, UTC))
        offset = None if minutes is None else timezone(timedelta(minutes=minutes))
        found[number] = moment.astimezone(offset or zone)
    return found


def _joined(table: str, period: Period | None) -> str:
    """Join entries with a table, what is gone through first standing first."""
    if period is None or (period.last - period.first).days > LONG:
        return f"{table} CROSS JOIN entry e"
    return f"entry e CROSS JOIN {table}"


def _ends(rows: Sequence[Any]) -> list[object]:
    """Give the least and the largest of the numbers that rows begin with."""
    numbers = [number for number, *_ in rows] or [0]
    return [min(numbers), max(numbers)]


def _asleep(night: Sequence[Any]) -> float | None:
    minutes: float | None = night[0]
    if minutes is not None:
        return minutes
    values = dict(zip(field_names(Night), night, strict=True))
    for name in ("in_bed_at", "lights_out_at", "woke_at", "out_of_bed_at"):
        if values[name] is not None:
            values[name] = datetime.fromisoformat(values[name])
    return asleep_minutes(Night(**values))


def _hours(at: str | None) -> float | None:
    if at is None:
        return None
    return datetime.fromisoformat(at).timestamp() / _HOUR_SECONDS


def _about(text: str) -> tuple[str, Phase, Place | None]:
    metric, phase, area, side = json.loads(text)
    return metric, phase, None if area is None else Place(area=area, side=side)
