"""The page about the diary file."""

import inspect
from collections.abc import Iterator
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from fasciatrack.storage import schema, views
from fasciatrack.storage.connection import SCHEMA_VERSION
from generator.markup import code, fenced, table


def data_page() -> Iterator[str]:
    """Describe the diary file: tables, columns, checks and views."""
    yield "# The diary file"
    yield (
        f"A SQLite 3 database, format {SCHEMA_VERSION} (`PRAGMA user_version`),"
        " one file.\n"
        "Tables are `STRICT`: a column holds the type it names, and every check below"
        " is enforced by the database itself.\n"
        "How to read it is in [open in a notebook](../how-to/open-in-a-notebook.md);"
        " write to it with `fascia` only, or the history will not fit."
    )
    yield "## Tables"
    for row in schema.TABLES:
        yield from table_section(row)
    yield "## Views"
    yield "Made for reading: their columns stay as they are within a major version."
    for statement in views.STATEMENTS:
        if statement.startswith("CREATE VIEW"):
            name = statement.split()[2]
            yield f"### {name}"
            yield fenced("sql", [statement])


def table_section(row: type[SQLModel]) -> Iterator[str]:
    """Describe one table."""
    built: Any = getattr(row, "__table__")  # noqa: B009 - mypy does not know it
    checks = {
        str(each.name).removeprefix(f"ck_{built.name}_"): str(each.sqltext)
        for each in built.constraints
        if isinstance(each, CheckConstraint)
    }
    yield f"### {built.name}"
    yield inspect.getdoc(row) or ""
    yield table(
        ("column", "type", "may be null", "meaning", "check"),
        (
            (
                code(column.name),
                key_text(column),
                "yes" if column.nullable else "",
                row.model_fields[column.name].description or "",
                in_words(column.name, checks.pop(column.name, "")),
            )
            for column in built.columns
        ),
    )
    for text in sorted(checks.values()):
        yield f"Also: {code(text)}."


def key_text(column: Any) -> str:  # noqa: ANN401 - a SQLAlchemy column
    """Name a column's type, and what it is a key of."""
    kind = str(column.type)
    if column.primary_key:
        kind += ", key"
    for foreign in column.foreign_keys:
        kind += f", of `{foreign.target_fullname}`"
    return kind


def in_words(column: str, check: str) -> str:
    """Say a check so that it can be read."""
    rest = check.removeprefix(f"{column} ")
    if rest.startswith("IN ("):
        return rest[4:-1].replace("'", "`")
    if rest.startswith("BETWEEN "):
        return rest.removeprefix("BETWEEN ").replace(" AND ", " to ")
    if check.startswith("length(") and "BETWEEN" in check:
        return check.split("BETWEEN ")[1].split(" AND ")[1] + " characters at most"
    return code(check) if check else ""
