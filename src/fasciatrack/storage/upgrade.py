"""A diary of an older format, copied whole into a file of the present one.

The copy is made beside the diary, compared, and put in its place in one step; the file
as it was stays there under another name. A crash at any moment leaves one of the two.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from fasciatrack.errors import DatabaseError, quoted
from fasciatrack.storage.connection import (
    BUSY_SECONDS,
    SCHEMA_VERSION,
    check_identity,
    database_errors,
    folder_lock,
    keep_one_file,
)
from fasciatrack.storage.creation import fill, sync_folder
from fasciatrack.storage.identifiers import new_id

TABLES = "SELECT name FROM {}.sqlite_schema WHERE type = 'table' ORDER BY rootpage"


def bring_up_to_date(path: Path, *, on_wait: Callable[[], None]) -> Path | None:
    """Give a diary the present format and return where it is kept as it was.

    None says that another fascia was quicker.

    Raises:
        DatabaseError: it cannot be copied; it is as it was.
    """
    with (
        database_errors(path),
        folder_lock(path.parent, on_wait=on_wait),
        closing(_open(path)) as old,
    ):
        version = check_identity(old, path)
        if version == SCHEMA_VERSION:
            return None
        # A write-ahead log that stays behind would be taken for the new file's.
        keep_one_file(old)
        # Nobody writes to this one until the new one is in its place.
        old.execute("BEGIN IMMEDIATE")
        return _replace(path, version)


def _replace(path: Path, version: int) -> Path:
    """Put an equal diary of the present format in the place of this one."""
    unfinished = path.with_name(f".{path.name}.{new_id()}.new")
    descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(descriptor)
    try:
        fill(unfinished)
        _copy(path, unfinished)
        kept = _keep(path, version)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)
    return kept


def _open(path: Path) -> sqlite3.Connection:
    # Not read-only: what a crash left half-written is rolled back first.
    address = f"file:{quote(os.fsencode(path))}?mode=rw"
    return sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )


def _copy(path: Path, unfinished: Path) -> None:
    with closing(_open(unfinished)) as connection:
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("ATTACH ? AS old", (str(path),))
        # Not immediate: that would ask for the lock that is held on the old one.
        connection.execute("BEGIN")
        # The copy keeps its device: it is the same diary.
        connection.execute("DELETE FROM device")
        for (table,) in connection.execute(TABLES.format("old")).fetchall():
            _copy_table(connection, path, table)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise _damaged(path)
        connection.execute("COMMIT")


def _copy_table(connection: sqlite3.Connection, path: Path, table: str) -> None:
    found = connection.execute(f"PRAGMA old.table_info({table})").fetchall()
    columns = ", ".join(str(column[1]) for column in found)
    connection.execute(
        f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM old.{table}"
    )
    counts = {
        connection.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone()
        for schema in ("main", "old")
    }
    if len(counts) > 1:
        raise _damaged(path)


def _keep(path: Path, version: int) -> Path:
    """Give the diary as it is a second name, which survives the replacing."""
    kept = path.with_name(f"{path.name}.format-{version}")
    if kept.exists():
        kept = path.with_name(f"{path.name}.format-{version}.{new_id()}")
    try:
        os.link(path, kept)
    except OSError:
        # Some file systems have no hard links.
        _write_copy(path, kept)
    sync_folder(path.parent)
    return kept


def _write_copy(path: Path, kept: Path) -> None:
    descriptor = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(path.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def _damaged(path: Path) -> DatabaseError:
    shown = quoted(str(path), longest=200)
    return DatabaseError(
        f"{shown} cannot be brought to the present format: its tables do not agree",
        hint="keep the file as it is and put back a copy",
    )
