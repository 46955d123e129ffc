"""One way to open the diary file, one way to write to it.

Rollback journal with synchronous=EXTRA: what was committed survives power loss, and
nothing but the one file has to be copied. Writers queue on the folder's advisory
lock before SQLite's own, which keeps them in order and the wait short.
"""

import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from fasciatrack.errors import DatabaseError, FasciaError, quoted

if sys.platform != "win32":
    import fcntl

APPLICATION_ID = 0x46415343
"""`FASC`: how the file says whose it is."""
SCHEMA_VERSION = 3
"""The format of the file."""

LOCK_SECONDS = 30.0
"""How long a writer waits for another one before it gives up."""
POLL_SECONDS = 0.005
BUSY_SECONDS = 15.0
"""How long SQLite waits for a program that does not queue, a sync tool for one."""

SAFETY = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA secure_delete=ON",
    "PRAGMA synchronous=EXTRA",
)
MACOS = ("PRAGMA fullfsync=ON",)
"""There a plain fsync leaves data in the drive's cache."""


class OlderDiaryError(Exception):
    """The diary has a format of before; `upgrade` knows what to do."""


def open_connection(path: Path) -> sqlite3.Connection:
    """Open an existing diary; reading until `write_transaction` says otherwise.

    Raises:
        DatabaseError: it is no diary, newer than this program, damaged, or locked.
        OlderDiaryError: it has to be brought up to date first.
    """
    with database_errors(path):
        _check_file(path)
        try:
            return _connect(path, "rw")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_CANTOPEN":
                raise
            # Read-only, it says why: an unfinished write that nobody may roll back.
            return _connect(path, "ro")


@contextmanager
def write_transaction(
    connection: sqlite3.Connection, path: Path, *, on_wait: Callable[[], None]
) -> Iterator[None]:
    """Everything inside is stored together or not at all.

    Raises:
        DatabaseError: another program holds the diary, or replaced the file.
    """
    with database_errors(path), folder_lock(path.parent, on_wait=on_wait):
        opened = _identity(path)
        connection.execute("PRAGMA query_only=OFF")
        try:
            keep_one_file(connection)
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA query_only=ON")
        if not _is_still(path, opened):
            shown = quoted(str(path), longest=200)
            raise _explained("SQLITE_READONLY_DBMOVED", "", shown)


@contextmanager
def folder_lock(folder: Path, *, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the folder's advisory lock, so that writers queue instead of failing.

    On Windows, and where the file system has no such lock, SQLite's own lock and its
    waiting time are what remains.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _wait_for_lock(descriptor, on_wait)
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, on_wait: Callable[[], None]) -> None:
    deadline = time.monotonic() + LOCK_SECONDS
    told = False
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise DatabaseError(
                    f"another fascia has been writing for {LOCK_SECONDS:.0f} seconds",
                    hint="wait for it to finish, then try again",
                ) from None
            if not told:
                on_wait()
                told = True
            time.sleep(POLL_SECONDS)
        except OSError:
            return
        else:
            return


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report into one clear line."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        raise _explained(name, str(error), quoted(str(path), longest=200)) from error
    except UnicodeError as error:
        # SQLite names what it found in a damaged file, as it is.
        raise _explained("", "it is damaged", quoted(str(path), longest=200)) from error
    except OSError as error:
        shown = quoted(str(path), longest=200)
        reason = (error.strerror or str(error)).lower()
        raise DatabaseError(
            f"the diary {shown} cannot be opened: {reason}",
            hint="check the path and its permissions",
        ) from error


@contextmanager
def unreadable_rows(path: Path) -> Iterator[None]:
    """Tell rows that cannot be records from what a person typed wrongly."""
    try:
        yield
    except (ArithmeticError, LookupError, TypeError, ValueError, FasciaError) as error:
        if isinstance(error, DatabaseError):
            raise
        shown = quoted(str(path), longest=200)
        reason = getattr(error, "message", "") or str(error)
        raise DatabaseError(
            f"{shown} holds something that is no entry: {reason}",
            hint="keep the file as it is and put back a copy",
        ) from error


EXPLANATIONS = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED"),
        DatabaseError,
        "{shown} is locked by another program",
        "close the program that has it open, then try again",
    ),
    (
        # These can come after the entry is in the file: the folder was not written
        # through to the disk, or the lock not given back.
        ("SQLITE_IOERR_DIR_FSYNC", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_UNLOCK"),
        FasciaError,
        "the disk is failing, and what was to be saved may be lost or not ({text})",
        "look with `fascia list` before trying again",
    ),
    (
        ("SQLITE_FULL", "SQLITE_IOERR"),
        FasciaError,
        "nothing was saved: the disk is full or failing ({text})",
        "make room, then try again",
    ),
    (
        ("SQLITE_READONLY_DBMOVED",),
        DatabaseError,
        "{shown} was replaced while writing",
        "another program moves this file; look what is there, try again",
    ),
    (
        ("SQLITE_READONLY",),
        DatabaseError,
        "{shown} or its folder is read-only ({text})",
        "make both writable, then try again",
    ),
    (
        ("SQLITE_NOTADB",),
        DatabaseError,
        "{shown} is not a fascia diary",
        "choose another file with --db",
    ),
    (
        ("SQLITE_CANTOPEN",),
        DatabaseError,
        "the diary {shown} cannot be opened",
        "check the path and its permissions",
    ),
    (
        ("SQLITE_CONSTRAINT",),
        FasciaError,
        "nothing was saved: the diary refuses a value ({text})",
        "this is a bug in fascia, please report it",
    ),
    (
        ("",),
        DatabaseError,
        "{shown} cannot be read: {text}",
        "keep the file as it is and put back a copy",
    ),
)
"""What SQLite's error names begin with, and what a person is told."""


def _explained(name: str, text: str, shown: str) -> FasciaError:
    kind, message, hint = next(
        (kind, message, hint)
        for prefixes, kind, message, hint in EXPLANATIONS
        if name.startswith(prefixes)
    )
    return kind(message.format(shown=shown, text=text), hint=hint)


def _check_file(path: Path) -> None:
    status = path.stat()
    shown = quoted(str(path), longest=200)
    if not stat.S_ISREG(status.st_mode):
        raise DatabaseError(f"{shown} is not a file", hint="choose another with --db")
    if status.st_size == 0:
        raise DatabaseError(
            f"{shown} is empty, and a diary never is",
            hint="put a copy back, or remove the file to start a new diary",
        )


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )
    try:
        for statement in (*SAFETY, *(MACOS if sys.platform == "darwin" else ())):
            connection.execute(statement)
        _refuse_older(check_identity(connection, path))
        connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_older(version: int) -> None:
    if version < SCHEMA_VERSION:
        raise OlderDiaryError


def check_identity(connection: sqlite3.Connection, path: Path) -> int:
    """Return the format of a diary.

    Raises:
        DatabaseError: it is of another program, or of a newer fascia.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    shown = quoted(str(path), longest=200)
    if application != APPLICATION_ID:
        raise DatabaseError(
            f"{shown} is a database of another program",
            hint="choose another file with --db",
        )
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{shown} was written by a newer fascia (format {version},"
            f" this one reads {SCHEMA_VERSION})",
            hint="upgrade fascia; the file was not touched",
        )
    return int(version)


def keep_one_file(connection: sqlite3.Connection) -> None:
    """Take back a write-ahead log that another program switched on."""
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    if journal != "delete":
        connection.execute("PRAGMA journal_mode=DELETE")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _is_still(path: Path, opened: tuple[int, int]) -> bool:
    try:
        return _identity(path) == opened
    except OSError:
        return False
