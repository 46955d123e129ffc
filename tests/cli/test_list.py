"""fascia list: the diary, newest last."""

import json

import pytest

from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with a few entries, the newest today."""
    world.later(days=-40)
    world.ok("log", "yoga", "neck", "1h", "--pain", "7:5")
    world.later(days=39)
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3", "--tag", "work")
    world.ok("sleep", "6h30")
    world.later(days=1)
    world.ok("drink", "500ml")
    return world


def numbers(world: World, *argv: str) -> list[int]:
    entries = json.loads(world.ok("list", "--json", *argv).out)["entries"]
    return [entry["number"] for entry in entries]


def test_the_newest_stands_last(diary: World) -> None:
    outcome = diary.ok("list")
    assert outcome.out == (
        "Sun 11 Oct\n"
        "  1  21:30  yoga       neck              1 h  pain 7→5\n"
        "yesterday\n"
        "  3         sleep                 6 h 30 min\n"
        "  2  21:30  foam-roll  left calf      10 min  pain 6→3 · #work\n"
        "today\n"
        "  4  21:30  water                     500 ml\n"
    )
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], [1, 3, 2, 4]),
        (["--count", "1"], [4]),
        (["-N", "2"], [2, 4]),
        (["-N", "9" * 30], [1, 3, 2, 4]),
        (["--last", "4w"], [3, 2, 4]),
        (["--last", "4w", "-N", "1"], [4]),
        (["--from", "2026-11-20"], [4]),
        (["--to", "2026-11-19"], [1, 3, 2]),
        (["--month", "2026-10"], [1]),
        (["--week", "this"], [3, 2, 4]),
        (["--area", "calf"], [2]),
        (["--area", "right-calf"], []),
        (["--kind", "yoga"], [1]),
        (["--tag", "work"], [2]),
        (["--type", "night", "--type", "drink"], [3, 4]),
    ],
)
def test_conditions_narrow_the_list(
    diary: World, argv: list[str], expected: list[int]
) -> None:
    assert numbers(diary, *argv) == expected


def test_without_a_period_twenty_are_shown_and_the_rest_is_mentioned(
    world: World,
) -> None:
    for _ in range(21):
        world.ok("drink", "100ml")
    outcome = world.ok("list")
    assert outcome.out.count("water") == 20
    assert outcome.err == "there are earlier ones: fascia list --count 40\n"
    assert world.ok("list", "--last", "1d").out.count("water") == 21
    assert world.ok("list", "-q").err == ""


def test_json_holds_whole_entries(diary: World) -> None:
    value = json.loads(diary.ok("list", "--json", "--kind", "foam-roll").out)
    assert value["schema_version"] == 1
    (entry,) = value["entries"]
    assert entry["session"]["duration_seconds"] == 600
    assert entry["at"] == "2026-11-19T21:30:00+01:00"
    assert entry["note"] is None


def test_nothing_found_is_no_failure(diary: World) -> None:
    outcome = diary.ok("list", "--area", "jaw")
    assert (outcome.out, outcome.err) == ("", "nothing found\n")


def test_an_empty_diary_says_how_to_begin_and_is_not_created(world: World) -> None:
    outcome = world.ok("list")
    assert outcome.out == ""
    assert "fascia log foam-roll left-calf 10m --pain 6:3" in outcome.err
    assert json.loads(world.ok("list", "--json").out)["entries"] == []
    assert not world.database.exists()


def test_an_unknown_type_is_refused_with_all_there_are(diary: World) -> None:
    outcome = diary.run("list", "--type", "nap")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "fascia: 'nap' is not a type of entry; one of session, check-in, follow-up,"
        " look-back, night, drink\n"
    )


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_an_impossible_count_is_refused(diary: World, count: str) -> None:
    assert diary.run("list", "--count", count).code == 2


def test_a_narrow_terminal_gets_two_lines_an_entry(diary: World) -> None:
    narrow = diary.ok("list", "--kind", "yoga", environ={"COLUMNS": "40"})
    assert narrow.out == ("Sun 11 Oct\n  1  21:30  yoga  1 h\n     neck · pain 7→5\n")
