"""What this person is likely to log now, from what they logged lately."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from fasciatrack.domain.areas import place_word
from fasciatrack.domain.quantities import duration_text
from fasciatrack.domain.records import Entry, Place

HALF_LIFE_DAYS = 14
"""An entry so much older counts half."""
SAME_TIME_MINUTES = 180
"""An entry from about this time of day counts double: mornings differ from evenings."""
DAY_MINUTES = 24 * 60


def session_text(session: Entry, name: str) -> str:
    """Write the kind, the areas or the duration of a session as its form does.

    Nothing else of the form is built: the first question waits for this.
    """
    done = session.session
    match name:
        case "kind":
            return done.kind if done else ""
        case "areas":
            return ", ".join(map(place_word, session.areas))
        case "duration" if done and done.duration_seconds is not None:
            return duration_text(done.duration_seconds, done.sets, done.set_seconds)
    return ""


def likely_texts(
    sessions: Sequence[Entry], name: str, *, given: Mapping[str, str], now: datetime
) -> tuple[str, ...]:
    """Order what was said in one field by how likely it is said again.

    Args:
        sessions: The latest ones, in any order.
        name: A field of theirs: `kind`, `areas` or `duration`.
        given: What is known of the session now, such as its kind; what matters most
            first. Sessions that agree with it come first, however old.
        now: The present, aware.

    Returns:
        Every text once; an empty one stands for sessions where nothing was said.
    """
    weights: dict[str, list[float]] = {}
    most = 2 ** len(given) - 1
    for session in sessions:
        agreed = 0
        for field, text in given.items():
            agreed = 2 * agreed + (session_text(session, field) == text)
        text = session_text(session, name)
        by_agreement = weights.setdefault(text, [0.0] * (most + 1))
        by_agreement[most - agreed] += _weight(session, now)
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
