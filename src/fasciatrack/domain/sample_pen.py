"""How the made-up person writes things down: when, with which words, and what not."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Any
from uuid import UUID

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import Entry

_NOTES = {
    "foam-roll": (
        "slow, 30 seconds on the knot",
        "rolled while watching the news",
        "short one, too tired",
        "tender spot halfway up, breathed through it",
        "after the long run",
    ),
    "ball": ("against the wall", "found the spot behind the hip bone"),
    "mfr-therapist": (
        "neck softer afterwards, shoulder as before",
        "very slow work along the shoulder blade; told her when it got too much",
        "asked for two stretches to do at the desk",
    ),
    "stretch": ("doorway stretch at work", "chin tucks, ten times"),
    "heat": ("hot water bottle", "warm bath"),
    "check-in": (
        "stiff after the train",
        "slept on the wrong side again",
        "deadline week, shoulders up to the ears",
        "good morning for once",
    ),
}
"""What this person writes after some sessions and on some mornings."""


class Pen:
    """Writes entries of one day after the other."""

    def __init__(self, rng: Random, first_day: date, zone: tzinfo) -> None:
        self.entries: list[Entry] = []
        self.rng = rng
        self.day = first_day
        self._zone = zone

    def keep(
        self,
        at: datetime,
        *,
        has_time: bool = True,
        recorded_at: datetime | None = None,
        **parts: Any,  # noqa: ANN401 - any field of an entry
    ) -> None:
        """Write an entry; what only belongs to a day has no time."""
        named = [name for name in ("session", "night", "drink") if name in parts]
        written = recorded_at or at + timedelta(minutes=self.rng.randrange(1, 9))
        self.entries.append(
            Entry(
                id=str(UUID(int=self.rng.getrandbits(128), version=4)),
                type=named[0] if named else "check-in",
                day=self.day,
                at=at if has_time else None,
                zone=getattr(self._zone, "key", None) if has_time else None,
                recorded_at=written.astimezone(UTC),
                **parts,
            )
        )

    def note(self, about: str, *, often: bool = False) -> str | None:
        """Write something about it, or nothing, as mostly."""
        if not self.happens(0.6 if often else 0.14):
            return None
        return self.rng.choice(_NOTES[about])

    def clock(self, hour: int, minute: int) -> datetime:
        """Give a moment of this day, in the forty minutes from then on."""
        return self.at_time(self.day, hour, minute + self.rng.randrange(0, 40))

    def after_midnight(self) -> datetime:
        """Give a moment that still belongs to this day."""
        return self.at_time(self.day + DAY, 0, self.rng.randrange(5, 40))

    def at_time(self, day: date, hour: int, minute: int) -> datetime:
        """Give a moment of any day, as the clock on the wall has it."""
        wall = datetime.combine(day, time(hour)) + timedelta(minutes=minute)
        # Through UTC, because a clock may have skipped this time.
        real = wall.replace(tzinfo=self._zone).astimezone(UTC).astimezone(self._zone)
        return datetime.fromisoformat(real.isoformat())

    def happens(self, probability: float) -> bool:
        """Let chance decide."""
        return self.rng.random() < probability
