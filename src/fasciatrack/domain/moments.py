"""When something happened: from what a person types to a day and a moment.

A time is never guessed: what cannot be read, has not come yet, or was never on the
clock is refused. Arithmetic is done in UTC, because a wall clock jumps.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from fasciatrack.domain.periods import (
    DAY,
    EARLIEST,
    NAMED_DAYS,
    find_day,
    weekday_number,
)
from fasciatrack.domain.quantities import parse_span
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, quoted

AHEAD = timedelta(minutes=5)
"""How far the clock on the wall may be ahead of the machine's."""
NOON = time(12)

_CLOCK = r"(\d{1,2})(?::(\d\d)(?::(\d\d))?)? ?(am|pm)?"
_HALF_DAY = 12
_HALVES = ("am", "pm")
_DATE_LENGTH = len("2026-11-20")


class When(Value):
    """The day something belongs to, and the moment when that is known."""

    day: date
    at: datetime | None
    """With the offset from UTC that held there and then, to the second."""
    zone: str | None
    """The IANA zone, when known."""


class NightTimes(Value):
    """The moments of one night, as far as they are known."""

    in_bed_at: datetime | None
    lights_out_at: datetime | None
    woke_at: datetime | None
    out_of_bed_at: datetime | None


def local_day(at: datetime, day_ends_at: time) -> date:
    """Give the day a moment belongs to: before `day_ends_at`, the day before."""
    return at.date() - DAY if at.time() < day_ends_at else at.date()


def parse_moment(text: str, *, now: datetime, day_ends_at: time) -> When:
    """Read when something happened: `21:00`, `yesterday 9pm`, `mon`, `2h ago`, ISO.

    The past is preferred: a time alone, or after a weekday, is the latest one gone
    by. Between midnight and `day_ends_at`, `today` is still the day before.

    Args:
        text: What was typed.
        now: The present, in the person's zone.
        day_ends_at: When the person's day ends, after midnight.

    Raises:
        InvalidValueError: unreadable, in the future, before 1900, or a time that the
            clock skipped or showed twice.
    """
    phrase, clock = _day_and_clock(text)
    if phrase == "now" and not clock:
        return _past(now, text, now, day_ends_at)
    if not clock:
        day = find_day(phrase, local_day(now, day_ends_at))
        if day is None and phrase.endswith(" ago"):
            return _past(_ago(phrase, text, now), text, now, day_ends_at)
        return _whole_day(day, text, now)
    if _has_offset(clock):
        at = _with_offset(phrase, clock, text)
    else:
        wall = _wall_time(phrase, parse_clock(clock), text, now, day_ends_at)
        at = _exact(wall, _zone_of(now), text)
    return _past(at, text, now, day_ends_at)


