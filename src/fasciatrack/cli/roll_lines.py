"""The countdown line by line, where no key can be read and no cursor moved."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from fasciatrack.cli.context import Context
from fasciatrack.cli.roll_session import Guided
from fasciatrack.domain.countdown import look, pause
from fasciatrack.errors import DeclinedError
from fasciatrack.output.roll_screen import Manner, part_words
from fasciatrack.output.screen import safe

EVERY = 15
"""Seconds between two lines about the same part."""
Wait = Callable[[float], None]


def count_down_in_lines(
    context: Context, guided: Guided, manner: Manner, wait: Wait
) -> None:
    """Count down to the end; only Ctrl-C ends it before.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        DeclinedError: the program is told to end.
    """
    bell = "" if manner.is_silent else "\a"
    with _told_to_end():
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
    words, seconds = safe(part_words(part)), f"{part.seconds} s"
    said = {
        "ready": f"get ready, {seconds}: {words}",
        "rest": f"rest, {seconds}, then {words}",
        "work": f"{words}, {seconds}",
    }
    context.tell(bell + said[part.phase])


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Turn a hang-up and a kill into an end that keeps what was done."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise DeclinedError("told to end", hint="what was done is kept")

    names = ("SIGHUP", "SIGTERM", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {
        number: signal.signal(number, end)
        for number in numbers
        if signal.getsignal(number) != signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
