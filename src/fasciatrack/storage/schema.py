"""The shape of the diary file, said once: tables, types, bounds, indexes.

Every column holds plain text, integers or reals, so that any program can read them:
instants are ISO 8601 in UTC with a `Z`, local moments ISO 8601 with offset, days
`YYYY-MM-DD`. Bounds and words come from the domain and become CHECK constraints.
Importing this module is slow; the everyday commands never do.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlalchemy.types import REAL, TypeEngine
from sqlmodel import Field, SQLModel

from fasciatrack.domain import records, scales, vocabulary

TableArguments = tuple[CheckConstraint | Index | dict[str, Any], ...]

STRICT = {"sqlite_strict": True}
STRICT_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""Rows stored in the order of their key, which saves a second index."""

SQLModel.metadata.naming_convention = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


def _within(column: str, bounds: scales.Bounds) -> CheckConstraint:
    return CheckConstraint(
        f"{column} BETWEEN {bounds.low:g} AND {bounds.high:g}", name=column
    )


def _words(column: str, words: Iterable[str]) -> CheckConstraint:
    quoted = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({quoted})", name=column)


def _text(column: str, longest: int, shortest: int = 1) -> CheckConstraint:
    """Bound the length; a NUL would hide the rest of the text from length()."""
    return CheckConstraint(
        f"length({column}) BETWEEN {shortest} AND {longest}"
        f" AND instr({column}, char(0)) = 0",
        name=column,
    )


def _instant(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} GLOB '????-??-??T??:??:??*Z'", name=column)


def _moment(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} GLOB '????-??-??T??:??*[+-]??:??'", name=column)


def _value_on_its_scale() -> CheckConstraint:
    scales_of = " ".join(
        f"WHEN '{metric.name}' THEN value BETWEEN {metric.bounds.low:g}"
        f" AND {metric.bounds.high:g}"
        for metric in scales.METRICS.values()
    )
    return CheckConstraint(
        f"CASE metric {scales_of} ELSE 0 END AND value = round(value, 1)", name="value"
    )


def _column(kind: type[TypeEngine[Any]], meaning: str, **more: Any) -> Any:  # noqa: ANN401 - as Field itself
    return Field(sa_type=kind, description=meaning, **more)


def _of_entry() -> Any:  # noqa: ANN401 - as Field itself
    return _column(
        Integer,
        "the entry it belongs to",
        primary_key=True,
        foreign_key="entry.number",
        ondelete="CASCADE",
    )


def _position() -> Any:  # noqa: ANN401 - as Field itself
    return _column(Integer, "order within the entry, from 0", primary_key=True)


class EntryRow(SQLModel, table=True):
    """What every entry has: a session, a check-in, a night or a drink."""

    __tablename__ = "entry"
    __table_args__: ClassVar[TableArguments] = (
        _words("type", records.ENTRY_TYPES),
        CheckConstraint("day GLOB '????-??-??'", name="day"),
        _instant("at"),
        _instant("recorded_at"),
        CheckConstraint("utc_offset_minutes BETWEEN -1440 AND 1440", name="utc_offset"),
        CheckConstraint("(at IS NULL) = (utc_offset_minutes IS NULL)", name="moment"),
        _text("note", scales.NOTE_CHARACTERS),
        _text("source", scales.NAME_CHARACTERS),
        Index(None, "day"),
        STRICT,
    )

    number: int = _column(Integer, "how people call it", primary_key=True)
    id: str = _column(Text, "UUID that is the same on every device", unique=True)
    type: str = _column(Text, "session, check-in, night or drink")
    day: str = _column(Text, "the person's local day, fixed when logged")
    at: str | None = _column(Text, "when it happened, UTC; null: only the day is known")
    utc_offset_minutes: int | None = _column(Integer, "offset that held at that moment")
    zone: str | None = _column(Text, "IANA time zone, when known")
    recorded_at: str = _column(Text, "when it was written down, UTC")
    source: str = _column(Text, "manual, or the import it came from")
    note: str | None = _column(Text, "private words; never interpreted")


