"""How often the same question was put to the coin, and which test is the latest.

Who cancels a test and draws again until one suits has no fair test, even if the last
one looks like it. So every draw is counted with those of the same options and place.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.trial_agenda import running_trial


class Draws(Value):
    """Where a test stands among those of the same options and place."""

    number: int
    """Which of them it is, from 1."""
    count: int
    """So many there are, this one included."""
    cancelled: int
    """So many of them were cancelled, this one included."""


def draws_of(trial: Trial, trials: Iterable[Trial]) -> Draws:
    """Count the tests that ask what this one asks, whatever is scored.

    Args:
        trial: The test.
        trials: All there are; without it, where it is not kept yet.
    """
    others = [one for one in trials if one.id != trial.id and _is_same(one, trial)]
    same = [*others, trial]
    return Draws(
        number=sum(_order(one) <= _order(trial) for one in same),
        count=len(same),
        cancelled=sum(one.cancelled is not None for one in same),
    )


def latest_trial(trials: Sequence[Trial], today: date) -> Trial | None:
    """Give the test that runs or is to come, else the one drawn last; None of none."""
    return running_trial(trials, today) or max(trials, key=_order, default=None)


def _is_same(one: Trial, other: Trial) -> bool:
    return one.place == other.place and {one.first, one.second} == {
        other.first,
        other.second,
    }


def _order(trial: Trial) -> tuple[date, str]:
    """Sort by when a test left room for the next: one runs at a time."""
    over = trial.end if trial.cancelled is None else min(trial.cancelled, trial.end)
    return over, trial.id
