"""What the diary keeps: entries and their parts, as frozen values that are valid.

A record that exists obeys its bounds: every constructor checks them. Nothing here
is ever filled in for the person; what was not said is None.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from fasciatrack.domain import scales
from fasciatrack.domain.afterwards import (
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.checks import aware, check_name, one_of, score, within
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import (
    BEVERAGES,
    EFFECTS,
    KINDS,
    SENSATIONS,
    SIDES,
    TOOLS,
    Sensation,
    Side,
)
from fasciatrack.errors import InvalidValueError

EntryType = Literal["session", "check-in", "follow-up", "look-back", "night", "drink"]
ENTRY_TYPES: tuple[EntryType, ...] = (
    "session",
    "check-in",
    "follow-up",
    "look-back",
    "night",
    "drink",
)

HOBBLING = "hobbling"
"""The tag of a check-in at which somebody hobbles; it needs no score besides."""


class Place(Value):
    """An area of the body, with its side where one was named."""

    area: str
    side: Side | None = None

    def __post_init__(self) -> None:
        check_name(self.area, "area")
        one_of(self.side, SIDES, "side")

    def __hash__(self) -> int:
        # Ten years of scores are put under their places.
        return hash((self.area, self.side))

    def __str__(self) -> str:
        """As a person reads it: `left calf`, `calf (both)`, `neck`."""
        area = self.area.replace("-", " ")
        if self.side is None:
            return area
        return f"{area} (both)" if self.side == "both" else f"{self.side} {area}"


@lru_cache(maxsize=256)
def _place(area: str, side: Side | None) -> Place:
    # A report asks a million ratings for a handful of places.
    return Place(area=area, side=side)


class Rating(Value):
    """One score; `place` is None when it is about the whole person."""

    metric: str
    phase: scales.Phase
    value: float
    area: str | None = None
    side: Side | None = None

    def __post_init__(self) -> None:
        one_of(self.metric, tuple(scales.METRICS), "metric")
        one_of(self.phase, scales.PHASES, "phase")
        one_of(self.side, SIDES, "side")
        scales.check_score(self.value, scales.METRICS[self.metric])
        if self.area is not None:
            check_name(self.area, "area")
        elif self.side is not None:
            raise InvalidValueError(f"the side {self.side} has no area")

    @property
    def place(self) -> Place | None:
        """Where it was felt."""
        if self.area is None:
            return None
        return _place(self.area, self.side)


class Session(Value):
    """What was done: one kind of self-care or treatment."""

    kind: str
    duration_seconds: int | None = None
    sets: int | None = None
    set_seconds: int | None = None
    """How long one set lasted; with `sets` it gives the duration."""
    practitioner: str | None = None
    """`self`, or the therapist's name as the person writes it."""
    tool: str | None = None
    pressure: float | None = None
    """0 touch, 5 firm but comfortable, 10 unbearable."""
    sensation: Sensation | None = None
    """What the pressure felt like."""
    discomfort: float | None = None
    """While it lasted: 0 none to 10 unbearable."""

    def __post_init__(self) -> None:
        one_of(self.kind, tuple(KINDS), "kind")
        one_of(self.tool, TOOLS, "tool")
        within(self.duration_seconds, scales.SESSION_SECONDS, "duration")
        within(self.sets, scales.SETS, "sets")
        within(self.set_seconds, scales.SET_SECONDS, "set length")
        within(self.pressure, scales.PRESSURE, "pressure")
        one_of(self.sensation, SENSATIONS, "sensation")
        score(self.discomfort, "discomfort")
        if self.practitioner is not None:
            check_name(self.practitioner, "practitioner")


class SideEffect(Value):
    """Something unwanted after a session."""

    effect: str
    severity: float | None = None

    def __post_init__(self) -> None:
        one_of(self.effect, EFFECTS, "side effect")
        within(self.severity, scales.SEVERITY, "severity")


class Night(Value):
    """One night's sleep; it belongs to the day of waking up."""

    minutes: int | None = None
    """Time asleep, as the person estimates it."""
    quality: int | None = None
    """1 very poor … 5 very good."""
    in_bed_at: datetime | None = None
    lights_out_at: datetime | None = None
    woke_at: datetime | None = None
    out_of_bed_at: datetime | None = None
    latency_minutes: int | None = None
    """From lights out until asleep."""
    awake_minutes: int | None = None
    """Awake in between, all awakenings together."""
    awakenings: int | None = None

    def __post_init__(self) -> None:
        within(self.minutes, scales.SLEEP_MINUTES, "sleep")
        within(self.quality, scales.SLEEP_QUALITY, "sleep quality")
        within(
            self.latency_minutes, scales.SLEEP_LATENCY_MINUTES, "time to fall asleep"
        )
        within(self.awake_minutes, scales.AWAKE_MINUTES, "time awake")
        within(self.awakenings, scales.AWAKENINGS, "awakenings")
        _in_order(self.in_bed_at, self.lights_out_at, self.woke_at, self.out_of_bed_at)


