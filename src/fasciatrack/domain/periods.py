"""Days and spans of days: weeks, months, the last four weeks.

A day is a calendar date; which day a moment belongs to is said in `moments`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, quoted

DAY = timedelta(days=1)
NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
EARLIEST = date(1900, 1, 1)
"""Nobody's diary begins before; also stands for "from the beginning"."""
LAST_YEAR = 2999

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

_DAYS_IN_UNIT = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_MONTHS_IN_UNIT = {"m": 1, "month": 1, "months": 1, "y": 12, "year": 12, "years": 12}


class Period(Value):
    """Whole days from first to last, both inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InvalidValueError(
                f"the period begins on {self.first}, after its end on {self.last}",
                hint="swap the two days",
            )

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def label(self) -> str:
        """What people call it: `week 2026-W46 (9–15 Nov)`, `November 2026`."""
        if self._is_month:
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        if self._is_week:
            return f"week {iso_week_label(self.first)} ({self._short_span()})"
        end = f"{_day_month(self.last)} {self.last.year}"
        if self.first == EARLIEST:
            return f"until {end}"
        if self.first == self.last:
            return end
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"{_day_month(self.first)}{year} – {end}"

    def days(self) -> Iterator[date]:
        """Go through its days, earliest first."""
        return (self.first + number * DAY for number in range(self.length))

    def contains(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day <= self.last

    def previous(self) -> "Period":
        """Give the period just before: the month before a month, else as many days."""
        last = self.first - DAY
        if self._is_month:
            return Period(first=last.replace(day=1), last=last)
        return Period(first=self.first - self.length * DAY, last=last)

    @property
    def _is_month(self) -> bool:
        return self.first.day == 1 and self.last == _month_end(self.first)

    @property
    def _is_week(self) -> bool:
        return self.first.weekday() == 0 and self.last == self.first + 6 * DAY

    def _short_span(self) -> str:
        if self.first.month == self.last.month:
            return f"{self.first.day}–{_day_month(self.last)}"
        if self.first.year == self.last.year:
            return f"{_day_month(self.first)} – {_day_month(self.last)}"
        return (
            f"{_day_month(self.first)} {self.first.year} – "
            f"{_day_month(self.last)} {self.last.year}"
        )


def week_of(day: date) -> Period:
    """Give the ISO week of a day, Monday to Sunday."""
    first = day - day.weekday() * DAY
    return Period(first=first, last=first + 6 * DAY)


def month_of(day: date) -> Period:
    """Give the calendar month of a day."""
    return Period(first=day.replace(day=1), last=_month_end(day))


def iso_week_label(day: date) -> str:
    """Name the ISO week of a day: `2026-W46`; its year may differ from the day's."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def format_day(day: date, *, today: date) -> str:
    """Say a day: `today`, `yesterday`, `Mon 16 Nov`, with another year if it is one."""
    for name, days in NAMED_DAYS.items():
        if day == today + days * DAY:
            return name
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {_day_month(day)}{year}"


def parse_week(text: str) -> Period:
    """Read an ISO week: `2026-W46`.

    Raises:
        InvalidValueError: unreadable, or a week that year does not have.
    """
    year, _, week = text.strip(" ").lower().partition("-w")
    try:
        first = date.fromisocalendar(_whole(year, 4), _whole(week, 2), 1)
    except ValueError:
        raise InvalidValueError(
            f"{quoted(text)} is not a week",
            hint="write it like 2026-W46, or `this` or `last`",
        ) from None
    _check_year(first, text)
    return week_of(first)


def parse_month(text: str) -> Period:
    """Read a calendar month: `2026-11`.

    Raises:
        InvalidValueError: unreadable.
    """
    year, _, month = text.strip(" ").partition("-")
    try:
        first = date(_whole(year, 4), _whole(month, 2), 1)
    except ValueError:
        raise InvalidValueError(
            f"{quoted(text)} is not a month",
            hint="write it like 2026-11, or `this` or `last`",
        ) from None
    _check_year(first, text)
    return month_of(first)


