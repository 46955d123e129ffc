from datetime import date, timedelta

import pytest

from fasciatrack.reporting.over_time.line_facts import (
    Extreme,
    Half,
    empty_buckets,
    line_facts,
)
from fasciatrack.reporting.over_time.series import Line, Point

FIRST = date(2026, 11, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


def a_line(*values: float | None, unsaid: int = 0) -> Line:
    return Line(
        label="before",
        points=tuple(
            Point(day=on(number), value=value, n=2 * (value is not None), unsaid=unsaid)
            for number, value in enumerate(values, start=1)
        ),
    )


def test_a_line_is_summed_up_over_its_buckets_that_have_a_value() -> None:
    facts = line_facts(a_line(4, None, 8, 2, None, 3, unsaid=1))
    assert facts is not None
    assert (facts.n, facts.unsaid, facts.filled, facts.gaps) == (8, 6, 4, 2)
    assert facts.mean == pytest.approx(17 / 4)
    assert facts.lowest == Extreme(value=2, days=(on(4),))
    assert facts.highest == Extreme(value=8, days=(on(3),))


def test_all_days_of_an_extreme_are_named() -> None:
    facts = line_facts(a_line(0, 5, None, 0))
    assert facts is not None
    assert facts.lowest == Extreme(value=0, days=(on(1), on(4)))


@pytest.mark.parametrize(
    ("values", "first", "second"),
    [
        ((1, 2, 3, 5), (1.5, 2), (4, 2)),
        ((1, 2, 3, None, 5), (2, 3), (5, 1)),
        ((4,), (4, 1), None),
        ((None, None, 3), None, (3, 1)),
        ((0, None, None), (0, 1), None),
    ],
)
def test_halves_are_halves_of_the_period_however_full_they_are(
    values: tuple[float | None, ...],
    first: tuple[float, int] | None,
    second: tuple[float, int] | None,
) -> None:
    facts = line_facts(a_line(*values))
    assert facts is not None
    for half, expected in ((facts.first_half, first), (facts.second_half, second)):
        assert half == (
            Half(mean=expected[0], filled=expected[1]) if expected else None
        )


def test_a_line_without_a_value_has_no_facts() -> None:
    assert line_facts(a_line(None, None)) is None


def test_a_bucket_is_empty_only_when_no_line_has_a_value() -> None:
    assert empty_buckets([a_line(1, None, None), a_line(None, 0, None)]) == 1
