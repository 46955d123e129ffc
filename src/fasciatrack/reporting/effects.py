"""Which unwanted effects were noted with sessions, and with how many of them."""

from collections.abc import Iterable

from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value


class EffectCount(Value):
    """In how many sessions a side effect was noted."""

    effect: str
    sessions: int


def count_effects(sessions: Iterable[Entry]) -> tuple[EffectCount, ...]:
    """Count sessions by side effect, the most frequent first, then by name."""
    counts: dict[str, int] = {}
    for entry in sessions:
        for effect in {one.effect for one in entry.side_effects}:
            counts[effect] = counts.get(effect, 0) + 1
    return tuple(
        EffectCount(effect=effect, sessions=count)
        for effect, count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
    )
