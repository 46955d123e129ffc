"""fascia report, from the command line to the paper."""

import json
import re
import stat
from pathlib import Path
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


@pytest.fixture
def steady(world: World) -> World:
    """Return a world with twelve sessions on one area over five weeks."""
    world.later(days=-33)
    for number in range(12):
        after = 3 if number % 3 else 4
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", f"6:{after}")
        world.later(days=3)
    world.later(days=-3)
    return world


def test_a_longer_look_has_a_label_and_its_reasons(steady: World) -> None:
    week = steady.ok("report").out
    assert "How sure" not in week
    assert "left calf pain 4 more sessions" in week
    eight = steady.ok("report", "--last", "8w").out
    assert "left calf  pain  −2.7  −3.0 to −2.4    −3.0     0.5  < 0.001" in eight
    assert "left calf: lower by 2.7 points, 44 %: moderate\n" in eight
    assert "Salaffi" not in eight
    why = steady.ok("report", "--last", "8w", "--why").out
    assert why.startswith(eight)
    assert "Salaffi 2004: 1 point or 15 % lower" in why
    assert "• left calf, pain: 6.0 → 3.3 on average over 12 sessions in 34 days" in why


def test_every_way_of_writing_it_knows_the_reasons(steady: World) -> None:
    look = ("report", "--last", "8w", "--why")
    for argv in (("--format", "md"), ("--describe",), ("--json",)):
        assert "doi:10.1016/j.ejpain.2003.09.004" in steady.ok(*look, *argv).out
        brief = steady.ok("report", "--last", "8w", *argv).out
        assert "doi:" not in brief


def test_json_holds_the_figures_that_the_table_draws(steady: World) -> None:
    found = plain(steady, "--last", "8w", "--why")
    assert found["area_changes"][0]["figures"] == {
        "stage": "enough",
        "days": 34,
        "median": -3.0,
        "lowest": -3.0,
        "highest": -2.0,
        "spread": 0.4924,
        "low": -2.9795,
        "high": -2.3538,
        "is_identical": False,
        "p": 0.000488,
        "q": 0.000488,
        "missing_for_range": [],
        "missing_for_label": [],
        "benchmark": {
            "by_percent": "moderate",
            "by_points": "two",
            "label": "moderate",
            "why_not": None,
        },
    }
    assert found["why"]["published"][0]["key"] == "farrar-2001"
    assert found["kind_changes"][0]["figures"]["stage"] == "enough"
    week = plain(steady)["area_changes"][0]["figures"]
    assert (week["stage"], week["low"], week["p"], week["benchmark"]) == (
        ("few", None, None, None)
    )
    assert week["missing_for_range"] == [{"what": "session", "have": 2, "need": 6}]


def test_sentences_say_what_the_tables_say(steady: World, tmp_path: Path) -> None:
    said = steady.ok("report", "--last", "8w", "--describe").out
    assert "Sessions, foam-roll: 12, 2 h." in said.splitlines()
    assert "The average may lie between −3.0 and −2.4 (95 %, spread 0.5)" in said
    path = tmp_path / "report.txt"
    steady.ok("report", "--last", "8w", "--describe", "-o", str(path))
    assert path.read_text(encoding="utf-8") == said


def test_sentences_about_two_weeks_set_one_beside_the_other(diary: World) -> None:
    diary.ok("check", "--pain", "neck=6", "--at", "8d ago")
    diary.ok("sleep", "7h30", "--day", "2026-11-12")
    lines = diary.ok("report", "--describe").out.splitlines()
    assert (
        "Between sessions, neck, pain: mean 4.0 over 1 score, from 4.0 to 4.0;"
        " before 6.0." in lines
    )
    assert "Sleep a night: 6 h 30 min over 1 night; before 7 h 30 min." in lines


def test_sentences_about_everything_have_nothing_before(diary: World) -> None:
    said = diary.ok("report", "--describe", "--to", "today").out
    assert "before, " not in said
    assert "Sessions on 3 of 9 days, longest gap 7 days" in said


def test_sentences_about_a_day_without_sessions_have_no_rhythm(world: World) -> None:
    world.ok("drink", "500ml")
    lines = world.ok("report", "--describe").out.splitlines()
    assert lines == [
        "Week 2026-W47 (16–22 Nov): 0 sessions, entries on 1 of 5 days so far.",
        "The period before, week 2026-W46 (9–15 Nov): nothing logged.",
        "Water a day: 500 ml over 1 day.",
        "All drinks a day: 500 ml over 1 day.",
    ]


def test_sentences_about_nothing_say_so(world: World) -> None:
    empty = "Week 2026-W47 (16–22 Nov): nothing is logged here.\n"
    assert world.ok("report", "--describe").out == empty
    world.ok("log", "yoga", "neck", "1h", "--at", "2021-06-15")
    said = world.ok("report", "--describe", "--kind", "yoga").out.splitlines()
    assert said == [
        "Week 2026-W47 (16–22 Nov), yoga: nothing is logged here.",
        ("The last entry is of 15 Jun 2021: fascia report --month 2021-06 --kind yoga"),
    ]


@pytest.mark.parametrize(
    ("argv", "given"),
    [
        (["--json"], "--json"),
        (["--format", "md"], "the format md"),
        (["-o", "report.md"], "the format md"),
    ],
)
def test_sentences_are_no_json_and_no_markdown(
    diary: World, argv: list[str], given: str
) -> None:
    outcome = diary.run("report", "--describe", *argv)
    assert outcome.code == 2
    said = f"--describe and {given} contradict each other; give one of them"
    assert said in outcome.err


def test_sentences_name_both_weeks(diary: World) -> None:
    lines = diary.ok("report", "--describe").out.splitlines()
    assert "Sessions, yoga: 0; before 1, 1 h." in lines
    assert any(
        line.startswith("Before and after, neck, pain: no session with both scores.")
        and line.endswith("In the period before −2.0 over 1 session.")
        for line in lines
    )
    assert (
        "Between sessions, neck, pain: mean 4.0 over 1 score, from 4.0 to 4.0." in lines
    )


def test_a_report_of_weeks_says_where_the_pain_is_heading(steady: World) -> None:
    assert "its trend" not in steady.ok("report").out
    eight = steady.ok("report", "--last", "8w").out
    assert "Pain by day, its trend\nleft calf: " in eight
    found = plain(steady, "--last", "8w")["trends"]
    assert [one["place"] for one in found] == [{"area": "calf", "side": "left"}]
    assert found[0]["trend"]["days"] == 12
    assert plain(steady)["trends"] == []
    assert len(plain(steady, "--last", "14d")["trends"]) == 1
    assert plain(steady, "--last", "13d")["trends"] == []


@pytest.mark.parametrize("argv", [("--kind", "foam-roll"), ("--tag", "work")])
def test_the_days_of_one_kind_or_tag_are_no_trend(
    steady: World, argv: tuple[str, str]
) -> None:
    steady.ok("check", "--pain", "neck=4", "--tag", "work")
    assert plain(steady, "--last", "8w", *argv)["trends"] == []
    assert plain(steady, "--last", "8w", "--area", "neck")["trends"]
