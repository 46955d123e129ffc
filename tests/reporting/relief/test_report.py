"""How long relief lasted over several sessions: in short, and as a report."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders import DAY, a_check_in, a_session, place
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import done_in, felt_in
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.relief.episodes import Episode, episodes
from fasciatrack.reporting.relief.report import (
    ReliefGroup,
    ReliefReport,
    build_relief,
    build_relief_report,
)


def read(words: str) -> list[Episode]:
    """Read lengths; one with a plus was not seen to be over."""
    return [
        Episode(
            session=str(number),
            number=number,
            day=DAY,
            kind="ball",
            place=None,
            before=6,
            after=2,
            lower_until=float(word.removesuffix("+")),
            back_by=None if word.endswith("+") else float(word),
        )
        for number, word in enumerate(words.split())
    ]


@pytest.mark.parametrize(
    ("words", "n", "still", "half", "longest"),
    [
        ("", 0, 0, None, None),
        ("1 2 3 4", 4, 0, None, 4),
        ("1 2 3 4 5", 5, 0, 3, 5),
        ("1 2 3 4 5 6", 6, 0, 3.5, 6),
        ("1 2 3+ 4+ 5+", 5, 3, None, 5),
        ("1 2 3 4+ 4+ 4+", 6, 3, 3, 4),
        ("1+ 2+ 3+ 4+ 5", 5, 4, 5, 5),
        ("1 2 2.123 4 5", 5, 0, 2.123, 5),
    ],
)
def test_half_is_told_from_five_sessions_on_where_it_is_reached(
    words: str, n: int, still: int, half: float | None, longest: float | None
) -> None:
    found = build_relief(read(words))
    assert (found.n, found.still, found.is_enough) == (n, still, n >= 5)
    assert (found.median_days, found.longest_days) == (half, longest)


def test_ends_in_wide_gaps_are_counted() -> None:
    (one,) = read("3")
    some = [one.__replace__(lower_until=3 - gap) for gap in (0.5, 2, 2.1, 3)]
    still = one.__replace__(lower_until=9, back_by=None, gap=9)
    assert build_relief([*some, still]).wide == 2


def diary(count: int, kind: str = "foam-roll", area: str = "left-calf") -> list[Entry]:
    """Roll every ten days; pain is back between the first and the third evening."""
    entries = []
    for number in range(count):
        day = DAY + timedelta(days=10 * number)
        entries += [
            a_session(f"pain {area}=6:2", kind=kind, areas=area, day=day),
            a_check_in(f"pain {area}=2", day=day + timedelta(days=1), at="21:00"),
            a_check_in(f"pain {area}=5", day=day + timedelta(days=3), at="21:00"),
        ]
    return entries


def still_lower(*, days: int, after: Sequence[int]) -> list[Entry]:
    """Roll with so many days between; the next session hides when pain is back."""
    entries = []
    for first in (DAY + timedelta(days=number) for number in after):
        entries += [
            a_session("pain left-calf=6:2", day=first),
            a_check_in(
                "pain left-calf=2", day=first + timedelta(days=days), at="21:00"
            ),
            a_session(day=first + timedelta(days=days + 1)),
        ]
    return entries


def report(
    entries: Sequence[Entry],
    **how: object,
) -> ReliefReport:
    found = episodes(felt_in(entries), done_in(entries))
    return build_relief_report(found, **{"selection": Selection(), **how})  # type: ignore[arg-type]  # as build_relief_report


def names(groups: Sequence[ReliefGroup]) -> list[tuple[str | None, str]]:
    return [(group.by, str(group.place or group.kind)) for group in groups]


def test_all_sessions_come_first_then_areas_and_kinds_with_most_scores() -> None:
    entries = [*diary(2, "ball", "neck"), *diary(3), *diary(1, "yoga", "jaw")]
    found = report(entries)
    assert names(found.groups) == [
        (None, "None"),
        ("area", "left calf"),
        ("area", "neck"),
        ("area", "jaw"),
        ("kind", "foam-roll"),
        ("kind", "ball"),
        ("kind", "yoga"),
    ]
    assert [group.n for group in found.groups] == [6, 3, 2, 1, 3, 2, 1]
    assert names(report(entries, by="area").groups) == names(found.groups)[1:4]
    assert names(report(entries, by="kind").groups) == names(found.groups)[4:]


def test_groups_of_the_same_size_are_ordered_by_what_was_lower_then_by_name() -> None:
    entries = [
        a_session("pain neck=6:2", kind="ball", areas="neck"),
        a_session("pain jaw=6:2", kind="ball", areas="jaw"),
        a_session("pain hip=6:6", kind="heat", areas="hip"),
        a_session("pain=6:6", kind="cold", areas=""),
        a_session("pain=5:5", kind="cold", areas=""),
    ]
    assert names(report(entries).groups) == [
        (None, "None"),
        *(("area", "jaw"), ("area", "neck"), ("area", "None"), ("area", "hip")),
        *(("kind", "ball"), ("kind", "cold"), ("kind", "heat")),
    ]


def test_a_group_counts_what_was_lower_followed_and_still_lower() -> None:
    entries = [
        *diary(5),
        a_session("pain left-calf=6:2", day=DAY + timedelta(days=50)),
        a_check_in("pain left-calf=2", day=DAY + timedelta(days=53), at="21:00"),
        a_session("pain left-calf=3:2.5", day=DAY + timedelta(days=54)),
        a_session("pain left-calf=6:2", day=DAY + timedelta(days=55)),
        a_session("pain left-calf=6:", day=DAY + timedelta(days=55), at="22:00"),
        a_session("pain left-calf=6:2", day=DAY + timedelta(days=56)),
    ]
    (group,) = report(entries, by="area").groups
    assert (group.sessions, group.lower, group.n) == (9, 8, 7)
    assert (group.still, group.rough) == (1, 1)
    assert group.place == place("left-calf")
    assert group.kind is None
    assert (group.half_days, group.half_low, group.half_high) == (2, 0, 3)
    assert group.longest_days == 4
    assert group.missing == ()
    assert [round(one.days, 2) for one in group.lengths] == [2, 2, 2, 2, 2, 4, 0.02]
    (kind,) = report(entries, by="kind").groups
    assert (kind.kind, kind.place, kind.curve) == ("foam-roll", None, group.curve)


def test_five_that_were_never_over_lasted_longer_than_the_longest() -> None:
    still = still_lower(days=3, after=(0, 10, 20, 30, 40))
    (group,) = report(still, by="area").groups
    assert (group.n, group.still, group.half_days) == (5, 5, None)
    assert group.longest_days == 3
    assert [(one.days, round(one.low, 4)) for one in group.curve] == [(0, 0.5655)]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_lengths_are_listed_from_three_and_a_curve_drawn_from_five_on(
    count: int,
) -> None:
    unmoved = a_session("pain left-calf=6:6", day=DAY - timedelta(days=1))
    (group,) = report([unmoved, *diary(count)], by="area").groups
    assert (group.sessions, group.lower, group.n) == (count + 1, count, count)
    assert len(group.lengths) == (count if count >= 3 else 0)
    assert bool(group.curve) == (count == 5)
    assert group.half_days == (2 if count == 5 else None)
    assert group.longest_days == (2 if count == 5 else None)
    missing = Missing(what="session", have=count, need=5)
    assert group.missing == (() if count == 5 else (missing,))


def test_scores_around_ends_are_so_far_apart() -> None:
    assert report(diary(3)).apart_days == 2
    still = still_lower(days=1, after=(50, 60, 70, 80))
    assert report([*diary(3), *still]).apart_days == 2
    assert report(diary(2)).apart_days is None


def test_only_the_sessions_asked_for_count_and_all_that_came_after_them() -> None:
    entries = [*diary(5), *diary(2, "ball"), *diary(2, "ball", "neck")]
    for selection, n in (
        (Selection(kinds=("ball",)), 4),
        (Selection(places=(place("neck"),)), 2),
        (Selection(places=(place("calf"),), kinds=("foam-roll",)), 5),
        (Selection(period=Period(first=DAY, last=DAY)), 3),
    ):
        ordered = sorted(entries, key=lambda entry: (entry.day, str(entry.at)))
        found = report(ordered, selection=selection)
        assert found.groups[0].sessions == n
        assert found.period == selection.period


def test_a_period_from_the_beginning_begins_with_the_first_session() -> None:
    ever = Selection(period=Period(first=EARLIEST, last=DAY + timedelta(days=12)))
    entries = [a_check_in("pain left-calf=5", day=DAY - timedelta(days=9)), *diary(3)]
    found = report(entries, selection=ever)
    assert found.period == Period(first=DAY, last=DAY + timedelta(days=12))
    assert found.groups[0].n == 2
    assert report([], selection=ever).period == ever.period


def test_what_it_was_narrowed_to_is_named() -> None:
    selection = Selection(
        places=(place("left-calf"),), kinds=("ball",), tags=("travel",)
    )
    found = report(diary(1), selection=selection, metric="stiffness", until="baseline")
    assert found.conditions == ("left calf", "ball", "#travel")
    assert (found.metric, found.until) == ("stiffness", "baseline")
    assert found.groups == ()


def test_a_session_scored_in_two_areas_counts_in_both_and_once_for_its_kind() -> None:
    entries = [
        a_session("pain neck=6:2", "pain jaw=6:2", areas="neck jaw"),
        a_check_in("pain neck=2", day=DAY + timedelta(days=1)),
    ]
    found = report(entries)
    assert [(group.by, group.sessions, group.n) for group in found.groups] == [
        *((None, 1, 1), ("area", 1, 1), ("area", 1, 0), ("kind", 1, 1)),
    ]
