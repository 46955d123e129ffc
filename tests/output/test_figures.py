"""Numbers as a person reads them."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output import figures
from fasciatrack.output.screen import Screen

UNICODE = Screen()
ASCII = Screen(unicode=False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (6.14, "6.1"),
        (-22 / 21, "−1.0"),
        (1.149999999, "1.1"),
        (2.25, "2.3"),
        (2.35, "2.4"),
        (0.0, "0.0"),
        (10.0, "10.0"),
        (-2.05, "−2.1"),
        (-0.04, "0.0"),
        (None, "–"),
    ],
)
def test_a_mean_has_one_decimal_and_halves_go_up(
    value: float | None, expected: str
) -> None:
    assert figures.decimal(value, UNICODE) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (-2.1, "−2.1"),
        (0.5, "+0.5"),
        (0.04, "0.0"),
        (-0.04, "0.0"),
        (None, "–"),
    ],
)
def test_a_difference_has_its_sign(value: float | None, expected: str) -> None:
    assert figures.signed(value, UNICODE) == expected
    assert figures.signed(value, ASCII) == expected.replace("−", "-").replace("–", "-")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(-31.4, "−31"), (12.5, "+13"), (-0.4, "0"), (0.4, "0"), (None, "–")],
)
def test_a_percentage_is_whole(value: float | None, expected: str) -> None:
    assert figures.signed_percent(value, UNICODE) == expected
    in_ascii = expected.replace("−", "-").replace("–", "-")
    assert figures.signed_percent(value, ASCII) == in_ascii


def test_amounts_and_times_are_whole_or_missing() -> None:
    assert figures.whole(816.67, "ml", UNICODE) == "817 ml"
    assert figures.whole(None, "ml", ASCII) == "-"
    assert figures.hours(404.5, UNICODE) == "6 h 45 min"
    assert figures.hours(None, UNICODE) == "–"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")]
)
def test_how_many_agrees_with_its_noun(count: int, expected: str) -> None:
    assert figures.counted(count, "entry", "entries") == expected


def test_a_regular_noun_needs_no_plural() -> None:
    assert figures.counted(2, "night") == "2 nights"


def test_our_words_are_written_with_what_the_screen_has() -> None:
    label = "week 2026-W47 (16–22 Nov)"
    assert figures.plain(label, UNICODE) == label
    assert figures.plain(label, ASCII) == "week 2026-W47 (16-22 Nov)"


@given(
    st.integers(-(10**11), 10**11).map(lambda parts: parts / 10**9),
    st.integers(1, 4),
)
def test_a_figure_is_rounded_once_and_no_half_is_left_to_the_machine(
    value: float, decimals: int
) -> None:
    written = Decimal(figures.fixed(value, decimals, ASCII))
    step = Decimal(1).scaleb(-decimals)
    assert written == Decimal(repr(value)).quantize(step, ROUND_HALF_UP)
    assert written.as_tuple().exponent == -decimals


@given(st.lists(st.integers(0, 100), min_size=1, max_size=40))
def test_a_mean_of_scores_is_written_as_it_is_with_exact_fractions(
    tenths: list[int],
) -> None:
    mean = Fraction(sum(tenths), len(tenths))
    reckoned = sum(each / 10 for each in tenths) / len(tenths)
    assert figures.tenths(reckoned) == math.floor(mean + Fraction(1, 2))


@given(st.floats(-100, 100).map(lambda value: round(value, 2)))
def test_a_figure_stays_within_half_a_tenth_and_is_odd(value: float) -> None:
    written = figures.decimal(value, ASCII)
    assert abs(float(written) - value) <= 0.0500001
    mirrored = figures.decimal(-value, ASCII)
    assert float(mirrored) == -float(written)
