"""fascia undo: take back the last commands that changed the diary."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.takeback import take_back


def run(
    ctx: typer.Context,
    count: Annotated[
        str, typer.Argument(metavar="[N]", help="How many commands.")
    ] = "1",
    *,
    yes: bool = options.YES,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """What a command changed is put back as it was; `fascia redo` does it again."""
    context = options.context_of(ctx)
    take_back(
        context,
        "undo",
        context.diary.operation_to_undo,
        count=count,
        yes=yes,
        dry_run=dry_run,
        json=json,
    )
