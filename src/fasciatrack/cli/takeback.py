"""What undo and redo share: show what will change, ask where it is much, do it."""

from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.cli.mending import confirm_bulk, show_changes, tell_changes
from fasciatrack.errors import FasciaError, InvalidValueError, quoted
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from fasciatrack.storage.history import Operation

MOST = 1000
"""So many commands can be taken back at once."""


def take_back(  # noqa: PLR0913 - one argument per option
    context: Context,
    command: str,
    find: "Callable[..., Operation | None]",
    *,
    count: str,
    yes: bool,
    dry_run: bool,
    json: bool,
) -> None:
    """Take back the latest operations that `find` names, newest first.

    Raises:
        InvalidValueError: the count is no number of commands.
        FasciaError: there are not so many.
        DeclinedError: the answer was no.
    """
    found = _found(command, find, _read_count(count, command))
    inverse = [
        (operation, [change.reversed() for change in operation.changes])
        for operation in found
    ]
    for operation, changes in inverse:
        undone = "" if operation.command == "undo" else f" {safe(operation.command)}"
        context.say(f"{command}{undone}:")
        tell_changes(context, changes, mark="  ")
    every = [change for _, changes in inverse for change in changes]
    if dry_run:
        context.say("nothing was changed (--dry-run)")
    else:
        what = f"{command.capitalize()} these changes to"
        confirm_bulk(context, every, what=what, yes=yes)
        context.diary.take_back(command, found)
        back = "undo" if command == "redo" else "redo"
        context.say(f"done   (fascia {back})")
    if json:
        show_changes(context, every, done=not dry_run)


def _found(
    command: str, find: "Callable[..., Operation | None]", wanted: int
) -> "list[Operation]":
    operations = (find(skip=skip) for skip in range(wanted))
    found = [operation for operation in operations if operation is not None]
    if not found:
        raise FasciaError(f"there is nothing to {command}")
    if len(found) < wanted:
        raise FasciaError(
            f"only {len(found)} can be taken back",
            hint=f"`fascia {command} {len(found)}` takes back all there is",
        )
    return found


def _read_count(text: str, command: str) -> int:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(MOST))
    if not digits or not 1 <= int(text) <= MOST:
        raise InvalidValueError(
            f"{quoted(text)} is no number of commands",
            hint=f"from 1 to {MOST}, such as `fascia {command} 3`",
        )
    return int(text)