def parse_clock(text: str) -> time:
    """Read a time of day: `22:45`, `22:45:30`, `10:45pm`, `7am`.

    Raises:
        InvalidValueError: unreadable, or an hour without am or pm.
    """
    match = re.fullmatch(_CLOCK, text.strip(" ").lower(), re.ASCII)
    if match is None or not (match[2] or match[4]):
        raise _not_a_clock(text)
    hour, minute, second = (int(digits or 0) for digits in match.groups()[:3])
    if match[4]:
        if not 1 <= hour <= _HALF_DAY:
            raise _not_a_clock(text)
        hour = hour % _HALF_DAY + (_HALF_DAY if match[4] == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise _not_a_clock(text) from None


def night_times(  # noqa: PLR0913 - one argument per question
    *,
    in_bed: str | None,
    lights_out: str | None,
    woke: str | None,
    out_of_bed: str | None,
    wake_day: date,
    zone: tzinfo,
) -> NightTimes:
    """Read the times of the night before a day.

    Going to bed from noon on belongs to the evening before, everything else to the
    day of waking up. A full ISO time with offset is taken as it is.

    Raises:
        InvalidValueError: unreadable, or a time that the clock skipped or showed twice.
    """
    evening = wake_day - DAY
    return NightTimes(
        in_bed_at=_night_time(in_bed, evening, wake_day, zone),
        lights_out_at=_night_time(lights_out, evening, wake_day, zone),
        woke_at=_night_time(woke, wake_day, wake_day, zone),
        out_of_bed_at=_night_time(out_of_bed, wake_day, wake_day, zone),
    )


def _day_and_clock(text: str) -> tuple[str, str]:
    """Take the time of day off the end of what was typed; either may be empty."""
    plain = text.strip(" ").lower()
    if plain[_DATE_LENGTH : _DATE_LENGTH + 1] == "t" and plain[0].isdigit():
        plain = f"{plain[:_DATE_LENGTH]} {plain[_DATE_LENGTH + 1 :]}"
    words = plain.split(" ")
    last = words[-1]
    if not last or not plain.isascii():
        raise _unreadable(text)
    size = 0
    if len(words) > 1 and (last in _HALVES or last[0] in "+-"):
        size = 2
    elif ":" in last or (last[0].isdigit() and last.endswith(_HALVES)):
        size = 1
    split = len(words) - size
    return " ".join(words[:split]).strip(), "".join(words[split:])


def _whole_day(day: date | None, text: str, now: datetime) -> When:
    if day is None:
        raise _unreadable(text)
    if day > now.date():
        raise _in_future(text)
    return When(day=day, at=None, zone=_zone_name(now))


def _ago(phrase: str, text: str, now: datetime) -> datetime:
    span = timedelta(seconds=parse_span(phrase.removesuffix(" ago")))
    if span > now.date() - EARLIEST:
        raise InvalidValueError(f"{quoted(text)} lies before {EARLIEST.year}")
    return (now.astimezone(UTC) - span).astimezone(_zone_of(now))


def _has_offset(clock: str) -> bool:
    return clock[-1] == "z" or "+" in clock or "-" in clock


def _with_offset(phrase: str, clock: str, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(f"{phrase}T{clock.upper()}")
    except ValueError:
        raise _unreadable(text) from None
    # Python reads more ways to write a day than people do; it also needs its bounds.
    if find_day(phrase, at.date()) is None:
        raise _unreadable(text)
    return at


def _wall_time(
    phrase: str, clock: time, text: str, now: datetime, day_ends_at: time
) -> datetime:
    """Find the calendar day that goes with a time of day."""
    is_relative = phrase in NAMED_DAYS or phrase.endswith("ago")
    today = local_day(now, day_ends_at) if is_relative else now.date()
    day = find_day(phrase, today) if phrase else today
    if day is None:
        raise _unreadable(text)
    if today != now.date() and clock < day_ends_at:
        day += DAY
    wall = datetime.combine(day, clock)
    again = 0 if phrase else 1
    if weekday_number(phrase) is not None:
        again = 7
    return wall - again * DAY if again and not _has_begun(wall, now) else wall


def _readings(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Read a wall time in UTC, by the offset before and after a clock change."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first.astimezone(UTC), second.astimezone(UTC)


def _has_begun(wall: datetime, now: datetime) -> bool:
    return min(_readings(wall, _zone_of(now))) <= now.astimezone(UTC) + AHEAD


def _exact(wall: datetime, zone: tzinfo, text: str) -> datetime:
    """Turn a wall time into the one moment it means; refuse when there is not one."""
    before, after = (moment.astimezone(zone) for moment in _readings(wall, zone))
    if before.replace(tzinfo=None) != wall:
        raise InvalidValueError(
            f"{quoted(text)} never was: the clocks skipped {wall:%Y-%m-%d %H:%M}",
            hint=f"{after:%Y-%m-%d %H:%M} or {before:%Y-%m-%d %H:%M}?",
        )
    if before.utcoffset() != after.utcoffset():
        raise InvalidValueError(
            f"{quoted(text)} happened twice, because the clocks went back",
            hint=f"write {_iso(before)} or {_iso(after)}",
        )
    return before


def _past(at: datetime, text: str, now: datetime, day_ends_at: time) -> When:
    if at.astimezone(UTC) > now.astimezone(UTC) + AHEAD:
        raise _in_future(text)
    there = at.astimezone(_zone_of(now))
    zone = _zone_name(now) if there.utcoffset() == at.utcoffset() else None
    # A plain offset compares and subtracts as instants; a zone's own times do not.
    fixed = datetime.fromisoformat(at.isoformat(timespec="seconds"))
    return When(day=local_day(fixed, day_ends_at), at=fixed, zone=zone)


def _night_time(
    text: str | None, evening: date, morning: date, zone: tzinfo
) -> datetime | None:
    if text is None:
        return None
    phrase, clock = _day_and_clock(text)
    if phrase and clock and _has_offset(clock):
        return _with_offset(phrase, clock, text)
    shown = parse_clock(text)
    wall = datetime.combine(evening if shown >= NOON else morning, shown)
    return datetime.fromisoformat(_iso(_exact(wall, zone, text)))


def _iso(at: datetime) -> str:
    precision = "seconds" if at.second else "minutes"
    return at.isoformat(timespec=precision)


def _zone_of(now: datetime) -> tzinfo:
    if now.tzinfo is None:
        raise ValueError("the present needs a time zone")
    return now.tzinfo


def _zone_name(now: datetime) -> str | None:
    name: object = getattr(now.tzinfo, "key", None)
    return name if isinstance(name, str) else None


def _unreadable(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} is not a time",
        hint="write 21:00, yesterday 21:00, mon 7am, 2h ago or 2026-11-20 07:15",
    )


def _in_future(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} lies in the future", hint="write down what has happened"
    )


def _not_a_clock(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} is not a time of day", hint="write 22:45, 10:45pm or 7am"
    )
