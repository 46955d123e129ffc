"""One look back beside the one before it."""

from datetime import timedelta

from builders import DAY, a_look_back
from fasciatrack.domain.afterwards import Recommendation
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.reporting.practice.look_backs import (
    FRESH_DAYS,
    ActivityLevel,
    Outcome,
    build_look_back,
    compare_look_backs,
)

WEEK = week_of(DAY)
MONTH_AGO = DAY - timedelta(days=31)


def test_answers_stand_beside_those_of_the_time_before() -> None:
    before = a_look_back(day=MONTH_AGO, less_pain="no", better_sleep="yes")
    now = a_look_back(less_pain="yes", more_motion="unsure")
    found = compare_look_backs(now, before)

    assert (found.day, found.previous_day) == (DAY, MONTH_AGO)
    assert found.outcomes == (
        Outcome(outcome="less_pain", said="yes", previous="no"),
        Outcome(outcome="more_motion", said="unsure", previous=None),
        Outcome(outcome="better_sleep", said=None, previous="yes"),
    )


def test_the_first_one_has_nothing_beside_it() -> None:
    found = compare_look_backs(
        a_look_back(peg="6 7 4", activities=("stairs=4", "typing=7")), None
    )
    assert (found.previous_day, found.previous_peg) == (None, None)
    assert found.peg == 5.666666667
    assert (found.activities_mean, found.previous_activities_mean) == (5.5, None)
    assert found.activities_compared == 0


def test_the_peg_needs_all_three_scores() -> None:
    before = a_look_back(day=MONTH_AGO, peg="6 8 5")
    now = a_look_back(peg_pain=6.0, peg_enjoyment=7.0)
    found = compare_look_backs(now, before)

    assert (found.peg, found.previous_peg) == (None, 6.333333333)


def test_the_mean_is_over_activities_scored_both_times() -> None:
    before = a_look_back(day=MONTH_AGO, activities=("Stairs=3", "gardening=1"))
    now = a_look_back(activities=("typing=10", "stairs=5"))
    found = compare_look_backs(now, before)

    assert found.activities == (
        ActivityLevel(activity="stairs", score=5, previous=3),
        ActivityLevel(activity="gardening", score=None, previous=1),
        ActivityLevel(activity="typing", score=10, previous=None),
    )
    assert found.activities_compared == 1
    assert (found.activities_mean, found.previous_activities_mean) == (5, 3)


def test_a_zero_is_a_score() -> None:
    before = a_look_back(day=MONTH_AGO, activities=("stairs=0",), peg="0 0 0")
    found = compare_look_backs(a_look_back(activities=("stairs=0",)), before)

    assert (found.activities_mean, found.previous_activities_mean) == (0, 0)
    assert found.previous_peg == 0


def test_activities_that_were_not_asked_this_time_are_not_shown() -> None:
    before = a_look_back(day=MONTH_AGO, activities=("stairs=3",))
    found = compare_look_backs(a_look_back(less_pain="yes"), before)

    assert found.activities == ()
    assert (found.activities_mean, found.previous_activities_mean) == (None, None)


def test_whom_one_would_recommend_is_as_said_this_time() -> None:
    before = a_look_back(day=MONTH_AGO, recommendations=("Jo=no",))
    now = a_look_back(recommendations=("Mara=yes",))

    assert compare_look_backs(now, before).recommendations == (
        Recommendation(practitioner="Mara", would="yes"),
    )


def test_a_report_takes_the_latest_unless_it_is_too_old() -> None:
    now, before = a_look_back(), a_look_back(day=MONTH_AGO)
    found = build_look_back([before, now], period=WEEK)
    assert found is not None
    assert (found.day, found.previous_day) == (DAY, MONTH_AGO)

    alone = build_look_back([now], period=WEEK)
    assert alone is not None
    assert alone.previous_day is None
    assert build_look_back([], period=WEEK) is None

    last_fresh = WEEK.last - timedelta(days=FRESH_DAYS)
    assert build_look_back([a_look_back(day=last_fresh)], period=WEEK)
    too_old = a_look_back(day=last_fresh - timedelta(days=1))
    assert build_look_back([too_old], period=WEEK) is None
    year = Period(first=WEEK.last - timedelta(days=365), last=WEEK.last)
    assert build_look_back([too_old], period=year)
