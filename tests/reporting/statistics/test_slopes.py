"""The median slope, its range and the test for a trend, against SciPy."""

from itertools import pairwise, permutations
from math import sqrt
from random import Random
from statistics import pvariance
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fasciatrack.reporting.statistics.intervals import normal_tail
from fasciatrack.reporting.statistics.slopes import (
    Point,
    least_squares,
    mann_kendall,
    theil_sen,
)
from scipy_oracle import chances, plain, quiet, scores

SCORES = st.integers(0, 20).map(lambda half: half / 2)
POINTS = st.dictionaries(st.integers(0, 200), SCORES, min_size=2, max_size=25).map(
    lambda days: list(days.items())
)


def some_points(chance: Random, *, is_tied: bool = False) -> list[Point]:
    """Make up values at moments, in any order, often with a gap."""
    n = chance.randint(2, chance.choice((5, 40)))
    last = n // 2 if is_tied else 3 * n
    moments = [chance.randint(0, last) for _ in range(n)]
    if not is_tied:
        moments = chance.sample(range(last), n)
    return list(zip(moments, scores(chance, n), strict=True))


@pytest.mark.repeats
def test_the_median_slope_is_scipys() -> None:
    for chance in chances(41):
        points = some_points(chance)
        x, y = [x for x, _ in points], plain([y for _, y in points])
        least = min(y for _, y in points)
        known = stats.theilslopes(y, x)
        joint = stats.theilslopes(y, x, method="joint")
        found = theil_sen(points)
        assert found.slope == pytest.approx(known.slope, abs=1e-6)
        assert found.low == pytest.approx(known.low_slope, abs=1e-6)
        assert found.high == pytest.approx(known.high_slope, abs=1e-6)
        assert found.intercept - least == pytest.approx(known.intercept, abs=1e-4)
        assert found.intercept_joint - least == pytest.approx(joint.intercept, abs=1e-4)


def test_moments_that_are_the_same_have_no_slope_between_them() -> None:
    for chance in chances(42, 500):
        points = some_points(chance, is_tied=True)
        x, y = [x for x, _ in points], plain([y for _, y in points])
        if len(set(x)) < 2:
            continue
        with quiet():
            known = stats.theilslopes(y, x)
        found = theil_sen(points)
        assert found.slope == pytest.approx(known.slope, abs=1e-6)
        assert found.low <= found.slope <= found.high


def test_the_trend_is_kendalls_of_moment_and_value() -> None:
    for chance in chances(43):
        points = some_points(chance, is_tied=chance.random() < 0.5)
        x, y = [x for x, _ in points], plain([y for _, y in points])
        found = mann_kendall(points)
        if len(points) == 2:
            continue  # SciPy divides by 0
        with quiet():
            known = stats.kendalltau(x, y, method="asymptotic")
        if found.tau is None:
            assert known.statistic != known.statistic
            assert (found.s, found.p) == (0, 1)
            continue
        assert found.tau == pytest.approx(known.statistic, abs=1e-12)
        z = found.s / sqrt(found.variance)
        assert normal_tail(z) == pytest.approx(known.pvalue, rel=1e-9, abs=1e-300)
        assert found.p >= normal_tail(z)


def test_half_a_step_is_taken_off_the_trend() -> None:
    found = mann_kendall([(0, 7), (2, 6), (3, 7), (7, 5), (9, 6), (14, 4), (16, 5)])
    assert found.s == -12
    assert found.p == pytest.approx(normal_tail(11 / sqrt(found.variance)))


def test_points_that_are_alike_widen_the_range_and_the_chance() -> None:
    points = [(day, 5 - day / 10 + day % 3) for day in range(20)]
    narrow, wide = theil_sen(points), theil_sen(points, widening=4)
    assert wide.slope == narrow.slope
    assert wide.low < narrow.low < narrow.high < wide.high
    plain_one, widened = mann_kendall(points), mann_kendall(points, widening=4)
    assert widened.variance == 4 * plain_one.variance
    assert widened.p > plain_one.p
    assert theil_sen(points[:2], widening=99).low == pytest.approx(0.9)


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5), (1, 2, 2, 4), (3, 3, 3, 7, 7)])
@pytest.mark.parametrize("moments", [(0, 1, 2, 3, 4), (0, 1, 1, 1, 2)])
def test_the_variance_is_that_of_all_orders(
    values: tuple[float, ...], moments: tuple[float, ...]
) -> None:
    moments = moments[: len(values)]
    every = [
        mann_kendall(list(zip(moments, order, strict=True))).s
        for order in permutations(values)
    ]
    found = mann_kendall(list(zip(moments, values, strict=True)))
    assert found.variance == pytest.approx(pvariance(every))


@pytest.mark.parametrize("n", [0, 1, 2, 10])
def test_what_is_always_the_same_has_no_trend(n: int) -> None:
    flat: list[Point] = [(day, 4) for day in range(n)]
    found = mann_kendall(flat)
    assert (found.s, found.tau, found.p) == (0, None, 1)
    if n > 1:
        assert (theil_sen(flat).low, theil_sen(flat).high) == (0, 0)
        assert found.variance == 0


def test_least_squares_are_scipys() -> None:
    for chance in chances(44):
        points = some_points(chance)
        x, y = [x for x, _ in points], plain([y for _, y in points])
        least = min(y for _, y in points)
        known = stats.linregress(x, y)
        found = least_squares(points)
        assert found.slope == pytest.approx(known.slope, abs=1e-6)
        assert found.intercept - least == pytest.approx(known.intercept, abs=1e-5)


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


@pytest.mark.repeats
def test_a_year_and_more_takes_no_time_to_speak_of() -> None:
    for chance in chances(45, 1):
        points = [(day, chance.randint(0, 100) / 10) for day in range(400)]
    start = process_time()
    theil_sen(points)
    mann_kendall(points)
    assert process_time() - start < 0.4
