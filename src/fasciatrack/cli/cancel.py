"""fascia cancel: forget the session that runs."""

import typer

from fasciatrack.cli import options
from fasciatrack.cli.mending import tell_changes, tell_done
from fasciatrack.cli.open_session import needed_session, show_running
from fasciatrack.cli.recording import stored_before
from fasciatrack.domain.changes import Change


def run(
    ctx: typer.Context,
    *,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Nothing is kept of it; `fascia undo` lets it run on."""
    context = options.context_of(ctx)
    receipt = stored_before(context, "cancel", key)
    running = None
    if receipt is None:
        running = needed_session(context, "cancel")
        changes = [Change(before=running)]
        tell_changes(context, changes, mark="")
        if dry_run:
            context.say("nothing was changed (--dry-run)")
        else:
            receipt = context.diary.apply("cancel", changes, key=key)
            tell_done(context, receipt, "cancelled")
    if json:
        still = running if dry_run else context.diary.open_session()
        is_old = receipt is not None and receipt.already_stored
        show_running(context, still, already_stored=is_old)
