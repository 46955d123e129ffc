"""What notices are worked out from: years of sessions, and days after one."""

from datetime import timedelta

import pytest

from world import Outcome, World

UNCHANGED = "! After {} sessions since {} the pain before them in the {} is about where"


def told(outcome: Outcome) -> list[str]:
    """Return the notices on standard error."""
    return [line for line in outcome.err.splitlines() if line.startswith("! ")]


def log(world: World, *words: str, pain: str = "6:5") -> list[str]:
    return told(world.ok("log", "ball", *words, "--pain", pain))


@pytest.mark.parametrize("days", [14, 28, 90])
def test_sessions_weeks_apart_are_looked_at_together(world: World, days: int) -> None:
    first = world.now
    for _ in range(4):
        assert log(world, "neck") == []
        world.later(days=days)
    (line,) = log(world, "neck")
    since = f"{first.day} {first:%b}{'' if first.year == world.now.year else ' 2026'}"
    assert line.startswith(UNCHANGED.format(5, since, "neck"))
    page = world.ok("page").out
    assert "after 5 sessions since" in " ".join(page.split())


def test_where_it_began_is_where_the_first_sessions_were(world: World) -> None:
    for pain in ("7:1", "7:1", "5:1", "5:1", "5:1", "5:1", "5:1", "6.5:1"):
        assert log(world, "neck", pain=pain) == []
        world.later(days=20)
    (line,) = log(world, "neck", pain="7:1")
    assert "After 9 sessions since" in line
    assert "(from 7 to 6.5)" in line


def test_a_side_has_its_own_sessions_and_those_of_both(world: World) -> None:
    for side in ("left", "both", "right", "left", "both"):
        assert log(world, f"{side}-calf") == []
        world.later(days=10)
    (line,) = log(world, "left-calf")
    assert line.startswith("! After 5 sessions")
    assert "in the left calf" in line
    assert log(world, "right-calf") == []
    assert log(world, "calf") == []


def test_later_sessions_and_other_places_and_moments_do_not_count(
    world: World,
) -> None:
    for _ in range(4):
        assert log(world, "neck", "jaw") == []
        world.later(days=10)
    world.ok("check", "--pain", "neck=6")
    assert told(world.ok("log", "ball", "neck", "--pain", ":6")) == []
    assert log(world, "neck", "--at", "8 days ago") == []
    assert told(world.ok("log", "ball", "neck")) == []
    (line,) = log(world, "jaw")
    assert line.startswith("! After 5 sessions")


def test_an_edited_session_counts_once(world: World) -> None:
    for _ in range(4):
        assert log(world, "neck") == []
        world.later(days=10)
    assert told(world.ok("edit", "last", "--pain", "neck=6:4")) == []


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (23, ""),
        (24, "1 day after ball release."),
        (168, "7 days after ball release."),
        (192, ""),
    ],
)
def test_hobbling_is_told_by_a_check_in(
    world: World, hours: int, expected: str
) -> None:
    world.ok("log", "ball", "neck", "5m")
    world.later(hours=hours)
    lines = told(world.ok("check", "--hobbling"))
    assert [line.partition("hobbling, ")[2].partition(" The")[0] for line in lines] == (
        [expected] if expected else []
    )
    assert world.entries[-1].tags == ("hobbling",)
    assert world.entries[-1].ratings == ()


def test_the_tag_is_the_option(world: World) -> None:
    world.ok("log", "ball", "neck")
    world.later(days=2)
    words = ("check", "--tag", "hobbling", "--hobbling", "--water", "250ml")
    assert len(told(world.ok(*words))) == 1
    assert [entry.type for entry in world.entries] == ["session", "check-in", "drink"]
    assert world.entries[1].tags == ("hobbling",)
    outcome = world.run("edit", "2", "--clear", "tags")
    assert "the check-in is empty" in outcome.err


@pytest.mark.parametrize(
    ("hours", "minutes", "is_told"),
    [(47, 59, False), (48, 0, True), (168, 0, True), (192, 0, False)],
)
def test_a_check_in_and_a_follow_up_keep_the_same_hours(
    world: World,
    hours: int,
    minutes: int,
    is_told: bool,  # noqa: FBT001 - a column
) -> None:
    world.ok("log", "ball", "neck")
    world.now += timedelta(hours=hours, minutes=minutes)
    if hours < 96:
        outcome = world.ok("follow-up", "--of", "1", "--soreness", "5")
        assert bool(told(outcome)) is is_told
        world.ok("undo")
    assert bool(told(world.ok("check", "--soreness", "neck=5"))) is is_told


def test_soreness_above_that_of_the_first_day_is_told_by_a_check_in(
    world: World,
) -> None:
    world.ok("log", "ball", "neck")
    world.later(hours=24)
    assert told(world.ok("check", "--soreness", "neck=1")) == []
    world.later(hours=47)
    assert told(world.ok("check", "--soreness", "neck=2")) == []
    world.later(hours=1)
    (line,) = told(world.ok("check", "--soreness", "neck=2"))
    assert line.startswith("! You logged soreness 2 of 10 in the neck, 3 days after")
