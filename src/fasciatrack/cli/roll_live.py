"""The countdown on a screen of its own, moved by keys."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard
from fasciatrack.cli.roll_session import Guided, Move
from fasciatrack.domain.countdown import back, look, more, pause, skip
from fasciatrack.domain.values import replace
from fasciatrack.output.roll_screen import (
    CLEAR,
    ENTER,
    LEAVE,
    Manner,
    changed,
    roll_screen,
)
from fasciatrack.output.screen import Screen

if sys.platform != "win32":
    import signal

BELL = "\a"
ROWS = 24
"""Where the terminal does not say how many it has."""
A_LITTLE = 0.002
"""Seconds after the full second, so that the look is not just before it."""

MOVES: dict[str, Move] = {
    " ": pause,
    "n": skip,
    "right": skip,
    "p": back,
    "left": back,
    "+": more,
    "=": more,
}
"""`=` is the key of `+` without Shift."""
STOP = {"q", "escape"}


def count_down(context: Context, guided: Guided, manner: Manner) -> Manner:
    """Count down to the end, or until the person stops; return what they chose.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        DeclinedError: the terminal has gone.
    """
    with Keyboard(context) as keyboard, _own_screen(context):
        live = _Live(context, guided, manner, keyboard)
        while not guided.countdown.is_over and live.goes_on():
            pass
    return live.manner


class _Live:
    """What is on the screen, and what the next key or second makes of it."""

    def __init__(
        self, context: Context, guided: Guided, manner: Manner, keyboard: Keyboard
    ) -> None:
        self._context = context
        self._guided = guided
        self._keyboard = keyboard
        self._drawn: list[str] = []
        self.manner = manner

    def goes_on(self) -> bool:
        """Draw, wait for a key or the next second, and move; False to stop."""
        guided = self._guided
        now = guided.now()
        self._draw(now)
        until = guided.countdown.until_next_second(now)
        key = self._keyboard.read(None if until is None else until + A_LITTLE)
        if key == RESIZE:
            self._drawn = []
            self._context.ask(CLEAR)
        if key in STOP and not self.manner.shows_keys:
            return False
        if guided.move(self._press(key)) and not self.manner.is_silent:
            self._context.ask(BELL)
        guided.settle()
        return True

    def _press(self, key: str | None) -> Move:
        if key in {None, RESIZE}:
            return look
        if self.manner.shows_keys:
            self.manner = replace(self.manner, shows_keys=False)
            return look
        if key == "?":
            self.manner = replace(self.manner, shows_keys=True)
        elif key == "b":
            self.manner = replace(self.manner, is_silent=not self.manner.is_silent)
        return MOVES.get(key or "", look)

    def _draw(self, now: float) -> None:
        """Write the lines that have changed; once a second that is two or three."""
        columns, rows = _size(self._context)
        screen = self._context.talk_screen
        lines = roll_screen(
            self._guided.countdown,
            self.manner,
            now=now,
            screen=replace(screen, width=min(screen.width, columns)),
            rows=rows,
        )
        if written := changed(self._drawn, lines):
            self._context.ask(written)
        self._drawn = lines


def _size(context: Context) -> tuple[int, int]:
    """Return the columns and rows there are."""
    size = os.get_terminal_size(context.stderr.fileno())
    return size.columns or Screen().width, size.lines or ROWS


@contextmanager
def _own_screen(context: Context) -> Iterator[None]:
    """Leave what was on the terminal as it was, whatever happens."""
    context.ask(ENTER)
    try:
        with _given_back_when_stopped(context):
            yield
    finally:
        context.ask(LEAVE)


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
