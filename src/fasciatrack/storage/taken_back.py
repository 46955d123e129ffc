"""Draws of fair tests that an undo took back: only the history knows them."""

from datetime import datetime
from typing import TYPE_CHECKING

from fasciatrack.domain.trials import Trial
from fasciatrack.storage.history import REVISIONS_OF, revision_from_row

if TYPE_CHECKING:
    from fasciatrack.storage.timeline import Fetch

# Asked by what undid something: there is little of that, and much history.
TAKEN_BACK = (
    f"{REVISIONS_OF} WHERE r.operation IN"
    " (SELECT id FROM operation WHERE undoes IS NOT NULL)"
    " AND r.subject = 'trial' AND r.is_deleted"
    " AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.id = r.subject_id)"
    " ORDER BY r.clock, r.id"
)


def trials_taken_back(fetch: "Fetch") -> list[tuple[Trial, datetime]]:
    """Read the tests that are gone, and when each went, in the order they went."""
    found: dict[str, tuple[Trial, datetime]] = {}
    for row in fetch(TAKEN_BACK, []):
        revision = revision_from_row(row)
        trial = revision.change.before
        assert isinstance(trial, Trial)  # noqa: S101 - the statement asks for those
        # One that was brought back and taken back again went when it did so last.
        found.pop(trial.id, None)
        found[trial.id] = trial, revision.at
    return list(found.values())
