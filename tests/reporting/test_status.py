"""What one day holds so far."""

from builders import DAY, a_check_in, a_drink, a_night, a_session
from fasciatrack.domain.records import Entry
from fasciatrack.reporting.status import DayStatus, build_status


def status(*entries: Entry) -> DayStatus:
    return build_status(entries, today=DAY, last_day=DAY if entries else None)


def test_a_day_without_entries_has_no_figures() -> None:
    assert status() == DayStatus(
        day=DAY,
        entries=0,
        sessions=0,
        minutes=None,
        check_ins=0,
        pain_before=None,
        pain_after=None,
        pain_now=None,
        water_ml=None,
        drinks_ml=None,
        sleep_minutes=None,
        last_day=None,
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
    )
    assert found == DayStatus(
        day=DAY,
        entries=9,
        sessions=3,
        minutes=25.0,
        check_ins=1,
        pain_before=6.5,
        pain_after=3.5,
        pain_now=4.5,
        water_ml=750,
        drinks_ml=950,
        sleep_minutes=400.0,
        last_day=DAY,
    )


def test_coffee_alone_is_no_water() -> None:
    found = status(a_drink(200, "coffee"), a_session(minutes=None))
    assert (found.water_ml, found.drinks_ml, found.minutes) == (None, 200, None)
