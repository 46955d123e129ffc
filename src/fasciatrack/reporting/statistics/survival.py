"""How long something lasts, when some of it was not seen to be over.

What was still there when it was last looked at counts for as long as it was seen:
Kaplan and Meier (1958). The range is Greenwood's (1926), taken on the scale of
log(−log), on which it stays between 0 and 1.
"""

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from fasciatrack.reporting.statistics.intervals import (
    SHARE,
    Interval,
    normal_quantile,
)

_HALF = 0.5
_TINY = 1e-9


class Lifetime(NamedTuple):
    """How long one was seen to last, and whether it was seen to be over."""

    length: float
    is_over: bool


class Step(NamedTuple):
    """A length at which some were over."""

    at: float
    share: float
    """Of all, that lasted longer; 0 to 1."""
    at_risk: int
    """How many were still looked at just before."""
    over: int
    """How many of these were over."""


Curve = tuple[Step, ...]


def kaplan_meier(lifetimes: Iterable[Lifetime]) -> Curve:
    """Give the share that lasted longer than each length at which some were over."""
    ended: dict[float, list[bool]] = {}
    for length, is_over in lifetimes:
        ended.setdefault(length, []).append(is_over)
    at_risk = sum(map(len, ended.values()))
    share = 1.0
    curve = []
    for length in sorted(ended):
        over = sum(ended[length])
        if over:
            share *= (at_risk - over) / at_risk
            curve.append(Step(length, share, at_risk, over))
        at_risk -= len(ended[length])
    return tuple(curve)


def half_lasted(curve: Sequence[Step]) -> float | None:
    """Give the length that half lasted longer than; None where it is not reached.

    Where exactly half did over some time, its middle: so it is with any median.
    """
    below = [step for step in curve if step.share < _HALF + _TINY]
    if not below:
        return None
    first = below[0]
    if first.share > _HALF - _TINY and len(below) > 1:
        return (first.at + below[1].at) / 2
    return first.at


def curve_range(
    curve: Sequence[Step], share: float = SHARE
) -> tuple[Interval | None, ...]:
    """Give the range of the share at each step; None where none is left to last."""
    z = normal_quantile(share)
    found: list[Interval | None] = []
    total = 0.0
    for step in curve:
        left = step.at_risk - step.over
        if not left:
            found.append(None)
            continue
        total += step.over / (step.at_risk * left)
        logged = log(step.share)
        reach = z * sqrt(total) / abs(logged)
        found.append(
            Interval(
                low=exp(logged * exp(reach)),
                high=exp(logged * exp(-reach)),
            )
        )
    return tuple(found)
