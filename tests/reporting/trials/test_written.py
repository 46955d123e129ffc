"""When the scores of a fair test were written down."""

from typing import TYPE_CHECKING

import pytest

from fasciatrack.domain.values import replace
from fasciatrack.reporting.trials.agenda import Seen
from fasciatrack.reporting.trials.result import build_result
from fasciatrack.reporting.trials.written import WrittenDown
from trial_days import a_trial, after_a_day, day, felt, seen

if TYPE_CHECKING:
    from fasciatrack.domain.timeline import Felt

DRAWS = "AB" * 6
"""Twelve scores are compared: of every second day of 24, the first one being 1."""


def late_by(days: dict[int, int]) -> Seen:
    """Return clear scores, some written down so many days after their own."""
    known = seen(after_a_day([3, 6] * 6), felt=[felt(0, 9)])
    written = {number: day(number + days.get(number, 0)) for number in range(24)}
    return replace(known, written=written)


@pytest.mark.parametrize(
    ("days", "late", "after_end", "verdict"),
    [
        ({}, 0, 0, "lower"),
        ({1: 1}, 1, 0, "lower"),
        ({0: 1, 2: 9}, 0, 0, "lower"),
        (dict.fromkeys((1, 3, 5, 7, 9, 11), 1), 6, 0, "lower"),
        (dict.fromkeys((1, 3, 5, 7, 9, 11, 13), 1), 7, 0, "late"),
        ({1: 22}, 1, 0, "lower"),
        ({1: 23}, 1, 1, "lower"),
        ({23: 1}, 1, 1, "lower"),
        (dict.fromkeys(range(24), 30), 12, 12, "late"),
        (dict.fromkeys(range(24), -1), 0, 0, "lower"),
    ],
)
def test_scores_written_down_late_are_counted_and_judge_nothing_if_they_are_most(
    days: dict[int, int], late: int, after_end: int, verdict: str
) -> None:
    found = build_result(a_trial(DRAWS), late_by(days), today=day(60))
    assert found.written == WrittenDown(scores=12, late=late, after_end=after_end)
    assert found.verdict == verdict


def test_what_cannot_be_told_apart_stays_so_however_late() -> None:
    known = replace(
        seen(after_a_day([5] * 12)), written=dict.fromkeys(range(24), day(30))
    )
    assert build_result(a_trial(DRAWS), known, today=day(60)).verdict == "open"


def test_of_imported_scores_it_is_not_known() -> None:
    known = replace(late_by({}), written={})
    found = build_result(a_trial(DRAWS), known, today=day(60)).written
    assert found == WrittenDown(scores=12, late=0, after_end=0)


def test_the_latest_of_several_places_counts() -> None:
    places: list[Felt] = [
        felt(1, 5)._replace(number=number, place=where)
        for number, where in ((7, None), (8, felt(1, 5).place))
    ]
    known = Seen(felt=tuple(places), written={7: day(1), 8: day(2)})
    found = build_result(a_trial("AB"), known, today=day(60)).written
    assert found == WrittenDown(scores=1, late=1, after_end=0)


def test_a_test_that_was_given_up_is_over_on_that_day() -> None:
    given_up = a_trial(DRAWS, cancelled=day(4))
    known = seen(after_a_day([3, 6, None]))
    known = replace(known, written={1: day(4), 3: day(5)})
    found = build_result(given_up, known, today=day(60)).written
    assert found == WrittenDown(scores=2, late=2, after_end=1)
