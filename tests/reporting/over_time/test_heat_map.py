"""One metric day by day, in five steps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from fasciatrack.domain.periods import EARLIEST, Period, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.reporting.over_time.heat_map import HeatMap, build_heat_map, step_of

WEEK = week_of(DAY)
MONDAY = WEEK.first


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def heat_map(
    metric: str,
    *entries: Entry,
    period: Period = WEEK,
    selection: Selection | None = None,
    begun: date | None = None,
) -> HeatMap:
    sessions: dict[date, int] = {}
    for entry in entries:
        if entry.session is not None:
            sessions[entry.day] = sessions.get(entry.day, 0) + 1
    return build_heat_map(
        metric,
        entries,
        period=period,
        selection=selection or Selection(),
        today=DAY,
        sessions=sessions,
        with_entry={entry.day for entry in entries},
        begun=begun,
    )


def states(found: HeatMap) -> list[str]:
    return [one.state for one in found.days]


def test_none_and_unknown_and_to_come_are_three_things() -> None:
    found = heat_map("sessions", a_session(day=day(0)), a_drink(day=day(1)))

    assert states(found) == [
        "value",
        "none",
        "unknown",
        "unknown",
        "to come",
        "to come",
        "to come",
    ]
    assert [one.value for one in found.days] == [1, 0, None, None, None, None, None]
    assert [one.step for one in found.days][:3] == [1, None, None]
    assert not found.is_empty
    assert found.rhythm.sessions == 1


def test_a_session_without_a_duration_leaves_the_minutes_unknown() -> None:
    found = heat_map(
        "minutes",
        a_session(minutes=None, day=day(0)),
        a_session(minutes=10, day=day(1)),
        a_session(minutes=None, day=day(1)),
        a_night(day=day(2)),
    )
    assert states(found)[:4] == ["unknown", "value", "none", "unknown"]
    assert found.days[1].value == 10


def test_a_day_without_water_on_record_is_unknown_and_not_none() -> None:
    found = heat_map("water", a_drink(200, "tea", day=day(0)), a_drink(500, day=day(1)))

    assert states(found)[:3] == ["unknown", "value", "unknown"]
    caffeine = heat_map("caffeine", a_drink(200, "tea", 0, day=day(0)))
    assert states(caffeine)[0] == "none"
    assert caffeine.is_empty


def test_sums_add_up_and_scores_are_averaged_without_those_after() -> None:
    drunk = heat_map("water", a_drink(500, day=day(0)), a_drink(700, day=day(0)))
    assert (drunk.days[0].value, drunk.days[0].step) == (1200, 3)

    felt = heat_map(
        "pain",
        a_session("pain left-calf=6:1", day=day(0)),
        a_check_in("pain neck=3", day=day(0)),
        a_session("pain left-calf=:2", day=day(1)),
        a_check_in("pain=0", day=day(2)),
    )
    assert felt.days[0].value == 4.5
    assert states(felt)[:3] == ["value", "unknown", "value"]
    assert felt.days[2].step == 1
    assert felt.conditions == ("all areas",)


def test_a_selection_narrows_it_and_is_named() -> None:
    selection = Selection(places=(place("neck"),), kinds=("ball",), tags=("desk",))
    found = heat_map(
        "pain",
        a_session("pain neck=5:", areas="neck", kind="ball", tags=("desk",)),
        a_check_in("pain neck=1"),
        selection=replace(selection, period=Period(first=EARLIEST, last=EARLIEST)),
    )
    assert found.conditions == ("neck", "ball", "#desk")
    assert [one.value for one in found.days if one.state == "value"] == [5]


def test_days_outside_the_period_are_not_drawn() -> None:
    found = heat_map("sessions", a_session(day=day(-1)), a_session(day=DAY))

    assert sum(one.state == "value" for one in found.days) == 1
    assert [one.day for one in found.days] == list(WEEK.days())


def test_a_day_to_come_that_has_an_entry_shows_it() -> None:
    assert states(heat_map("sessions", a_session(day=day(5))))[5] == "value"


def test_without_a_beginning_it_begins_with_the_diary() -> None:
    everything = Period(first=EARLIEST, last=WEEK.last)
    found = heat_map("sessions", a_session(), period=everything, begun=day(-3))
    assert found.period == Period(first=day(-3), last=WEEK.last)
    empty = heat_map("sessions", period=everything)
    assert empty.period == Period(first=WEEK.last, last=WEEK.last)
    assert empty.is_empty


@pytest.mark.parametrize(
    ("metric", "value", "step"),
    [
        ("pain", 0, 1),
        ("pain", 1.99, 1),
        ("pain", 2, 2),
        ("pain", 10, 5),
        ("mobility", 19, 1),
        ("mobility", 80, 5),
        ("sessions", 1, 1),
        ("sessions", 7, 5),
        ("sleep", 299, 1),
        ("sleep", 450, 4),
        ("sleep", 480, 5),
        ("sleep-quality", 3.5, 3),
        ("sleep-quality", 5, 5),
        ("minutes", 9.5, 1),
        ("water", 1999, 4),
        ("caffeine", 400, 5),
    ],
)
def test_steps_are_where_they_are_said_to_be(
    metric: str, value: float, step: int
) -> None:
    assert step_of(value, heat_map(metric).steps) == step


@given(st.sampled_from(sorted(CHARTABLES)), st.floats(0, 20_000))
def test_a_step_holds_what_lies_between_its_bounds(metric: str, value: float) -> None:
    steps = heat_map(metric).steps
    step = steps[step_of(value, steps) - 1]

    assert [one.number for one in steps] == [1, 2, 3, 4, 5]
    assert value >= step.low or step.number == 1
    assert step.below is None or value < step.below
