"""What a log asks the diary before it is kept, as plain tuples."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_session
from diaries import a_diary, add
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import felt_in
from fasciatrack.domain.values import replace
from fasciatrack.storage.diary import Diary
from strategies import ENTRIES
from timelines import drunk_in

SEVERAL = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id)


def seconds(at: float | None) -> int | None:
    return None if at is None else round(at * 3600)


def to_the_second(diary: Diary) -> list[Entry]:
    """Drop what is less than a second: the file's own clock knows no more."""
    return [
        replace(entry, at=entry.at.replace(microsecond=0)) if entry.at else entry
        for entry in diary.entries()
    ]


@given(SEVERAL, st.integers(0, 60), st.data())
@settings(max_examples=60)
def test_it_is_the_pain_and_the_caffeine_of_the_last_days(
    entries: list[Entry], days: int, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        if entries:
            add(diary, *entries)
        told = [each for entry in to_the_second(diary) for each in felt_in([entry])]
        known = [each.place.area if each.place else None for each in told]
        areas = data.draw(st.lists(st.sampled_from([*known, "neck"]), unique=True))
        day = data.draw(st.sampled_from([entry.day for entry in entries] or [DAY]))
        found = diary.pain_and_caffeine(day, days=days, areas=areas)
        first = date.fromordinal(max(day.toordinal() - days, 1))
        pain = [
            (*each[:3], seconds(each.at), *each[4:])
            for each in told
            if each.metric == "pain"
            and first <= each.day <= day
            and (each.place.area if each.place else None) in areas
        ]
        drunk = [
            (each.day, seconds(each.at), each.caffeine_mg)
            for each in drunk_in(to_the_second(diary))
            if each.caffeine_mg and 0 <= (day - each.day).days <= 1
        ]
        rows = [(*row[:3], seconds(row[3]), *row[4:]) for row in found]
        key = str
        assert sorted((row for row in rows if row[4] == "pain"), key=key) == sorted(
            pain, key=key
        )
        caffeine = [(row[2], row[3], row[7]) for row in rows if row[4] == "caffeine"]
        assert sorted(caffeine, key=key) == sorted(drunk, key=key)
        assert [row[2] for row in found] == sorted(row[2] for row in found)


@given(SEVERAL, st.data())
@settings(max_examples=60)
def test_it_is_what_was_drunk_on_three_days(
    entries: list[Entry], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        if entries:
            add(diary, *entries)
        day = data.draw(st.sampled_from([entry.day for entry in entries] or [DAY]))
        found = [
            (when, seconds(at), *more) for when, at, *more in diary.drinks_around(day)
        ]
        expected = [
            (each.day, seconds(each.at), each.millilitres, each.caffeine_mg)
            for each in drunk_in(to_the_second(diary))
            if abs((each.day - day).days) <= 1
        ]
        assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 1, 2)])
def test_the_first_days_of_all_have_none_before_them(tmp_path: Path, day: date) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_session("pain neck=6:3"))
    assert diary.pain_and_caffeine(day, days=84, areas=["neck"]) == []
    assert diary.drinks_around(day) == []


@pytest.mark.parametrize(
    ("areas", "scores"),
    [(["neck"], [6]), ([None], [7]), (["neck", None], [6, 7]), (["jaw"], []), ([], [])],
)
def test_pain_without_an_area_is_found_where_it_is_asked_for(
    areas: list[str | None], scores: list[float], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_check_in("pain neck=6", at="08:00"))
    add(diary, a_check_in("pain=7", at="09:00"))
    found = diary.pain_and_caffeine(DAY, days=1, areas=areas)
    assert [row[7] for row in found] == scores


def test_they_come_in_the_order_in_which_they_happened(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(
        diary,
        a_session("pain neck=2:1", at="12:00"),
        a_session("pain neck=4:3", at="08:00"),
        a_drink(100, "coffee", 90, at="10:00"),
        a_session("pain neck=6:5", day=DAY - timedelta(days=1), at="20:00"),
    )
    found = diary.pain_and_caffeine(DAY, days=1, areas=["neck"])
    assert [row[7] for row in found] == [6, 5, 4, 3, 90, 2, 1]
