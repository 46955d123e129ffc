"""Scores and their means as whole numbers in a unit of their own."""

import pytest

from fasciatrack.reporting.statistics.whole_numbers import (
    Whole,
    in_whole_numbers,
    sum_of_digits,
)

PARTS = (1, 10, 2, 4, 3, 6, 20, 30, 60, 100, 120, 420, 840, 1000)


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("many", [1, 40])
def test_parts_of_a_score_are_whole(parts: int, many: int) -> None:
    values = [1 / parts, -7 / parts, 1.0, 0.0] * many
    assert in_whole_numbers(values) == Whole([1, -7, parts, 0] * many, slack=0)


def test_the_unit_is_the_largest_there_is() -> None:
    assert in_whole_numbers([5.0, -10.0, 0.0]).numbers == [1, -2, 0]
    assert in_whole_numbers([0.4, 0.2, 1.0]).numbers == [2, 1, 5]
    assert in_whole_numbers([0.0, 0.0]).numbers == [0, 0]
    assert in_whole_numbers([]).numbers == []


def test_the_error_of_taking_away_does_not_count() -> None:
    found = in_whole_numbers([6.1 - 5.8, 0.1 + 0.2], size=6.1)
    assert found == Whole([1, 1], slack=0)
    moved = [1e9 + 0.3 - 1e9, 1e9 + 0.7 - 1e9]
    assert in_whole_numbers(moved, size=1e9) == Whole([3, 7], slack=0)


def test_what_is_no_part_of_anything_may_be_off_by_one_each() -> None:
    few = in_whole_numbers([2**0.5, 1.0, -0.5])
    assert few.slack == 3
    assert few.numbers[0] == 10**13
    assert few.numbers[1] / few.numbers[0] == pytest.approx(0.5**0.5, rel=1e-12)
    many = in_whole_numbers([2**0.5, 1.0] * 9)
    assert many == Whole([10_000, 7071] * 9, slack=18)


def test_digits_are_added() -> None:
    packed = 3 + (5 << 8) + (7 << 800)
    assert sum_of_digits(packed, 8) == 15
    assert sum_of_digits(0, 8) == 0
