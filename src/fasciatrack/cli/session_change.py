"""How a session moved its scores, set beside the sessions of its kind before it."""

from fasciatrack.cli.beside_usual import usual_there
from fasciatrack.cli.context import Context
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.session_change import SessionChange, session_changes


def changes_of(context: Context, entry: Entry) -> tuple[SessionChange, ...]:
    """Ask the diary for what stands beside a session; an entry may be none."""
    if entry.session is None:
        return ()
    before = Selection(
        types=("session",),
        kinds=(entry.session.kind,),
        period=Period(first=EARLIEST, last=entry.day),
    )
    after = [
        (rating.metric, rating.place)
        for rating in entry.ratings
        if rating.phase == "after"
    ]
    metrics = {metric for metric, _ in after}
    felt = context.diary.felt(sorted(metrics), before) if metrics else []
    usual = {
        (metric, place): usual_there(context, entry, metric, place)
        for metric, place in after
    }
    return session_changes(entry, felt, usual)
