"""The page as plain text."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_follow_up, a_night, a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.output.columns import cell_width
from fasciatrack.output.page_markdown import page_markdown
from fasciatrack.output.page_text import page_text
from fasciatrack.output.screen import Screen
from page_diaries import ACTS, a_page, crowded_page, usual_page

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_the_page_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = page_text(usual_page(), screen)
    golden(f"page-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()
    assert look == "color" or "\x1b" not in drawn


def test_color_carries_nothing_alone() -> None:
    colored = page_text(usual_page(), Screen(color=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == page_text(usual_page(), Screen())


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("text", ["Wherever it may be", "腰の右側 ", " ".join(ACTS)])
def test_more_than_fits_is_cut_and_counted(width: int, text: str) -> None:
    drawn = page_text(crowded_page(text), Screen(width=width))
    assert drawn.count(" more") >= 7
    assert "… 53 more" in drawn
    assert len(drawn.splitlines()) < {80: 115, 40: 180}[width]
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    if " ".join(ACTS) != text:
        assert max(map(cell_width, drawn.splitlines())) <= width


def test_a_page_without_entries_says_so() -> None:
    assert page_text(a_page([]), Screen()) == (
        "Pain diary\n"
        "23 Oct – 19 Nov 2026 · entries on 0 of 28 days · self-reported\n"
        "made with fascia 1.2.3 · not a medical record\n"
        "\n"
        "Nothing is logged in these days.\n"
    )
    asked = page_text(a_page([], questions=("why?",)), Screen())
    assert asked.endswith("Nothing is logged in these days.\n\nQuestions\n- why?\n")


def test_what_is_not_there_is_said() -> None:
    drawn = page_text(a_page([a_check_in("stress=3")]), Screen())
    for words in (
        "No area was scored.",
        "No night is logged.",
        "No session is logged.",
        "No note is tagged medicine.",
        "None of what is looked for was logged.",
        "None were noted.",
    ):
        assert words in drawn
    assert "Marks:" not in drawn


def test_nothing_is_said_to_have_caused_anything() -> None:
    drawn = " ".join(page_text(usual_page(), Screen()).split()).lower()
    assert "there is no comparison group" in drawn
    for word in ("because", "thanks to", "effective", "works", "p <", "p=", "article"):
        assert word not in drawn


@pytest.mark.parametrize(
    ("afters", "said"),
    [
        ((3,), "change −3.0, too few to judge"),
        ((3, 4, 3, 4, 3), "change −2.6, too few to judge"),
        ((3, 3, 3, 3, 3, 3), "change −3.0, all the same"),
        ((3, 4, 3, 4, 3, 4), "change −2.5 (−3.1 to −1.9), early"),
        ((3, 4) * 6, "change −2.5 (−2.8 to −2.2)\n"),
        ((7, 8) * 6, "change +1.5 (+1.2 to +1.8)\n"),
    ],
)
def test_a_change_says_how_much_can_be_said(afters: tuple[int, ...], said: str) -> None:
    entries = [a_session(f"pain=6:{after}") for after in afters]
    assert said in page_text(a_page(entries), Screen())


def test_a_table_that_fits_is_drawn_as_one() -> None:
    entries = [a_session("pain=6:3", kind="yoga")]
    wide = page_text(a_page(entries), Screen(width=120))
    assert re.search(r"^Yoga +1 +10 min +6.0 → 3.0 \(n 1\) ", wide, re.MULTILINE)


def test_sessions_without_scores_have_no_change() -> None:
    drawn = page_text(a_page([a_session(minutes=None)]), Screen())
    assert "Foam rolling         1     –               –       –         –" in drawn
    narrow = page_text(a_page([a_session(minutes=None)]), Screen(width=40))
    assert "Foam rolling\n  sessions 1\n" in narrow


def test_the_days_of_another_year_are_named_with_it() -> None:
    year = Period(first=DAY - timedelta(days=500), last=DAY)
    old = DAY - timedelta(days=400)
    drawn = page_text(
        a_page([a_night(note="half", day=old, tags=("medicine",))], period=year),
        Screen(),
    )
    assert "- 15 Oct 2025: half" in drawn


def test_a_long_period_shares_marks() -> None:
    year = Period(first=DAY - timedelta(days=364), last=DAY)
    page = a_page([a_check_in("pain neck=3")], period=year)
    assert "one for each week;" in page_text(page, Screen())
    narrow = " ".join(page_text(page, Screen(width=40)).split())
    assert "one for every 3 weeks;" in narrow


def test_what_is_late_or_not_in_order_is_said() -> None:
    late = a_check_in(
        "pain=3", recorded_at=a_night(day=DAY + timedelta(days=1)).recorded_at
    )
    drawn = page_text(a_page([late]), Screen())
    assert "1 entry written down on a later day." in " ".join(drawn.split())


def test_stiffness_alone_has_figures_and_no_marks() -> None:
    stiff = a_page([a_check_in("stiffness neck=3")])
    for drawn in (page_text(stiff, Screen()), page_markdown(stiff)):
        assert "3.0" in drawn
        assert "·\n" not in drawn.split("Marks:")[0]
        assert "3.0 to" not in drawn


def test_what_stands_out_is_said_as_it_was_logged() -> None:
    sore = a_follow_up("soreness=4.5", of="unknown", hours=72, day=DAY)
    drawn = page_text(a_page([sore]), Screen())
    assert "- 19 Nov: soreness 4.5 in general, 72 hours after a session\n" in drawn


def test_the_share_of_the_time_in_bed_is_said_where_it_is_known() -> None:
    night = a_night()
    up = a_check_in("pain=1", at="06:00").at
    assert up is not None
    assert night.night is not None
    timed = replace(
        night.night, in_bed_at=up - timedelta(hours=8), out_of_bed_at=up, minutes=360
    )
    drawn = page_text(a_page([replace(night, night=timed)]), Screen())
    assert "75 % of the time in bed asleep (n 1)" in " ".join(drawn.split())


def test_a_longer_period_has_a_column_for_all_of_it() -> None:
    long = Period(first=DAY - timedelta(days=99), last=DAY)
    page = a_page(
        [a_check_in("pain neck=3", day=DAY - timedelta(days=50))], period=long
    )
    drawn = page_text(page, Screen())
    assert "first 2 weeks  last 2 weeks  all 100 days\n" in drawn
    assert "  pain, average               –             –           3.0\n" in drawn
    narrow = page_text(page, Screen(width=40))
    assert "  pain, average\n    all 100 days 3.0\n" in narrow
    assert "  stiffness\n    –\n" in narrow
    assert max(map(len, narrow.splitlines())) <= 40


def test_a_shorter_period_has_one_column() -> None:
    short = Period(first=DAY - timedelta(days=9), last=DAY)
    drawn = page_text(a_page([a_check_in("pain neck=3")], period=short), Screen())
    assert "                  10 days\n  pain, average       3.0\n" in drawn


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [([3] * 7, 7), ([3] * 9, 7), ([57, 57, 57, 57], 3), ([57, 57, 57, 56, 56], 4)],
)
def test_as_many_questions_are_there_as_fit(sizes: list[int], shown: int) -> None:
    page = a_page([], questions=tuple("x" * size for size in sizes))
    drawn = page_text(page, Screen(width=120)).partition("Questions\n")[2]
    rest = [f"- … {len(sizes) - shown} more"] if len(sizes) > shown else []
    assert drawn.splitlines() == [f"- {'x' * size}" for size in sizes[:shown]] + rest