def parse_last(text: str, today: date) -> Period:
    """Read a stretch that ends today: `30d`, `4w`, `6m` (months), `1y`.

    Raises:
        InvalidValueError: unreadable, empty, or from before 1900.
    """
    count, unit = _count_and_unit(text)
    if not count or unit not in (_DAYS_IN_UNIT | _MONTHS_IN_UNIT):
        raise InvalidValueError(
            f"{quoted(text)} is not a stretch of days",
            hint="write it like 30d, 4w, 6m or 1y",
        )
    before = _back(count, unit, today)
    if before is None:
        raise _too_early(text)
    return Period(first=before + DAY, last=today)


def parse_day(text: str, today: date) -> date:
    """Read a day: `2026-11-20`, `today`, `yesterday`, `mon`, `last mon`, `3d ago`.

    Raises:
        InvalidValueError: unreadable, or from before 1900.
    """
    day = find_day(text, today)
    if day is None:
        raise InvalidValueError(
            f"{quoted(text)} is not a day",
            hint="write it like 2026-11-20, yesterday or mon",
        )
    return day


def find_day(text: str, today: date) -> date | None:
    """Read a day as `parse_day` does; None when the text is not a day.

    A weekday is the latest one, today included; with `last` it is before today.

    Raises:
        InvalidValueError: a day from before 1900.
    """
    plain = " ".join(text.lower().split(" ")).strip()
    if plain in NAMED_DAYS:
        return today + NAMED_DAYS[plain] * DAY
    weekday = weekday_number(plain.removeprefix("last "))
    if weekday is not None:
        latest = today - DAY if plain.startswith("last ") else today
        return latest - (latest.weekday() - weekday) % 7 * DAY
    if plain.endswith("ago"):
        return _days_ago(plain, today)
    return _iso_day(plain)


def weekday_number(word: str) -> int | None:
    """Number a weekday's English name, or its first three letters or more; 0 Monday."""
    if len(word) < len("mon"):
        return None
    for number, name in enumerate(WEEKDAYS):
        if name.lower().startswith(word):
            return number
    return None


def _days_ago(plain: str, today: date) -> date | None:
    count, unit = _count_and_unit(plain.removesuffix("ago"))
    if count is None or unit not in _DAYS_IN_UNIT:
        return None
    day = _back(count, unit, today)
    if day is None:
        raise _too_early(plain)
    return day


def _iso_day(plain: str) -> date | None:
    year, _, rest = plain.partition("-")
    month, _, number = rest.partition("-")
    try:
        day = date(_whole(year, 4), _whole(month, 2), _whole(number, 2))
    except ValueError:
        return None
    _check_year(day, plain)
    return day


def _count_and_unit(text: str) -> tuple[int | None, str]:
    plain = text.strip(" ").lower()
    unit = plain.lstrip("0123456789")
    digits = plain.removesuffix(unit)
    return (int(digits) if 0 < len(digits) <= len("36500") else None), unit.strip(" ")


def _back(count: int, unit: str, today: date) -> date | None:
    """Go back some days, weeks, months or years; None before 1900."""
    if unit in _DAYS_IN_UNIT:
        days = count * _DAYS_IN_UNIT[unit]
        return today - days * DAY if days <= (today - EARLIEST).days else None
    months = today.year * 12 + today.month - 1 - count * _MONTHS_IN_UNIT[unit]
    if months < EARLIEST.year * 12:
        return None
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(today.day, _month_end(first).day))


def _whole(digits: str, length: int) -> int:
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    return int(digits)


def _check_year(day: date, text: str) -> None:
    if day < EARLIEST:
        raise _too_early(text)
    if day.year > LAST_YEAR:
        raise InvalidValueError(f"{quoted(text)} lies too far in the future")


def _too_early(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{quoted(text)} lies before {EARLIEST.year}", hint="is the year right?"
    )


def _month_end(day: date) -> date:
    # Four days after the 28th it is the next month, whichever month it is.
    following = day.replace(day=28) + 4 * DAY
    return following - following.day * DAY


def _day_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
