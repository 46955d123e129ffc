"""Least squares from sums of products, against NumPy."""

import numpy as np
import pytest

from fasciatrack.reporting.statistics.normal_equations import Swept


def swept(columns: np.ndarray, explained: np.ndarray) -> Swept:
    both = np.column_stack([columns, explained])
    products = both.T @ both
    return Swept(products.tolist(), columns.shape[1], np.diag(products).tolist())


@pytest.mark.parametrize("seed", range(20))
def test_slopes_and_what_is_left_are_those_of_least_squares(seed: int) -> None:
    random = np.random.default_rng(seed)
    columns, explained = random.normal(size=(40, 5)), random.normal(size=40)
    found = swept(columns, explained)
    slopes, left, _, _ = np.linalg.lstsq(columns, explained)
    assert found.used == [0, 1, 2, 3, 4]
    assert found.slopes == pytest.approx(slopes)
    assert found.left == pytest.approx(left[0])
    assert np.array(found.inverse) == pytest.approx(np.linalg.inv(columns.T @ columns))


def test_a_covariate_made_of_others_is_left_out() -> None:
    random = np.random.default_rng(1)
    columns, explained = random.normal(size=(40, 4)), random.normal(size=40)
    columns[:, 0] = 0
    columns[:, 2] = 2 * columns[:, 1]
    found = swept(columns, explained)
    slopes, left, _, _ = np.linalg.lstsq(columns[:, [1, 3]], explained)
    assert found.used == [1, 3]
    assert found.slopes == pytest.approx([0, slopes[0], 0, slopes[1]])
    assert found.left == pytest.approx(left[0])
    inverse = np.array(found.inverse)
    assert not inverse[[0, 2]].any()
    assert not inverse[:, [0, 2]].any()
