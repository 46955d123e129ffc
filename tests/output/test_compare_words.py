"""What comparing says in words: each figure with what it is of, and what it lacks."""

from typing import Any

import pytest

from compared_days import done, felt
from compared_reports import CLEAR, report
from fasciatrack.domain.values import replace
from fasciatrack.output.compare_page import compare_page
from fasciatrack.output.figures import decimal
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.compare.comparison import CompareReport
from simulated_diaries import seeded, two_kinds


def _joined(drawn: str) -> str:
    return " ".join(drawn.split())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {},
            "A day with nothing takes 3 days without a session, then a score at about",
        ),
        ({"washout_hours": 24}, "A day with nothing takes 1 day without"),
        ({"washout_hours": 30}, "A day with nothing takes 30 h without"),
        ({"washout_hours": 0}, "A day with nothing takes a day without"),
        ({"utc_offset_hours": -2}, "a score at about 18:00 and one a day later."),
    ],
)
def test_what_a_day_with_nothing_takes_is_said(
    fields: dict[str, Any], said: str
) -> None:
    scores = [
        felt(day, 5, phase="before" if day % 9 == 0 else "now", number=day)
        for day in range(90)
        if day % 9 in (0, 1)
    ]
    sessions = [done(day, number=day) for day in range(0, 90, 9)]
    drawn = _joined(compare_page(report(scores, sessions, **fields), Screen()))
    assert "foam-roll (10 and 0 days): 5 more days with nothing" in drawn
    assert said in drawn
    assert "A day with foam-roll takes" not in drawn


def test_sessions_without_a_score_a_day_later_are_told_what_they_lack() -> None:
    scores = [
        felt(day, 5, phase="before", number=day, hour=None if day else 20)
        for day in range(0, 90, 9)
    ]
    sessions = [done(day, number=day, hour=None) for day in range(0, 90, 9)]
    drawn = _joined(compare_page(report(scores, sessions), Screen()))
    assert (
        "A day with foam-roll takes a score right before the session at about 20:00 and"
        " one a day later. A day with nothing takes 3 days"
    ).replace(". A", ". • A") in drawn


def test_both_thresholds_are_counted_down() -> None:
    said = _joined(compare_page(few(4, 8), Screen(width=120)))
    assert (
        "1 more such day with foam-roll for figures, 6 to judge;"
        " 2 more such days with nothing to judge"
    ) in said
    said = _joined(compare_page(few(5, 8), Screen(width=120)))
    assert (
        "below 10 days of each: foam-roll (5 and 8; 5 more days with foam-roll, 2 more"
        " days with nothing)."
    ) in said


def few(treated: int, nothing: int) -> CompareReport:
    """Report so many days with a session and with nothing, ten days apart."""
    scores, sessions = [], []
    for number in range(nothing):
        day = 20 * number
        scores += [felt(day + 10, 5 + number % 2), felt(day + 11, 4 + number % 3)]
    for number in range(treated):
        day = 20 * number
        scores += [felt(day, 5, phase="before", number=day), felt(day + 1, 4)]
        sessions.append(done(day, number=day))
    return report(sorted(scores, key=lambda one: one.at or 0), sessions)


def kinds_apart() -> CompareReport:
    """Report kinds that begin at 8 and at 3, with many days each."""
    scores, sessions = [], []
    for number in range(40):
        day, start = 5 * number, 3 if number % 2 else 8
        scores += [
            felt(day, start, phase="before", number=number),
            felt(day, start - 1, hour=20.1, phase="after", number=number),
            felt(day + 1, start - number % 3),
            felt(day + 4, 3 + number % 6),
        ]
        sessions.append(
            done(day, number=number, kind="stretch" if number % 2 else "heat")
        )
    return report(scores, sessions)


def test_groups_that_cannot_be_held_against_each_other_are_named() -> None:
    found = kinds_apart()
    drawn = _joined(compare_page(found, Screen()))
    said = (
        "heat and stretch cannot be compared: no days are alike; they begin at 8.0 and"
        " 3.0."
    )
    assert drawn.count(said) == 2
    described = compare_page(found, Screen(), describe=True)
    assert f"The next day, {said}\n" in described
    assert f"Right after, {said}\n" in described
    assert "more day with" not in described
    assert "more days with" not in described
    *others, pair = found.next_day
    some = replace(pair, first_matched=2, second_matched=3)
    drawn = _joined(compare_page(replace(found, next_day=(*others, some)), Screen()))
    assert (
        "heat and stretch cannot be compared yet: of 20 and 20 days 2 and 3 begin"
        " alike, all of them at 8.0 and 3.0."
    ) in drawn
    there = replace(pair, apart="places")
    drawn = _joined(compare_page(replace(found, next_day=(*others, there)), Screen()))
    assert "heat and stretch cannot be compared: they are never on the same" in drawn
    other = replace(there, second="yoga")
    both = replace(found, next_day=(*others, there, other))
    assert (
        "Cannot be compared, being never on the same place: heat and stretch, heat and"
        " yoga."
    ) in _joined(compare_page(both, Screen()))


