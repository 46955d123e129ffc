"""Before and after by place and by kind."""

from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_session, place
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.reporting.change import build_change
from fasciatrack.reporting.change_by_group import (
    PreviousChange,
    area_changes,
    kind_changes,
)

ALL = Selection()


def by_area(*entries: Entry, selection: Selection = ALL) -> list[tuple[str, str, int]]:
    return [
        (str(one.place), one.change.metric, one.change.n)
        for one in area_changes(entries, selection)
    ]


def previous(
    n: int, before: float | None, after: float | None, difference: float | None
) -> PreviousChange:
    return PreviousChange(n=n, before=before, after=after, difference=difference)


def test_each_place_and_metric_has_its_own_line_those_with_most_pairs_first() -> None:
    found = by_area(
        a_session("stiffness left-calf=5:4", "pain left-calf=6:3"),
        a_session("pain left-calf=6:3", "pain both-calf=5:5"),
        a_session("pain neck=6:"),
        a_session("pain=4:2", "fatigue=5:4", areas=""),
    )
    assert found == [
        ("left calf", "pain", 2),
        ("left calf", "stiffness", 1),
        ("None", "pain", 1),
        ("None", "fatigue", 1),
        ("calf (both)", "pain", 1),
        ("neck", "pain", 0),
    ]


def test_lines_of_one_table_are_judged_together() -> None:
    entries = [
        a_session(f"pain neck=7:{after}", f"stiffness neck=5:{stiff}", areas="neck")
        for after, stiff in ((4, 6), (4, 4), (5, 6), (3, 4), (4, 6), (5, 4))
    ]
    for pain, stiffness in (area_changes(entries, ALL), kind_changes(entries, ALL)):
        assert (pain.figures.p, pain.figures.q) == (0.03125, 0.0625)
        assert (stiffness.figures.p, stiffness.figures.q) == (1, 1)


def test_only_selected_places_count_even_within_one_session() -> None:
    session = a_session("pain left-calf=6:3", "pain neck=5:5", "pain=4:4")
    neck = Selection(places=(place("neck"),))
    assert by_area(session, selection=neck) == [("neck", "pain", 1)]


def test_scores_of_a_check_in_are_no_change() -> None:
    assert by_area(a_check_in("pain neck=4")) == []


def test_a_kind_counts_sessions_with_the_mean_over_their_areas() -> None:
    changes = kind_changes(
        [
            a_session("pain left-calf=6:3", "pain neck=4:3", "pain quads=9:"),
            a_session("pain left-calf=5:4"),
            a_session("pain left-calf=5:"),
            a_session("stiffness left-calf=5:4", kind="ball"),
            a_check_in("pain neck=4"),
        ],
        ALL,
    )
    assert [(one.kind, one.change.metric) for one in changes] == [
        ("foam-roll", "pain"),
        ("ball", "stiffness"),
    ]
    pain = changes[0].change
    assert (pain.n, pain.incomplete, pain.before, pain.after) == (2, 1, 5.0, 3.5)


def test_kinds_with_as_many_sessions_are_in_alphabetical_order() -> None:
    sessions = [a_session("pain=6:3", kind=kind) for kind in ("yoga", "ball")]
    assert [one.kind for one in kind_changes(sessions, ALL)] == ["ball", "yoga"]


@given(st.permutations(range(5)))
def test_the_order_of_the_entries_does_not_matter(order: list[int]) -> None:
    sessions = [
        a_session(f"pain {where}={before}:{after}", id=f"e{before}")
        for where, before, after in (
            ("neck", 6, 3),
            ("neck", 7, 3),
            ("left-calf", 5, 4),
            ("left-calf", 4, 4),
            ("jaw", 3, 2),
        )
    ]
    shuffled = [sessions[number] for number in order]
    assert area_changes(shuffled, ALL) == area_changes(sessions, ALL)


def test_a_late_change_of_side_does_not_mix_sides() -> None:
    left = a_session("pain left-calf=6:3")
    right = replace(left, ratings=a_session("pain right-calf=2:2").ratings)
    assert by_area(left, right) == [("left calf", "pain", 1), ("right calf", "pain", 1)]


def test_a_change_stands_against_the_period_before() -> None:
    now = [a_session("pain neck=6:3", "stiffness neck=5:5")]
    earlier = [
        a_session("pain neck=7:5", "fatigue=4:2"),
        a_session("pain neck=8:5"),
        a_session("pain jaw=5:4.5", "pain hip=5:", kind="ball"),
    ]
    found = area_changes(now, ALL, earlier)
    assert [
        (str(one.place), one.change.metric, one.change.n, one.previous) for one in found
    ] == [
        ("neck", "pain", 1, previous(2, 7.5, 5.0, -2.5)),
        ("neck", "stiffness", 1, previous(0, None, None, None)),
        ("None", "fatigue", 0, previous(1, 4.0, 2.0, -2.0)),
        ("jaw", "pain", 0, previous(1, 5.0, 4.5, -0.5)),
    ]
    assert found[-1].change == build_change("pain", [])


def test_a_kind_of_only_the_period_before_stays_visible() -> None:
    found = kind_changes(
        [a_session("pain=6:3")], ALL, [a_session("pain=5:4", kind="ball")]
    )
    assert [(one.kind, one.change.n, one.previous) for one in found] == [
        ("foam-roll", 1, previous(0, None, None, None)),
        ("ball", 0, previous(1, 5.0, 4.0, -1.0)),
    ]


def test_without_a_period_before_nothing_was() -> None:
    sessions = [a_session("pain=6:3")]
    assert area_changes(sessions, ALL, None)[0].previous is None
    assert kind_changes(sessions, ALL, None)[0].previous is None
