import pytest

from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from world import World


@pytest.fixture
def busy(world: World) -> World:
    """Return a world in which an entry was logged, corrected and another deleted."""
    world.ok("log", "ball", "neck", "--pain", "6:3")
    world.ok("log", "yoga")
    world.ok("edit", "1", "--pain", "6:2")
    world.ok("delete", "2")
    return world


def test_undo_shows_and_takes_back_the_last_command(busy: World) -> None:
    outcome = busy.ok("undo")
    assert outcome.err.splitlines() == [
        "undo delete:",
        "  + 2  yoga · today 21:30",
        "done   (fascia redo)",
    ]
    outcome = busy.ok("undo")
    assert outcome.err.splitlines() == [
        "undo edit:",
        "  ~ 1  ball · neck · today 21:30 · pain 6→3",
        "      pain after, neck: 2 → 3",
        "done   (fascia redo)",
    ]


def test_undo_and_redo_go_all_the_way_back_and_forth(busy: World) -> None:
    states = [busy.entries]
    for _ in range(4):
        busy.ok("undo")
        states.append(busy.entries)
    assert states[-1] == []
    for state in reversed(states[:-1]):
        busy.ok("redo")
        assert busy.entries == state


def test_several_are_taken_back_at_once(busy: World) -> None:
    before = busy.entries
    outcome = busy.ok("undo", "3", "-y")
    heads = [line for line in outcome.err.splitlines() if line.startswith("undo")]
    assert heads == ["undo delete:", "undo edit:", "undo log:"]
    assert len(busy.entries) == 1
    busy.ok("redo", "3", "-y")
    assert busy.entries == before


def test_many_changes_are_asked_about(busy: World) -> None:
    before = busy.database.read_bytes()
    declined = busy.run("undo", "3", answers=[""])
    assert declined.code == 1
    assert "Undo these changes to 3 entries? [y/N] " in declined.err
    piped = busy.run("undo", "3", stdin="y\n")
    assert piped.code == 1
    assert "add --yes" in piped.err
    assert busy.database.read_bytes() == before
    assert busy.run("undo", "3", answers=["Y"]).code == 0


def test_a_dry_run_changes_nothing(busy: World) -> None:
    before = busy.database.read_bytes()
    outcome = busy.ok("undo", "4", "-n")
    assert outcome.err.endswith("nothing was changed (--dry-run)\n")
    assert busy.database.read_bytes() == before


def test_there_may_be_nothing_or_not_enough_to_take_back(world: World) -> None:
    for command in ("undo", "redo"):
        outcome = world.run(command)
        assert outcome.code == 1
        assert outcome.err == f"fascia: there is nothing to {command}\n"
    assert not world.database.exists()
    world.ok("log", "ball")
    outcome = world.run("undo", "5")
    assert outcome.code == 1
    assert outcome.err == (
        "fascia: only 1 can be taken back; `fascia undo 1` takes back all there is\n"
    )
    assert len(world.entries) == 1


def test_after_another_command_there_is_nothing_to_redo(busy: World) -> None:
    busy.ok("undo")
    busy.ok("log", "heat")
    assert busy.run("redo").err == "fascia: there is nothing to redo\n"


@pytest.mark.parametrize("count", ["0", "1001", "-1", "x", "٣", "1.5", "", "9" * 5000])
@pytest.mark.parametrize("command", ["undo", "redo"])
def test_a_count_is_a_small_whole_number(busy: World, command: str, count: str) -> None:
    before = busy.database.read_bytes()
    outcome = busy.run(command, "--", count)
    assert outcome.code == 2
    assert "is no number of commands; from 1 to 1000" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert busy.database.read_bytes() == before


def test_what_cannot_be_taken_back_together_is_not_taken_back_at_all(
    busy: World,
) -> None:
    before = busy.entries
    diary = busy.diary
    found = [diary.operation_to_undo(skip=skip) for skip in (0, 1)]
    operations = [operation for operation in found if operation is not None]
    diary.apply("edit", [Change(before=before[0], after=noted(before[0]))])
    with pytest.raises(Exception, match="was changed by another command"):
        diary.take_back("undo", operations)
    diary.close()
    assert busy.entries == [noted(before[0])]
    assert busy.ok("undo").err.startswith("undo edit:")
    assert busy.entries == before


def noted(entry: Entry) -> Entry:
    return Entry(**{**vars(entry), "note": "meanwhile"})


def test_a_night_comes_back_as_it_was(world: World) -> None:
    world.ok("sleep", "7h")
    world.ok("sleep", "--bed", "22:45", "--woke", "6:40")
    world.ok("undo")
    (night,) = world.entries
    assert (night.at, night.zone) == (None, None)
