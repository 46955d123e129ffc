"""What fair tests find in simulated people: what is there, and seldom what is not."""

from datetime import timedelta
from math import sqrt
from random import Random

import pytest

from fasciatrack.domain.coin import draws
from fasciatrack.domain.timeline import Felt
from fasciatrack.domain.trials import Trial
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.trial_agenda import Seen
from fasciatrack.reporting.trial_result import build_result
from fasciatrack.reporting.trial_size import (
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
from trial_days import START, a_trial

MEAN = 4.0


def felt_during(trial: Trial, chance: Random, effect: float) -> Seen:
    """Score every day from 0 to 10 in whole points; each day is like the one before.

    What is done on a day shows in the score of the next morning.
    """
    scores, level = [], chance.gauss(0, SPREAD)
    before = None
    for number in range((trial.end - trial.start).days + 1):
        level = LIKENESS * level + chance.gauss(0, SPREAD * sqrt(1 - LIKENESS**2))
        today = trial.start + timedelta(days=number)
        value = MEAN + level - (effect if before == trial.first else 0)
        score = float(min(max(round(value), 0), 10))
        scores.append(
            Felt(number, "check-in", today, None, "pain", "now", trial.place, score)
        )
        before = trial.option_on(today)
    return Seen(felt=tuple(scores))


def share_found(
    effect: float,
    *,
    tests: int,
    pairs: int = USUAL_PAIRS,
    days: int = USUAL_DAYS,
    skip: int = USUAL_SKIP,
) -> tuple[float, float]:
    """Say how often tests find the first option lower, and higher."""
    verdicts = []
    for seed in range(tests):
        trial = a_trial(draws(pairs, seed), days=days, skip=skip)
        felt = felt_during(trial, Random(1000 + seed), effect)  # noqa: S311 - a simulation
        found = build_result(trial, felt, today=trial.end + timedelta(days=1))
        verdicts.append(found.verdict)
    return verdicts.count("lower") / tests, verdicts.count("higher") / tests


def test_without_a_difference_one_test_in_twenty_at_most_finds_one() -> None:
    lower, higher = share_found(0, tests=1000)
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
    lower, higher = share_found(1.5, tests=500)
    assert lower >= 0.8
    assert higher == 0


@pytest.mark.parametrize(
    ("pairs", "days", "skip"), [(6, 14, 1), (8, 7, 2), (12, 4, 1), (20, 2, 1)]
)
def test_the_difference_that_is_said_to_be_found_is_found(
    pairs: int, days: int, skip: int
) -> None:
    effect = found_difference(pairs=pairs, days=days, skip=skip)
    lower, _ = share_found(effect, tests=300, pairs=pairs, days=days, skip=skip)
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
