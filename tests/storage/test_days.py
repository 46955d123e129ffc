"""Days are counted in the file, and not by loading what they hold."""

import tempfile
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_drink, a_look_back, a_session
from diaries import a_diary, add, raw
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from strategies import ENTRIES, SELECTIONS

MANY = st.lists(ENTRIES, min_size=1, max_size=8, unique_by=lambda entry: entry.id)


@settings(max_examples=30)
@given(MANY, st.lists(SELECTIONS, min_size=3, max_size=3))
def test_the_count_of_a_day_is_that_of_its_entries(
    entries: list[Entry], selections: list[Selection]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(a_diary(Path(folder))) as diary,
    ):
        add(diary, *entries)
        for selection in (Selection(), *selections):
            expected = Counter(entry.day for entry in diary.entries(selection))
            assert diary.days(selection) == expected
            if selection.period is not None:
                found = diary.days_with_entry(selection.period)
                assert found == [*diary.days(Selection(period=selection.period))]


def test_days_come_in_order(tmp_path: Path) -> None:
    with closing(a_diary(tmp_path)) as diary:
        days = [DAY - timedelta(days=ago) for ago in (3, 0, 7)]
        add(diary, *(a_drink(day=day, number=None) for day in days))
        assert list(diary.days(Selection())) == sorted(days)


def test_only_the_days_of_the_period_are_read(tmp_path: Path) -> None:
    with closing(a_diary(tmp_path)) as diary:
        add(
            diary,
            a_session(number=None),
            a_look_back(day=DAY - timedelta(days=31), number=None),
        )
        ran: list[str] = []
        diary._open().set_trace_callback(ran.append)  # noqa: SLF001 - the trace needs it
        week = Period(first=DAY - timedelta(days=7), last=DAY)
        assert diary.days(Selection(types=("session",), period=week)) == {DAY: 1}
        (sql,) = [each for each in ran if each.startswith("SELECT")]
        with closing(raw(diary.path)) as connection:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    assert [step[3] for step in plan] == [
        "SEARCH e USING INDEX ix_entry_day (day>? AND day<?)"
    ]


def test_a_diary_that_is_not_there_has_no_days(tmp_path: Path) -> None:
    with closing(a_diary(tmp_path)) as diary:
        diary.path.unlink()
        assert diary.days(Selection()) == {}
        assert not diary.exists
