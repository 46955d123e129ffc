"""What people type about the days after a session, and about the month behind."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import a_follow_up, a_look_back, place, ratings
from fasciatrack.domain.afterwards import (
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.afterwards_reading import (
    parse_activities,
    parse_answer,
    parse_load,
    parse_movement,
    parse_peg,
    parse_recommendations,
)
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.form_reading import Reading, read_entry, revise_entry
from fasciatrack.domain.forms import form_of
from fasciatrack.domain.records import Entry, Place
from fasciatrack.errors import InvalidValueError

BERLIN = ZoneInfo("Europe/Berlin")
READING = Reading(
    areas=Areas(),
    now=datetime(2026, 11, 20, 7, 30, tzinfo=BERLIN),
    zone_name="Europe/Berlin",
    find_zone=lambda: BERLIN,
    day_ends_at=time(4),
    glass_ml=200,
    cup_ml=150,
)
CALVES = (place("left-calf"), place("right-calf"))


def followed(areas: tuple[Place, ...] = CALVES, **form: str) -> Entry:
    base = {"follow_up": FollowUp(session="s1", hours=48), "areas": areas}
    return read_entry("follow-up", form, id_="new", reading=READING, base=base)


def looked_back(**form: str) -> Entry:
    fields = {name.replace("_", "-"): text for name, text in form.items()}
    return read_entry("look-back", fields, id_="new", reading=READING)


def test_a_follow_up_says_how_it_is_and_what_was_done_since() -> None:
    entry = followed(
        soreness="3",
        pain="left-calf=2",
        hobbling="n",
        movement="walk 20m",
        load="light",
        water="2glasses",
        note="fine",
    )
    assert entry.follow_up == FollowUp(
        session="s1",
        hours=48,
        hobbling="no",
        movement="walk",
        movement_minutes=20,
        activity_load="light",
        water_ml=400,
    )
    assert entry.ratings == ratings(
        "pain left-calf=2", "soreness left-calf=3", "soreness right-calf=3"
    )
    assert (entry.note, entry.at) == ("fine", READING.now)


@pytest.mark.parametrize(
    ("areas", "said", "expected"),
    [
        (CALVES, "3", ("soreness left-calf=3", "soreness right-calf=3")),
        (CALVES, "3 left-calf=5", ("soreness right-calf=3", "soreness left-calf=5")),
        (CALVES, "3 neck=5", ("soreness left-calf=3", "soreness right-calf=3", "neck")),
        ((), "3", ("soreness=3",)),
        (CALVES[:1], "3 left-calf=4", ("soreness=3", "soreness left-calf=4")),
    ],
)
def test_a_score_without_an_area_holds_for_the_session_s_other_areas(
    areas: tuple[Place, ...], said: str, expected: tuple[str, ...]
) -> None:
    wanted = [text if "=" in text else f"soreness {text}=5" for text in expected]
    assert followed(areas, soreness=said).ratings == ratings(*wanted)


def test_the_whole_person_is_not_rated_by_area() -> None:
    assert followed(fatigue="4").ratings == ratings("fatigue=4")


def test_water_can_have_been_none() -> None:
    for said in ("0", "0ml", "none"):
        assert followed(water=said).follow_up == FollowUp(
            session="s1", hours=48, water_ml=0
        )


@pytest.mark.parametrize(
    ("field", "text", "changed"),
    [
        ("hobbling", "yes", {"hobbling": "yes"}),
        ("hobbling", "", {"hobbling": None}),
        ("movement", "stretch", {"movement": "stretch", "movement_minutes": None}),
        ("movement", "", {"movement": None, "movement_minutes": None}),
        ("load", "", {"activity_load": None}),
        ("water", "", {"water_ml": None}),
        ("water", "1l", {"water_ml": 1000}),
    ],
)
def test_one_field_of_a_follow_up_can_be_corrected(
    field: str, text: str, changed: dict[str, Any]
) -> None:
    told: dict[str, Any] = {
        "hobbling": "no",
        "movement": "walk",
        "movement_minutes": 20,
        "activity_load": "heavy",
        "water_ml": 500,
    }
    entry = a_follow_up("soreness=3", of="s1", **told)
    after = revise_entry(entry, form_of(entry) | {field: text}, reading=READING)
    assert after.follow_up == FollowUp(session="s1", hours=24, **{**told, **changed})
    assert after.ratings == entry.ratings


def test_a_look_back_says_what_changed_and_how_it_is() -> None:
    entry = looked_back(
        less_pain="y",
        more_motion="unsure",
        better_sleep="no",
        peg="6, 7 4.5",
        activities="climbing  stairs=4, a=b=7",
        recommend="Mara=yes, Dr Lee=maybe",
    )
    assert entry.look_back == LookBack(
        less_pain="yes",
        more_motion="unsure",
        better_sleep="no",
        peg_pain=6,
        peg_enjoyment=7,
        peg_activity=4.5,
    )
    assert entry.activities == (
        ActivityScore(activity="climbing stairs", score=4),
        ActivityScore(activity="a=b", score=7),
    )
    assert entry.recommendations == (
        Recommendation(practitioner="Mara", would="yes"),
        Recommendation(practitioner="Dr Lee", would="unsure"),
    )
    assert form_of(entry) | {"at": ""} == {
        "at": "",
        "less-pain": "yes",
        "more-motion": "unsure",
        "better-sleep": "no",
        "better-performance": "",
        "peg": "6 7 4.5",
        "activities": "climbing stairs=4, a=b=7",
        "recommend": "Mara=yes, Dr Lee=unsure",
        "tags": "",
        "note": "",
    }


@pytest.mark.parametrize(
    ("field", "text", "changed"),
    [
        ("less-pain", "", {"less_pain": None}),
        ("peg", "- 7 -", {"peg_pain": None, "peg_enjoyment": 7, "peg_activity": None}),
        ("peg", "", dict.fromkeys(("peg_pain", "peg_enjoyment", "peg_activity"))),
    ],
)
def test_one_field_of_a_look_back_can_be_corrected(
    field: str, text: str, changed: dict[str, Any]
) -> None:
    told: dict[str, Any] = {
        "less_pain": "yes",
        "peg_pain": 1,
        "peg_enjoyment": 2,
        "peg_activity": 3,
    }
    entry = a_look_back(**told, activities=("stairs=4",))
    after = revise_entry(entry, form_of(entry) | {field: text}, reading=READING)
    assert after.look_back == LookBack(**{**told, **changed})
    assert after.activities == entry.activities


def test_an_unknown_item_of_the_peg_is_a_dash_in_its_form() -> None:
    assert form_of(a_look_back(peg_enjoyment=7, less_pain="no"))["peg"] == "- 7 -"
    assert form_of(a_look_back(less_pain="no"))["peg"] == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("walk 20m", ("walk", 20)),
        ("arm swings 1h", ("arm-swings", 60)),
        ("arm swings", ("arm-swings", None)),
        ("nothing", ("none", None)),
        ("Stretching", ("stretch", None)),
    ],
)
def test_movement_is_a_word_with_or_without_a_time(
    text: str, read: tuple[str, int | None]
) -> None:
    assert parse_movement(text) == read


@pytest.mark.parametrize(
    ("text", "answer"), [("y", "yes"), ("NO", "no"), ("do not know", "unsure")]
)
def test_answers_have_short_forms(text: str, answer: str) -> None:
    assert parse_answer(text) == answer


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (parse_answer, "perhaps", "'perhaps' is not a known answer"),
        (parse_movement, "swim", "'swim' is not a known movement"),
        (parse_movement, "walk 20", "has no unit"),
        (parse_movement, "20m", "is not a known movement"),
        (parse_load, "huge", "'huge' is not a known activity load"),
        (parse_peg, "6 7", "'6 7' has not three scores"),
        (parse_peg, "6 7 x", "PEG 'x'"),
        (parse_activities, "stairs", "'stairs' is no activity with its answer"),
        (parse_activities, "stairs=", "is no activity with its answer"),
        (parse_activities, "=4", "is no activity with its answer"),
        (parse_activities, "stairs=11", "'stairs' 11 is out of range"),
        (parse_activities, "stairs=4.25", "'stairs' 4.25 is finer than the scale"),
        (parse_activities, "stairs=4, Stairs=5", "'Stairs' is given twice"),
        (parse_recommendations, "Mara=often", "'often' is not a known answer"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(
    read: Any,  # noqa: ANN401 - one of the readers above
    text: str,
    said: str,
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        read(text)
