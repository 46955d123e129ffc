"""A selection means the same asked in Python and asked to the file."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_night, a_session
from diaries import START, a_diary, add
from fasciatrack.domain.changes import Change
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.storage import connection, streams
from fasciatrack.storage.diary import Diary
from strategies import ENTRIES, SELECTIONS

MANY = st.lists(ENTRIES, min_size=1, max_size=8, unique_by=lambda entry: entry.id)


@contextmanager
def holding(entries: list[Entry]) -> Iterator[tuple[Diary, list[Entry]]]:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        yield diary, add(diary, *entries)
        diary.close()


@settings(max_examples=60)
@given(MANY, st.lists(SELECTIONS, min_size=5, max_size=5))
def test_the_file_finds_what_matches(
    entries: list[Entry], selections: list[Selection]
) -> None:
    with holding(entries) as (diary, stored):
        assert diary.first_day() == min(entry.day for entry in stored)
        for selection in selections:
            expected = {entry.number for entry in stored if selection.matches(entry)}
            assert {e.number for e in diary.entries(selection)} == expected
            counted = Counter(entry.day for entry in diary.entries(selection))
            assert list(diary.days(selection).items()) == sorted(counted.items())
            newest = diary.entries(selection, newest=2)
            assert newest == diary.entries(selection)[-2:]
            rows = diary.stream("v_sessions", ["number"], selection)
            assert [row[0] for row in rows] == sorted(
                entry.number or 0
                for entry in stored
                if entry.number in expected and entry.session
            )


@given(MANY)
@settings(max_examples=40)
def test_selections_made_for_an_entry_find_it(entries: list[Entry]) -> None:
    with holding(entries) as (diary, stored):
        for entry in stored:
            for selection in (
                Selection(),
                Selection(period=Period(first=entry.day, last=entry.day)),
                Selection(types=(entry.type,)),
                Selection(kinds=(entry.session.kind,) if entry.session else ()),
                Selection(places=entry.areas),
                Selection(places=tuple(r.place for r in entry.ratings if r.place)),
                Selection(tags=entry.tags[:1]),
                Selection(numbers=(entry.number or 0,)),
            ):
                assert selection.matches(entry)
                assert entry in diary.entries(selection)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Place(area="calf"), {1, 2, 3, 4}),
        (Place(area="calf", side="left"), {1, 3}),
        (Place(area="calf", side="right"), {3, 4}),
        (Place(area="calf", side="both"), {3}),
        (Place(area="neck"), set()),
        (Place(area="Calf"), set()),
        (Place(area="cal%"), set()),
    ],
)
def test_a_side_finds_both_sides_and_no_side_finds_all(
    wanted: Place, found: set[int], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    stored = add(
        diary,
        a_session(areas="left-calf", number=None),
        a_session(areas="calf", number=None),
        a_session(areas="both-calf", number=None),
        a_check_in("pain right-calf=3", number=None),
        a_night(number=None),
    )
    selection = Selection(places=(wanted,))
    assert {entry.number for entry in stored if selection.matches(entry)} == found
    assert {entry.number for entry in diary.entries(selection)} == found


def test_a_missing_diary_has_nothing_in_any_selection(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "none.db", now=lambda: START)
    assert diary.entries(Selection(types=("night",))) == []
    assert list(diary.stream("v_ratings", ["number"], Selection())) == []
    assert diary.by_id(["one"]) == {}
    assert diary.days(Selection()) == {}
    assert diary.first_day() is None


def test_more_numbers_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    entries = add(
        diary, *(a_check_in("pain=1", id=f"e{i}", number=None) for i in range(2100))
    )
    assert len(diary.by_id([entry.id for entry in entries])) == 2100
    assert len(diary.ever_held([entry.id for entry in entries])) == 2100
    rows = diary.stream("v_ratings", ["number", "value"], Selection())
    assert [row[0] for row in rows] == [entry.number for entry in entries]


def many_check_ins(diary: Diary) -> list[Entry]:
    scores = ("pain neck=3", "pain left-calf=5", "mood=7")
    return add(
        diary, *(a_check_in(*scores, id=f"e{i}", number=None) for i in range(50))
    )


def test_a_stream_is_read_a_few_whole_entries_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = a_diary(tmp_path)
    entries = many_check_ins(diary)
    columns = ["number", "metric", "area", "value"]
    at_once = list(diary.stream("v_ratings", columns, Selection()))
    assert len(at_once) == 150
    calves = Selection(places=(Place(area="calf"),))
    for numbers, together in ((1, 1), (7, 3), (10, 10), (50, 20)):
        monkeypatch.setattr(streams, "NUMBERS", numbers)
        monkeypatch.setattr(streams, "ENTRIES", together)
        assert list(diary.stream("v_ratings", columns, Selection())) == at_once
        assert [row[0] for row in diary.stream("entry", ["number"], calves)] == [
            entry.number for entry in entries
        ]
        assert list(diary.stream("v_ratings", columns, calves)) == [
            row for row in at_once if row[2] == "calf"
        ]


@pytest.mark.parametrize("view", ["v_ratings", "entry"])
def test_a_stream_that_nobody_reads_on_keeps_nobody_from_writing(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(streams, "ENTRIES", 10)
    diary = a_diary(tmp_path)
    entries = many_check_ins(diary)
    rows = diary.stream(view, ["number", "note"], Selection())
    first = next(rows)
    other = Diary(diary.path, now=lambda: START.replace(year=2027))
    last = replace(entries[-1], note="new")
    other.apply("edit", [Change(before=entries[-1], after=last)])
    other.close()
    everything = [first, *rows]
    assert [row[0] for row in everything] == sorted(row[0] for row in everything)
    assert {row[0] for row in everything} == {entry.number for entry in entries}
    assert everything[-1][1] == "new"


def test_batches_are_the_entries_in_their_order(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(
        diary,
        *(a_night(day=DAY - timedelta(days=i), number=None) for i in range(10)),
        *(a_check_in("pain=1", number=None) for _ in range(3)),
    )
    for selection in (Selection(), Selection(types=("night",))):
        batches = list(diary.in_batches(selection, 4))
        assert [entry for batch in batches for entry in batch] == diary.entries(
            selection
        )
        assert {len(batch) for batch in batches[:-1]} == {4}
    missing = Diary(tmp_path / "none.db", now=lambda: START)
    assert list(missing.in_batches(Selection(), 4)) == []


def test_an_entry_that_moves_meanwhile_is_in_one_batch_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    diary = a_diary(tmp_path)
    nights = add(
        diary,
        *(a_night(day=DAY - timedelta(days=9 - i), number=None) for i in range(9)),
    )
    batches = diary.in_batches(Selection(), 3)
    seen = next(batches)
    other = Diary(diary.path, now=lambda: START.replace(year=2027))
    other.apply(
        "edit",
        [
            Change(before=nights[0], after=replace(nights[0], day=DAY)),
            Change(before=nights[8]),
        ],
    )
    other.close()
    seen += [entry for batch in batches for entry in batch]
    assert [entry.number for entry in seen] == [night.number for night in nights[:8]]


def test_only_the_asked_places_ratings_are_streamed(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_check_in("pain neck=3", "pain left-calf=5", "mood=7"))
    columns = ["metric", "area", "value"]
    everything = diary.stream("v_ratings", columns, Selection())
    assert set(map(tuple, everything)) == {
        ("mood", None, 7.0),
        ("pain", "calf", 5.0),
        ("pain", "neck", 3.0),
    }
    neck = Selection(places=(Place(area="neck"),))
    assert list(diary.stream("v_ratings", columns, neck)) == [("pain", "neck", 3.0)]
