"""The life of one entry: written, corrected, deleted, brought back."""

from datetime import datetime
from typing import Literal

from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value
from fasciatrack.reporting.differences import Difference, differences

Turn = Literal["written", "corrected", "deleted", "brought back"]


class HistoryStep(Value):
    """What one command did to an entry."""

    at: datetime
    command: str
    turn: Turn
    changes: tuple[Difference, ...] = ()
    """Fact by fact, when it was corrected."""


def build_steps(
    revisions: list[tuple[datetime, str, Entry | None, Entry | None]],
) -> tuple[HistoryStep, ...]:
    """Tell an entry's life from when, by which command, and its state before and after.

    Args:
        revisions: Oldest first; None is a state in which the entry is not there.
    """
    return tuple(
        HistoryStep(
            at=at,
            command=command,
            turn=_turn(before, after, is_first=number == 0),
            changes=differences(before, after) if before and after else (),
        )
        for number, (at, command, before, after) in enumerate(revisions)
    )


def _turn(before: Entry | None, after: Entry | None, *, is_first: bool) -> Turn:
    if after is None:
        return "deleted"
    if before is not None:
        return "corrected"
    return "written" if is_first else "brought back"
