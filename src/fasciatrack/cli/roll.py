"""fascia roll: a guided session, counted down area by area."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import check_word, show_json, stored_before
from fasciatrack.domain.routine_reading import Dose, Plan
from fasciatrack.domain.routines import known_routines
from fasciatrack.errors import DeclinedError, InvalidValueError


def complete_rolled(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer routines and areas."""
    known = known_routines(options.context_of(ctx).diary.routines())
    return options.offer(*known)(incomplete) + options.complete_area(ctx, incomplete)


PAIN_BEFORE = options.scores("pain", "Before: 6, or left-calf=6; then it is not asked.")
STIFFNESS_BEFORE = options.scores("stiffness", "Before, the same.")


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROUTINE | AREA]... [DURATION]",
            help="What to roll: a routine, or areas, such as left-calf=2x60s.",
            autocompletion=complete_rolled,
        ),
    ] = None,
    *,
    seconds: Annotated[
        str | None,
        typer.Option(
            "--seconds", metavar="TIME", help="Of one set: 90, 90s or 2m; usually 60."
        ),
    ] = None,
    sets: Annotated[
        int | None, typer.Option("--sets", metavar="N", help="On each area; usually 1.")
    ] = None,
    rest: Annotated[
        str | None,
        typer.Option(
            "--rest", metavar="TIME", help="In between: 20, 20s or 1m; usually 15."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="WORD",
            help="foam-roll, unless said otherwise.",
            autocompletion=options.complete_kind,
        ),
    ] = None,
    pain: list[str] | None = PAIN_BEFORE,
    stiffness: list[str] | None = STIFFNESS_BEFORE,
    tool: str | None = options.TOOL,
    caution: list[str] | None = options.CAUTIONS,
    silent: Annotated[bool, typer.Option("--silent", help="No bell.")] = False,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="WORD", help="Keep these areas as a routine."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the one that was interrupted.")
    ] = False,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """A routine: fascia roll legs; or areas: fascia roll left-calf quads 90s.

    With nothing it asks which. It asks how it is, counts each area down, asks again,
    and keeps the session. Areas alone are 60 s each; a duration such as 2x60s holds for
    all of them, left-calf=2x60s for one.

    Keys: space pauses, n or right goes on to the next, p or left goes back, + gives 15
    seconds more, b turns the bell on and off, q stops, ? shows them.

    What is kept is the time really worked: pauses and rests are not in it, and an area
    that got fewer than 5 seconds is left out. Should the terminal close, nothing is
    lost: fascia roll --resume goes on, fascia stop keeps what was done, fascia cancel
    forgets it.
    """
    context = options.context_of(ctx)
    said = [*(words or ()), *filter(None, [kind])]
    for word in said:
        check_word(word, "word")
    if resume and (said or save):
        raise InvalidValueError(
            "--resume goes on with what was begun", hint="give no areas with it"
        )
    from fasciatrack.cli import rolling

    dose = Dose(
        seconds=_length(seconds, "set length"),
        sets=sets,
        rest_seconds=_length(rest, "rest"),
    )
    plan = rolling.read_plan(context, said, dose) if said else None
    wish = rolling.Wish(
        dose=dose,
        scores=rolling.read_scores(context, pain=pain, stiffness=stiffness),
        tool=tool,
        cautions=tuple(options.with_cautions(None, caution) or ()),
        is_silent=silent or context.is_quiet,
        save=save,
        key=key,
    )
    if dry_run:
        _tell_only(context, plan, json=json)
        return
    if not (context.stdin.isatty() and context.stderr.isatty()):
        raise DeclinedError(
            "counting down needs a terminal",
            hint="`fascia log` keeps a session that is done",
        )
    receipt = stored_before(context, "roll", key) or rolling.roll(
        context, wish, plan, is_resumed=resume
    )
    if json and receipt:
        show_json(context, receipt)


def _tell_only(context: Context, plan: Plan | None, *, json: bool) -> None:
    from fasciatrack.cli.roll_words import tell_plan

    tell_plan(context, plan)
    if json:
        from fasciatrack.cli.routines import show_routine

        show_routine(context, plan.routine if plan else None)


def _length(text: str | None, name: str) -> int | None:
    return None if text is None else options.read_seconds(text, name)
