"""Which days are with a session, which are with nothing, and which are neither."""

from collections.abc import Sequence

import pytest

from compared_days import FIRST, done, felt
from fasciatrack.domain.periods import DAY, Period
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.next_day import NOT_ASKED, NextDays, next_days
from fasciatrack.reporting.compare.spans import scores_by_place

ALWAYS = Period(first=FIRST - 30 * DAY, last=FIRST + 365 * DAY)


def found(
    scores: Sequence[Felt],
    sessions: Sequence[Done] = (),
    *,
    period: Period = ALWAYS,
    washout_hours: float = 72,
) -> NextDays:
    return next_days(
        scores_by_place(scores, Selection()),
        sessions,
        period=period,
        washout_hours=washout_hours,
        label=lambda session, _: session.kind,
    )


def left_out(days: NextDays) -> dict[str, int]:
    return {name: count for name, count in days.left_out.__dict__.items() if count}


def numbers(days: NextDays) -> tuple[list[int], list[int]]:
    """Count the days from the first: those with a session, those with nothing."""
    with_session = [(span.day - FIRST).days for span in days.treated]
    return with_session, [(span.day - FIRST).days for span in days.nothing]


def test_a_day_without_a_session_goes_on_to_the_next() -> None:
    days = found([felt(0, 5), felt(1, 3)])
    (span,) = days.nothing
    assert (span.start, span.change, span.place) == (5, -2, "neck")
    assert span.before.start == 1
    assert span.labels == frozenset()
    assert left_out(days) == {"no_next_day": 1}


def test_the_score_right_before_a_session_begins_a_day_with_it() -> None:
    scores = [felt(0, 6, phase="before", number=1), felt(1, 4)]
    days = found(scores, [done(0)])
    (span,) = days.treated
    assert (span.start, span.change) == (6, -2)
    assert span.labels == {"foam-roll"}


def test_sessions_that_are_not_asked_for_are_neither() -> None:
    scores = [felt(day, 5 + day % 2) for day in range(12)]
    days = next_days(
        scores_by_place(scores, Selection()),
        [done(0, number=1), done(5, number=2), done(10, number=1)],
        period=ALWAYS,
        washout_hours=72,
        label=lambda session, _: session.kind if session.number == 1 else NOT_ASKED,
    )
    assert [(span.day - FIRST).days for span in days.treated] == [0, 10]
    assert [(span.day - FIRST).days for span in days.nothing] == [4, 9]
    assert days.left_out.other_session == 1


def test_a_score_after_a_session_neither_begins_nor_ends_a_day() -> None:
    scores = [
        felt(0, 6, phase="before", number=1),
        felt(0, 2, phase="after", number=1),
        felt(1, 5),
        felt(1, 1, hour=20.5, phase="after", number=2),
    ]
    (span,) = found(scores, [done(0)]).treated
    assert span.change == -1


def test_a_score_shortly_after_a_session_tells_of_the_session() -> None:
    scores = [felt(0, 5), felt(1, 2, hour=20.5), felt(2, 4)]
    days = found(scores, [done(1)])
    assert numbers(days) == ([], [])
    assert left_out(days) == {"after_session": 1, "no_next_day": 2}


def test_one_shortly_after_a_session_of_the_night_before_does_too() -> None:
    scores = [felt(0, 5, hour=4), felt(1, 2, hour=4), felt(2, 4, hour=4)]
    days = found(scores, [done(0, hour=23)])
    assert left_out(days) == {"after_session": 1, "no_next_day": 2}


def test_a_session_hours_after_the_score_was_done_for_something_else() -> None:
    scores = [felt(0, 5, hour=7), felt(1, 6, hour=7)]
    days = found(scores, [done(0, hour=20)])
    assert numbers(days) == ([], [])
    assert left_out(days) == {"late_session": 1, "no_next_day": 1}


