"""fascia goal, from the command line."""

import json
from typing import Any

import pytest

from fasciatrack.domain.own import GOALS
from program import run
from world import World


def plain(world: World, *argv: str) -> list[dict[str, Any]]:
    value = json.loads(world.ok("goal", *argv, "--json").out)
    assert value["schema_version"] == 1
    goals: list[dict[str, Any]] = value["goals"]
    return goals


def test_nothing_is_a_goal_unless_somebody_says_so(world: World) -> None:
    outcome = world.ok("goal")
    assert outcome.out == ""
    assert outcome.err == "no goals; such as `fascia goal sessions 3`\n"
    assert plain(world) == []
    assert not world.database.exists()


@pytest.mark.parametrize(
    ("words", "target", "said"),
    [
        (["sessions", "3"], 3, "goal sessions 3 a week"),
        (["water", "1500ml"], 1500, "goal water 1500 ml a day"),
        (["water", "3.5l"], 3500, "goal water 3500 ml a day"),
        (["water", "4", "glasses"], 1000, "goal water 1000 ml a day"),
        (["sleep", "7h30"], 450, "goal sleep 7 h 30 min"),
        (["pain", "2.5"], 2.5, "goal pain 2.5 at most"),
        (["Pain", "0"], 0, "goal pain 0 at most"),
    ],
)
def test_a_goal_is_kept_as_it_is_typed_elsewhere(
    world: World, words: list[str], target: float, said: str
) -> None:
    outcome = world.ok("goal", *words)
    assert outcome.err.startswith(f"✓ {said}   (fascia undo)")
    assert outcome.out == ""
    (goal,) = plain(world)
    assert (goal["subject"], goal["target"]) == (words[0].lower(), target)


def test_a_goal_is_changed_forgotten_and_brought_back(world: World) -> None:
    world.ok("goal", "water", "2l")
    changed = world.ok("goal", "water", "1500ml")
    assert changed.err == (
        "✓ goal water 1500 ml a day (was 2000 ml a day)   (fascia undo)\n"
    )
    assert world.ok("goal", "water", "1.5l").err == (
        "nothing new: goal water 1500 ml a day\n"
    )
    gone = world.ok("goal", "remove", "water")
    assert gone.err == (
        "✓ no goal for water any more (was 1500 ml a day)   (fascia undo)\n"
    )
    assert plain(world) == []
    world.ok("undo")
    assert [goal["target"] for goal in plain(world)] == [1500]
    assert plain(world, "water", "none") == []
    world.ok("undo", "3", "--yes")
    assert plain(world) == []


def test_a_dry_run_says_what_would_be_and_keeps_nothing(world: World) -> None:
    world.ok("goal", "pain", "3")
    outcome = world.ok("goal", "pain", "2", "--dry-run")
    assert outcome.err == "would be: goal pain 2 at most (was 3 at most)\n"
    assert plain(world, "remove", "pain", "-n") == []
    assert [goal["target"] for goal in plain(world)] == [3]


def test_the_goals_stand_beside_this_week(world: World) -> None:
    world.ok("goal", "pain", "3")
    world.ok("goal", "sessions", "3")
    world.ok("goal", "water", "1500ml")
    world.ok("log", "ball", "neck", "--pain", "5:3")
    world.ok("drink", "500ml")
    world.ok("log", "yoga", "--at", "2026-11-15")

    assert world.ok("goal").out.splitlines() == [
        "sessions  3 a week: 1 this week so far",
        "water     1500 ml a day: no whole day with water logged",
        "pain      3 at most: mean 5.0 over 1 day with a score",
    ]
    narrow = world.ok("goal", environ={"COLUMNS": "40"}).out.splitlines()
    assert max(map(len, narrow)) <= 40
    assert narrow[1:3] == [
        "water     1500 ml a day: no whole day",
        "          with water logged",
    ]
    assert plain(world)[0] == {
        "subject": "sessions",
        "target": 3.0,
        "value": 1,
        "known": 0,
        "reached": 0,
        "is_running": True,
    }


def test_a_week_without_an_entry_is_said_as_that(world: World) -> None:
    world.ok("log", "ball", "neck")
    world.ok("goal", "sessions", "1")
    (first,) = plain(world)
    assert (first["value"], first["reached"], first["known"]) == (1, 0, 0)
    world.later(days=7)
    (empty,) = plain(world)
    assert (empty["value"], empty["reached"], empty["known"]) == (None, 0, 0)
    assert world.ok("goal").out == "sessions  1 a week: no entry this week so far\n"
    world.ok("drink", "500ml")
    assert world.ok("goal").out == "sessions  1 a week: 0 this week so far\n"
    world.ok("log", "ball", "neck")
    (reached,) = plain(world)
    assert (reached["value"], reached["reached"], reached["known"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["frogs", "3"], 2, "'frogs' is not a known goal; one of sessions, water"),
        (["water"], 2, "the goal for water is missing; such as `fascia goal water"),
        (["remove"], 2, "the goal to remove is missing; such as fascia goal remove"),
        (["remove", "water"], 3, "there is no goal for water; `fascia goal` lists"),
        (["sleep", "none"], 3, "there is no goal for sleep"),
        (["sessions", "2.5"], 2, "sessions 2.5 is no whole number"),
        (["sessions", "0"], 2, "goal for sessions 0 a week is out of range"),
        (["sessions", "many"], 2, "sessions 'many' is not a number"),
        (["water", "1500"], 2, "'1500' has no unit"),
        (["water", "20l"], 2, "the amount 20000 ml a day is out of range"),
        (["sleep", "30h"], 2, "sleep '30h' is out of range"),
        (["pain", "11"], 2, "pain 11 is out of range"),
    ],
)
def test_what_cannot_be_a_goal_is_refused_in_one_line(
    world: World, words: list[str], code: int, said: str
) -> None:
    outcome = world.run("goal", *words)
    assert outcome.code == code
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert not world.database.exists()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fascia goal ", [*GOALS, "remove"]),
        ("fascia goal s", ["sessions", "sleep"]),
        ("fascia goal remove ", ["water", "pain"]),
        ("fascia goal remove p", ["pain"]),
        ("fascia goal water ", []),
    ],
)
def test_subjects_complete_and_what_there_is_to_remove(
    world: World, line: str, offered: list[str]
) -> None:
    world.ok("goal", "water", "1500ml")
    world.ok("goal", "pain", "3")
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    assert set(run(world, more=more).stdout.decode().split()) == set(offered)
