"""The operation log: every change is added, none is ever overwritten.

An operation is one command. Each record it touches gets a revision that holds the
whole record; the typed tables show the last one. Undo appends the inverse.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from fasciatrack.domain.changes import Change, Subject
from fasciatrack.domain.plain import from_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value, replace
from fasciatrack.errors import (
    ChangedMeanwhileError,
    DatabaseError,
    InvalidValueError,
    quoted,
)
from fasciatrack.storage import codec, own_tables
from fasciatrack.storage.hashing import hash_of
from fasciatrack.storage.identifiers import new_id

ENTRY = "entry"
"""What the history calls an entry; `own_tables.OWN` names what is kept besides."""

OPERATIONS = "SELECT id, undoes FROM operation ORDER BY clock DESC, id DESC"

HASHED = (
    "id",
    "operation",
    "subject",
    "subject_id",
    "number",
    "clock",
    "parent",
    "is_deleted",
    "body",
)
"""What a revision's hash is taken over, in this order."""
REVISION = (*HASHED, "sha256")
Head = tuple[str, int, str, int | None]
"""Of a record's newest revision: id, whether it is deleted, body, number."""
REVISIONS_OF = (
    f"SELECT {', '.join(f'{of}.{name}' for of in 'rp' for name in REVISION)},"
    " o.command, o.clock FROM revision r"
    " JOIN operation o ON o.id = r.operation"
    " LEFT JOIN revision p ON p.id = r.parent"
)
REVISIONS_OF_OPERATION = f"{REVISIONS_OF} WHERE r.operation = ? ORDER BY r.id"
REVISIONS_OF_NUMBER = f"{REVISIONS_OF} WHERE r.number = ? ORDER BY r.clock, r.id"
CHANGED_SINCE = (
    "SELECT n.id FROM notice n WHERE n.id IN ({}) AND n.entry IS NOT NULL"
    " AND (NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = n.entry)"
    " OR EXISTS (SELECT 1 FROM revision r WHERE r.subject_id = n.entry AND r.clock >"
    " (SELECT min(g.clock) FROM revision g WHERE g.subject_id = n.id)))"
)
"""Notices whose entry is gone or has a later state than the notice."""


class Revision(Value):
    """One step in the life of a record."""

    at: datetime
    command: str
    change: Change


class Operation(Value):
    """One command that changed the diary."""

    id: str
    command: str
    at: datetime
    changes: tuple[Change, ...]


def revision_from_row(row: Sequence[Any]) -> Revision:
    """Return the step that a row of REVISIONS_OF holds.

    Raises:
        DatabaseError: it or the one before it is not what was once written.
    """
    *values, command, clock = row
    width = len(REVISION)
    return Revision(
        at=_moment(clock),
        command=command,
        change=Change(
            before=_verified_subject(values[width:]),
            after=_verified_subject(values[:width]),
        ),
    )


def _verified_subject(revision: Sequence[Any]) -> "Subject | None":
    *row, sha256 = revision
    id_, _, kind, subject_id, number, _, _, is_deleted, body = row
    if id_ is None:
        return None
    if hash_of(row) != sha256:
        raise DatabaseError(
            f"the history of {_called(kind, subject_id, number)} is damaged",
            hint="keep the file as it is and put back a copy",
        )
    return _subject(kind, body, is_deleted)


def operation_from_rows(id_: str, rows: Sequence[Sequence[Any]]) -> Operation:
    """Return the operation that consists of these revisions."""
    revisions = [revision_from_row(row) for row in rows]
    return Operation(
        id=id_,
        command=revisions[0].command,
        at=revisions[0].at,
        changes=tuple(revision.change for revision in revisions),
    )


def check_command(operation: Operation, command: str, key: str) -> None:
    """Refuse a key that another command than this one used before."""
    if operation.command != command:
        raise InvalidValueError(
            f"the key {quoted(key)} was used for `fascia {operation.command}`",
            hint="nothing was changed; give each command a key of its own",
        )


