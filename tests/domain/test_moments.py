from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.moments import (
    AHEAD,
    When,
    local_day,
    parse_moment,
)
from fasciatrack.errors import InvalidValueError

FOUR = time(4)
BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 21, 9, 0, tzinfo=BERLIN)
"""A Saturday."""
AFTER_MIDNIGHT = datetime(2026, 11, 21, 1, 30, tzinfo=BERLIN)
"""Still the person's Friday."""

PRESENTS = st.datetimes(
    min_value=datetime(1980, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.sampled_from(
        [
            BERLIN,
            UTC,
            ZoneInfo("America/New_York"),
            ZoneInfo("Australia/Lord_Howe"),
            ZoneInfo("Pacific/Apia"),
            timezone(timedelta(hours=-11)),
        ]
    ),
)
DAY_ENDS = st.sampled_from([time(0), time(2, 30), FOUR])
ALMOST_MOMENTS = st.lists(
    st.sampled_from(
        [
            *("today", "yesterday", "mon", "last", "sunday", "now", "2h", "90m", "ago"),
            *(
                "3",
                "days",
                "3d",
                "21:00",
                "9pm",
                "pm",
                "2:30am",
                "25:00",
                "7",
                "z",
                "-",
            ),
            *("2026-11-20", "2026-11-20T07:15", "+01:00", "0001-01-01T00:00+14:00"),
            *("9999-12-31", "23:59-14:00", "2026-10-25", "02:30", "99999999h", "٣:00"),
        ]
    ),
    max_size=4,
).map(" ".join)


def read(text: str, now: datetime = MORNING, day_ends_at: time = FOUR) -> When:
    return parse_moment(text, now=now, day_ends_at=day_ends_at)


def shown(when: When) -> str:
    """Day, then moment with offset or `-`, then zone or `-`."""
    at = when.at.isoformat(timespec="minutes") if when.at else "-"
    return f"{when.day} {at} {when.zone or '-'}"


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 21, 3, 59, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 4, 0, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), date(2025, 12, 31)),
    ],
)
def test_a_moment_before_the_day_ends_belongs_to_the_day_before(
    at: datetime, day: date
) -> None:
    assert local_day(at, FOUR) == day


def test_a_day_may_end_at_midnight() -> None:
    assert local_day(AFTER_MIDNIGHT, time(0)) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-11-21 2026-11-21T09:00+01:00"),
        (" NOW ", "2026-11-21 2026-11-21T09:00+01:00"),
        ("21:00", "2026-11-20 2026-11-20T21:00+01:00"),
        ("9pm", "2026-11-20 2026-11-20T21:00+01:00"),
        ("9 pm", "2026-11-20 2026-11-20T21:00+01:00"),
        ("9:30PM", "2026-11-20 2026-11-20T21:30+01:00"),
        ("7am", "2026-11-21 2026-11-21T07:00+01:00"),
        ("9:00", "2026-11-21 2026-11-21T09:00+01:00"),
        ("9:05", "2026-11-21 2026-11-21T09:05+01:00"),
        ("9:06", "2026-11-20 2026-11-20T09:06+01:00"),
        ("1:30", "2026-11-20 2026-11-21T01:30+01:00"),
        ("today 8:00", "2026-11-21 2026-11-21T08:00+01:00"),
        ("yesterday 21:00", "2026-11-20 2026-11-20T21:00+01:00"),
        ("Yesterday  9 pm", "2026-11-20 2026-11-20T21:00+01:00"),
        ("yesterday 01:30", "2026-11-19 2026-11-20T01:30+01:00"),
        ("mon 7am", "2026-11-16 2026-11-16T07:00+01:00"),
        ("mon 01:30", "2026-11-15 2026-11-16T01:30+01:00"),
        ("sat 7:00", "2026-11-21 2026-11-21T07:00+01:00"),
        ("sat 23:00", "2026-11-14 2026-11-14T23:00+01:00"),
        ("last sat 7:00", "2026-11-14 2026-11-14T07:00+01:00"),
        ("last monday 18:00", "2026-11-16 2026-11-16T18:00+01:00"),
        ("2h ago", "2026-11-21 2026-11-21T07:00+01:00"),
        ("90m ago", "2026-11-21 2026-11-21T07:30+01:00"),
        ("6h ago", "2026-11-20 2026-11-21T03:00+01:00"),
        ("30 hours ago", "2026-11-19 2026-11-20T03:00+01:00"),
        ("3 days ago 21:00", "2026-11-18 2026-11-18T21:00+01:00"),
        ("2026-11-20 07:15", "2026-11-20 2026-11-20T07:15+01:00"),
        ("2026-11-20t07:15", "2026-11-20 2026-11-20T07:15+01:00"),
        ("2026-11-20 7am", "2026-11-20 2026-11-20T07:00+01:00"),
        ("2026-07-01 07:15", "2026-07-01 2026-07-01T07:15+02:00"),
        ("2026-11-20 02:00", "2026-11-19 2026-11-20T02:00+01:00"),
        ("2026-11-20T07:15+01:00", "2026-11-20 2026-11-20T07:15+01:00"),
        ("2026-11-20 07:15 +0100", "2026-11-20 2026-11-20T07:15+01:00"),
        ("2026-07-01T07:15:00.5+02:00", "2026-07-01 2026-07-01T07:15+02:00"),
    ],
)
def test_a_moment_is_read_as_people_say_it(text: str, expected: str) -> None:
    assert shown(read(text)) == f"{expected} Europe/Berlin"


