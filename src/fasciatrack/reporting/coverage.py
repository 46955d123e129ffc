"""How much of a period the diary knows: days with an entry, and values day by day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import exact_mean


class Coverage(Value):
    """What there is, and what is known about when."""

    entries: int
    days_with_entry: int
    days: int
    """Days of the period up to today."""
    is_running: bool
    """Whether the period goes on: today is in it and not its last day."""
    late: int
    """Entries written down on a later day than they are about."""
    without_time: int
    """Entries of which only the day is known; nights need no time."""


class DayMean(Value):
    """The mean of one day that has a value."""

    day: date
    value: float
    n: int


def build_coverage(
    entries: Sequence[Entry], *, period: Period, today: date
) -> Coverage:
    """Count the days of a period that have an entry."""
    days = {entry.day for entry in entries}
    # Somebody who flew west may have entries on a day that is still to come here.
    until = min(period.last, max(today, *days) if days else today)
    return Coverage(
        entries=len(entries),
        days_with_entry=len(days),
        days=max((until - period.first).days + 1, 0),
        is_running=period.first <= until < period.last,
        late=sum(entry.is_late for entry in entries),
        without_time=sum(entry.at is None and entry.night is None for entry in entries),
    )


def daily_pain(entries: Iterable[Entry], selection: Selection) -> tuple[DayMean, ...]:
    """Average each day's pain before sessions and at check-ins.

    Pain after a session is left out: it would make a day with care look milder.
    """
    return _daily(
        entries,
        lambda entry: [
            rating.value
            for rating in entry.ratings
            if rating.metric == "pain"
            and rating.phase != "after"
            and selection.covers(rating.place)
        ],
    )


def daily_sleep(entries: Iterable[Entry]) -> tuple[DayMean, ...]:
    """Give the minutes slept before each day; two notes of one night are averaged."""

    def slept(entry: Entry) -> list[float]:
        minutes = None if entry.night is None else asleep_minutes(entry.night)
        return [] if minutes is None else [minutes]

    return _daily(entries, slept)


def _daily(
    entries: Iterable[Entry], values_of: Callable[[Entry], list[float]]
) -> tuple[DayMean, ...]:
    by_day: dict[date, list[float]] = {}
    for entry in entries:
        values = values_of(entry)
        if values:
            by_day.setdefault(entry.day, []).extend(values)
    return tuple(
        DayMean(day=day, value=value, n=len(by_day[day]))
        for day in sorted(by_day)
        if (value := exact_mean(by_day[day])) is not None
    )
