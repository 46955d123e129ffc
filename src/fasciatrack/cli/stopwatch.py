"""A clock to count down with.

It only goes forward, and goes on while the computer sleeps, so that sleep can be told
from rolling.
"""

import time
from collections.abc import Callable

Stopwatch = Callable[[], float]
"""Tells seconds since some moment."""


def stopwatch() -> float:
    """Tell seconds since some moment; Windows and others may stand still asleep."""
    number: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if number is None else time.clock_gettime(number)
