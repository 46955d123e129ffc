"""Another program moves the file while it is written: a sync tool, a restore."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diaries import a_clock, a_diary, check
from fasciatrack.domain.changes import Change
from fasciatrack.errors import DatabaseError
from fasciatrack.storage.diary import Diary
from fault_harness import a_moment, an_entry, log, stored

pytestmark = pytest.mark.fault

MOMENTS = ["PRAGMA query_only=OFF", "BEGIN IMMEDIATE", "INSERT INTO entry", "COMMIT"]

Happen = Callable[[Path], object]


def replaced(path: Path) -> None:
    copy = path.with_name("copy.db")
    copy.replace(path)


def removed(path: Path) -> None:
    path.unlink()


def write_while(path: Path, moment: str, happen: Happen) -> str:
    """Log an entry; just before a statement something happens to the file."""
    diary = Diary(path, now=a_moment)
    pending = [happen]

    def watch(sql: str) -> None:
        if sql.startswith(moment) and pending:
            pending.pop()(path)

    diary._open().set_trace_callback(watch)  # noqa: SLF001 - the only way to come between
    try:
        diary.apply("log", [Change(after=an_entry("new"))])
    except DatabaseError as error:
        return str(error)
    finally:
        diary.close()
        assert not pending, "it happened"
    return "saved"


@pytest.mark.parametrize("happen", [replaced, removed])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_replaced_file_is_noticed_at_every_moment(
    moment: str, happen: Happen, tmp_path: Path
) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")
    shutil.copy2(path, tmp_path / "copy.db")
    said = write_while(path, moment, happen)
    assert said != "saved", "acknowledged, but not in the file of that name"
    assert "was replaced while writing" in said
    if happen is replaced:
        assert stored(path) == {"first"}
        assert check(path) == []
        log(path, "again")
        assert stored(path) == {"first", "again"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_file_that_only_looks_touched_is_written(moment: str, tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    assert write_while(path, moment, lambda path: path.touch()) == "saved"
    assert stored(path) == {"new"}


def test_between_a_look_and_a_write_the_file_may_be_replaced(tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    log(path, "first")
    shutil.copy2(path, tmp_path / "copy.db")
    diary = Diary(path, now=a_clock())
    assert len(diary.entries()) == 1
    replaced(path)
    with pytest.raises(DatabaseError, match="was replaced while writing"):
        diary.apply("log", [Change(after=an_entry("new"))])
    diary.close()
    assert stored(path) == {"first"}