@pytest.mark.parametrize(("hour", "with_session"), [(10, [0]), (10.5, [])])
def test_three_hours_is_soon(hour: float, with_session: list[int]) -> None:
    scores = [felt(0, 5, hour=7), felt(1, 6, hour=7)]
    assert numbers(found(scores, [done(0, hour=hour)]))[0] == with_session


def test_a_session_washes_out_before_a_day_is_one_with_nothing() -> None:
    scores = [felt(day, 5) for day in range(-2, 8)]
    days = found(scores, [done(0)])
    assert numbers(days) == ([0], [-2, -1, 4, 5, 6])
    assert left_out(days) == {"washing_out": 3, "no_next_day": 1}


@pytest.mark.parametrize(
    ("washout_hours", "nothing"),
    [(0, [1, 2, 3]), (20, [1, 2, 3]), (24, [2, 3]), (71.9, [3]), (72, [])],
)
def test_the_wash_out_is_as_long_as_one_says(
    washout_hours: float, nothing: list[int]
) -> None:
    scores = [felt(day, 5) for day in range(5)]
    days = found(scores, [done(0)], washout_hours=washout_hours)
    assert numbers(days)[1] == nothing


def test_without_times_whole_days_are_washed_out() -> None:
    scores = [felt(day, 5, hour=None) for day in range(1, 7)]
    days = found(scores, [done(0, hour=None)])
    assert numbers(days) == ([], [4, 5])


def test_an_earlier_session_of_the_day_washes_out_too() -> None:
    scores = [felt(0, 5), felt(1, 5)]
    days = found(scores, [done(0, hour=8)], washout_hours=24)
    assert left_out(days) == {"washing_out": 1, "no_next_day": 1}
    assert numbers(found(scores, [done(0, hour=8)], washout_hours=8)) == ([], [0])


def test_a_session_without_an_area_is_on_every_place() -> None:
    scores = [felt(0, 5), felt(1, 3)]
    assert numbers(found(scores, [done(0, where="")])) == ([0], [])


@pytest.mark.parametrize(
    ("worked", "scored", "is_touched"),
    [
        ("left-calf", "left-calf", True),
        ("left-calf", "right-calf", False),
        ("left-calf", "calf", True),
        ("calf", "left-calf", True),
        ("both-calf", "left-calf", True),
        ("left-calf", "both-calf", True),
        ("neck", "left-calf", False),
        ("neck left-calf", "left-calf", True),
        ("neck", "", True),
    ],
)
def test_a_session_is_on_the_places_it_worked_on(
    worked: str, scored: str, *, is_touched: bool
) -> None:
    scores = [felt(0, 5, where=scored), felt(1, 3, where=scored)]
    days = found(scores, [done(0, where=worked)])
    assert bool(days.treated) == is_touched
    assert bool(days.nothing) == (not is_touched)


def test_all_sessions_until_the_next_score_count() -> None:
    scores = [felt(0, 5), felt(1, 3)]
    sessions = [done(0), done(0, hour=22, kind="heat"), done(1, hour=10, kind="ball")]
    (span,) = found(scores, sessions).treated
    assert span.labels == {"foam-roll", "heat", "ball"}


def test_a_day_without_times_of_day_begins_with_the_score_of_its_session() -> None:
    scores = [
        felt(0, 6, hour=None, phase="before", number=1),
        felt(1, 4, hour=None),
    ]
    assert numbers(found(scores, [done(0, hour=None)])) == ([0], [])


def test_without_times_nobody_knows_what_came_first() -> None:
    scores = [felt(0, 6, hour=None), felt(1, 4, hour=None)]
    days = found(scores, [done(0, hour=None)])
    assert numbers(days) == ([], [])
    assert left_out(days) == {"unclear": 1, "no_next_day": 1}


def test_nor_which_of_two_sessions_came_first() -> None:
    scores = [felt(0, 6, hour=None, phase="before", number=1), felt(1, 4, hour=None)]
    days = found(scores, [done(0, hour=None), done(0, number=2)])
    assert left_out(days) == {"unclear": 1, "no_next_day": 1}