def test_seconds_are_kept() -> None:
    at = read("2026-11-20T07:15:42").at
    assert at == datetime(2026, 11, 20, 6, 15, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20T07:15Z", "2026-11-20 2026-11-20T07:15+00:00 -"),
        ("2026-11-20T03:15-05:00", "2026-11-19 2026-11-20T03:15-05:00 -"),
        ("2026-07-01T07:15+01:00", "2026-07-01 2026-07-01T07:15+01:00 -"),
    ],
)
def test_another_offset_is_kept_and_names_no_zone(text: str, expected: str) -> None:
    assert shown(read(text)) == expected


def test_a_present_with_an_offset_only_has_no_zone() -> None:
    now = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    assert shown(read("8:00", now)) == "2026-11-21 2026-11-21T08:00+01:00 -"
    assert shown(read("yesterday", now)) == "2026-11-20 - -"


def test_a_present_without_any_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        read("8:00", MORNING.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-21"),
        ("yesterday", "2026-11-20"),
        ("monday", "2026-11-16"),
        ("sat", "2026-11-21"),
        ("last sat", "2026-11-14"),
        ("3 days ago", "2026-11-18"),
        ("3d ago", "2026-11-18"),
        ("2w ago", "2026-11-07"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_day_without_a_time_stays_without_a_time(text: str, day: str) -> None:
    assert shown(read(text)) == f"{day} - Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-11-20 2026-11-21T01:30+01:00"),
        ("today", "2026-11-20 -"),
        ("yesterday", "2026-11-19 -"),
        ("fri", "2026-11-20 -"),
        ("1d ago", "2026-11-19 -"),
        ("2026-11-21", "2026-11-21 -"),
        ("today 23:00", "2026-11-20 2026-11-20T23:00+01:00"),
        ("today 01:00", "2026-11-20 2026-11-21T01:00+01:00"),
        ("yesterday 23:00", "2026-11-19 2026-11-19T23:00+01:00"),
        ("yesterday 03:00", "2026-11-19 2026-11-20T03:00+01:00"),
        ("1d ago 04:00", "2026-11-19 2026-11-19T04:00+01:00"),
        ("23:00", "2026-11-20 2026-11-20T23:00+01:00"),
        ("fri 23:00", "2026-11-20 2026-11-20T23:00+01:00"),
        ("sat 01:00", "2026-11-20 2026-11-21T01:00+01:00"),
        ("2026-11-21 01:00", "2026-11-20 2026-11-21T01:00+01:00"),
    ],
)
def test_after_midnight_it_is_still_the_persons_day(text: str, expected: str) -> None:
    assert shown(read(text, AFTER_MIDNIGHT)) == f"{expected} Europe/Berlin"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "pm", "ago", "last", "z", "7", "-", "21", "٣"),
        *("now 21:00", "noww", "soon 21:00", "mon tue 7am", "21:00 mon", "last 21:00"),
        *("2026-11-31", "2026-11-31 07:15", "2026-11-31T07:15Z", "20261120 07:15Z"),
        *("2026-W47-5T07:15Z", "2026-11-20T07:15+25:00", "mon 07:15Z", "07:15+01:00"),
        *("today -", "2026-11-20T", "\x1b[31m", "last year"),
    ],
)
def test_what_is_not_a_time_is_refused_and_never_replaced_by_now(text: str) -> None:
    with pytest.raises(
        InvalidValueError, match="is not a time; write 21:00"
    ) as refusal:
        read(text)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    "text", ["25:00", "mon 13pm", "2026-11-20 07:60", "yesterday 0am"]
)
def test_what_is_not_a_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a time of day; write 22:45"):
        read(text)


def test_ago_needs_a_unit() -> None:
    with pytest.raises(InvalidValueError, match="'10' has no unit; write 10m"):
        read("10 ago")


@pytest.mark.parametrize(
    "text",
    [
        *("today 10:00", "2026-11-21 09:06", "2026-11-22", "2026-12-01 07:00"),
        *("2026-11-21T09:00-05:00", "2026-11-21T09:05:01+01:00"),
    ],
)
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="lies in the future"):
        read(text)


def test_after_midnight_a_later_time_of_the_same_night_is_the_future() -> None:
    with pytest.raises(InvalidValueError, match="'today 02:00' lies in the future"):
        read("today 02:00", AFTER_MIDNIGHT)


