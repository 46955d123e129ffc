"""One look back beside the one before it: what was said, never what it came from.

The PEG (Krebs et al. 2009, J Gen Intern Med 24:733) is a mean from 0 to 10, and lower
is better; own activities (Stratford et al. 1995, Physiother Can 47:258) go from 0 to
10, and higher is better.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.afterwards import ActivityScore, Answer, Recommendation
from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import exact_mean
from fasciatrack.reporting.statistics.averages import exact

OutcomeName = Literal["less_pain", "more_motion", "better_sleep", "better_performance"]
OUTCOMES: dict[OutcomeName, str] = {
    "less_pain": "less pain",
    "more_motion": "more range of motion",
    "better_sleep": "better sleep",
    "better_performance": "better performance",
}
"""The four changes the article's survey asks for, in words."""
NOTICEABLE_PEG = 1.0
"""Points from which people begin to notice a change (Reed et al. 2023)."""
ACTIVITY_ERROR, ACTIVITIES_ERROR = 3, 2
"""Points on one activity, and on the mean, from which it is more than measurement
error, with 90 % confidence (Stratford et al. 1995)."""
FRESH_DAYS = 56
"""A look back is about a month; in later periods it says nothing."""


class Outcome(Value):
    """Whether one thing changed in the last month, in the person's own opinion."""

    outcome: OutcomeName
    said: Answer | None
    previous: Answer | None


class ActivityLevel(Value):
    """One activity, in the person's own words."""

    activity: str
    score: float | None
    """0 unable to do it, 10 as before the problem; None when it was dropped."""
    previous: float | None


class LookBackReport(Value):
    """A look back, compared with the one before; None is what was not answered."""

    day: date
    previous_day: date | None
    """None when it is the first."""
    outcomes: tuple[Outcome, ...]
    """Those answered this time or the time before."""
    peg: float | None
    """The mean of the three scores; None unless all were given."""
    previous_peg: float | None
    activities: tuple[ActivityLevel, ...]
    activities_compared: int
    """Activities scored both times."""
    activities_mean: float | None
    """Over those scored both times, else over all of this time."""
    previous_activities_mean: float | None
    """Over those scored both times."""
    recommendations: tuple[Recommendation, ...]
    """As said this time."""


def build_look_back(
    look_backs: Sequence[Entry], *, period: Period
) -> LookBackReport | None:
    """Compare the latest look back of a period with the one before.

    Args:
        look_backs: The latest two up to the end of the period, oldest first.
        period: One that has none itself takes the latest, if it is not older than
            eight weeks.
    """
    if not look_backs:
        return None
    now = look_backs[-1]
    if now.day < min(period.first, period.last - FRESH_DAYS * DAY):
        return None
    return compare_look_backs(now, look_backs[-2] if len(look_backs) > 1 else None)


def compare_look_backs(now: Entry, before: Entry | None) -> LookBackReport:
    """Put what was said at a look back beside what was said at an earlier one."""
    activities = _activities(now, before)
    both = [one for one in activities if None not in (one.score, one.previous)]
    averaged = both or activities
    return LookBackReport(
        day=now.day,
        previous_day=None if before is None else before.day,
        outcomes=_outcomes(now, before),
        peg=_peg(now),
        previous_peg=_peg(before),
        activities=activities,
        activities_compared=len(both),
        activities_mean=_mean([one.score for one in averaged]),
        previous_activities_mean=_mean([one.previous for one in both]),
        recommendations=now.recommendations,
    )


def _outcomes(now: Entry, before: Entry | None) -> tuple[Outcome, ...]:
    said = (
        Outcome(outcome=name, said=_said(now, name), previous=_said(before, name))
        for name in OUTCOMES
    )
    return tuple(one for one in said if one.said or one.previous)


def _said(entry: Entry | None, name: OutcomeName) -> Answer | None:
    if entry is None or entry.look_back is None:
        return None
    answer: Answer | None = getattr(entry.look_back, name)
    return answer


def _peg(entry: Entry | None) -> float | None:
    if entry is None or entry.look_back is None or entry.look_back.peg is None:
        return None
    return exact(entry.look_back.peg)


def _activities(now: Entry, before: Entry | None) -> tuple[ActivityLevel, ...]:
    """Pair the activities of both times; upper and lower case are the same words."""
    scores, earlier = _scores(now), _scores(before)
    if not scores:
        return ()
    return tuple(
        ActivityLevel(
            activity=one.activity,
            score=scores[key].score if key in scores else None,
            previous=earlier[key].score if key in earlier else None,
        )
        for key, one in {**earlier, **scores}.items()
    )


def _scores(entry: Entry | None) -> Mapping[str, ActivityScore]:
    if entry is None:
        return {}
    return {one.activity.casefold(): one for one in entry.activities}


def _mean(scores: Sequence[float | None]) -> float | None:
    return exact_mean([score for score in scores if score is not None])
