"""What start, stop and cancel share: the session that runs, and how it feels now."""

from collections.abc import Sequence

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.domain.forms import RATED, Form
from fasciatrack.domain.notices import Notice
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.words import one_sided
from fasciatrack.errors import FasciaError
from fasciatrack.output.screen import Screen

PAIN = options.scores("pain", "As it is now: 6, or left-calf=6 for one area.")
STIFFNESS = options.scores("stiffness", "The same, 0 to 10.")


def needed_session(context: Context, verb: str) -> OpenSession:
    """Return the session that runs.

    Raises:
        FasciaError: none does.
    """
    running = context.diary.open_session()
    if running is None:
        raise FasciaError(
            f"there is nothing to {verb}: no session is running",
            hint="`fascia start` begins one",
        )
    return running


def told(context: Context, running: OpenSession, screen: Screen | None = None) -> str:
    """Say what runs, and since when: `foam-roll · left calf · today 21:10`."""
    from fasciatrack.output.own_lines import running_text

    return running_text(
        running, today=context.today, screen=screen or context.talk_screen
    )


def on_one_side(form: Form, side: Phase) -> Form:
    """Let scores without a colon be those of one side of the session.

    Raises:
        InvalidValueError: before the session, how it is after is told already.
    """
    rated = {
        metric: one_sided(metric, form[metric], side)
        for metric in RATED
        if metric in form
    }
    return form | rated


def show_running(
    context: Context,
    running: OpenSession | None,
    *,
    already_stored: bool,
    notices: Sequence[Notice] | None = None,
) -> None:
    """Write what runs now as JSON to standard output, and notices where any can be."""
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {
        "schema_version": 1,
        "already_stored": already_stored,
        "running": to_plain(running),
        **({} if notices is None else {"notices": to_plain(notices)}),
    }
    context.show(json_text(value))
