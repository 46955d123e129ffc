"""An estimate with its range, on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.marks import (
    common_ends,
    mark_scale,
    missing_words,
    span_mark,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.missing import Missing

PLAIN = Screen(unicode=False)


@pytest.mark.parametrize(
    ("low", "middle", "high", "drawn", "in_ascii"),
    [
        (-4, -2, -1, " ├─●┤│     ", " |-o|:     "),
        (-2, 1, 4, "   ├─┼●──┤ ", "   |-+o--| "),
        (-1, 0, 1, "    ├●┤    ", "    |o|    "),
        (None, 3, None, "     │  ●  ", "     :  o  "),
        (None, 0, None, "     ●     ", "     o     "),
        (-9, -4, 2, "◂●───┼─┤   ", "<o---+-|   "),
        (1, 2, 9, "     │├●──▸", "     :|o-->"),
        (0, 2, 4, "     ├─●─┤ ", "     |-o-| "),
        (3, 3, 3, "     │  ●  ", "     :  o  "),
        (None, 9, None, "     │    ●", "     :    o"),
    ],
)
def test_a_range_is_drawn_on_its_scale(
    low: float | None, middle: float, high: float | None, drawn: str, in_ascii: str
) -> None:
    ends = (-5.0, 5.0)
    assert span_mark(low, middle, high, ends=ends, width=11, screen=Screen()) == drawn
    assert span_mark(low, middle, high, ends=ends, width=11, screen=PLAIN) == in_ascii


@pytest.mark.parametrize("zero", [None, 2.0, -0.1])
def test_there_is_no_line_at_zero_where_there_is_no_zero(zero: float | None) -> None:
    drawn = span_mark(
        None, 0.5, None, ends=(0.0, 1.0), width=5, screen=Screen(), zero=zero
    )
    assert drawn == "  ●  "


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(sorted),
    st.integers(1, 60),
    st.sampled_from([Screen(), PLAIN]),
)
def test_a_mark_takes_all_its_columns_and_shows_its_estimate(
    values: list[float], width: int, screen: Screen
) -> None:
    low, middle, high = values
    drawn = span_mark(low, middle, high, ends=(-5, 5), width=width, screen=screen)
    assert len(drawn) == width
    assert drawn.count(screen.glyph("●", "o")) == 1
    assert screen.unicode or drawn.isascii()


@pytest.mark.parametrize(
    ("ends", "width", "written"),
    [
        ((-2.0, 2.0), 13, "−2.0  0  +2.0"),
        ((-2.0, 2.0), 10, "−2.0  +2.0"),
        ((0.0, 10.0), 11, "0.0   +10.0"),
        ((-2.0, 2.0), 3, "−2.0 +2.0"),
    ],
)
def test_the_scale_says_what_the_ends_are(
    ends: tuple[float, float], width: int, written: str
) -> None:
    assert mark_scale(ends, width, Screen()) == written


@pytest.mark.parametrize("zero", [None, 3.0])
def test_a_scale_without_a_zero_has_only_its_ends(zero: float | None) -> None:
    assert mark_scale((-2.0, 2.0), 13, PLAIN, zero=zero) == "-2.0     +2.0"


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([], (-1, 1)),
        ([None, 0.2], (-1, 1)),
        ([-2.1, 1.0], (-3, 3)),
        ([2.0, None], (-2, 2)),
    ],
)
def test_rows_share_ends_that_hold_them_all(
    values: list[float | None], ends: tuple[float, float]
) -> None:
    assert common_ends(values) == ends


def test_what_is_missing_is_counted() -> None:
    missing = (
        Missing(what="day with foam-roll", have=3, need=5),
        Missing(what="day without", have=4, need=5),
    )
    assert missing_words(missing) == "2 more days with foam-roll, 1 more day without"
