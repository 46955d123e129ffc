"""How long things last, against SciPy's survival function and its range."""

from statistics import median

import numpy as np
import pytest
from scipy import stats

from fasciatrack.reporting.statistics.survival import (
    Lifetime,
    curve_range,
    half_lasted,
    kaplan_meier,
)
from scipy_oracle import chances, quiet


def test_the_curve_and_its_range_are_scipys() -> None:
    for chance in chances(71, 1000):
        n = chance.randint(1, chance.choice((4, 30)))
        # Not at 0: what lasted no time at all was never there.
        lifetimes = [
            Lifetime(chance.randint(1, 40) / 4, chance.random() < 0.7) for _ in range(n)
        ]
        share = chance.choice((0.8, 0.95))
        data = stats.CensoredData(
            uncensored=[one.length for one in lifetimes if one.is_over],
            right=[one.length for one in lifetimes if not one.is_over],
        )
        with quiet():
            known = stats.ecdf(data).sf
            ends = known.confidence_interval(share, method="log-log")
        curve = kaplan_meier(lifetimes)
        ranges = curve_range(curve, share)
        for step, around in zip(curve, ranges, strict=True):
            index = list(known.quantiles).index(step.at)
            assert step.share == pytest.approx(known.probabilities[index], abs=1e-12)
            still = sum(one.length >= step.at for one in lifetimes)
            over = sum(one == Lifetime(step.at, is_over=True) for one in lifetimes)
            assert (step.at_risk, step.over) == (still, over)
            if around is None:
                assert step.share == 0
                continue
            low, high = ends.low.probabilities[index], ends.high.probabilities[index]
            assert around.low == pytest.approx(low, abs=1e-9)
            assert around.high == pytest.approx(high, abs=1e-9)
        at_all = {one.length for one in lifetimes if one.is_over}
        assert [step.at for step in curve] == sorted(at_all)


def test_the_half_of_what_was_all_seen_is_their_median() -> None:
    for chance in chances(72):
        lengths = [chance.randint(1, 20) for _ in range(chance.randint(1, 12))]
        curve = kaplan_meier([Lifetime(length, is_over=True) for length in lengths])
        assert half_lasted(curve) == pytest.approx(median(lengths))


def test_what_was_not_seen_to_be_over_may_leave_no_half() -> None:
    assert kaplan_meier([]) == ()
    assert curve_range(()) == ()
    assert half_lasted(()) is None
    still = [Lifetime(length, is_over=False) for length in (1, 2, 3)]
    assert half_lasted(kaplan_meier(still)) is None
    assert half_lasted(kaplan_meier([*still, Lifetime(1, is_over=True)])) is None
    # Half lasted longer than 1, and nothing is known of later.
    some = [Lifetime(1, is_over=True), Lifetime(2, is_over=False)]
    assert half_lasted(kaplan_meier(some)) == 1


def test_ten_in_ten_tenths_reach_half_in_spite_of_floating_point() -> None:
    for n in range(2, 60, 2):
        curve = kaplan_meier([Lifetime(one, is_over=True) for one in range(n)])
        assert half_lasted(curve) == np.median(range(n))
