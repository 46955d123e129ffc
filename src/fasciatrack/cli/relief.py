"""fascia relief: how long it stays better after a session."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.errors import InvalidValueError, quoted

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.relief.episodes import Episode, Until
    from fasciatrack.reporting.relief.report import By, ReliefReport


USUAL_METRIC = "pain"


def metrics() -> list[str]:
    """Name what can be lower for a while: 0 to 10, of which less is better."""
    from fasciatrack.domain.scales import METRICS, SCORE

    return [
        metric.name
        for metric in METRICS.values()
        if metric.bounds is SCORE and metric.lower_is_better
    ]


def complete_metric(incomplete: str) -> options.Completions:
    """Offer what can be lower for a while."""
    from fasciatrack.domain.scales import METRICS

    return [
        (name, f"{METRICS[name].lowest} to {METRICS[name].highest}")
        for name in metrics()
        if name.startswith(incomplete)
    ]


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="area or kind: a curve for each.",
            autocompletion=options.offer("area", "kind"),
        ),
    ] = None,
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="WHEN",
            help="half or baseline: so much of the drop is gone.",
            autocompletion=options.offer("half", "baseline"),
        ),
    ] = "half",
    metric: Annotated[
        str,
        typer.Option(
            "--metric",
            metavar="METRIC",
            help="pain, stiffness, tightness, soreness, fatigue or stress.",
            autocompletion=complete_metric,
        ),
    ] = USUAL_METRIC,
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
    """The whole diary unless you say which part.

    Followed is every session with pain lower by 1 or more right after, by the scores
    before later sessions, at check-ins and at follow-ups, until half of that drop is
    gone, or the next session there begins. The curve is the share that was still lower
    by then (Kaplan and Meier); it takes 5 sessions that were scored again.

    With --by kind and --area neck you see the kinds for the neck. Curves may differ by
    chance; nothing here tests that.
    """
    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(
        context, period=_period(context, words), areas=area, kinds=kind, tags=tag
    )
    name, end, grouping = _metric(metric), _until(until), _by(by)
    report = _report(context, selection, name, end, grouping)
    if report.groups or json:
        _show(context, report, describe=describe, json=json)
        return
    from fasciatrack.output.relief_words import nothing_to_tell

    if context.diary.first_day() is None:
        context.say(nothing_to_tell(report, emptiness=context.emptiness))
        return
    context.say(nothing_to_tell(report, _last(context, selection, name, end)))


def _metric(word: str) -> str:
    from fasciatrack.domain.scales import METRICS
    from fasciatrack.domain.vocabulary import WordList

    known = metrics()
    if word.casefold() in METRICS and word.casefold() not in known:
        raise InvalidValueError(
            f"{word.casefold()} is not told to be lower for a while",
            hint=f"one of {', '.join(known)}",
        )
    return WordList("metric of relief", {name: name for name in known}).parse(word)


def _until(word: str) -> "Until":
    from fasciatrack.reporting.relief.episodes import LOST

    for until in LOST:
        if until == word.casefold():
            return until
    raise InvalidValueError(
        f"--until {quoted(word)} is unknown", hint=f"one of {', '.join(LOST)}"
    )


def _by(word: str | None) -> "By | None":
    from fasciatrack.reporting.relief.report import GROUPINGS

    if word is None:
        return None
    for by in GROUPINGS:
        if by == word.casefold():
            return by
    raise InvalidValueError(
        f"--by {quoted(word)} is unknown", hint=f"one of {', '.join(GROUPINGS)}"
    )


def _period(context: Context, words: selecting.PeriodWords) -> "Period | None":
    from fasciatrack.domain.periods import EARLIEST, Period

    if not words.is_given:
        return None
    everything = Period(first=EARLIEST, last=context.today)
    return selecting.read_period(words, context, default=everything)


def _report(
    context: Context,
    selection: "Selection",
    metric: str,
    until: "Until",
    by: "By | None",
) -> "ReliefReport":
    from fasciatrack.reporting.relief.report import build_relief_report

    found = _episodes(context, selection, metric, until)
    return build_relief_report(
        found, selection=selection, metric=metric, until=until, by=by
    )


def _episodes(
    context: Context, selection: "Selection", metric: str, until: "Until"
) -> "list[Episode]":
    """Follow the sessions since the period began, into the days that tell of it."""
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.relief.episodes import episodes

    period = selection.period
    if period is not None:
        period = Period(first=period.first, last=max(period.last, context.today))
    since = Selection(period=period)
    diary = context.diary
    found = episodes(
        diary.felt((metric,), since), diary.done(since), metric=metric, until=until
    )
    if not selection.tags:
        return found
    tagged = {one.number for one in diary.done(Selection(tags=selection.tags))}
    return [one for one in found if one.number in tagged]


def _last(context: Context, selection: "Selection", metric: str, until: "Until") -> str:
    """Say where the latest session with both scores is; nothing without one."""
    from fasciatrack.cli.latest import command_that_shows
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.relief.report import is_chosen

    ever = replace(selection, period=None)
    found = _episodes(context, ever, metric, until)
    days = [one.day for one in found if is_chosen(one, ever)]
    if not days:
        return ""
    of = () if metric == USUAL_METRIC else ("--metric", metric)
    year = ("relief", *of, "--from", f"{days[-1].year}-01-01")
    said, command = command_that_shows(days[-1], year, selection)
    return f"the last is of {said}: {command}"


def _show(
    context: Context, report: "ReliefReport", *, describe: bool, json: bool
) -> None:
    if json:
        from fasciatrack.output.json_text import json_text
        from fasciatrack.output.relief_words import relief_values

        context.show(json_text(relief_values(report)))
    elif describe:
        from fasciatrack.output.relief_words import relief_sentences

        context.show(relief_sentences(report, context.screen))
    else:
        from fasciatrack.output.relief_sheet import draw_relief

        context.show(draw_relief(report, context.screen))
