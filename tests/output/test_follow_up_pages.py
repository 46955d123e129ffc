"""A session with the days after it, and what runs and is due, as they are drawn."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from builders import DAY, ZONE, a_follow_up, a_session, place
from fasciatrack.domain.follow_ups import Look
from fasciatrack.output.entry_page import entry_page
from fasciatrack.output.screen import Screen
from fasciatrack.output.status_line import status_line
from fasciatrack.reporting.status import Running, build_status
from fasciatrack.reporting.steps import HistoryStep

Golden = Callable[[str, str], None]

SCREENS = {
    "color": Screen(color=True),
    "plain": Screen(),
    "ascii": Screen(unicode=False),
}
SESSION = a_session(
    "pain left-calf=6:3",
    "stiffness left-calf=7:4",
    areas="left-calf neck",
    note="after the long drive",
    id="session",
    number=42,
)
FOLLOW_UPS = [
    a_follow_up(
        "soreness left-calf=3",
        "soreness neck=1",
        "pain left-calf=2",
        of="session",
        hobbling="no",
        movement="walk",
        movement_minutes=20,
        activity_load="light",
        water_ml=500,
        number=43,
    ),
    a_follow_up(
        "soreness left-calf=4",
        of="session",
        hours=48,
        day=DAY + timedelta(days=2),
        hobbling="yes",
        note="stairs are hard",
        number=44,
    ),
]


@pytest.mark.parametrize("look", SCREENS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_session_shows_the_days_after_it(
    golden: Golden, width: int, look: str
) -> None:
    screen = SCREENS[look].__replace__(width=width)
    step = HistoryStep(
        at=SESSION.recorded_at, command="log", turn="written", changes=()
    )
    drawn = entry_page(
        SESSION,
        [step],
        way_back="",
        today=DAY + timedelta(days=2),
        zone=ZONE,
        screen=screen,
        related={"follow-ups": FOLLOW_UPS},
    )
    golden(f"show-follow-ups-{width}-{look}.txt", drawn)


@pytest.mark.parametrize("look", SCREENS)
def test_the_status_says_what_was_left_running_and_what_is_due(
    golden: Golden, look: str
) -> None:
    running = Running(
        kind="ball",
        areas=(place("left-calf"), place("neck")),
        routine=None,
        since=datetime(2026, 11, 18, 20, 22, tzinfo=UTC).astimezone(ZONE),
        minutes=None,
        is_left_running=True,
    )
    status = build_status(
        [SESSION, *FOLLOW_UPS[:1]],
        today=DAY,
        last_day=DAY,
        running=running,
        looks=[Look(session=SESSION, hours=48, is_first=False)],
    )
    golden(f"status-{look}.txt", f"{status_line(status, SCREENS[look])}\n")
