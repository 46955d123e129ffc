"""Entries below one another, and one entry by itself."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from builders import (
    DAY,
    ZONE,
    a_check_in,
    a_drink,
    a_night,
    a_session,
    place,
    ratings,
)
from fasciatrack.domain.records import Entry, Session
from fasciatrack.domain.values import replace
from fasciatrack.output.entry_page import entry_page
from fasciatrack.output.listing import listing
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.steps import HistoryStep, build_steps

Golden = Callable[[str, str], None]

TODAY = DAY + timedelta(days=1)
EARLIER = DAY - timedelta(days=3)


def numbered(*entries: Entry) -> list[Entry]:
    return [replace(entry, number=8 + number) for number, entry in enumerate(entries)]


ENTRIES = numbered(
    a_night(390, 4, day=EARLIER),
    a_session("pain left-calf=6:3", "stiffness left-calf=7:4", day=EARLIER),
    a_session(
        "pain neck=7:4",
        "pain right-upper-trap=5:5",
        areas="neck right-upper-trap hamstrings",
        kind="mfr-therapist",
        minutes=90,
        tags=("work",),
        note="said to keep it warm\nand to come back",
        recorded_at=datetime(2026, 11, 18, 9, tzinfo=UTC),
        day=EARLIER,
    ),
    a_session(kind="ball", areas="", minutes=None, at=None),
    a_drink(200, "coffee", 95, at="08:05"),
    a_check_in("pain neck=4", "fatigue=6"),
    replace(a_drink(500), at=datetime(2026, 11, 20, 1, 30, tzinfo=ZONE)),
    a_drink(250, day=TODAY, at="07:00"),
)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_a_list_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = listing(ENTRIES, today=TODAY, screen=screen)
    golden(f"list-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()


def test_short_entries_stand_in_columns_at_eighty() -> None:
    entries = numbered(a_session("pain=6:3", areas="neck"), a_drink(500, at="22:00"))
    assert listing(entries, today=TODAY, screen=Screen()) == (
        "yesterday\n"
        "  8  21:00  foam-roll  neck  10 min  pain 6→3\n"
        "  9  22:00  water            500 ml\n"
    )


def test_a_column_nobody_needs_is_not_there() -> None:
    entries = numbered(a_night(390, 4), a_night(None))
    assert listing(entries, today=TODAY, screen=Screen()) == (
        "yesterday\n  8  sleep  6 h 30 min  good\n  9  sleep\n"
    )


def test_an_entry_without_a_number_is_listed_too() -> None:
    entry = replace(a_drink(500), number=None)
    assert "10:00  water  500 ml" in listing([entry], today=TODAY, screen=Screen())


def test_no_entries_are_no_lines() -> None:
    assert listing([], today=TODAY, screen=Screen()) == ""


def page(
    entry: Entry, *more: HistoryStep, screen: Screen | None = None, way_back: str = ""
) -> str:
    written = HistoryStep(at=entry.recorded_at, command="log", turn="written")
    return entry_page(
        entry,
        (written, *more),
        way_back=way_back,
        today=TODAY,
        zone=ZONE,
        screen=screen or Screen(),
    )


FULL = replace(
    ENTRIES[2],
    id="01a2026b-cfd6-715c-856d-0790e8513533",
    zone="Europe/Berlin",
    source="daylio",
    session=Session(
        kind="ball",
        duration_seconds=180,
        sets=3,
        set_seconds=60,
        practitioner="Anna",
        tool="lacrosse-ball",
        pressure=5.5,
    ),
)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_an_entry_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    before = replace(FULL, ratings=ratings("pain neck=7:5"), note=None)
    steps = build_steps(
        [
            (FULL.recorded_at, "log", None, before),
            (FULL.recorded_at + timedelta(hours=2), "edit", before, FULL),
            (FULL.recorded_at + timedelta(days=1), "delete", FULL, None),
        ]
    )
    drawn = page(FULL, *steps[1:], screen=screen, way_back="fascia undo brings it back")
    golden(f"show-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()


def test_what_a_session_could_have_said_is_named() -> None:
    drawn = page(
        a_session("pain=6:", "stiffness=:4", "soreness=3", areas="", minutes=None)
    )
    assert re.search(r"^duration +not given$", drawn, re.MULTILINE)
    assert re.search(r"^areas +not given$", drawn, re.MULTILINE)
    assert re.search(r"^pain +6 → not given$", drawn, re.MULTILINE)
    assert re.search(r"^stiffness +not given → 4$", drawn, re.MULTILINE)
    assert re.search(r"^soreness +3$", drawn, re.MULTILINE)


def test_a_check_in_names_only_what_it_says() -> None:
    drawn = page(replace(a_check_in("pain neck=4"), number=5, id="x"))
    assert drawn == (
        "5  check-in · yesterday 07:10\n"
        "\n"
        "when          2026-11-19 07:10\n"
        "pain, neck    4\n"
        "written down  2026-11-19 22:00\n"
        "time zone     UTC+01:00\n"
        "id            x\n"
        "\n"
        "history\n"
        "  2026-11-19 22:00  log  written\n"
    )


def test_a_night_without_a_time_has_no_time_zone() -> None:
    assert "time zone" not in page(a_night(390, 4))


def test_a_name_longer_than_the_screen_stands_above_its_value() -> None:
    name = "x" * 50
    entry = a_session(f"pain {name}=6:3", areas="", id="y" * 36)
    lines = page(entry, screen=Screen(width=40)).splitlines()
    assert lines[lines.index(f"pain, {name}") + 1] == "  6 → 3"
    assert lines[lines.index("id") + 1] == "  " + "y" * 36


def test_what_the_person_wrote_cannot_act() -> None:
    entry = a_session(
        "pain a\x1b[2Jb=6:3",
        areas="a\x1b[2Jb",
        note="\x1b[31mred\r\n\u202ereversed",
        tags=("t\x07",),
        source="s\x1b",
        zone="z\x1b",
        id="i\x1b",
    )
    for drawn in (
        page(entry),
        listing([entry], today=TODAY, screen=Screen()),
    ):
        assert all(line.isprintable() for line in drawn.split("\n"))
        assert "\u202e" not in drawn


def test_every_line_of_a_note_is_kept() -> None:
    drawn = page(a_drink(500, note="one\n\n  two"))
    assert "note\n  one\n\n    two\n\nhistory" in drawn


def test_the_builders_make_what_the_cases_expect() -> None:
    assert place("left-calf").side == "left"
    assert date(2026, 11, 20) == TODAY
