"""How often the same question was put to the coin, and which test is the latest.

Who cancels a test, or takes it back, and draws again until one suits has no fair test,
even if the last one looks like it. So every draw is counted with those of the same
options and place.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.trials.agenda import running_trial


class TakenBack(Value):
    """A draw that an undo took back."""

    trial: Trial
    day: date
    """The person's day on which it went."""


class Draws(Value):
    """Where a test stands among those of the same options and place."""

    number: int
    """Which of them it is, from 1."""
    count: int
    """So many there are, this one included."""
    cancelled: int
    """So many of them were cancelled, this one included."""
    taken_back: int
    """So many of them were taken back by an undo."""


def draws_of(
    trial: Trial, trials: Iterable[Trial], taken_back: Iterable[TakenBack] = ()
) -> Draws:
    """Count the tests that ask what this one asks, whatever is scored.

    Args:
        trial: The test.
        trials: All there are; without it, where it is not kept yet.
        taken_back: Those that are none any more.
    """
    others = [one for one in trials if one.id != trial.id and _is_same(one, trial)]
    same = [*others, trial]
    gone = [one for one in taken_back if _is_same(one.trial, trial)]
    before = [*map(_order, same), *map(_order_of_gone, gone)]
    return Draws(
        number=sum(one <= _order(trial) for one in before),
        count=len(before),
        cancelled=sum(one.cancelled is not None for one in same),
        taken_back=len(gone),
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


def _order_of_gone(one: TakenBack) -> tuple[date, str]:
    return min(one.day, _order(one.trial)[0]), one.trial.id
