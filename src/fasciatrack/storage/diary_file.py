"""The diary's file: opened when first asked for, made by the first write."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from fasciatrack.storage.connection import (
    OlderDiaryError,
    database_errors,
    folder_lock,
    open_connection,
)


class DiaryFile:
    """One diary file. Reading never creates it, nor changes what it holds.

    Args:
        path: Where the file is, or will be after the first write.
        now: The clock, for the history.
        on_wait: Called once when another fascia is writing and this one has to wait.
        on_upgrade: Called with the file as it was, when it had an older format.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime],
        on_wait: Callable[[], None] = lambda: None,
        on_upgrade: Callable[[Path], None] = lambda _: None,
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self._now = now
        self._on_wait = on_wait
        self._on_upgrade = on_upgrade
        self._connection: sqlite3.Connection | None = None
        self.may_have_written = False
        """Whether this run got as far as writing, should it be interrupted."""

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        with database_errors(self.path):
            return self.path.exists()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        if not self.exists:
            return []
        with database_errors(self.path):
            return self._open().execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Let several queries see one state of the file."""
        if not self.exists:
            yield
            return
        connection = self._open()
        with database_errors(self.path):
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = open_connection(self.path)
            except OlderDiaryError:
                self._bring_up_to_date()
                self._connection = open_connection(self.path)
        return self._connection

    def _bring_up_to_date(self) -> None:
        from fasciatrack.storage.upgrade import (  # noqa: PLC0415 - hardly ever
            bring_up_to_date,
        )

        kept = bring_up_to_date(self.path, on_wait=self._on_wait)
        if kept is not None:
            self._on_upgrade(kept)

    def _create_if_missing(self) -> None:
        if self.exists:
            return
        from fasciatrack.storage.creation import (  # noqa: PLC0415 - once in its life
            create_diary,
            make_folder,
        )

        with database_errors(self.path):
            make_folder(self.path.parent)
            with folder_lock(self.path.parent, on_wait=self._on_wait):
                if not self.exists:
                    create_diary(self.path)
