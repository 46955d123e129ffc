"""Diary files for tests: a fresh one without SQLModel's wait, and what is in one."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from signal import SIGKILL
from typing import Any, NoReturn

from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.storage import codec, own_tables
from fasciatrack.storage.connection import APPLICATION_ID
from fasciatrack.storage.creation import create_diary
from fasciatrack.storage.diary import Diary

START = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
NOBODY = 65534
SCHEMAS = Path(__file__).parent / "storage" / "data"
"""Every schema that a diary ever had: `v1.sql` before there were follow-ups and look
backs, `v2.sql` before there were fair tests and kept notices."""
OLDER_FORMATS = (1, 2)

Row = tuple[Any, ...]
Dump = dict[str, list[Row]]

TYPED_TABLES = (
    "entry",
    *(part.table for part in codec.PARTS),
    *(own.table for own in own_tables.OWN.values()),
)
HISTORY_TABLES = ("operation", "revision")


def a_clock(step: timedelta = timedelta(seconds=1)) -> Callable[[], datetime]:
    """Return a clock that moves on by `step` whenever it is read."""
    moment = START

    def now() -> datetime:
        nonlocal moment
        moment += step
        return moment

    return now


def a_diary(
    folder: Path, name: str = "diary.db", *, on_wait: Callable[[], None] = lambda: None
) -> Diary:
    """Return an empty diary that is there already, as a first write makes it."""
    path = folder / name
    path.write_bytes(empty_diary())
    path.chmod(0o600)
    return Diary(path, now=a_clock(), on_wait=on_wait)


@cache
def empty_diary() -> bytes:
    """Return the bytes of a diary without entries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.db"
        create_diary(path)
        return path.read_bytes()


def add(diary: Diary, *entries: Entry, command: str = "log") -> list[Entry]:
    """Store new entries as one operation and return them with their numbers."""
    changes = [Change(after=entry) for entry in entries]
    return list(diary.apply(command, changes).entries)


def undo(diary: Diary) -> None:
    """Take the last operation back, as `fascia undo` does."""
    operation = diary.operation_to_undo()
    assert operation is not None
    diary.take_back("undo", [operation])


def redo(diary: Diary) -> None:
    """Do again what was undone last, as `fascia redo` does."""
    operation = diary.operation_to_redo()
    assert operation is not None
    diary.take_back("redo", [operation])


def raw(path: Path) -> sqlite3.Connection:
    """Open the file as any other program would."""
    return sqlite3.connect(path, isolation_level=None)


def dump(path: Path, tables: Sequence[str] = TYPED_TABLES) -> Dump:
    """Return every row of these tables, in the order of all their columns."""
    with closing(raw(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608 - our own names
            for table in tables
        }


def put_into_format(path: Path, version: int) -> None:
    """Rewrite a diary as an older fascia would have written it."""
    newer = path.with_name("newer")
    path.rename(newer)
    with closing(raw(path)) as connection:
        statements = (SCHEMAS / f"v{version}.sql").read_text().split(";\n\n")
        for statement in sorted(statements, key=lambda one: "TABLE" not in one[:20]):
            connection.executescript(f"{statement};")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("ATTACH ? AS newer", (str(newer),))
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        for (table,) in connection.execute(tables).fetchall():
            found = connection.execute(f"PRAGMA table_info({table})").fetchall()
            columns = ", ".join(str(column[1]) for column in found)
            connection.execute(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}"  # noqa: S608 - our own names
            )
    path.chmod(0o600)
    newer.unlink()


def check(path: Path) -> list[str]:
    """Return what SQLite and the foreign keys find wrong; nothing is right."""
    with closing(raw(path)) as connection:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            found += map(str, connection.execute("PRAGMA foreign_key_check"))
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return [text for text in found if text != "ok"]


def hot_journal(path: Path) -> None:
    """Kill a writer whose changes are half in the file, its journal beside it."""
    child = os.fork()
    if child == 0:
        diary = Diary(path, now=a_clock())
        connection = diary._open()  # noqa: SLF001 - nothing public stops half way
        connection.execute("PRAGMA cache_size=1")
        changes = [
            Change(before=entry, after=replace(entry, note="m" * 900))
            for entry in diary.entries()
        ]
        connection.set_trace_callback(
            lambda sql: os.kill(os.getpid(), SIGKILL) if sql == "COMMIT" else None
        )
        diary.apply("edit", changes)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == SIGKILL


def end_at_once() -> NoReturn:
    """End a forked process; coverage lets `os._exit` write down all it has measured."""
    while True:
        os.kill(os.getpid(), SIGKILL)


def as_nobody(act: Callable[[], object]) -> str:
    """Do something as a user without rights; return its outcome, or its error."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            said = repr(act())
        except BaseException as error:  # noqa: BLE001 - the parent shows it
            said = f"{type(error).__name__} {error}"
        os.write(writing, said.encode()[:4000])
        end_at_once()
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return stream.read()
