"""What a day's drinks and a week's nights give rise to."""

from collections.abc import Iterable, Iterator, Sequence

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.quantities import format_amount, format_minutes
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import Drunk, Slept, drunk_in
from fasciatrack.reporting.notices.caffeine import about_caffeine_of_day
from fasciatrack.reporting.notices.found import Found

MUCH_AT_ONCE_ML = 1000
"""Within an hour; kidneys get rid of about as much at most."""
HOUR = 1.0
MUCH_A_DAY_ML = 5000

NIGHTS = 7
FEWEST_NIGHTS = 5
SHORT_MINUTES = 360
"""Mean of the nights."""

AS_THIRST_ASKS = (
    "More is not better: drink as thirst asks, unless a clinician told you otherwise."
)
AASM = "For adults AASM and SRS (2015) recommend 7 hours or more, night after night."


def about_drinks(entry: Entry, drunk: Iterable[Drunk]) -> Iterator[Found]:
    """Find much that was drunk in an hour, and much drink or caffeine in a day.

    Args:
        entry: A drink.
        drunk: All others of its day, and of the days around it.
    """
    for new in drunk_in([entry]):
        drinks = [new, *drunk]
        of_day = [drink for drink in drinks if drink.day == new.day]
        at_once = _most_in_an_hour(new, drinks)
        in_day = sum(drink.millilitres for drink in of_day)
        if at_once > MUCH_AT_ONCE_ML:
            yield _much(at_once, "within an hour")
        elif in_day > MUCH_A_DAY_ML:
            yield _much(in_day, "in a day")
        if new.caffeine_mg:
            yield from about_caffeine_of_day(drink.caffeine_mg or 0 for drink in of_day)


def about_nights(entry: Entry, slept: Iterable[Slept]) -> Iterator[Found]:
    """Find a week of short nights.

    Args:
        entry: A night.
        slept: Nights up to the same day; an earlier word on this one is passed over.
    """
    new = None if entry.night is None else asleep_minutes(entry.night)
    if new is None:
        return
    nights = {
        night.day: night.minutes
        for night in slept
        if night.minutes is not None
        and entry.day - NIGHTS * DAY < night.day <= entry.day
    }
    nights[entry.day] = new
    mean = sum(nights.values()) / len(nights)
    if len(nights) >= FEWEST_NIGHTS and mean < SHORT_MINUTES:
        said = (
            f"Of the last {NIGHTS} nights {len(nights)} are logged, with a mean of"
            f" {format_minutes(int(mean))} asleep."
        )
        yield Found(rule="sleep", words=f"{said} {AASM}")


def _most_in_an_hour(new: Drunk, drinks: Sequence[Drunk]) -> int:
    """Give the most that was drunk in any hour in which the new drink lies."""
    at = new.at
    if at is None:
        return 0
    timed = [(drink.at, drink.millilitres) for drink in drinks if drink.at is not None]
    starts = [start for start, _ in timed if at - HOUR <= start <= at]
    return max(
        sum(amount for each, amount in timed if start <= each <= start + HOUR)
        for start in starts
    )


def _much(millilitres: int, when: str) -> Found:
    said = f"You logged {format_amount(millilitres)} of drinks {when}."
    return Found(rule="water", words=f"{said} {AS_THIRST_ASKS}")
