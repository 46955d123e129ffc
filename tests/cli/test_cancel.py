"""fascia cancel: what runs is forgotten, and can be brought back."""

import json

from world import World


def test_what_runs_is_forgotten(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    outcome = world.ok("cancel")
    assert outcome.out == ""
    assert outcome.err == (
        "- running ball · neck · today 21:30 · pain 6 before\n"
        "cancelled   (fascia undo)\n"
    )
    assert world.ok("status").out == "nothing logged yet\n"
    assert world.entries == []


def test_undo_lets_it_run_on_from_where_it_began(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    world.ok("cancel")
    world.later(minutes=5)
    assert "  + running ball · neck · today 21:30" in world.ok("undo").err
    world.later(minutes=5)
    assert "10 min" in world.ok("stop", "--pain", "3").err


def test_undo_does_not_push_another_one_aside(world: World) -> None:
    world.ok("start", "ball")
    world.ok("cancel")
    world.ok("start", "yoga")
    world.ok("undo")
    world.ok("undo")
    assert "running since 21:30: ball" in world.ok("status").out


def test_nothing_runs_is_one_line(world: World) -> None:
    line = (
        "fascia: there is nothing to cancel: no session is running;"
        " `fascia start` begins one\n"
    )
    assert world.run("cancel") == (1, "", line)
    assert not world.database.exists()


def test_a_dry_run_forgets_nothing(world: World) -> None:
    world.ok("start", "ball")
    outcome = world.ok("cancel", "-n", "--json")
    assert outcome.err == (
        "- running ball · today 21:30\nnothing was changed (--dry-run)\n"
    )
    value = json.loads(outcome.out)
    assert value["running"]["entry"]["session"]["kind"] == "ball"
    assert "running since" in world.ok("status").out


def test_a_key_cancels_once(world: World) -> None:
    world.ok("start", "ball")
    assert json.loads(world.ok("cancel", "--key", "a", "--json").out) == {
        "schema_version": 1,
        "already_stored": False,
        "running": None,
    }
    world.ok("start", "yoga")
    again = world.ok("cancel", "--key", "a", "--json")
    assert again.err == "already done under this key; nothing was changed\n"
    value = json.loads(again.out)
    assert value["already_stored"] is True
    assert value["running"]["entry"]["session"]["kind"] == "yoga"