def test_scores_at_another_hour_than_usual_are_left_out() -> None:
    scores = [felt(0, 5), felt(1, 5), felt(2, 5), felt(3, 5, hour=8), felt(4, 5)]
    days = found(scores)
    assert numbers(days) == ([], [0, 1])
    assert left_out(days) == {"other_hour": 1, "no_next_day": 2}


def test_of_several_scores_the_one_at_the_usual_hour_counts() -> None:
    scores = [
        *(felt(day, 5) for day in (-3, -2, -1)),
        felt(0, 9, hour=17),
        felt(0, 6, hour=21),
        felt(1, 3, hour=None),
        felt(1, 4),
    ]
    last = found(scores).nothing[-1]
    assert (last.start, last.change) == (6, -2)


def test_the_score_of_a_session_counts_before_others() -> None:
    scores = [
        *(felt(day, 5) for day in (-3, -2, -1)),
        felt(0, 4),
        felt(0, 7, hour=22, phase="before", number=1),
        felt(1, 4),
    ]
    days = found(scores, [done(0, hour=22)])
    (span,) = days.treated
    assert span.start == 7


@pytest.mark.parametrize(
    ("first", "second", "is_a_day"),
    [(16, 22, True), (22, 16, True), (16, 22.5, False), (22.2, 16, False)],
)
def test_a_day_is_18_to_30_hours(
    first: float, second: float, *, is_a_day: bool
) -> None:
    around = [felt(day, 5, hour=19) for day in (-5, -3, 5, 7)]
    scores = [*around, felt(0, 5, hour=first), felt(1, 5, hour=second)]
    assert bool(found(scores).nothing) == is_a_day


def test_the_week_before_is_the_mean_of_its_days() -> None:
    scores = [felt(day, value) for day, value in ((0, 8), (3, 2), (7, 4), (8, 4))]
    spans = found([*scores, felt(9, 7)]).nothing
    usual = (8 + 2 + 4 + 4 + 7) / 5
    assert [(span.day - FIRST).days for span in spans] == [7, 8]
    assert [span.before.week for span in spans] == pytest.approx(
        [(8 + 2) / 2 - usual, (2 + 4) / 2 - usual]
    )


def test_without_a_week_before_nothing_is_known_of_it() -> None:
    assert found([felt(0, 9), felt(1, 3)]).nothing[0].before == (3, 0, 0, 0, 0)


def test_the_two_days_before_are_those_scores_or_the_week() -> None:
    values = {0: 8, 2: 6, 3: 2, 4: 7, 5: 9, 6: 7}
    spans = found([felt(day, value) for day, value in values.items()]).nothing
    usual = sum(values.values()) / len(values)
    before = [
        [(span.day - FIRST).days, *(of + usual for of in span.before[:4])]
        for span in spans
    ]
    assert before == [
        pytest.approx(of)
        for of in (
            [2, 6, 8, 8, 8],
            [3, 2, 7, 6, 7],
            [4, 7, 16 / 3, 2, 6],
            [5, 9, 23 / 4, 7, 2],
        )
    ]
    both = [span.before.both for span in spans]
    assert both[:3] == [0, 0, 0]
    assert both[3] == pytest.approx((9 - usual) * (7 - usual))


def test_only_days_of_the_period_count() -> None:
    scores = [felt(day, 5) for day in range(6)]
    period = Period(first=FIRST + DAY, last=FIRST + 2 * DAY)
    days = found(scores, period=period)
    assert numbers(days) == ([], [1, 2])
    assert left_out(days) == {}


def test_a_place_that_is_only_scored_after_sessions_has_no_days() -> None:
    days = found([felt(0, 5, phase="after", number=1)], [done(0)])
    assert numbers(days) == ([], [])
    assert left_out(days) == {}
