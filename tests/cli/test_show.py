"""fascia show: one entry, with everything that ever happened to it."""

import json

import pytest

from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with a corrected session."""
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    world.ok("edit", "1", "--pain", "6:2")
    return world


def test_an_entry_is_shown_with_its_history(diary: World) -> None:
    out = diary.ok("show", "1").out
    assert out.startswith("1  session · today 21:30\n\nkind")
    assert "pain, left calf  6 → 2\n" in out
    assert out.endswith(
        "history\n"
        "  2026-11-20 21:30  log   written\n"
        "  2026-11-20 21:30  edit  corrected\n"
        "    pain after, left calf: 3 → 2\n"
    )


def test_last_is_the_entry_written_down_last(diary: World) -> None:
    diary.ok("drink", "500ml", "--at", "yesterday 10:00")
    assert diary.ok("show", "last").out.startswith("2  drink · yesterday 10:00\n")


def test_a_deleted_entry_names_the_way_back(diary: World) -> None:
    diary.ok("delete", "1")
    lines = diary.ok("show", "1").out.splitlines()
    assert lines[:2] == [
        "1  session · today 21:30 · deleted",
        "fascia undo brings it back",
    ]
    assert lines[-1] == "  2026-11-20 21:30  delete  deleted"
    diary.ok("undo")
    back = diary.ok("show", "1").out
    assert "deleted\nfascia" not in back
    assert "undo    brought back" in back


def test_the_way_back_counts_the_commands_since(diary: World) -> None:
    diary.ok("delete", "1")
    diary.ok("drink", "500ml")
    diary.ok("areas", "add", "big-toe")
    assert "\nfascia undo 3 brings it back\n" in diary.ok("show", "1").out
    diary.ok("undo", "3", "--yes")
    assert "deleted" not in diary.ok("show", "1").out.splitlines()[0]


def test_what_undo_took_away_comes_back_by_redo(world: World) -> None:
    world.ok("drink", "500ml")
    world.ok("undo")
    assert "\nfascia redo brings it back\n" in world.ok("show", "1").out
    world.ok("redo")
    assert "deleted" not in world.ok("show", "1").out.splitlines()[0]


def test_without_a_way_back_none_is_claimed(world: World) -> None:
    world.ok("drink", "500ml")
    world.ok("undo")
    world.ok("drink", "250ml")
    lines = world.ok("show", "1").out.splitlines()
    assert lines[0].endswith("· deleted")
    assert lines[1] == ""


def test_json_holds_the_entry_and_each_step(diary: World) -> None:
    diary.ok("delete", "1")
    value = json.loads(diary.ok("show", "1", "--json").out)
    assert value["schema_version"] == 1
    assert value["is_deleted"] is True
    assert value["entry"]["ratings"][1]["value"] == 2.0
    assert [step["turn"] for step in value["history"]] == [
        "written",
        "corrected",
        "deleted",
    ]
    assert value["history"][1]["changes"] == [
        {"label": "pain after, left calf", "before": "3", "after": "2"}
    ]
    assert value["history"][1]["command"] == "edit"


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [
        ("99", 3, "there is no entry 99"),
        ("nine", 2, "'nine' is no entry number"),
        ("9" * 30, 2, "is no entry number"),
    ],
)
def test_what_is_not_there_is_said(
    diary: World, word: str, code: int, said: str
) -> None:
    outcome = diary.run("show", word)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


def test_an_empty_diary_has_no_last_entry(world: World) -> None:
    outcome = world.run("show", "last")
    assert outcome.code == 3
    assert not world.database.exists()


def test_a_session_is_shown_with_its_follow_ups(world: World) -> None:
    world.ok("log", "ball", "neck")
    assert "follow-ups" not in world.ok("show", "1").out
    world.later(hours=40)
    world.ok("follow-up", "--soreness", "1")
    world.ok("follow-up", "--of", "1", "--soreness", "3", "--at", "yesterday 20:00")
    world.ok("log", "yoga", "--at", "yesterday")

    page = world.ok("show", "1", environ={"COLUMNS": "40"}).out

    first, second = page.index("24 h"), page.index("48 h")
    assert page.index("\nfollow-ups\n  3  follow-up") < first < second
    assert second < page.index("\nhistory\n")
    assert max(map(len, page.splitlines())) <= 40
    value = json.loads(world.ok("show", "1", "--json").out)
    assert [each["number"] for each in value["follow_ups"]] == [3, 2]
    assert value["session"] is None


def test_a_follow_up_is_shown_with_its_session_while_there_is_one(
    world: World,
) -> None:
    world.ok("log", "ball", "neck")
    world.later(hours=12)
    world.ok("follow-up", "--soreness", "1")
    page = world.ok("show", "2").out
    assert "\nsession\n  1  ball · neck · yesterday 21:30\n" in page
    value = json.loads(world.ok("show", "2", "--json").out)
    assert (value["session"]["number"], value["follow_ups"]) == (1, [])

    world.ok("delete", "1")
    assert "\nsession\n  no longer in the diary\n" in world.ok("show", "2").out
    assert json.loads(world.ok("show", "2", "--json").out)["session"] is None
    assert "follow-ups\n  2  " in world.ok("show", "1").out
