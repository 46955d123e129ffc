"""How far an average before and after can be relied on, and what it may be called.

Each figure waits for the number of sessions from which it means something; below it,
what is missing is counted. Nothing here says what a change came from.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.thresholds import (
    FEWEST_DAYS,
    FEWEST_SESSIONS,
    LOWEST_BASELINE,
    METRIC,
    MOST_AT_ZERO,
    PointSize,
    Size,
    agree,
    percent_size,
    point_size,
)
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.change import (
    FEWEST_PAIRS,
    Change,
    Pair,
    build_change,
    complete_pairs,
    exact_moves,
)
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.statistics.averages import exact, median, spread
from fasciatrack.reporting.statistics.intervals import mean_interval
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.statistics.several import benjamini_hochberg

FEWEST_FOR_SPREAD = 2
"""One session has scores; a middle and an end take two."""
CHANCE = 0.05
"""A q above it is too much to call a change anything but perhaps chance."""

Stage = Literal["none", "one", "few", "early", "enough"]
"""0, 1, 2 to 5, 6 to 11, and 12 or more sessions."""
WhyNot = Literal["low-start", "zero-starts", "chance", "disagree"]


class Benchmark(Value):
    """Where an average stands beside the published benchmarks for pain."""

    by_percent: Size | None
    """None where pain began too low, or too often at 0, to call a percentage anything.
    """
    by_points: PointSize
    label: Size | None
    """What both call it; None where they do not agree or may not be asked."""
    why_not: WhyNot | None
    """Why there is no label; None where there is one."""


class ChangeFigures(Value):
    """What surrounds an average difference; None where too few sessions carry it.

    All are points of the metric's scale, after minus before.
    """

    stage: Stage
    days: int | None
    """From the first to the last session with both scores, both days counted."""
    median: float | None
    lowest: float | None
    """The most that a score went down, or the least it went up; from 2 on, as these."""
    highest: float | None
    spread: float | None
    """Standard deviation from session to session; from 6 on, as the rest."""
    low: float | None
    """Where the average may lie at least, with 95 %; None too if all are the same."""
    high: float | None
    """Where it may lie at most."""
    is_identical: bool
    """Whether every session moved by the same, which leaves nothing to estimate."""
    p: float | None
    """How often turned signs alone give an average this far from 0 (sign flips)."""
    q: float | None
    """p adjusted for all averages judged beside it (Benjamini–Hochberg); p if alone."""
    missing_for_range: tuple[Missing, ...]
    missing_for_label: tuple[Missing, ...]
    """Empty too for a metric without published benchmarks."""
    benchmark: Benchmark | None
    """None while something is missing for it, and where there is none."""


Dated = tuple[date, Pair]
"""A pair with the day of its session."""


def summarise(metric: str, dated: Sequence[Dated]) -> tuple[Change, ChangeFigures]:
    """Average pairs of one metric, and say how sure that is."""
    change = build_change(metric, [pair for _, pair in dated])
    return change, build_figures(
        change,
        exact_moves(complete_pairs(pair for _, pair in dated)),
        [day for day, pair in dated if None not in pair],
    )


def build_figures(
    change: Change, moves: Sequence[float], days: Sequence[date]
) -> ChangeFigures:
    """Say how sure an average is.

    Args:
        change: The average.
        moves: After minus before, of each of its complete pairs.
        days: The day of each of them.
    """
    n, lasted = len(moves), (max(days) - min(days)).days + 1 if days else None
    has_spread, has_range = n >= FEWEST_FOR_SPREAD, n >= FEWEST_PAIRS
    interval = mean_interval(moves, FEWEST_PAIRS) if has_range else None
    p = _told(sign_flip(moves)) if has_range else None
    missing = _missing_for_label(change.metric, n, lasted or 0)
    return ChangeFigures(
        stage=stage_of(n),
        days=lasted,
        median=exact(median(moves)) if has_spread else None,
        lowest=exact(min(moves)) if has_spread else None,
        highest=exact(max(moves)) if has_spread else None,
        spread=exact(spread(moves)) if has_range else None,
        low=exact(interval.low) if interval else None,
        high=exact(interval.high) if interval else None,
        is_identical=has_spread and len(set(moves)) == 1,
        p=p,
        q=p,
        missing_for_range=still_missing(("session", n, FEWEST_PAIRS)),
        missing_for_label=missing,
        benchmark=_benchmark(change, p, missing),
    )


def judged_together(
    found: Sequence[tuple[Change, ChangeFigures]],
) -> list[ChangeFigures]:
    """Judge averages that are shown beside each other: of twenty, one is chance."""
    ps = [figures.p for _, figures in found if figures.p is not None]
    qs = iter(benjamini_hochberg(ps))
    return [
        figures if figures.p is None else _judged(change, figures, _told(next(qs)))
        for change, figures in found
    ]


def _judged(change: Change, figures: ChangeFigures, q: float) -> ChangeFigures:
    benchmark = _benchmark(change, q, figures.missing_for_label)
    return replace(figures, q=q, benchmark=benchmark)


def is_chance(q: float) -> bool:
    """Say whether a p or q is too much, by the three digits that are told of it."""
    return float(f"{q:.3g}") > CHANCE


def _told(p: float) -> float:
    # An adjusted p that has not changed is the same number.
    return float(f"{p:.12g}")


def stage_of(n: int) -> Stage:
    """Name how many sessions there are: none, one, few, early, or enough."""
    if n < FEWEST_FOR_SPREAD:
        return "one" if n else "none"
    if n < FEWEST_PAIRS:
        return "few"
    return "early" if n < FEWEST_SESSIONS else "enough"


def _missing_for_label(metric: str, n: int, lasted: int) -> tuple[Missing, ...]:
    if metric != METRIC:
        return ()
    return still_missing(("session", n, FEWEST_SESSIONS), ("day", lasted, FEWEST_DAYS))


def _benchmark(
    change: Change, q: float | None, missing: Sequence[Missing]
) -> Benchmark | None:
    if q is None or change.metric != METRIC or missing:
        return None
    by_percent = percent_size(change.percent or 0.0)
    by_points = point_size(change.difference or 0.0)
    why_not: WhyNot | None = None
    if (change.before or 0.0) < LOWEST_BASELINE:
        why_not = "low-start"
    elif change.zero_baselines > MOST_AT_ZERO * change.n:
        why_not = "zero-starts"
    elif is_chance(q) and (by_percent, by_points) != ("none", "none"):
        why_not = "chance"
    elif not agree(by_percent, by_points):
        why_not = "disagree"
    return Benchmark(
        by_percent=None if why_not in ("low-start", "zero-starts") else by_percent,
        by_points=by_points,
        label=None if why_not else by_percent,
        why_not=why_not,
    )
