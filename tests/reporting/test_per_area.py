"""How scores count for an area: for each of its sides, and once a day."""

from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_session
from fasciatrack.reporting.per_area import by_side, day_means, told_apart


def test_areas_are_told_apart_where_one_side_is_rated_by_itself() -> None:
    entries = [
        a_check_in("pain left-calf=3", "pain both-hip=4", "pain neck=2", "pain=1"),
        a_session("stiffness right-knee=3:"),
    ]
    assert told_apart(entries, {"pain"}) == {"calf"}
    assert told_apart(entries, {"pain", "stiffness"}) == {"calf", "knee"}


@pytest.mark.parametrize(
    ("scores", "sided", "found"),
    [
        ("pain both-calf=4", "", "calf (both) 4"),
        ("pain both-calf=4", "hip", "calf (both) 4"),
        ("pain both-calf=4", "calf", "left calf 4, right calf 4"),
        ("pain both-calf=4, pain left-calf=6", "calf", "left calf 6, right calf 4"),
        ("pain right-calf=6, pain both-calf=4", "calf", "left calf 4, right calf 6"),
        (
            "stiffness left-calf=6, pain both-calf=4",
            "calf",
            "left calf 4, left calf 6, right calf 4",
        ),
        ("pain calf=4, pain=3", "calf", "None 3, calf 4"),
    ],
)
def test_both_counts_for_each_side_but_one_that_is_rated_by_itself(
    scores: str, sided: str, found: str
) -> None:
    entry = a_check_in(*scores.split(", "))
    given = by_side(entry.ratings, set(sided.split()))
    written = sorted(f"{place} {rating.value:g}" for place, rating in given)
    assert ", ".join(written) == found


def test_a_side_rated_before_a_session_leaves_both_after_it() -> None:
    entry = a_session("pain left-calf=6:", "pain both-calf=4:2")
    found = [
        (str(place), rating.phase, rating.value)
        for place, rating in by_side(entry.ratings, {"calf"})
    ]
    assert sorted(found) == [
        ("left calf", "after", 2),
        ("left calf", "before", 6),
        ("right calf", "after", 2),
        ("right calf", "before", 4),
    ]


def test_the_values_of_a_day_are_averaged() -> None:
    later = DAY + timedelta(days=1)
    assert day_means([(DAY, 1), (later, 5), (DAY, 4)]) == {DAY: 2.5, later: 5}
