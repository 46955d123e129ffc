"""Durations, amounts and scores: from what a person types, and back into words."""

import re

from fasciatrack.domain import scales
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, quoted

SECOND, MINUTE, HOUR = 1, 60, 3600

_TIME_UNITS = {
    word: seconds
    for seconds, words in {
        HOUR: "h hr hrs hour hours",
        MINUTE: "m min mins minute minutes",
        SECOND: "s sec secs second seconds",
    }.items()
    for word in words.split()
}
_MILLILITRES = {
    "ml": 1.0,
    "cl": 10.0,
    "dl": 100.0,
    "l": 1000.0,
    "floz": 29.5735,
    "ukfloz": 28.4131,
}
_PART = r"(\d{1,9}(?:\.\d{1,15})?|\.\d{1,15}) ?([a-z]*) ?"
"""A number in ASCII digits and the unit after it, if there is one."""

_SCORES_APART = r"(\d{1,3}(?:\.\d)?) *[-/→] *(\d{1,3}(?:\.\d)?)"
"""Two scores with something other than a colon between them."""

_DURATION_HINT = "write 10m, 1h30, 90s or 3x60s"


class Duration(Value):
    """How long a session took; in sets when it was done in sets."""

    seconds: int
    sets: int | None = None
    set_seconds: int | None = None


def looks_like_duration(word: str) -> bool:
    """Say whether a word is meant as a duration: it begins with a digit."""
    return word[:1].isascii() and word[:1].isdigit()


def parse_duration(text: str) -> Duration:
    """Read how long a session took: `10m`, `1h30`, `1.5h`, `90s`, `3x60s`.

    Raises:
        InvalidValueError: unreadable, without a unit, zero or longer than can be kept.
    """
    counted, times, each = _plain(text).replace("×", "x").partition("x")
    if not times:
        duration = Duration(seconds=parse_span(text))
    else:
        duration = _sets(counted, each, text)
    if duration.seconds == 0:
        raise InvalidValueError(
            f"{quoted(text)} is no time at all", hint="leave it out"
        )
    if duration.seconds > scales.SESSION_SECONDS.high:
        longest = format_duration(int(scales.SESSION_SECONDS.high))
        raise InvalidValueError(
            f"{quoted(text)} is too long", hint=f"a session lasts {longest} at most"
        )
    return duration


def _sets(counted: str, each: str, text: str) -> Duration:
    counts, parts = _parts(counted), _parts(each.strip(" "))
    if len(counts) != 1 or not counts[0][0].isdigit() or counts[0][1]:
        raise _unreadable_duration(text)
    if len(parts) == 1 and not parts[0][1]:
        raise _without_unit(text, f"{counts[0][0]}x{parts[0][0]}s")
    sets, set_seconds = int(counts[0][0]), _seconds(parts, text)
    if sets and set_seconds:
        scales.SETS.check(sets, "the number of sets")
        scales.SET_SECONDS.check(set_seconds, "the length of a set")
    return Duration(seconds=sets * set_seconds, sets=sets, set_seconds=set_seconds)


def parse_span(text: str) -> int:
    """Read a length of time in seconds, however long; zero is a length.

    Raises:
        InvalidValueError: unreadable, or without a unit.
    """
    return _seconds(_parts(_plain(text)), text)


def parse_minutes(text: str, bounds: scales.Bounds, name: str) -> int:
    """Read whole minutes: `7h30`, `7.5h`, `25m`.

    Args:
        text: What was typed.
        bounds: Fewest and most minutes.
        name: What lasted so long, such as "sleep".

    Raises:
        InvalidValueError: unreadable, with seconds, or out of bounds.
    """
    bare = text.strip()
    if bare.isascii() and bare.isdigit() and int(bare) * 60 <= bounds.high:
        raise _without_unit(text, f"{bare}h for hours, or {bare}m for minutes")
    seconds = parse_span(text)
    minutes, rest = divmod(seconds, MINUTE)
    if rest:
        # A third of an hour has no exact decimal; seconds would be false precision.
        if not _only_hours(text):
            raise InvalidValueError(
                f"{name} {quoted(text)} is finer than a minute",
                hint="write whole minutes, such as 25m",
            )
        minutes = _nearest(seconds / MINUTE)
    if not bounds.low <= minutes <= bounds.high:
        lowest, highest = (
            format_minutes(int(bounds.low)),
            format_minutes(int(bounds.high)),
        )
        raise InvalidValueError(
            f"{name} {quoted(text)} is out of range",
            hint=f"it goes from {lowest} to {highest}",
        )
    return minutes


