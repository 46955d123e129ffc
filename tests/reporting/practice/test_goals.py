"""The person's own goals beside what is on record."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_drink, a_night, a_session
from fasciatrack.domain.own import Goal, GoalSubject
from fasciatrack.domain.periods import Period, month_of, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.practice.goals import GoalProgress, goal_progress, is_reached

WEEK = week_of(DAY)
MONDAY = WEEK.first


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def progress(
    subject: GoalSubject,
    target: float,
    *entries: Entry,
    period: Period = WEEK,
    today: date = DAY,
    begun: date | None = None,
) -> GoalProgress:
    goal = Goal(subject=subject, target=target)
    (found,) = goal_progress([goal], entries, period=period, today=today, begun=begun)
    assert (found.subject, found.target) == (subject, target)
    return found


def figures(found: GoalProgress) -> tuple[float | None, int, int]:
    return found.value, found.reached, found.known


@pytest.mark.parametrize(
    ("sessions", "today", "expected"),
    [
        (0, DAY, (0, 0, 0)),
        (0, day(7), (0, 0, 1)),
        (2, DAY, (2, 0, 0)),
        (3, DAY, (3, 1, 1)),
        (4, DAY, (4, 1, 1)),
        (2, day(7), (2, 0, 1)),
    ],
)
def test_sessions_of_a_week_are_counted(
    sessions: int, today: date, expected: tuple[float, int, int]
) -> None:
    entries = [a_session() for _ in range(sessions)]
    found = progress("sessions", 3, *entries, a_night(day=day(0)), today=today)

    assert figures(found) == expected
    assert found.is_running is (today == DAY)


def test_in_a_longer_period_each_full_week_with_an_entry_counts() -> None:
    november = month_of(DAY)
    entries = (
        a_session(day=date(2026, 11, 1)),  # its week began in October
        *(a_session(day=date(2026, 11, 3)) for _ in range(2)),
        a_drink(day=date(2026, 11, 10)),
        a_session(day=DAY),
    )
    found = progress("sessions", 2, *entries, period=november)

    assert figures(found) == (None, 1, 2)
    reached = progress("sessions", 1, *entries, period=november)
    assert figures(reached) == (None, 2, 3)
    nothing = progress("sessions", 1, period=november)
    assert figures(nothing) == (None, 0, 0)


@pytest.mark.parametrize(
    ("begun", "expected"),
    [(day(-7), (None, 0, 2)), (day(-6), (None, 0, 1)), (day(-1), (None, 0, 1))],
)
def test_the_week_in_which_the_diary_began_is_not_full(
    begun: date, expected: tuple[float | None, int, int]
) -> None:
    weeks = Period(first=day(-14), last=day(6))
    entries = (a_session(day=day(-1)), a_session(day=day(0)))
    found = progress("sessions", 3, *entries, period=weeks, today=day(7), begun=begun)

    assert figures(found) == expected


def test_what_the_first_week_has_so_far_is_said() -> None:
    assert figures(progress("sessions", 3, a_session(), begun=DAY)) == (1, 0, 0)


def test_the_day_the_diary_began_cuts_no_night_and_no_score() -> None:
    entries = (a_night(480), a_check_in("pain neck=2"), a_drink(2000))
    goals: dict[GoalSubject, float] = {"sleep": 450, "pain": 3, "water": 1500}
    for subject, target in goals.items():
        found = progress(subject, target, *entries, begun=DAY)
        assert (found.reached, found.known) == (1, 1)


def test_a_week_without_any_entry_has_no_count_of_sessions() -> None:
    assert figures(progress("sessions", 3)) == (None, 0, 0)
    assert figures(progress("sessions", 3, today=day(7))) == (None, 0, 0)


def test_days_without_an_entry_are_unknown() -> None:
    few = Period(first=day(-7), last=day(-1))
    assert progress("sessions", 3, period=few, today=DAY).known == 0
    assert figures(progress("water", 1500)) == (None, 0, 0)
    assert figures(progress("sleep", 450)) == (None, 0, 0)
    assert figures(progress("pain", 3)) == (None, 0, 0)


def test_water_is_added_up_by_day_and_today_counts_once_it_is_enough() -> None:
    drinks = (
        a_drink(1000, day=day(0)),
        a_drink(500, day=day(0)),
        a_drink(1499, day=day(1)),
        a_drink(2000, "coffee", day=day(2)),
        a_drink(1400, day=DAY),
    )
    assert figures(progress("water", 1500, *drinks)) == (None, 1, 2)
    more = (*drinks, a_drink(100, day=DAY))
    assert figures(progress("water", 1500, *more)) == (None, 2, 3)
    assert figures(progress("water", 1500, *drinks, today=day(4))) == (None, 1, 3)


def test_nights_count_by_the_day_of_waking_up() -> None:
    nights = (
        a_night(449, day=day(0)),
        a_night(450, day=DAY),
        a_night(None, day=day(1)),
    )

    assert figures(progress("sleep", 450, *nights)) == (None, 1, 2)


def test_pain_is_the_mean_of_days_and_reached_from_above() -> None:
    entries = (
        a_check_in("pain neck=2", "pain left-calf=4", day=day(0)),
        a_session("pain left-calf=6:1", day=day(1)),
        a_check_in("stiffness neck=9", day=day(2)),
    )
    assert figures(progress("pain", 3, *entries)) == (4.5, 1, 2)
    assert is_reached(Goal(subject="pain", target=3), 3)
    assert not is_reached(Goal(subject="pain", target=3), 3.1)
    assert not is_reached(Goal(subject="sleep", target=3), 2.9)


def test_goals_come_in_one_order_whatever_the_diary_gives() -> None:
    goals = [
        Goal(subject="sleep", target=400),
        Goal(subject="pain", target=2),
        Goal(subject="sessions", target=3),
    ]
    found = goal_progress(goals, [], period=WEEK, today=DAY, begun=None)

    assert [one.subject for one in found] == ["sessions", "sleep", "pain"]
    assert goal_progress([], [], period=WEEK, today=DAY, begun=None) == ()
