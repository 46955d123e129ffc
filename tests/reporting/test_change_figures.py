"""How sure an average before and after is, and what it may be called."""

from datetime import timedelta
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY
from fasciatrack.domain.values import replace
from fasciatrack.reporting.change import Change, Pair
from fasciatrack.reporting.change_figures import (
    Benchmark,
    ChangeFigures,
    Dated,
    Stage,
    judged_together,
    stage_of,
    summarise,
)
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.statistics.several import benjamini_hochberg


def dated(*pairs: Pair, every: int = 3) -> list[Dated]:
    """Give each pair a day, so many days after the one before."""
    return [
        (DAY + timedelta(days=every * number), pair)
        for number, pair in enumerate(pairs)
    ]


def figures(*pairs: Pair, metric: str = "pain", every: int = 3) -> ChangeFigures:
    return summarise(metric, dated(*pairs, every=every))[1]


def missing(sessions: int, days: int) -> tuple[Missing, ...]:
    found = []
    if sessions < 12:
        found.append(Missing(what="session", have=sessions, need=12))
    if days < 28:
        found.append(Missing(what="day", have=days, need=28))
    return tuple(found)


@pytest.mark.parametrize(
    ("n", "stage"),
    [(0, "none"), (1, "one"), (2, "few"), (5, "few"), (6, "early"), (11, "early"),
     (12, "enough"), (1000, "enough")],
)  # fmt: skip
def test_a_number_of_sessions_has_its_stage(n: int, stage: Stage) -> None:
    assert stage_of(n) == stage


def test_without_a_complete_pair_there_is_nothing_but_what_is_missing() -> None:
    found = figures((6, None))
    assert (found.stage, found.days, found.median, found.p) == (
        "none",
        None,
        None,
        None,
    )
    assert found.missing_for_range == (Missing(what="session", have=0, need=6),)
    assert found.missing_for_label == missing(0, 0)
    assert not found.is_identical


def test_one_session_is_its_own_numbers_only() -> None:
    found = figures((6, 3))
    assert (found.stage, found.days) == ("one", 1)
    assert (found.median, found.lowest, found.highest, found.spread) == (None,) * 4
    assert not found.is_identical


def test_two_sessions_are_enough_for_a_middle() -> None:
    found = figures((6, 3), (7, 5))
    assert (found.median, found.lowest, found.highest) == (-2.5, -3, -2)
    assert not found.is_identical


def test_figures_are_as_they_are_reckoned() -> None:
    # A session on three places counts with their mean.
    found = figures(*[(6, 6 - move) for move in (1 / 3, 2 / 3, 1, 5 / 3, 2, 2)])
    assert (found.lowest, found.median, found.highest) == (
        -2,
        -1.333333333,
        -0.333333333,
    )
    assert (found.low, found.high) == (-2.02531739, -0.530238166)


def test_no_figure_is_minus_zero() -> None:
    found = figures(*[(6, 6 - 1e-13), (6, 6 + 1e-13)] * 3)
    shown = (found.median, found.lowest, found.highest, found.spread)
    assert [str(value) for value in shown] == ["0.0"] * 4


def test_two_to_five_sessions_have_a_middle_and_ends_but_no_range() -> None:
    found = figures((6, 3), (7, 5), (4, 4), (5, 3), (3, 2.5))
    assert (found.stage, found.days) == ("few", 13)
    assert (found.median, found.lowest, found.highest) == (-2, -3, 0)
    assert (found.spread, found.low, found.high, found.p) == (None,) * 4
    assert [one.more for one in found.missing_for_range] == [1]


def test_from_six_sessions_on_there_is_a_range_and_a_p() -> None:
    found = figures((6, 3), (7, 5), (4, 4), (5, 3), (3, 2.5), (8, 4))
    assert (found.stage, found.missing_for_range) == ("early", ())
    # Differences −3, −2, 0, −2, −0.5, −4: SciPy's t interval, and all 64 signs.
    assert (found.median, found.spread) == (-2, 1.497219645)
    assert (found.low, found.high) == (-3.487902323, -0.34543101)
    assert found.p == 0.0625
    assert found.benchmark is None


