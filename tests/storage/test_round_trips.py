"""What is stored comes back as it was, whoever stored it and whoever reads it."""

import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session as Notebook
from sqlmodel import create_engine, select

from builders import DAY, a_check_in, a_drink, a_session, rating
from diaries import START, a_diary, add, dump
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Goal, OpenSession, Own, OwnArea, Routine, Step
from fasciatrack.domain.plain import from_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import NotFoundError
from fasciatrack.storage import codec, own_tables, schema
from fasciatrack.storage.diary import Diary
from strategies import (
    ENTRIES,
    GOALS_SET,
    NOTICES,
    OPEN_SESSIONS,
    OWN,
    OWN_AREAS,
    ROUTINES,
    TRIALS,
)

SEVERAL = st.lists(ENTRIES, min_size=1, max_size=6, unique_by=lambda entry: entry.id)
Kept = tuple[st.SearchStrategy[Any], Callable[[Diary], list[Any]], dict[str, Any]]
KEPT: dict[str, Kept] = {
    "area": (OWN_AREAS, lambda diary: diary.own_areas(), {"name": "Other"}),
    "routine": (ROUTINES, lambda diary: diary.routines(), {"name": "Other"}),
    "goal": (GOALS_SET, lambda diary: diary.goals(), {"target": 10.0}),
    "trial": (TRIALS, lambda diary: diary.trials(), {"seed": 7}),
    "notice": (NOTICES, lambda diary: diary.notices(), {"text": "Other"}),
    "running": (
        OPEN_SESSIONS,
        lambda diary: [one for one in [diary.open_session()] if one],
        {"routine": "Other"},
    ),
}
"""How to draw what is kept besides entries, to read it and to change it."""
FIRST_BY = {"trial": "start", "notice": "day"}
"""What these are in the order of, before their identifier."""
ROWS: dict[str, Any] = {str(row.__tablename__): row for row in schema.TABLES}


def happened(entry: Entry) -> tuple[object, ...]:
    """Return what the diary sorts by; entries without a time come first."""
    moment = entry.at.timestamp() if entry.at else 0
    return entry.day, entry.at is not None, moment, entry.number


def rows_of(entry: Entry) -> list[Any]:
    """Return the SQLModel objects that a notebook would make for an entry."""
    values = dict(zip(codec.ENTRY_COLUMNS, codec.entry_row(entry), strict=True))
    return [ROWS["entry"](**values)] + [
        ROWS[part.table](**dict(zip(part.columns, row, strict=True)))
        for part in codec.PARTS
        for row in codec.part_rows(entry, part)
    ]


def read_by_sqlmodel(path: Path) -> list[Entry]:
    """Read all entries through the SQLModel classes alone."""

    def values(row: Any, columns: Sequence[str]) -> codec.Row:  # noqa: ANN401 - any table
        return tuple(getattr(row, column) for column in columns)

    engine = create_engine(f"sqlite:///{path}")
    with Notebook(engine) as notebook:
        entries = [
            values(row, codec.ENTRY_COLUMNS)
            for row in notebook.exec(select(ROWS["entry"]))
        ]
        parts = {
            part.table: sorted(
                (
                    values(row, part.columns)
                    for row in notebook.exec(select(ROWS[part.table]))
                ),
                key=lambda row: row[:2] if part.is_list else row[:1],
            )
            for part in codec.PARTS
        }
    engine.dispose()
    return codec.entries_from_rows(entries, parts)


