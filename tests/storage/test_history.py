"""The history: nothing is lost, everything can be taken back and done again."""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from builders import a_check_in, a_drink, a_night, a_session
from diaries import START, Dump, a_clock, a_diary, add, check, dump, raw, redo, undo
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Own, OwnArea, known_as
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import DatabaseError, FasciaError, InvalidValueError
from fasciatrack.storage.diary import Diary
from fasciatrack.storage.hashing import hash_of
from strategies import (
    ENTRIES,
    GOALS_SET,
    NOTES,
    NOTICES,
    OPEN_SESSIONS,
    OWN_AREAS,
    RATINGS,
    ROUTINES,
    TRIALS,
)

RUNNING = ("running session", "now")
"""What the session that runs is known as."""
SEVERAL = st.lists(ENTRIES, min_size=1, max_size=3, unique_by=lambda entry: entry.id)


class History(RuleBasedStateMachine):
    """A diary beside two stacks of states, as any text editor keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = a_diary(self.folder).path
        self.diary = Diary(path, now=lambda: START)  # a clock that stands still
        self.entries: dict[str, Entry] = {}
        self.kept: dict[tuple[str, str], Own] = {}
        self.numbers: dict[int, str] = {}
        self.before: list[Dump] = []
        self.after: list[Dump] = []
        self.operations = 0

    def teardown(self) -> None:
        self.diary.close()
        assert check(self.diary.path) == []
        shutil.rmtree(self.folder)

    @property
    def state(self) -> Dump:
        return dump(self.diary.path)

    def store(self, command: str, *changes: Change) -> tuple[Entry, ...]:
        self.before.append(self.state)
        self.after.clear()
        receipt = self.diary.apply(command, changes)
        assert not receipt.already_stored
        self.operations += 1
        return receipt.entries

    @rule(entries=SEVERAL)
    def add(self, entries: list[Entry]) -> None:
        new = [entry for entry in entries if entry.id not in self.numbers.values()]
        if not new:
            return
        for entry in self.store("log", *(Change(after=entry) for entry in new)):
            assert entry.number is not None
            assert entry.number not in self.numbers, "a number is never given twice"
            self.numbers[entry.number] = entry.id
            self.entries[entry.id] = entry

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), note=NOTES, ratings=RATINGS)
    def edit(self, data: st.DataObject, note: str, ratings: tuple[object, ...]) -> None:
        before = self.entries[data.draw(st.sampled_from(sorted(self.entries)))]
        after = replace(before, note=note, ratings=ratings)
        if after != before:
            (stored,) = self.store("edit", Change(before=before, after=after))
            assert stored == after
            self.entries[after.id] = after

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), count=st.integers(1, 3))
    def delete(self, data: st.DataObject, count: int) -> None:
        chosen = data.draw(
            st.lists(
                st.sampled_from(sorted(self.entries)),
                min_size=1,
                max_size=count,
                unique=True,
            )
        )
        self.store("delete", *(Change(before=self.entries[id_]) for id_ in chosen))
        for id_ in chosen:
            del self.entries[id_]

    @rule(own=OWN_AREAS | ROUTINES | GOALS_SET | TRIALS | NOTICES)
    def keep(self, own: Own) -> None:
        held = self.kept.get(known_as(own))
        if own != held:
            self.store("keep", Change(before=held, after=own))
            self.kept[known_as(own)] = own

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(sorted(self.kept)))
        self.store("forget", Change(before=self.kept.pop(known)))

    @precondition(lambda self: RUNNING not in self.kept)
    @rule(running=OPEN_SESSIONS)
    def start(self, running: OpenSession) -> None:
        if running.entry.id not in self.numbers.values():
            self.store("start", Change(after=running))
            self.kept[RUNNING] = running

    @precondition(lambda self: RUNNING in self.kept)
    @rule()
    def stop(self) -> None:
        running = self.kept.pop(RUNNING)
        assert isinstance(running, OpenSession)
        entry = running.entry
        had = [number for number, id_ in self.numbers.items() if id_ == entry.id]
        (stored,) = self.store(
            "stop", Change(before=running), Change(after=running.entry)
        )
        assert had in ([], [stored.number]), "after an undo it has the same number"
        assert stored == replace(entry, number=stored.number)
        self.numbers[stored.number or 0] = entry.id
        self.entries[entry.id] = stored

    @rule()
    def undo(self) -> None:
        if not self.before:
            assert self.diary.operation_to_undo() is None
            return
        self.after.append(self.state)
        undo(self.diary)
        self.operations += 1
        assert self.state == self.before.pop(), "undo restores the exact state"
        self._look_again()

    @rule()
    def redo(self) -> None:
        if not self.after:
            assert self.diary.operation_to_redo() is None
            return
        self.before.append(self.state)
        redo(self.diary)
        self.operations += 1
        assert self.state == self.after.pop(), "redo restores the exact state"
        self._look_again()

    def _look_again(self) -> None:
        self.entries = {entry.id: entry for entry in self.diary.entries()}
        self.kept = self._read_what_is_kept()

    def _read_what_is_kept(self) -> dict[tuple[str, str], Own]:
        running = self.diary.open_session()
        kept = [*self.diary.own(), *([running] if running else [])]
        return {known_as(own): own for own in kept}

    @invariant()
    def the_diary_holds_what_it_should(self) -> None:
        assert {entry.id: entry for entry in self.diary.entries()} == self.entries
        assert self._read_what_is_kept() == self.kept
        for entry in self.entries.values():
            assert self.numbers[entry.number or 0] == entry.id

    @invariant()
    def as_many_steps_can_be_taken_as_the_stacks_are_high(self) -> None:
        for stack, step in (
            (self.before, self.diary.operation_to_undo),
            (self.after, self.diary.operation_to_redo),
        ):
            assert step(skip=len(stack)) is None
            assert not stack or step(skip=len(stack) - 1) is not None

    @invariant()
    def the_history_is_whole(self) -> None:
        assert_the_history_is_whole(self.diary, self.operations)


def assert_the_history_is_whole(diary: Diary, operations: int) -> None:
    """Check every hash, count and link; the newest states are what tables show."""
    with closing(raw(diary.path)) as connection:
        rows = connection.execute("SELECT * FROM operation ORDER BY clock").fetchall()
        assert len(rows) == operations
        assert len({row[2] for row in rows}) == operations, "clocks never repeat"
        for *row, sha256 in rows:
            made = connection.execute(
                "SELECT * FROM revision WHERE operation = ? ORDER BY id", [row[0]]
            ).fetchall()
            assert row[6] == len(made) > 0
            assert sha256 == hash_of((*row, *(revision[-1] for revision in made)))
            for revision in made:
                assert revision[-1] == hash_of(revision[:-1])
        newest = connection.execute(
            "SELECT body FROM (SELECT body, is_deleted, row_number() OVER (PARTITION BY"
            " subject, subject_id ORDER BY clock DESC) AS age FROM revision"
            " WHERE subject = 'entry') WHERE age = 1 AND NOT is_deleted"
        )
        shown = {entry.id for entry in diary.entries()}
        assert {json.loads(body)["id"] for (body,) in newest} == shown


@pytest.mark.repeats
def test_any_sequence_of_commands_can_be_taken_back_and_done_again() -> None:
    run_state_machine_as_test(
        History, settings=settings(max_examples=40, stateful_step_count=25)
    )


def test_redo_is_over_once_something_new_was_stored(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    add(diary, a_check_in("pain=1"))
    undo(diary)
    add(diary, a_check_in("pain=2"))
    assert diary.operation_to_redo() is None
    undo(diary)
    assert diary.operation_to_redo() is not None
    assert diary.operation_to_redo(skip=1) is None


def test_undo_says_what_it_takes_back(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    (entry,) = add(diary, a_check_in("pain=1"), command="check")
    operation = diary.operation_to_undo()
    assert operation is not None
    assert (operation.command, operation.changes) == ("check", (Change(after=entry),))
    undo(diary)
    operation = diary.operation_to_redo()
    assert operation is not None
    assert (operation.command, operation.changes) == ("undo", (Change(before=entry),))


def test_an_operation_s_changes_stay_in_their_order(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    changes = [Change(after=a_drink(number=None)) for _ in range(40)]
    stored = diary.apply("import", changes, key="k").changes
    operation = diary.operation_to_undo()
    assert operation is not None
    assert operation.changes == stored
    assert diary.apply("import", changes, key="k").changes == stored


def test_a_deleted_entry_s_number_is_never_given_again(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    first, second = add(diary, a_drink(number=None), a_night(number=None))
    diary.apply("delete", [Change(before=second)])
    (third,) = add(diary, a_session(number=None))
    assert [first.number, second.number, third.number] == [1, 2, 3]


def test_a_free_number_that_an_entry_brings_is_kept(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    stored = add(
        diary,
        a_drink(number=7),
        a_drink(number=None),
        a_drink(number=7),
        a_drink(number=5),
    )
    assert [entry.number for entry in stored] == [7, 8, 9, 5]
    (again,) = add(diary, a_drink(number=5))
    assert again.number == 10


def test_an_entry_that_comes_back_keeps_its_number(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    (entry,) = add(diary, a_drink(number=None))
    diary.apply("delete", [Change(before=entry)])
    (again,) = add(diary, entry, command="import")
    assert again == entry
    diary.apply("delete", [Change(before=entry)])
    other, back = add(diary, a_night(number=None), replace(entry, number=None))
    assert (other.number, back) == (2, entry), "also where it does not say it"
    diary.apply("delete", [Change(before=entry)])
    (elsewhere,) = add(diary, replace(entry, number=2))
    assert elsewhere == entry, "also where it brings another one's"


def stale_changes(stored: Entry) -> list[Change]:
    edited = replace(stored, note="mine")
    return [
        Change(before=stored, after=edited),
        Change(before=stored),
        Change(after=stored),
    ]


@pytest.mark.parametrize("stale", range(3))
@pytest.mark.parametrize("meanwhile", ["edited", "deleted"])
def test_a_change_from_a_stale_state_is_refused_and_nothing_is_stored(
    stale: int, meanwhile: str, tmp_path: Path
) -> None:
    mine = a_diary(tmp_path)
    (entry, other) = add(mine, a_session("pain left-calf=6:3"), a_drink())
    change = stale_changes(entry)[stale]
    theirs = Diary(mine.path, now=a_clock())
    edited = replace(entry, note="theirs")
    after = edited if meanwhile == "edited" else None
    theirs.apply("edit", [Change(before=entry, after=after)])
    theirs.close()
    if change.before is None and after is None:
        mine.apply("import", [change])  # a deleted entry may come back
        return
    before = dump(mine.path, ("entry", "rating", "drink", "operation", "revision"))
    with pytest.raises(FasciaError, match="in the meantime"):
        mine.apply("edit", [Change(before=other), change, Change(after=a_night())])
    assert before == dump(mine.path, tuple(before))


def test_a_new_own_area_that_is_there_already_is_refused(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    area = OwnArea(slug="toe", name="Toe")
    diary.apply("areas", [Change(after=area)])
    with pytest.raises(FasciaError, match="the area toe was changed"):
        diary.apply("areas", [Change(before=replace(area, name="Other"))])
    with pytest.raises(FasciaError, match="in the meantime"):
        diary.apply("areas", [Change(after=area)])


def test_a_key_is_stored_once(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    entry = a_drink(number=None)
    first = diary.apply("drink", [Change(after=entry)], key="k")
    before = diary.path.read_bytes()
    second = diary.apply("drink", [Change(after=a_drink(number=None))], key="k")
    assert (first.already_stored, second.already_stored) == (False, True)
    assert second.entries == first.entries
    assert diary.path.read_bytes() == before
    assert diary.stored_under("k", "drink") == second
    assert diary.stored_under("other", "drink") is None
    third = diary.apply("drink", [Change(after=a_drink(number=None))], key="other")
    assert not third.already_stored
    assert len(diary.entries()) == 2


@pytest.mark.parametrize(
    "use",
    [
        lambda diary: diary.stored_under("k", "log"),
        lambda diary: diary.apply("log", [Change(after=a_drink(number=None))], key="k"),
    ],
    ids=["asked for", "written by two at once"],
)
def test_a_key_of_another_command_is_refused(
    use: Callable[[Diary], object], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    diary.apply("drink", [Change(after=a_drink(number=None))], key="k")
    before = diary.path.read_bytes()
    with pytest.raises(InvalidValueError, match="'k' was used for `fascia drink`"):
        use(diary)
    assert diary.path.read_bytes() == before
    assert len(add(diary, a_night())) == 1, "the diary can be used again"


def test_a_value_the_file_refuses_stores_nothing(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    entry = a_drink(id="one")
    add(diary, entry)
    before = dump(diary.path, ("entry", "drink", "operation", "revision"))
    clash = Change(before=diary.entries()[0], after=replace(entry, number=99))
    with pytest.raises(FasciaError, match=r"nothing was saved.*UNIQUE") as refusal:
        diary.apply("edit", [Change(after=a_night()), clash])
    assert not isinstance(refusal.value, DatabaseError)
    assert before == dump(diary.path, tuple(before))
    assert len(add(diary, a_night())) == 1, "the diary can be used again"


def test_a_clock_that_goes_back_does_not_turn_the_order_round(tmp_path: Path) -> None:
    years = iter([2026, 2024, 2025])
    path = a_diary(tmp_path).path
    diary = Diary(path, now=lambda: START.replace(year=next(years)))
    entries = [add(diary, a_drink(number=None))[0] for _ in range(3)]
    for entry in reversed(entries):
        operation = diary.operation_to_undo()
        assert operation is not None
        assert operation.changes == (Change(after=entry),)
        diary.close()
        diary = Diary(path, now=lambda: START.replace(year=2020))
        undo(diary)


def damage(diary: Diary, column: str, value: str) -> None:
    """Change the first revision's column, which the diary itself refuses to do.

    The least id is not always the first: two commands may fall into a millisecond.
    """
    with closing(raw(diary.path)) as connection:
        connection.execute("DROP TRIGGER revision_never_update")
        connection.execute(
            f"UPDATE revision SET {column} = {value}"  # noqa: S608 - our own words
            " WHERE id = (SELECT id FROM revision ORDER BY clock, id LIMIT 1)"
        )


READS_OF_THE_HISTORY: dict[str, Callable[[Diary], object]] = {
    "show": lambda diary: diary.revisions(1),
    "undo": lambda diary: diary.operation_to_undo(),
    "redo": lambda diary: diary.operation_to_redo(),
    "a repeated key": lambda diary: diary.stored_under("k", "log"),
    "a repeated command": lambda diary: diary.apply(
        "log", [Change(after=a_drink(number=None))], key="k"
    ),
}


@pytest.mark.parametrize(
    "read", READS_OF_THE_HISTORY.values(), ids=READS_OF_THE_HISTORY
)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", "replace(body, 'mine', 'mink')"),
        ("sha256", "replace(sha256, substr(sha256, 1, 1), 'x')"),
        ("is_deleted", "1 - is_deleted"),
    ],
)
def test_a_history_in_which_one_byte_changed_is_not_believed(
    read: Callable[[Diary], object], column: str, value: str, tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    entry = a_drink(number=None, note="mine")
    (stored,) = diary.apply("log", [Change(after=entry)], key="k").entries
    if read is READS_OF_THE_HISTORY["redo"]:
        undo(diary)
    damage(diary, column, value)
    with pytest.raises(DatabaseError, match="the history of entry 1 is damaged"):
        read(diary)
    if column == "body":
        assert add(diary, a_night(number=None)), "what is new can still be logged"
    assert stored.number == 1


def test_what_an_entry_was_before_is_verified_too(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    (entry,) = add(diary, a_drink(number=None, note="mine"))
    diary.apply("edit", [Change(before=entry, after=replace(entry, note="x"))])
    damage(diary, "body", "replace(body, 'mine', 'mink')")
    with pytest.raises(DatabaseError, match="the history of entry 1 is damaged"):
        diary.operation_to_undo()


def test_a_damaged_history_of_an_area_names_the_area(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.apply("areas", [Change(after=OwnArea(slug="toe", name="Toe"))])
    damage(diary, "body", "replace(body, 'Toe', 'Tie')")
    with pytest.raises(DatabaseError, match="the history of the area toe is damaged"):
        diary.operation_to_undo()


def test_a_change_needs_a_record() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        _ = Change().subject
