"""Dates of other programs are read when they can be read in one way only."""

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.errors import InvalidValueError
from fasciatrack.exchange.written_dates import DateOrder, iso_day, iso_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-01-31", "2018-01-31"),
        ("2018/1/31", "2018-01-31"),
        ("2018.01.31", "2018-01-31"),
        ("31.1.2018", "2018-01-31"),
        ("31 Jan 2018", "2018-01-31"),
        ("31-jan-2018", "2018-01-31"),
        ("1 January 2018", "2018-01-01"),
        ("Sept 3, 2018", "2018-09-03"),
        ("May 3 2018", "2018-05-03"),
        ("  2018-01-31  ", "2018-01-31"),
        ("2018-01-31 00:00:00", "2018-01-31"),
        ("2018-01-31T00:00", "2018-01-31"),
    ],
)
def test_a_date_is_read(text: str, expected: str) -> None:
    assert iso_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-01-31 20:21:49", "2018-01-31 20:21:49"),
        ("2018-01-31T20:21", "2018-01-31 20:21:00"),
        ("2018-01-31T20:21:49.123456Z", "2018-01-31 20:21:49Z"),
        ("2018-01-31T20:21:49+01:00", "2018-01-31 20:21:49+01:00"),
        ("2018-01-31 20:21 -0430", "2018-01-31 20:21:00-0430"),
        ("Jan 31, 2018, 8:21\u202fPM", "2018-01-31 20:21:00"),
        ("31.01.2018 08:21", "2018-01-31 08:21:00"),
        ("31 Jan 2018 12:05am", "2018-01-31 00:05:00"),
        ("2018-Jan-31 9 pm", "2018-01-31 21:00:00"),
        ("2018-01-31", "2018-01-31"),
    ],
)
def test_a_moment_is_read(text: str, expected: str) -> None:
    assert iso_moment(text) == expected


@pytest.mark.parametrize(
    ("order", "expected"), [("dmy", "2018-04-03"), ("mdy", "2018-03-04")]
)
def test_the_order_of_day_and_month_has_to_be_said(
    order: DateOrder, expected: str
) -> None:
    for text in ("03/04/2018", "3-4-2018"):
        assert iso_day(text, order) == expected
        assert iso_moment(f"{text} 7:05", order) == f"{expected} 07:05:00"
        with pytest.raises(InvalidValueError, match="can be two days; say --dates dmy"):
            iso_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-02-30",
        "2018-13-01",
        "31/12/18",
        "18-1-31",
        "2018-1/31",
        "31 Foo 2018",
        "Jan 2018",
        "1517430109",
        "\u0662\u0660\u0661\u0668-01-31",
    ],
)
def test_what_is_no_date_is_refused_with_the_value(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a date; write it like"):
        iso_day(text)


def test_a_date_of_one_order_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="'12/31/2018' is not a date"):
        iso_day("12/31/2018", "dmy")


def test_a_date_with_a_time_belongs_elsewhere() -> None:
    with pytest.raises(InvalidValueError, match="has a time of day; map that column"):
        iso_day("2018-01-31 20:21")


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="is not a time of day"):
        iso_moment("2018-01-31 25:00")


@given(st.datetimes(min_value=datetime(1900, 1, 1)))  # noqa: DTZ001 - as files have it
def test_iso_comes_back_to_the_second(moment: datetime) -> None:
    expected = moment.replace(microsecond=0).isoformat(sep=" ")
    assert iso_moment(moment.isoformat()) == expected


@given(st.text(max_size=30))
def test_any_other_text_is_read_or_refused(text: str) -> None:
    for read in (iso_day, iso_moment):
        with suppress(InvalidValueError):
            assert read(text)[4] == "-"
