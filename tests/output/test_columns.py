"""Text in columns, by the width that characters take."""

from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.columns import (
    ALL_NARROW,
    broken,
    cell_width,
    clipped,
    padded,
    wrapped,
)
from fasciatrack.output.screen import Screen

UNICODE = Screen()
ASCII = Screen(unicode=False)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("neck", 4), ("首が痛い", 8), ("nai\u0308ve", 5), ("naïve", 5)],
)
def test_width_is_what_a_terminal_needs(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_text_is_filled_up_on_either_side() -> None:
    assert padded("首", 4) == "首  "
    assert padded("10 min", 8, right=True) == "  10 min"
    assert padded("too long", 3) == "too long"


@pytest.mark.parametrize(
    ("text", "screen", "expected"),
    [
        ("left calf", UNICODE, "left calf"),
        ("left calf, neck", UNICODE, "left calf…"),
        ("left calf, neck", ASCII, "left ca..."),
        ("首首首首首首", UNICODE, "首首首首…"),
    ],
)
def test_a_long_text_is_cut_and_says_so(
    text: str, screen: Screen, expected: str
) -> None:
    assert clipped(text, 10, screen) == expected


def test_a_cut_does_not_end_in_a_space() -> None:
    assert clipped("left calf", 6, UNICODE) == "left…"


@pytest.mark.parametrize(
    ("parts", "width", "expected"),
    [
        ([], 10, []),
        (["a", "b"], 10, ["a · b"]),
        (["pain 6→3", "stiffness 7→4"], 14, ["pain 6→3", "stiffness 7→4"]),
        (["one two three"], 8, ["one two", "three"]),
        (["x", "one two three"], 8, ["x · one", "two", "three"]),
        (["abcdefghij"], 4, ["abcdefghij"]),
    ],
)
def test_lines_break_between_parts_then_between_words(
    parts: list[str], width: int, expected: list[str]
) -> None:
    assert wrapped(parts, width, " · ") == expected


WORDS = st.text("abc首 ", min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=6), st.integers(1, 30))
def test_wrapping_loses_no_word_and_is_wide_only_for_one(
    parts: list[str], width: int
) -> None:
    lines = wrapped(parts, width, "; ")
    together = " ".join(lines).replace(";", " ").split()
    assert together == " ".join(parts).split()
    for line in lines:
        assert cell_width(line) <= width or " " not in line.strip()


@given(st.text(max_size=30), st.integers(3, 20))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_width(clipped(text, width, UNICODE)) <= width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("a 123456789", 4, ["a", "1234", "5678", "9"]),
        ("日本語", 4, ["日本", "語"]),
        ("日", 1, ["日"]),
        ("", 5, []),
    ],
)
def test_a_word_wider_than_a_line_is_broken(
    text: str, width: int, lines: list[str]
) -> None:
    assert list(broken(text, width)) == lines


def test_what_is_taken_for_narrow_is_narrow() -> None:
    narrow = [sign for sign in map(chr, range(0x3000)) if ALL_NARROW.fullmatch(sign)]
    assert len(narrow) > 1000
    assert [sign for sign in narrow if combining(sign)] == []
    assert [sign for sign in narrow if east_asian_width(sign) in "WF"] == []
