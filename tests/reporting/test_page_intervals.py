"""The interval of a mean difference, against published figures."""

import pytest

from fasciatrack.reporting.page_intervals import mean_interval, t_quantile


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [
        (1, 12.706205),
        (2, 4.302653),
        (3, 3.182446),
        (4, 2.776445),
        (5, 2.570582),
        (6, 2.446912),
        (9, 2.262157),
        (14, 2.144787),
        (15, 2.131450),
        (30, 2.042272),
        (120, 1.979930),
        (1001, 1.959964),
    ],
)
def test_the_quantiles_are_those_of_the_tables(freedom: int, quantile: float) -> None:
    assert t_quantile(freedom) == pytest.approx(quantile, abs=1e-6)


def test_students_sleep_data_has_the_known_interval() -> None:
    a = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
    b = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
    found = mean_interval([x - y for x, y in zip(a, b, strict=True)])
    assert found is not None
    assert (found.low, found.high) == (-2.46, -0.70)


def test_darwins_maize_has_the_known_interval() -> None:
    found = mean_interval([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75])
    assert found is not None
    assert (found.low, found.high) == (0.03, 41.84)


def test_five_pairs_and_pairs_that_are_all_the_same_have_none() -> None:
    assert mean_interval([1, 2, 3, 4, 5]) is None
    assert mean_interval([1, 2, 3, 4, 5, 6]) is not None
    assert mean_interval([-0.1] * 8) is None
