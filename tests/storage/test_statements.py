"""What a command costs follows what it asks for, not how long the diary is."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from builders import DAY, a_check_in, a_drink, a_night, a_session
from diaries import a_diary, add, raw
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.periods import week_of
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.storage.diary import Diary

WEEK = Selection(period=week_of(DAY))
Act = Callable[[Diary], object]


def diary_of(folder: Path, weeks: int) -> Diary:
    """Return a diary with four entries a week, the last week being that of DAY."""
    diary = a_diary(folder, f"{weeks}.db")
    entries = []
    for week in range(weeks):
        day = DAY - timedelta(weeks=week)
        entries += [
            a_session("pain left-calf=6:3", day=day, number=None, tags=("t",)),
            a_check_in("pain neck=3", day=day, number=None),
            a_night(day=day, number=None),
            a_drink(day=day, number=None),
        ]
    add(diary, *reversed(entries))
    return diary


def statements(diary: Diary, act: Act) -> list[str]:
    """Return the statements that SQLite runs for something, with their values."""
    ran: list[str] = []
    connection = diary._open()  # noqa: SLF001 - the trace needs the connection
    connection.set_trace_callback(ran.append)
    act(diary)
    connection.set_trace_callback(None)
    return ran


def scans(diary: Diary, ran: list[str]) -> list[str]:
    """Return the steps of the query plans that read a whole table or index."""
    plans = []
    with closing(raw(diary.path)) as connection:
        for sql in ran:
            if sql.startswith(("SELECT", "INSERT", "DELETE")):
                steps = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
                plans += [step[3] for step in steps]
    assert plans
    one_row = ("SCAN device", "SCAN open_session")
    scanned = [step for step in plans if step.startswith("SCAN")]
    return [step for step in scanned if not step.startswith(one_row)]


def edit_the_note(diary: Diary) -> object:
    before = diary.entries(WEEK)[0]
    return diary.apply("edit", [Change(before=before, after=replace(before, note="n"))])


def start_and_stop(diary: Diary) -> object:
    running = OpenSession(entry=a_session("pain neck=3:1", number=None))
    diary.apply("start", [Change(after=running)])
    ended = [Change(before=running), Change(after=running.entry)]
    return diary.open_session(), diary.apply("stop", ended)


ACTS: dict[str, Act] = {
    "a week": lambda diary: diary.entries(WEEK),
    "one entry": lambda diary: diary.entry(1),
    "an entry's history": lambda diary: diary.revisions(1),
    "by id": lambda diary: diary.by_id(["one", "two"]),
    "a log": lambda diary: add(diary, a_session("pain neck=3:1", number=None)),
    "an edit": edit_the_note,
    "a start and a stop": start_and_stop,
    "a week's ratings": lambda diary: list(
        diary.stream("v_ratings", ["id", "metric", "value"], WEEK)
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_long_diary_takes_no_more_statements_than_a_short_one(
    act: Act, tmp_path: Path
) -> None:
    short, long = diary_of(tmp_path, 2), diary_of(tmp_path, 150)
    first, second = statements(short, act), statements(long, act)
    assert len(first) == len(second) <= 42


@pytest.mark.parametrize(
    "name",
    ["a week", "one entry", "by id", "a log", "an edit", "a start and a stop"],
)
def test_no_statement_reads_a_whole_table(name: str, tmp_path: Path) -> None:
    diary = diary_of(tmp_path, 20)
    assert scans(diary, statements(diary, ACTS[name])) == []


def test_a_week_is_read_in_one_transaction_of_one_statement_per_table(
    tmp_path: Path,
) -> None:
    diary = diary_of(tmp_path, 2)
    ran = statements(diary, ACTS["a week"])
    assert (ran[0], ran[-1]) == ("BEGIN", "COMMIT")
    assert len(ran) == 2 + 1 + 11
    with closing(raw(diary.path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {ran[1]}").fetchall()
    assert any("ix_entry_day" in step[3] for step in plan)


def test_many_new_entries_take_a_fixed_number_of_statements_each(
    tmp_path: Path,
) -> None:
    diary = a_diary(tmp_path)

    def import_some(count: int) -> int:
        entries = [a_drink(number=None) for _ in range(count)]
        return len(statements(diary, lambda diary: add(diary, *entries)))

    one, eleven, hundred_and_one = import_some(1), import_some(11), import_some(101)
    assert eleven - one == 10 * (one_more := (eleven - one) // 10)
    assert hundred_and_one - one == 100 * one_more
    assert one_more <= 5
