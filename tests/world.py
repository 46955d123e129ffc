"""Running the command line in a test: arguments in, streams and exit code out."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.storage.diary import Diary


class Outcome(NamedTuple):
    """What a command did, seen from outside."""

    code: int
    out: str
    err: str


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say yes."""
        return True


class World:
    """A folder, a clock and an environment that a test can set.

    Attributes:
        now: The present; `world.now += timedelta(days=1)` moves on.
        environ: Environment variables; colour and width are left to the test.
    """

    def __init__(self, *, folder: Path, now: datetime) -> None:
        self.folder = folder
        self.now = now
        self.database = folder / "data" / "diary.db"
        self.environ = {
            "HOME": str(folder),
            "FASCIATRACK_DB": str(self.database),
            "FASCIATRACK_CONFIG": str(folder / "settings.toml"),
        }

    def run(
        self,
        *argv: str,
        stdin: str = "",
        answers: Sequence[str] | None = None,
        terminal: bool = False,
        environ: dict[str, str] | None = None,
    ) -> Outcome:
        """Run `fascia` with these arguments.

        Args:
            argv: The words after `fascia`.
            stdin: What a pipe brings.
            answers: What a person types, line by line; makes stdin a terminal.
            terminal: Whether the output streams are terminals.
            environ: Further environment variables.
        """
        stream = Terminal if terminal else StringIO
        out, err = stream(), stream()
        typed = stdin if answers is None else "".join(f"{line}\n" for line in answers)
        context = Context(
            environ={**self.environ, **(environ or {})},
            clock=lambda: self.now,
            zone_name=getattr(self.now.tzinfo, "key", None),
            stdin=StringIO(typed) if answers is None else Terminal(typed),
            stdout=out,
            stderr=err,
        )
        code = main(argv, context)
        return Outcome(int(code), out.getvalue(), err.getvalue())

    def ok(self, *argv: str, **more: object) -> Outcome:
        """Run `fascia` and insist that it worked."""
        outcome = self.run(*argv, **more)  # type: ignore[arg-type]  # as run
        assert outcome.code == 0, outcome.err
        return outcome

    @property
    def diary(self) -> Diary:
        """The diary, opened anew."""
        return Diary(self.database, now=lambda: self.now)

    @property
    def entries(self) -> list[Entry]:
        """Every entry, oldest first."""
        diary = self.diary
        try:
            return diary.entries(Selection())
        finally:
            diary.close()

    def later(self, **span: int) -> None:
        """Let time pass: `later(days=1)`."""
        self.now += timedelta(**span)


Fascia = Callable[..., Outcome]
