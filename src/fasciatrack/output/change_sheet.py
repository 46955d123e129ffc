"""How sure the averages of a report are, in rows and in words below its tables."""

from collections.abc import Callable, Iterator, Sequence

from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.domain.thresholds import FEWEST_DAYS, FEWEST_SESSIONS, METRIC
from fasciatrack.output.change_words import p_words, short_label
from fasciatrack.output.figures import (
    decimal,
    missing,
    signed,
)
from fasciatrack.output.lines import place_name
from fasciatrack.output.marks import (
    Ends,
    common_ends,
    mark_scale,
    missing_words,
    span_mark,
)
from fasciatrack.output.screen import Screen
from fasciatrack.output.sheets import Column, Row, Sheet
from fasciatrack.reporting.change import FEWEST_PAIRS
from fasciatrack.reporting.change_by_group import AreaChange
from fasciatrack.reporting.change_figures import ChangeFigures
from fasciatrack.reporting.summary import PeriodReport

Naming = Callable[[Place | None], str]
"""Writes a place so that nothing in its name acts."""

SURE_TITLE = "How sure"
MARK_WIDTH = 21
"""Columns of a drawn range; odd, so that 0 stands in the middle."""
LABEL_TITLE = "Pain beside published benchmarks"
MOST_NAMED = 2
"""So many of those with too few sessions are named."""


def sure_sheet(report: PeriodReport, screen: Screen) -> Sheet:
    """Arrange the range, middle and spread of each average that has them."""
    changes = [one for one in report.area_changes if one.figures.p is not None]
    ends = common_ends(
        value
        for one in changes
        if _is_score(one)
        for value in (one.figures.low, one.figures.high, one.change.difference)
    )
    has_marks, has_q = any(map(_is_score, changes)), len(changes) > 1
    columns = [
        Column(header="diff"),
        Column(header="95 %"),
        Column(header="median", is_essential=False),
        Column(header="sessions", is_essential=False, is_roomy=True),
        Column(header="spread", is_essential=False),
        Column(header="p", is_essential=False),
        *([Column(header="q", is_essential=False)] if has_q else []),
    ]
    if has_marks:
        scale = mark_scale(ends, MARK_WIDTH, screen)
        columns.append(
            Column(header=scale, is_essential=False, is_roomy=True, is_drawing=True)
        )
    return Sheet(
        title=SURE_TITLE,
        names=("area", "metric"),
        columns=tuple(columns),
        rows=tuple(
            _row(one, ends, screen, has_marks=has_marks, has_q=has_q) for one in changes
        ),
    )


def _row(
    one: AreaChange, ends: Ends, screen: Screen, *, has_marks: bool, has_q: bool
) -> Row:
    change, figures = one.change, one.figures
    mark = ""
    if _is_score(one):
        mark = span_mark(
            figures.low,
            change.difference or 0,
            figures.high,
            ends=ends,
            width=MARK_WIDTH,
            screen=screen,
        )
    return Row(
        group=place_name(one.place),
        label=change.metric,
        cells=(
            signed(change.difference, screen),
            _from_to(figures.low, figures.high, figures, screen),
            signed(figures.median, screen),
            _from_to(figures.lowest, figures.highest, figures, screen),
            decimal(figures.spread, screen),
            _chance(figures.p, screen),
            *([_chance(figures.q, screen)] if has_q else []),
            *([mark] if has_marks else []),
        ),
    )


def sure_notes(
    report: PeriodReport, name: Naming = place_name, *, has_chances: bool = True
) -> Iterator[str]:
    """Say how to read the ranges, and what is missing where there is none.

    Args:
        report: What was drawn.
        name: Writes a place so that nothing in its name acts.
        has_chances: Whether p and q were.
    """
    changes = [one for one in report.area_changes if one.change.n]
    sure = [one for one in changes if one.figures.p is not None]
    if sure:
        several = (
            f"; q: p adjusted for these {len(sure)} lines, as one in twenty is below"
            " 0.05 by chance"
        )
        chances = (
            "p: how often signs turned by chance give an average as far from"
            f" 0{several if len(sure) > 1 else ''}. None of it says"
        )
        yield (
            "95 %: where the average may lie."
            f" {chances if has_chances else 'It does not say'} what a change came from"
        )
    kinds = [one.change.n for one in report.kind_changes]
    few = [one for one in changes if one.figures.missing_for_range]
    if few or any(0 < n < FEWEST_PAIRS for n in kinds):
        yield f"n below {FEWEST_PAIRS}: too few to judge{_closest(few, name)}"


def _closest(few: Sequence[AreaChange], name: Naming) -> str:
    """Say how many sessions those with the most are short of."""
    order = sorted(few, key=lambda one: -one.change.n)
    named = [
        f"{name(one.place)} {one.change.metric}"
        f" {missing_words(one.figures.missing_for_range)}"
        for one in order[:MOST_NAMED]
    ]
    left = len(order) - len(named)
    if left:
        named.append(f"{left} other{'' if left == 1 else 's'}")
    return f" ({', '.join(named)})" if named else ""


def label_lines(
    report: PeriodReport, name: Naming = place_name
) -> Iterator[tuple[str, str]]:
    """Say what benchmarks call each area's pain: its name, and the words."""
    for one in report.area_changes:
        benchmark = one.figures.benchmark
        if benchmark is not None:
            yield name(one.place), short_label(one.change, benchmark)


def label_notes(report: PeriodReport, name: Naming = place_name) -> Iterator[str]:
    """Say what the labels are not, or what is missing until there is one."""
    if any(one.figures.benchmark for one in report.area_changes):
        yield (
            "In studies of long-lasting pain about 2 points or 30 % lower was what"
            " people called much improved (Farrar 2001): a benchmark of groups, not a"
            " verdict about you, and no proof that the sessions caused it; more with"
            " fascia report --why"
        )
        return
    near = [
        one
        for one in report.area_changes
        if one.change.metric == METRIC and one.figures.p is not None
    ]
    if near:
        one = max(near, key=lambda each: each.change.n)
        longer = ""
        if report.period.length < FEWEST_DAYS:
            longer = "; a longer look: fascia report --last 8w"
        yield (
            f"A label by published benchmarks takes {FEWEST_SESSIONS} sessions over"
            f" {FEWEST_DAYS} days: {name(one.place)}"
            f" {missing_words(one.figures.missing_for_label)}{longer}"
        )


def _chance(p: float | None, screen: Screen) -> str:
    return missing(screen) if p is None else p_words(p)


def _is_score(one: AreaChange) -> bool:
    return METRICS[one.change.metric].bounds is SCORE


def _from_to(
    low: float | None, high: float | None, figures: ChangeFigures, screen: Screen
) -> str:
    if figures.is_identical:
        return "all the same"
    return f"{signed(low, screen)} to {signed(high, screen)}"
