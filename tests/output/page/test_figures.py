"""The page's pictures, measured."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_night, a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.output.page.figures import (
    BOTTOM,
    LARGEST_DOT,
    LEFT,
    RIGHT,
    SMALLEST_DOT,
    TOP,
    pain_figure,
    sleep_figure,
)
from page_diaries import a_page
from parsed_html import Document, Element


def day(number: int) -> date:
    return DAY - timedelta(days=number)


def pain(*entries: Entry, days: int = 10) -> Document:
    report = a_page([*entries], period=Period(first=day(days - 1), last=DAY))
    figure = pain_figure(report.areas[0], "neck", name="area-1", bucket=report.bucket)
    return Document(figure.source)


def sleep(*entries: Entry, days: int = 10) -> Document:
    report = a_page([*entries], period=Period(first=day(days - 1), last=DAY))
    return Document(sleep_figure(report.life.sleep, bucket=report.bucket).source)


def marks(document: Document, kind: str) -> list[Element]:
    return [one for one in document.elements if one.attributes.get("class") == kind]


def at(element: Element, name: str) -> float:
    return float(element.attributes[name] or "nan")


@pytest.mark.parametrize(("score", "y"), [(0, BOTTOM), (5, 35), (10, TOP)])
def test_a_score_is_as_high_as_it_says(score: float, y: float) -> None:
    (dot,) = marks(pain(a_check_in(f"pain neck={score}")), "dot")
    assert at(dot, "cy") == y
    assert at(dot, "cx") == RIGHT - 11


def test_days_that_follow_each_other_are_joined_and_a_gap_stays_one() -> None:
    scored = [a_check_in("pain neck=3", day=day(back)) for back in (9, 8, 7, 4, 1, 0)]
    drawn = pain(*scored)
    lines = [one.attributes["points"] or "" for one in marks(drawn, "line")]
    assert [len(line.split()) for line in lines] == [3, 2]
    assert len(marks(drawn, "dot")) == 6


def test_after_is_a_ring_joined_to_its_day() -> None:
    drawn = pain(
        a_session("pain neck=8:4", areas="neck"),
        a_session("pain neck=:2", areas="neck", day=day(3)),
    )
    (move,) = marks(drawn, "move")
    rings = marks(drawn, "ring")
    assert [at(ring, "cy") for ring in rings] == [52.4, 40.8]
    assert (at(move, "y1"), at(move, "y2")) == (17.6, 40.8)
    assert len(marks(drawn, "dot")) == 1
    assert at(rings[0], "r") > at(marks(drawn, "dot")[0], "r")


def test_what_is_drawn_is_said() -> None:
    drawn = pain(
        a_session("pain neck=8:4", areas="neck"),
        a_check_in("pain neck=3", day=day(5)),
    )
    assert drawn.with_id("area-1-title").text == "Pain by day: neck"
    assert drawn.with_id("area-1-desc").text == (
        "2 of 10 days with a score, from 3.0 to 8.0; the first is 3.0, the last 8.0."
        " Right after sessions: 4.0 to 4.0."
    )


def test_stiffness_alone_has_an_empty_picture_that_says_so() -> None:
    drawn = pain(a_check_in("stiffness neck=3"))
    assert marks(drawn, "dot") == []
    assert drawn.with_id("area-1-desc").text == "No pain was scored."


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (1, ["19 Nov"]),
        (2, ["18 Nov", "19 Nov"]),
        (10, ["10 Nov", "14 Nov", "19 Nov"]),
        (400, ["Oct 2025", "Apr 2026", "Nov 2026"]),
    ],
)
def test_days_are_named_where_there_is_room(days: int, labels: list[str]) -> None:
    drawn = pain(a_check_in("pain neck=3"), days=days)
    assert [one.text for one in drawn.all("text")] == ["0", "5", "10", *labels]


@pytest.mark.parametrize(("days", "radius"), [(10, LARGEST_DOT), (120, SMALLEST_DOT)])
def test_dots_are_smaller_where_there_are_many(days: int, radius: float) -> None:
    (dot,) = marks(pain(a_check_in("pain neck=3"), days=days), "dot")
    assert at(dot, "r") == radius
    assert LEFT < at(dot, "cx") < RIGHT


def test_a_night_is_a_bar_and_no_night_is_none() -> None:
    drawn = sleep(a_night(360), a_night(900, day=day(2)), a_night(None, 3, day=day(4)))
    bars = marks(drawn, "bar")
    assert [at(bar, "height") for bar in bars] == [BOTTOM - TOP, (BOTTOM - TOP) / 2]
    assert all(at(bar, "y") + at(bar, "height") == BOTTOM for bar in bars)
    assert drawn.with_id("sleep-desc").text == (
        "2 of 10 days with a value, from 6 h to 15 h."
    )


def test_bars_of_a_long_time_can_still_be_seen() -> None:
    drawn = sleep(a_night(360), days=3000)
    assert at(marks(drawn, "bar")[0], "width") >= 0.5
    assert "by month" in drawn.with_id("sleep-title").text
