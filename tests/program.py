"""The program itself, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from world import World

SOURCE = Path(__file__).parents[1] / "src"
FASCIA = (sys.executable, "-m", "fasciatrack")


def environ(world: World, **more: str) -> dict[str, str]:
    """Return the environment for a program in that world."""
    inherited = {
        name: os.environ[name]
        for name in os.environ
        if name in {"PATH", "SYSTEMROOT"} or name.startswith("COV")
    }
    return {**inherited, **world.environ, "PYTHONPATH": str(SOURCE), **more}


def run(
    world: World,
    *words: str | bytes,
    more: dict[str, str] | None = None,
    **how: Any,  # noqa: ANN401 - as subprocess.run
) -> subprocess.CompletedProcess[bytes]:
    """Run `fascia` with these words; `how` goes to subprocess.run."""
    streams: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*FASCIA, *words],
        env=environ(world, **(more or {})),
        check=False,
        timeout=60,
        **(streams | how),
    )
    return done
