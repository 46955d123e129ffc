"""The made-up person looks back as the program asks for it."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fasciatrack.domain.follow_ups import due, hours_after
from fasciatrack.domain.records import Entry
from fasciatrack.domain.sample_diary import WEEKS, sample_entries
from fasciatrack.domain.sample_reflections import GOALS, ROUTINE
from fasciatrack.reporting.notices.soreness import about_soreness

LAST_DAY = date(2026, 11, 19)
ZONE = ZoneInfo("Europe/Berlin")


def sample(seed: int = 47, last_day: date = LAST_DAY) -> list[Entry]:
    return sample_entries(last_day=last_day, seed=seed, zone=ZONE)


def of_type(entries: list[Entry], name: str) -> list[Entry]:
    return [entry for entry in entries if entry.type == name]


@pytest.mark.parametrize("seed", range(6))
def test_every_follow_up_is_the_look_that_was_due_then(seed: int) -> None:
    entries = sample(seed)
    sessions = {entry.id: entry for entry in entries if entry.session}

    looks = of_type(entries, "follow-up")

    assert len(looks) >= 12
    for look in looks:
        assert look.follow_up
        session = sessions[look.follow_up.session]
        hours = hours_after(session, at=look.at, day=look.day)
        assert hours == look.follow_up.hours
        assert {rating.place for rating in look.ratings} <= set(session.areas)


@pytest.mark.parametrize("seed", range(6))
def test_no_session_is_looked_at_twice_after_the_same_hours(seed: int) -> None:
    looks = Counter(
        (entry.follow_up.session, entry.follow_up.hours)
        for entry in sample(seed)
        if entry.follow_up
    )

    assert set(looks.values()) == {1}


def test_one_visit_was_too_much_and_lasted_three_days() -> None:
    looks = of_type(sample(), "follow-up")
    told = [entry for entry in looks if any(about_soreness(entry, ()))]
    visits = {entry.follow_up.session for entry in told if entry.follow_up}

    assert len(visits) == 1
    after = [e.follow_up for e in sample() if e.follow_up]
    assert [f.hours for f in after if f.session in visits] == [24, 48, 72]


def test_only_the_sessions_of_the_last_day_wait_for_a_look() -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=ZONE)

    waiting = due(sample(), now=now, today=now.date())

    assert LAST_DAY in {look.session.day for look in waiting}
    # The therapist's work may still be sore after two days.
    others = [look for look in waiting if look.hours == 24]
    assert {look.session.day for look in others} == {LAST_DAY}


def test_every_month_that_ends_is_looked_back_at_once() -> None:
    looks = of_type(sample(), "look-back")

    assert [look.day.month for look in looks] == [8, 9, 10]
    for look in looks:
        assert look.look_back
        assert look.look_back.peg is not None
        assert len(look.activities) == 2
        assert [one.practitioner for one in look.recommendations] == ["Mara"]


@settings(max_examples=30)
@given(st.dates(date(1990, 1, 1), date(2900, 1, 1)))
def test_a_look_back_never_falls_into_the_days_of_flu(last_day: date) -> None:
    entries = sample(last_day=last_day)
    lived = {entry.day for entry in entries if entry.type != "look-back"}
    looks = of_type(entries, "look-back")

    assert 3 <= len(looks) <= 4
    assert {look.day for look in looks} <= lived


def test_on_sundays_the_rest_of_the_body_is_rated() -> None:
    tags = {"sunday", "question", "medicine"}
    sundays = [entry for entry in sample() if tags & set(entry.tags)]

    assert 10 <= len(sundays) <= WEEKS
    assert sum("medicine" in entry.tags for entry in sundays) == 2
    assert all(entry.note for entry in sundays if "sunday" not in entry.tags)
    assert {entry.day.weekday() for entry in sundays} == {6}
    areas = {rating.area for entry in sundays for rating in entry.ratings}
    assert areas == {"lower-back", "shoulder", "knee", "plantar-fascia"}


def test_the_person_has_goals_and_a_routine() -> None:
    assert {goal.subject for goal in GOALS} == {"sessions", "water", "sleep"}
    assert ROUTINE.slug == "evening"
    assert len(ROUTINE.steps) == 4
