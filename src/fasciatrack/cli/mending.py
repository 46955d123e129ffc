"""Showing what a change will do, asking where it is much, and doing it."""

from collections.abc import Sequence

from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.records import Entry
from fasciatrack.errors import DeclinedError
from fasciatrack.output.lines import difference_lines, entry_line
from fasciatrack.output.own_lines import own_line
from fasciatrack.reporting.differences import differences

SHOWN = 20
"""So many changes are listed one by one."""
BULK = 3
"""So many entries are not changed on one word alone."""


def tell_changes(context: Context, changes: Sequence[Change], *, mark: str) -> None:
    """Say on standard error what changes, entry by entry; of many, the first ones."""
    for change in changes[:SHOWN]:
        for line in _lines(context, change):
            context.say(f"{mark}{line}")
    if len(changes) > SHOWN:
        context.say(f"{mark}… and {len(changes) - SHOWN:,} more")


def show_changes(context: Context, changes: Sequence[Change], *, done: bool) -> None:
    """Write changes as JSON to standard output."""
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {
        "schema_version": 1,
        "done": done,
        "changes": [
            {"before": to_plain(change.before), "after": to_plain(change.after)}
            for change in changes
        ],
    }
    context.show(json_text(value))


def tell_done(context: Context, receipt: Receipt, verb: str) -> None:
    """Say that it was done, unless another run did it under the same key just now."""
    if receipt.already_stored:
        context.say("already done under this key; nothing was changed")
    else:
        context.say(f"{verb}   (fascia undo)")


def confirm_bulk(
    context: Context, changes: Sequence[Change], *, what: str, yes: bool
) -> None:
    """Ask before much is changed at once.

    Raises:
        DeclinedError: the answer was no, or nobody was there to answer.
    """
    if yes or len(changes) < BULK:
        return
    from fasciatrack.cli.asking import confirm

    if not confirm(context, f"{what} {len(changes)} entries?"):
        raise DeclinedError("nothing was changed", hint="you said no")


def _lines(context: Context, change: Change) -> list[str]:
    screen = context.talk_screen
    before, after = change.before, change.after
    if isinstance(before, Entry) and isinstance(after, Entry):
        line = entry_line(after, today=context.today, screen=screen)
        said = difference_lines(differences(before, after), screen=screen)
        return [f"~ {line}", *(f"    {each}" for each in said)]
    if isinstance(after, Entry):
        line = entry_line(after, today=context.today, screen=screen)
        return [screen.paint(f"+ {line}", "32")]
    if isinstance(before, Entry):
        line = entry_line(before, today=context.today, screen=screen)
        return [screen.paint(f"- {line}", "31")]
    own = [one for one in (before, after) if one and not isinstance(one, Entry)]
    sign = "~" if before and after else "+" if after else "-"
    return [f"{sign} {own_line(own[-1], today=context.today, screen=screen)}"]
