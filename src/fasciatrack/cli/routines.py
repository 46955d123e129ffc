"""fascia routines: what `fascia roll` counts down, and routines of one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.mending import show_changes, tell_changes
from fasciatrack.cli.recording import check_word
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Routine
from fasciatrack.domain.quantities import format_duration
from fasciatrack.domain.routine_reading import Dose, parse_plan, step_text
from fasciatrack.domain.routines import (
    BUILT_IN,
    USUAL_REST,
    dosage_notes,
    known_routines,
    new_routine,
    whole_seconds,
)
from fasciatrack.domain.vocabulary import WordList, fold
from fasciatrack.errors import InvalidValueError, NotFoundError, UnknownWordError
from fasciatrack.output.columns import cell_width, padded, wrapped
from fasciatrack.output.own_lines import routine_steps
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

subcommands = typer.Typer(add_completion=False, rich_markup_mode="rich")


def complete_own(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer the person's own routines."""
    own = options.context_of(ctx).diary.routines()
    return options.offer(*(routine.slug for routine in own))(incomplete)


def complete_any(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer all routines."""
    own = options.context_of(ctx).diary.routines()
    return options.offer(*known_routines(own))(incomplete)


Word = Annotated[
    str,
    typer.Argument(
        metavar="ROUTINE", help="One of your own.", autocompletion=complete_own
    ),
]


def run(ctx: typer.Context, *, json: bool = options.JSON) -> None:
    """A routine is areas in order, each with sets and seconds; `fascia roll` takes one.

    The built-in ones stay within what a review of foam rolling found useful: one set of
    60 seconds on each area. None of them rolls over the lumbar spine.
    """
    if ctx.invoked_subcommand is None:
        _list(options.context_of(ctx), json=json)


@subcommands.command("list")
def list_all(ctx: typer.Context, *, json: bool = options.JSON) -> None:
    """List them; the same as without a word."""
    _list(options.context_of(ctx), json=json)


@subcommands.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[
        str,
        typer.Argument(
            metavar="ROUTINE", help="Any of them.", autocompletion=complete_any
        ),
    ],
    *,
    json: bool = options.JSON,
) -> None:
    """Show one, area by area."""
    context = options.context_of(ctx)
    known = known_routines(context.diary.routines())
    routine = known.get(fold(word))
    if routine is None:
        raise _unknown(word, known)
    if json:
        show_routine(context, routine)
        return
    for line in _heading(context, routine):
        context.show(line)
    places = [safe(str(step.place)) for step in routine.steps]
    width = max(map(cell_width, places))
    times = context.screen.glyph("×", "x")
    for number, (place, step) in enumerate(zip(places, routine.steps, strict=True), 1):
        sets = f"{step.sets} {times} " if step.sets > 1 else ""
        context.show(f"  {number:>2}  {padded(place, width)}  {sets}{step.seconds} s")
    context.show(f"  rest {routine.rest_seconds} s in between")
    for note in dosage_notes(routine):
        context.say(f"note: {safe(note)}")


@subcommands.command("add")
def add(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="WORD", help="How you will type it.")],
    steps: Annotated[
        list[str],
        typer.Argument(
            metavar="AREA[=TIME]...",
            help="In order, such as left-calf=2x60s quads=45s; a bare area is 60s.",
            autocompletion=options.complete_area,
        ),
    ],
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="How it is shown.")
    ] = None,
    rest: Annotated[
        str,
        typer.Option("--rest", metavar="TIME", help="In between: 20, 20s or 1m."),
    ] = f"{USUAL_REST}s",
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Keep a routine of your own."""
    context = options.context_of(ctx)
    for text in (word, *steps, *([name] if name is not None else [])):
        check_word(text, "word")
    own = context.diary.routines()
    plan = parse_plan(
        steps, known=known_routines(own), areas=context.areas, dose=Dose()
    )
    if plan.kind is not None:
        raise InvalidValueError(
            f"a routine has no kind, but {plan.kind} is one",
            hint=f"leave it out, and say `fascia roll {fold(word)} --kind {plan.kind}`",
        )
    routine = new_routine(
        word,
        plan.routine.steps,
        name=name,
        rest_seconds=options.read_seconds(rest, "rest"),
        areas=context.areas,
    )
    check_new(routine, own)
    changes = [Change(after=routine)]
    tell_changes(context, changes, mark="would add: " if dry_run else "")
    for note in dosage_notes(routine):
        context.say(f"note: {safe(note)}")
    if not dry_run:
        context.diary.apply("routines add", changes)
        context.say("added   (fascia undo)")
    if json:
        show_changes(context, changes, done=not dry_run)


@subcommands.command("remove")
def remove(
    ctx: typer.Context,
    word: Word,
    *,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Take one of your own away; the sessions done with it stay."""
    context = options.context_of(ctx)
    own = {routine.slug: routine for routine in context.diary.routines()}
    routine = own.get(fold(word))
    if routine is None and fold(word) in BUILT_IN:
        raise InvalidValueError(
            f"{fold(word)} is a built-in routine", hint="only your own can be removed"
        )
    if routine is None:
        raise _unknown(word, own)
    changes = [Change(before=routine)]
    tell_changes(context, changes, mark="would remove: " if dry_run else "")
    if not dry_run:
        context.diary.apply("routines remove", changes)
        context.say("removed   (fascia undo)")
    if json:
        show_changes(context, changes, done=not dry_run)


def check_new(routine: Routine, own: "Iterable[Routine]") -> None:
    """Refuse a routine whose word is taken.

    Raises:
        InvalidValueError: naming it.
    """
    if any(each.slug == routine.slug for each in own):
        raise InvalidValueError(
            f"there is a routine {routine.slug} already",
            hint=f"`fascia routines remove {routine.slug}` first, or take another word",
        )


def _list(context: Context, *, json: bool) -> None:
    own = context.diary.routines()
    if json:
        _show_json(
            context,
            {
                "routines": [_plain(routine) for routine in BUILT_IN.values()],
                "own_routines": [_plain(routine) for routine in own],
            },
        )
        return
    for title, routines in (("built in", BUILT_IN.values()), ("your own", own)):
        if routines:
            context.show(context.screen.paint(title, "1"))
        for routine in routines:
            for line in _heading(context, routine):
                context.show(f"  {line}")
            said = routine_steps(routine, context.screen).split(", ")
            for line in wrapped(said, max(context.screen.width - 4, 20), ", "):
                context.show(f"    {line}")


def _heading(context: Context, routine: Routine) -> list[str]:
    dot = context.screen.glyph(" · ", " - ")
    named = dict.fromkeys((safe(routine.slug), safe(routine.name)))
    parts = [*named, format_duration(whole_seconds(routine))]
    return wrapped(parts, max(context.screen.width - 2, 20), dot)


def _plain(routine: Routine) -> dict[str, object]:
    from fasciatrack.domain.plain import to_plain

    written = [step_text(step) for step in routine.steps]
    return {
        **to_plain(routine),
        "whole_seconds": whole_seconds(routine),
        "words": " ".join(written),
    }


def show_routine(context: Context, routine: Routine | None) -> None:
    """Write a routine as JSON to standard output; null where there is none yet."""
    _show_json(context, {"routine": routine and _plain(routine)})


def _show_json(context: Context, value: dict[str, object]) -> None:
    from fasciatrack.output.json_text import json_text

    context.show(json_text({"schema_version": 1, **value}))


def _unknown(word: str, known: dict[str, Routine]) -> NotFoundError:
    alike = WordList("routine", {slug: slug for slug in known}).nearest(fold(word))
    refusal = UnknownWordError(word, what="routine", nearest=alike)
    return NotFoundError(
        refusal.message, hint=refusal.hint or "`fascia routines` lists them"
    )
