"""What a week of short nights gives rise to."""

from collections.abc import Iterable, Iterator

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.quantities import format_minutes
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import Slept
from fasciatrack.reporting.notices.found import Found

NIGHTS = 7
FEWEST_NIGHTS = 5
SHORT_MINUTES = 360
"""Mean of the nights."""
AASM = "For adults AASM and SRS (2015) recommend 7 hours or more, regularly."


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
