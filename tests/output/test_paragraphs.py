"""Words in lines: nothing too long, nothing that acts, a percent with its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.columns import cell_width
from fasciatrack.output.paragraphs import bullets, paragraph
from fasciatrack.output.screen import Screen, safe


def test_a_text_is_broken_between_words_and_set_in() -> None:
    lines = list(paragraph("one two three", Screen(width=9), lead="- ", indent="  "))
    assert lines == ["- one two", "  three"]


def test_a_number_stays_with_its_percent_sign() -> None:
    assert list(paragraph("changed by 4 %", Screen(width=12))) == ["changed by", "4 %"]


@pytest.mark.parametrize(("unicode", "dot"), [(True, "•"), (False, "*")])
def test_a_list_has_a_dot_for_each_item(*, unicode: bool, dot: str) -> None:
    drawn = list(bullets(["a b", "c"], Screen(width=4, unicode=unicode)))
    assert drawn == [f"{dot} a", "  b", f"{dot} c"]


def test_a_color_ends_with_its_line() -> None:
    lines = paragraph("one two", Screen(width=4, color=True), code="2")
    assert list(lines) == ["\x1b[2mone\x1b[0m", "\x1b[2mtwo\x1b[0m"]


@given(st.text())
def test_no_escape_sequence_of_a_text_comes_through(text: str) -> None:
    drawn = "".join(paragraph(text, Screen(width=40)))
    assert drawn.isprintable()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("abcdefgh", ["abcd", "  ef", "  gh"]),
        ("a bcdefgh", ["a", "  bc", "  de", "  fg", "  h"]),
        ("漢字漢字", ["漢字", "  漢", "  字"]),
        ("a  b", ["a b"]),
        ("", []),
    ],
)
def test_a_word_that_is_too_long_is_broken_by_what_it_takes_on_the_screen(
    text: str, lines: list[str]
) -> None:
    assert list(paragraph(text, Screen(width=4), indent="  ")) == lines


def test_where_nothing_fits_one_character_stands_on_each_line() -> None:
    assert list(paragraph("漢字", Screen(width=1))) == ["漢", "字"]


@given(st.text(), st.integers(8, 80))
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(
    text: str, width: int
) -> None:
    lines = list(paragraph(text, Screen(width=width), lead="- ", indent="  "))
    assert all(cell_width(line) <= width for line in lines)
    joined = "".join(lines).removeprefix("- ").replace(" ", "")
    assert joined == safe(text).replace(" ", "")
