"""Pain and stiffness by area, at the beginning and now."""

from datetime import date, timedelta

import pytest

from builders import DAY, a_check_in, a_session, place
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.page.areas import (
    AreaPart,
    area_parts,
    area_scores,
    bucket_for,
    bucket_starts,
)

PERIOD = Period(first=DAY - timedelta(days=27), last=DAY)
FIRST = Period(first=PERIOD.first, last=PERIOD.first + timedelta(days=13))
NOW = Period(first=DAY - timedelta(days=13), last=DAY)


def day(number: int) -> date:
    return PERIOD.first + timedelta(days=number)


def parts(*entries: Entry, places: tuple[Place, ...] = ()) -> list[AreaPart]:
    scores = area_scores(entries, Selection(places=places))
    return list(area_parts(scores, period=PERIOD, first=FIRST, now=NOW))


def test_a_day_counts_once_however_often_it_was_scored() -> None:
    (neck,) = parts(
        a_check_in("pain neck=8", day=day(0)),
        a_check_in("pain neck=2", day=day(1)),
        a_check_in("pain neck=3", day=day(1)),
        a_check_in("pain neck=4", day=day(1)),
    )
    assert neck.first is not None
    assert (neck.first.days, neck.first.average) == (2, 5.5)
    assert (neck.first.worst, neck.first.least) == (8, 2)
    assert neck.first.severe_days == 1


def test_right_after_a_session_is_only_in_the_trend() -> None:
    (calf,) = parts(
        a_session("pain left-calf=6:9", day=day(20)),
        a_session("pain left-calf=:1", day=day(21)),
    )
    assert (calf.now.days, calf.now.worst, calf.now.least) == (1, 6, 6)
    assert [(p.pain, p.after) for p in calf.trend[20:22]] == [(6, 9), (None, 1)]


def test_an_area_scored_only_right_after_sessions_is_not_on_the_page() -> None:
    assert parts(a_session("pain left-calf=:3", day=day(1))) == []


def test_the_beginning_and_the_end_are_two_weeks_each() -> None:
    (neck,) = parts(
        a_check_in("pain neck=5", "stiffness neck=7", day=day(13)),
        a_check_in("pain neck=1", day=day(14)),
    )
    assert neck.first is not None
    assert (neck.first.average, neck.first.stiffness) == (5, 7)
    assert (neck.now.average, neck.now.stiffness) == (1, None)
    assert (neck.whole.days, neck.whole.stiffness_days) == (2, 1)


def test_what_was_not_scored_is_unknown_and_not_zero() -> None:
    (neck,) = parts(a_check_in("stiffness neck=4", day=day(3)))
    assert (neck.now.average, neck.now.worst, neck.now.least) == (None, None, None)
    assert (neck.now.days, neck.now.severe_days) == (0, 0)


@pytest.mark.parametrize(("value", "days"), [(6.9, 0), (7, 1)])
def test_seven_is_the_first_severe_score(value: float, days: int) -> None:
    (neck,) = parts(a_check_in(f"pain neck={value}", day=DAY))
    assert neck.now.severe_days == days


def test_the_worst_comes_first_and_hardly_scored_areas_last() -> None:
    entries = [
        entry
        for number in range(3)
        for entry in (
            a_check_in("pain neck=4", "pain knee=5", day=day(number)),
            a_check_in("stiffness hip=9", day=day(number)),
        )
    ]
    found = parts(*entries, a_check_in("pain jaw=10", day=day(9)))
    assert [str(part.place) for part in found] == ["knee", "neck", "hip", "jaw"]


@pytest.mark.parametrize(("days", "order"), [(4, "jaw neck"), (3, "neck jaw")])
def test_an_area_scored_on_few_days_comes_after_one_scored_on_many(
    days: int, order: str
) -> None:
    entries = [a_check_in("pain neck=4", day=day(number)) for number in range(16)]
    entries += [a_check_in("pain jaw=9", day=day(number)) for number in range(days)]
    assert " ".join(str(part.place) for part in parts(*entries)) == order


def test_both_sides_count_for_each_where_they_are_told_apart() -> None:
    both = Place(area="calf", side="both")
    said = a_check_in("pain left-calf=3", day=DAY)
    later = a_check_in("pain both-calf=5", day=DAY)
    found = {part.place: part.now.average for part in parts(said, later)}
    assert found == {place("left-calf"): 4, place("right-calf"): 5}
    (only,) = parts(a_check_in("pain both-calf=5", day=DAY))
    assert only.place == both


@pytest.mark.parametrize("turned", [False, True])
def test_a_side_scored_by_itself_stands_against_both(*, turned: bool) -> None:
    scores = ("pain both-calf=6", "pain left-calf=2")
    found = parts(a_check_in(*(scores[::-1] if turned else scores), day=DAY))
    assert {str(part.place): part.now.average for part in found} == {
        "right calf": 6,
        "left calf": 2,
    }


def test_a_severe_day_counts_once_however_often_pain_was_severe_on_it() -> None:
    again = [a_check_in(f"pain neck={value}", day=DAY) for value in (7, 9, 8)]
    (neck,) = parts(*again)
    assert (neck.now.severe_days, neck.now.days) == (1, 1)


def test_only_the_areas_asked_for_are_described() -> None:
    said = a_check_in("pain left-calf=3", "pain both-calf=5", "pain neck=9", day=DAY)
    found = parts(said, places=(place("left-calf"),))
    assert [part.place for part in found] == [place("left-calf")]


def test_pain_without_an_area_is_kept_as_such() -> None:
    (general,) = parts(a_check_in("pain=3", day=DAY))
    assert general.place is None


def test_what_is_outside_the_period_does_not_count() -> None:
    assert parts(a_check_in("pain neck=3", day=day(-1))) == []


@pytest.mark.parametrize(
    ("days", "bucket", "count"),
    [(120, "day", 120), (121, "week", 18), (1098, "week", 158), (1099, "month", 37)],
)
def test_a_long_period_is_drawn_by_week_or_month(
    days: int, bucket: str, count: int
) -> None:
    period = Period(first=DAY - timedelta(days=days - 1), last=DAY)
    assert bucket_for(period) == bucket
    starts = list(bucket_starts(period))
    assert len(starts) == count
    assert starts[0] <= period.first <= period.last
    assert starts == sorted(set(starts))


def test_the_days_of_a_week_are_averaged() -> None:
    period = Period(first=DAY - timedelta(days=200), last=DAY)
    entries = [
        a_check_in("pain neck=2", day=DAY),
        a_check_in("pain neck=5", day=DAY - timedelta(days=1)),
    ]
    scores = area_scores(entries, Selection())
    (neck,) = area_parts(scores, period=period, first=None, now=period)
    assert neck.first is None
    assert neck.trend[-1].pain == 3.5
    assert {point.pain for point in neck.trend[:-1]} == {None}
