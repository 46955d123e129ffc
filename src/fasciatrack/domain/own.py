"""What is kept besides entries: areas, routines, goals, what runs, tests, notices."""

from typing import Literal

from fasciatrack.domain import scales
from fasciatrack.domain.checks import check_name, one_of, within
from fasciatrack.domain.notices import Notice
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import SIDES, Side
from fasciatrack.errors import InvalidValueError

GoalSubject = Literal["sessions", "water", "sleep", "pain"]
GOALS: dict[GoalSubject, scales.Bounds] = {
    "sessions": scales.Bounds(low=1, high=50, unit="a week"),
    "water": scales.Bounds(low=1, high=15_000, unit="ml a day"),
    "sleep": scales.Bounds(low=1, high=960, unit="minutes a night"),
    "pain": scales.SCORE,
}
"""What a goal can be about, and within which bounds."""


class OwnArea(Value):
    """A body area that the person added."""

    slug: str
    """How it is typed and stored: lower case, words joined by `-`."""
    name: str
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_name(self.slug, "area")
        check_name(self.name, "name")
        for alias in self.aliases:
            check_name(alias, "alias")


class Step(Value):
    """One area of a routine: so many sets of so many seconds."""

    area: str
    side: Side | None = None
    seconds: int
    """Of one set."""
    sets: int = 1

    def __post_init__(self) -> None:
        check_name(self.area, "area")
        one_of(self.side, SIDES, "side")
        within(self.seconds, scales.SET_SECONDS, "set length")
        within(self.sets, scales.SETS, "sets")

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(area=self.area, side=self.side)


class Routine(Value):
    """Areas in the order in which they are worked on, kept under a name."""

    slug: str
    """How it is typed and stored: lower case, words joined by `-`."""
    name: str
    steps: tuple[Step, ...]
    rest_seconds: int = 15
    """Between two sets, and between two areas."""

    def __post_init__(self) -> None:
        check_name(self.slug, "routine")
        check_name(self.name, "name")
        within(self.rest_seconds, scales.REST_SECONDS, "rest")
        if not 1 <= len(self.steps) <= scales.MOST_STEPS:
            raise InvalidValueError(
                f"a routine of {len(self.steps)} areas cannot be kept",
                hint=f"from 1 to {scales.MOST_STEPS}",
            )


class Goal(Value):
    """Something the person wants to reach; nobody else sets one."""

    subject: GoalSubject
    target: float
    """Sessions a week, ml a day, minutes a night, or mean pain at most."""

    def __post_init__(self) -> None:
        one_of(self.subject, tuple(GOALS), "goal")
        within(self.target, GOALS[self.subject], f"goal for {self.subject}")


class Worked(Value):
    """How long an area was worked on in a guided session."""

    area: str
    side: Side | None = None
    seconds: int

    def __post_init__(self) -> None:
        check_name(self.area, "area")
        one_of(self.side, SIDES, "side")
        within(self.seconds, scales.SESSION_SECONDS, "time")

    @property
    def place(self) -> Place:
        """Where it was."""
        return Place(area=self.area, side=self.side)


class OpenSession(Value):
    """The session that runs now; there is one at most."""

    entry: Entry
    """What is known of it so far; it gets its number when it is stopped."""
    routine: str | None = None
    """The name of the routine, in a guided session."""
    worked: tuple[Worked, ...] = ()
    """What was counted down so far, in a guided session."""

    def __post_init__(self) -> None:
        if self.entry.session is None or self.entry.at is None:
            raise InvalidValueError("what runs is a session with its beginning")
        if self.routine is not None:
            check_name(self.routine, "routine")


Own = OwnArea | Routine | Goal | OpenSession | Trial | Notice
"""What is kept besides entries."""
RECORDS: dict[str, type[Own]] = {
    "area": OwnArea,
    "routine": Routine,
    "goal": Goal,
    "trial": Trial,
    "notice": Notice,
    "running": OpenSession,
}
"""The kinds of it, by the words of the history."""


def known_as(own: Own) -> tuple[str, str]:
    """Return what it is, and what tells it from others of its kind."""
    if isinstance(own, OwnArea):
        return "own area", own.slug
    if isinstance(own, Routine):
        return "routine", own.slug
    if isinstance(own, Goal):
        return "goal", own.subject
    if isinstance(own, Trial):
        return "fair test", own.id
    if isinstance(own, Notice):
        return "notice", own.id
    return "running session", "now"