def _tenths(value: float | None) -> str:
    return decimal(value, Screen())


def test_each_row_says_what_would_happen_anyway() -> None:
    said = _joined(compare_page(CLEAR, Screen(width=100)))
    for one in CLEAR.next_day:
        if one.second == "nothing":
            begins = (
                f"• Days with {one.first} begin at {_tenths(one.first_start)}, days"
                f" with nothing at {_tenths(one.second_start)}. "
            )
            assert begins in said
    assert said.count("would happen anyway") + said.count("it changes by") == 4


def test_every_comparison_says_in_how_many_pairs_it_was_better() -> None:
    wide = compare_page(CLEAR, Screen(width=100))
    rows = [line.split() for line in wide.splitlines() if "days  " in line]
    both = (*CLEAR.next_day, *CLEAR.right_after)
    naps = [f"{one.nap:.2f}" for one in both]
    assert all(any(nap in row for row in rows) for nap in naps)
    assert sum("NAP" in line and " q" in line for line in wide.splitlines()) == 3
    usual = [line.split() for line in compare_page(CLEAR, Screen()).splitlines()]
    assert all(any(nap in row for row in usual) for nap in naps)
    for width in (24, 32):
        narrowest = compare_page(CLEAR, Screen(width=width)).splitlines()
        assert max(map(len, narrowest)) <= width
        assert sum(line.startswith("NAP 0.") for line in narrowest) == len(both)
    narrow = compare_page(CLEAR, Screen(width=40))
    for one in both:
        assert f"NAP {one.nap:.2f} q " in narrow
    described = compare_page(CLEAR, Screen(), describe=True)
    for one in both:
        assert f"(NAP {one.nap:.2f}, Tau " in described


def test_differences_that_are_all_the_same_have_no_range() -> None:
    first, *others = CLEAR.next_day
    same = replace(first, difference=1.0, low=None, high=None, p=0.0001, q=0.0001)
    changed = replace(CLEAR, next_day=(replace(same, verdict="higher"), *others))
    for describe in (True, False):
        drawn = _joined(compare_page(changed, Screen(), describe=describe))
        assert "1.0 points higher the next day than on days with nothing that" in drawn
        assert "(all differences the same: no range, p below 0.001," in drawn


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (-0.3, "pain was 0.3 points lower the next day than on days with nothing"),
        (0.3, "pain was 0.3 points higher the next day than on days with nothing"),
        (0.04, "pain was the same the next day as on days with nothing"),
    ],
)
def test_a_difference_is_said_in_words(difference: float, said: str) -> None:
    first, *others = CLEAR.next_day
    one = replace(first, difference=difference, low=-0.8, high=0.7, p=0.86, q=0.88)
    changed = replace(
        CLEAR, next_day=(replace(one, verdict="no clear difference"), *others)
    )
    lines = compare_page(changed, Screen(), describe=True).splitlines()
    line = next(line for line in lines if said in line)
    assert "(95 % range 0.8 lower to 0.7 higher, p 0.86, q 0.88)" in line
    assert "That is no clear difference." in line


def test_sentences_are_not_broken() -> None:
    wide, narrow = (
        compare_page(CLEAR, Screen(width=width), describe=True) for width in (40, 120)
    )
    assert wide == narrow
    assert all(line.endswith(".") for line in wide.splitlines())


def test_another_scale_is_told_in_its_own_points() -> None:
    scores = [
        score._replace(metric="mobility", value=10 * score.value)
        for score in two_kinds(seeded(3), days=90, reliefs={"ball": 3}).felt
    ]
    sessions = two_kinds(seeded(3), days=90, reliefs={"ball": 3}).done
    found = report(scores, sessions, metric="mobility")
    said = _joined(compare_page(found, Screen()))
    assert "4 of 5 diaries" not in said
    assert "the difference in percentage points" in said
    first = found.next_day[0]
    none = replace(
        first, change=None, difference=None, first_matched=0, second_matched=0
    )
    said = _joined(compare_page(replace(found, next_day=(none,)), Screen()))
    assert "began within 10 percentage points of one" in said


@pytest.mark.parametrize("days", [1, 5])
def test_few_sessions_are_too_few_to_judge(days: int) -> None:
    scores, sessions = [], []
    for number in range(days):
        day = 9 * number
        scores += [
            felt(day, 5 + number % 2, phase="before", number=number),
            felt(day, 4, hour=20.2, phase="after", number=number),
        ]
        sessions.append(done(day, number=number))
    found = report(scores, sessions)
    for describe in (True, False):
        assert "too few to judge" in compare_page(found, Screen(), describe=describe)
    narrowest = compare_page(found, Screen(width=20))
    assert max(map(len, narrowest.splitlines())) <= 20


def test_the_marks_have_a_legend() -> None:
    assert "Marks: o the difference in points, |--| its 95 % range." in _joined(
        compare_page(CLEAR, Screen(unicode=False))
    )
