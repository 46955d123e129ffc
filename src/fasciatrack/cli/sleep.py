"""fascia sleep: keep last night's sleep."""

from typing import Annotated

import typer

from fasciatrack.cli import night_options, options
from fasciatrack.cli.recording import given, night_change, read_note, show_json, store


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    duration: Annotated[
        str | None, typer.Argument(metavar="[DURATION]", help="Time asleep: 7h30.")
    ] = None,
    *,
    quality: str | None = options.QUALITY,
    day: Annotated[
        str | None,
        typer.Option(
            "--day", metavar="DAY", help="The day you woke up; today if unsaid."
        ),
    ] = None,
    bed: str | None = night_options.BED,
    lights_out: str | None = night_options.LIGHTS_OUT,
    woke: str | None = night_options.WOKE,
    up: str | None = night_options.UP,
    latency: str | None = night_options.LATENCY,
    awake: str | None = night_options.AWAKE,
    awakenings: str | None = night_options.AWAKENINGS,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
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
