"""What the diary keeps of a safety notice that was given."""

from datetime import date
from typing import Literal

from fasciatrack.domain.checks import check_name, one_of
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import SIDES, Side
from fasciatrack.errors import InvalidValueError

Rule = Literal[
    "sore",
    "unchanged",
    "sharp",
    "severe",
    "caution",
    "water",
    "caffeine",
    "sleep",
    "rising",
]
RULES: tuple[Rule, ...] = (
    "sore",
    "unchanged",
    "sharp",
    "severe",
    "caution",
    "water",
    "caffeine",
    "sleep",
    "rising",
)
"""What a notice can be about, in the order of their urgency in one answer."""
NOTICE_CHARACTERS = 1000


class Notice(Value):
    """One notice, as it was given."""

    id: str
    rule: Rule
    day: date
    """The person's local day when it was given."""
    area: str | None = None
    """None where it is not about one area."""
    side: Side | None = None
    entry: str | None = None
    """The id of the entry that gave rise to it; it may be gone."""
    text: str
    """What was said."""

    def __post_init__(self) -> None:
        check_name(self.id, "id")
        one_of(self.rule, RULES, "notice")
        one_of(self.side, SIDES, "side")
        if self.area is not None:
            check_name(self.area, "area")
        elif self.side is not None:
            raise InvalidValueError(f"the side {self.side} has no area")
        if self.entry is not None:
            check_name(self.entry, "id of the entry")
        check_name(self.text, "text", NOTICE_CHARACTERS)

    @property
    def place(self) -> Place | None:
        """Where it is about; None where it is not about one area."""
        return None if self.area is None else Place(area=self.area, side=self.side)
