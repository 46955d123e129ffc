"""Pain before the first and the last sessions on a place, as the diary gives it."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_session, place
from diaries import a_diary, add
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import felt_in
from fasciatrack.reporting.notices.found import counts_for
from strategies import ENTRIES

SEVERAL = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id)


@given(SEVERAL, st.data())
@settings(max_examples=60)
def test_it_is_that_of_the_sessions_before_an_entry(
    entries: list[Entry], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = a_diary(Path(folder))
        if entries:
            add(diary, *entries)
        kept = diary.entries()
        new = a_session(day=data.draw(st.dates()), at=None, number=None)
        of = data.draw(st.sampled_from([*kept, new]))
        starts = [
            each
            for each in felt_in(kept)
            if each.type == "session"
            and (each.metric, each.phase) == ("pain", "before")
        ]
        where = data.draw(st.sampled_from([each.place for each in starts] or [None]))
        on_it = [each for each in starts if counts_for(where, each.place)]
        earlier = [each for each in on_it if each.day < of.day]
        as_late = [each for each in on_it if each.day <= of.day]
        first = diary.starting_pain(of, where, count=99, is_last=False)
        last = diary.starting_pain(of, where, count=99, is_last=True)
        assert len(earlier) <= len(first) <= len(as_late)
        assert first[: len(earlier)] == [(each.day, each.value) for each in earlier]
        assert last == first[::-1]
        assert diary.starting_pain_count(of, where) == len(first)
        assert diary.starting_pain(of, where, count=1, is_last=True) == last[:1]
        area = where.area if where else None
        assert diary.has_starting_pain(area, count=len(first))
        every = diary.starting_pains(of.day)
        assert every == [
            each._replace(at=None) for each in starts if each.day <= of.day
        ]


@pytest.mark.parametrize(
    ("at", "number", "expected"),
    [
        ("12:00", None, [1, 2, 3, 4]),
        ("12:00", 4, [1, 2, 3]),
        ("12:00", 3, [1, 2]),
        ("11:59", None, [1, 2]),
        (None, None, [1, 2, 3, 4, 5]),
        (None, 2, [1]),
    ],
)
def test_on_one_day_the_time_counts_and_then_the_number(
    at: str | None, number: int | None, expected: list[float], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    times = (None, "08:00", "12:00", "12:00", "20:00")
    for pain, time in enumerate(times, start=1):
        add(diary, a_session(f"pain neck={pain}:", areas="neck", at=time, number=None))
    told = a_session(areas="neck", at=at, number=number)
    found = diary.starting_pain(told, place("neck"), count=9, is_last=False)
    assert sorted(pain for _, pain in found) == expected


def test_other_scores_are_none(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    told = a_session(areas="neck", number=None)
    assert diary.starting_pain_count(told, place("neck")) == 0
    assert not diary.has_starting_pain("neck", count=1)
    add(
        diary,
        a_session("pain neck=:6", "stiffness neck=6:", "pain jaw=6:", number=None),
        a_check_in("pain neck=6", number=None),
        a_session("pain neck=6:", day=date(2027, 1, 1), number=None),
    )
    assert diary.starting_pain(told, place("neck"), count=9, is_last=True) == []
    assert [each.place for each in diary.starting_pains(DAY)] == [place("jaw")]
