"""The figures that books, papers and other programs print, to the digits they print."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from fasciatrack.reporting.statistics.averages import mean, median, spread
from fasciatrack.reporting.statistics.correlation import (
    effective_pairs,
    kendall,
    lag_one,
    spearman,
    spearman_p,
)
from fasciatrack.reporting.statistics.intervals import (
    mean_interval,
    t_quantile,
    wilson,
)
from fasciatrack.reporting.statistics.overlap import (
    overlap,
    overlap_error,
    tau_baseline_corrected,
    tau_u,
)
from fasciatrack.reporting.statistics.paired import (
    hodges_lehmann,
    paired_t,
    sign_flip,
    signed_ranks,
)
from fasciatrack.reporting.statistics.permutation import two_groups
from fasciatrack.reporting.statistics.regression_to_mean import expected_regression
from fasciatrack.reporting.statistics.several import benjamini_hochberg
from fasciatrack.reporting.statistics.slopes import (
    least_squares,
    mann_kendall,
    theil_sen,
)
from fasciatrack.reporting.statistics.smoothing import ewma, ewma_by_time
from fasciatrack.reporting.statistics.survival import (
    Lifetime,
    half_lasted,
    kaplan_meier,
)

FIRST_NIGHTS = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2)
SECOND_NIGHTS = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
SLEEP = [x - y for x, y in zip(FIRST_NIGHTS, SECOND_NIGHTS, strict=True)]
"""Student (1908): hours of sleep gained under two drugs, ten people."""
MAIZE = (6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75)
"""Darwin (1876): crossed less self-fertilised plants, in eighths of an inch."""
IQ = (106, 86, 100, 101, 99, 103, 97, 113, 112, 110)
TELEVISION = (7, 0, 27, 50, 28, 29, 20, 12, 6, 17)
SEN = [(1, 9), (2, 15), (3, 19), (4, 20), (10, 45), (12, 55), (18, 78)]
"""Sen (1968), the example of his paper."""
OUTLIER = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 10)]
PAIN = [(0, 7), (2, 6), (3, 7), (7, 5), (9, 6), (14, 4), (16, 5), (21, 3)]
# Norris, NIST Statistical Reference Datasets: y by x.
NORRIS = """
0.1 0.2, 338.8 337.4, 118.1 118.2, 888.0 884.6, 9.2 10.1, 228.1 226.5, 668.5 666.3,
998.5 996.3, 449.1 448.6, 778.9 777.0, 559.2 558.2, 0.3 0.4, 0.1 0.6, 778.1 775.5,
668.8 666.9, 339.3 338.0, 448.9 447.5, 10.8 11.6, 557.7 556.0, 228.3 228.1, 998.0 995.8,
888.8 887.6, 119.6 120.2, 0.3 0.3, 0.6 0.3, 557.6 556.8, 339.3 339.1, 888.0 887.2,
998.5 999.0, 778.9 779.0, 10.2 11.1, 117.6 118.3, 228.9 229.2, 668.4 669.1, 449.2 448.9,
0.2 0.5
"""
# Benjamini and Hochberg (1995): treatments after a heart attack.
HEART = """
.0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240 .4262 .5719 .6528 .7590 1
"""
HEART_Q = """
.0015 .003 .0095 .035625 .0603 .0638571 .0638571 .0645 .0765 .486 .5811818 .714875
.7532308 .8132143 1
"""
# NIST/SEMATECH e-Handbook 6.3.2.4: λ = 0.3 from 50.
CHARTED = """
52.0 47.0 53.0 49.3 50.1 47.0 51.0 50.1 51.2 50.5 49.6 47.6 49.9 51.3 47.8 51.2 52.6
52.4 53.6 52.1
"""
CHARTED_MEANS = """
50.60 49.52 50.56 50.18 50.16 49.21 49.75 49.85 50.26 50.33 50.11 49.36 49.52 50.05
49.38 49.92 50.73 51.23 51.94 51.99
"""
# Weeks to relapse of leukaemia (R's survival::aml); + where it was not seen.
MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45"
DAYS = (5, 6, 6, 5, 4, 4, 3, 4, 5, 6)
OTHER_DAYS = (3, 4, 4, 4, 3, 2, 2, 3, 3, 4)


def numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]


def lifetimes(text: str) -> list[Lifetime]:
    return [
        Lifetime(float(word.removesuffix("+")), not word.endswith("+"))
        for word in text.split()
    ]


def test_students_sleep() -> None:
    assert mean(SLEEP) == pytest.approx(-1.58, rel=1e-14)
    assert spread(SLEEP) == pytest.approx(1.2299955, abs=5e-8)
    assert median(SLEEP) == pytest.approx(-1.3, rel=1e-14)
    t, p = paired_t(SLEEP)
    assert t == pytest.approx(-4.0621277, abs=5e-8)
    assert p == pytest.approx(0.00283289, abs=5e-9)
    found = mean_interval(SLEEP)
    assert found is not None
    assert found.low == pytest.approx(-2.4598858, abs=5e-8)
    assert found.high == pytest.approx(-0.7001142, abs=5e-8)
    assert sign_flip(SLEEP) == 0.00390625
    assert hodges_lehmann(SLEEP) == pytest.approx(-1.3, rel=1e-14)


def test_darwins_maize() -> None:
    ranked = signed_ranks(MAIZE)
    assert -sum(rank for rank in ranked if rank < 0) == 24
    assert sign_flip(ranked) == 0.041259765625
    assert mean(MAIZE) == pytest.approx(20.9333, abs=5e-5)
    assert spread(MAIZE) == pytest.approx(37.7444, abs=5e-5)
    t, p = paired_t(MAIZE)
    assert t == pytest.approx(2.147987, abs=5e-7)
    assert p == pytest.approx(0.049703, abs=5e-7)
    found = mean_interval(MAIZE)
    assert found is not None
    assert found.low == pytest.approx(0.031193, abs=5e-7)
    assert found.high == pytest.approx(41.835473, abs=5e-7)
    assert hodges_lehmann(MAIZE) == 25


def test_fishers_own_count_for_darwins_maize() -> None:
    # The Design of Experiments (1935), §21: 1,726 of 32,768, twice 863.
    assert sign_flip(MAIZE) == 1726 / 32768


def test_spearman_of_iq_and_television() -> None:
    rho = spearman(IQ, TELEVISION)
    assert rho == pytest.approx(-29 / 165, rel=1e-15)
    assert spearman_p(-29 / 165, 10) == pytest.approx(0.627188, abs=5e-7)
    assert kendall(IQ, TELEVISION) == pytest.approx(-0.1111111, abs=5e-8)


def test_spearman_of_six_and_all_orders_of_them() -> None:
    seen = spearman(range(6), (2, 1, 4, 3, 6, 5))
    assert seen == pytest.approx(0.8285714, abs=5e-8)
    every = [spearman(range(6), order) for order in permutations(range(6))]
    assert seen is not None
    as_far = sum(abs(rho or 0) >= seen - 1e-12 for rho in every)
    assert as_far / 720 == pytest.approx(0.0583333, abs=5e-8)


def test_sens_own_example() -> None:
    found = theil_sen(SEN)
    assert (found.slope, found.intercept, found.intercept_joint) == (4, 4, 6)
    assert found.low == pytest.approx(26 / 7, rel=1e-15)
    assert found.high == pytest.approx(35 / 8, rel=1e-15)


def test_one_odd_value_moves_the_line_of_least_squares_only() -> None:
    assert theil_sen(OUTLIER).slope == 1
    line = least_squares(OUTLIER)
    assert line.slope == pytest.approx(2.2, rel=1e-15)
    assert line.intercept == pytest.approx(-1.2, rel=1e-14)


def test_pain_that_falls() -> None:
    found = theil_sen(PAIN)
    assert found.slope == pytest.approx(-0.15587045, abs=5e-9)
    assert 7 * found.slope == pytest.approx(-1.0911, abs=5e-5)
    assert found.intercept == pytest.approx(6.74696356, abs=5e-9)
    assert mann_kendall(PAIN).tau == pytest.approx(-0.7181325, abs=5e-8)


def test_norris() -> None:
    pairs = [numbers(pair) for pair in NORRIS.split(",")]
    assert len(pairs) == 36
    line = least_squares([(x, y) for y, x in pairs])
    assert line.slope == pytest.approx(1.00211681802045, rel=1e-14)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-12)


def test_numacc1() -> None:
    values = (10000001, 10000003, 10000002)
    assert (mean(values), spread(values), lag_one(values)) == (10000002, 1, -0.5)


def test_overlap_of_parker_vannest_and_davis() -> None:
    a, b = (20, 20, 26, 25, 22, 23), (28, 25, 24, 27, 30, 30, 29)
    found = overlap(a, b, lower_is_better=False)
    assert found.nap == pytest.approx(38.5 / 42, rel=1e-15)
    assert found.tau == pytest.approx(35 / 42, rel=1e-15)
    assert found.low == pytest.approx(0.597319, abs=5e-7)
    assert found.high == pytest.approx(0.985998, abs=5e-7)
    assert overlap_error(a, b) == pytest.approx(0.0690066, abs=5e-8)


@pytest.mark.parametrize(
    ("a", "b", "lower_is_better", "nap"),
    [
        (
            (4, 3, 4, 3, 4, 7, 5, 2, 3, 2),
            (5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9),
            False,
            0.9636364,
        ),
        ((12, 14, 9, 10), (10, 6, 4, 5, 3, 4), True, 0.9375),
    ],
)
def test_overlap_of_other_published_series(
    a: Sequence[float],
    b: Sequence[float],
    lower_is_better: bool,  # noqa: FBT001 - a column of the table
    nap: float,
) -> None:
    found = overlap(a, b, lower_is_better=lower_is_better)
    assert found.nap == pytest.approx(nap, abs=5e-8)


def test_tau_u() -> None:
    a, b = (3, 3, 4, 5), (4, 5, 6, 7, 7)
    assert overlap(a, b, lower_is_better=False).tau == pytest.approx(16 / 20)
    assert tau_u(a, b, lower_is_better=False) == pytest.approx(11 / 20)


def test_a_second_group_that_only_goes_on_as_the_first_did() -> None:
    a, b = range(1, 6), range(6, 11)
    assert overlap(a, b, lower_is_better=False).tau == 1
    assert tau_u(a, b, lower_is_better=False) == pytest.approx(0.6)
    assert tau_baseline_corrected(a, b, lower_is_better=False) == 0


def test_benjamini_and_hochbergs_own_example() -> None:
    ps = numbers(HEART)
    found = benjamini_hochberg(ps)
    assert found == pytest.approx(numbers(HEART_Q), abs=5e-8)
    assert sum(q <= 0.05 for q in found) == 4
    assert sum(p <= 0.05 / len(ps) for p in ps) == 3
    assert sum(p <= 0.05 for p in ps) == 9


def test_the_chart_of_the_nist_handbook() -> None:
    found = ewma(numbers(CHARTED), 0.3, 50)
    assert found == pytest.approx(numbers(CHARTED_MEANS), abs=0.0051)


def test_days_that_are_not_as_far_apart() -> None:
    found = ewma_by_time([(0, 6), (1, 5), (3, 5), (10, 2)], 7)
    assert found == pytest.approx([6, 5.866878, 5.651439, 3.343289], abs=5e-7)


def test_leukaemia_with_and_without_maintenance() -> None:
    curve = kaplan_meier(lifetimes(MAINTAINED))
    shares = numbers(".9091 .8182 .7159 .6136 .4909 .3682 .1841")
    assert [step.share for step in curve] == pytest.approx(shares, abs=5e-5)
    assert half_lasted(curve) == 31
    assert half_lasted(kaplan_meier(lifetimes(NOT_MAINTAINED))) == 23


def test_barnetts_example_of_what_would_change_anyway() -> None:
    found = [
        expected_regression(60, 15, 40, tenths / 10, below=True) for tenths in range(11)
    ]
    expected = numbers(
        "26.972 24.275 21.578 18.880 16.183 13.486 10.789 8.092 5.394 2.697 0"
    )
    assert found == pytest.approx(expected, abs=5e-4)
    assert expected_regression(4, 1.8, 6, 0.5) == pytest.approx(1.45, abs=5e-3)


def test_days_that_resemble_the_day_before() -> None:
    assert lag_one(DAYS) == pytest.approx(0.558333, abs=5e-7)
    assert lag_one(OTHER_DAYS) == pytest.approx(0.492857, abs=5e-7)
    worth = effective_pairs(10, lag_one(DAYS), lag_one(OTHER_DAYS))
    assert worth == pytest.approx(5.6841, abs=5e-5)
    assert spearman(DAYS, OTHER_DAYS) == pytest.approx(0.875823, abs=5e-7)


def test_the_three_questions_of_peg() -> None:
    assert round(mean((6, 7, 4)), 1) == 5.7


def test_wilson() -> None:
    found = wilson(95, 122)
    assert (round(100 * found.low, 1), round(100 * found.high, 1)) == (69.7, 84.3)


T = """
1 12.706205 2 4.302653 3 3.182446 4 2.776445 5 2.570582 6 2.446912 7 2.364624
8 2.306004 9 2.262157 10 2.228139 11 2.200985 12 2.178813 14 2.144787 15 2.131450
19 2.093024 20 2.085963 24 2.063899 29 2.045230 30 2.042272 40 2.021075 60 2.000298
120 1.979930
"""


def test_the_table_of_t() -> None:
    table = numbers(T)
    found = [t_quantile(freedom) for freedom in table[::2]]
    assert found == pytest.approx(table[1::2], abs=5.1e-7)


@pytest.mark.parametrize(("n", "p"), [(5, 0.0625), (6, 0.03125)])
def test_six_pairs_are_the_fewest_that_can_be_no_chance(n: int, p: float) -> None:
    assert sign_flip([-1.5, -0.5] * 2 + [-1] * (n - 4)) == p


@pytest.mark.parametrize(("n", "p"), [(3, 0.10), (4, 0.029), (5, 0.0079)])
def test_the_least_p_of_two_small_groups(n: int, p: float) -> None:
    found = two_groups(range(n), range(10, 10 + n))
    assert found == pytest.approx(p, abs=5e-4)


@pytest.mark.parametrize(
    ("n", "rho"), [(10, 0.632), (14, 0.532), (20, 0.444), (30, 0.361)]
)
def test_the_rho_that_one_in_twenty_reach(n: int, rho: float) -> None:
    assert spearman_p(rho - 0.001, n) > 0.05 > spearman_p(rho + 0.001, n)
