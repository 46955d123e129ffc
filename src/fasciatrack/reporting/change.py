"""Scores before and after sessions: what they were on average, and how they moved.

Only complete pairs count. A change says what was felt, never what caused it.
"""

from collections.abc import Iterable, Iterator, Sequence

from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import Side
from fasciatrack.reporting.statistics.averages import exact, mean

FEWEST_PAIRS = 6
"""With fewer, even pairs that all move one way can be chance (sign test: p > 0.05)."""

_EXACT = 12
"""Decimals. Scores are tenths, their means parts of tenths: 5.8 - 5.6 is 0.2."""

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
                    mean([before for before, _ in complete]),
                    mean([after for _, after in complete]),
                ),
            )
        else:
            yield metric, pairs[0]


def build_change(metric: str, pairs: Sequence[Pair]) -> Change:
    """Summarise pairs of one metric."""
    complete = complete_pairs(pairs)
    moves = exact_moves(complete)
    from_above_zero = [(before, after) for before, after in complete if before > 0]
    return Change(
        metric=metric,
        n=len(complete),
        incomplete=len(pairs) - len(complete),
        before=exact_mean([before for before, _ in complete]),
        after=exact_mean([after for _, after in complete]),
        difference=exact_mean(moves),
        percent=(
            None if METRICS[metric].bounds is PERCENT else _percent(from_above_zero)
        ),
        zero_baselines=len(complete) - len(from_above_zero),
        lower=sum(move < 0 for move in moves),
        same=sum(move == 0 for move in moves),
        higher=sum(move > 0 for move in moves),
    )


def exact_moves(pairs: Iterable[tuple[float, float]]) -> list[float]:
    """Give after minus before, without what is only the machine's doing."""
    return [round(after - before, _EXACT) + 0.0 for before, after in pairs]


def exact_mean(values: Sequence[float]) -> float | None:
    """Average as it is reckoned; None of nothing."""
    return exact(mean(values)) if values else None


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


def _percent(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Take the ratio of means; a mean of ratios lets one small baseline rule."""
    if not pairs:
        return None
    before = mean([before for before, _ in pairs])
    return exact(100 * mean(exact_moves(pairs)) / before)
