"""An average before and after in words: how much, how sure, and what it is called.

The words hold typographic signs; `figures.plain` fits them to the screen.
"""

from collections.abc import Callable, Iterator
from functools import partial

from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.thresholds import (
    LOWEST_BASELINE,
    METRIC,
    PointSize,
    Size,
    percent_size,
    point_size,
)
from fasciatrack.output import figures as written
from fasciatrack.output.figures import counted, round_half_up
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.change import Change
from fasciatrack.reporting.change_figures import (
    CHANCE,
    Benchmark,
    ChangeFigures,
    is_chance,
)

ANY = Screen()
"""Signs are fitted to the screen later."""
decimal = partial(written.decimal, screen=ANY)
signed = partial(written.signed, screen=ANY)
SMALLEST_P = 0.001
"""Smaller ones are not told apart: `p < 0.001`."""

SIZES: dict[Size, str] = {
    "none": "no clear change",
    "small": "small, what many people call slightly {}",
    "moderate": "moderate, 30 % or more being a commonly used threshold",
    "large": "large, 50 % or more",
}
POINTS: dict[PointSize, str] = {
    "none": "less than 1 point",
    "small": "1 point or more, but less than 2",
    "two": "2 points or more",
}

SHORT_SIZES: dict[Size, str] = {
    "none": "no clear change",
    "small": "small",
    "moderate": "moderate",
    "large": "large",
}
SHORT_POINTS: dict[PointSize, str] = {
    "none": "no clear change",
    "small": "small",
    "two": "2 or more",
}


def change_sentences(
    name: str, change: Change, figures: ChangeFigures
) -> Iterator[str]:
    """Say everything about one average, sentence by sentence.

    Args:
        name: What it is about, harmless: `Left calf, pain`.
        change: The average.
        figures: How sure it is.
    """
    yield f"{name}: {average_words(change, figures)}."
    if figures.median is not None and not figures.is_identical:
        directions = (
            f"lower after {change.lower}, the same after {change.same}, higher after"
            f" {change.higher}"
        )
        yield (f"Median {signed(figures.median)}, {from_to(figures)}; {directions}.")
    if figures.missing_for_range and change.n:
        yield f"Too few to judge: {missing_words(figures.missing_for_range)}."
    yield from _sure(figures)
    if change.zero_baselines and METRICS[change.metric].bounds is not PERCENT:
        pairs = counted(change.zero_baselines, "session")
        yield f"{pairs} began at 0 and {_is(change.zero_baselines)} in no percentage."


def average_words(change: Change, figures: ChangeFigures) -> str:
    """Say means, difference and n: `6.1 → 4.2 on average over 8 sessions …`."""
    if change.n == 0:
        return "no session with both scores"
    over = counted(change.n, "session")
    if change.n > 1 and figures.days is not None:
        over += f" in {counted(figures.days, 'day')}"
    unit = " %" if METRICS[change.metric].bounds is PERCENT else ""
    parts = [f"{signed(change.difference)} {points_of(change.metric)}"]
    if change.percent is not None:
        of = " of those above 0" if change.zero_baselines else ""
        parts.append(f"{written.signed_percent(change.percent, ANY)} %{of}")
    average = " on average over " if change.n > 1 else " over "
    return (
        f"{decimal(change.before)} → {decimal(change.after)}{unit}{average}{over}"
        f" ({', '.join(parts)})"
    )


def points_of(metric: str) -> str:
    """Name what a difference counts; that of two percentages is no percentage."""
    is_percent = METRICS[metric].bounds is PERCENT
    return "percentage points" if is_percent else "points"


def from_to(figures: ChangeFigures) -> str:
    """Say the ends: `from −4.0 to 0.0`."""
    return f"from {signed(figures.lowest)} to {signed(figures.highest)}"


def p_words(p: float) -> str:
    """Write a p: `0.31`, `0.016`, `< 0.001`; never so that it seems below its bound."""
    if p < SMALLEST_P:
        return f"< {SMALLEST_P}"
    # A half, such as 0.0625, is rounded up as people do.
    short = f"{min(p * (1 + 1e-9), 1):.2g}"
    if (float(short) > CHANCE) != is_chance(p):
        return f"{p:.3g}"
    return short


def label_words(change: Change, figures: ChangeFigures) -> Iterator[str]:
    """Say what benchmarks call it, or why they are not asked, or what is missing."""
    if change.metric != METRIC:
        return
    if figures.missing_for_label:
        yield f"A label takes {missing_words(figures.missing_for_label)}."
    benchmark = figures.benchmark
    if benchmark is not None:
        words = benchmark_words(change, benchmark)
        yield f"By published benchmarks: {words}."


