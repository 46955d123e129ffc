import json
from datetime import date

import pytest

from builders import place, ratings
from fasciatrack.domain.records import Entry, Night
from world import World


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with a session, a night, a drink and a check-in: 1 to 4."""
    world.ok(
        *("log", "ball", "neck", "left-calf", "3x60s", "--pain", "6:3"),
        *("--stiffness", "neck=7:4", "--note", "long", "--tag", "desk"),
        *("--pressure", "5", "--practitioner", "self", "--at", "20:00"),
    )
    world.ok("sleep", "--bed", "22:45", "--woke", "6:40", "--quality", "good")
    world.ok("drink", "250ml", "tea", "--at", "10:00")
    world.ok("check", "--pain", "neck=4", "--mood", "6")
    return world


def entry(world: World, number: int = 1) -> Entry:
    (found,) = (each for each in world.entries if each.number == number)
    return found


def night(world: World) -> Night:
    found = entry(world, 2).night
    assert found is not None
    return found


def test_only_what_is_given_changes(kept: World) -> None:
    before = entry(kept)
    outcome = kept.ok("edit", "1", "--pain", "neck=6:2")

    assert outcome.err.splitlines()[1:] == [
        "    pain after, neck: 3 → 2",
        "changed   (fascia undo)",
    ]
    after = entry(kept)
    assert after.ratings != before.ratings
    assert set(after.ratings) == set(
        ratings("pain neck=6:2", "pain left-calf=6:3", "stiffness neck=7:4")
    )
    assert (after.session, after.at, after.note, after.tags, after.areas) == (
        *(before.session, before.at, before.note, before.tags, before.areas),
    )


CHANGES = [
    ("1", ["--kind", "yoga"], ["kind: ball → yoga"]),
    ("1", ["--duration", "10m"], ["duration: 3 × 60 s → 10 min"]),
    (
        "1",
        ["--at", "yesterday"],
        ["when: 2026-11-20 20:00 → 2026-11-19 (time not given)"],
    ),
    ("1", ["--clear", "at"], ["when: 2026-11-20 20:00 → 2026-11-20 (time not given)"]),
    ("1", ["--clear", "pressure"], ["pressure: 5 → not given"]),
    ("1", ["--clear", "note"], ["note: long → not given"]),
    ("1", ["--note", ""], ["note: long → not given"]),
    ("1", ["--clear", "tag"], ["tags: desk → not given"]),
    ("1", ["--clear", "tags"], ["tags: desk → not given"]),
    ("1", ["--tag", "trip", "--tag", "bus"], ["tags: desk → trip, bus"]),
    ("1", ["--side-effect", "thirst=2"], ["side effects: not given → thirst 2"]),
    (
        "1",
        ["--area", "left-calf", "--area", "neck"],
        ["areas: neck, left calf → left calf, neck"],
    ),
    ("1", ["--area", "jaw"], ["areas: neck, left calf → jaw"]),
    ("1", ["--clear", "area"], ["areas: neck, left calf → not given"]),
    (
        "1",
        ["--clear", "stiffness", "--stiffness", "neck=:1"],
        ["stiffness after, neck: 4 → 1", "stiffness before, neck: 7 → not given"],
    ),
    ("2", ["--sleep", "7h"], ["sleep: not given → 7 h"]),
    ("2", ["--clear", "quality"], ["sleep quality: good → not given"]),
    (
        "2",
        ["--day", "yesterday"],
        [
            "into bed: 2026-11-19 22:45 → 2026-11-18 22:45",
            "woke up: 2026-11-20 06:40 → 2026-11-19 06:40",
            "when: 2026-11-20 06:40 → 2026-11-19 06:40",
        ],
    ),
    (
        "3",
        ["--water", "1l", "--caffeine", "20"],
        ["amount: 250 ml → 1000 ml", "caffeine: not given → 20 mg"],
    ),
    ("3", ["--beverage", "coffee"], ["beverage: tea → coffee"]),
    ("4", ["--pain", "jaw=2"], ["pain, jaw: not given → 2"]),
    ("last", ["--clear", "mood"], ["mood: 6 → not given"]),
]


@pytest.mark.parametrize(("number", "options", "said"), CHANGES)
def test_a_change_is_shown_with_what_it_was_and_can_be_undone(
    kept: World, number: str, options: list[str], said: list[str]
) -> None:
    before = kept.entries
    outcome = kept.ok("edit", number, *options)
    assert [line.strip() for line in outcome.err.splitlines()[1:-1]] == said
    assert outcome.err.endswith("changed   (fascia undo)\n")
    assert kept.entries != before
    kept.ok("undo")
    assert kept.entries == before


@pytest.mark.parametrize(("number", "options", "said"), CHANGES[:3])
def test_a_dry_run_shows_the_same_and_changes_nothing(
    kept: World, number: str, options: list[str], said: list[str]
) -> None:
    before = kept.database.read_bytes()
    outcome = kept.ok("edit", number, *options, "--dry-run")
    shown = [line.removeprefix("would change: ") for line in outcome.err.splitlines()]
    assert [line.strip() for line in shown[1:]] == said
    assert kept.database.read_bytes() == before


def test_scores_follow_an_area_that_is_corrected(kept: World) -> None:
    kept.ok("edit", "1", "--area", "neck", "--area", "right-calf")
    assert entry(kept).areas == (place("neck"), place("right-calf"))
    assert set(entry(kept).ratings) == set(
        ratings("pain neck=6:3", "pain right-calf=6:3", "stiffness neck=7:4")
    )


def test_scores_stay_where_they_are_when_areas_change_places(kept: World) -> None:
    kept.ok("edit", "1", "--area", "left-calf", "--area", "neck")
    assert set(entry(kept).ratings) == set(
        ratings("pain neck=6:3", "pain left-calf=6:3", "stiffness neck=7:4")
    )


def test_the_times_of_a_night_move_with_its_day(kept: World) -> None:
    kept.ok("edit", "2", "--day", "yesterday")
    moved = night(kept)
    assert moved.woke_at is not None
    assert moved.woke_at.isoformat() == "2026-11-19T06:40:00+01:00"
    assert entry(kept, 2).day == date(2026, 11, 19)


def test_a_night_cannot_move_to_a_day_that_has_one(kept: World) -> None:
    kept.ok("sleep", "7h", "--day", "yesterday")
    outcome = kept.run("edit", "2", "--day", "yesterday")
    assert outcome.code == 2
    assert "2026-11-19 has a night already: entry 5; correct that one" in outcome.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["9", "--note", "x"], 3, "there is no entry 9"),
        (["one", "--note", "x"], 2, "'one' is no entry number"),
        (["٣", "--note", "x"], 2, "is no entry number"),
        (["9" * 40, "--note", "x"], 2, "is no entry number"),
        (["1", "--water", "1l"], 2, "entry 1 is a session and has no 'water'; --set"),
        (["4", "--kind", "ball"], 2, "entry 4 is a check-in and has no 'kind'"),
        (["1", "--clear", "shoes"], 2, "what it has: kind, area, duration"),
        (["1", "--clear", "kind"], 2, "the kind is missing"),
        (["2", "--clear", "day"], 2, "the day is missing"),
        (["3", "--clear", "water"], 2, "the amount is missing"),
        (["4", "--clear", "pain", "--clear", "mood"], 2, "the check-in is empty"),
        (["1", "--pain", "11:3"], 2, "it goes from 0 to 10"),
        (["1", "--at", "2026-11-21 07:00"], 2, "lies in the future"),
        (["1", "--at", ""], 2, "at: the value is empty"),
        (["1"], 2, "nothing to change was given; name it by options"),
        (["1", "--key", "", "--note", "x"], 2, "the key is empty"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    kept: World, words: list[str], code: int, said: str
) -> None:
    before = kept.database.read_bytes()
    outcome = kept.run("edit", *words)
    assert outcome.code == code
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert kept.database.read_bytes() == before


def test_an_empty_diary_has_nothing_to_edit(world: World) -> None:
    outcome = world.run("edit", "last", "--note", "x")
    assert (outcome.code, outcome.err) == (
        3,
        (
            f"fascia: there is no diary yet at '{world.database}';"
            " `fascia log` starts it\n"
        ),
    )
    assert not world.database.exists()


def test_the_same_again_is_no_change(kept: World) -> None:
    before = kept.database.read_bytes()
    assert kept.ok("edit", "1", "--kind", "ball").err == "nothing changed\n"
    assert kept.database.read_bytes() == before


def test_a_key_corrects_once_however_often_it_is_repeated(kept: World) -> None:
    kept.ok("edit", "last", "--mood", "2", "--key", "k")
    kept.ok("log", "yoga")
    again = kept.ok("edit", "last", "--mood", "2", "--key", "k")
    assert again.err.startswith("already stored 4  neck pain 4 · mood 2")
    assert entry(kept, 5).ratings == ()


def test_a_nights_times_are_corrected_by_the_options_of_sleep(world: World) -> None:
    world.ok("sleep", "7h", "--bed", "22:45")
    world.ok("edit", "last", "--bed", "23:15", "--up", "7:00", "--awakenings", "2")

    (entry,) = world.entries
    assert entry.night is not None
    assert entry.night.in_bed_at is not None
    assert f"{entry.night.in_bed_at:%H:%M}" == "23:15"
    assert entry.night.awakenings == 2
    assert entry.night.minutes == 420


def test_what_mending_changes_is_told_as_json(world: World) -> None:
    world.ok("log", "ball", "--pressure", "4")

    def changes(*words: str) -> tuple[bool, list[tuple[object, object]]]:
        told = json.loads(world.ok(*words, "--json").out)
        pressures = [
            tuple(
                side and side["session"]["pressure"]
                for side in (change["before"], change["after"])
            )
            for change in told["changes"]
        ]
        return told["done"], pressures

    assert changes("edit", "1", "--pressure", "5", "-n") == (False, [(4.0, 5.0)])
    assert changes("edit", "1", "--pressure", "5") == (True, [(4.0, 5.0)])
    assert changes("edit", "1", "--pressure", "5") == (True, [])
    assert changes("undo", "-n") == (False, [(5.0, 4.0)])
    assert changes("undo") == (True, [(5.0, 4.0)])
    assert changes("redo") == (True, [(4.0, 5.0)])
    assert changes("delete", "1", "-n") == (False, [(5.0, None)])
    assert changes("delete", "1") == (True, [(5.0, None)])


def test_of_many_changes_the_first_are_listed(world: World) -> None:
    for _ in range(25):
        world.ok("drink", "1ml")

    told = world.ok("undo", "25", "--yes").err
    assert told.count("\n  - ") == 25, "each command is its own"
    numbers = [str(number) for number in range(26, 51)]
    for _ in numbers:
        world.ok("drink", "1ml")
    told = world.ok("delete", *numbers, "--yes").err
    assert told.count("- ") == 20
    assert "… and 5 more" in told


@pytest.fixture
def looked(world: World) -> World:
    """Return a world with a session of yesterday, 1, and a follow-up, 2."""
    world.ok("log", "ball", "neck", "--pain", "6:3")
    world.later(hours=12)
    world.ok("follow-up", "--soreness", "3")
    world.later(days=3)
    return world


def hours(world: World, number: int = 2) -> int:
    look = entry(world, number).follow_up
    assert look is not None
    return look.hours


def test_a_follow_up_that_is_moved_is_another_look(looked: World) -> None:
    said = looked.ok("edit", "2", "--at", "2026-11-22 10:00", "--json")
    assert hours(looked) == 48
    assert "follow-up 48 h" in said.err
    assert json.loads(said.out)["changes"][0]["after"]["follow_up"]["hours"] == 48
    looked.ok("undo")
    assert hours(looked) == 24


def test_the_looks_of_a_session_that_is_moved_are_worked_out_anew(
    looked: World,
) -> None:
    said = looked.ok("edit", "1", "--at", "2026-11-19 21:00", "--json")
    assert hours(looked) == 48
    assert [each["after"]["number"] for each in json.loads(said.out)["changes"]] == [
        1,
        2,
    ]
    assert said.err.count("changed   (fascia undo)") == 1
    looked.ok("undo")
    assert hours(looked) == 24
    assert entry(looked).day == date(2026, 11, 20)
    looked.ok("edit", "1", "--at", "2026-11-20 20:00")
    assert hours(looked) == 24


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["2", "--at", "2026-11-20 10:00"], "follow-up 2 would be no look after"),
        (["2", "--at", "2026-11-20 22:00"], "follow-up 2 would be no look after"),
        (["1", "--at", "2026-11-10 10:00"], "follow-up 2 would be no look after"),
        (["1", "--at", "2026-11-21 10:00"], "`fascia delete 2` first, and tell it"),
        (["3", "--at", "2026-11-21 10:00"], "a second look 24 h after session 1"),
        (["1", "--at", "2026-11-19"], "follow-up 3 would be no look after session 1"),
    ],
)
def test_a_moment_at_which_a_look_would_be_none_is_refused(
    looked: World, words: list[str], refused: str
) -> None:
    looked.ok("follow-up", "--of", "1", "--soreness", "1", "--at", "2026-11-23 10:00")
    before = looked.database.read_bytes()
    outcome = looked.run("edit", *words)
    assert outcome.code == 2
    assert refused in outcome.err
    assert looked.database.read_bytes() == before


def test_the_remedy_for_a_session_on_a_wrong_day_works(looked: World) -> None:
    looked.ok("delete", "2")
    looked.ok("edit", "1", "--at", "2026-11-10 10:00")
    looked.ok("follow-up", "--of", "1", "--at", "2026-11-11 10:00", "--soreness", "3")
    assert hours(looked, 3) == 24


def test_a_follow_up_without_its_session_can_be_moved(looked: World) -> None:
    looked.ok("delete", "1")
    looked.ok("edit", "2", "--at", "2026-11-22 10:00")
    assert hours(looked) == 24


def test_what_is_not_moved_is_no_other_look(looked: World) -> None:
    other = looked.ok("log", "ball", "jaw")
    assert other.err.startswith("✓ 3")
    looked.ok("edit", "3", "--at", "2026-11-10 10:00")
    looked.ok("edit", "1", "--note", "x")
    looked.ok("edit", "2", "--soreness", "4")
    assert hours(looked) == 24
