"""A session that was just kept, beside the usual one."""

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
    assert f"    pain −3.0 · {USUAL}\n" in err


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
