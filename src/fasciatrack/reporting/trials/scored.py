"""Which days of a fair test have a score, and what those without may hide.

A coin chose what was done on a day, but not whether it was scored. Where days with
nothing are scored only when they are bad, the other option looks better than it is.
So there is no verdict where an option has a score on fewer than four of its five days;
nor where the days that one option lacks more, each as far against the finding as any
score of the test, would leave it no finding. In simulated tests without a difference
that keeps findings to at most 5 of 100, however good the days that are hidden with one
option; without it they are 42 if all below 4 points are, and 92 in a test of 52
pairs. Days lacking by chance cost little: with one in ten, a difference of 1.5 points
is found in 65 of 100 tests of the usual size instead of 81.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.statistics.averages import mean
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.trials.agenda import DayScore

FEWEST_SCORED = 0.8
"""Share of an option's days that it takes to say what was found."""


class ScoredDays(Value):
    """How many days of an option have a score, of those that are compared."""

    option: str
    days: int
    """So far; today among them only once it has a score."""
    scored: int
    after_session: int
    """Those whose score was taken after a session there that day."""

    @property
    def share(self) -> float:
        """The share that has a score; 0 without a day."""
        return self.scored / self.days if self.days else 0


def compared_days(trial: Trial, option: str) -> list[date]:
    """Give the days with an option whose scores are compared."""
    return [
        day
        for number in range(len(trial.draws) * trial.days)
        if number % trial.days >= trial.skip
        for day in (trial.start + number * DAY,)
        if trial.option_on(day) == option
    ]


def scored_days(
    trial: Trial,
    scores: Collection[date],
    today: date,
    late: Collection[date],
) -> tuple[ScoredDays, ScoredDays]:
    """Count for both options the days so far that have a score, and a late one."""
    first, second = (
        ScoredDays(
            option=option,
            days=sum(day < today or day in scores for day in days),
            scored=sum(day in scores for day in days),
            after_session=sum(day in late for day in days),
        )
        for option in (trial.first, trial.second)
        for days in (compared_days(trial, option),)
    )
    return first, second


def p_against(
    trial: Trial, scores: Mapping[date, DayScore], differences: Sequence[float]
) -> float:
    """Give p if the days that one option lacks more were as far against it as any.

    Of days that both lack alike nothing is assumed. 1 where the mean difference would
    point the other way, or nowhere.

    Args:
        trial: The test.
        scores: Of its days.
        differences: Of its pairs, first option minus second; one at least.
    """
    moved = _moved(trial, scores, differences)
    same_way = mean(moved) * mean(differences) > 0
    return sign_flip(moved) if same_way else 1.0


def _moved(
    trial: Trial, scores: Mapping[date, DayScore], differences: Sequence[float]
) -> list[float]:
    first, second = (
        [scores[day].value for day in compared_days(trial, option) if day in scores]
        for option in (trial.first, trial.second)
    )
    more = (len(second) - len(first)) / len(compared_days(trial, trial.first))
    lacking = first if more > 0 else second
    # What looks lower may have hidden its highest scores, what looks higher its lowest.
    looks_lower = (mean(differences) < 0) is (more > 0)
    worst = (max if looks_lower else min)(*first, *second)
    by = more * (worst - mean(lacking))
    return [round(one + by, 2) for one in differences]
