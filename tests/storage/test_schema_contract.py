"""Records, SQLModel classes and the file itself say the same."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import pytest
from sqlalchemy import inspect

from builders import a_follow_up, a_look_back, a_session
from diaries import HISTORY_TABLES, TYPED_TABLES, a_diary, add, dump, empty_diary, raw
from fasciatrack.domain import records
from fasciatrack.domain.afterwards import ActivityScore, FollowUp, Recommendation
from fasciatrack.domain.own import Own
from fasciatrack.domain.values import Value, field_names, required_fields
from fasciatrack.storage import codec, own_tables, schema
from fasciatrack.storage.connection import APPLICATION_ID, SCHEMA_VERSION

SCHEMA = Path(__file__).parent / "data" / "v3.sql"
UPDATE = "FASCIA_UPDATE_SNAPSHOTS"
ROWS = {str(row.__tablename__): row for row in schema.TABLES}
TABLES = sorted(ROWS)
SQL_TYPES = {int: "INTEGER", float: "REAL"}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(raw(a_diary(tmp_path).path)) as opened:
        yield opened


def annotations(record: type[Value]) -> dict[str, Any]:
    return {name: record.__annotations__[name] for name in field_names(record)}


def sql_type(annotation: Any) -> str:  # noqa: ANN401 - any annotation
    """Return the column type for a field; everything that is no number is text."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    return SQL_TYPES.get(annotation if not kinds else kinds[0], "TEXT")


def is_optional(annotation: object) -> bool:
    return NoneType in get_args(annotation)


