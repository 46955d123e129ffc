"""Where the disk fails or is full, the diary says so, and says the truth."""

import ctypes
import json
import resource
import subprocess
from functools import partial
from pathlib import Path

import pytest

from diaries import a_diary, check, empty_diary
from fasciatrack.domain.changes import Change
from fasciatrack.errors import DatabaseError, FasciaError
from fasciatrack.storage.diary import Diary
from fault_harness import (
    Tell,
    a_moment,
    an_entry,
    calls_of_a_log,
    fork,
    log,
    log_and_tell,
    needs_strace,
    on_the_diary,
    stored,
    traced,
)

pytestmark = pytest.mark.fault

CHANGING = "openat,pwrite64,fdatasync,fsync,unlink,ftruncate"
READING = "pread64,newfstatat,fcntl"
UNCERTAIN = ("may be lost or not", "look what is there")
CLONE_NEWNS = 0x00020000


@needs_strace
@pytest.mark.parametrize(
    ("error", "names"),
    [("EIO", CHANGING), ("ENOSPC", CHANGING), ("EIO", READING)],
    ids=["EIO while writing", "ENOSPC while writing", "EIO while reading"],
)
def test_a_failing_system_call_is_refused_or_without_effect(
    error: str, names: str, tmp_path: Path
) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")
    refused = saved = unsure = 0
    for name, count in calls_of_a_log(path, names).items():
        for number in range(1, count + 1):
            id_ = f"{name}-{number}"
            before = stored(path)
            (said,) = traced(
                partial(log_and_tell, path, id_),
                *("-o", "/dev/null", "-e", f"trace={name}"),
                *("-e", f"inject={name}:error={error}:when={number}"),
                *on_the_diary(path),
            )
            after = stored(path)
            if said == "saved":
                assert after == before | {id_}, f"{id_} is lost"
                saved += 1
            else:
                assert said.startswith("refused: "), f"{id_} {said}"
                uncertain = any(words in said for words in UNCERTAIN)
                assert uncertain or after == before, f"{id_} {said}"
                unsure += uncertain
                refused += 1
    assert check(path) == []
    print(f"{error} {names}: {refused} refused, {saved} saved, {unsure} unsure")  # noqa: T201 - figures for whoever reads the run
    assert refused > 0
    assert unsure < refused / 4, "nearly always it is known"


def in_a_small_file_system(folder: Path, size: str, act: object, tell: Tell) -> None:
    """Mount a tmpfs of this size that only this process sees, and act in it."""
    assert callable(act)
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        tell("skip: mounts are not allowed here")
        return
    for command in (
        ["mount", "--make-rprivate", "/"],
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)],
    ):
        if subprocess.run(command, check=False, capture_output=True).returncode:
            tell("skip: mounts are not allowed here")
            return
    act(tell)


def fill_the_disk(folder: Path, tell: Tell) -> None:
    """Log until it is refused; make room, and log again."""
    path = folder / "diary.db"
    path.write_bytes(empty_diary())
    acknowledged: set[str] = set()
    message = ""
    for number in range(1000):
        try:
            log(path, f"{number}")
        except FasciaError as error:
            message = str(error)
            break
        acknowledged.add(f"{number}")
    kept, found = stored(path) == acknowledged, check(path)
    files = [file.name for file in folder.iterdir()]
    subprocess.run(
        ["mount", "-o", "remount,size=4m", str(folder)],  # noqa: S607 - found on the PATH on purpose
        check=True,
        capture_output=True,
    )
    log(path, "afterwards")
    tell(
        json.dumps(
            {
                "acknowledged": len(acknowledged),
                "message": message,
                "kept": kept,
                "found": found,
                "files": files,
                "goes on": stored(path) == acknowledged | {"afterwards"},
            }
        )
    )


def test_on_a_full_disk_nothing_is_saved_and_nothing_lost(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    empty_diary()
    child = fork(
        lambda tell: in_a_small_file_system(
            folder, "384k", lambda tell: fill_the_disk(folder, tell), tell
        )
    )
    (said,) = child.lines()
    if said.startswith("skip"):
        pytest.skip(said)
    result = json.loads(said)
    assert result.pop("acknowledged") > 5
    assert result.pop("message").startswith("nothing was saved: the disk is full")
    assert result == {
        "kept": True,
        "found": [],
        "files": ["diary.db"],
        "goes on": True,
    }


def test_on_a_full_disk_no_diary_is_begun(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    empty_diary()

    def begin(tell: Tell) -> None:
        try:
            log(folder / "diary.db", "one")
        except FasciaError as error:
            tell(f"{error}")
        tell(f"{[file.name for file in folder.iterdir()]}")

    child = fork(lambda tell: in_a_small_file_system(folder, "64k", begin, tell))
    said = child.lines()
    if said[0].startswith("skip"):
        pytest.skip(said[0])
    assert said[0].startswith("nothing was saved: the disk is full")
    assert said[1] == "[]"


def test_beyond_a_file_size_limit_nothing_is_saved(tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")

    limit = len(empty_diary()) + 40_000

    def log_on(tell: Tell) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(1000):
            log(path, f"{number}")
            tell(f"{number}")

    *acknowledged, refusal = fork(log_on).lines()
    assert refusal.startswith("refused: nothing was saved: the disk is full")
    assert len(acknowledged) > 5
    assert stored(path) == {"first", *acknowledged}
    assert check(path) == []


def test_a_diary_that_may_not_grow_says_so_and_can_still_be_read(
    tmp_path: Path,
) -> None:
    diary = Diary(a_diary(tmp_path).path, now=a_moment)
    diary.apply("log", [Change(after=an_entry("first"))])
    opened = diary._open()  # noqa: SLF001 - the limit is the connection's
    (pages,) = opened.execute("PRAGMA page_count").fetchone()
    opened.execute(f"PRAGMA max_page_count={pages}")
    many = [Change(after=an_entry(f"{number}")) for number in range(50)]
    with pytest.raises(FasciaError, match="nothing was saved: the disk is full") as no:
        diary.apply("import", many)
    assert not isinstance(no.value, DatabaseError)
    assert not opened.in_transaction
    assert [entry.id for entry in diary.entries()] == ["first"]
    opened.execute("PRAGMA max_page_count=100000")
    assert len(diary.apply("import", many).entries) == 50
    diary.close()
    assert len(stored(diary.path)) == 51
