"""What tables are made of: columns with their meaning, and checks."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from fasciatrack.domain import scales

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


def within(name: str, bounds: scales.Bounds) -> CheckConstraint:
    """Bound a number."""
    return CheckConstraint(
        f"{name} BETWEEN {bounds.low:g} AND {bounds.high:g}", name=name
    )


def words(name: str, known: Iterable[str]) -> CheckConstraint:
    """Allow only these words."""
    quoted = ", ".join(f"'{word}'" for word in known)
    return CheckConstraint(f"{name} IN ({quoted})", name=name)


def text(name: str, longest: int, shortest: int = 1) -> CheckConstraint:
    """Bound the length; a NUL would hide the rest of the text from length()."""
    return CheckConstraint(
        f"length({name}) BETWEEN {shortest} AND {longest}"
        f" AND instr({name}, char(0)) = 0",
        name=name,
    )


def day(name: str) -> CheckConstraint:
    """Allow only days."""
    return CheckConstraint(f"{name} GLOB '????-??-??'", name=name)


def instant(name: str) -> CheckConstraint:
    """Allow only moments in UTC."""
    return CheckConstraint(f"{name} GLOB '????-??-??T??:??:??*Z'", name=name)


def moment(name: str) -> CheckConstraint:
    """Allow only local moments with their offset."""
    return CheckConstraint(f"{name} GLOB '????-??-??T??:??*[+-]??:??'", name=name)


def score(name: str) -> CheckConstraint:
    """Allow only scores from 0 to 10 with one decimal at most."""
    bounds = scales.SCORE
    return CheckConstraint(
        f"{name} BETWEEN {bounds.low:g} AND {bounds.high:g}"
        f" AND {name} = round({name}, 1)",
        name=name,
    )


def json_list(name: str) -> CheckConstraint:
    """Allow only what looks like a JSON array."""
    return CheckConstraint(f"{name} GLOB '[[]*]'", name=name)


def json_object(name: str) -> CheckConstraint:
    """Allow only what looks like a JSON object."""
    return CheckConstraint(f"{name} GLOB '{{*}}'", name=name)


def value_on_its_scale() -> CheckConstraint:
    """Bound a rating's value by its metric."""
    known = {metric.name: metric.bounds for metric in scales.METRICS.values()}
    return CheckConstraint(
        f"{within_those_of('metric', 'value', known)} AND value = round(value, 1)",
        name="value",
    )


def within_those_of(word: str, name: str, known: Mapping[Any, scales.Bounds]) -> str:
    """Write the check that bounds a number by the word in another column."""
    cases = " ".join(
        f"WHEN '{one}' THEN {name} BETWEEN {bounds.low:g} AND {bounds.high:g}"
        for one, bounds in known.items()
    )
    return f"CASE {word} {cases} ELSE 0 END"


def column(kind: type[TypeEngine[Any]], meaning: str, **more: Any) -> Any:  # noqa: ANN401 - as Field itself
    """Describe a column; the meaning goes into the data dictionary."""
    return Field(sa_type=kind, description=meaning, **more)


def of_entry() -> Any:  # noqa: ANN401 - as Field itself
    """Key a part by its entry, and let it go with it."""
    return column(
        Integer,
        "the entry it belongs to",
        primary_key=True,
        foreign_key="entry.number",
        ondelete="CASCADE",
    )


def position() -> Any:  # noqa: ANN401 - as Field itself
    """Order the parts of one entry."""
    return column(Integer, "order within the entry, from 0", primary_key=True)
