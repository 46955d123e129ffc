"""Options about a night, for keeping one and for correcting one."""

import typer

BED = typer.Option(None, "--bed", metavar="HH:MM", help="Into bed, such as 22:45.")
LIGHTS_OUT = typer.Option(None, "--lights-out", metavar="HH:MM", help="Tried to sleep.")
WOKE = typer.Option(None, "--woke", metavar="HH:MM", help="Woke up for good.")
UP = typer.Option(None, "--up", metavar="HH:MM", help="Got out of bed.")
LATENCY = typer.Option(
    None, "--latency", metavar="TIME", help="Time to fall asleep, such as 30m."
)
AWAKE = typer.Option(
    None, "--awake", metavar="TIME", help="Awake in between, in all, such as 20m."
)
AWAKENINGS = typer.Option(None, "--awakenings", metavar="N", help="How often awake.")
