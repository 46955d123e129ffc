"""The countdown of a guided session, as a value; nothing here reads a clock.

Moments are seconds of a clock that only goes forward. What is left is always the
distance to a deadline, and a part begins where the one before it was due to end, so
that a late look never makes the next part late.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Literal

from fasciatrack.domain.own import Routine, Step, Worked
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import SET_SECONDS, SETS
from fasciatrack.domain.values import Value, replace

Phase = Literal["ready", "work", "rest"]

GET_READY = 5
"""Seconds to lie down before the first area."""
MORE = 15
"""Seconds that one press adds."""
ASLEEP = 5.0
"""So many seconds without a look while it runs: the computer slept, nobody rolled."""
CLAIMED = 5
"""With fewer seconds an area was not worked on, unless no more was planned."""
JUST_BEGUN = 3
"""So many seconds into a part, back means the part before it."""


class Part(Value):
    """A stretch of time with one purpose."""

    phase: Phase
    step: Step
    """The area; in front of it while getting ready or resting."""
    number: int
    """Which step of the routine it is, from 0."""
    set: int
    """Which set of the step, from 1."""
    seconds: int


class Countdown(Value):
    """Where a guided session is.

    Attributes:
        parts: Everything there is to do, in order.
        position: Which part runs; one past the last when all is done.
        deadline: When it ends, while it runs.
        left: Seconds of it, while it is paused.
        seen: When it was last looked at.
        earlier: Seconds worked in each part before the current visit to it.
        slept: Whether it was paused because nobody looked for a while.
        before: What was worked in a run before this one.
    """

    parts: tuple[Part, ...]
    position: int = 0
    deadline: float | None
    left: float = 0.0
    seen: float
    earlier: tuple[float, ...]
    slept: bool = False
    before: tuple[Worked, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the last part has ended."""
        return self.position >= len(self.parts)

    @property
    def is_paused(self) -> bool:
        """Whether time stands still."""
        return not self.is_over and self.deadline is None

    @property
    def part(self) -> Part:
        """The part that runs, or the last one."""
        return self.parts[min(self.position, len(self.parts) - 1)]

    @property
    def coming(self) -> Part | None:
        """The next part on an area, or None after the last."""
        later = self.parts[self.position + 1 :]
        return next((part for part in later if part.phase == "work"), None)

    def remaining(self, now: float) -> float:
        """Return the seconds left of the part that runs."""
        if self.is_over:
            return 0.0
        if self.deadline is None:
            return self.left
        return min(max(self.deadline - now, 0.0), float(self.part.seconds))

    def shown(self, now: float) -> int:
        """Return what is left in whole seconds, as people count down: 3, 2, 1."""
        return ceil(self.remaining(now))

    def whole_remaining(self, now: float) -> float:
        """Return the seconds left of everything."""
        later = self.parts[self.position + 1 :]
        return self.remaining(now) + sum(part.seconds for part in later)

    def until_next_second(self, now: float) -> float | None:
        """Return the seconds until another number is shown; None while it stands."""
        if self.is_over or self.deadline is None:
            return None
        remaining = self.remaining(now)
        return max(remaining - (ceil(remaining) - 1), 0.0)


def begin(routine: Routine, now: float, *, before: Sequence[Worked] = ()) -> Countdown:
    """Start counting; what was worked in an earlier run is not done again."""
    parts = tuple(_parts(routine, _seconds_by_place(before)))
    running = bool(parts)
    return Countdown(
        parts=parts or _everything_done(routine),
        position=0 if running else 1,
        deadline=now + parts[0].seconds if running else None,
        seen=now,
        earlier=(0.0,) * max(len(parts), 1),
        before=tuple(before),
    )


def look(countdown: Countdown, now: float) -> Countdown:
    """Return where it is now; after a long absence it stands where it was last seen."""
    deadline = countdown.deadline
    if deadline is None or countdown.is_over:
        return replace(countdown, seen=now)
    if now - countdown.seen > ASLEEP:
        left = countdown.remaining(countdown.seen)
        return replace(countdown, deadline=None, left=left, seen=now, slept=True)
    moved = countdown
    while not moved.is_over and moved.deadline is not None and moved.deadline <= now:
        moved = _go(moved, moved.position + 1, moved.deadline)
    return replace(moved, seen=now)


def pause(countdown: Countdown, now: float) -> Countdown:
    """Let time stand still, or go on where it stood."""
    current = look(countdown, now)
    if current.is_over:
        return current
    if current.deadline is None:
        return replace(current, deadline=now + current.left, left=0.0, slept=False)
    return replace(current, deadline=None, left=current.remaining(now))


