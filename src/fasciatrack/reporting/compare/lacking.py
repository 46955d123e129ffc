"""What a comparison lacks: how many days, of which side, and what would add some."""

from collections.abc import Sequence

from fasciatrack.reporting.compare.comparison import (
    FEWEST_DAYS,
    FEWEST_TO_CONCLUDE,
    SHORTER_WASHOUTS,
    Apart,
)
from fasciatrack.reporting.compare.next_day import NextDays
from fasciatrack.reporting.compare.sides import Side
from fasciatrack.reporting.compare.usual_hour import HOURS
from fasciatrack.reporting.missing import Missing, still_missing


def missing_days(
    names: tuple[str, str], days: Sequence[int], alike: Sequence[int]
) -> tuple[Missing, ...]:
    """Count what each side lacks for figures, and for a conclusion."""
    # With nothing on the other side there is no telling which days are alike.
    have = alike if min(days) else days
    return still_missing(
        *(
            (f"day with {name}", count, need)
            for need in (FEWEST_DAYS, FEWEST_TO_CONCLUDE)
            for name, count in zip(names, have, strict=True)
        )
    )


def held_apart(
    sides: tuple[Side, Side], days: Sequence[int], alike: Sequence[int]
) -> Apart | None:
    """Say why hardly a day is alike, where there are enough on both sides."""
    if min(days) < FEWEST_DAYS or min(alike) >= FEWEST_DAYS:
        return None
    return "starts" if all(side.days for side in sides) else "places"


def shorter_washout(washout: float, days: NextDays) -> float | None:
    """Find a wash-out that leaves enough days with nothing, where this one does not."""
    nothing = {one.day for one in days.nothing}
    if len(nothing) >= FEWEST_DAYS:
        return None
    washed_out = days.washed_out()
    for hours in SHORTER_WASHOUTS:
        freed = {day for day, after in washed_out.items() if after > hours}
        if hours < washout and len(nothing | freed) >= FEWEST_DAYS:
            return hours
    return None


def on_the_wall(hour: float | None, ahead: float) -> int | None:
    """Turn an hour UTC into the hour of a clock that is so many hours ahead of it."""
    return None if hour is None else int((hour + ahead) % HOURS)
