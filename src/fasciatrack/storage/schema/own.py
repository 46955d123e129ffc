"""Tables of what a person keeps besides entries."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlalchemy.types import REAL
from sqlmodel import SQLModel

from fasciatrack.domain import notices, own, scales, trials, vocabulary
from fasciatrack.storage.schema.columns import (
    STRICT,
    TableArguments,
    column,
    day,
    json_list,
    json_object,
    text,
    within,
    within_those_of,
    words,
)


class OwnAreaRow(SQLModel, table=True):
    """A body area the person added to the built-in ones."""

    __tablename__ = "own_area"
    __table_args__: ClassVar[TableArguments] = (
        text("slug", scales.NAME_CHARACTERS),
        text("name", scales.NAME_CHARACTERS),
        json_list("aliases"),
        STRICT,
    )

    slug: str = column(Text, "how it is typed", primary_key=True)
    name: str = column(Text, "how it is shown")
    aliases: str = column(Text, "other words for it, a JSON array")


class RoutineRow(SQLModel, table=True):
    """Areas in the order in which they are worked on, kept under a name."""

    __tablename__ = "routine"
    __table_args__: ClassVar[TableArguments] = (
        text("slug", scales.NAME_CHARACTERS),
        text("name", scales.NAME_CHARACTERS),
        json_list("steps"),
        within("rest_seconds", scales.REST_SECONDS),
        STRICT,
    )

    slug: str = column(Text, "how it is typed", primary_key=True)
    name: str = column(Text, "how it is shown")
    steps: str = column(Text, "area, side, seconds and sets of each, a JSON array")
    rest_seconds: int = column(Integer, "between two sets and two areas")


class GoalRow(SQLModel, table=True):
    """Something the person wants to reach."""

    __tablename__ = "goal"
    __table_args__: ClassVar[TableArguments] = (
        words("subject", own.GOALS),
        CheckConstraint(within_those_of("subject", "target", own.GOALS), name="target"),
        STRICT,
    )

    subject: str = column(Text, "sessions, water, sleep or pain", primary_key=True)
    target: float = column(REAL, "a week; ml a day; minutes a night; at most")


class OpenSessionRow(SQLModel, table=True):
    """The session that runs now; one row at most."""

    __tablename__ = "open_session"
    __table_args__: ClassVar[TableArguments] = (
        CheckConstraint("id = 'now'", name="id"),
        json_object("entry"),
        text("routine", scales.NAME_CHARACTERS),
        json_list("worked"),
        STRICT,
    )

    id: str = column(Text, "always `now`", primary_key=True)
    entry: str = column(Text, "the entry it will become, a JSON object")
    routine: str | None = column(Text, "the routine that guides it")
    worked: str = column(Text, "what was counted down so far, a JSON array")


class TrialRow(SQLModel, table=True):
    """Two options against each other, in an order that a coin decided."""

    __tablename__ = "trial"
    __table_args__: ClassVar[TableArguments] = (
        text("id", scales.NAME_CHARACTERS),
        words("metric", scales.METRICS),
        text("area", scales.NAME_CHARACTERS),
        words("side", vocabulary.SIDES),
        words("first", (*vocabulary.KINDS, trials.NOTHING)),
        words("second", (*vocabulary.KINDS, trials.NOTHING)),
        day("start"),
        within("days", trials.PERIOD_DAYS),
        CheckConstraint(
            f"skip >= {trials.FEWEST_SKIPPED} AND skip < days", name="skip"
        ),
        CheckConstraint(
            "length(draws) BETWEEN 2 AND 104 AND draws NOT GLOB '*[^AB]*'",
            name="draws",
        ),
        within("seed", trials.SEED),
        day("cancelled"),
        STRICT,
    )

    id: str = column(Text, "UUID that is the same on every device", primary_key=True)
    metric: str = column(Text, "what is compared")
    area: str | None = column(Text, "body area; null: the whole person")
    side: str | None = column(Text, "left, right or both; null: not said")
    first: str = column(Text, "the option called A: a kind, or nothing")
    second: str = column(Text, "the option called B")
    start: str = column(Text, "its first day")
    days: int = column(Integer, "length of a period")
    skip: int = column(Integer, "days at the start of a period that are left out")
    draws: str = column(Text, "the option of each period: A or B, in pairs")
    seed: int = column(Integer, "what the coin was started with")
    cancelled: str | None = column(Text, "when it was given up; null: it was not")


class NoticeRow(SQLModel, table=True):
    """A safety notice, as it was given."""

    __tablename__ = "notice"
    __table_args__: ClassVar[TableArguments] = (
        text("id", scales.NAME_CHARACTERS),
        words("rule", notices.RULES),
        day("day"),
        text("area", scales.NAME_CHARACTERS),
        words("side", vocabulary.SIDES),
        text("entry", scales.NAME_CHARACTERS),
        text("text", notices.NOTICE_CHARACTERS),
        Index(None, "day"),
        STRICT,
    )

    id: str = column(Text, "UUID that is the same on every device", primary_key=True)
    rule: str = column(Text, "what it is about")
    day: str = column(Text, "the person's local day when it was given")
    area: str | None = column(Text, "body area; null: not about one area")
    side: str | None = column(Text, "left, right or both; null: not said")
    entry: str | None = column(Text, "id of the entry behind it; it may be gone")
    text: str = column(Text, "what was said")
