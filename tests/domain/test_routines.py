import pytest

from builders import place
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.own import OwnArea, Routine, Step
from fasciatrack.domain.records import Place
from fasciatrack.domain.routine_reading import (
    Dose,
    Plan,
    parse_plan,
    step_text,
)
from fasciatrack.domain.routines import (
    BUILT_IN,
    dosage_notes,
    known_routines,
    new_routine,
    whole_seconds,
    working_seconds,
)
from fasciatrack.domain.safety import DOSAGE
from fasciatrack.errors import InvalidValueError, UnknownWordError

AREAS = Areas()
EVENING = Routine(
    slug="evening",
    name="Before bed",
    steps=(
        Step(area="calf", side="left", seconds=90, sets=2),
        Step(area="neck", seconds=45),
    ),
    rest_seconds=20,
)


def plan(words: str, **dose: int) -> Plan:
    return parse_plan(
        words.split(), known=known_routines([EVENING]), areas=AREAS, dose=Dose(**dose)
    )


def steps(words: str, **dose: int) -> list[str]:
    return [step_text(step) for step in plan(words, **dose).routine.steps]


@pytest.mark.parametrize("routine", BUILT_IN.values(), ids=BUILT_IN)
def test_a_built_in_routine_keeps_to_the_dosage(routine: Routine) -> None:
    (fewest, most), (shortest, longest) = (
        (dose.lowest, dose.highest) for dose in DOSAGE[:2]
    )
    places = [step.place for step in routine.steps]
    assert len(set(places)) == len(places)
    for step in routine.steps:
        assert fewest <= step.sets <= most
        assert shortest <= step.seconds <= longest
        assert AREAS.known(step.area)
    assert dosage_notes(routine) == ()
    assert "lower-back" not in {step.area for step in routine.steps}


@pytest.mark.parametrize("slug", BUILT_IN)
def test_the_name_of_a_built_in_routine_means_nothing_else(slug: str) -> None:
    with pytest.raises(UnknownWordError):
        AREAS.place(slug)
    assert BUILT_IN[slug].slug == slug


def test_one_s_own_routine_is_known_beside_the_built_in_ones() -> None:
    known = known_routines([EVENING])
    assert list(known) == [*BUILT_IN, "evening"]


def test_a_new_routine_is_typed_by_its_word() -> None:
    made = new_routine("Before Bed", EVENING.steps, areas=AREAS)
    assert (made.slug, made.name, made.rest_seconds) == ("before-bed", "Before Bed", 15)
    named = new_routine("bed", EVENING.steps, name="Zzz", rest_seconds=0, areas=AREAS)
    assert (named.name, named.rest_seconds) == ("Zzz", 0)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("legs", "'legs' already names a built-in routine"),
        ("neck", "is a word for areas or kinds"),
        ("back", "is a word for areas or kinds"),
        ("hallux", "is a word for areas or kinds"),
        ("left-calf", "is a word for areas or kinds"),
        ("roller", "is a word for areas or kinds"),
        ("5pm", "begin with a letter"),
        ("", "begin with a letter"),
        ("ev\x1bening", "'ev\\x1bening' cannot be typed as a routine"),
    ],
)
def test_a_word_that_is_taken_is_refused(word: str, said: str) -> None:
    areas = Areas([OwnArea(slug="big-toe", name="Big toe", aliases=("hallux",))])
    with pytest.raises(InvalidValueError) as refusal:
        new_routine(word, EVENING.steps, areas=areas)
    assert said in str(refusal.value)


def test_the_time_is_that_of_all_sets_and_the_rests_between() -> None:
    assert working_seconds(EVENING) == 225
    assert whole_seconds(EVENING) == 225 + 2 * 20


def noted(*dose: tuple[Place, int, int]) -> tuple[str, ...]:
    made = tuple(
        Step(area=there.area, side=there.side, seconds=seconds, sets=sets)
        for there, sets, seconds in dose
    )
    return dosage_notes(Routine(slug="x", name="x", steps=made))


@pytest.mark.parametrize("seconds", [30, 120])
def test_a_usual_dose_is_not_talked_about(seconds: int) -> None:
    assert noted((place("quads"), 3, seconds)) == ()


@pytest.mark.parametrize("seconds", [29, 121])
def test_an_unusual_set_is_noted_with_its_source(seconds: int) -> None:
    (note,) = noted((place("left-calf"), 1, seconds), (place("quads"), 1, 60))
    assert note.startswith(f"left calf {seconds} s: outside 30 to 120 s a set")
    assert "Behm 2020" in note


def test_many_unusual_sets_are_counted_and_not_named() -> None:
    (note,) = dosage_notes(plan("legs 10s").routine)
    assert note.startswith("8 areas: outside 30 to 120 s a set")
    (note,) = dosage_notes(plan("short 10s").routine)
    assert note.startswith("left calf 10 s, right calf 10 s, upper back 10 s: ")


def test_more_than_ten_minutes_on_one_area_is_noted() -> None:
    assert noted((place("quads"), 5, 120)) == ()
    assert noted((place("quads"), 5, 120), (place("quads"), 1, 60)) == (
        "quads: 11 min on one area is a lot",
    )


@pytest.mark.parametrize(
    "area", ["lower-back", "erectors", "neck-front", "knee-back", "groin", "abdomen"]
)
def test_areas_to_take_care_of_are_named(area: str) -> None:
    (note,) = noted((Place(area=area), 1, 60))
    assert note.startswith(f"{area.replace('-', ' ')}: ")
