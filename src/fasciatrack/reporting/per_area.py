"""How scores count for an area: for each of its sides, and once a day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.vocabulary import Side
from fasciatrack.reporting.statistics.averages import mean

SIDES: tuple[Side, ...] = ("left", "right")


def told_apart(entries: Iterable[Entry], metrics: Collection[str]) -> set[str]:
    """Name the areas of which one side is rated by itself somewhere."""
    return {
        rating.area
        for entry in entries
        for rating in entry.ratings
        if rating.area is not None and rating.metric in metrics and rating.side in SIDES
    }


def by_side(
    ratings: Iterable[Rating], sided: Collection[str]
) -> Iterator[tuple[Place | None, Rating]]:
    """Yield each rating with its place; `both` counts for left and for right.

    Where the same entry rates one side by itself, that stands against `both`.

    Args:
        ratings: All of one entry.
        sided: The areas that `told_apart` names.
    """
    of_both = []
    own = set()
    for rating in ratings:
        if rating.side == "both" and rating.area is not None and rating.area in sided:
            of_both.append((rating.area, rating))
        else:
            own.add((rating.metric, rating.phase, rating.place))
            yield rating.place, rating
    for area, rating in of_both:
        for side in SIDES:
            place = Place(area=area, side=side)
            if (rating.metric, rating.phase, place) not in own:
                yield place, rating


def day_means(pairs: Iterable[tuple[date, float]]) -> dict[date, float]:
    """Average the values of each day."""
    by_day: dict[date, list[float]] = {}
    for day, value in pairs:
        by_day.setdefault(day, []).append(value)
    return {day: mean(values) for day, values in by_day.items()}