def test_six_that_all_go_down_are_the_fewest_that_chance_leaves_out() -> None:
    six = figures(*[(6.0, 6.0 - number) for number in range(1, 7)])
    five = figures(*[(6.0, 6.0 - number) for number in range(1, 6)])
    assert (six.p, five.p) == (0.03125, None)


def test_sessions_that_all_moved_alike_leave_no_spread_to_judge_by() -> None:
    # 6.1 − 5.8 and 0.3 − 0 are the same score, though not the same float.
    found = figures(*[(6.1, 5.8), (0.3, 0.0), (7.3, 7.0)] * 2)
    assert found.is_identical
    assert (found.low, found.high, found.spread, found.p) == (None, None, 0, 0.03125)


@pytest.mark.parametrize(
    ("n", "every", "expected"),
    [
        (12, 3, missing(12, 34)),
        (11, 3, missing(11, 31)),
        (12, 2, missing(12, 23)),
        (12, 0, missing(12, 1)),
        (4, 1, missing(4, 4)),
        (10, 3, missing(10, 28)),
    ],
)
def test_a_label_takes_twelve_sessions_over_four_weeks(
    n: int, every: int, expected: tuple[Missing, ...]
) -> None:
    found = figures(*[(6, 3), (6, 4)] * (n // 2) + [(6, 3)] * (n % 2), every=every)
    assert found.missing_for_label == expected
    assert (found.benchmark is None) == bool(expected)


def test_the_order_of_the_sessions_does_not_matter_for_their_days() -> None:
    pairs = dated(*[(6, 3), (5, 4)] * 6)
    assert summarise("pain", pairs[::-1])[1] == summarise("pain", pairs)[1]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        # 6 → 3.5: 42 % and 2.5 points.
        ([(6, 3), (6, 4)], Benchmark(
            by_percent="moderate", by_points="two", label="moderate", why_not=None)),
        ([(8, 3), (6, 2)], Benchmark(
            by_percent="large", by_points="two", label="large", why_not=None)),
        ([(7, 6), (6, 4.5)], Benchmark(
            by_percent="small", by_points="small", label="small", why_not=None)),
        # Higher is named as lower is.
        ([(4, 6), (5, 7.5)], Benchmark(
            by_percent="large", by_points="two", label="large", why_not=None)),
        # 4.5 → 3: a third, but 1.5 points.
        ([(5, 3), (4, 3)], Benchmark(
            by_percent="moderate", by_points="small", label=None, why_not="disagree")),
        # 9 → 7: two points, but 22 %.
        ([(9, 7), (9, 6.9)], Benchmark(
            by_percent="small", by_points="two", label=None, why_not="disagree")),
        ([(4, 1.5), (4, 2)], Benchmark(
            by_percent="large", by_points="two", label="large", why_not=None)),
        # Below 4 one point is much of it.
        ([(4, 2), (3.8, 2)], Benchmark(
            by_percent=None, by_points="small", label=None, why_not="low-start")),
        ([(0, 0), (0, 0)], Benchmark(
            by_percent=None, by_points="none", label=None, why_not="low-start")),
        # Three of twelve began at 0 and could only rise: they are in no percentage.
        ([(0, 1), (8, 4), (8, 5), (8, 4)], Benchmark(
            by_percent=None, by_points="two", label=None, why_not="zero-starts")),
        ([(5, 5.2), (6, 5.7)], Benchmark(
            by_percent="none", by_points="none", label="none", why_not=None)),
        # Up and down by as much as the average: it may be chance.
        ([(9, 0), (5, 9), (6, 5)], Benchmark(
            by_percent="moderate", by_points="two", label=None, why_not="chance")),
    ],
)  # fmt: skip
def test_a_label_is_what_percent_and_points_agree_on(
    pairs: list[Pair], expected: Benchmark
) -> None:
    assert figures(*pairs * (12 // len(pairs))).benchmark == expected


@pytest.mark.parametrize(("n", "label"), [(18, None), (19, None), (20, "large")])
def test_one_start_at_zero_in_ten_leaves_a_label(n: int, label: str | None) -> None:
    few = figures(*[(0, 0), (0, 0)], *[(8, 3)] * (n - 2)).benchmark
    assert few is not None
    assert (few.label, few.by_percent) == (label, label)


def test_beside_others_an_average_is_judged_by_its_share_of_chance() -> None:
    pain = summarise("pain", dated(*[(7, 3)] * 9, *[(6, 9)] * 3))
    stiffness = summarise("stiffness", dated(*[(5, 6), (5, 4)] * 6))
    few = summarise("pain", dated((6, 3), (6, 2)))
    (alone,) = judged_together([pain])
    assert alone == pain[1]
    assert (alone.p, alone.q) == (0.0390625, 0.0390625)
    assert alone.benchmark is not None
    assert alone.benchmark.label == "moderate"
    first, none, beside, other = judged_together([stiffness, few, pain, stiffness])
    # Three are judged: too few sessions are none of them.
    assert (beside.p, beside.q) == (0.0390625, 0.1171875)
    assert (first.p, first.q, other) == (1, 1, first)
    assert none == few[1]
    assert (none.p, none.q) == (None, None)
    assert beside.benchmark is not None
    assert (beside.benchmark.label, beside.benchmark.why_not) == (None, "chance")
    assert beside == replace(pain[1], q=0.1171875, benchmark=beside.benchmark)


@given(st.lists(st.lists(st.integers(-3, 3), min_size=6, max_size=9), max_size=6))
def test_q_is_that_of_all_lines_and_never_below_p(moves: list[list[int]]) -> None:
    found = [
        summarise("pain", dated(*[(4, 4 + one) for one in some])) for some in moves
    ]
    ps = [figures.p or 0 for _, figures in found]
    for figures, q in zip(judged_together(found), benjamini_hochberg(ps), strict=True):
        assert figures.q == pytest.approx(q, rel=0.005)
        assert (figures.q or 0) >= (figures.p or 1)


def test_only_pain_has_published_benchmarks() -> None:
    found = figures(*[(7, 4), (6, 3)] * 6, metric="stiffness")
    assert found.p is not None
    assert (found.missing_for_label, found.benchmark) == ((), None)


SCORE = st.integers(0, 100).map(lambda tenths: tenths / 10)
PAIRS = st.lists(st.tuples(SCORE, SCORE), min_size=1, max_size=20)


def both(pairs: list[tuple[float, float]]) -> tuple[Change, ChangeFigures]:
    return summarise("pain", dated(*pairs))


@given(PAIRS)
def test_figures_surround_the_average(pairs: list[tuple[float, float]]) -> None:
    change, found = both(pairs)
    assert change.difference is not None
    if found.lowest is not None and found.highest is not None:
        assert found.lowest - 0.01 <= change.difference <= found.highest + 0.01
    if found.low is not None and found.high is not None:
        assert found.low <= change.difference <= found.high
    if found.p is not None:
        assert 0 < found.p <= 1


@given(PAIRS)
def test_looked_at_backwards_all_is_mirrored(pairs: list[tuple[float, float]]) -> None:
    _, found = both(pairs)
    _, back = both([(after, before) for before, after in pairs])
    assert (back.p, back.spread, back.is_identical) == (
        found.p,
        found.spread,
        found.is_identical,
    )
    if found.low is not None and back.high is not None:
        assert back.high == -found.low


def test_the_range_holds_the_average_as_often_as_it_says() -> None:
    """Rounded scores, a true spread of 1.5: 93 to 97 of 100 ranges hold it."""
    random = Random(20261122)  # noqa: S311 - made-up moves are no secret
    exact = NormalDist(-1.3, 1.5)
    # Scores are whole, so the average that is looked for is that of rounded moves.
    true = sum(
        move * (exact.cdf(move + 0.5) - exact.cdf(move - 0.5))
        for move in range(-12, 12)
    )
    for n in (6, 8, 12, 20):
        held = 0
        for _ in range(2000):
            moves = [round(random.gauss(-1.3, 1.5)) for _ in range(n)]
            found = figures(*[(10, 10 + move) for move in moves])
            if found.low is None or found.high is None:
                held += moves[0] == true
            else:
                held += found.low <= true <= found.high
        assert 93 <= held / 20 <= 97, n
