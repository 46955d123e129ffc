from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from fasciatrack.domain.moments import NightTimes, night_times, parse_clock
from fasciatrack.errors import InvalidValueError

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("22:45", time(22, 45)),
        ("7:05", time(7, 5)),
        ("22:45:30", time(22, 45, 30)),
        ("10:45pm", time(22, 45)),
        (" 10:45 PM ", time(22, 45)),
        ("7am", time(7)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12:30am", time(0, 30)),
        ("0:00", time(0)),
    ],
)
def test_a_time_of_day_is_read_with_or_without_halves(text: str, clock: time) -> None:
    assert parse_clock(text) == clock


@pytest.mark.parametrize(
    "text",
    [
        *("", "7", "pm", "0am", "13pm", "24:00", "12:60", "7:5", "22:45:60", "7.30"),
        *("٣:00", "7:00\n", "21h30", "noon", "7:00 xm"),
    ],
)
def test_a_clock_never_shows_anything_else(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a time of day; write 22:45"):
        parse_clock(text)


def night(
    *,
    in_bed: str | None = None,
    lights_out: str | None = None,
    woke: str | None = None,
    out_of_bed: str | None = None,
    wake_day: date = date(2026, 11, 21),
) -> NightTimes:
    return night_times(
        in_bed=in_bed,
        lights_out=lights_out,
        woke=woke,
        out_of_bed=out_of_bed,
        wake_day=wake_day,
        zone=BERLIN,
    )


def test_a_night_begins_on_the_evening_before() -> None:
    times = night(in_bed="22:45", lights_out="0:10", woke="6:30am", out_of_bed="7am")
    assert times == NightTimes(
        in_bed_at=datetime(2026, 11, 20, 21, 45, tzinfo=UTC),
        lights_out_at=datetime(2026, 11, 20, 23, 10, tzinfo=UTC),
        woke_at=datetime(2026, 11, 21, 5, 30, tzinfo=UTC),
        out_of_bed_at=datetime(2026, 11, 21, 6, 0, tzinfo=UTC),
    )
    assert times.woke_at is not None
    assert times.woke_at.isoformat() == "2026-11-21T06:30:00+01:00"


def test_from_noon_on_going_to_bed_is_the_day_before_and_waking_is_not() -> None:
    times = night(in_bed="12:00", lights_out="11:59", woke="13:00", out_of_bed="20:00")
    days = [
        at.date() if at else None
        for at in (
            times.in_bed_at,
            times.lights_out_at,
            times.woke_at,
            times.out_of_bed_at,
        )
    ]
    assert days == [date(2026, 11, 20), *[date(2026, 11, 21)] * 3]


def test_an_unknown_time_of_the_night_stays_unknown() -> None:
    times = night(woke="7am")
    assert (times.in_bed_at, times.lights_out_at, times.out_of_bed_at) == (None,) * 3


def test_a_night_is_as_long_as_it_was_when_the_clocks_change() -> None:
    spring = night(in_bed="23:00", woke="7:00", wake_day=date(2026, 3, 29))
    assert spring.in_bed_at is not None
    assert spring.woke_at is not None
    assert spring.woke_at - spring.in_bed_at == timedelta(hours=7)


def test_a_night_takes_no_time_that_the_clock_skipped_or_showed_twice() -> None:
    with pytest.raises(InvalidValueError, match="'2:30' never was"):
        night(woke="2:30", wake_day=date(2026, 3, 29))
    with pytest.raises(InvalidValueError, match="'2:30' happened twice"):
        night(woke="2:30", wake_day=date(2026, 10, 25))


def test_a_time_that_happened_twice_can_be_given_in_full() -> None:
    times = night(woke="2026-10-25T02:30+01:00", wake_day=date(2026, 10, 25))
    assert times.woke_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday 22:00", "2026-11-20 22:00", "yesterday"])
def test_a_time_of_the_night_is_a_time_of_day(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a time of day"):
        night(in_bed=text)
