"""fascia calendar: the last months day by day, and how sessions are spread."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.chart import complete_metric
from fasciatrack.cli.context import Context
from fasciatrack.errors import InvalidValueError, UnknownWordError

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.over_time.heat_map import HeatMap

WEEKS_IN_WORDS = 26
"""Weeks that are told where nothing has to fit: half a year."""


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    metric: Annotated[
        str,
        typer.Argument(
            metavar="[METRIC]",
            help="Such as sessions, pain, sleep or water.",
            autocompletion=complete_metric,
        ),
    ] = "sessions",
    *,
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of a picture.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """As many months as fit: one column for a week, Monday on top.

    A day without an entry is unknown, never 0. METRIC is as for `fascia chart`; pain
    and other scores are those before sessions, at check-ins and at follow-ups. Below:
    weeks with a session, sessions a week, and the gaps from one day with a session to
    the next; a week without an entry is unknown too.
    """
    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    name = _metric(metric)
    selection = selecting.read_selection(context, areas=area, kinds=kind, tags=tag)
    period = _period(context, words, is_drawn=not (describe or json))
    heat_map = _heat_map(context, name, period, selection)
    if heat_map.is_empty and not json:
        from fasciatrack.output.calendar_words import nothing_to_show

        context.say(nothing_to_show(heat_map))
        return
    _show(context, heat_map, describe=describe, json=json)


def _metric(word: str) -> str:
    from fasciatrack.reporting.over_time.chartables import CHART_WORDS

    try:
        return CHART_WORDS.parse(word)
    except UnknownWordError as error:
        if error.nearest:
            raise
        raise InvalidValueError(
            error.message, hint=f"one of {', '.join(CHART_WORDS.words)}"
        ) from None


def _period(
    context: Context, words: selecting.PeriodWords, *, is_drawn: bool
) -> "Period":
    from fasciatrack.domain.periods import DAY, Period, week_of
    from fasciatrack.output.calendar_sheet import usual_weeks

    weeks = usual_weeks(context.screen.width) if is_drawn else WEEKS_IN_WORDS
    this_week = week_of(context.today)
    first = this_week.first - 7 * DAY * (weeks - 1)
    begun = context.diary.first_day()
    if begun is not None and begun <= context.today:
        # A young diary has no months to show yet.
        first = max(first, begun)
    usual = Period(first=first, last=this_week.last)
    return selecting.read_period(words, context, default=usual)


def _heat_map(
    context: Context, metric: str, period: "Period", selection: "Selection"
) -> "HeatMap":
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.over_time.chartables import CHARTABLES
    from fasciatrack.reporting.over_time.heat_map import build_heat_map

    diary, types = context.diary, CHARTABLES[metric].types
    chosen = replace(selection, period=period)
    return build_heat_map(
        metric,
        diary.entries(replace(chosen, types=types)),
        period=period,
        selection=selection,
        today=context.today,
        sessions=diary.days(replace(chosen, types=("session",))),
        with_entry=diary.days(Selection(period=period)).keys(),
        begun=diary.first_day(),
    )


def _show(context: Context, heat_map: "HeatMap", *, describe: bool, json: bool) -> None:
    if json:
        from fasciatrack.output.calendar_sheet import calendar_values
        from fasciatrack.output.json_text import json_text

        values = calendar_values(heat_map)
        context.show(json_text(values))
    elif describe:
        from fasciatrack.output.calendar_words import calendar_sentences

        context.show(calendar_sentences(heat_map))
    else:
        from fasciatrack.output.calendar_sheet import draw_calendar

        context.show(draw_calendar(heat_map, context.screen))
