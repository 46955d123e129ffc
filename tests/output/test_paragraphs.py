"""Words in lines: nothing too long, nothing that acts, a percent with its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.paragraphs import bullets, paragraph
from fasciatrack.output.screen import Screen


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
