"""What fascia report says of goals, rhythm and look backs, and what it loads for it."""

import json
from datetime import timedelta
from typing import Any

import pytest

from fasciatrack.cli.looking_back import REACH_DAYS
from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with two goals, a look back a month ago, and one this week."""
    world.later(days=-29)
    world.ok("log", "yoga", "neck", "--pain", "7:5")
    world.ok("look-back", "--peg", "6 8 5", "--activity", "stairs=3")
    world.later(days=26)
    world.ok("log", "ball", "neck", "--pain", "5:3")
    world.later(days=2)
    world.ok("log", "ball", "neck", "--pain", "4:3")
    world.ok("look-back", "--peg", "6 7 4", "--activity", "stairs=6")
    world.ok("drink", "1600ml")
    world.ok("goal", "sessions", "2")
    world.ok("goal", "water", "1500ml")
    world.later(days=1)
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("report", "--json", *argv).out)
    practice: dict[str, Any] = value["practice"]
    return practice


def test_a_week_says_its_rhythm_goals_and_look_back(diary: World) -> None:
    lines = [" ".join(line.split()) for line in diary.ok("report").out.splitlines()]
    assert (
        "sessions on Tue Thu · longest gap 2 days · 2 of 2 weeks with a session"
    ) in lines
    assert "3 of the last 5 weeks without an entry" in lines
    assert "sessions 2 a week 2 of 2 so far sessions" in lines
    assert "water 1500 ml a day 1 of 1 day day with water logged" in lines
    assert "Look back 19 Nov 22 Oct" in lines
    assert "PEG 5.7 6.3" in lines
    assert "stairs 6.0 3.0" in lines


def test_json_and_markdown_say_the_same(diary: World) -> None:
    found = plain(diary)
    assert found["rhythm"]["days_with_session"] == 2
    assert found["rhythm"]["weekdays"] == [0, 1, 0, 1, 0, 0, 0]
    assert found["recent_rhythm"]["weeks_with_session"] == 2
    assert found["recent_rhythm"]["weeks"] == 2
    assert found["recent_rhythm"]["weeks_without_entry"] == 3
    assert [goal["reached"] for goal in found["goals"]] == [1, 1]
    assert found["look_back"]["peg"] == 5.6667
    assert found["look_back"]["previous_day"] == "2026-10-22"
    written = diary.ok("report", "--format", "md").out
    assert "| PEG | 5.7 | 6.3 |" in written
    assert "| sessions | 2 a week | 2 of 2 so far | sessions |" in written
    assert "sessions on Tue Thu · longest gap 2 days" in written


def test_weeks_with_any_entry_are_known_even_in_a_narrowed_report(
    diary: World,
) -> None:
    diary.ok("drink", "250ml", "--at", "2026-11-11")
    found = plain(diary, "--kind", "ball")["recent_rhythm"]
    assert (found["weeks_with_session"], found["weeks"]) == (1, 3)
    november = plain(diary, "--month", "2026-11", "--kind", "ball")["rhythm"]
    assert (november["weeks"], november["weeks_without_entry"]) == (2, 2)
    old = plain(diary, "--from", "2026-01-01", "--to", "2026-10-25")["rhythm"]
    assert (old["weeks"], old["sessions"]) == (1, 1)


def test_the_week_the_diary_began_in_is_not_counted_as_missed(world: World) -> None:
    world.later(days=-5)
    world.ok("log", "foam-roll", "left-calf", "10m")
    world.ok("goal", "sessions", "3")
    world.later(days=1)
    (goal,) = plain(world, "--last", "2w")["goals"]
    assert (goal["value"], goal["reached"], goal["known"]) == (None, 0, 0)
    drawn = world.ok("report", "--last", "2w").out
    assert "no full week with an entry" in drawn
    world.later(days=14)
    (goal,) = plain(world, "--week", "2026-W48")["goals"]
    assert goal["value"] is None


def test_weeks_of_a_period_are_known_wherever_it_lies(diary: World) -> None:
    diary.ok("drink", "250ml", "--at", "2026-03-11")
    early = plain(diary, "--from", "2026-03-02", "--to", "2026-03-22")["rhythm"]
    assert (early["weeks"], early["weeks_without_entry"]) == (1, 1)
    week = plain(diary, "--week", "2026-W46", "--kind", "ball")["rhythm"]
    assert (week["weeks"], week["weeks_without_entry"]) == (0, 1)
    diary.ok("sleep", "7h", "--day", "2026-11-13")
    begun_week = plain(diary, "--from", "2026-11-09", "--to", "2026-11-10")
    assert begun_week["rhythm"]["weeks_without_entry"] == 1
    assert begun_week["recent_rhythm"]["weeks_without_entry"] == 10
    week = plain(diary, "--week", "2026-W46", "--kind", "ball")["rhythm"]
    assert (week["weeks"], week["sessions_a_week"]) == (1, 0.0)


def test_an_earlier_report_takes_the_look_back_of_its_time(diary: World) -> None:
    october = plain(diary, "--month", "2026-10")
    assert october["look_back"]["day"] == "2026-10-22"
    assert october["look_back"]["previous_day"] is None
    assert plain(diary, "--month", "2026-09")["look_back"] is None


def test_of_many_look_backs_the_latest_two_are_compared(diary: World) -> None:
    diary.ok("look-back", "--less-pain", "yes")
    found = plain(diary)["look_back"]
    assert (found["day"], found["previous_day"]) == ("2026-11-20", "2026-11-19")


def test_a_narrowed_report_has_no_goals_and_no_look_back(diary: World) -> None:
    for words in (["--area", "neck"], ["--kind", "ball"], ["--tag", "desk"]):
        found = plain(diary, *words)
        assert found["goals"] == []
        assert found["look_back"] is None
    assert plain(diary, "--kind", "yoga")["recent_rhythm"]["sessions"] == 1


@pytest.mark.parametrize(("days", "is_compared"), [(0, True), (1, False)])
def test_a_look_back_too_long_ago_is_not_compared_with(
    world: World, days: int, *, is_compared: bool
) -> None:
    sunday = world.now + timedelta(days=2)
    long_ago = sunday - timedelta(days=REACH_DAYS + days)
    world.ok("look-back", "--less-pain", "no", "--at", long_ago.date().isoformat())
    world.ok("look-back", "--less-pain", "yes")

    found = plain(world)["look_back"]
    assert (found["previous_day"] is not None) is is_compared


def test_an_empty_diary_has_no_practice_and_is_not_created(world: World) -> None:
    found = plain(world)
    assert found["goals"] == []
    assert found["look_back"] is None
    assert found["rhythm"]["sessions"] == found["recent_rhythm"]["sessions"] == 0
    assert not world.database.exists()
