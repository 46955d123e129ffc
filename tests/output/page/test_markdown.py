"""The page as Markdown, read by a Markdown parser."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import a_check_in
from fasciatrack.output.page.markdown import inert, page_markdown
from fasciatrack.output.page.words import fitted
from fasciatrack.output.screen import Screen, safe
from page_diaries import ACTS, a_page, crowded_page, usual_page

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
OURS |= {"bullet_list", "list_item", "text", "text_special", "code_inline", "inline"}


def kinds(source: str) -> set[str]:
    """Return what a Markdown parser finds in a text."""
    found = set()
    for token in READER.parse(source):
        for each in [token, *(token.children or ())]:
            found.add(each.type.removesuffix("_open").removesuffix("_close"))
    return found


def words(source: str) -> str:
    """Return the text a reader sees."""
    rendered = READER.render(source)
    stripped = re.sub(r"<[^>]*>", "", rendered).strip()
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        stripped = stripped.replace(name, sign)
    return stripped


def test_the_page_looks_as_it_should(golden: Callable[[str, str], None]) -> None:
    golden("page.md", page_markdown(usual_page()))


@pytest.mark.repeats
@pytest.mark.parametrize("text", ["Wherever it may be", *ACTS])
def test_only_our_own_markup_is_found(text: str) -> None:
    assert kinds(page_markdown(crowded_page(text))) <= OURS


def test_every_table_is_read_as_one() -> None:
    rendered = READER.render(page_markdown(usual_page()))
    assert rendered.count("<table>") == 5
    assert "|" not in re.sub(r"<code>.*?</code>", "", rendered)


def test_figures_stay_readable() -> None:
    written = page_markdown(usual_page())
    assert "| pain, average | 5.6 | 4.1 |" in written
    assert "- 14 Nov: ibuprofen 400 mg" in written
    assert written.count("\\") == 0


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5.5 to 6.0 (n 3)", "5.5 to 6.0 (n 3)"),
        ("a: b, c; d. e", "a: b, c; d. e"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("2026. Why?", "2026\\. Why?"),
        ("123456789. item", "123456789\\. item"),
        ("1234567890. item", "1234567890. item"),
        ("www.example.org", "www\\.example\\.org"),
        ("https://x", "https\\://x"),
        (":smile:", "\\:smile:"),
        ("@someone #1 $x$", "\\@someone \\#1 \\$x\\$"),
        ("+ item", "\\+ item"),
        ("a\tb\nc", "a b\\\\nc"),
    ],
)
def test_only_what_could_mean_something_is_escaped(text: str, written: str) -> None:
    assert inert(text) == written


@given(st.text(min_size=1))
def test_any_text_is_read_as_it_is(text: str) -> None:
    line = fitted(text, 80, Screen())
    for start in ("", "- ", "# "):
        assert words(start + inert(line)) == line.strip()
    assert kinds(inert(line)) <= {"paragraph", "inline", "text", "text_special"}


@pytest.mark.parametrize("digits", range(1, 11))
@pytest.mark.parametrize("sign", ".)")
def test_a_number_at_the_beginning_makes_no_list(digits: int, sign: str) -> None:
    line = f"{'1' * digits}{sign} Why?"
    assert words(f"- {inert(line)}") == line
    assert READER.render(f"- {inert(line)}").count("<li>") == 1
    assert "<ol" not in READER.render(inert(line))


@given(st.text(min_size=1))
def test_any_text_stays_in_its_cell(text: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| {inert(text)} | x |"
    assert kinds(source) <= OURS
    cells = re.findall(r"<td>(.*?)</td>", READER.render(source), re.DOTALL)
    assert len(cells) == 2
    assert cells[1] == "x"


def test_a_page_without_entries_says_so() -> None:
    written = page_markdown(a_page([], questions=("why?",)))
    assert written.startswith("# Pain diary\n\n23 Oct – 19 Nov 2026 · ")
    assert written.endswith(
        "\n\nNothing is logged in these days.\n\n## Questions\n\n- why?\n"
    )
    assert safe(written.replace("\n", "")) == written.replace("\n", "")


def test_a_page_without_areas_has_no_marks() -> None:
    written = page_markdown(a_page([a_check_in("stress=3")]))
    assert "## Where it hurts\n\nNo area was scored.\n" in written
    assert "Marks" not in written
