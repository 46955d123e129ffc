"""Ways to make a fair test unfair: drawing again, cancelling, scoring from memory."""

import json
from typing import Any

from fasciatrack.domain.trials import Trial
from world import World

DRAW = (
    *("plan", "randomize", "foam-roll", "--area", "left-calf"),
    *("--period", "2d", "--pairs", "6", "--seed", "5"),
)


def result(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("plan", "result", *argv, "--json").out)[
        "result"
    ]
    return value


def latest(world: World) -> Trial:
    diary = world.diary
    try:
        return diary.trials()[-1]
    finally:
        diary.close()


def score(world: World, day: str, drawn: str | None, *more: str) -> None:
    """Score a day, two points lower with the ball."""
    value = "4" if drawn == "foam-roll" else "6"
    world.ok("check", "--pain", f"left-calf={value}", "--at", day, *more)


def test_scores_written_down_after_the_end_conclude_nothing(world: World) -> None:
    world.ok(*DRAW)
    trial = latest(world)
    world.later(days=26)
    for number in range(24):
        day = trial.start.replace(day=1).fromordinal(trial.start.toordinal() + number)
        score(world, f"{day}", trial.option_on(day))
    said = world.ok("plan", "result").out
    words = " ".join(said.split())
    assert (
        "12 of 12 scores were written down or changed on a later day, 12 of them when"
        " the test was over."
    ) in words
    assert "No conclusion: most scores were written down or changed" in words
    found = result(world)
    assert found["verdict"] == "late"
    assert found["written"] == {"scores": 12, "late": 12, "after_end": 12}


def test_a_score_changed_after_the_end_is_a_late_one(world: World) -> None:
    world.ok(*DRAW)
    trial = latest(world)
    for _ in range(24):
        world.later(days=1)
        score(world, "today", trial.option_on(world.now.date()))
    world.later(days=3)
    assert result(world)["written"] == {"scores": 12, "late": 0, "after_end": 0}
    world.ok("edit", "2", "--note", "a word more")
    world.ok("edit", "4", "--pain", "left-calf=9")
    assert result(world)["written"] == {"scores": 12, "late": 1, "after_end": 1}
    world.ok("edit", "4", "--note", "a word more")
    assert result(world)["written"]["late"] == 1


def test_a_score_after_midnight_is_of_the_day_before(world: World) -> None:
    world.ok(*DRAW)
    trial = latest(world)
    world.now = world.now.replace(hour=1, minute=30)
    for _ in range(24):
        world.later(days=1)
        drawn = json.loads(world.ok("status", "--json").out)["plan"]["option"]
        value = "4" if drawn == "foam-roll" else "6"
        world.ok("check", "--pain", f"left-calf={value}")
    world.later(days=4)
    found = result(world)
    assert trial.end < world.now.date()
    assert found["written"]["late"] == 0
    assert found["written"]["scores"] >= 10


def test_a_cancelled_test_says_so_without_being_asked_to_look_early(
    world: World,
) -> None:
    world.ok(*DRAW)
    for _ in range(5):
        world.later(days=1)
        score(world, "today", "foam-roll")
    world.ok("plan", "cancel")
    outcome = world.ok("plan", "result")
    assert outcome.err == ""
    assert "No conclusion: cancelled on day 5 of 24" in outcome.out
    found = result(world)
    assert (found["state"], found["verdict"]) == ("cancelled", "cancelled")
    assert found["cancelled"] == "2026-11-25"
    world.later(days=3)
    score(world, "today", "foam-roll")
    assert result(world)["scored"] == found["scored"]


