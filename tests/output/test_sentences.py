from datetime import date
from typing import Any

import pytest

from builders import a_check_in, a_drink, a_night, a_session, place
from chart_diary import chart_of, many_areas
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.screen import Screen
from fasciatrack.output.sentences import chart_sentences

TODAY = date(2026, 11, 19)
MONTH = Period(first=date(2026, 11, 1), last=TODAY)


def day(number: int) -> date:
    return date(2026, 11, number)


def said(
    metric: str,
    *entries: Entry,
    period: Period = MONTH,
    **changes: Any,  # noqa: ANN401 - any argument of build_chart
) -> str:
    values = {"selection": Selection(), "today": TODAY, **changes}
    return chart_sentences(chart_of(metric, entries, period=period, **values), Screen())


def test_a_line_is_said_with_its_counts_values_and_days() -> None:
    entries = (
        a_session("pain=8:", day=day(3)),
        a_session("pain=5:", day=day(6)),
        a_session("pain=3:", day=day(12)),
        a_session("pain=4:", day=day(14)),
    )
    assert said("pain", *entries) == (
        "Pain before sessions, all areas: 4 days between 1 Nov and 19 Nov 2026,"
        " mean 5, lowest 3 (12 Nov), highest 8 (3 Nov)."
        " First half 6.5 (2 days), second half 3.5 (2 days)."
        " 15 days have no rating on record.\n"
        "Trend of pain, all areas: none yet, a line takes 4 more days with a rating"
        " and 2 more days from first to last, a verdict 10 more days with a rating"
        " and 16 more days from first to last.\n"
    )


def test_every_line_is_a_paragraph_of_its_own() -> None:
    text = said("pain", a_session("pain=8:5"), a_check_in("pain neck=2"))
    subjects = [line.split(",")[0] for line in text.splitlines()]
    assert subjects == [
        "Pain before sessions",
        "Pain after sessions",
        "Pain between sessions",
        "Trend of pain",
    ]


def test_a_single_value_is_said_once() -> None:
    assert said("mood", a_check_in("mood=7", day=day(18))) == (
        "Mood between sessions: 1 day between 1 Nov and 19 Nov 2026, 7 (18 Nov)."
        " 18 days have no rating on record.\n"
        "Trend of mood: none yet, a line takes 7 more days with a rating"
        " and 13 more days from first to last, a verdict 13 more days with a rating"
        " and 27 more days from first to last.\n"
    )


def test_an_empty_half_is_said_to_be_empty() -> None:
    entries = (a_night(400, day=day(17)), a_night(480, day=day(18)))
    assert said("sleep", *entries) == (
        "Sleep: 2 days between 1 Nov and 19 Nov 2026, mean 7 h 20 min,"
        " lowest 6 h 40 min (17 Nov), highest 8 h (18 Nov)."
        " First half 0 days, second half 7 h 20 min (2 days)."
        " 17 days have no night on record.\n"
        "Trend of sleep: none yet, a line takes 6 more nights"
        " and 12 more days from first to last, a verdict 12 more nights"
        " and 26 more days from first to last.\n"
    )


def test_equal_extremes_are_all_counted() -> None:
    entries = [
        a_drink(amount, day=day(number))
        for number, amount in ((2, 500), (3, 500), (4, 250), (5, 500))
    ]
    text = said("water", *entries)
    assert "lowest 250 ml (4 Nov), highest 500 ml (2 Nov and 2 more days)" in text
    assert text.startswith("Water: 4 days")


@pytest.mark.parametrize(
    ("metric", "entry", "value"),
    [
        ("pain", a_check_in("pain neck=5.5"), "5.5"),
        ("mobility", a_check_in("mobility neck=80"), "80 %"),
        ("sleep-quality", a_night(400, 4), "4"),
        ("caffeine", a_drink(250, "coffee", 95), "95 mg"),
        ("water", a_drink(250), "250 ml"),
        ("drinks", a_drink(200, "tea"), "200 ml"),
    ],
)
def test_values_are_said_with_their_unit(metric: str, entry: Entry, value: str) -> None:
    assert f", {value} (19 Nov)" in said(metric, entry)


def test_halves_of_a_tenth_are_rounded_up_as_in_the_report() -> None:
    entries = (
        a_check_in("stress=2", day=day(2)),
        a_check_in("stress=2.5", day=day(2)),
    )
    assert ", 2.3 (2 Nov)" in said("stress", *entries)


def test_full_days_leave_nothing_to_add() -> None:
    today = Period(first=TODAY, last=TODAY)
    assert said("sleep", a_night(400), period=today) == (
        "Sleep: 1 day on 19 Nov 2026, 6 h 40 min (19 Nov).\n"
    )


