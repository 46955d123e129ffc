"""Overlap of two groups, against SciPy's Mann and Whitney."""

from itertools import product

import pytest
from scipy import optimize, stats

from fasciatrack.reporting.statistics.overlap import (
    overlap,
    overlap_error,
    tau_baseline_corrected,
    tau_u,
)
from scipy_oracle import chances, plain, scores


@pytest.mark.repeats
def test_overlap_is_mann_and_whitneys_count() -> None:
    for chance in chances(51):
        a = scores(chance, chance.randint(1, 12))
        b = scores(chance, chance.randint(1, chance.choice((2, 30))))
        even = plain([*a, *b])
        with_a = stats.mannwhitneyu(
            even[: len(a)], even[len(a) :], method="asymptotic"
        ).statistic
        found = overlap(a, b)
        assert found.nap == pytest.approx(with_a / (len(a) * len(b)))
        assert found.tau == pytest.approx(2 * found.nap - 1, abs=1e-12)
        assert 0 <= found.low <= found.nap <= found.high <= 1
        turned = overlap(a, b, lower_is_better=False)
        assert turned.nap == pytest.approx(1 - found.nap)
        assert turned.low == pytest.approx(1 - found.high)
        assert overlap(b, a).nap == pytest.approx(1 - found.nap)


def hanley(nap: float, m: int, n: int) -> float:
    """Give the standard error as Hanley and McNeil's, with one mean number for both."""
    half = (m + n) / 2 - 1
    inner = 1 + half * (1 - nap) / (2 - nap) + half * nap / (1 + nap)
    return float((nap * (1 - nap) * inner / (m * n)) ** 0.5)


def test_its_range_ends_where_it_would_be_just_within_chance() -> None:
    z = stats.norm.ppf(0.975)
    for chance in chances(52, 400):
        m, n = chance.randint(1, 12), chance.randint(1, 12)
        a, b = scores(chance, m), scores(chance, n)
        found = overlap(a, b)
        if 0 < found.nap < 1:
            known = optimize.brentq(
                lambda share, nap=found.nap, m=m, n=n: (
                    share - nap - z * hanley(share, m, n)
                ),
                found.nap + 1e-12,
                1 - 1e-15,
            )
            assert found.high == pytest.approx(known, abs=1e-9)


def test_groups_that_do_not_overlap_and_groups_that_are_the_same() -> None:
    apart = overlap([7, 8, 9], [1, 2, 3])
    assert (apart.nap, apart.tau, apart.high) == (1, 1, 1)
    assert 0.2 < apart.low < 0.6
    same = overlap([0.3, 0.3], [6.1 - 5.8])
    assert (same.nap, same.tau) == (0.5, 0)
    assert same.low == pytest.approx(1 - same.high)


def test_what_the_first_group_rose_already_is_taken_off() -> None:
    for chance in chances(53):
        a = scores(chance, chance.randint(2, 9))
        b = scores(chance, chance.randint(1, 9))
        even = plain([*a, *b])
        lead = sum(
            (y < x) - (y > x) for x, y in product(even[: len(a)], even[len(a) :])
        )
        fall = sum(
            (even[j] < even[i]) - (even[j] > even[i])
            for i in range(len(a))
            for j in range(i + 1, len(a))
        )
        pairs = len(a) * len(b)
        assert tau_u(a, b) == pytest.approx((lead - fall) / pairs)
        higher = tau_u(a, b, lower_is_better=False)
        assert higher == pytest.approx(-tau_u(a, b))


@pytest.mark.repeats
def test_the_slope_of_the_first_group_is_taken_from_both() -> None:
    for chance in chances(54):
        a = scores(chance, chance.randint(2, 9))
        b = scores(chance, chance.randint(1, 9))
        even = plain([*a, *b])
        slope = stats.theilslopes(even[: len(a)]).slope
        left = [round(y - slope * step, 6) for step, y in enumerate(even)]
        known = overlap(left[: len(a)], left[len(a) :]).tau
        assert tau_baseline_corrected(a, b) == pytest.approx(known)
        higher = tau_baseline_corrected(a, b, lower_is_better=False)
        assert higher == pytest.approx(-known)


def test_a_line_that_goes_on_leaves_nothing() -> None:
    falls = [7 - 0.1 * step for step in range(20)]
    assert overlap(falls[:8], falls[8:]).tau == 1
    assert tau_baseline_corrected(falls[:8], falls[8:]) == 0


def test_the_error_is_that_of_all_pairs_and_the_same_from_either_side() -> None:
    for chance in chances(53):
        a = [chance.randint(0, 6) for _ in range(chance.randint(2, 9))]
        b = [chance.randint(0, 6) for _ in range(chance.randint(2, 9))]
        m, n = len(a), len(b)
        won = [[(y > x) + (y == x) / 2 for y in b] for x in a]
        share = sum(map(sum, won)) / (m * n)
        rows = sum(sum(row) ** 2 for row in won) / (m * n * n)
        columns = sum(sum(row) ** 2 for row in zip(*won, strict=True)) / (m * m * n)
        squares = sum(one * one for row in won for one in row) / (m * n)
        variance = (
            share - (m + n - 1) * share**2 + n * rows + m * columns - 2 * squares
        ) / ((m - 1) * (n - 1))
        found = overlap_error(a, b)
        assert found == pytest.approx(max(variance, 0) ** 0.5, abs=1e-7)
        assert overlap_error(b, a) == pytest.approx(found, abs=1e-7)
