"""Many processes at once: everybody gets a turn, nobody waits long, nothing is lost."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from diaries import a_diary, check, empty_diary
from fasciatrack.storage import connection
from fasciatrack.storage.diary import Diary
from fault_harness import Child, Tell, a_moment, fork, log, stored, times

pytestmark = pytest.mark.fault

WRITERS = 32
LONGEST_WAIT = connection.LOCK_SECONDS / 3
"""Seconds, on a busy machine; SQLite's own waiting lets the unlucky wait for longer."""


def write_on(path: Path, writer: int, count: int, tell: Tell) -> None:
    for number in range(count):
        began = time.monotonic()
        log(path, f"{writer}-{number}")
        tell(f"{writer}-{number} {time.monotonic() - began}")


def together(count: int, act: Callable[[int, Tell], None]) -> list[list[str]]:
    """Let so many children act at once; return what each said."""
    waiting, go = os.pipe()
    children: list[Child] = [
        fork(lambda tell, number=number: act(number, tell), after=waiting)  # type: ignore[misc]  # what the test tries
        for number in range(count)
    ]
    os.close(waiting)
    os.write(go, b"." * count)
    os.close(go)
    return [child.lines() for child in children]


def test_many_writers_all_get_their_turn(tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    each = times(10, 50)
    began = time.monotonic()
    said = together(WRITERS, lambda writer, tell: write_on(path, writer, each, tell))
    took = time.monotonic() - began
    acknowledged = dict(line.split() for lines in said for line in lines)
    waits = sorted(float(wait) for wait in acknowledged.values())
    print(  # noqa: T201 - shown with pytest -s
        f"{len(waits)} entries, {len(waits) / took:.0f}/s, worst wait {waits[-1]:.2f} s"
    )
    assert len(waits) == WRITERS * each
    assert stored(path) == set(acknowledged)
    assert waits[-1] < max(LONGEST_WAIT, took / 2)
    assert check(path) == []


def test_without_the_queue_writers_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Show that the crowd is one: without what holds it back, it fails."""

    def no_lock(folder: Path, **_: object) -> AbstractContextManager[Path]:
        return nullcontext(folder)

    monkeypatch.setattr(connection, "folder_lock", no_lock)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    path = a_diary(tmp_path).path
    said = together(WRITERS, lambda writer, tell: write_on(path, writer, 5, tell))
    refusals = [line for lines in said for line in lines if "refused" in line]
    assert any("is locked by another program" in line for line in refusals)
    assert check(path) == []


def test_readers_always_see_whole_entries(tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")
    reads, writes = times(60, 200), times(10, 50)

    def read_or_write(number: int, tell: Tell) -> None:
        if number < 4:
            write_on(path, number, writes, tell)
            return
        seen: set[str] = set()
        for _ in range(reads):
            now = stored(path)
            assert seen <= now, "what was there stays there"
            seen = now
        tell("read")

    said = together(12, read_or_write)
    assert [lines for lines in said if lines[0].startswith(("refused", "broke"))] == []
    assert [lines for lines in said[4:] if lines != ["read"]] == []
    assert len(stored(path)) == 1 + 4 * writes


def test_one_open_diary_sees_what_others_write(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    assert diary.entries() == []
    fork(lambda _: log(diary.path, "theirs")).lines()
    assert [entry.id for entry in diary.entries()] == ["theirs"]


def test_first_runs_at_the_same_time_make_one_diary(tmp_path: Path) -> None:
    empty_diary()  # SQLModel is loaded before the race
    rounds = times(6, 15)
    for number in range(rounds):
        path = tmp_path / f"{number}" / "diary.db"
        said = together(16, lambda writer, _, path=path: log(path, f"{writer}"))  # type: ignore[misc]  # what the test tries
        assert said == [[]] * 16
        assert stored(path) == {f"{writer}" for writer in range(16)}
        assert check(path) == []
        assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


def test_first_commands_at_the_same_time_make_one_diary(tmp_path: Path) -> None:
    path = tmp_path / "new" / "diary.db"
    command = [sys.executable, "-m", "fasciatrack", "drink", "500ml"]
    environment = {
        **os.environ,
        "FASCIATRACK_DB": str(path),
        "FASCIATRACK_CONFIG": str(tmp_path / "settings.toml"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    running = [
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(16)
    ]
    ended = [(process.communicate(), process.returncode) for process in running]
    assert [end for end in ended if end[1] != 0] == []
    diary = Diary(path, now=a_moment)
    entries = diary.entries()
    diary.close()
    assert sorted(entry.number or 0 for entry in entries) == list(range(1, 17))
    assert check(path) == []
