"""The share whose relief lasted longer, with a range for chance and for not looking."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.reporting.relief.curve import (
    CurvePoint,
    Length,
    curve_of,
    half_of,
    length_of,
)
from fasciatrack.reporting.relief.episodes import Episode

MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
"""Weeks in remission, acute myelogenous leukaemia (Miller 1981); + is still so."""
NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45"


def read(words: str) -> list[Length]:
    """Read `3` for a known end, `1-5` for one between two scores, `4+` for none."""
    return [_length(word) for word in words.split()]


def _length(word: str) -> Length:
    lower, dash, back = word.removesuffix("+").partition("-")
    until = float(lower)
    end = None if word.endswith("+") else float(back if dash else lower)
    return Length(
        number=1,
        day=DAY,
        before=6,
        after=2,
        days=until if end is None else (until + end) / 2,
        lower_until=until,
        back_by=end,
        is_rough=False,
    )


LENGTHS = st.lists(
    st.builds(
        lambda until, more, over: _length(
            f"{until}-{until + more}" if over else f"{until}+"
        ),
        st.integers(0, 12),
        st.integers(1, 6),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


def test_the_curves_of_the_leukaemia_trial() -> None:
    """Where every end is known, the range is Greenwood's, by log(−log)."""
    curve = curve_of(read(MAINTAINED))
    assert [point.days for point in curve] == [0, 9, 13, 18, 23, 31, 34, 48]
    assert [round(point.share, 4) for point in curve] == [
        *(1, 0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841)
    ]
    assert [point.followed for point in curve] == [11, 11, 10, 8, 7, 5, 4, 2]
    assert (round(curve[0].low, 4), curve[0].high) == (0.7412, 1)
    assert round(curve[1].low, 4) == 0.5081
    assert round(curve[1].high, 4) == 0.9867
    half = half_of(read(MAINTAINED), curve)
    assert (half.days, half.low, half.high) == (31, 13, None)
    other = read(NOT_MAINTAINED)
    half = half_of(other, curve_of(other))
    assert (half.days, half.low, half.high) == (23, 5, 33)


def test_an_end_between_two_scores_lies_anywhere_between() -> None:
    some = read("0-2 0-2 0-2 2-4 2-4 2-4 4-6 4-6 4-6 6+")
    curve = curve_of(some)
    assert [(point.days, point.share) for point in curve] == [
        *((0, 1), (1, 0.7), (2, 0.7), (3, 0.4), (4, 0.4), (5, 0.1), (6, 0.1))
    ]
    half = half_of(some, curve)
    exact = half_of(
        read("1 1 1 3 3 3 5 5 5 6+"), curve_of(read("1 1 1 3 3 3 5 5 5 6+"))
    )
    assert half.days == exact.days == 3
    assert half.low is not None
    assert exact.low is not None
    assert half.low < exact.low
    assert exact.high == 5
    assert half.high == 6


def test_before_any_later_score_all_is_possible_from_the_beginning() -> None:
    curve = curve_of(read("0-1 0-1 0-1 0-1 0-1"))
    assert curve == (
        CurvePoint(days=0, share=1, low=0, high=1, followed=5),
        CurvePoint(days=0.5, share=0, low=0, high=1, followed=5),
        CurvePoint(days=1, share=0, low=0, high=1, followed=0),
    )
    half = half_of(read("0-1 0-1 0-1 0-1 0-1"), curve)
    assert (half.days, half.low, half.high) == (0.5, 0, None)


def test_where_none_is_left_the_upper_end_is_what_it_was() -> None:
    curve = curve_of(read("1 2 3 4 5"))
    assert (curve[-1].share, curve[-1].low) == (0, 0)
    assert curve[-1].high == curve[-2].high < 1


def test_before_any_is_over_all_but_what_wilson_allows_may_last_longer() -> None:
    """Of six that were all lower, a share of 61 % does as well; of three, 44 %."""
    curve = curve_of(read("1+ 1+ 2+ 3 4 5"))
    assert [
        (one.days, *(round(value, 4) for value in (one.share, one.low, one.high)))
        for one in curve[:4]
    ] == [
        *((0, 1, 0.6097, 1), (1, 1, 0.5101, 1), (2, 1, 0.4385, 1)),
        (3, 0.6667, 0.0541, 0.9452),
    ]
    assert [point.followed for point in curve[:4]] == [6, 6, 4, 3]


def test_nothing_over_is_no_half_but_a_length_that_half_lasted_at_least() -> None:
    some = read("1+ 2+ 3+ 4+ 5+")
    curve = curve_of(some)
    assert [(point.days, point.share, point.high) for point in curve] == [
        (days, 1, 1) for days in range(5)
    ]
    lows = [round(point.low, 4) for point in curve]
    assert lows == [0.5655, 0.5101, 0.4385, 0.3424, 0.2065]
    half = half_of(some, curve)
    assert (half.days, half.low, half.high) == (None, 2, None)


def test_a_range_that_ends_at_half_holds_it() -> None:
    def point(days: float, low: float, high: float) -> CurvePoint:
        return CurvePoint(days=days, share=0.6, low=low, high=high, followed=9)

    curve = [point(1, 0.51, 0.9), point(2, 0.5, 0.51), point(3, 0.4, 0.5)]
    half = half_of(read("1+"), curve)
    assert (half.low, half.high) == (2, 3)


@given(LENGTHS)
def test_the_range_holds_the_share_and_only_falls(some: list[Length]) -> None:
    curve = curve_of(some)
    assert [point.days for point in curve] == sorted({point.days for point in curve})
    for point in curve:
        assert 0 <= point.low <= 1
        assert 0 <= point.share <= 1
        assert 0 <= point.high <= 1
        assert point.followed == sum(one.days >= point.days for one in some)
    for values in (
        [point.share for point in curve],
        [point.followed for point in curve],
    ):
        assert values == sorted(values, reverse=True)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=30))
def test_where_every_end_is_known_the_share_is_the_plain_share(days: list[int]) -> None:
    for point in curve_of([_length(str(each)) for each in days]):
        longer = sum(each > point.days for each in days) / len(days)
        assert point.share == pytest.approx(longer, abs=5e-5)
        assert point.low <= point.share <= point.high


def test_lengths_are_rounded_to_a_quarter_of_an_hour() -> None:
    one = Episode(
        session="a",
        number=7,
        day=date(2026, 11, 1),
        kind="ball",
        place=None,
        before=6,
        after=2,
        lower_until=0.123456,
        back_by=2.341111,
        gap=2.2,
    )
    found = length_of(one)
    assert (found.number, found.day, found.before, found.after) == (
        *(7, date(2026, 11, 1), 6, 2),
    )
    assert (found.lower_until, found.back_by, found.days) == (0.12, 2.34, 1.23)
    assert (found.is_over, found.is_rough) == (True, True)
    found = length_of(one.__replace__(back_by=None, gap=0.2))
    assert (found.back_by, found.days) == (None, 0.12)
    assert (found.is_over, found.is_rough) == (False, False)
