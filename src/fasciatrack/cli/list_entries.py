"""fascia list: the diary, newest last."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.domain.records import ENTRY_TYPES, EntryType
from fasciatrack.errors import InvalidValueError, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.records import Entry

USUAL_COUNT = 20
MOST = 1_000_000
"""More than anybody's diary holds, and less than SQLite can count."""
FIRST_STEP = "log a session: fascia log foam-roll left-calf 10m --pain 6:3"


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    count: Annotated[
        int | None,
        typer.Option(
            "--count",
            "-N",
            metavar="NUMBER",
            help="At most so many; 20, or all of a period.",
            min=1,
        ),
    ] = None,
    type: Annotated[  # noqa: A002 - the option's name
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only session, check-in, night or drink.",
            autocompletion=options.offer(*ENTRY_TYPES),
        ),
    ] = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    last: selecting.Last = None,
    week: selecting.Week = None,
    month: selecting.Month = None,
    start: selecting.From = None,
    end: selecting.To = None,
    json: bool = options.JSON,
) -> None:
    """The numbers are what show, edit and delete take."""
    from fasciatrack.domain.values import replace

    context = options.context_of(ctx)
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(
        context, period=_period(context, words), areas=area, kinds=kind, tags=tag
    )
    selection = replace(selection, types=tuple(map(_entry_type, type or ())))
    wanted = min(count or (MOST if words.is_given else USUAL_COUNT), MOST)
    found = context.diary.entries(selection, newest=wanted + 1)
    entries = found[-wanted:]
    if json:
        _show_json(context, entries)
    else:
        _show(context, entries)
    if len(found) > wanted:
        context.say(f"there are earlier ones: fascia list --count {2 * wanted}")


def _period(context: Context, words: selecting.PeriodWords) -> "Period | None":
    if not words.is_given:
        return None
    from fasciatrack.domain.periods import EARLIEST, Period

    everything = Period(first=EARLIEST, last=context.today)
    return selecting.read_period(words, context, default=everything)


def _entry_type(word: str) -> EntryType:
    for entry_type in ENTRY_TYPES:
        if word == entry_type:
            return entry_type
    raise InvalidValueError(
        f"{quoted(word)} is not a type of entry",
        hint=f"one of {', '.join(ENTRY_TYPES)}",
    )


def _show(context: Context, entries: "Sequence[Entry]") -> None:
    if not entries:
        context.say(
            "nothing found"
            if context.diary.entries(newest=1)
            else f"{context.emptiness}; {FIRST_STEP}"
        )
        return
    from fasciatrack.output.listing import listing

    context.show(listing(entries, today=context.today, screen=context.screen))


def _show_json(context: Context, entries: "Sequence[Entry]") -> None:
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {"schema_version": 1, "entries": to_plain(list(entries))}
    context.show(json_text(value))
