"""A report as the terminal and a Markdown file show it; all draw one value."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from fasciatrack.domain.periods import EARLIEST, Period, month_of, week_of
from fasciatrack.domain.records import Entry, Rating
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.output.columns import cell_width
from fasciatrack.output.markdown import escaped, report_markdown
from fasciatrack.output.report_sheets import report_sheets
from fasciatrack.output.screen import Screen
from fasciatrack.output.tables import report_text
from fasciatrack.reporting.summary import PeriodReport, build_report

Golden = Callable[[str, str], None]

WEEK = week_of(DAY)
TREND = "right-levator-scapulae"


def day(number: int) -> date:
    return WEEK.first + timedelta(days=number)


ENTRIES = (
    a_session("pain left-calf=6:3", "stiffness left-calf=7:4.5", day=day(0)),
    a_session("pain left-calf=5:3", "stiffness left-calf=6:4", day=day(1)),
    a_session(
        "pain left-calf=5:4",
        "pain neck=0:0",
        areas="left-calf neck",
        minutes=None,
        at=None,
        day=day(1),
    ),
    a_session("pain left-calf=4:4", "stiffness left-calf=4:5", kind="ball", day=day(2)),
    a_session("pain left-calf=4:2", kind="ball", minutes=15, day=day(3)),
    a_session("pain left-calf=4:2", "mobility left-calf=60:75", day=day(3)),
    a_session(f"pain {TREND}=6:", areas=TREND, kind="mfr-therapist", day=day(0)),
    a_session(f"pain {TREND}=6:4", areas=TREND, kind="mfr-therapist", day=day(2)),
    a_check_in("pain neck=4", "fatigue=6", "stress=3", day=day(0)),
    a_check_in("pain neck=3.5", "fatigue=5", day=day(2)),
    a_night(390, 4, day=day(0)),
    a_night(430, 3, day=day(1)),
    a_night(None, 3, day=day(2)),
    a_night(465, 5, day=day(3)),
    a_drink(500, day=day(0)),
    a_drink(750, day=day(0)),
    a_drink(200, "coffee", 95, day=day(1)),
    a_drink(1000, day=day(2), recorded_at=a_drink(day=day(6)).recorded_at),
)
EARLIER = (
    a_session("pain left-calf=7:5", day=day(-1)),
    a_session("pain left-calf=7:5", kind="yoga", minutes=60, day=day(-3)),
    a_night(400, 3, day=day(-2)),
    a_drink(1500, day=day(-2)),
    a_check_in("pain neck=6", day=day(-3)),
)


def report(
    *entries: Entry,
    previous: tuple[Entry, ...] = (),
    period: Period = WEEK,
    selection: Selection | None = None,
) -> PeriodReport:
    return build_report(
        entries,
        previous,
        period=period,
        today=DAY,
        selection=selection or Selection(),
    )


FULL = report(*ENTRIES, previous=EARLIER)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_a_week_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = report_text(FULL, screen)
    golden(f"report-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()


def test_color_carries_nothing_alone() -> None:
    colored = report_text(FULL, Screen(color=True))
    assert "\x1b[" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == report_text(FULL, Screen())


def test_markdown_looks_as_it_should(golden: Golden) -> None:
    golden("report.md", report_markdown(FULL))


def test_the_terminal_and_markdown_show_the_same_figures() -> None:
    def cells(drawn: str) -> list[str]:
        return re.findall(r"[+−]?\d[\d.]*", drawn)

    wide = report_text(FULL, Screen(width=120)).split("Day by day")[0]
    written = report_markdown(FULL).split("## Day by day")[0]
    assert cells(wide) == cells(written)


def test_every_figure_of_the_report_is_in_its_tables() -> None:
    rows = {
        (sheet.title, row.group, row.label): row.cells
        for sheet in report_sheets(FULL, Screen(unicode=False))
        for row in sheet.rows
    }
    for one in FULL.area_changes:
        change = one.change
        cells = rows["Before and after", str(one.place), change.metric]
        assert [float(cell) for cell in cells[:2]] == [
            pytest.approx(change.before, abs=0.051),
            pytest.approx(change.after, abs=0.051),
        ]
        assert cells[5:] == (
            str(change.n),
            str(change.lower),
            str(change.same),
            str(change.higher),
        )


def test_a_month_is_drawn_in_one_unbroken_row(golden: Golden) -> None:
    november = month_of(DAY)
    nights = [
        a_night(360 + 10 * number, day=november.first + timedelta(days=number))
        for number in range(19)
        if number % 5
    ]
    drawn = report_text(report(*nights, period=november), Screen())
    golden("report-month.txt", drawn)
    assert "one mark" not in drawn


def test_a_long_period_shares_marks_where_room_is_short(golden: Golden) -> None:
    year = Period(first=DAY - timedelta(days=364), last=DAY)
    checks = [
        a_check_in(f"pain neck={number % 7}", day=DAY - timedelta(days=30 * number))
        for number in range(12)
    ]
    drawn = report_text(report(*checks, period=year), Screen(width=40))
    golden("report-year-40.txt", drawn)
    assert "one mark is 14 days" in drawn


def test_two_days_are_no_line() -> None:
    two = report(a_check_in("pain=4"), a_check_in("pain=5", day=day(0)))
    assert "Day by day" not in report_text(two, Screen())
    assert "Day by day" not in report_markdown(two)


def test_an_empty_diary_says_how_to_begin() -> None:
    assert report_text(report(), Screen()) == (
        "Week 2026-W47 (16–22 Nov)\n"
        "Nothing is logged here.\n"
        "Log a session: fascia log foam-roll left-calf 10m --pain 6:3\n"
    )
    assert report_markdown(report()) == (
        "# Week 2026-W47 (16–22 Nov)\n\nNothing is logged here.\n"
    )


def test_an_empty_week_of_a_diary_is_only_said() -> None:
    assert report_text(report(previous=EARLIER), Screen(unicode=False)) == (
        "Week 2026-W47 (16-22 Nov)\nNothing is logged here.\n"
    )
    narrowed = report(selection=Selection(places=(place("neck"),)))
    assert report_text(narrowed, Screen()).splitlines() == [
        "Week 2026-W47 (16–22 Nov) · neck",
        "Nothing is logged here.",
    ]


def test_without_a_period_before_there_is_no_column_for_it() -> None:
    everything = report(*ENTRIES, period=Period(first=EARLIEST, last=DAY))
    nothing_before = report(*ENTRIES)
    for drawn in (
        report_text(everything, Screen()),
        report_markdown(everything),
    ):
        assert "was" not in drawn
    drawn = report_text(nothing_before, Screen())
    assert drawn.count("was") == 1
    assert "was: week 2026-W46 (9–15 Nov) · nothing logged\n" in drawn


def test_a_change_stands_beside_what_it_was_where_there_is_room() -> None:
    previous = (
        a_session("pain left-calf=7:5.5", day=day(-1)),
        a_session("pain jaw=5:4", kind="yoga", areas="jaw", day=day(-1)),
    )
    found = report(a_session("pain left-calf=6:3"), previous=previous)
    for width in (80, 120):
        lines = report_text(found, Screen(width=width)).splitlines()
        header = next(line for line in lines if line.startswith("Before and after"))
        assert header.split()[3:7] == ["before", "after", "diff", "was"]
        rows = [" ".join(line.split()) for line in lines]
        figures = [
            row.partition("pain ")[2]
            for row in rows
            if "pain " in row and "judge" not in row
        ]
        now, was = "6.0 3.0 −3.0 −1.5 −50 1 1 0 0", "– – – −1.0 – 0 0 0 0"
        assert figures == [now, was] * 2
    written = report_markdown(found)
    assert "| jaw | pain | – | – | – | −1.0 | – | 0 | 0 | 0 | 0 |" in written
    assert "| yoga | pain | – | – | – | −1.0 | – | 0 | 0 | 0 | 0 |" in written
    narrow = report_text(found, Screen(width=40)).partition("Before and after")[2]
    assert "was" not in narrow
    assert "jaw" in narrow


def test_too_few_to_judge_is_said_once() -> None:
    assert report_text(FULL, Screen()).count("too few to judge") == 1
    many = [a_session("pain left-calf=6:3") for _ in range(6)]
    assert "too few" not in report_text(report(*many), Screen())


def test_figures_that_need_no_remark_have_none() -> None:
    drawn = report_text(report(a_drink()), Screen())
    assert drawn == (
        "Week 2026-W47 (16–22 Nov)\n"
        "0 sessions · entries on 1 of 4 days so far\n"
        "was: week 2026-W46 (9–15 Nov) · nothing logged\n"
        "\n"
        "Sleep and drinks    mean   over\n"
        "water a day       500 ml  1 day\n"
        "all drinks a day  500 ml  1 day\n"
    )


@pytest.mark.parametrize("screen", [Screen(width=40), Screen(), Screen(width=120)])
def test_what_the_person_wrote_cannot_act(screen: Screen) -> None:
    nasty = Selection(tags=("[red]x[/red]\x1b[2J|",))
    entry = a_session("pain=6:3", tags=nasty.tags)
    drawn = report_text(report(entry, selection=nasty), screen)
    assert "#[red]x[/red]\\x1b[2J|" in drawn
    assert "\x1b" not in drawn
    written = report_markdown(report(entry, selection=nasty))
    assert "\\#\\[red\\]x\\[/red\\]\\\\x1b\\[2J\\|" in written


def test_an_area_with_markup_stays_in_its_cell() -> None:
    entry = a_session("pain a|b<i>=6:3", areas="a|b<i>")
    written = report_markdown(report(entry))
    assert "| a\\|b\\<i\\> | pain | 6.0 |" in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("left calf", "left calf"),
        ("calf (both)", "calf (both)"),
        ("foam-roll", "foam-roll"),
        ("a|b", "a\\|b"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        ("http://x.y", "http\\://x\\.y"),
        ("naïve", "naïve"),
        ("a\nb", "a\\\\nb"),
    ],
)
def test_markdown_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_a_long_name_of_an_area_is_cut_and_breaks_nothing() -> None:
    entry = a_session(f"pain {'x' * 60}=6:3", areas="x" * 60)
    for screen in (Screen(width=40), Screen(width=40, unicode=False), Screen(width=80)):
        lines = report_text(report(entry), screen).splitlines()
        assert max(map(len, lines)) <= screen.width
        assert "xxx…" in "".join(lines) or not screen.unicode
    tiny = report_text(FULL, Screen(width=20))
    assert tiny


@given(
    st.integers(40, 130),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
    st.sampled_from(["", "ascii"]),
)
def test_a_report_fits_its_place_whatever_was_typed(
    width: int, name: str, look: str
) -> None:
    screen = Screen(width=width, unicode=not look)
    area = f"首{name}"
    felt = Rating(metric="pain", phase="now", value=4, area=area)
    entry = replace(a_check_in("pain=4"), ratings=(felt,), tags=(area,))
    found = report(entry, selection=Selection(tags=(area,)))
    drawn = report_text(found, screen)
    assert max(map(cell_width, drawn.splitlines())) <= width
    assert "\x1b" not in drawn
