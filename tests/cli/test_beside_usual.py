"""A session that was just kept, beside the usual one."""

import json
from typing import Any

import pytest

from world import World

USUAL = "usually −2.0 (median of 6 foam-roll sessions there, −3.0 to 0.0)"


@pytest.fixture
def practised(world: World) -> World:
    """Return a world with six foam-roll sessions on the left calf."""
    for after in (4, 3, 4, 6, 4.5, 4):
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", f"6:{after}")
        world.later(days=1)
    return world


def test_the_seventh_session_stands_beside_the_usual_one(practised: World) -> None:
    err = practised.ok("log", "foam-roll", "left-calf", "--pain", "5:1").err
    first, second = err.splitlines()
    assert first.startswith("✓ 7  foam-roll · left calf")
    assert second == f"    pain −4.0 · {USUAL}"


def test_six_sessions_have_no_usual_yet(world: World) -> None:
    for number in range(6):
        err = world.ok("log", "ball", "neck", "--pain", "6:3").err
        assert "usually" not in err, number
        world.later(days=1)
    assert "median of 6 ball" in world.ok("log", "ball", "neck", "--pain", "6:3").err


@pytest.mark.parametrize(
    "words",
    [
        ["ball", "left-calf", "--pain", "5:1"],
        ["foam-roll", "right-calf", "--pain", "5:1"],
        ["foam-roll", "calf", "--pain", "5:1"],
        ["foam-roll", "--pain", "5:1"],
        ["foam-roll", "left-calf", "--stiffness", "5:1"],
        ["foam-roll", "left-calf", "--pain", "5:"],
        ["foam-roll", "left-calf", "--pain", ":1"],
        ["foam-roll", "left-calf"],
        ["foam-roll", "left-calf", "--pain", "5:1", "--dry-run"],
        ["foam-roll", "left-calf", "--pain", "5:1", "--quiet"],
    ],
)
def test_only_the_same_score_kind_and_place_is_compared(
    practised: World, words: list[str]
) -> None:
    assert "usually" not in practised.ok("log", *words).err


def test_the_first_score_with_both_sides_is_the_one_compared(practised: World) -> None:
    err = practised.ok(
        "log", "foam-roll", "neck", "left-calf",
        "--pain", "neck=5:", "--pain", "left-calf=5:2", "--stiffness", "left-calf=4:1",
    ).err  # fmt: skip
    assert err.count("usually") == 1
    assert "    pain −3.0 · usually −2.0 · stiffness −3.0\n" in err


def test_a_metric_that_got_worse_is_named_beside_the_one_that_is_told(
    practised: World,
) -> None:
    words = ("log", "foam-roll", "left-calf", "--pain", "6:4", "--stiffness", "5:9")
    err = practised.ok(*words, environ={"COLUMNS": "120"}).err
    assert f"    pain −2.0 · {USUAL} · stiffness +4.0\n" in err
    practised.later(minutes=1)
    err = practised.ok(*words, environ={"COLUMNS": "42"}).err
    assert "    stiffness +4.0 · 1 more: fascia show 8\n" in err


def test_metrics_of_which_none_has_a_usual_are_not_told(practised: World) -> None:
    err = practised.ok(
        "log", "foam-roll", "neck", "--pain", "6:4", "--stiffness", "5:9"
    ).err
    assert len(err.splitlines()) == 1


BOTH = ("log", "foam-roll", "neck", "left-calf", "--pain", "left-calf=5:2")


def test_an_area_that_got_worse_is_named_beside_the_one_that_is_told(
    practised: World,
) -> None:
    words = (*BOTH, "--pain", "neck=0:1")
    err = practised.ok(*words, environ={"COLUMNS": "120"}).err
    assert f"    left calf pain −3.0 · {USUAL} · neck +1.0\n" in err
    practised.later(minutes=1)
    err = practised.ok(*words, environ={"COLUMNS": "48"}).err
    assert "    neck pain +1.0 · 1 more: fascia show 8\n" in err


def test_areas_of_which_none_has_a_usual_are_not_told(practised: World) -> None:
    err = practised.ok(
        "log", "foam-roll", "neck", "jaw", "--pain", "neck=0:1", "--pain", "jaw=5:2"
    ).err
    assert len(err.splitlines()) == 1


def plain(out: str) -> list[Any]:
    changes: list[Any] = json.loads(out)["changes"]
    return changes


