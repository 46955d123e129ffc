from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body_diary import FOUR_WEEKS, a_diary
from builders import ZONE, a_check_in, a_drink, a_session, place
from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.body import (
    FIGURES,
    ON_THE_BODY,
    BodyArea,
    BodyReport,
    Figure,
    build_body,
)

DIARY = a_diary()
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def body(*entries: Entry, **how: Any) -> BodyReport:  # noqa: ANN401 - as build_body
    return build_body(entries, **{"selection": Selection(), **how})


def values(report: BodyReport) -> dict[str, float | None]:
    return {str(area.place or "-"): area.value for area in report.areas}


def the_one(report: BodyReport) -> BodyArea:
    (area,) = report.areas
    return area


def test_the_latest_score_is_the_last_of_the_last_entry() -> None:
    report = body(
        a_check_in("pain neck=2", day=TUESDAY, at="20:00"),
        a_session("pain neck=6:3", day=TUESDAY, at="09:00"),
        a_check_in("pain neck=9", day=MONDAY),
    )
    area = the_one(report)
    assert (area.value, area.phase, area.n, area.days) == (2, "now", 4, 2)
    assert area.day == TUESDAY
    assert area.at == datetime(2026, 11, 17, 20, tzinfo=ZONE)


def test_after_a_session_comes_after_before_it() -> None:
    area = the_one(body(a_session("pain neck=6:3", areas="neck")))
    assert (area.value, area.phase, area.n) == (3, "after", 2)


def test_an_entry_without_a_time_stands_at_the_end_of_its_day() -> None:
    area = the_one(
        body(
            a_check_in("pain neck=5", day=MONDAY, at=None),
            a_check_in("pain neck=2", day=MONDAY, at="23:00"),
        )
    )
    assert (area.value, area.at) == (5, None)


def test_an_average_leaves_out_what_was_felt_just_after_a_session() -> None:
    report = body(
        a_session("pain neck=6:1", day=MONDAY),
        a_check_in("pain neck=3", day=TUESDAY),
        a_session("pain jaw=:2", day=TUESDAY),
        figure="average",
    )
    neck, jaw = report.areas
    assert (neck.value, neck.n, neck.days, neck.phase) == (4.5, 2, 2, None)
    assert (jaw.value, jaw.n, jaw.day, jaw.number) == (None, 0, None, None)


def test_an_average_counts_each_day_once() -> None:
    area = the_one(
        body(
            *(a_check_in(f"pain neck={value}", day=MONDAY) for value in (1, 2, 3)),
            a_check_in("pain neck=8", day=TUESDAY),
            figure="average",
        )
    )
    assert (area.value, area.n, area.days) == (5, 4, 2)


def test_sides_can_be_told_apart_by_what_is_known_from_elsewhere() -> None:
    both = a_check_in("pain both-calf=4")
    assert values(body(both, sided={"calf"})) == {"left calf": 4, "right calf": 4}
    sides = a_check_in("pain both-calf=4", "pain left-calf=6")
    assert values(body(sides, sided=())) == {"left calf": 6, "calf (both)": 4}


def test_a_change_is_over_sessions_with_both_scores() -> None:
    report = body(
        a_session("pain neck=6:1", day=MONDAY),
        a_session("pain neck=6:4", day=TUESDAY),
        a_session("pain neck=6:", day=TUESDAY),
        a_check_in("pain neck=9", "pain jaw=3", day=TUESDAY),
        figure="change",
    )
    neck, jaw = report.areas
    assert (neck.value, neck.before, neck.after) == (-3.5, 6, 2.5)
    assert (neck.n, neck.incomplete, neck.days, neck.day) == (2, 1, 2, TUESDAY)
    assert (jaw.value, jaw.n, jaw.incomplete, jaw.number) == (None, 0, 0, None)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (("pain both-calf=4",), {"calf (both)": 4}),
        (("pain both-calf=4", "pain calf=3"), {"calf (both)": 4, "calf": 3}),
        (
            ("pain both-calf=4", "pain left-calf=6"),
            {"left calf": 6, "right calf": 4},
        ),
        (
            ("pain left-calf=6", "pain both-calf=4"),
            {"left calf": 6, "right calf": 4},
        ),
        (("pain calf=4", "pain left-calf=6"), {"left calf": 6, "calf": 4}),
    ],
)
def test_both_is_left_and_right_where_these_are_told_apart(
    scores: tuple[str, ...], expected: dict[str, float]
) -> None:
    assert values(body(a_check_in(*scores))) == expected


