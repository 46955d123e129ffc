"""A fair test so far: what was drawn, kept to, and scored."""

from datetime import date

import pytest

from builders import place
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.trials.agenda import (
    Agenda,
    Kept,
    Seen,
    after_session,
    build_agenda,
    daily_scores,
    keeping_days,
    running_trial,
    state_of,
)
from fasciatrack.reporting.trials.result import build_result
from trial_days import a_trial, day, done, felt, seen


def agenda(today: int, what: Seen | None = None, *, show_all: bool = False) -> Agenda:
    return build_agenda(a_trial(), what or Seen(), today=day(today), show_all=show_all)


@pytest.mark.parametrize(
    ("today", "state", "number", "option", "until"),
    [
        (-1, "coming", None, None, None),
        (0, "running", 1, "foam-roll", 1),
        (1, "running", 2, "foam-roll", 1),
        (2, "running", 3, "nothing", 3),
        (5, "running", 6, "nothing", 5),
        (7, "running", 8, "foam-roll", 7),
        (8, "over", None, None, None),
    ],
)
def test_each_day_has_the_option_that_was_drawn(
    today: int, state: str, number: int | None, option: str | None, until: int | None
) -> None:
    found = agenda(today)
    assert (found.state, found.day, found.option) == (state, number, option)
    assert found.until == (None if until is None else day(until))
    assert state_of(a_trial(), day(today)) == state
    assert found.days == 8


@pytest.mark.parametrize(("today", "shown"), [(-1, 0), (0, 1), (2, 2), (5, 3), (8, 4)])
def test_draws_to_come_are_hidden_unless_asked_for(today: int, shown: int) -> None:
    options = ["foam-roll", "nothing", "nothing", "foam-roll"]
    found = agenda(today)
    assert [one.option for one in found.periods] == [
        *options[:shown],
        *[None] * (4 - shown),
    ]
    assert found.seed == (5 if today == 8 else None)
    told = agenda(today, show_all=True)
    assert [one.option for one in told.periods] == options
    assert told.seed == 5
    assert [one.pair for one in told.periods] == [1, 1, 2, 2]


def test_nothing_of_what_is_to_come_is_in_the_json() -> None:
    hidden = str(to_plain(agenda(0)))
    assert "nothing" in hidden  # as the name of an option
    assert hidden.count("'nothing'") == 2
    assert "ABBA" not in hidden


KEPT = [
    # What was done on a day, whether it counts as the kind drawn, and as nothing.
    ([], False, True),
    ([done(0)], True, False),
    ([done(0, "yoga")], False, False),
    ([done(0, "foam-roll", "calf")], True, False),
    ([done(0, "foam-roll", "both-calf")], True, False),
    ([done(0, "foam-roll", "right-calf")], False, True),
    ([done(0, "foam-roll", "neck")], False, True),
    ([done(0, "foam-roll", "neck", "left-calf")], True, False),
    ([done(0, "yoga", "neck"), done(0)], True, False),
]


@pytest.mark.parametrize(("sessions", "as_kind", "as_nothing"), KEPT)
def test_a_day_was_kept_to_where_what_was_drawn_was_done(
    sessions: list[Done],
    as_kind: bool,  # noqa: FBT001 - a table of cases
    as_nothing: bool,  # noqa: FBT001 - a table of cases
) -> None:
    said = seen(sessions=sessions, others=[0])
    kind, nothing = a_trial("AB"), a_trial("BA")
    assert keeping_days(kind, said, day(1))[day(0)] is as_kind
    assert keeping_days(nothing, said, day(1))[day(0)] is as_nothing


def test_a_session_that_names_no_area_is_everywhere() -> None:
    nowhere = done(0)._replace(places=())
    said = seen(sessions=[nowhere])
    assert keeping_days(a_trial("AB"), said, day(1))[day(0)] is True
    assert keeping_days(a_trial("BA"), said, day(1))[day(0)] is False


