"""One line about today."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from builders import (
    DAY,
    ZONE,
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
    place,
)
from fasciatrack.domain.follow_ups import Look
from fasciatrack.domain.records import Entry
from fasciatrack.domain.trials import Trial
from fasciatrack.output.screen import Screen
from fasciatrack.output.status_line import status_line
from fasciatrack.reporting.status import TOLD_AFTER, Running, build_status
from trial_days import a_trial


def line(
    *entries: Entry,
    last_day: date | None = DAY,
    screen: Screen | None = None,
    running: Running | None = None,
    due: int = 0,
    trials: tuple[Trial, ...] = (),
) -> str:
    status = build_status(
        entries,
        today=DAY,
        last_day=last_day,
        running=running,
        looks=[Look(session=a_session(), hours=24, is_first=True)] * due,
        trials=trials,
    )
    return status_line(status, screen or Screen())


def runs(
    since: str = "19T20:48", *areas: str, kind: str = "ball", is_left: bool = False
) -> Running:
    return Running(
        kind=kind,
        areas=tuple(map(place, areas)),
        routine=None,
        since=datetime.fromisoformat(f"2026-11-{since}").replace(tzinfo=ZONE),
        minutes=None if is_left else 12.0,
        is_left_running=is_left,
    )


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
        ((a_follow_up("soreness neck=2"),), "1 follow-up"),
        ((a_follow_up("pain neck=2"),), "1 follow-up · pain 2"),
        ((a_look_back(less_pain="yes"), a_night(None, 4)), "1 look-back"),
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


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        (runs(), "running since 20:48: ball"),
        (
            runs("19T20:48", "neck", "left-calf"),
            "running since 20:48: ball, neck, left calf",
        ),
        (runs("20T00:10", "neck"), "running since 00:10: ball, neck"),
        (
            runs("18T21:30", "neck", is_left=True),
            "left running since yesterday 21:30: ball, neck (fascia stop)",
        ),
        (
            runs("14T21:30", is_left=True),
            "left running since Sat 14 Nov 21:30: ball (fascia stop)",
        ),
        (
            runs("18T21:30", "neck", is_left=True).__replace__(routine="legs"),
            (
                "guided, left running since yesterday 21:30: ball, neck"
                " (fascia roll --resume)"
            ),
        ),
        (
            runs("19T20:48", "neck").__replace__(routine="legs"),
            "guided, running since 20:48: ball, neck (fascia roll --resume)",
        ),
        (runs("19T20:48", "\x1b[2J"), "running since 20:48: ball, \\x1b[2J"),
    ],
)
def test_what_runs_comes_after_what_is_done(running: Running, expected: str) -> None:
    done = a_drink(500)
    assert line(done, running=running) == f"today: water 500 ml · {expected}"
    assert line(running=running, last_day=None) == f"nothing logged yet · {expected}"


def test_a_follow_up_that_is_due_is_mentioned_last() -> None:
    assert line(due=1, last_day=DAY - timedelta(days=1)) == (
        "nothing logged today (last entry: yesterday)"
        " · 1 follow-up due (fascia follow-up)"
    )
    plain = Screen(unicode=False)
    assert line(a_drink(500), running=runs(), due=2, screen=plain) == (
        "today: water 500 ml - running since 20:48: ball"
        " - 2 follow-ups due (fascia follow-up)"
    )


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (0, "fair test: foam-roll on the left calf today; score it first"),
        (-2, "fair test: nothing on the left calf today; score it once"),
        (-7, "fair test: foam-roll on the left calf today; score it first"),
        (-8, "the fair test is over (fascia plan result)"),
        (-7 - TOLD_AFTER, "the fair test is over (fascia plan result)"),
        (1, "a fair test begins tomorrow (fascia plan)"),
        (4, "a fair test begins Mon 23 Nov (fascia plan)"),
    ],
)
def test_a_fair_test_says_what_is_drawn_for_today(start: int, said: str) -> None:
    trial = a_trial("ABBA", start=DAY + timedelta(days=start))
    assert line(a_check_in("mood=6"), trials=(trial,)) == f"today: 1 check-in · {said}"


@pytest.mark.parametrize(
    ("ratings", "changes", "said"),
    [
        ("pain left-calf=4", {}, "foam-roll on the left calf today; scored"),
        ("pain calf=4", {}, "today; score it first"),
        ("pain right-calf=4", {}, "today; score it first"),
        ("stiffness left-calf=4", {}, "today; score it first"),
        (
            "pain left-calf=4",
            {"metric": "stiffness"},
            "today; score its stiffness first",
        ),
        (
            "mood=4",
            {"metric": "mood", "area": None, "side": None},
            "roll today; scored",
        ),
    ],
)
def test_a_fair_test_asks_for_a_score_until_it_has_one(
    ratings: str, changes: dict[str, Any], said: str
) -> None:
    trial = a_trial("AB", start=DAY, **changes)
    assert line(a_check_in(ratings), trials=(trial,)).endswith(said)


def test_a_score_after_a_session_is_not_the_one_asked_for() -> None:
    trial = a_trial("BA", start=DAY)
    after = a_session("pain left-calf=:3")
    assert line(after, trials=(trial,)).endswith("today; score it once")
    before = a_session("pain left-calf=5:3")
    assert line(before, trials=(trial,)).endswith("today; scored")


def test_a_fair_test_that_was_cancelled_asks_nothing_of_today() -> None:
    gone = a_trial("ABBA", start=DAY, cancelled=DAY)
    over = a_trial("AB", start=DAY - timedelta(days=5))
    assert line(a_check_in("mood=6"), trials=(gone,)) == "today: 1 check-in"
    assert line(trials=(over, gone)).endswith(
        "the fair test is over (fascia plan result)"
    )


def test_a_fair_test_that_was_over_long_ago_is_not_told() -> None:
    trial = a_trial("ABBA", start=DAY - timedelta(days=8 + TOLD_AFTER))
    assert line(a_check_in("mood=6"), trials=(trial,)) == "today: 1 check-in"


def test_of_two_fair_tests_the_one_that_runs_is_told() -> None:
    over = a_trial("AB", start=DAY - timedelta(days=5))
    running = a_trial("AB", area=None, side=None, metric="mood", start=DAY)
    coming = a_trial("AB", start=DAY + timedelta(days=5))
    assert line(trials=(over, running, coming)).endswith(
        " · fair test: foam-roll today; score mood first"
    )
    assert line(trials=(over, coming)).endswith("begins Tue 24 Nov (fascia plan)")
