"""fascia chart: a trend, drawn in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.output.trend_pictures import Curve
    from fasciatrack.reporting.over_time.observations import Observation
    from fasciatrack.reporting.over_time.series import Chart

USUAL_WEEKS = 8


def complete_metric(incomplete: str) -> options.Completions:
    """Offer everything that can be drawn."""
    from fasciatrack.reporting.over_time.chartables import CHARTABLES

    return [
        (name, f"{_several(chartable.counted)}, {chartable.unit}")
        for name, chartable in CHARTABLES.items()
        if name.startswith(incomplete)
    ]


def _several(counted: str) -> str:
    first, space, rest = counted.partition(" ")
    return f"{first}s{space}{rest}"


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    metric: Annotated[
        str,
        typer.Argument(
            metavar="METRIC",
            help="Such as pain, stiffness, sessions, sleep or water.",
            autocompletion=complete_metric,
        ),
    ],
    *,
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="area",
            help="One picture for each area, worst first.",
            autocompletion=options.offer("area"),
        ),
    ] = None,
    trend: Annotated[
        bool,
        typer.Option("--trend", help="Draw the trend line and its 95 % range."),
    ] = False,
    average: Annotated[
        bool, typer.Option("--average", help="Draw the mean of seven days.")
    ] = False,
    fading: Annotated[
        bool,
        typer.Option("--fading", help="Draw the mean in which older days fade."),
    ] = False,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of a picture.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """The last 8 weeks unless you say which.

    A day without an entry is a gap, never 0. The trend is the median slope between all
    pairs of days; with --trend, --average or --fading a sign is a day's median, scores
    after sessions left out. METRIC is pain, stiffness, tightness,
    soreness, mobility, fatigue, stress, mood, sessions, minutes, sleep,
    sleep-quality, water, drinks or caffeine.
    """
    context = options.context_of(ctx)
    if by not in (None, "area"):
        raise InvalidValueError(f"--by {quoted(by)} is unknown", hint="write --by area")
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    period = _period(context, words)
    selection = selecting.read_selection(context, areas=area, kinds=kind, tags=tag)
    name = _metric(metric)
    curves = _curves(name, trend=trend, average=average, fading=fading)
    chart = _chart(context, name, period, selection, by_area=by is not None)
    if chart.panels or json:
        _show(context, chart, curves, describe=describe, json=json)
        _say_too_short(context, chart, curves)
        return
    from fasciatrack.output.chart_words import nothing_to_draw

    context.say(nothing_to_draw(chart, _last(context, name, selection)))


def _say_too_short(context: Context, chart: "Chart", curves: "Sequence[Curve]") -> None:
    """Say why no trend is drawn that was asked for."""
    from fasciatrack.reporting.trend import SHORTEST

    if "trend" in curves and chart.period.length < SHORTEST:
        context.say(f"a trend takes {SHORTEST} days or more, such as --last 4w")


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


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import DAY, Period, week_of

    first = week_of(context.today).first - 7 * DAY * (USUAL_WEEKS - 1)
    begun = context.diary.first_day()
    if begun is not None and begun <= context.today:
        # A young diary fills its picture.
        first = max(first, week_of(begun).first)
    usual = Period(first=first, last=context.today)
    return selecting.read_period(words, context, default=usual)


def _chart(
    context: Context,
    metric: str,
    period: "Period",
    selection: "Selection",
    *,
    by_area: bool,
) -> "Chart":
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.over_time.series import build_chart, days_to_read

    read = replace(selection, period=days_to_read(metric, period))
    return build_chart(
        metric,
        _observations(context, metric, read),
        period=period,
        selection=selection,
        by_area=by_area,
        today=context.today,
        begun=context.diary.first_day(),
    )


def _observations(
    context: Context, metric: str, selection: "Selection"
) -> "Iterator[Observation]":
    """Read what the diary says about a metric; as little of each entry as it takes."""
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.over_time import observations
    from fasciatrack.reporting.over_time.chartables import CHARTABLES

    diary, types = context.diary, CHARTABLES[metric].types
    within = replace(selection, types=types)
    if metric in ("sessions", "minutes"):
        return observations.observe_done(diary.done(within), metric, selection)
    if CHARTABLES[metric].counted == "rating":
        return observations.observe_felt(diary.felt((metric,), within))
    if selection.places or selection.kinds or selection.tags:
        # Nights and drinks by tag are rare enough to be read whole.
        return (
            one
            for entry in diary.entries(within)
            for one in observations.observe(entry, metric, selection)
        )
    if types == ("night",):
        return observations.observe_slept(diary.slept(selection.period), metric)
    return observations.observe_drunk(diary.drunk(selection.period), metric)


def _last(context: Context, metric: str, selection: "Selection") -> str:
    """Say where the latest value up to today is; nothing when there is none."""
    from fasciatrack.cli.latest import command_that_shows
    from fasciatrack.domain.periods import EARLIEST, Period
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.over_time.chartables import CHARTABLES
    from fasciatrack.reporting.over_time.observations import observe

    so_far = Period(first=EARLIEST, last=context.today)
    entries = context.diary.entries(
        replace(selection, period=so_far, types=CHARTABLES[metric].types)
    )
    for entry in reversed(entries):
        if any(one.value is not None for one in observe(entry, metric, selection)):
            year = ("chart", metric, "--from", f"{entry.day.year}-01-01")
            said, command = command_that_shows(entry.day, year, selection)
            return f"the last is of {said}: {command}"
    return ""


def _curves(metric: str, **asked: bool) -> "Sequence[Curve]":
    """Name the curves to draw.

    Raises:
        InvalidValueError: the metric is drawn as bars, which have none.
    """
    from fasciatrack.output.trend_pictures import CURVES
    from fasciatrack.reporting.over_time.chartables import CHARTABLES

    curves = [curve for curve in CURVES if asked[curve]]
    if curves and CHARTABLES[metric].form == "bars":
        raise InvalidValueError(
            f"{metric} are sums, drawn as bars without a trend",
            hint=f"leave out --{curves[0]}",
        )
    return curves


def _show(
    context: Context,
    chart: "Chart",
    curves: "Sequence[Curve]",
    *,
    describe: bool,
    json: bool,
) -> None:
    if json:
        from fasciatrack.output.charts import chart_values
        from fasciatrack.output.json_text import json_text

        context.show(json_text(chart_values(chart)))
    elif describe:
        from fasciatrack.output.sentences import chart_sentences

        context.show(chart_sentences(chart, context.screen))
    else:
        from fasciatrack.output.charts import draw_chart

        context.show(draw_chart(chart, context.screen, curves))
