"""A diary as somebody keeps it who writes down everything, every day for years.

Pain follows itself from day to day; sessions come on worse days and change nothing.
"""

import random
import sqlite3
from datetime import date, timedelta
from pathlib import Path

from fasciatrack.storage.creation import create_diary

COLUMNS = {
    "entry": (
        "number, id, type, day, at, utc_offset_minutes, zone, recorded_at, source, note"
    ),
    "rating": "entry, position, metric, phase, value, area, side",
    "night": "entry, minutes, quality, latency_minutes",
    "drink": "entry, millilitres, beverage, caffeine_mg",
    "session": "entry, kind, duration_seconds, practitioner, tool, pressure",
    "worked_area": "entry, position, area, side",
}
PLACES = (("neck", None), ("calf", "left"))
KINDS = ("foam-roll", "ball", "stretch")


class Life:
    """The rows of a diary, day by day."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a made-up diary
        self.rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in COLUMNS}
        self.pain = dict.fromkeys(PLACES, 4.0)

    def add_day(self, day: date) -> None:
        """Live one day: a night, a check-in, three drinks, at times a session."""
        night = self._entry("night", day, "06:30")
        minutes = round(min(900, max(120, self.chance.gauss(420, 60))))
        self._row("night", night, minutes, self.chance.randint(1, 5), 20)
        check_in = self._entry("check-in", day, "19:30")
        for position, place in enumerate(PLACES):
            noise = self.chance.gauss(0, 1.5)
            self.pain[place] = 4 + 0.5 * (self.pain[place] - 4) + noise
            self._rate(check_in, position, "pain", "now", self.pain[place], place)
        stress = self.chance.randint(0, 10)
        self._row("rating", check_in, 2, "stress", "now", stress, None, None)
        self._rate(check_in, 3, "stiffness", "now", self.pain[PLACES[0]], PLACES[0])
        for hour in ("09", "13", "17"):
            drink = self._entry("drink", day, f"{hour}:00")
            is_coffee = hour == "09"
            self._row(
                "drink",
                drink,
                self.chance.choice((200, 250, 500)),
                "coffee" if is_coffee else "water",
                95 if is_coffee else None,
            )
        place = self.chance.choice(PLACES)
        if self.pain[place] > 4 + self.chance.gauss(0, 1):
            self._add_session(day, place)

    def _add_session(self, day: date, place: tuple[str, str | None]) -> None:
        session = self._entry("session", day, "20:00")
        kind = self.chance.choice(KINDS)
        pressure = self.chance.randint(2, 7)
        self._row("session", session, kind, 600, "self", None, pressure)
        self._row("worked_area", session, 0, *place)
        pain = self.pain[place]
        self._rate(session, 0, "pain", "before", pain, place)
        self._rate(session, 1, "pain", "after", pain - self.chance.randint(0, 3), place)

    def _entry(self, type_: str, day: date, time: str) -> int:
        number = len(self.rows["entry"]) + 1
        id_ = f"00000000-0000-7000-8000-{number:012d}"
        at = f"{day}T{time}:00Z"
        written = f"{day}T23:00:00Z"
        self.rows["entry"].append(
            (number, id_, type_, str(day), at, 0, "UTC", written, "manual", None)
        )
        return number

    def _rate(  # noqa: PLR0913, PLR0917 - the columns of a score
        self,
        entry: int,
        position: int,
        metric: str,
        phase: str,
        value: float,
        place: tuple[str, str | None],
    ) -> None:
        score = min(10, max(0, round(value)))
        self._row("rating", entry, position, metric, phase, score, *place)

    def _row(self, table: str, *values: object) -> None:
        self.rows[table].append(values)


def make_lived_diary(path: Path, *, days: int, last: date, seed: int = 1) -> Path:
    """Create a diary with everything of so many days in it."""
    life = Life(seed)
    for back in range(days - 1, -1, -1):
        life.add_day(last - timedelta(days=back))
    create_diary(path)
    connection = sqlite3.connect(path)
    for table, columns in COLUMNS.items():
        marks = ", ".join("?" * len(columns.split(",")))
        connection.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - our own names
            life.rows[table],
        )
    connection.commit()
    connection.close()
    return path
