"""A session that runs: one at most, and its stop is one operation."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_check_in, a_drink, a_session
from diaries import START, a_clock, a_diary, add, dump, raw, redo, undo
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Goal, OpenSession, OwnArea, Routine, Step, Worked
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import DatabaseError, FasciaError
from fasciatrack.storage.diary import Diary
from fault_harness import Tell, fork

MEANWHILE = "the session that runs was changed by another command in the meantime"


def a_start(note: str = "a", **fields: object) -> OpenSession:
    entry = a_session("pain left-calf=6:", id=note, number=None, minutes=None)
    return OpenSession(entry=replace(entry, note=note), **fields)  # type: ignore[arg-type]  # any field


def start(diary: Diary, running: OpenSession) -> OpenSession:
    diary.apply("start", [Change(after=running)])
    return running


def stopped(running: OpenSession) -> Entry:
    session = running.entry.session
    assert session is not None
    return replace(running.entry, session=replace(session, duration_seconds=600))


def stop(diary: Diary, running: OpenSession) -> Entry:
    changes = [Change(before=running), Change(after=stopped(running))]
    (entry,) = diary.apply("stop", changes).entries
    return entry


def cancel(diary: Diary, running: OpenSession) -> None:
    diary.apply("cancel", [Change(before=running)])


def test_what_runs_is_there_until_it_is_stopped(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    assert diary.open_session() is None
    running = start(diary, a_start())
    assert Diary(diary.path, now=a_clock()).open_session() == running
    assert diary.entries() == [], "it is no entry yet"
    entry = stop(diary, running)
    assert entry == replace(stopped(running), number=1)
    assert diary.open_session() is None
    assert diary.entries() == [entry]
    assert [step.command for step in diary.revisions(1)] == ["stop"]


def test_a_stop_is_one_operation_and_one_undo_lets_it_run_again(
    tmp_path: Path,
) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start(routine="Legs"))
    before = dump(diary.path)
    entry = stop(diary, running)
    after = dump(diary.path)
    operation = diary.operation_to_undo()
    assert operation is not None
    assert operation.command == "stop"
    assert operation.changes == (Change(before=running), Change(after=entry))
    for _ in range(2):
        undo(diary)
        assert dump(diary.path) == before
        assert diary.open_session() == running
        assert diary.entries() == []
        redo(diary)
        assert dump(diary.path) == after
        assert diary.open_session() is None
        assert diary.entries() == [entry], "under the same number"
    undo(diary)
    undo(diary)
    assert diary.open_session() is None
    assert diary.operation_to_undo() is None


def test_a_stop_can_be_other_than_it_was_undone(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start())
    stop(diary, running)
    undo(diary)
    again = replace(running, entry=replace(running.entry, note="longer"))
    diary.apply("start", [Change(before=running, after=again)])
    assert stop(diary, again).number == 1, "its number waits for it"
    assert diary.operation_to_redo() is None


def test_what_was_done_so_far_is_kept_with_it(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start(routine="Legs"))
    for seconds in (30, 60):
        done = Worked(area="calf", side="left", seconds=seconds)
        further = replace(running, worked=(*running.worked, done))
        diary.apply("roll", [Change(before=running, after=further)])
        running = further
    found = Diary(diary.path, now=a_clock()).open_session()
    assert found == running
    assert [one.seconds for one in running.worked] == [30, 60]


def test_a_second_session_cannot_be_started(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start())
    before = dump(diary.path, ("open_session", "operation", "revision"))
    for other in (a_start("b"), running):
        with pytest.raises(FasciaError, match=MEANWHILE):
            start(diary, other)
    assert dump(diary.path, tuple(before)) == before
    assert diary.open_session() == running


def stop_it(diary: Diary, running: OpenSession) -> object:
    return stop(diary, running)


@pytest.mark.parametrize("theirs", [stop_it, cancel])
@pytest.mark.parametrize("mine", [stop_it, cancel])
def test_it_is_stopped_or_cancelled_once(
    mine: Callable[[Diary, OpenSession], object],
    theirs: Callable[[Diary, OpenSession], object],
    tmp_path: Path,
) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start())
    with closing(Diary(diary.path, now=a_clock())) as other:
        theirs(other, running)
    before = dump(diary.path, ("entry", "operation", "revision"))
    with pytest.raises(FasciaError, match=MEANWHILE):
        mine(diary, running)
    assert dump(diary.path, tuple(before)) == before


def test_a_cancelled_session_runs_again_after_an_undo(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start())
    cancel(diary, running)
    assert diary.open_session() is None
    undo(diary)
    assert diary.open_session() == running
    redo(diary)
    assert diary.open_session() is None


@pytest.mark.parametrize("end", [stop_it, cancel])
def test_an_end_is_not_taken_back_while_another_session_runs(
    end: Callable[[Diary, OpenSession], object], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    first = start(diary, a_start())
    end(diary, first)
    second = start(diary, a_start("b"))
    ended = diary.operation_to_undo(skip=1)
    assert ended is not None
    assert ended.command in {"stop", "cancel"}
    before = dump(diary.path, ("entry", "open_session", "operation", "revision"))
    with pytest.raises(FasciaError, match=MEANWHILE):
        diary.take_back("undo", [ended])
    assert dump(diary.path, tuple(before)) == before
    assert diary.open_session() == second
    started = diary.operation_to_undo()
    assert started is not None
    diary.take_back("undo", [started, ended])
    assert diary.open_session() == first, "latest first, both can be"
    assert diary.entries() == []


def test_of_two_starts_at_once_one_is_refused(tmp_path: Path) -> None:
    path = a_diary(tmp_path).path
    waiting, go = os.pipe()

    def start_one(name: str, tell: Tell) -> None:
        with closing(Diary(path, now=lambda: START)) as diary:
            diary.entries()
            start(diary, a_start(name))
            tell(name)

    children = [
        fork(lambda tell, name=name: start_one(name, tell), after=waiting)  # type: ignore[misc]  # bound at once
        for name in "ab"
    ]
    os.close(waiting)
    os.write(go, b"..")
    os.close(go)
    said = [line for child in children for line in child.lines()]
    (refused,) = [line for line in said if line.startswith("refused")]
    (started,) = [line for line in said if line != refused]
    assert MEANWHILE in refused
    running = Diary(path, now=lambda: START).open_session()
    assert running == a_start(started) or (
        running is not None and running.entry.id == started
    )


def test_other_entries_are_kept_while_it_runs(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    running = start(diary, a_start())
    drink, feeling = add(diary, a_drink(number=None), a_check_in("pain=3", number=None))
    entry = stop(diary, running)
    assert [one.number for one in (drink, feeling, entry)] == [1, 2, 3]
    assert diary.last_written() == entry


@pytest.mark.parametrize(
    ("own", "name"),
    [
        (OwnArea(slug="toe", name="Toe"), "the area toe"),
        (
            Routine(slug="legs", name="Legs", steps=(Step(area="calf", seconds=60),)),
            "the routine legs",
        ),
        (Goal(subject="water", target=2000), "the goal water"),
        (a_start(), "the session that runs"),
    ],
)
def test_a_refusal_says_what_it_is_about(
    own: OwnArea | Routine | Goal | OpenSession, name: str, tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    with pytest.raises(FasciaError, match=f"^{name} was changed"):
        diary.apply("forget", [Change(before=own)])
    diary.apply("keep", [Change(after=own)])
    with pytest.raises(FasciaError, match=f"^{name} was changed"):
        diary.apply("keep", [Change(after=own)])
    with closing(raw(diary.path)) as connection:
        connection.execute("DROP TRIGGER revision_never_update")
        connection.execute("UPDATE revision SET body = replace(body, ':', ': ')")
    with pytest.raises(DatabaseError, match=f"^the history of {name} is damaged"):
        diary.operation_to_undo()