def test_json_has_what_is_told_as_show_has_it(practised: World) -> None:
    kept = practised.ok(*BOTH, "--pain", "neck=0:1", "--json")
    calf, neck = plain(kept.out)
    assert (calf["difference"], neck["difference"]) == (-3.0, 1.0)
    assert calf["usual"] == {"n": 6, "median": -2.0, "lowest": -3.0, "highest": 0.0}
    assert neck["usual"] is None
    assert "left calf pain −3.0 · usually −2.0" in kept.err
    shown = practised.ok("show", "last", "--json").out
    assert plain(shown) == [calf, neck]


def test_the_usual_is_the_same_however_many_sessions_there_are(world: World) -> None:
    for after in (*[0] * 9, *[4] * 11, *[3] * 9):
        world.ok("log", "ball", "neck", "--pain", f"6:{after}")
        world.later(days=1)
    kept = world.ok("log", "ball", "neck", "--pain", "6:3", "--json")
    (change,) = plain(kept.out)
    assert change["usual"]["median"] == change["usual"]["highest"] == -2.0
    assert (change["usual"]["n"], change["earlier"]["n"]) == (20, 29)
    assert "usually −2.0 (median of 20 ball sessions there, −3.0 to −2.0)" in kept.err
    assert "usual −2.0, the median of the 20 written down last of 29" in (
        " ".join(world.ok("show", "last").out.split())
    )
    world.later(days=1)
    world.ok("log", "ball", "neck", "--pain", "6:0")
    assert plain(world.ok("show", "30", "--json").out) == [change]


def test_json_has_it_in_quiet_of_a_rehearsal_and_of_what_is_stored_already(
    practised: World,
) -> None:
    words = ("log", "foam-roll", "left-calf", "--pain", "5:1", "--json", "--key", "a")
    rehearsed = practised.ok(*words, "--dry-run")
    assert "usually" not in rehearsed.err
    stored, again = practised.ok(*words, "--quiet"), practised.ok(*words)
    (change,) = plain(rehearsed.out)
    assert change["usual"]["n"] == 6
    assert plain(stored.out) == plain(again.out) == [change]


def test_json_of_a_session_in_two_steps_has_it_too(practised: World) -> None:
    practised.ok("start", "foam-roll", "left-calf", "--pain", "5")
    practised.later(minutes=10)
    (change,) = plain(practised.ok("stop", "--pain", "1", "--json").out)
    assert (change["difference"], change["usual"]["median"]) == (-4.0, -2.0)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--pain", "left-calf=4"],
        ["sleep", "7h"],
        ["log", "foam-roll", "left-calf", "--pain", ":1"],
    ],
)
def test_what_moved_nothing_has_no_change(practised: World, words: list[str]) -> None:
    assert plain(practised.ok(*words, "--json").out) == []


def test_what_was_later_is_not_usual_before_it(practised: World) -> None:
    err = practised.ok(
        "log", "foam-roll", "left-calf", "--pain", "5:1", "--at", "3 days ago"
    ).err
    assert "usually" not in err


def test_what_is_stored_already_is_not_compared_again(practised: World) -> None:
    words = ("log", "foam-roll", "left-calf", "--pain", "5:1", "--key", "a")
    assert "usually" in practised.ok(*words).err
    assert "usually" not in practised.ok(*words).err


def test_a_session_in_two_steps_is_compared_too(practised: World) -> None:
    practised.ok("start", "foam-roll", "left-calf", "--pain", "5")
    practised.later(minutes=10)
    assert f"pain −4.0 · {USUAL}" in practised.ok("stop", "--pain", "1").err


def test_a_completed_night_and_a_drink_are_nothing_to_compare(practised: World) -> None:
    practised.ok("sleep", "7h")
    assert "usually" not in practised.ok("sleep", "7h", "--quality", "good").err
    err = practised.ok(
        "log", "foam-roll", "left-calf", "--pain", "5:1", "--water", "500ml"
    ).err
    assert err.count("usually") == 1


def test_where_there_is_no_room_for_a_line_none_is_said(practised: World) -> None:
    words = ("log", "foam-roll", "left-calf", "--pain", "5:1")
    err = practised.ok(*words, environ={"COLUMNS": "20"}, terminal=True).err
    assert "usually" not in err


def test_only_the_latest_twenty_are_usual(world: World) -> None:
    for after in (0, *[4] * 21):
        world.ok("log", "ball", "neck", "--pain", f"6:{after}")
        world.later(days=1)
    err = world.ok("log", "ball", "neck", "--pain", "6:3").err
    assert "(median of 20 ball sessions there, −2.0 to −2.0)" in err