def _only_hours(text: str) -> bool:
    parts = _parts(_plain(text))
    return len(parts) == 1 and _TIME_UNITS[parts[0][1]] == HOUR


def _seconds(parts: list[tuple[str, str]], text: str) -> int:
    if not parts:
        raise _unreadable_duration(text)
    if len(parts) > 1:
        return _clockwise(parts, text)
    number, unit = parts[0]
    if not unit:
        raise _without_unit(text, f"{number}m")
    if unit not in _TIME_UNITS:
        raise _unreadable_duration(text)
    return _nearest(float(number) * _TIME_UNITS[unit])


def _clockwise(parts: list[tuple[str, str]], text: str) -> int:
    """Add up hours, minutes and seconds, each less than one of the unit before."""
    total, larger = 0, 0
    for number, word in parts:
        unit = _TIME_UNITS.get(word, 0) if word else larger // 60
        if not unit or not number.isdigit():
            raise _unreadable_duration(text)
        if larger and (unit >= larger or int(number) * unit >= larger):
            raise _unreadable_duration(text)
        total += int(number) * unit
        larger = unit
    return total


def _unreadable_duration(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} is not a duration",
        hint=_with_point(text) or _DURATION_HINT,
    )


def _without_unit(text: str, remedy: str) -> InvalidValueError:
    return InvalidValueError(f"{quoted(text)} has no unit", hint=f"write {remedy}")


def is_unit(word: str) -> bool:
    """Say whether a word is a unit of an amount: `ml`, `cups`."""
    return word.casefold() in {*_MILLILITRES, "cup", "cups", "glass", "glasses"}


def parse_amount(
    text: str,
    *,
    glass_ml: int = 250,
    cup_ml: int = 240,
    bounds: scales.Bounds = scales.MILLILITRES,
) -> int:
    """Read an amount to drink, in whole millilitres.

    Args:
        text: Such as `500ml`, `0.5l`, `16floz` (US), `2cups`, `2glasses`.
        glass_ml: Size of the person's glass.
        cup_ml: Size of the person's cup.
        bounds: Least and most millilitres; those of one drink when left out.

    Raises:
        InvalidValueError: unreadable, without a unit, or more than can be kept.
    """
    parts = _parts(_plain(text).replace("fl oz", "floz"))
    if len(parts) == 1 and not parts[0][1]:
        raise _without_unit(text, f"{parts[0][0]}ml")
    sizes = {
        **_MILLILITRES,
        **dict.fromkeys(("cup", "cups"), float(cup_ml)),
        **dict.fromkeys(("glass", "glasses"), float(glass_ml)),
    }
    if len(parts) != 1 or parts[0][1] not in sizes:
        raise InvalidValueError(
            f"{quoted(text)} is not an amount",
            hint=_with_point(text) or "write 500ml, 0.5l, 16floz, 2cups or 2glasses",
        )
    number, unit = parts[0]
    millilitres = _nearest(float(number) * sizes[unit])
    bounds.check(millilitres, "the amount")
    return millilitres


def parse_number(text: str, name: str) -> float:
    """Read a plain decimal number; `name` says what it is, such as "pain".

    Raises:
        InvalidValueError: anything but ASCII digits with at most one point.
    """
    plain = text.strip(" ")
    parts = _parts(plain.removeprefix("-"))
    if len(parts) != 1 or parts[0][1]:
        raise InvalidValueError(
            f"{name} {quoted(text)} is not a number",
            hint=_with_point(text) or "write it like 6 or 6.5",
        )
    value = float(parts[0][0])
    return -value if value and plain.startswith("-") else value


