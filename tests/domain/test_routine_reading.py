import pytest

from fasciatrack.domain.areas import Areas
from fasciatrack.domain.own import Routine, Step
from fasciatrack.domain.routine_reading import (
    Dose,
    Plan,
    parse_plan,
    parse_step,
    step_text,
)
from fasciatrack.domain.routines import (
    known_routines,
)
from fasciatrack.errors import InvalidValueError

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


@pytest.mark.parametrize("words", ["neck", "legs", "evening"])
@pytest.mark.parametrize("dose", [{"seconds": 0}, {"sets": 0}])
def test_none_at_all_is_refused_and_not_taken_for_the_usual(
    words: str, dose: dict[str, int]
) -> None:
    with pytest.raises(InvalidValueError, match=r" 0 .*out of range"):
        plan(words, **dose)