def test_clocks_may_differ_by_five_minutes() -> None:
    at = read("2026-11-21 09:05").at
    assert at == MORNING + AHEAD


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1899-12-31",
            "1899-12-31 12:00",
            "1899-12-31T12:00Z",
            "0001-01-01T00:00+14:00",
        ),
        *("9999999h ago", "99999 days ago"),
    ],
)
def test_before_1900_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="lies before 1900"):
        read(text)


def test_a_time_that_the_clocks_skipped_is_refused_with_both_neighbours() -> None:
    with pytest.raises(InvalidValueError) as refusal:
        read("2026-03-29 02:30")
    assert refusal.value.message == (
        "'2026-03-29 02:30' never was: the clocks skipped 2026-03-29 02:30"
    )
    assert refusal.value.hint == "2026-03-29 01:30 or 2026-03-29 03:30?"


def test_a_day_that_a_zone_skipped_is_refused_with_both_neighbours() -> None:
    now = datetime(2012, 1, 10, 9, 0, tzinfo=ZoneInfo("Pacific/Apia"))
    with pytest.raises(InvalidValueError) as refusal:
        read("2011-12-30 12:00", now)
    assert refusal.value.hint == "2011-12-29 12:00 or 2011-12-31 12:00?"


def test_a_time_that_happened_twice_is_refused_with_both_offsets() -> None:
    with pytest.raises(InvalidValueError, match="happened twice") as refusal:
        read("2026-10-25 02:30")
    assert refusal.value.hint == (
        "write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"
    )
    with pytest.raises(InvalidValueError, match=r"T02:30:15\+02:00 or"):
        read("2026-10-25 02:30:15")


def test_the_offset_tells_apart_what_happened_twice() -> None:
    summer, winter = (read(f"2026-10-25T02:30+0{hours}:00") for hours in (2, 1))
    assert summer.at is not None
    assert winter.at is not None
    assert winter.at - summer.at == timedelta(hours=1)
    assert {summer.zone, winter.zone} == {"Europe/Berlin"}


def test_a_bare_time_that_was_skipped_today_does_not_slip_to_yesterday() -> None:
    now = datetime(2026, 3, 29, 9, 0, tzinfo=BERLIN)
    with pytest.raises(InvalidValueError, match="never was"):
        read("2:30", now)


def test_a_bare_time_from_before_the_clocks_went_back_is_not_yesterdays() -> None:
    now = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    with pytest.raises(InvalidValueError, match=r"write 2026-10-25T02:50\+02:00 or"):
        read("2:50", now)


def test_hours_ago_are_counted_across_a_clock_change() -> None:
    now = datetime(2026, 10, 25, 9, 0, tzinfo=BERLIN)
    when = read("7h ago", now)
    assert shown(when) == "2026-10-24 2026-10-25T02:00+01:00 Europe/Berlin"
    assert shown(read("8h ago", now)).split()[1] == "2026-10-25T02:00+02:00"


def test_now_in_the_repeated_hour_keeps_its_own_offset() -> None:
    now = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    assert shown(read("now", now)).split()[1] == "2026-10-25T02:10+01:00"


@given(PRESENTS, st.integers(0, 40 * 365 * 24 * 60), DAY_ENDS)
def test_a_stored_moment_is_read_back_the_same(
    now: datetime, minutes: int, day_ends_at: time
) -> None:
    past = (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)
    when = read(past.isoformat(timespec="seconds"), now, day_ends_at)
    assert when.at == past.astimezone(UTC).replace(microsecond=0)
    assert when.day == local_day(past, day_ends_at)
    assert when.zone == getattr(now.tzinfo, "key", None)


@given(st.one_of(st.text(), ALMOST_MOMENTS), PRESENTS, DAY_ENDS)
def test_any_text_is_read_as_the_past_or_refused(
    text: str, now: datetime, day_ends_at: time
) -> None:
    try:
        when = read(text, now, day_ends_at)
    except InvalidValueError as refusal:
        assert str(refusal).isprintable()  # noqa: PT017 - a refusal is one way out
    else:
        assert when.day <= now.date() + timedelta(days=2)
        if when.at is not None:
            assert when.at <= now.astimezone(UTC) + AHEAD
            assert when.day == local_day(when.at, day_ends_at)


@given(PRESENTS, st.times(), st.sampled_from(["", "mon ", "sun ", "last wed "]))
def test_a_time_of_day_is_the_latest_one_gone_by(
    now: datetime, clock: time, day: str
) -> None:
    try:
        at = read(f"{day}{clock:%H:%M}", now).at
    except InvalidValueError as refusal:
        assert "clocks" in refusal.message  # noqa: PT017 - skipped or twice
    else:
        assert at is not None
        longest = timedelta(days=8 if day else 1, hours=25)
        assert now.astimezone(UTC) - longest < at <= now.astimezone(UTC) + AHEAD
