"""The page as plain text."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_follow_up, a_night, a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.output.columns import cell_width
from fasciatrack.output.page.markdown import page_markdown
from fasciatrack.output.page.text import page_text
from fasciatrack.output.screen import Screen
from page_diaries import ACTS, FOUR_WEEKS, a_page, crowded_page, usual_page

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
    assert drawn.count(" more") >= 5
    above, _, own = drawn.partition("Medicines and other treatments\n")
    own, _, below = own.partition("Stands out\n")
    below, _, questions = below.partition("Questions\n")
    assert len((above + below).splitlines()) < {80: 120, 40: 185}[width]
    assert "more\n" not in own
    assert "more\n" not in questions
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
    assert "- 19 Nov: soreness 4.5 in general, 3 days after a session\n" in drawn


def test_soreness_that_rose_is_said_with_what_it_was_at_first() -> None:
    entries = [
        a_session(day=DAY - timedelta(days=3), areas="neck", id="a"),
        a_follow_up("soreness neck=1", of="a", day=DAY - timedelta(days=2)),
        a_follow_up("soreness neck=2", of="a", hours=72, day=DAY, at="22:30"),
    ]
    after = "73 hours after foam rolling on 16 Nov"
    said = f"- 19 Nov: soreness 2 in the neck, {after} (1 the day after)\n"
    assert said in page_text(a_page(entries), Screen(width=120))
    entries[-1] = a_follow_up("soreness neck=4", of="a", hours=72, day=DAY, at="22:30")
    assert f"{after}\n" in page_text(a_page(entries), Screen(width=120))


def test_what_one_session_left_is_one_line_that_says_how_often_it_was_told() -> None:
    entries = [
        a_session(day=DAY - timedelta(days=6), areas="neck", id="a"),
        *(
            a_check_in("soreness neck=5", day=DAY - timedelta(days=back), at="22:00")
            for back in (3, 2)
        ),
    ]
    said = "17 Nov: soreness 5 in the neck, 4 days after foam rolling on 13 Nov"
    drawn = " ".join(page_text(a_page(entries), Screen()).split())
    assert f"{said}; told 2 times Looked" in drawn
    assert drawn.count("soreness 5") == 1


def test_one_answer_about_two_sessions_is_one_line() -> None:
    back = DAY - timedelta(days=1)
    entries = [
        *(a_session(day=back, id=one) for one in "ab"),
        *(a_follow_up(of=one, hobbling="yes", day=DAY, at="21:30") for one in "ab"),
    ]
    drawn = page_text(a_page(entries), Screen())
    assert drawn.count("hobbling,") == 1
    after = "24 hours after the last of 2 sessions on 18 Nov"
    assert f"- 19 Nov: hobbling, {after}\n" in drawn


def test_the_next_day_has_its_change_and_says_over_what() -> None:
    session = a_session("pain neck=6:3", "pain jaw=2:2", id="a", day=FOUR_WEEKS.first)
    look = a_follow_up("pain neck=5", of="a", day=FOUR_WEEKS.first + timedelta(days=1))
    drawn = " ".join(page_text(a_page([session, look]), Screen(width=60)).split())
    assert "by next day −1.0 (n 1)" in drawn
    assert "By next day: over areas scored before and a day after." in drawn
    assert "1 with pain before and on the next day" in drawn
    assert "By next day" not in page_text(a_page([session]), Screen())


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


WORDS = "why does it hurt at night, and what may I do about it? "


@pytest.mark.parametrize("width", [40, 80])
def test_every_question_and_note_is_there_in_full(width: int) -> None:
    asked = tuple(f"{number} {WORDS * 4}" for number in range(12))
    notes = [
        a_night(
            note=f"note {number} {WORDS * 4}{'x' * 200}",
            day=DAY - timedelta(days=number),
            tags=("medicine",),
        )
        for number in range(12)
    ]
    page = a_page(notes, questions=asked)
    drawn = page_text(page, Screen(width=width))
    assert max(map(len, drawn.splitlines())) <= width
    squeezed = "".join(drawn.split())
    written = page_markdown(page)
    for words in (*asked, *(str(one.note) for one in notes)):
        assert "".join(words.split()) in squeezed
        assert " ".join(words.split()) in written
