"""Measure the countdown of `fascia roll` on a real terminal: its drift, its cost.

Every second is one write to the terminal; how far the last one is from where it is due
is the drift. SECONDS=20 for a quick look, 600 otherwise.
"""

import os
import pty
import select
import sys
import tempfile
import time
from pathlib import Path

SECONDS = int(os.environ.get("SECONDS", "600"))
"""How long one area is counted down; a set lasts 600 at most."""
MOST_DRIFT = 0.1
"""Seconds, at the end."""
MOST_CPU = 0.02
"""Of one core."""
QUIET = 0.3
"""What is written within so many seconds belongs together."""
PATIENCE = 30


class Terminal:
    """The program on a terminal, and when it wrote."""

    def __init__(self, folder: Path) -> None:
        self.process, self._file = pty.fork()
        if self.process == 0:
            environ = {
                **os.environ,
                "FASCIATRACK_DB": str(folder / "diary.db"),
                "FASCIATRACK_CONFIG": str(folder / "settings.toml"),
                "TERM": "xterm-256color",
            }
            words = ["roll", f"quads={SECONDS}s", "--pain", "6", "--stiffness", "5"]
            command = [sys.executable, "-m", "fasciatrack", *words]
            os.execve(sys.executable, command, environ)  # noqa: S606 - measured

    def type(self, key: str) -> None:
        """Press a key."""
        os.write(self._file, key.encode())

    def written(self, within: float) -> bytes:
        """Return what is written next, or nothing after so many seconds."""
        if not select.select([self._file], [], [], within)[0]:
            return b""
        try:
            return os.read(self._file, 65536)
        except OSError:  # it has ended
            return b""

    def wait_for(self, text: bytes) -> None:
        """Read until a text has been written."""
        seen = b""
        while text not in seen:
            more = self.written(PATIENCE)
            if not more:
                raise RuntimeError(f"no {text!r} in {seen!r}")
            seen += more

    def cpu_seconds(self) -> float:
        """Return the processor time it has taken so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii")
        ticks = fields.rpartition(")")[2].split()
        return (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Count down once and hold drift and cost against their bars."""
    with tempfile.TemporaryDirectory() as scratch:
        terminal = Terminal(Path(scratch))
        terminal.wait_for(b"Any key starts")
        terminal.type(" ")
        terminal.wait_for(b"GET READY")
        terminal.type("n")
        while b"then it is done" not in terminal.written(PATIENCE):
            pass
        start = time.perf_counter()
        before = terminal.cpu_seconds()
        moments = _moments(terminal, start)
        cpu = (terminal.cpu_seconds() - before) / moments[-1]
        terminal.type("3")
        terminal.type("2")
        while terminal.written(PATIENCE):
            pass
        _, status = os.waitpid(terminal.process, 0)
    late = [moment - number for number, moment in enumerate(moments, 1)]
    drift = late[-1]
    print(f"counted {len(moments)} of {SECONDS} seconds, exit {status}")
    print(f"drift at the end       {drift:+.4f} s   within {MOST_DRIFT} s")
    print(f"latest single second   {max(late):+.4f} s")
    print(f"earliest single second {min(late):+.4f} s")
    print(f"processor              {cpu:.3%} of one core   below {MOST_CPU:.0%}")
    if status or len(moments) != SECONDS or abs(drift) > MOST_DRIFT or cpu > MOST_CPU:
        print("over the bar")
        raise SystemExit(1)


def _moments(terminal: Terminal, start: float) -> list[float]:
    """Return when each second was written, up to the last one, which asks."""
    moments: list[float] = []
    seen = b""
    while b"Pain after" not in seen:
        seen = terminal.written(PATIENCE)
        moment = time.perf_counter() - start
        if not seen:
            raise RuntimeError(f"nothing is written after {moment:.1f} s")
        if not moments or moment - moments[-1] > QUIET:
            moments.append(moment)
    return moments


if __name__ == "__main__":
    main()
