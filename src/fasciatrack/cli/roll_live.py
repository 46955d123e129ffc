"""The countdown on a screen of its own, moved by keys."""

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard
from fasciatrack.cli.own_screen import own_screen, window_size
from fasciatrack.cli.roll_session import Guided, Move
from fasciatrack.cli.unhurried import INTERRUPT, ended_once
from fasciatrack.domain.countdown import back, look, more, pause, skip
from fasciatrack.domain.values import replace
from fasciatrack.output.roll_screen import (
    CLEAR,
    Manner,
    changed,
    roll_screen,
)

BELL = "\a"
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


def count_down(context: Context, guided: Guided, manner: Manner) -> None:
    """Count down to the end, or until the person stops, and keep what was worked.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        DeclinedError: the terminal has gone.
    """
    # It is kept while the keyboard still notes signals instead of dying of them.
    with (
        ended_once(INTERRUPT),
        Keyboard(context) as keyboard,
        guided.kept(),
        own_screen(context),
    ):
        live = _Live(context, guided, manner, keyboard)
        while not guided.countdown.is_over and live.goes_on():
            pass


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
        if guided.settle():  # the diary may have said that it had to wait
            self._drawn = []
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
        columns, rows = window_size(self._context)
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
