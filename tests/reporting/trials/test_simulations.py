"""What fair tests find in simulated people: what is there, and seldom what is not."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from math import sqrt
from random import Random

import pytest

from fasciatrack.domain.coin import draws
from fasciatrack.domain.timeline import Felt
from fasciatrack.domain.trials import Trial
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.trials.agenda import Seen
from fasciatrack.reporting.trials.result import TrialResult, build_result
from fasciatrack.reporting.trials.size import (
    FEWEST_PAIRS,
    FOUND_BY_PEEKING,
    LIKELY,
    LIKENESS,
    SPREAD,
    USUAL_DAYS,
    USUAL_PAIRS,
    USUAL_SKIP,
    found_difference,
)
from trial_days import START, a_trial, seen

MEAN = 4.0
USUAL = (USUAL_PAIRS, USUAL_DAYS, USUAL_SKIP)
Chances = Callable[[str | None, float], float]
"""How likely a day with an option and a score is scored at all."""


def every_day(_option: str | None, _score: float) -> float:
    """Score them all."""
    return 1


def felt_during(
    trial: Trial, chance: Random, effect: float, scored: Chances = every_day
) -> Seen:
    """Score days from 0 to 10 in whole points; each day is like the one before.

    What is done on a day shows in the score of the next morning.
    """
    scores, level = [], chance.gauss(0, SPREAD)
    before = None
    for number in range((trial.end - trial.start).days + 1):
        level = LIKENESS * level + chance.gauss(0, SPREAD * sqrt(1 - LIKENESS**2))
        today = trial.start + timedelta(days=number)
        value = MEAN + level - (effect if before == trial.first else 0)
        score = float(min(max(round(value), 0), 10))
        before = trial.option_on(today)
        if chance.random() < scored(before, score):
            scores.append(
                Felt(number, "check-in", today, None, "pain", "now", trial.place, score)
            )
    return Seen(felt=tuple(scores))


def results(
    effect: float,
    *,
    tests: int,
    size: tuple[int, int, int] = USUAL,
    scored: Chances = every_day,
) -> list[TrialResult]:
    """Do so many tests to their end.

    Args:
        effect: Points by which the first option lowers the next score.
        tests: How many.
        size: Pairs, days of a period, and how many of these are left out.
        scored: How likely a day has a score.
    """
    found = []
    pairs, days, skip = size
    for seed in range(tests):
        trial = a_trial(draws(pairs, seed), days=days, skip=skip)
        felt = felt_during(trial, Random(1000 + seed), effect, scored)  # noqa: S311 - a simulation
        found.append(build_result(trial, felt, today=trial.end + timedelta(days=1)))
    return found


def shares(found: Sequence[TrialResult]) -> tuple[float, float]:
    """Say how often the first option is found lower, and higher."""
    verdicts = [one.verdict for one in found]
    return verdicts.count("lower") / len(found), verdicts.count("higher") / len(found)


def hidden(scores: float, *, likely: float = 1, option: str = "nothing") -> Chances:
    """Leave days with an option unscored that were better than a score."""
    return lambda drawn, score: 1 - likely * (drawn == option and score < scores)


@pytest.mark.parametrize(
    ("scored", "pairs", "naive"),
    [
        (hidden(4), USUAL_PAIRS, 0.35),
        (hidden(4, option="foam-roll"), USUAL_PAIRS, 0.35),
        (hidden(3), USUAL_PAIRS, 0.1),
        (hidden(2), USUAL_PAIRS, 0.03),
        (hidden(4, likely=0.5), USUAL_PAIRS, 0.05),
        (hidden(4, likely=0.25), USUAL_PAIRS, 0.03),
        (hidden(4), 52, 0.85),
        (hidden(3), 52, 0.35),
        (hidden(2), 52, 0.07),
    ],
)
def test_days_scored_only_when_bad_find_nothing_that_is_not_there(
    scored: Chances, pairs: int, naive: float
) -> None:
    found = results(0, tests=400, size=(pairs, USUAL_DAYS, USUAL_SKIP), scored=scored)
    lower, higher = shares(found)
    assert lower + higher <= 0.05
    unlikely = sum(one.p is not None and one.p <= LIKELY for one in found)
    assert unlikely / len(found) >= naive


@pytest.mark.parametrize(("lacking", "least"), [(0.02, 0.75), (0.05, 0.7), (0.1, 0.6)])
def test_days_that_lack_a_score_by_chance_cost_little(
    lacking: float, least: float
) -> None:
    found = results(1.5, tests=300, scored=lambda *_: 1 - lacking)
    assert shares(found)[0] >= least


def test_good_days_hidden_with_one_option_and_bad_ones_with_the_other_stay() -> None:
    def scored(option: str | None, score: float) -> float:
        return score >= 2 if option == "nothing" else score <= 6

    lower, _ = shares(results(0, tests=400, scored=scored))
    # Nothing in the diary shows it: why every day is to be scored.
    assert lower <= 0.1


def test_without_a_difference_one_test_in_twenty_at_most_finds_one() -> None:
    lower, higher = shares(results(0, tests=1000))
    assert lower + higher <= 0.05 + 0.007  # a standard error, as the coin is exact
    assert min(lower, higher) > 0.01


def test_who_stops_on_a_good_day_finds_what_is_not_there() -> None:
    stopped = 0
    for seed in range(1000):
        trial = a_trial(draws(USUAL_PAIRS, seed), days=USUAL_DAYS, skip=USUAL_SKIP)
        felt = felt_during(trial, Random(1000 + seed), 0)  # noqa: S311 - a simulation
        pairs = build_result(trial, felt, today=trial.end).pairs
        found = [pair.difference for pair in pairs if pair.difference is not None]
        looks = (sign_flip(found[:n]) for n in range(FEWEST_PAIRS, len(found) + 1))
        stopped += any(p <= LIKELY for p in looks)
    assert abs(stopped / 10 - FOUND_BY_PEEKING) < 2


def test_a_difference_of_a_point_and_a_half_is_found_at_the_usual_size() -> None:
    lower, higher = shares(results(1.5, tests=500))
    assert lower >= 0.8
    assert higher == 0


@pytest.mark.parametrize(
    ("pairs", "days", "skip"), [(6, 14, 1), (8, 7, 2), (12, 4, 1), (20, 2, 1)]
)
def test_the_difference_that_is_said_to_be_found_is_found(
    pairs: int, days: int, skip: int
) -> None:
    effect = found_difference(pairs=pairs, days=days, skip=skip)
    lower, _ = shares(results(effect, tests=300, size=(pairs, days, skip)))
    assert 0.7 < lower < 0.88


def test_the_usual_test_says_what_its_help_says() -> None:
    usual = found_difference(pairs=USUAL_PAIRS, days=USUAL_DAYS, skip=USUAL_SKIP)
    assert usual == 1.5
    assert a_trial("AB" * USUAL_PAIRS, days=3, skip=1).end - START == timedelta(107)


def test_longer_and_larger_tests_find_less() -> None:
    sizes = [
        found_difference(pairs=pairs, days=days, skip=1)
        for pairs, days in ((6, 3), (7, 3), (9, 3), (18, 3), (18, 7), (52, 14))
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 3
    assert sizes[-1] < 0.6


@pytest.mark.parametrize(
    ("size", "low", "high"),
    [(USUAL, 0.2, 0.3), ((USUAL_PAIRS, 7, 1), 0.7, 0.8), ((USUAL_PAIRS, 7, 3), 1, 1)],
)
def test_relief_that_lasts_three_days_is_thinned_by_short_periods(
    size: tuple[int, int, int], low: float, high: float
) -> None:
    pairs, days, skip = size
    found = []
    for seed in range(60):
        trial = a_trial(draws(pairs, seed), days=days, skip=skip)
        length = (trial.end - trial.start).days + 1
        drawn = [trial.option_on(trial.start + timedelta(n)) for n in range(length)]
        scores = [
            5 - (trial.first in drawn[max(number - 3, 0) : number])
            for number in range(length)
        ]
        result = build_result(trial, seen(scores), today=trial.end + timedelta(days=1))
        assert result.difference is not None
        found.append(-result.difference)
    assert low <= sum(found) / len(found) <= high
