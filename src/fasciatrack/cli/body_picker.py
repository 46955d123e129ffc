"""Answering *where* by moving over the body with the arrow keys."""

from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import RESIZE, Keyboard, can_read_keys
from fasciatrack.cli.own_screen import own_screen, window_size
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fasciatrack.output.body.picking import Pointing

HOME, REST_OF_LINE, REST = "\x1b[H", "\x1b[K", "\x1b[J"


def pick_places(
    context: Context, offered: tuple[Place, ...] = ()
) -> tuple[Place, ...] | None:
    """Let the person point at areas, and return them in the order they were marked.

    Args:
        context: The outside world.
        offered: Likely areas; the cursor starts on the first that can be pointed at.

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
    from fasciatrack.output.body.picking import begin

    pointing = begin(offered)
    with Keyboard(context) as keyboard, own_screen(context):
        while True:
            _draw(context, pointing)
            key = keyboard.read() or ""
            if pointing.is_explained and key not in {RESIZE, "ctrl-d"}:
                pointing = pointing.explained()
                continue
            if key == "enter":
                return pointing.taken
            if key in {"escape", "q"}:
                return None
            if key == "ctrl-d":
                raise DeclinedError("the input ended", hint="nothing was chosen")
            pointing = _pressed(key)(pointing)


def _pressed(key: str) -> "Callable[[Pointing], Pointing]":
    """Return what a key does; one that means nothing changes nothing."""
    from fasciatrack.output.body.picking import WAYS, Pointing

    keys: dict[str, Callable[[Pointing], Pointing]] = {
        " ": Pointing.toggled,
        "tab": Pointing.turned,
        "backspace": Pointing.without_last,
        "?": Pointing.explained,
    }
    for way in WAYS:
        if key == way:
            return lambda pointing: pointing.moved(way)
    return keys.get(key, lambda pointing: pointing)


def _draw(context: Context, pointing: "Pointing") -> None:
    from fasciatrack.output.body.picking import picking_lines

    columns, rows = window_size(context)
    screen = context.talk_screen
    screen = replace(screen, width=min(screen.width, columns))
    lines = picking_lines(pointing, screen, rows)
    shown = "\n".join(line + REST_OF_LINE for line in lines)
    context.ask(HOME + shown + REST)