def parse_score(text: str, metric: scales.Metric) -> float:
    """Read one score and check it against its metric's scale.

    Raises:
        InvalidValueError: not a number, or not on the scale.
    """
    value = parse_number(text, metric.name)
    scales.check_score(value, metric)
    return value


def parse_before_after(
    text: str, metric: scales.Metric
) -> tuple[float | None, float | None]:
    """Read the scores around a session: `6:3`, before only `6:`, after only `:3`.

    Raises:
        InvalidValueError: no colon, no score, or a score that is not on the scale.
    """
    before, colon, after = text.partition(":")
    if not colon or not (before.strip() or after.strip()):
        meant = re.fullmatch(_SCORES_APART, text.strip(), re.ASCII)
        hint = "write 6:3, or 6: for before only, or :3 for after only"
        raise InvalidValueError(
            f"{metric.name} {quoted(text)} does not say before and after",
            hint=f"did you mean {meant[1]}:{meant[2]}?" if meant else hint,
        )
    return (
        parse_score(before, metric) if before.strip() else None,
        parse_score(after, metric) if after.strip() else None,
    )


def format_duration(
    seconds: int, sets: int | None = None, set_seconds: int | None = None
) -> str:
    """Say how long it took: `10 min`, `1 h 30 min`, `90 s`, `3 × 60 s`."""
    whole = _span(seconds)
    if sets is None or set_seconds is None:
        return whole
    each = f"{set_seconds} s" if set_seconds == MINUTE else _span(set_seconds)
    in_sets = f"{sets} × {each}"
    return in_sets if sets * set_seconds == seconds else f"{whole} ({in_sets})"


def duration_text(
    seconds: int, sets: int | None = None, set_seconds: int | None = None
) -> str:
    """Write a duration as it is typed: `10m`, `1h30m`, `90s`, `3x60s`.

    Sets that do not add up to the duration cannot be typed and are left out.
    """
    if sets is not None and set_seconds is not None and sets * set_seconds != seconds:
        sets = None
    shown = format_duration(seconds, sets, set_seconds)
    return shown.replace("min", "m").replace("×", "x").replace(" ", "")


def format_minutes(minutes: int) -> str:
    """Say whole minutes: `7 h 30 min`, `25 min`, `0 min`."""
    return _span(minutes * MINUTE)


def format_amount(millilitres: int) -> str:
    """Say an amount, always in millilitres: `1500 ml`."""
    return f"{millilitres} ml"


def format_score(value: float) -> str:
    """Say a score with a decimal only where there is one: `6`, `6.5`."""
    return f"{value:.1f}".removesuffix(".0")


def metric_text(metric: str, value: float) -> str:
    """Say a score on its metric's scale: `6.5`, `60 %`."""
    score = format_score(value)
    in_percent = scales.METRICS[metric].bounds is scales.PERCENT
    return f"{score} %" if in_percent else score


def _span(seconds: int) -> str:
    if seconds % MINUTE and seconds < 2 * MINUTE:
        return f"{seconds} s"
    minutes, second = divmod(seconds, MINUTE)
    hour, minute = divmod(minutes, 60)
    parts = ((hour, "h"), (minute, "min"), (second, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def _plain(text: str) -> str:
    return text.strip(" ").lower()


def _parts(text: str) -> list[tuple[str, str]]:
    """Split into numbers with their units; empty when anything else is in between."""
    parts = []
    position = 0
    part = re.compile(_PART, re.ASCII)
    while position < len(text):
        match = part.match(text, position)
        if match is None:
            return []
        parts.append((match[1], match[2]))
        position = match.end()
    return parts


def _with_point(text: str) -> str:
    """Offer the point for a decimal comma, when that makes it readable."""
    fixed = _plain(text).replace(",", ".")
    readable = "," in text and len(_parts(fixed.removeprefix("-"))) == 1
    return f"write {fixed}" if readable else ""


def _nearest(value: float) -> int:
    """Round to the nearest whole number, halves up."""
    return int(value + 0.5)
