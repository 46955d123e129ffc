"""Between records and database rows, for every table alike.

A record's field is the column of the same name; tests compare the two. Only the
entry's own moment is spelled as two columns, so that instants sort as text.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from fasciatrack.domain.afterwards import (
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.plain import from_plain, to_plain
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.values import Value, field_names

Row = tuple[Any, ...]


class Part(Value):
    """A table that holds one part of an entry."""

    table: str
    attribute: str
    record: type[Value] | None = None
    """None where the part is plain text."""
    is_list: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns, keys first."""
        keys = ("entry", "position") if self.is_list else ("entry",)
        return keys + (field_names(self.record) if self.record else (self.table,))


PARTS = (
    Part(table="session", attribute="session", record=Session),
    Part(table="worked_area", attribute="areas", record=Place, is_list=True),
    Part(table="rating", attribute="ratings", record=Rating, is_list=True),
    Part(
        table="side_effect", attribute="side_effects", record=SideEffect, is_list=True
    ),
    Part(table="tag", attribute="tags", is_list=True),
    Part(table="night", attribute="night", record=Night),
    Part(table="drink", attribute="drink", record=Drink),
    Part(table="follow_up", attribute="follow_up", record=FollowUp),
    Part(table="look_back", attribute="look_back", record=LookBack),
    Part(table="activity", attribute="activities", record=ActivityScore, is_list=True),
    Part(
        table="recommendation",
        attribute="recommendations",
        record=Recommendation,
        is_list=True,
    ),
)
ENTRY_COLUMNS = (
    "number",
    "id",
    "type",
    "day",
    "at",
    "utc_offset_minutes",
    "zone",
    "recorded_at",
    "source",
    "note",
)


def canonical(record: Value) -> str:
    """Write a record as JSON in the one form that is hashed and compared."""
    return json.dumps(
        to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def entry_row(entry: Entry) -> Row:
    """Return the entry's own row, in the order of ENTRY_COLUMNS."""
    return (
        entry.number,
        entry.id,
        entry.type,
        entry.day.isoformat(),
        _instant(entry.at) if entry.at else None,
        _offset_minutes(entry.at) if entry.at else None,
        entry.zone,
        _instant(entry.recorded_at),
        entry.source,
        entry.note,
    )


def part_rows(entry: Entry, part: Part) -> list[Row]:
    """Return the rows of one part, in the order of its columns."""
    value = getattr(entry, part.attribute)
    if part.is_list:
        return [(entry.number, i, *_values(item)) for i, item in enumerate(value)]
    return [] if value is None else [(entry.number, *_values(value))]


def entries_from_rows(
    rows: Iterable[Row], part_rows: Mapping[str, Iterable[Row]]
) -> list[Entry]:
    """Put entries together from their rows, keeping the order of `rows`.

    Args:
        rows: Entry rows, in the order of ENTRY_COLUMNS.
        part_rows: For each part's table its rows, keys first, in key order.
    """
    parts: dict[int, dict[str, Any]] = defaultdict(dict)
    for part in PARTS:
        skip = 2 if part.is_list else 1
        for row in part_rows[part.table]:
            value = _record(part.record, row[skip:])
            if part.is_list:
                parts[row[0]].setdefault(part.attribute, []).append(value)
            else:
                parts[row[0]][part.attribute] = value
    return [_entry(row, parts.get(row[0], {})) for row in rows]


def _entry(row: Row, parts: Mapping[str, Any]) -> Entry:
    number, id_, type_, day, at, offset, zone, recorded_at, source, note = row
    return Entry(
        number=number,
        id=id_,
        type=type_,
        day=date.fromisoformat(day),
        at=_at_offset(at, offset) if at else None,
        zone=zone,
        recorded_at=datetime.fromisoformat(recorded_at),
        source=source,
        note=note,
        **_frozen(parts),
    )


def _frozen(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in parts.items()
    }


def _values(item: Value | str) -> Row:
    if isinstance(item, str):
        return (item,)
    return tuple(to_plain(getattr(item, name)) for name in field_names(type(item)))


def _record(record: type[Value] | None, values: Row) -> Any:  # noqa: ANN401 - any part of an entry
    if record is None:
        return values[0]
    if record is Night:
        names = field_names(record)
        return from_plain(record, dict(zip(names, values, strict=True)))
    return record(**dict(zip(field_names(record), values, strict=True)))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _offset_minutes(moment: datetime) -> int:
    offset = moment.utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)


def _at_offset(at: str, minutes: int) -> datetime:
    zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
    return datetime.fromisoformat(at).astimezone(zone)
