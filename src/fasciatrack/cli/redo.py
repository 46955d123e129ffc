"""fascia redo: take back an undo."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.takeback import take_back


def run(
    ctx: typer.Context,
    count: Annotated[str, typer.Argument(metavar="[N]", help="How many undos.")] = "1",
    *,
    yes: bool = options.YES,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Only undos that nothing has followed since can be taken back."""
    context = options.context_of(ctx)
    take_back(
        context,
        "redo",
        context.diary.operation_to_redo,
        count=count,
        yes=yes,
        dry_run=dry_run,
        json=json,
    )