def test_both_counts_for_each_side_on_other_days_too() -> None:
    report = body(
        a_check_in("pain both-calf=4", day=MONDAY),
        a_check_in("pain left-calf=6", day=TUESDAY),
    )
    assert [(str(one.place), one.value, one.n) for one in report.areas] == [
        ("left calf", 6, 2),
        ("right calf", 4, 1),
    ]


def test_one_side_asked_for_is_all_that_is_shown() -> None:
    report = body(
        a_check_in("pain both-calf=4", day=MONDAY),
        a_check_in("pain left-calf=6", "pain neck=3", "pain=3", day=TUESDAY),
        selection=Selection(places=(place("right-calf"),)),
    )
    assert values(report) == {"calf (both)": 4}
    assert report.conditions == ("right calf",)
    report = body(
        a_check_in("pain both-calf=4", "pain right-calf=2", day=MONDAY),
        selection=Selection(places=(place("right-calf"),)),
    )
    assert values(report) == {"right calf": 2}


def test_worst_comes_first_and_what_has_no_place_comes_after() -> None:
    report = body(
        a_check_in("pain neck=4", "pain jaw=8", "pain=9", "pain hallux=5"),
        a_check_in("pain whole-body=7"),
        a_check_in("pain hip=4", day=MONDAY),
        a_check_in("pain hip=4", day=MONDAY),
    )
    assert [(one.number, str(one.place or "-")) for one in report.areas] == [
        (1, "jaw"),
        (2, "hip"),
        (3, "neck"),
        (None, "-"),
        (None, "whole body"),
        (None, "hallux"),
    ]


def test_where_more_is_better_the_least_is_worst() -> None:
    entry = a_check_in("mobility neck=40", "mobility jaw=100", "pain hip=10")
    report = body(entry, metric="mobility")
    assert list(values(report).items()) == [("neck", 40), ("jaw", 100)]
    assert [area.number for area in report.areas] == [1, 2]
    assert report.unit == "%"
    session = a_session("mobility neck=40:70", "mobility jaw=60:50")
    report = body(session, metric="mobility", figure="change")
    assert list(values(report).items()) == [("jaw", -10), ("neck", 30)]
    felt = body(a_check_in("pain neck=4", "pain jaw=9"))
    assert list(values(felt)) == ["jaw", "neck"]


def test_nothing_is_rated_zero_because_it_is_missing() -> None:
    report = body(a_session(areas="neck"), a_drink(), a_check_in("pain jaw=0"))
    assert values(report) == {"jaw": 0}


def test_kinds_tags_and_the_period_choose() -> None:
    entries = [
        a_session("pain neck=5:3", kind="ball", tags=("desk",), day=MONDAY),
        a_session("pain jaw=5:3", kind="heat", day=TUESDAY),
    ]
    chosen = Selection(
        kinds=("ball",), tags=("desk",), period=Period(first=MONDAY, last=MONDAY)
    )
    report = body(*entries, selection=chosen)
    assert values(report) == {"neck": 3}
    assert report.conditions == ("ball", "#desk")
    assert report.period == chosen.period


def test_a_period_from_the_beginning_begins_with_the_first_entry() -> None:
    ever = Selection(period=Period(first=EARLIEST, last=TUESDAY))
    report = body(a_check_in("pain neck=5", day=MONDAY), selection=ever)
    assert report.period == Period(first=MONDAY, last=TUESDAY)
    assert body(selection=ever).period == ever.period
    assert body().period is None


@pytest.mark.parametrize("figure", FIGURES)
def test_every_rated_place_is_there_and_numbers_have_no_gap(figure: Figure) -> None:
    report = build_body(DIARY, figure=figure, selection=FOUR_WEEKS)
    rated = {rating.place for entry in DIARY for rating in entry.ratings}
    assert {area.place for area in report.areas} == rated
    numbers = [area.number for area in report.areas if area.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    for area in report.areas:
        drawn = area.is_on_the_body and area.value is not None
        assert (area.number is not None) == drawn


@given(st.permutations(DIARY), st.sampled_from(FIGURES))
def test_the_order_of_entries_does_not_matter(
    entries: list[Entry], figure: Figure
) -> None:
    expected = build_body(DIARY, figure=figure, selection=FOUR_WEEKS)
    assert build_body(entries, figure=figure, selection=FOUR_WEEKS) == expected


def test_all_areas_of_the_program_but_one_are_on_the_body() -> None:
    assert {*ON_THE_BODY, "whole-body"} == set(AREAS)
    assert METRICS["pain"].per_area
