"""fascia export: take everything out, as CSV or JSON."""

from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.cli.progress import watched
from fasciatrack.domain.disclaimer import NOT_ADVICE
from fasciatrack.errors import InvalidValueError, quoted
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection

FORMATS = ("csv", "json")
ENTRIES_AT_ONCE = 500
"""Memory stays flat however long the diary is."""


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here; mode 0600."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="csv or json; else as FILE ends, or csv.",
            autocompletion=options.offer(*FORMATS),
        ),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="CSV with one row for each session.")
    ] = False,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Leave text that looks like a formula as it is."),
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Excel opens it: BOM and CR LF.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ] = False,
    start: selecting.From = None,
    end: selecting.To = None,
    last: selecting.Last = None,
    week: selecting.Week = None,
    month: selecting.Month = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
) -> None:
    """CSV has one row for each figure or answer; JSON has all and can be imported.

    Only JSON has a night's clock times, and your own areas, routines and goals.
    Areas worked on that have no score are in JSON and in --wide.
    In CSV, text that a spreadsheet would take for a formula gets an apostrophe.
    """
    context = options.context_of(ctx)
    chosen = _format(format, output)
    if chosen == "json" and (wide or raw or excel):
        raise InvalidValueError(
            "--wide, --raw and --excel are for CSV",
            hint="JSON is always complete and exact",
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(
        context,
        period=_period(context, words),
        areas=area,
        kinds=kind,
        tags=tag,
    )
    if chosen == "json":
        chunks = _json(context, selection)
    else:
        chunks = _csv(context, selection, wide=wide, raw=raw, excel=excel)
    _write(context, chunks, output, force=force)
    if wide:
        _tell_what_is_no_session(context, selection)
    if context.diary.open_session() is not None:
        context.say("a session is running; it is in exports once it is stopped")
    context.say(NOT_ADVICE)


def _format(chosen: str | None, output: str | None) -> str:
    if chosen is None:
        return "json" if (output or "").lower().endswith(".json") else "csv"
    if chosen not in FORMATS:
        raise InvalidValueError(
            f"--format {quoted(chosen)} is unknown", hint=f"one of {', '.join(FORMATS)}"
        )
    return chosen


def _period(context: Context, words: selecting.PeriodWords) -> "Period | None":
    if not words.is_given:
        return None
    from fasciatrack.domain.periods import EARLIEST, Period

    everything = Period(first=EARLIEST, last=context.today)
    return selecting.read_period(words, context, default=everything)


def _json(context: Context, selection: "Selection") -> Iterator[str]:
    from fasciatrack.exchange.json_files import json_chunks

    batches = context.diary.in_batches(selection, ENTRIES_AT_ONCE)
    shown = watched(
        context,
        enumerate(entry for batch in batches for entry in batch),
        label="exporting",
        total=sum(1 for _ in context.diary.stream("entry", ("number",), selection)),
        position=lambda item: item[0],
    )
    return json_chunks((entry for _, entry in shown), context.diary.own())


def _csv(
    context: Context, selection: "Selection", *, wide: bool, raw: bool, excel: bool
) -> Iterator[str]:
    from fasciatrack.exchange.csv_files import (
        RATING_COLUMNS,
        SESSION_COLUMNS,
        csv_chunks,
    )

    columns = list(SESSION_COLUMNS if wide else RATING_COLUMNS)
    number = columns.index("number")
    newest = context.diary.last_recorded()
    rows: Iterable[Sequence[Any]] = watched(
        context,
        context.diary.stream("v_sessions" if wide else "v_ratings", columns, selection),
        label="exporting",
        total=(newest[0].number or 0) if newest else 0,
        position=lambda row: int(row[number]),
    )
    return csv_chunks(columns, rows, raw=raw, excel=excel)


def _tell_what_is_no_session(context: Context, selection: "Selection") -> None:
    from fasciatrack.domain.records import ENTRY_TYPES
    from fasciatrack.domain.values import replace

    others = tuple(type_ for type_ in ENTRY_TYPES if type_ != "session")
    chosen = replace(selection, types=others)
    count = sum(1 for _ in context.diary.stream("entry", ("number",), chosen))
    if count == 1:
        context.say("1 other entry is no session; `fascia export` has it")
    elif count:
        context.say(
            f"{count:,} other entries are not sessions; `fascia export` has them"
        )


def _write(
    context: Context, chunks: Iterable[str], output: str | None, *, force: bool
) -> None:
    if output is None or output == "-":
        _use_bytes_as_written(context)
        is_read = context.stdout.isatty()  # by a person, whom no word of it may fool
        for chunk in chunks:
            context.show(safe(chunk, lines=True) if is_read else chunk)
        return
    from fasciatrack.exchange.files import write_file

    write_file(Path(output), chunks, force=force)
    mark = context.talk_screen.glyph("✓", "ok")
    context.say(f"{mark} written to {safe(output)}")


def _use_bytes_as_written(context: Context) -> None:
    """Send UTF-8 with our line ends, whatever the terminal is used to."""
    if isinstance(context.stdout, TextIOWrapper):
        context.stdout.reconfigure(encoding="utf-8", newline="")
