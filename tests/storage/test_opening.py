"""What else can lie where the diary should: never a traceback, never a change."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_check_in, a_drink, a_session
from diaries import START, a_diary, add, as_nobody, check, hot_journal, raw
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Goal, OpenSession
from fasciatrack.domain.selection import Selection
from fasciatrack.errors import DatabaseError, ExitCode
from fasciatrack.storage import connection
from fasciatrack.storage.connection import APPLICATION_ID, SCHEMA_VERSION
from fasciatrack.storage.diary import Diary

Make = Callable[[Path], object]

READS: dict[str, Callable[[Diary], object]] = {
    "entries": lambda diary: diary.entries(),
    "last recorded": lambda diary: diary.last_recorded(),
    "by id": lambda diary: diary.by_id(["one"]),
    "ever held": lambda diary: diary.ever_held(["one"]),
    "own areas": lambda diary: diary.own_areas(),
    "routines": lambda diary: diary.routines(),
    "goals": lambda diary: diary.goals(),
    "trials": lambda diary: diary.trials(),
    "notices": lambda diary: diary.notices(),
    "felt": lambda diary: diary.felt(),
    "done": lambda diary: diary.done(),
    "slept": lambda diary: diary.slept(),
    "drunk": lambda diary: diary.drunk(),
    "looked": lambda diary: diary.looked(),
    "recent pairs": lambda diary: diary.recent_pairs(
        a_session(), None, "pain", count=2
    ),
    "what runs": lambda diary: diary.open_session(),
    "tags": lambda diary: diary.tags(),
    "undo": lambda diary: diary.operation_to_undo(),
    "redo": lambda diary: diary.operation_to_redo(),
    "stream": lambda diary: list(diary.stream("v_ratings", ["id"], Selection())),
}


def diary_at(path: Path) -> Diary:
    return Diary(path, now=lambda: START)


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def database(*statements: str) -> Make:
    def make(path: Path) -> None:
        with closing(raw(path)) as opened:
            for statement in statements:
                opened.execute(statement)

    return make


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_reading_a_missing_diary_gives_nothing_and_creates_nothing(
    read: Callable[[Diary], object], tmp_path: Path
) -> None:
    diary = diary_at(tmp_path / "folder" / "diary.db")
    assert not read(diary)
    assert not diary.exists
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_reading_changes_neither_bytes_nor_times(
    read: Callable[[Diary], object], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_session("pain left-calf=6:3", tags=("evening",)), a_drink())
    diary.close()
    before = everything_in(tmp_path)
    again = diary_at(diary.path)
    read(again)
    again.close()
    assert everything_in(tmp_path) == before
    assert list(before) == [str(diary.path)]


FOREIGN: list[tuple[str, Make, str]] = [
    ("an empty file", lambda p: p.write_bytes(b""), "is empty, and a diary never is"),
    ("a text", lambda p: p.write_text("hello " * 99), "is not a fascia diary"),
    ("a short text", lambda p: p.write_text("hi"), "is not a fascia diary"),
    (
        "a picture",
        lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        "is not a fascia diary",
    ),
    ("a folder", lambda p: p.mkdir(), "is not a file"),
    (
        "a database of somebody else",
        database("CREATE TABLE entry (number)", "INSERT INTO entry VALUES (1)"),
        "is a database of another program",
    ),
    (
        "a database without tables",
        database("CREATE TABLE one (x)", "DROP TABLE one"),
        "is a database of another program",
    ),
    (
        "a newer diary",
        database(
            f"PRAGMA application_id={APPLICATION_ID}",
            f"PRAGMA user_version={SCHEMA_VERSION + 1}",
        ),
        "was written by a newer fascia (format 4, this one reads 3)",
    ),
    (
        "nothing but a header",
        lambda p: p.write_bytes(b"SQLite format 3\0" + bytes(100)),
        "",
    ),
]


@pytest.mark.parametrize(
    ("make", "message"), [case[1:] for case in FOREIGN], ids=[c[0] for c in FOREIGN]
)
def test_what_is_no_diary_is_refused_and_left_as_it_is(
    make: Make, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    make(path)
    before = everything_in(tmp_path)
    for attempt in (
        lambda diary: diary.entries(),
        lambda diary: add(diary, a_drink()),
        lambda diary: diary.entries(),
    ):
        diary = diary_at(path)
        with pytest.raises(DatabaseError) as refusal:
            attempt(diary)
        diary.close()
        assert message in refusal.value.message
        assert refusal.value.hint
        assert refusal.value.exit_code == ExitCode.DATABASE
    assert everything_in(tmp_path) == before


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    path.symlink_to(path)
    assert diary_at(path).entries() == []
    with pytest.raises(DatabaseError, match="cannot be opened"):
        add(diary_at(path), a_drink())
    assert [file.name for file in tmp_path.iterdir()] == ["diary.db"]


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    diary = diary_at(tmp_path / ("x" * 300))
    with pytest.raises(DatabaseError, match="file name too long"):
        diary.entries()
    with pytest.raises(DatabaseError, match="file name too long"):
        add(diary, a_drink())


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    diary = diary_at(tmp_path / "file" / "diary.db")
    assert diary.entries() == []
    with pytest.raises(DatabaseError, match="cannot be opened"):
        add(diary, a_drink())


def full_diary(folder: Path) -> Path:
    diary = a_diary(folder)
    for number in range(30):
        add(
            diary,
            a_session("pain left-calf=6:3", number=None, note="n" * 90, tags=("t",)),
            a_check_in(f"pain neck={number % 10}", number=None),
        )
    diary.apply("goal", [Change(after=Goal(subject="water", target=2000))])
    diary.apply("start", [Change(after=OpenSession(entry=a_session(number=None)))])
    diary.close()
    return diary.path


def read_all(path: Path) -> int:
    """Read a diary in every way; say how many refusals there were."""
    refused = 0
    for read in READS.values():
        diary = diary_at(path)
        try:
            read(diary)
        except DatabaseError:
            refused += 1
        finally:
            diary.close()
    return refused


def test_a_truncated_diary_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = full_diary(tmp_path)
    whole = path.read_bytes()
    for length in [*range(1, len(whole), 4096), 50, 99, 100, 5000]:
        path.write_bytes(whole[:length])
        assert read_all(path), length
        assert path.read_bytes() == whole[:length]


@pytest.mark.repeats
def test_a_garbled_diary_is_read_or_refused_but_never_breaks(tmp_path: Path) -> None:
    path = full_diary(tmp_path)
    whole = path.read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same damage in every run
    refused = 0
    for _ in range(120):
        damaged = bytearray(whole)
        start = chance.randrange(len(whole))
        length = chance.choice([1, 1, 8, 512, 4096])
        noise = chance.randbytes(length) if chance.random() < 0.7 else bytes(length)
        damaged[start : start + length] = noise
        path.write_bytes(damaged)
        refused += bool(read_all(path))
        assert path.read_bytes() == damaged
    assert refused > 20, "the damage is worth the name"


def test_a_diary_that_another_program_holds_is_refused_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    path = full_diary(tmp_path)
    with closing(raw(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="is locked by another program"):
            diary_at(path).entries()
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        diary = diary_at(path)
        assert len(diary.entries()) == 60, "reading does not wait for writing"
        with pytest.raises(DatabaseError, match="is locked by another program"):
            add(diary, a_drink())
        other.execute("ROLLBACK")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(DatabaseError, match="is locked by another program"):
            add(diary, a_drink())
        other.execute("COMMIT")
        assert len(diary.entries()) == 60, "nothing was stored"
        assert add(diary, a_drink(number=None))[0].number == 61


def test_a_writer_waits_for_the_other_fascia_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LOCK_SECONDS", 0.05)
    said: list[str] = []
    diary = a_diary(tmp_path, on_wait=lambda: said.append("waiting"))
    with (
        connection.folder_lock(tmp_path, on_wait=lambda: None),
        pytest.raises(DatabaseError, match="another fascia has been writing for"),
    ):
        add(diary, a_drink())
    assert said == ["waiting"]
    assert add(diary, a_drink())
    assert said == ["waiting"]


def test_where_locks_do_not_work_sqlite_s_own_remains(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    os.close(descriptor)
    # A closed descriptor fails as a file system without locks does.
    connection._wait_for_lock(descriptor, lambda: None)  # noqa: SLF001 - this package's own


def test_a_write_makes_a_diary_left_in_wal_mode_one_file_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    path = full_diary(tmp_path)
    with closing(raw(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE entry SET note = 'in the log'")
        diary = diary_at(path)
        assert {entry.note for entry in diary.entries()} == {"in the log"}
        with pytest.raises(DatabaseError, match="is locked by another program"):
            add(diary, a_drink())
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            diary._open().execute("DELETE FROM entry")  # noqa: SLF001 - this package's own
        diary.close()
    again = diary_at(path)
    add(again, a_drink(note="in the log"))
    assert {entry.note for entry in again.entries()} == {"in the log"}
    again.close()
    assert [file.name for file in tmp_path.iterdir()] == ["diary.db"]
    with closing(raw(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_reading_leaves_a_diary_in_wal_mode_as_it_is(
    read: Callable[[Diary], object], tmp_path: Path
) -> None:
    path = full_diary(tmp_path)
    with closing(raw(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
    before = everything_in(tmp_path)
    diary = diary_at(path)
    read(diary)
    diary.close()
    assert everything_in(tmp_path) == before


def test_an_unfinished_write_is_rolled_back_by_the_next_read(tmp_path: Path) -> None:
    path = full_diary(tmp_path)
    whole = path.read_bytes()
    expected = diary_at(path).entries()
    hot_journal(path)
    assert path.read_bytes() != whole, "the file itself was half written"
    assert path.with_name("diary.db-journal").stat().st_size > 512
    assert diary_at(path).entries() == expected
    assert [file.name for file in tmp_path.iterdir()] == ["diary.db"]
    assert path.read_bytes()[: len(whole)] == whole
    assert check(path) == []


def test_without_its_journal_a_half_written_diary_is_something_else(
    tmp_path: Path,
) -> None:
    """The journal is never to be deleted: this is what the other test would miss."""
    path = full_diary(tmp_path)
    expected = diary_at(path).entries()
    hot_journal(path)
    path.with_name("diary.db-journal").unlink()
    try:
        assert diary_at(path).entries() != expected
    except DatabaseError:
        assert check(path) != []


def test_a_link_leads_to_the_diary(tmp_path: Path) -> None:
    real, linked = tmp_path / "real", tmp_path / "linked"
    real.mkdir()
    linked.mkdir()
    (linked / "diary.db").symlink_to(real / "here.db")
    diary = diary_at(linked / "diary.db")
    assert diary.entries() == []
    add(diary, a_drink())
    diary.close()
    assert diary.path == real / "here.db"
    assert [file.name for file in real.iterdir()] == ["here.db"]
    assert (linked / "diary.db").is_symlink()
    assert len(diary_at(linked / "diary.db").entries()) == 1


def test_another_user_s_readable_diary_is_read_and_not_written(
    shared_folder: Path,
) -> None:
    path = full_diary(shared_folder)
    path.chmod(0o644)
    before = everything_in(shared_folder)
    assert as_nobody(lambda: len(diary_at(path).entries())) == "60"
    refused = as_nobody(lambda: add(diary_at(path), a_drink()))
    assert refused.startswith("DatabaseError")
    assert "read-only" in refused
    assert everything_in(shared_folder) == before


def test_another_user_s_private_diary_is_refused(shared_folder: Path) -> None:
    path = full_diary(shared_folder)
    assert "cannot be opened" in as_nobody(lambda: diary_at(path).entries())
    shared_folder.chmod(0o700)
    for attempt in (
        lambda: diary_at(path).entries(),
        lambda: diary_at(path).own_areas(),
        lambda: add(diary_at(path), a_drink()),
    ):
        refused = as_nobody(attempt)
        assert refused.startswith("DatabaseError")
        assert "permission denied" in refused


def test_a_folder_that_cannot_be_written_gets_no_diary(shared_folder: Path) -> None:
    path = shared_folder / "new" / "diary.db"
    assert as_nobody(lambda: diary_at(path).entries()) == "[]"
    refused = as_nobody(lambda: add(diary_at(path), a_drink()))
    assert "permission denied" in refused
    assert list(shared_folder.iterdir()) == []


@pytest.mark.parametrize(
    ("file_mode", "journal_mode"), [(0o644, 0o644), (0o666, 0o644)]
)
def test_an_unfinished_write_that_may_not_be_rolled_back_says_so(
    file_mode: int, journal_mode: int, shared_folder: Path
) -> None:
    path = full_diary(shared_folder)
    hot_journal(path)
    path.chmod(file_mode)
    path.with_name("diary.db-journal").chmod(journal_mode)
    before = everything_in(shared_folder)
    refused = as_nobody(lambda: diary_at(path).entries())
    assert refused.startswith("DatabaseError")
    assert "read-only" in refused
    assert everything_in(shared_folder) == before


SET = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "synchronous": 3,
    "query_only": 1,
}


def reported(opened: sqlite3.Connection, name: str) -> int:
    value: int = opened.execute(f"PRAGMA {name}").fetchone()[0]
    return value


@pytest.mark.parametrize("name", SET)
def test_what_keeps_the_diary_safe_is_set(name: str, tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_drink())
    opened = diary._open()  # noqa: SLF001 - another connection has its own settings
    assert reported(opened, name) == SET[name]


def test_nothing_keeps_the_diary_safe_by_chance() -> None:
    """Some are on by default here; elsewhere they may not be, so each is asked for."""
    settings = {line.split()[1].split("=")[0] for line in connection.SAFETY}
    assert settings == set(SET) - {"query_only"}


def test_nothing_is_left_open_after_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_text("hello " * 99)
    diary = diary_at(tmp_path / "diary.db")
    with pytest.raises(DatabaseError):
        diary.entries()
    assert diary._connection is None  # noqa: SLF001 - nothing to close
    diary.close()


def test_after_a_failed_write_the_diary_only_reads_again(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    (entry,) = add(diary, a_drink())
    with pytest.raises(Exception, match="in the meantime"):
        diary.apply("edit", [Change(before=a_session())])
    opened = diary._open()  # noqa: SLF001 - this package's own
    assert not opened.in_transaction
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.execute("DELETE FROM entry")
    assert diary.entries() == [entry]
