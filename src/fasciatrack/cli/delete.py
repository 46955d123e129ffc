"""fascia delete: take entries out; their history stays."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.mending import confirm_bulk, show_changes, tell_changes, tell_done
from fasciatrack.cli.recording import stored_before
from fasciatrack.domain.changes import Change


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    numbers: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Entry numbers, or `last`.",
            autocompletion=options.complete_number,
        ),
    ],
    *,
    yes: bool = options.YES,
    dry_run: bool = options.DRY_RUN,
    key: str | None = options.KEY,
    json: bool = options.JSON,
) -> None:
    """Three entries or more are asked about first; `fascia undo` brings them back."""
    context = options.context_of(ctx)
    if stored_before(context, "delete", key):
        return
    entries = {
        entry.number: entry
        for entry in (options.find_entry(context, number) for number in numbers)
    }
    changes = [Change(before=entry) for entry in entries.values()]
    tell_changes(context, changes, mark="would delete: " if dry_run else "")
    if not dry_run:
        confirm_bulk(context, changes, what="Delete", yes=yes)
        receipt = context.diary.apply("delete", changes, key=key)
        tell_done(context, receipt, "deleted")
    if json:
        show_changes(context, changes, done=not dry_run)
