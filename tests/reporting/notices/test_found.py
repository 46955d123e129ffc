"""Where something was found, in words."""

import pytest

from builders import place
from fasciatrack.domain.records import Place
from fasciatrack.reporting.notices.found import Found, counts_for, where


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("neck", "in the neck"),
        ("left-calf jaw", "in the left calf and jaw"),
        ("neck jaw both-calf", "in the neck, jaw and calf (both)"),
        ("neck jaw quads head", "in the neck, jaw, quads and 1 more area"),
        ("neck jaw quads head hip", "in the neck, jaw, quads and 2 more areas"),
        ("", "in general"),
    ],
)
def test_three_areas_are_named_and_the_others_counted(
    words: str, expected: str
) -> None:
    assert where([place(word) for word in words.split()]) == expected


def test_no_area_beside_others_is_passed_over() -> None:
    assert where([None, place("neck")]) == "in the neck"
    assert where([None]) == "in general"


def test_a_long_name_is_cut() -> None:
    assert where([Place(area="x" * 40)]) == f"in the {'x' * 40}"
    assert where([Place(area="x" * 41)]) == f"in the {'x' * 37}..."


def test_only_our_own_words_are_filled_in() -> None:
    found = Found(rule="sharp", words="You logged it {where}.")
    assert found.text([Place(area="{where}")]) == "You logged it in the {where}."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("neck", "neck", True),
        ("left-calf", "left-calf", True),
        ("left-calf", "both-calf", True),
        ("both-calf", "left-calf", False),
        ("left-calf", "right-calf", False),
        ("left-calf", "calf", False),
        ("calf", "both-calf", False),
        ("left-calf", "both-quads", False),
    ],
)
def test_both_sides_hold_for_each(
    one: str,
    other: str,
    expected: bool,  # noqa: FBT001 - a column
) -> None:
    assert counts_for(place(one), place(other)) is expected


def test_no_area_is_like_no_other() -> None:
    assert counts_for(None, None)
    assert not counts_for(None, place("neck"))
    assert not counts_for(place("neck"), None)
