"""A calendar as the terminal shows it, in words, and as JSON."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from fasciatrack.domain.periods import WEEKDAYS, Period, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.output.calendar_sheet import (
    calendar_values,
    draw_calendar,
    usual_weeks,
)
from fasciatrack.output.calendar_words import (
    calendar_sentences,
    nothing_to_show,
    step_words,
    value_words,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.over_time.heat_map import HeatMap, build_heat_map

Golden = Callable[[str, str], None]

WEEK = week_of(DAY)
MONDAY = WEEK.first
BEGUN = MONDAY - timedelta(days=400)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def heat_map(
    metric: str,
    *entries: Entry,
    weeks: int = 1,
    period: Period | None = None,
    selection: Selection | None = None,
    today: date = DAY,
) -> HeatMap:
    sessions: dict[date, int] = {}
    for entry in entries:
        if entry.session is not None:
            sessions[entry.day] = sessions.get(entry.day, 0) + 1
    usual = Period(first=MONDAY - timedelta(weeks=weeks - 1), last=WEEK.last)
    return build_heat_map(
        metric,
        entries,
        period=period or usual,
        selection=selection or Selection(),
        today=today,
        sessions=sessions,
        with_entry={entry.day for entry in entries},
        begun=BEGUN,
    )


def entries() -> list[Entry]:
    """Return a year of entries in which every step and every state occurs."""
    found: list[Entry] = []
    for ago in range(370):
        there = DAY - timedelta(days=ago)
        if ago % 11 == 5 or 80 < ago < 95:
            continue
        found += [a_session(day=there) for _ in range(ago * 7 % 13 % 6)]
        found.append(a_check_in(f"pain neck={ago * 3 % 11}", day=there))
        if ago % 3:
            found.append(a_night(250 + ago * 37 % 260, day=there))
    return found


YEAR = entries()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
@pytest.mark.parametrize("metric", ["sessions", "pain"])
def test_a_calendar_looks_as_it_should(
    golden: Golden, metric: str, width: int, look: str
) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = draw_calendar(heat_map(metric, *YEAR, weeks=usual_weeks(width)), screen)
    golden(f"calendar-{metric}-{width}-{look}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= width
    assert look != "ascii" or drawn.isascii()
    if look == "color":
        assert words == draw_calendar(
            heat_map(metric, *YEAR, weeks=usual_weeks(width)), Screen(width=width)
        )


def test_more_weeks_than_fit_stand_below_each_other(golden: Golden) -> None:
    drawn = draw_calendar(heat_map("sleep", *YEAR, weeks=40), Screen(width=40))
    golden("calendar-sleep-40-weeks.txt", drawn)
    assert max(map(len, drawn.splitlines())) <= 40
    assert drawn.count("Mon ") == 3


def rows(drawn: str) -> dict[str, str]:
    names = {name[:3] for name in WEEKDAYS}
    return {line[:3]: line[4:] for line in drawn.splitlines() if line[:3] in names}


def test_every_state_has_a_mark_of_its_own() -> None:
    some = (
        *(a_session(day=day(0)) for _ in range(3)),
        a_drink(day=day(1)),
        a_session(day=DAY),
    )
    for screen, marks in ((Screen(), "▅◦·▁"), (Screen(unicode=False), "=o._")):
        drawn = rows(draw_calendar(heat_map("sessions", *some), screen))
        assert [drawn[name].strip() for name in ("Mon", "Tue", "Wed")] == list(
            marks[:3]
        )
        assert drawn["Thu"] == f"[{marks[3]}]"
        assert drawn["Fri"] == drawn["Sun"] == ""


def test_the_legend_names_only_what_is_there() -> None:
    full = draw_calendar(
        heat_map("sessions", *(a_session(day=each) for each in WEEK.days())), Screen()
    )
    assert "none" not in full
    assert "no entry" not in full
    assert "[ ] today" in full
    past = Period(first=day(-7), last=day(-1))
    old = draw_calendar(
        heat_map("sessions", a_session(day=day(-7)), period=past), Screen()
    )
    assert "today" not in old
    assert "[" not in old
    assert "· no entry" in old
    assert "to come" not in old
    water = draw_calendar(heat_map("water", a_drink(day=day(0))), Screen())
    assert "· not on record" in water
    assert "blank: to come" in water
    minutes = draw_calendar(heat_map("minutes", a_session(day=day(0))), Screen())
    assert "no entry" not in minutes


def test_today_is_marked_within_the_picture_too() -> None:
    longer = Period(first=MONDAY, last=day(13))
    drawn = draw_calendar(
        heat_map("sessions", a_session(), a_session(day=day(10)), period=longer),
        Screen(),
    )
    assert rows(drawn)["Thu"] == "[▁]▁"


def test_days_outside_the_period_stay_blank() -> None:
    part = Period(first=day(2), last=day(3))
    drawn = rows(
        draw_calendar(heat_map("sessions", a_session(), period=part), Screen())
    )
    assert drawn["Tue"] == drawn["Fri"] == ""
    assert drawn["Wed"] == " ·"


@pytest.mark.parametrize(
    ("first", "weeks", "line"),
    [
        (date(2026, 11, 2), 2, "2026 Nov"),
        (date(2026, 10, 26), 3, "2026 Nov"),
        (date(2026, 10, 19), 3, "2026   Nov"),
        (date(2026, 10, 12), 6, "2026 Oct Nov"),
        (date(2025, 12, 15), 5, "2025 Dec Jan"),
    ],
)
def test_a_month_is_named_where_it_begins(first: date, weeks: int, line: str) -> None:
    period = Period(first=first, last=first + timedelta(days=7 * weeks - 1))
    drawn = draw_calendar(
        heat_map("sessions", a_session(day=first), period=period), Screen()
    )
    assert drawn.splitlines()[1] == line


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("sessions", ["1", "2", "3", "4", "5+"]),
        ("pain", ["<2", "2+", "4+", "6+", "8+"]),
        ("mobility", ["<20", "20+", "40+", "60+", "80+"]),
        ("sleep", ["<5", "5+", "6+", "7+", "8+"]),
        ("sleep-quality", ["1+", "2+", "3+", "4+", "5"]),
        ("minutes", ["<10", "10+", "20+", "30+", "45+"]),
        ("water", ["<500", "500+", "1000+", "1500+", "2000+"]),
    ],
)
def test_the_bounds_of_the_steps_are_said(metric: str, words: list[str]) -> None:
    found = heat_map(metric)
    assert [step_words(step, found) for step in found.steps] == words


@pytest.mark.parametrize(
    ("metric", "value", "words"),
    [
        ("pain", 5.25, "5.3"),
        ("pain", 4.0, "4"),
        ("sleep", 432, "7 h 12 min"),
        ("minutes", 10, "10 min"),
        ("water", 1500, "1500 ml"),
        ("caffeine", 95, "95 mg"),
        ("mobility", 60, "60 %"),
        ("sessions", 2, "2"),
    ],
)
def test_values_are_said_with_their_unit(metric: str, value: float, words: str) -> None:
    assert value_words(heat_map(metric), value) == words


def test_in_sentences_every_day_is_accounted_for() -> None:
    some = (
        a_session(day=day(0)),
        a_session(day=day(0)),
        a_session(day=day(2)),
        a_drink(day=day(1)),
    )
    assert calendar_sentences(heat_map("sessions", *some)) == (
        "Sessions a day: 2 days with a value between 16 Nov and 22 Nov 2026,"
        " lowest 1 (18 Nov), highest 2 (16 Nov). 1 day has entries and none of it."
        " 1 day is unknown. 3 days are still to come. 3 sessions on 2 days."
        " By weekday: Monday 1, Wednesday 1. 1 of 1 week with a session."
        " Median gap 2 days. Longest gap 2 days.\n"
    )


def test_sentences_about_one_value_and_no_session() -> None:
    selection = Selection(places=(place("neck"),))
    said = calendar_sentences(
        heat_map("pain", a_check_in("pain neck=4", day=day(0)), selection=selection)
    )
    assert said == (
        "Pain, 0–10, neck: 1 day with a value between 16 Nov and 22 Nov 2026, each 4."
        " 3 days are unknown. 3 days are still to come. No session.\n"
    )


def test_no_session_is_said_of_weeks_that_are_known() -> None:
    felt = (a_check_in("pain neck=4", day=day(-7)), a_check_in("pain neck=4"))
    said = calendar_sentences(heat_map("pain", *felt, weeks=4))
    assert said.endswith(" No session in 1 week. 2 weeks without an entry.\n")


def test_sentences_leave_out_states_that_do_not_occur() -> None:
    past = Period(first=day(-7), last=day(-6))
    some = (a_session(day=day(-7)), a_session(day=day(-6)))
    assert calendar_sentences(heat_map("sessions", *some, period=past)) == (
        "Sessions a day: 2 days with a value between 9 Nov and 10 Nov 2026, each 1."
        " 2 sessions on 2 days. By weekday: Monday 1, Tuesday 1."
        " 1 of 1 week with a session. Median gap 1 day. Longest gap 1 day.\n"
    )
    to_come = calendar_sentences(heat_map("sessions", some[0], weeks=2, today=day(5)))
    assert "12 days are unknown. 1 day is still to come." in to_come


def test_the_mean_of_full_weeks_is_said() -> None:
    found = heat_map("sessions", a_session(day=day(-7)), a_drink(day=day(-14)), weeks=3)
    drawn = draw_calendar(found, Screen(width=100))
    assert drawn.splitlines()[-1] == (
        "1 session on 1 day · 1 of 2 weeks with a session"
        " · 0.5 sessions a week over 2 full weeks"
    )


def test_nothing_to_show_says_how_to_add_some() -> None:
    assert nothing_to_show(heat_map("water")) == (
        "nothing to draw: no water between 16 Nov and 22 Nov 2026;"
        " `fascia drink 500ml` adds some"
    )


def test_json_has_the_same_values() -> None:
    found = heat_map("sessions", *YEAR, weeks=4)
    values = calendar_values(found)
    assert values["schema_version"] == 1
    assert (values["from"], values["to"]) == ("2026-10-26", "2026-11-22")
    days = values["days"]
    assert isinstance(days, list)
    assert days[0].keys() == {"day", "state", "value", "step"}
    assert [one["value"] for one in days] == [one.value for one in found.days]


def test_a_tag_cannot_act() -> None:
    nasty = "[red]\x1b[2J"
    selection = Selection(tags=(nasty,))
    found = heat_map("sessions", a_session(tags=(nasty,)), selection=selection)
    for drawn in (
        draw_calendar(found, Screen()),
        calendar_sentences(found),
        nothing_to_show(found),
    ):
        assert "\x1b" not in drawn
        assert "#[red]\\x1b[2J" in drawn


@given(st.integers(1, 130), st.integers(1, 120), st.sampled_from(["", "ascii"]))
def test_it_never_is_wider_than_its_place(width: int, weeks: int, look: str) -> None:
    screen = Screen(width=width, unicode=not look)
    drawn = draw_calendar(heat_map("pain", *YEAR[:40], weeks=weeks), screen)
    assert max(map(len, drawn.splitlines())) <= max(width, 24)
    assert drawn.count("[") == 2
