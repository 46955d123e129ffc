"""Quantiles, tails and intervals, against SciPy, from half a degree of freedom up."""

from math import inf

import pytest
from scipy import special, stats

from fasciatrack.reporting.statistics.intervals import (
    Interval,
    mean_interval,
    normal_quantile,
    normal_tail,
    t_quantile,
    t_tail,
    wilson,
)
from scipy_oracle import chances, plain, quiet, some

FREEDOMS = (0.5, 1, 1.7, 2, 3, 4.5, 9, 29.3, 79, 81, 300, 5000, 999_999)


@pytest.mark.parametrize("freedom", FREEDOMS)
def test_the_tail_of_t_is_scipys(freedom: float) -> None:
    for chance in chances(2, 300):
        t = chance.choice((chance.uniform(-4, 4), chance.expovariate(0.05)))
        known = 2 * special.stdtr(freedom, -abs(t))
        # Beyond it SciPy itself rounds to 0.
        assert t_tail(t, freedom) == pytest.approx(known, rel=1e-8, abs=1e-290)


@pytest.mark.parametrize("freedom", FREEDOMS)
@pytest.mark.parametrize("share", [0.01, 0.5, 0.8, 0.93, 0.95, 0.99, 0.9999])
def test_the_quantile_of_t_is_scipys(freedom: float, share: float) -> None:
    known = special.stdtrit(freedom, 0.5 + share / 2)
    assert t_quantile(freedom, share) == pytest.approx(known, rel=1e-8)


@pytest.mark.parametrize("share", [1e-6, 0.1, 0.5, 0.95, 0.999999])
def test_the_quantile_of_the_normal_is_scipys(share: float) -> None:
    known = special.ndtri(0.5 + share / 2)
    assert normal_quantile(share) == pytest.approx(known, rel=1e-9)
    assert t_quantile(2e6, share) == normal_quantile(share)
    assert normal_tail(-known) == pytest.approx(1 - share, rel=1e-9)


def test_tails_at_their_ends() -> None:
    assert t_tail(0, 3) == normal_tail(0) == 1
    assert t_tail(inf, 3) == t_tail(-1e200, 3) == 0
    assert t_tail(-2, 2e6) == normal_tail(2)
    assert t_tail(1, 1) == pytest.approx(0.5, rel=1e-14)


def test_the_interval_of_a_mean_is_scipys() -> None:
    for chance in chances(3):
        values = some(chance, 0, 30)
        found = mean_interval(values)
        even = plain(values)
        if len(set(even)) < 2:
            assert found is None
            continue
        with quiet():
            low, high = stats.t.interval(0.95, len(even) - 1, 0, stats.sem(even))
        assert found is not None
        middle = sum(even) / len(even) + min(values)
        assert found.low == pytest.approx(middle + low, abs=1e-5)
        assert found.high == pytest.approx(middle + high, abs=1e-5)


def test_too_few_values_and_values_that_are_all_the_same_have_no_interval() -> None:
    assert mean_interval([], fewest=0) is None
    assert mean_interval([4], fewest=0) is None
    assert mean_interval([4, 5]) is not None
    assert mean_interval([1, 2, 3, 4, 5], fewest=6) is None
    assert mean_interval([1, 2, 3, 4, 5, 6], fewest=6) is not None
    assert mean_interval([-0.1] * 8) is None
    assert mean_interval([0] * 8) is None
    # Taking 5.8 from 6.1 leaves a little less than 0.3.
    assert mean_interval([6.1 - 5.8, 0.3, 0.3]) is None


def test_a_report_holds_an_interval_as_it_is_reckoned() -> None:
    found = mean_interval([-2, -1, 0, -1])
    assert found is not None
    assert found.exact() == Interval(low=-2.299228264, high=0.299228264)


def test_wilsons_interval_is_scipys() -> None:
    for chance in chances(4, 500):
        n = chance.randint(1, chance.choice((5, 300)))
        k = chance.choice((0, n, chance.randint(0, n)))
        share = chance.choice((0.5, 0.9, 0.95, 0.99))
        known = stats.binomtest(k, n).proportion_ci(share, method="wilson")
        found = wilson(k, n, share)
        assert found.low == pytest.approx(known.low, rel=1e-9, abs=1e-12)
        assert found.high == pytest.approx(known.high, rel=1e-9)


def test_of_nothing_any_share_is_possible_and_none_is_beyond_all() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
    assert wilson(0, 9).low == 0
    assert wilson(9, 9).high == 1


@pytest.mark.parametrize("n", [4, 6, 8, 12, 20])
def test_it_holds_the_mean_of_rounded_scores_as_often_as_it_says(n: int) -> None:
    held = 0
    for chance in chances(n, 2000):
        drops = [round(chance.gauss(-1, 1.5)) for _ in range(n)]
        found = mean_interval(drops)
        held += found is not None and found.low <= -1 <= found.high
    assert 0.93 <= held / 2000 <= 0.97


def test_no_end_of_an_interval_is_minus_zero() -> None:
    found = Interval(low=-1.234, high=-1e-16).exact()
    assert (found.low, str(found.high)) == (-1.234, "0.0")
    assert str(Interval(low=-1e-16, high=1).exact().low) == "0.0"
