"""A screen of its own on a terminal, which is given back as it was."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fasciatrack.cli.context import Context

if sys.platform != "win32":
    import signal

ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J"
"""To a screen of its own, without a cursor."""
LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"
"""Back to where it was."""
COLUMNS, ROWS = 80, 24
"""Where the terminal does not say how many it has."""


@contextmanager
def own_screen(context: Context) -> Iterator[None]:
    """Leave what was on the terminal as it was, whatever happens."""
    context.ask(ENTER)
    try:
        with _given_back_when_stopped(context):
            yield
    finally:
        context.ask(LEAVE)


def window_size(context: Context) -> tuple[int, int]:
    """Return the columns and rows there are."""
    size = os.get_terminal_size(context.stderr.fileno())
    return size.columns or COLUMNS, size.lines or ROWS


@contextmanager
def _given_back_when_stopped(context: Context) -> Iterator[None]:
    """Give the terminal back while Ctrl-Z has put this program to sleep."""
    if sys.platform == "win32" or signal.getsignal(signal.SIGTSTP) != signal.SIG_DFL:
        yield
        return

    terminal = context.stderr.fileno()

    def sleep(_number: int, _frame: object) -> None:
        # Written past the stream, which may be in the middle of writing itself.
        os.write(terminal, LEAVE.encode())
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, sleep)
        os.write(terminal, ENTER.encode())

    signal.signal(signal.SIGTSTP, sleep)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
