"""What much to drink gives rise to, in an hour and in a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fasciatrack.domain.quantities import format_amount
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.notices.found import Found

MUCH_AT_ONCE_ML = 1000
"""Within an hour; kidneys get rid of about as much at most."""
HOUR = 1.0
MUCH_A_DAY_ML = 5000

AS_THIRST_ASKS = (
    "More is not better: drink as thirst asks, unless a clinician told you otherwise."
)

Drunk = tuple[date, float | None, int, int | None]
"""Day, hours, millilitres, milligrams of caffeine."""


def about_drinks(entry: Entry, around: Iterable[Drunk]) -> Iterator[Found]:
    """Find much that was drunk in an hour, and much drink or caffeine in a day.

    Args:
        entry: A drink.
        around: All others of its day, and of the days beside it.
    """
    if entry.drink is None:
        return
    at = None if entry.at is None else entry.at.timestamp() / 3600
    new = (entry.day, at, entry.drink.millilitres, entry.drink.caffeine_mg)
    drunk = [new, *around]
    at_once = 0 if at is None else _most_in_an_hour(at, drunk)
    in_day = sum(amount for day, _, amount, _ in drunk if day == entry.day)
    if at_once > MUCH_AT_ONCE_ML:
        yield _much(at_once, "within an hour")
    elif in_day > MUCH_A_DAY_ML:
        yield _much(in_day, "in a day")
    if entry.drink.caffeine_mg:
        from fasciatrack.reporting.notices.caffeine import (  # noqa: PLC0415 - most drinks have none
            about_caffeine_of_day,
        )

        yield from about_caffeine_of_day(
            caffeine or 0 for day, _, _, caffeine in drunk if day == entry.day
        )


def _most_in_an_hour(at: float, drunk: Sequence[Drunk]) -> int:
    """Give the most that was drunk in any hour in which a moment lies."""
    timed = [(hour, amount) for _, hour, amount, _ in drunk if hour is not None]
    return max(
        sum(amount for each, amount in timed if start <= each <= start + HOUR)
        for start, _ in timed
        if at - HOUR <= start <= at
    )


def _much(millilitres: int, when: str) -> Found:
    said = f"You logged {format_amount(millilitres)} of drinks {when}."
    return Found(rule="water", words=f"{said} {AS_THIRST_ASKS}")
