from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, timedelta
from itertools import pairwise
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fasciatrack.domain.records import ENTRY_TYPES, Entry
from fasciatrack.domain.sample_diary import WEEKS, sample_entries

LAST_DAY = date(2026, 11, 19)
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Africa/Cairo")


def sample(seed: int = 47, zone: str = "Europe/Berlin") -> list[Entry]:
    return sample_entries(last_day=LAST_DAY, seed=seed, zone=ZoneInfo(zone))


def pain_before(entries: Iterable[Entry], area: str, weeks: range) -> float:
    first = LAST_DAY - timedelta(days=WEEKS * 7 - 1)
    return fmean(
        rating.value
        for entry in entries
        for rating in entry.ratings
        if (entry.day - first).days // 7 in weeks
        and (rating.metric, rating.phase) == ("pain", "before")
        and rating.area == area
    )


def test_the_same_seed_gives_the_same_diary() -> None:
    assert sample(3) == sample(3)
    assert sample(3) != sample(4)


@settings(max_examples=30)
@given(st.integers(), st.dates(date(1990, 1, 1), date(2900, 1, 1)))
def test_any_seed_gives_sixteen_weeks_of_a_lived_in_diary(
    seed: int, last_day: date
) -> None:
    entries = sample_entries(
        last_day=last_day, seed=seed, zone=ZoneInfo("America/New_York")
    )

    assert 380 <= len(entries) <= 660
    assert min(entry.day for entry in entries) > last_day - timedelta(weeks=WEEKS)
    assert max(entry.day for entry in entries) == last_day
    assert len({entry.id for entry in entries}) == len(entries)
    types = Counter(entry.type for entry in entries)
    assert set(types) == set(ENTRY_TYPES)


@pytest.mark.parametrize("zone", ZONES)
def test_entries_come_in_the_order_they_were_written_down(zone: str) -> None:
    recorded = [entry.recorded_at for entry in sample(zone=zone)]

    assert recorded == sorted(recorded)
    assert {moment.tzinfo for moment in recorded} == {UTC}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_written_down_before_it_happened(zone: str, seed: int) -> None:
    for entry in sample(seed, zone):
        assert entry.at is None or entry.at < entry.recorded_at
        assert entry.at is None or entry.zone == zone


@pytest.mark.parametrize("seed", range(5))
def test_the_last_day_is_written_down_before_the_next_noon(seed: int) -> None:
    last = max(entry.recorded_at for entry in sample(seed))

    assert last.astimezone(ZoneInfo("Europe/Berlin")).date() <= LAST_DAY + timedelta(1)
    assert any(entry.day == LAST_DAY for entry in sample(seed) if entry.session)


def test_it_has_everything_a_diary_can_hold() -> None:
    entries = sample()
    sessions = [entry for entry in entries if entry.session]

    assert {entry.session.kind for entry in sessions if entry.session} == {
        "foam-roll",
        "ball",
        "mfr-therapist",
        "stretch",
        "heat",
    }
    assert any(entry.is_late for entry in sessions)
    assert any(entry.at is None for entry in sessions)
    assert any(entry.at and entry.at.date() > entry.day for entry in sessions)
    assert any(entry.side_effects for entry in sessions)
    assert any(entry.tags for entry in sessions)
    assert any(entry.note for entry in sessions)
    assert any(entry.session and entry.session.sets for entry in sessions)
    assert any(entry.night and entry.night.in_bed_at for entry in entries)
    assert any(entry.drink and entry.drink.caffeine_mg for entry in entries)
    assert any(r.value % 1 for entry in entries for r in entry.ratings)


def test_some_areas_are_rated_that_were_not_treated() -> None:
    assert any(
        rating.place not in entry.areas
        for entry in sample()
        if entry.session
        for rating in entry.ratings
    )


def test_some_sessions_have_only_a_before() -> None:
    assert any(
        {rating.phase for rating in entry.ratings} == {"before"}
        for entry in sample()
        if entry.session
    )


def test_a_week_of_flu_is_missing() -> None:
    days = sorted({entry.day for entry in sample()})
    gaps = [later - day for day, later in pairwise(days)]

    assert max(gaps) >= timedelta(days=8)
    assert len(days) < WEEKS * 7 - 7


def test_the_therapist_comes_every_other_week() -> None:
    days = [e.day for e in sample() if e.session and e.session.kind == "mfr-therapist"]
    gaps = {later - day for day, later in pairwise(days)}

    assert len(days) >= 6
    assert gaps <= {timedelta(weeks=2), timedelta(weeks=4)}


@pytest.mark.parametrize("seed", range(8))
def test_the_calves_get_slowly_better(seed: int) -> None:
    entries = sample(seed)
    early = pain_before(entries, "calf", range(5))
    late = pain_before(entries, "calf", range(11, 16))

    assert 0 < early - late < 4


@pytest.mark.repeats
def test_the_neck_hardly_gets_better() -> None:
    changes = [
        pain_before(sample(seed), "neck", range(5))
        - pain_before(sample(seed), "neck", range(11, 16))
        for seed in range(20)
    ]

    assert -0.5 < fmean(changes) < 1


@pytest.mark.parametrize("seed", range(10))
def test_it_begins_with_a_session_in_the_evening(seed: int) -> None:
    assert sample(seed)[0].type == "session"
