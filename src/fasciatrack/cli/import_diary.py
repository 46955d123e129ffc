"""fascia import: bring a diary in, fascia's own JSON or anybody's CSV."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.importing import (
    FORMATS,
    CsvOptions,
    Wish,
    bring_in,
    complete_target,
    plan_file,
    read_source,
    was_imported,
)
from fasciatrack.errors import InvalidValueError


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .json or .csv; - reads stdin.")
    ],
    *,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="TARGET=COLUMN",
            help="CSV: what a column is: at, day, area, pain, sleep, water, note …",
            autocompletion=complete_target,
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="TARGET=TEXT",
            help="CSV: what holds for all rows, such as area=knee.",
            autocompletion=complete_target,
        ),
    ] = None,
    translate: Annotated[
        list[str] | None,
        typer.Option(
            "--translate",
            metavar="TEXT=WORD",
            help='CSV: "Back pain=lower-back"; "NA=" for what is missing.',
        ),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option(
            "--skip",
            metavar="COLUMN=TEXT",
            help="CSV: leave out rows with this text in this column.",
        ),
    ] = None,
    unit: Annotated[
        str, typer.Option("--unit", metavar="UNIT", help="CSV: of bare amounts.")
    ] = "ml",
    dates: Annotated[
        str | None,
        typer.Option(
            "--dates",
            metavar="ORDER",
            help="CSV: dmy or mdy, for dates like 03/04/2026.",
            autocompletion=options.offer("dmy", "mdy"),
        ),
    ] = None,
    delimiter: Annotated[
        str,
        typer.Option("--delimiter", metavar="CHARACTER", help="CSV: such as ; or tab."),
    ] = ",",
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="csv or json; else as FILE ends or begins.",
            autocompletion=options.offer(*FORMATS),
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding",
            metavar="NAME",
            help="Such as cp1252; else UTF-8, or UTF-16 with its mark.",
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Where both differ, the diary stays.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Where both differ, the file wins.")
    ] = False,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """All of it comes in or nothing; a second import changes nothing.

    A CSV needs --map for what its columns are. Targets: at (date and time), or day, or
    year, month and day-of-month; time; area; side; pain, stiffness, tightness,
    soreness, mobility, fatigue, stress, mood (also with -before and -after); metric
    and value; kind; duration or minutes; sleep or sleep-hours; sleep-quality; water;
    beverage; note; tags.
    """
    context = options.context_of(ctx)
    if keep and replace:
        raise InvalidValueError(
            "--keep and --replace contradict each other", hint="give one of them"
        )
    wish = Wish(
        csv=CsvOptions(
            maps=tuple(map_ or ()),
            sets=tuple(set_ or ()),
            translates=tuple(translate or ()),
            skips=tuple(skip or ()),
            unit=unit,
            dates=dates,
            delimiter=delimiter,
        ),
        on_conflict="keep" if keep else "replace" if replace else "refuse",
        key=key,
        dry_run=dry_run,
        json=json,
    )
    if was_imported(context, wish):
        return
    source = read_source(context, file, format, encoding)
    bring_in(context, plan_file(context, source, wish), wish)
