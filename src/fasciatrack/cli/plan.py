"""fascia plan: a fair test of two options, in an order that a coin decides."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from fasciatrack.cli import options
from fasciatrack.cli.plan_looking import (
    BEGIN,
    check_manner,
    chosen,
    load_agenda,
    load_result,
    say_none,
    show_agenda,
    show_none,
    taken_back,
    too_early,
)
from fasciatrack.errors import NotFoundError, UnknownWordError


class Plans(TyperGroup):
    """Sends who asks here for today's draw to where it is."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's is private
        """Refuse `status`, which is a command of its own."""
        if args[0] == "status" and not ctx.resilient_parsing:
            refusal = UnknownWordError(args[0], what="command of `fascia plan`")
            refusal.hint = "`fascia status` says what is drawn for today"
            raise refusal
        return super().resolve_command(ctx, args)


subcommands = typer.Typer(cls=Plans, add_completion=False, rich_markup_mode="rich")


def shown(*examples: str) -> str:
    """Write examples as they stand at the end of a help page."""
    return "Examples:\n\n" + "\n\n".join(examples)


Describe = Annotated[
    bool, typer.Option("--describe", help="In sentences instead of a picture.")
]


def complete_test(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer the numbers of the fair tests."""
    from fasciatrack.output.own_lines import trial_text

    context = options.context_of(ctx)
    return [
        (str(number), trial_text(one, context.screen))
        for number, one in enumerate(context.diary.trials(), 1)
        if str(number).startswith(incomplete)
    ]


Number = Annotated[
    str | None,
    typer.Argument(
        metavar="[NUMBER]",
        help="As `fascia plan list` counts them; the latest unless you say.",
        autocompletion=complete_test,
    ),
]


def complete_option(incomplete: str) -> options.Completions:
    """Offer kinds, and `nothing`."""
    nothing = [
        pair
        for pair in (("nothing", "no session there"),)
        if pair[0].startswith(incomplete)
    ]
    return [*options.complete_kind(incomplete), *nothing]


def complete_metric(incomplete: str) -> options.Completions:
    """Offer everything that is scored."""
    from fasciatrack.domain.scales import METRICS

    return options.offer(*METRICS)(incomplete)


def run(
    ctx: typer.Context, *, describe: Describe = False, json: bool = options.JSON
) -> None:
    """Periods of some days come in pairs, one of each; a coin says which comes first.

    So it is not your bad days that decide what you do, and the two can be compared.
    `fascia plan randomize` draws, `fascia status` says what today's draw is, and
    `fascia plan result` says what came of it once it is over. Without a word: what was
    drawn so far, and what was kept to. Scores are not shown before the end.
    """
    if ctx.invoked_subcommand is None:
        context = options.context_of(ctx)
        show_agenda(context, None, show_all=False, describe=describe, json=json)


@subcommands.command(
    "randomize",
    epilog=shown(
        "fascia plan randomize ball yoga --area neck --metric stiffness --dry-run",
        "fascia plan randomize foam-roll nothing --area left-calf --period 4d",
    ),
)
def randomize(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="OPTION [OPTION]",
            help="A kind of session, against another kind or nothing.",
            autocompletion=complete_option,
        ),
    ],
    *,
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="AREA",
            help="Where it is scored.",
            autocompletion=options.complete_area,
        ),
    ] = None,
    metric: Annotated[
        str,
        typer.Option(
            "--metric",
            metavar="WORD",
            help="What is scored, once a day.",
            autocompletion=complete_metric,
        ),
    ] = "pain",
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="3d", help="How long an option lasts; 2d to 14d."
        ),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option(
            "--pairs", metavar="18", help="How often each option comes; 6 to 52."
        ),
    ] = None,
    skip: Annotated[
        str | None,
        typer.Option(
            "--skip",
            metavar="1d",
            help="First days of each period that are left out; 1d at least.",
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="Tomorrow, unless you say so."),
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option("--seed", metavar="N", help="Draw the same again."),
    ] = None,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Draw a fair test of two options, or of one against nothing.

    18 pairs of 3-day periods, with the first day of each left out, find a true
    difference of 1.5 points in 8 of 10 tests where scores vary as pain mostly does.
    Fewer pairs find only larger ones; fewer than 6 can tell nothing from chance.

    Score the area once a day, at the same time and before any session: the first score
    of a day counts. `nothing` is a day without a session on that area.
    """
    from fasciatrack.cli.plan_drawing import Words, draw

    given = Words(
        options=tuple(words),
        area=area,
        metric=metric,
        period=period,
        pairs=pairs,
        skip=skip,
        start=start,
        seed=seed,
    )
    context = options.context_of(ctx)
    trial = draw(context, given, key=key, dry_run=dry_run)
    if json:
        from fasciatrack.output.json_text import json_text
        from fasciatrack.output.plan_sheet import agenda_values

        agenda = None if trial is None else load_agenda(context, trial)
        context.show(json_text({**agenda_values(agenda), "done": not dry_run}))


@subcommands.command(
    "list", epilog=shown("fascia plan list", "fascia plan list --json")
)
def list_all(ctx: typer.Context, *, json: bool = options.JSON) -> None:
    """List all fair tests, the first one first, and below them those taken back.

    A draw that `fascia undo` took back stays known: who draws until the order suits
    has no fair test, and `fascia plan result` of a later one says so.
    """
    context = options.context_of(ctx)
    trials, gone = context.diary.trials(), taken_back(context)
    if json:
        from fasciatrack.output.json_text import json_text
        from fasciatrack.output.plan_sheet import list_values

        context.show(json_text(list_values(trials, context.today, gone)))
        return
    if not (trials or gone):
        say_none(context)
        return
    from fasciatrack.output.plan_sheet import draw_list

    context.show(draw_list(trials, context.today, context.screen, gone))


@subcommands.command(
    "show", epilog=shown("fascia plan show", "fascia plan show 1 --describe")
)
def show(
    ctx: typer.Context,
    number: Number = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="With the draws to come, and the coin's seed.")
    ] = False,
    describe: Describe = False,
    json: bool = options.JSON,
) -> None:
    """Show what was drawn; the same as without a word."""
    context = options.context_of(ctx)
    if every:
        context.say(
            "who knows what comes next may do or feel something else today;"
            " the test is fairest without"
        )
    show_agenda(context, number, show_all=every, describe=describe, json=json)


