"""Sixteen weeks of a made-up diary: somebody who runs, sits a lot and forgets things.

The same seed gives the same diary. The calves get slowly better, the neck hardly; no
day is complete, and a week of flu is missing.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Any
from uuid import UUID

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
from fasciatrack.domain.sample_reflections import reflections

WEEKS = 16
_DAYS = WEEKS * 7
_ILL = range(59, 66)
"""Days in bed, without a thought of the diary."""
_WEDNESDAY = 2
_RUN_DAYS = (1, 3, 6)
"""Tuesday, Thursday, Sunday."""

_NOTES = {
    "foam-roll": (
        "slow, 30 seconds on the knot",
        "rolled while watching the news",
        "short one, too tired",
        "tender spot halfway up, breathed through it",
        "after the long run",
    ),
    "ball": ("against the wall", "found the spot behind the hip bone"),
    "mfr-therapist": (
        "neck softer afterwards, shoulder as before",
        "very slow work along the shoulder blade; told her when it got too much",
        "asked for two stretches to do at the desk",
    ),
    "stretch": ("doorway stretch at work", "chin tucks, ten times"),
    "heat": ("hot water bottle", "warm bath"),
    "check-in": (
        "stiff after the train",
        "slept on the wrong side again",
        "deadline week, shoulders up to the ears",
        "good morning for once",
    ),
}
"""What this person writes after some sessions and on some mornings."""


def sample_entries(*, last_day: date, seed: int, zone: tzinfo) -> list[Entry]:
    """Make up sixteen weeks of entries, in the order they were written down.

    Args:
        last_day: The last day with an entry.
        seed: The same number gives the same diary.
        zone: Where the person lives.
    """
    writer = _Writer(Random(seed), last_day - (_DAYS - 1) * DAY, zone)  # noqa: S311 - nothing secret
    for number in range(_DAYS):
        writer.live(number)
    said_later = reflections(
        writer.entries,
        rng=Random(seed + 1),  # noqa: S311 - nothing secret
        days=[last_day - number * DAY for number in reversed(range(_DAYS))],
        zone=zone,
    )
    return sorted([*writer.entries, *said_later], key=lambda entry: entry.recorded_at)


class _Writer:
    """The person: lives day after day and writes down some of it."""

    def __init__(self, rng: Random, first_day: date, zone: tzinfo) -> None:
        self.entries: list[Entry] = []
        self._rng = rng
        self._first_day = first_day
        self._zone = zone
        self._feelings = Feelings(rng)

    def live(self, number: int) -> None:
        """Go through one day of the diary."""
        self._day = self._first_day + number * DAY
        self._feelings.wake_up(
            progress=number / (_DAYS - 1),
            ran_yesterday=(self._day - DAY).weekday() in _RUN_DAYS,
        )
        if number in _ILL:
            return
        if number == 0:
            self._evening(may_be_late=False)
            return
        is_last = number == _DAYS - 1
        if not is_last and self._happens(0.05):
            return
        self._morning()
        self._drinks()
        if self._day.weekday() == _WEDNESDAY and self._day.toordinal() // 7 % 2:
            self._therapist()
        elif self._happens(0.2):
            self._at_the_desk()
        if is_last or self._happens(0.76):
            self._evening(may_be_late=not is_last)

    def _morning(self) -> None:
        if self._happens(0.85):
            self._keep(self._clock(7, 5), has_time=False, night=self._night())
        if not self._happens(0.65):
            return
        scores = [
            self._feelings.score("pain", "now", self._feelings.level(NECK), NECK.place),
            self._feelings.score(
                "stiffness", "now", self._feelings.level(NECK) + 1, NECK.place
            ),
        ]
        if self._happens(0.5):
            calf = self._feelings.level(LEFT_CALF)
            scores.append(self._feelings.score("pain", "now", calf, LEFT_CALF.place))
        if self._happens(0.35):
            tired = 4 + (USUAL_NIGHT - self._feelings.slept) / 40
            scores.append(self._feelings.score("fatigue", "now", tired))
        if self._happens(0.25):
            scores.append(self._feelings.score("mood", "now", 6 - self._feelings.spell))
        if self._happens(0.2):
            scores.append(
                self._feelings.score("stress", "now", 4 + self._feelings.spell)
            )
        self._keep(
            self._clock(7, 20),
            ratings=tuple(scores),
            note=self._note("check-in"),
            tags=("train",) if self._happens(0.06) else (),
        )

    def _night(self) -> Night:
        quality = min(5, max(1, round(3 + (self._feelings.slept - USUAL_NIGHT) / 50)))
        if not self._happens(0.12):
            return Night(
                minutes=self._feelings.slept,
                quality=quality if self._happens(0.6) else None,
                awakenings=self._rng.randint(1, 3) if self._happens(0.15) else None,
            )
        in_bed = self._at(self._day - DAY, 22, self._rng.randrange(20, 45))
        lights_out = in_bed + timedelta(minutes=self._rng.randrange(5, 15))
        latency, awake = self._rng.randrange(10, 45, 5), self._rng.randrange(5, 40, 5)
        woke = lights_out + timedelta(minutes=self._feelings.slept + latency + awake)
        up = woke + timedelta(minutes=self._rng.randrange(5, 20))
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
        if self._happens(0.7):
            coffee = Drink(millilitres=200, beverage="coffee", caffeine_mg=95)
            self._keep(self._clock(8, 10), drink=coffee)
        for hour in (11, 15):
            if self._happens(0.48):
                amount = self._rng.choice((250, 300, 500, 500, 750))
                self._keep(self._clock(hour, 5), drink=Drink(millilitres=amount))
        if self._happens(0.12):
            tea = Drink(millilitres=300, beverage="tea", caffeine_mg=40)
            self._keep(self._clock(16, 10), drink=tea)

    def _therapist(self) -> None:
        eased = self._rng.uniform(1.0, 2.4)
        ratings = (
            *self._feelings.around("pain", NECK, eased),
            *self._feelings.around("stiffness", NECK, eased),
            *self._feelings.around("pain", TRAP, eased / 2),
            *self._feelings.around("pain", LEFT_CALF, self._rng.choice((0, 0, 0.6))),
        )
        self._feelings.be_treated(eased)
        self._keep(
            self._clock(17, 30),
            session=Session(
                kind="mfr-therapist",
                duration_seconds=self._rng.choice((45, 45, 50, 60)) * 60,
                practitioner="Mara",
                tool="hands",
                pressure=self._rng.choice((4, 5, 5, 6)),
            ),
            areas=(NECK.place, TRAP.place),
            ratings=ratings,
            side_effects=self._after_effects(),
            note=self._note("mfr-therapist", often=True),
        )

    def _after_effects(self) -> tuple[SideEffect, ...]:
        found = []
        if self._happens(0.5):
            found.append(
                SideEffect(effect="soreness", severity=self._rng.randint(1, 4))
            )
        if self._happens(0.3):
            found.append(SideEffect(effect="fatigue"))
        if self._happens(0.3):
            found.append(SideEffect(effect="thirst", severity=2))
        return tuple(found)

    def _at_the_desk(self) -> None:
        knows_when = self._happens(0.7)
        is_stretch = self._happens(0.65)
        kind = "stretch" if is_stretch else "heat"
        eased = self._rng.uniform(-0.4, 0.9)
        self._keep(
            self._clock(14, 40),
            has_time=knows_when,
            session=Session(kind=kind, duration_seconds=300 if is_stretch else 1200),
            areas=(NECK.place,),
            ratings=self._feelings.around("pain", NECK, eased),
            note=self._note(kind),
            tags=("desk",),
        )

    def _evening(self, *, may_be_late: bool) -> None:
        """Roll or use the ball; sometimes it is written down the next morning."""
        at = self._clock(21, 50) if self._happens(0.95) else self._after_midnight()
        is_late = may_be_late and self._happens(0.08)
        ran = self._day.weekday() in _RUN_DAYS
        common: dict[str, Any] = {
            "has_time": not (is_late and self._happens(0.5)),
            "recorded_at": self._at(self._day + DAY, 7, 45) if is_late else None,
            "tags": ("run",) if ran else (),
        }
        if self._happens(0.18):
            self._keep(
                at,
                session=Session(
                    kind="ball", duration_seconds=480, tool="lacrosse-ball"
                ),
                areas=(GLUTES.place,),
                ratings=self._feelings.around("pain", GLUTES, self._rng.uniform(0, 2)),
                note=self._note("ball"),
                **common,
            )
            return
        course = QUADS if ran and self._happens(0.4) else LEFT_CALF
        self._keep(
            at,
            session=self._rolling(),
            areas=(course.place, RIGHT_CALF.place)
            if course is LEFT_CALF and self._happens(0.4)
            else (course.place,),
            ratings=self._rolled(course),
            note=self._note("foam-roll"),
            **common,
        )

    def _rolling(self) -> Session:
        pressure = self._rng.choice((None, None, 4, 5, 6.5))
        if self._happens(0.15):
            return Session(
                kind="foam-roll",
                duration_seconds=180,
                sets=3,
                set_seconds=60,
                pressure=pressure,
            )
        minutes = self._rng.choice((None, 5, 8, 10, 10, 10, 15))
        return Session(
            kind="foam-roll",
            duration_seconds=minutes and minutes * 60,
            tool="foam-roller" if self._happens(0.2) else None,
            pressure=pressure,
        )

    def _rolled(self, course: Course) -> tuple[Rating, ...]:
        eased = self._rng.uniform(-0.3, 2.6)
        scores = self._feelings.around("pain", course, eased)
        if self._happens(0.55):
            scores += self._feelings.around("stiffness", course, eased + 0.5)
        if self._happens(0.08):
            return scores[:1]
        if self._happens(0.12):
            scores += self._feelings.around("pain", NECK, self._rng.choice((0, 0, 0.5)))
        return scores

    def _keep(
        self,
        at: datetime,
        *,
        has_time: bool = True,
        recorded_at: datetime | None = None,
        **parts: Any,  # noqa: ANN401 - any field of an entry
    ) -> None:
        """Write an entry; what only belongs to a day has no time."""
        named = [name for name in ("session", "night", "drink") if name in parts]
        written = recorded_at or at + timedelta(minutes=self._rng.randrange(1, 9))
        self.entries.append(
            Entry(
                id=str(UUID(int=self._rng.getrandbits(128), version=4)),
                type=named[0] if named else "check-in",
                day=self._day,
                at=at if has_time else None,
                zone=getattr(self._zone, "key", None) if has_time else None,
                recorded_at=written.astimezone(UTC),
                **parts,
            )
        )

    def _note(self, about: str, *, often: bool = False) -> str | None:
        if not self._happens(0.6 if often else 0.14):
            return None
        return self._rng.choice(_NOTES[about])

    def _clock(self, hour: int, minute: int) -> datetime:
        return self._at(self._day, hour, minute + self._rng.randrange(0, 40))

    def _after_midnight(self) -> datetime:
        return self._at(self._day + DAY, 0, self._rng.randrange(5, 40))

    def _at(self, day: date, hour: int, minute: int) -> datetime:
        wall = datetime.combine(day, time(hour)) + timedelta(minutes=minute)
        # Through UTC, because a clock may have skipped this time.
        real = wall.replace(tzinfo=self._zone).astimezone(UTC).astimezone(self._zone)
        return datetime.fromisoformat(real.isoformat())

    def _happens(self, probability: float) -> bool:
        return self._rng.random() < probability
