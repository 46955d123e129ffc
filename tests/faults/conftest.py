"""A folder on a disk that takes its time, so that there is something to interrupt."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

DISK = Path("/var/tmp")  # noqa: S108 - only this user's folder in it


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Yield a folder that is not in memory, where syncing would take no time."""
    place = DISK if DISK.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)
