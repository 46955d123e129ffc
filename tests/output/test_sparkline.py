"""A few values over time as a row of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.screen import Screen
from fasciatrack.output.sparkline import BARS, days_per_mark, sparkline

UNICODE = Screen()
ASCII = Screen(unicode=False)


def line(*values: float | None, screen: Screen = UNICODE, each: int = 1) -> str:
    return sparkline(values, low=0, high=10, screen=screen, each=each)


def test_values_are_drawn_from_low_to_high() -> None:
    assert line(0, 1.25, 2.5, 3.75, 5, 6.25, 7.5, 8.75) == BARS
    assert line(10) == "█"
    assert line(0, 1.25, 5, 10, screen=ASCII) == "_,=#"


def test_a_gap_stays_a_gap() -> None:
    assert line(10, None, 0) == "█·▁"
    assert line(10, None, 0, screen=ASCII) == "#._"
    assert line() == ""


def test_values_beyond_the_scale_are_drawn_at_its_ends() -> None:
    assert line(-5, 25) == "▁█"


def test_several_days_share_a_mark_with_the_mean_of_those_known() -> None:
    assert line(0, 10, None, None, None, 10, 0, each=2) == "▅·█▁"


@pytest.mark.parametrize(
    ("days", "width", "expected"),
    [(31, 68, 1), (31, 31, 1), (31, 30, 2), (365, 60, 7), (0, 10, 1), (5, 0, 5)],
)
def test_a_mark_stands_for_so_many_days_that_all_fit(
    days: int, width: int, expected: int
) -> None:
    assert days_per_mark(days, width) == expected


@given(
    st.lists(st.none() | st.floats(0, 10), max_size=400),
    st.integers(1, 100),
)
def test_a_line_never_is_wider_than_its_room_and_keeps_its_gaps(
    values: list[float | None], width: int
) -> None:
    each = days_per_mark(len(values), width)
    drawn = line(*values, each=each)
    assert len(drawn) <= width
    if each == 1:
        assert [mark == "·" for mark in drawn] == [value is None for value in values]


@given(st.lists(st.floats(0, 10), min_size=2, max_size=2).map(sorted))
def test_more_is_never_drawn_lower(pair: list[float]) -> None:
    drawn = line(*pair)
    assert BARS.index(drawn[0]) <= BARS.index(drawn[1])
