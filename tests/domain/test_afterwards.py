"""Follow-ups and look backs exist only when they are valid."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from builders import a_check_in, a_follow_up, a_look_back, a_session
from fasciatrack.domain.afterwards import (
    ANSWERS,
    LOADS,
    LOOKS,
    MOVEMENTS,
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import field_names, replace
from fasciatrack.errors import ExitCode, InvalidValueError
from strategies import LOOK_BACKS

OUTCOMES = ("less_pain", "more_motion", "better_sleep", "better_performance")
PEG = ("peg_pain", "peg_enjoyment", "peg_activity")
FOLLOW_UP = a_follow_up("soreness=3")


def a_look(**changes: Any) -> FollowUp:  # noqa: ANN401 - any field of a follow-up
    return replace(FollowUp(session="a1", hours=24), **changes)


def back(**fields: Any) -> LookBack:  # noqa: ANN401 - any field of a look back
    return LookBack(**fields)


def an_activity(activity: str = "stairs", score: float = 4) -> ActivityScore:
    return ActivityScore(activity=activity, score=score)


def recommends(practitioner: str = "Mara", would: Any = "yes") -> Recommendation:  # noqa: ANN401 - wrong ones too
    return Recommendation(practitioner=practitioner, would=would)


def refused(make: Callable[[], object]) -> str:
    with pytest.raises(InvalidValueError) as refusal:
        make()
    assert refusal.value.exit_code is ExitCode.USAGE
    assert str(refusal.value).isprintable()
    return str(refusal.value)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: a_look(session=""), "the session is empty"),
        (lambda: a_look(session="x" * 81), "the session is 81 characters long"),
        *(
            (
                lambda hours=hours: a_look(hours=hours),
                f"a look after {hours} hours is no follow-up; 24, 48 or 72",
            )
            for hours in (-24, 0, 1, 23, 25, 36, 73, 96)
        ),
        (lambda: a_look(hobbling="maybe"), "'maybe' is not a known answer"),
        (lambda: a_look(movement="swim"), "'swim' is not a known movement"),
        (lambda: a_look(activity_load="much"), "'much' is not a known activity load"),
        (lambda: a_look(movement_minutes=0), "movement 0 minutes is out of range"),
        (lambda: a_look(movement_minutes=601), "movement 601 minutes is out of range"),
        (lambda: a_look(water_ml=-1), "water -1 ml is out of range"),
        (lambda: a_look(water_ml=15_001), "water 15001 ml is out of range"),
        *(
            (lambda name=name: back(**{name: "maybe"}), "'maybe' is not a known answer")
            for name in OUTCOMES
        ),
        *(
            (lambda name=name: back(**{name: 10.5}), "PEG 10.5 is out of range")
            for name in PEG
        ),
        (lambda: back(peg_pain=-1), "PEG -1 is out of range"),
        (lambda: back(peg_pain=5.55), "PEG 5.55 is finer than the scale"),
        (lambda: an_activity(""), "the activity is empty"),
        (lambda: an_activity("x" * 81), "the activity is 81 characters long"),
        (lambda: an_activity(score=11), "'stairs' 11 is out of range"),
        (lambda: an_activity(score=-0.5), "'stairs' -0.5 is out of range"),
        (lambda: an_activity(score=3.25), "'stairs' 3.25 is finer than the scale"),
        (lambda: an_activity("\x1b[31m", 11), "'\\x1b[31m' 11 is out of range"),
        (lambda: recommends(""), "the practitioner is empty"),
        (lambda: recommends("x" * 81), "the practitioner is 81 characters long"),
        (lambda: recommends(would="maybe"), "'maybe' is not a known answer"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    make: Callable[[], object], refusal: str
) -> None:
    assert refusal in refused(make)


def test_the_bounds_and_every_word_can_be_kept() -> None:
    for hours in LOOKS:
        assert a_look(hours=hours).hours == hours
    for answer in ANSWERS:
        assert a_look(hobbling=answer).hobbling == answer
        assert recommends(would=answer).would == answer
        assert back(**dict.fromkeys(OUTCOMES, answer)).better_sleep == answer
    for movement in MOVEMENTS:
        assert a_look(movement=movement).movement == movement
    for load in LOADS:
        assert a_look(activity_load=load).activity_load == load
    for minutes in (1, 600):
        assert a_look(movement_minutes=minutes).movement_minutes == minutes
    for water in (0, 15_000):
        assert a_look(water_ml=water).water_ml == water
    for value in (0, 0.1, 9.9, 10):
        assert an_activity(score=value).score == value
        assert back(peg_pain=value).peg_pain == value


def test_nothing_is_filled_in_for_the_person() -> None:
    look, month = a_look(), back()
    unsaid = set(field_names(FollowUp)) - {"session", "hours"}
    assert {getattr(look, name) for name in unsaid} == {None}
    assert {getattr(month, name) for name in field_names(LookBack)} == {None}


def test_the_peg_is_the_mean_of_its_three_scores() -> None:
    assert back(peg_pain=6, peg_enjoyment=7, peg_activity=4).peg == 17 / 3
    assert back(peg_pain=0, peg_enjoyment=0, peg_activity=0).peg == 0
    assert back(peg_pain=10, peg_enjoyment=10, peg_activity=10).peg == 10


@pytest.mark.parametrize("missing", PEG)
def test_there_is_no_peg_unless_all_three_were_given(missing: str) -> None:
    two = dict.fromkeys(PEG, 0.0) | {missing: None}
    assert back(**two).peg is None
    assert back(**{missing: 6}).peg is None


@given(LOOK_BACKS)
def test_a_peg_lies_on_its_scale(look: LookBack) -> None:
    assert (look.peg is None) == (None in [getattr(look, name) for name in PEG])
    assert look.peg is None or 0 <= look.peg <= 10


def test_a_look_back_is_empty_until_something_is_answered() -> None:
    assert back().is_empty
    for name in OUTCOMES:
        assert not back(**{name: "unsure"}).is_empty
    for name in PEG:
        assert not back(**{name: 0}).is_empty, "0 is an answer"


@pytest.mark.parametrize(
    "entry",
    [
        a_look_back(),
        a_look_back(activities=("stairs=0",)),
        a_look_back(recommendations=("Mara=unsure",)),
        a_look_back(less_pain=None, note="a quiet month"),
        a_look_back(peg="0 0 0"),
    ],
)
def test_a_look_back_says_something(entry: Entry) -> None:
    nothing: dict[str, Any] = {
        "look_back": LookBack(),
        "activities": (),
        "recommendations": (),
        "note": None,
        "tags": ("month",),
    }
    assert (
        refused(lambda: replace(entry, **nothing))
        == "the look back is empty; answer something"
    )


@pytest.mark.parametrize(
    "part",
    [
        {"activities": (an_activity(),)},
        {"recommendations": (recommends(),)},
    ],
)
@pytest.mark.parametrize("entry", [a_session(), a_check_in("pain=3"), FOLLOW_UP])
def test_activities_and_recommendations_belong_to_a_look_back(
    entry: Entry, part: dict[str, Any]
) -> None:
    assert refused(lambda: replace(entry, **part)) == (
        f"a {entry.type} entry with what belongs to a look back"
    )


@pytest.mark.parametrize(
    ("entry", "part", "refusal"),
    [
        (a_session(), {"follow_up": a_look()}, "a session entry with a wrong follow"),
        (a_session(), {"look_back": back()}, "a session entry with a wrong look-back"),
        (FOLLOW_UP, {"follow_up": None}, "a follow-up entry with a wrong follow"),
        (a_look_back(), {"look_back": None}, "a look-back entry with a wrong look"),
        (FOLLOW_UP, {"type": "look-back"}, "a look-back entry with a wrong follow"),
        (a_look_back(), {"follow_up": a_look()}, "a look-back entry with a wrong fo"),
    ],
)
def test_every_type_of_entry_has_its_own_part(
    entry: Entry, part: dict[str, Any], refusal: str
) -> None:
    assert refused(lambda: replace(entry, **part)).startswith(refusal)
