"""How several scores of one session moved, on one line."""

import pytest

from builders import place
from fasciatrack.output.screen import Screen
from fasciatrack.output.several_moves import Move, several_line
from fasciatrack.reporting.usual import Usual

USUAL = Usual(n=7, median=-2.0, lowest=-3.0, highest=0.0)


def move(
    where: str | None, by: float, usual: Usual | None = None, metric: str = "pain"
) -> Move:
    return Move(
        metric=metric, place=place(where) if where else None, by=by, usual=usual
    )


NECK, CALF = move("neck", -2, USUAL), move("left-calf", 1)
JAW, BACK = move("jaw", 3), move("lower-back", -1, USUAL)
LONG = "(median of 7 ball sessions there)"
BEST = "    neck pain −2.0 · usually −2.0"


def line(*moves: Move, width: int = 80, number: int = 574) -> str:
    return several_line(moves, "ball", number, Screen(width=width))


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (
            120,
            f"{BEST} (median of 7 ball sessions there, −3.0 to 0.0) · left calf +1.0",
        ),
        (84, f"{BEST} {LONG} · left calf +1.0"),
        (83, f"{BEST} · left calf +1.0"),
        (50, f"{BEST} · left calf +1.0"),
        (49, "    left calf pain +1.0 · 1 more: fascia show 574"),
        (20, "    left calf pain +1.0 · 1 more: fascia show 574"),
    ],
)
def test_what_got_worse_is_told_however_narrow(width: int, said: str) -> None:
    assert line(NECK, CALF, width=width) == said
    assert len(said) <= max(width, 49)


@pytest.mark.parametrize(
    ("moves", "width", "said"),
    [
        (
            (NECK, CALF, JAW, BACK),
            79,
            f"{BEST} · left calf +1.0 · jaw +3.0 · lower back −1.0",
        ),
        (
            (NECK, CALF, JAW, BACK),
            72,
            (
                "    jaw pain +3.0 · left calf +1.0 · neck −2.0 · 1 more: fascia"
                " show 574"
            ),
        ),
        (
            (NECK, BACK, move("jaw", 0)),
            60,
            f"{BEST} · 2 more: fascia show 574",
        ),
        (
            (NECK, move("jaw", 1, USUAL), CALF),
            60,
            "    jaw pain +1.0 · usually −2.0 · 2 more: fascia show 574",
        ),
        (
            (NECK, move("jaw", 1, USUAL), CALF),
            50,
            "    jaw pain +1.0 · 2 more: fascia show 574",
        ),
        (
            (CALF, NECK),
            80,
            f"{BEST} · left calf +1.0",
        ),
    ],
)
def test_the_worst_comes_first_where_not_all_fit(
    moves: tuple[Move, ...], width: int, said: str
) -> None:
    assert line(*moves, width=width) == said


def test_another_score_and_one_without_a_place_are_named_whole() -> None:
    stiff, whole = move("jaw", 1, metric="stiffness"), move(None, 0.5)
    assert line(NECK, stiff, whole, width=70) == (
        f"{BEST} · jaw stiffness +1.0 · pain +0.5"
    )


def test_an_area_without_its_score_is_of_the_score_just_before() -> None:
    stiff, sore = move("jaw", 1, metric="stiffness"), move("neck", 2, metric="soreness")
    assert line(NECK, stiff, CALF, width=80) == (
        f"{BEST} · jaw stiffness +1.0 · left calf pain +1.0"
    )
    assert line(NECK, sore, move("jaw", 3, metric="soreness"), width=80) == (
        f"{BEST} · neck soreness +2.0 · jaw +3.0"
    )


def test_less_mobility_is_worse_by_its_share_of_the_scale() -> None:
    less = move("jaw", -20, metric="mobility")
    more = move("neck", 40, USUAL, metric="mobility")
    assert line(more, CALF, less, width=70) == (
        "    jaw mobility −20.0 · left calf pain +1.0 · 1 more: fascia show 574"
    )


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (84, f"    pain −2.0 · usually −2.0 {LONG} · stiffness +4.0"),
        (50, "    pain −2.0 · usually −2.0 · stiffness +4.0"),
        (44, "    stiffness +4.0 · 1 more: fascia show 574"),
    ],
)
@pytest.mark.parametrize("where", ["neck", None])
def test_several_metrics_of_one_area_are_named_without_it(
    where: str | None, width: int, said: str
) -> None:
    pain, stiff = move(where, -2, USUAL), move(where, 4, metric="stiffness")
    assert line(pain, stiff, width=width) == said


def test_without_any_usual_nothing_is_said() -> None:
    assert line(CALF, JAW) == ""


def test_plain_characters_are_used_where_there_are_no_others() -> None:
    screen = Screen(width=80, unicode=False)
    said = several_line([NECK, CALF], "ball", 1, screen)
    assert said == "    neck pain -2.0 - usually -2.0 - left calf +1.0"
