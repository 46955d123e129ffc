"""What was done, and how it was before, after, the day after and for how long.

There is nothing to compare with here: pain also moves by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from fasciatrack.domain.follow_ups import follow_ups
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import (
    FEWEST_PAIRS,
    Pair,
    build_change,
    complete_pairs,
    exact_mean,
    exact_moves,
    session_pairs,
)
from fasciatrack.reporting.effects import count_effects
from fasciatrack.reporting.relief.episodes import Episode, episodes, once_each
from fasciatrack.reporting.relief.report import Relief, build_relief
from fasciatrack.reporting.statistics.averages import exact, mean
from fasciatrack.reporting.statistics.intervals import Interval, mean_interval

NEXT_DAY = 24
"""Hours after a session."""

Known = TypeVar("Known")


class EffectCount(Value):
    """How often something unwanted was noted."""

    effect: str
    n: int


class CarePart(Value):
    """The sessions of one kind; a session counts with the mean over its areas."""

    kind: str
    sessions: int
    minutes: float | None
    """All known durations together; None when there is none."""
    without_duration: int
    n: int
    """Sessions with pain before and after."""
    before: float | None
    """Mean pain before these sessions."""
    after: float | None
    """Mean pain right after them."""
    difference: float | None
    """Mean of after minus before."""
    interval: Interval | None
    """Of the mean difference; None below six pairs, or when all moved alike."""
    next_day: float | None
    """Mean pain 24 hours after, from follow-ups, in areas scored before as well."""
    next_day_before: float | None
    """Mean pain before the same sessions, in the same areas."""
    next_day_difference: float | None
    """Mean of the next day minus before."""
    next_day_n: int
    """Sessions with both."""
    relief: Relief
    effects: tuple[EffectCount, ...]
    """Most frequent first."""


class _Afterwards(Value):
    """What is known of the time after sessions, by their ids."""

    next_day: dict[str, tuple[float, float]]
    """Pain before and 24 hours after, over the areas that have both."""
    relief: dict[str, Episode]
    """Only what was lower right after, and scored again."""


def care_parts(
    entries: Iterable[Entry], later: Sequence[Entry], selection: Selection
) -> tuple[CarePart, ...]:
    """Summarise sessions by kind, the most frequent first.

    Args:
        entries: Those of the period.
        later: These and what came after them, follow-ups among it, oldest first.
        selection: Only sessions that worked on or scored its areas count, and of
            these only its areas' scores.
    """
    by_kind: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.session is not None and selection.matches(entry):
            by_kind.setdefault(entry.session.kind, []).append(entry)
    sessions = [entry for some in by_kind.values() for entry in some]
    afterwards = _Afterwards(
        next_day=_next_day_pain(sessions, later, selection),
        relief=_relief(later, selection),
    )
    parts = [_part(kind, some, afterwards, selection) for kind, some in by_kind.items()]
    return tuple(sorted(parts, key=lambda part: (-part.sessions, part.kind)))


def _part(
    kind: str,
    sessions: Sequence[Entry],
    afterwards: _Afterwards,
    selection: Selection,
) -> CarePart:
    durations = [
        entry.session.duration_seconds
        for entry in sessions
        if entry.session is not None and entry.session.duration_seconds is not None
    ]
    pairs: list[Pair] = [
        pair
        for entry in sessions
        for metric, pair in session_pairs(entry, selection)
        if metric == "pain"
    ]
    change = build_change("pain", pairs)
    next_day = _of(sessions, afterwards.next_day)
    return CarePart(
        kind=kind,
        sessions=len(sessions),
        minutes=exact(sum(durations) / 60) if durations else None,
        without_duration=len(sessions) - len(durations),
        n=change.n,
        before=change.before,
        after=change.after,
        difference=change.difference,
        interval=_range(pairs),
        next_day=exact_mean([after for _, after in next_day]),
        next_day_before=exact_mean([before for before, _ in next_day]),
        next_day_difference=exact_mean(exact_moves(next_day)),
        next_day_n=len(next_day),
        relief=build_relief(_of(sessions, afterwards.relief)),
        effects=tuple(
            EffectCount(effect=one.effect, n=one.sessions)
            for one in count_effects(sessions)
        ),
    )


def _range(pairs: Iterable[Pair]) -> Interval | None:
    found = mean_interval(exact_moves(complete_pairs(pairs)), FEWEST_PAIRS)
    return None if found is None else found.exact()


def _of(sessions: Iterable[Entry], known: Mapping[str, Known]) -> list[Known]:
    return [known[entry.id] for entry in sessions if entry.id in known]


def _relief(later: Sequence[Entry], selection: Selection) -> dict[str, Episode]:
    """Follow each session in the first area it names, where that was lower after."""
    found = episodes(felt_in(later), done_in(later))
    chosen = once_each(one for one in found if selection.covers(one.place))
    return {
        session: one
        for session, one in chosen.items()
        if one.is_relief and one.is_followed
    }


def _next_day_pain(
    sessions: Iterable[Entry], later: Iterable[Entry], selection: Selection
) -> dict[str, tuple[float, float]]:
    """Give pain before and at the 24-hour look, by the session's id.

    Both are means over the areas that have both: else they could not be compared.
    """
    looks = follow_ups(later)
    found: dict[str, tuple[float, float]] = {}
    for session in sessions:
        look = looks.get(session.id, {}).get(NEXT_DAY)
        if look is None:
            continue
        before = _pain(session, "before", selection)
        after = _pain(look, "now", selection)
        both = before.keys() & after.keys()
        if both:
            found[session.id] = (
                mean([before[place] for place in both]),
                mean([after[place] for place in both]),
            )
    return found


def _pain(
    entry: Entry, phase: Phase, selection: Selection
) -> dict[Place | None, float]:
    return {
        rating.place: rating.value
        for rating in entry.ratings
        if rating.metric == "pain"
        and rating.phase == phase
        and selection.covers(rating.place)
    }
