"""Finding look backs in the diary, without reading all of it."""

from datetime import date

from fasciatrack.cli.context import Context
from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection

REACH_DAYS = 400
"""An older look back is not compared with: a month is too far away by then."""


def latest_look_backs(context: Context, until: date) -> tuple[Entry, ...]:
    """Return the latest two look backs up to a day, oldest first."""
    period = Period(first=until - REACH_DAYS * DAY, last=until)
    kept = Selection(types=("look-back",), period=period)
    days = sorted(context.diary.days(kept))[-2:]
    found = [entry for day in days for entry in context.diary.entries(_of_day(day))]
    return tuple(found[-2:])


def look_back_of(context: Context, day: date) -> Entry | None:
    """Return the look back of a day, if it has one."""
    found = context.diary.entries(_of_day(day))
    return found[-1] if found else None


def _of_day(day: date) -> Selection:
    return Selection(types=("look-back",), period=Period(first=day, last=day))
