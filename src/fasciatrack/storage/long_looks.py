"""What a diary file answers about all of its days at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.storage.connection import unreadable_rows
from fasciatrack.storage.diary_file import DiaryFile

if TYPE_CHECKING:
    from fasciatrack.domain.timeline import Done, Drunk, Felt, Looked, Slept

# The statements and their tuples are loaded where they are asked for: a log, which
# opens the same file, needs none of them.


class LongLooks(DiaryFile):
    """A diary file that can be asked about years of days."""

    def felt(
        self, metrics: Sequence[str] = (), selection: Selection | None = None
    ) -> "list[Felt]":
        """Return scores as they were felt, oldest first.

        Args:
            metrics: Of these; all when left out.
            selection: Of which entries, and in which places.
        """
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with unreadable_rows(self.path):
            return timeline.felt(self._rows, metrics, selection or Selection())

    def done(self, selection: Selection | None = None) -> "list[Done]":
        """Return what was done in the selected sessions, oldest first."""
        from fasciatrack.storage import timeline  # noqa: PLC0415 - see above

        with self._reading(), unreadable_rows(self.path):
            return timeline.done(self._rows, selection or Selection())

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

    def recent_pairs(
        self, kind: str, place: Place | None, metric: str, *, count: int
    ) -> list[tuple[float, float]]:
        """Return the last scores before and after sessions of a kind, newest first.

        They are looked for among the last sessions written down, ten times as many at
        most, so that it takes no longer in a long diary.
        """
        area, side = (place.area, place.side) if place else (None, None)
        rows = self._rows(RECENT_PAIRS, [kind, 10 * count, metric, area, side, count])
        return [(before, after) for before, after in rows]


RECENT_PAIRS = (
    "SELECT b.value, a.value FROM (SELECT entry FROM session WHERE kind = ?"
    " ORDER BY entry DESC LIMIT ?) s"
    " JOIN rating b ON b.entry = s.entry AND b.metric = ? AND b.phase = 'before'"
    " AND b.area IS ? AND b.side IS ?"
    " JOIN rating a ON a.entry = s.entry AND a.metric = b.metric"
    " AND a.phase = 'after' AND a.area IS b.area AND a.side IS b.side"
    " ORDER BY s.entry DESC LIMIT ?"
)
