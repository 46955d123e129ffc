"""What is looked at later: the days after a session, and the month behind.

The PEG is the mean of three scores from 0 to 10 over the past week: pain, and how far
it stood in the way of enjoying life and of general activity (Krebs et al. 2009, J Gen
Intern Med 24:733). Own activities are scored as in the Patient-Specific Functional
Scale (Stratford et al. 1995, Physiother Can 47:258): 0 unable, 10 as before.
"""

from typing import Literal

from fasciatrack.domain import scales
from fasciatrack.domain.checks import check_name, one_of, score, within
from fasciatrack.domain.values import Value, field_names
from fasciatrack.errors import InvalidValueError, quoted

Answer = Literal["yes", "no", "unsure"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "unsure")
MOVEMENTS = ("none", "walk", "arm-swings", "stretch", "other")
"""What somebody did to move after a session."""
LOADS = ("none", "light", "moderate", "heavy")
"""How hard the rest of the day was."""
LOOKS = (24, 48, 72)
"""Hours after a session at which one looks at it again."""


class FollowUp(Value):
    """How it was a day or more after a session; its scores are the entry's ratings."""

    session: str
    """The id of the session's entry."""
    hours: int
    """Which look it is: 24, 48 or 72 hours after."""
    hobbling: Answer | None = None
    movement: str | None = None
    movement_minutes: int | None = None
    activity_load: str | None = None
    water_ml: int | None = None
    """Drunk in the hours after the session, as remembered; no drink of its own."""

    def __post_init__(self) -> None:
        check_name(self.session, "session")
        if self.hours not in LOOKS:
            raise InvalidValueError(
                f"a look after {self.hours} hours is no follow-up",
                hint="24, 48 or 72",
            )
        one_of(self.hobbling, ANSWERS, "answer")
        one_of(self.movement, MOVEMENTS, "movement")
        one_of(self.activity_load, LOADS, "activity load")
        within(self.movement_minutes, scales.MOVEMENT_MINUTES, "movement")
        within(self.water_ml, scales.WATER_AFTER_ML, "water")

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing besides which session and look it is."""
        said = set(field_names(type(self))) - {"session", "hours"}
        return all(getattr(self, name) is None for name in said)


class LookBack(Value):
    """The month behind: the article's four outcomes, and the PEG of the past week."""

    less_pain: Answer | None = None
    more_motion: Answer | None = None
    better_sleep: Answer | None = None
    better_performance: Answer | None = None
    peg_pain: float | None = None
    peg_enjoyment: float | None = None
    peg_activity: float | None = None

    def __post_init__(self) -> None:
        for answer in (
            self.less_pain,
            self.more_motion,
            self.better_sleep,
            self.better_performance,
        ):
            one_of(answer, ANSWERS, "answer")
        for value in (self.peg_pain, self.peg_enjoyment, self.peg_activity):
            score(value, "PEG")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return all(getattr(self, name) is None for name in field_names(type(self)))

    @property
    def peg(self) -> float | None:
        """The PEG score, 0 to 10, unrounded; None unless all three were given."""
        scores = (self.peg_pain, self.peg_enjoyment, self.peg_activity)
        known = [value for value in scores if value is not None]
        return sum(known) / len(scores) if len(known) == len(scores) else None


class ActivityScore(Value):
    """One activity in the person's own words, and how well it goes."""

    activity: str
    score: float
    """0 unable to do it, 10 as before the problem; higher is better."""

    def __post_init__(self) -> None:
        check_name(self.activity, "activity")
        score(self.score, quoted(self.activity))


class Recommendation(Value):
    """Whether the person would recommend a therapist."""

    practitioner: str
    would: Answer

    def __post_init__(self) -> None:
        check_name(self.practitioner, "practitioner")
        one_of(self.would, ANSWERS, "answer")
