"""The lossless file: everything the diary holds, as one JSON document.

Field names are those of the records, moments are ISO 8601 with offset, missing is
null. What is written here and read back is the same diary.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NoReturn, TypeVar

from fasciatrack.domain.notices import Notice
from fasciatrack.domain.own import Goal, Own, OwnArea, Routine, known_as
from fasciatrack.domain.periods import DAY, EARLIEST, LAST_YEAR
from fasciatrack.domain.plain import from_plain, to_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import fold
from fasciatrack.errors import FasciaError, InputRefusedError, quoted

SCHEMA_VERSION = 1
"""Raised when a reader of the old form would misunderstand the new one."""
PROGRAM = "fascia"
ENTRIES_AT_ONCE = 500

OwnRecord = OwnArea | Routine | Goal | Trial | Notice

_OWN: dict[str, type[OwnRecord]] = {
    "own_areas": OwnArea,
    "routines": Routine,
    "goals": Goal,
    "trials": Trial,
    "notices": Notice,
}
"""What is kept besides entries, by the name of its list."""
_KEYS = ("schema_version", "program", *_OWN, "entries")
_HIGHEST_NUMBER = 10**15 - 1
_ONLY_OWN_JSON = "fascia reads the JSON of `fascia export --format json`"

Record = TypeVar("Record", bound=Value)


class JsonDiary(Value):
    """What a JSON file holds."""

    entries: tuple[Entry, ...]
    own: tuple[Own, ...] = ()


def json_chunks(entries: Iterable[Entry], own: Sequence[Own] = ()) -> Iterator[str]:
    """Write a diary as one document, with one entry on each line."""
    before = f'{{"schema_version": {SCHEMA_VERSION}, "program": "{PROGRAM}"'
    for key, record in _OWN.items():
        yield f'{before}, "{key}": [\n'
        yield from _listed(one for one in own if isinstance(one, record))
        before = "]"
    yield f'{before}, "entries": [\n'
    yield from _listed(entries)
    yield "]}\n"


def read_json(text: str) -> JsonDiary:
    """Read a document that `json_chunks` wrote, or one made like it.

    Raises:
        InputRefusedError: it is no such document, from a newer fascia, or holds
            something the diary cannot keep; the entry and the value are named.
    """
    try:
        document = _document(text)
        _check_document(document)
        return _diary(document)
    except RecursionError:
        raise InputRefusedError(
            "the JSON is nested too deeply", hint=_ONLY_OWN_JSON
        ) from None


def _listed(records: Iterable[Entry | Own]) -> Iterator[str]:
    """Write records one to a line, many lines at a time."""
    remaining = iter(records)
    some = list(islice(remaining, ENTRIES_AT_ONCE))
    while some:
        following = list(islice(remaining, ENTRIES_AT_ONCE))
        lines = map(_line, some)
        yield ",\n".join(lines) + (",\n" if following else "\n")
        some = following


def _line(record: Entry | Own) -> str:
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def _diary(document: Mapping[str, Any]) -> JsonDiary:
    own = tuple(
        _own(record, item, f"{key.rstrip('s').replace('_', ' ')} {position}")
        for key, record in _OWN.items()
        for position, item in enumerate(_list_of(document, key), 1)
    )
    entries = tuple(
        _entry(item, position)
        for position, item in enumerate(_list_of(document, "entries"), 1)
    )
    _refuse_repeats("id", [entry.id for entry in entries])
    _refuse_repeats("number", [entry.number for entry in entries if entry.number])
    for kind in dict.fromkeys(known_as(one)[0] for one in own):
        names = [known_as(one) for one in own]
        _refuse_repeats(kind, [name for its_kind, name in names if its_kind == kind])
    return JsonDiary(entries=entries, own=own)


def _document(text: str) -> Mapping[str, Any]:
    if not text.strip():
        raise InputRefusedError("the file is empty", hint=_ONLY_OWN_JSON)
    try:
        document = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_positive_zero,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise InputRefusedError(
            f"this is not JSON: {error.msg} in line {error.lineno}, column"
            f" {error.colno}",
            hint=_ONLY_OWN_JSON,
        ) from None
    except ValueError:
        raise InputRefusedError(
            "the JSON holds a whole number with thousands of digits",
            hint="no figure in a diary is that long",
        ) from None
    if not isinstance(document, dict):
        raise InputRefusedError(
            "the JSON is no object with entries", hint=_ONLY_OWN_JSON
        )
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise InputRefusedError(
        f"{name} in the JSON is not a number", hint="write null for what is not known"
    )


def _positive_zero(text: str) -> float:
    """Read a number; the diary knows no negative zero."""
    return float(text) + 0.0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputRefusedError(
            f"{quoted(twice)} is given twice in one object of the JSON",
            hint="give each once",
        )
    return found


def _check_document(document: Mapping[str, Any]) -> None:
    version = document.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputRefusedError(
            f"schema_version {quoted(str(version))} is not a version",
            hint=_ONLY_OWN_JSON,
        )
    if version > SCHEMA_VERSION:
        raise InputRefusedError(
            f"the file was written by a newer fascia (version {quoted(str(version))}"
            f" of the format, this one reads {SCHEMA_VERSION})",
            hint="upgrade fascia",
        )
    unknown = [key for key in document if key not in _KEYS]
    if unknown:
        raise InputRefusedError(
            f"{quoted(unknown[0])} is not a part of a diary", hint=_ONLY_OWN_JSON
        )
    if document.get("program", PROGRAM) != PROGRAM:
        raise InputRefusedError(
            f"the file is one of {quoted(str(document['program']))}",
            hint=_ONLY_OWN_JSON,
        )
    if "entries" not in document:
        raise InputRefusedError("the JSON has no entries", hint=_ONLY_OWN_JSON)


def _list_of(document: Mapping[str, Any], key: str) -> list[Any]:
    items = document.get(key, [])
    if not isinstance(items, list):
        raise InputRefusedError(f"{quoted(key)} is not a list", hint=_ONLY_OWN_JSON)
    return items


def _entry(item: object, position: int) -> Entry:
    name = f"entry {position}"
    entry = _record(Entry, item, name)
    try:
        _check_keepable(entry)
    except InputRefusedError as error:
        raise _located(error, name, item) from None
    return replace(entry, recorded_at=entry.recorded_at.astimezone(UTC))


def _own(record: type[OwnRecord], item: object, name: str) -> Own:
    own = _record(record, item, name)
    if isinstance(own, OwnArea | Routine) and own.slug != fold(own.slug):
        hint = f"write it as {fold(own.slug)}" if fold(own.slug) else "use letters"
        refusal = InputRefusedError("its slug cannot be typed", hint=hint)
        raise _located(refusal, name, item)
    return own


def _record(record: type[Record], item: object, name: str) -> Record:
    if not isinstance(item, dict):
        raise InputRefusedError(
            f"{name} is {quoted(json.dumps(item))}, not an object", hint=_ONLY_OWN_JSON
        )
    try:
        return from_plain(record, item)
    except FasciaError as error:
        raise _located(error, name, item) from None


def _located(error: FasciaError, name: str, item: Any) -> InputRefusedError:  # noqa: ANN401 - any JSON
    id_ = item.get("id") or item.get("slug") or item.get("subject")
    who = f" ({quoted(id_, longest=60)})" if isinstance(id_, str) else ""
    return InputRefusedError(f"{name}{who}: {error.message}", hint=error.hint)


def _check_keepable(entry: Entry) -> None:
    """Refuse what a record allows, but a diary file cannot hold or show."""
    if entry.number is not None and not 1 <= entry.number <= _HIGHEST_NUMBER:
        raise InputRefusedError(
            f"number {quoted(str(entry.number))} is out of range",
            hint=f"it goes from 1 to {_HIGHEST_NUMBER}",
        )
    if not EARLIEST.year <= entry.day.year <= LAST_YEAR:
        raise InputRefusedError(
            f"the day {entry.day} is out of range",
            hint=f"it lies between {EARLIEST.year} and {LAST_YEAR}",
        )
    if entry.at is not None and abs(entry.at.date() - entry.day) > DAY:
        raise InputRefusedError(
            f"the moment {entry.at.isoformat()} is not on its day {entry.day}",
            hint="give the day it happened",
        )
    for moment in _moments(entry):
        _check_moment(moment)


def _moments(entry: Entry) -> Sequence[datetime]:
    night = entry.night
    moments = [entry.recorded_at, entry.at]
    if night is not None:
        moments += [
            night.in_bed_at,
            night.lights_out_at,
            night.woke_at,
            night.out_of_bed_at,
        ]
    return [moment for moment in moments if moment is not None]


def _check_moment(moment: datetime) -> None:
    if not EARLIEST.year <= moment.year <= LAST_YEAR:
        raise InputRefusedError(
            f"the moment {moment.isoformat()} is out of range",
            hint=f"it lies between {EARLIEST.year} and {LAST_YEAR}",
        )


def _refuse_repeats(what: str, values: Iterable[str | int]) -> None:
    seen = set()
    for value in values:
        if value in seen:
            raise InputRefusedError(
                f"the {what} {quoted(str(value))} is there twice", hint="give each once"
            )
        seen.add(value)
