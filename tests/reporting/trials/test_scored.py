"""Days of a fair test without a score, and what they may hide."""

import pytest

from fasciatrack.domain.timeline import Felt
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.trials.agenda import Seen, daily_scores
from fasciatrack.reporting.trials.result import TrialResult, build_result
from fasciatrack.reporting.trials.scored import FEWEST_SCORED, ScoredDays, p_against
from trial_days import a_trial, day, felt, seen

DAYS = 20
"""Compared with each option: ten pairs of two."""


TRIAL = a_trial("AB" * 10, days=3)


def scored(first: dict[int, float], second: dict[int, float]) -> list[Felt]:
    """Score days: those that are compared are counted from 0, with each option.

    Day 99 is one that is left out.
    """
    days = {
        start: {
            number: start + 6 * (number // 2) + number % 2 for number in range(DAYS)
        }
        for start in (1, 4)
    }
    return [
        felt(days[start].get(number, 0), value)
        for start, some in ((1, first), (4, second))
        for number, value in some.items()
    ]


def judged(
    first: dict[int, float], second: dict[int, float], today: int = 60
) -> TrialResult:
    """Analyse ten pairs with these scores."""
    known = Seen(felt=tuple(scored(first, second)))
    return build_result(TRIAL, known, today=day(today))


def same(value: float, *without: int) -> dict[int, float]:
    """Score all days alike, but for some."""
    return {number: value for number in range(DAYS) if number not in without}


def test_days_that_are_compared_are_counted_with_their_scores() -> None:
    found = judged(same(4, 0, 3), same(6, 5)).scored
    assert found == (
        ScoredDays(option="foam-roll", days=20, scored=18, after_session=0),
        ScoredDays(option="nothing", days=20, scored=19, after_session=0),
    )
    assert [one.share for one in found] == [0.9, 0.95]
    # The first day of a period is left out, and today counts once it has a score.
    some = build_result(a_trial("AB"), seen([5, None]), today=day(1)).scored
    assert [(one.days, one.scored) for one in some] == [(0, 0), (0, 0)]
    assert some[0].share == 0
    some = build_result(a_trial("AB"), seen([5, 5]), today=day(1)).scored
    assert [(one.days, one.scored) for one in some] == [(1, 1), (0, 0)]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (same(4), same(6), "lower"),
        (same(6), same(4), "higher"),
        (same(5), same(5, 0, 2, 4, 6, 8), "open"),
        # Four of five days are enough, and one fewer is not, with either option.
        (same(4, 0, 2, 4, 6), same(6, 0, 2, 4, 6), "lower"),
        (same(4, 0, 2, 4, 6, 8), same(6, 0, 2, 4, 6, 8), "unscored"),
        (same(4, 0, 2, 4, 6, 8), same(6), "unscored"),
        (same(4), same(6, 0, 2, 4, 6, 8), "unscored"),
    ],
)
def test_four_of_five_days_of_both_options_are_to_be_scored(
    first: dict[int, float], second: dict[int, float], verdict: str
) -> None:
    assert FEWEST_SCORED == 0.8
    assert judged(first, second).verdict == verdict


LOWER = [-1.0, -0.05, 0.1, -0.3, -0.15, 0.05, -0.6, -0.2]
"""Differences of pairs: first option minus second."""
HIGHER = [-one for one in LOWER]


@pytest.mark.parametrize(
    ("first", "second", "differences", "by"),
    [
        (same(4), same(5), LOWER, 0.0),
        (same(4, 1, 3), same(5, 1, 3), LOWER, 0.0),
        # Nothing lacks a tenth more and looks higher: those may have been 4, not 5.
        (same(4), same(5, 1, 3), LOWER, 0.1),
        # And where it looks lower they may have been 5, not 4.
        (same(5), same(4, 1, 3), HIGHER, -0.1),
        # Rolling lacks more and looks lower: 5, not 4.
        (same(4, 1, 3), same(5), LOWER, 0.1),
        (same(5, 1, 3), same(4), HIGHER, -0.1),
        # The lowest and the highest of any option.
        (same(4) | {0: 3.0}, same(5, 1, 3), LOWER, 0.2),
        (same(4, 1, 3), same(5) | {0: 6.5}, LOWER, 0.25),
        # Scores that are not compared are no end of anything.
        (same(4) | {99: 0.0}, same(5, 1, 3), LOWER, 0.1),
        # Far enough to turn it.
        (same(4) | {0: 0.0}, same(5, 1, 3), LOWER, None),
        (same(5) | {0: 10.0}, same(4, 1, 3), HIGHER, None),
    ],
)
def test_days_that_one_option_lacks_more_are_set_against_a_difference(
    first: dict[int, float],
    second: dict[int, float],
    differences: list[float],
    by: float | None,
) -> None:
    moved = [round(one + by, 2) for one in differences] if by is not None else []
    found = p_against(TRIAL, daily_scores(scored(first, second)), differences)
    assert found == (sign_flip(moved) if by is not None else 1)


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(4, 5, "lower"), (5, 4, "higher")]
)
def test_a_finding_that_the_days_lacking_may_undo_is_none(
    low: float, high: float, verdict: str
) -> None:
    wavering = {n: high if n < 6 else low for n in range(DAYS)}
    assert judged(wavering, same(high)).verdict == verdict
    end = 0.0 if verdict == "lower" else 10.0
    found = judged(wavering | {6: end}, same(high, 11, 13, 15))
    assert found.p is not None
    assert found.p <= 0.05
    assert found.p_against is not None
    assert found.p_against > 0.05
    assert found.verdict == "unequal"


def test_before_the_end_nothing_is_set_against_anything() -> None:
    assert judged(same(4), same(6), today=59).p_against is None
    assert judged(same(4, *range(10)), same(6)).p_against is None
