"""What a rule found, and the words that all notices share."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value

if TYPE_CHECKING:
    from fasciatrack.domain.notices import Rule

ONE_SIDED = ("left", "right")
MOST_NAMED = 3
"""So many areas are named, of others there is the number."""
LONGEST_NAME = 40
"""Characters of an area's name; people name areas at length."""
WHERE = "{where}"
"""Stands in the words for the areas."""


class Found(Value):
    """One thing to be said, about one area or about several at once."""

    rule: "Rule"
    places: tuple[Place | None, ...] = (None,)
    """None where it is not about one area."""
    words: str
    """What to say, with WHERE for the areas."""

    def text(self, places: Sequence[Place | None]) -> str:
        """Say it of these of its areas."""
        return self.words.replace(WHERE, where(places))


def where(places: Sequence[Place | None]) -> str:
    """Say where: `in the left calf`, `in the neck, jaw and 2 more areas`."""
    names = [_name(place) for place in places if place is not None]
    if not names:
        return "in general"
    more = len(names) - MOST_NAMED
    if more > 0:
        names[MOST_NAMED:] = [f"{more} more area{'s' if more > 1 else ''}"]
    *first, last = names
    return f"in the {', '.join(first)} and {last}" if first else f"in the {last}"


def counts_for(place: Place | None, other: Place | None) -> bool:
    """Say whether a score of the other place is one of this place, too.

    One given for both sides of an area holds for each of them.
    """
    if place == other:
        return True
    return (
        place is not None
        and other is not None
        and place.area == other.area
        and other.side == "both"
        and place.side in ONE_SIDED
    )


def median(values: Iterable[float]) -> float:
    """Give the middle one of some scores, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def said(score: float) -> str:
    """Write a score, or a median of scores, whose halves go up as everywhere."""
    return format_score(int(10 * score + 0.5 + 1e-9) / 10)


def _name(place: Place) -> str:
    name = str(place)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 3] + "..."
