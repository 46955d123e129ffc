"""Means, medians, spreads and ranks, with ties and far from 0."""

from statistics import fmean, stdev
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fasciatrack.reporting.statistics.averages import (
    deviations,
    double_ranks,
    exact,
    levels,
    mean,
    median,
    spread,
)
from scipy_oracle import chances, plain, some

NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (0.1 + 0.2, 0.3),
        (0.1 + 0.2 - 0.3, 0.0),
        (-1e-17, 0.0),
        (-22 / 21, -1.047619048),
    ],
)
def test_a_figure_is_kept_without_what_is_only_the_machines_doing(
    value: float, kept: float
) -> None:
    assert repr(exact(value)) == repr(kept)


def test_ranks_are_scipys() -> None:
    for chance in chances(1):
        values = some(chance, 0, 40)
        assert double_ranks(values) == list(2 * stats.rankdata(plain(values)))


def test_what_is_nearly_the_same_shares_a_rank_though_none_is_there_twice() -> None:
    assert double_ranks([0.4, 0.3, 0.1]) == [6, 4, 2]
    assert double_ranks([0.4, 0.3, 6.1 - 5.8]) == [6, 3, 3]
    assert double_ranks([]) == []


@given(st.lists(NUMBERS, min_size=1))
def test_the_middle_is_the_middle_in_any_order(values: list[float]) -> None:
    assert median(values) == plain_median(values)
    assert mean(values) == pytest.approx(fmean(values), rel=1e-12, abs=1e-12)


@given(st.lists(NUMBERS, min_size=2))
def test_the_spread_is_that_of_a_sample(values: list[float]) -> None:
    assert spread(values) == pytest.approx(stdev(values), rel=1e-9, abs=1e-9)


def test_a_spread_far_from_zero_keeps_its_digits() -> None:
    near = [0.0, 1.0, 2.0, 4.0]
    assert spread([1e12 + one for one in near]) == spread(near)
    assert deviations([0.1] * 3) == [0, 0, 0]
    assert deviations([6.1 - 5.8, 0.3]) == [0, 0]


def test_what_differs_by_the_error_of_taking_away_is_the_same() -> None:
    assert levels([6.1 - 5.8, 0.3, 0.1 + 0.2, 0.4]) == [0, 0, 0, 1]
    assert levels([1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.1]) == [0, 1, 0]
    assert levels([2e-16, 0, 1e-16], size=1) == [0, 0, 0]
    assert levels([]) == []
