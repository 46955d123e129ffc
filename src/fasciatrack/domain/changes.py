"""What a command is about to do to the diary, as a value that can be shown first."""

from typing import TYPE_CHECKING, TypeAlias

from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value

if TYPE_CHECKING:
    from fasciatrack.domain.own import Own

# A string: a log, which makes changes too, needs nothing but entries.
Subject: TypeAlias = "Entry | Own"


class Change(Value):
    """One record before and after; None on one side adds or deletes it."""

    before: "Subject | None" = None
    after: "Subject | None" = None

    @property
    def subject(self) -> "Subject":
        """The record in its newest known state."""
        subject = self.after or self.before
        if subject is None:
            msg = "a change needs a record"
            raise ValueError(msg)
        return subject

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(before=self.after, after=self.before)


class Receipt(Value):
    """What the diary says after a write."""

    changes: tuple[Change, ...]
    """The changes as stored, with the numbers the diary gave."""
    already_stored: bool = False
    """Whether the key was known, so that nothing was written this time."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that exist now because of this write."""
        return tuple(
            change.after for change in self.changes if isinstance(change.after, Entry)
        )
