"""fascia reference: the article's figures with their limits, and one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options, selecting
from fasciatrack.cli.context import Context
from fasciatrack.errors import InvalidValueError

if TYPE_CHECKING:
    from fasciatrack.reporting.reference import ReferenceReport


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    last: selecting.Last = None,
    week: selecting.Week = None,
    month: selecting.Month = None,
    start: selecting.From = None,
    end: selecting.To = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="Line by line instead of in tables.")
    ] = False,
    json: bool = options.JSON,
) -> None:
    """The whole diary unless you say which part.

    The article's figures are unverified: no paper with its tables was found. Yours
    stand beside them where there are enough entries; neither says what caused what.
    """
    context = options.context_of(ctx)
    if describe and json:
        raise InvalidValueError(
            "--describe and --json contradict each other", hint="give one of them"
        )
    words = selecting.PeriodWords(
        start=start, end=end, last=last, week=week, month=month
    )
    report = _report(context, words)
    if json:
        from fasciatrack.domain.plain import to_plain
        from fasciatrack.output.json_text import json_text

        value = {"schema_version": 1, **to_plain(report)}
        context.show(json_text(value))
        return
    from fasciatrack.output.reference_page import reference_page

    context.show(reference_page(report, context.screen, describe=describe))


def _report(context: Context, words: selecting.PeriodWords) -> "ReferenceReport":
    from fasciatrack.domain.periods import EARLIEST, Period
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.reference import build_reference

    everything = Period(first=EARLIEST, last=context.today)
    period = selecting.read_period(words, context, default=everything)
    entries = context.diary.entries(Selection(period=period))
    return build_reference(entries, period=period)
