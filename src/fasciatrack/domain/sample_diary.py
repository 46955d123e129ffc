"""Sixteen weeks of a made-up diary: somebody who runs, sits a lot and forgets things.

The same seed gives the same diary. No day is complete, and a week of flu is missing.
What sessions do is made up too: rolling the calf on bad evenings helps it for some
days, and so does the ball the right side of the bottom; stretching and heat on bad
mornings do nothing for the neck that would not happen anyway.
"""

from datetime import date, timedelta, tzinfo
from random import Random
from typing import Any

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.sample_feelings import (
    GLUTES,
    LEFT_CALF,
    NECK,
    QUADS,
    RIGHT_CALF,
    TRAP,
    USUAL_NIGHT,
    Course,
    Feelings,
)
from fasciatrack.domain.sample_pen import Pen
from fasciatrack.domain.sample_reflections import reflections
from fasciatrack.domain.sample_trial import sample_trial

WEEKS = 16
_DAYS = WEEKS * 7
_ILL = range(59, 66)
"""Days in bed, without a thought of the diary."""
_RUN_DAYS = (2, 4, 6)
"""Of a week that begins with the diary, on whatever weekday that is."""
_THERAPIST_DAY = 12
"""Of every two weeks."""


def sample_entries(*, last_day: date, seed: int, zone: tzinfo) -> list[Entry]:
    """Make up sixteen weeks of entries, in the order they were written down.

    Args:
        last_day: The last day with an entry.
        seed: The same number gives the same diary.
        zone: Where the person lives.
    """
    writer = _Writer(seed, last_day - (_DAYS - 1) * DAY, zone)
    for number in range(_DAYS):
        writer.live(number)
    said_later = reflections(
        writer.entries,
        rng=Random(seed + 1),  # noqa: S311 - nothing secret
        days=[last_day - number * DAY for number in reversed(range(_DAYS))],
        zone=zone,
    )
    return sorted([*writer.entries, *said_later], key=lambda entry: entry.recorded_at)


