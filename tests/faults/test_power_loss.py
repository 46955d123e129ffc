"""Power lost at any moment: what was acknowledged is there, on a disk that syncs."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from diaries import a_diary, check, empty_diary
from fasciatrack.errors import FasciaError
from fasciatrack.storage import connection
from fault_harness import Tell, log, needs_strace, stored, times, traced
from power_loss import STRACE_OPTIONS, Disk, calls_in

pytestmark = [pytest.mark.fault, needs_strace]

ENTRIES = 6
MEMORY = Path("/dev/shm")  # noqa: S108 - only this user's folder in it


class Losses(NamedTuple):
    """What was found in all the states a disk may be in."""

    states: int
    lost: int
    damaged: int


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """Yield a folder in memory, where many files are written quickly."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def log_some(path: Path, tell: Tell) -> None:
    for number in range(ENTRIES):
        log(path, f"{number}")
        tell(f"acknowledged {number}")


def lose_power(
    folder: Path, place: Path, *, variants: int, every: int = 1, seed: int = 1
) -> Losses:
    """Log some entries in a folder, and look at every state power loss could leave.

    Args:
        folder: Where the diary is, or will be.
        place: Where the states are laid out.
        variants: How many states per system call.
        every: Look only after every so many calls.
        seed: Decides what reached the disk.
    """
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with tempfile.NamedTemporaryFile("r") as trace:
        options = ("-o", trace.name, *STRACE_OPTIONS)
        said = traced(lambda tell: log_some(folder / "diary.db", tell), *options)
        assert len(said) == ENTRIES
        calls = list(calls_in(trace.read()))
    chance = random.Random(seed)  # noqa: S311 - decides what reached the disk
    disk = Disk(folder, before)
    acknowledged: set[str] = set()
    steps = states = lost = damaged = 0
    for call in calls:
        if call.name == "write" and call.texts[0].startswith(b"acknowledged "):
            acknowledged.add(call.texts[0].split()[1].decode())
        elif not disk.follow(call):
            continue
        steps += 1
        if steps % every:
            continue
        for variant in range(variants):
            kept = (0.0, 1.0)[variant] if variant < 2 else chance.random()
            is_lost, is_damaged = look(
                place, disk.after_loss(chance, kept), acknowledged
            )
            states += 1
            lost += is_lost
            damaged += is_damaged
    assert acknowledged == {f"{number}" for number in range(ENTRIES)}
    assert (folder / "diary.db").read_bytes() == disk.after_loss(chance, 1)["diary.db"]
    return Losses(states, lost, damaged)


def look(
    place: Path, files: dict[str, bytes], acknowledged: set[str]
) -> tuple[bool, bool]:
    """Open the diary in such a state; say whether an entry or the file is lost."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    path = place / "diary.db"
    try:
        found = stored(path)
        damaged = path.exists() and check(path) != []
    except (AssertionError, FasciaError):
        return bool(acknowledged), True
    return not acknowledged <= found, damaged


def test_no_acknowledged_entry_is_lost(tmp_path: Path, quick_folder: Path) -> None:
    a_diary(tmp_path).close()
    found = lose_power(tmp_path, quick_folder / "d", variants=times(3, 34))
    print(found)  # noqa: T201 - shown with pytest -s
    assert found.states > times(1000, 15_000)
    assert (found.lost, found.damaged) == (0, 0)


def test_a_first_run_is_safe_as_well(tmp_path: Path, quick_folder: Path) -> None:
    empty_diary()  # SQLModel is loaded before the trace
    found = lose_power(
        tmp_path, quick_folder / "d", variants=times(3, 10), every=times(2, 1)
    )
    print(found)  # noqa: T201 - shown with pytest -s
    assert (found.lost, found.damaged) == (0, 0)


@pytest.mark.parametrize("level", ["FULL", "OFF"])
def test_syncing_less_would_lose_entries(
    level: str, tmp_path: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Show that the model can tell: FULL is what SQLite does by itself."""
    less = [statement.replace("EXTRA", level) for statement in connection.SAFETY]
    assert less != list(connection.SAFETY)
    monkeypatch.setattr(connection, "SAFETY", less)
    a_diary(tmp_path).close()
    found = lose_power(tmp_path, quick_folder / "d", variants=3, every=times(4, 1))
    print(level, found)  # noqa: T201 - shown with pytest -s
    assert found.lost > 0
    assert (found.damaged > 0) == (level == "OFF")
