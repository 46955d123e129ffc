"""A new diary file, made by SQLModel beside its place and then put there whole.

Nobody ever sees a half-made diary: a crash leaves at most a stray temporary file.
"""

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from fasciatrack.storage.connection import APPLICATION_ID, SCHEMA_VERSION
from fasciatrack.storage.identifiers import new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection


def create_diary(path: Path) -> None:
    """Create an empty diary at `path` unless one is there already; mode 0600.

    Raises:
        OSError: the folder cannot be made or written.
        sqlite3.Error: the disk is full.
    """
    make_folder(path.parent)
    unfinished = path.with_name(f".{path.name}.{new_id()}.new")
    descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(descriptor)
    try:
        fill(unfinished)
        _put_in_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, mode 0700, so that they survive power loss."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        # Asked for its parents too, mkdir gives them whatever the umask says.
        one.mkdir(mode=0o700, exist_ok=True)
        sync_folder(one.parent)


def fill(path: Path) -> None:
    """Write an empty diary into an empty file."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, hide_parameters=True)
    try:
        with engine.connect() as connection:
            _write_schema(connection)
    except DBAPIError as error:
        raise error.orig or error from None
    finally:
        engine.dispose()


def _write_schema(connection: "Connection") -> None:
    from sqlmodel import SQLModel

    from fasciatrack.storage import views
    from fasciatrack.storage.schema import TABLES

    connection.exec_driver_sql("PRAGMA synchronous=EXTRA")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    tables = [SQLModel.metadata.tables[str(row.__tablename__)] for row in TABLES]
    SQLModel.metadata.create_all(connection, tables=tables)
    for statement in views.STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO device (id) VALUES (?)", (new_id(),))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.exec_driver_sql("COMMIT")


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Give the file its name only if nobody else has made a diary meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:
        # Some file systems have no hard links; the caller holds the folder's lock.
        if not path.exists():
            unfinished.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive power loss, where the platform can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
