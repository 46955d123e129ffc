"""What comparing says of a diary, from its scores and sessions on."""

from collections.abc import Iterable
from typing import Any

import pytest

from builders import place
from compared_days import FIRST, done, felt
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.comparison import (
    SMALLEST_P,
    Asked,
    CompareReport,
    Comparison,
)
from fasciatrack.reporting.compare.report import build_compare
from fasciatrack.reporting.missing import Missing
from fasciatrack.reporting.statistics.several import benjamini_hochberg
from simulated_diaries import NECK, seeded, two_kinds

EVERY = 5
"""Days from one session to the next: one of them has nothing, washed out."""


def asked(**fields: Any) -> Asked:  # noqa: ANN401 - any field of Asked
    usual: dict[str, Any] = {"metric": "pain", "by": "kind", "selection": Selection()}
    return Asked(**(usual | fields))


def compare(
    scores: Iterable[Felt],
    sessions: Iterable[Done],
    **fields: Any,  # noqa: ANN401 - any field of Asked
) -> CompareReport:
    return build_compare(list(scores), list(sessions), asked(**fields))


def weeks(
    count: int,
    *kinds: str,
    **more: Any,  # noqa: ANN401 - any field of Done
) -> tuple[list[Felt], list[Done]]:
    """Return sessions of these kinds in turn, every five days, and daily scores.

    Pain is 6 before a session, 3 the day after, 5 else; right after it is 4.
    """
    scores, sessions = [], []
    for number in range(count * EVERY + 1):
        turn = number // EVERY
        pain = {0: 6.0, 1: 3.0}.get(number % EVERY, 5.0)
        if number % EVERY or turn == count:
            scores.append(felt(number, pain))
            continue
        scores.append(felt(number, pain, phase="before", number=number))
        scores.append(felt(number, 4, phase="after", number=number))
        kind = kinds[turn % len(kinds)]
        sessions.append(done(number, kind=kind, number=number, **more))
    return scores, sessions


def named(found: Iterable[Comparison], first: str, second: str) -> Comparison:
    (one,) = (one for one in found if (one.first, one.second) == (first, second))
    return one


def test_sessions_are_held_against_days_with_nothing() -> None:
    report = compare(*weeks(12, "ball"))
    (one,) = report.next_day
    assert (one.first, one.second, one.question) == ("ball", "nothing", "next day")
    assert (one.first_days, one.second_days) == (12, 12)
    assert (one.first_matched, one.second_matched) == (12, 12)
    assert (one.first_start, one.second_start) == (6, 5)
    assert one.change == -3
    assert one.anyway is not None
    assert one.difference == round(one.change - one.anyway, 2)
    assert report.right_after == ()
    assert report.left_out.washing_out == 36
    assert report.left_out.no_next_day == 1


def test_the_scores_right_before_and_after_are_averaged_by_day() -> None:
    (group,) = compare(*weeks(6, "ball")).groups
    assert (group.label, group.sessions, group.days) == ("ball", 6, 6)
    assert (group.before, group.after, group.change) == (6, 4, -2)
    assert group.low is None, "all went the same way"


