"""From the words a person typed to an entry; the inverse of `forms`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, tzinfo
from typing import Any, TypeVar

from fasciatrack.domain.afterwards import LookBack
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.forms import FIELDS, RATED, Form, form_of
from fasciatrack.domain.given_numbers import number_or_none, whole_or_none
from fasciatrack.domain.moments import When, local_day, parse_moment
from fasciatrack.domain.quantities import parse_amount, parse_duration
from fasciatrack.domain.records import (
    Drink,
    Entry,
    EntryType,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.values import Value, field_names, replace
from fasciatrack.domain.vocabulary import (
    parse_beverage,
    parse_effect,
    parse_kind,
    parse_sensation,
    parse_tool,
)
from fasciatrack.domain.words import parse_checkin_ratings, parse_session_ratings
from fasciatrack.errors import InvalidValueError, UnknownWordError

Parts = dict[str, Any]
"""Fields of an entry by name."""
Part = TypeVar("Part", bound=Value)
NOTHING: Mapping[str, Any] = {}


class Reading(Value):
    """What reading a form needs to know of the person and the moment."""

    areas: Areas
    now: datetime
    """Aware; the offset alone is enough for what happens now."""
    zone_name: str | None
    find_zone: Callable[[], tzinfo]
    """Loads the zone's rules, which only other moments need."""
    day_ends_at: time
    glass_ml: int = 250
    cup_ml: int = 240

    def when(self, text: str) -> When:
        """Read a moment; nothing said is now."""
        if text in ("", "now"):
            day = local_day(self.now, self.day_ends_at)
            return When(day=day, at=self.now, zone=self.zone_name)
        here = self.now.astimezone(self.find_zone())
        return parse_moment(text, now=here, day_ends_at=self.day_ends_at)


def read_entry(
    type_: EntryType,
    form: Mapping[str, str],
    *,
    id_: str,
    reading: Reading,
    base: Mapping[str, Any] = NOTHING,
) -> Entry:
    """Build a new entry from a form; fields left out are unknown.

    Args:
        type_: What it is.
        form: What was said.
        id_: Its identifier.
        reading: What reading needs to know.
        base: What no form says: for a follow-up its `follow_up`, with the session it
            belongs to, and the session's `areas`.

    Raises:
        InvalidValueError: a field is unknown, unreadable or out of range.
    """
    filled = _filled(type_, form)
    parts = {**base, **_moment(reading.when(filled.get("at", "")))}
    parts |= _read(type_, filled, reading, base)
    return Entry(id=id_, type=type_, recorded_at=reading.now.astimezone(UTC), **parts)


def revise_entry(entry: Entry, form: Mapping[str, str], *, reading: Reading) -> Entry:
    """Build the entry that a changed form describes; who it is stays the same.

    Only fields whose text differs from `form_of(entry)` are read: what nobody touched
    stays exactly as it was, even where a form cannot say all of it.

    Raises:
        InvalidValueError: a changed field is unknown, unreadable or out of range.
    """
    filled, known = _filled(entry.type, form), form_of(entry)
    changed = {
        name: text for name, text in filled.items() if text != known[name].strip()
    }
    if not changed:
        return entry
    parts: Parts = {}
    if changed.get("at"):
        parts = _moment(reading.when(changed["at"]))
    elif "at" in changed:
        parts = {"at": None}
    known_parts = {name: getattr(entry, name) for name in field_names(Entry)}
    return replace(entry, **parts, **_read(entry.type, changed, reading, known_parts))


def read_ratings(
    type_: EntryType,
    form: Mapping[str, str],
    places: Sequence[Place],
    reading: Reading,
) -> tuple[Rating, ...]:
    """Read the scores in a form; one without an area holds for all `places`.

    Raises:
        InvalidValueError: a score is unreadable, out of range or given twice.
    """
    found: list[Rating] = []
    for metric in RATED:
        texts = [form[metric]] if form.get(metric) else []
        if type_ == "session":
            found += parse_session_ratings(metric, texts, places, reading.areas)
        else:
            found += parse_checkin_ratings(metric, texts, reading.areas)
    return tuple(found)


def read_tags(text: str) -> tuple[str, ...]:
    """Read tags, separated by spaces or commas; a leading `#` is left off."""
    words = (word.lstrip("#") for word in _items(text))
    return tuple(dict.fromkeys(word for word in words if word))


def _filled(type_: EntryType, form: Mapping[str, str]) -> Form:
    for name in form:
        if name not in FIELDS[type_]:
            raise UnknownWordError(name, what=f"field of a {type_}")
    return {name: form.get(name, "").strip() for name in FIELDS[type_]}


def _read(
    type_: EntryType, form: Form, reading: Reading, known: Mapping[str, Any]
) -> Parts:
    """Read the fields in a form; those left out are as known so far."""
    parts: Parts = {}
    if "tags" in form:
        parts["tags"] = read_tags(form["tags"])
    if "note" in form:
        parts["note"] = form["note"] or None
    return parts | _READERS[type_](form, reading, known)


def _fields(readers: Mapping[str, Callable[[str], Parts]], form: Form) -> Parts:
    fields: Parts = {}
    for name, read in readers.items():
        if name in form:
            fields |= read(form[name])
    return fields


def _moment(when: When) -> Parts:
    return {"day": when.day, "at": when.at, "zone": when.zone}


