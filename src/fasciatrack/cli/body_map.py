"""fascia map: the body, front and back, coloured by what was felt where."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.errors import DeclinedError, InvalidValueError, quoted

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.body import BodyReport, Figure

USUAL = "4w"
"""The stretch to today when no period is given."""
USUAL_METRIC = "pain"


def complete_metric(incomplete: str) -> options.Completions:
    """Offer what is felt in a place."""
    from fasciatrack.domain.scales import METRICS

    return [
        (metric.name, f"{metric.lowest} to {metric.highest}")
        for metric in METRICS.values()
        if metric.per_area and metric.name.startswith(incomplete)
    ]


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    metric: Annotated[
        str,
        typer.Argument(
            metavar="[METRIC]",
            help="pain, stiffness, tightness, soreness or mobility.",
            autocompletion=complete_metric,
        ),
    ] = USUAL_METRIC,
    *,
    show: Annotated[
        str,
        typer.Option(
            "--show",
            metavar="WHICH",
            help="latest, average or change.",
            autocompletion=options.offer("latest", "average", "change"),
        ),
    ] = "latest",
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    pick: Annotated[
        bool,
        typer.Option("--pick", help="Point at areas; print them as `fascia log` does."),
    ] = False,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of a picture.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """The last 4 weeks unless you say which; pain unless you say what.

    The latest score of each area; the average of its scores, those just after a
    session left out; or the change from before to after a session. What was not rated
    stays blank. Left and right are your own, also in the front view, which faces you.

    With --pick the arrow keys move over the body, space marks an area, Tab turns it
    round, Enter takes what is marked. Left by Esc it prints nothing and fails, so let
    the next command wait for it:
    `places=$(fascia map --pick) && fascia log foam-roll $(echo $places) 10m`.
    """
    context = options.context_of(ctx)
    if sum((pick, describe, json)) > 1:
        raise InvalidValueError(
            "--pick, --describe and --json contradict each other",
            hint="give one of them",
        )
    if pick:
        _pick(context)
        return
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    name, figure = _metric(metric), _figure(show)
    selection = selecting.read_selection(
        context, period=_period(context, words), areas=area, kinds=kind, tags=tag
    )
    report = _report(context, name, figure, selection)
    if report.areas or json:
        _show(context, report, describe=describe, json=json)
    else:
        _say_nothing_is_there(context, report, selection)


def _pick(context: Context) -> None:
    from fasciatrack.cli.body_picker import pick_places
    from fasciatrack.domain.areas import place_word

    places = pick_places(context)
    if places is None:
        raise DeclinedError("nothing was picked", hint="Enter takes what is marked")
    context.show(" ".join(map(place_word, places)))


def _metric(word: str) -> str:
    from fasciatrack.domain.scales import METRICS
    from fasciatrack.domain.vocabulary import WordList

    metric = METRICS.get(word.casefold())
    names = [each.name for each in METRICS.values() if each.per_area]
    if metric is not None and not metric.per_area:
        raise InvalidValueError(
            f"{metric.name} is not felt in one place", hint=f"one of {', '.join(names)}"
        )
    return WordList("metric of an area", {name: name for name in names}).parse(word)


def _figure(word: str) -> "Figure":
    from fasciatrack.reporting.body import FIGURES

    for figure in FIGURES:
        if figure == word.casefold():
            return figure
    raise InvalidValueError(
        f"--show {quoted(word)} is unknown", hint=f"one of {', '.join(FIGURES)}"
    )


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import parse_last

    usual = parse_last(USUAL, context.today)
    return selecting.read_period(words, context, default=usual)


def _report(
    context: Context, metric: str, figure: "Figure", selection: "Selection"
) -> "BodyReport":
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.body import build_body
    from fasciatrack.reporting.over_time.chartables import CHARTABLES

    wanted = replace(selection, types=CHARTABLES[metric].types)
    entries = context.diary.entries(wanted)
    return build_body(entries, metric=metric, figure=figure, selection=wanted)


def _say_nothing_is_there(
    context: Context, report: "BodyReport", selection: "Selection"
) -> None:
    from fasciatrack.cli.latest import command_that_shows
    from fasciatrack.domain.periods import EARLIEST, Period
    from fasciatrack.domain.values import replace
    from fasciatrack.output.body.words import nothing_to_map

    so_far = Period(first=EARLIEST, last=context.today)
    ever = _report(context, report.metric, "latest", replace(selection, period=so_far))
    days = [area.day for area in ever.areas if area.day is not None]
    elsewhere = ""
    if days:
        year = ("map", report.metric, "--from", f"{max(days).year}-01-01")
        said, command = command_that_shows(max(days), year, selection)
        elsewhere = f"the last is of {said}: {command}"
    context.say(nothing_to_map(report, elsewhere))


def _show(
    context: Context, report: "BodyReport", *, describe: bool, json: bool
) -> None:
    if json:
        from fasciatrack.output.body.words import body_values
        from fasciatrack.output.json_text import json_text

        context.show(json_text(body_values(report)))
    elif describe:
        from fasciatrack.output.body.words import body_sentences

        context.show(body_sentences(report, context.screen))
    else:
        from fasciatrack.output.body.map import body_map

        context.show(body_map(report, context.screen))
