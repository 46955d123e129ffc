"""Whether two series go together more than series that are sticky do by chance.

A day resembles the day before. Of two unrelated series of which each value keeps 0.7
of the last, one pair in five is below p 0.05 if the days are taken as independent.
So several tests have to agree, each of which can only raise p:

- Student's t with as many pairs as are independent (Bartlett 1935, J R Stat Soc
  98:536). Short series look less sticky than they are (Marriott and Pope 1954,
  Biometrika 41:390), which is corrected first.
- One series is moved past the other, its end to its start, so that both keep their ups
  and downs and only what fell together is lost: the share of the moves with a ρ as far
  from 0. Beyond all of them, t alone says how far. Of very long series this is asked
  only where t leaves at most 0.05: there both say nearly the same.
- What is at most 0.05 so far is tested again without the drift of both over the whole
  time, and without the days of the week: what both follow makes any two things go
  together.
"""

from collections.abc import Sequence
from datetime import date
from operator import mul
from typing import Literal

from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.statistics.averages import double_ranks, mean
from fasciatrack.reporting.statistics.correlation import (
    correlation_of,
    effective_pairs,
    rank_covariance,
    shifted_ranks,
    spearman_p,
)
from fasciatrack.reporting.statistics.slopes import least_squares

Common = Literal["drift", "week"]
"""What both series follow."""
MOST_P = 0.05
DRIFTS_FROM = 0.5
"""The ρ with time from which a series is said to drift."""
_MOST_STICKY = 0.99
VERY_LONG = 1000
"""Pairs above which the moves take longer than all else and say nearly what t says."""


class Chance(Value):
    """How far two series go together, and how often chance alone would do it."""

    rho: float
    """Spearman's ρ, −1 to 1."""
    p: float
    """The largest of those that count."""
    only: Common | None
    """What they go together by, where they do not without it."""
    effective: float
    """How many independent pairs the pairs are worth."""
    drifts: bool
    """Whether both rise or fall over the whole time."""


def chance_of(
    days: Sequence[date], x: Sequence[float], y: Sequence[float]
) -> Chance | None:
    """Test two series against chance; None where one of them is always the same.

    Args:
        days: When each pair was, in order.
        x: The first of each pair.
        y: The second of each pair.
    """
    found = _test(x, y)
    if found is None or found.p > MOST_P:
        return found
    moments = _moments(days)
    x, y = _without_drift(moments, x), _without_drift(moments, y)
    found = _at_least(found, _test(x, y))
    if found.p > MOST_P:
        return replace(found, only="drift") if found.drifts else found
    x, y = _without_week(days, x), _without_week(days, y)
    found = _at_least(found, _test(x, y))
    return replace(found, only="week") if found.p > MOST_P else found


def _at_least(found: Chance, rest: Chance | None) -> Chance:
    """Raise p to what it is once something was taken out; 1 where nothing is left."""
    stays = rest is not None and rest.rho * found.rho > 0
    return replace(found, p=max(found.p, rest.p) if rest is not None and stays else 1.0)


def _test(x: Sequence[float], y: Sequence[float]) -> Chance | None:
    rx, ry = double_ranks(x), double_ranks(y)
    x_variance, y_variance = rank_covariance(rx, rx), rank_covariance(ry, ry)
    rho = correlation_of(rank_covariance(rx, ry), x_variance, y_variance)
    if rho is None:
        return None
    kept = max(_stickiness(rx, x_variance) * _stickiness(ry, y_variance), 0.0)
    effective = effective_pairs(len(rx), kept, 1)
    p = spearman_p(rho, effective)
    if p <= MOST_P or len(rx) <= VERY_LONG:
        p = max(p, _shift_p(rx, ry))
    return Chance(
        rho=rho,
        p=p,
        only=None,
        effective=effective,
        drifts=_drifts(rx, x_variance) and _drifts(ry, y_variance),
    )


def _shift_p(rx: Sequence[int], ry: Sequence[int]) -> float:
    """Give the share of the shifts that do as much; 0 where none of them does."""
    shifted = shifted_ranks(rx, ry)
    return 0.0 if 0 < shifted.shifts < 1 / shifted.p else shifted.p


def _stickiness(ranked: Sequence[int], variance: int) -> float:
    """Give how much a value resembles the one before, its shortness corrected."""
    n = len(ranked)
    whole = n * (n + 1)
    # As `lag_one`, in whole numbers: n² times the products of distances from the mean.
    beside = sum(map(mul, ranked, ranked[1:]))
    ends = ranked[0] + ranked[-1]
    along = n * n * beside - n * whole * (2 * whole - ends) + (n - 1) * whole * whole
    found: float = along / (n * variance)
    return min(found + (1 + 4 * found) / n, _MOST_STICKY)


def _drifts(ranked: Sequence[int], variance: int) -> bool:
    """Say whether ranks that differ rise or fall with their place in the order."""
    n = len(ranked)
    places = range(2, 2 * n + 2, 2)
    rho = correlation_of(
        rank_covariance(places, ranked), n * n * (n * n - 1) // 3, variance
    )
    return rho is not None and abs(rho) >= DRIFTS_FROM


def _moments(days: Sequence[date]) -> list[float]:
    """Number days; those of one day keep their order, so that no two are the same."""
    return [day.toordinal() + at / len(days) for at, day in enumerate(days)]


def _without_drift(moments: Sequence[float], values: Sequence[float]) -> list[float]:
    """Take out the straight line through the values over time."""
    line = least_squares(list(zip(moments, values, strict=True)))
    return [
        value - line.slope * moment - line.intercept
        for moment, value in zip(moments, values, strict=True)
    ]


def _without_week(days: Sequence[date], values: Sequence[float]) -> list[float]:
    """Take from each value the mean of its day of the week."""
    of_weekday: list[list[float]] = [[] for _ in range(7)]
    for day, value in zip(days, values, strict=True):
        of_weekday[day.weekday()].append(value)
    usual = [mean(some) if some else 0.0 for some in of_weekday]
    return [
        value - usual[day.weekday()] for day, value in zip(days, values, strict=True)
    ]
