"""Two commands side by side: run in turn, so that a machine's mood cancels out."""

import os
import pty
import select
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Command = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """How much longer one command takes than another, pair by pair."""

    median: float
    low: float
    high: float
    seconds: float
    """Median seconds of the measured command."""


def compare(
    measured: Callable[[], float], yardstick: Callable[[], float], *, pairs: int
) -> Ratio:
    """Time both in turn and return the spread of their ratio."""
    measured()
    yardstick()
    seconds = []
    ratios = []
    for _ in range(pairs):
        base = yardstick()
        seconds.append(measured())
        ratios.append(seconds[-1] / base)
    quarters = statistics.quantiles(ratios, n=4)
    return Ratio(
        median=statistics.median(ratios),
        low=quarters[0],
        high=quarters[2],
        seconds=statistics.median(seconds),
    )


def whole_process(
    command: Command, environ: Mapping[str, str], *, expect: int = 0
) -> Callable[[], float]:
    """Time a command from start to exit, its output thrown away."""

    def run() -> float:
        start = time.perf_counter()
        done = subprocess.run(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        elapsed = time.perf_counter() - start
        if done.returncode != expect:
            raise RuntimeError(f"{command} failed: {done.stderr.decode()}")
        return elapsed

    return run


def until_shown(
    command: Command, environ: Mapping[str, str], expected: bytes
) -> Callable[[], float]:
    """Time a command on a terminal from start until a text is on the screen."""

    def run() -> float:
        start = time.perf_counter()
        process, terminal = pty.fork()
        if process == 0:
            os.execvpe(command[0], list(command), dict(environ))  # noqa: S606 - measured
        shown = b""
        while expected not in shown:
            if not select.select([terminal], [], [], 20)[0]:
                raise RuntimeError(f"{command} showed only {shown!r}")
            shown += os.read(terminal, 4096)
        elapsed = time.perf_counter() - start
        os.close(terminal)
        os.waitpid(process, 0)
        return elapsed

    return run


def peak_memory_mb(command: Command, environ: Mapping[str, str]) -> float:
    """Return the peak memory of a command in MB, its output thrown away."""
    with subprocess.Popen(
        command, env=dict(environ), stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return usage.ru_maxrss / 1024
