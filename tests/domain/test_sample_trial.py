"""The made-up person does a fair test, and mostly keeps to it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from fasciatrack.domain.sample_diary import sample_entries
from fasciatrack.domain.sample_trial import PAIRS, sample_trial
from fasciatrack.domain.trials import NOTHING

LAST_DAY = date(2026, 11, 19)
ZONE = ZoneInfo("Europe/Berlin")


def test_it_is_over_on_the_day_before_the_last() -> None:
    trial = sample_trial(LAST_DAY)

    assert trial.end == LAST_DAY - timedelta(days=1)
    assert trial.pairs == PAIRS
    assert trial == sample_trial(LAST_DAY)


@pytest.mark.parametrize("seed", range(6))
def test_most_days_go_as_they_were_drawn_and_most_are_scored(seed: int) -> None:
    trial = sample_trial(LAST_DAY)
    entries = sample_entries(last_day=LAST_DAY, seed=seed, zone=ZONE)
    with_ball = {
        entry.day for entry in entries if entry.session and trial.place in entry.areas
    }
    scored = {
        entry.day
        for entry in entries
        for rating in entry.ratings
        if rating.place == trial.place and rating.phase == "now"
    }
    days = [trial.start + timedelta(days=n) for n in range(4 * PAIRS)]

    drawn = [day for day in days if trial.option_on(day) == "ball"]
    others = [day for day in days if trial.option_on(day) == NOTHING]
    assert sum(day in with_ball for day in drawn) >= 0.7 * len(drawn)
    assert sum(day in with_ball for day in others) <= 0.2 * len(others)
    assert sum(day in scored for day in days) >= 0.8 * len(days)


@pytest.mark.parametrize("seed", range(6))
def test_the_calf_is_scored_on_evenings_without_a_session(seed: int) -> None:
    entries = sample_entries(last_day=LAST_DAY, seed=seed, zone=ZONE)
    rolled = {entry.day for entry in entries if "left calf" in map(str, entry.areas)}
    looked = {
        entry.day
        for entry in entries
        if entry.type == "check-in"
        for rating in entry.ratings
        if str(rating.place) == "left calf"
    }

    assert len(looked - rolled) >= 40
    assert len(rolled) >= 15
