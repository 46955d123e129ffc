"""What would change anyway, against SciPy's cut normal and against chosen bad days."""

import pytest
from scipy import stats

from fasciatrack.reporting.statistics.regression_to_mean import expected_regression
from scipy_oracle import chances


@pytest.mark.repeats
def test_it_is_how_far_the_chosen_are_off_the_mean() -> None:
    for chance in chances(91):
        mean, sd = chance.uniform(-5, 10), chance.uniform(0.1, 4)
        cut = mean + sd * chance.uniform(-4, 6)
        correlation = chance.random()
        z = (cut - mean) / sd
        beyond = sd * float(stats.truncnorm.mean(z, 40))
        found = expected_regression(mean, sd, cut, correlation)
        assert found == pytest.approx((1 - correlation) * beyond, rel=1e-6, abs=1e-9)
        turned = expected_regression(-mean, sd, -cut, correlation, below=True)
        assert turned == pytest.approx(found)


def test_at_its_ends() -> None:
    assert expected_regression(4, 0, 6, 0.5) == 0
    assert expected_regression(4, 1.8, 6, 1) == 0
    assert expected_regression(0, 1, 50, 0) == 50


def test_bad_days_are_followed_by_better_ones_by_so_much() -> None:
    chosen = []
    for chance in chances(92, 1):
        pain = 4.0
        for _ in range(60_000):
            following = 4 + 0.5 * (pain - 4) + chance.gauss(0, 1.8 * 0.75**0.5)
            if pain >= 6:
                chosen.append(pain - following)
            pain = following
    found = expected_regression(4, 1.8, 6, 0.5)
    assert sum(chosen) / len(chosen) == pytest.approx(found, abs=0.06)
