import re

import pytest

from builders import a_check_in
from fasciatrack.domain.selection import Selection
from fasciatrack.output.body.figure import Mark, figure
from fasciatrack.output.body.layers import layers
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import build_body

GREY, ORANGE, NUMBER = "38;5;243", "38;5;208", "1;38;5;16;48;5;208"
MIRRORED = str.maketrans("/\\", "\\/")


def drawn(*scores: str, screen: Screen, width: int = 27) -> list[str]:
    """Draw a back, without its caption."""
    report = build_body([a_check_in(*scores)] if scores else [], selection=Selection())
    marks = [
        Mark(polygon=layer.polygon, text=layer.number, paint=layer.level.paint)
        for layer in layers(report, "back")
    ]
    return figure("back", marks, screen, width=width)[1:]


def signs(*scores: str) -> dict[str, set[str]]:
    """Return what is drawn in each style."""
    found: dict[str, set[str]] = {}
    for line in drawn(*scores, screen=Screen(color=True)):
        for code, text in re.findall(r"\x1b\[([\d;]+)m([^\x1b]+)\x1b\[0m", line):
            found.setdefault(code, set()).update(text)
    return found


def test_a_body_of_which_nothing_is_said_is_grey_dots() -> None:
    blank = signs()
    assert [*blank] == [GREY]
    assert all("\u2800" < sign <= "\u28ff" for sign in blank[GREY])


def test_an_area_is_blocks_of_its_color_and_so_is_its_number() -> None:
    found = signs("pain lower-back=5")
    assert {*found} == {GREY, ORANGE, "48;5;208", NUMBER}
    assert found[NUMBER] == {"1"}
    assert found["48;5;208"] == {" "}
    assert found[ORANGE] <= {*"▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"}


def test_where_two_areas_meet_in_a_cell_each_keeps_its_color() -> None:
    both = {"38;5;124;48;5;208", "38;5;208;48;5;124"}
    assert both & {*signs("pain upper-back=5", "pain lower-back=9")}
    assert not both & {*signs("pain upper-back=5", "pain left-foot=9")}


@pytest.mark.parametrize("width", range(11, 34, 2))
def test_plain_signs_are_symmetrical(width: int) -> None:
    for line in drawn(screen=Screen(unicode=False), width=width):
        assert line == line[::-1].translate(MIRRORED)


def test_the_head_is_round_and_wider_than_the_neck() -> None:
    lines = drawn(screen=Screen(unicode=False), width=21)
    assert [line.strip() for line in lines[:3]] == ["/-\\", "|   |", "| |"]
