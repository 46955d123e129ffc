"""Processes that are killed, and system calls that fail, around a diary.

Everything is imported once; each child is a fork that begins to write at once.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from builders import a_session
from diaries import START, end_at_once
from fasciatrack.domain.changes import Change
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import FasciaError
from fasciatrack.storage.diary import Diary

LONG = os.environ.get("FASCIATRACK_FAULTS") == "long"
"""Whether to run the full numbers, for a release, instead of those for every day."""

STRACE = shutil.which("strace")
needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")

Tell = Callable[[str], object]


def times(short: int, full: int) -> int:
    """Return how often to try, by FASCIATRACK_FAULTS."""
    return full if LONG else short


def an_entry(id_: str) -> Entry:
    """Return the entry that belongs to this identifier, with rows in five tables."""
    scores = ("pain left-calf=6:3", "stiffness neck=5:4", "mood=7")
    return a_session(*scores, id=id_, number=None, note=f"note {id_}", tags=("a", "b"))


def log(path: Path, id_: str, *, key: str | None = None) -> None:
    """Store one entry as `fascia log` does: open, write, close."""
    diary = Diary(path, now=a_moment)
    try:
        diary.apply("log", [Change(after=an_entry(id_))], key=key)
    finally:
        diary.close()


def a_moment() -> datetime:
    """Return the same moment whenever it is asked for."""
    return START


def stored(path: Path) -> set[str]:
    """Return which entries a diary holds; every one of them whole."""
    diary = Diary(path, now=a_moment)
    try:
        entries = diary.entries()
    finally:
        diary.close()
    for entry in entries:
        assert replace(entry, number=None) == an_entry(entry.id), "torn"
    return {entry.id for entry in entries}


def log_and_tell(path: Path, id_: str, tell: Tell) -> None:
    """Store one entry, and say so once it is stored."""
    log(path, id_)
    tell("saved")


class Child(NamedTuple):
    """A forked process and what it says, line by line."""

    pid: int
    said: int

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def hear(self, lines: int) -> list[str]:
        """Wait until it has said so many lines, and return them."""
        heard = b""
        while heard.count(b"\n") < lines:
            more = os.read(self.said, 1)
            assert more, f"it ended after {heard!r}"
            heard += more
        return heard.decode().splitlines()

    def lines(self) -> list[str]:
        """Return all that it said and nobody heard, once it ended."""
        with os.fdopen(self.said) as stream:
            lines = stream.read().splitlines()
        os.waitpid(self.pid, 0)
        return lines


def fork(act: Callable[[Tell], object], *, after: int | None = None) -> Child:
    """Let a child act; what it refuses is said as `refused: …`.

    Args:
        act: What it does, given a function that says a line.
        after: A pipe to read a byte from before it begins.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    sys.settrace(None)  # what coverage would learn is not worth being slower
    try:
        if after is not None:
            os.read(after, 1)
        act(lambda line: os.write(writing, f"{line}\n".encode()))
    except FasciaError as error:
        os.write(writing, f"refused: {error}\n".encode())
    except BaseException as error:  # noqa: BLE001 - the parent shows it
        os.write(writing, f"broke: {type(error).__name__} {error}\n".encode())
    finally:
        end_at_once()


def seconds_for(act: Callable[[Tell], object]) -> float:
    """Measure how long a child needs, on this machine and as busy as it is now."""
    began = time.monotonic()
    fork(act).lines()
    return time.monotonic() - began


def traced(act: Callable[[Tell], object], *options: str) -> list[str]:
    """Let a child act under strace; return what it said before it ended.

    Args:
        act: What it does.
        options: strace's options.
    """
    waiting, go = os.pipe()
    child = fork(act, after=waiting)
    os.close(waiting)
    assert STRACE
    tracer = subprocess.Popen(
        [STRACE, *options, "-p", str(child.pid)], stderr=subprocess.PIPE, text=True
    )
    assert tracer.stderr
    first = tracer.stderr.readline()
    if "attached" not in first:
        child.kill()
        child.lines()
        os.close(go)
        tracer.wait()
        pytest.skip(f"strace may not look at processes here: {first.strip()}")
    os.write(go, b".")
    os.close(go)
    lines = child.lines()
    tracer.communicate()
    return lines


def on_the_diary(path: Path) -> list[str]:
    """Return strace's options that leave all but the diary's files alone."""
    files = (path, path.with_name(f"{path.name}-journal"), path.parent)
    return [word for file in files for word in ("-P", str(file))]


def calls_of_a_log(path: Path, names: str) -> dict[str, int]:
    """Count the system calls on the diary's files that one log makes."""
    with tempfile.NamedTemporaryFile("r") as trace:
        options = ["-o", trace.name, "-e", f"trace={names}", *on_the_diary(path)]
        assert traced(lambda _: log(path, "counted"), *options) == []
        found = re.findall(r"^(\w+)\(", trace.read(), re.MULTILINE)
    return {name: found.count(name) for name in sorted(set(found))}
