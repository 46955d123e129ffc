"""The pairs of periods of a fair test, and the scores of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import mean
from fasciatrack.reporting.trials.agenda import DayScore, first_of


class PeriodScores(Value):
    """The scores of one period."""

    option: str
    first: date
    last: date
    mean: float | None
    """Of its days with a score; None without one."""
    scored: int
    """Days with a score."""
    compared: int
    """Days whose score would count."""


class PairScores(Value):
    """Two periods next to each other, one with each option."""

    number: int
    """From 1."""
    came_first: str
    """The option that the coin put first."""
    first: PeriodScores
    """With the first option, whenever it was."""
    second: PeriodScores
    difference: float | None
    """First option minus second; None where one of them has no score."""


def pairs_of(
    trial: Trial, scores: Mapping[date, DayScore], today: date
) -> Iterator[PairScores]:
    """Yield the pairs that have begun by a day, with their scores up to it."""
    for number in range(trial.pairs):
        if first_of(trial, 2 * number) > today:
            return
        both = [
            _period(trial, period, scores) for period in (2 * number, 2 * number + 1)
        ]
        first, second = sorted(both, key=lambda one: one.option != trial.first)
        difference = None
        if first.mean is not None and second.mean is not None:
            difference = _as_fraction(first.mean - second.mean)
        yield PairScores(
            number=number + 1,
            came_first=both[0].option,
            first=first,
            second=second,
            difference=difference,
        )


def exact_mean(values: Iterable[float | None]) -> float | None:
    """Average what there is; None of nothing."""
    known = [value for value in values if value is not None]
    return _as_fraction(mean(known)) if known else None


def _as_fraction(value: float) -> float:
    # Thirds that are equal have to be so in the test: it takes more than nine decimals.
    return round(value, 12) + 0.0


def _period(trial: Trial, period: int, scores: Mapping[date, DayScore]) -> PeriodScores:
    first = first_of(trial, period)
    compared = [first + number * DAY for number in range(trial.skip, trial.days)]
    found = [scores[day].value for day in compared if day in scores]
    return PeriodScores(
        option=trial.first if trial.draws[period] == "A" else trial.second,
        first=first,
        last=compared[-1],
        mean=exact_mean(found),
        scored=len(found),
        compared=len(compared),
    )