def columns(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    """Return name, type and nullability of a table's columns, in order."""
    rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    return {
        name: (kind, not (not_null or key))
        for _, name, kind, not_null, _, key, _ in rows
    }


def test_every_part_of_an_entry_has_its_table() -> None:
    nested = {part.attribute for part in codec.PARTS}
    scalar = set(field_names(records.Entry)) - nested
    assert scalar | {"utc_offset_minutes"} == set(codec.ENTRY_COLUMNS)
    assert {part.table for part in codec.PARTS} < set(ROWS)


@pytest.mark.parametrize(
    "part", [part for part in codec.PARTS if part.record], ids=lambda part: part.table
)
def test_a_part_s_columns_are_its_record_s_fields(
    part: codec.Part, connection: sqlite3.Connection
) -> None:
    assert part.record is not None
    keys = ("entry", "position") if part.is_list else ("entry",)
    expected = dict.fromkeys(keys, ("INTEGER", False)) | {
        name: (sql_type(annotation), is_optional(annotation))
        for name, annotation in annotations(part.record).items()
    }
    found = columns(connection, part.table)
    assert found == expected
    assert tuple(found) == part.columns == tuple(expected)


def test_the_entry_s_columns_are_its_fields(connection: sqlite3.Connection) -> None:
    found = columns(connection, "entry")
    assert tuple(found) == codec.ENTRY_COLUMNS
    for name, annotation in annotations(records.Entry).items():
        if name in found and name != "number":
            assert found[name] == (sql_type(annotation), is_optional(annotation)), name
    assert found["number"] == ("INTEGER", False)
    assert found["utc_offset_minutes"] == ("INTEGER", True)


@pytest.mark.parametrize("own", own_tables.OWN.values(), ids=lambda own: own.kind)
def test_the_columns_of_what_is_kept_besides_entries_are_its_fields(
    own: own_tables.OwnTable, connection: sqlite3.Connection
) -> None:
    expected = {own.key: ("TEXT", False)} | {
        name: (
            "TEXT" if name in own.as_json else sql_type(annotation),
            is_optional(annotation),
        )
        for name, annotation in annotations(own.record).items()
    }
    found = columns(connection, own.table)
    assert found == expected
    assert tuple(found) == own.columns == tuple(expected)


def test_everything_that_is_kept_besides_entries_has_its_table() -> None:
    assert {own.record for own in own_tables.OWN.values()} == set(get_args(Own))
    assert [kind for kind, own in own_tables.OWN.items() if kind != own.kind] == []
    parts = {part.table for part in codec.PARTS}
    own = {own.table for own in own_tables.OWN.values()}
    assert parts | own | {"entry", *HISTORY_TABLES, "device"} == set(ROWS)


@pytest.mark.parametrize(
    "record",
    [
        *(records.Session, records.SideEffect, records.Drink),
        *(FollowUp, ActivityScore, Recommendation),
    ],
)
def test_what_a_record_requires_the_table_requires(
    record: type[Value], connection: sqlite3.Connection
) -> None:
    table = next(part.table for part in codec.PARTS if part.record is record)
    found = columns(connection, table)
    assert all(not found[name][1] for name in required_fields(record))


@pytest.mark.parametrize("table", TABLES)
def test_the_sqlmodel_class_has_the_file_s_columns(
    table: str, connection: sqlite3.Connection
) -> None:
    mapped = inspect(ROWS[table]).columns
    assert {
        column.name: (str(column.type), bool(column.nullable)) for column in mapped
    } == columns(connection, table)
    for name, field in ROWS[table].model_fields.items():
        assert field.description, f"{table}.{name} says what it means"
        assert is_optional(field.annotation) == mapped[name].nullable, name


def test_every_table_is_strict_and_there_are_no_others(
    connection: sqlite3.Connection,
) -> None:
    listed = {
        name: strict
        for _, name, kind, _, _, strict in connection.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith("sqlite_")
    }
    assert listed == dict.fromkeys(TABLES, 1)


def test_the_file_says_whose_it_is(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"FASC"
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA encoding").fetchone() == ("UTF-8",)


def test_a_new_diary_holds_nothing_but_which_copy_it_is(
    connection: sqlite3.Connection,
) -> None:
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
        for table in TABLES
    }
    assert {table: count for table, count in counts.items() if count} == {"device": 1}


def schema_dump(connection: sqlite3.Connection) -> str:
    """Return every statement that makes the file, in the order of their names."""
    statements = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    written = (re.sub(r"[ \t]+\n", "\n", sql).strip() for (sql,) in statements)
    return "".join(f"{sql};\n\n" for sql in written).rstrip() + "\n"


def test_the_schema_is_the_one_on_record(connection: sqlite3.Connection) -> None:
    if os.environ.get(UPDATE):
        SCHEMA.write_text(schema_dump(connection), encoding="utf-8")
    assert schema_dump(connection) == SCHEMA.read_text(encoding="utf-8"), (
        "the file format changed: either undo that, or raise SCHEMA_VERSION and write"
        f" a migration; {UPDATE}=1 puts the new schema on record"
    )


def test_two_new_diaries_differ_only_in_which_copy_they_are(tmp_path: Path) -> None:
    first, second = empty_diary(), a_diary(tmp_path).path.read_bytes()
    assert first == second, "a_diary copies the template"
    empty_diary.cache_clear()
    third = empty_diary()
    assert len(third) == len(first)
    assert third != first


@pytest.mark.parametrize("table", ["operation", "revision"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET sha256 = sha256",
        "UPDATE {} SET id = 'other'",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_the_history_can_only_be_added_to(
    table: str, statement: str, tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_session("pain left-calf=6:3"))
    diary.close()
    with closing(raw(diary.path)) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(statement.format(table))
        after = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
    assert before
    assert after == before


@pytest.mark.parametrize("view", ["v_ratings", "v_sessions", "v_days", "v_measures"])
def test_every_view_can_be_read(view: str, connection: sqlite3.Connection) -> None:
    assert connection.execute(f"SELECT * FROM {view}").fetchall() == []  # noqa: S608 - our own names


def test_deleting_an_entry_deletes_its_parts(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(
        diary,
        a_session("pain left-calf=6:3", tags=("evening",)),
        a_follow_up("soreness left-calf=2"),
        a_look_back(activities=("stairs=4",), recommendations=("Mara=yes",)),
    )
    diary.close()
    with closing(raw(diary.path)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM entry")
    assert dump(diary.path) == {table: [] for table in TYPED_TABLES}
