import json

import pytest

from fasciatrack.domain.own import Routine, Step
from fasciatrack.domain.routines import BUILT_IN
from world import World


def own(world: World) -> list[Routine]:
    diary = world.diary
    try:
        return diary.routines()
    finally:
        diary.close()


def test_the_built_in_ones_are_listed_and_no_diary_is_made(world: World) -> None:
    shown = world.ok("routines").out
    assert shown.startswith("built in\n  short · Three minutes · 3 min 30 s\n")
    assert "    left calf 1 min, right calf 1 min, upper back 1 min\n" in shown
    assert "your own" not in shown
    assert not world.database.exists()
    assert world.ok("routines", "list").out == shown


def test_one_s_own_come_last(world: World) -> None:
    told = world.ok(
        "routines", "add", "evening", "left-calf=2x90s", "quads", "--rest", "20"
    ).err
    assert told == (
        "+ routine evening: left calf 2 × 90 s, quads 1 min\nadded   (fascia undo)\n"
    )
    assert own(world) == [
        Routine(
            slug="evening",
            name="evening",
            steps=(
                Step(area="calf", side="left", seconds=90, sets=2),
                Step(area="quads", seconds=60),
            ),
            rest_seconds=20,
        )
    ]
    shown = world.ok("routines").out
    assert shown.endswith(
        "your own\n  evening · 4 min 40 s\n    left calf 2 × 90 s, quads 1 min\n"
    )


def test_json_says_the_same(world: World) -> None:
    world.ok("routines", "add", "Before Bed", "neck=45s", "--name", "At night")
    said = json.loads(world.ok("routines", "--json").out)
    assert said["schema_version"] == 1
    assert [each["slug"] for each in said["routines"]] == list(BUILT_IN)
    assert said["own_routines"] == [
        {
            "slug": "before-bed",
            "name": "At night",
            "steps": [{"area": "neck", "side": None, "seconds": 45, "sets": 1}],
            "rest_seconds": 15,
            "whole_seconds": 45,
            "words": "neck=45s",
        }
    ]
    assert json.loads(world.ok("routines", "list", "--json").out) == said
    one = json.loads(world.ok("routines", "show", "before-bed", "--json").out)
    assert one == {"schema_version": 1, "routine": said["own_routines"][0]}


def test_one_is_shown_area_by_area(world: World) -> None:
    world.ok("routines", "add", "evening", "left-calf=2x60s", "lower-back=130s")
    outcome = world.ok("routines", "show", "Evening")
    assert outcome.out == (
        "evening · 4 min 40 s\n"
        "   1  left calf   2 × 60 s\n"
        "   2  lower back  130 s\n"
        "  rest 15 s in between\n"
    )
    notes = outcome.err.splitlines()
    assert notes[0].startswith("note: lower back 130 s: outside 30 to 120 s a set")
    assert notes[1] == (
        "note: lower back: roll beside the lumbar spine, not directly on it"
    )
    assert world.ok("routines", "show", "legs").out.startswith("legs · Legs · 9 min")


def test_a_routine_can_be_made_of_others(world: World) -> None:
    world.ok("routines", "add", "evening", "short", "neck=30s")
    world.ok("routines", "add", "night", "evening", "90s")
    assert [step.seconds for step in own(world)[0].steps] == [60, 60, 60, 30]
    assert [step.seconds for step in own(world)[1].steps] == [90] * 4


def test_undo_takes_an_added_one_back(world: World) -> None:
    world.ok("routines", "add", "evening", "neck")
    told = world.ok("undo").err
    assert "undo routines add:" in told
    assert own(world) == []
    world.ok("redo")
    assert len(own(world)) == 1


def test_one_s_own_is_removed_and_undo_brings_it_back(world: World) -> None:
    world.ok("routines", "add", "evening", "neck")
    told = world.ok("routines", "remove", "EVENING").err
    assert told == "- routine evening: neck 1 min\nremoved   (fascia undo)\n"
    assert own(world) == []
    world.ok("undo")
    assert len(own(world)) == 1


