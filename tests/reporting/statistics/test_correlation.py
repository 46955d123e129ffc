"""Correlations and their chance, against SciPy and against trying every shift."""

from itertools import combinations
from math import isnan
from time import process_time

import numpy as np
import pytest
from scipy import stats

from fasciatrack.reporting.statistics.averages import double_ranks
from fasciatrack.reporting.statistics.correlation import (
    circular_shift,
    concordance,
    correlation_of,
    effective_pairs,
    kendall,
    lag_one,
    pearson,
    rank_covariance,
    shifted_ranks,
    spearman,
    spearman_p,
)
from scipy_oracle import both, chances, plain, quiet, scores, some


def known(value: float) -> float | None:
    """Take SciPy's nan for none."""
    return None if isnan(value) else float(value)


def near(value: float | None, within: float = 1e-9) -> object:
    return None if value is None else pytest.approx(value, rel=within, abs=within)


@pytest.mark.repeats
def test_correlations_are_scipys() -> None:
    for chance in chances(31):
        x, y = both(chance, 2, 40)
        with quiet():
            r = stats.pearsonr(plain(x), plain(y)).statistic
            rho = stats.spearmanr(plain(x), plain(y)).statistic
            tau = stats.kendalltau(plain(x), plain(y)).statistic
        assert pearson(x, y) == near(known(r), 1e-5)
        assert spearman(x, y) == near(known(rho))
        assert kendall(x, y) == near(known(tau))


def test_what_is_always_the_same_goes_with_nothing() -> None:
    for correlation in (pearson, spearman, kendall):
        assert correlation([], []) is None
        assert correlation([1], [2]) is None
        assert correlation([0.3] * 9, range(9)) is None
        assert correlation(range(9), [0.3] * 9) is None
        assert correlation(range(9), range(9)) == 1
        assert correlation(range(9), [-one for one in range(9)]) == -1


def test_the_p_of_rho_is_scipys() -> None:
    for chance in chances(32):
        x, y = both(chance, 3, 40)
        with quiet():
            rho, p = stats.spearmanr(plain(x), plain(y))
        if not isnan(rho) and abs(rho) < 1 - 1e-9:
            assert spearman_p(rho, len(x)) == pytest.approx(p, rel=1e-7)


def test_the_p_of_rho_at_its_ends() -> None:
    assert spearman_p(0.9, 2.9) == 1
    assert spearman_p(-1, 5) == spearman_p(1, 3) == 0
    assert spearman_p(0, 5) == 1
    assert 0 < spearman_p(0.9, 5.6841) < spearman_p(0.9, 5)


def test_pairs_are_counted_as_by_trying_them() -> None:
    for chance in chances(33, 800):
        x, y = both(chance, 0, 25)
        pairs = list(combinations(zip(plain(x), plain(y), strict=True), 2))
        lead = sum(np.sign(c - a) * np.sign(d - b) for (a, b), (c, d) in pairs)
        found = concordance(x, y)
        assert found.lead == lead
        assert sum(found.x_tied) == sum(found.y_tied) == len(x)
        assert len(found.x_tied) == len(set(plain(x)))
        assert len(found.y_tied) == len(set(plain(y)))


def every_shift(x: list[float], y: list[float], fewest: int) -> list[float]:
    n = len(x)
    return [
        float(stats.spearmanr(x, np.roll(y, step)).statistic)
        for step in range(n)
        if min(step, n - step) >= max(fewest, 1)
    ]


def test_every_shift_is_tried() -> None:
    for chance in chances(34, 150):
        x, y = both(chance, 1, 30)
        fewest = chance.choice((0, 1, 2, 3, 3, 5))
        found = circular_shift(x, y, fewest)
        assert found.rho == spearman(x, y)
        with quiet():
            shifted = every_shift(plain(x), plain(y), fewest)
        assert found.shifts == len(shifted)
        if found.rho is None:
            assert found.p == 1
            continue
        seen = abs(found.rho) - 1e-9
        as_far = sum(abs(rho) >= seen for rho in shifted)
        assert found.p == (1 + as_far) / (1 + len(shifted))


def test_without_shifts_nothing_is_sure() -> None:
    found = circular_shift([], [])
    assert (found.rho, found.p, found.shifts) == (None, 1, 0)
    found = circular_shift(range(5), range(5))
    assert (found.rho, found.p, found.shifts) == (1, 1, 0)
    found = circular_shift(range(6), range(6))
    assert (found.rho, found.shifts) == (1, 1)
    assert shifted_ranks(range(2, 14, 2), range(2, 14, 2)) == found


@pytest.mark.repeats
def test_ten_years_are_shifted_in_no_time_to_speak_of() -> None:
    for chance in chances(35, 1):
        x = [chance.randint(0, 100) / 10 for _ in range(3650)]
        y = [one + chance.gauss(0, 20) for one in x]
    start = process_time()
    found = circular_shift(x, y)
    assert process_time() - start < 0.5
    assert found.shifts == 3645
    assert found.p < 0.05


def test_a_covariance_of_ranks_is_whole() -> None:
    for chance in chances(38, 100):
        x, y = both(chance, 2, 30)
        rx, ry = double_ranks(x), double_ranks(y)
        expected = len(x) ** 2 * float(np.cov(rx, ry, ddof=0)[0, 1])
        assert rank_covariance(rx, ry) == pytest.approx(expected, abs=1e-6)
    assert rank_covariance([2, 4, 6, 8], [2, 4, 6, 8]) == 80


def test_a_correlation_is_a_share_of_what_could_be() -> None:
    assert correlation_of(10, 20, 20) == 0.5
    assert correlation_of(0, 0, 20) is correlation_of(0, 20, 0) is None


def test_days_like_the_day_before_fool_shifts_seldom_and_t_often() -> None:
    by_t = by_shift = 0
    for chance in chances(36, 1000):
        x, y = [0.0], [0.0]
        for _ in range(59):
            x.append(0.7 * x[-1] + chance.gauss(0, 1))
            y.append(0.7 * y[-1] + chance.gauss(0, 1))
        found = circular_shift(x, y)
        assert found.rho is not None
        by_t += spearman_p(found.rho, 60) < 0.05
        by_shift += found.p < 0.05
    assert by_t > 180
    assert by_shift <= 70


def test_how_much_days_resemble_the_day_before() -> None:
    for chance in chances(37):
        values = some(chance, 2, 40)
        even = np.array(plain(values)) - np.mean(plain(values))
        squares = float(even @ even)
        expected = float(even[1:] @ even[:-1]) / squares if squares > 1e-12 else 0
        assert lag_one(values) == pytest.approx(expected, abs=1e-5)
    assert lag_one([]) == lag_one([4]) == lag_one([0.1] * 7) == 0


def test_pairs_of_days_that_resemble_each_other_are_worth_fewer() -> None:
    assert effective_pairs(30, 0.5, 0.5) == 18
    assert effective_pairs(30, 0, 0.9) == 30
    assert effective_pairs(30, 0.5, -0.5) == 50


def test_rho_does_not_change_with_the_scale() -> None:
    for chance in chances(38, 300):
        x = scores(chance, 12)
        y = [one**3 for one in plain(x)]
        assert spearman(x, y) in {None, 1.0}
