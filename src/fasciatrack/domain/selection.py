"""Which entries a command is about; the same words mean the same everywhere."""

from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, EntryType, Place
from fasciatrack.domain.values import Value


class Selection(Value):
    """Conditions that all hold; an empty one is no condition."""

    period: Period | None = None
    types: tuple[EntryType, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    """Worked on or rated; a place without a side covers both sides."""
    tags: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    def covers(self, place: Place | None) -> bool:
        """Say whether a place is among those asked for."""
        if not self.places:
            return True
        return place is not None and any(
            place.area == wanted.area
            and (wanted.side is None or place.side in (wanted.side, "both"))
            for wanted in self.places
        )

    def in_words(self) -> tuple[str, ...]:
        """Name the areas, kinds and tags that it narrows to."""
        return (
            *map(str, self.places),
            *self.kinds,
            *(f"#{tag}" for tag in self.tags),
        )

    def matches(self, entry: Entry) -> bool:
        """Say whether an entry is meant; storage asks the same in SQL."""
        places = (*entry.areas, *(rating.place for rating in entry.ratings))
        return (
            (self.period is None or self.period.contains(entry.day))
            and (not self.types or entry.type in self.types)
            and (
                not self.kinds
                or (entry.session is not None and entry.session.kind in self.kinds)
            )
            and (not self.places or any(self.covers(place) for place in places))
            and (not self.tags or any(tag in entry.tags for tag in self.tags))
            and (not self.numbers or entry.number in self.numbers)
        )
