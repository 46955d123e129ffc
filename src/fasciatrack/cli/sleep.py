"""fascia sleep: keep last night's sleep."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.recording import given, night_change, read_note, show_json, store


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    duration: Annotated[
        str | None, typer.Argument(metavar="[DURATION]", help="Time asleep: 7h30.")
    ] = None,
    *,
    quality: options.Quality = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--day", metavar="DAY", help="The day you woke up; today if unsaid."
        ),
    ] = None,
    bed: Annotated[
        str | None,
        typer.Option("--bed", metavar="HH:MM", help="Into bed, such as 22:45."),
    ] = None,
    lights_out: Annotated[
        str | None,
        typer.Option("--lights-out", metavar="HH:MM", help="Tried to sleep."),
    ] = None,
    woke: Annotated[
        str | None, typer.Option("--woke", metavar="HH:MM", help="Woke up for good.")
    ] = None,
    up: Annotated[
        str | None, typer.Option("--up", metavar="HH:MM", help="Got out of bed.")
    ] = None,
    latency: Annotated[
        str | None,
        typer.Option(
            "--latency", metavar="TIME", help="Time to fall asleep, such as 30m."
        ),
    ] = None,
    awake: Annotated[
        str | None,
        typer.Option(
            "--awake", metavar="TIME", help="Awake in between, in all, such as 20m."
        ),
    ] = None,
    awakenings: Annotated[
        str | None, typer.Option("--awakenings", metavar="N", help="How often awake.")
    ] = None,
    note: options.Note = None,
    tag: options.Tags = None,
    key: options.Key = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """A night belongs to the day of waking up.

    Said twice for the same day, the second completes or corrects the first; the
    history keeps both.
    """
    context = options.context_of(ctx)
    form = given(
        sleep=duration,
        quality=quality,
        day=day,
        bed=bed,
        lights_out=lights_out,
        woke=woke,
        up=up,
        latency=latency,
        awake=awake,
        awakenings=awakenings,
        note=read_note(context, note),
        tags=tag,
    )
    change = night_change(context, form)
    receipt = store(context, "sleep", [change], key=key, dry_run=dry_run)
    if json:
        show_json(context, receipt)
