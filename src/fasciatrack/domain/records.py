"""What the diary keeps: entries and their parts, as frozen values that are valid.

A record that exists obeys its bounds: every constructor checks them. Nothing here
is ever filled in for the person; what was not said is None.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from fasciatrack.domain import scales
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, SIDES, TOOLS, Side
from fasciatrack.errors import InvalidValueError, quoted

EntryType = Literal["session", "check-in", "night", "drink"]
ENTRY_TYPES: tuple[EntryType, ...] = ("session", "check-in", "night", "drink")


class Place(Value):
    """An area of the body, with its side where one was named."""

    area: str
    side: Side | None = None

    def __post_init__(self) -> None:
        _check_name(self.area, "area")
        _one_of(self.side, SIDES, "side")

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
        _one_of(self.metric, tuple(scales.METRICS), "metric")
        _one_of(self.phase, scales.PHASES, "phase")
        _one_of(self.side, SIDES, "side")
        scales.check_score(self.value, scales.METRICS[self.metric])
        if self.area is not None:
            _check_name(self.area, "area")
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

    def __post_init__(self) -> None:
        _one_of(self.kind, tuple(KINDS), "kind")
        _one_of(self.tool, TOOLS, "tool")
        _within(self.duration_seconds, scales.SESSION_SECONDS, "duration")
        _within(self.sets, scales.SETS, "sets")
        _within(self.set_seconds, scales.SET_SECONDS, "set length")
        _within(self.pressure, scales.PRESSURE, "pressure")
        if self.practitioner is not None:
            _check_name(self.practitioner, "practitioner")


class SideEffect(Value):
    """Something unwanted after a session."""

    effect: str
    severity: float | None = None

    def __post_init__(self) -> None:
        _one_of(self.effect, EFFECTS, "side effect")
        _within(self.severity, scales.SEVERITY, "severity")


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
        _within(self.minutes, scales.SLEEP_MINUTES, "sleep")
        _within(self.quality, scales.SLEEP_QUALITY, "sleep quality")
        _within(
            self.latency_minutes, scales.SLEEP_LATENCY_MINUTES, "time to fall asleep"
        )
        _within(self.awake_minutes, scales.AWAKE_MINUTES, "time awake")
        _within(self.awakenings, scales.AWAKENINGS, "awakenings")
        _in_order(self.in_bed_at, self.lights_out_at, self.woke_at, self.out_of_bed_at)


WATER = "water"
"""The beverage that is water; all others count among all drinks only."""


class Drink(Value):
    """Something drunk; amounts are always millilitres."""

    millilitres: int
    beverage: str = WATER
    caffeine_mg: int | None = None

    def __post_init__(self) -> None:
        _within(self.millilitres, scales.MILLILITRES, "drink")
        _one_of(self.beverage, BEVERAGES, "beverage")
        _within(self.caffeine_mg, scales.CAFFEINE_MG, "caffeine")


class Entry(Value):
    """One entry of the diary: a session, a check-in, a night or a drink.

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
    areas: tuple[Place, ...] = ()
    """What was worked on, most important first."""
    ratings: tuple[Rating, ...] = ()
    side_effects: tuple[SideEffect, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.note is not None:
            _check_name(self.note, "note", scales.NOTE_CHARACTERS)
        for tag in self.tags:
            _check_name(tag, "tag")
        for text, name in (
            (self.id, "id"),
            (self.zone, "zone"),
            (self.source, "source"),
        ):
            if text is not None:
                _check_name(text, name)
        _one_of(self.type, ENTRY_TYPES, "entry type")
        _aware(self.recorded_at, "recorded_at")
        if self.at is not None:
            _aware(self.at, "at")
        parts = {
            "session": self.session,
            "night": self.night,
            "drink": self.drink,
        }
        for name, part in parts.items():
            if (part is not None) != (self.type == name):
                raise InvalidValueError(f"a {self.type} entry with a wrong {name} part")
        if self.type == "check-in" and not (self.ratings or self.note):
            raise InvalidValueError("the check-in is empty", hint="rate something")
        _no_repeats(self.ratings)

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


class OwnArea(Value):
    """A body area that the person added."""

    slug: str
    """How it is typed and stored: lower case, words joined by `-`."""
    name: str
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_name(self.slug, "area")
        _check_name(self.name, "name")
        for alias in self.aliases:
            _check_name(alias, "alias")


def _check_name(text: str, name: str, longest: int = scales.NAME_CHARACTERS) -> None:
    if not text:
        raise InvalidValueError(f"the {name} is empty", hint="give it a word")
    scales.check_text(text, name, longest)


def _within(value: float | None, bounds: scales.Bounds, name: str) -> None:
    if value is not None:
        bounds.check(value, name)


def _one_of(value: str | None, allowed: tuple[str, ...], name: str) -> None:
    if value is not None and value not in allowed:
        raise InvalidValueError(f"{quoted(value)} is not a known {name}")


def _aware(moment: datetime, name: str) -> None:
    offset = moment.utcoffset()
    if offset is None:
        raise InvalidValueError(f"{name} has no offset from UTC")
    if offset.seconds % 60 or offset.microseconds:
        raise InvalidValueError(
            f"{name} {moment.isoformat()} has an offset with seconds",
            hint="offsets from UTC are whole minutes",
        )


def _in_order(*moments: datetime | None) -> None:
    known = [moment for moment in moments if moment is not None]
    for moment in known:
        _aware(moment, "a sleep time")
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
