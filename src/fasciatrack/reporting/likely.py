"""What this person is likely to log now, from what they logged lately."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from fasciatrack.domain.forms import form_of
from fasciatrack.domain.records import Entry, Place

HALF_LIFE_DAYS = 14
"""An entry so much older counts half."""
SAME_TIME_MINUTES = 180
"""An entry from about this time of day counts double: mornings differ from evenings."""
DAY_MINUTES = 24 * 60


def likely_texts(
    entries: Sequence[Entry], name: str, *, given: Mapping[str, str], now: datetime
) -> tuple[str, ...]:
    """Order what was said in one field by how likely it is said again.

    Args:
        entries: The latest entries of one type, in any order.
        name: A field of their form, such as `areas`.
        given: What is known of the entry now, such as its kind; what matters most
            first. Entries that agree with it come first, however old.
        now: The present, aware.

    Returns:
        Every text once; an empty one stands for entries where nothing was said.
    """
    weights: dict[str, list[float]] = {}
    most = 2 ** len(given) - 1
    for entry in entries:
        form = form_of(entry)
        agreed = 0
        for field, text in given.items():
            agreed = 2 * agreed + (form.get(field) == text)
        by_agreement = weights.setdefault(form[name], [0.0] * (most + 1))
        by_agreement[most - agreed] += _weight(entry, now)
    return tuple(sorted(weights, key=lambda text: weights[text], reverse=True))


def likely_places(
    entries: Sequence[Entry], metric: str, *, now: datetime
) -> tuple[Place, ...]:
    """Order the places that were rated by how likely they are rated again."""
    weights: dict[Place, float] = {}
    for entry in entries:
        for rating in entry.ratings:
            if rating.metric == metric and rating.area is not None:
                place = Place(area=rating.area, side=rating.side)
                weights[place] = weights.get(place, 0.0) + _weight(entry, now)
    return tuple(sorted(weights, key=lambda place: weights[place], reverse=True))


def _weight(entry: Entry, now: datetime) -> float:
    days = max(0, (now.date() - entry.day).days)
    weight: float = 0.5 ** (days / HALF_LIFE_DAYS)
    if entry.at is None:
        return weight
    apart = abs(_minute(entry.at) - _minute(now))
    is_same_time = min(apart, DAY_MINUTES - apart) <= SAME_TIME_MINUTES
    return 2 * weight if is_same_time else weight


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