class _Writer(Pen):
    """The person: lives day after day and writes down some of it."""

    def __init__(self, seed: int, first_day: date, zone: tzinfo) -> None:
        super().__init__(Random(seed), first_day, zone)  # noqa: S311 - nothing secret
        self._seed = seed
        self._runs = False
        self._aside = Random(seed)  # noqa: S311 - nothing secret
        self._first_day = first_day
        self._feelings = Feelings(self.rng)
        self._trial = sample_trial(first_day + (_DAYS - 1) * DAY)

    def live(self, number: int) -> None:
        """Go through one day of the diary."""
        self.day = self._first_day + number * DAY
        # Each day by itself, so that a change to one leaves most of the others.
        self.rng.seed(self._seed * _DAYS + number)
        self._runs = number % 7 in _RUN_DAYS
        self._feelings.wake_up(
            progress=number / (_DAYS - 1),
            ran_yesterday=(number - 1) % 7 in _RUN_DAYS,
        )
        if number in _ILL:
            return
        if number == 0:
            self._roll(LEFT_CALF, may_be_late=False)
            return
        is_last = number == _DAYS - 1
        if not is_last and self.happens(0.05):
            return
        self._morning()
        self._drinks()
        if number % 14 == _THERAPIST_DAY:
            self._therapist()
        self._evening(is_last=is_last)

    def _morning(self) -> None:
        if self.happens(0.85):
            self.keep(self.clock(7, 5), has_time=False, night=self._night())
        drawn = self._trial.option_on(self.day)
        if drawn is None and not self.happens(0.8):
            return
        neck = self._feelings.level(NECK)
        stiff = neck + 1 + (USUAL_NIGHT - self._feelings.slept) / 60
        scores = [
            self._feelings.score("pain", "now", neck, NECK.place),
            self._feelings.score("stiffness", "now", stiff, NECK.place),
        ]
        if drawn is not None:
            sore = self._feelings.level(GLUTES)
            scores.append(self._feelings.score("pain", "now", sore, GLUTES.place))
        if self.happens(0.35):
            tired = 4 + (USUAL_NIGHT - self._feelings.slept) / 40
            tired += self._aside.gauss(0, 1.2)
            scores.append(self._feelings.score("fatigue", "now", tired))
        if self.happens(0.25):
            scores.append(self._feelings.score("mood", "now", 6 - self._feelings.spell))
        if self.happens(0.2):
            tense = 4 + self._feelings.spell + self._aside.gauss(0, 1.5)
            scores.append(self._feelings.score("stress", "now", tense))
        self.keep(
            self.clock(7, 20),
            ratings=tuple(scores),
            note=self.note("check-in"),
            tags=("train",) if self.happens(0.06) else (),
        )
        if self._feelings.hurts(NECK):
            self._at_the_desk(neck)

    def _night(self) -> Night:
        quality = min(5, max(1, round(3 + (self._feelings.slept - USUAL_NIGHT) / 50)))
        if not self.happens(0.12):
            return Night(
                minutes=self._feelings.slept,
                quality=quality if self.happens(0.6) else None,
                awakenings=self.rng.randint(1, 3) if self.happens(0.15) else None,
            )
        in_bed = self.at_time(self.day - DAY, 22, self.rng.randrange(20, 45))
        lights_out = in_bed + timedelta(minutes=self.rng.randrange(5, 15))
        latency, awake = self.rng.randrange(10, 45, 5), self.rng.randrange(5, 40, 5)
        woke = lights_out + timedelta(minutes=self._feelings.slept + latency + awake)
        up = woke + timedelta(minutes=self.rng.randrange(5, 20))
        return Night(
            quality=quality,
            in_bed_at=in_bed,
            lights_out_at=lights_out,
            woke_at=woke,
            out_of_bed_at=up,
            latency_minutes=latency,
            awake_minutes=awake,
        )

    def _drinks(self) -> None:
        if self.happens(0.7):
            coffee = Drink(millilitres=200, beverage="coffee", caffeine_mg=95)
            self.keep(self.clock(8, 10), drink=coffee)
        for hour in (11, 15):
            if self.happens(0.48):
                amount = self.rng.choice((250, 300, 500, 500, 750))
                self.keep(self.clock(hour, 5), drink=Drink(millilitres=amount))
        if self.happens(0.12):
            tea = Drink(millilitres=300, beverage="tea", caffeine_mg=40)
            self.keep(self.clock(16, 10), drink=tea)

    def _therapist(self) -> None:
        eased = self.rng.uniform(1.0, 2.4)
        ratings = (
            *self._feelings.around("pain", NECK, eased),
            *self._feelings.around("stiffness", NECK, eased),
            *self._feelings.around("pain", TRAP, eased / 2),
            *self._feelings.around("pain", LEFT_CALF, self.rng.choice((0, 0, 0.6))),
        )
        self._feelings.be_treated((NECK, TRAP), eased / 2)
        self.keep(
            self.clock(17, 30),
            session=Session(
                kind="mfr-therapist",
                duration_seconds=self.rng.choice((45, 45, 50, 60)) * 60,
                practitioner="Mara",
                tool="hands",
                pressure=self.rng.choice((4, 5, 5, 6)),
            ),
            areas=(NECK.place, TRAP.place),
            ratings=ratings,
            side_effects=self._after_effects(),
            note=self.note("mfr-therapist", often=True),
        )

    def _after_effects(self) -> tuple[SideEffect, ...]:
        found = []
        if self.happens(0.5):
            found.append(SideEffect(effect="soreness", severity=self.rng.randint(1, 4)))
        if self.happens(0.3):
            found.append(SideEffect(effect="fatigue"))
        if self.happens(0.3):
            found.append(SideEffect(effect="thirst", severity=2))
        return tuple(found)

    def _at_the_desk(self, before: float) -> None:
        """Stretch or warm the neck before work, on a bad morning."""
        knows_when = self.happens(0.9)
        is_stretch = self.happens(0.75)
        kind = "stretch" if is_stretch else "heat"
        after = before - self.rng.uniform(-0.4, 1.6)
        self.keep(
            self.clock(8, 40),
            has_time=knows_when,
            session=Session(kind=kind, duration_seconds=300 if is_stretch else 1200),
            areas=(NECK.place,),
            ratings=(
                self._feelings.score("pain", "before", before, NECK.place),
                self._feelings.score("pain", "after", after, NECK.place),
            ),
            note=self.note(kind),
            tags=("desk",),
        )

    def _evening(self, *, is_last: bool) -> None:
        """Roll the calf when it is bad, and look how it is when it is not."""
        drawn = self._trial.option_on(self.day)
        if (
            self.happens(0.08)
            if drawn is None
            else drawn == "ball"
            if self.happens(0.95)
            else drawn != "ball"
        ):
            self._ball()
        if is_last or self._feelings.hurts(LEFT_CALF):
            self._roll(LEFT_CALF, may_be_late=not is_last)
            return
        if self.happens(0.9):
            calf = self._feelings.level(LEFT_CALF)
            self.keep(
                self.clock(21, 30),
                ratings=(self._feelings.score("pain", "now", calf, LEFT_CALF.place),),
            )
        if self._runs and self.happens(0.5):
            self._roll(QUADS, may_be_late=True)

    def _ball(self) -> None:
        eased = self.rng.uniform(0.5, 2.5)
        self.keep(
            self.clock(20, 30),
            session=Session(kind="ball", duration_seconds=480, tool="lacrosse-ball"),
            areas=(GLUTES.place,),
            ratings=self._feelings.around("pain", GLUTES, eased),
            note=self.note("ball"),
        )
        self._feelings.be_treated((GLUTES,), 4)

    def _roll(self, course: Course, *, may_be_late: bool) -> None:
        """Roll; sometimes it is written down the next morning."""
        at = self.clock(21, 50) if self.happens(0.95) else self.after_midnight()
        is_late = may_be_late and self.happens(0.08)
        ran = self._runs
        common: dict[str, Any] = {
            "has_time": not (is_late and self.happens(0.5)),
            "recorded_at": self.at_time(self.day + DAY, 7, 45) if is_late else None,
            "tags": ("run",) if ran else (),
        }
        self.keep(
            at,
            session=self._rolling(),
            areas=(course.place, RIGHT_CALF.place)
            if course is LEFT_CALF and self.happens(0.4)
            else (course.place,),
            ratings=self._rolled(course),
            note=self.note("foam-roll"),
            **common,
        )
        self._feelings.be_treated((course,), 2.6)

    def _rolling(self) -> Session:
        pressure = self.rng.choice((None, None, 4, 5, 6.5))
        if self.happens(0.15):
            return Session(
                kind="foam-roll",
                duration_seconds=180,
                sets=3,
                set_seconds=60,
                pressure=pressure,
            )
        minutes = self.rng.choice((None, 5, 8, 10, 10, 10, 15))
        return Session(
            kind="foam-roll",
            duration_seconds=minutes and minutes * 60,
            tool="foam-roller" if self.happens(0.2) else None,
            pressure=pressure,
        )

    def _rolled(self, course: Course) -> tuple[Rating, ...]:
        eased = self.rng.uniform(0.2, 3)
        scores = self._feelings.around("pain", course, eased)
        if self.happens(0.55):
            scores += self._feelings.around("stiffness", course, eased + 0.5)
        if self.happens(0.08):
            return scores[:1]
        if self.happens(0.12):
            scores += self._feelings.around("pain", NECK, self.rng.choice((0, 0, 0.5)))
        return scores
