"""Published benchmarks for a change of pain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.thresholds import (
    PUBLISHED,
    PointSize,
    Size,
    agree,
    percent_size,
    point_size,
)


@pytest.mark.parametrize(
    ("percent", "size"),
    [
        (0, "none"),
        (9.99, "none"),
        (10, "small"),
        (29.99, "small"),
        (30, "moderate"),
        (49.99, "moderate"),
        (50, "large"),
        (100, "large"),
    ],
)
def test_a_percentage_has_its_size_up_and_down(percent: float, size: Size) -> None:
    assert percent_size(-percent) == size
    assert percent_size(percent) == size


@pytest.mark.parametrize(
    ("points", "size"),
    [
        (0, "none"),
        (0.99, "none"),
        (1, "small"),
        (1.99, "small"),
        (2, "two"),
        (10, "two"),
    ],
)
def test_points_have_their_size_up_and_down(points: float, size: PointSize) -> None:
    assert point_size(-points) == size
    assert point_size(points) == size


@pytest.mark.parametrize(
    ("percent", "points", "alike"),
    [
        (-5, -0.5, True),
        (-15, -1, True),
        (-35, -2, True),
        (-60, -4, True),
        (-35, -1.5, False),
        (-15, -0.5, False),
        (-25, -2, False),
        (-5, -1, False),
    ],
)
def test_both_rules_must_call_it_alike(
    percent: float, points: float, *, alike: bool
) -> None:
    assert agree(percent_size(percent), point_size(points)) is alike


@given(st.floats(0, 100), st.floats(0, 100))
def test_more_is_never_called_less(one: float, other: float) -> None:
    order = ["none", "small", "moderate", "large"]
    low, high = sorted((one, other))
    assert order.index(percent_size(low)) <= order.index(percent_size(high))


def test_each_benchmark_names_whom_it_is_about_and_where_it_stands() -> None:
    assert len({one.key for one in PUBLISHED}) == len(PUBLISHED)
    for one in PUBLISHED:
        assert "doi:10." in one.source
        assert one.about
        assert not one.found.endswith(".")
