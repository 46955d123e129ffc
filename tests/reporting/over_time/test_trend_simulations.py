"""How often a trend is said of made-up diaries that have none, and that have one."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest

from fasciatrack.domain.records import Place
from fasciatrack.reporting.over_time.day_values import ByDay, DayValues, values_by_day
from fasciatrack.reporting.over_time.observations import Observation
from fasciatrack.reporting.over_time.trends import SURE, Verdict, build_trends
from fasciatrack.reporting.statistics.slopes import mann_kendall, theil_sen

FIRST = date(2026, 1, 5)
MEAN, SPREAD = 5, 1.8
"""Of pain by day, in points."""


def diaries(  # noqa: PLR0913 - what such a diary depends on
    count: int,
    days: int,
    *,
    alike: float,
    fall: float = 0,
    kept: float = 1,
    seed: int = 20261122,
) -> Iterator[dict[date, float]]:
    """Yield whole scores, each day's like the day before's.

    Args:
        count: How many diaries.
        days: From first to last.
        alike: The correlation from day to day.
        fall: Points from the first to the last day, in a straight line.
        kept: The share of days with a score.
        seed: Other diaries for another one.
    """
    chance = Random(seed)  # noqa: S311 - made-up diaries are no secret
    for _ in range(count):
        noise = chance.gauss(0, 1)
        diary = {}
        for number in range(days):
            if number:
                noise = alike * noise + sqrt(1 - alike**2) * chance.gauss(0, 1)
            line = MEAN + fall / 2 - fall * number / (days - 1)
            score = min(max(round(line + SPREAD * noise), 0), 10)
            if chance.random() < kept:
                diary[FIRST + timedelta(days=number)] = float(score)
        yield diary


def verdict(diary: ByDay) -> Verdict:
    (found,) = build_trends("pain", [diary])
    return found.verdict


def says_a_plain_test(diary: dict[date, float]) -> bool:
    points = [((day - FIRST).days, value) for day, value in diary.items()]
    return mann_kendall(points).p <= SURE


SAID: tuple[Verdict, ...] = ("falling", "rising", "lower", "higher")
"""What tells of a trend."""


@pytest.mark.parametrize(
    ("days", "kept", "alike"),
    [(28, 1, 0.5), (28, 1, 0.7), (56, 1, 0.7), (56, 0.6, 0.7), (112, 0.5, 0.7)],
)
def test_without_a_trend_one_is_said_in_no_more_than_5_of_100(
    days: int, kept: float, alike: float
) -> None:
    made = list(diaries(500, days, alike=alike, kept=kept))
    said = sum(verdict(diary) in SAID for diary in made)
    assert said <= 0.05 * len(made)


@pytest.mark.parametrize(("days", "alike"), [(28, 0.5), (56, 0.5), (56, 0.7)])
def test_days_mostly_without_pain_are_told_of_none_either(
    days: int, alike: float
) -> None:
    made = [
        {day: max(score - MEAN - 1, 0) for day, score in diary.items()}
        for diary in diaries(500, days, alike=alike)
    ]
    assert sum(verdict(diary) in SAID for diary in made) <= 0.05 * len(made)


def two_areas(count: int, days: int, *, alike: float) -> Iterator[DayValues]:
    """Yield days of which first one area, then one that hurts less is scored."""
    necks = diaries(count, days, alike=alike)
    calves = diaries(count, days, alike=alike, seed=7)
    for neck, calf in zip(necks, calves, strict=True):
        half = FIRST + timedelta(days=days // 2)
        seen = [
            *(felt(day, "neck", score) for day, score in neck.items() if day < half),
            *(
                felt(day, "calf", max(score - 3, 0))
                for day, score in calf.items()
                if day >= half - timedelta(days=3)
            ),
        ]
        yield values_by_day("pain", seen)


def felt(day: date, area: str, score: float) -> Observation:
    return Observation(label="now", day=day, value=score, places=(Place(area=area),))


@pytest.mark.parametrize(("days", "alike"), [(28, 0.5), (56, 0.5), (112, 0.7)])
def test_a_mix_of_areas_without_a_trend_is_told_of_none(
    days: int, alike: float
) -> None:
    made = list(two_areas(400, days, alike=alike))
    assert all(one.areas == 2 for one in made)
    assert sum(verdict(one.days) in SAID for one in made) <= 0.05 * len(made)


def test_a_test_that_takes_days_for_independent_says_one_in_a_third() -> None:
    made = list(diaries(500, 56, alike=0.7))
    assert sum(map(says_a_plain_test, made)) >= 0.3 * len(made)


def test_a_fall_of_half_the_scale_in_eight_weeks_is_found() -> None:
    made = list(diaries(200, 56, alike=0.5, fall=5))
    assert sum(verdict(diary) == "falling" for diary in made) >= 0.8 * len(made)
    assert not any(verdict(diary) == "rising" for diary in made)


def test_the_range_holds_the_true_slope_in_95_of_100() -> None:
    fall, days = 2, 56
    made = list(diaries(400, days, alike=0.6, fall=fall))
    true = -fall / (days - 1) * 7
    lines = [found.line for diary in made for found in build_trends("pain", [diary])]
    held = [line.low <= true <= line.high for line in lines if line is not None]
    assert 0.93 * len(made) <= sum(held) <= 0.97 * len(made)
    plain = [
        theil_sen([((day - FIRST).days, value) for day, value in diary.items()])
        for diary in made
    ]
    too_narrow = sum(one.low * 7 <= true <= one.high * 7 for one in plain)
    assert too_narrow < 0.8 * len(made)
