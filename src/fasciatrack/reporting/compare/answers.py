"""Both questions, answered for every pair of groups as far as there are days."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.values import replace
from fasciatrack.reporting.compare.comparison import (
    FEWEST_DAYS,
    FEWEST_FOR_RANGE,
    NO_DIFFERENCE,
    SMALLEST_P,
    WEEKDAY,
    Asked,
    Comparison,
    Question,
    Verdict,
    reckoned,
)
from fasciatrack.reporting.compare.groups import ANY, NOTHING
from fasciatrack.reporting.compare.lacking import held_apart, missing_days
from fasciatrack.reporting.compare.matching import (
    CALIPER,
    UNLIKELY,
    SpanGroup,
    compare_days,
    matched_days,
)
from fasciatrack.reporting.compare.next_day import Lost, NextDays
from fasciatrack.reporting.compare.sides import Side
from fasciatrack.reporting.compare.spans import Span
from fasciatrack.reporting.statistics.averages import exact, mean
from fasciatrack.reporting.statistics.several import benjamini_hochberg

_NONE = SpanGroup(())
"""The spans of a group that has none."""


class Answers:
    """All spans of both questions, to be compared group by group."""

    def __init__(self, asked: Asked, at_once: Sequence[Span], days: NextDays) -> None:
        self.asked = asked
        self.days = days
        self.scale = METRICS[asked.metric]
        self.caliper = CALIPER * self.scale.bounds.high
        self.groups = {
            "right after": _by_group(at_once),
            "next day": _by_group(days.treated)
            | {NOTHING: SpanGroup(days.nothing), ANY: SpanGroup(days.treated)},
        }

    def for_all(self, names: Sequence[str]) -> Iterator[tuple[Comparison, ...]]:
        """Answer each question for every pair of groups, all adjusted together."""
        return _adjusted(
            [self._answer("right after", *pair) for pair in combinations(names, 2)],
            [self._answer("next day", *pair) for pair in self._next_day_pairs(names)],
        )

    def _next_day_pairs(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Name what is compared: all together first, then each, then pairs."""
        if len(names) > 1 and not self.asked.wanted:
            yield ANY, NOTHING
        for name in names:
            yield name, NOTHING
        if self.asked.by != "area":
            # Two areas have different days: each is held against its own with nothing.
            yield from combinations(names, 2)

    def _answer(self, question: Question, first: str, second: str) -> Comparison:
        """Compare two groups as far as there are days for it."""
        groups = [self.groups[question].get(name, _NONE) for name in (first, second)]
        same_place = self.asked.by != "area" or second == NOTHING
        days = matched_days(*groups, caliper=self.caliper, same_place=same_place)
        every = [side.days for side in days]
        if not all(every):
            # Where they share no place, all there is says why nothing is alike.
            every = [groups[0].all_days().days, self._others(groups, first, second)]
        n = [len(side.matched) for side in days]
        starts = [mean([day.start for day in side]) if side else None for side in every]
        counted = Comparison(
            question=question,
            first=first,
            second=second,
            first_days=len(every[0]),
            second_days=len(every[1]),
            first_start=reckoned(starts[0]),
            second_start=reckoned(starts[1]),
            first_matched=n[0],
            second_matched=n[1],
            missing=missing_days((first, second), [len(side) for side in every], n),
            apart=held_apart(days, [len(side) for side in every], n),
            lost=self._lost(first, second, len(every[0])),
            verdict="too few",
        )
        return counted if min(n) < FEWEST_DAYS else self._with_figures(counted, days)

    def _others(
        self, groups: Sequence[SpanGroup], first: str, second: str
    ) -> Sequence[Span]:
        """Give the days of a second group that shares no place with the first.

        Days with nothing are those of the first group's own places, where it has any.
        """
        places: frozenset[str] = frozenset()
        if second == NOTHING:
            places = frozenset(groups[0].starts) or self.days.places_with(first)
        return groups[1].all_days(places or None).days

    def _lost(self, first: str, second: str, days: int) -> Lost | None:
        """Say why a group has too few days, where that is what most of its days say."""
        if second != NOTHING or days >= FEWEST_DAYS:
            return None
        lost = self.days.lost(first)
        return lost if lost is not None and lost.days > days else None

    def _with_figures(self, counted: Comparison, days: tuple[Side, Side]) -> Comparison:
        found = compare_days(*days, lower_is_better=self.scale.lower_is_better)
        has_range = min(counted.first_matched, counted.second_matched) >= (
            FEWEST_FOR_RANGE
        )
        change = mean([day.change for day in days[0].matched])
        return replace(
            counted,
            change=reckoned(change),
            anyway=reckoned(change - found.difference),
            difference=reckoned(found.difference),
            low=reckoned(found.low) if has_range else None,
            high=reckoned(found.high) if has_range else None,
            nap=exact(found.nap),
            tau=exact(found.tau),
            p=found.p if has_range else None,
            is_without_week=found.is_without_week and has_range,
            weekday=found.weekday if has_range else None,
        )


def _by_group(spans: Iterable[Span]) -> dict[str, SpanGroup]:
    """Gather the spans of each group; those of several or of none are in no group."""
    found: dict[str, list[Span]] = {}
    for one in spans:
        if len(one.labels) == 1:
            (name,) = one.labels
            if name is not None:
                found.setdefault(name, []).append(one)
    return {name: SpanGroup(group) for name, group in found.items()}


def _adjusted(*questions: Sequence[Comparison]) -> Iterator[tuple[Comparison, ...]]:
    """Adjust each p for all that are shown, and draw the conclusions."""
    ps = [one.p for question in questions for one in question if one.p is not None]
    qs = iter(benjamini_hochberg(ps))
    for question in questions:
        yield tuple(
            one if one.p is None else _concluded(one, one.p, next(qs))
            for one in question
        )


def _concluded(one: Comparison, p: float, q: float) -> Comparison:
    verdict: Verdict = "too few"
    if not one.missing:
        # Four decimals are told: no verdict contradicts the q beside it.
        is_unlikely = round(q, 4) <= UNLIKELY and one.difference
        lower = one.difference is not None and one.difference < 0
        otherwise = WEEKDAY if one.weekday else NO_DIFFERENCE
        verdict = ("lower" if lower else "higher") if is_unlikely else otherwise
    return replace(one, p=_told(p), q=_told(q), verdict=verdict)


def _told(p: float) -> float:
    # Chance is never impossible.
    return max(exact(p), SMALLEST_P)