class SessionRow(SQLModel, table=True):
    """What was done in a session."""

    __tablename__ = "session"
    __table_args__: ClassVar[TableArguments] = (
        _words("kind", vocabulary.KINDS),
        _within("duration_seconds", scales.SESSION_SECONDS),
        _within("sets", scales.SETS),
        _within("set_seconds", scales.SET_SECONDS),
        _text("practitioner", scales.NAME_CHARACTERS),
        _words("tool", vocabulary.TOOLS),
        _within("pressure", scales.PRESSURE),
        STRICT,
    )

    entry: int = _of_entry()
    kind: str = _column(Text, "kind of self-care or treatment")
    duration_seconds: int | None = _column(Integer, "how long, all sets together")
    sets: int | None = _column(Integer, "how many sets")
    set_seconds: int | None = _column(Integer, "how long one set was")
    practitioner: str | None = _column(Text, "self, or the therapist's name")
    tool: str | None = _column(Text, "what was used")
    pressure: float | None = _column(REAL, "0 touch, 5 firm but comfortable, 10 worst")


class WorkedAreaRow(SQLModel, table=True):
    """An area a session worked on; position 0 is the main one."""

    __tablename__ = "worked_area"
    __table_args__: ClassVar[TableArguments] = (
        _text("area", scales.NAME_CHARACTERS),
        _words("side", vocabulary.SIDES),
        STRICT_BY_KEY,
    )

    entry: int = _of_entry()
    position: int = _position()
    area: str = _column(Text, "body area")
    side: str | None = _column(Text, "left, right or both; null: not said")


class RatingRow(SQLModel, table=True):
    """One score, before or after a session, or now at a check-in."""

    __tablename__ = "rating"
    __table_args__: ClassVar[TableArguments] = (
        _words("metric", scales.METRICS),
        _words("phase", scales.PHASES),
        _value_on_its_scale(),
        _text("area", scales.NAME_CHARACTERS),
        _words("side", vocabulary.SIDES),
        STRICT_BY_KEY,
    )

    entry: int = _of_entry()
    position: int = _position()
    metric: str = _column(Text, "what was rated")
    phase: str = _column(Text, "before, after or now")
    value: float = _column(REAL, "0 to 10; mobility 0 to 100 %")
    area: str | None = _column(Text, "body area; null: the whole person")
    side: str | None = _column(Text, "left, right or both; null: not said")


class SideEffectRow(SQLModel, table=True):
    """Something unwanted after a session."""

    __tablename__ = "side_effect"
    __table_args__: ClassVar[TableArguments] = (
        _words("effect", vocabulary.EFFECTS),
        _within("severity", scales.SEVERITY),
        STRICT_BY_KEY,
    )

    entry: int = _of_entry()
    position: int = _position()
    effect: str = _column(Text, "what was felt")
    severity: float | None = _column(REAL, "0 to 10")


class TagRow(SQLModel, table=True):
    """A word the person attached to an entry."""

    __tablename__ = "tag"
    __table_args__: ClassVar[TableArguments] = (
        _text("tag", scales.NAME_CHARACTERS),
        STRICT_BY_KEY,
    )

    entry: int = _of_entry()
    position: int = _position()
    tag: str = _column(Text, "the person's own word")


class NightRow(SQLModel, table=True):
    """One night's sleep; its entry's day is the day of waking up."""

    __tablename__ = "night"
    __table_args__: ClassVar[TableArguments] = (
        _within("minutes", scales.SLEEP_MINUTES),
        _within("quality", scales.SLEEP_QUALITY),
        _moment("in_bed_at"),
        _moment("lights_out_at"),
        _moment("woke_at"),
        _moment("out_of_bed_at"),
        _within("latency_minutes", scales.SLEEP_LATENCY_MINUTES),
        _within("awake_minutes", scales.AWAKE_MINUTES),
        _within("awakenings", scales.AWAKENINGS),
        STRICT,
    )

    entry: int = _of_entry()
    minutes: int | None = _column(Integer, "time asleep, as estimated")
    quality: int | None = _column(Integer, "1 very poor to 5 very good")
    in_bed_at: str | None = _column(Text, "into bed, with offset")
    lights_out_at: str | None = _column(Text, "tried to sleep, with offset")
    woke_at: str | None = _column(Text, "final awakening, with offset")
    out_of_bed_at: str | None = _column(Text, "got up, with offset")
    latency_minutes: int | None = _column(Integer, "time to fall asleep")
    awake_minutes: int | None = _column(Integer, "awake in between, in all")
    awakenings: int | None = _column(Integer, "how often awake in between")


