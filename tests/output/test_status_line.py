"""One line about today."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_drink, a_night, a_session
from fasciatrack.domain.records import Entry
from fasciatrack.output.screen import Screen
from fasciatrack.output.status_line import status_line
from fasciatrack.reporting.status import build_status


def line(
    *entries: Entry, last_day: date | None = DAY, screen: Screen | None = None
) -> str:
    status = build_status(entries, today=DAY, last_day=last_day)
    return status_line(status, screen or Screen())


FULL = (
    a_session("pain=6:3"),
    a_session(minutes=15),
    a_drink(500),
    a_drink(250),
    a_night(390),
)


def test_a_full_day_is_one_line() -> None:
    assert line(*FULL) == (
        "today: 2 sessions · 25 min · pain 6→3 · water 750 ml · sleep 6 h 30 min"
    )


def test_it_is_ascii_where_it_has_to_be() -> None:
    assert line(*FULL, screen=Screen(unicode=False)) == (
        "today: 2 sessions - 25 min - pain 6->3 - water 750 ml - sleep 6 h 30 min"
    )


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((a_session(minutes=None),), "1 session"),
        ((a_check_in("pain neck=4", "pain jaw=4.5"),), "1 check-in · pain 4.3"),
        (
            (a_session("pain=6:"), a_check_in("mood=4")),
            "1 session · 10 min · 1 check-in",
        ),
        ((a_drink(500), a_drink(200, "coffee")), "drinks 700 ml"),
        ((a_night(None, 4),), "sleep"),
        ((a_night(None, 4), a_drink(500)), "water 500 ml"),
    ],
)
def test_only_what_is_known_is_said(entries: tuple[Entry, ...], expected: str) -> None:
    assert line(*entries) == f"today: {expected}"


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        (None, "nothing logged yet"),
        (DAY - timedelta(days=1), "nothing logged today (last entry: yesterday)"),
        (date(2025, 11, 16), "nothing logged today (last entry: Sun 16 Nov 2025)"),
    ],
)
def test_a_day_without_entries_names_the_last_one(
    last_day: date | None, expected: str
) -> None:
    assert line(last_day=last_day) == expected
