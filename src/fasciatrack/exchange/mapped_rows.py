"""One row of somebody else's CSV as entries: what was felt, slept and drunk."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any
from uuid import UUID, uuid5

from fasciatrack.domain import scales
from fasciatrack.domain.areas import SIDE_WORDS
from fasciatrack.domain.form_reading import Reading, read_entry, read_tags
from fasciatrack.domain.moments import When
from fasciatrack.domain.quantities import (
    Duration,
    parse_amount,
    parse_duration,
    parse_number,
    parse_score,
)
from fasciatrack.domain.records import (
    Drink,
    Entry,
    EntryType,
    Night,
    Place,
    Rating,
    Session,
)
from fasciatrack.domain.vocabulary import (
    KIND_WORDS,
    SIDES,
    WordList,
    fold,
    parse_beverage,
    tokens,
    with_aliases,
)
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted
from fasciatrack.exchange.mapping import SCORES, CsvMapping
from fasciatrack.exchange.untranslated import UntranslatedError
from fasciatrack.exchange.written_dates import iso_day, iso_moment

Values = dict[str, str]
"""The text for each target; empty where the cell is."""

Fields = dict[str, Any]
"""Fields of an entry by name."""
Part = tuple[EntryType, Fields]
"""What becomes one entry."""

_SKIP_EMPTY = "--skip COLUMN= leaves out rows where that column is empty"
_NAMESPACE = UUID("5f0f7a3e-3a1c-5b0e-9d64-2d0c6e0b7a11")
_TRANSLATED = ("area", "metric", "kind")
_METRIC_WORDS = WordList("metric", with_aliases(SCORES, {}))
_COMPLAINTS = ("pain", "ache")
_LIKELY_HOURS = 24
"""A night of so few minutes is more likely one of hours."""


class RowReader:
    """Reads rows in order; the same row always gets the same identifiers.

    Args:
        mapping: What the columns mean.
        reading: What the person's words and times mean.
        source: What the entries say they came from.

    Raises:
        InvalidValueError: a word that holds for all rows is unknown.
    """

    def __init__(self, mapping: CsvMapping, *, reading: Reading, source: str) -> None:
        self._mapping = mapping
        self._reading = reading
        self._source = source
        self._seen: Counter[str] = Counter()
        self._check_constants()

    def entries(self, cells: Values) -> list[Entry]:
        """Read one row.

        Raises:
            InvalidValueError: naming the value that cannot be read or kept.
        """
        written = {**self._mapping.constants, **cells}
        values = {
            target: self._translated(target, text) for target, text in written.items()
        }
        when = self._when(values)
        parts = self._understood(values, written)
        if not parts:
            raise InvalidValueError("the row holds nothing to keep", hint=_SKIP_EMPTY)
        about = {
            "note": values.get("note") or None,
            "tags": read_tags(values.get("tags", "")),
        }
        entries = []
        for (type_, part), id_ in zip(parts, self._ids(written, parts), strict=True):
            # The moment is when it was written down, not when the night ended.
            moment = {} if type_ == "night" else {"at": when.at, "zone": when.zone}
            entries.append(self._entry(type_, id_, when, moment | part | about))
            about = {}
        return entries

    def _entry(self, type_: EntryType, id_: str, when: When, fields: Fields) -> Entry:
        return Entry(
            id=id_,
            type=type_,
            day=when.day,
            recorded_at=self._reading.now.astimezone(UTC),
            source=self._source,
            **fields,
        )

    def _ids(self, written: Values, parts: Iterable[Part]) -> list[str]:
        """Name each part by what the row says, and the how-manieth such row it is.

        What was written counts, not what was made of it: a file whose words are
        translated anew, or that has another column more, still holds the same rows.
        """
        row = json.dumps(sorted(pair for pair in written.items() if pair[1]))
        self._seen[row] += 1
        return [
            str(uuid5(_NAMESPACE, f"{type_} {self._seen[row]} {row}"))
            for type_, _ in parts
        ]

    def _translated(self, target: str, text: str) -> str:
        word = self._mapping.translations.get(text.casefold())
        is_word = word == "" or target in _TRANSLATED
        return word if word is not None and is_word else text

    def _check_constants(self) -> None:
        constants = self._mapping.constants
        values = {
            target: self._translated(target, text) for target, text in constants.items()
        }
        self._place(values)
        if "kind" in values:
            _kind(values["kind"])
        if "metric" in values:
            _score(values["metric"])

    def _when(self, values: Values) -> When:
        order = self._mapping.dates
        if "at" in values:
            return self._reading.when(iso_moment(_said(values["at"], "time"), order))
        day = iso_day(_said(_day(values), "day"), order)
        clock = values.get("time", "")
        return self._reading.when(iso_moment(f"{day} {clock}") if clock else day)

    def _parts(self, values: Values) -> list[Part]:
        place = self._place(values)
        ratings = tuple(_ratings(values, place))
        session = _session(values)
        night, drink = self._night(values), self._drink(values)
        parts: list[Part] = []
        if session is not None:
            places = (place,) if place else ()
            done = {"session": session, "areas": places, "ratings": ratings}
            parts.append(("session", done))
        elif ratings:
            _refuse_around(ratings)
            parts.append(("check-in", {"ratings": ratings}))
        if night is not None:
            parts.append(("night", {"night": night}))
        if drink is not None:
            parts.append(("drink", {"drink": drink}))
        if not parts and values.get("note") and "note" in self._mapping.columns:
            parts.append(("check-in", {}))
        return parts

    def _understood(self, values: Values, written: Values) -> list[Part]:
        try:
            return self._parts(values)
        except UntranslatedError as error:
            if error.target in self._mapping.columns:
                column = self._mapping.columns[error.target]
                error.advise(column, written[error.target])
            raise

    def _place(self, values: Values) -> Place | None:
        text, side_text = values.get("area", ""), values.get("side", "")
        side = SIDE_WORDS.get(fold(side_text))
        if side_text and side is None:
            raise UnknownWordError(side_text, what="side", nearest=SIDES)
        if not text:
            if side and "side" not in self._mapping.constants:
                raise InvalidValueError(
                    "a side is given, but no area", hint="name the area, or --skip it"
                )
            return None
        place = self._known_place(text)
        if side is None or place.side == side:
            return place
        if place.side is not None:
            raise InvalidValueError(
                f"{quoted(text)} and {quoted(side_text)} name two sides",
                hint="one of them must be wrong",
            )
        return self._reading.areas.place(f"{side} {place.area}")

    def _known_place(self, text: str) -> Place:
        """Look an area up: whole words only, `Knee Pain` without its complaint."""
        areas = self._reading.areas
        place = areas.find(text)
        if place is not None:
            return place
        without = _without_complaint(text)
        place = areas.find(without)
        if place is not None:
            return place
        near = areas.nearest(without)
        raise UntranslatedError(text, target="area", nearest=near, looked_up=without)

    def _night(self, values: Values) -> Night | None:
        form = {"sleep": _sleep(values), "quality": values.get("sleep-quality", "")}
        if not any(form.values()):
            return None
        return read_entry("night", form, id_="night", reading=self._reading).night

    def _drink(self, values: Values) -> Drink | None:
        text = values.get("water", "")
        if not text:
            return None
        amount = parse_amount(
            f"{text}{self._mapping.unit}" if _is_plain_number(text) else text,
            glass_ml=self._reading.glass_ml,
            cup_ml=self._reading.cup_ml,
        )
        beverage = values.get("beverage") or "water"
        return Drink(millilitres=amount, beverage=parse_beverage(beverage))


def _said(text: str, name: str) -> str:
    if not text:
        raise InvalidValueError(f"the {name} is missing", hint=_SKIP_EMPTY)
    return text


def _day(values: Values) -> str:
    if "day" in values:
        return values["day"]
    parts = [values[part] for part in ("year", "month", "day-of-month")]
    return "-".join(parts) if all(parts) else ""


def _without_complaint(text: str) -> str:
    words = tokens(text)
    if words and words[-1].endswith(_COMPLAINTS):
        words[-1] = words[-1].removesuffix("pain").removesuffix("ache")
    return " ".join(words).strip()


def _ratings(values: Values, place: Place | None) -> Iterator[Rating]:
    for target in SCORES:
        if text := values.get(target):
            yield _rating(target, text, place)
    if text := values.get("value"):
        yield _rating(_score(values["metric"]), text, place)


def _rating(target: str, text: str, place: Place | None) -> Rating:
    name, phase = SCORES[target]
    metric = scales.METRICS[name]
    there = place if metric.per_area else None
    return Rating(
        metric=name,
        phase=phase,
        value=parse_score(text, metric),
        area=there.area if there else None,
        side=there.side if there else None,
    )


def _score(text: str) -> str:
    word = fold(text)
    if word not in SCORES:
        raise UntranslatedError(
            text, target="metric", nearest=_METRIC_WORDS.nearest(word)
        )
    return word


def _refuse_around(ratings: Iterable[Rating]) -> None:
    for rating in ratings:
        if rating.phase != "now":
            raise InvalidValueError(
                f"{rating.metric} {rating.phase} is given, but no kind of session",
                hint="say it with --set kind=KIND, or leave the row out with --skip",
            )


def _session(values: Values) -> Session | None:
    duration = _duration(values)
    text = values.get("kind", "")
    if text:
        return Session(
            kind=_kind(text),
            duration_seconds=duration.seconds if duration else None,
            sets=duration.sets if duration else None,
            set_seconds=duration.set_seconds if duration else None,
        )
    if duration:
        raise InvalidValueError(
            "a duration is given, but no kind of session",
            hint="leave the row out with --skip, or say the kind with --set",
        )
    return None


def _kind(text: str) -> str:
    kind = KIND_WORDS.exact(fold(text))
    if kind is None:
        raise UntranslatedError(
            text, target="kind", nearest=KIND_WORDS.nearest(fold(text))
        )
    return kind


def _duration(values: Values) -> Duration | None:
    if text := values.get("duration"):
        return parse_duration(text)
    if text := values.get("minutes"):
        parse_number(text, "minutes")
        return parse_duration(f"{text}m")
    return None


def _sleep(values: Values) -> str:
    """Write the sleep with a unit; minutes are what a plain number is."""
    if hours := values.get("sleep-hours"):
        parse_number(hours, "sleep")
        return f"{hours}h"
    text = values.get("sleep", "")
    if not _is_plain_number(text):
        return text
    if 0 < float(text) <= _LIKELY_HOURS:
        raise InvalidValueError(
            f"sleep {quoted(text)} would be minutes",
            hint="are these hours? then map them as sleep-hours=COLUMN",
        )
    return f"{text}m"


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()
