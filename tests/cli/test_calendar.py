"""fascia calendar, from the command line."""

import json
from typing import Any

import pytest

from fasciatrack.cli.calendar import run
from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with entries in this week and three weeks before."""
    world.later(days=-21)
    world.ok("log", "yoga", "neck", "1h", "--pain", "7:5")
    world.later(days=20)
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    world.ok("drink", "500ml")
    world.later(days=1)
    world.ok("sleep", "6h30")
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("calendar", *argv, "--json").out)
    assert value["schema_version"] == 1
    return value


def test_sessions_are_drawn_from_the_first_entry_on(diary: World) -> None:
    outcome = diary.ok("calendar")
    assert outcome.err == ""
    assert outcome.out.splitlines() == [
        "Sessions a day · 30 Oct – 22 Nov 2026",
        "2026 Nov",
        "Mon    · · ·",
        "Tue    · · ·",
        "Wed    · · ·",
        "Thu    · · ▁",
        "Fri  ▁ · ·[◦]",
        "Sat  · · ·",
        "Sun  · · ·",
        (
            "▁ 1   ▃ 2   ▅ 3   ▆ 4   █ 5+   ◦ none   · no entry   blank: to come"
            "   [ ] today"
        ),
        "2 sessions on 2 days · 2 of 2 weeks with a session · 2 weeks without an entry",
        "median gap 20 days · longest gap 20 days",
    ]


def test_json_and_sentences_say_the_same(diary: World) -> None:
    value = plain(diary)
    assert (value["from"], value["to"]) == ("2026-10-30", "2026-11-22")
    days = {one["day"]: one for one in value["days"]}
    assert days["2026-11-19"] == {
        "day": "2026-11-19",
        "state": "value",
        "value": 1.0,
        "step": 1,
    }
    assert days["2026-11-20"]["state"] == "none"
    assert days["2026-11-18"]["state"] == "unknown"
    assert days["2026-11-21"]["state"] == "to come"
    assert value["rhythm"]["longest_gap"] == 20
    assert value["rhythm"]["weeks_without_entry"] == 2
    assert value["rhythm"]["sessions_a_week"] is None
    assert len(value["steps"]) == 5
    said = diary.ok("calendar", "--describe").out
    assert said.startswith("Sessions a day: 2 days with a value between 30 Oct and")
    assert "2 of 2 weeks with a session. 2 weeks without an entry. Median" in said
    assert "Longest gap 20 days." in said


def test_weeks_without_an_entry_are_in_no_mean(world: World) -> None:
    world.later(days=-70)
    for days in (0, 1, 2, 60):
        world.later(days=days)
        world.ok("log", "foam-roll", "left-calf", "10m")
    world.ok("drink", "500ml")
    *_, facts, more = world.ok("calendar").out.splitlines()
    assert facts == (
        "4 sessions on 4 days · 3 of 3 weeks with a session · 7 weeks without an entry"
    )
    assert more.startswith("1.0 sessions a week over 1 full week · ")


def test_its_help_names_every_score_that_is_drawn(world: World) -> None:
    said = " ".join((run.__doc__ or "").split())
    assert "those before sessions, at check-ins and at follow-ups" in said
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    world.later(days=1)
    world.ok("follow-up", "--pain", "2")
    value = plain(world, "pain")
    assert [one["value"] for one in value["days"] if one["value"] is not None] == [6, 2]


@pytest.mark.parametrize(
    ("argv", "first", "last"),
    [
        (["--last", "2w"], "2026-11-07", "2026-11-20"),
        (["--month", "2026-11"], "2026-11-01", "2026-11-30"),
        (["--from", "2026-11-01"], "2026-11-01", "2026-11-20"),
        (["--to", "2026-11-10"], "2026-10-30", "2026-11-10"),
    ],
)
def test_the_period_can_be_chosen(
    diary: World, argv: list[str], first: str, last: str
) -> None:
    value = plain(diary, *argv)
    assert (value["from"], value["to"]) == (first, last)


@pytest.mark.parametrize(("width", "weeks"), [("40", 16), ("80", 26), ("120", 52)])
def test_it_shows_as_many_weeks_as_fit(world: World, width: str, weeks: int) -> None:
    world.ok("log", "ball", "--at", "2020-01-01")
    world.ok("log", "ball")
    drawn = world.ok("calendar", environ={"COLUMNS": width}).out
    row = next(line for line in drawn.splitlines() if line.startswith("Mon"))
    assert row.count("·") == weeks
    assert max(map(len, drawn.splitlines())) <= int(width)
    assert len(plain(world)["days"]) == 26 * 7


def test_a_selection_narrows_the_days_and_the_rhythm(diary: World) -> None:
    value = plain(diary, "--kind", "yoga")
    assert value["conditions"] == ["yoga"]
    assert value["rhythm"]["sessions"] == 1
    pain = plain(diary, "pain", "--area", "left-calf")
    assert pain["conditions"] == ["left calf"]
    assert [one["value"] for one in pain["days"] if one["value"] is not None] == [6.0]


def test_metrics_and_their_units(diary: World) -> None:
    assert "Water, ml a day · " in diary.ok("calendar", "water").out
    assert "Sleep, hours · " in diary.ok("calendar", "sleep").out


def test_an_empty_calendar_says_how_to_fill_it(world: World) -> None:
    outcome = world.ok("calendar", "water")
    assert outcome.out == ""
    assert outcome.err == (
        "nothing to draw: no water between 25 May and 22 Nov 2026;"
        " `fascia drink 500ml` adds some\n"
    )
    assert not world.database.exists()
    assert all(one["value"] is None for one in plain(world)["days"])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["frogs"], "'frogs' is not a known metric to chart; one of pain, stiffness"),
        (["sleeep"], "did you mean sleep"),
        (["--describe", "--json"], "--describe and --json contradict each other"),
        (["--last", "4w", "--month", "this"], "contradict each other"),
        (["--area", "tooth"], "'tooth' is not a known area"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(
    world: World, argv: list[str], said: str
) -> None:
    outcome = world.run("calendar", *argv)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_plain_characters_and_no_color(diary: World) -> None:
    drawn = diary.ok("calendar", "--ascii", "--color", "always").out
    assert drawn.isascii()
    assert "\x1b[36m_\x1b[0m" in drawn
