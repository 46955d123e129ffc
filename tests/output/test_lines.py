"""One entry, or one change, on one line."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    ZONE,
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
    place,
    ratings,
)
from fasciatrack.domain.records import Entry, Night, Session, SideEffect
from fasciatrack.domain.values import replace
from fasciatrack.output.lines import (
    difference_lines,
    entry_line,
    shortened,
    what,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.differences import Difference

TODAY = date(2026, 11, 20)
UNICODE = Screen()
ASCII = Screen(unicode=False)


def line(entry: Entry, screen: Screen = UNICODE) -> str:
    return entry_line(replace(entry, number=42), today=TODAY, screen=screen)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            a_session("pain left-calf=6:3", "stiffness left-calf=7:4"),
            (
                "42  foam-roll · left calf · 10 min · yesterday 21:00"
                " · pain 6→3 · stiffness 7→4"
            ),
        ),
        (
            a_session("pain=5:2", kind="ball", areas="", minutes=None, at=None),
            "42  ball · yesterday · pain 5→2",
        ),
        (
            a_session("pain=6:", "stiffness=:4", "soreness=2"),
            (
                "42  foam-roll · left calf · 10 min · yesterday 21:00"
                " · pain 6 before · stiffness 4 after · soreness 2"
            ),
        ),
        (
            a_session("pain=6:3", "pain=5"),
            "42  foam-roll · left calf · 10 min · yesterday 21:00 · pain 6→3, 5",
        ),
        (
            a_session("mobility=60:75"),
            "42  foam-roll · left calf · 10 min · yesterday 21:00 · mobility 60→75 %",
        ),
        (
            a_check_in("pain neck=4", "fatigue=6"),
            "42  neck pain 4 · fatigue 6 · yesterday 07:10",
        ),
        (
            a_check_in("pain neck=4", "pain left-calf=4"),
            "42  pain neck 4, left calf 4 · yesterday 07:10",
        ),
        (a_check_in(note="a bad day"), '42  check-in · yesterday 07:10 · "a bad day"'),
        (
            a_follow_up(
                "soreness left-calf=3",
                "pain left-calf=2",
                day=TODAY,
                areas=(place("left-calf"),),
                hobbling="no",
                movement="walk",
                movement_minutes=20,
                activity_load="light",
                water_ml=500,
            ),
            (
                "42  follow-up 24 h · left calf · today 07:30 · soreness 3 · pain 2"
                " · hobbling no · movement walk 20 min · activity load light"
                " · water after 500 ml"
            ),
        ),
        (
            a_look_back(
                day=TODAY,
                at=None,
                less_pain="yes",
                peg_pain=6,
                peg_enjoyment=7,
                peg_activity=4,
                activities=("\x1b[31mstairs=4",),
                recommendations=("Mara=yes",),
            ),
            (
                "42  look-back · today · less pain yes · PEG 5.7 (6, 7, 4)"
                " · activity \\x1b[31mstairs 4 · recommend Mara yes"
            ),
        ),
        (
            a_look_back(day=TODAY, at=None, peg_enjoyment=7),
            "42  look-back · today · PEG enjoyment 7",
        ),
        (a_night(390, 4, day=TODAY), "42  sleep 6 h 30 min · good · today"),
        (a_night(None, None, day=TODAY), "42  sleep · today"),
        (a_drink(500), "42  water 500 ml · yesterday 10:00"),
        (
            a_drink(200, "coffee", 95),
            "42  coffee 200 ml · 95 mg caffeine · yesterday 10:00",
        ),
    ],
)
def test_every_type_of_entry_fits_one_line(entry: Entry, expected: str) -> None:
    assert line(entry) == expected


def test_an_ascii_screen_gets_the_same_in_ascii() -> None:
    in_sets = Session(kind="ball", duration_seconds=180, sets=3, set_seconds=60)
    entry = replace(a_session("pain=6:3"), session=in_sets)
    assert line(entry) == "42  ball · left calf · 3 × 60 s · yesterday 21:00 · pain 6→3"
    assert line(entry, ASCII) == (
        "42  ball - left calf - 3 x 60 s - yesterday 21:00 - pain 6->3"
    )


def test_an_entry_without_a_number_begins_with_its_words() -> None:
    unsaved = replace(a_drink(500), number=None)
    assert entry_line(unsaved, today=TODAY, screen=UNICODE) == (
        "water 500 ml · yesterday 10:00"
    )


@pytest.mark.parametrize(
    ("scores", "areas", "expected"),
    [
        (("pain left-calf=6:3", "pain neck=6:3"), "left-calf neck", "pain 6→3"),
        (
            ("pain left-calf=6:3", "pain neck=4:4"),
            "left-calf neck",
            "pain left calf 6→3, neck 4→4",
        ),
        (("pain left-calf=6:3",), "left-calf neck", "left calf pain 6→3"),
        (("pain both-calf=6:3",), "left-calf", "calf (both) pain 6→3"),
        (("pain=6:3", "pain neck=6:3"), "neck", "pain in general 6→3, neck 6→3"),
    ],
)
def test_an_area_is_named_with_a_score_only_where_it_would_be_unclear(
    scores: tuple[str, ...], areas: str, expected: str
) -> None:
    said = line(a_session(*scores, areas=areas, minutes=None, at=None))
    assert said.endswith(f" · yesterday · {expected}")


def test_what_else_was_stored_is_said_too() -> None:
    entry = replace(
        a_session(areas="", at=None),
        session=Session(
            kind="massage", tool="hands", pressure=5.5, practitioner="Anna\x1b[2J"
        ),
        side_effects=(
            SideEffect(effect="soreness", severity=4),
            SideEffect(effect="thirst"),
        ),
        tags=("work", "de\nsk"),
        note="after the long drive",
    )
    assert line(entry) == (
        "42  massage · yesterday · with hands · pressure 5.5 · by Anna\\x1b[2J"
        " · side effect soreness 4 · side effect thirst · #work · #de\\nsk"
        ' · "after the long drive"'
    )


def test_the_times_of_a_night_are_said() -> None:
    bed = datetime(2026, 11, 19, 22, 45, tzinfo=ZONE)
    night = Night(
        in_bed_at=bed,
        lights_out_at=bed + timedelta(minutes=15),
        woke_at=bed + timedelta(hours=8),
        out_of_bed_at=bed + timedelta(hours=9),
        latency_minutes=30,
        awake_minutes=20,
        awakenings=1,
    )
    said = line(replace(a_night(day=TODAY), night=night))
    assert said == (
        "42  sleep · today · into bed 22:45 · lights out 23:00 · woke up 06:45"
        " · out of bed 07:45 · asleep after 30 min · awake 20 min · 1 awakening"
    )
    twice = replace(a_night(day=TODAY), night=Night(awakenings=2))
    assert line(twice) == "42  sleep · today · 2 awakenings"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"at": datetime(2026, 11, 20, 1, 30, tzinfo=UTC)}, "Fri 20 Nov 01:30"),
        (
            {
                "day": date(2025, 12, 30),
                "at": datetime(2025, 12, 31, 1, 30, tzinfo=UTC),
            },
            "Wed 31 Dec 2025 01:30",
        ),
        ({"at": None}, "yesterday"),
        ({"day": date(2026, 11, 16), "at": None}, "Mon 16 Nov"),
    ],
)
def test_the_calendar_day_is_named_where_midnight_makes_it_unclear(
    changes: dict[str, Any], expected: str
) -> None:
    assert line(replace(a_drink(), **changes)) == f"42  water 500 ml · {expected}"


def test_what_an_entry_is_about_stands_without_its_time() -> None:
    assert what(a_session(), UNICODE) == "foam-roll"
    assert what(a_night(390, 4), UNICODE) == "sleep 6 h 30 min · good"
    assert what(a_check_in("pain neck=4"), ASCII) == "neck pain 4"


@pytest.mark.parametrize(
    ("text", "screen", "expected"),
    [
        ("short", UNICODE, "short"),
        ("first\nsecond", UNICODE, "first …"),
        ("\n  first  \n", UNICODE, "first"),
        ("", UNICODE, ""),
        ("a" * 40, UNICODE, "a" * 40),
        ("a" * 41, UNICODE, "a" * 39 + "…"),
        ("a" * 41, ASCII, "a" * 37 + "..."),
        ("a" * 38 + " bc", UNICODE, "a" * 38 + "…"),
        ("\x1b[31mred", UNICODE, "\\x1b[31mred"),
    ],
)
def test_a_note_is_cut_to_a_harmless_piece(
    text: str, screen: Screen, expected: str
) -> None:
    assert shortened(text, screen) == expected


@given(st.text(max_size=200))
def test_no_note_breaks_the_line_or_reaches_the_terminal_raw(text: str) -> None:
    short = shortened(text, UNICODE)
    assert len(short) <= 42
    assert short.isprintable()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("3", "2", "pain: 3 → 2"),
        (None, "2", "pain: not given → 2"),
        ("3", None, "pain: 3 → not given"),
        ("", "x", 'pain: "" → x'),
        ("a" * 60, None, "pain: " + "a" * 40 + "… → not given"),
        ("a" * 60, "b", "pain: " + "a" * 40 + "… → b"),
        (
            "a" * 50 + " one",
            "a" * 50 + " two",
            "pain: …aaaaaaaaa one → …aaaaaaaaa two",
        ),
        ("a" * 50, "a" * 45, "pain: …aaaaaaaaaaaaaaa → …aaaaaaaaaa"),
        ("a\nb", "\x1b[2J", "pain: a\\nb → \\x1b[2J"),
    ],
)
def test_a_change_shows_where_the_two_sides_part(
    before: str | None, after: str | None, expected: str
) -> None:
    change = Difference(label="pain", before=before, after=after)
    assert difference_lines([change], screen=UNICODE) == (expected,)


def test_a_change_fits_an_ascii_screen() -> None:
    change = Difference(label="duration", before="10 min", after="3 × 60 s")
    assert difference_lines([change], screen=ASCII) == ("duration: 10 min -> 3 x 60 s",)
    long = Difference(label="note", before="a" * 50 + "b", after="a" * 50)
    assert difference_lines([long], screen=ASCII) == (
        "note: ...aaaaaaaaaab -> ...aaaaaaaaaa",
    )


def test_both_sides_rated_as_one_is_not_taken_for_each_side() -> None:
    entry = a_session("pain both-calf=6:3", areas="both-calf", minutes=None, at=None)
    assert entry.areas == (place("both-calf"),)
    assert entry.ratings == ratings("pain both-calf=6:3")
    assert line(entry) == "42  foam-roll · calf (both) · yesterday · pain 6→3"
