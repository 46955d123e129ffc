"""From the words a person typed about a night to its parts of an entry."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from fasciatrack.domain import scales
from fasciatrack.domain.given_numbers import minutes_or_none, whole_or_none
from fasciatrack.domain.moments import AHEAD, NightTimes, night_times
from fasciatrack.domain.nights import asleep_minutes, computed_minutes
from fasciatrack.domain.periods import parse_day
from fasciatrack.domain.records import Night
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError, quoted

Texts = Mapping[str, str]

LONGEST_NIGHT = timedelta(hours=24)
"""A longer one is a time of day put on the wrong day."""

TIMES = {
    "bed": "in_bed_at",
    "lights-out": "lights_out_at",
    "woke": "woke_at",
    "up": "out_of_bed_at",
}
"""The times of a night, in order, with the fields that hold them."""

RECKONED = {"sleep", "lights-out", "woke", "latency", "awake"}
"""The fields that the time asleep can be reckoned from, and itself."""


def read_night(  # noqa: PLR0913 - what a form's reading knows
    form: Texts,
    known: Mapping[str, Any],
    *,
    now: datetime,
    today: date,
    zone_name: str | None,
    find_zone: Callable[[], tzinfo],
) -> dict[str, Any]:
    """Read a night and the day it belongs to, as fields of an entry.

    Args:
        form: The fields to read.
        known: The fields of the entry so far, its `night` and its `day`; none of them
            for a new night.
        now: The present, aware.
        today: The person's day.
        zone_name: The IANA name of the zone, when known.
        find_zone: Loads the zone's rules, which only times of day need.

    Raises:
        InvalidValueError: a field is unreadable or out of range, or the night is not
            over, or nothing is said about it.
    """
    before = known.get("night") or Night()
    day_before = known.get("day")
    day = _day(form, day_before, today)
    moved = day_before is not None and day != day_before
    typed = {name: form[name] for name in TIMES if name in form}
    texts = (_times_of_day(before) | typed) if moved else typed
    night = _with_figures(before, form, texts, _times(texts, day, find_zone))
    if night == Night():
        raise InvalidValueError("nothing is said about the night", hint="such as 7h30")
    if texts:
        _check_times(night, now)
    parts: dict[str, Any] = {"night": night}
    if day_before is None or moved or {"woke", "up"} & texts.keys():
        at = night.woke_at or night.out_of_bed_at
        parts |= {"day": day, "at": at, "zone": zone_name if at else None}
    return parts


def _with_figures(before: Night, form: Texts, texts: Texts, times: NightTimes) -> Night:
    """Fill in what was said; a time asleep that was computed is computed again."""
    fields = _figures(form) | {
        field: getattr(times, field) for name, field in TIMES.items() if name in texts
    }
    if not (texts or RECKONED & form.keys()):
        return replace(before, **fields)
    if "sleep" not in form and before.minutes == computed_minutes(before):
        fields["minutes"] = None
    night = replace(before, **fields)
    return replace(night, minutes=_asleep(night))


def _day(form: Texts, before: date | None, today: date) -> date:
    text = form.get("day", "")
    if not text:
        if before is None:
            return today
        if "day" in form:
            raise InvalidValueError("the day is missing", hint="say when you woke up")
        return before
    day = parse_day(text, today)
    if day > today:
        raise InvalidValueError(
            f"the day {quoted(text)} lies in the future",
            hint="a night belongs to the day of waking up",
        )
    return day


def _times_of_day(night: Night) -> dict[str, str]:
    """Write the known times without their day: they follow a night that is moved."""
    times = {name: getattr(night, field) for name, field in TIMES.items()}
    return {name: f"{at:%H:%M:%S}" for name, at in times.items() if at is not None}


def _times(texts: Texts, day: date, find_zone: Callable[[], tzinfo]) -> NightTimes:
    given = {name: text for name, text in texts.items() if text}
    if not given:
        return NightTimes(
            in_bed_at=None, lights_out_at=None, woke_at=None, out_of_bed_at=None
        )
    return night_times(
        in_bed=given.get("bed"),
        lights_out=given.get("lights-out"),
        woke=given.get("woke"),
        out_of_bed=given.get("up"),
        wake_day=day,
        zone=find_zone(),
    )


def _figures(form: Texts) -> dict[str, int | None]:
    readers: dict[str, tuple[str, Callable[[str], int | None]]] = {
        "sleep": (
            "minutes",
            lambda text: minutes_or_none(text, scales.SLEEP_MINUTES, "sleep"),
        ),
        "quality": ("quality", _quality),
        "latency": (
            "latency_minutes",
            lambda text: minutes_or_none(
                text, scales.SLEEP_LATENCY_MINUTES, "time to fall asleep"
            ),
        ),
        "awake": (
            "awake_minutes",
            lambda text: minutes_or_none(text, scales.AWAKE_MINUTES, "time awake"),
        ),
        "awakenings": (
            "awakenings",
            lambda text: whole_or_none(text, "awakenings"),
        ),
    }
    return {
        field: read(form[name])
        for name, (field, read) in readers.items()
        if name in form
    }


def _quality(text: str) -> int | None:
    words = {word: 1 + i for i, word in enumerate(scales.SLEEP_QUALITIES)}
    quality = words.get(text.casefold().replace("-", " "))
    if quality is not None or not text:
        return quality
    try:
        return whole_or_none(text, "sleep quality")
    except InvalidValueError:
        raise InvalidValueError(
            f"{quoted(text)} is no sleep quality",
            hint=f"1 to 5, or one of {', '.join(scales.SLEEP_QUALITIES)}",
        ) from None


def _asleep(night: Night) -> int | None:
    if (computed_minutes(night) or 0) < 0 and night.minutes is None:
        raise InvalidValueError(
            "the time to fall asleep and the time awake are longer than the night",
            hint="correct one of them, or say how long you slept",
        )
    return asleep_minutes(night)


def _check_times(night: Night, now: datetime) -> None:
    times: list[datetime | None] = [getattr(night, field) for field in TIMES.values()]
    known = [at for at in times if at is not None]
    if known and known[-1] > now + AHEAD:
        raise InvalidValueError(
            f"{known[-1]:%Y-%m-%d %H:%M} lies in the future",
            hint="keep a night once it is over",
        )
    if known and known[-1] - known[0] > LONGEST_NIGHT:
        latest = known[-1].isoformat(timespec="minutes")
        raise InvalidValueError(
            f"from {known[0]:%Y-%m-%d %H:%M} to {known[-1]:%Y-%m-%d %H:%M} is more"
            " than a day",
            hint=f"write a time with its day and offset, such as {latest}",
        )
