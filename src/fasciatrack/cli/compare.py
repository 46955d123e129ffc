"""fascia compare: groups of sessions against each other, and against nothing."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.domain.scales import METRICS
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

if TYPE_CHECKING:
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.compare.comparison import Asked, CompareReport
    from fasciatrack.reporting.compare.groups import Basis
    from fasciatrack.reporting.reference import ReferenceReport

LONGEST_WASHOUT = 14 * 24
"""Hours; after a longer one hardly any day is left to compare with."""


def complete_group(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer kinds, and what the other groups are called."""
    from fasciatrack.domain.vocabulary import TOOLS
    from fasciatrack.reporting.compare.groups import BANDS

    by = ctx.params.get("by") or "kind"
    if by == "area":
        return options.complete_area(ctx, incomplete)
    if by == "kind":
        return options.complete_kind(incomplete)
    words = TOOLS if by == "tool" else [band.label for band in BANDS.get(by, ())]
    return options.offer(*words)(incomplete)


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    groups: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GROUP]...",
            help="Only these, such as foam-roll ball.",
            autocompletion=complete_group,
            show_default=False,
        ),
    ] = None,
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WORD",
            help="kind, tool, area, duration, pressure or practitioner.",
            autocompletion=options.offer(
                "kind", "tool", "area", "duration", "pressure", "practitioner"
            ),
        ),
    ] = "kind",
    metric: Annotated[
        str,
        typer.Option(
            "--metric",
            metavar="METRIC",
            help="What was scored.",
            autocompletion=options.offer(*METRICS),
        ),
    ] = "pain",
    area: selecting.OnlyAreas = None,
    kind: selecting.OnlyKinds = None,
    tag: selecting.OnlyTags = None,
    washout: Annotated[
        str,
        typer.Option(
            "--washout",
            metavar="TIME",
            help="How long a session may still be felt; such days are not `nothing`.",
        ),
    ] = "72h",
    last: selecting.Last = None,
    week: selecting.Week = None,
    month: selecting.Month = None,
    start: selecting.From = None,
    end: selecting.To = None,
    article: Annotated[
        bool, typer.Option("--article", help="The article's table beside it.")
    ] = False,
    describe: Annotated[
        bool, typer.Option("--describe", help="In sentences instead of drawn.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """The whole diary unless you say which part.

    Who treats on bad days finds better ones after, whatever was done. So days with a
    session are held against days with nothing that began within a point of them, at
    the same time of day. It takes 10 of each to say anything, and 35 of each to find a
    difference of 1.5 points in 4 of 5 diaries. A check-in on days with nothing, at the
    hour of your sessions, makes them count. With --kind or --tag other sessions are
    not compared, but a day with one is no day with nothing.
    """
    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    period = _period(context, words)
    selection = selecting.read_selection(
        context, period=period, areas=area, kinds=kind, tags=tag
    )
    asked = _asked(context, by, metric, selection, washout, tuple(groups or ()))
    report = _report(context, asked)
    is_empty = not report.scores or not any(group.sessions for group in report.groups)
    if is_empty and not json:
        _say_nothing(context, report, asked)
        return
    beside = _reference(context, selection) if article else None
    _show(context, report, beside, describe=describe, json=json)


def _period(context: Context, words: selecting.PeriodWords) -> "Period":
    from fasciatrack.domain.periods import EARLIEST, Period

    everything = Period(first=EARLIEST, last=context.today)
    return selecting.read_period(words, context, default=everything)


def _asked(  # noqa: PLR0913, PLR0917 - what the options say
    context: Context,
    by: str,
    metric: str,
    selection: "Selection",
    washout: str,
    groups: tuple[str, ...],
) -> "Asked":
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.compare.comparison import Asked

    basis = _basis(by)
    groups = _without_nothing(groups)
    if metric not in METRICS:
        raise InvalidValueError(
            f"metric {quoted(metric)} is unknown", hint=f"one of {', '.join(METRICS)}"
        )
    wanted: tuple[str, ...] = ()
    if basis == "area":
        places = tuple(context.areas.place(word) for word in groups)
        selection = replace(selection, places=(*selection.places, *places))
    else:
        wanted = tuple(_label(context, basis, word) for word in groups)
    return Asked(
        metric=metric,
        by=basis,
        selection=selection,
        wanted=wanted,
        washout_hours=_washout_hours(washout),
        only=_only(context, selection),
        utc_offset_hours=_hours_ahead(context),
    )


def _without_nothing(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Take `nothing` away: every group is held against it in any case."""
    from fasciatrack.reporting.compare.groups import NOTHING

    others = tuple(word for word in groups if word.strip().lower() != NOTHING)
    if groups and not others:
        raise InvalidValueError(
            f"{quoted(groups[0])} alone is no comparison",
            hint=f"name what to hold against it: fascia compare foam-roll {NOTHING}",
        )
    return others


def _only(context: Context, selection: "Selection") -> frozenset[int] | None:
    """Give the numbers of the sessions that kinds and tags leave; None for all."""
    from fasciatrack.domain.values import replace

    if not selection.kinds and not selection.tags:
        return None
    wherever = replace(selection, places=())
    return frozenset(one.number for one in context.diary.done(wherever))


def _hours_ahead(context: Context) -> float:
    from datetime import timedelta

    return (context.now.utcoffset() or timedelta()) / timedelta(hours=1)


def _basis(word: str) -> "Basis":
    from fasciatrack.reporting.compare.groups import BASES

    for basis in BASES:
        if word == basis:
            return basis
    raise InvalidValueError(
        f"--by {quoted(word)} is unknown", hint=f"one of {', '.join(BASES)}"
    )


def _label(context: Context, basis: "Basis", word: str) -> str:
    """Give the label of the group that a word asks for."""
    from fasciatrack.domain.vocabulary import TOOLS, parse_kind
    from fasciatrack.reporting.compare.groups import BANDS

    if basis == "kind":
        try:
            return parse_kind(word)
        except UnknownWordError:
            is_area = context.areas.find(word) is not None
            if not is_area and word not in TOOLS:
                raise
            other = "area" if is_area else "tool"
            raise InvalidValueError(
                f"{quoted(word)} is {'an' if is_area else 'a'} {other}, not a kind",
                hint=f"add --by {other}",
            ) from None
    if basis == "practitioner":
        return word
    names = TOOLS if basis == "tool" else [band.label for band in BANDS[basis]]
    if word not in names:
        raise InvalidValueError(
            f"{basis} {quoted(word)} is unknown", hint=f"one of {', '.join(names)}"
        )
    return word


def _washout_hours(text: str) -> float:
    from fasciatrack.domain.quantities import HOUR, parse_span

    days = text.strip().lower().removesuffix("d")
    in_days = days.isascii() and days.isdigit() and days != text.strip()
    hours = 24 * float(days) if in_days else parse_span(text) / HOUR
    if hours > LONGEST_WASHOUT:
        raise InvalidValueError(
            f"the wash-out {quoted(text)} is too long",
            hint=f"{LONGEST_WASHOUT}h at most",
        )
    return hours


def _report(context: Context, asked: "Asked") -> "CompareReport":
    from datetime import timedelta

    from fasciatrack.domain.periods import DAY, Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.compare.report import build_compare

    period = asked.period
    before = timedelta(days=LONGEST_WASHOUT // 24 + 1)
    around = Period(first=period.first - before, last=period.last + DAY)
    where = replace(asked.selection, period=around, kinds=(), tags=())
    felt = context.diary.felt((asked.metric,), where)
    return build_compare(felt, context.diary.done(Selection(period=around)), asked)


def _reference(context: Context, selection: "Selection") -> "ReferenceReport":
    from fasciatrack.domain.periods import EARLIEST, Period
    from fasciatrack.reporting.reference import build_reference

    period = selection.period or Period(first=EARLIEST, last=context.today)
    return build_reference(context.diary.entries(selection), period=period)


def _say_nothing(context: Context, report: "CompareReport", asked: "Asked") -> None:
    from fasciatrack.output.compare_words import nothing_to_compare

    if context.diary.first_day() is None:
        context.say(nothing_to_compare(report, context.emptiness))
        return
    is_elsewhere = _are_sessions_elsewhere(context, asked)
    context.say(nothing_to_compare(report, is_elsewhere=is_elsewhere))


def _are_sessions_elsewhere(context: Context, asked: "Asked") -> bool:
    """Say whether such sessions are in the diary, where only some time is asked for."""
    from fasciatrack.domain.periods import EARLIEST
    from fasciatrack.domain.values import replace

    period = asked.period
    is_all = period.first == EARLIEST and period.last >= context.today
    if is_all or (asked.wanted and asked.by != "kind"):
        return False
    kinds = asked.wanted or asked.selection.kinds
    ever = replace(asked.selection, period=None, types=("session",), kinds=kinds)
    return bool(context.diary.days(ever))


def _show(
    context: Context,
    report: "CompareReport",
    reference: "ReferenceReport | None",
    *,
    describe: bool,
    json: bool,
) -> None:
    if json:
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(report)}
        if reference is not None:
            value["article"] = {
                "label": reference.label,
                "groups": to_plain(reference.comparisons),
                "caveats": to_plain(reference.comparison_caveats),
            }
        context.show(json_text(value))
        return
    from fasciatrack.output.compare_page import compare_page

    part = None
    if reference is not None:
        from fasciatrack.output.reference_parts import reference_parts

        part = reference_parts(reference, context.screen)[0]
    context.show(
        compare_page(
            report,
            context.screen,
            article=part,
            article_label="" if reference is None else reference.label,
            describe=describe,
        )
    )
