"""What comparing two groups says, and how many days each saying takes."""

from datetime import date
from typing import Literal

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.compare.groups import Basis
from fasciatrack.reporting.compare.matching import Weekday
from fasciatrack.reporting.compare.next_day import LeftOut, Lost
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.statistics.averages import exact

FEWEST_DAYS = 5
"""Matched days on each side from which the figures of a comparison are shown."""
FEWEST_FOR_RANGE = 6
"""From which they have a range and a p."""
FEWEST_TO_CONCLUDE = 10
"""From which a sentence may say that there is a difference."""
ENOUGH_DAYS = 35
"""Days on each side at which a difference of 1.5 points is found in 4 of 5 diaries."""
ENOUGH_FOR = 1.5
SMALLEST_P = 0.0001
"""Also stands for anything smaller."""
WASHOUT_HOURS = 72.0

SHORTER_WASHOUTS = (48.0, 36.0, 24.0, 12.0)
"""Hours that are offered, the longest first, where a wash-out leaves too few days."""

Question = Literal["right after", "next day"]
Verdict = Literal[
    "too few", "no clear difference", "day of the week", "lower", "higher"
]
NO_DIFFERENCE: Verdict = "no clear difference"
WEEKDAY: Verdict = "day of the week"
"""There is a difference, but not without the days of the week: it may be theirs."""


Apart = Literal["starts", "places"]
"""Why hardly a day of one group is like one of the other."""


def reckoned(value: float | None) -> float | None:
    """Give a figure as it is reckoned, where there is one."""
    return None if value is None else exact(value)


class Asked(Value):
    """What is to be compared."""

    metric: str
    by: Basis
    """What sessions are told apart by."""
    selection: Selection
    """The period of the sessions and of the starting scores, and the places.

    Its kinds and tags are words only: `only` says which sessions those are.
    """
    wanted: tuple[str, ...] = ()
    """The labels of the groups that are asked for; all when left out."""
    washout_hours: float = WASHOUT_HOURS
    """How long a session may still be felt."""
    only: frozenset[int] | None = None
    """The numbers of the sessions that are meant, such as those with a tag."""
    utc_offset_hours: float = 0.0
    """What the clock on the wall is ahead of UTC by."""

    @property
    def period(self) -> Period:
        """The period of the sessions and of the starting scores."""
        return self.selection.period or Period(first=EARLIEST, last=date.max)

    def means(self, number: int) -> bool:
        """Say whether the session of an entry is among those asked for."""
        return self.only is None or number in self.only


class Group(Value):
    """The scores right before and after the sessions of one group, a day at a time."""

    label: str
    sessions: int
    days: int
    """Days with a score before and after; the figures are of these."""
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    """The range of the change, 95 %; from six days on."""
    high: float | None


class Comparison(Value):
    """Two groups, over the days of both that began alike."""

    question: Question
    first: str
    second: str
    first_days: int
    """All days there are, matched or not."""
    second_days: int
    first_start: float | None
    """How they begin on average, matched or not."""
    second_start: float | None
    first_matched: int
    second_matched: int
    missing: tuple[Missing, ...]
    """What is missing until figures are shown, and until a conclusion.

    Where one side has no day at all, every day of the other counts as like it.
    """
    apart: Apart | None
    """Why hardly a day is alike, where there are enough on both sides."""
    lost: Lost | None = None
    """Why the first group has so few days, where more are lost than there are."""
    change: float | None = None
    """Mean change over the first group's matched days."""
    anyway: float | None = None
    """What it would have been in the second group, beginning as high."""
    difference: float | None = None
    """The first less the second; below 0 the first came out lower."""
    low: float | None = None
    high: float | None = None
    nap: float | None = None
    """0 to 1: in which share of pairs the first group's day came out better."""
    tau: float | None = None
    p: float | None = None
    q: float | None = None
    """p, adjusted for how many comparisons there are."""
    is_without_week: bool = False
    """Whether it is not there without the days of the week; p is of that, and no range
    is given."""
    weekday: Weekday | None = None
    """By which the groups differ most, where days of the week may be all there is."""
    verdict: Verdict


class CompareReport(Value):
    """What `fascia compare` says."""

    metric: str
    lower_is_better: bool
    by: Basis
    period: Period | None
    """None where it has no beginning and nothing is on record."""
    conditions: tuple[str, ...]
    """What it was narrowed to, in words."""
    sessions: int
    scores: int
    """Of the metric, in the period and the places."""
    washout_hours: float
    shorter_washout_hours: float | None
    """One that would leave enough days with nothing, where this one does not."""
    usual_hour: int | None
    """The hour of the day, 0 to 23, at which both kinds of days are scored."""
    caliper: float
    """How far apart two starts may be."""
    groups: tuple[Group, ...]
    right_after: tuple[Comparison, ...]
    next_day: tuple[Comparison, ...]
    tests: int
    """Comparisons with a p, over which each q is adjusted."""
    left_out: LeftOut
    several_groups: int
    """Days with sessions of more than one group: only in `any session`."""
    without_group: int
    """Sessions that do not say to which group they belong."""