def skip(countdown: Countdown, now: float) -> Countdown:
    """Go on to the next part."""
    current = look(countdown, now)
    return current if current.is_over else _go(current, current.position + 1, now)


def back(countdown: Countdown, now: float) -> Countdown:
    """Begin the part anew, or the area before it where this one has just begun."""
    current = look(countdown, now)
    if current.is_over:
        return current
    position = current.position
    gone = current.part.seconds - current.remaining(now)
    if current.part.phase != "work" or gone < JUST_BEGUN:
        areas = range(position)
        position = next(
            (each for each in reversed(areas) if current.parts[each].phase == "work"),
            position,
        )
    return _go(current, position, now)


def more(countdown: Countdown, now: float) -> Countdown:
    """Give the part that runs more time, as long as a set can be."""
    current = look(countdown, now)
    if current.is_over:
        return current
    position, part = current.position, current.part
    added = min(MORE, int(SET_SECONDS.high) - part.seconds)
    longer = replace(part, seconds=part.seconds + max(added, 0))
    added = longer.seconds - part.seconds
    parts = (*current.parts[:position], longer, *current.parts[position + 1 :])
    if current.deadline is None:
        return replace(current, parts=parts, left=current.left + added)
    return replace(current, parts=parts, deadline=current.deadline + added)


def worked(countdown: Countdown, now: float) -> tuple[Worked, ...]:
    """Return what was really worked, area by area; pauses and rests are not in it.

    An area with fewer than 5 seconds is left out, unless no more was planned.
    """
    current = look(countdown, now)
    seconds: dict[Place, float] = dict(_seconds_by_place(current.before))
    planned: dict[Place, int] = {}
    for position, part in enumerate(current.parts):
        if part.phase == "work":
            place = part.step.place
            spent = _spent(current, position, now)
            seconds[place] = seconds.get(place, 0.0) + spent
            planned[place] = planned.get(place, 0) + part.seconds
    return tuple(
        Worked(area=place.area, side=place.side, seconds=round(total))
        for place, total in seconds.items()
        if total >= min(CLAIMED, planned.get(place, 0))
    )


def sets_done(countdown: Countdown, now: float) -> tuple[int, int] | None:
    """Return how many sets of how many seconds, where all that was done is uniform."""
    current = look(countdown, now)
    spent = [
        round(_spent(current, position, now))
        for position, part in enumerate(current.parts)
        if part.phase == "work"
    ]
    done = [seconds for seconds in spent if seconds]
    is_uniform = len(set(done)) == 1 and SETS.low < len(done) <= SETS.high
    return (len(done), done[0]) if is_uniform and not current.before else None


def _parts(routine: Routine, done: dict[Place, int]) -> Iterable[Part]:
    """Line up what is left to do: first get ready, then sets with rests between."""
    is_first = True
    for number, step in enumerate(routine.steps):
        for each in range(1, step.sets + 1):
            before = min(done.get(step.place, 0), step.seconds)
            done[step.place] = done.get(step.place, 0) - before
            if step.seconds - before < min(CLAIMED, step.seconds):
                continue
            pause_before = GET_READY if is_first else routine.rest_seconds
            if pause_before:
                yield Part(
                    phase="ready" if is_first else "rest",
                    step=step,
                    number=number,
                    set=each,
                    seconds=pause_before,
                )
            yield Part(
                phase="work",
                step=step,
                number=number,
                set=each,
                seconds=step.seconds - before,
            )
            is_first = False


def _everything_done(routine: Routine) -> tuple[Part, ...]:
    last = routine.steps[-1]
    number = len(routine.steps) - 1
    return (Part(phase="rest", step=last, number=number, set=last.sets, seconds=0),)


def _go(countdown: Countdown, position: int, moment: float) -> Countdown:
    """Leave the current part at a moment and begin another one then."""
    spent = _spent(countdown, countdown.position, moment)
    earlier = list(countdown.earlier)
    earlier[countdown.position] = spent
    left, deadline = 0.0, None
    if position < len(countdown.parts):
        seconds = countdown.parts[position].seconds
        if countdown.deadline is None:
            left = float(seconds)
        else:
            deadline = moment + seconds
    return replace(
        countdown,
        position=position,
        deadline=deadline,
        left=left,
        earlier=tuple(earlier),
    )


def _spent(countdown: Countdown, position: int, now: float) -> float:
    part = countdown.parts[position]
    earlier = countdown.earlier[position]
    if part.phase != "work" or position != countdown.position:
        return earlier
    return earlier + part.seconds - countdown.remaining(now)


def _seconds_by_place(done: Iterable[Worked]) -> dict[Place, int]:
    seconds: dict[Place, int] = {}
    for each in done:
        seconds[each.place] = seconds.get(each.place, 0) + each.seconds
    return seconds
