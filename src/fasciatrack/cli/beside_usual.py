"""Telling, after a session was kept, how it compares with the usual one."""

from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Receipt
from fasciatrack.domain.records import Entry, Place

LOOKED_AT = 20
"""So many sessions before are what is usual now."""
FEWEST = 6
"""Fewer have no usual; `reporting.change.FEWEST_PAIRS`, not loaded here."""


def tell_usual(context: Context, receipt: Receipt) -> None:
    """Say how the first score of a new session moved, beside others of its kind there.

    One small question to the diary; nothing is said where there are too few to compare.
    """
    for change in receipt.changes:
        entry = change.after
        if context.is_quiet or change.before is not None:
            continue
        if not isinstance(entry, Entry) or entry.session is None:
            continue
        moved = _first_move(entry)
        if moved is not None:
            metric, place, by = moved
            _tell(context, entry.session.kind, metric, place, by)


def _tell(
    context: Context, kind: str, metric: str, place: Place | None, by: float
) -> None:
    found = context.diary.recent_pairs(kind, place, metric, count=LOOKED_AT + 1)
    # The newest pair is this session's own.
    others = [after - before for before, after in found[1:]]
    if len(others) < FEWEST:
        return
    from fasciatrack.output.usual_line import usual_line

    line = usual_line(metric, by, others, kind, context.talk_screen)
    if line:
        context.say(context.talk_screen.paint(line, "2"))


def _first_move(entry: Entry) -> tuple[str, Place | None, float] | None:
    """Find the first score with a before and an after."""
    begun: dict[tuple[str, Place | None], float] = {}
    for rating in entry.ratings:
        if rating.phase == "before":
            begun[rating.metric, rating.place] = rating.value
    for rating in entry.ratings:
        key = (rating.metric, rating.place)
        if rating.phase == "after" and key in begun:
            return *key, rating.value - begun[key]
    return None