class Writer:
    """Appends one operation inside an open write transaction."""

    def __init__(
        self, connection: sqlite3.Connection, *, now: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        (latest,) = self._one("SELECT max(clock) FROM operation")
        self._clock = max(int(now().timestamp() * 1000), (latest or 0) + 1)
        (self._device,) = self._one("SELECT id FROM device")

    def stored_under(self, key: str) -> Operation | None:
        """Return the operation that has a key, if there is one."""
        found = self._one("SELECT id FROM operation WHERE key = ?", key)
        if found is None:
            return None
        rows = self._connection.execute(REVISIONS_OF_OPERATION, found).fetchall()
        return operation_from_rows(found[0], rows)

    def write(
        self,
        command: str,
        changes: Sequence[Change],
        *,
        key: str | None,
        undoes: str | None,
    ) -> tuple[Change, ...]:
        """Append the operation and bring the tables up to date.

        Raises:
            ChangedMeanwhileError: a record is not what the change starts from.
        """
        operation = new_id()
        heads = [self._head(change) for change in changes]
        stored = self._numbered(changes, heads)
        ids = sorted(new_id() for _ in stored)  # so that they sort as they were made
        revisions = [
            self._revision(operation, id_, change, head)
            for id_, change, head in zip(ids, stored, heads, strict=True)
        ]
        hashes = [revision[-1] for revision in revisions]
        row = (operation, self._device, self._clock, command, undoes, key, len(stored))
        self._insert("operation", (*row, hash_of((*row, *hashes))))
        for revision in revisions:
            self._insert("revision", revision)
        for change in stored:
            self._show(change)
        return tuple(stored)

    def _head(self, change: Change) -> Head | None:
        """Return what the history holds last of a record."""
        kind, subject_id, _ = _names(change.subject)
        found: Head | None = self._one(
            "SELECT id, is_deleted, body, number FROM revision WHERE subject_id = ?"
            " AND subject = ? ORDER BY clock DESC, id DESC LIMIT 1",
            subject_id,
            kind,
        )
        return found

    def _numbered(
        self, changes: Sequence[Change], heads: Sequence[Head | None]
    ) -> list[Change]:
        """Give every new entry a number of its own, or the one that it has already."""
        kept = [
            self._number_of(entry, head) if (entry := _new_entry(change)) else None
            for change, head in zip(changes, heads, strict=True)
        ]
        (highest,) = self._one("SELECT max(number) FROM revision")
        following = count(max(highest or 0, *(one or 0 for one in kept), 0) + 1)
        given: set[int] = set()
        numbered = []
        for change, number in zip(changes, kept, strict=True):
            entry = _new_entry(change)
            if entry is None:
                numbered.append(change)
                continue
            own = next(following) if number is None or number in given else number
            given.add(own)
            same = own == entry.number
            numbered.append(
                change if same else Change(after=replace(entry, number=own))
            )
        return numbered

    def _number_of(self, entry: Entry, head: Head | None) -> int | None:
        """Return the number that an entry brings, if free, else the one it once had."""
        number = entry.number
        if number is not None and self._is_free(number, entry.id):
            return number
        return head[3] if head else None

    def _is_free(self, number: int, id_: str) -> bool:
        holder = self._one(
            "SELECT subject_id FROM revision WHERE number = ? LIMIT 1", number
        )
        return holder is None or holder[0] == id_

    def _revision(
        self, operation: str, id_: str, change: Change, head: Head | None
    ) -> tuple[Any, ...]:
        self._check_unchanged(change, head)
        row = (
            id_,
            operation,
            *_names(change.subject),
            self._clock,
            head[0] if head else None,
            int(change.after is None),
            codec.canonical(change.subject),
        )
        return (*row, hash_of(row))

    def _check_unchanged(self, change: Change, head: Head | None) -> None:
        before = change.before
        held = head[2] if head and not head[1] else None
        if held == (codec.canonical(before) if before else None):
            return
        kind, id_, number = _names(change.subject)
        if before and _subject(kind, held, 0) == before:
            return  # the tables cannot tell 3 from 3.0, nor keep another zone's UTC
        # The number that a new entry would get is none that anybody knows.
        name = _called(kind, id_, number if before else None)
        raise ChangedMeanwhileError(
            f"{name} was changed by another command in the meantime",
            hint="nothing was stored; look at it and try again",
        )

    def _show(self, change: Change) -> None:
        """Bring the typed tables to the record's new state."""
        subject = change.subject
        if not isinstance(subject, Entry):
            own = own_tables.own_table(subject)
            self._run(
                f"DELETE FROM {own.table} WHERE {own.key} = ?", own.id_of(subject)
            )
            if change.after is not None:
                self._insert(own.table, own.row_of(subject), own.columns)
            return
        if change.before is not None:
            self._run("DELETE FROM entry WHERE number = ?", subject.number)
        if isinstance(change.after, Entry):
            self._insert("entry", codec.entry_row(change.after), codec.ENTRY_COLUMNS)
            for part in codec.PARTS:
                for row in codec.part_rows(change.after, part):
                    self._insert(part.table, row, part.columns)

    def _insert(
        self, table: str, row: Sequence[Any], columns: Sequence[str] = ()
    ) -> None:
        names = f" ({', '.join(columns)})" if columns else ""
        marks = ", ".join("?" * len(row))
        self._run(f"INSERT INTO {table}{names} VALUES ({marks})", *row)

    def _run(self, sql: str, *values: object) -> None:
        self._connection.execute(sql, values)

    def _one(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - a row of any shape
        return self._connection.execute(sql, values).fetchone()


def _new_entry(change: Change) -> Entry | None:
    after = change.after
    return after if isinstance(after, Entry) and change.before is None else None


def _names(subject: "Subject") -> tuple[str, str, int | None]:
    if isinstance(subject, Entry):
        return ENTRY, subject.id, subject.number
    own = own_tables.own_table(subject)
    return own.kind, own.id_of(subject), None


def _called(kind: str, subject_id: str, number: int | None) -> str:
    if kind == ENTRY:
        return f"entry {number}" if number else "the entry"
    running = kind == own_tables.RUNNING
    return "the session that runs" if running else f"the {kind} {subject_id}"


def _subject(kind: str, body: str | None, is_deleted: int | None) -> "Subject | None":
    if body is None or is_deleted:
        return None
    values = json.loads(body)
    if kind == ENTRY:
        return from_plain(Entry, values)
    return from_plain(own_tables.OWN[kind].record, values)


def _moment(clock: int) -> datetime:
    return datetime.fromtimestamp(clock / 1000, UTC)
