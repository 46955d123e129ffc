"""Whether a session may have been on a place."""

from itertools import product

import pytest

from builders import place
from fasciatrack.domain.places import may_be_on


@pytest.mark.parametrize(
    ("worked", "may_be"),
    [
        ("left-calf", True),
        ("both-calf", True),
        ("calf", True),
        ("right-calf", False),
        ("left-neck", False),
        ("neck right-calf", False),
        ("neck left-calf", True),
        ("calf neck", True),
        ("", True),
    ],
)
def test_a_side_that_is_not_named_may_be_either(worked: str, *, may_be: bool) -> None:
    places = [place(word) for word in worked.split()]
    assert may_be_on(places, place("left-calf")) is may_be


def test_any_session_is_on_the_whole_person() -> None:
    assert may_be_on([place("neck")], None)
    assert may_be_on([], None)


def test_of_two_places_it_does_not_matter_which_is_the_session() -> None:
    words = ("left-calf", "right-calf", "both-calf", "calf", "neck")
    for one, other in product(map(place, words), repeat=2):
        assert may_be_on([one], other) is may_be_on([other], one)
