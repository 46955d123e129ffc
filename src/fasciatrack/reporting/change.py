"""Scores before and after sessions: what they were on average, and how they moved.

Only complete pairs count. A change says what was felt, never what caused it.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import Side

FEWEST_PAIRS = 6
"""With fewer, even pairs that all move one way can be chance (sign test: p > 0.05)."""

Pair = tuple[float | None, float | None]
"""A score before and after; None is not given."""


Where = tuple[str | None, Side | None]
"""An area and its side; quicker to count by than a Place."""


class Change(Value):
    """One metric before and after; figures are None without a complete pair."""

    metric: str
    n: int
    """Complete pairs."""
    incomplete: int
    """Only a before, or only an after: counted here and nowhere else."""
    before: float | None
    after: float | None
    difference: float | None
    """Mean after minus mean before."""
    percent: float | None
    """The difference in percent of the mean before, over pairs that began above 0.

    None for a metric that is a percentage itself.
    """
    zero_baselines: int
    """Pairs that began at 0, of which no percentage can be taken."""
    lower: int
    same: int
    higher: int


def entry_pairs(entry: Entry, selection: Selection) -> dict[tuple[str, Where], Pair]:
    """Pair the selected scores around a session, complete or not."""
    pairs: dict[tuple[str, Where], Pair] = {}
    for rating in entry.ratings:
        if rating.phase == "now" or not selection.covers(rating.place):
            continue
        key = (rating.metric, (rating.area, rating.side))
        before, after = pairs.get(key, (None, None))
        pairs[key] = (
            (rating.value, after)
            if rating.phase == "before"
            else (before, rating.value)
        )
    return pairs


def session_pairs(entry: Entry, selection: Selection) -> Iterator[tuple[str, Pair]]:
    """Yield one pair per metric: the mean over the areas with a complete one."""
    by_metric: dict[str, list[Pair]] = {}
    for (metric, _), pair in entry_pairs(entry, selection).items():
        by_metric.setdefault(metric, []).append(pair)
    for metric, pairs in by_metric.items():
        complete = complete_pairs(pairs)
        if complete:
            yield (
                metric,
                (
                    _mean([before for before, _ in complete]),
                    _mean([after for _, after in complete]),
                ),
            )
        else:
            yield metric, pairs[0]


def build_change(metric: str, pairs: Sequence[Pair]) -> Change:
    """Summarise pairs of one metric; figures are rounded to two decimals."""
    complete = complete_pairs(pairs)
    befores = [before for before, _ in complete]
    afters = [after for _, after in complete]
    moves = [after - before for before, after in complete]
    from_above_zero = [(before, after) for before, after in complete if before > 0]
    return Change(
        metric=metric,
        n=len(complete),
        incomplete=len(pairs) - len(complete),
        before=mean(befores),
        after=mean(afters),
        difference=mean(moves),
        percent=(
            None if METRICS[metric].bounds is PERCENT else _percent(from_above_zero)
        ),
        zero_baselines=len(complete) - len(from_above_zero),
        lower=sum(move < 0 for move in moves),
        same=sum(move == 0 for move in moves),
        higher=sum(move > 0 for move in moves),
    )


def mean(values: Sequence[float]) -> float | None:
    """Average to two decimals; None of nothing."""
    return round(_mean(values), 2) if values else None


def place_of(where: Where) -> Place | None:
    """Give the place that an area and its side are."""
    area, side = where
    return None if area is None else Place(area=area, side=side)


def complete_pairs(pairs: Iterable[Pair]) -> list[tuple[float, float]]:
    """Keep the pairs that have both scores."""
    return [
        (before, after)
        for before, after in pairs
        if before is not None and after is not None
    ]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _percent(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Take the ratio of means; a mean of ratios lets one small baseline rule."""
    if not pairs:
        return None
    before = fsum(before for before, _ in pairs)
    after = fsum(after for _, after in pairs)
    return round(100 * (after - before) / before, 2)
