"""The diary is only for its owner, and a first write leaves nothing else behind."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_drink
from diaries import a_clock, a_diary, add, check, raw
from fasciatrack.domain.changes import Change
from fasciatrack.errors import DatabaseError
from fasciatrack.storage import creation
from fasciatrack.storage.creation import create_diary
from fasciatrack.storage.diary import Diary


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folder_file_and_journal_are_only_for_their_owner(
    umask: int, tmp_path: Path
) -> None:
    path = tmp_path / "fasciatrack" / "diary.db"
    diary = Diary(path, now=a_clock())
    seen: dict[str, int] = {}
    before = os.umask(umask)
    try:
        add(diary, a_drink(number=None))
        diary._open().set_trace_callback(  # noqa: SLF001 - the journal is there then
            lambda _: seen.update({p.name: mode(p) for p in path.parent.iterdir()})
        )
        add(diary, a_drink(number=None))
        diary.close()
    finally:
        os.umask(before)
    assert mode(path.parent) == 0o700
    assert seen == {"diary.db": 0o600, "diary.db-journal": 0o600}
    assert [file.name for file in path.parent.iterdir()] == ["diary.db"]


def test_every_new_folder_on_the_way_is_only_for_its_owner(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    diary = Diary(tmp_path / "one" / "two" / "three" / "diary.db", now=a_clock())
    before = os.umask(0o000)
    try:
        add(diary, a_drink())
        diary.close()
    finally:
        os.umask(before)
    for folder in ("one", "one/two", "one/two/three"):
        assert mode(tmp_path / folder) == 0o700
    assert mode(tmp_path) == 0o755


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    diary = Diary(tmp_path / "diary.db", now=a_clock())
    add(diary, a_drink())
    diary.close()
    assert mode(tmp_path) == 0o755


def test_a_diary_that_is_there_is_never_made_anew(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_drink())
    diary.close()
    before = diary.path.read_bytes()
    create_diary(diary.path)
    assert diary.path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["diary.db"]


@pytest.mark.parametrize("is_there", [False, True])
def test_without_hard_links_the_file_is_moved_unless_one_is_there(
    is_there: bool,  # noqa: FBT001 - a case of the table
    tmp_path: Path,
) -> None:
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()  # of which no file system makes hard links
    path = tmp_path / "diary.db"
    if is_there:
        path.write_text("theirs")
    creation._put_in_place(unfinished, path)  # noqa: SLF001 - nothing else can refuse links here
    assert path.is_dir() != is_there
    assert unfinished.exists() == is_there


def test_a_refused_first_write_leaves_an_empty_diary_or_none(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "new" / "diary.db", now=a_clock())
    with pytest.raises(Exception, match="in the meantime"):
        diary.apply("edit", [Change(before=a_drink())])
    diary.close()
    assert check(diary.path) == []
    with closing(raw(diary.path)) as connection:
        assert connection.execute("SELECT count(*) FROM operation").fetchone() == (0,)


def test_a_first_write_into_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to("/proc/nowhere/diary.db")
    diary = Diary(tmp_path / "gone", now=a_clock())
    with pytest.raises(DatabaseError, match="cannot be opened"):
        add(diary, a_drink())
