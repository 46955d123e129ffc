"""Several p at once, against SciPy."""

import pytest
from scipy import stats

from fasciatrack.reporting.statistics.several import benjamini_hochberg
from scipy_oracle import chances


def test_q_is_scipys() -> None:
    for chance in chances(81):
        n = chance.randint(1, chance.choice((3, 30)))
        ps = [
            chance.choice((0.0, 1.0, 0.05, chance.random(), chance.random() ** 4))
            for _ in range(n)
        ]
        known = list(stats.false_discovery_control(ps))
        assert benjamini_hochberg(ps) == pytest.approx(known, rel=1e-12)


def test_of_none_there_is_none_and_one_alone_stays() -> None:
    assert benjamini_hochberg([]) == []
    assert benjamini_hochberg([0.04]) == [0.04]
    assert benjamini_hochberg([0.04, 0.04, 0.01]) == pytest.approx([0.04, 0.04, 0.03])
