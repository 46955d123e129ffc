import json

import pytest

from builders import place
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OwnArea
from world import World


def test_areas_are_listed_by_region_with_the_own_ones_last(world: World) -> None:
    world.ok("areas", "add", "big-toe", "--name", "Big toe")
    lines = world.ok("areas").out.splitlines()
    assert lines[:2] == ["head", "  head              Head"]
    assert lines[-2:] == ["your own", "  big-toe           Big toe"]


def test_the_list_creates_no_diary(world: World) -> None:
    assert "  calf              Calf" in world.ok("areas").out
    assert not world.database.exists()


def test_json_lists_the_same(world: World) -> None:
    world.ok("areas", "add", "big-toe", "--alias", "hallux")
    listed = json.loads(world.ok("areas", "--json").out)
    assert listed["schema_version"] == 1
    assert listed["areas"][0]["slug"] == "head"
    assert listed["own_areas"] == [
        {"slug": "big-toe", "name": "big-toe", "aliases": ["hallux"]}
    ]


def test_an_own_area_is_typed_like_any_other(world: World) -> None:
    told = world.ok("areas", "add", "Big Toe", "--alias", "hallux").err
    assert told == "+ area big-toe\nadded   (fascia undo)\n"
    world.ok("log", "ball", "left-hallux", "--pain", "big-toe=3:2")
    assert world.entries[0].areas == (place("left-big-toe"),)


def test_an_area_in_use_is_not_removed(world: World) -> None:
    world.ok("areas", "add", "big-toe")
    world.ok("log", "ball", "left-big-toe", "--pain", "3:2")

    refused = world.run("areas", "remove", "big-toe")

    assert refused.code == 2
    assert "'big-toe' is named by 1 entry; `fascia list --area big-toe`" in refused.err
    world.ok("edit", "1", "--area", "foot", "--pain", "foot=3:2")
    told = world.ok("areas", "remove", "big-toe").err
    assert told == "- area big-toe\nremoved   (fascia undo)\n"


def test_an_entry_whose_area_is_gone_can_still_be_edited(world: World) -> None:
    world.ok("areas", "add", "big-toe")
    world.ok("log", "ball", "neck")
    world.ok("undo", "2", "-y")
    world.ok("redo", "2", "-y")
    world.ok("edit", "1", "--area", "big-toe")
    world.diary.apply("test", [Change(before=OwnArea(slug="big-toe", name="big-toe"))])

    world.ok("edit", "1", "--note", "still there")
    assert world.entries[0].areas == (place("big-toe"),)


def test_undo_takes_an_added_area_back(world: World) -> None:
    world.ok("areas", "add", "big-toe")
    told = world.ok("undo").err.splitlines()
    assert told[:2] == ["undo areas add:", "  - area big-toe"]
    assert world.run("log", "ball", "big-toe").code == 2
    world.ok("redo")
    world.ok("log", "ball", "big-toe")


def test_a_dry_run_changes_nothing(world: World) -> None:
    told = world.ok("areas", "add", "big-toe", "-n").err
    assert told == "would add: + area big-toe\n"
    assert not world.database.exists()
    world.ok("areas", "add", "big-toe")
    world.ok("areas", "remove", "big-toe", "-n")
    world.ok("log", "ball", "big-toe")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["neck"], "'neck' already names the area neck; choose another word"),
        (["Ball"], "'ball' already names the kind ball"),
        (["left-toe"], "'left-toe' names a side"),
        (["  "], "the area is empty"),
        (["7toe"], "begin with a letter"),
        (["to\x1be"], "'to\\x1be' cannot be typed as an area"),
        (["toe", "--alias", "\u202eoot"], "cannot be typed as an area"),
        (["toe", "--alias", "toe"], "'toe' is given twice"),
        (["x" * 81], "the area is 81 characters long"),
    ],
)
def test_a_word_that_is_taken_or_cannot_be_typed_is_refused(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.run("areas", "add", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert "\x1b" not in outcome.err
    assert not world.database.exists()


@pytest.mark.parametrize(
    "words", [("foobar",), ("knuckle", "--alias", "Foobar"), ("desk",)]
)
def test_a_word_of_a_routine_names_no_area(
    world: World, words: tuple[str, ...]
) -> None:
    world.ok("routines", "add", "foobar", "neck")
    outcome = world.run("areas", "add", *words)
    taken = "desk" if words == ("desk",) else "foobar"
    assert outcome.code == 2
    assert outcome.err == (
        f"fascia: '{taken}' already names a routine; choose another word\n"
    )
    world.ok("areas", "add", "foo")


def test_an_area_that_a_routine_counts_down_is_not_removed(world: World) -> None:
    world.ok("areas", "add", "knuckle")
    world.ok("areas", "add", "sprain")
    world.ok("routines", "add", "evening", "neck", "left-knuckle")
    outcome = world.run("areas", "remove", "knuckle")
    assert outcome.code == 2
    assert "'knuckle' is in the routine 'evening'" in outcome.err
    world.ok("areas", "remove", "sprain")
    world.ok("routines", "remove", "evening")
    world.ok("areas", "remove", "knuckle")


def test_only_own_areas_can_be_removed(world: World) -> None:
    outcome = world.run("areas", "remove", "neck")
    assert outcome.code == 3
    assert "'neck' is no area of your own" in outcome.err


def test_the_name_of_an_area_never_acts_on_the_terminal(world: World) -> None:
    world.ok("areas", "add", "toe", "--name", "\x1b]0;x\x07[red]\u202e")
    shown = world.ok("areas", "--color", "never").out
    assert "\\x1b]0;x\\x07[red]\\u202e" in shown
    assert "\x1b" not in shown
