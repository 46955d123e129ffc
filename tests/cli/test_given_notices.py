"""Notices that were given: which of them stand, keep others back and are listed."""

import json
from collections.abc import Sequence

import pytest

from world import Outcome, World

SHARP = ("log", "ball", "neck", "--sensation", "sharp")
SEVERE = ("check", "--pain", "neck=9")


def told(outcome: Outcome) -> list[str]:
    """Return the notices on standard error."""
    return [line for line in outcome.err.splitlines() if line.startswith("! ")]


def listed(world: World) -> list[str]:
    """Return the rules of the notices on the page."""
    page = json.loads(world.ok("page", "--json").out)
    return [notice["rule"] for notice in page["notices"]]


def given(world: World) -> int:
    diary = world.diary
    try:
        return len(diary.notices())
    finally:
        diary.close()


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        (SEVERE, ("edit", "last", "--pain", "neck=1")),
        (SHARP, ("edit", "last", "--set", "sensation=pressure")),
        (SHARP, ("edit", "last", "--area", "jaw")),
        (SHARP, ("delete", "last", "--yes")),
        (SEVERE, ("delete", "last", "--yes")),
        (("drink", "1200ml"), ("edit", "last", "--water", "200ml")),
    ],
)
def test_what_was_a_slip_neither_silences_nor_is_listed(
    world: World, line: Sequence[str], mended: Sequence[str]
) -> None:
    assert len(told(world.ok(*line))) == 1
    assert len(listed(world)) == 1
    world.ok(*mended)
    assert len(listed(world)) == (1 if "jaw" in mended else 0)
    assert len(told(world.ok(*line))) == 1
    assert len(told(world.ok(*line))) == 0


def test_a_correction_that_still_gives_rise_to_it_changes_nothing(
    world: World,
) -> None:
    world.ok(*SEVERE)
    assert told(world.ok("edit", "last", "--pain", "neck=8.5")) == []
    assert told(world.ok("edit", "last", "--note", "woke up so")) == []
    assert told(world.ok(*SEVERE)) == []
    assert listed(world) == ["severe"]


def test_what_was_written_down_later_takes_no_notice_back(world: World) -> None:
    world.ok(*SEVERE)
    world.ok("check", "--pain", "neck=7", "--at", "yesterday")
    assert listed(world) == ["severe"]


def test_an_undone_slip_stands_again(world: World) -> None:
    world.ok(*SHARP)
    world.ok("delete", "last", "--yes")
    world.ok("undo")
    assert listed(world) == ["sharp"]
    assert told(world.ok(*SHARP)) == []


def test_a_caution_named_before_a_session_stands_until_it_is_cancelled(
    world: World,
) -> None:
    start = ("start", "ball", "neck", "--caution", "fever")
    assert len(told(world.ok(*start))) == 1
    assert listed(world) == ["caution"]
    world.ok("stop", "--duration", "5m")
    assert listed(world) == ["caution"]
    assert told(world.ok(*start)) == []
    world.ok("cancel")
    world.ok("delete", "last", "--yes")
    assert listed(world) == []
    assert len(told(world.ok(*start))) == 1
    world.ok("cancel")
    assert listed(world) == []


def test_one_of_two_areas_stands(world: World) -> None:
    world.ok("check", "--pain", "neck=9,jaw=9")
    world.ok("edit", "last", "--pain", "neck=1")
    page = json.loads(world.ok("page", "--json").out)
    assert [notice["area"] for notice in page["notices"]] == ["jaw"]


def test_what_is_hidden_now_was_given_all_the_same(world: World) -> None:
    world.ok("drink", "1200ml")
    world.ok("edit", "last", "--water", "1300ml")
    world.environ["FASCIATRACK_SAFETY_QUIET"] = "true"
    assert listed(world) == ["water"]


HOBBLING = (("check", "--hobbling"), ("follow-up", "--of", "1", "--hobbling", "yes"))


