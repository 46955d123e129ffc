"""The page as one HTML file: safe, whole, and right for a screen reader."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, a_check_in, a_look_back, a_night, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place, Rating
from fasciatrack.domain.values import replace
from fasciatrack.output.page.html import page_html
from fasciatrack.output.page.words import fitted
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.page.report import PageReport
from page_diaries import ACTS, ON_THE_BODY, a_page, crowded_page, usual_page
from parsed_html import Document

NEVER = {"script", "link", "base", "iframe", "object", "embed", "img", "form", "a"}
PAGES: dict[str, Callable[[], PageReport]] = {
    "usual": usual_page,
    "crowded": crowded_page,
    "acting": lambda: crowded_page(" ".join(ACTS)),
    "empty": lambda: a_page([]),
    "asking": lambda: a_page([], questions=ACTS),
    "sleeping": lambda: a_page([a_night()]),
    "short": lambda: a_page([a_check_in("pain=3")], period=Period(first=DAY, last=DAY)),
}


@cache
def taken_apart(name: str) -> Document:
    """Return a page, taken apart; building the crowded ones takes a while."""
    return Document(page_html(PAGES[name]()))


@pytest.fixture(params=list(PAGES))
def document(request: pytest.FixtureRequest) -> Document:
    """Return each page, taken apart."""
    return taken_apart(request.param)


def test_nothing_is_fetched_and_nothing_runs(document: Document) -> None:
    assert not NEVER & set(document.names)
    assert document.odd == []
    for one in document.elements:
        for name, value in one.attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "src", "href", "xlink:href", "srcset"}
            if "url(" in (value or ""):
                assert (name, one.inside[0]) == ("clip-path", "html")
                assert re.fullmatch(r"url\(#[\w-]+\)", value or "")


def test_the_policy_is_strict_and_fits_the_style_sheet(document: Document) -> None:
    (style,) = document.all("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    policies = [
        one.attributes["content"]
        for one in document.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'"
    assert policies == [f"{allowed}; base-uri 'none'; form-action 'none'"]
    order = [one.attributes.get("http-equiv") or one.name for one in document.elements]
    assert order.index("Content-Security-Policy") < order.index("style")


def test_the_head_says_what_browsers_need(document: Document) -> None:
    (html,) = document.all("html")
    assert html.attributes == {"lang": "en"}
    named = {
        one.attributes.get("name"): one.attributes.get("content")
        for one in document.all("meta")
    }
    assert named["referrer"] == "no-referrer"
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert document.all("meta")[0].attributes == {"charset": "utf-8"}
    (title,) = [one for one in document.all("title") if "svg" not in one.inside]
    assert title.text.startswith("Pain diary")


def test_landmarks_and_headings_are_in_order(document: Document) -> None:
    assert [len(document.all(name)) for name in ("header", "main", "h1")] == [1, 1, 1]
    levels = [int(one.name[1]) for one in document.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for one in document.all("section", "article"):
        label = document.with_id(one.attributes["aria-labelledby"] or "")
        assert label.name in {"h2", "h3"}


def test_every_id_is_there_once_and_every_reference_leads_to_one(
    document: Document,
) -> None:
    ids = [i for one in document.elements if (i := one.attributes.get("id"))]
    assert len(ids) == len(set(ids))
    for one in document.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            for target in (one.attributes.get(name) or "").split():
                assert target in ids


def test_every_table_has_a_caption_and_headers_of_rows_and_columns(
    document: Document,
) -> None:
    for table in document.all("table"):
        assert table.text
    assert len(document.all("caption")) == len(document.all("table"))
    for header in document.all("th"):
        scope = "col" if "thead" in header.inside else "row"
        assert header.attributes["scope"] == scope
        assert header.text
    assert all(cell.text for cell in document.all("td"))


def test_every_picture_is_said_too(document: Document) -> None:
    for picture in document.all("svg"):
        said = picture.attributes
        assert said["role"] == "img"
        names = [*(said["aria-labelledby"] or "").split()]
        names += (said.get("aria-describedby") or "").split()
        assert {document.with_id(name).name for name in names} == {"title", "desc"}
        assert all(document.with_id(name).text.strip() for name in names)


def test_what_was_not_logged_is_said_to_screen_readers() -> None:
    document = Document(page_html(usual_page()))
    dashes = [one for one in document.all("td") if "–" in one.text]
    assert dashes
    assert {one.text for one in dashes} == {"–not logged"}
    hidden = [one for one in document.all("span") if one.text == "–"]
    assert all(one.attributes == {"aria-hidden": "true"} for one in hidden)


def test_all_eight_parts_are_there_in_order() -> None:
    document = Document(page_html(usual_page()))
    assert [one.text for one in document.all("h1", "h2")] == [
        "Pain diary of Ana Maria",
        "Where it hurts",
        "Daily life and sleep",
        "Average pain on the body",
        "What was done",
        "Medicines and other treatments",
        "Stands out",
        "What is missing, and the scales",
        "Questions",
    ]
    header = document.all("header")[0].text
    for fact in (
        "23 Oct – 19 Nov 2026",
        "entries on 21 of 28 days",
        "self-reported",
        "made with fascia 1.2.3",
        "not a medical record",
    ):
        assert fact in header


def test_a_page_without_entries_only_asks() -> None:
    empty = taken_apart("empty")
    assert empty.all("h2", "svg", "table") == []
    assert empty.all("main")[0].text == "Nothing is logged in these days."
    asking = taken_apart("asking")
    assert [one.text for one in asking.all("h2")] == ["Questions"]


def test_what_there_is_nothing_of_has_no_picture() -> None:
    document = taken_apart("sleeping")
    assert len(document.all("svg")) == 1
    assert "Average pain on the body" not in document.text
    awake = Document(page_html(a_page([a_check_in("pain neck=3")])))
    assert len(awake.all("svg")) == 2
    assert "Hours asleep" not in awake.text


def test_what_does_not_fit_is_counted() -> None:
    document = Document(page_html(crowded_page()))
    more = re.findall(r"… \d+ more", document.text)
    assert len(more) >= 7
    assert len(document.all("article")) == 3
    assert max(len(one.text) for one in document.all("li", "h1", "h3", "th")) < 130


@pytest.mark.parametrize(("areas", "shown"), [(3, 3), (8, 8), (9, 8), (10, 8)])
def test_every_number_on_the_body_is_named_beside_it(areas: int, shown: int) -> None:
    page = a_page([a_check_in(*(f"pain {area}=3" for area in ON_THE_BODY[:areas]))])
    document = Document(page_html(page))
    drawn = {
        one.text
        for one in document.all("text")
        if one.attributes.get("class") == "number"
    }
    said = [one.text for one in document.all("li") if "figure" in one.inside]
    rest = [f"… {areas - shown} more, not drawn"] if areas > shown else []
    assert drawn == {str(number) for number in range(1, shown + 1)}
    assert [words.split()[0] for words in said[:shown]] == sorted(drawn)
    assert said[shown:] == rest


def test_the_colors_of_the_body_have_a_key() -> None:
    page = page_html(a_page([a_check_in("pain neck=3")]))
    document = Document(page)
    swatches = [
        one.attributes["class"]
        for one in document.all("rect")
        if "level" in (one.attributes["class"] or "")
    ]
    assert swatches == [f"area level-{level}" for level in range(6)]
    words = [one.text for one in document.all("text")]
    assert words[-6:] == ["0", "to 2", "to 4", "to 6", "to 8", "to 10"]
    assert "n: days with a score." in document.text


@pytest.mark.parametrize("text", ACTS)
def test_what_could_act_is_shown_instead(text: str) -> None:
    with_it = Document(page_html(page_saying(text)))
    without = Document(page_html(page_saying("harmless")))
    assert with_it.names == without.names
    shown = fitted(text, 110, Screen())
    assert f"19 Nov: {shown}" in with_it.text
    assert shown in [one.text for one in with_it.all("li")]


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=60).filter(lambda text: "\0" not in text))
def test_no_text_of_the_person_changes_the_structure(text: str) -> None:
    with_it = Document(page_html(page_saying(text)))
    without = Document(page_html(page_saying("harmless")))
    assert with_it.names == without.names
    allowed = {"class"}  # of an item that takes one line
    assert [one.attributes.keys() - allowed for one in with_it.elements] == [
        one.attributes.keys() - allowed for one in without.elements
    ]
    shown = fitted(str(Place(area=f"~{text}")), 28, Screen())
    assert [one.text for one in with_it.all("h3")] == [shown]


def page_saying(text: str) -> PageReport:
    """Say a text wherever a person can."""
    area = f"~{text}"  # never one that the picture of the body has
    score = Rating(metric="pain", phase="now", area=area, value=5)
    return a_page(
        [
            replace(a_check_in("stress=1"), ratings=(score,)),
            a_night(note=text, tags=("medicine", "question")),
            replace(
                a_look_back(activities=("x=3",)),
                activities=(
                    replace(
                        a_look_back(activities=("x=3",)).activities[0], activity=text
                    ),
                ),
            ),
        ],
        name=text,
        questions=(text,),
    )


def test_an_area_asked_for_is_named() -> None:
    page = a_page([a_session("pain neck=3:2")], places=(place("neck"),))
    assert "only neck" in Document(page_html(page)).all("header")[0].text


def test_a_year_of_weeks_and_one_day_are_drawn_too() -> None:
    year = Period(first=DAY - timedelta(days=400), last=DAY)
    drawn = Document(page_html(a_page([a_check_in("pain neck=3")], period=year)))
    assert "Pain by week: neck" in drawn.text
    one = taken_apart("short")
    assert "1 of 1 day with a score" in one.text
