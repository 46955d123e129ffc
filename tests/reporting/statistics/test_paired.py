"""Tests of differences: every sign counted, against SciPy's counting of them all."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product
from math import gcd
from statistics import median
from time import process_time

import numpy as np
import pytest
from scipy import stats

from fasciatrack.reporting.statistics import paired
from fasciatrack.reporting.statistics.paired import (
    hodges_lehmann,
    paired_t,
    sign_flip,
    signed_ranks,
)
from scipy_oracle import chances, differences, plain_differences, quiet


def every_sign(values: Sequence[float]) -> float:
    """Count by trying."""
    signs = np.array(list(product((-1, 1), repeat=len(values))))
    sums = np.abs(signs @ np.array(values))
    return float(np.mean(sums >= abs(sum(values)) - 1e-9))


def test_it_counts_what_trying_every_sign_counts() -> None:
    for chance in chances(11):
        values = differences(chance, 0, 11)
        known = every_sign(plain_differences(values))
        assert sign_flip(values) == pytest.approx(known, rel=1e-14)


def test_it_counts_what_scipys_own_permutations_count() -> None:
    for chance in chances(12, 200):
        values = differences(chance, 2, 10)
        known = stats.permutation_test(
            (plain_differences(values),),
            lambda some, axis: np.abs(some.sum(axis=axis)),
            permutation_type="samples",
            vectorized=True,
            alternative="greater",
        )
        assert sign_flip(values) == pytest.approx(known.pvalue, rel=1e-12)


def test_of_ranks_it_is_wilcoxons_test() -> None:
    for chance in chances(13, 800):
        values = differences(chance, 1, 25)
        sizes = {abs(value) for value in plain_differences(values)}
        if len(sizes) < len(values) or 0 in sizes:
            continue  # SciPy counts exactly where no two are the same only
        known = stats.wilcoxon(plain_differences(values), method="exact")
        assert sign_flip(signed_ranks(values)) == pytest.approx(known.pvalue, rel=1e-12)


def test_signed_ranks_share_ties_and_leave_out_nothing() -> None:
    for chance in chances(14):
        values = differences(chance, 0, 30)
        tenths = plain_differences(values)
        known = stats.rankdata([abs(value) for value in tenths if value])
        found = signed_ranks(values)
        assert [abs(rank) for rank in found if rank] == list(known)
        assert [np.sign(rank) for rank in found] == [np.sign(value) for value in tenths]
    assert signed_ranks([6.1 - 5.8, -0.3, 0.0]) == [1.5, -1.5, 0.0]


def test_students_t_is_scipys() -> None:
    for chance in chances(15):
        values = differences(chance, 2, 40)
        if len(set(plain_differences(values))) < 2:
            continue
        with quiet():
            known = stats.ttest_1samp(values, 0)
        t, p = paired_t(values)
        assert t == pytest.approx(known.statistic, rel=1e-9, abs=1e-9)
        assert p == pytest.approx(known.pvalue, rel=1e-7)


@pytest.mark.parametrize("values", [[], [1.0], [-0.1] * 5])
def test_without_differences_that_differ_there_is_no_t(values: list[float]) -> None:
    with pytest.raises(ValueError, match="differ"):
        paired_t(values)


def test_the_middle_of_all_means_of_two() -> None:
    for chance in chances(16):
        values = differences(chance, 1, 20)
        known = median(
            (one + other) / 2 for one, other in combinations_with_replacement(values, 2)
        )
        assert hodges_lehmann(values) == pytest.approx(known, abs=1e-12)


def test_nothing_and_no_difference_are_no_evidence() -> None:
    assert sign_flip([]) == sign_flip([0.0] * 9) == sign_flip([1, -1]) == 1
    # 0.1 + 0.2 − 0.3 is not quite 0.
    assert sign_flip([0.1, 0.2, -0.3]) == 1


def test_parts_that_are_no_tenths_count_exactly_too() -> None:
    values = [1 / 3, 2 / 3, -1 / 3, 5 / 3, 1.0, 4 / 3, 1.5]
    assert sign_flip(values) == every_sign([round(6 * value) for value in values])


@pytest.mark.repeats
def test_values_that_are_no_parts_of_anything_are_counted_too() -> None:
    for chance in chances(17, 300):
        values = [chance.gauss(0.7, 1) for _ in range(chance.randint(1, 11))]
        assert sign_flip(values) == pytest.approx(every_sign(values))
    for chance in chances(20, 3):
        values = [chance.gauss(0.4, 1) for _ in range(17)]
        known = every_sign(values)
        assert known <= sign_flip(values) <= known + 0.001


def test_sums_that_lie_too_far_apart_for_digits_are_counted_one_by_one() -> None:
    values = [1e9, 1e9, -1e9, 2, 1, -1]
    assert sign_flip(values) == every_sign(values)
    values = [1e9 + 1, 1e9, 1e9, 1e9, 1e9, -1e8, 1]
    assert sign_flip(values) == every_sign(values)


def normal(values: Sequence[int]) -> float:
    """Take the sum for normal; with other signs it would be two away at least."""
    unit = gcd(*values)
    z = (abs(sum(values)) - unit) / sum(value * value for value in values) ** 0.5
    return float(2 * stats.norm.sf(z))


def test_many_differences_are_taken_for_normal_near_enough() -> None:
    for chance in chances(18, 12):
        drop = chance.choice((1, 2, 3))
        values = [round(chance.gauss(drop, 20)) for _ in range(250)]
        assert sign_flip(values) == pytest.approx(normal(values), abs=2e-3)
        many = [round(chance.gauss(drop / 4, 20)) for _ in range(3000)]
        known = normal(many)
        assert sign_flip(many) == pytest.approx(known)
        assert sign_flip([one / 10 for one in many]) == pytest.approx(known)


@pytest.mark.repeats
def test_ten_years_of_differences_take_no_time_to_speak_of() -> None:
    for chance in chances(19, 1):
        values = [chance.randint(-100, 90) / 10 for _ in range(3650)]
    start = process_time()
    assert 0 < sign_flip(values) < 1
    assert -0.7 < hodges_lehmann(values) < -0.3
    assert process_time() - start < 1
    assert paired.MOST_WORK < 10**9
