"""fascia page, from the command line to the sheet of paper."""

import json
import re
import sqlite3
import stat
from contextlib import closing

import pytest

from builders import a_follow_up
from fasciatrack.domain.changes import Change
from parsed_html import Document
from world import World


@pytest.fixture
def diary(world: World) -> World:
    """Return a world with something of most things in the last weeks."""
    world.later(days=-30)
    world.ok("log", "yoga", "neck", "1h", "--pain", "9:9")
    world.later(days=10)
    world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    world.ok("sleep", "6h30", "--quality", "good")
    world.later(days=20)
    world.ok("log", "ball", "neck", "--pain", "5:")
    world.ok("check", "--pain", "neck=4", "--tag", "medicine", "--note", "ibuprofen")
    world.ok("check", "--mood", "4", "--tag", "question", "--note", "may I <run>?")
    return world


def test_the_last_four_weeks_are_one_page(diary: World) -> None:
    outcome = diary.ok("page")
    lines = outcome.out.splitlines()
    assert lines[0] == "Pain diary"
    assert lines[1].startswith("24 Oct – 20 Nov 2026 · entries on 2 of 28 days")
    assert "- 20 Nov: ibuprofen" in lines
    assert "- 20 Nov: may I <run>?" in lines
    assert "Yoga" not in outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--week", "last"], "Week 2026-W46 (9–15 Nov)"),
        (["--week", "this"], "16 Nov – 20 Nov 2026"),
        (["--month", "2026-10"], "October 2026"),
        (["--last", "8w"], "26 Sep – 20 Nov 2026"),
        (["--from", "2026-11-18", "--to", "2026-11-19"], "18 Nov – 19 Nov 2026"),
        (["--to", "today"], "21 Oct – 20 Nov 2026"),
        (["--area", "left-calf"], "only left calf"),
        (["--name", "Ana Maria"], "Pain diary of Ana Maria"),
        (["--question", "one?", "--question", "two?"], "- one?\n- two?\n- 20 Nov: may"),
    ],
)
def test_what_is_asked_for_is_on_the_page(
    diary: World, argv: list[str], said: str
) -> None:
    assert said in diary.ok("page", *argv).out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("page.txt", "Pain diary\n"),
        ("page", "Pain diary\n"),
        ("page.md", "# Pain diary\n"),
        ("page.MARKDOWN", "# Pain diary\n"),
        ("page.html", "<!DOCTYPE html>\n"),
        ("page.htm", "<!DOCTYPE html>\n"),
        ("page.json", '{"schema_version": 1,'),
    ],
)
def test_a_file_ends_as_it_is_written_and_only_its_owner_reads_it(
    diary: World, name: str, begins: str
) -> None:
    path = diary.folder / name
    outcome = diary.ok("page", "-o", str(path))
    assert outcome.out == ""
    assert outcome.err == f"✓ written to {path}\n"
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_replaced_only_by_force(diary: World) -> None:
    path = diary.folder / "page.html"
    path.write_text("mine", encoding="utf-8")
    refused = diary.run("page", "-o", str(path))
    assert refused.code == 2
    assert "exists already" in refused.err
    assert path.read_text(encoding="utf-8") == "mine"
    diary.ok("page", "-o", str(path), "--force")
    assert "Pain diary" in path.read_text(encoding="utf-8")


def test_the_format_can_be_said(diary: World) -> None:
    path = diary.folder / "page.txt"
    diary.ok("page", "-o", str(path), "--format", "md")
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert diary.ok("page", "--format", "json").out == diary.ok("page", "--json").out
    assert diary.ok("page", "--format", "text").out == diary.ok("page").out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--format", "pdf"], "--format 'pdf' is unknown; one of text, md, html, json"),
        (["--json", "--format", "md"], "--json and --format md contradict each other"),
        (["-o", "Page.PDF"], "'Page.PDF' would be no PDF; write page.html and print"),
        (["--name", " "], "the name is empty"),
        (["--name", "x" * 81], "the name is 81 characters long"),
        (["--name", "a\0b"], "the name holds a NUL character"),
        (["--question", ""], "the question is empty"),
        (["--question", "ok", "--question", "x" * 10_001], "the question is 10,001"),
        (["--week", "this", "--last", "4w"], "contradict each other"),
        (["--area", "elbwo"], "elbow"),
    ],
)
def test_what_cannot_be_is_refused(diary: World, argv: list[str], said: str) -> None:
    refused = diary.run("page", *argv)
    assert refused.code == 2
    assert said in " ".join(refused.err.split())
    assert refused.out == ""


