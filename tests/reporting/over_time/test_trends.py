"""The trend of a value by day: its line, its verdict, and the smoothed values."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.over_time.buckets import Bucket
from fasciatrack.reporting.over_time.trends import (
    MOST_POINTS,
    TrendLine,
    Trends,
    build_trends,
)
from fasciatrack.reporting.statistics.slopes import mann_kendall, theil_sen

FIRST = date(2026, 1, 5)
"""A Monday."""


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def by_day(values: Sequence[float]) -> dict[date, float]:
    return {on(number): value for number, value in enumerate(values)}


def wobbling(count: int, slope: float = 0, seed: int = 1) -> dict[date, float]:
    """Return values around a line, no day like the day before."""
    chance = Random(seed)  # noqa: S311 - made-up diaries are no secret
    return by_day([5 + slope * n + chance.uniform(-1, 1) for n in range(count)])


def found(
    days: Mapping[date, float],
    metric: str = "pain",
    *,
    period: Period | None = None,
    bucket: Bucket = "day",
) -> Trends:
    (trends,) = build_trends(metric, [days], period=period, bucket=bucket)
    return trends


def line_of(days: Mapping[date, float], metric: str = "pain") -> TrendLine:
    line = found(days, metric).line
    assert line is not None
    return line


class TestWhatItTakes:
    @pytest.mark.parametrize(
        ("numbers", "missing"),
        [
            (
                [],
                [
                    ("day with a rating before or between sessions", 0, 8),
                    ("day from first to last", 0, 14),
                ],
            ),
            ([3], [("day with a rating", 1, 8), ("day from first to last", 1, 14)]),
            ([*range(6), 13], [("day with a rating", 7, 8)]),
            (range(13), [("day from first to last", 13, 14)]),
        ],
    )
    def test_below_8_days_over_14_there_is_no_line(
        self, numbers: Sequence[int], missing: Sequence[tuple[str, int, int]]
    ) -> None:
        trends = found({on(number): number % 3 for number in numbers})
        assert (trends.verdict, trends.line) == ("none", None)
        assert trends.days == len(numbers)
        assert trends.missing == tuple(
            Missing(what=what, have=have, need=need) for what, have, need in missing
        )

    @pytest.mark.parametrize(
        ("numbers", "missing"),
        [
            ([*range(7), 13], [(8, 14), (14, 28)]),
            ([*range(12), 40], [(13, 14)]),
            (range(27), [(27, 28)]),
        ],
    )
    def test_below_14_days_over_28_a_line_is_not_judged(
        self, numbers: Sequence[int], missing: Sequence[tuple[int, int]]
    ) -> None:
        trends = found({on(number): number for number in numbers})
        assert trends.verdict == "early"
        assert trends.line is not None
        assert (trends.line.p, trends.line.q) == (None, None)
        assert [(one.have, one.need) for one in trends.missing] == missing

    def test_from_14_days_over_28_it_is_judged(self) -> None:
        trends = found({on(number): number for number in (*range(13), 27)})
        assert (trends.verdict, trends.missing) == ("rising", ())

    def test_nights_and_drinks_are_counted_as_what_they_are(self) -> None:
        assert found({}, "sleep").missing[0].what == "night"
        assert found({}, "water").missing[0].what == "day with a drink of water"


class TestTheLine:
    def test_a_straight_fall_is_found_as_it_is(self) -> None:
        line = line_of(by_day([8 - number / 10 for number in range(41)]))
        assert (line.slope, line.low, line.high) == (-0.7, -0.7, -0.7)
        assert (line.start, line.end) == (8, 4)
        assert (line.start_range, line.end_range) == ((8, 8), (4, 4))
        assert (line.first, line.last, line.n) == (FIRST, on(40), 41)
        assert (line.step, line.per, line.alike) == ("day", "week", 0)
        assert line.p == line.q
        assert line.p is not None
        assert 0 < line.p < 1e-12

    def test_days_that_are_not_alike_leave_the_range_as_sen_has_it(self) -> None:
        days = by_day([5 + (-1) ** number * (number % 7) / 7 for number in range(40)])
        plain = theil_sen([((day - FIRST).days, one) for day, one in days.items()])
        line = line_of(days)
        assert line.alike == 0
        assert (line.low, line.high) == (
            round(plain.low * 7, 9),
            round(plain.high * 7, 9),
        )

    def test_days_that_are_alike_widen_the_range_and_hold_the_test_back(self) -> None:
        days = by_day([4 + (number // 6) % 3 + number / 60 for number in range(56)])
        points = [((day - FIRST).days, value) for day, value in days.items()]
        plain, test = theil_sen(points), mann_kendall(points)
        line = line_of(days)
        assert line.alike > 0.6
        assert line.low < plain.low * 7 < plain.high * 7 < line.high
        assert line.p is not None
        assert test.p < 0.05 < line.p
        assert found(days).verdict == "unclear"

    def test_how_alike_days_are_is_corrected_for_how_few_there_are(self) -> None:
        values = [6, 6, 4, 4, 6, 6, 4, 4, 4, 4, 6, 6, 4, 4, 6, 6]
        apart = [value - 5 for value in values]
        together = sum(a * b for a, b in pairwise(apart))
        r = together / sum(a * a for a in apart)
        assert r == pytest.approx(3 / 16)
        # A mirrored series has no slope to take out.
        assert line_of(by_day(values)).alike == round(r + 2 * (2 + 4 * r) / 16, 9)

    def test_the_range_begins_and_ends_where_its_lines_do(self) -> None:
        line = line_of(wobbling(41, slope=-0.05))
        middle = (line.start + line.end) / 2
        for slope, start, end in (
            (line.low, line.start_range[1], line.end_range[0]),
            (line.high, line.start_range[0], line.end_range[1]),
        ):
            assert end - start == pytest.approx(slope * 40 / 7, abs=0.2)
            assert (start + end) / 2 == pytest.approx(middle, abs=0.1)
        assert line.start_range[0] < line.start < line.start_range[1]
        assert line.end_range[0] < line.end < line.end_range[1]

    @pytest.mark.parametrize(
        ("count", "step", "n", "per"),
        [
            (60, "day", 60, "week"),
            (120, "day", 120, "week"),
            (121, "day", 121, "month"),
            (MOST_POINTS, "day", MOST_POINTS, "month"),
            (MOST_POINTS + 1, "week", 29, "month"),
            (7 * MOST_POINTS, "week", MOST_POINTS, "year"),
            (7 * MOST_POINTS + 1, "month", 47, "year"),
        ],
    )
    def test_many_days_are_taken_by_weeks_then_months(
        self, count: int, step: str, n: int, per: str
    ) -> None:
        line = line_of(by_day([number / 1000 for number in range(count)]))
        assert (line.step, line.n, line.per) == (step, n, per)
        per_day = {"week": 0.007, "month": 0.365_25 / 12, "year": 0.365_25}[per]
        assert line.slope == pytest.approx(per_day, abs=1e-9)
        assert (line.start, line.end) == (0, (count - 1) / 1000)

    def test_a_week_is_its_days_mean_at_their_middle(self) -> None:
        # Weeks of which only Monday and Tuesday, or Saturday and Sunday are known.
        days = {
            on(7 * week + day): (7 * week + day) / 100
            for week in range(101)
            for day in ((0, 1) if week % 2 else (5, 6))
        }
        line = line_of(days)
        assert (line.step, line.n) == ("week", 101)
        assert (line.low, line.high) == (line.slope, line.slope)

    def test_only_its_middle_makes_a_line_of_uneven_weeks_straight(self) -> None:
        # The longer into the week, the more of its days were kept: taken at the first
        # of them, the slopes from week to week would differ.
        days = {
            on(number): number / 100
            for week in range(60)
            for number in range(7 * week, 7 * week + 3 + week % 5)
        }
        line = line_of(days)
        assert (line.step, line.n) == ("week", 60)
        assert line.alike == 0
        assert (line.low, line.slope, line.high) == (0.304375,) * 3

    def test_a_tiny_p_is_not_0(self) -> None:
        line = line_of(wobbling(150, slope=0.1))
        assert line.p is not None
        assert 0 < line.p < 1e-9

    def test_more_pairs_rise_than_fall_where_it_goes_up(self) -> None:
        assert line_of(by_day([number / 9 for number in range(14)])).lead == 91
        assert line_of(by_day([-number / 9 for number in range(14)])).lead == -91

    @pytest.mark.parametrize(
        ("metric", "decimals", "least"),
        [
            ("pain", 2, 0.006),
            ("sleep-quality", 2, 0.006),
            ("sleep", 1, 0.06),
            ("mobility", 1, 0.06),
            ("water", 0, 0.6),
            ("caffeine", 0, 0.6),
        ],
    )
    def test_a_slope_is_something_as_finely_as_its_unit_is_told(
        self, metric: str, decimals: int, least: float
    ) -> None:
        line = line_of(by_day([6.12 - n * 0.0333 for n in range(30)]), metric)
        assert (line.slope, line.start, line.decimals) == (-0.2331, 6.12, decimals)
        assert not line.is_nothing(-least)
        assert not line.is_nothing(least / 6 * 5)
        assert line.is_nothing(-least / 2)


class TestTheVerdict:
    def test_what_falls_or_rises_surely_is_called_so(self) -> None:
        assert found(wobbling(56, slope=-0.05)).verdict == "falling"
        assert found(wobbling(56, slope=0.05)).verdict == "rising"

    def test_what_chance_might_draw_is_not_clear(self) -> None:
        trends = found(wobbling(56))
        assert trends.verdict == "unclear"
        assert trends.line is not None
        assert trends.line.p is not None
        assert trends.line.p > 0.05

    def test_what_is_always_the_same_is_said_to_be(self) -> None:
        for count in (14, 40):
            trends = found(by_day([4.0] * count))
            assert (trends.verdict, trends.missing) == ("same", ())
            assert trends.line is not None
            assert (trends.line.slope, trends.line.start, trends.line.p) == (0, 4, None)

    @pytest.mark.parametrize(
        "later",
        [
            # The range is nothing but 0, or reaches up from it.
            [3, 4, 0, 5, 0, 4, 6, 0, 5, 4, 6, 5],
            [2, 3, 2, 4] * 4,
        ],
    )
    def test_a_relapse_after_days_alike_is_higher_and_never_level(
        self, later: Sequence[float]
    ) -> None:
        values = [0] * 40 + [*later]
        for sign, verdict in ((1, "higher"), (-1, "lower")):
            trends = found(by_day([5 + sign * value for value in values]))
            assert trends.line is not None
            assert trends.line.slope == 0
            assert trends.line.q is not None
            assert trends.line.q <= 0.05
            assert trends.verdict == verdict

    def test_a_slope_of_0_that_chance_might_draw_is_not_clear(self) -> None:
        trends = found(by_day([5] * 30 + [4, 3, 4, 3, 4, 3, 4, 3]))
        assert trends.line is not None
        assert (trends.line.slope, trends.line.high) == (0, 0)
        assert trends.line.low < 0
        assert trends.verdict == "unclear"

    def test_a_range_of_nothing_but_0_with_halves_alike_is_level(self) -> None:
        trends = found(by_day([3 + number % 4 for number in range(45)]))
        assert trends.line is not None
        assert (trends.line.low, trends.line.high) == (0, 0)
        assert not trends.line.has_range
        assert trends.verdict == "level"

    @pytest.mark.parametrize(
        ("values", "p"),
        [
            # The test all but finds a rise; many equal scores hide it from the range.
            ([2, 2, 1, 2, 3, 2] * 8 + [2, 2, 3, 2, 2, 2] * 8, (0.05, 0.2)),
            # It finds nothing, but few days that differ much hide a point and more.
            ([0, 8] * 8, (0.2, 1)),
            # Nor here, but the halves are 0.8 apart, and 0.9 more may be hidden.
            ([0] * 17 + [3, 0, 3, 3] + [0] * 6 + [3, 0, 0], (0.2, 1)),
        ],
    )
    def test_a_range_of_nothing_but_0_is_not_level_by_itself(
        self, values: Sequence[float], p: tuple[float, float]
    ) -> None:
        days = {on(2 * number): value for number, value in enumerate(values)}
        for mirrored in (days, {day: 10 - one for day, one in days.items()}):
            trends = found(mirrored)
            assert trends.line is not None
            assert not trends.line.has_range
            assert trends.line.p is not None
            assert p[0] < trends.line.p <= p[1]
            assert trends.verdict == "unclear"

    def test_what_is_felt_is_known_of_scores_of_10_only(self) -> None:
        days = by_day([3 + number % 2 for number in range(45)])
        assert found(days, "stress").verdict == "level"
        assert found(days, "sleep-quality").verdict == "unclear"

    def test_several_lines_are_judged_together(self) -> None:
        quiet = [wobbling(56, seed=seed) for seed in range(2, 8)]
        border = next(
            days
            for seed in range(99)
            for days in [wobbling(56, slope=-0.011, seed=seed)]
            if (line := line_of(days)).p is not None and 0.02 < line.p < 0.05
        )
        assert found(border).verdict == "falling"
        first, *_ = build_trends("pain", [border, *quiet])
        assert first.line is not None
        assert first.line.p == line_of(border).p
        assert first.line.q is not None
        assert first.line.q > 0.05
        assert first.line.q == pytest.approx(7 * (first.line.p or 0))
        assert first.verdict == "unclear"

    def test_what_cannot_be_judged_does_not_count_among_them(self) -> None:
        days = wobbling(56, slope=-0.02)
        first, early, empty = build_trends("pain", [days, wobbling(20), {}])
        assert first == found(days)
        assert (early.verdict, empty.verdict) == ("early", "none")


class TestThePeriod:
    def test_days_before_it_are_no_part_of_the_line(self) -> None:
        days = wobbling(100, slope=-0.03)
        period = Period(first=on(40), last=on(99))
        inside = {day: value for day, value in days.items() if day >= on(40)}
        trends = found(days, period=period)
        assert trends == replace(found(inside), points=trends.points)
        assert (trends.days, len(trends.points)) == (60, 60)

    def test_they_count_for_the_means_of_its_first_days(self) -> None:
        days = wobbling(100)
        whole = found(days, period=Period(first=FIRST, last=on(99))).points
        later = found(days, period=Period(first=on(40), last=on(99))).points
        assert later == whole[40:]

    def test_without_one_there_is_nothing_smoothed(self) -> None:
        assert found(wobbling(40)).points == ()


DAYS = st.dictionaries(
    st.integers(0, 300).map(on),
    st.integers(0, 20).map(lambda half: half / 2),
    min_size=8,
    max_size=60,
)
OPPOSITE = {
    "falling": "rising",
    "rising": "falling",
    "lower": "higher",
    "higher": "lower",
}


@given(DAYS)
def test_turned_upside_down_all_is_the_opposite(days: dict[date, float]) -> None:
    up, down = found(days), found({day: 10 - value for day, value in days.items()})
    assert down.verdict == OPPOSITE.get(up.verdict, up.verdict)
    assert (up.line is None) == (down.line is None)
    if up.line and down.line:
        assert down.line.slope == -up.line.slope
        assert (down.line.low, down.line.high) == pytest.approx(
            (-up.line.high, -up.line.low), abs=0.011
        )
        assert down.line.p == pytest.approx(up.line.p) if up.line.p else True


@given(DAYS)
def test_the_slope_lies_in_its_range_and_the_order_of_days_is_nothing(
    days: dict[date, float],
) -> None:
    trends = found(days)
    assert trends == found(dict(reversed(days.items())))
    if trends.line:
        assert trends.line.low <= trends.line.slope <= trends.line.high
        if trends.verdict in ("falling", "rising"):
            assert trends.line.low * trends.line.high >= 0
            assert (trends.line.slope > 0) == (trends.verdict == "rising")
        assert 0 <= trends.line.alike <= 0.95
        assert trends.line.p is None or 0 <= trends.line.p <= 1