def test_weeks_are_named_by_their_monday_and_another_year_is_named() -> None:
    entries = (
        a_check_in("pain neck=9", day=date(2025, 12, 30)),
        a_check_in("pain neck=2", day=day(5)),
    )
    text = said("pain", *entries, period=Period(first=date(2025, 11, 20), last=TODAY))
    assert "2 weeks between 20 Nov 2025 and 19 Nov 2026" in text
    assert "lowest 2 (week of 2 Nov)" in text
    assert "highest 9 (week of 29 Dec 2025)" in text


def test_months_are_named_with_the_year_where_it_is_another() -> None:
    entries = (
        a_check_in("pain neck=9", day=date(2021, 12, 30)),
        a_check_in("pain neck=2", day=day(5)),
    )
    text = said("pain", *entries, period=Period(first=date(2021, 1, 1), last=TODAY))
    assert "lowest 2 (Nov), highest 9 (Dec 2021)" in text


def test_bars_say_what_is_missing_and_which_weeks_are_not_whole() -> None:
    entries = (
        a_session(minutes=20, day=day(3)),
        a_session(minutes=None, day=day(10)),
        a_session(minutes=30, day=day(17)),
    )
    period = Period(first=date(2026, 10, 21), last=TODAY)
    assert said("minutes", *entries, period=period) == (
        "Minutes a week: 2 weeks between 21 Oct and 19 Nov 2026, mean 25 min,"
        " lowest 20 min (week of 2 Nov), highest 30 min (week of 16 Nov)."
        " First half 20 min (1 week), second half 30 min (1 week)."
        " 2 weeks lie before the diary's first day."
        " 1 session has no duration and is not counted."
        " Not whole: first week from 21 Oct, last week to 19 Nov.\n"
    )


def test_one_week_before_the_diary_and_several_sessions_without_duration() -> None:
    entries = (
        a_session(minutes=20, day=day(3)),
        a_session(minutes=None, day=day(3)),
        a_session(minutes=None, day=day(4)),
    )
    text = said(
        "minutes", *entries, period=Period(first=date(2026, 10, 26), last=day(8))
    )
    assert "1 week lies before the diary's first day." in text
    assert "2 sessions have no duration and are not counted." in text
    assert "Not whole" not in text


def test_one_day_alone_has_no_rating() -> None:
    period = Period(first=day(18), last=TODAY)
    assert said("mood", a_check_in("mood=3"), period=period).endswith(
        " 1 day has no rating on record.\n"
    )


def test_areas_are_described_one_by_one_and_the_rest_is_named() -> None:
    lines = said("pain", *many_areas(), by_area=True).splitlines()
    assert lines[0].startswith("Pain before sessions, jaw: 5 days")
    assert lines[-1] == "Also rated, and not described here: foot, hand."
    assert lines[2] == (
        "Trend of pain, jaw: none yet, a line takes 3 more days with a rating,"
        " a verdict 9 more days with a rating and 11 more days from first to last."
    )
    assert len(lines) == 19


def test_the_conditions_are_said_with_every_area() -> None:
    selection = Selection(kinds=("ball",))
    entry = a_session("pain left-calf=6:", kind="ball")
    assert said("pain", entry, selection=selection, by_area=True).startswith(
        "Pain before sessions, left calf, ball: 1 day"
    )


def test_a_persons_words_are_harmless() -> None:
    selection = Selection(tags=("\x1b[2J",))
    entry = a_check_in("mood=3", tags=("\x1b[2J",))
    assert said("mood", entry, selection=selection).startswith(
        "Mood between sessions, #\\x1b[2J: 1 day"
    )
    assert "\x1b" not in said("mood", selection=selection)
    assert "\x1b" not in said(
        "pain",
        *(a_check_in("pain " + "\x1b" * n + "=1") for n in range(1, 10)),
        by_area=True,
    )


class TestNothing:
    @pytest.mark.parametrize(
        ("metric", "line"),
        [
            ("pain", "no pain ratings {}; `fascia log` adds some"),
            ("mood", "no mood ratings {}; `fascia check` adds some"),
            ("sessions", "no sessions {}; `fascia log` adds some"),
            ("minutes", "no sessions with a duration {}; `fascia log` adds some"),
            ("sleep", "no sleep {}; `fascia sleep 7h30` adds some"),
            ("sleep-quality", "no sleep quality {}; `fascia sleep 7h30` adds some"),
            ("water", "no water {}; `fascia drink 500ml` adds some"),
            ("drinks", "no drinks {}; `fascia drink 500ml` adds some"),
            ("caffeine", "no caffeine {}; `fascia drink 500ml` adds some"),
        ],
    )
    def test_there_is_one_line_that_says_what_to_do(
        self, metric: str, line: str
    ) -> None:
        period = "between 1 Nov and 19 Nov 2026"
        assert said(metric) == f"nothing to draw: {line.format(period)}\n"

    def test_the_conditions_are_named_because_they_may_be_the_reason(self) -> None:
        selection = Selection(places=(place("left-calf"),), kinds=("ball",))
        assert "no pain ratings for left calf, ball between" in said(
            "pain", a_check_in("pain neck=3"), selection=selection
        )
