"""What one day holds so far."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from builders import (
    DAY,
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
    place,
)
from fasciatrack.domain.follow_ups import Look
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.status import (
    DayStatus,
    DueFollowUp,
    Running,
    build_running,
    build_status,
)

EVENING = a_session(at="21:00")


def status(*entries: Entry, looks: Sequence[Look] = ()) -> DayStatus:
    last_day = DAY if entries else None
    return build_status(entries, today=DAY, last_day=last_day, looks=looks)


def test_a_day_without_entries_has_no_figures() -> None:
    assert status() == DayStatus(
        day=DAY,
        entries=0,
        sessions=0,
        minutes=None,
        check_ins=0,
        follow_ups=0,
        look_backs=0,
        pain_before=None,
        pain_after=None,
        pain_now=None,
        water_ml=None,
        drinks_ml=None,
        sleep_minutes=None,
        last_day=None,
        running=None,
        follow_ups_due=(),
        plan=None,
    )


def test_a_full_day_adds_up() -> None:
    found = status(
        a_session("pain left-calf=6:3", "pain neck=4:3", "stiffness=9:9"),
        a_session("pain=8:4", minutes=None),
        a_session("pain=8:", minutes=15),
        a_check_in("pain neck=4", "pain jaw=5", "fatigue=9"),
        a_night(400),
        a_night(None, 3),
        a_drink(500),
        a_drink(250),
        a_drink(200, "coffee"),
        a_follow_up("pain neck=3", "soreness neck=1"),
        a_look_back(less_pain="yes"),
        looks=[Look(session=EVENING, hours=24, is_first=True)],
    )
    assert found == DayStatus(
        day=DAY,
        entries=11,
        sessions=3,
        minutes=25.0,
        check_ins=1,
        follow_ups=1,
        look_backs=1,
        pain_before=6.5,
        pain_after=3.5,
        pain_now=4.0,
        water_ml=750,
        drinks_ml=950,
        sleep_minutes=400.0,
        last_day=DAY,
        running=None,
        follow_ups_due=(DueFollowUp(session=EVENING.number or 0, hours=24),),
        plan=None,
    )


def test_coffee_alone_is_no_water() -> None:
    found = status(a_drink(200, "coffee"), a_session(minutes=None))
    assert (found.water_ml, found.drinks_ml, found.minutes) == (None, 200, None)


@pytest.mark.parametrize(
    ("minutes", "is_left"), [(12.5, False), (180, False), (181, True), (-1, True)]
)
def test_what_runs_tells_how_long_unless_it_was_left_running(
    minutes: float,
    is_left: bool,  # noqa: FBT001 - a column
) -> None:
    since = datetime(2026, 11, 19, 20, tzinfo=UTC)
    session = OpenSession(
        entry=EVENING.__replace__(number=None, at=since), routine=None
    )
    now = since + timedelta(minutes=minutes)
    assert build_running(session, now=now, today=DAY) == Running(
        kind="foam-roll",
        areas=(place("left-calf"),),
        routine=None,
        since=since,
        minutes=None if is_left else minutes,
        is_left_running=is_left,
    )


@pytest.mark.parametrize(
    ("seconds", "later", "minutes", "is_left"),
    [
        ([], {"minutes": 10}, None, False),
        ([60, 45], {"minutes": 10}, 1.75, False),
        ([], {"hours": 13}, None, True),
        ([60, 45], {"hours": 13}, 1.75, True),
    ],
)
def test_of_a_guided_session_what_was_worked_counts(
    seconds: list[int],
    later: dict[str, int],
    minutes: float | None,
    is_left: bool,  # noqa: FBT001 - a column
) -> None:
    since = datetime(2026, 11, 19, 20, tzinfo=UTC)
    session = OpenSession(
        entry=EVENING.__replace__(number=None, at=since),
        routine="legs",
        worked=tuple(Worked(area="neck", seconds=each) for each in seconds),
    )
    running = build_running(session, now=since + timedelta(**later), today=DAY)
    assert running is not None
    assert (running.minutes, running.is_left_running) == (minutes, is_left)


def test_nothing_runs_where_nothing_was_started() -> None:
    assert (
        build_running(None, now=datetime(2026, 11, 19, tzinfo=UTC), today=DAY) is None
    )
