"""fascia show: one entry, with everything that ever happened to it."""

from itertools import takewhile
from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.domain.records import Entry
from fasciatrack.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fasciatrack.reporting.session_change import SessionChange
    from fasciatrack.reporting.steps import HistoryStep
    from fasciatrack.storage.history import Operation

FARTHEST = 100
"""So many commands back a deletion is looked for."""


def run(
    ctx: typer.Context,
    number: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An entry number, or `last`.",
            autocompletion=options.complete_number,
        ),
    ],
    *,
    why: Annotated[
        bool,
        typer.Option("--why", help="Also why a session has no label, with sources."),
    ] = False,
    describe: Annotated[
        bool,
        typer.Option(
            "--describe", help="How a session moved its scores, in sentences."
        ),
    ] = False,
    json: bool = options.JSON,
) -> None:
    """A deleted entry is shown too, with the way back.

    A session is shown with its follow-ups, a follow-up with its session. How a session
    moved its scores stands beside earlier sessions of its kind on that place.
    """
    from fasciatrack.cli.session_change import changes_of
    from fasciatrack.reporting.steps import build_steps

    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    wanted = _number(context, number)
    life = [
        (step.at, step.command, _entry(step.change.before), _entry(step.change.after))
        for step in context.diary.revisions(wanted)
    ]
    steps = build_steps(life)
    states = [state for *_, before, after in life for state in (before, after)]
    entry = next(state for state in reversed(states) if state is not None)
    related, changes = _related(context, entry), changes_of(context, entry)
    if json:
        _show_json(context, entry, steps, related, changes, why=why)
        return
    from fasciatrack.output.entry_page import entry_page

    is_deleted = steps[-1].turn == "deleted"
    context.show(
        entry_page(
            entry,
            steps,
            way_back=_way_back(context, wanted) if is_deleted else "",
            today=context.today,
            zone=context.zone(),
            screen=context.screen,
            related=related,
            changes=changes,
            in_sentences=describe,
        )
    )
    if why:
        from fasciatrack.output.session_words import session_reasons
        from fasciatrack.output.why_words import why_sentences, why_text

        if describe:
            context.show("\n")
        explain = why_sentences if describe else why_text
        context.show(explain(session_reasons(changes), context.screen))


def _related(context: Context, entry: Entry) -> dict[str, list[Entry]]:
    """Find the follow-ups of a session, or the session of a follow-up."""
    if entry.follow_up is not None:
        found = context.diary.by_id([entry.follow_up.session])
        return {"session": list(found.values())}
    if entry.session is None:
        return {}
    from fasciatrack.domain.follow_ups import DAYS_BACK, follow_ups
    from fasciatrack.domain.periods import DAY, Period
    from fasciatrack.domain.selection import Selection

    days = Period(first=entry.day, last=entry.day + (DAYS_BACK + 1) * DAY)
    later = context.diary.entries(Selection(types=("follow-up",), period=days))
    own = follow_ups(later).get(entry.id, {})
    return {"follow-ups": [own[hours] for hours in sorted(own)]} if own else {}


def _number(context: Context, word: str) -> int:
    if word == "last":
        return options.find_entry(context, word).number or 0
    return options.read_number(word)


def _entry(subject: object) -> Entry | None:
    return subject if isinstance(subject, Entry) else None


def _way_back(context: Context, number: int) -> str:
    """Find the command that brings a deleted entry back."""
    diary = context.diary
    ways: tuple[tuple[str, Callable[..., Operation | None]], ...] = (
        ("undo", diary.operation_to_undo),
        ("redo", diary.operation_to_redo),
    )
    for verb, find in ways:
        latest = takewhile(bool, (find(skip=skip) for skip in range(FARTHEST)))
        for since, operation in enumerate(latest):
            if operation is not None and _deletes(operation, number):
                count = f" {since + 1}" if since else ""
                return f"fascia {verb}{count} brings it back"
    return ""


def _deletes(operation: "Operation", number: int) -> bool:
    return any(
        change.after is None
        and (entry := _entry(change.before)) is not None
        and entry.number == number
        for change in operation.changes
    )


def _show_json(  # noqa: PLR0913 - one argument per thing to show
    context: Context,
    entry: Entry,
    steps: "tuple[HistoryStep, ...]",
    related: dict[str, list[Entry]],
    changes: "tuple[SessionChange, ...]",
    *,
    why: bool,
) -> None:
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {
        "schema_version": 1,
        "is_deleted": steps[-1].turn == "deleted",
        "entry": to_plain(entry),
        "history": to_plain(steps),
        "follow_ups": to_plain(related.get("follow-ups", [])),
        "session": to_plain(next(iter(related.get("session", ())), None)),
        "changes": to_plain(changes),
    }
    if why:
        from fasciatrack.output.why_words import why_values

        value["why"] = why_values()
    context.show(json_text(value))
