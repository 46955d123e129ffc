from datetime import date

import pytest

from builders import ratings
from world import World


def test_a_check_in_rates_areas_and_the_whole_person(world: World) -> None:
    outcome = world.ok(
        *("check", "--pain", "neck=4", "--pain", "left-calf=2.5"),
        *("--stiffness", "neck=5", "--fatigue", "6", "--mood", "7", "--tag", "desk"),
    )

    assert outcome.err.startswith("✓ 1  pain neck 4, left calf 2.5 · neck stiffness 5")
    (entry,) = world.entries
    assert entry.type == "check-in"
    assert entry.ratings == ratings(
        "pain neck=4", "pain left-calf=2.5", "stiffness neck=5", "fatigue=6", "mood=7"
    )
    assert entry.tags == ("desk",)


def test_a_score_without_an_area_is_about_the_whole_person(world: World) -> None:
    world.ok("check", "--pain", "4")
    assert world.entries[0].ratings == ratings("pain=4")


def test_a_note_alone_is_a_check_in(world: World) -> None:
    world.ok("check", "--note", "woke up stiff")
    assert (world.entries[0].type, world.entries[0].note) == (
        "check-in",
        "woke up stiff",
    )


def test_sleep_and_water_alone_are_no_check_in(world: World) -> None:
    world.ok("check", "--sleep", "7h30", "--quality", "good", "--water", "250ml")
    assert [entry.type for entry in world.entries] == ["night", "drink"]


def test_the_time_holds_for_everything_in_the_line(world: World) -> None:
    line = ("check", "--pain", "4", "--sleep", "7h", "--water", "1cup")
    world.ok(*line, "--at", "yesterday 8am")
    assert {entry.day for entry in world.entries} == {date(2026, 11, 19)}

    world.ok("check", "--water", "250ml", "--at", "2h ago")
    at = world.entries[-1].at
    assert at is not None
    assert f"{at:%H:%M}" == "19:30"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing to keep; such as `fascia check --pain neck=4`"),
        (["--at", "yesterday"], "nothing to keep"),
        (["--tag", "desk"], "nothing to keep"),
        (["--note", ""], "the check-in is empty"),
        (["--water", "250ml", "--tag", "desk"], "--tag is about a score or a note"),
        (["--pain", "6:3"], "is a before and after; that belongs to a session"),
        (["--pain", "neck 4"], "lacks an equals sign; put = between the area"),
        (["--mood", "neck=4"], "mood is about the whole person"),
        (["--pain", "neck=4", "--pain", "nape=3"], "pain of neck is given twice"),
    ],
)
def test_a_check_in_that_says_nothing_clear_is_refused(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.run("check", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not world.database.exists()


def test_json_and_dry_run_and_key_work_as_for_a_session(world: World) -> None:
    line = ("check", "--pain", "4", "--key", "k")
    assert "would store pain 4" in world.ok(*line, "-n").err
    assert not world.database.exists()
    assert '"type": "check-in"' in world.ok(*line, "--json", "-q").out
    assert '"already_stored": true' in world.ok(*line, "--json", "-q").out
    assert len(world.entries) == 1
