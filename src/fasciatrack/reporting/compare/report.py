"""Groups of sessions against each other and against days with nothing.

Two questions, which are not the same: how a score changes right after a session, when
one knows what one has just done; and how it is a day later, against days that began
alike and had nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.values import replace
from fasciatrack.reporting.compare.comparison import (
    FEWEST_DAYS,
    FEWEST_FOR_RANGE,
    NO_DIFFERENCE,
    SMALLEST_P,
    Asked,
    CompareReport,
    Comparison,
    Group,
    Question,
    Verdict,
)
from fasciatrack.reporting.compare.groups import ANY, BANDS, NOTHING, labels
from fasciatrack.reporting.compare.lacking import (
    held_apart,
    missing_days,
    on_the_wall,
    shorter_washout,
)
from fasciatrack.reporting.compare.matching import (
    CALIPER,
    UNLIKELY,
    Side,
    SpanGroup,
    compare_days,
    matched_days,
)
from fasciatrack.reporting.compare.next_day import (
    NOT_ASKED,
    Label,
    NextDays,
    next_days,
)
from fasciatrack.reporting.compare.right_after import right_after
from fasciatrack.reporting.compare.spans import Span, scores_by_place
from fasciatrack.reporting.statistics.averages import mean
from fasciatrack.reporting.statistics.intervals import mean_interval
from fasciatrack.reporting.statistics.several import benjamini_hochberg

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
    spans = _Spans(asked, at_once, days)
    chosen = [session for session in meant if _is_chosen(session, asked)]
    counts = _counts(chosen, places, asked, label)
    names = _names(counts, spans, asked)
    now, then = _comparisons(spans, names, asked)
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
        caliper=spans.caliper,
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


def _comparisons(
    spans: "_Spans", names: Sequence[str], asked: Asked
) -> Iterator[tuple[Comparison, ...]]:
    """Answer both questions for every pair there is, all adjusted together."""
    return _adjusted(
        [spans.compare("right after", *pair) for pair in combinations(names, 2)],
        [spans.compare("next day", *pair) for pair in _next_day_pairs(names, asked)],
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


class _Spans:
    """All spans of both questions, to be picked by group."""

    def __init__(self, asked: Asked, at_once: Sequence[Span], days: NextDays) -> None:
        self.scale = METRICS[asked.metric]
        self.caliper = CALIPER * self.scale.bounds.high
        self.by = asked.by
        self.at_once = at_once
        self.days = days
        self.groups = {
            "right after": _by_group(at_once),
            "next day": _by_group(days.treated)
            | {NOTHING: SpanGroup(days.nothing), ANY: SpanGroup(days.treated)},
        }

    def compare(self, question: Question, first: str, second: str) -> Comparison:
        """Compare two groups as far as there are days for it."""
        groups = [self.groups[question].get(name, NONE) for name in (first, second)]
        same_place = self.by != "area" or second == NOTHING
        days = matched_days(*groups, caliper=self.caliper, same_place=same_place)
        # Where they share no place, all there is says why nothing is alike.
        every = [
            (side if side.days else group.all_days()).days
            for side, group in zip(days, groups, strict=True)
        ]
        n = [len(side.matched) for side in days]
        starts = [mean([day.start for day in side]) if side else None for side in every]
        counted = Comparison(
            question=question,
            first=first,
            second=second,
            first_days=len(every[0]),
            second_days=len(every[1]),
            first_start=_rounded(starts[0]),
            second_start=_rounded(starts[1]),
            first_matched=n[0],
            second_matched=n[1],
            missing=missing_days((first, second), [len(side) for side in every], n),
            apart=held_apart(days, [len(side) for side in every], n),
            change=None,
            anyway=None,
            difference=None,
            low=None,
            high=None,
            nap=None,
            tau=None,
            p=None,
            q=None,
            verdict="too few",
        )
        return counted if min(n) < FEWEST_DAYS else self._compared(counted, days)

    def _compared(self, counted: Comparison, days: tuple[Side, Side]) -> Comparison:
        found = compare_days(*days, lower_is_better=self.scale.lower_is_better)
        has_range = min(counted.first_matched, counted.second_matched) >= (
            FEWEST_FOR_RANGE
        )
        change = mean([day.change for day in days[0].matched])
        return replace(
            counted,
            change=_rounded(change),
            anyway=_rounded(change - found.difference),
            difference=_rounded(found.difference),
            low=_rounded(found.low) if has_range else None,
            high=_rounded(found.high) if has_range else None,
            nap=round(found.nap, 3),
            tau=round(found.tau, 3),
            p=found.p if has_range else None,
        )


NONE = SpanGroup(())
"""The spans of a group that has none."""


def _by_group(spans: Iterable[Span]) -> dict[str, SpanGroup]:
    """Gather the spans of each group; those of several or of none are in no group."""
    found: dict[str, list[Span]] = {}
    for one in spans:
        if len(one.labels) == 1:
            (name,) = one.labels
            if name is not None:
                found.setdefault(name, []).append(one)
    return {name: SpanGroup(group) for name, group in found.items()}


def _next_day_pairs(names: Sequence[str], asked: Asked) -> Iterator[tuple[str, str]]:
    """Name what is compared the next day: all together first, then each, then pairs."""
    if len(names) > 1 and not asked.wanted:
        yield ANY, NOTHING
    for name in names:
        yield name, NOTHING
    if asked.by != "area":
        # Two areas have different days: each is held against its own with nothing.
        yield from combinations(names, 2)


def _adjusted(
    *questions: Sequence[Comparison],
) -> Iterator[tuple[Comparison, ...]]:
    """Adjust each p for all that are shown, and draw the conclusions."""
    ps = [one.p for question in questions for one in question if one.p is not None]
    qs = iter(benjamini_hochberg(ps))
    for question in questions:
        yield tuple(
            one if one.p is None else _concluded(one, next(qs)) for one in question
        )


def _concluded(one: Comparison, q: float) -> Comparison:
    verdict: Verdict = "too few"
    if not one.missing:
        is_unlikely = q <= UNLIKELY and one.difference
        lower = one.difference is not None and one.difference < 0
        verdict = ("lower" if lower else "higher") if is_unlikely else NO_DIFFERENCE
    return replace(one, p=_rounded_p(one.p), q=_rounded_p(q), verdict=verdict)


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


def _names(counts: Counter[str | None], spans: "_Spans", asked: Asked) -> list[str]:
    """Name the groups, those with the most sessions first, bands from the least on."""
    treated = (*spans.at_once, *spans.days.treated)
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
        before=_rounded(before),
        after=_rounded(after),
        change=_rounded(change),
        low=_rounded(reach.low) if reach else None,
        high=_rounded(reach.high) if reach else None,
    )


def _rounded_p(p: float | None) -> float | None:
    # Chance is never impossible.
    return None if p is None else max(round(p, 4), SMALLEST_P)


def _rounded(value: float | None) -> float | None:
    # Never minus zero: it would be written with its sign.
    return None if value is None else round(value, 2) + 0.0
