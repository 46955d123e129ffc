"""A guided session while it runs: whatever happens, the diary holds what was done.

The diary knows of it from the first answers on. After every area that is finished,
and when it is interrupted, the seconds worked so far are added, each time as one
operation; in the end one more replaces it by the session.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC

from fasciatrack.cli.context import Context
from fasciatrack.cli.hand_back import as_command, command_line, hand_back
from fasciatrack.cli.recording import store
from fasciatrack.cli.stopwatch import Stopwatch
from fasciatrack.cli.unhurried import unhurried
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.countdown import Countdown, begin, sets_done, worked
from fasciatrack.domain.forms import merged_ratings
from fasciatrack.domain.guided import before_only, finished, narrowed
from fasciatrack.domain.own import OpenSession, Routine
from fasciatrack.domain.records import Entry, Rating
from fasciatrack.domain.two_steps import worked_places
from fasciatrack.domain.values import replace
from fasciatrack.errors import ChangedMeanwhileError, FasciaError

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
        self._trouble: FasciaError | None = None
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

        Raises:
            ChangedMeanwhileError: as `check`.
        """
        has_finished = self._left_area and not self.countdown.is_over
        self._left_area = False
        if has_finished:
            self.keep()
            self.check()
        return has_finished

    def check(self) -> None:
        """Refuse to go on with what another command has stopped or forgotten.

        Raises:
            ChangedMeanwhileError: it did.
        """
        if isinstance(self._trouble, ChangedMeanwhileError):
            raise self._trouble

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
        the next change: nobody's countdown ends over it. `check` says where it never
        will, `is_kept` whether it has.
        """
        if self.running == self._stored:
            return
        with unhurried():
            change = Change(before=self._stored, after=self.running)
            try:
                self._context.diary.apply(COMMAND, [change])
            except FasciaError as error:
                self._trouble = error
            else:
                self._stored, self._trouble = self.running, None
        # Minutes pass until the next write; the file may be moved or synced meanwhile.
        self._context.diary.close()

    @property
    def is_kept(self) -> bool:
        """Whether the diary holds what is known: another command may have ended it."""
        return self.running == self._stored and self._held() == self._stored

    def hand_back(self) -> None:
        """Tell how to store what the diary does not hold."""
        lines = list(self._lines())
        if not lines:
            self._context.tell("No area was worked on; nothing is kept.")
            return
        if self._held() is not None:
            lines.append(command_line("cancel"))
        hand_back(self._context, *lines)

    def _lines(self) -> Iterator[str]:
        if self.running.worked:
            entry = self._finished()
            # Stopped by another command, it is there, with less than was done.
            with suppress(FasciaError):
                for stopped in self._context.diary.by_id([entry.id]).values():
                    yield command_line("delete", str(stopped.number))
            yield as_command(entry)
        elif self.running.entry.ratings:
            yield as_command(before_only(self.running.entry))

    def _held(self) -> OpenSession | None:
        """Return this session as the diary has it, if it still runs."""
        try:
            held = self._context.diary.open_session()
        except FasciaError:
            return None
        is_this = held is not None and held.entry.id == self.running.entry.id
        return held if is_this else None

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
        changes = [Change(before=self._stored), Change(after=self._finished())]
        try:
            return store(self._context, COMMAND, changes, key=key)
        except FasciaError:
            self.hand_back()
            raise

    def forget(self) -> None:
        """Take it out of the diary; undo brings it back."""
        self._context.diary.apply(COMMAND, [Change(before=self._stored)])

    def _finished(self) -> Entry:
        """Build the session of what was worked so far."""
        entry = narrowed(self.running.entry, worked_places(self.running))
        return finished(
            replace(self.running, entry=entry),
            sets=sets_done(self.countdown, self.now()),
            now=self._context.clock().astimezone(UTC),
        )
