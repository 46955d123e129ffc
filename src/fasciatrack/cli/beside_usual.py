"""Telling, after a session was kept, how it compares with the usual one."""

from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Receipt
from fasciatrack.domain.records import Entry, Place

if TYPE_CHECKING:
    from fasciatrack.reporting.usual import Usual

LOOKED_AT = 20
"""So many sessions before are what is usual."""
FEWEST = 6
"""Fewer have no usual; `reporting.change.FEWEST_PAIRS`, not loaded here."""


def tell_usual(context: Context, receipt: Receipt) -> None:
    """Say how the first score of a new session moved, beside others of its kind there.

    Where several areas or metrics were scored, the others are named, too. Nothing is
    said where there are too few to compare.
    """
    for change in receipt.changes:
        entry = change.after
        if context.is_quiet or change.before is not None:
            continue
        if not isinstance(entry, Entry) or entry.session is None:
            continue
        line = _line(context, entry, entry.session.kind)
        if line:
            context.say(context.talk_screen.paint(line, "2"))


def usual_there(
    context: Context, entry: Entry, metric: str, place: Place | None
) -> "Usual | None":
    """Find the usual move of a score before a session; None where too few have one.

    One small question to the diary.
    """
    pairs = context.diary.recent_pairs(entry, place, metric, count=LOOKED_AT)
    if len(pairs) < FEWEST:
        return None
    from fasciatrack.reporting.usual import usual_of

    return usual_of(pairs)


def _line(context: Context, entry: Entry, kind: str) -> str:
    moves = _moves(entry)
    screen = context.talk_screen
    usuals = {score: usual_there(context, entry, *score) for score in moves}
    if not any(usuals.values()):
        return ""
    if len(moves) > 1:
        from fasciatrack.output.several_moves import Move, several_line

        told = [
            Move(metric=metric, place=place, by=by, usual=usuals[metric, place])
            for (metric, place), by in moves.items()
        ]
        return several_line(told, kind, entry.number, screen)
    from fasciatrack.output.usual_line import usual_line

    (((metric, place), by),) = moves.items()
    usual = usuals[metric, place]
    return usual_line(metric, by, usual, kind, screen) if usual else ""


def _moves(entry: Entry) -> dict[tuple[str, Place | None], float]:
    """Give each score with a before and an after, and by how much it moved."""
    begun: dict[tuple[str, Place | None], float] = {}
    for rating in entry.ratings:
        if rating.phase == "before":
            begun[rating.metric, rating.place] = rating.value
    return {
        (rating.metric, rating.place): rating.value - begun[rating.metric, rating.place]
        for rating in entry.ratings
        if rating.phase == "after" and (rating.metric, rating.place) in begun
    }
