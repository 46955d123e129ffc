"""How finely time is cut: days, weeks from Monday to Sunday, calendar months."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from fasciatrack.domain.periods import DAY, Period, month_of

Bucket = Literal["day", "week", "month"]

LONGEST_BY_DAY = 120
"""Days that are drawn one by one; about two a column at 80 columns."""
LONGEST_LINE_BY_WEEK = 3 * 366


def bucket_of(day: date, bucket: Bucket) -> date:
    """Give the first day of the bucket a day lies in."""
    if bucket == "day":
        return day
    return day - day.weekday() * DAY if bucket == "week" else day.replace(day=1)


def bucket_for(days: int) -> Bucket:
    """Choose how finely a line over so many days is drawn."""
    if days <= LONGEST_BY_DAY:
        return "day"
    return "week" if days <= LONGEST_LINE_BY_WEEK else "month"


def bucket_starts(period: Period, bucket: Bucket) -> Iterator[date]:
    """Yield the first day of each bucket of a period, the first perhaps before it."""
    start = bucket_of(period.first, bucket)
    while start <= period.last:
        yield start
        if bucket == "day":
            start += DAY
        else:
            start += (7 if bucket == "week" else month_of(start).length) * DAY
