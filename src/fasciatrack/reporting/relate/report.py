"""Which things of a diary go together: all pairs that were looked at, none left out.

Going together is not causing: both may follow something else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.relate.chance import MOST_P, Chance, Common, chance_of
from fasciatrack.reporting.relate.days import ByDay, Told, by_day, by_metric
from fasciatrack.reporting.relate.measures import COUNTED, MEASURES, PAIRS, Pair, Per
from fasciatrack.reporting.relate.sessions import by_session
from fasciatrack.reporting.statistics.averages import exact
from fasciatrack.reporting.statistics.several import benjamini_hochberg

FEWEST_SHOWN, FEWEST_JUDGED = 14, 30
"""Pairs of values for a ρ, and for saying what it may mean."""
MOST_Q = 0.1
"""At most 5 % of made-up diaries of unrelated, sticky series have a finding with it."""
PLANNED_DAYS = 120
"""Days of diary, a score in ten missing, that find a ρ of 0.5 in most diaries: 89 %."""
SMALLEST_P = 0.0001
"""Also stands for anything smaller."""

Finding = Literal["too few", "constant", "chance", "together"] | Common
"""What may be said; `drift` and `week` are what is there only because both follow it.
"""


class Values(NamedTuple):
    """The day and both values of each pair, in order."""

    days: Sequence[date]
    x: Sequence[float]
    y: Sequence[float]
    n_x: int
    """How many values of the first there are, and of the second."""
    n_y: int


class Relation(Value):
    """How two measures go together."""

    x: str
    y: str
    lag_days: int
    """Days that x is before y."""
    per: Per
    """What is counted: days, or sessions."""
    n: int
    """Those of which both values are known."""
    n_x: int
    """Those of which x is known, the lag before."""
    n_y: int
    """Those of which y is known."""
    missing: tuple[Missing, ...]
    """What is missing for a ρ, and for a judgement."""
    finding: Finding
    rho: float | None = None
    """Spearman's ρ, −1 to 1; from 14 on."""
    effective: float | None = None
    """How many independent days or sessions they are worth."""
    p: float | None = None
    """How often chance alone does as much; from 30 on, as q."""
    q: float | None = None
    """p adjusted for all pairs tested (Benjamini–Hochberg)."""
    drifts: bool = False
    """Whether both rise or fall over the whole time."""


class Relations(Value):
    """All pairs that were asked for, in a fixed order."""

    period: Period | None
    """None where it has no beginning and there is no diary yet."""
    conditions: tuple[str, ...]
    is_short_list: bool
    """Whether it is the predefined list, and not a pair that somebody asked for."""
    tested: int
    """Pairs with enough values to be judged; q is adjusted for so many."""
    pairs: tuple[Relation, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no pair has any values."""
        return not any(pair.n for pair in self.pairs)


def build_relations(
    told: Told,
    *,
    pairs: Sequence[Pair] = PAIRS,
    period: Period,
    selection: Selection,
    today: date,
) -> Relations:
    """Relate pairs of measures, each against chance, and adjust for their number.

    Args:
        told: What the diary tells: the period, and what came just before it.
        pairs: In the order in which they are shown.
        period: Days of the second measure, or of the session.
        selection: Places, and words for the kinds and tags of the sessions that are
            told; its period is not looked at.
        today: Amounts of this day are still growing.
    """
    values_of = _values(told, period, selection, today)
    judged = [_relation(pair, values_of(pair)) for pair in pairs]
    return Relations(
        period=period,
        conditions=(
            *map(str, selection.places),
            *selection.kinds,
            *(f"#{tag}" for tag in selection.tags),
        ),
        is_short_list=tuple(pairs) == PAIRS,
        tested=sum(one.p is not None for one in judged),
        pairs=_adjusted(judged),
    )


def _values(
    told: Told, period: Period, selection: Selection, today: date
) -> Callable[[Pair], Values]:
    """Find the values of any pair, each measure's of all days or sessions once."""
    about = _by_measure(told)

    @cache
    def of_days(name: str, lag_days: int) -> ByDay:
        found = by_day(name, about(name), selection, today=today)
        return _within(period, name, found, lag_days * DAY)

    @cache
    def of_sessions(name: str) -> Mapping[int, float]:
        return by_session(name, about(name), selection)

    def values_of(pair: Pair) -> Values:
        if pair.per == "day":
            return _days(of_days(pair.x, pair.lag_days), of_days(pair.y, 0))
        return _sessions(pair, period, told, of_sessions)

    return values_of


def _by_measure(told: Told) -> Callable[[str], Told]:
    """Let each measure go through its own scores only."""
    scores = by_metric(told.felt)

    def about(name: str) -> Told:
        return replace(told, felt=scores.get(MEASURES[name].metric or "", ()))

    return about


def _days(earlier: ByDay, later: ByDay) -> Values:
    days = [day for day in later if day in earlier]
    return Values(
        days=days,
        x=[earlier[day] for day in days],
        y=[later[day] for day in days],
        n_x=len(earlier),
        n_y=len(later),
    )


def _within(period: Period, name: str, values: ByDay, lag: timedelta) -> ByDay:
    """Give a series of a period, in order, each value so much later.

    A count that is 0 throughout is one of nothing: it is not on record.
    """
    if lag:
        values = {day + lag: value for day, value in values.items()}
    days = sorted(values)
    first, end = bisect_left(days, period.first), bisect_right(days, period.last)
    known = {day: values[day] for day in days[first:end]}
    return {} if name in COUNTED and not any(known.values()) else known


def _sessions(
    pair: Pair, period: Period, told: Told, series: Callable[[str], Mapping[int, float]]
) -> Values:
    x, y = series(pair.x), series(pair.y)
    done = [one for one in told.done if period.contains(one.day)]
    both = [one for one in done if one.number in x and one.number in y]
    return Values(
        days=[one.day for one in both],
        x=[x[one.number] for one in both],
        y=[y[one.number] for one in both],
        n_x=sum(one.number in x for one in done),
        n_y=sum(one.number in y for one in done),
    )


def _relation(pair: Pair, values: Values) -> Relation:
    n, both = len(values.days), f"{pair.per} with both"
    plain = Relation(
        x=pair.x,
        y=pair.y,
        lag_days=pair.lag_days,
        per=pair.per,
        n=n,
        n_x=values.n_x,
        n_y=values.n_y,
        missing=still_missing((both, n, FEWEST_SHOWN), (both, n, FEWEST_JUDGED)),
        finding="too few",
    )
    if n < FEWEST_SHOWN:
        return plain
    found = chance_of(values.days, values.x, values.y)
    if found is None:
        return replace(plain, finding="constant")
    known = replace(plain, rho=exact(found.rho), drifts=found.drifts)
    return known if n < FEWEST_JUDGED else _judged(known, found)


def _judged(relation: Relation, found: Chance) -> Relation:
    return replace(
        relation,
        finding=found.only or "chance",
        effective=exact(found.effective),
        p=_told(found.p),
    )


def _adjusted(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Give each tested pair its q, and say which may go together."""
    ps = [one.p for one in relations if one.p is not None]
    qs = iter(benjamini_hochberg(ps))
    return tuple(one if one.p is None else _with_q(one, next(qs)) for one in relations)


def _with_q(relation: Relation, q: float) -> Relation:
    # Four decimals are told: no finding contradicts them.
    is_found = round(relation.p or 0, 4) <= MOST_P and round(q, 4) <= MOST_Q
    finding = "together" if is_found else relation.finding
    return replace(relation, q=_told(q), finding=finding)


def _told(p: float) -> float:
    # Chance is never impossible.
    return max(exact(p), SMALLEST_P)
