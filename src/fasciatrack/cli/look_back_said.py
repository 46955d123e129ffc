"""What a person says at a look back, whether with options or asked for it."""

from collections.abc import Mapping
from typing import Any

from fasciatrack.domain.afterwards import ActivityScore, Recommendation
from fasciatrack.domain.values import Value

OWN_HANDS = "self"
"""The practitioner of who treats themselves."""
MOST_ACTIVITIES = 5
"""More than three to five cannot be followed from month to month (Stratford 1995)."""


class Said(Value):
    """What a person said at a look back; what is left out was not said."""

    look_back: Mapping[str, Any]
    """Fields of a LookBack."""
    activities: tuple[ActivityScore, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    note: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (
            self.look_back or self.activities or self.recommendations or self.note
        )
