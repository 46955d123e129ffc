"""fascia page: the one page for a therapist or doctor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.cli.formats import choose_format
from fasciatrack.domain import scales
from fasciatrack.errors import InvalidValueError, quoted
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.page.report import PageReport

ENDINGS = {
    ".txt": "text",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}
FORMATS = dict.fromkeys(ENDINGS.values())
USUAL = "4w"
"""The period when none is given; the shortest with a beginning and an end to it."""


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    area: selecting.OnlyAreas = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="TEXT", help="Whose page; else nobody's."),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(
            "--question", metavar="TEXT", help="Something to ask; may be repeated."
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, md, html or json; else as FILE ends, or text.",
            autocompletion=options.offer(*FORMATS),
        ),
    ] = None,
    json: bool = options.JSON,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here; mode 0600."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ] = False,
) -> None:
    """The last four weeks unless you say which; HTML prints on one sheet of A4.

    Notes tagged `medicine` or `question` are on it in your words; no other note is.
    Text and Markdown have all of these notes and questions, HTML what fits the sheet;
    of other long lists there is the beginning, in JSON all of it. HTML has no script
    and fetches nothing.
    """
    context = options.context_of(ctx)
    chosen = choose_format(format, output, json=json, endings=ENDINGS)
    if output is not None and output.lower().endswith(".pdf"):
        raise InvalidValueError(
            f"{quoted(output, longest=200)} would be no PDF",
            hint="write page.html and print it from a browser: it fits one sheet",
        )
    _check("name", name)
    for each in question or ():
        _check("question", each, longest=scales.NOTE_CHARACTERS)
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(context, areas=area)
    report = _report(
        context,
        _period(context, words),
        selection,
        name=name,
        questions=tuple(question or ()),
    )
    text = _drawn(report, chosen, context, is_file=output is not None)
    if output is None:
        context.show(text)
    else:
        from fasciatrack.exchange.files import write_file

        write_file(Path(output), [text], force=force)
        mark = context.talk_screen.glyph("✓", "ok")
        context.say(f"{mark} written to {safe(output)}")
    if chosen == "html":
        from fasciatrack.output.page.parts import not_on_sheet

        for said in not_on_sheet(report):
            context.say(said)
    if not report.coverage.entries:
        context.say(_elsewhere(context, selection))


def _check(name: str, text: str | None, longest: int = scales.NAME_CHARACTERS) -> None:
    if text is not None:
        if not text.strip():
            raise InvalidValueError(f"the {name} is empty", hint="give it words")
        scales.check_text(text, name, longest)


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import parse_last

    usual = parse_last(USUAL, context.today)
    return selecting.read_period(words, context, default=usual)


def _report(
    context: Context,
    period: "Period",
    selection: "Selection",
    *,
    name: str | None,
    questions: tuple[str, ...],
) -> "PageReport":
    from fasciatrack import __version__
    from fasciatrack.cli.given_notices import standing
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.page.report import (
        Asked,
        build_page,
        look_backs_to_load,
        span_to_load,
        starts_to_load,
    )

    # Nights, notes and follow-ups belong to no area: the areas are chosen later.
    return build_page(
        context.diary.entries(Selection(period=span_to_load(period))),
        context.diary.entries(
            Selection(types=("look-back",), period=look_backs_to_load(period))
        ),
        Asked(
            period=period,
            today=context.today,
            program=f"fascia {__version__}",
            places=selection.places,
            name=name,
            questions=questions,
        ),
        starts=context.diary.starting_pains(starts_to_load(period)),
        notices=standing(context, context.diary.notices(since=period.first)),
    )


def _drawn(
    report: "PageReport", chosen: str, context: Context, *, is_file: bool
) -> str:
    if chosen == "json":
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(report)}
        return json_text(value) + "\n"
    if chosen == "html":
        from fasciatrack.output.page.html import page_html

        return page_html(report)
    if chosen == "md":
        from fasciatrack.output.page.markdown import page_markdown

        return page_markdown(report)
    from fasciatrack.output.page.text import page_text
    from fasciatrack.output.screen import Screen

    paper = Screen(unicode=not context.settings.ascii)
    return page_text(report, paper if is_file else context.screen)


def _elsewhere(context: Context, selection: "Selection") -> str:
    """Say where the latest entry is, for somebody who looked where nothing is."""
    entries = context.diary.entries(selection, newest=1)
    if not entries:
        return context.emptiness
    from fasciatrack.cli.latest import command_that_shows

    day = entries[0].day
    month = ("page", "--month", day.isoformat()[: len("2026-11")])
    said, command = command_that_shows(day, month, selection)
    return f"The last entry is of {said}: {command}"
