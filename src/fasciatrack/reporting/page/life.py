"""Daily life and sleep: the PEG, own activities, nights."""

from collections.abc import Iterable, Sequence
from datetime import date

from fasciatrack.domain.nights import asleep_minutes, sleep_efficiency_percent
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import exact_mean
from fasciatrack.reporting.page.areas import (
    bucket_for,
    bucket_means,
    bucket_starts,
)
from fasciatrack.reporting.per_area import day_means
from fasciatrack.reporting.statistics.averages import exact
from fasciatrack.reporting.summary import Average


class DatedScore(Value):
    """A score and the day it was given."""

    day: date
    score: float


class FirstAndLast(Value):
    """The earliest and the latest score of one thing; the same where there is one."""

    label: str
    """`PEG`, or an activity in the person's own words, as they were typed last."""
    first: DatedScore
    last: DatedScore


class SleepPoint(Value):
    """One night, or the mean of a week's or a month's nights; None is a gap."""

    day: date
    minutes: float | None


class SleepPart(Value):
    """The nights of the period."""

    nights: int
    minutes: Average
    quality: Average
    """1 very poor to 5 very good."""
    efficiency_percent: Average
    """Asleep, of the time in bed; only nights with both."""
    trend: tuple[SleepPoint, ...]


class LifePart(Value):
    """Function, as far as it was looked back at, and sleep."""

    peg: FirstAndLast | None
    activities: tuple[FirstAndLast, ...]
    sleep: SleepPart


def life_part(
    entries: Sequence[Entry], look_backs: Iterable[Entry], period: Period
) -> LifePart:
    """Summarise daily life and sleep; upper and lower case are the same activity.

    Args:
        entries: Those of the period.
        look_backs: Those of a longer time, oldest first.
        period: The days drawn.
    """
    pegs: list[DatedScore] = []
    names: dict[str, str] = {}
    activities: dict[str, list[DatedScore]] = {}
    for entry in look_backs:
        peg = None if entry.look_back is None else entry.look_back.peg
        if peg is not None:
            pegs.append(DatedScore(day=entry.day, score=exact(peg)))
        for one in entry.activities:
            key = one.activity.casefold()
            names[key] = one.activity
            activities.setdefault(key, []).append(
                DatedScore(day=entry.day, score=one.score)
            )
    return LifePart(
        peg=_first_and_last("PEG", pegs) if pegs else None,
        activities=tuple(
            _first_and_last(names[key], scores) for key, scores in activities.items()
        ),
        sleep=_sleep(entries, period),
    )


def _first_and_last(label: str, scores: Sequence[DatedScore]) -> FirstAndLast:
    return FirstAndLast(label=label, first=scores[0], last=scores[-1])


def _sleep(entries: Iterable[Entry], period: Period) -> SleepPart:
    nights = [(entry.day, entry.night) for entry in entries if entry.night is not None]
    slept = [
        (day, minutes)
        for day, night in nights
        if (minutes := asleep_minutes(night)) is not None
    ]
    shares = [
        share
        for _, night in nights
        if (share := sleep_efficiency_percent(night)) is not None
    ]
    means = bucket_means(day_means(slept), bucket_for(period))
    return SleepPart(
        nights=len(nights),
        minutes=_average([minutes for _, minutes in slept]),
        quality=_average(
            [night.quality for _, night in nights if night.quality is not None]
        ),
        efficiency_percent=_average(shares),
        trend=tuple(
            SleepPoint(day=day, minutes=means.get(day)) for day in bucket_starts(period)
        ),
    )


def _average(values: Sequence[float]) -> Average:
    return Average(n=len(values), mean=exact_mean(values))
