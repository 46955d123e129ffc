"""fascia report: a week, or another period, against the one before."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.cli.formats import choose_format
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError
from fasciatrack.output.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.records import Entry
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.over_time.area_trends import AreaTrend
    from fasciatrack.reporting.practice.report import Practice
    from fasciatrack.reporting.summary import PeriodReport

SHORTEST_TREND = 14
"""Days; `reporting.trend.SHORTEST`, which a report of a week need not load."""
ENDINGS = {".txt": "table", ".md": "md", ".markdown": "md", ".json": "json"}
FORMATS = dict.fromkeys(ENDINGS.values())


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, md or json; else as FILE ends, or table.",
            autocompletion=options.offer(*FORMATS),
        ),
    ] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of tables.")
    ] = False,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help="Also what the labels come from, with their sources."
        ),
    ] = False,
    json: bool = options.JSON,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here; mode 0600."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE if it exists.")
    ] = False,
) -> None:
    """This week unless you say which; `was` is the period before it.

    Before and after count only sessions with both scores. From 6 of them on it says
    how sure an average is; from 12 over 28 days on, what published benchmarks call it:
    --last 8w looks that far. A figure says what was felt, not what caused it.
    """
    context = options.context_of(ctx)
    chosen = choose_format(format, output, json=json, endings=ENDINGS)
    if describe and chosen != "table":
        given = "--json" if json else f"the format {chosen}"
        raise InvalidValueError(
            f"--describe and {given} contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(context, areas=area, kinds=kind, tags=tag)
    report = _report(context, _period(context, words), selection)
    elsewhere = "" if report.current.coverage.entries else _last(context, selection)
    drawing = Drawing(
        format="sentences" if describe else chosen,
        screen=_screen(context, is_file=output is not None),
        elsewhere=elsewhere,
        why=why,
    )
    text = _drawn(report, drawing)
    if output is None:
        context.show(text)
        return
    from pathlib import Path

    from fasciatrack.exchange.files import write_file

    write_file(Path(output), [text], force=force)


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import week_of

    return selecting.read_period(words, context, default=week_of(context.today))


def _report(
    context: Context, period: "Period", selection: "Selection"
) -> "PeriodReport":
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.summary import build_report

    # One look at the diary for both periods: they are next to each other.
    both = Period(first=period.previous().first, last=period.last)
    entries = context.diary.entries(replace(selection, period=both))
    return build_report(
        entries,
        entries,
        period=period,
        today=context.today,
        selection=selection,
        practice=_practice(context, period, selection),
        trends=_trends(entries, period, selection),
    )


def _trends(
    entries: "Sequence[Entry]", period: "Period", selection: "Selection"
) -> "tuple[AreaTrend, ...]":
    """Find the trends, where the days are enough for any."""
    # Days with one kind of session, or one tag, are not how the pain was day by day.
    if period.length < SHORTEST_TREND or selection.kinds or selection.tags:
        return ()
    from fasciatrack.reporting.over_time.area_trends import area_trends

    return area_trends(entries, period, selection)


def _practice(context: Context, period: "Period", selection: "Selection") -> "Practice":
    """Load what is small, or bounded however long the diary is."""
    from fasciatrack.cli.looking_back import latest_look_backs
    from fasciatrack.domain.periods import DAY, Period, week_of
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.practice.report import Practice
    from fasciatrack.reporting.practice.rhythm import LOOKED_AT_DAYS

    last = week_of(min(period.last, context.today)).last
    weeks = Period(first=last - (LOOKED_AT_DAYS - 1) * DAY, last=last)
    sessions = replace(selection, period=weeks, types=("session",))
    looked_at = Period(
        first=min(period.first, weeks.first), last=max(period.last, weeks.last)
    )
    return Practice(
        goals=tuple(context.diary.goals()),
        look_backs=latest_look_backs(context, period.last),
        sessions=context.diary.days(sessions),
        with_entry=tuple(context.diary.days(Selection(period=looked_at))),
        begun=context.diary.first_day(),
    )


def _last(context: Context, selection: "Selection") -> str:
    """Say where the latest entry is; nothing when there is none."""
    entries = context.diary.entries(selection, newest=1)
    if not entries:
        return ""
    from fasciatrack.cli.latest import command_that_shows

    day = entries[0].day
    month = ("report", "--month", day.isoformat()[: len("2026-11")])
    said, command = command_that_shows(day, month, selection)
    return f"The last entry is of {said}: {command}"


class Drawing(Value):
    """How a report is written down."""

    format: str
    """table, md, json or sentences."""
    screen: Screen
    elsewhere: str
    """Where entries are; empty unless the report has none."""
    why: bool
    """Whether to explain the labels."""


def _screen(context: Context, *, is_file: bool) -> Screen:
    return Screen(unicode=not context.settings.ascii) if is_file else context.screen


def _drawn(report: "PeriodReport", drawing: Drawing) -> str:
    if drawing.format == "json":
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(report)}
        if drawing.why:
            from fasciatrack.output.why_words import why_values

            value["why"] = why_values()
        return json_text(value) + "\n"
    if drawing.format == "md":
        from fasciatrack.output.markdown import place_text, report_markdown

        text = report_markdown(report, drawing.elsewhere)
        if drawing.why:
            from fasciatrack.output.why_words import report_reasons, why_markdown

            text += why_markdown(report_reasons(report, place_text))
        return text
    return _told(report, drawing)


def _told(report: "PeriodReport", drawing: Drawing) -> str:
    """Write tables, or sentences."""
    if drawing.format == "sentences":
        from fasciatrack.output.report_sentences import report_sentences as write
    else:
        from fasciatrack.output.tables import report_text as write
    text = write(report, drawing.screen, drawing.elsewhere)
    if drawing.why:
        from fasciatrack.output import why_words

        explain = why_words.why_text
        if drawing.format == "sentences":
            explain = why_words.why_sentences
        text += explain(why_words.report_reasons(report), drawing.screen)
    return text
