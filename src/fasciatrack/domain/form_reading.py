"""From the words a person typed to an entry; the inverse of `forms`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, tzinfo
from typing import Any

from fasciatrack.domain import scales
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.forms import FIELDS, RATED, Form, moment_text
from fasciatrack.domain.moments import When, local_day, night_times, parse_moment
from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import parse_day
from fasciatrack.domain.quantities import (
    parse_amount,
    parse_duration,
    parse_minutes,
    parse_number,
)
from fasciatrack.domain.records import (
    Drink,
    Entry,
    EntryType,
    Night,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import (
    parse_beverage,
    parse_effect,
    parse_kind,
    parse_tool,
)
from fasciatrack.domain.words import parse_checkin_ratings, parse_session_ratings
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

Parts = dict[str, Any]
"""Fields of an entry by name."""


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
    type_: EntryType, form: Mapping[str, str], *, id_: str, reading: Reading
) -> Entry:
    """Build a new entry from a form; fields left out are unknown.

    Raises:
        InvalidValueError: a field is unknown, unreadable or out of range.
    """
    filled = _filled(type_, form)
    parts = _moment(reading.when(filled.get("at", ""))) | _read(type_, filled, reading)
    return Entry(id=id_, type=type_, recorded_at=reading.now.astimezone(UTC), **parts)


def revise_entry(entry: Entry, form: Mapping[str, str], *, reading: Reading) -> Entry:
    """Build the entry that a changed form describes; who it is stays the same.

    Raises:
        InvalidValueError: a field is unknown, unreadable or out of range.
    """
    filled = _filled(entry.type, form)
    parts = _read(entry.type, filled, reading)
    if filled.get("at", "") not in ("", moment_text(entry)):
        parts = _moment(reading.when(filled["at"])) | parts
    return replace(entry, **parts)


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


def _read(type_: EntryType, form: Form, reading: Reading) -> Parts:
    about = {"tags": read_tags(form["tags"]), "note": form["note"] or None}
    return about | _READERS[type_](form, reading)


def _moment(when: When) -> Parts:
    return {"day": when.day, "at": when.at, "zone": when.zone}


def _session(form: Form, reading: Reading) -> Parts:
    words = (word for word in form["areas"].split(",") if word.strip())
    places = tuple(dict.fromkeys(reading.areas.place(word) for word in words))
    duration = parse_duration(form["duration"]) if form["duration"] else None
    if not form["kind"]:
        raise InvalidValueError("the kind is missing", hint="say what you did")
    session = Session(
        kind=parse_kind(form["kind"]),
        duration_seconds=duration.seconds if duration else None,
        sets=duration.sets if duration else None,
        set_seconds=duration.set_seconds if duration else None,
        practitioner=form["practitioner"] or None,
        tool=parse_tool(form["tool"]) if form["tool"] else None,
        pressure=_number(form["pressure"], "pressure"),
    )
    return {
        "session": session,
        "areas": places,
        "ratings": read_ratings("session", form, places, reading),
        "side_effects": tuple(
            _side_effect(word) for word in _items(form["side-effects"])
        ),
    }


def _check_in(form: Form, reading: Reading) -> Parts:
    return {"ratings": read_ratings("check-in", form, (), reading)}


def _night(form: Form, reading: Reading) -> Parts:
    today = reading.when("now").day
    day = parse_day(form["day"], today) if form["day"] else today
    if day > today:
        raise InvalidValueError(
            f"the day {quoted(form['day'])} lies in the future",
            hint="a night belongs to the day of waking up",
        )
    times = night_times(
        in_bed=form["bed"] or None,
        lights_out=form["lights-out"] or None,
        woke=form["woke"] or None,
        out_of_bed=form["up"] or None,
        wake_day=day,
        zone=reading.find_zone(),
    )
    night = Night(
        minutes=_minutes(form["sleep"], scales.SLEEP_MINUTES, "sleep"),
        quality=_quality(form["quality"]),
        in_bed_at=times.in_bed_at,
        lights_out_at=times.lights_out_at,
        woke_at=times.woke_at,
        out_of_bed_at=times.out_of_bed_at,
        latency_minutes=_minutes(
            form["latency"], scales.SLEEP_LATENCY_MINUTES, "time to fall asleep"
        ),
        awake_minutes=_minutes(form["awake"], scales.AWAKE_MINUTES, "time awake"),
        awakenings=_whole(form["awakenings"], "awakenings"),
    )
    if night == Night():
        raise InvalidValueError("nothing is said about the night", hint="such as 7h30")
    at = night.woke_at or night.out_of_bed_at
    return {
        "night": replace(night, minutes=asleep_minutes(night)),
        "day": day,
        "at": at,
        "zone": reading.zone_name if at else None,
    }


def _drink(form: Form, reading: Reading) -> Parts:
    if not form["amount"]:
        raise InvalidValueError("the amount is missing", hint="such as 250ml")
    drink = Drink(
        millilitres=parse_amount(
            form["amount"], glass_ml=reading.glass_ml, cup_ml=reading.cup_ml
        ),
        beverage=parse_beverage(form["beverage"]) if form["beverage"] else "water",
        caffeine_mg=_whole(form["caffeine"].removesuffix("mg"), "caffeine"),
    )
    return {"drink": drink}


_READERS = {
    "session": _session,
    "check-in": _check_in,
    "night": _night,
    "drink": _drink,
}


def _side_effect(text: str) -> SideEffect:
    effect, _, severity = text.partition("=")
    return SideEffect(
        effect=parse_effect(effect), severity=_number(severity, "severity")
    )


def _quality(text: str) -> int | None:
    words = {word: 1 + i for i, word in enumerate(scales.SLEEP_QUALITIES)}
    quality = words.get(text.casefold().replace("-", " "))
    if quality is not None or not text:
        return quality
    try:
        return _whole(text, "sleep quality")
    except InvalidValueError:
        raise InvalidValueError(
            f"{quoted(text)} is no sleep quality",
            hint=f"1 to 5, or one of {', '.join(scales.SLEEP_QUALITIES)}",
        ) from None


def _minutes(text: str, bounds: scales.Bounds, name: str) -> int | None:
    return parse_minutes(text, bounds, name) if text else None


def _number(text: str, name: str) -> float | None:
    return parse_number(text, name) if text else None


def _whole(text: str, name: str) -> int | None:
    number = _number(text, name)
    if number is None:
        return None
    if number != int(number):
        raise InvalidValueError(f"{name} {quoted(text)} is not a whole number")
    return int(number)


def _items(text: str) -> Iterator[str]:
    return (word for word in text.replace(",", " ").split() if word)
