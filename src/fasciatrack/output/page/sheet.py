"""What the page consists of once it is in words: headings, lines, small tables."""

from fasciatrack.domain.values import Value
from fasciatrack.reporting.page.areas import AreaPart, Bucket


class Table(Value):
    """Rows of cells; the first cell of each names it."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Card(Value):
    """One area."""

    title: str
    table: Table
    part: AreaPart
    """Its figures, for drawing."""


class Part(Value):
    """One section: some words, a table, some items, some small print."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    items: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


NOTHING = "Nothing is logged in these days."


class Page(Value):
    """Everything there is to write, still without any markup; none of it is escaped."""

    title: str
    facts: tuple[str, ...]
    """The header's statements."""
    is_empty: bool
    """Whether nothing is logged; then only questions have something to say."""
    bucket: Bucket
    """What one point of a trend stands for."""
    places: Part
    cards: tuple[Card, ...]
    """The areas, between the lines and the notes of `places`."""
    body: Part
    """The key of the body's picture; no items where nothing is on it."""
    life: Part
    care: Part
    medicines: Part
    flags: Part
    limits: Part
    questions: Part

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every section after the areas that has something to say."""
        if self.is_empty:
            return (self.questions,) if self.questions.items else ()
        return (
            self.life,
            self.care,
            self.medicines,
            self.flags,
            self.limits,
            self.questions,
        )
