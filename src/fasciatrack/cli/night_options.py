"""Options about a night, for keeping one and for correcting one."""

from typing import Annotated

import typer

Bed = Annotated[
    str | None,
    typer.Option("--bed", metavar="HH:MM", help="Into bed, such as 22:45."),
]
LightsOut = Annotated[
    str | None,
    typer.Option("--lights-out", metavar="HH:MM", help="Tried to sleep."),
]
Woke = Annotated[
    str | None, typer.Option("--woke", metavar="HH:MM", help="Woke up for good.")
]
Up = Annotated[
    str | None, typer.Option("--up", metavar="HH:MM", help="Got out of bed.")
]
Latency = Annotated[
    str | None,
    typer.Option("--latency", metavar="TIME", help="Time to fall asleep, such as 30m."),
]
Awake = Annotated[
    str | None,
    typer.Option(
        "--awake", metavar="TIME", help="Awake in between, in all, such as 20m."
    ),
]
Awakenings = Annotated[
    str | None, typer.Option("--awakenings", metavar="N", help="How often awake.")
]
