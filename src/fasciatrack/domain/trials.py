"""A fair test: two options, and a coin that decided beforehand which comes when.

Periods of some days come in pairs, each with both options; the coin decided which is
first. So the order owes nothing to how anybody felt.
"""

from datetime import date

from fasciatrack.domain.checks import check_name, one_of, within
from fasciatrack.domain.periods import DAY, LAST_YEAR
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, Bounds
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import KINDS, SIDES, Side
from fasciatrack.errors import InvalidValueError

NOTHING = "nothing"
"""The option of doing nothing."""
PERIOD_DAYS = Bounds(low=2, high=14, unit="days")
"""Two at least: the first score of a day tells of what was done the day before."""
FEWEST_SKIPPED = 1
"""Days at the start of a period whose scores still tell of the one before."""
PAIRS = Bounds(low=1, high=52)
SEED = Bounds(low=0, high=999_999)
IN_PAIRS = ("AB", "BA")


class Trial(Value):
    """Two options against each other, in an order that a coin decided."""

    id: str
    metric: str
    """What is compared; lower is better or higher, as its scale says."""
    area: str | None = None
    side: Side | None = None
    first: str
    """The option called A: a kind of session, or `nothing`."""
    second: str
    """The option called B."""
    start: date
    days: int
    """Length of a period."""
    skip: int = FEWEST_SKIPPED
    """Days at the start of each period whose scores are left out."""
    draws: str
    """The option of each period, pair by pair: `ABBA…`."""
    seed: int
    """What the coin was started with; the same one gives the same draws."""
    cancelled: date | None = None
    """The day on which it was given up; None where it was not."""

    def __post_init__(self) -> None:
        check_name(self.id, "id")
        one_of(self.metric, tuple(METRICS), "metric")
        one_of(self.side, SIDES, "side")
        if self.area is not None:
            check_name(self.area, "area")
        elif self.side is not None:
            raise InvalidValueError(f"the side {self.side} has no area")
        options = (*KINDS, NOTHING)
        one_of(self.first, options, "option")
        one_of(self.second, options, "option")
        if self.first == self.second:
            raise InvalidValueError(
                f"{self.first} against {self.second} compares nothing",
                hint="give two different options",
            )
        within(self.days, PERIOD_DAYS, "period")
        within(self.seed, SEED, "seed")
        if not FEWEST_SKIPPED <= self.skip < self.days:
            raise InvalidValueError(
                f"{self.skip} of {self.days} days cannot be left out",
                hint="leave out at least one, and fewer than a period has",
            )
        pairs = [self.draws[at : at + 2] for at in range(0, len(self.draws), 2)]
        if not pairs or any(pair not in IN_PAIRS for pair in pairs):
            raise InvalidValueError("the draws are no pairs of A and B")
        within(len(pairs), PAIRS, "number of pairs")
        if self.start.year >= LAST_YEAR:
            raise InvalidValueError(f"the start {self.start} is out of range")

    @property
    def place(self) -> Place | None:
        """Where it is measured; None for the whole person."""
        return None if self.area is None else Place(area=self.area, side=self.side)

    @property
    def pairs(self) -> int:
        """How many pairs of periods it has."""
        return len(self.draws) // 2

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + (len(self.draws) * self.days - 1) * DAY

    def period_on(self, day: date) -> int | None:
        """Say which period a day belongs to, from 0; None outside of the test."""
        period = (day - self.start).days // self.days
        return period if 0 <= period < len(self.draws) else None

    def option_on(self, day: date) -> str | None:
        """Say what was drawn for a day; None outside of the test."""
        period = self.period_on(day)
        if period is None:
            return None
        return self.first if self.draws[period] == "A" else self.second
