"""fascia status: today in one line."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.errors import ExitCode


def run(
    ctx: typer.Context,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 when today has no entry.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """Made for a prompt, a status bar, or a reminder that runs every evening.

    It also says what runs since `fascia start`, whether that was left running, which
    sessions are due for `fascia follow-up`, and what a fair test drew for today.
    """
    from fasciatrack.domain.follow_ups import DAYS_BACK, due
    from fasciatrack.domain.periods import DAY, Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.status import build_running, build_status

    context = options.context_of(ctx)
    now, today = context.now, context.today
    lately = Period(first=today - DAYS_BACK * DAY, last=today)
    last_days = context.diary.entries(Selection(period=lately))
    entries = [entry for entry in last_days if entry.day == today]
    latest = last_days or context.diary.entries(newest=1)
    status = build_status(
        entries,
        today=today,
        last_day=latest[-1].day if latest else None,
        running=build_running(context.diary.open_session(), now=now, today=today),
        looks=due(last_days, now=now, today=today),
        trials=context.diary.trials(),
    )
    if json:
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(status)}
        context.show(json_text(value))
    else:
        from fasciatrack.output.status_line import status_line

        line = status_line(status, context.screen)
        if context.stdout.isatty():  # whatever reads a pipe takes it line by line
            from fasciatrack.output.columns import wrapped

            dot = context.screen.glyph(" · ", " - ")
            line = "\n".join(wrapped(line.split(dot), context.screen.width, dot))
        context.show(line)
    if check and not entries:
        raise typer.Exit(ExitCode.FAILED)
