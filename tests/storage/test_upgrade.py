"""A diary of an older format is brought up to date, whole, or left as it is."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_drink, a_night, a_session
from diaries import OLDER_FORMATS, START, a_diary, add, check, put_into_format, undo
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.values import replace
from fasciatrack.errors import DatabaseError, FasciaError
from fasciatrack.storage import upgrade
from fasciatrack.storage.connection import SCHEMA_VERSION
from fasciatrack.storage.diary import Diary


def diary_at(path: Path) -> Diary:
    return Diary(path, now=lambda: START)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*")}


@pytest.fixture(params=OLDER_FORMATS)
def version(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def path(tmp_path: Path, version: int) -> Path:
    diary = a_diary(tmp_path)
    add(
        diary,
        a_session("pain left-calf=6:3", note="ü\n", tags=("a", "b")),
        a_night(quality=4),
        a_drink(),
    )
    diary.apply("areas", [Change(after=OwnArea(slug="toe", name="Toe"))])
    diary.close()
    put_into_format(diary.path, version)
    return diary.path


def test_everything_comes_along_and_the_file_as_it_was_is_kept(
    path: Path, version: int
) -> None:
    before = path.read_bytes()
    kept: list[Path] = []
    diary = Diary(path, now=lambda: START, on_upgrade=kept.append)
    entries = diary.entries()
    assert [entry.type for entry in entries] == ["night", "drink", "session"]
    assert entries[2].note == "ü\n"
    assert diary.own_areas() == [OwnArea(slug="toe", name="Toe")]
    assert kept == [path.with_name(f"diary.db.format-{version}")]
    assert kept[0].read_bytes() == before
    for file in (path, kept[0]):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    diary.close()
    assert {file.name for file in path.parent.iterdir()} == {path.name, kept[0].name}


def test_the_history_goes_on_as_if_nothing_had_happened(path: Path) -> None:
    diary = diary_at(path)
    add(diary, a_session("pain neck=4", number=None))
    for _ in range(3):
        operation = diary.operation_to_undo()
        assert operation is not None
        diary.take_back("undo", [operation])
    assert diary.entries() == []
    assert diary.own_areas() == []


def test_a_session_written_before_its_format_knew_more_can_be_corrected(
    path: Path,
) -> None:
    diary = diary_at(path)
    before = diary.entries()[2]
    assert before.session is not None
    after = replace(before, session=replace(before.session, sensation="sharp"))
    diary.apply("edit", [Change(before=before, after=after)])
    assert diary.entries()[2] == after
    undo(diary)
    assert diary.entries()[2] == before


def test_it_happens_once(path: Path) -> None:
    kept: list[Path] = []
    for _ in range(3):
        diary = Diary(path, now=lambda: START, on_upgrade=kept.append)
        assert len(diary.entries()) == 3
        diary.close()
    assert len(kept) == 1
    assert upgrade.bring_up_to_date(path, on_wait=lambda: None) is None


def test_a_copy_kept_before_is_never_written_over(path: Path, version: int) -> None:
    kept = path.with_name(f"diary.db.format-{version}")
    kept.write_text("somebody's")
    diary_at(path).entries()
    assert kept.read_text() == "somebody's"
    assert len(list(path.parent.glob(f"diary.db.format-{version}.*"))) == 1


def test_a_file_system_without_links_gets_a_copy(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    before = path.read_bytes()
    monkeypatch.setattr("os.link", refuse)
    assert len(diary_at(path).entries()) == 3
    kept = path.with_name(f"diary.db.format-{version}")
    assert kept.read_bytes() == before
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA foreign_keys=OFF; INSERT INTO tag VALUES (99, 0, 'of nobody')",
        "CREATE TABLE more (x); INSERT INTO more VALUES (1)",
    ],
)
def test_what_does_not_fit_is_refused_and_left_as_it_is(
    statement: str, path: Path
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(statement)
    before = everything_in(path.parent)
    with pytest.raises((DatabaseError, FasciaError)):
        diary_at(path).entries()
    assert everything_in(path.parent) == before


def test_tables_whose_rows_are_not_counted_alike_are_refused(path: Path) -> None:
    """An index that lost its rows, as after damage, counts none where there are two."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE INDEX lost ON tag (entry) WHERE position < 0")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = 'CREATE INDEX lost ON tag (entry)'"
            " WHERE name = 'lost'"
        )
    before = everything_in(path.parent)
    with pytest.raises(DatabaseError, match="its tables do not agree"):
        diary_at(path).entries()
    assert everything_in(path.parent) == before


def test_triggers_of_the_old_file_drop_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER quiet BEFORE INSERT ON tag BEGIN SELECT raise(IGNORE); END"
        )
    assert diary_at(path).entries()[2].tags == ("a", "b")


def test_a_write_ahead_log_comes_along(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE entry SET note = 'in the log'")
    diary = diary_at(path)
    assert {entry.note for entry in diary.entries()} == {"in the log"}
    diary.close()
    assert {file.name for file in path.parent.iterdir()} == {
        path.name,
        f"{path.name}.format-{version}",
    }


def test_a_diary_that_another_program_has_open_with_its_log_is_left_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its log would be taken for the new file's, which it would destroy."""
    monkeypatch.setattr(upgrade, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE entry SET note = 'in the log'")
        with pytest.raises(DatabaseError, match="is locked by another program"):
            diary_at(path).entries()
        assert not list(path.parent.glob("*.format-*"))
        other.execute("UPDATE entry SET note = 'written later'")
    diary = diary_at(path)
    assert {entry.note for entry in diary.entries()} == {"written later"}
    assert check(path) == []


def test_nobody_writes_to_the_old_file_while_it_is_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []

    def write_meanwhile(of: Path, version: int) -> Path:
        with closing(sqlite3.connect(of, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("UPDATE entry SET note = 'lost'")
            except sqlite3.OperationalError as error:
                refused.append(str(error))
        return keep(of, version)

    keep = upgrade._keep  # noqa: SLF001 - between the copy and the replacing
    monkeypatch.setattr(upgrade, "_keep", write_meanwhile)
    assert len(diary_at(path).entries()) == 3
    assert refused == ["database is locked"]