@pytest.mark.parametrize("lines", [HOBBLING, HOBBLING[::-1]])
def test_hobbling_is_said_once_with_an_area_or_without(
    world: World, lines: Sequence[Sequence[str]]
) -> None:
    world.ok("log", "foam-roll", "quads")
    world.later(days=2)
    first, second = lines
    assert len(told(world.ok(*first))) == 1
    assert told(world.ok(*second)) == []
    assert listed(world) == ["sore"]
    # It keeps nothing else back.
    assert (
        len(told(world.ok("check", "--soreness", "neck=9", "--pain", "quads=9"))) == 1
    )
    world.ok("log", "ball", "neck")
    world.later(days=3)
    assert len(told(world.ok("check", "--soreness", "neck=5"))) == 1
    world.later(days=4)
    assert len(told(world.ok("check", "--hobbling"))) == 1


def test_hobbling_of_two_areas_is_said_of_both_and_a_slip_of_none(
    world: World,
) -> None:
    world.ok("log", "foam-roll", "quads", "calf")
    world.later(days=2)
    world.ok(*HOBBLING[0])
    world.ok("delete", "last", "--yes")
    assert len(told(world.ok(*HOBBLING[1]))) == 1
    page = json.loads(world.ok("page", "--json").out)
    assert {notice["area"] for notice in page["notices"]} == {"quads", "calf"}


def test_a_correction_gives_notice_as_the_entry_itself_would(world: World) -> None:
    world.ok("log", "ball", "neck", "--pain", "1:")
    for words, said in (
        (("--pain", "neck=1:9"), "! You logged pain 9 of 10 in the neck"),
        (("--set", "sensation=sharp"), "! You logged a sharp sensation in the neck"),
        (("--tag", "fever"), "! You named a caution. Fever, or an infection"),
    ):
        (line,) = told(world.ok("edit", "1", *words))
        assert line.startswith(said)
    assert given(world) == 3
    world.ok("undo")
    assert given(world) == 2
    assert world.entries[0].tags == ()


def test_a_check_in_and_a_follow_up_do_so_too(world: World) -> None:
    world.ok("log", "foam-roll", "jaw")
    world.ok("check", "--pain", "neck=3")
    assert len(told(world.ok("edit", "last", "--pain", "neck=9"))) == 1
    world.later(hours=50)
    assert told(world.ok("follow-up", "--of", "1", "--soreness", "1")) == []
    (line,) = told(world.ok("edit", "last", "--set", "soreness=jaw=9"))
    assert line.startswith("! You logged soreness 9 of 10 in the jaw, 2 days after")


def test_a_corrected_drink_does_not_count_twice(world: World) -> None:
    world.ok("drink", "600ml")
    assert told(world.ok("edit", "last", "--water", "700ml")) == []
    assert len(told(world.ok("edit", "last", "--water", "1100ml"))) == 1


def test_a_rehearsed_correction_says_it_and_keeps_nothing(world: World) -> None:
    world.ok("check", "--pain", "neck=3")
    outcome = world.ok("edit", "last", "--pain", "neck=9", "-n", "--json")
    assert len(told(outcome)) == 1
    assert given(world) == 0
    again = ("edit", "last", "--pain", "neck=9", "--key", "k")
    assert len(told(world.ok(*again))) == 1
    assert told(world.ok(*again)) == []


def test_the_same_given_twice_in_a_day_is_one_to_a_reader(world: World) -> None:
    world.ok(*SEVERE)
    world.ok("edit", "last", "--pain", "neck=1")
    assert len(told(world.ok("edit", "last", "--pain", "neck=9"))) == 1
    assert "severe or sudden pain (neck; 20 Nov)" in world.ok("page").out


def test_an_import_gives_no_notice_and_says_so_once(world: World) -> None:
    table = world.folder / "t.csv"
    table.write_text("day,pain\n2026-11-19,9\n2026-11-20,9\n")
    words = ("import", str(table), "--map", "day=day", "--map", "pain=pain")
    said = "What is imported gives no safety notice; `fascia safety` has the signs"
    assert said not in world.ok(*words, "--dry-run", "--json").out
    assert world.ok(*words).err.count(said) == 1
    assert world.ok(*words).err.count(said) == 0
    assert given(world) == 0


def test_notices_of_one_command_are_read_in_the_order_they_were_given(
    world: World,
) -> None:
    areas = ["neck", "jaw", "upper-back", "lower-back", "chest", "quads", "calf"]
    world.ok("check", "--pain", ",".join(f"{area}=9" for area in areas))
    diary = world.diary
    try:
        assert [notice.area for notice in diary.notices()] == areas
    finally:
        diary.close()
