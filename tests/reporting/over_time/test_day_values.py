"""One value for each day: medians, sums, and several areas brought to one level."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import place
from fasciatrack.domain.periods import Period
from fasciatrack.reporting.over_time.day_values import DayValues, values_by_day
from fasciatrack.reporting.over_time.observations import Observation

FIRST = date(2026, 1, 5)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def observations(label: str = "now") -> list[Observation]:
    return [Observation(label=label, day=on(1), value=value) for value in (2, 9, 3)] + [
        Observation(label=label, day=on(0), value=None)
    ]


def felt(area: str, values: Mapping[int, float]) -> list[Observation]:
    return [
        Observation(label="now", day=on(number), value=value, places=(place(area),))
        for number, value in values.items()
    ]


def test_a_day_is_the_median_of_its_scores() -> None:
    assert values_by_day("pain", observations()).days == {on(1): 3}


def test_scores_after_a_session_are_left_out() -> None:
    after = values_by_day("pain", observations("after"))
    assert after == DayValues(days={}, areas=0)
    assert values_by_day("pain", observations("before")).days == {on(1): 3}


def test_what_adds_up_is_summed() -> None:
    assert values_by_day("water", observations("water")).days == {on(1): 14}


def test_days_are_in_order() -> None:
    seen = [Observation(label="now", day=on(n), value=1) for n in (5, 2, 9)]
    assert list(values_by_day("pain", seen).days) == [on(2), on(5), on(9)]


@pytest.mark.parametrize(
    ("metric", "today", "days", "is_without"),
    [
        ("water", 1, {on(0): 2}, True),
        ("water", 0, {}, True),
        ("water", 2, {on(0): 2, on(1): 14}, False),
        ("water", None, {on(0): 2, on(1): 14}, False),
        ("pain", 1, {on(0): 2, on(1): 3}, False),
    ],
)
def test_a_sum_that_still_grows_is_left_out(
    metric: str, today: int | None, days: dict[date, float], *, is_without: bool
) -> None:
    seen = [Observation(label=metric, day=on(0), value=2), *observations(metric)]
    found = values_by_day(metric, seen, today=None if today is None else on(today))
    assert (found.days, found.is_without_today) == (days, is_without)


def test_areas_are_brought_to_one_level() -> None:
    neck = felt("neck", {0: 8, 1: 6, 2: 7})
    calf = felt("left-calf", {2: 2, 3: 4, 4: 3})
    found = values_by_day("pain", [*neck, *calf])
    # Both lie about 5, the mean of all.
    assert found == DayValues(
        days={on(0): 6, on(1): 4, on(2): 4.5, on(3): 6, on(4): 5}, areas=2
    )
    assert values_by_day("pain", neck) == DayValues(
        days={on(0): 8, on(1): 6, on(2): 7}, areas=1
    )


def test_days_as_far_from_their_means_are_the_same() -> None:
    neck = felt("neck", {0: 5.1, 1: 5.3})
    calf = felt("left-calf", {2: 2.2, 3: 2.4})
    days = values_by_day("pain", [*neck, *calf]).days
    assert list(days.values()) == [3.65, 3.85, 3.65, 3.85]


def test_an_area_has_the_mean_that_it_has_in_the_period() -> None:
    period = Period(first=on(5), last=on(9))
    neck = felt("neck", {0: 10, 5: 6, 6: 4})
    calf = felt("left-calf", {6: 1, 9: 3})
    hip = felt("hip", {1: 9})
    found = values_by_day("pain", [*neck, *calf, *hip], period=period)
    assert found == DayValues(
        days={on(0): 8.5, on(5): 4.5, on(6): 2.5, on(9): 4.5}, areas=2
    )
    alone = values_by_day("pain", [*neck, *hip], period=period)
    assert (alone.areas, list(alone.days.values())) == (1, [10, 6, 4])
    assert values_by_day("pain", hip, period=period) == DayValues(days={}, areas=0)


@given(st.integers(0, 100), st.integers(0, 100))
def test_areas_that_do_not_move_make_days_that_do_not(one: int, other: int) -> None:
    neck = felt("neck", dict.fromkeys(range(7), one / 10))
    calf = felt("left-calf", dict.fromkeys(range(5, 20), other / 10))
    days = values_by_day("pain", [*neck, *calf]).days
    assert len(set(days.values())) == 1
