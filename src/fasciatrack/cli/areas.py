"""fascia areas: the body areas, and adding one's own."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.mending import tell_changes
from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.vocabulary import fold
from fasciatrack.errors import InvalidValueError, NotFoundError, quoted
from fasciatrack.output.columns import cell_width, padded
from fasciatrack.output.screen import safe

subcommands = typer.Typer(add_completion=False, rich_markup_mode="rich")


def run(ctx: typer.Context, *, json: bool = options.JSON) -> None:
    """Put left-, right- or both- before an area to name its side."""
    if ctx.invoked_subcommand is not None:
        return
    context = options.context_of(ctx)
    own = context.diary.own_areas()
    if json:
        _show_json(ctx, own)
        return
    width = max(cell_width(safe(slug)) for slug in context.areas.slugs()) + 2
    region = ""
    for area in AREAS.values():
        if area.region != region:
            region = area.region
            context.show(context.screen.paint(region or "everything", "1"))
        context.show(f"  {area.slug:<{width}}{area.label}")
    if own:
        context.show(context.screen.paint("your own", "1"))
    for mine in own:
        context.show(f"  {padded(safe(mine.slug), width)}{safe(mine.name)}")


@subcommands.command("add")
def add(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="WORD", help="How you will type it.")],
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="How it is shown.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="WORD", help="Another word.")
    ] = None,
    dry_run: bool = options.DRY_RUN,
) -> None:
    """Add an area of your own."""
    context = options.context_of(ctx)
    for text in (word, *(alias or ())):
        if not text.isprintable():
            raise InvalidValueError(
                f"{quoted(text)} cannot be typed as an area",
                hint="use letters, and - between words",
            )
    own = OwnArea(
        slug=fold(word),
        name=name or word,
        aliases=tuple(fold(text) for text in alias or ()),
    )
    context.areas.check_new(own)
    _refuse_routine_words(context, own)
    changes = [Change(after=own)]
    tell_changes(context, changes, mark="would add: " if dry_run else "")
    if not dry_run:
        context.diary.apply("areas add", changes)
        context.say("added   (fascia undo)")


@subcommands.command("remove")
def remove(
    ctx: typer.Context,
    word: Annotated[
        str,
        typer.Argument(
            metavar="WORD",
            help="One of your own.",
            autocompletion=options.complete_own_area,
        ),
    ],
    *,
    dry_run: bool = options.DRY_RUN,
) -> None:
    """Take one of your own areas away, once no entry names it any more."""
    context = options.context_of(ctx)
    found = [own for own in context.diary.own_areas() if own.slug == fold(word)]
    if not found:
        raise NotFoundError(
            f"{quoted(word)} is no area of your own", hint="`fascia areas` lists them"
        )
    place = Place(area=found[0].slug)
    using = len(context.diary.entries(Selection(places=(place,))))
    if using:
        raise InvalidValueError(
            f"{quoted(word)} is named by {using} entr{'y' if using == 1 else 'ies'}",
            hint=f"`fascia list --area {place.area}` shows them; change those first",
        )
    _refuse_in_routines(context, place)
    changes = [Change(before=found[0])]
    tell_changes(context, changes, mark="would remove: " if dry_run else "")
    if not dry_run:
        context.diary.apply("areas remove", changes)
        context.say("removed   (fascia undo)")


def _refuse_routine_words(context: Context, own: OwnArea) -> None:
    """Refuse words that `fascia roll` takes for a routine."""
    from fasciatrack.domain.routines import known_routines

    known = known_routines(context.diary.routines())
    for word in (own.slug, *own.aliases):
        if word in known:
            raise InvalidValueError(
                f"{quoted(word)} already names a routine", hint="choose another word"
            )


def _refuse_in_routines(context: Context, place: Place) -> None:
    """Refuse to take away an area that a routine counts down."""
    for routine in context.diary.routines():
        if any(step.area == place.area for step in routine.steps):
            raise InvalidValueError(
                f"{quoted(place.area)} is in the routine {quoted(routine.slug)}",
                hint=f"`fascia routines remove {routine.slug}` first",
            )


def _show_json(ctx: typer.Context, own: list[OwnArea]) -> None:
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {
        "schema_version": 1,
        "areas": [to_plain(area) for area in AREAS.values()],
        "own_areas": [to_plain(area) for area in own],
    }
    options.context_of(ctx).show(json_text(value))
