from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.reporting.relate.chance import MOST_P, Chance, chance_of
from fasciatrack.reporting.statistics.averages import double_ranks
from fasciatrack.reporting.statistics.correlation import (
    circular_shift,
    effective_pairs,
    lag_one,
    spearman,
    spearman_p,
)
from unrelated_diary import seeded, sticky

FIRST = date(2026, 1, 1)


def days(count: int) -> list[date]:
    return [FIRST + timedelta(days=number) for number in range(count)]


def chance(x: Sequence[float], y: Sequence[float]) -> Chance:
    found = chance_of(days(len(x)), x, y)
    assert found is not None
    return found


def together(seed: int, count: int, share: float) -> tuple[list[float], list[float]]:
    rng = seeded(seed)
    x = sticky(rng, days=count, kept=0.3)
    noise = sticky(rng, days=count, kept=0.3)
    return x, [share * a + (1 - share) * b for a, b in zip(x, noise, strict=True)]


def test_what_goes_together_is_told_from_chance() -> None:
    found = chance(*together(1, 60, 0.7))
    assert found.rho > 0.7
    assert found.p < 0.001
    assert found.only is None
    assert not found.drifts


def test_the_direction_does_not_matter() -> None:
    x, y = together(1, 60, 0.7)
    plain, turned = chance(x, y), chance(x, [-value for value in y])
    assert turned.rho == pytest.approx(-plain.rho)
    assert turned.p == pytest.approx(plain.p)


@pytest.mark.parametrize(("x", "y"), [([1] * 20, range(20)), (range(20), [5] * 20)])
def test_what_never_changes_goes_with_nothing(
    x: Sequence[float], y: Sequence[float]
) -> None:
    assert chance_of(days(20), x, y) is None


def test_the_shifts_raise_p_also_where_t_says_chance() -> None:
    rng = seeded(1)
    x, y = (sticky(rng, days=50, kept=0.0) for _ in range(2))
    found = chance(x, y)
    assert MOST_P < spearman_p(found.rho, found.effective) < found.p
    assert found.p == circular_shift(x, y).p


@pytest.mark.parametrize(("length", "is_shifted"), [(1000, True), (1001, False)])
def test_of_very_long_series_t_alone_may_say_chance(
    length: int, *, is_shifted: bool
) -> None:
    rng = seeded(7)
    x, y = (sticky(rng, days=length, kept=0.0) for _ in range(2))
    found = chance(x, y)
    by_t, by_shifts = spearman_p(found.rho, found.effective), circular_shift(x, y).p
    assert MOST_P < by_t < by_shifts
    assert found.p == (by_shifts if is_shifted else by_t)


def test_a_rhythm_that_both_share_is_what_the_shifts_find() -> None:
    week = [float(number % 7) for number in range(70)]
    shifted = circular_shift(week, week)
    found = chance(week, week)
    # One shift in seven is as good as none.
    assert found.rho == 1
    assert found.p == shifted.p == 10 / 66


def test_one_that_drifts_is_no_drift_of_both() -> None:
    rng = seeded(14)
    steps = [float(number) for number in range(60)]
    loose = sticky(rng, days=60, kept=0.0)
    assert not chance(steps, loose).drifts
    assert not chance(loose, steps).drifts
    assert chance(
        steps, [value + step for value, step in zip(loose, steps, strict=True)]
    ).drifts


@given(
    st.lists(
        st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=14, max_size=60
    )
)
def test_p_is_never_less_than_the_shifts_say_where_they_can_tell(
    pairs: list[tuple[int, int]],
) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = chance_of(days(len(x)), x, y)
    if found is None:
        assert len(set(x)) == 1 or len(set(y)) == 1
        return
    shifted = circular_shift(x, y)
    assert found.rho == shifted.rho == spearman(x, y)
    assert 0 <= found.p <= 1
    assert 0 < found.effective <= len(x)
    if shifted.p > 1.5 / (1 + shifted.shifts):
        assert found.p >= min(shifted.p, MOST_P)
    if shifted.p > MOST_P:
        assert found.p > MOST_P or shifted.p < 1.5 / (1 + shifted.shifts)


def test_sticky_days_are_worth_fewer() -> None:
    rng = seeded(2)
    loose = chance(*(sticky(rng, days=200, kept=0.0) for _ in range(2)))
    tight = chance(*(sticky(rng, days=200, kept=0.9) for _ in range(2)))
    assert loose.effective > 190
    assert 5 < tight.effective < 50


def test_what_is_taken_for_independent_is_what_resemblance_leaves() -> None:
    rng = seeded(13)
    x, y = (sticky(rng, days=80, kept=0.6) for _ in range(2))
    kept = [
        (1 + 4 * r) / 80 + r
        for r in (lag_one(double_ranks(x)), lag_one(double_ranks(y)))
    ]
    expected = effective_pairs(80, *kept)
    assert chance(x, y).effective == pytest.approx(expected, rel=1e-12)


def test_two_that_only_drift_do_not_go_together() -> None:
    rng = seeded(3)
    x, y = ([number / 20 + rng.gauss(0, 1) for number in range(120)] for _ in range(2))
    found = chance(x, y)
    assert found.rho > 0.5
    assert found.drifts
    assert (found.only, found.p > MOST_P) == ("drift", True)


def test_what_turns_round_without_the_drift_is_not_there() -> None:
    rng = seeded(4)
    noise = [rng.gauss(0, 1) for _ in range(120)]
    x = [number / 10 + value for number, value in enumerate(noise)]
    y = [number / 10 - value for number, value in enumerate(noise)]
    found = chance(x, y)
    assert (found.only, found.p) == ("drift", 1.0)


def test_two_that_are_nothing_but_drift_have_nothing_left_without_it() -> None:
    steps = [float(number) for number in range(64)]
    assert chance(steps, steps).p == 1.0


def test_two_that_follow_the_days_of_the_week_do_not_go_together() -> None:
    rng = seeded(5)
    several = [
        chance(*([(n % 7 > 4) + rng.gauss(0, 1) for n in range(210)] for _ in range(2)))
        for _ in range(20)
    ]
    assert sum(one.p <= MOST_P for one in several) <= 2
    assert sum(one.only == "week" for one in several) >= 2
    assert {one.only for one in several} == {"week", None}


def test_an_association_besides_the_week_and_the_drift_stays() -> None:
    x, y = together(6, 120, 0.6)
    x = [value + number / 40 for number, value in enumerate(x)]
    y = [value + number / 40 + (number % 7 > 4) for number, value in enumerate(y)]
    found = chance(x, y)
    assert found.drifts
    assert found.only is None
    assert found.p < MOST_P


def test_several_of_one_day_are_taken_in_their_order() -> None:
    x, y = together(7, 40, 0.7)
    found = chance_of([FIRST] * 40, x, y)
    assert found is not None
    assert found.rho == spearman(x, y)
