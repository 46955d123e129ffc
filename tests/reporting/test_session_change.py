"""One session's before and after beside those before it."""

from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.domain.timeline import felt_in
from fasciatrack.reporting.session_change import SessionChange, session_changes

EARLIER = DAY - timedelta(days=3)


def changes(entry: Entry, *others: Entry) -> tuple[SessionChange, ...]:
    return session_changes(entry, list(felt_in([*others, entry])))


def before(entry: Entry, *others: Entry) -> int:
    (change,) = changes(entry, *others)
    assert change.so_far.n == change.earlier.n + 1
    return change.earlier.n


def test_what_is_no_session_moves_nothing() -> None:
    assert changes(a_check_in("pain neck=4")) == ()


def test_each_complete_pair_is_a_change_of_its_own() -> None:
    found = changes(
        a_session("pain neck=6:3", "pain left-calf=5:", "stiffness=0:1", "fatigue=:2")
    )
    assert [
        (one.metric, one.place, one.before, one.after, one.difference, one.percent)
        for one in found
    ] == [
        ("pain", place("neck"), 6, 3, -3, -50),
        ("stiffness", None, 0, 1, 1, None),
    ]
    assert {one.kind for one in found} == {"foam-roll"}


def test_those_before_are_summed_up_without_it_and_so_far_with_it() -> None:
    earlier = [
        a_session(f"pain neck=6:{after}", day=DAY - timedelta(days=5 * number))
        for number, after in enumerate((4, 5, 3, 4, 5, 4), start=1)
    ]
    (change,) = changes(a_session("pain neck=6:0"), *earlier)
    assert (change.earlier.n, change.earlier_figures.median) == (6, -2)
    assert (change.so_far.n, change.so_far_figures.days) == (7, 31)
    assert (change.so_far_figures.lowest, change.earlier_figures.lowest) == (-6, -3)
    assert change.earlier_figures.p == 0.03125


def test_several_scores_of_a_session_are_judged_together() -> None:
    earlier = [
        a_session(
            f"pain neck=6:{after}", f"pain jaw=5:{jaw}", day=DAY - timedelta(days=back)
        )
        for back, (after, jaw) in enumerate(
            ((4, 6), (5, 4), (3, 6), (4, 4), (5, 6), (4, 4)), start=1
        )
    ]
    neck, jaw = changes(a_session("pain neck=6:4", "pain jaw=5:5"), *earlier)
    assert (neck.earlier_figures.p, neck.earlier_figures.q) == (0.03125, 0.0625)
    assert (neck.so_far_figures.p, neck.so_far_figures.q) == (0.015625, 0.03125)
    assert jaw.so_far_figures.q == 1


@pytest.mark.parametrize(
    ("other", "counted"),
    [
        (a_session("pain neck=5:4", day=EARLIER), 1),
        (a_session("pain neck=5:4", day=EARLIER, at=None), 1),
        (a_session("pain neck=5:4", at="20:59"), 1),
        (a_session("pain neck=5:4", at="21:00"), 0),
        (a_session("pain neck=5:4", at="21:01"), 0),
        (a_session("pain neck=5:4", at=None), 0),
        (a_session("pain neck=5:4", day=DAY + timedelta(days=1)), 0),
        (a_session("pain neck=5:", day=EARLIER), 0),
        (a_session("pain jaw=5:4", day=EARLIER), 0),
        (a_session("pain left-neck=5:4", day=EARLIER), 0),
        (a_session("pain=5:4", day=EARLIER), 0),
        (a_session("stiffness neck=5:4", day=EARLIER), 0),
    ],
)
def test_only_what_surely_was_before_it_in_the_same_place_counts(
    other: Entry, counted: int
) -> None:
    assert before(a_session("pain neck=6:3"), other) == counted


def test_without_a_time_only_earlier_days_were_before() -> None:
    untimed = a_session("pain neck=6:3", at=None)
    assert before(untimed, a_session("pain neck=5:4", at="07:00")) == 0
    assert before(untimed, a_session("pain neck=5:4", day=EARLIER)) == 1
