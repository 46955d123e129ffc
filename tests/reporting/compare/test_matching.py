"""Days that began alike, and how differently they went on."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import numpy as np
import pytest
from scipy import stats

from compared_days import FIRST
from fasciatrack.reporting.compare.matching import (
    SpanGroup,
    Weekday,
    compare_days,
    matched_days,
)
from fasciatrack.reporting.compare.sides import Side
from fasciatrack.reporting.compare.spans import Before, Span
from fasciatrack.reporting.statistics.permutation import two_groups
from simulated_diaries import seeded


def span(  # noqa: PLR0913 - what a span is
    day: int,
    start: float,
    change: float,
    *,
    place: str = "neck",
    over_usual: float | None = None,
    before: Sequence[float] = (0, 0, 0, 0),
) -> Span:
    return Span(
        day=FIRST + timedelta(days=day),
        place=place,
        start=start,
        change=change,
        before=Before(start - 4 if over_usual is None else over_usual, *before),
        labels=frozenset(),
    )


def by_chance(random: Random, n: int, mean: float, effect: float) -> list[Span]:
    spans = []
    for day in range(n):
        start = float(min(10, max(0, round(random.gauss(mean, 1.8)))))
        before = [random.gauss(0, 1) for _ in range(4)]
        change = 0.3 * sum(before) - 0.5 * (start - 4) + effect + random.gauss(0, 1.5)
        spans.append(span(day, start, float(round(change)), before=before))
    return spans


def alike(
    first: list[Span], second: list[Span], *, caliper: float, same_place: bool = True
) -> tuple[Side, Side]:
    groups = SpanGroup(first), SpanGroup(second)
    return matched_days(*groups, caliper=caliper, same_place=same_place)


def matched(side: Side) -> list[float]:
    return [day.start for day in side.matched]


def test_only_days_that_began_within_a_point_are_alike() -> None:
    first = [span(0, 6, -2), span(1, 8, -3), span(2, 3.9, 0)]
    second = [span(10, 5, 0), span(11, 9.1, 0), span(12, 1, 0)]
    one, other = alike(first, second, caliper=1)
    assert (len(one.days), matched(one)) == (3, [6])
    assert (len(other.days), matched(other)) == (3, [5])


def test_a_tenth_more_than_a_point_in_decimals_is_too_far() -> None:
    one, _ = alike([span(0, 5.1, 0)], [span(1, 4.1, 0)], caliper=1)
    assert matched(one) == [5.1]
    one, _ = alike([span(0, 5.2, 0)], [span(1, 4.1, 0)], caliper=1)
    assert matched(one) == []


def test_places_are_not_mixed() -> None:
    first = [span(0, 6, -2), span(1, 6, -2, place="calf")]
    one, other = alike(first, [span(5, 6, 0)], caliper=1)
    assert (len(one.days), len(other.days)) == (1, 1)


def test_unless_they_are_what_is_compared() -> None:
    first, second = [span(0, 6, -2)], [span(5, 6, 0, place="calf", over_usual=1)]
    one, other = alike(first, second, caliper=1, same_place=False)
    assert (matched(one), matched(other)) == ([6], [6])
    assert other.days[0].before[0] == 6


def test_a_day_with_several_places_counts_once() -> None:
    first = [span(0, 6, -2), span(0, 4, -1, place="calf")]
    second = [span(5, 6, 0), span(5, 4, 1, place="calf")]
    one, _ = alike(first, second, caliper=1)
    assert (one.days, one.matched) == ([span(0, 5, -1.5)], one.days)


def test_of_a_day_with_several_places_those_that_match_count() -> None:
    first = [span(0, 6, -2), span(0, 1, 3, place="calf")]
    second = [span(5, 6, 0), span(5, 4, 1, place="calf")]
    one, other = alike(first, second, caliper=1)
    assert (one.days, one.matched) == ([span(0, 6, -2)], one.days)
    assert matched(other) == [6]


@pytest.mark.parametrize("seed", range(40))
def test_the_difference_is_that_of_a_regression(seed: int) -> None:
    random = seeded(seed)
    first = by_chance(random, random.randint(4, 40), 6.5, random.choice([0, -1.5]))
    second = by_chance(random, random.randint(4, 60), 3, 0)
    days = alike(first, second, caliper=1)
    if min(map(len, map(matched, days))) < 2:
        return
    found = compare_days(*days, lower_is_better=True)
    everything = [*days[0].days, *days[1].days]
    is_first = np.array([1.0] * len(days[0].days) + [0.0] * len(days[1].days))
    design = np.column_stack(
        [
            is_first,
            1 - is_first,
            *zip(*(day.before for day in everything), strict=True),
        ]
    )
    changes = np.array([day.change for day in everything])
    # What each change adds to each coefficient.
    adds = np.linalg.pinv(design)
    slopes = adds[2:] @ changes
    is_matched = np.array([*days[0].is_matched, *days[1].is_matched])
    own = sum(
        sign * (group * is_matched) / (group * is_matched).sum()
        for sign, group in ((1, is_first), (-1, 1 - is_first))
    )
    weights = own - (own @ design[:, 2:]) @ adds[2:]
    adjusted = changes - design[:, 2:] @ slopes
    groups = [adjusted[is_matched & (is_first == each)] for each in (1, 0)]
    left = np.concatenate([group - group.mean() for group in groups])
    freedom = len(left) - 7
    if freedom < 1:
        assert found.low is None
        return
    error = np.sqrt(left @ left / freedom * (weights @ weights))
    difference = float(weights @ changes)
    assert found.difference == pytest.approx(difference, abs=1e-9)
    reach = stats.t.ppf(0.975, freedom) * error
    p = 2 * stats.t.sf(abs(difference) / error, freedom)
    has_range = True
    if p <= 0.05:
        in_tenths = [[round(10 * float(one)) for one in group] for group in groups]
        exact, without = two_groups(*in_tenths), without_week(days, difference)
        has_range = without <= 0.05
        p = max(p, exact, without) if has_range else without
        assert abs(difference) > reach
    assert found.p == pytest.approx(p, abs=1e-9)
    if has_range:
        assert found.low == pytest.approx(difference - reach, abs=1e-7)
        assert found.high == pytest.approx(difference + reach, abs=1e-7)
    else:
        assert found.low is found.high is None
    assert found.is_without_week is not has_range
    test = stats.mannwhitneyu(*[np.round(group, 1) for group in groups])
    nap = 1 - test.statistic / (len(groups[0]) * len(groups[1]))
    assert found.nap == pytest.approx(nap, abs=0.02)
    assert found.tau == pytest.approx(2 * found.nap - 1)


def without_week(days: tuple[Side, Side], difference: float) -> float:
    """Give p of a regression with a column for each day of the week."""
    both = [*days[0].days, *days[1].days]
    weekdays = sorted({day.day.weekday() for day in both})
    design = np.column_stack(
        [
            [1.0] * len(days[0].days) + [0.0] * len(days[1].days),
            *zip(*(day.before for day in both), strict=True),
            *([float(day.day.weekday() == each) for day in both] for each in weekdays),
        ]
    )
    changes = np.array([day.change for day in both])
    adds = np.linalg.pinv(design)
    found = adds @ changes
    left = changes - design @ found
    freedom = len(both) - np.linalg.matrix_rank(design)
    error = np.sqrt(left @ left / freedom * (adds[0] @ adds[0]))
    p = float(2 * stats.t.sf(abs(found[0]) / error, freedom))
    return p if found[0] * difference > 0 else 1.0


def test_a_day_of_the_week_that_only_one_side_has_cannot_be_told_from_it() -> None:
    random = seeded()
    first = [span(7 * day, 5, random.choice([-3, -2])) for day in range(12)]
    second = [span(7 * day + 3, 5, random.choice([0, 1])) for day in range(15)]
    days = alike(first, second, caliper=1)
    found = compare_days(*days, lower_is_better=True)
    assert (found.p, found.weekday) == (1, Weekday(day="Sunday", first=12, second=0))
    spread = [span(9 * day + 3, 5, random.choice([0, 1])) for day in range(15)]
    some = compare_days(*alike(first, spread, caliper=1), lower_is_better=True)
    assert (some.weekday, some.p <= 0.05) == (None, True)


def test_yesterdays_are_alike_within_two_points() -> None:
    first = [span(0, 5, 0, before=(0, 1, 0, 0)), span(1, 5, 0, before=(0, 3, 0, 0))]
    second = [span(2, 5, 0, before=(0, -1, 0, 0))]
    one, other = alike(first, second, caliper=1)
    assert one.is_matched == [True, False]
    assert other.is_matched == [True]


def test_where_starts_differ_the_line_takes_it_out() -> None:
    first = [span(day, 6, -2) for day in range(6)]
    second = [
        span(10 + day, start, -(start - 4)) for day, start in enumerate([5, 3, 4, 5, 5])
    ]
    found = compare_days(*alike(first, second, caliper=1), lower_is_better=True)
    assert found.difference == pytest.approx(0)


def test_days_that_all_go_the_same_way_have_no_range_but_a_chance() -> None:
    first = [span(day, 5, -2) for day in range(6)]
    second = [span(10 + day, 5, 0) for day in range(6)]
    found = compare_days(*alike(first, second, caliper=1), lower_is_better=True)
    assert (found.difference, found.low, found.high) == (-2, None, None)
    assert found.p == pytest.approx(2 / 924)
    assert found.nap == 1


def test_days_that_all_went_on_alike_do_not_differ_by_the_week() -> None:
    fridays = [span(7 * week + 4, 5, -1) for week in range(12)]
    others = [span(day, 5, -1) for day in range(60) if day % 7 != 4]
    found = compare_days(*alike(fridays, others, caliper=1), lower_is_better=True)
    assert (found.difference, found.p, found.weekday) == (0, 1, None)


def test_where_higher_is_better_the_higher_day_is() -> None:
    first = [span(day, 5, 2) for day in range(3)]
    second = [span(10 + day, 5, 0) for day in range(3)]
    days = alike(first, second, caliper=1)
    assert compare_days(*days, lower_is_better=False).nap == 1
    assert compare_days(*days, lower_is_better=True).nap == 0


def test_too_few_days_for_a_line_have_no_range() -> None:
    first, second = [span(0, 5, -2)], [span(1, 6, 1)]
    found = compare_days(*alike(first, second, caliper=1), lower_is_better=True)
    assert (found.low, found.p) == (None, 1)


def test_a_week_that_moves_with_the_start_says_nothing_of_its_own() -> None:
    random = seeded()
    first = by_chance(random, 20, 5, -1)
    second = by_chance(random, 20, 5, 0)
    moving = [
        [_with_week(one, 2 * one.before.start) for one in spans]
        for spans in (first, second)
    ]
    without = [[_with_week(one, 0) for one in spans] for spans in moving]
    one, other = (
        compare_days(*alike(*spans, caliper=1), lower_is_better=True)
        for spans in (moving, without)
    )
    assert one.difference == pytest.approx(other.difference)
    assert one.low == pytest.approx(other.low)


def _with_week(one: Span, week: float) -> Span:
    return one._replace(before=one.before._replace(week=week))
