import pytest

from builders import place
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.own import OwnArea, Routine, Step
from fasciatrack.domain.records import Place
from fasciatrack.domain.routines import (
    BUILT_IN,
    Dose,
    Plan,
    dosage_notes,
    known_routines,
    new_routine,
    parse_plan,
    parse_step,
    step_text,
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


def test_areas_are_60_seconds_each_unless_said_otherwise() -> None:
    assert steps("left-calf quads") == ["left-calf=60s", "quads=60s"]
    assert steps("left calf quads 2x45s") == ["left-calf=2x45s", "quads=2x45s"]
    assert steps("quads 90s", sets=3) == ["quads=3x90s"]
    assert steps("quads 2x90s", seconds=30) == ["quads=2x30s"]
    assert steps("quads", seconds=30, sets=2) == ["quads=2x30s"]


def test_an_area_can_have_a_time_of_its_own() -> None:
    assert steps("left-calf=2x60s quads neck=45s 90s") == [
        "left-calf=2x60s",
        "quads=90s",
        "neck=45s",
    ]


def test_a_routine_is_taken_as_it_is_or_with_another_time() -> None:
    kept = plan("evening")
    assert kept.routine == EVENING
    assert kept.words == "evening"
    assert kept.kind is None
    changed = plan("Evening 30s", rest_seconds=0)
    assert [step_text(step) for step in changed.routine.steps] == [
        "left-calf=30s",
        "neck=30s",
    ]
    assert steps("evening", seconds=30) == ["left-calf=2x30s", "neck=30s"]
    assert changed.routine.rest_seconds == 0
    assert changed.words == "evening 30s"


def test_routines_and_areas_can_be_put_together() -> None:
    both = plan("evening upper-back ball")
    assert [step.area for step in both.routine.steps] == ["calf", "neck", "upper-back"]
    assert both.kind == "ball"
    assert both.routine.name == "Before bed, upper back"
    assert both.routine.rest_seconds == 20
    assert both.words == "left-calf=2x90s neck=45s upper-back=60s"


@pytest.mark.parametrize(
    "words",
    [
        "evening",
        "legs evening",
        "left-calf=2x60s quads",
        "left-calf=2x60s quads 2x60s evening",
        "long neck 30s",
        "legs 2x600s",
    ],
)
def test_what_was_asked_for_can_be_read_again(words: str) -> None:
    first = plan(words)
    again = plan(first.words)
    assert again.routine.steps == first.routine.steps


def test_more_words_than_can_be_kept_are_those_of_the_routines_or_none() -> None:
    many = " ".join(
        f"{side}-{area}=45s {side}-{area}=30s"
        for area in ("hamstrings", "peroneals")
        for side in ("left", "right")
    )
    assert plan(many).words == ""
    assert plan(many).routine.name == "8 areas"
    assert plan(f"long evening {many}").words == "long evening"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("legz", "'legz' is not a known area or routine; did you mean legs?"),
        ("evenin", "did you mean evening?"),
        ("left-claf", "did you mean left-calf?"),
        ("qqqqq", "`fascia areas` and `fascia routines` list what there is"),
        ("calf=1", "'1' has no unit"),
        ("claf=60s", "'claf' is not a known area"),
        ("calf=20m", "set length 1200 seconds is out of range"),
        ("ball evening gun", "two kinds are given; give one"),
        ("60s evening 30s", "two durations are given"),
        ("calf calf", "'calf' is named twice"),
        ("ball", "there is no area"),
        ("", "there is no area"),
        (" ".join(["long"] * 5), "55 areas are too many; at most 50"),
    ],
)
def test_what_cannot_be_rolled_is_refused(words: str, said: str) -> None:
    with pytest.raises(InvalidValueError) as refusal:
        plan(words)
    assert said in str(refusal.value)


def test_a_step_is_read_as_it_is_written() -> None:
    for text in ("left-calf=2x60s", "both-quads=600s", "neck=20x30s"):
        assert step_text(parse_step(text, AREAS)) == text
    assert parse_step("neck", AREAS) == Step(area="neck", seconds=60)


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