@given(SEVERAL)
@settings(max_examples=60)
def test_what_is_stored_comes_back_in_the_order_it_happened(
    entries: list[Entry],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        stored = add(diary, *entries)
        assert [entry.id for entry in stored] == [entry.id for entry in entries]
        assert [replace(entry, number=None) for entry in stored] == entries
        assert diary.entries() == sorted(stored, key=happened)
        diary.close()
        again = Diary(diary.path, now=lambda: START)
        assert again.entries() == sorted(stored, key=happened)
        for entry in stored:
            assert entry.number is not None
            read = again.entry(entry.number)
            assert read == entry
            assert codec.canonical(read) == codec.canonical(entry), "offsets are kept"
            assert again.revisions(entry.number)[-1].change.after == entry
        assert again.by_id([entry.id for entry in stored]) == {
            entry.id: entry for entry in stored
        }
        again.close()


@given(SEVERAL)
@settings(max_examples=40)
def test_what_a_notebook_writes_fascia_reads(entries: list[Entry]) -> None:
    numbered = [replace(entry, number=i) for i, entry in enumerate(entries, 1)]
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        engine = create_engine(f"sqlite:///{diary.path}")
        with Notebook(engine) as notebook:
            for entry in numbered:
                first, *parts = rows_of(entry)
                notebook.add(first)
                notebook.flush()
                notebook.add_all(parts)
            notebook.commit()
        engine.dispose()
        assert diary.entries() == sorted(numbered, key=happened)
        diary.close()


@given(SEVERAL)
@settings(max_examples=40)
def test_what_fascia_writes_a_notebook_reads(entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        stored = add(diary, *entries)
        diary.close()
        assert read_by_sqlmodel(diary.path) == stored


@given(ENTRIES)
def test_rows_and_records_are_the_same_said_twice(entry: Entry) -> None:
    entry = replace(entry, number=1)
    parts = {part.table: codec.part_rows(entry, part) for part in codec.PARTS}
    (again,) = codec.entries_from_rows([codec.entry_row(entry)], parts)
    assert again == entry
    assert from_plain(Entry, json.loads(codec.canonical(entry))) == entry


@given(OWN)
def test_the_row_of_what_is_kept_besides_entries_is_it_said_again(own: Own) -> None:
    table = own_tables.own_table(own)
    row = table.row_of(own)
    assert table.record_of(row) == own
    assert dict(zip(table.columns, row, strict=True))[table.key] == table.id_of(own)
    assert from_plain(type(own), json.loads(codec.canonical(own))) == own


@given(st.sampled_from(sorted(KEPT)), st.data())
@settings(max_examples=60)
def test_what_is_kept_besides_entries_comes_back_and_can_be_changed_and_taken_away(
    kind: str, data: st.DataObject
) -> None:
    strategy, read, change = KEPT[kind]
    id_of = own_tables.OWN[kind].id_of
    several = data.draw(st.lists(strategy, min_size=1, max_size=4, unique_by=id_of))
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        diary.apply("keep", [Change(after=own) for own in several])
        in_order = sorted(
            several,
            key=lambda own: (getattr(own, FIRST_BY.get(kind, ""), ""), id_of(own)),
        )
        assert read(diary) == in_order
        first, *others = in_order
        changed = first.__replace__(**change)
        if changed != first:
            diary.apply("change", [Change(before=first, after=changed)])
        assert read(diary) == [changed, *others]
        diary.apply("forget", [Change(before=changed)])
        assert read(diary) == others
        diary.close()


def test_an_export_takes_along_all_but_what_runs(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    kept: list[Own] = [
        OwnArea(slug="toe", name="Toe"),
        Routine(slug="b", name="B", steps=(Step(area="calf", seconds=60),)),
        Goal(subject="water", target=2000),
    ]
    running = OpenSession(entry=a_session(number=None))
    diary.apply("keep", [Change(after=own) for own in reversed(kept)])
    diary.apply("start", [Change(after=running)])
    assert diary.own() == kept
    assert diary.ever_held(["toe", "b", "water", "now"]) == set(), "they are no entries"
    assert diary.open_session() == running


def test_a_second_comes_before_its_fractions(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    base = datetime.fromisoformat("2026-11-19T10:00:00+01:00")
    late = [a_drink().__replace__(at=base.replace(microsecond=half)) for half in (5, 0)]
    add(diary, *late)
    assert [entry.at for entry in diary.entries()] == [
        base,
        base.replace(microsecond=5),
    ]
    assert diary.entries(newest=1)[0].at == base.replace(microsecond=5)


@pytest.mark.parametrize(
    "entry",
    [
        replace(a_check_in("pain=3"), ratings=(rating("pain", "now", 3),)),
        replace(a_check_in("pain=3"), ratings=(rating("pain", "now", -0.0),)),
        replace(
            a_session("pain left-calf=6:3"),
            recorded_at=datetime.fromisoformat("2026-11-19T21:00:00+05:30"),
        ),
    ],
    ids=["a whole number", "negative zero", "recorded elsewhere"],
)
def test_what_the_tables_spell_otherwise_can_still_be_edited(
    entry: Entry, tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, entry)
    (read,) = diary.entries()
    assert read == replace(entry, number=read.number)
    edited = replace(read, note="edited")
    assert diary.apply("edit", [Change(before=read, after=edited)]).entries == (edited,)
    assert diary.entries() == [edited]


def test_a_goal_said_in_whole_numbers_can_still_be_changed(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.apply("goal", [Change(after=Goal(subject="pain", target=3))])
    (read,) = diary.goals()
    diary.apply("goal", [Change(before=read, after=replace(read, target=2))])
    assert diary.goals() == [Goal(subject="pain", target=2)]


def test_reading_one_part_of_the_diary(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    morning, evening, drink = add(
        diary,
        a_check_in("pain=3", tags=("b", "a")),
        a_session("pain left-calf=6:3", tags=("b",)),
        a_drink(day=DAY.replace(day=1)),
    )
    assert diary.entries(newest=2) == [morning, evening]
    assert diary.last_recorded() == [drink]
    assert diary.last_written() == evening, "the session of the last command"
    assert diary.last_recorded(count=2) == [drink, evening]
    assert diary.last_recorded(["check-in"], count=5) == [morning]
    assert diary.tags() == ["b", "a"]
    assert diary.ever_held([morning.id, "unknown"]) == {morning.id}
    with pytest.raises(NotFoundError, match="there is no entry 999999"):
        diary.entry(999_999)
    with pytest.raises(NotFoundError, match="there is no entry 999999"):
        diary.revisions(999_999)


def test_a_deleted_entry_stays_in_the_history(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    (entry,) = add(diary, a_session("pain left-calf=6:3"))
    diary.apply("delete", [Change(before=entry)])
    assert entry.number is not None
    with pytest.raises(NotFoundError):
        diary.entry(entry.number)
    assert [(step.command, step.change) for step in diary.revisions(entry.number)] == [
        ("log", Change(after=entry)),
        ("delete", Change(before=entry)),
    ]
    assert diary.ever_held([entry.id]) == {entry.id}
    assert diary.by_id([entry.id]) == {}


def test_nothing_to_store_stores_nothing(tmp_path: Path) -> None:
    missing = Diary(tmp_path / "none.db", now=lambda: START)
    assert missing.apply("import", [], key="k").changes == ()
    assert not missing.exists
    diary = a_diary(tmp_path)
    before = diary.path.read_bytes()
    assert diary.apply("import", []).changes == ()
    assert diary.path.read_bytes() == before
    assert diary.operation_to_undo() is None
    assert dump(diary.path)["entry"] == []
