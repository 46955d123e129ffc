"""When the scores of a fair test were written down.

A score from memory may follow what was drawn, and one written down after the end, when
all draws are shown, can be chosen. So they are counted, and where most are late there
is no conclusion.
"""

from collections.abc import Mapping
from datetime import date

from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.trials.agenda import DayScore
from fasciatrack.reporting.trials.scored import compared_days


class WrittenDown(Value):
    """How many of the scores that are compared were written down late."""

    scores: int
    """Days with a score."""
    late: int
    """Those written down or changed on a later day; of imported ones it is not known.
    """
    after_end: int
    """Those of them when the test was over, or given up."""

    @property
    def is_mostly_late(self) -> bool:
        """Whether more than half of them were written down on a later day."""
        return 2 * self.late > self.scores


def written_down(
    trial: Trial, scores: Mapping[date, DayScore], written: Mapping[int, date]
) -> WrittenDown:
    """Count the scores that were written down late.

    Args:
        trial: The test.
        scores: Of its days.
        written: The person's day on which entries got their scores, by their number;
            without those of which it is not known.
    """
    over = trial.end if trial.cancelled is None else min(trial.cancelled, trial.end)
    options = (trial.first, trial.second)
    days = [day for one in options for day in compared_days(trial, one)]
    last = [
        (day, max(written.get(number, day) for number in scores[day].entries))
        for day in days
        if day in scores
    ]
    return WrittenDown(
        scores=len(last),
        late=sum(when > day for day, when in last),
        after_end=sum(when > max(day, over) for day, when in last),
    )
