"""Where a score is heading by day, and when there are too few days to say."""

from datetime import timedelta

import pytest

from builders import DAY
from fasciatrack.reporting.statistics.slopes import theil_sen
from fasciatrack.reporting.trend import alikeness, build_trend, widened_range


@pytest.mark.parametrize(
    ("days", "is_one"),
    [
        (range(0, 16, 2), True),
        (range(0, 14, 2), False),
        ([*range(7), 13], True),
        ([*range(7), 12], False),
        ([], False),
    ],
    ids=["enough", "seven days", "14 days long", "13 days long", "none"],
)
def test_eight_days_over_two_weeks_are_needed(days: list[int], *, is_one: bool) -> None:
    trend = build_trend({DAY + timedelta(days=day): day / 4 for day in days})
    assert (trend is not None) is is_one


def test_a_trend_is_told_by_its_days() -> None:
    trend = build_trend({DAY + timedelta(days=day): 2 + day / 4 for day in range(15)})
    assert trend is not None
    assert (trend.n, trend.first, trend.last) == (15, DAY, DAY + timedelta(days=14))
    assert (trend.slope, trend.low, trend.high) == (0.25, 0.25, 0.25)
    assert trend.rise == 3.5


def test_the_range_is_wider_where_days_that_follow_are_alike() -> None:
    alike = [4 + (number // 6) % 3 + number / 60 for number in range(56)]
    days = {DAY + timedelta(days=number): one for number, one in enumerate(alike)}
    plain = theil_sen([*enumerate(alike)])
    low, high = widened_range(dict(reversed(days.items())))
    assert alikeness([*enumerate(alike)]) > 0.6
    assert low < plain.low < plain.high < high
    jumping = {
        DAY + timedelta(days=number): 5 + (-1) ** number * (number % 7) / 7
        for number in range(40)
    }
    plain = theil_sen([*enumerate(jumping.values())])
    assert widened_range(jumping) == (plain.low, plain.high)
