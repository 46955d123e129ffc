"""HTML put together so that no text can become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.output.markup import element, joined, trusted
from fasciatrack.output.screen import safe
from parsed_html import Document


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ('"it\'s"', "&quot;it&#x27;s&quot;"),
        ("&lt;", "&amp;lt;"),
        ("\u202eabc", "\\u202eabc"),
        ("a\x1b[0m\x00", "a\\x1b[0m\\x00"),
        ("naïve 腰", "naïve 腰"),
    ],
)
def test_text_is_escaped_wherever_it_stands(text: str, written: str) -> None:
    assert element("p", text).source == f"<p>{written}</p>"
    assert element("p", title=text).source == f'<p title="{written}"></p>'
    assert joined(["x", text], " <> ").source == f"x &lt;&gt; {written}"


@given(st.text(), st.text())
def test_any_text_comes_out_as_it_was(content: str, attribute: str) -> None:
    source = element("p", element("b", content), data_note=attribute).source
    outer, inner = Document(source).elements
    assert (outer.name, inner.name) == ("p", "b")
    assert inner.text == safe(content)
    assert outer.attributes == {"data-note": safe(attribute)}


def test_names_of_attributes_are_those_of_html() -> None:
    made = element("svg", viewBox="0 0 1 2", class_="a", aria_label="b", data_x=None)
    assert made.source == '<svg viewBox="0 0 1 2" class="a" aria-label="b"></svg>'


def test_numbers_are_short() -> None:
    made = element("i", a=1 / 3, b=2, c=-0.04, d=1e6)
    assert made.source == '<i a="0.3" b="2" c="-0" d="1e+06"></i>'


def test_what_is_markup_already_stays_and_has_its_place() -> None:
    made = element("p", "1 < ", element("b", "2"), trusted("<hr>"))
    assert made.source == "<p>1 &lt; <b>2</b><hr></p>"


def test_an_element_without_content_has_no_end() -> None:
    assert element("meta", charset="utf-8").source == '<meta charset="utf-8">'
