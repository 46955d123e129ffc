"""A real pseudo-terminal with a program on it, as a person sits in front of one."""

import os
import pty
import select
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

PATIENCE = 20.0
"""Seconds before a test gives up waiting; a busy machine may need some."""


class PseudoTerminal:
    """Runs a program on a terminal of its own; `with` ends it.

    Attributes:
        process: The number of the process.
        seen: Everything the program has written so far.
    """

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self.seen = ""
        self._read_up_to = 0
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            try:
                os.execvpe(argv[0], list(argv), dict(environ))  # noqa: S606
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._terminal)

    def wait_for(self, text: str) -> None:
        """Read until a text appears after what was waited for before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.seen.find(text, self._read_up_to)) < 0:
            assert time.monotonic() < deadline, f"no {text!r} in {self.seen!r}"
            assert self._read(), f"it ended without {text!r}: {self.seen!r}"
        self._read_up_to = found + len(text)

    def type(self, text: str) -> None:
        """Press keys; Enter is a line feed, Ctrl-C is \\x03."""
        os.write(self._terminal, text.encode())

    def answer(self, question: str, answer: str) -> None:
        """Wait for a question, type the answer and press Enter."""
        self.wait_for(question)
        self.type(f"{answer}\n")

    def end(self) -> int:
        """Read to the end and return the exit code; a signal is negative."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < deadline, f"it does not end: {self.seen!r}"
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

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