def test_of_two_kinds_only_the_one_drawn_may_be_done() -> None:
    trial = a_trial("AB", second="yoga")
    for sessions, kept in (
        ([done(0)], True),
        ([done(0), done(0, "yoga")], False),
        ([done(0), done(0, "heat")], True),
        ([done(0, "heat")], False),
        ([], False),
    ):
        said = seen(sessions=sessions, others=[0])
        assert keeping_days(trial, said, day(1))[day(0)] is kept, sessions


def test_what_the_whole_body_feels_is_worked_on_anywhere() -> None:
    trial = a_trial("AB", metric="mood", area=None, side=None)
    said = seen(sessions=[done(0, "foam-roll", "neck")])
    assert keeping_days(trial, said, day(1))[day(0)] is True


@pytest.mark.parametrize("side", [None, "both"])
def test_a_test_of_both_sides_takes_either(side: str | None) -> None:
    said = seen(sessions=[done(0, "foam-roll", "right-calf")])
    assert keeping_days(a_trial("AB", side=side), said, day(1))[day(0)] is True


def test_a_day_without_an_entry_is_unknown_whatever_was_drawn() -> None:
    assert keeping_days(a_trial(), Seen(), day(9)) == dict.fromkeys(map(day, range(8)))


def test_today_is_settled_only_when_nothing_can_change_it_any_more() -> None:
    assert keeping_days(a_trial(), seen(others=[0]), day(0)) == {day(0): None}
    assert keeping_days(a_trial(), seen(sessions=[done(0)]), day(0)) == {day(0): True}
    on_nothing = {
        n: keeping_days(a_trial("BA"), what, day(0))[day(0)]
        for n, what in enumerate((seen(others=[0]), seen(sessions=[done(0)])))
    }
    assert on_nothing == {0: None, 1: False}
    assert agenda(0, seen(sessions=[done(0)])).is_kept is True
    assert agenda(0, seen(others=[0])).is_kept is None


def test_kept_days_are_counted_for_each_option_up_to_today() -> None:
    sessions = [done(0), done(1, "yoga"), done(3)]
    found = agenda(5, seen(sessions=sessions, others=[2, 4]))
    assert found.kept == (
        Kept(option="foam-roll", days=2, kept=1, not_kept=1, unknown=0),
        Kept(option="nothing", days=4, kept=2, not_kept=1, unknown=1),
    )
    assert agenda(-1).kept[0].days == 0


def values(scores: list[Felt]) -> dict[date, float]:
    return {one: score.value for one, score in daily_scores(scores).items()}


def test_the_hour_of_a_score_is_counted_from_its_own_day() -> None:
    midnight = 24.0 * (day(0) - date(1970, 1, 1)).days
    late = felt(0, 5)._replace(at=midnight + 25.5)  # after midnight it is still the day
    dated = felt(1, 5)
    hours = {one: score.hour for one, score in daily_scores([late, dated]).items()}
    assert hours == {day(0): 25.5, day(1): None}


def test_the_score_of_a_day_is_the_first_that_is_not_one_after() -> None:
    scores = [
        felt(0, 1, "after"),
        felt(0, 6, "before"),
        felt(0, 2, "after"),
        felt(0, 9),
        felt(1, 4),
        felt(2, 3, "after"),
    ]
    assert values(scores) == {day(0): 6, day(1): 4}


def test_places_of_one_day_are_averaged_each_with_its_first_score() -> None:
    scores = [
        felt(0, 6, where="left-calf"),
        felt(0, 3, where="right-calf"),
        felt(0, 9, where="left-calf"),
    ]
    assert values(scores) == {day(0): 4.5}


MIDNIGHT = 24 * (day(1) - date(1970, 1, 1)).days
"""Before the second day, in hours since 1970 began."""


