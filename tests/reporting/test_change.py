"""Scores before and after sessions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_session
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.change import (
    Change,
    Pair,
    build_change,
    exact_mean,
    session_pairs,
)

ALL = Selection()


def test_a_change_says_means_difference_and_directions() -> None:
    pairs: list[Pair] = [(6, 3), (7, 5), (4, 4), (2, 3), (5, None), (None, 1)]
    assert build_change("pain", pairs) == Change(
        metric="pain",
        n=4,
        incomplete=2,
        before=4.75,
        after=3.75,
        difference=-1.0,
        percent=-21.052631579,
        zero_baselines=0,
        lower=2,
        same=1,
        higher=1,
    )


def test_without_a_complete_pair_there_are_no_figures() -> None:
    change = build_change("pain", [(6, None)])
    assert (change.n, change.incomplete) == (0, 1)
    assert (change.before, change.after, change.difference, change.percent) == (
        (None,) * 4
    )


def test_the_percentage_is_the_ratio_of_means_and_not_the_mean_of_ratios() -> None:
    pairs: list[Pair] = [(8, 4), (2, 2), (6, 3), (1, 2)]
    assert build_change("pain", pairs).percent == -35.294117647


def test_pairs_that_began_at_zero_have_no_percentage_and_are_counted() -> None:
    change = build_change("pain", [(0, 2), (4, 3)])
    assert (change.percent, change.zero_baselines) == (-25.0, 1)
    assert (change.before, change.after) == (2.0, 2.5)
    only_zero = build_change("pain", [(0, 0)])
    assert (only_zero.percent, only_zero.zero_baselines) == (None, 1)


def test_a_percentage_of_a_percentage_is_not_taken() -> None:
    assert build_change("mobility", [(60, 75)]).percent is None


def test_what_only_the_machine_moved_is_the_same() -> None:
    # Means over two areas, 2.9 − 0.9 and 3.8 − 5.8: neither lower nor higher, and 0.
    areas = ("pain neck=0.9:2.9", "pain left-calf=5.8:3.8")
    pairs = [
        pair for _ in range(7) for _, pair in session_pairs(a_session(*areas), ALL)
    ]
    change = build_change("pain", pairs)
    assert (change.lower, change.same, change.higher) == (0, 7, 0)
    assert (str(change.difference), str(change.percent)) == ("0.0", "0.0")


@pytest.mark.parametrize("before", [0.1, 0.9, 4.35, 5.8])
def test_a_change_of_nothing_is_never_minus_zero(before: float) -> None:
    pairs: list[Pair] = [(before, before - 1e-14)] * 3
    change = build_change("pain", pairs)
    assert change.same == 3
    assert (str(change.difference), str(change.percent)) == ("0.0", "0.0")
    assert str(exact_mean([-1e-14])) == "0.0"


def test_a_session_without_a_complete_pair_is_one_incomplete_pair() -> None:
    session = a_session("pain left-calf=6:", "pain neck=:2")
    assert list(session_pairs(session, ALL)) == [("pain", (6.0, None))]


SCORE = st.integers(0, 100).map(lambda tenths: tenths / 10)
PAIRS = st.lists(st.tuples(st.none() | SCORE, st.none() | SCORE), max_size=12)


@given(PAIRS)
def test_the_counts_add_up_and_the_figures_agree(pairs: list[Pair]) -> None:
    change = build_change("pain", pairs)
    assert change.n + change.incomplete == len(pairs)
    assert change.lower + change.same + change.higher == change.n
    if change.before is None or change.after is None or change.difference is None:
        assert change.n == 0
        return
    assert change.difference == pytest.approx(change.after - change.before, abs=0.011)
    assert 0 <= change.before <= 10
    assert 0 <= change.after <= 10


@given(PAIRS)
def test_looked_at_backwards_a_change_is_its_opposite(pairs: list[Pair]) -> None:
    change = build_change("pain", pairs)
    back = build_change("pain", [(after, before) for before, after in pairs])
    assert (back.before, back.after) == (change.after, change.before)
    assert (back.lower, back.higher) == (change.higher, change.lower)