def test_adding_and_removing_are_told_as_json(world: World) -> None:
    def slugs(*words: str) -> tuple[bool, list[str | None]]:
        said = json.loads(world.ok("routines", *words, "--json").out)
        (change,) = said["changes"]
        sides = (change["before"], change["after"])
        return said["done"], [side and side["slug"] for side in sides]

    assert slugs("add", "evening", "neck", "-n") == (False, [None, "evening"])
    assert slugs("add", "evening", "neck") == (True, [None, "evening"])
    assert slugs("remove", "evening", "-n") == (False, ["evening", None])
    assert slugs("remove", "evening") == (True, ["evening", None])


def test_a_dry_run_changes_nothing(world: World) -> None:
    told = world.ok("routines", "add", "evening", "neck", "-n").err
    assert told == "would add: + routine evening: neck 1 min\n"
    assert not world.database.exists()
    world.ok("routines", "add", "evening", "neck")
    told = world.ok("routines", "remove", "evening", "-n").err
    assert told == "would remove: - routine evening: neck 1 min\n"
    assert len(own(world)) == 1


@pytest.mark.parametrize(("rest", "seconds"), [("30", 30), ("20s", 20), ("1m", 60)])
def test_a_rest_is_a_length_of_time(world: World, rest: str, seconds: int) -> None:
    world.ok("routines", "add", "evening", "neck", "--rest", rest)
    assert own(world)[0].rest_seconds == seconds


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "legs", "neck"], 2, "'legs' already names a built-in routine"),
        (["add", "neck", "quads"], 2, "'neck' is a word for areas or kinds"),
        (["add", "evening", "nexk"], 2, "did you mean neck?"),
        (["add", "evening", "ball", "neck"], 2, "a routine has no kind"),
        (["add", "evening", "neck=20m"], 2, "set length 1200 seconds"),
        (["add", "evening", "neck", "--rest", "601"], 2, "rest 601 seconds"),
        (["add", "evening", "neck", "--rest", "x"], 2, "rest 'x' is not a length of"),
        (["add", "evening", ""], 2, "the value is empty"),
        (["add", "evening", "neck", "--name", " "], 2, "the value is empty"),
        (["add", "taken", "neck"], 2, "there is a routine taken already"),
        (["remove", "legs"], 2, "legs is a built-in routine"),
        (["remove", "takn"], 3, "'takn' is not a known routine; did you mean taken?"),
        (["show", "xyz"], 3, "`fascia routines` lists them"),
    ],
)
def test_what_cannot_be_is_refused(
    world: World, words: list[str], code: int, said: str
) -> None:
    world.ok("routines", "add", "taken", "neck")
    outcome = world.run("routines", *words)
    assert outcome.code == code
    assert said in outcome.err
    assert len(own(world)) == 1


def test_a_name_never_acts_on_the_terminal(world: World) -> None:
    world.ok("routines", "add", "evening", "neck", "--name", "\x1b]0;x\x07[red]\u202e")
    for words in (["routines"], ["routines", "show", "evening"]):
        shown = world.ok(*words, "--color", "never").out
        assert "\\x1b]0;x\\x07[red]\\u202e" in shown
        assert "\x1b" not in shown


@pytest.mark.parametrize("columns", ["40", "120"])
def test_the_list_fits_the_terminal(world: World, columns: str) -> None:
    shown = world.ok("routines", environ={"COLUMNS": columns}).out
    assert max(map(len, shown.splitlines())) <= int(columns)
    assert world.ok("routines", "--ascii").out.isascii()


def test_wide_letters_keep_the_columns(world: World) -> None:
    world.ok("areas", "add", "顎")
    world.ok("routines", "add", "evening", "顎", "neck")
    shown = world.ok("routines", "show", "evening").out
    assert "   1  顎    60 s\n   2  neck  60 s\n" in shown
    listed = world.ok("areas").out.splitlines()
    (wide,) = (line for line in listed if "顎" in line)
    (narrow,) = (line for line in listed if line.endswith("  Neck"))
    assert wide.index("顎", 3) + 1 == narrow.index("Neck")
