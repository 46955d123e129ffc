"""One session's before and after, beside earlier sessions of its kind on that place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Felt, hours_of
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.change import Change, build_change, entry_pairs, place_of
from fasciatrack.reporting.change_figures import (
    ChangeFigures,
    Dated,
    judged_together,
    summarise,
)
from fasciatrack.reporting.usual import Usual

if TYPE_CHECKING:
    from datetime import date


class SessionChange(Value):
    """How one score moved over one session, and how it moved before."""

    metric: str
    place: Place | None
    """None for a score without a place."""
    kind: str
    before: float
    after: float
    difference: float
    """After minus before."""
    percent: float | None
    """Of the score before; None where that was 0, and for a percentage."""
    usual: Usual | None
    """Over the last such sessions before it; None where fewer than six are known."""
    earlier: Change
    """Over the sessions of this kind before it, scored in the same place."""
    earlier_figures: ChangeFigures
    so_far: Change
    """Over those and this one."""
    so_far_figures: ChangeFigures


NO_USUAL: Mapping[tuple[str, Place | None], Usual | None] = {}


def session_changes(
    entry: Entry,
    felt: Sequence[Felt],
    usual: Mapping[tuple[str, Place | None], Usual | None] = NO_USUAL,
) -> tuple[SessionChange, ...]:
    """Set each complete pair of a session beside those before it.

    Args:
        entry: The session; there are none for an entry of another type.
        felt: Scores of sessions of its kind; later ones are not looked at.
        usual: How much the scores moved of late, by metric and place.
    """
    if entry.session is None:
        return ()
    changes = [
        _session_change(
            entry.session.kind,
            metric,
            place,
            list(_earlier(entry, metric, place, felt)),
            (entry.day, pair),
        )
        for (metric, where), pair in entry_pairs(entry, Selection()).items()
        for place in [place_of(where)]
        if None not in pair
    ]
    earlier = judged_together([(one.earlier, one.earlier_figures) for one in changes])
    so_far = judged_together([(one.so_far, one.so_far_figures) for one in changes])
    return tuple(
        replace(
            one,
            earlier_figures=before,
            so_far_figures=now,
            usual=usual.get((one.metric, one.place)),
        )
        for one, before, now in zip(changes, earlier, so_far, strict=True)
    )


def _session_change(
    kind: str, metric: str, place: Place | None, earlier: list[Dated], now: Dated
) -> SessionChange:
    own = build_change(metric, [now[1]])
    before = summarise(metric, earlier)
    so_far = summarise(metric, [*earlier, now])
    return SessionChange(
        metric=metric,
        place=place,
        kind=kind,
        before=own.before or 0.0,
        after=own.after or 0.0,
        difference=own.difference or 0.0,
        percent=own.percent,
        usual=None,
        earlier=before[0],
        earlier_figures=before[1],
        so_far=so_far[0],
        so_far_figures=so_far[1],
    )


def _earlier(
    entry: Entry, metric: str, place: Place | None, felt: Iterable[Felt]
) -> Iterator[Dated]:
    """Yield the pairs there of the sessions that surely were before."""
    at = hours_of(entry)
    scores: dict[int, dict[str, float]] = {}
    days: dict[int, date] = {}
    for one in felt:
        is_before = one.day < entry.day or (
            one.day == entry.day
            and at is not None
            and one.at is not None
            and one.at < at
        )
        if is_before and one.metric == metric and one.place == place:
            scores.setdefault(one.number, {})[one.phase] = one.value
            days[one.number] = one.day
    for number, phases in scores.items():
        yield days[number], (phases.get("before"), phases.get("after"))
