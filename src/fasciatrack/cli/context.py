"""The one seam to the outside world: clock, zone, environment, streams, diary.

Commands reach everything they do not compute through the `Context` they are given;
tests give them one with another clock and a folder of their own.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fasciatrack.cli.clock import local_now, local_zone_name, zone_named
from fasciatrack.cli.places import data_folder, settings_folder, typed_path
from fasciatrack.cli.settings import Settings, read_settings
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.moments import local_day
from fasciatrack.errors import FasciaError, InvalidValueError, SettingsError, quoted
from fasciatrack.output.screen import Screen, safe

if TYPE_CHECKING:
    from fasciatrack.domain.form_reading import Reading
    from fasciatrack.storage.diary import Diary

WIDEST = 120
"""Lines longer than this are tiring to read."""
LONGEST_WIDTH = 6
"""Digits of $COLUMNS that can mean anything."""


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise OutputClosedError from error
    except OSError as error:
        raise output_error(error) from error


def output_error(error: OSError) -> FasciaError:
    """Say that standard output cannot be written, and why."""
    return FasciaError(
        f"the output cannot be written: {(error.strerror or '').lower()}",
        hint="what was saved in the diary before is safe",
    )


def silence(stream: TextIO) -> None:
    """Keep Python from failing over a stream that is gone while it shuts down."""
    if stream in {sys.stdout, sys.stderr}:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a stream for this process
            os.dup2(nowhere.fileno(), stream.fileno())


def _wrapped(line: str, width: int) -> str:
    """Break a line between words; what follows is set in a little deeper."""
    from textwrap import wrap

    indent = " " * (len(line) - len(line.lstrip(" ")))
    rows = wrap(
        line,
        max(width, len(indent) + 10),
        initial_indent="",
        subsequent_indent=indent + "    ",
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return "\n".join(rows)


class OutputClosedError(Exception):
    """Whoever read standard output has gone; there is nobody left to tell."""


class Context:
    """What one run of `fascia` knows of the world.

    Args:
        environ: The environment variables.
        clock: Tells the present, aware.
        zone_name: The IANA name of the person's zone, if it has one.
        stdin: Where answers come from.
        stdout: Where data goes.
        stderr: Where everything else goes.
    """

    def __init__(  # noqa: PLR0913 - everything there is
        self,
        *,
        environ: Mapping[str, str],
        clock: Callable[[], datetime],
        zone_name: str | None,
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
    ) -> None:
        self.environ = environ
        self.clock = clock
        self.zone_name = zone_name
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.chosen: dict[str, object] = {}
        self.way_back = ""
        """How to go on after Ctrl-C, where the command knows better than anybody."""

    @classmethod
    def of_this_process(cls) -> "Context":
        """Return the real world; what a stream cannot show is spelled out."""
        _open_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        if isinstance(sys.stdin, TextIOWrapper):
            # What is no text is refused where it is read, not in the middle of it.
            sys.stdin.reconfigure(errors="surrogateescape")
        return cls(
            environ=os.environ,
            clock=local_now,
            zone_name=local_zone_name(),
            stdin=sys.stdin,
            stdout=sys.stdout,
            stderr=sys.stderr,
        )

    @cached_property
    def now(self) -> datetime:
        """The moment this run began, aware, in the person's zone."""
        return self.clock()

    def zone(self) -> tzinfo:
        """The person's zone with its rules; without a name only today's offset."""
        named = zone_named(self.zone_name) if self.zone_name else None
        return named or self.now.tzinfo or UTC

    @cached_property
    def today(self) -> date:
        """The person's day; before the hour set as its end it is the day before."""
        return local_day(self.now, self.settings.day_ends_at)

    @cached_property
    def settings_path(self) -> Path:
        """Where the settings file is, or would be."""
        if path := self.environ.get("FASCIATRACK_CONFIG"):
            return typed_path(path)
        return settings_folder(self.environ) / "settings.toml"

    @cached_property
    def settings(self) -> Settings:
        """The effective settings."""
        try:
            text = self.settings_path.read_text(encoding="utf-8")
        except FileNotFoundError:
            text = ""
        except (OSError, UnicodeDecodeError) as error:
            shown = quoted(str(self.settings_path), longest=200)
            raise SettingsError(
                f"the settings file {shown} cannot be read:"
                f" {getattr(error, 'strerror', '') or 'it is not valid UTF-8'}",
                hint="mend or remove it",
            ) from error
        try:
            return read_settings(text, self.environ)
        except SettingsError as error:
            if "settings file" in error.message:
                error.hint += f" (it is {safe(str(self.settings_path))})"
            raise

    @cached_property
    def database_path(self) -> Path:
        """Where the diary is, or will be."""
        given = self.chosen.get("db") or self.settings.database
        if given:
            return typed_path(str(given))
        return data_folder(self.environ) / "diary.db"

    @cached_property
    def diary(self) -> "Diary":
        """The diary; reading it never creates it."""
        from fasciatrack.storage.diary import Diary

        return Diary(
            self.database_path,
            now=self.clock,
            on_wait=lambda: self.say("waiting for another fascia to finish writing …"),
            on_upgrade=lambda kept: self.say(
                "the diary was brought to the present format; as it was it is kept at"
                f" {safe(str(kept))}"
            ),
        )

    @property
    def emptiness(self) -> str:
        """Say that there is nothing, and where: a mistyped place looks like a loss."""
        if self.diary.exists:
            return "the diary is empty"
        shown = quoted(str(self.diary.path), longest=200)
        return f"there is no diary yet at {shown}"

    @cached_property
    def areas(self) -> Areas:
        """All body areas, the person's own ones included."""
        return Areas(self.diary.own_areas())

    @cached_property
    def reading(self) -> "Reading":
        """What turning typed words into entries needs to know."""
        from fasciatrack.domain.form_reading import Reading

        return Reading(
            areas=self.areas,
            now=self.now,
            zone_name=self.zone_name,
            find_zone=self.zone,
            day_ends_at=self.settings.day_ends_at,
            glass_ml=self.settings.glass_ml,
            cup_ml=self.settings.cup_ml,
        )

    @property
    def is_quiet(self) -> bool:
        """Whether only data and errors are wanted."""
        return bool(self.chosen.get("quiet"))

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer questions."""
        return not self.chosen.get("no_input") and self.stdin.isatty()

    @cached_property
    def screen(self) -> Screen:
        """What standard output can show."""
        return self._screen(self.stdout)

    @cached_property
    def talk_screen(self) -> Screen:
        """What standard error can show."""
        return self._screen(self.stderr)

    def show(self, text: str) -> None:
        """Write data to standard output.

        Raises:
            OutputClosedError: the reader of a pipe has gone.
            FasciaError: it cannot be written, because the disk is full for example.
        """
        with _writing():
            self.stdout.write(text if text.endswith("\n") else text + "\n")

    def flush(self) -> None:
        """Hand over what was shown; fails as `show` does."""
        with _writing():
            self.stdout.flush()

    def say(self, text: str) -> None:
        """Tell the person something on standard error, unless they want quiet."""
        if not self.is_quiet:
            self.tell(text)

    def tell(self, text: str) -> None:
        """Tell the person something that must be told; a closed stream is ignored."""
        width = self._width(self.stderr)
        if self.stderr.isatty() and any(len(each) > width for each in text.split("\n")):
            text = "\n".join(_wrapped(each, width) for each in text.split("\n"))
        self.ask(text + "\n")

    def ask(self, text: str) -> None:
        """Tell the person something and stay on the line for the answer."""
        with suppress(OSError, ValueError):
            self.stdout.flush()
        try:
            self.stderr.write(text)
            self.stderr.flush()
        except (OSError, ValueError):
            silence(self.stderr)

    @property
    def may_have_written(self) -> bool:
        """Whether this run got as far as writing to the diary."""
        return "diary" in self.__dict__ and self.diary.may_have_written

    def close(self) -> None:
        """Let go of the diary file."""
        if "diary" in self.__dict__:
            self.diary.close()

    def read_stdin(self) -> str:
        """Return all of standard input.

        Raises:
            InvalidValueError: it is not valid UTF-8.
        """
        try:
            text = self.stdin.read()
            text.encode()
        except UnicodeError as error:
            raise InvalidValueError(
                "standard input is not valid UTF-8", hint="convert it first"
            ) from error
        return text

    def _screen(self, stream: TextIO) -> Screen:
        return Screen(
            width=self._width(stream),
            color=self._wants_color(stream),
            unicode=not (self.chosen.get("ascii") or self.settings.ascii)
            and (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf"),
        )

    def _width(self, stream: TextIO) -> int:
        columns = self.environ.get("COLUMNS", "")
        digits = columns[:LONGEST_WIDTH]
        if columns.isascii() and columns.isdigit() and int(digits) > 0:
            return int(digits)
        if not stream.isatty():
            return 80
        try:
            width = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            return 80
        return min(width or 80, WIDEST)

    def _wants_color(self, stream: TextIO) -> bool:
        choice = self.chosen.get("color")
        if choice is None and self.environ.get("NO_COLOR"):
            return False
        choice = choice or self.settings.color
        if choice == "auto":
            return stream.isatty() and self.environ.get("TERM") != "dumb"
        return choice == "always"


def _open_closed_streams() -> None:
    """Open streams that the caller closed, lest the diary file gets their number."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
