"""Tables of what a person keeps besides entries."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Integer, Text
from sqlalchemy.types import REAL
from sqlmodel import SQLModel

from fasciatrack.domain import own, scales
from fasciatrack.storage.schema.columns import (
    STRICT,
    TableArguments,
    column,
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
