import pytest

from world import World


@pytest.fixture
def four(world: World) -> World:
    """Return a world with four entries."""
    for kind in ("ball", "yoga", "heat", "cold"):
        world.ok("log", kind)
    return world


def numbers(world: World) -> list[int | None]:
    return [entry.number for entry in world.entries]


def test_a_deleted_entry_is_shown_and_can_be_brought_back(four: World) -> None:
    outcome = four.ok("delete", "2")
    assert outcome.err == "- 2  yoga · today 21:30\ndeleted   (fascia undo)\n"
    assert numbers(four) == [1, 3, 4]
    four.ok("undo")
    assert numbers(four) == [1, 2, 3, 4]


def test_the_last_one_can_be_named_so_and_twice_is_once(four: World) -> None:
    four.ok("delete", "last", "4")
    assert numbers(four) == [1, 2, 3]


def test_a_number_is_never_given_again(four: World) -> None:
    four.ok("delete", "4")
    four.ok("log", "ball")
    assert numbers(four) == [1, 2, 3, 5]


def test_three_are_asked_about(four: World) -> None:
    outcome = four.run("delete", "1", "2", "3", answers=["n"])
    assert outcome.code == 1
    assert outcome.err.splitlines()[:3] == [
        "- 1  ball · today 21:30",
        "- 2  yoga · today 21:30",
        "- 3  heat · today 21:30",
    ]
    assert "Delete 3 entries? [y/N] " in outcome.err
    assert outcome.err.endswith("fascia: nothing was changed; you said no\n")
    assert numbers(four) == [1, 2, 3, 4]
    assert four.run("delete", "1", "2", "3", answers=["yes"]).code == 0
    assert numbers(four) == [4]


def test_in_a_pipe_three_need_a_yes_on_the_line(four: World) -> None:
    before = four.database.read_bytes()
    outcome = four.run("delete", "1", "2", "3", stdin="y\n")
    assert outcome.code == 1
    assert "nobody is there to ask; add --yes" in outcome.err
    assert four.database.read_bytes() == before
    four.ok("delete", "1", "2", "3", "-y")
    assert numbers(four) == [4]


def test_a_dry_run_asks_and_changes_nothing(four: World) -> None:
    before = four.database.read_bytes()
    outcome = four.ok("delete", "1", "2", "3", "-n")
    assert outcome.err.splitlines()[0] == "would delete: - 1  ball · today 21:30"
    assert four.database.read_bytes() == before


def test_one_number_that_is_not_there_leaves_them_all(four: World) -> None:
    before = four.database.read_bytes()
    outcome = four.run("delete", "1", "9", "-y")
    assert (outcome.code, outcome.err) == (
        3,
        "fascia: there is no entry 9; `fascia list` shows their numbers\n",
    )
    assert four.database.read_bytes() == before


def test_a_key_deletes_once_however_often_it_is_repeated(four: World) -> None:
    four.ok("delete", "last", "--key", "k")
    again = four.ok("delete", "last", "--key", "k")
    assert again.err == "already done under this key; nothing was changed\n"
    assert numbers(four) == [1, 2, 3]
    assert four.run("log", "ball", "--key", "k").code == 2
    assert numbers(four) == [1, 2, 3]


def test_quiet_says_nothing(four: World) -> None:
    assert four.ok("delete", "1", "-q") == (0, "", "")
