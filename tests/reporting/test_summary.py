"""A period against the one before it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_drink, a_night, a_session, place
from fasciatrack.domain.periods import EARLIEST, Period, month_of, week_of
from fasciatrack.domain.records import Entry, Session
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.reporting.summary import (
    Average,
    PeriodReport,
    Sessions,
    build_report,
)

WEEK = week_of(DAY)
MONDAY = WEEK.first
BEFORE = MONDAY - timedelta(days=3)


def report(
    *entries: Entry,
    previous: tuple[Entry, ...] = (),
    period: Period = WEEK,
    today: date = DAY,
    selection: Selection | None = None,
) -> PeriodReport:
    return build_report(
        entries,
        previous,
        period=period,
        today=today,
        selection=selection or Selection(),
    )


def test_a_report_on_nothing_is_empty_and_not_zero() -> None:
    empty = report()
    assert empty.current.sessions == Sessions(
        sessions=0, minutes=None, without_duration=0
    )
    assert empty.current.habits.sleep_minutes == Average(n=0, mean=None)
    assert empty.current.habits.nights == 0
    assert empty.kinds == empty.area_changes == empty.kind_changes == ()
    assert empty.levels == empty.pain_by_day == empty.sleep_by_day == ()


def test_sessions_without_a_duration_are_counted_and_no_minutes() -> None:
    found = report(
        a_session(minutes=10),
        a_session(minutes=None),
        replace(a_session(), session=Session(kind="ball", duration_seconds=90)),
        previous=(a_session(minutes=None, day=BEFORE),),
    )
    assert found.current.sessions == Sessions(
        sessions=3, minutes=11.5, without_duration=1
    )
    assert found.previous is not None
    assert found.previous.sessions == Sessions(
        sessions=1, minutes=None, without_duration=1
    )


def test_the_period_before_is_as_long_or_the_month_before() -> None:
    assert report().previous_period == Period(
        first=MONDAY - timedelta(days=7), last=MONDAY - timedelta(days=1)
    )
    november = report(period=month_of(DAY))
    assert november.previous_period == month_of(date(2026, 10, 1))


def test_a_period_without_a_beginning_starts_with_its_first_entry() -> None:
    everything = Period(first=EARLIEST, last=DAY)
    found = report(
        a_session("pain=6:3", day=MONDAY), a_check_in("pain=4"), period=everything
    )
    assert found.period == Period(first=MONDAY, last=DAY)
    assert found.previous_period is None
    assert found.previous is None
    assert found.kinds[0].previous is None
    assert found.levels[0].previous is None
    assert found.current.coverage.days == 4
    assert report(period=everything).period == everything


def test_entries_of_other_days_are_ignored() -> None:
    found = report(
        a_session(day=BEFORE),
        a_session(),
        previous=(a_session(), a_session(day=BEFORE)),
    )
    assert found.current.sessions.sessions == 1
    assert found.previous is not None
    assert found.previous.sessions.sessions == 1


def test_kinds_are_listed_with_what_they_were_most_first() -> None:
    found = report(
        a_session(kind="ball"),
        a_session(kind="yoga"),
        a_session(kind="yoga"),
        a_drink(),
        previous=(a_session(kind="heat", day=BEFORE), a_session(day=BEFORE)),
    )
    counts = [
        (one.kind, one.current.sessions, one.previous and one.previous.sessions)
        for one in found.kinds
    ]
    assert counts == [
        ("yoga", 2, 0),
        ("ball", 1, 0),
        ("foam-roll", 0, 1),
        ("heat", 0, 1),
    ]


def test_ratings_apart_from_sessions_have_their_own_figures() -> None:
    found = report(
        a_check_in("pain neck=4", "fatigue=6", "mood=7"),
        a_check_in("pain neck=3", "stiffness neck=2", "pain left-calf=9"),
        a_check_in("pain neck=3", "pain=1"),
        a_session("pain left-calf=6:3"),
        previous=(a_check_in("pain neck=8", "mood=5", day=BEFORE),),
    )
    listed = [(str(one.place), one.metric, one.n) for one in found.levels]
    assert listed == [
        ("neck", "pain", 3),
        ("neck", "stiffness", 1),
        ("left calf", "pain", 1),
        ("None", "pain", 1),
        ("None", "fatigue", 1),
        ("None", "mood", 1),
    ]
    neck = found.levels[0]
    assert (neck.mean, neck.lowest, neck.highest) == (3.333333333, 3.0, 4.0)
    assert neck.previous == Average(n=1, mean=8.0)
    assert found.levels[1].previous == Average(n=0, mean=None)


def test_sleep_is_averaged_over_nights_that_say_it() -> None:
    habits = report(a_night(400, 4), a_night(None, 3), a_night(390)).current.habits
    assert habits.nights == 3
    assert habits.sleep_minutes == Average(n=2, mean=395.0)
    assert habits.sleep_quality == Average(n=2, mean=3.5)


def test_drinks_are_averaged_over_days_with_a_drink() -> None:
    habits = report(
        a_drink(500),
        a_drink(250, "coffee", 95),
        a_drink(250, "coffee", 80),
        a_drink(400, day=MONDAY),
        a_drink(200, "tea", 0, day=MONDAY + timedelta(days=1)),
    ).current.habits
    assert habits.water_ml == Average(n=2, mean=450.0)
    assert habits.drinks_ml == Average(n=3, mean=533.333333333)
    assert habits.caffeine_mg == Average(n=2, mean=87.5)


def test_a_selection_narrows_everything_and_is_named() -> None:
    calf_and_neck = a_session("pain left-calf=6:3", "pain neck=5:5", tags=("desk",))
    found = report(
        calf_and_neck,
        a_session("pain left-calf=6:3"),
        a_night(),
        selection=Selection(
            places=(place("neck"),), kinds=("foam-roll",), tags=("desk",)
        ),
    )
    assert found.conditions == ("neck", "foam-roll", "#desk")
    assert [str(one.place) for one in found.area_changes] == ["neck"]
    assert found.current.sessions.sessions == 1
    assert found.current.habits.nights == 0
    assert [day.value for day in found.pain_by_day] == [5.0]


DAYS = st.integers(-7, 6).map(lambda number: MONDAY + timedelta(days=number))
ENTRIES = st.one_of(
    st.builds(
        lambda day, kind, minutes: a_session(day=day, kind=kind, minutes=minutes),
        DAYS,
        st.sampled_from(["ball", "yoga", "foam-roll"]),
        st.none() | st.integers(1, 60),
    ),
    st.builds(lambda day, ml: a_drink(ml, day=day), DAYS, st.integers(1, 900)),
    st.builds(
        lambda day, minutes: a_night(minutes, day=day), DAYS, st.integers(0, 900)
    ),
)


@given(st.lists(ENTRIES, max_size=20))
def test_the_kinds_add_up_to_all_sessions(entries: list[Entry]) -> None:
    found = report(*entries, previous=tuple(entries))
    assert found.previous is not None
    for one, parts in (
        (found.current.sessions, [kind.current for kind in found.kinds]),
        (
            found.previous.sessions,
            [kind.previous for kind in found.kinds if kind.previous],
        ),
    ):
        assert one.sessions == sum(part.sessions for part in parts)
        assert one.without_duration == sum(part.without_duration for part in parts)
        known = [part.minutes for part in parts if part.minutes is not None]
        assert (one.minutes is None) == (not known)
        assert (one.minutes or 0) == pytest.approx(sum(known))


@given(st.lists(ENTRIES, max_size=20))
def test_no_entry_is_lost_between_two_periods(entries: list[Entry]) -> None:
    found = report(*entries, previous=tuple(entries))
    assert found.previous is not None
    counted = found.current.coverage.entries + found.previous.coverage.entries
    assert counted == len(entries)
