"""fascia relate: what goes together, and what chance does alone."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.relate.days import Told
    from fasciatrack.reporting.relate.measures import Pair
    from fasciatrack.reporting.relate.report import Relations

MOST_LAG_DAYS = 14
DAYS_BEFORE = MOST_LAG_DAYS + 7
"""How far before the period its first day looks back: the lag, and a week."""


def complete_measure(incomplete: str) -> options.Completions:
    """Offer everything that can be related."""
    from fasciatrack.reporting.relate.measures import MEASURES

    return [
        (measure.name, f"by the {measure.per}")
        for measure in MEASURES.values()
        if measure.name.startswith(incomplete)
    ]


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    first: Annotated[
        str | None,
        typer.Argument(
            metavar="[X]", help="What comes first.", autocompletion=complete_measure
        ),
    ] = None,
    second: Annotated[
        str | None,
        typer.Argument(
            metavar="[Y]", help="What may follow.", autocompletion=complete_measure
        ),
    ] = None,
    *,
    lag: Annotated[
        str | None,
        typer.Option("--lag", metavar="DAYS", help="X so many days before Y."),
    ] = None,
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    week: selecting.Week = None,
    month: selecting.Month = None,
    last: selecting.Last = None,
    start: selecting.From = None,
    end: selecting.To = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of a table.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """The whole diary unless you say which part.

    Without X and Y a short list that was fixed beforehand, all of it shown: sleep and
    stiffness, sleep quality and pain, water and stiffness the next day, water in the
    12 hours before a session and its drop in pain, caffeine and falling asleep the
    next night, stress and pain, sessions in 7 days and pain, and how hard the day was
    and soreness after.

    X and Y: pain, stiffness, tightness, soreness, mobility, fatigue, stress, mood,
    sleep, sleep-quality, falling-asleep, water, drinks, caffeine, sessions, minutes; or
    water-before, load and drop, soreness-after, by the session. Scores right after a
    session do not count. A day without a drink on record is unknown, not 0.

    From 14 days with both there is a figure, from 30 a judgement. To find a middling
    association (ρ 0.5) keep a diary for about 120 days. --kind and --tag say which
    sessions count; scores count whatever was done.
    """
    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    pairs = _pairs(first, second, lag)
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    selection = selecting.read_selection(context, areas=area, kinds=kind, tags=tag)
    _check_sessions(pairs, selection)
    period = _period(context, words)
    relations = _relations(context, pairs, period, selection)
    if not words.is_given and context.diary.first_day() is None:
        relations = replace(relations, period=None)
    if relations.is_empty and not json:
        _say_nothing(context, relations)
        return
    _show(context, relations, describe=describe, json=json)


def _pairs(first: str | None, second: str | None, lag: str | None) -> "Sequence[Pair]":
    from fasciatrack.reporting.relate.measures import (
        MEASURES,
        PAIRS,
        Pair,
        in_time,
        usual_lag,
    )

    if first is None or second is None:
        if first is not None:
            raise InvalidValueError(
                f"{quoted(first)} alone is no pair",
                hint="name two, such as `fascia relate sleep pain`",
            )
        if lag is not None:
            raise InvalidValueError(
                "--lag is for a pair of your own",
                hint="name two, such as `fascia relate sleep pain --lag 1`",
            )
        return PAIRS
    x, y = _measure(first), _measure(second)
    if x == y:
        raise InvalidValueError(
            f"{x} goes together with itself", hint="name two different things"
        )
    if MEASURES[x].per != MEASURES[y].per:
        by_session, by_day = (x, y) if MEASURES[x].per == "session" else (y, x)
        raise InvalidValueError(
            f"{by_session} is told by the session, {by_day} by the day",
            hint="name two of one sort: `fascia relate --help` lists them",
        )
    days = usual_lag(x, y) if lag is None else _lag(lag)
    if lag is not None and days and MEASURES[x].per == "session":
        raise InvalidValueError(
            f"--lag is for days, and {x} is told by the session", hint="leave it out"
        )
    if not days:
        # An arrow must not point back in time; what is found is the same.
        x, y = in_time(x, y)
    return (Pair(x=x, y=y, lag_days=days),)


def _check_sessions(pairs: "Sequence[Pair]", selection: "Selection") -> None:
    """Refuse conditions on sessions where no pair is about any."""
    from fasciatrack.reporting.relate.measures import MEASURES

    names = {name for pair in pairs for name in (pair.x, pair.y)}
    if any("done" in MEASURES[name].sources for name in names):
        return
    for option, words in (("--kind", selection.kinds), ("--tag", selection.tags)):
        if words:
            raise InvalidValueError(
                f"{option} is for sessions, and neither {pairs[0].x} nor {pairs[0].y}"
                " is about those",
                hint="leave it out",
            )


def _measure(word: str) -> str:
    from fasciatrack.reporting.relate.measures import MEASURE_WORDS, MEASURES

    try:
        return MEASURE_WORDS.parse(word)
    except UnknownWordError as error:
        if error.nearest:
            raise
        raise InvalidValueError(
            error.message, hint=f"one of {', '.join(MEASURES)}"
        ) from None


def _lag(text: str) -> int:
    plain = text.strip().removesuffix("d")
    is_whole = plain.isascii() and plain.isdigit() and len(plain) <= len("14")
    if not is_whole or int(plain) > MOST_LAG_DAYS:
        raise InvalidValueError(
            f"--lag {quoted(text)} is not a number of days",
            hint=f"0 to {MOST_LAG_DAYS}, such as --lag 1",
        )
    return int(plain)


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import EARLIEST, Period

    everything = Period(first=EARLIEST, last=context.today)
    period = selecting.read_period(words, context, default=everything)
    if period.first > EARLIEST:
        return period
    # What is open at its beginning begins with the diary.
    begun = context.diary.first_day() or period.last
    return replace(period, first=min(begun, period.last))


def _relations(
    context: Context,
    pairs: "Sequence[Pair]",
    period: "Period",
    selection: "Selection",
) -> "Relations":
    from fasciatrack.reporting.relate.report import build_relations

    told = _told(context, pairs, period, selection)
    return build_relations(
        told, pairs=pairs, period=period, selection=selection, today=context.today
    )


def _told(
    context: Context,
    pairs: "Sequence[Pair]",
    period: "Period",
    selection: "Selection",
) -> "Told":
    """Load what the pairs need, from the days before the period on."""
    from fasciatrack.domain.periods import DAY, EARLIEST, Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.relate.days import Told
    from fasciatrack.reporting.relate.measures import COUNTED, MEASURES

    diary, names = context.diary, {name for pair in pairs for name in (pair.x, pair.y)}
    measures = [MEASURES[name] for name in names]
    needed = {source for measure in measures for source in measure.sources}
    metrics = {measure.metric for measure in measures if measure.metric is not None}
    first = max(EARLIEST, period.first - DAYS_BEFORE * DAY)
    # A session's follow-up may come when its period is over.
    around = Period(first=first, last=period.last + 7 * DAY)
    rated = Selection(period=around, types=("session", "check-in", "follow-up"))
    sessions = Selection(
        period=around, types=("session",), kinds=selection.kinds, tags=selection.tags
    )
    counts_weeks = not names.isdisjoint(COUNTED)
    return Told(
        felt=diary.felt(sorted(metrics), rated) if "felt" in needed else (),
        done=diary.done(sessions) if "done" in needed else (),
        slept=diary.slept(around) if "slept" in needed else (),
        drunk=diary.drunk(around) if "drunk" in needed else (),
        looked=diary.looked(around) if "looked" in needed else (),
        with_entry=diary.days_with_entry(around) if counts_weeks else (),
        begun=diary.first_day(),
    )


def _say_nothing(context: Context, relations: "Relations") -> None:
    from fasciatrack.output.relate_words import nothing_to_relate

    begun = context.diary.first_day()
    said = nothing_to_relate(relations, "" if begun else context.emptiness)
    context.say(said)


def _show(
    context: Context, relations: "Relations", *, describe: bool, json: bool
) -> None:
    from fasciatrack.output import relate_sheet

    if json:
        from fasciatrack.output.json_text import json_text

        context.show(json_text(relate_sheet.relations_values(relations)))
    elif describe:
        context.show(relate_sheet.describe_relations(relations, context.screen))
    else:
        context.show(relate_sheet.draw_relations(relations, context.screen))
