"""A fair test: what it may be, and what is drawn for which day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from fasciatrack.domain.records import Place
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError
from strategies import TRIALS

DAY = timedelta(days=1)
TRIAL = Trial(
    id="one",
    metric="pain",
    area="neck",
    first="foam-roll",
    second="nothing",
    start=date(2026, 11, 2),
    days=2,
    skip=1,
    draws="ABBA",
    seed=7,
)


def test_every_day_of_it_has_what_was_drawn() -> None:
    days = [TRIAL.option_on(TRIAL.start + number * DAY) for number in range(-1, 9)]
    rolled = ["foam-roll"] * 2
    assert days == [None, *rolled, *["nothing"] * 4, *rolled, None]
    assert TRIAL.end == date(2026, 11, 9)
    assert TRIAL.pairs == 2
    assert TRIAL.place == Place(area="neck")
    assert replace(TRIAL, area=None).place is None


@given(TRIALS)
def test_both_options_get_as_many_days(trial: Trial) -> None:
    length = (trial.end - trial.start).days + 1
    drawn = [trial.option_on(trial.start + number * DAY) for number in range(length)]
    assert drawn.count(trial.first) == drawn.count(trial.second) == length / 2
    assert trial.period_on(trial.start) == 0
    assert trial.period_on(trial.end) == 2 * trial.pairs - 1
    assert trial.period_on(trial.end + DAY) is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": ""}, "the id is empty"),
        ({"metric": "joy"}, "'joy' is not a known metric"),
        ({"side": "up"}, "'up' is not a known side"),
        ({"area": ""}, "the area is empty"),
        ({"area": None, "side": "left"}, "the side left has no area"),
        ({"first": "magic"}, "'magic' is not a known option"),
        ({"second": "magic"}, "'magic' is not a known option"),
        ({"second": "foam-roll"}, "foam-roll against foam-roll compares nothing"),
        ({"days": 1, "skip": 0}, "period 1 days is out of range"),
        ({"days": 15}, "period 15 days is out of range"),
        ({"skip": 2}, "2 of 2 days cannot be left out"),
        ({"skip": 0}, "0 of 2 days cannot be left out"),
        ({"seed": -1}, "seed -1 is out of range"),
        ({"seed": 1_000_000}, "seed 1e+06 is out of range"),
        ({"draws": ""}, "the draws are no pairs of A and B"),
        ({"draws": "ABA"}, "the draws are no pairs of A and B"),
        ({"draws": "AABB"}, "the draws are no pairs of A and B"),
        ({"draws": "AB" * 53}, "number of pairs 53 is out of range"),
        ({"start": date(2999, 1, 1)}, "the start 2999-01-01 is out of range"),
    ],
)
def test_what_it_cannot_be_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        replace(TRIAL, **changes)
    assert refusal.value.message == message
