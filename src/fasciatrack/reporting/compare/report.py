"""Groups of sessions against each other and against days with nothing.

Two questions, which are not the same: how a score changes right after a session, when
one knows what one has just done; and how it is a day later, against days that began
alike and had nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.answers import Answers
from fasciatrack.reporting.compare.comparison import (
    FEWEST_FOR_RANGE,
    Asked,
    CompareReport,
    Group,
    reckoned,
)
from fasciatrack.reporting.compare.groups import BANDS, labels
from fasciatrack.reporting.compare.lacking import on_the_wall, shorter_washout
from fasciatrack.reporting.compare.next_day import NOT_ASKED, Label, next_days
from fasciatrack.reporting.compare.right_after import right_after
from fasciatrack.reporting.compare.spans import Span, scores_by_place
from fasciatrack.reporting.statistics.averages import mean
from fasciatrack.reporting.statistics.intervals import mean_interval

if TYPE_CHECKING:
    from datetime import date


def build_compare(
    scores: Iterable[Felt], sessions: Sequence[Done], asked: Asked
) -> CompareReport:
    """Compare the groups of a period.

    Args:
        scores: Of the metric, oldest first; those of the day after the period too.
        sessions: All there were from the wash-out before the period on, oldest first.
        asked: What is to be compared.
    """
    places = scores_by_place(scores, asked.selection)
    label, period = labels(asked.by, sessions), asked.period
    washout = asked.washout_hours
    days = next_days(
        places,
        sessions,
        period=period,
        washout_hours=washout,
        label=_asked_for(asked, label),
    )
    meant = [session for session in sessions if asked.means(session.number)]
    at_once = right_after(places, meant, period=period, label=label)
    answers = Answers(asked, at_once, days)
    chosen = [session for session in meant if _is_chosen(session, asked)]
    counts = _counts(chosen, places, asked, label)
    names = _names(counts, (*at_once, *days.treated), asked)
    now, then = answers.for_all(names)
    return CompareReport(
        metric=asked.metric,
        lower_is_better=METRICS[asked.metric].lower_is_better,
        by=asked.by,
        period=_covered(period, places.values(), chosen),
        conditions=asked.selection.in_words(),
        sessions=len(chosen),
        scores=_scored(places.values(), period),
        washout_hours=washout,
        shorter_washout_hours=shorter_washout(washout, days),
        usual_hour=on_the_wall(days.hour, asked.utc_offset_hours),
        caliper=answers.caliper,
        groups=tuple(_group(name, counts[name], at_once) for name in names),
        right_after=now,
        next_day=then,
        tests=sum(one.p is not None for one in (*now, *then)),
        left_out=days.left_out,
        several_groups=len({one.day for one in days.treated if len(one.labels) > 1}),
        without_group=counts[None],
    )


def _asked_for(asked: Asked, label: Label) -> Label:
    if asked.only is None:
        return label
    return lambda session, place: (
        label(session, place) if asked.means(session.number) else NOT_ASKED
    )


def _covered(
    period: Period, scores: Iterable[Sequence[Felt]], sessions: Sequence[Done]
) -> Period | None:
    """Let a period without a beginning start with what is there."""
    if period.first != EARLIEST:
        return period
    first = [felt[0].day for felt in scores] + [one.day for one in sessions[:1]]
    return Period(first=min(first), last=period.last) if first else None


def _scored(places: Iterable[Sequence[Felt]], period: Period) -> int:
    return sum(period.contains(one.day) for felt in places for one in felt)


def _is_chosen(session: Done, asked: Asked) -> bool:
    """Say whether a session lies in the period, and on a place that is asked for."""
    return asked.period.contains(session.day) and (
        not session.places or any(map(asked.selection.covers, session.places))
    )


def _counts(
    sessions: Iterable[Done],
    places: Iterable[Place | None],
    asked: Asked,
    label: Label,
) -> Counter[str | None]:
    """Count the sessions of each group, those of none under None."""
    if asked.by != "area":
        return Counter(label(session, None) for session in sessions)
    scored = set(places)
    return Counter(
        label(session, place)
        for session in sessions
        for place in scored.union(filter(asked.selection.covers, session.places))
        if may_be_on(session.places, place)
    )


def _names(
    counts: Counter[str | None], treated: Iterable[Span], asked: Asked
) -> list[str]:
    """Name the groups, those with the most sessions first, bands from the least on."""
    found = {name for one in treated for name in one.labels if name}
    found |= {name for name in counts if name}
    if asked.wanted:
        spelled = {name.casefold(): name for name in found}
        return list(
            dict.fromkeys(spelled.get(word.casefold(), word) for word in asked.wanted)
        )
    if asked.by in BANDS:
        return [band.label for band in BANDS[asked.by] if band.label in found]
    return sorted(found, key=lambda name: (-counts[name], name))


def _group(name: str, sessions: int, at_once: Iterable[Span]) -> Group:
    days: dict[date, list[Span]] = {}
    for one in at_once:
        if one.labels == {name}:
            days.setdefault(one.day, []).append(one)
    befores = [mean([one.start for one in spans]) for spans in days.values()]
    changes = [mean([one.change for one in spans]) for spans in days.values()]
    reach = mean_interval(changes, FEWEST_FOR_RANGE)
    before = mean(befores) if befores else None
    change = mean(changes) if changes else None
    after = None if before is None or change is None else before + change
    return Group(
        label=name,
        sessions=sessions,
        days=len(days),
        before=reckoned(before),
        after=reckoned(after),
        change=reckoned(change),
        low=reckoned(reach.low) if reach else None,
        high=reckoned(reach.high) if reach else None,
    )
