"""What changed between two states of an entry, in words."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_drink, a_night, a_session, place, ratings
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Place,
    Session,
    SideEffect,
)
from fasciatrack.domain.values import replace
from fasciatrack.reporting.differences import differences, facts

BASE = a_session("pain left-calf=6:3", zone="Europe/Berlin")
BEDTIME = datetime(2026, 11, 18, 22, 45, tzinfo=UTC)


def shown(before: Entry | None, after: Entry | None) -> list[str]:
    return [
        f"{change.label}: {change.before} > {change.after}"
        for change in differences(before, after)
    ]


def test_an_entry_does_not_differ_from_itself() -> None:
    assert differences(BASE, BASE) == ()


def test_nothing_does_not_differ_from_nothing() -> None:
    assert differences(None, None) == ()


def test_number_identifier_and_time_of_recording_are_no_facts() -> None:
    other = replace(
        BASE, id="x", number=None, recorded_at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    assert differences(BASE, other) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"ratings": ratings("pain left-calf=6:2")},
            ["pain after, left calf: 3 > 2"],
        ),
        (
            {"ratings": ratings("pain left-calf=6:")},
            ["pain after, left calf: 3 > None"],
        ),
        (
            {"ratings": ratings("pain left-calf=6:3", "mobility=60:")},
            ["mobility before: None > 60 %"],
        ),
        (
            {"session": Session(kind="ball", duration_seconds=600)},
            ["kind: foam-roll > ball"],
        ),
        ({"session": Session(kind="foam-roll")}, ["duration: 10 min > None"]),
        (
            {
                "session": Session(
                    kind="foam-roll", duration_seconds=180, sets=3, set_seconds=60
                )
            },
            ["duration: 10 min > 3 × 60 s"],
        ),
        (
            {"session": Session(kind="foam-roll", sets=3, set_seconds=30)},
            ["duration: 10 min > 3 sets, 30 s a set"],
        ),
        (
            {"session": Session(kind="foam-roll", sets=2)},
            ["duration: 10 min > 2 sets"],
        ),
        (
            {"session": Session(kind="foam-roll", set_seconds=90)},
            ["duration: 10 min > 90 s a set"],
        ),
        (
            {
                "session": Session(
                    kind="foam-roll",
                    duration_seconds=600,
                    practitioner="Anna",
                    tool="foam-roller",
                    pressure=5.5,
                )
            },
            [
                "practitioner: None > Anna",
                "tool: None > foam-roller",
                "pressure: None > 5.5",
            ],
        ),
        (
            {"areas": (place("left-calf"), place("neck"))},
            ["areas: left calf > left calf, neck"],
        ),
        ({"tags": ("work", "desk")}, ["tags: None > work, desk"]),
        ({"note": "after the drive"}, ["note: None > after the drive"]),
        ({"zone": None}, ["time zone: Europe/Berlin > None"]),
        ({"source": "daylio"}, ["source: None > daylio"]),
        (
            {
                "side_effects": (
                    SideEffect(effect="soreness", severity=4),
                    SideEffect(effect="thirst"),
                )
            },
            ["side effects: None > soreness 4, thirst"],
        ),
        (
            {"at": None},
            ["when: 2026-11-19 21:00 > 2026-11-19 (time not given)"],
        ),
        (
            {"at": datetime(2026, 11, 20, 1, 30, tzinfo=UTC)},
            ["when: 2026-11-19 21:00 > 2026-11-20 01:30, counted for 2026-11-19"],
        ),
    ],
)
def test_each_fact_has_its_own_words(
    changes: dict[str, Any], expected: list[str]
) -> None:
    assert shown(BASE, replace(BASE, **changes)) == expected


def test_moments_that_read_the_same_are_told_apart_by_their_offset() -> None:
    assert BASE.at is not None
    elsewhere = replace(BASE, at=BASE.at.replace(tzinfo=UTC))
    assert shown(BASE, elsewhere) == [
        "when: 2026-11-19 21:00:00+01:00 > 2026-11-19 21:00:00+00:00"
    ]


def test_moments_after_midnight_are_told_apart_by_their_offset_too() -> None:
    night = replace(BASE, at=datetime(2026, 11, 20, 1, tzinfo=UTC))
    elsewhere = replace(
        BASE, at=datetime(2026, 11, 20, 1, tzinfo=timezone(timedelta(hours=2)))
    )
    assert shown(night, elsewhere) == [
        (
            "when: 2026-11-20 01:00:00+00:00, counted for 2026-11-19 >"
            " 2026-11-20 01:00:00+02:00, counted for 2026-11-19"
        )
    ]


def test_values_that_read_the_same_are_still_a_change() -> None:
    pair, one = replace(BASE, tags=("a", "b")), replace(BASE, tags=("a, b",))
    assert shown(pair, one) == ["tags: a, b > a, b"]


def test_two_places_that_read_the_same_are_kept_apart() -> None:
    named_like_it = Place(area="left-calf")
    both = (*ratings("pain left-calf=6:"), *ratings("pain left-calf=:2"))
    odd = replace(
        BASE, ratings=tuple(replace(r, area="left-calf", side=None) for r in both)
    )
    assert odd.ratings[0].place == named_like_it
    assert shown(BASE, odd) == [
        "pain before, left calf: None > 6",
        "pain after, left calf: None > 2",
        "pain before, left calf: 6 > None",
        "pain after, left calf: 3 > None",
    ]


def test_a_night_is_spelled_out() -> None:
    night = replace(
        a_night(),
        night=Night(
            minutes=410,
            quality=4,
            in_bed_at=BEDTIME,
            lights_out_at=BEDTIME + timedelta(minutes=15),
            woke_at=BEDTIME + timedelta(hours=8),
            out_of_bed_at=BEDTIME + timedelta(hours=9),
            latency_minutes=30,
            awake_minutes=20,
            awakenings=0,
        ),
    )
    assert [f"{fact.label}: {fact.text}" for fact in facts(night)] == [
        "type: night",
        "sleep: 6 h 50 min",
        "sleep quality: good",
        "into bed: 2026-11-18 22:45",
        "lights out: 2026-11-18 23:00",
        "woke up: 2026-11-19 06:45",
        "out of bed: 2026-11-19 07:45",
        "time to fall asleep: 30 min",
        "time awake: 20 min",
        "awakenings: 0",
        "when: 2026-11-19 (time not given)",
    ]


def test_what_was_not_given_about_a_night_is_no_fact() -> None:
    assert [fact.label for fact in facts(a_night(None))] == ["type", "when"]


def test_a_drink_and_a_check_in_are_spelled_out() -> None:
    assert [fact.text for fact in facts(a_drink(200, "coffee", 95))][1:4] == [
        "coffee",
        "200 ml",
        "95 mg",
    ]
    assert [fact.label for fact in facts(a_check_in("pain neck=4", "fatigue=6"))] == [
        "type",
        "when",
        "pain, neck",
        "fatigue",
    ]


def test_adding_and_deleting_name_everything() -> None:
    added = differences(None, BASE)
    deleted = differences(BASE, None)
    assert [change.label for change in added] == [fact.label for fact in facts(BASE)]
    assert all(change.before is None for change in added)
    assert [(c.label, c.after, c.before) for c in deleted] == [
        (c.label, c.before, c.after) for c in added
    ]


DAYS = st.dates(min_value=date(2026, 11, 1), max_value=date(2026, 11, 5))
SCORES = st.sampled_from(["pain=6:3", "pain=6:2", "pain neck=6:", "stiffness=4"])
ENTRIES = st.one_of(
    st.builds(
        lambda scores, day, at, areas, note: a_session(
            *scores, day=day, at=at, areas=areas, note=note
        ),
        st.lists(SCORES, unique_by=lambda word: word[:6]),
        DAYS,
        st.sampled_from([None, "21:00", "21:30"]),
        st.sampled_from(["", "neck", "neck left-calf", "left-calf neck"]),
        st.sampled_from([None, "a", "b"]),
    ),
    st.builds(
        lambda millilitres, caffeine, tags: replace(
            a_drink(),
            drink=Drink(millilitres=millilitres, caffeine_mg=caffeine),
            tags=tags,
        ),
        st.integers(1, 3),
        st.sampled_from([None, 0, 95]),
        st.lists(st.sampled_from(["a", "b", "a, b"])).map(tuple),
    ),
)


@given(ENTRIES, ENTRIES)
def test_two_entries_differ_exactly_when_they_say_something_else(
    one: Entry, other: Entry
) -> None:
    same = replace(other, id=one.id, number=one.number, recorded_at=one.recorded_at)
    rated_alike = set(one.ratings) == set(other.ratings)
    if rated_alike:
        same = replace(same, ratings=one.ratings)
    assert (differences(one, other) == ()) == (one == same)


@given(ENTRIES, ENTRIES)
def test_the_way_back_is_the_same_changes_the_other_way_round(
    one: Entry, other: Entry
) -> None:
    there = {(c.label, c.before, c.after) for c in differences(one, other)}
    back = {(c.label, c.after, c.before) for c in differences(other, one)}
    assert there == back
