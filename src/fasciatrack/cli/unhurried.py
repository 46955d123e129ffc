"""Signals that would end the program: heeded, but not in the middle of a write.

A terminal that closes often sends two, and an impatient person presses Ctrl-C twice:
the second must not interrupt what the first one made necessary.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from fasciatrack.errors import DeclinedError

INTERRUPT = ("SIGINT",)
ENDING = (*INTERRUPT, "SIGHUP", "SIGTERM", "SIGBREAK")


@contextmanager
def unhurried() -> Iterator[None]:
    """Hold signals for a short piece of work, and heed the first one afterwards."""
    heard: list[int] = []
    with _handled(ENDING, lambda number, _: heard.append(number)):
        yield
    if heard:
        signal.raise_signal(heard[0])


@contextmanager
def ended_once(names: Sequence[str] = ENDING) -> Iterator[None]:
    """Let the first signal end what is inside; cleaning up is not interrupted.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        DeclinedError: the terminal has gone, or the program is told to end.
    """

    def end(number: int, _: FrameType | None) -> None:
        for each in _numbers(names):
            signal.signal(each, signal.SIG_IGN)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise DeclinedError("told to end", hint="what was done is kept")

    with _handled(names, end):
        yield


@contextmanager
def _handled(
    names: Sequence[str], handle: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    """Handle signals, except those that are ignored, as under nohup."""
    before = {
        number: signal.signal(number, handle)
        for number in _numbers(names)
        if signal.getsignal(number) not in {signal.SIG_IGN, None}
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _numbers(names: Sequence[str]) -> list[int]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
