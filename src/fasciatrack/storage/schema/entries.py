"""Tables of entries and their parts."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlalchemy.types import REAL
from sqlmodel import SQLModel

from fasciatrack.domain import afterwards, records, scales, vocabulary
from fasciatrack.storage.schema.columns import (
    STRICT,
    STRICT_BY_KEY,
    TableArguments,
    column,
    day,
    instant,
    moment,
    of_entry,
    position,
    score,
    text,
    value_on_its_scale,
    within,
    words,
)


class EntryRow(SQLModel, table=True):
    """What every entry has, whatever it is."""

    __tablename__ = "entry"
    __table_args__: ClassVar[TableArguments] = (
        words("type", records.ENTRY_TYPES),
        day("day"),
        instant("at"),
        instant("recorded_at"),
        CheckConstraint("utc_offset_minutes BETWEEN -1440 AND 1440", name="utc_offset"),
        CheckConstraint("(at IS NULL) = (utc_offset_minutes IS NULL)", name="moment"),
        text("note", scales.NOTE_CHARACTERS),
        text("source", scales.NAME_CHARACTERS),
        Index(None, "day"),
        STRICT,
    )

    number: int = column(Integer, "how people call it", primary_key=True)
    id: str = column(Text, "UUID that is the same on every device", unique=True)
    type: str = column(Text, "session, check-in, follow-up, look-back, night or drink")
    day: str = column(Text, "the person's local day, fixed when logged")
    at: str | None = column(Text, "when it happened, UTC; null: only the day is known")
    utc_offset_minutes: int | None = column(Integer, "offset that held at that moment")
    zone: str | None = column(Text, "IANA time zone, when known")
    recorded_at: str = column(Text, "when it was written down, UTC")
    source: str = column(Text, "manual, or the import it came from")
    note: str | None = column(Text, "private words; never interpreted")


class SessionRow(SQLModel, table=True):
    """What was done in a session."""

    __tablename__ = "session"
    __table_args__: ClassVar[TableArguments] = (
        words("kind", vocabulary.KINDS),
        within("duration_seconds", scales.SESSION_SECONDS),
        within("sets", scales.SETS),
        within("set_seconds", scales.SET_SECONDS),
        text("practitioner", scales.NAME_CHARACTERS),
        words("tool", vocabulary.TOOLS),
        within("pressure", scales.PRESSURE),
        words("sensation", vocabulary.SENSATIONS),
        score("discomfort"),
        STRICT,
    )

    entry: int = of_entry()
    kind: str = column(Text, "kind of self-care or treatment")
    duration_seconds: int | None = column(Integer, "how long, all sets together")
    sets: int | None = column(Integer, "how many sets")
    set_seconds: int | None = column(Integer, "how long one set was")
    practitioner: str | None = column(Text, "self, or the therapist's name")
    tool: str | None = column(Text, "what was used")
    pressure: float | None = column(REAL, "0 touch, 5 firm but comfortable, 10 worst")
    sensation: str | None = column(Text, "pressure, tender or sharp, while it lasted")
    discomfort: float | None = column(REAL, "while it lasted, 0 to 10")


class WorkedAreaRow(SQLModel, table=True):
    """An area a session worked on; position 0 is the main one."""

    __tablename__ = "worked_area"
    __table_args__: ClassVar[TableArguments] = (
        text("area", scales.NAME_CHARACTERS),
        words("side", vocabulary.SIDES),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    area: str = column(Text, "body area")
    side: str | None = column(Text, "left, right or both; null: not said")


class RatingRow(SQLModel, table=True):
    """One score, before or after a session, or now at a check-in."""

    __tablename__ = "rating"
    __table_args__: ClassVar[TableArguments] = (
        words("metric", scales.METRICS),
        words("phase", scales.PHASES),
        value_on_its_scale(),
        text("area", scales.NAME_CHARACTERS),
        words("side", vocabulary.SIDES),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    metric: str = column(Text, "what was rated")
    phase: str = column(Text, "before, after or now")
    value: float = column(REAL, "0 to 10; mobility 0 to 100 %")
    area: str | None = column(Text, "body area; null: the whole person")
    side: str | None = column(Text, "left, right or both; null: not said")


class SideEffectRow(SQLModel, table=True):
    """Something unwanted after a session."""

    __tablename__ = "side_effect"
    __table_args__: ClassVar[TableArguments] = (
        words("effect", vocabulary.EFFECTS),
        within("severity", scales.SEVERITY),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    effect: str = column(Text, "what was felt")
    severity: float | None = column(REAL, "0 to 10")


class TagRow(SQLModel, table=True):
    """A word the person attached to an entry."""

    __tablename__ = "tag"
    __table_args__: ClassVar[TableArguments] = (
        text("tag", scales.NAME_CHARACTERS),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    tag: str = column(Text, "the person's own word")


class NightRow(SQLModel, table=True):
    """One night's sleep; its entry's day is the day of waking up."""

    __tablename__ = "night"
    __table_args__: ClassVar[TableArguments] = (
        within("minutes", scales.SLEEP_MINUTES),
        within("quality", scales.SLEEP_QUALITY),
        moment("in_bed_at"),
        moment("lights_out_at"),
        moment("woke_at"),
        moment("out_of_bed_at"),
        within("latency_minutes", scales.SLEEP_LATENCY_MINUTES),
        within("awake_minutes", scales.AWAKE_MINUTES),
        within("awakenings", scales.AWAKENINGS),
        STRICT,
    )

    entry: int = of_entry()
    minutes: int | None = column(Integer, "time asleep, as estimated")
    quality: int | None = column(Integer, "1 very poor to 5 very good")
    in_bed_at: str | None = column(Text, "into bed, with offset")
    lights_out_at: str | None = column(Text, "tried to sleep, with offset")
    woke_at: str | None = column(Text, "final awakening, with offset")
    out_of_bed_at: str | None = column(Text, "got up, with offset")
    latency_minutes: int | None = column(Integer, "time to fall asleep")
    awake_minutes: int | None = column(Integer, "awake in between, in all")
    awakenings: int | None = column(Integer, "how often awake in between")


class DrinkRow(SQLModel, table=True):
    """Something drunk."""

    __tablename__ = "drink"
    __table_args__: ClassVar[TableArguments] = (
        within("millilitres", scales.MILLILITRES),
        words("beverage", vocabulary.BEVERAGES),
        within("caffeine_mg", scales.CAFFEINE_MG),
        STRICT,
    )

    entry: int = of_entry()
    millilitres: int = column(Integer, "amount")
    beverage: str = column(Text, "what it was")
    caffeine_mg: int | None = column(Integer, "caffeine in it; null: not said")


class FollowUpRow(SQLModel, table=True):
    """A look at a session a day or more later; its scores are in rating."""

    __tablename__ = "follow_up"
    __table_args__: ClassVar[TableArguments] = (
        text("session", scales.NAME_CHARACTERS),
        CheckConstraint("hours IN (24, 48, 72)", name="hours"),
        words("hobbling", afterwards.ANSWERS),
        words("movement", afterwards.MOVEMENTS),
        within("movement_minutes", scales.MOVEMENT_MINUTES),
        words("activity_load", afterwards.LOADS),
        within("water_ml", scales.WATER_AFTER_ML),
        Index(None, "session"),
        STRICT,
    )

    entry: int = of_entry()
    session: str = column(Text, "id of the session's entry; it may be gone")
    hours: int = column(Integer, "24, 48 or 72 after the session")
    hobbling: str | None = column(Text, "yes, no or unsure")
    movement: str | None = column(Text, "moving after the session")
    movement_minutes: int | None = column(Integer, "how long")
    activity_load: str | None = column(Text, "how hard the rest of the day was")
    water_ml: int | None = column(Integer, "drunk in the hours after, as remembered")


class LookBackRow(SQLModel, table=True):
    """The month behind: four outcomes, and the PEG of the past week."""

    __tablename__ = "look_back"
    __table_args__: ClassVar[TableArguments] = (
        words("less_pain", afterwards.ANSWERS),
        words("more_motion", afterwards.ANSWERS),
        words("better_sleep", afterwards.ANSWERS),
        words("better_performance", afterwards.ANSWERS),
        score("peg_pain"),
        score("peg_enjoyment"),
        score("peg_activity"),
        STRICT,
    )

    entry: int = of_entry()
    less_pain: str | None = column(Text, "yes, no or unsure")
    more_motion: str | None = column(Text, "yes, no or unsure")
    better_sleep: str | None = column(Text, "yes, no or unsure")
    better_performance: str | None = column(Text, "yes, no or unsure")
    peg_pain: float | None = column(REAL, "average pain, past week, 0 to 10")
    peg_enjoyment: float | None = column(REAL, "in the way of enjoying life, 0 to 10")
    peg_activity: float | None = column(REAL, "in the way of activity, 0 to 10")


class ActivityRow(SQLModel, table=True):
    """One of the person's own activities, at a look back."""

    __tablename__ = "activity"
    __table_args__: ClassVar[TableArguments] = (
        text("activity", scales.NAME_CHARACTERS),
        score("score"),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    activity: str = column(Text, "in the person's own words")
    score: float = column(REAL, "0 unable to 10 as before")


class RecommendationRow(SQLModel, table=True):
    """Whether a therapist would be recommended, at a look back."""

    __tablename__ = "recommendation"
    __table_args__: ClassVar[TableArguments] = (
        text("practitioner", scales.NAME_CHARACTERS),
        words("would", afterwards.ANSWERS),
        STRICT_BY_KEY,
    )

    entry: int = of_entry()
    position: int = position()
    practitioner: str = column(Text, "the therapist's name")
    would: str = column(Text, "yes, no or unsure")
