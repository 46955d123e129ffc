"""fascia report, from the command line to the paper."""

import json
import re
import stat
from shlex import split
from typing import Any

import pytest

from world import World

FIRST_LINE = "Log a session: fascia log foam-roll left-calf 10m --pain 6:3"


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with entries in this week and the one before."""
    world.later(days=-8)
    world.ok("log", "yoga", "neck", "1h", "--pain", "7:5")
    world.later(days=7)
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    world.later(days=1)
    world.ok("log", "ball", "neck", "--pain", "5:", "--tag", "work")
    world.ok("sleep", "6h30", "--quality", "good")
    world.ok("check", "--pain", "neck=4")
    return world


def plain(world: World, *argv: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(world.ok("report", "--json", *argv).out)
    return value


def test_this_week_stands_against_the_week_before(diary: World) -> None:
    outcome = diary.ok("report")
    lines = outcome.out.splitlines()
    assert lines[:3] == [
        "Week 2026-W47 (16–22 Nov)",
        "2 sessions · 10 min · entries on 2 of 5 days so far",
        "was: week 2026-W46 (9–15 Nov) · 1 session · 1 h · entries on 1 of 7 days",
    ]
    assert "1 of 2 sessions without a duration" in lines
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("argv", "title"),
    [
        (["--week", "last"], "Week 2026-W46 (9–15 Nov)"),
        (["--month", "2026-11"], "November 2026"),
        (["--last", "10d"], "11 Nov – 20 Nov 2026"),
        (["--from", "2026-11-18", "--to", "2026-11-19"], "18 Nov – 19 Nov 2026"),
        (["--area", "left-calf"], "Week 2026-W47 (16–22 Nov) · left calf"),
        (["--kind", "ball"], "Week 2026-W47 (16–22 Nov) · ball"),
        (["--tag", "#work"], "Week 2026-W47 (16–22 Nov) · #work"),
    ],
)
def test_the_period_and_the_conditions_head_the_report(
    diary: World, argv: list[str], title: str
) -> None:
    assert diary.ok("report", *argv).out.splitlines()[0] == title


def test_everything_begins_with_the_first_entry(diary: World) -> None:
    found = plain(diary, "--to", "today")
    assert found["period"] == {"first": "2026-11-12", "last": "2026-11-20"}
    assert found["previous_period"] is None
    assert found["previous"] is None


def test_json_says_what_the_table_says(diary: World) -> None:
    found = plain(diary)
    assert found["schema_version"] == 1
    assert found["period"] == {"first": "2026-11-16", "last": "2026-11-22"}
    assert found["current"]["sessions"] == {
        "sessions": 2,
        "minutes": 10.0,
        "without_duration": 1,
    }
    neck, calf = found["kind_changes"][2], found["area_changes"][0]
    assert (neck["kind"], neck["change"]["n"]) == ("yoga", 0)
    assert neck["previous"] == {
        "n": 1,
        "before": 7.0,
        "after": 5.0,
        "difference": -2.0,
    }
    assert calf["previous"]["difference"] is None
    for drunk in ("water_ml", "drinks_ml"):
        assert found["current"]["habits"][drunk] == {"n": 0, "mean": None}
    table = diary.ok("report").out
    for one in found["area_changes"]:
        change = one["change"]
        if change["n"]:
            figures = f"{change['before']:.1f} +{change['after']:.1f}"
            assert re.search(figures, table)


def test_json_is_the_same_by_either_name(diary: World) -> None:
    assert (
        diary.ok("report", "--format", "json").out == diary.ok("report", "--json").out
    )
    assert diary.ok("report", "--json", "--format", "json").code == 0


def test_markdown_is_a_file_only_the_owner_reads(diary: World) -> None:
    path = diary.folder / "report.md"
    outcome = diary.ok("report", "-o", str(path))
    assert outcome.out == ""
    assert path.read_text(encoding="utf-8").startswith("# Week 2026-W47 (16–22 Nov)\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = diary.run("report", "-o", str(path))
    assert again.code == 2
    assert "exists already" in again.err
    diary.ok("report", "--format", "table", "-o", str(path), "--force")
    assert path.read_text(encoding="utf-8").startswith("Week 2026-W47 (16–22 Nov)\n")


@pytest.mark.parametrize("name", ["report.json", "report.JSON"])
def test_the_name_of_a_file_can_choose_the_format(diary: World, name: str) -> None:
    path = diary.folder / name
    diary.ok("report", "-o", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))["schema_version"] == 1


def test_a_file_has_no_color_and_the_usual_width(diary: World) -> None:
    path = diary.folder / "report.txt"
    diary.ok("report", "--color", "always", "-o", str(path), environ={"COLUMNS": "40"})
    text = path.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "lower" in text
    diary.ok("report", "--ascii", "-o", str(path), "--force")
    assert "–" in text
    # The settings decide about files; what a terminal can show does not.
    (diary.folder / "settings.toml").write_text("ascii = true\n")
    diary.ok("report", "-o", str(path), "--force")
    assert path.read_text(encoding="utf-8").isascii()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--format", "pdf"], "--format 'pdf' is unknown; one of table, md, json"),
        (["--json", "--format", "md"], "--json and --format md contradict each other"),
        (["--week", "2026-W46", "--last", "4w"], "contradict each other"),
        (["--area", "tooth"], "'tooth' is not a known area"),
        (["--kind", "fango"], "'fango' is not a known kind"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    diary: World, argv: list[str], said: str
) -> None:
    outcome = diary.run("report", *argv)
    assert outcome.code == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_empty_diary_is_shown_how_to_begin_and_not_created(world: World) -> None:
    outcome = world.ok("report")
    assert outcome.out.splitlines() == [
        "Week 2026-W47 (16–22 Nov)",
        "Nothing is logged here.",
        FIRST_LINE,
    ]
    assert not world.database.exists()
    assert json.loads(world.ok("report", "--json").out)["kinds"] == []


def test_an_empty_period_says_where_the_last_entry_is(world: World) -> None:
    world.ok("log", "foam-roll", "left-calf", "10m", "--at", "2021-06-15")
    world.ok("log", "ball", "neck", "--at", "2021-06-16", "--tag", "c&a")
    path = world.folder / "report.md"
    for argv, day, command in (
        ((), "16 Jun 2021", "--month 2021-06"),
        (("--month", "2020-01"), "16 Jun 2021", "--month 2021-06"),
        (
            ("--area", "left-calf", "--kind", "foam-roll"),
            "15 Jun 2021",
            "--month 2021-06 --area left-calf --kind foam-roll",
        ),
        (("--area", "neck"), "16 Jun 2021", "--month 2021-06 --area neck"),
        (("--tag", "c&a"), "16 Jun 2021", "--month 2021-06 --tag 'c&a'"),
    ):
        title, *said = world.ok("report", *argv).out.splitlines()
        assert title
        last = f"The last entry is of {day}: fascia report {command}"
        assert " ".join(said) == f"Nothing is logged here. {last}"
        shown = world.ok("report", *split(command)).out
        assert "Nothing is logged" not in shown
        world.ok("report", *argv, "-o", str(path), "--force")
        written = path.read_text(encoding="utf-8").replace("\\", "")
        assert last in written.splitlines()
    never = world.ok("report", "--kind", "yoga").out.splitlines()
    assert never[1:] == ["Nothing is logged here."]


def test_a_narrow_terminal_gets_fewer_columns(diary: World) -> None:
    narrow = diary.ok("report", environ={"COLUMNS": "40"}).out
    assert max(map(len, narrow.splitlines())) <= 40
    assert "higher" not in narrow
