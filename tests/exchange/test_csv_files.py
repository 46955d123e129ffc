"""Rows become CSV that every reader understands, without harming a spreadsheet."""

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_drink, a_night, a_session
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Night, Session, SideEffect
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.exchange.csv_files import (
    RATING_COLUMNS,
    ROWS_AT_ONCE,
    SESSION_COLUMNS,
    TEXT_COLUMNS,
    csv_chunks,
    guarded_text,
)
from strategies import TEXT
from world import World

NAMES = ("number", "value", "note")


def written(*rows: Sequence[Any], raw: bool = False, excel: bool = False) -> str:
    return "".join(csv_chunks(NAMES, rows, raw=raw, excel=excel))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def test_the_header_is_there_without_rows() -> None:
    assert written() == "number,value,note\n"


def test_whole_numbers_have_no_decimals_and_unknown_is_empty() -> None:
    assert written((1, 6.0, "a"), (2, 6.5, None), (3, None, "b"), (4, 0.0, None)) == (
        "number,value,note\n1,6,a\n2,6.5,\n3,,b\n4,0,\n"
    )


def test_excel_gets_its_mark_and_its_line_ends() -> None:
    assert written((1, 2.0, "ä\nb"), excel=True) == (
        '\ufeffnumber,value,note\r\n1,2,"ä\nb"\r\n'
    )


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", "\r", 'say "x"', "a,b"])
def test_a_text_with_line_ends_and_quotes_is_one_cell(text: str) -> None:
    for excel in (False, True):
        assert read(written((1, 2.5, text), excel=excel, raw=True))[1][2] == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1", "\uff1d1", "-"],
)
def test_a_text_that_would_be_calculated_is_guarded(text: str) -> None:
    assert guarded_text(text) == f"'{text}"
    assert read(written((1, -2.0, text), (2, -3.5, "fine")))[1:] == [
        ["1", "-2", f"'{text}"],
        ["2", "-3.5", "fine"],
    ]
    assert read(written((1, -2.0, text), raw=True))[1] == ["1", "-2", text]


@pytest.mark.parametrize("text", ["a=1", "'=1", "1-2", "", " x"])
def test_a_harmless_text_is_left_alone(text: str) -> None:
    assert guarded_text(text) == text


def test_memory_stays_flat_because_text_comes_in_pieces() -> None:
    rows = ((number, 1.0, None) for number in range(3 * ROWS_AT_ONCE + 1))
    chunks = csv_chunks(NAMES, rows)
    next(chunks)
    assert next(chunks).count("\n") == ROWS_AT_ONCE
    assert next(rows)[0] == ROWS_AT_ONCE
    assert "".join(chunks).count("\n") == 2 * ROWS_AT_ONCE


@given(st.lists(st.tuples(TEXT, TEXT, TEXT)), st.booleans())
def test_raw_csv_loses_nothing(rows: list[tuple[str, str, str]], excel: bool) -> None:  # noqa: FBT001 - a case's own flag
    text = "".join(csv_chunks(("a", "note", "tags"), rows, raw=True, excel=excel))
    found = read(text.removeprefix("\ufeff"))
    assert found == [["a", "note", "tags"], *map(list, rows)]


@given(st.lists(TEXT))
def test_no_text_in_the_default_csv_begins_a_formula(texts: list[str]) -> None:
    text = "".join(csv_chunks(("note",), [(text,) for text in texts]))
    for (cell,) in read(text):
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_columns_are_those_of_the_views(world: World) -> None:
    world.diary.apply("log", [Change(after=a_session())])
    for view, columns in (
        ("v_ratings", RATING_COLUMNS),
        ("v_sessions", SESSION_COLUMNS),
    ):
        with closing(sqlite3.connect(world.database)) as connection:
            cursor = connection.execute(f"SELECT * FROM {view}")  # noqa: S608 - ours
            assert [column[0] for column in cursor.description] == list(columns)
        assert next(iter(columns)) == "id"
    assert set(RATING_COLUMNS) | set(SESSION_COLUMNS) >= TEXT_COLUMNS
    assert all([*RATING_COLUMNS.values(), *SESSION_COLUMNS.values()])


def test_sets_and_what_else_is_known_of_a_night_are_in_the_long_csv(
    world: World,
) -> None:
    session = Session(kind="ball", duration_seconds=90, sets=3, set_seconds=30)
    slept = Night(minutes=400, latency_minutes=25, awake_minutes=0, awakenings=2)
    entries = [
        replace(a_session("pain neck=5:4"), session=session),
        replace(a_night(), night=slept),
        replace(a_night(), night=Night(quality=3)),
    ]
    world.diary.apply("log", [Change(after=entry) for entry in entries])
    names = ["metric", "value", "duration_seconds", "sets", "set_seconds"]
    found = list(world.diary.stream("v_ratings", names, Selection()))
    assert found == [
        ("pain", 5, 90, 3, 30),
        ("pain", 4, 90, 3, 30),
        ("sleep", 400, None, None, None),
        ("time-to-fall-asleep", 25, None, None, None),
        ("awake", 0, None, None, None),
        ("awakenings", 2, None, None, None),
        ("sleep-quality", 3, None, None, None),
    ]


def test_every_kind_of_entry_has_its_figures(world: World) -> None:
    entries = [
        a_session("pain left-calf=6:3", note="=cmd", tags=("a", "b")),
        a_check_in("mood=7"),
        a_night(420, 4),
        a_drink(250, "coffee", 95),
        a_session(side_effects=(SideEffect(effect="soreness", severity=2.5),)),
    ]
    world.diary.apply("log", [Change(after=entry) for entry in entries])
    names = list(RATING_COLUMNS)
    text = "".join(
        csv_chunks(names, world.diary.stream("v_ratings", names, Selection()))
    )
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert {(row["metric"], row["phase"], row["value"]) for row in rows} == {
        ("pain", "before", "6"),
        ("pain", "after", "3"),
        ("mood", "now", "7"),
        ("sleep", "", "420"),
        ("sleep-quality", "", "4"),
        ("drink", "", "250"),
        ("caffeine", "", "95"),
        ("side-effect-soreness", "after", "2.5"),
    }
    assert {row["note"] for row in rows} == {"'=cmd", ""}
    assert rows[0]["tags"] == "a b"
    assert rows[0]["at"] == "2026-11-19T21:00:00+01:00"