@pytest.mark.parametrize(
    ("scored", "session", "where", "after"),
    [
        (9, 8, "left-calf", True),
        (8, 8, "left-calf", False),  # its own score before
        (7, 8, "left-calf", False),
        (9, 8, "neck", False),
        (9, None, "left-calf", False),  # a time is never guessed
        (None, 8, "left-calf", False),
        (33, 8, "left-calf", False),  # the day after
    ],
)
def test_a_score_after_a_session_there_that_day_is_noticed(
    scored: int | None,
    session: int | None,
    where: str,
    after: bool,  # noqa: FBT001 - a table of cases
) -> None:
    number = 1 if scored is None else 1 + scored // 24
    score = felt(number, 5)._replace(at=scored and MIDNIGHT + scored)
    one = done(1, "yoga", where)._replace(at=session and MIDNIGHT + session)
    later = done(1)._replace(at=MIDNIGHT + 20)
    what = seen(felt=[score], sessions=[later, one, later])
    assert after_session(a_trial(), what) == ({day(1)} if after else set())
    found = build_agenda(a_trial(), what, today=day(3))
    assert found.after_session == int(after)
    counts = build_result(a_trial(), what, today=day(8)).scored
    assert [one.after_session for one in counts] == [int(after), 0]


def test_days_that_are_left_out_are_not_said_to_be_scored_after_a_session() -> None:
    score = felt(0, 5)._replace(at=MIDNIGHT - 10)
    what = seen(felt=[score], sessions=[done(0)._replace(at=MIDNIGHT - 12)])
    assert after_session(a_trial(), what) == {day(0)}
    assert build_agenda(a_trial(), what, today=day(3)).after_session == 0
    assert build_result(a_trial(), what, today=day(8)).scored[0].after_session == 0


def test_days_to_compare_are_counted_without_those_left_out() -> None:
    trial = a_trial("AB", days=3, skip=1)
    found = build_agenda(trial, seen([5, 5, None, 5, None]), today=day(4))
    counted = [one.is_counted for period in found.periods for one in period.days]
    assert counted == [False, True, True, False, True, True]
    # The fifth day is today: it can still be scored.
    assert (found.scored, found.to_score, found.lacks_score) == (1, 2, True)
    later = build_agenda(trial, seen([5, 5, None, 5, 5]), today=day(4))
    assert (later.scored, later.to_score, later.lacks_score) == (2, 3, False)
    left_out = build_agenda(trial, Seen(), today=day(3))
    assert left_out.lacks_score is False


def test_what_size_finds_is_said_only_of_scores_from_0_to_10() -> None:
    assert build_agenda(a_trial("AB" * 18, days=3, skip=1), Seen(), today=day(0)).finds
    mobility = a_trial("AB" * 18, metric="mobility")
    assert build_agenda(mobility, Seen(), today=day(0)).finds is None


def test_the_running_test_is_the_one_that_is_not_over() -> None:
    first = a_trial(id="one", start=date(2026, 1, 1))
    second = a_trial(id="two")
    assert running_trial([], day(0)) is None
    assert running_trial([first, second], day(-20)) == second
    assert running_trial([first, second], day(7)) == second
    assert running_trial([first, second], day(8)) is None
    gone = a_trial(id="gone", start=day(1), cancelled=day(1))
    assert running_trial([second, gone], day(2)) == second
    assert running_trial([first, gone], day(2)) is None


@pytest.mark.parametrize("today", [3, 7, 30])
def test_a_cancelled_test_stands_still_on_the_day_it_was_given_up(today: int) -> None:
    sessions = [done(0), done(1), done(5)]
    said = seen([5] * 30, sessions=sessions)
    trial = a_trial(cancelled=day(3))
    found = build_agenda(trial, said, today=day(today))
    assert state_of(trial, day(today)) == found.state == "cancelled"
    assert (found.cancelled, found.reached) == (day(3), day(3))
    assert (found.day, found.option, found.until, found.is_kept) == (None,) * 4
    assert [one.option for one in found.periods] == [
        "foam-roll",
        "nothing",
        None,
        None,
    ]
    assert [(one.days, one.kept, one.unknown) for one in found.kept] == [
        (2, 2, 0),
        (2, 1, 1),
    ]
    assert not found.lacks_score
    assert found.seed is None


def test_a_test_that_runs_has_come_as_far_as_today() -> None:
    assert agenda(3).reached == day(3)
    early = build_agenda(a_trial(cancelled=day(9)), Seen(), today=day(3))
    assert early.reached == day(3)


def test_the_place_is_told_as_a_place() -> None:
    assert agenda(0).place == place("left-calf")
    nowhere = a_trial(metric="mood", area=None, side=None)
    assert build_agenda(nowhere, Seen(), today=day(0)).place is None
