"""What a follow-up asks, and what becomes of the answers."""

from collections.abc import Sequence

import pytest

from builders import ratings
from fasciatrack.domain.afterwards import FollowUp
from fasciatrack.domain.records import Entry
from world import Outcome, World


def follow_ups(world: World) -> list[Entry]:
    return [entry for entry in world.entries if entry.follow_up]


def look(entry: Entry) -> FollowUp:
    assert entry.follow_up is not None
    return entry.follow_up


def ids(world: World) -> dict[int | None, str]:
    """Give the identifiers of the entries by their numbers."""
    return {entry.number: entry.id for entry in world.entries}


@pytest.fixture
def morning(world: World) -> World:
    """Return a world on the morning after a session, at 07:30."""
    world.ok("log", "foam-roll", "left-calf", "neck", "10m", "--pain", "6:3")
    world.later(hours=10)
    return world


def asked(outcome: Outcome) -> list[str]:
    """Name the questions that were asked, in order."""
    names = (
        *("Soreness now", "Pain now", "Stiffness now", "Hobbling"),
        *("Movement after", "Activity for", "Water in"),
    )
    found = [(outcome.err.find(name), name) for name in names if name in outcome.err]
    return [name for _, name in sorted(found)]


FELT = ["Soreness now", "Pain now", "Stiffness now", "Hobbling"]


def test_each_session_that_is_due_is_asked_for(morning: World) -> None:
    outcome = morning.ok(
        "follow-up", answers=["3", "neck=2", "-", "n", "walk 20m", "light", "500ml"]
    )
    assert "24 h after 1  foam-roll · left calf, neck · 10 min · yesterday 21:30" in (
        outcome.err
    )
    assert asked(outcome) == [*FELT, "Movement after", "Activity for", "Water in"]
    (entry,) = follow_ups(morning)
    assert set(entry.ratings) == set(
        ratings("soreness left-calf=3", "soreness neck=3", "pain neck=2")
    )
    assert entry.follow_up == FollowUp(
        session=ids(morning)[1],
        hours=24,
        hobbling="no",
        movement="walk",
        movement_minutes=20,
        activity_load="light",
        water_ml=500,
    )


def test_water_that_was_logged_is_not_asked_for(world: World) -> None:
    world.ok("drink", "1l", "--at", "20:00")
    world.ok("log", "ball", "neck", "--at", "20:30")
    world.ok("drink", "250ml", "--at", "21:00")
    world.later(hours=10)
    outcome = world.ok("follow-up", answers=["0", "-", "-", "-", "none", "-"])
    assert "logged after it: 250 ml to drink\n" in outcome.err
    assert "Water in" not in outcome.err


@pytest.mark.parametrize("at", ["today", "20:30"])
def test_water_before_or_at_no_known_time_says_nothing(world: World, at: str) -> None:
    world.ok("drink", "1l", "--at", "20:00")
    world.ok("log", "ball", "neck", "--at", at)
    world.later(hours=10)
    outcome = world.ok("follow-up", answers=["0", *["-"] * 5, "2glasses"])
    assert "Water in" in outcome.err
    assert look(follow_ups(world)[0]).water_ml == 500


def test_what_followed_the_session_is_asked_only_once(morning: World) -> None:
    morning.ok("follow-up", answers=["3", *["-"] * 6])
    morning.later(hours=30)
    outcome = morning.ok("follow-up", answers=["2", "-", "-", "-"])
    assert asked(outcome) == FELT
    assert "48 h after 1  foam-roll" in outcome.err


@pytest.mark.parametrize(
    ("answers", "moved"),
    [
        (["walk", "0:20", "20m"], ("walk", 20)),
        (["walk", "-"], ("walk", None)),
        (["stretch 5m"], ("stretch", 5)),
        (["none"], ("none", None)),
        (["-"], (None, None)),
        (["walk 20m", "<", "stretch", "1h"], ("stretch", 60)),
        (["walk", "20m", "<", "<", "none"], ("none", None)),
    ],
)
def test_for_how_long_is_asked_where_somebody_moved(
    morning: World, answers: list[str], moved: tuple[str | None, int | None]
) -> None:
    outcome = morning.run("follow-up", answers=["1", "-", "-", "-", *answers, "-", "-"])
    assert outcome.code == 0, outcome.err
    kept = look(follow_ups(morning)[0])
    assert (kept.movement, kept.movement_minutes) == moved


def two_due(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "yesterday 20:00")
    world.ok("log", "foam-roll", "left-calf")
    world.later(hours=12)


def test_two_days_are_asked_for_one_after_the_other(world: World) -> None:
    two_due(world)
    outcome = world.ok("follow-up", answers=["1", *["-"] * 6, "2", *["-"] * 6])
    assert outcome.err.index("24 h after 2  ") < outcome.err.index("48 h after 1  ")
    assert outcome.err.count("✓") == 2
    assert outcome.err.count("Enter takes what is in brackets") == 1
    assert [each.value for entry in follow_ups(world) for each in entry.ratings] == [
        1,
        2,
    ]


def test_what_was_answered_is_kept_when_the_rest_is_not(world: World) -> None:
    two_due(world)
    outcome = world.run("follow-up", answers=["1", *["-"] * 6, "2"])
    assert outcome.code == 1
    (entry,) = follow_ups(world)
    assert entry.ratings == ratings("soreness left-calf=1")


def test_everything_left_out_keeps_nothing(world: World) -> None:
    two_due(world)
    outcome = world.ok("follow-up", answers=["-"] * 7 + ["2"] + ["-"] * 6)
    assert "left out; nothing was stored for it" in outcome.err
    (entry,) = follow_ups(world)
    assert look(entry).hours == 48


def test_with_a_key_one_look_is_asked_for(world: World) -> None:
    two_due(world)
    world.ok("follow-up", "--key", "a", answers=["1", *["-"] * 6])
    assert len(follow_ups(world)) == 1


def test_a_tag_goes_along_with_the_answers(morning: World) -> None:
    morning.ok("follow-up", "--tag", "desk", answers=["1", *["-"] * 6])
    assert follow_ups(morning)[0].tags == ("desk",)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["11", "3"], "soreness 11 is out of range"),
        (["6:3", "3"], "'6:3' is a before and after"),
        (["?", "3"], "0 is not sore, 10 is as sore as it could be."),
        (["3", "-", "-", "perhaps", "-"], "perhaps"),
        (["3", "-", "-", "-", "dance", "-"], "'dance' is not a known movement"),
        (["3", "-", "-", "-", "-", "-", "lots", "-"], "'lots' is not an amount"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_again(
    morning: World, answers: Sequence[str], said: str
) -> None:
    outcome = morning.ok("follow-up", answers=[*answers, *["-"] * 7])
    assert said in outcome.err
    (entry,) = follow_ups(morning)
    assert {each.value for each in entry.ratings} == {3}
