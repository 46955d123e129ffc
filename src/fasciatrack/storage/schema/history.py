"""Tables of the history, which only ever grow."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlmodel import SQLModel

from fasciatrack.domain import scales
from fasciatrack.storage import own_tables
from fasciatrack.storage.schema.columns import (
    STRICT,
    TableArguments,
    column,
    json_object,
    text,
    words,
)


class OperationRow(SQLModel, table=True):
    """One command that changed the diary; rows are only ever added."""

    __tablename__ = "operation"
    __table_args__: ClassVar[TableArguments] = (
        CheckConstraint("revisions >= 0", name="revisions"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        text("key", scales.NAME_CHARACTERS),
        Index(None, "clock"),
        STRICT,
    )

    id: str = column(Text, "UUID", primary_key=True)
    device: str = column(Text, "the diary copy that made it")
    clock: int = column(Integer, "milliseconds since 1970, never going back")
    command: str = column(Text, "log, edit, undo, …")
    undoes: str | None = column(
        Text, "the operation it takes back", foreign_key="operation.id"
    )
    key: str | None = column(Text, "a script's word, stored once", unique=True)
    revisions: int = column(Integer, "how many revisions it made")
    sha256: str = column(Text, "over its columns and its revisions' hashes")


class RevisionRow(SQLModel, table=True):
    """One state of a record; the last one is what the tables show."""

    __tablename__ = "revision"
    __table_args__: ClassVar[TableArguments] = (
        words("subject", ("entry", *own_tables.OWN)),
        CheckConstraint("is_deleted IN (0, 1)", name="is_deleted"),
        json_object("body"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        Index("ix_revision_subject_id", "subject_id", "clock"),
        Index(None, "operation"),
        Index(None, "number"),
        STRICT,
    )

    id: str = column(Text, "UUID", primary_key=True)
    operation: str = column(Text, "what made it", foreign_key="operation.id")
    subject: str = column(Text, "entry, area, routine, goal, running, trial or notice")
    subject_id: str = column(Text, "the entry's UUID, or the name of what it is")
    number: int | None = column(Integer, "the entry's number")
    clock: int = column(Integer, "the operation's clock")
    parent: str | None = column(
        Text, "the revision it follows", foreign_key="revision.id"
    )
    is_deleted: int = column(Integer, "1: deleted; the body is what it was")
    body: str = column(Text, "the whole record as canonical JSON")
    sha256: str = column(Text, "over its other columns")


class DeviceRow(SQLModel, table=True):
    """Which copy of the diary this file is; one row."""

    __tablename__ = "device"
    __table_args__: ClassVar[TableArguments] = (STRICT,)

    id: str = column(Text, "UUID", primary_key=True)