class DrinkRow(SQLModel, table=True):
    """Something drunk."""

    __tablename__ = "drink"
    __table_args__: ClassVar[TableArguments] = (
        _within("millilitres", scales.MILLILITRES),
        _words("beverage", vocabulary.BEVERAGES),
        _within("caffeine_mg", scales.CAFFEINE_MG),
        STRICT,
    )

    entry: int = _of_entry()
    millilitres: int = _column(Integer, "amount")
    beverage: str = _column(Text, "what it was")
    caffeine_mg: int | None = _column(Integer, "caffeine in it; null: not said")


class OwnAreaRow(SQLModel, table=True):
    """A body area the person added to the built-in ones."""

    __tablename__ = "own_area"
    __table_args__: ClassVar[TableArguments] = (
        _text("slug", scales.NAME_CHARACTERS),
        _text("name", scales.NAME_CHARACTERS),
        CheckConstraint("aliases GLOB '[[]*]'", name="aliases"),
        STRICT,
    )

    slug: str = _column(Text, "how it is typed", primary_key=True)
    name: str = _column(Text, "how it is shown")
    aliases: str = _column(Text, "other words for it, a JSON array")


class OperationRow(SQLModel, table=True):
    """One command that changed the diary; rows are only ever added."""

    __tablename__ = "operation"
    __table_args__: ClassVar[TableArguments] = (
        CheckConstraint("revisions >= 0", name="revisions"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        _text("key", scales.NAME_CHARACTERS),
        Index(None, "clock"),
        STRICT,
    )

    id: str = _column(Text, "UUID", primary_key=True)
    device: str = _column(Text, "the diary copy that made it")
    clock: int = _column(Integer, "milliseconds since 1970, never going back")
    command: str = _column(Text, "log, edit, undo, …")
    undoes: str | None = _column(
        Text, "the operation it takes back", foreign_key="operation.id"
    )
    key: str | None = _column(Text, "a script's word, stored once", unique=True)
    revisions: int = _column(Integer, "how many revisions it made")
    sha256: str = _column(Text, "over its columns and its revisions' hashes")


class RevisionRow(SQLModel, table=True):
    """One state of an entry or own area; the last one is what tables show."""

    __tablename__ = "revision"
    __table_args__: ClassVar[TableArguments] = (
        _words("subject", ("entry", "area")),
        CheckConstraint("is_deleted IN (0, 1)", name="is_deleted"),
        CheckConstraint("body GLOB '{*}'", name="body"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        Index("ix_revision_subject_id", "subject_id", "clock"),
        Index(None, "operation"),
        Index(None, "number"),
        STRICT,
    )

    id: str = _column(Text, "UUID", primary_key=True)
    operation: str = _column(Text, "what made it", foreign_key="operation.id")
    subject: str = _column(Text, "entry or area")
    subject_id: str = _column(Text, "the entry's UUID or the area's slug")
    number: int | None = _column(Integer, "the entry's number")
    clock: int = _column(Integer, "the operation's clock")
    parent: str | None = _column(
        Text, "the revision it follows", foreign_key="revision.id"
    )
    is_deleted: int = _column(Integer, "1: deleted; the body is what it was")
    body: str = _column(Text, "the whole record as canonical JSON")
    sha256: str = _column(Text, "over its other columns")


class DeviceRow(SQLModel, table=True):
    """Which copy of the diary this file is; one row."""

    __tablename__ = "device"
    __table_args__: ClassVar[TableArguments] = (STRICT,)

    id: str = _column(Text, "UUID", primary_key=True)


TABLES: tuple[type[SQLModel], ...] = (
    EntryRow,
    SessionRow,
    WorkedAreaRow,
    RatingRow,
    SideEffectRow,
    TagRow,
    NightRow,
    DrinkRow,
    OwnAreaRow,
    OperationRow,
    RevisionRow,
    DeviceRow,
)
