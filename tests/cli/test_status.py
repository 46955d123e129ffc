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
        "follow_ups": 0,
        "look_backs": 0,
        "pain_before": 6.0,
        "pain_after": 3.0,
        "pain_now": None,
        "water_ml": None,
        "drinks_ml": None,
        "sleep_minutes": None,
        "last_day": "2026-11-20",
        "running": None,
        "follow_ups_due": [],
        "plan": None,
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


def test_what_runs_is_told_as_long_as_it_runs(world: World) -> None:
    world.ok("start", "ball", "left-calf", "--pain", "6")
    world.later(minutes=12, seconds=30)
    line = "nothing logged yet · running since 21:30: ball, left calf\n"
    assert world.ok("status").out == line
    assert world.run("status", "--check").code == 1
    value = json.loads(world.ok("status", "--json").out)
    assert value["running"] == {
        "kind": "ball",
        "areas": [{"area": "calf", "side": "left"}],
        "routine": None,
        "since": "2026-11-20T21:30:00+01:00",
        "minutes": 12.5,
        "is_left_running": False,
    }
    world.ok("stop", "--pain", "3")
    assert json.loads(world.ok("status", "--json").out)["running"] is None


def test_what_was_left_running_overnight_is_noticed(world: World) -> None:
    world.ok("start", "ball", "left-calf")
    world.later(hours=10)
    assert world.ok("status").out == (
        "nothing logged yet"
        " · left running since yesterday 21:30: ball, left calf (fascia stop)\n"
    )
    running = json.loads(world.ok("status", "--json").out)["running"]
    assert (running["minutes"], running["is_left_running"]) == (None, True)


def test_a_session_is_due_for_a_look_the_next_day(world: World) -> None:
    world.ok("log", "ball", "left-calf")
    world.later(hours=7)
    assert "due" not in world.ok("status").out
    world.later(hours=2)
    assert world.ok("status").out == (
        "nothing logged today (last entry: yesterday)"
        " · 1 follow-up due (fascia follow-up)\n"
    )
    value = json.loads(world.ok("status", "--json").out)
    assert value["follow_ups_due"] == [{"session": 1, "hours": 24}]
    world.ok("follow-up", "--soreness", "0")
    assert world.ok("status").out == "today: 1 follow-up\n"


def test_on_a_terminal_it_breaks_between_words(world: World) -> None:
    world.ok("start", "ball", "left-calf", "right-calf", "neck")
    line = world.ok("status").out
    shown = world.ok("status", terminal=True, environ={"COLUMNS": "40"}).out
    rows = shown.splitlines()
    assert len(rows) > 1
    assert max(map(len, rows)) <= 40
    assert " ".join(rows) + "\n" == line
    assert world.ok("status", environ={"COLUMNS": "40"}).out == line


def test_what_to_type_stays_on_one_line(world: World) -> None:
    world.ok("log", "ball", "left-calf")
    world.later(hours=12)
    for more in ([], ["--ascii"]):
        narrow = {"COLUMNS": "60"}
        shown = world.ok("status", *more, terminal=True, environ=narrow).out
        assert shown == (
            "nothing logged today (last entry: yesterday)\n"
            "1 follow-up due (fascia follow-up)\n"
        )


def test_what_is_guided_is_said_with_how_to_go_on(world: World) -> None:
    world.run(
        "roll", "neck", "--pain", "6", "--stiffness", "5", answers=(), terminal=True
    )
    assert world.ok("status").out == (
        "nothing logged yet"
        " · guided, running since 21:30: foam-roll, neck (fascia roll --resume)\n"
    )
