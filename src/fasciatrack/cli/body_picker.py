"""Answering *where* by moving over the body with the arrow keys."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard, can_read_keys
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, InvalidValueError

if TYPE_CHECKING:
    from fasciatrack.output.body_picking import Pointing

ENTER = "\x1b[?1049h\x1b[?25l"
"""To a screen of its own, without a cursor."""
LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"
"""Back to what was there before."""
HOME, REST_OF_LINE, REST = "\x1b[H", "\x1b[K", "\x1b[J"
COLUMNS, ROWS = 80, 24
"""Where the terminal does not say how large it is."""


def pick_places(
    context: Context, offered: tuple[Place, ...] = ()
) -> tuple[Place, ...] | None:
    """Let the person point at areas, and return them in the order they were marked.

    Args:
        context: The outside world.
        offered: Areas that are marked from the start.

    Returns:
        At least one place; None when the person left without taking any.

    Raises:
        InvalidValueError: there is no terminal to point on.
        DeclinedError: the terminal has gone.
        KeyboardInterrupt: Ctrl-C.
    """
    if not can_read_keys(context):
        raise InvalidValueError(
            "pointing at areas needs a terminal",
            hint="name them, such as `fascia log foam-roll left-calf`;"
            " `fascia areas` lists them",
        )
    from fasciatrack.output.body_picking import begin

    pointing = begin(offered)
    with Keyboard(context) as keyboard, _own_screen(context):
        while True:
            _draw(context, pointing)
            key = keyboard.read() or ""
            if key == "enter":
                return pointing.taken
            if key == "escape":
                return None
            if key == "ctrl-d":
                raise DeclinedError("the input ended", hint="nothing was chosen")
            if key == RESIZE:
                context.ask(ENTER)
            pointing = _pressed(key)(pointing)


def _pressed(key: str) -> "Callable[[Pointing], Pointing]":
    """Return what a key does; one that means nothing changes nothing."""
    from fasciatrack.output.body_picking import WAYS, Pointing

    keys: dict[str, Callable[[Pointing], Pointing]] = {
        " ": Pointing.toggled,
        "tab": Pointing.turned,
        "backspace": Pointing.without_last,
    }
    for way in WAYS:
        if key == way:
            return lambda pointing: pointing.moved(way)
    return keys.get(key, lambda pointing: pointing)


@contextmanager
def _own_screen(context: Context) -> Iterator[None]:
    """Leave what was on the terminal as it was, whatever happens."""
    context.ask(ENTER)
    try:
        yield
    finally:
        context.ask(LEAVE)


def _draw(context: Context, pointing: "Pointing") -> None:
    from fasciatrack.output.body_picking import picking_lines

    columns, rows = _size(context)
    screen = context.talk_screen
    screen = replace(screen, width=min(screen.width, columns))
    lines = picking_lines(pointing, screen, rows)
    shown = "\n".join(line + REST_OF_LINE for line in lines)
    context.ask(HOME + shown + REST)


def _size(context: Context) -> tuple[int, int]:
    """Return the columns and rows of the terminal."""
    try:
        size = os.get_terminal_size(context.stderr.fileno())
    except OSError:  # it has just gone; the keyboard says so
        return COLUMNS, ROWS
    return size.columns or COLUMNS, size.lines or ROWS
