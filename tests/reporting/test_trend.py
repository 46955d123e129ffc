"""The slope of a score by day, its range, and whether there is a trend at all."""

from datetime import timedelta
from itertools import pairwise, permutations
from statistics import median as plain_median
from statistics import pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.reporting.trend import (
    Point,
    build_trend,
    mann_kendall,
    median,
    theil_sen,
)

SEN_1968 = [(1, 9), (2, 15), (3, 19), (4, 20), (10, 45), (12, 55), (18, 78)]
OUTLIER = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 10)]
PAIN = [(0, 7), (2, 6), (3, 7), (7, 5), (9, 6), (14, 4), (16, 5), (21, 3)]
SCORES = st.integers(0, 20).map(lambda half: half / 2)
POINTS = st.dictionaries(st.integers(0, 200), SCORES, min_size=2, max_size=25).map(
    lambda days: list(days.items())
)


def test_sens_own_example() -> None:
    found = theil_sen(SEN_1968)
    assert (found.slope, found.intercept) == (4, 4)
    assert found.low == pytest.approx(26 / 7)
    assert found.high == pytest.approx(35 / 8)


def test_one_odd_value_does_not_move_it() -> None:
    assert theil_sen(OUTLIER).slope == 1


def test_pain_that_falls_with_ties() -> None:
    found = theil_sen(PAIN)
    assert found.slope == pytest.approx(-0.15587045, abs=1e-8)
    assert found.intercept == pytest.approx(6.74696356, abs=1e-8)
    # As scipy 1.17 gives it.
    assert found.low == pytest.approx(-3 / 11)
    assert found.high == 0
    test = mann_kendall(PAIN)
    assert test.s == -19
    assert test.variance == pytest.approx(187 / 3)
    assert test.tau == pytest.approx(-0.7181325, abs=1e-7)
    assert test.p == pytest.approx(0.0226147005)


def test_what_is_always_the_same_has_no_trend() -> None:
    flat: list[Point] = [(day, 4) for day in range(10)]
    assert (theil_sen(flat).low, theil_sen(flat).high) == (0, 0)
    test = mann_kendall(flat)
    assert (test.s, test.variance, test.tau, test.p) == (0, 0, None, 1)


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5), (1, 2, 2, 4), (3, 3, 3, 7, 7)])
def test_the_variance_is_that_of_all_orders(values: tuple[float, ...]) -> None:
    every = [mann_kendall(list(enumerate(order))).s for order in permutations(values)]
    found = mann_kendall(list(enumerate(values))).variance
    assert found == pytest.approx(pvariance(every))


@given(POINTS)
def test_the_slope_lies_in_its_range_and_among_the_slopes(points: list[Point]) -> None:
    found = theil_sen(points)
    ordered = sorted(points)
    steepest = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(ordered)]
    assert found.low <= found.slope <= found.high
    assert min(steepest) - 1e-9 <= found.low
    assert found.high <= max(steepest) + 1e-9


@given(POINTS, st.sampled_from([-3, 0.5, 2]), st.integers(-9, 9))
def test_scores_on_another_scale_have_the_same_trend_on_it(
    points: list[Point], factor: float, shift: int
) -> None:
    moved = [(x + 7, factor * y + shift) for x, y in reversed(points)]
    was, now = theil_sen(points), theil_sen(moved)
    assert now.slope == pytest.approx(factor * was.slope, abs=1e-9)
    before, after = mann_kendall(points), mann_kendall(moved)
    assert after.s == (1 if factor > 0 else -1) * before.s
    assert after.p == before.p
    assert 0 <= before.p <= 1
    assert before.tau is None or -1 <= before.tau <= 1


@given(st.lists(SCORES, min_size=1))
def test_the_median_is_the_middle(values: list[float]) -> None:
    assert median(sorted(values)) == plain_median(values)


@pytest.mark.parametrize(
    ("days", "is_one"),
    [
        (range(0, 16, 2), True),
        (range(0, 14, 2), False),
        ([*range(7), 13], True),
        ([*range(7), 12], False),
        ([], False),
    ],
    ids=["enough", "seven days", "14 days long", "13 days long", "none"],
)
def test_eight_days_over_two_weeks_are_needed(days: list[int], *, is_one: bool) -> None:
    trend = build_trend({DAY + timedelta(days=day): day / 4 for day in days})
    assert (trend is not None) is is_one


def test_a_trend_is_told_by_its_days() -> None:
    trend = build_trend({DAY + timedelta(days=day): 2 + day / 4 for day in range(15)})
    assert trend is not None
    assert (trend.n, trend.first, trend.last) == (15, DAY, DAY + timedelta(days=14))
    assert (trend.slope, trend.low, trend.high) == (0.25, 0.25, 0.25)
    assert trend.rise == 3.5