def _session(form: Form, reading: Reading, known: Mapping[str, Any]) -> Parts:
    parts: Parts = {}
    if "areas" in form:
        parts["areas"] = _places(form["areas"], reading.areas)
    places = parts["areas"] if "areas" in parts else known.get("areas", ())
    parts["session"] = _part(Session, known, "session", _fields(_SESSION, form))
    parts["ratings"] = _ratings("session", form, places, reading, known)
    if "side-effects" in form:
        parts["side_effects"] = tuple(map(_side_effect, _items(form["side-effects"])))
    return parts


def _check_in(form: Form, reading: Reading, known: Mapping[str, Any]) -> Parts:
    return {"ratings": _ratings("check-in", form, (), reading, known)}


def _follow_up(form: Form, reading: Reading, known: Mapping[str, Any]) -> Parts:
    from fasciatrack.domain.afterwards_reading import (  # noqa: PLC0415 - for these only
        follow_up_fields,
        spread,
    )

    fields = follow_up_fields(form, glass_ml=reading.glass_ml, cup_ml=reading.cup_ml)
    kept = [each for each in known.get("ratings", ()) if each.metric not in form]
    newer = read_ratings("follow-up", form, (), reading)
    return {
        "follow_up": replace(known["follow_up"], **fields),
        "ratings": (*kept, *spread(newer, known.get("areas", ()))),
    }


def _look_back(form: Form, _reading: Reading, known: Mapping[str, Any]) -> Parts:
    from fasciatrack.domain.afterwards_reading import (  # noqa: PLC0415 - for these only
        look_back_fields,
        parse_activities,
        parse_recommendations,
    )

    parts: Parts = {
        "look_back": _part(LookBack, known, "look_back", look_back_fields(form))
    }
    if "activities" in form:
        parts["activities"] = parse_activities(form["activities"])
    if "recommend" in form:
        parts["recommendations"] = parse_recommendations(form["recommend"])
    return parts


def _drink(form: Form, reading: Reading, known: Mapping[str, Any]) -> Parts:
    fields = _fields(_DRINK, form)
    if "amount" in form:
        if not form["amount"]:
            raise InvalidValueError("the amount is missing", hint="such as 250ml")
        fields["millilitres"] = parse_amount(
            form["amount"], glass_ml=reading.glass_ml, cup_ml=reading.cup_ml
        )
    return {"drink": _part(Drink, known, "drink", fields)}


def _night(form: Form, reading: Reading, known: Mapping[str, Any]) -> Parts:
    if form.keys() <= {"tags", "note"}:
        return {}
    from fasciatrack.domain.night_reading import (  # noqa: PLC0415 - for nights only
        read_night,
    )

    return read_night(
        form,
        known,
        now=reading.now,
        today=reading.when("now").day,
        zone_name=reading.zone_name,
        find_zone=reading.find_zone,
    )


_READERS = {
    "session": _session,
    "check-in": _check_in,
    "follow-up": _follow_up,
    "look-back": _look_back,
    "night": _night,
    "drink": _drink,
}


def _part(kind: type[Part], known: Mapping[str, Any], name: str, fields: Parts) -> Part:
    before: Part | None = known.get(name)
    return kind(**fields) if before is None else replace(before, **fields)


def _ratings(
    type_: EntryType,
    form: Form,
    places: Sequence[Place],
    reading: Reading,
    known: Mapping[str, Any],
) -> tuple[Rating, ...]:
    before: tuple[Rating, ...] = known.get("ratings", ())
    kept = (rating for rating in before if rating.metric not in form)
    return (*kept, *read_ratings(type_, form, places, reading))


def _kind(text: str) -> Parts:
    if not text:
        raise InvalidValueError("the kind is missing", hint="say what you did")
    return {"kind": parse_kind(text)}


def _duration(text: str) -> Parts:
    duration = parse_duration(text) if text else None
    return {
        "duration_seconds": duration.seconds if duration else None,
        "sets": duration.sets if duration else None,
        "set_seconds": duration.set_seconds if duration else None,
    }


_SESSION: dict[str, Callable[[str], Parts]] = {
    "kind": _kind,
    "duration": _duration,
    "pressure": lambda text: {"pressure": number_or_none(text, "pressure")},
    "sensation": lambda text: {"sensation": parse_sensation(text) if text else None},
    "discomfort": lambda text: {"discomfort": number_or_none(text, "discomfort")},
    "tool": lambda text: {"tool": parse_tool(text) if text else None},
    "practitioner": lambda text: {"practitioner": " ".join(text.split()) or None},
}
_DRINK: dict[str, Callable[[str], Parts]] = {
    "beverage": lambda text: {"beverage": parse_beverage(text) if text else "water"},
    "caffeine": lambda text: {
        "caffeine_mg": whole_or_none(text.removesuffix("mg"), "caffeine")
    },
}


def _places(text: str, areas: Areas) -> tuple[Place, ...]:
    words = (word for word in text.split(",") if word.strip())
    return tuple(dict.fromkeys(map(areas.place, words)))


def _side_effect(text: str) -> SideEffect:
    effect, _, severity = text.partition("=")
    return SideEffect(
        effect=parse_effect(effect), severity=number_or_none(severity, "severity")
    )


def _items(text: str) -> Iterator[str]:
    return (word for word in text.replace(",", " ").split() if word)
