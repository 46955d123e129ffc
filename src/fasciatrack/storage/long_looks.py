"""What a diary file answers about all of its days at once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Any

from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place
from fasciatrack.storage.connection import unreadable_rows
from fasciatrack.storage.diary_file import DiaryFile
from fasciatrack.storage.queries import SECOND

if TYPE_CHECKING:
    from fasciatrack.domain.records import Entry
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked, Slept
    from fasciatrack.domain.trials import Trial

# The statements and their tuples are loaded where they are asked for: a log, which
# opens the same file, needs none of them.


class LongLooks(DiaryFile):
    """A diary file that can be asked about years of days."""

    def felt(
        self, metrics: Sequence[str] = (), selection: "Selection | None" = None
    ) -> "list[Felt]":
        """Return scores as they were felt, oldest first.

        Args:
            metrics: Of these; all when left out.
            selection: Of which entries, and in which places.
        """
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with self._reading(), unreadable_rows(self.path):
            return timeline.felt(self._rows, metrics, selection)

    def done(self, selection: "Selection | None" = None) -> "list[Done]":
        """Return what was done in the selected sessions, oldest first."""
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with self._reading(), unreadable_rows(self.path):
            return timeline.done(self._rows, selection)

    def slept(self, period: Period | None = None) -> "list[Slept]":
        """Return how the nights of a period were, oldest first."""
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return timeline.slept(self._rows, period)

    def drunk(self, period: Period | None = None) -> "list[Drunk]":
        """Return what was drunk in a period, oldest first."""
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return timeline.drunk(self._rows, period)

    def looked(self, period: Period | None = None) -> "list[Looked]":
        """Return what follow-ups of a period say besides scores, oldest first."""
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return timeline.looked(self._rows, period)

    def written(self, selection: "Selection", zone: tzinfo) -> dict[int, datetime]:
        """Return when the selected entries got their scores, by their numbers.

        Where an entry knows only its day, on the clock of this zone.
        """
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return timeline.written(self._rows, selection, zone)

    def trials_taken_back(self) -> "list[tuple[Trial, datetime]]":
        """Return the fair tests that an undo took back, and when, in that order."""
        from fasciatrack.storage import taken_back  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return taken_back.trials_taken_back(self._rows)

    def days_with_entry(self, period: Period) -> list[date]:
        """Return the days of a period that hold any entry, earliest first."""
        rows = self._rows(DAYS_WITH_ENTRY, [str(period.first), str(period.last)])
        with unreadable_rows(self.path):
            return [date.fromisoformat(day) for (day,) in rows]

    def drinks_around(
        self, day: date, *, besides: int | None = None
    ) -> list[tuple[date, float | None, int, int | None]]:
        """Return the drinks of a day and of the days beside it, as plain tuples.

        Each has its day, hours, millilitres and milligrams of caffeine. The entry with
        the number `besides` is left out.
        """
        first = date.fromordinal(max(day.toordinal() - 1, 1)).isoformat()
        last = date.fromordinal(day.toordinal() + 1).isoformat()
        rows = self._rows(DRINKS_AROUND, [first, last, besides])
        with unreadable_rows(self.path):
            return [
                (
                    date.fromisoformat(day),
                    None if at is None else at / 3600,
                    millilitres,
                    caffeine_mg,
                )
                for day, at, millilitres, caffeine_mg in rows
            ]

    def recent_pairs(
        self, entry: "Entry", place: Place | None, metric: str, *, count: int
    ) -> list[tuple[float, float]]:
        """Return the last scores before and after sessions of its kind, newest first.

        They are looked for among the last sessions written down before the entry, ten
        times as many at most, so that it takes no longer in a long diary. Only what
        surely was before it counts.
        """
        area, side = (place.area, place.side) if place else (None, None)
        kind = entry.session.kind if entry.session else None
        day = entry.day.isoformat()
        at = None if entry.at is None else entry.at.astimezone(UTC).isoformat()[:-6]
        rows = self._rows(
            RECENT_PAIRS,
            [kind, entry.number, 10 * count, metric, area, side, day, day, at, count],
        )
        return [(before, after) for before, after in rows]

    def has_starting_pain(self, area: str | None, *, count: int) -> bool:
        """Say whether so many scores of pain before a session are known of an area."""
        return len(self._rows(HAS_STARTED, [area, count])) == count

    def starting_pain(
        self, entry: "Entry", place: Place | None, *, count: int, is_last: bool
    ) -> list[tuple[date, float]]:
        """Return the pain before sessions on a place, of days up to an entry's.

        The entry itself does not count, nor do sessions known to be later.

        Args:
            entry: What they are earlier than.
            place: Where; a score for both sides of an area is one of each, too.
            count: At most so many.
            is_last: Whether the last ones are meant, newest first, or the first.
        """
        from fasciatrack.storage import starting_pain  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return starting_pain.some(
                self._rows, entry, place, count=count, is_last=is_last
            )

    def starting_pains(self, last: date) -> "list[Felt]":
        """Return all pain before sessions up to a day, without its time of day."""
        from fasciatrack.storage import starting_pain  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return starting_pain.up_to(self._rows, last)

    def starting_pain_count(self, entry: "Entry", place: Place | None) -> int:
        """Count what `starting_pain` would return if all were asked for."""
        from fasciatrack.storage import starting_pain  # noqa: PLC0415 - see above

        return starting_pain.how_many(self._rows, entry, place)

    def pain_and_caffeine(
        self, day: date, *, days: int, areas: Sequence[str | None]
    ) -> list[tuple[Any, ...]]:
        """Return scores of pain, and caffeine of a day and of the one before.

        Each is a plain tuple in the order of `Felt`, oldest first; caffeine, in
        milligrams, is a metric of its own. With the tuples' own classes a log, which
        asks this every time, would take longer to load.

        Args:
            day: The last day.
            days: So many days before it are looked at for pain.
            areas: Only pain in these; None is pain without an area.
        """
        last = day.isoformat()
        first = date.fromordinal(max(day.toordinal() - days, 1)).isoformat()
        yesterday = date.fromordinal(max(day.toordinal() - 1, 1)).isoformat()
        named = [area for area in areas if area is not None]
        statement = PAIN_AND_CAFFEINE.format(
            ", ".join("?" * len(named)), "" if len(named) == len(areas) else NOWHERE
        )
        rows = self._rows(statement, [first, last, *named, yesterday, last])
        place_of = cache(lambda area, side: Place(area=area, side=side))
        with unreadable_rows(self.path):
            return [
                (
                    number,
                    type_,
                    date.fromisoformat(day),
                    None if at is None else at / 3600,
                    metric,
                    phase,
                    None if area is None else place_of(area, side),
                    value,
                )
                for number, type_, day, at, metric, phase, area, side, value in rows
            ]


RECENT_PAIRS = (
    "SELECT b.value, a.value FROM (SELECT entry FROM session WHERE kind = ?"
    " AND entry < ifnull(?, 1 << 62) ORDER BY entry DESC LIMIT ?) s"
    " JOIN rating b ON b.entry = s.entry AND b.metric = ? AND b.phase = 'before'"
    " AND b.area IS ? AND b.side IS ?"
    " JOIN rating a ON a.entry = s.entry AND a.metric = b.metric"
    " AND a.phase = 'after' AND a.area IS b.area AND a.side IS b.side"
    " CROSS JOIN entry e ON e.number = s.entry"
    " WHERE e.day < ? OR (e.day = ? AND rtrim(e.at, 'Z') < ?)"
    " ORDER BY s.entry DESC LIMIT ?"
)
PAIN_AND_CAFFEINE = (
    f"SELECT e.number, e.type, e.day, {SECOND} AS second,"
    " r.metric, r.phase, r.area, r.side, r.value"
    " FROM entry e JOIN rating r ON r.entry = e.number"
    " WHERE e.day BETWEEN ? AND ? AND r.metric = 'pain' AND (r.area IN ({}){})"
    f" UNION ALL SELECT e.number, e.type, e.day, {SECOND},"
    " 'caffeine', 'now', NULL, NULL, d.caffeine_mg"
    " FROM entry e JOIN drink d ON d.entry = e.number"
    " WHERE e.day BETWEEN ? AND ? AND d.caffeine_mg > 0"
    " ORDER BY day, second, number"
)
NOWHERE = " OR r.area IS NULL"
HAS_STARTED = (
    "SELECT 1 FROM session s CROSS JOIN rating r ON r.entry = s.entry"
    " WHERE r.metric = 'pain' AND r.phase = 'before' AND r.area IS ? LIMIT ?"
)
DAYS_WITH_ENTRY = (
    "SELECT DISTINCT e.day FROM entry e WHERE e.day BETWEEN ? AND ? ORDER BY e.day"
)
DRINKS_AROUND = (
    f"SELECT e.day, {SECOND}, d.millilitres, d.caffeine_mg"
    " FROM entry e JOIN drink d ON d.entry = e.number"
    " WHERE e.day BETWEEN ? AND ? AND e.number IS NOT ?"
)
