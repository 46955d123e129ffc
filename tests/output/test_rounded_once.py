"""Whatever is shown is the correct rounding of what it really is, never of a rounding.

What it really is, is reckoned here from the scores themselves, with fractions.
"""

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from builders import DAY, a_check_in, a_session
from chart_diary import chart_of
from compared_days import done, felt
from fasciatrack.domain.periods import Period
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.selection import Selection
from fasciatrack.output.compare_page import compare_page
from fasciatrack.output.json_text import json_text
from fasciatrack.output.report_sentences import report_sentences
from fasciatrack.output.report_sheets import report_sheets
from fasciatrack.output.screen import Screen
from fasciatrack.output.sentences import chart_sentences
from fasciatrack.reporting.compare.comparison import Asked
from fasciatrack.reporting.compare.report import build_compare
from fasciatrack.reporting.summary import PeriodReport, build_report

PLAIN = Screen(unicode=False, width=120)
EIGHT_WEEKS = Period(first=DAY - timedelta(days=55), last=DAY)
NEARLY = 1e-7
"""What SciPy reckons is not looked at where it is so near to a half."""

Tenths = tuple[int, int]
SCORE = st.integers(0, 100)
PAIRS = st.lists(st.tuples(SCORE, SCORE), min_size=1, max_size=30)
CARRIED_UP = [(70, 50), *[(60, 50)] * 20]
"""-22/21 is -1.0476: -1.05 with two decimals, but -1.0 with one."""


def written(value: Fraction, decimals: int = 1) -> str:
    """Round once, halves away from zero."""
    parts = floor(abs(value) * 10**decimals + Fraction(1, 2))
    whole, part = divmod(parts, 10**decimals)
    sign = "-" if value < 0 and parts else ""
    return f"{sign}{whole}.{part:0{decimals}}" if decimals else f"{sign}{whole}"


def signed(value: Fraction, decimals: int = 1) -> str:
    said = written(value, decimals)
    return said if said.startswith("-") or not float(said) else f"+{said}"


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def score(tenths: int) -> Fraction:
    return Fraction(tenths, 10)


def report(pairs: Sequence[Tenths]) -> PeriodReport:
    entries = [
        a_session(
            f"pain neck={before / 10}:{after / 10}",
            day=DAY - timedelta(days=number),
            areas="neck",
        )
        for number, (before, after) in enumerate(pairs)
    ]
    return build_report(
        entries, [], period=EIGHT_WEEKS, today=DAY, selection=Selection()
    )


@given(PAIRS)
@example(CARRIED_UP)
def test_a_report_shows_what_its_scores_are_on_average(pairs: list[Tenths]) -> None:
    befores, afters = (
        [score(one) for one in side] for side in zip(*pairs, strict=True)
    )
    difference = mean(afters) - mean(befores)
    from_zero = [pair for pair in pairs if pair[0]]
    percent = "-"
    if from_zero:
        moved = Fraction(sum(after - before for before, after in from_zero))
        percent = signed(100 * moved / sum(before for before, _ in from_zero), 0)
    found = report(pairs)
    (sheet,) = (
        one for one in report_sheets(found, PLAIN) if one.title == "Before and after"
    )
    (row,) = sheet.rows
    shown = dict(
        zip((column.header for column in sheet.columns), row.cells, strict=True)
    )
    said = [written(mean(befores)), written(mean(afters)), signed(difference)]
    assert [shown[name] for name in ("before", "after", "diff")] == said
    assert shown["%"].removeprefix("*") == percent
    sentences = report_sentences(found, PLAIN)
    assert f"{said[0]} -> {said[1]} on average over" in sentences or len(pairs) == 1
    assert f"({said[2]} points" in sentences
    (change,) = to_plain(found)["area_changes"]
    told = json.loads(json_text(change["change"]))
    for name, value in (("before", mean(befores)), ("difference", difference)):
        small = 0 < abs(value) < Fraction(1, 100)
        assert small or told[name] == float(written(value, 4))


@given(PAIRS.filter(lambda pairs: len(pairs) >= 6))
@example(CARRIED_UP)
def test_a_report_shows_where_an_average_may_lie(pairs: list[Tenths]) -> None:
    moves = [float(score(after) - score(before)) for before, after in pairs]
    if len(set(moves)) == 1:
        return
    low, high = stats.t.interval(
        0.95, len(moves) - 1, sum(moves) / len(moves), stats.sem(moves)
    )
    if any(abs(10 * abs(end) % 1 - 0.5) < NEARLY for end in (low, high)):
        return
    said = f"{signed(Fraction(low))} and {signed(Fraction(high))} (95 %"
    assert f"The average may lie between {said}" in report_sentences(
        report(pairs), PLAIN
    )


def test_a_mean_that_two_roundings_would_carry_up_is_not() -> None:
    (sheet,) = (
        one
        for one in report_sheets(report(CARRIED_UP), PLAIN)
        if one.title == "How sure"
    )
    assert sheet.rows[0].cells[:2] == ("-1.0", "-1.1 to -0.9")


@given(PAIRS)
@example(CARRIED_UP)
def test_compare_shows_what_groups_are_on_average(pairs: list[Tenths]) -> None:
    scores = [
        one
        for day, (before, after) in enumerate(pairs)
        for one in (
            felt(day, before / 10, phase="before", number=day),
            felt(day, after / 10, hour=20.5, phase="after", number=day),
        )
    ]
    sessions = [done(day, number=day) for day in range(len(pairs))]
    asked = Asked(metric="pain", by="kind", selection=Selection())
    found = build_compare(scores, sessions, asked)
    befores, afters = (
        [score(one) for one in side] for side in zip(*pairs, strict=True)
    )
    change = mean(afters) - mean(befores)
    said = compare_page(found, Screen(unicode=False, width=120), describe=True)
    assert re.search(
        rf"went from {written(mean(befores))} to {written(mean(afters))} right after"
        rf" \({re.escape(signed(change))}\b",
        said,
    )


@given(
    st.dictionaries(
        st.integers(0, 55), st.lists(SCORE, min_size=1, max_size=3), min_size=2
    )
)
def test_a_chart_says_what_its_days_are_on_average(days: dict[int, list[int]]) -> None:
    entries = [
        a_check_in(f"pain neck={value / 10}", day=EIGHT_WEEKS.first + timedelta(number))
        for number, values in sorted(days.items())
        for value in values
    ]
    drawn = chart_of(
        "pain", entries, period=EIGHT_WEEKS, selection=Selection(), today=DAY
    )
    said = chart_sentences(drawn, PLAIN)
    by_day = {day: mean([score(one) for one in some]) for day, some in days.items()}
    halves = (
        [value for day, value in by_day.items() if day < 28],
        [value for day, value in by_day.items() if day >= 28],
    )
    assert f"mean {shortly(mean([*by_day.values()]))}, lowest" in said
    for which, values in zip(("First", "second"), halves, strict=True):
        if values:
            assert f"{which} half {shortly(mean(values))} (" in said
    assert f"lowest {shortly(min(by_day.values()))} (" in said
    assert f"highest {shortly(max(by_day.values()))} (" in said


def shortly(value: Fraction) -> str:
    return written(value).removesuffix(".0")


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (Fraction(-22, 21), 1, "-1.0"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(-1, 21), 1, "0.0"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_the_yardstick_itself_rounds_as_people_do(
    value: Fraction, decimals: int, said: str
) -> None:
    assert written(value, decimals) == said
