"""How often the same was drawn, and which fair test is the latest."""

from typing import Any

import pytest

from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import replace
from fasciatrack.reporting.trials.agenda import Seen
from fasciatrack.reporting.trials.draws import (
    Draws,
    TakenBack,
    draws_of,
    latest_trial,
)
from fasciatrack.reporting.trials.result import build_result
from trial_days import a_trial, day

# Drawn one after the other: the first two were cancelled on one day, the second before
# it would have begun.
FIRST = a_trial(id="1", start=day(0), cancelled=day(3))
SECOND = a_trial(id="2", start=day(20), cancelled=day(3))
THIRD = a_trial(id="3", start=day(4))
OTHER = a_trial(id="4", start=day(12), first="yoga")
FOURTH = a_trial(id="5", start=day(30), first="nothing", second="foam-roll")
ALL = [FIRST, THIRD, OTHER, SECOND, FOURTH]

ONLY = Draws(number=1, count=1, cancelled=0, taken_back=0)


@pytest.mark.parametrize(
    ("trial", "number"), [(FIRST, 1), (SECOND, 2), (THIRD, 3), (FOURTH, 4)]
)
def test_draws_of_the_same_are_counted_in_their_order(
    trial: Trial, number: int
) -> None:
    assert draws_of(trial, ALL) == Draws(
        number=number, count=4, cancelled=2, taken_back=0
    )
    found = build_result(trial, Seen(), today=day(99), trials=ALL)
    assert found.draws == draws_of(trial, ALL)


@pytest.mark.parametrize(
    "changes",
    [
        {"first": "ball"},
        {"second": "yoga"},
        {"area": "neck", "side": None},
        {"side": "right"},
        {"side": None},
    ],
)
def test_other_options_or_another_place_are_another_question(
    changes: dict[str, Any],
) -> None:
    other = a_trial(id="other", start=day(99), **changes)
    assert draws_of(other, ALL) == ONLY


def test_another_score_is_the_same_question() -> None:
    again = a_trial(id="again", start=day(99), metric="stiffness")
    assert draws_of(again, ALL) == Draws(number=5, count=5, cancelled=2, taken_back=0)


GONE = TakenBack(trial=a_trial(id="6", start=day(60)), day=day(31))
"""Drawn and taken back while the fourth would have run: neither was kept beside it."""


@pytest.mark.parametrize(
    ("trial", "taken_back", "number", "count"),
    [
        (FOURTH, [GONE], 5, 5),
        (THIRD, [GONE], 3, 5),
        (FIRST, [replace(GONE, day=day(0))], 2, 5),
        # It would have been over when it was taken back.
        (
            FOURTH,
            [replace(GONE, trial=a_trial(id="0", start=day(0)), day=day(99))],
            5,
            5,
        ),
        (OTHER, [GONE], 1, 1),
        (FOURTH, [GONE, replace(GONE, trial=a_trial(id="7", start=day(90)))], 6, 6),
    ],
)
def test_a_draw_that_was_taken_back_counts_as_one(
    trial: Trial, taken_back: list[TakenBack], number: int, count: int
) -> None:
    found = draws_of(trial, ALL, taken_back)
    assert (found.number, found.count) == (number, count)
    assert found.taken_back == (count - 4 if count > 1 else 0)
    result = build_result(
        trial, Seen(), today=day(99), trials=ALL, taken_back=taken_back
    )
    assert result.draws == found


@pytest.mark.parametrize(
    ("trials", "today", "latest"),
    [
        ([], 0, None),
        ([FIRST, SECOND], 5, SECOND),
        ([FIRST, SECOND, THIRD], 5, THIRD),
        ([FIRST, THIRD, SECOND], 99, THIRD),
        (ALL, 99, FOURTH),
    ],
)
def test_the_latest_test_is_the_one_that_runs_or_was_drawn_last(
    trials: list[Trial], today: int, latest: Trial | None
) -> None:
    assert latest_trial(trials, day(today)) == latest
