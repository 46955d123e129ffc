"""A real pseudo-terminal with a program on it, as a person sits in front of one."""

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

PATIENCE = 60.0
"""Seconds before a test gives up waiting; a busy machine may need many."""

SIT_DOWN = (
    "import fcntl, os, signal, sys, termios\n"
    "for each in (signal.SIGINT, signal.SIGHUP): signal.signal(each, signal.SIG_DFL)\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal the one whose Ctrl-C and hang-up the program hears.

A job in the background may have been told to ignore both.
"""


class PseudoTerminal:
    """Runs a program on a terminal of its own; `with` ends it.

    Attributes:
        process: The number of the process.
        seen: Everything the program has written so far.
    """

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self.seen = ""
        self._read_up_to = 0
        self._terminal, inside = os.openpty()
        self._program = subprocess.Popen(
            [sys.executable, "-c", SIT_DOWN, *argv],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=dict(environ),
            start_new_session=True,
        )
        os.close(inside)
        self.process = self._program.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._terminal >= 0:
            os.close(self._terminal)
        self._program.kill()
        self._program.wait()

    def wait_for(self, text: str) -> None:
        """Read until a text appears after what was waited for before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.seen.find(text, self._read_up_to)) < 0:
            assert time.monotonic() < deadline, f"no {text!r} in {self.seen!r}"
            assert self._read(), f"it ended without {text!r}: {self.seen!r}"
        self._read_up_to = found + len(text)

    def comes(self, text: str, *, within: float) -> bool:
        """Say whether a text appears in so many seconds."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and self._read():
            if (found := self.seen.find(text, self._read_up_to)) >= 0:
                self._read_up_to = found + len(text)
                return True
        return False

    def type(self, text: str) -> None:
        """Press keys; Enter is a line feed, Ctrl-C is \\x03."""
        self.type_bytes(text.encode())

    def type_bytes(self, keys: bytes) -> None:
        """Send what a terminal with another encoding would."""
        os.write(self._terminal, keys)

    def answer(self, question: str, answer: str) -> None:
        """Wait for a question, type the answer and press Enter."""
        self.wait_for(question)
        self.type(f"{answer}\n")

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the system tells the program by SIGWINCH."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def hang_up(self) -> int:
        """Close the terminal and return the program's exit code."""
        os.close(self._terminal)
        self._terminal = -1
        return self._program.wait(timeout=PATIENCE)

    def modes(self) -> list[Any]:
        """Return what the terminal is set to; a program leaves it as it was."""
        return termios.tcgetattr(self._terminal)

    def set_modes(self, modes: list[Any]) -> None:
        """Set the terminal as a shell does behind a program's back."""
        termios.tcsetattr(self._terminal, termios.TCSANOW, modes)

    def end(self) -> int:
        """Read to the end and return the exit code; a signal is negative."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < deadline, f"it does not end: {self.seen!r}"
        return self._program.wait()

    def _read(self) -> bool:
        """Read what there is; False at the end."""
        ready, _, _ = select.select([self._terminal], [], [], 0.1)
        if not ready:
            return True
        try:
            written = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the last program has gone
            return False
        self.seen += written.decode(errors="replace")
        return bool(written)
