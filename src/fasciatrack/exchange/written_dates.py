"""Dates and times as other programs write them, brought into ISO 8601.

Only what can be read in one way is read: which of `03/04/2026` is the month has to
be said.
"""

import re
from datetime import date
from typing import Literal

from fasciatrack.domain.moments import parse_clock
from fasciatrack.domain.periods import MONTHS
from fasciatrack.errors import InvalidValueError, quoted

DateOrder = Literal["dmy", "mdy"]
"""Which comes first in `03/04/2026`: the day or the month."""
DATE_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")

_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})", re.ASCII)
_WITH_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_WITH_STROKES = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_NAME_DAY_YEAR = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)
_MOMENT = re.compile(
    r"(?P<date>.*?\d)(?:t|,? )"
    r"(?P<clock>\d{1,2}(?::\d\d){0,2})(?:\.\d{1,9})? ?(?P<half>[ap]m)?"
    r" ?(?P<offset>z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_MIDNIGHT = " 00:00:00"


def iso_moment(text: str, order: DateOrder | None = None) -> str:
    """Rewrite a date with a time: `2026-01-31 20:21:49`, with `+01:00` where given.

    A date alone stays a date.

    Raises:
        InvalidValueError: unreadable, or readable in two ways.
    """
    match = _MOMENT.fullmatch(_plain(text))
    if match is None:
        return iso_day(text, order)
    clock = parse_clock(match["clock"] + (match["half"] or ""))
    offset = (match["offset"] or "").upper()
    return f"{_date(match['date'], text, order)} {clock}{offset}"


def iso_day(text: str, order: DateOrder | None = None) -> str:
    """Rewrite a date as `2026-01-31`; midnight behind it is no time.

    Raises:
        InvalidValueError: unreadable, readable in two ways, or with a time.
    """
    plain = _plain(text)
    match = _MOMENT.fullmatch(plain)
    if match is None:
        return _date(plain, text, order)
    moment = iso_moment(text, order)
    if not moment.endswith(_MIDNIGHT):
        raise InvalidValueError(
            f"{quoted(text)} has a time of day", hint="map that column as at=COLUMN"
        )
    return moment.removesuffix(_MIDNIGHT)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _date(plain: str, text: str, order: DateOrder | None) -> str:
    year, month, day = _parts(plain, text, order)
    try:
        return date(int(year), _month_number(month), int(day)).isoformat()
    except ValueError:
        raise _no_date(text) from None


def _parts(plain: str, text: str, order: DateOrder | None) -> tuple[str, str, str]:
    """Find year, month and day; the month may be a name."""
    if match := _YEAR_FIRST.fullmatch(plain):
        return match[1], match[3], match[4]
    if match := _WITH_DOTS.fullmatch(plain) or _DAY_NAME_YEAR.fullmatch(plain):
        return match[3], match[2], match[1]
    if match := _NAME_DAY_YEAR.fullmatch(plain):
        return match[3], match[1], match[2]
    if match := _WITH_STROKES.fullmatch(plain):
        if order is None:
            raise InvalidValueError(
                f"{quoted(text)} can be two days",
                hint="say --dates dmy when the day comes first, or --dates mdy",
            )
        first, second = match[1], match[3]
        day, month = (first, second) if order == "dmy" else (second, first)
        return match[4], month, day
    raise _no_date(text)


def _month_number(month: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if name.lower().startswith(month):
            return number
    return int(month)


def _no_date(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} is not a date", hint="write it like 2026-01-31"
    )
