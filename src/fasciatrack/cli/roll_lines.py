"""The countdown line by line, where no key can be read and no cursor moved."""

from collections.abc import Callable

from fasciatrack.cli.context import Context
from fasciatrack.cli.roll_session import Guided
from fasciatrack.cli.unhurried import ended_once
from fasciatrack.domain.countdown import look, pause
from fasciatrack.output.roll_screen import Manner, part_words

EVERY = 15
"""Seconds between two lines about the same part."""
Wait = Callable[[float], None]


def count_down_in_lines(
    context: Context, guided: Guided, manner: Manner, wait: Wait
) -> None:
    """Count down to the end, and keep what was worked; only Ctrl-C ends it before.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        DeclinedError: the program is told to end.
    """
    bell = "" if manner.is_silent else "\a"
    with ended_once(), guided.kept():
        _tell_part(context, guided, bell)
        while not guided.countdown.is_over:
            now = guided.now()
            wait(guided.countdown.until_next_second(now) or EVERY)
            if guided.move(look):
                _tell_part(context, guided, bell)
                guided.settle()
                continue
            if guided.countdown.is_paused:  # nobody can press a key to go on
                guided.move(pause)
            shown = guided.countdown.shown(guided.now())
            if shown % EVERY == 0 and shown < guided.countdown.part.seconds:
                context.tell(f"  {shown} s")


def _tell_part(context: Context, guided: Guided, bell: str) -> None:
    countdown = guided.countdown
    if countdown.is_over:
        context.tell(f"{bell}done")
        return
    part = countdown.part
    words, seconds = part_words(part), f"{part.seconds} s"
    said = {
        "ready": f"get ready, {seconds}: {words}",
        "rest": f"rest, {seconds}, then {words}",
        "work": f"{words}, {seconds}",
    }
    context.tell(bell + said[part.phase])
