"""fascia demo: the program at work on somebody else's, made-up diary."""

import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, tzinfo
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.errors import FasciaError, InvalidValueError, quoted
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.storage.diary import Diary

SEED = 47
"""Everybody sees the same diary, whatever the day."""
BY_THEMSELVES = 20
"""Entries that are stored one by one."""
SHOWN = (
    ("One line, and it is kept:", "log foam-roll left-calf 10m"),
    ("A week at a glance:", "report --week last"),
    ("How it goes on:", "chart pain"),
    ("Where it hurts:", "map"),
    ("And day by day:", "calendar"),
    ("What would have happened anyway:", "compare foam-roll stretch"),
    ("What goes together, and what does not:", "relate"),
    ("How long it stays better:", "relief --area left-calf"),
    ("What a fair test found, by coin:", "plan result"),
)
MORE = (
    "In place of list, try page, roll evening, follow-up, look-back, reference or"
    " safety."
)
SCORES = ("--pain", "4:2")
OWN = "fascia log foam-roll left-calf 10m --pain 6:3"


def run(
    ctx: typer.Context,
    *,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="FILE",
            help="Keep the made-up diary here; nothing may be there yet.",
        ),
    ] = None,
) -> None:
    """Your own diary is never touched, whatever --db and FASCIATRACK_DB say."""
    context = options.context_of(ctx)
    if keep is None:
        path = _made_up_diary(context)
    else:
        path = _kept_diary(context, Path(keep).expanduser())
    _show(context, path)


def _show(context: Context, path: Path) -> None:
    database = shlex.quote(safe(str(path)))
    _say(context, "Sixteen weeks of a made-up diary, to look at and to play with.")
    for words, line in SHOWN:
        argv = [*line.split(), *(SCORES if line.startswith("log") else ())]
        context.show("")
        _say(context, words)
        context.show(context.screen.paint(f"$ fascia {shlex.join(argv)}", "1"))
        _run(context, path, argv)
    context.show("")
    _say(context, "This is a self-care log, not medical advice.")
    context.show(f"Look around:    fascia --db {database} list")
    _say(context, MORE)
    context.show(f"Start your own: {OWN}")


def _run(context: Context, path: Path, argv: list[str]) -> None:
    """Run one command as it would run by itself, on the made-up diary.

    Its answers are part of the show, so they go where the show goes.
    """
    from fasciatrack.cli.main import main

    scratch = Context(
        environ=context.environ,
        clock=context.clock,
        zone_name=context.zone_name,
        stdin=context.stdin,
        stdout=context.stdout,
        stderr=context.stdout,
    )
    scratch.chosen = {**context.chosen, "db": str(path), "no_input": True}
    if code := main(argv, scratch):
        raise typer.Exit(code)


def _say(context: Context, text: str) -> None:
    context.show("\n".join(wrap(text, width=context.screen.width)))


def fill(diary: "Diary", *, today: date, zone: tzinfo) -> None:
    """Write the made-up diary, up to yesterday.

    The latest entries are operations of their own, so that undo does what it does in
    a diary that was written day by day.
    """
    from fasciatrack.domain.changes import Change
    from fasciatrack.domain.periods import DAY
    from fasciatrack.domain.sample_diary import sample_entries
    from fasciatrack.domain.sample_reflections import GOALS, ROUTINE
    from fasciatrack.domain.sample_trial import sample_trial

    entries = sample_entries(last_day=today - DAY, seed=SEED, zone=zone)
    changes = [Change(after=entry) for entry in entries]
    trial = Change(after=sample_trial(today - DAY))
    own = [Change(after=ROUTINE), *(Change(after=goal) for goal in GOALS), trial]
    diary.apply("demo", [*own, *changes[:-BY_THEMSELVES]])
    for change in changes[-BY_THEMSELVES:]:
        diary.apply("demo", [change])


def _made_up_diary(context: Context) -> Path:
    """Put it into a folder that only this person can look into."""
    from fasciatrack.storage.diary import Diary

    with _system_errors("a scratch folder"):
        folder = tempfile.mkdtemp(
            prefix="fascia-demo-", dir=context.environ.get("TMPDIR") or None
        )
    path = Path(folder) / "diary.db"
    diary = Diary(path, now=context.clock)
    try:
        fill(diary, today=context.today, zone=context.zone())
    finally:
        diary.close()
    return path


def _kept_diary(context: Context, path: Path) -> Path:
    """Put it where the person wants it, unless something is there already."""
    shown = quoted(str(path), longest=200)
    if path.resolve() == context.database_path.resolve():
        raise InvalidValueError(
            f"{shown} is the place of your own diary", hint="choose another name"
        )
    if os.path.lexists(path):
        raise InvalidValueError(f"{shown} exists already", hint="choose another name")
    scratch = _made_up_diary(context)
    try:
        with _system_errors(shown), open(path, "xb", opener=_private) as file:
            file.write(scratch.read_bytes())
    finally:
        shutil.rmtree(scratch.parent)
    return path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def _system_errors(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FasciaError(
            f"{shown} cannot be written: {reason}", hint="choose another place"
        ) from error
