"""Before and after by place and by kind, beside what it was in the period before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import (
    Change,
    Pair,
    Where,
    complete_pairs,
    entry_pairs,
    exact_mean,
    exact_moves,
    place_of,
    session_pairs,
)
from fasciatrack.reporting.change_figures import (
    ChangeFigures,
    Dated,
    judged_together,
    summarise,
)

Metrics = dict[str, list[Dated]]
"""The pairs of each metric."""

Name = TypeVar("Name")
Groups = dict[Name, Metrics]
"""The pairs in each place, or of each kind."""


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
    figures: ChangeFigures
    previous: PreviousChange | None
    """None when there is no period before."""


class KindChange(Value):
    """A change over the sessions of one kind; n counts sessions, not areas."""

    kind: str
    change: Change
    figures: ChangeFigures
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
        AreaChange(place=place, change=change, figures=figures, previous=previous)
        for place, change, figures, previous in _compared(
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
        KindChange(kind=kind, change=change, figures=figures, previous=previous)
        for kind, change, figures, previous in _compared(
            _by_kind(entries, selection),
            None if earlier is None else _by_kind(earlier, selection),
        )
    )


def _by_place(entries: Iterable[Entry], selection: Selection) -> Groups[Place | None]:
    groups: Groups[Where] = {}
    for entry in entries:
        for (metric, where), pair in entry_pairs(entry, selection).items():
            dated = groups.setdefault(where, {}).setdefault(metric, [])
            dated.append((entry.day, pair))
    return {place_of(where): metrics for where, metrics in groups.items()}


def _by_kind(entries: Iterable[Entry], selection: Selection) -> Groups[str]:
    groups: Groups[str] = {}
    for entry in entries:
        if entry.session is not None:
            metrics = groups.setdefault(entry.session.kind, {})
            for metric, pair in session_pairs(entry, selection):
                metrics.setdefault(metric, []).append((entry.day, pair))
    return groups


Line = tuple[Change, ChangeFigures, PreviousChange]


def _compared(
    now: Groups[Name], earlier: Groups[Name] | None
) -> Iterator[tuple[Name, Change, ChangeFigures, PreviousChange | None]]:
    """Yield what is in either period; of the one before, only what has a pair."""
    before = earlier or {}
    groups = {
        name: _lines(now.get(name, {}), before.get(name, {}))
        for name in {**now, **before}
    }
    found = [
        (name, *line)
        for name in sorted(groups, key=lambda each: _rank(groups[each], each))
        for line in groups[name]
    ]
    judged = judged_together([(change, figures) for _, change, figures, _ in found])
    for (name, change, _, previous), figures in zip(found, judged, strict=True):
        yield name, change, figures, None if earlier is None else previous


def _lines(now: Metrics, earlier: Metrics) -> list[Line]:
    return [
        line
        for metric in METRICS
        for line in [_line(metric, now.get(metric, ()), earlier.get(metric, ()))]
        if metric in now or line[-1].n
    ]


def _line(metric: str, now: Sequence[Dated], earlier: Sequence[Dated]) -> Line:
    change, figures = summarise(metric, now)
    return change, figures, _previous([pair for _, pair in earlier])


def _previous(pairs: Sequence[Pair]) -> PreviousChange:
    complete = complete_pairs(pairs)
    return PreviousChange(
        n=len(complete),
        before=exact_mean([before for before, _ in complete]),
        after=exact_mean([after for _, after in complete]),
        difference=exact_mean(exact_moves(complete)),
    )


def _rank(lines: Sequence[Line], name: object) -> tuple[int, str]:
    return -max((change.n for change, *_ in lines), default=0), str(name or "")
