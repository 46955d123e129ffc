"""What safety notices are worked out from where an ordinary entry has none.

Each asks the diary for what its rule needs besides the entry.
"""

from collections.abc import Iterator
from datetime import date

from fasciatrack.cli.context import Context
from fasciatrack.domain.periods import DAY, EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.notices.found import Found


def about_drink(context: Context, entry: Entry) -> Iterator[Found]:
    """Ask whether it is much within an hour, or in a day."""
    from fasciatrack.reporting.notices.drinks import about_drinks

    around = context.diary.drinks_around(entry.day, besides=entry.number)
    yield from about_drinks(entry, around)


def about_night(context: Context, entry: Entry) -> Iterator[Found]:
    """Ask whether nights were short for a week."""
    from fasciatrack.reporting.notices.nights import NIGHTS, about_nights

    slept = context.diary.slept(_days(entry.day, before=NIGHTS - 1))
    yield from about_nights(entry, slept)


def about_soreness(context: Context, entry: Entry) -> Iterator[Found]:
    """Ask whether soreness stays for days after a session, or somebody hobbles."""
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.notices import soreness

    if soreness.may_be_much(entry):
        lately = Selection(period=_days(entry.day, before=soreness.DAYS_BACK))
        done = context.diary.done(lately)
        felt = context.diary.felt(("soreness",), lately) if done else []
        yield from soreness.about_soreness(entry, done, felt)


def _days(day: date, *, before: int) -> Period:
    """Give so many days up to one and that day itself."""
    return Period(first=max(day, EARLIEST + before * DAY) - before * DAY, last=day)
