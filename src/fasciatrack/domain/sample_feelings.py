"""How a made-up person feels: places that get better slowly, hardly, or not."""

from collections.abc import Sequence
from math import exp
from random import Random

from fasciatrack.domain.records import Place, Rating
from fasciatrack.domain.scales import SCORE, Phase
from fasciatrack.domain.values import Value

USUAL_NIGHT = 7 * 60
"""Minutes this person sleeps on most nights."""
_SHORT_NIGHT = 6 * 60


class Course(Value):
    """How much a place hurts over the weeks: where it begins, where it ends."""

    place: Place
    first: float
    last: float


LEFT_CALF = Course(place=Place(area="calf", side="left"), first=6.6, last=4.2)
RIGHT_CALF = Course(place=Place(area="calf", side="right"), first=4.6, last=2.7)
QUADS = Course(place=Place(area="quads", side="both"), first=4.2, last=3.4)
GLUTES = Course(place=Place(area="glutes", side="right"), first=5.0, last=4.0)
NECK = Course(place=Place(area="neck"), first=5.6, last=5.2)
TRAP = Course(place=Place(area="upper-trap", side="right"), first=5.8, last=5.0)
_AFTER_RUNS = (LEFT_CALF, RIGHT_CALF, QUADS, GLUTES)
"""What is worse on the day after a run, and differs from hour to hour."""


class Feelings:
    """One day after the other, with better and worse spells that last some days."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.slept = USUAL_NIGHT
        """Minutes, last night."""
        self.spell = 0.0
        """How much worse than usual everything is these days."""
        self._progress = 0.0
        self._ran_yesterday = False
        self._relief: dict[Place, float] = {}
        self._whims: dict[Place, float] = {}

    def wake_up(self, *, progress: float, ran_yesterday: bool) -> None:
        """Begin a day; `progress` goes from 0 on the first day to 1 on the last."""
        self.spell = 0.7 * self.spell + self._rng.gauss(0, 0.5)
        self.slept = round(self._rng.gauss(USUAL_NIGHT, 45) / 5) * 5
        self._relief = {place: 0.6 * by for place, by in self._relief.items()}
        self._whims = {one.place: self._rng.gauss(0, 0.8) for one in (NECK, LEFT_CALF)}
        self._progress = progress
        self._ran_yesterday = ran_yesterday

    def be_treated(self, courses: Sequence[Course], by: float) -> None:
        """Feel what a session did for some days, less each day."""
        self._relief.update((course.place, by) for course in courses)

    def level(self, course: Course) -> float:
        """Say how much a place hurts now."""
        level = self._usual(course) + self.spell - self._relief.get(course.place, 0)
        level += self._whims.get(course.place, 0)
        level += 0.8 if self.slept < _SHORT_NIGHT else 0
        if course not in _AFTER_RUNS:
            return level
        return level + (0.7 if self._ran_yesterday else 0) + self._rng.gauss(0, 0.4)

    def hurts(self, course: Course) -> bool:
        """Say whether a place is worse than usual: enough to do something about it."""
        worse = self.level(course) - self._usual(course)
        return self._rng.random() < 1 / (1 + exp(2 - 3 * worse))

    def _usual(self, course: Course) -> float:
        return course.first + (course.last - course.first) * self._progress

    def around(self, metric: str, course: Course, eased: float) -> tuple[Rating, ...]:
        """Score a place before something, and after it eased that much."""
        before = self.level(course) + (0.6 if metric == "stiffness" else 0)
        return (
            self.score(metric, "before", before, course.place),
            self.score(metric, "after", before - eased, course.place),
        )

    def score(
        self, metric: str, phase: Phase, value: float, place: Place | None = None
    ) -> Rating:
        """Round as people do: mostly to whole numbers, now and then to a half."""
        steps = self._rng.choice((1, 1, 1, 1, 1, 2))
        return Rating(
            metric=metric,
            phase=phase,
            value=min(SCORE.high, max(SCORE.low, round(value * steps) / steps)),
            area=place.area if place else None,
            side=place.side if place else None,
        )
