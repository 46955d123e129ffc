"""fascia status: today in one line."""

import json

from world import World


def test_today_is_one_line(world: World) -> None:
    world.ok(
        "log", "foam-roll", "left-calf", "10m", "--pain", "6:3", "--water", "500ml"
    )
    world.ok("log", "ball", "neck", "15m")
    world.ok("drink", "250ml")
    world.ok("sleep", "6h30")
    outcome = world.ok("status", "--check")
    assert outcome.out == (
        "today: 2 sessions · 25 min · pain 6→3 · water 750 ml · sleep 6 h 30 min\n"
    )
    assert outcome.err == ""


def test_a_day_without_entries_fails_only_when_checked(world: World) -> None:
    world.ok("drink", "250ml")
    world.later(days=1)
    line = "nothing logged today (last entry: yesterday)\n"
    assert world.run("status") == (0, line, "")
    assert world.run("status", "--check") == (1, line, "")


def test_an_empty_diary_is_said_and_not_created(world: World) -> None:
    assert world.run("status", "--check") == (1, "nothing logged yet\n", "")
    assert not world.database.exists()


def test_after_midnight_it_is_still_the_evening_before(world: World) -> None:
    world.ok("drink", "250ml")
    world.later(hours=4)
    assert world.ok("status").out == "today: water 250 ml\n"


def test_json_has_the_same_figures(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--pain", "6:3")
    value = json.loads(world.ok("status", "--json").out)
    assert value == {
        "schema_version": 1,
        "day": "2026-11-20",
        "entries": 1,
        "sessions": 1,
        "minutes": None,
        "check_ins": 0,
        "pain_before": 6.0,
        "pain_after": 3.0,
        "pain_now": None,
        "water_ml": None,
        "drinks_ml": None,
        "sleep_minutes": None,
        "last_day": "2026-11-20",
    }


def test_json_can_be_checked_too(world: World) -> None:
    outcome = world.run("status", "--json", "--check")
    assert outcome.code == 1
    assert json.loads(outcome.out)["entries"] == 0


def test_ascii_is_kept(world: World) -> None:
    world.ok("log", "ball", "neck", "15m", "--pain", "6:3")
    assert (
        world.ok("status", "--ascii").out == "today: 1 session - 15 min - pain 6->3\n"
    )
