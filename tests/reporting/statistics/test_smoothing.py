"""Averages over days, against SciPy's filter and against a plain sum."""

from datetime import timedelta
from math import exp

import pytest
from scipy import signal

from builders import DAY
from fasciatrack.domain.periods import Period
from fasciatrack.reporting.statistics.smoothing import (
    ewma,
    ewma_by_time,
    moving_average,
)
from scipy_oracle import chances, some


def test_the_weighted_average_is_scipys_filter() -> None:
    for chance in chances(61):
        values = some(chance, 1, 40)
        weight = chance.choice((0.0, 0.1, 0.3, 1.0))
        start = values[0] + chance.uniform(-5, 5)
        known, _ = signal.lfilter(
            [weight], [1, weight - 1], values, zi=[(1 - weight) * start]
        )
        assert ewma(values, weight, start) == pytest.approx(list(known), rel=1e-12)
    assert ewma([], 0.3, 5) == []


def test_by_time_it_is_the_same_where_days_are_as_far_apart() -> None:
    for chance in chances(62, 500):
        values = some(chance, 1, 30)
        apart = chance.choice((0.5, 1, 3))
        points = [(2 + apart * number, value) for number, value in enumerate(values)]
        known = ewma(values, 1 - exp(-apart / 7), values[0])
        assert ewma_by_time(points) == pytest.approx(known, rel=1e-12)
    assert ewma_by_time([]) == []


def test_a_value_at_the_same_moment_changes_nothing() -> None:
    assert ewma_by_time([(3, 6), (3, 1), (1e9, 4)]) == [6, 6, 4]


def test_the_moving_average_counts_the_days_that_have_a_value() -> None:
    for chance in chances(63, 400):
        length = chance.randint(1, 25)
        window, fewest = chance.choice(((7, 4), (7, 1), (3, 3), (1, 0)))
        days = {
            DAY + timedelta(days=number): chance.randint(0, 100) / 10
            for number in range(-10, length + 5)
            if chance.random() < 0.6
        }
        period = Period(first=DAY, last=DAY + timedelta(days=length - 1))
        found = moving_average(days, period, window, fewest)
        assert list(found) == [DAY + timedelta(days=n) for n in range(length)]
        for day, average in found.items():
            inside = [
                value
                for other, value in days.items()
                if timedelta() <= day - other < timedelta(days=window)
            ]
            if len(inside) < max(fewest, 1):
                assert average is None
            else:
                assert average == pytest.approx(sum(inside) / len(inside))


def test_four_of_seven_days_make_an_average() -> None:
    days = {DAY + timedelta(days=number): float(number) for number in range(4)}
    period = Period(first=DAY, last=DAY + timedelta(days=7))
    found = list(moving_average(days, period).values())
    assert found == [None, None, None, 1.5, 1.5, 1.5, 1.5, None]
