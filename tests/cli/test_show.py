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


def test_a_session_stands_beside_those_before_it(world: World) -> None:
    world.later(days=-3)
    for after in (4, 5, 2):
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", f"6:{after}")
        world.later(days=1)
    world.ok("log", "ball", "left-calf", "10m", "--pain", "6:1")
    lines = world.ok("show", "3", environ={"COLUMNS": "120"}).out.splitlines()
    start = lines.index("change")
    assert lines[start + 1] == (
        "pain, left calf  −4.0 (67 % lower); 2 foam-roll sessions before, too few to"
        " judge: median −1.5, from −2.0 to −1.0"
    )
    assert "no ball session before with both scores" in " ".join(
        world.ok("show", "4").out.split()
    )
    narrow = world.ok("show", "3", "--ascii", environ={"COLUMNS": "40"}).out
    assert narrow.isascii()
    assert max(map(len, narrow.splitlines())) <= 40


def test_json_holds_how_a_session_moved_its_scores(diary: World) -> None:
    value = json.loads(diary.ok("show", "1", "--json").out)
    (change,) = value["changes"]
    assert (change["difference"], change["percent"]) == (-4.0, -66.6667)
    assert change["so_far_figures"]["stage"] == "one"
    assert "why" not in value


def test_why_a_session_has_no_label_is_said_on_request(diary: World) -> None:
    out = diary.ok("show", "1", "--why").out
    assert out.startswith(diary.ok("show", "1").out)
    assert "• pain, left calf: one session is 6.0 → 2.0 and no more." in out
    assert "Farrar 2001: about 2 points or 30 % lower" in out
    value = json.loads(diary.ok("show", "1", "--why", "--json").out)
    assert value["why"]["published"][0]["name"] == "Farrar 2001"


def test_what_has_no_pair_of_scores_moved_nothing(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "--pain", "6:")
    world.ok("drink", "500ml")
    for number in ("1", "2"):
        assert "\nchange\n" not in world.ok("show", number).out
        assert json.loads(world.ok("show", number, "--json").out)["changes"] == []
        assert "nothing to label" in world.ok("show", number, "--why").out


def test_sentences_say_how_a_session_moved_its_scores(diary: World) -> None:
    out = diary.ok("show", "1", "--describe").out
    assert (
        "\n\nChange, pain, left calf: 6 → 2, −4.0 (67 % lower). No foam-roll session"
        " before with both scores.\n\nhistory\n"
    ) in out
    assert out.startswith("1  session · today 21:30\n\nkind")
    assert "\nchange\n" not in out
    assert diary.ok("show", "1", "--describe", "--ascii").out.isascii()
    explained = diary.ok("show", "1", "--describe", "--why").out
    assert explained.startswith(f"{out}\npain, left calf: one session is 6.0 → 2.0")
    assert "Farrar 2001: about 2 points or 30 % lower" in explained


def test_what_has_no_two_scores_is_described_as_it_is_shown(world: World) -> None:
    world.ok("log", "ball", "neck", "--pain", "6:", "--note", "after a long day")
    world.ok("drink", "500ml")
    unknown = "\nHow it moved is not known: no score both before and after.\n"
    said = world.ok("show", "1", "--describe").out
    assert said.replace(unknown, "") == world.ok("show", "1").out
    assert unknown in said
    for ended in ((), ("delete", "2")):
        if ended:
            world.ok(*ended)
        assert world.ok("show", "2", "--describe").out == world.ok("show", "2").out


def test_a_deleted_session_is_described_with_its_note_and_the_way_back(
    diary: World,
) -> None:
    diary.ok("edit", "1", "--note", "slept badly")
    diary.ok("delete", "1")
    lines = diary.ok("show", "1", "--describe").out.splitlines()
    assert lines[:2] == [
        "1  session · today 21:30 · deleted",
        "fascia undo brings it back",
    ]
    assert "  slept badly" in lines
    assert any(line.startswith("Change, pain, left calf: 6 → 2") for line in lines)


def test_sentences_and_json_contradict_each_other(diary: World) -> None:
    outcome = diary.run("show", "1", "--describe", "--json")
    assert outcome.code == 2
    assert "--describe and --json contradict each other" in outcome.err
