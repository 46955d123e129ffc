"""The diary: what can be read from it and the one way to change it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.records import Entry, EntryType
from fasciatrack.errors import NotFoundError
from fasciatrack.storage import codec, history, own_tables, queries
from fasciatrack.storage.connection import unreadable_rows, write_transaction
from fasciatrack.storage.history import Operation, Revision
from fasciatrack.storage.long_looks import LongLooks

if TYPE_CHECKING:
    from fasciatrack.domain.notices import Notice
    from fasciatrack.domain.own import Goal, OpenSession, Own, OwnArea, Routine
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.trials import Trial

AT_ONCE = 2000
"""Identifiers asked for in one statement."""


class Diary(LongLooks):
    """What a diary file holds."""

    def entries(
        self, selection: "Selection | None" = None, *, newest: int | None = None
    ) -> list[Entry]:
        """Return the selected entries in the order they happened, oldest first.

        Args:
            selection: Which ones; all when left out.
            newest: At most so many, the latest ones.
        """
        where, values = queries.condition(selection)
        if newest is not None:
            where += f" ORDER BY {queries.HAPPENED_LAST} LIMIT ?"
            values = [*values, newest]
        return self._load(where, values)

    def entry(self, number: int) -> Entry:
        """Return one entry.

        Raises:
            NotFoundError: there is none, or it was deleted.
        """
        found = self._load("e.number = ?", [number])
        if not found:
            raise NotFoundError(
                f"there is no entry {number}", hint="`fascia list` shows their numbers"
            )
        return found[0]

    def last_recorded(
        self, types: Sequence[EntryType] = (), count: int = 1
    ) -> list[Entry]:
        """Return the entries written down last, newest first."""
        from fasciatrack.domain.selection import (  # noqa: PLC0415 - no log asks for it
            Selection,
        )

        where, values = queries.condition(Selection(types=tuple(types)))
        where += " ORDER BY e.number DESC LIMIT ?"
        found = self._load(where, [*values, count])
        return sorted(found, key=lambda entry: entry.number or 0, reverse=True)

    def first_day(self) -> date | None:
        """Return the earliest day that holds an entry."""
        rows = self._rows("SELECT min(day) FROM entry")
        return date.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    def days(self, selection: "Selection") -> dict[date, int]:
        """Count the selected entries of each day that has one, earliest first."""
        where, values = queries.condition(selection)
        counted = "SELECT e.day, count(*) FROM entry e"
        rows = self._rows(f"{counted} WHERE {where} GROUP BY e.day", values)
        return {date.fromisoformat(day): count for day, count in rows}

    def last_written(self) -> Entry | None:
        """Return the session, else the newest entry, of what added the newest one."""
        found = self._load(
            "e.number IN (SELECT number FROM revision WHERE operation ="
            " (SELECT operation FROM revision"
            " WHERE number = (SELECT max(number) FROM entry) ORDER BY clock LIMIT 1))"
            " ORDER BY e.type = 'session' DESC, e.number DESC LIMIT 1",
            [],
        )
        return found[0] if found else None

    def by_id(self, ids: Sequence[str]) -> dict[str, Entry]:
        """Return the entries that exist under these identifiers."""
        return {
            entry.id: entry
            for marks, some in _in_chunks(ids)
            for entry in self._load(f"e.id IN ({marks})", some)
        }

    def ever_held(self, ids: Sequence[str]) -> set[str]:
        """Return those identifiers the history knows, deleted entries included."""
        asked = "SELECT subject_id FROM revision WHERE subject = 'entry' AND subject_id"
        return {
            id_
            for marks, some in _in_chunks(ids)
            for (id_,) in self._rows(f"{asked} IN ({marks})", some)
        }

    def own_areas(self) -> "list[OwnArea]":
        """Return the areas the person added."""
        return self._own("area")

    def routines(self) -> "list[Routine]":
        """Return the person's own routines."""
        return self._own("routine")

    def goals(self) -> "list[Goal]":
        """Return what the person wants to reach."""
        return self._own("goal")

    def trials(self) -> "list[Trial]":
        """Return the fair tests, oldest first."""
        return sorted(self._own("trial"), key=lambda one: (one.start, one.id))

    def notices(self, since: date | None = None) -> "list[Notice]":
        """Return the notices that were given, oldest first.

        Args:
            since: The first day; all when left out.
        """
        where = queries.EVERYTHING
        if since is not None:
            where = ("day >= ?", [since.isoformat()])
        given = self._own("notice", where)
        return sorted(given, key=lambda one: (one.day, one.id))

    def changed_since_given(self, ids: Sequence[str]) -> set[str]:
        """Return those notices whose entry is gone, or was changed after them.

        What is kept for the first time when a session stops counts as changed, too.
        """
        return {
            id_
            for marks, some in _in_chunks(ids)
            for (id_,) in self._rows(history.CHANGED_SINCE.format(marks), some)
        }

    def own(self) -> "list[Own]":
        """Return all that an export takes along besides entries."""
        return [
            *self.own_areas(),
            *self.routines(),
            *self.goals(),
            *self.trials(),
            *self.notices(),
        ]

    def open_session(self) -> "OpenSession | None":
        """Return the session that runs now, if one does."""
        found = self._own("running")
        return found[0] if found else None

    def tags(self) -> list[str]:
        """Return every tag in use, most used first."""
        rows = self._rows(
            "SELECT tag FROM tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200"
        )
        return [row[0] for row in rows]

    def revisions(self, number: int) -> list[Revision]:
        """Return every state of an entry, oldest first, deleted ones included.

        Raises:
            NotFoundError: no entry ever had this number.
        """
        rows = self._rows(history.REVISIONS_OF_NUMBER, [number])
        if not rows:
            raise NotFoundError(
                f"there is no entry {number}", hint="`fascia list` shows their numbers"
            )
        with unreadable_rows(self.path):
            return [history.revision_from_row(row) for row in rows]

    def operation_to_undo(self, *, skip: int = 0) -> Operation | None:
        """Return the latest operation still in force, or the one `skip` before it."""
        from fasciatrack.storage.undo_order import undoable  # noqa: PLC0415 - undo only

        return self._operation(undoable, skip)

    def operation_to_redo(self, *, skip: int = 0) -> Operation | None:
        """Return the latest undo that can be taken back."""
        from fasciatrack.storage.undo_order import redoable  # noqa: PLC0415 - redo only

        return self._operation(redoable, skip)

    def stored_under(self, key: str, command: str) -> Receipt | None:
        """Return what a command stored under a key before, if it did.

        Raises:
            InvalidValueError: another command used the key.
        """
        found = self._rows("SELECT id FROM operation WHERE key = ?", [key])
        if not found:
            return None
        ((operation,),) = found
        rows = self._rows(history.REVISIONS_OF_OPERATION, [operation])
        with unreadable_rows(self.path):
            known = history.operation_from_rows(operation, rows)
        history.check_command(known, command, key)
        return Receipt(changes=known.changes, already_stored=True)

    def take_back(self, command: str, operations: Sequence[Operation]) -> None:
        """Append the inverse of each operation, latest first: of all or of none.

        Raises:
            FasciaError: the diary changed meanwhile, or the disk is full.
            DatabaseError: the file cannot be used.
        """
        connection = self._open()
        with write_transaction(connection, self.path, on_wait=self._on_wait):
            for operation in operations:
                # Each needs a moment of its own in the history.
                writer = history.Writer(connection, now=self._now)
                inverse = [change.reversed() for change in operation.changes]
                writer.write(command, inverse, key=None, undoes=operation.id)
            self.may_have_written = True

    def apply(
        self,
        command: str,
        changes: Sequence[Change],
        *,
        key: str | None = None,
    ) -> Receipt:
        """Store all changes as one operation, durably, or none of them.

        Args:
            command: The verb, for the history.
            changes: What to do; each must start from what the diary holds now. None
                at all is no operation, and its key stays free.
            key: A word under which this is stored once, however often it is repeated.

        Raises:
            InvalidValueError: another command used the key.
            FasciaError: the diary changed meanwhile, or the disk is full.
            DatabaseError: the file cannot be used.
        """
        if not changes:
            return Receipt(changes=())
        self._create_if_missing()
        connection = self._open()
        with write_transaction(connection, self.path, on_wait=self._on_wait):
            writer = history.Writer(connection, now=self._now)
            if key is not None and (known := writer.stored_under(key)) is not None:
                history.check_command(known, command, key)
                return Receipt(changes=known.changes, already_stored=True)
            stored = writer.write(command, changes, key=key, undoes=None)
            self.may_have_written = True
        return Receipt(changes=stored)

    def stream(
        self, view: str, columns: Sequence[str], selection: "Selection"
    ) -> Iterator[Sequence[Any]]:
        """Yield rows of a view in the order of the entries, never holding them all.

        However slowly they are taken, others can write: whole entries are read at a
        time, each as it is at that moment.
        """
        from fasciatrack.storage import streams  # noqa: PLC0415 - for exports only

        for numbers in streams.batches_of_numbers(self._rows, selection):
            yield from self._rows(*streams.rows_of(view, columns, selection, numbers))

    def in_batches(self, selection: "Selection", size: int) -> Iterator[list[Entry]]:
        """Yield the entries that are selected now, oldest first, so many at a time.

        Each comes once at most, as it is when its batch is loaded, and others can
        write in between.
        """
        from array import array  # noqa: PLC0415 - half a millisecond, for exports only

        where, values = queries.condition(selection)
        found = self._rows(
            f"SELECT e.number FROM entry e WHERE {where} ORDER BY {queries.HAPPENED}",
            values,
        )
        numbers = array("q", (number for (number,) in found))
        del found
        for start in range(0, len(numbers), size):
            some = numbers[start : start + size]
            yield self._load(f"e.number IN ({', '.join(map(str, some))})", [])

    def _load(self, where: str, values: list[object]) -> list[Entry]:
        chosen = f"SELECT e.number FROM entry e WHERE {where}"
        columns = ", ".join(f"e.{name}" for name in codec.ENTRY_COLUMNS)
        with self._reading():
            rows = self._rows(
                f"SELECT {columns} FROM entry e WHERE e.number IN ({chosen})"
                f" ORDER BY {queries.HAPPENED}",
                values,
            )
            parts = {
                part.table: self._rows(
                    f"SELECT {', '.join(part.columns)} FROM {part.table}"
                    f" WHERE entry IN ({chosen}) ORDER BY entry"
                    f"{', position' if part.is_list else ''}",
                    values,
                )
                for part in codec.PARTS
            }
        with unreadable_rows(self.path):
            return codec.entries_from_rows(rows, parts)

    def _own(
        self, kind: str, condition: queries.Condition = queries.EVERYTHING
    ) -> list[Any]:
        own = own_tables.OWN[kind]
        where, values = condition
        rows = self._rows(
            f"SELECT {', '.join(own.columns)} FROM {own.table} WHERE {where}"
            f" ORDER BY {own.key}",
            values,
        )
        with unreadable_rows(self.path):
            return [own.record_of(row) for row in rows]

    def _operation(
        self,
        choose: Callable[[list[tuple[str, str | None]]], list[str]],
        skip: int,
    ) -> Operation | None:
        candidates = choose(self._rows(history.OPERATIONS))
        if skip >= len(candidates):
            return None
        rows = self._rows(history.REVISIONS_OF_OPERATION, [candidates[skip]])
        with unreadable_rows(self.path):
            return history.operation_from_rows(candidates[skip], rows)


def _in_chunks(ids: Sequence[str]) -> Iterator[tuple[str, list[object]]]:
    """Yield as many identifiers as one statement takes, with the marks for them."""
    for start in range(0, len(ids), AT_ONCE):
        some: list[object] = list(ids[start : start + AT_ONCE])
        yield ", ".join("?" * len(some)), some