def test_figures_are_not_rounded() -> None:
    days = (felt(day, 6, phase="before", number=day) for day in range(3))
    after = (felt(day, day // 2, phase="after", number=day) for day in range(3))
    scores = sorted((*days, *after), key=lambda one: one.day)
    (group,) = compare(scores, [done(day, number=day) for day in range(3)]).groups
    assert (group.before, group.change) == (6, -5.666666667)


def test_a_range_takes_six_days() -> None:
    scores, sessions = weeks(6, "ball")
    scores.append(felt(0, 5, phase="after", where="left-calf", number=0))
    scores.append(felt(0, 5, phase="before", where="left-calf", number=0))
    assert compare(scores, sessions).groups[0].low is None, "it was not worked on"
    sessions[0] = sessions[0]._replace(places=(NECK, place("calf")))
    (group,) = compare(scores, sessions).groups
    assert group.change == pytest.approx(-(5 * 2 + 1) / 6, abs=0.005)
    assert group.low is not None
    (fewer,) = compare(scores[2:], sessions[1:]).groups
    assert (fewer.days, fewer.low) == (5, None)


@pytest.mark.parametrize(
    ("count", "has_figures", "has_range", "need"),
    [(4, False, False, 5), (5, True, False, 10), (6, True, True, 10)],
)
def test_each_figure_takes_its_days(
    count: int, need: int, *, has_figures: bool, has_range: bool
) -> None:
    scores, sessions = weeks(count, "ball")
    # Then nothing for weeks, so that only the days with a session are few.
    scores += [felt(number, 4 + number % 2) for number in range(40, 61)]
    report = compare(scores, sessions)
    (one,) = report.next_day
    assert one.first_matched == count
    assert (one.difference is not None) == has_figures
    assert (one.nap is not None) == has_figures
    assert (one.p is not None) == has_range
    assert (one.low is not None) == has_range
    assert one.verdict == "too few"
    assert one.missing[0] == Missing(what="day with ball", have=count, need=need)


def test_a_difference_is_one_from_ten_days_on() -> None:
    diary = two_kinds(seeded(3), days=300, reliefs={"ball": 3, "heat": 0})
    report = compare(diary.felt, diary.done)
    ball = named(report.next_day, "ball", "nothing")
    assert ball.verdict == "lower"
    assert ball.missing == ()
    assert ball.q is not None
    assert ball.q <= 0.05
    assert ball.high is not None
    assert ball.high < 0
    assert named(report.next_day, "heat", "nothing").verdict == "no clear difference"
    assert named(report.next_day, "ball", "heat").verdict == "lower"
    worse = build_compare(
        [score._replace(value=10 - score.value) for score in diary.felt],
        diary.done,
        asked(),
    )
    assert named(worse.next_day, "ball", "nothing").verdict == "higher"


def test_each_p_is_adjusted_for_all_that_are_shown() -> None:
    diary = two_kinds(seeded(3), days=300, reliefs={"ball": 3, "heat": 0, "yoga": 1})
    report = compare(diary.felt, diary.done)
    both = (*report.right_after, *report.next_day)
    ps = [one.p for one in both if one.p is not None]
    assert report.tests == len(ps) == len(both) == 3 + 1 + 3 + 3
    assert [one.q for one in both] == pytest.approx(benjamini_hochberg(ps), abs=5e-4)


def test_all_together_come_first_unless_groups_are_asked_for() -> None:
    diary = weeks(6, "ball", "heat")
    assert [one.first for one in compare(*diary).next_day] == [
        "any session",
        "ball",
        "heat",
        "ball",
    ]
    only = compare(*diary, wanted=("heat",))
    assert [(one.first, one.second) for one in only.next_day] == [("heat", "nothing")]
    assert [group.label for group in only.groups] == ["heat"]


def test_a_group_that_is_asked_for_is_named_even_without_a_session() -> None:
    report = compare(*weeks(6, "ball"), wanted=("yoga",))
    (group,) = report.groups
    assert (group.sessions, group.days, group.change) == (0, 0, None)
    (one,) = report.next_day
    assert one.missing == (
        Missing(what="day with yoga", have=0, need=5),
        Missing(what="day with yoga", have=0, need=10),
        Missing(what="day with nothing", have=6, need=10),
    )


@pytest.mark.parametrize(
    ("spaced", "hours", "have"),
    [(1, None, 0), (2, 12, 0), (3, 36, 0), (4, 48, 0), (5, None, 10)],
)
def test_who_treats_often_lacks_days_with_nothing_and_no_others(
    spaced: int, hours: float | None, have: int
) -> None:
    scores = [felt(day, 4 + day % 3) for day in range(61)]
    sessions = [
        done(day, number=day, hour=20.1) for day in range(0, 10 * spaced, spaced)
    ]
    report = compare(scores[: 10 * spaced + 1], sessions)
    (one,) = report.next_day
    assert (one.first_days, one.second_days) == (10, have)
    assert {lack.what for lack in one.missing} <= {"day with nothing"}
    assert report.shorter_washout_hours == hours
    if hours is not None:
        shorter = compare(scores[: 10 * spaced + 1], sessions, washout_hours=hours)
        assert shorter.next_day[0].second_days >= 5
        assert shorter.shorter_washout_hours is None


def test_each_side_lacks_what_it_has_not() -> None:
    scores, sessions = weeks(6, "ball")
    only_right_before = [score for score in scores if score.number]
    (one,) = compare(only_right_before, sessions).next_day
    assert [(lack.what, lack.have, lack.need) for lack in one.missing] == [
        ("day with ball", 0, 5),
        ("day with nothing", 0, 5),
        ("day with ball", 0, 10),
        ("day with nothing", 0, 10),
    ]
    assert [(lack.what, lack.more) for lack in missing(6)] == [
        ("day with ball", 4),
        ("day with nothing", 4),
    ]


def missing(count: int) -> tuple[Missing, ...]:
    return compare(*weeks(count, "ball")).next_day[0].missing


def test_a_washed_out_day_without_times_counts_its_shortest_distance() -> None:
    scores = [felt(day, 4 + day % 3, hour=None) for day in range(40)]
    sessions = [done(day, number=day, hour=None) for day in range(0, 40, 4)]
    report = compare(scores, sessions)
    assert report.next_day[0].second_days == 0
    assert report.shorter_washout_hours == 12
    assert compare(scores, sessions, washout_hours=12).next_day[0].second_days >= 5
    assert report.usual_hour is None


def test_the_usual_hour_is_that_of_the_clock_on_the_wall() -> None:
    scores, sessions = weeks(6, "ball")
    assert compare(scores, sessions).usual_hour == 20
    assert compare(scores, sessions, utc_offset_hours=5.5).usual_hour == 2
    assert compare(scores, sessions, metric="stress").scores == len(scores)


def test_groups_that_never_begin_alike_are_said_to() -> None:
    scores, sessions = [], []
    for day in range(0, 60, 5):
        start = 8 if day % 2 else 3
        scores += [felt(day, start, phase="before", number=day), felt(day + 1, 3)]
        scores += [felt(day, start - 1, phase="after", number=day)]
        kind = "ball" if day % 2 else "stretch"
        sessions.append(done(day, kind=kind, number=day))
    report = compare(sorted(scores, key=lambda one: one.at or 0), sessions)
    one = named(report.next_day, "ball", "stretch")
    assert (one.apart, one.first_start, one.second_start) == ("starts", 8, 3)
    assert report.right_after[0].apart == "starts"
    elsewhere = [
        session._replace(places=(place("calf"),)) if session.kind == "ball" else session
        for session in sessions
    ]
    moved = [
        score._replace(place=place("calf")) if score.number % 2 else score
        for score in scores
    ]
    assert compare(moved, elsewhere).right_after[0].apart == "places"
    assert named(report.next_day, "ball", "nothing").apart is None


def test_a_chance_is_never_nought() -> None:
    scores, sessions = weeks(12, "ball")
    report = compare(scores, sessions)
    (one,) = report.next_day
    assert one.low is None, "all went the same way"
    assert one.p == one.q == SMALLEST_P
    assert one.verdict == "lower"


def test_a_practitioner_may_be_asked_for_in_any_spelling() -> None:
    diary = weeks(6, "ball", practitioner="Mara")
    report = compare(*diary, by="practitioner", wanted=("mara",))
    assert [group.label for group in report.groups] == ["Mara"]


def test_bands_stand_in_their_order() -> None:
    scores, sessions = weeks(6, "ball", pressure=8)
    sessions[0] = sessions[0]._replace(pressure=2)
    report = compare(scores, sessions, by="pressure")
    assert [group.label for group in report.groups] == ["light", "strong"]


def test_sessions_that_do_not_say_their_group_are_counted() -> None:
    scores, sessions = weeks(6, "ball", tool="peanut")
    sessions[0] = sessions[0]._replace(tool=None)
    report = compare(scores, sessions, by="tool")
    assert report.without_group == 1
    assert [(group.label, group.sessions) for group in report.groups] == [("peanut", 5)]
    assert report.sessions == 6


def test_days_with_several_groups_belong_to_none_of_them() -> None:
    scores, sessions = weeks(6, "ball")
    sessions.insert(1, done(0, hour=22, kind="heat", number=99))
    report = compare(scores, sessions)
    assert report.several_groups == 1
    assert named(report.next_day, "ball", "nothing").first_days == 5
    assert named(report.next_day, "any session", "nothing").first_days == 6


def test_areas_are_held_against_their_own_days() -> None:
    scores, sessions = weeks(6, "ball")
    scores += [score._replace(place=place("left-calf")) for score in scores]
    report = compare(scores, sessions, by="area")
    assert [(group.label, group.sessions) for group in report.groups] == [("neck", 6)]
    both = [
        session._replace(places=(*session.places, place("calf")))
        for session in sessions
    ]
    report = compare(scores, both, by="area")
    assert [(group.label, group.sessions) for group in report.groups] == [
        ("calf", 6),
        ("left calf", 6),
        ("neck", 6),
    ]
    assert named(report.next_day, "left calf", "nothing").first_days == 6
    assert named(report.right_after, "left calf", "neck").first_matched == 6
    assert all(one.second == "nothing" for one in report.next_day)


def test_a_period_and_places_narrow_it() -> None:
    scores, sessions = weeks(6, "ball")
    period = Period(first=FIRST, last=sessions[2].day)
    report = compare(scores, sessions, selection=Selection(period=period))
    assert (report.sessions, report.groups[0].days) == (3, 3)
    assert report.period == period
    here = compare(scores, sessions, selection=Selection(places=(NECK,)))
    assert (here.sessions, here.conditions) == (6, ("neck",))
    calf = compare(scores, sessions, selection=Selection(places=(place("calf"),)))
    assert (calf.sessions, calf.groups) == (0, ())


def test_a_session_without_an_area_counts_wherever_one_looks() -> None:
    scores, sessions = weeks(6, "ball", where="")
    assert compare(scores, sessions, by="area").groups[0].label == "neck"
    here = compare(scores, sessions, selection=Selection(places=(NECK,)))
    assert here.sessions == 6


def test_a_period_without_a_beginning_begins_with_what_is_there() -> None:
    scores, sessions = weeks(6, "ball")
    period = Period(first=EARLIEST, last=scores[-1].day)
    report = compare(scores, sessions, selection=Selection(period=period))
    assert report.period == Period(first=FIRST, last=scores[-1].day)


def test_nothing_at_all_compares_nothing() -> None:
    report = compare([], [])
    assert (report.groups, report.next_day, report.right_after) == ((), (), ())
    assert (report.sessions, report.tests) == (0, 0)


def test_where_higher_is_better_less_is_worse() -> None:
    diary = two_kinds(seeded(3), days=300, reliefs={"ball": 3})
    scores = [
        score._replace(metric="mobility", value=score.value * 10)
        for score in diary.felt
    ]
    report = compare(scores, diary.done, metric="mobility")
    assert (report.caliper, report.lower_is_better) == (10, False)
    (one,) = report.next_day
    assert one.verdict == "lower"
    assert one.nap is not None
    assert one.nap < 0.5
