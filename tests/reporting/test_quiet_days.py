"""Days without a session: only check-ins that no session came before."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.quiet_days import DayLevels, quiet_days


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def pairs(*entries: Entry, metric: str = "pain") -> tuple[object, ...]:
    return quiet_days(entries, metric).pairs


def test_a_day_without_a_session_is_paired_with_the_next() -> None:
    assert pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_check_in("pain neck=4", day=day(1)),
        a_check_in("pain neck=2", day=day(2)),
    ) == ((5, 4), (4, 2))


def test_a_day_that_is_missing_in_between_is_not_bridged() -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)), a_check_in("pain neck=2", day=day(2))
    )
    assert found == ()


def test_each_place_is_a_pair_of_its_own() -> None:
    found = pairs(
        a_check_in("pain neck=5", "pain left-calf=3", day=day(0)),
        a_check_in("pain neck=4", "stiffness left-calf=1", day=day(1)),
    )
    assert found == ((5, 4),)


def test_several_check_ins_of_a_day_are_one_mean() -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_check_in("pain neck=2", at="18:00", day=day(0)),
        a_check_in("pain neck=4", day=day(1)),
    )
    assert found == ((3.5, 4),)


def test_a_day_with_a_session_begins_no_pair() -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_session(day=day(0)),
        a_check_in("pain neck=4", day=day(1)),
    )
    assert found == ()


@pytest.mark.parametrize(
    ("check_in", "session", "counts"),
    [
        ("07:10", "21:00", True),
        ("22:00", "21:00", False),
        ("21:00", "21:00", False),
        (None, "21:00", False),
        ("07:10", None, False),
    ],
)
def test_on_a_day_with_a_session_only_what_came_surely_before_counts(
    check_in: str | None, session: str | None, *, counts: bool
) -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_check_in("pain neck=4", day=day(1), at=check_in),
        a_session(day=day(1), at=session),
    )
    assert found == (((5, 4),) if counts else ())


def test_the_first_of_several_sessions_decides() -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_check_in("pain neck=4", day=day(1), at="12:00"),
        a_session(day=day(1), at="21:00"),
        a_session(day=day(1), at="11:00"),
    )
    assert found == ()


def test_a_session_without_a_time_may_have_been_the_first() -> None:
    found = pairs(
        a_check_in("pain neck=5", day=day(0)),
        a_check_in("pain neck=4", day=day(1), at="07:10"),
        a_session(day=day(1), at="21:00"),
        a_session(day=day(1), at=None),
    )
    assert found == ()


def test_a_follow_up_is_no_check_in_and_no_place_is_no_pair() -> None:
    found = pairs(
        a_follow_up("pain neck=5", day=day(0)),
        a_check_in("pain neck=4", day=day(1)),
        a_check_in("pain=4", day=day(2)),
        a_check_in("pain=4", day=day(3)),
    )
    assert found == ()


def test_other_metrics_are_paired_alike() -> None:
    found = pairs(
        a_check_in("mobility neck=50", day=day(0)),
        a_check_in("mobility neck=60", day=day(1)),
        metric="mobility",
    )
    assert found == ((50, 60),)


def test_places_with_both_kinds_of_days_are_told_the_most_days_first() -> None:
    found = quiet_days(
        [
            a_check_in("pain neck=5", "pain left-calf=2", day=day(0)),
            a_check_in("pain neck=4", "pain jaw=1", day=day(1)),
            a_check_in("pain neck=6", "pain left-calf=4", day=day(2)),
            a_session(day=day(2)),
        ],
        "pain",
    )
    assert found.levels == (
        DayLevels(
            place=place("neck"),
            days_with=1,
            mean_with=6,
            days_without=2,
            mean_without=4.5,
        ),
        DayLevels(
            place=place("left-calf"),
            days_with=1,
            mean_with=4,
            days_without=1,
            mean_without=2,
        ),
    )
