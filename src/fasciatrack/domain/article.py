"""The figures of the article this diary began with, and what is wrong with them.

The article names no authors, titles or identifiers, and no paper was found that holds
its tables. Nothing here is evidence, a norm or a goal; only `fascia reference` and the
one milestone that quotes it may look here.
"""

from typing import Literal

from fasciatrack.domain.values import Value

LABEL = "article figure, unverified"
"""Stands beside every figure of this module wherever it is shown."""

NO_SOURCE = (
    "The article names no authors or titles; no paper with these tables was found."
)

Group = Literal["mfr", "massage", "nothing", "self-release"]
GROUPS: dict[str, Group] = {
    "mfr-therapist": "mfr",
    "mfr-self": "mfr",
    "massage": "massage",
    "deep-tissue": "massage",
    "foam-roll": "self-release",
    "ball": "self-release",
}
"""Which kinds of session stand beside which row of the comparison.

The article has no row for roller and ball: they are never counted into one of its own.
"""
LABELS: dict[Group, str] = {
    "mfr": "Myofascial release",
    "massage": "Traditional massage",
    "nothing": "No therapy",
    "self-release": "Foam roller and ball",
}


class Comparison(Value):
    """One row of the comparison; percentages as the article prints them."""

    group: Group
    pain_reduction_percent: int
    mobility_improvement_percent: int
    period_weeks: int | None
    """None where the article names no period."""


class Stated(Value):
    """One line of the table about sessions."""

    key: str
    what: str
    stated: str
    """As the article puts it."""
    caveat: str
    """What it leaves out."""


class SurveyAnswer(Value):
    """How many of the surveyed clients reported a change."""

    outcome: str
    """The field of a look-back that asks the same."""
    label: str
    percent: int


COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        group="mfr",
        pain_reduction_percent=55,
        mobility_improvement_percent=45,
        period_weeks=4,
    ),
    Comparison(
        group="massage",
        pain_reduction_percent=35,
        mobility_improvement_percent=23,
        period_weeks=None,
    ),
    Comparison(
        group="nothing",
        pain_reduction_percent=7,
        mobility_improvement_percent=4,
        period_weeks=None,
    ),
)

COMPARISON_CAVEATS: tuple[str, ...] = (
    "Only the first row names a period (4 weeks).",
    "How many people, how they were chosen and what 100 % is are not said.",
    "People without therapy changed too, by 7 % and 4 %.",
)

SESSIONS_UNTIL_DROP = 4
FOOTNOTE = "Small study, Journal of Bodywork and Movement Therapies, 2023"

STATED: tuple[Stated, ...] = (
    Stated(
        key="length",
        what="Average session length",
        stated="45 minutes",
        caveat="simply the middle of its 30 to 60 minutes; no n",
    ),
    Stated(
        key="drop",
        what="Pain (0-10) after 4 sessions",
        stated="up to 2.5 points lower",
        caveat="`up to` is the most, not the average; a small study it does not name",
    ),
    Stated(
        key="effects",
        what="Common side effects",
        stated="mild soreness, fatigue, thirst",
        caveat="no rates, no n",
    ),
    Stated(
        key="recommend",
        what="Would recommend it",
        stated="over 70 % of users",
        caveat="no n, no source",
    ),
)

SURVEY_N = 122
SURVEY_YEAR = 2023
SURVEY: tuple[SurveyAnswer, ...] = (
    SurveyAnswer(outcome="less_pain", label="Less pain", percent=78),
    SurveyAnswer(outcome="more_motion", label="More range of motion", percent=65),
    SurveyAnswer(outcome="better_sleep", label="Better sleep", percent=38),
    SurveyAnswer(
        outcome="better_performance", label="Better athletic performance", percent=24
    ),
)
SURVEY_CAVEATS: tuple[str, ...] = (
    "Clients of a practice who chose to answer; nobody to compare them with.",
)


class Review(Value):
    """A published review of the same question, with what it found."""

    citation: str
    n: str
    """How many trials and people."""
    finding: str


REVIEWS: tuple[Review, ...] = (
    Review(
        citation="Laimi 2018, Clin Rehabil 32:440",
        n="8 trials",
        finding=(
            "too small to matter to people with low back pain or fibromyalgia;"
            " the evidence does not justify the treatment in chronic pain of"
            " muscles and joints"
        ),
    ),
    Review(
        citation="Wu 2021, Front Med 8:697986",
        n="8 trials, 375 people with chronic low back pain",
        finding=(
            "a small difference in pain (SMD -0.37, 95 % CI -0.67 to -0.08) and in"
            " function (-0.43); none shown in quality of life"
        ),
    ),
)
"""What research says more soberly; smaller than anything the article claims."""
