"""Between records and plain JSON values, for every record alike.

`to_plain` and `from_plain` are inverse. Field names are the JSON keys, moments are
ISO 8601 with offset, missing is null.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from fasciatrack.domain.values import Value, field_names, required_fields
from fasciatrack.errors import InvalidValueError, quoted

Record = TypeVar("Record", bound=Value)


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON values have no better type
    """Turn a record, or anything a record holds, into JSON values."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, Value):
        names = field_names(type(value))
        return {name: to_plain(getattr(value, name)) for name in names}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_plain(record: type[Record], values: Mapping[str, object]) -> Record:
    """Build a record from JSON values.

    Raises:
        InvalidValueError: a key is unknown or missing, or a value has the wrong type
            or lies outside its bounds.
    """
    readers = _readers(record)  # type: ignore[arg-type]  # every class is hashable
    for key in values:
        if key not in readers:
            raise InvalidValueError(f"{quoted(key)} is not a field")
    read = {key: readers[key](value, key) for key, value in values.items()}
    for name in required_fields(record):
        if name not in read:
            raise InvalidValueError(f"{name} is missing")
    return record(**read)


Reader = Callable[[Any, str], Any]


@cache
def _readers(record: type[Value]) -> dict[str, Reader]:
    return {name: _reader(record.__annotations__[name]) for name in field_names(record)}


def _reader(kind: Any) -> Reader:  # noqa: ANN401 - any annotation
    if get_origin(kind) in (Union, UnionType):
        inner = _reader(next(arg for arg in get_args(kind) if arg is not NoneType))
        return lambda value, name: None if value is None else inner(value, name)
    if get_origin(kind) is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if get_origin(kind) is Literal or kind is str:
        return _typed(str, "text")
    if isinstance(kind, type) and issubclass(kind, Value):
        return _record_reader(kind)
    return {
        int: _typed(int, "a whole number"),
        float: _number,
        date: _iso(date, "a date"),
        datetime: _iso(datetime, "a moment"),
    }[kind]


def _typed(kind: type, described: str) -> Reader:
    def read(value: object, name: str) -> object:
        if not isinstance(value, kind) or isinstance(value, bool):
            raise _wrong(value, name, described)
        return value

    return read


def _number(value: object, name: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(value, name, "a number")
    try:
        number = float(value)
    except OverflowError:
        raise _wrong(value, name, "a number of this size") from None
    if not isfinite(number):
        raise _wrong(value, name, "a finite number")
    return number


def _iso(kind: type[date], described: str) -> Reader:
    def read(value: object, name: str) -> object:
        try:
            return kind.fromisoformat(value)  # type: ignore[arg-type]  # tried below
        except (TypeError, ValueError):
            raise _wrong(value, name, f"{described} in ISO 8601") from None

    return read


def _tuple_reader(inner: Reader) -> Reader:
    def read(value: object, name: str) -> object:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise _wrong(value, name, "a list")
        return tuple(inner(item, name) for item in value)

    return read


def _record_reader(record: type[Value]) -> Reader:
    def read(value: object, name: str) -> object:
        if not isinstance(value, Mapping):
            raise _wrong(value, name, "an object")
        return from_plain(record, value)

    return read


def _wrong(value: object, name: str, described: str) -> InvalidValueError:
    return InvalidValueError(f"{name} {quoted(str(value))} is not {described}")