def test_every_further_draw_of_the_same_is_told(world: World) -> None:
    assert "draw with these options" not in world.ok(*DRAW).err
    world.ok("plan", "cancel")
    second = world.ok(*DRAW).err
    assert "the 2nd draw with these options and this place, 1 cancelled;" in second
    world.ok("plan", "cancel")
    tried = world.ok(*DRAW, "--dry-run").err
    assert "the 3rd draw with these options and this place, 2 cancelled;" in tried
    other = ("plan", "randomize", "yoga", "--area", "left-calf", "--dry-run")
    assert "draw with" not in world.ok(*other).err
    world.ok(*DRAW)
    world.later(days=26)
    words = " ".join(world.ok("plan", "result").out.split())
    assert (
        "This is draw 3 of 3 with these options and this place, 2 cancelled: of"
        in words
    )
    assert result(world)["draws"] == {
        "number": 3,
        "count": 3,
        "cancelled": 2,
        "taken_back": 0,
    }
    fourth = world.ok(*DRAW).err
    assert "the 4th draw with these options and this place, 2 cancelled;" in fourth
    for _ in range(6):
        world.ok("plan", "cancel")
        told = world.ok(*DRAW).err
    assert "the 10th draw" in told
    world.ok("plan", "cancel")
    assert "the 11th draw" in world.ok(*DRAW).err


def test_a_draw_that_undo_takes_back_stays_known(world: World) -> None:
    world.ok(*DRAW)
    gone = latest(world)
    world.ok("undo")
    # No test any more, and no secret either.
    assert "there is no fair test yet" in world.ok("plan").err
    wide = {"COLUMNS": "120"}
    assert world.ok("plan", "list", environ=wide).out == (
        " –  foam-roll or nothing, pain of left calf, 21 Nov to 14 Dec 2026"
        " (taken back before it began)\n"
    )
    told = world.ok(*DRAW).err
    assert "the 2nd draw with these options and this place, 1 taken back;" in told
    world.later(days=2)
    world.ok("undo", "--yes")
    world.ok("plan", "randomize", "yoga", "--area", "neck", "--start", "2026-12-01")
    first, *others = world.ok("plan", "list", environ=wide).out.splitlines()
    assert first.startswith(" 1  yoga or nothing, pain of neck, 1 Dec 2026 to ")
    assert [one[-29:] for one in others] == [
        " (taken back before it began)",
        "6 (taken back on day 2 of 24)",
    ]
    listed = json.loads(world.ok("plan", "list", "--json").out)
    assert [one["number"] for one in listed["plans"]] == [1]
    assert [one["taken_back"] for one in listed["taken_back"]] == [
        "2026-11-20",
        "2026-11-22",
    ]
    assert listed["taken_back"][0]["id"] == gone.id
    assert listed["taken_back"][0]["end"] == "2026-12-14"
    assert not {"draws", "seed"} & {*listed["taken_back"][0]}
    assert world.ok("plan", "list", "--ascii").out.isascii()


def test_the_result_of_a_later_draw_says_what_was_taken_back(world: World) -> None:
    for _ in range(2):
        world.ok(*DRAW)
        world.ok("undo")
    world.ok(*DRAW)
    world.later(days=26)
    words = " ".join(world.ok("plan", "result").out.split())
    assert "This is draw 3 of 3 with these options and this place, 2 taken" in words
    assert "Who draws until the order suits has no fair test." in words
    assert result(world)["draws"]["taken_back"] == 2


def test_a_draw_that_redo_brings_back_is_not_taken_back(world: World) -> None:
    world.ok(*DRAW)
    world.ok("undo")
    world.ok("redo")
    assert json.loads(world.ok("plan", "list", "--json").out)["taken_back"] == []
    assert result(world, "--peek")["draws"]["count"] == 1
    # Gone again, it went once.
    world.ok("undo")
    assert len(json.loads(world.ok("plan", "list", "--json").out)["taken_back"]) == 1


def test_what_else_is_undone_is_no_draw_taken_back(world: World) -> None:
    world.ok(*DRAW)
    world.ok("plan", "cancel")
    world.ok("undo")
    world.ok("goal", "water", "2l")
    world.ok("undo")
    world.ok("check", "--pain", "neck=3")
    world.ok("undo")
    assert json.loads(world.ok("plan", "list", "--json").out)["taken_back"] == []
