"""Tables of what is kept besides entries, and their rows.

The records themselves are loaded where there is a row of one: a log asks for the
person's own areas, and mostly finds none.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fasciatrack.domain.plain import from_plain, to_plain
from fasciatrack.domain.values import Value

if TYPE_CHECKING:
    from fasciatrack.domain.own import Own

Row = tuple[Any, ...]

RUNNING = "running"
THE_ONLY_ONE = "now"
"""The key of the session that runs: there is one at most."""


class OwnTable(Value):
    """A table of one kind of record; a record's field is the column of its name."""

    kind: str
    """What the history calls it."""
    table: str
    columns: tuple[str, ...]
    """The key first."""
    as_json: tuple[str, ...] = ()
    """Columns that hold more than one value."""

    @property
    def key(self) -> str:
        """Name the column that tells a record from others of its kind."""
        return self.columns[0]

    @property
    def record(self) -> "type[Own]":
        """The class of its records."""
        from fasciatrack.domain.own import RECORDS  # noqa: PLC0415 - see above

        return RECORDS[self.kind]

    def id_of(self, own: "Own") -> str:
        """Return what tells a record from others of its kind."""
        return str(getattr(own, self.key, THE_ONLY_ONE))

    def row_of(self, own: "Own") -> Row:
        """Return a record's row, in the order of the columns."""
        values = (to_plain(getattr(own, name, THE_ONLY_ONE)) for name in self.columns)
        return tuple(
            json.dumps(value, ensure_ascii=False)
            if isinstance(value, list | dict)
            else value
            for value in values
        )

    def record_of(self, row: Sequence[Any]) -> "Own":
        """Return the record that a row holds."""
        values = dict(zip(self.columns, row, strict=True))
        for name in self.as_json:
            values[name] = json.loads(values[name])
        if self.kind == RUNNING:
            del values[self.key]
        return from_plain(self.record, values)


OWN = {
    table.kind: table
    for table in (
        OwnTable(
            kind="area",
            table="own_area",
            columns=("slug", "name", "aliases"),
            as_json=("aliases",),
        ),
        OwnTable(
            kind="routine",
            table="routine",
            columns=("slug", "name", "steps", "rest_seconds"),
            as_json=("steps",),
        ),
        OwnTable(kind="goal", table="goal", columns=("subject", "target")),
        OwnTable(
            kind="trial",
            table="trial",
            columns=(
                "id",
                "metric",
                "area",
                "side",
                "first",
                "second",
                "start",
                "days",
                "skip",
                "draws",
                "seed",
                "cancelled",
            ),
        ),
        OwnTable(
            kind="notice",
            table="notice",
            columns=("id", "rule", "day", "area", "side", "entry", "text"),
        ),
        OwnTable(
            kind=RUNNING,
            table="open_session",
            columns=("id", "entry", "routine", "worked"),
            as_json=("entry", "worked"),
        ),
    )
}


def own_table(own: "Own") -> OwnTable:
    """Return the table that a record is kept in."""
    return next(table for table in OWN.values() if type(own) is table.record)
