"""Keys one by one, from a real terminal; where there is none, lines have to do."""

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Mapping
from contextlib import suppress
from select import select
from time import monotonic
from types import TracebackType
from typing import Any, Self

from fasciatrack.cli.context import Context
from fasciatrack.errors import DeclinedError

if sys.platform != "win32":
    import signal
    import termios

RESIZE = "resize"
"""What is read when the window has another size, or comes back from the background."""

ESCAPE_SECONDS = 0.1
"""So long after Esc the rest of an arrow key may come; a slow line needs some."""
SEQUENCE_SECONDS = 1.0
"""So long may what has clearly begun as the sequence of one key take."""

NAMES: Mapping[str, str] = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x01": "home",
    "\x05": "end",
    "\x04": "ctrl-d",
    "\x15": "ctrl-u",
    "\x17": "ctrl-w",
}
SEQUENCES: Mapping[str, str] = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "H": "home",
    "F": "end",
    "M": "enter",
    "1~": "home",
    "3~": "delete",
    "4~": "end",
    "5~": "page-up",
    "6~": "page-down",
    "7~": "home",
    "8~": "end",
}
"""What follows `Esc [` or `Esc O`; modifiers such as Shift are left aside."""


def can_read_keys(context: Context) -> bool:
    """Whether keys can be read one by one and the answer line drawn anew.

    Both ends have to be a terminal that moves its cursor; Windows, `TERM=dumb` and
    `--no-input` are asked line by line, or not at all.
    """
    if sys.platform == "win32" or context.environ.get("TERM", "") in {
        "",
        "dumb",
    }:
        return False
    if not (context.may_ask and context.stderr.isatty()):
        return False
    try:
        termios.tcgetattr(context.stdin.fileno())
    except (OSError, ValueError, termios.error):  # a stream that only says it is one
        return False
    return True


class Keyboard:
    """Reads keys while `with` lasts; afterwards the terminal is as it was.

    Nothing typed ahead is lost: what was not read is there for the next reader. One
    may be opened while another is open.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._file = context.stdin.fileno()
        encoding = context.stdin.encoding or "utf-8"
        self._decoder = getincrementaldecoder(encoding)(errors="surrogateescape")
        self._ready = ""
        self._modes: list[Any] = []
        self._handlers: dict[int, Any] = {}
        self._heard: set[int] = set()
        self._bell = (-1, -1)
        self._bell_before = -1

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            self._modes = termios.tcgetattr(self._file)
            self._bell = os.pipe()
            for ring in self._bell:
                os.set_blocking(ring, False)
            # A Ctrl-C just before waiting begins would otherwise wait for a key.
            self._bell_before = signal.set_wakeup_fd(
                self._bell[1], warn_on_full_buffer=False
            )
            for number in (
                signal.SIGWINCH,
                signal.SIGCONT,
                signal.SIGHUP,
                signal.SIGTERM,
            ):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._handlers[number] = signal.signal(number, self._hear)
            self._listen()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if sys.platform != "win32":
            # A terminal that has gone has no modes to give back.
            with suppress(termios.error):
                termios.tcsetattr(self._file, termios.TCSADRAIN, self._modes)
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(self._bell_before)
            for ring in self._bell:
                os.close(ring)

    def read(self, timeout: float | None = None) -> str | None:
        """Wait for the next key and return it, or its name; None after `timeout` s.

        Raises:
            DeclinedError: the terminal has gone, or the program is told to end.
            KeyboardInterrupt: Ctrl-C.
        """
        until = None if timeout is None else monotonic() + timeout
        while True:
            if heard := self._heed():
                return heard
            if self._ready:
                character = self._take()
                if character == "\x1b":
                    character = self._sequence()
                if key := _named(character):
                    return key
            elif not self._wait(until):
                return None

    @property
    def has_more(self) -> bool:
        """Whether the next key is there already, as in a pasted text."""
        return bool(self._ready or self._heard or select([self._file], [], [], 0)[0])

    def _take(self) -> str:
        character, self._ready = self._ready[0], self._ready[1:]
        return character

    def _wait(self, until: float | None) -> bool:
        """Wait for one byte or a signal; False once the time is over.

        What was typed ahead stays where it is for the next reader.
        """
        left = None if until is None else max(0.0, until - monotonic())
        readable, _, _ = select([self._file, self._bell[0]], [], [], left)
        if self._bell[0] in readable:
            os.read(self._bell[0], 64)
        elif readable:
            self._ready += self._decoder.decode(self._byte())
        return bool(readable)

    def _byte(self) -> bytes:
        """Return the byte that waits; nothing where Ctrl-C or Ctrl-Z threw it away.

        A terminal that has gone always has something to read, and it is nothing.
        """
        for _ in range(2):
            with suppress(OSError):
                if byte := os.read(self._file, 1):
                    return byte
            if not select([self._file], [], [], 0)[0]:
                return b""
        raise _ended()

    def _next(self, seconds: float) -> str:
        """Return the next character of a sequence, or nothing if none comes in time."""
        until = monotonic() + seconds
        while not self._ready:
            if not self._wait(until):
                return ""
        return self._take()

    def _sequence(self) -> str:
        """Return the name of the key whose sequence begins with Esc."""
        second = self._next(ESCAPE_SECONDS)
        if second not in {"[", "O"}:
            self._ready = second + self._ready
            return "escape"
        said = self._next(SEQUENCE_SECONDS)
        while said and not "@" <= said[-1] <= "~":
            more = self._next(SEQUENCE_SECONDS)
            if not more:
                return ""
            said += more
        last = said[-1:]
        number = said[:-1].partition(";")[0]
        return SEQUENCES.get(last if last.isalpha() else number + last, "")

    def _listen(self) -> None:
        if sys.platform != "win32":
            modes = termios.tcgetattr(self._file)
            modes[3] &= ~(termios.ICANON | termios.ECHO)
            # Reading never waits: what `select` saw, a Ctrl-C may have thrown away.
            modes[6][termios.VMIN], modes[6][termios.VTIME] = 0, 0
            termios.tcsetattr(self._file, termios.TCSADRAIN, modes)

    def _hear(self, number: int, _: object) -> None:
        """Note a signal; what it asks for is done between two keys, not anywhere."""
        self._heard.add(number)

    def _heed(self) -> str:
        if sys.platform == "win32" or not self._heard:
            return ""
        heard = set(self._heard)
        self._heard -= heard
        if heard & {signal.SIGHUP, signal.SIGTERM}:
            raise _ended()
        if signal.SIGCONT in heard:  # whoever had the terminal meanwhile reset it
            with suppress(termios.error):
                self._listen()
        for screen in ("screen", "talk_screen"):
            vars(self._context).pop(screen, None)
        return RESIZE


def _ended() -> DeclinedError:
    return DeclinedError("the input ended", hint="nothing was stored")


def _named(key: str) -> str:
    """Return a key's name; nothing for a control that means nothing here."""
    if key == "\x03":
        raise KeyboardInterrupt
    if key in NAMES:
        return NAMES[key]
    return "" if len(key) == 1 and key < " " else key
