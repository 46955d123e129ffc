"""What a selection says of itself."""

from builders import place
from fasciatrack.domain.selection import Selection


def test_it_names_what_it_narrows_to_areas_first_and_tags_with_their_sign() -> None:
    selection = Selection(
        tags=("desk",),
        kinds=("ball", "yoga"),
        places=(place("left-calf"), place("both-neck")),
        types=("session",),
        numbers=(3,),
    )
    words = ("left calf", "neck (both)", "ball", "yoga", "#desk")
    assert selection.in_words() == words


def test_one_that_narrows_nothing_says_nothing() -> None:
    assert Selection().in_words() == ()
