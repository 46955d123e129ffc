"""A guided session while it runs: whatever happens, the diary holds what was done.

The diary knows of it from the first answers on. After every area that is finished,
and when it is interrupted, the seconds worked so far are added, each time as one
operation; in the end one more replaces it by the session.
"""

import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC

from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import store
from fasciatrack.cli.stopwatch import Stopwatch
from fasciatrack.cli.unhurried import unhurried
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.countdown import Countdown, begin, sets_done, worked
from fasciatrack.domain.forms import form_of, merged_ratings
from fasciatrack.domain.guided import finished, narrowed
from fasciatrack.domain.own import OpenSession, Routine
from fasciatrack.domain.records import Entry, Rating
from fasciatrack.domain.values import replace
from fasciatrack.errors import FasciaError

Move = Callable[[Countdown, float], Countdown]
COMMAND = "roll"


class Guided:
    """One guided session, and where its countdown is.

    Attributes:
        running: What is known of it; the diary follows as soon as it can.
        countdown: Where it is.
        now: The clock it is counted with.
    """

    def __init__(
        self, context: Context, stored: OpenSession, routine: Routine, now: Stopwatch
    ) -> None:
        self._context = context
        self._stored = stored
        self._routine = routine
        self._left_area = False
        self.now = now
        self.running = stored
        self.countdown = begin(routine, now(), before=stored.worked)

    def restart(self) -> None:
        """Count from this moment on: the person is ready now."""
        self._context.diary.close()
        before = self.running.worked
        self.countdown = begin(self._routine, self.now(), before=before)

    def move(self, change: Move) -> bool:
        """Move the countdown; say whether another part has begun."""
        before = self.countdown
        self.countdown = change(before, self.now())
        if before.position == self.countdown.position:
            return False
        self._left_area = before.part.phase == "work" and (
            self.countdown.is_over or self.countdown.part.number != before.part.number
        )
        return True

    def settle(self) -> bool:
        """Keep an area that has just been finished; say whether one was.

        The last one `kept` keeps.
        """
        has_finished = self._left_area and not self.countdown.is_over
        self._left_area = False
        if has_finished:
            self.keep()
        return has_finished

    def keep(self) -> None:
        """Add what was worked so far to the diary."""
        done = worked(self.countdown, self.now())
        self.running = replace(self.running, worked=done)
        self.save()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what was worked, even if this ends in the middle of an area."""
        try:
            yield
        finally:
            self.keep()

    def rate(self, after: Iterable[Rating]) -> None:
        """Add scores; a later one holds. The diary follows with `save`."""
        ratings = merged_ratings(self.running.entry.ratings, tuple(after))
        entry = replace(self.running.entry, ratings=ratings)
        self.running = replace(self.running, entry=entry)

    def save(self) -> None:
        """Let the diary hold what is known.

        Where it cannot take it now, on a full disk for example, it is tried again with
        the next change: nobody's countdown ends over it.
        """
        if self.running == self._stored:
            return
        with unhurried(), suppress(FasciaError):
            change = Change(before=self._stored, after=self.running)
            self._context.diary.apply(COMMAND, [change])
            self._stored = self.running
        # Minutes pass until the next write; the file may be moved or synced meanwhile.
        self._context.diary.close()

    def close(self) -> bool:
        """Leave out the areas that were not worked on; say whether any was.

        The diary follows with `save`.
        """
        places = tuple(each.place for each in self.running.worked)
        if places:
            entry = narrowed(self.running.entry, places)
            self.running = replace(self.running, entry=entry)
        return bool(places)

    def store(self, key: str | None) -> Receipt:
        """Replace what runs by the session, as one operation.

        Raises:
            FasciaError: it cannot be stored; the person is told how to do it later.
        """
        entry = finished(
            self.running,
            sets=sets_done(self.countdown, self.now()),
            now=self._context.clock().astimezone(UTC),
        )
        changes = [Change(before=self._stored), Change(after=entry)]
        try:
            return store(self._context, COMMAND, changes, key=key)
        except FasciaError:
            self._context.tell("Your answers are not lost; to store them later:")
            self._context.tell(f"  {as_command(entry)}")
            raise

    def forget(self) -> None:
        """Take it out of the diary; undo brings it back."""
        self._context.diary.apply(COMMAND, [Change(before=self._stored)])


def as_command(entry: Entry) -> str:
    """Write a session as the line that stores it."""
    form = form_of(entry)
    words = ["fascia", "log", form["kind"], *map(place_word, entry.areas)]
    words += filter(None, [form["duration"]])
    for name in ("at", "pain", "stiffness", "tool"):
        if form[name]:
            words += [f"--{name}", form[name]]
    return shlex.join(words)