def test_json_says_what_the_page_says(diary: World) -> None:
    found = json.loads(diary.ok("page", "--json", "--question", "why?").out)
    assert found["schema_version"] == 1
    assert found["name"] is None
    assert found["program"].startswith("fascia ")
    assert found["period"] == {"first": "2026-10-24", "last": "2026-11-20"}
    assert [area["place"] for area in found["areas"]] == [
        {"area": "calf", "side": "left"},
        {"area": "neck", "side": None},
    ]
    assert found["care"][0]["interval"] is None
    assert found["care"][0]["relief"] == {
        "n": 0,
        "still": 0,
        "wide": 0,
        "median_days": None,
        "longest_days": None,
    }
    assert found["courses"] == []
    assert found["life"]["peg"] is None
    assert found["questions"] == [
        {"text": "why?", "day": None},
        {"text": "may I <run>?", "day": "2026-11-20"},
    ]


@pytest.mark.parametrize(
    ("format_", "whole"), [("text", True), ("md", True), ("html", False)]
)
def test_questions_that_do_not_fit_the_sheet_are_counted_and_in_full_elsewhere(
    diary: World, format_: str, *, whole: bool
) -> None:
    asked = [f"--question={number}: {'why? ' * 40}" for number in range(12)]
    outcome = diary.ok("page", "--format", format_, *asked)
    said = "0 of 13 questions fit on the sheet in full; the text version has all\n"
    assert outcome.err == ("" if whole else said)
    assert ("why? " * 40).strip() in " ".join(outcome.out.split()) or not whole
    assert outcome.out.count("why?") >= (480 if whole else 1)
    if not whole:
        assert outcome.out.count("why?") < 200


def test_html_holds_what_the_person_wrote_as_text(diary: World) -> None:
    page = Document(diary.ok("page", "--format", "html", "--name", "</title><b>").out)
    assert "20 Nov: may I <run>?" in page.text
    assert page.all("b", "run") == []


def test_an_empty_period_says_where_the_last_entry_is(diary: World) -> None:
    outcome = diary.ok("page", "--month", "2020-01", "--area", "neck")
    assert "Nothing is logged in these days.\n" in outcome.out
    assert outcome.err == (
        "The last entry is of 20 Nov 2026: fascia page --month 2026-11 --area neck\n"
    )


def test_without_a_diary_it_says_so_and_makes_none(world: World) -> None:
    outcome = world.ok("page")
    assert "Nothing is logged" in outcome.out
    assert "there is no diary yet" in outcome.err
    assert not world.database.exists()


def test_in_ascii_everything_is_ascii(diary: World) -> None:
    assert diary.ok("--ascii", "page").out.isascii()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_the_terminal(diary: World, width: int) -> None:
    drawn = diary.ok("page", environ={"COLUMNS": str(width)}, terminal=True).out
    assert "\x1b[1mPain diary\x1b[0m" in drawn
    plain = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, plain.splitlines())) <= width


def test_a_follow_up_after_the_period_belongs_to_its_session(diary: World) -> None:
    diary.ok("log", "foam-roll", "left-calf", "5m", "--pain", "6:3")
    session = diary.entries[-1]
    diary.later(days=1)
    look = a_follow_up("pain left-calf=2", of=session.id, day=diary.now.date())
    book = diary.diary
    book.apply("follow-up", [Change(after=look)])
    book.close()
    found = json.loads(diary.ok("page", "--json", "--to", "2026-11-20").out)
    rolled = next(part for part in found["care"] if part["kind"] == "foam-roll")
    assert (rolled["next_day"], rolled["next_day_n"]) == (2, 1)


def test_weeks_of_sessions_are_said_in_every_way_of_writing_it(world: World) -> None:
    for _ in range(6):
        world.later(days=4)
        world.ok("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
        world.later(days=1)
        world.ok("check", "--pain", "left-calf=3")
        world.later(days=1)
        world.ok("check", "--pain", "left-calf=5")
    for format_ in ("text", "md", "html"):
        said = " ".join(
            world.ok("page", "--last", "6w", "--format", format_).out.split()
        )
        assert "half of them until about 1.5 days after foam rolling (n 6)." in said
        assert "left calf: after 6 sessions since 24 Nov the starting pain is" in said
    found = json.loads(world.ok("page", "--last", "6w", "--json").out)
    assert found["care"][0]["relief"]["median_days"] == 1.5
    (course,) = found["courses"]
    assert (course["rule"], course["start"], course["end"]) == ("unchanged", 6, 6)


def test_only_what_the_period_needs_is_read(diary: World) -> None:
    diary.later(days=400)
    diary.ok("log", "ball", "neck", "--pain", "5:4")
    with closing(sqlite3.connect(diary.database, isolation_level=None)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute("UPDATE entry SET at = 'no moment' WHERE number = 1")
    assert json.loads(diary.ok("page", "--json").out)["coverage"]["entries"] == 1
    assert diary.run("page", "--last", "2y").code == 5
