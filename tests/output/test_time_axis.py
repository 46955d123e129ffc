from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.periods import Period
from fasciatrack.output.time_axis import SPACE, date_ticks
from fasciatrack.reporting.over_time.buckets import Bucket


def spread(period: Period, columns: int) -> Callable[[date], float]:
    """Put the first day at the left edge and the last at the right one."""
    days = max(1, period.length - 1)
    return lambda day: (day - period.first).days / days * (columns - 1)


def words(first: str, last: str, bucket: Bucket, columns: int) -> list[str]:
    period = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))
    ticks = date_ticks(period, bucket, spread(period, columns))
    return [text for _, text in ticks]


@pytest.mark.parametrize(
    ("first", "last", "bucket", "columns", "expected"),
    [
        (
            "2026-11-16",
            "2026-11-20",
            "day",
            77,
            ["16 Nov", "17 Nov", "18 Nov", "19 Nov", "20 Nov"],
        ),
        ("2026-11-16", "2026-11-20", "day", 30, ["16 Nov", "18 Nov", "20 Nov"]),
        (
            "2026-10-28",
            "2026-11-20",
            "day",
            60,
            ["2 Nov", "9 Nov", "16 Nov"],
        ),
        (
            "2026-09-28",
            "2026-11-20",
            "day",
            36,
            ["28 Sep", "12 Oct", "26 Oct", "9 Nov"],
        ),
        ("2026-08-01", "2026-11-28", "day", 36, ["Aug", "Sep", "Oct", "Nov"]),
        ("2026-11-09", "2026-11-16", "week", 36, ["9 Nov", "16 Nov"]),
        ("2025-11-24", "2026-11-16", "week", 77, ["2026", "Apr", "Jul", "Oct"]),
        ("2025-11-24", "2026-11-16", "week", 20, ["2026", "Jul"]),
        ("2019-03-01", "2026-11-01", "month", 20, ["2020", "2025"]),
        ("1950-01-01", "2026-11-01", "month", 36, ["1960", "1980", "2000", "2020"]),
        ("2026-11-20", "2026-11-20", "day", 36, ["20 Nov"]),
        ("2026-11-17", "2026-11-18", "day", 5, ["17 Nov"]),
        ("2026-11-17", "2026-11-20", "day", 9, ["17 Nov"]),
    ],
)
def test_dates_are_as_fine_as_can_be_read(
    first: str, last: str, bucket: Bucket, columns: int, expected: list[str]
) -> None:
    assert words(first, last, bucket, columns) == expected


@given(
    st.dates(date(1900, 1, 1), date(2030, 1, 1)),
    st.integers(1, 1000),
    st.integers(20, 120),
)
def test_there_is_always_a_date_and_none_touches_the_next(
    first: date, days: int, columns: int
) -> None:
    period = Period(first=first, last=date.fromordinal(first.toordinal() + days - 1))
    bucket: Bucket = "day" if days <= 120 else "week"
    ticks = date_ticks(period, bucket, spread(period, columns))
    assert ticks
    for (left, _), (right, text) in pairwise(ticks):
        assert right - left >= len(text) + SPACE
