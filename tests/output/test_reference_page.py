"""The reference on the terminal: every figure of the article under its label."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import DAY, a_check_in, a_look_back, a_session
from fasciatrack.domain.article import LABEL
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, Place, Rating, SideEffect
from fasciatrack.domain.values import replace
from fasciatrack.output.reference_page import reference_page
from fasciatrack.output.reference_parts import reference_parts
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.reference import ReferenceReport, build_reference
from strategies import DIARIES, NAMES

Golden = Callable[[str, str], None]
EVER = Period(first=EARLIEST, last=DAY)


def report(*entries: Entry) -> ReferenceReport:
    return build_reference(entries, period=EVER)


def ago(
    days: int,
    *scores: str,
    kind: str = "mfr-therapist",
    **more: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    day = DAY - timedelta(days=days)
    return a_session(*scores, kind=kind, areas="neck", day=day, **more)


FULL = report(
    *(
        ago(
            number * 3,
            f"pain neck={before}:{after}",
            minutes=50,
            side_effects=(SideEffect(effect="soreness"),),
        )
        for number, (before, after) in enumerate(
            ((5, 3), (5, 2), (6, 3), (6, 2), (7, 4), (7, 6))
        )
    ),
    *(
        ago(number, "pain neck=4:4", "mobility neck=60:70", kind="ball")
        for number in range(13)
    ),
    *(
        ago(40 + number, f"pain {side}-calf=4:3", kind="foam-roll")
        for number in range(5)
        for side in ("left", "right")
    ),
    *(
        a_session(
            "pain left-calf=4:4",
            "pain right-calf=3:3",
            "pain jaw=2:1",
            "pain=5:5",
            areas="left-calf right-calf jaw",
            day=DAY - timedelta(days=50 + number),
        )
        for number in range(5)
    ),
    *(a_check_in("pain neck=5", day=DAY - timedelta(days=day)) for day in range(9, 30)),
    a_look_back(
        less_pain="yes",
        more_motion="no",
        better_sleep="unsure",
        recommendations=("Mara=yes",),
        day=DAY - timedelta(days=33),
    ),
    a_look_back(less_pain="no", recommendations=("Jo=yes",)),
)
EMPTY = report()


def words(drawn: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", drawn)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("look", ["plain", "ascii", "color"])
def test_it_looks_as_it_should(golden: Golden, width: int, look: str) -> None:
    screen = Screen(width=width, color=look == "color", unicode=look != "ascii")
    drawn = reference_page(FULL, screen)
    golden(f"reference-{width}-{look}.txt", drawn)
    assert max(map(len, words(drawn).splitlines())) <= width
    assert ("\x1b" in drawn) is (look == "color")
    if look == "ascii":
        assert drawn.isascii()


def test_a_diary_with_little_in_it_says_what_it_would_need(golden: Golden) -> None:
    drawn = reference_page(EMPTY, Screen(width=80))
    golden("reference-empty-80.txt", drawn)
    assert "Yours: nothing is logged here." in drawn
    assert "have 0, need 6" in drawn


def test_line_by_line_is_the_same_however_wide_the_screen_is() -> None:
    narrow = reference_page(FULL, Screen(width=59))
    wide = reference_page(FULL, Screen(width=120), describe=True)
    assert " ".join(narrow.split()) == " ".join(wide.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_label_stands_over_or_beside_every_figure(width: int) -> None:
    drawn = " ".join(reference_page(FULL, Screen(width=width)).split())
    parts = reference_parts(FULL, Screen())
    if width < 60:
        figures = [line for part in parts for line in part.lines if line.stated]
        assert drawn.count(f"{LABEL}: ") == len(figures) + 1  # and one without
    elif width == 80:
        assert drawn.count("article figure,") == len(parts)
    else:
        assert drawn.count(LABEL) == len(parts)


@pytest.mark.parametrize(
    ("befores", "afters", "said"),
    [
        ([6] * 6, [3] * 6, "pain −50 % (n=6, early)"),
        ([6] * 12, [3] * 12, "pain −50 % (n=12)"),
        ([4] * 6, [5] * 6, "pain +25 % (n=6, early)"),
        ([4] * 6, [4] * 6, "pain 0 % (n=6, early)"),
        ([4] * 5, [4] * 5, "pain: not enough data yet (have 5, need 6)"),
    ],
)
def test_a_change_is_said_with_its_n(
    befores: list[int], afters: list[int], said: str
) -> None:
    entries = [
        ago(number, f"pain neck={before}:{after}")
        for number, (before, after) in enumerate(zip(befores, afters, strict=True))
    ]
    line = reference_parts(report(*entries), Screen())[0].lines[0]
    assert line.own[0] == said


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ("76544", "Myofascial release, neck: −3.0 (7.0→4.0)"),
        ("46546", "Myofascial release, neck: +2.0 (4.0→6.0)"),
        ("46544", "Myofascial release, neck: 0.0 (4.0→4.0)"),
        ("4654", "not enough data yet (have 4, need 5)"),
    ],
)
def test_a_drop_is_said_with_where_it_began(scores: str, said: str) -> None:
    entries = [
        ago(9 - number, f"pain neck={score}:") for number, score in enumerate(scores)
    ]
    line = reference_parts(report(*entries), Screen())[1].lines[1]
    assert line.own == (said,)


def test_only_a_few_places_are_shown_and_the_rest_is_counted() -> None:
    drawn = words(reference_page(FULL, Screen(width=120)))
    assert "and 2 more (--json)" in drawn
    assert "in general" in drawn


def test_an_own_area_that_looks_like_markup_does_nothing() -> None:
    entries = [
        a_session("pain [red]x=5:4", areas="[red]x", day=DAY - timedelta(days=day))
        for day in range(5)
    ]
    for width in (40, 120):
        drawn = reference_page(report(*entries), Screen(width=width, color=True))
        assert "[red]x" in words(drawn)


@settings(max_examples=60)
@given(DIARIES)
def test_a_figure_is_there_exactly_where_there_is_enough(entries: list[Entry]) -> None:
    period = Period(first=EARLIEST, last=date(2999, 12, 31))
    found = build_reference(entries, period=period)
    for one in found.comparisons:
        for figure in (one.pain_percent, one.mobility_percent):
            assert (figure.value is None) is (figure.n < figure.needed)
    assert reference_page(found, Screen())


@settings(max_examples=150)
@given(
    name=NAMES,
    width=st.sampled_from([40, 60, 80, 120]),
    color=st.booleans(),
    describe=st.booleans(),
)
def test_any_name_of_an_area_fits_and_nothing_in_it_acts(
    name: str, width: int, *, color: bool, describe: bool
) -> None:
    where = Place(area=name)
    scores = (
        Rating(metric="pain", phase="before", value=4, area=name),
        Rating(metric="pain", phase="after", value=3, area=name),
    )
    now = (Rating(metric="pain", phase="now", value=4, area=name),)
    entries = [
        *(replace(ago(day), areas=(where,), ratings=scores) for day in range(5)),
        *(
            replace(a_check_in("pain=1", day=DAY - timedelta(days=day)), ratings=now)
            for day in range(9)
        ),
    ]
    screen = Screen(width=width, color=color)

    drawn = words(reference_page(report(*entries), screen, describe=describe))

    assert all(line.isprintable() for line in drawn.splitlines())
    assert max(map(cell_len, drawn.splitlines())) <= width
