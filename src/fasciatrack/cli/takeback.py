"""What undo and redo share: show what will change, ask where it is much, do it."""

from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.cli.mending import confirm_bulk, tell_changes
from fasciatrack.errors import FasciaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fasciatrack.storage.history import Operation


def take_back(  # noqa: PLR0913 - one argument per option
    context: Context,
    command: str,
    find: "Callable[..., Operation | None]",
    *,
    count: int,
    yes: bool,
    dry_run: bool,
) -> None:
    """Take back the latest operations that `find` names, newest first.

    Raises:
        FasciaError: there are not so many.
        DeclinedError: the answer was no.
    """
    operations = [find(skip=skip) for skip in range(count)]
    found = [operation for operation in operations if operation is not None]
    if not found:
        raise FasciaError(f"there is nothing to {command}")
    if len(found) < count:
        raise FasciaError(
            f"there are only {len(found)} commands to {command}",
            hint=f"`fascia {command} {len(found)}` takes them all",
        )
    inverse = [
        (operation, [change.reversed() for change in operation.changes])
        for operation in found
    ]
    for operation, changes in inverse:
        context.say(f"{command} {operation.command}:")
        tell_changes(context, changes, mark="  ")
    if dry_run:
        context.say("nothing was changed (--dry-run)")
        return
    every = [change for _, changes in inverse for change in changes]
    confirm_bulk(
        context, every, what=f"{command.capitalize()} these changes to", yes=yes
    )
    for operation, changes in inverse:
        context.diary.apply(command, changes, undoes=operation.id)
    back = "undo" if command == "redo" else "redo"
    context.say(f"done   (fascia {back})")
