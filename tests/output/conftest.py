"""Golden screens: what was drawn once and found right, compared byte by byte."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).parent / "__snapshots__"
UPDATE = "FASCIA_UPDATE_SNAPSHOTS"
"""Set to 1, the files are written anew, to be reviewed as a diff."""


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check of a drawing against the file of that name."""

    def check(name: str, drawn: str) -> None:
        path = SNAPSHOTS / name
        if os.environ.get(UPDATE):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(drawn.encode())
        assert path.exists(), f"{UPDATE}=1 pytest {name} writes it"
        assert drawn.encode() == path.read_bytes()

    return check
