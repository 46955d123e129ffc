"""Which period the options ask for: --week, --month, --last, or --from and --to."""

from datetime import date

from fasciatrack.domain.periods import (
    EARLIEST,
    Period,
    month_of,
    parse_day,
    parse_last,
    parse_month,
    parse_week,
    week_of,
)
from fasciatrack.errors import InvalidValueError, quoted


def choose_period(  # noqa: PLR0913 - one argument per option
    *,
    week: str | None,
    month: str | None,
    last: str | None,
    start: str | None,
    end: str | None,
    today: date,
    default: Period,
) -> Period:
    """Choose the period that --week, --month, --last or --from and --to ask for.

    Raises:
        InvalidValueError: one cannot be read, or two contradict each other.
    """
    either = ("--from", start) if start is not None else ("--to", end)
    options = (("--week", week), ("--month", month), ("--last", last), either)
    given = [name for name, value in options if value is not None]
    if len(given) > 1:
        raise InvalidValueError(
            f"{given[0]} and {given[1]} contradict each other", hint="give one of them"
        )
    if week is not None:
        named = _this_or_last(week, week_of(today))
        return named or parse_week(week)
    if month is not None:
        named = _this_or_last(month, month_of(today))
        return named or parse_month(month)
    if last is not None:
        return parse_last(last, today)
    if not given:
        return default
    first = EARLIEST if start is None else parse_day(start, today)
    if start is not None and end is None and first > today:
        raise InvalidValueError(
            f"--from {quoted(start)} is later than today", hint="add --to"
        )
    return Period(first=first, last=today if end is None else parse_day(end, today))


def _this_or_last(text: str, current: Period) -> Period | None:
    word = text.strip(" ").lower()
    if word == "this":
        return current
    return current.previous() if word == "last" else None