WATER = "water"
"""The beverage that is water; all others count among all drinks only."""


class Drink(Value):
    """Something drunk; amounts are always millilitres."""

    millilitres: int
    beverage: str = WATER
    caffeine_mg: int | None = None

    def __post_init__(self) -> None:
        within(self.millilitres, scales.MILLILITRES, "drink")
        one_of(self.beverage, BEVERAGES, "beverage")
        within(self.caffeine_mg, scales.CAFFEINE_MG, "caffeine")


class Entry(Value):
    """One entry of the diary, of one of the ENTRY_TYPES.

    `day` is the person's local day, fixed when logged: it never moves with a later
    change of zone or of the hour at which the day ends. `at` is None when only the
    day is known; a time is never guessed.
    """

    id: str
    type: EntryType
    day: date
    recorded_at: datetime
    """When it was written down, in UTC; later than `at` for late entries."""
    number: int | None = None
    """How people call it; given by the diary when it is stored."""
    at: datetime | None = None
    """When it happened, with the offset from UTC that held there and then."""
    zone: str | None = None
    """The IANA zone it happened in, when known."""
    source: str = "manual"
    """`manual`, or the name of the import it came from."""
    note: str | None = None
    session: Session | None = None
    night: Night | None = None
    drink: Drink | None = None
    follow_up: FollowUp | None = None
    look_back: LookBack | None = None
    areas: tuple[Place, ...] = ()
    """What was worked on, most important first."""
    ratings: tuple[Rating, ...] = ()
    side_effects: tuple[SideEffect, ...] = ()
    activities: tuple[ActivityScore, ...] = ()
    """How well the person's own activities go, at a look back."""
    recommendations: tuple[Recommendation, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.note is not None:
            check_name(self.note, "note", scales.NOTE_CHARACTERS)
        for tag in self.tags:
            check_name(tag, "tag")
        for text, name in (
            (self.id, "id"),
            (self.zone, "zone"),
            (self.source, "source"),
        ):
            if text is not None:
                check_name(text, name)
        one_of(self.type, ENTRY_TYPES, "entry type")
        aware(self.recorded_at, "recorded_at")
        if self.at is not None:
            aware(self.at, "at")
        self._check_parts()
        self._check_said()
        _no_repeats(self.ratings)

    def _check_parts(self) -> None:
        parts = {
            "session": self.session,
            "night": self.night,
            "drink": self.drink,
            "follow-up": self.follow_up,
            "look-back": self.look_back,
        }
        for name, part in parts.items():
            if (part is not None) != (self.type == name):
                raise InvalidValueError(f"a {self.type} entry with a wrong {name} part")

    def _check_said(self) -> None:
        if self.type == "check-in" and not (
            self.ratings or self.note or HOBBLING in self.tags
        ):
            raise InvalidValueError("the check-in is empty", hint="rate something")
        is_empty = self.follow_up is not None and self.follow_up.is_empty
        if is_empty and not (self.ratings or self.note):
            raise InvalidValueError("the follow-up is empty", hint="rate something")
        if self.look_back is None:
            if self.activities or self.recommendations:
                raise InvalidValueError(
                    f"a {self.type} entry with what belongs to a look back"
                )
        elif self.look_back.is_empty and not (
            self.activities or self.recommendations or self.note
        ):
            raise InvalidValueError("the look back is empty", hint="answer something")
        names = [scored.activity.casefold() for scored in self.activities]
        if len(set(names)) < len(names):
            raise InvalidValueError("an activity is scored twice", hint="score it once")

    @property
    def is_late(self) -> bool:
        """Whether it was written down on a later calendar day than it happened.

        When an imported entry was first written down is not known, so it never is.
        """
        if self.source != "manual":
            return False
        if self.at is None:
            return self.recorded_at.date() > self.day
        return self.recorded_at.astimezone(self.at.tzinfo).date() > self.at.date()


def _in_order(*moments: datetime | None) -> None:
    known = [moment for moment in moments if moment is not None]
    for moment in known:
        aware(moment, "a sleep time")
    if known != sorted(known):
        raise InvalidValueError(
            "the sleep times are not in order",
            hint="into bed, lights out, woke up, out of bed",
        )


def _no_repeats(ratings: tuple[Rating, ...]) -> None:
    seen = set()
    for rating in ratings:
        what = (rating.metric, rating.phase, rating.area, rating.side)
        if what in seen:
            place = f" of {rating.place}" if rating.place else ""
            raise InvalidValueError(
                f"{rating.metric} {rating.phase}{place} is given twice",
                hint="give each score once",
            )
        seen.add(what)
