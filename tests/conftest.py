"""A world for the command line: a clock that stands still and a folder of its own."""

import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from diaries import empty_diary, raw
from fasciatrack.storage import creation
from fasciatrack.storage.identifiers import new_id
from world import Fascia, World

settings.register_profile(
    "fasciatrack",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("fasciatrack")

NOW = datetime(2026, 11, 20, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Friday evening; the week is 2026-W47."""

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of this user's in it
"""Where Linux keeps files in memory: no test waits there until a disk has synced."""
MEASURING = "COVERAGE_PROCESS_CONFIG"
"""By this variable coverage measures every Python that a measured one starts."""


def pytest_configure() -> None:
    """Keep the folders of tests in memory, where there is such a place."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.fixture(scope="session", autouse=True)
def how_to_measure() -> Iterator[str | None]:
    """Keep coverage out of the programs that tests start; `measured` lets it in.

    A measured program takes three times as long, may wait for itself if a signal
    comes while coverage holds its lock, and leaves half a file behind if it is killed.
    """
    found = os.environ.pop(MEASURING, None)
    yield found
    if found is not None:
        os.environ[MEASURING] = found


@pytest.fixture(autouse=True)
def measured(
    request: pytest.FixtureRequest,
    how_to_measure: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Measure the programs that a test starts, if it is marked so."""
    marker = request.node.get_closest_marker("measured")
    if how_to_measure is not None and marker is not None and marker.args != (False,):
        monkeypatch.setenv(MEASURING, how_to_measure)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no test that runs the same lines again and again.

    A measured line takes three times as long. What simulations and properties run a
    thousand times, an example runs once, and only examples show what is covered.
    """
    tracer = sys.gettrace()
    if repeats(item):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def repeats(item: pytest.Item) -> bool:
    """Say whether a test does the same with many values; `repeats` marks some."""
    return (
        item.get_closest_marker("repeats") is not None
        or item.path.stem.endswith("simulations")
        or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    )


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a world without a diary yet, on Friday 20 November 2026, 21:30.

    The first write copies an empty diary: SQLModel takes longer than the rest of most
    tests. Those of the storage, and all real processes, let it make theirs.
    """
    empty = empty_diary()

    def fill(path: Path) -> None:
        path.write_bytes(empty)
        with closing(raw(path)) as connection:
            connection.execute("UPDATE device SET id = ?", (new_id(),))

    monkeypatch.setattr(creation, "fill", fill)
    return World(folder=tmp_path, now=NOW)


@pytest.fixture
def fascia(world: World) -> Fascia:
    """Run `fascia` in that world; see `World.run`."""
    return world.run
