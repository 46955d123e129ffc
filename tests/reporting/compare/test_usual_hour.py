"""At which hour days are held against each other."""

import pytest

from compared_days import done, felt
from fasciatrack.reporting.compare.usual_hour import hours_apart, usual_hour


def test_scores_right_before_sessions_are_preferred_to_more_at_another_hour() -> None:
    days = range(40)
    scores = [
        *(felt(day, 5, hour=7.2) for day in days),
        *(felt(day, 5, hour=20.2) for day in days if day % 3),
    ]
    sessions = [done(day, hour=21) for day in days if not day % 5]
    assert usual_hour(scores, sessions) == 20.5


def test_an_hour_with_scores_of_both_kinds_of_days_is_preferred() -> None:
    days = range(40)
    scores = [
        *(felt(day, 5, hour=9.5) for day in days),
        *(felt(day, 5, hour=20.2, phase="before") for day in days if not day % 4),
    ]
    sessions = [done(day, hour=20.2) for day in days if not day % 4]
    sessions += [done(day, hour=11) for day in days if day % 4 == 1]
    assert usual_hour(scores, sessions) == 9.5


def test_without_sessions_the_hour_with_most_scores_counts() -> None:
    scores = [felt(day, 5, hour=22.5 if day % 3 else 7) for day in range(30)]
    assert usual_hour(scores, []) == 22.5


def test_without_times_any_hour_does() -> None:
    assert 0 <= usual_hour([felt(0, 5, hour=None)], []) < 24


@pytest.mark.parametrize(
    ("at", "hour", "apart"),
    [(24.0 * 700 + 23, 1, 2), (24.0 * 700 + 1, 23, 2), (24.0 * 700 + 12, 0, 12)],
)
def test_past_midnight_the_hours_go_on(at: float, hour: float, apart: float) -> None:
    assert hours_apart(at, hour) == apart
