"""A world for the command line: a clock that stands still and a folder of its own."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

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


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a world without a diary yet, on Friday 20 November 2026, 21:30."""
    return World(folder=tmp_path, now=NOW)


@pytest.fixture
def fascia(world: World) -> Fascia:
    """Run `fascia` in that world; see `World.run`."""
    return world.run
