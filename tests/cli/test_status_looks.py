"""The looks after two and three days, which fascia status has to look back for."""

import json
from datetime import timedelta

import pytest

from world import World


def due(world: World) -> list[dict[str, int]]:
    value = json.loads(world.ok("status", "--json").out)
    looks: list[dict[str, int]] = value["follow_ups_due"]
    return looks


def on_day(world: World, days: int) -> None:
    """Go to the evening so many days after the session."""
    world.now = world.diary.entries()[0].recorded_at.astimezone(world.now.tzinfo)
    world.now += timedelta(days=days)


@pytest.fixture
def sore(world: World) -> World:
    """Return a world with a session, and one look at it that told of soreness."""
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    on_day(world, 1)
    world.ok("follow-up", "--soreness", "3")
    return world


def test_a_session_of_two_days_ago_is_due_while_it_leaves_one_sore(
    sore: World,
) -> None:
    assert due(sore) == []
    on_day(sore, 2)
    assert due(sore) == [{"session": 1, "hours": 48}]
    assert "1 follow-up due" in sore.ok("status").out


def test_so_is_one_of_three_days_ago(sore: World) -> None:
    on_day(sore, 3)
    assert due(sore) == [{"session": 1, "hours": 72}]
    assert "1 follow-up due" in sore.ok("status").out
    on_day(sore, 4)
    assert due(sore) == []


def test_a_first_look_can_be_made_up_for_after_two_days(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "10m")
    on_day(world, 2)
    assert due(world) == [{"session": 1, "hours": 48}]
    on_day(world, 3)
    assert due(world) == []
