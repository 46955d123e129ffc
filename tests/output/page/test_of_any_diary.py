"""The page of any diary at all: every way of writing it works, and says the same."""

import json
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.output.page.html import page_html
from fasciatrack.output.page.markdown import page_markdown
from fasciatrack.output.page.parts import arrange
from fasciatrack.output.page.text import page_text
from fasciatrack.output.screen import Screen
from page_diaries import a_page, in_order
from parsed_html import Document
from strategies import ENTRIES

PERIODS = st.integers(0, 1500).map(
    lambda days: Period(first=DAY - timedelta(days=days), last=DAY)
) | st.just(Period(first=EARLIEST, last=DAY))


@st.composite
def diaries(draw: st.DrawFn) -> list[Entry]:
    """Draw entries of the last weeks; some follow-ups find their session."""
    entries = draw(st.lists(ENTRIES, max_size=12, unique_by=lambda entry: entry.id))
    ids = [entry.id for entry in entries if entry.session is not None]
    moved = []
    for entry in entries:
        look = entry.follow_up
        if look is not None and ids:
            look = replace(look, session=draw(st.sampled_from(ids)))
        day = DAY - timedelta(days=draw(st.integers(0, 40)))
        tags = draw(st.sampled_from([entry.tags, ("medicine",), ("question",)]))
        moved.append(replace(entry, day=day, at=None, follow_up=look, tags=tags))
    return in_order(moved)


def squeezed(text: str) -> str:
    """Leave out spaces: lines are broken where they have to be."""
    return "".join(text.split())


@settings(max_examples=60)
@given(diaries(), PERIODS)
def test_every_way_of_writing_it_works(entries: list[Entry], period: Period) -> None:
    report = a_page(entries, period=period)
    assert json.dumps(to_plain(report), allow_nan=False)
    document = Document(page_html(report))
    drawn = squeezed(page_text(report, Screen()))
    written = page_markdown(report)
    page, whole = arrange(report, Screen()), arrange(report, Screen(), is_cut=False)
    for part in page.parts:
        for words in (*part.lines, *part.items, *part.notes):
            assert words in document.text
    for part in whole.parts:
        for words in (*part.lines, *part.items, *part.notes):
            assert squeezed(words) in drawn
    for card in page.cards:
        for name, *cells in card.table.rows:
            assert all(cell in document.text for cell in (name, *cells))
    assert "\x1b" not in drawn
    assert all(line.isprintable() for line in written.split("\n"))