def benchmark_words(change: Change, benchmark: Benchmark) -> str:
    """Say what the benchmarks call a change: `moderate, …`, or why nothing."""
    points = _points(change)
    if benchmark.why_not == "chance":
        return "no label, it may be chance"
    if benchmark.by_percent is None:
        why = f"pain began at {_start(change)} on average"
        if benchmark.why_not == "zero-starts":
            why = f"{_at_zero(change)} sessions began at 0 and could only rise"
        return (
            f"no label for the percentage, {why};"
            f" {points} is {POINTS[benchmark.by_points]}"
        )
    percent = _percent(change) + (
        f" {_way(change)}" if round_half_up(change.percent or 0) else ""
    )
    if change.zero_baselines:
        percent += " where it began above 0"
    if benchmark.label is None:
        return (
            f"no common label, {percent} is {_size(change, benchmark.by_percent)},"
            f" and {points} is {POINTS[benchmark.by_points]}"
        )
    return f"{_size(change, benchmark.label)} ({percent}, {points})"


def short_label(change: Change, benchmark: Benchmark) -> str:
    """Say the change and its label in a few words: `lower by 1.9 points, 31 %: …`."""
    points, percent = _points(change), _percent(change)
    if change.zero_baselines:
        percent += " of those above 0"
    if benchmark.why_not == "disagree" and benchmark.by_percent is not None:
        points += f" ({SHORT_POINTS[benchmark.by_points]})"
        percent += f" ({SHORT_SIZES[benchmark.by_percent]})"
    amounts = points if change.percent is None else f"{points}, {percent}"
    moved = (
        f"{_way(change)} by {amounts}"
        if written.tenths(change.difference or 0)
        else "unchanged"
    )
    return f"{moved}: {_label(change, benchmark)}"


def _label(change: Change, benchmark: Benchmark) -> str:
    if benchmark.label is not None:
        return SHORT_SIZES[benchmark.label]
    if benchmark.why_not == "low-start":
        return f"no label, it began at {_start(change)}"
    if benchmark.why_not == "zero-starts":
        return f"no label, {_at_zero(change)} began at 0"
    if benchmark.why_not == "chance":
        return "no label, it may be chance"
    return "no common label"


def _sure(figures: ChangeFigures) -> Iterator[str]:
    if figures.p is None:
        return
    if figures.low is None or figures.high is None:
        yield (
            f"Every session moved by {signed(figures.median)}: there is no spread to"
            f" judge by; {_chance(figures)}."
        )
        return
    early = ", and this early it moves a lot" if figures.stage == "early" else ""
    yield (
        f"The average may lie between {signed(figures.low)} and"
        f" {signed(figures.high)} (95 %, spread {decimal(figures.spread)}{early});"
        f" {_chance(figures)}."
    )


def _chance(figures: ChangeFigures) -> str:
    """Say p, and q where others beside it have changed it."""
    p, q = figures.p or 0, figures.q or 0
    adjusted = "" if q == p else f", q {p_words(q)}"
    return f"sign flips p {p_words(p)}{adjusted}"


def _size(change: Change, size: Size) -> str:
    return SIZES[size].format("better" if (change.difference or 0) < 0 else "worse")


def _way(change: Change) -> str:
    return "lower" if (change.difference or 0) < 0 else "higher"


def _percent(change: Change) -> str:
    """Write a percentage so that it stands on the side of its threshold."""
    value = abs(change.percent or 0)
    whole = round_half_up(value)
    if percent_size(whole) == percent_size(value):
        return f"{whole} %"
    return f"{_fewest_decimals(value, percent_size)} %"


def _points(change: Change) -> str:
    """Write points so that they stand on the side of their threshold."""
    return f"{_fewest_decimals(abs(change.difference or 0), point_size)} points"


def _start(change: Change) -> str:
    """Write where pain began so that it stands below the lowest baseline."""
    before = _fewest_decimals(change.before or 0, lambda value: value < LOWEST_BASELINE)
    return f"{before}, below {LOWEST_BASELINE}"


def _fewest_decimals(value: float, side: Callable[[float], object]) -> str:
    """Write with as few decimals as leave it on its side of a threshold."""
    decimals = 1
    while side(float(written.fixed(value, decimals, ANY))) != side(value):
        decimals += 1
    return written.fixed(value, decimals, ANY)


def _at_zero(change: Change) -> str:
    return f"{change.zero_baselines} of {change.n}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
