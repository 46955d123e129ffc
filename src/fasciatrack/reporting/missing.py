"""What is missing until something may be said: a countdown instead of silence."""

from fasciatrack.domain.values import Value


class Missing(Value):
    """One count that is still too small."""

    what: str
    """What is counted, in the singular: `day with`, `session`, `pair of days`."""
    have: int
    need: int

    @property
    def more(self) -> int:
        """How many more it takes; 0 where there are enough."""
        return max(self.need - self.have, 0)


def still_missing(*counts: tuple[str, int, int]) -> tuple[Missing, ...]:
    """Name the counts that are too small, in their order.

    Args:
        counts: What is counted in the singular, how many there are, how many it takes.
    """
    return tuple(
        Missing(what=what, have=have, need=need)
        for what, have, need in counts
        if have < need
    )
