"""Rhythm, goals and the look back, in the report and in words of their own."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_drink, a_look_back, a_night, a_session
from fasciatrack.domain.own import Goal, GoalSubject
from fasciatrack.domain.periods import Period, month_of, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.markdown import report_markdown
from fasciatrack.output.practice_sheets import (
    compared_lines,
    goal_sentence,
    rhythm_parts,
)
from fasciatrack.output.screen import Screen
from fasciatrack.output.tables import report_text
from fasciatrack.reporting.practice.goals import goal_progress
from fasciatrack.reporting.practice.look_backs import compare_look_backs
from fasciatrack.reporting.practice.report import Practice
from fasciatrack.reporting.practice.rhythm import build_rhythm, recent_rhythm
from fasciatrack.reporting.summary import PeriodReport, build_report

Golden = Callable[[str, str], None]

WEEK = week_of(DAY)
GOALS = (
    Goal(subject="sessions", target=3),
    Goal(subject="water", target=1500),
    Goal(subject="sleep", target=450),
    Goal(subject="pain", target=3),
)
LOOK_BACKS = (
    a_look_back(
        day=DAY - timedelta(days=31),
        less_pain="no",
        more_motion="unsure",
        peg="6 8 5",
        activities=("climbing stairs=3", "gardening=2"),
    ),
    a_look_back(
        less_pain="yes",
        more_motion="unsure",
        better_sleep="no",
        peg="6 7 4",
        activities=("climbing stairs=6", "gardening=4.5", "[b]typing\x1b[2J=7"),
        recommendations=("Mara=yes", "Dr Lee=unsure"),
    ),
)


def day(number: int) -> date:
    return WEEK.first + timedelta(days=number)


LAST_WEEKS = tuple(day(-7 * week) for week in range(12))
SESSIONS = {day(-7 * week): 2 for week in (0, 1, 2, 4, 5, 7, 8, 9, 11)}
ENTRIES = (
    a_session("pain left-calf=6:3", day=day(0)),
    a_session("pain left-calf=5:3", day=day(2)),
    a_check_in("pain left-calf=2", day=day(1)),
    a_night(450, day=day(1)),
    a_night(390, day=day(2)),
    a_drink(1600, day=day(0)),
    a_drink(800, day=day(1)),
    a_drink(500, day=DAY),
)


def report(
    *entries: Entry,
    goals: Sequence[Goal] = GOALS,
    look_backs: Sequence[Entry] = LOOK_BACKS,
    selection: Selection | None = None,
    period: Period = WEEK,
) -> PeriodReport:
    return build_report(
        entries,
        (),
        period=period,
        today=DAY,
        selection=selection or Selection(),
        practice=Practice(
            goals=tuple(goals),
            look_backs=tuple(look_backs),
            sessions=SESSIONS,
            with_entry=LAST_WEEKS,
            begun=day(-200),
        ),
    )


FULL = report(*ENTRIES)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_a_report_with_goals_and_a_look_back_looks_as_it_should(
    golden: Golden, width: int, look: str
) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = report_text(FULL, screen)
    golden(f"report-practice-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()
    assert "\x1b" not in words
    assert "[b]typing\\x1b[2J" in words


def test_markdown_looks_as_it_should(golden: Golden) -> None:
    golden("report-practice.md", report_markdown(FULL))


def test_a_narrowed_report_has_its_rhythm_and_no_goals() -> None:
    drawn = report_text(
        report(*ENTRIES, selection=Selection(kinds=("foam-roll",))), Screen()
    )
    assert "sessions on Mon Wed" in drawn
    assert "Goals" not in drawn
    assert "Look back" not in drawn


def test_without_goals_nothing_is_said_about_them() -> None:
    drawn = report_text(report(*ENTRIES, goals=(), look_backs=()), Screen())
    assert "Goals" not in drawn
    assert "Look back" not in drawn
    assert "PEG" not in drawn


def test_a_first_look_back_has_no_column_for_the_one_before() -> None:
    drawn = report_text(report(*ENTRIES, look_backs=LOOK_BACKS[1:]), Screen())
    (line,) = [each for each in drawn.splitlines() if each.startswith("PEG")]
    assert line.split() == ["PEG", "5.7"]
    assert "may be noticeable" not in drawn
    assert "measurement error" not in drawn
    assert "activities, mean of 3" in drawn


def test_one_activity_has_no_mean() -> None:
    alone = a_look_back(activities=("stairs=4",))
    assert "mean of" not in report_text(report(*ENTRIES, look_backs=(alone,)), Screen())


@pytest.mark.parametrize(
    ("before", "noted"),
    [
        (a_look_back(day=day(-30), peg="6 8 5"), ["PEG: 0 to 10"]),
        (a_look_back(day=day(-30), activities=("stairs=3",)), ["activities: 0 unable"]),
        (a_look_back(day=day(-30)), []),
    ],
)
def test_how_to_read_it_is_said_where_two_are_compared(
    before: Entry, noted: list[str]
) -> None:
    now = a_look_back(peg="6 7 4", activities=("stairs=3",))
    drawn = report_text(report(*ENTRIES, look_backs=(before, now)), Screen())
    lines = drawn.splitlines()
    assert [each for each in lines if each.startswith(("PEG: ", "activities: "))] == [
        line for line in lines for start in noted if line.startswith(start)
    ]
    assert sum(any(each.startswith(start) for each in lines) for start in noted) == len(
        noted
    )


@pytest.mark.parametrize(
    ("days", "weeks", "said"),
    [
        ((0, 2, 5), (), ["sessions on Mon Wed Sat", "longest gap 3 days"]),
        ((3,), (), ["session on Thu"]),
        ((3, 4), (0,), ["sessions on Thu Fri", "longest gap 1 day"]),
        ((), (1, 2), ["2 of the last 12 weeks with a session"]),
        ((), (), []),
    ],
)
def test_the_rhythm_of_a_week_is_said_without_judging(
    days: tuple[int, ...], weeks: tuple[int, ...], said: list[str]
) -> None:
    today = day(6)
    rhythm = build_rhythm(
        {day(number): 1 for number in days},
        with_entry=(),
        period=WEEK,
        today=today,
        begun=None,
    )
    recent = recent_rhythm(
        {day(-7 * week): 1 for week in weeks},
        with_entry=(*LAST_WEEKS, day(-7 * 12)),
        until=today,
        today=today,
        begun=day(0) if weeks == (0,) else None,
    )
    assert list(rhythm_parts(rhythm, recent)) == said


def test_the_rhythm_of_a_month_counts_its_days() -> None:
    october = month_of(date(2026, 10, 1))
    counts = {date(2026, 10, 2): 1, date(2026, 10, 20): 2}
    days = tuple(Period(first=date(2026, 8, 1), last=DAY).days())
    rhythm = build_rhythm(
        counts, with_entry=days, period=october, today=DAY, begun=None
    )
    recent = recent_rhythm(
        counts, with_entry=days, until=october.last, today=DAY, begun=None
    )
    assert list(rhythm_parts(rhythm, recent)) == [
        "sessions on 2 of 31 days",
        "longest gap 18 days",
        "2 of 12 weeks to 1 Nov with a session",
    ]


@pytest.mark.parametrize(
    ("weeks", "until", "said"),
    [
        (
            (0, 1, 2),
            day(6),
            [
                "2 of 3 weeks with a session",
                "9 of the last 12 weeks without an entry",
            ],
        ),
        (
            (5, 6, 9),
            day(-30),
            [
                "1 of 3 weeks with a session",
                "9 of 12 weeks to 18 Oct without an entry",
            ],
        ),
        ((0,), day(6), []),
    ],
)
def test_weeks_without_an_entry_are_said_apart(
    weeks: tuple[int, ...], until: date, said: list[str]
) -> None:
    recent = recent_rhythm(
        {day(-7 * week): 1 for week in weeks if week in (0, 2, 5)},
        with_entry=[day(-7 * week) for week in weeks],
        until=until,
        today=day(7),
        begun=None,
    )
    nothing = build_rhythm({}, with_entry=(), period=WEEK, today=DAY, begun=None)
    assert list(rhythm_parts(nothing, recent)) == said


@pytest.mark.parametrize(
    ("subject", "target", "entries", "said"),
    [
        ("sessions", 3, ENTRIES, "3 a week: 2 this week so far"),
        ("sessions", 3, (), "3 a week: no entry this week so far"),
        ("sessions", 3, ENTRIES[2:], "3 a week: 0 this week so far"),
        ("water", 1500, ENTRIES, "1500 ml a day: on 1 of 2 days with water logged"),
        ("water", 1500, (), "1500 ml a day: no whole day with water logged"),
        ("water", 400, ENTRIES[-1:], "400 ml a day: on 1 of 1 day with water logged"),
        ("sleep", 450, ENTRIES, "7 h 30 min: in 1 of 2 nights on record"),
        ("sleep", 450, ENTRIES[3:4], "7 h 30 min: in 1 of 1 night on record"),
        ("sleep", 450, (), "7 h 30 min: no night on record"),
        ("pain", 3.5, ENTRIES, "3.5 at most: mean 4.3 over 3 days with a score"),
        ("pain", 3, (), "3 at most: no day with a score"),
    ],
)
def test_a_goal_is_said_in_a_sentence(
    subject: GoalSubject, target: float, entries: Sequence[Entry], said: str
) -> None:
    goals = [Goal(subject=subject, target=target)]
    (progress,) = goal_progress(goals, entries, period=WEEK, today=DAY, begun=None)
    assert goal_sentence(progress) == said


def test_a_week_that_is_over_is_not_so_far() -> None:
    over = day(7)
    for entries, said in ((ENTRIES, "2 this week"), ((), "no entry this week")):
        (progress,) = goal_progress(
            GOALS[:1], entries, period=WEEK, today=over, begun=None
        )
        assert goal_sentence(progress) == f"3 a week: {said}"


@pytest.mark.parametrize(
    ("count", "cells"),
    [(2, "3 a week 2 of 3 so far sessions"), (4, "3 a week 4 so far sessions")],
)
def test_more_than_the_goal_is_not_out_of_it(count: int, cells: str) -> None:
    entries = [a_session() for _ in range(count)]
    drawn = report_text(report(*entries, goals=GOALS[:1]), Screen())
    (line,) = [each for each in drawn.splitlines() if "3 a week" in each]
    assert " ".join(line.split()) == f"sessions {cells}"


def test_goals_over_a_month_and_without_an_entry() -> None:
    entries = (a_session(day=date(2026, 11, 4)), a_drink(100, day=DAY))
    drawn = report_text(report(*entries, period=month_of(DAY)), Screen())
    rows = [" ".join(line.split()) for line in drawn.splitlines()]
    assert "sessions 3 a week 0 of 1 week full week with an entry" in rows
    assert "water 1500 ml a day – no whole day with water logged" in rows
    assert "sleep 7 h 30 min – no night on record" in rows
    assert "pain 3 at most – 0 days with a score" in rows


def test_what_was_said_before_stands_beside_it() -> None:
    compared = compare_look_backs(LOOK_BACKS[1], LOOK_BACKS[0])
    first, peg, activities = compared_lines(compared, Screen())
    assert first == (
        "since 19 Oct: PEG 6.3 → 5.7 · climbing stairs 3.0 → 6.0 · gardening 2.0 → 4.5"
    )
    assert peg == (
        "PEG: 0 to 10, lower is better; a change of 1 point or more may be noticeable"
    )
    assert activities == (
        "activities: 0 unable to 10 as before; less than 3 points on one,"
        " or 2 on the mean, can be measurement error"
    )
    nothing = compare_look_backs(LOOK_BACKS[1], None)
    assert list(compared_lines(nothing, Screen())) == []
    plain = next(compared_lines(compared, Screen(unicode=False)))
    assert plain.isascii()
    last_year = replace_day(LOOK_BACKS[0])
    assert next(
        compared_lines(compare_look_backs(LOOK_BACKS[1], last_year), Screen())
    ).startswith("since 31 Dec 2025: ")


def replace_day(entry: Entry) -> Entry:
    return a_look_back(
        day=date(2025, 12, 31), activities=("gardening=1",), note=entry.id
    )
