"""Scores before and after sessions: what they were on average, and how they moved.

Only complete pairs count. A change says what was felt, never what caused it.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import fsum
from typing import TypeVar

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

Metrics = dict[str, list[Pair]]
"""The pairs of each metric."""

Name = TypeVar("Name")
Groups = dict[Name, Metrics]
"""The pairs in each place, or of each kind."""


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


class PreviousChange(Value):
    """The same metric in the period before; None without a complete pair."""

    n: int
    """Complete pairs."""
    before: float | None
    after: float | None
    difference: float | None


class AreaChange(Value):
    """A change in one place; `both` sides rated as one are a place of their own."""

    place: Place | None
    """None for what was rated without a place."""
    change: Change
    previous: PreviousChange | None
    """None when there is no period before."""


class KindChange(Value):
    """A change over the sessions of one kind; n counts sessions, not areas."""

    kind: str
    change: Change
    previous: PreviousChange | None
    """None when there is no period before."""


def area_changes(
    entries: Iterable[Entry],
    selection: Selection,
    earlier: Iterable[Entry] | None = None,
) -> tuple[AreaChange, ...]:
    """Summarise before and after by place, those with the most pairs first.

    Args:
        entries: Those of the period.
        selection: Only its places count.
        earlier: Those of the period before; None when there is no such period.
    """
    return tuple(
        AreaChange(place=place, change=change, previous=previous)
        for place, change, previous in _compared(
            _by_place(entries, selection),
            None if earlier is None else _by_place(earlier, selection),
        )
    )


def kind_changes(
    entries: Iterable[Entry],
    selection: Selection,
    earlier: Iterable[Entry] | None = None,
) -> tuple[KindChange, ...]:
    """Summarise before and after by kind; a session counts with its areas' mean.

    Args:
        entries: Those of the period.
        selection: Only its places count.
        earlier: Those of the period before; None when there is no such period.
    """
    return tuple(
        KindChange(kind=kind, change=change, previous=previous)
        for kind, change, previous in _compared(
            _by_kind(entries, selection),
            None if earlier is None else _by_kind(earlier, selection),
        )
    )


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
        complete = _complete(pairs)
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
    complete = _complete(pairs)
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


def _by_place(entries: Iterable[Entry], selection: Selection) -> Groups[Place | None]:
    groups: Groups[Where] = {}
    for entry in entries:
        for (metric, where), pair in entry_pairs(entry, selection).items():
            groups.setdefault(where, {}).setdefault(metric, []).append(pair)
    return {_place(where): metrics for where, metrics in groups.items()}


def _by_kind(entries: Iterable[Entry], selection: Selection) -> Groups[str]:
    groups: Groups[str] = {}
    for entry in entries:
        if entry.session is not None:
            metrics = groups.setdefault(entry.session.kind, {})
            for metric, pair in session_pairs(entry, selection):
                metrics.setdefault(metric, []).append(pair)
    return groups


def _compared(
    now: Groups[Name], earlier: Groups[Name] | None
) -> Iterator[tuple[Name, Change, PreviousChange | None]]:
    """Yield what is in either period; of the one before, only what has a pair."""
    before = earlier or {}
    groups = {
        name: _lines(now.get(name, {}), before.get(name, {}))
        for name in {**now, **before}
    }
    for name in sorted(groups, key=lambda each: _rank(groups[each], each)):
        for change, previous in groups[name]:
            yield name, change, None if earlier is None else previous


def _lines(now: Metrics, earlier: Metrics) -> list[tuple[Change, PreviousChange]]:
    lines = [
        (build_change(metric, now.get(metric, ())), _previous(earlier.get(metric, ())))
        for metric in METRICS
        if metric in now or metric in earlier
    ]
    return [line for line in lines if line[0].metric in now or line[1].n]


def _previous(pairs: Sequence[Pair]) -> PreviousChange:
    complete = _complete(pairs)
    return PreviousChange(
        n=len(complete),
        before=mean([before for before, _ in complete]),
        after=mean([after for _, after in complete]),
        difference=mean([after - before for before, after in complete]),
    )


def _place(where: Where) -> Place | None:
    area, side = where
    return None if area is None else Place(area=area, side=side)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _percent(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Take the ratio of means; a mean of ratios lets one small baseline rule."""
    if not pairs:
        return None
    before = fsum(before for before, _ in pairs)
    after = fsum(after for _, after in pairs)
    return round(100 * (after - before) / before, 2)


def _complete(pairs: Iterable[Pair]) -> list[tuple[float, float]]:
    return [
        (before, after)
        for before, after in pairs
        if before is not None and after is not None
    ]


def _rank(
    lines: Sequence[tuple[Change, PreviousChange]], name: object
) -> tuple[int, str]:
    return -max((change.n for change, _ in lines), default=0), str(name or "")
