"""What a fair test found, against what its coin could have drawn."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.trials.agenda import Seen
from fasciatrack.reporting.trials.result import TrialResult, build_result
from trial_days import a_trial, after_a_day, day, done, felt, seen

Scores = Sequence[float | None]


def result(draws: str, scores: Scores, *, today: int | None = None) -> TrialResult:
    """Analyse a test that is over, or that has come to the end of a period.

    Args:
        draws: Of periods of two days.
        scores: One for each period, of its second day.
        today: Which period ends today, from 0.
    """
    last = len(draws) if today is None else today
    known = seen(after_a_day(scores))
    return build_result(a_trial(draws), known, today=day(2 * last + 1))


def test_each_pair_gives_one_difference_whichever_option_came_first() -> None:
    found = result("ABBA", [3, 5, 7, 4])
    assert [pair.difference for pair in found.pairs] == [-2, -3]
    assert [pair.came_first for pair in found.pairs] == ["foam-roll", "nothing"]
    assert (found.first_mean, found.second_mean) == (3.5, 6.0)
    assert (found.difference, found.middle) == (-2.5, -2.5)
    assert (found.lowest, found.highest) == (-3, -2)


def test_days_are_averaged_and_the_first_ones_left_out() -> None:
    trial = a_trial("AB", days=3, skip=1)
    found = build_result(trial, seen([9, 3, 4, 0, 6, None]), today=day(6))
    (pair,) = found.pairs
    assert (pair.first.mean, pair.first.scored, pair.first.compared) == (3.5, 2, 2)
    assert (pair.second.mean, pair.second.scored) == (6.0, 1)
    assert pair.difference == -2.5
    assert (pair.first.first, pair.first.last) == (day(0), day(2))
    assert (pair.second.first, pair.second.last) == (day(3), day(5))


@pytest.mark.parametrize(
    ("scores", "p", "verdict"),
    [
        ([3, 4] * 6, 2 / 64, "lower"),
        ([4, 3] * 6, 2 / 64, "higher"),
        ([3, 4] * 5 + [4, 3.5], 4 / 64, "open"),
        ([4, 4] * 6, 1, "open"),
        ([3, 4] * 5 + [4, 4], 2 / 32, "open"),
        ([3, 4] * 7 + [4, 3.5], 4 / 256, "lower"),
    ],
)
def test_the_share_of_orders_that_differ_as_much_decides(
    scores: Scores, p: float, verdict: str
) -> None:
    found = result("AB" * (len(scores) // 2), scores)
    assert found.p == pytest.approx(p, abs=6e-5)
    assert found.verdict == verdict


@given(
    draws=st.lists(st.sampled_from(["AB", "BA"]), min_size=6, max_size=9),
    tenths=st.data(),
)
def test_p_counts_every_order_the_coin_could_have_drawn(
    draws: list[str], tenths: st.DataObject
) -> None:
    score = st.integers(0, 20).map(lambda number: number / 2)
    n = 2 * len(draws)
    scores = tenths.draw(st.lists(score, min_size=n, max_size=n))
    found = result("".join(draws), list(scores))

    def difference(order: tuple[str, ...]) -> float:
        pairs = zip(order, scores[::2], scores[1::2], strict=True)
        return sum(a - b if pair == "AB" else b - a for pair, a, b in pairs)

    seen_difference = abs(difference(tuple(draws)))
    orders = list(product(["AB", "BA"], repeat=len(draws)))
    as_far = sum(abs(difference(order)) >= seen_difference for order in orders)
    assert found.p == float(f"{as_far / len(orders):.3g}")


@given(st.lists(st.integers(-10, 10), min_size=6, max_size=20))
def test_the_interval_is_students_over_pairs(differences: list[int]) -> None:
    scores = [
        score for one in differences for score in ((one, 0) if one >= 0 else (0, -one))
    ]
    found = result("AB" * len(differences), [float(score) for score in scores])
    assert found.difference == pytest.approx(fmean(differences), abs=1e-11)
    if len(set(differences)) == 1:
        assert found.interval is None
        return
    error = stdev(differences) / len(differences) ** 0.5
    low, high = stats.t.interval(
        0.95, len(differences) - 1, loc=fmean(differences), scale=error
    )
    assert found.interval is not None
    assert found.interval.low == pytest.approx(low, abs=0.0051)
    assert found.interval.high == pytest.approx(high, abs=0.0051)


def test_a_small_share_is_told_with_three_digits() -> None:
    assert result("AB" * 18, [3, 4] * 18).p == 7.63e-06


def test_a_share_next_to_the_line_is_told_on_its_own_side() -> None:
    # 410 of 2¹³ orders differ as much: 0.0500488.
    differences = (-1, 5, 4, 3, 3, -1, 2, 1, 1, -3, 1, 1, 3)
    found = result("AB" * 13, [score for one in differences for score in (5, 5 - one)])
    assert (found.p, found.verdict) == (0.05005, "open")


def test_what_the_complete_pairs_find_is_told_not_what_all_would() -> None:
    scores: Scores = [*[3, 4] * 5, None, 4] * 3
    whole, part = result("AB" * 15, [3, 4] * 15), result("AB" * 18, scores)
    assert (part.complete, part.incomplete) == (15, 3)
    assert part.finds == whole.finds
    assert result("AB" * 18, scores[:12]).finds is None


def test_with_fewer_than_six_pairs_nothing_is_judged() -> None:
    found = result("AB" * 6, [*[3.0, 4.0] * 5, 3.0, None])
    assert (found.verdict, found.p, found.interval) == ("too few", None, None)
    assert (found.complete, found.incomplete) == (5, 1)
    assert found.difference == -1
    assert found.missing == (Missing(what="pair with scores", have=5, need=6),)
    assert result("AB" * 6, [3.0, 4.0] * 6).missing == ()


def test_a_pair_without_a_score_on_one_side_is_left_out_of_every_figure() -> None:
    scores: Scores = [3, 4, None, 9, 9, None, 3, 4]
    found = result("ABABBAAB", scores)
    assert [pair.difference for pair in found.pairs] == [-1, None, None, -1]
    assert (found.first_mean, found.second_mean) == (3, 4)
    assert (found.complete, found.incomplete) == (2, 2)


def test_looked_at_early_there_is_no_conclusion_however_clear_it_looks() -> None:
    scores: Scores = [3, 4] * 7
    found = result("AB" * 8, scores, today=13)
    assert (found.verdict, found.state, found.days_to_come) == (
        "looked early",
        "running",
        4,
    )
    assert found.p == pytest.approx(2 / 128, abs=6e-5)
    assert found.seed is None
    assert result("AB" * 8, scores, today=15).verdict == "looked early"
    assert result("AB" * 8, scores, today=16).verdict == "lower"


def test_pairs_to_come_are_neither_shown_nor_missed() -> None:
    found = result("AB" * 8, [3, None, 4, None, 5], today=4)
    assert len(found.pairs) == 3
    # The second pair was over yesterday; the third has begun today.
    assert (found.complete, found.incomplete) == (0, 2)
    assert found.difference is None
    assert result("AB" * 8, [3, None, 4, None, 5], today=5).incomplete == 2
    assert result("AB" * 8, [3, None, 4, None, 5], today=6).incomplete == 3
    coming = result("AB" * 8, [], today=-2)
    assert (coming.state, coming.pairs, coming.days_to_come) == ("coming", (), 32)


def test_scores_count_as_drawn_kept_to_or_not() -> None:
    trial = a_trial("AB" * 6)
    scores = after_a_day([3.0, 4.0] * 6)
    plain = build_result(trial, seen(scores), today=day(24))
    contrary = [done(number) for number in range(3, 24, 4)]
    otherwise = build_result(trial, seen(scores, sessions=contrary), today=day(24))
    assert otherwise.difference == plain.difference == -1
    assert otherwise.p == plain.p
    assert [one.kept for one in otherwise.kept] == [0, 0]
    assert [one.not_kept for one in otherwise.kept] == [6, 6]
    assert [one.kept for one in plain.kept] == [0, 6]


def test_what_was_felt_right_after_a_session_does_not_count() -> None:
    scores = [felt(1, 6, "before"), felt(1, 1, "after"), felt(3, 5)]
    found = build_result(a_trial("AB"), seen(felt=scores), today=day(4))
    assert found.difference == 1


@pytest.mark.parametrize(
    ("first", "second", "pairs", "later"),
    [
        (19, 7.25, 6, 11.75),
        (7, 8, 6, -1.0),
        (19, 7, 5, None),
        (None, 7, 6, None),
    ],
)
def test_it_is_noticed_that_scores_were_taken_at_other_times_of_the_day(
    first: float | None, second: float | None, pairs: int, later: float | None
) -> None:
    midnight = 24 * (day(0) - date(1970, 1, 1)).days
    scores = [
        felt(number, 5)._replace(at=hour and midnight + 24 * number + hour)
        for number in range(1, 4 * pairs, 2)
        for hour in ((first, second)[number // 2 % 2],)
    ]
    trial = a_trial("AB" * pairs)
    found = build_result(trial, seen(felt=scores), today=day(4 * pairs))
    assert found.hours_later == later


def test_the_time_of_scores_that_are_left_out_does_not_matter() -> None:
    midnight = 24 * (day(0) - date(1970, 1, 1)).days
    hours = (19, 7, 5, 7)
    scores = [
        felt(number, 5)._replace(at=midnight + 24 * number + hours[number % 4])
        for number in range(24)
    ]
    trial = a_trial("AB" * 6, days=2, skip=1)
    assert build_result(trial, seen(felt=scores), today=day(24)).hours_later == 0


def test_an_empty_test_has_no_figures() -> None:
    found = build_result(a_trial(), Seen(), today=day(8))
    assert found.first_mean is None
    assert found.difference is None
    assert (found.lowest, found.middle, found.highest) == (None, None, None)
    assert found.verdict == "too few"
    assert (found.days_to_come, found.seed) == (0, 5)
    assert found.lower_is_better
    assert not build_result(
        a_trial(metric="mobility"), Seen(), today=day(8)
    ).lower_is_better


@pytest.mark.parametrize("today", [15, 17, 40])
def test_a_cancelled_test_concludes_nothing_and_stands_still(today: int) -> None:
    given_up = a_trial("AB" * 10, cancelled=day(15 + 12))
    known = seen(after_a_day([3, 6] * 10))
    found = build_result(given_up, known, today=day(today + 12))
    assert (found.state, found.verdict) == ("cancelled", "cancelled")
    assert found.cancelled == day(27)
    assert found.days_to_come == 0
    assert len(found.pairs) == found.complete == 7
    assert (found.incomplete, found.p_against) == (0, None)
    assert found.p == pytest.approx(2 / 128, abs=1e-4)
    assert [(one.days, one.scored) for one in found.scored] == [(7, 7), (7, 7)]
    assert [one.days for one in found.kept] == [14, 14]
    assert found.seed == 5


def test_a_test_given_up_before_it_began_has_no_pair() -> None:
    given_up = a_trial("AB" * 10, cancelled=day(-1))
    found = build_result(given_up, Seen(), today=day(9))
    assert (found.pairs, found.verdict) == ((), "cancelled")
    assert [one.days for one in found.kept] == [0, 0]