@subcommands.command(
    "result",
    epilog=shown("fascia plan result 1 --peek", "fascia plan result --peek --describe"),
)
def result(
    ctx: typer.Context,
    number: Number = None,
    *,
    peek: Annotated[
        bool, typer.Option("--peek", help="Look before the planned end.")
    ] = False,
    describe: Describe = False,
    json: bool = options.JSON,
) -> None:
    """Say what a fair test found, once it is over.

    Each pair gives one difference. How large their mean is, is compared with every
    order the coin could have drawn. All scores count as drawn, kept to or not.

    The coin did not choose which days were scored. So there is no conclusion where an
    option has a score on fewer than 80 % of its days, nor where the days that one
    option lacks more, each as far against the difference as any score, might undo it.
    """
    context = options.context_of(ctx)
    check_manner(describe=describe, json=json)
    trial = chosen(context, number)
    if trial is None:
        show_none(context, "result", json=json)
        return
    found = load_result(context, trial)
    if found.state not in {"over", "cancelled"}:
        if not peek:
            raise too_early(context, trial)
        context.say("looked at early; the conclusion comes at the end")
    from fasciatrack.output import plan_sheet

    if json:
        from fasciatrack.output.json_text import json_text

        context.show(json_text(plan_sheet.result_values(found)))
    elif describe:
        context.show(plan_sheet.describe_result(found, context.screen))
    else:
        context.show(plan_sheet.draw_result(found, context.screen))


@subcommands.command(
    "cancel", epilog=shown("fascia plan cancel --dry-run", "fascia plan cancel")
)
def cancel(
    ctx: typer.Context,
    *,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Give up the test that runs or is to come; it and the entries stay on record.

    Whoever feels worse stops; whoever stops because of what the scores look like has
    no fair test.
    """
    from fasciatrack.cli.mending import show_changes, tell_changes, tell_done
    from fasciatrack.cli.recording import stored_before
    from fasciatrack.domain.changes import Change
    from fasciatrack.domain.values import replace
    from fasciatrack.reporting.trials.agenda import running_trial

    context = options.context_of(ctx)
    receipt = stored_before(context, "plan cancel", key)
    changes = list(receipt.changes) if receipt else []
    if receipt is None:
        trial = running_trial(context.diary.trials(), context.today)
        if trial is None:
            raise NotFoundError(
                "no fair test runs or is to come", hint=f"such as `{BEGIN}`"
            )
        changes = [Change(before=trial, after=replace(trial, cancelled=context.today))]
        tell_changes(context, changes, mark="would cancel: " if dry_run else "")
        if not dry_run:
            stored = context.diary.apply("plan cancel", changes, key=key)
            tell_done(context, stored, "cancelled")
    if json:
        show_changes(context, changes, done=not dry_run)
