"""What a person keeps besides entries exists only when it is valid."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from builders import a_check_in, a_session
from fasciatrack.domain.own import (
    GOALS,
    Goal,
    GoalSubject,
    OpenSession,
    Own,
    OwnArea,
    Routine,
    Step,
    Worked,
    known_as,
)
from fasciatrack.domain.records import Place
from fasciatrack.errors import ExitCode, InvalidValueError


def an_area(slug: str = "toe", name: str = "Toe", *aliases: str) -> OwnArea:
    return OwnArea(slug=slug, name=name, aliases=aliases)


def a_step(area: str = "calf", **fields: Any) -> Step:  # noqa: ANN401 - any field of a step
    return Step(area=area, **({"seconds": 60} | fields))


def a_routine(steps: int = 1, **fields: Any) -> Routine:  # noqa: ANN401 - any field of a routine
    said = {"slug": "legs", "name": "Legs", "steps": (a_step(),) * steps}
    return Routine(**(said | fields))


def a_goal(subject: Any, target: float) -> Goal:  # noqa: ANN401 - wrong ones too
    return Goal(subject=subject, target=target)


def worked(area: str = "calf", **fields: Any) -> Worked:  # noqa: ANN401 - any field
    return Worked(area=area, **({"seconds": 60} | fields))


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: an_area(slug=""), "the area is empty"),
        (lambda: an_area(name=""), "the name is empty"),
        (lambda: an_area("toe", "x" * 81), "the name is 81 characters long"),
        (lambda: an_area("toe", "Toe", ""), "the alias is empty"),
        (lambda: a_step(""), "the area is empty"),
        (lambda: a_step(side="up"), "'up' is not a known side"),
        (lambda: a_step(seconds=0), "set length 0 seconds is out of range"),
        (lambda: a_step(seconds=601), "set length 601 seconds is out of range"),
        (lambda: a_step(sets=0), "sets 0 is out of range"),
        (lambda: a_step(sets=21), "sets 21 is out of range"),
        (lambda: a_routine(slug=""), "the routine is empty"),
        (lambda: a_routine(name=""), "the name is empty"),
        (lambda: a_routine(name="x" * 81), "the name is 81 characters long"),
        (lambda: a_routine(rest_seconds=-1), "rest -1 seconds is out of range"),
        (lambda: a_routine(rest_seconds=601), "rest 601 seconds is out of range"),
        (lambda: a_routine(0), "a routine of 0 areas cannot be kept; from 1 to 50"),
        (lambda: a_routine(51), "a routine of 51 areas cannot be kept; from 1 to 50"),
        (lambda: a_goal("joy", 1), "'joy' is not a known goal"),
        (
            lambda: a_goal("sessions", 0),
            "goal for sessions 0 a week is out of range; it goes from 1 to 50 a week",
        ),
        (lambda: a_goal("water", math.nan), "goal for water nan ml a day is out of"),
        (lambda: worked(""), "the area is empty"),
        (lambda: worked(side="up"), "'up' is not a known side"),
        (lambda: worked(seconds=0), "time 0 seconds is out of range"),
        (lambda: worked(seconds=28_801), "time 28801 seconds is out of range"),
        (
            lambda: OpenSession(entry=a_check_in("pain=3")),
            "what runs is a session with its beginning",
        ),
        (
            lambda: OpenSession(entry=a_session(at=None)),
            "what runs is a session with its beginning",
        ),
        (
            lambda: OpenSession(entry=a_session(), routine=""),
            "the routine is empty",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    make: Callable[[], object], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        make()
    assert refusal in str(refused.value)
    assert refused.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("subject", GOALS)
def test_a_goal_lies_within_the_bounds_of_its_subject(subject: GoalSubject) -> None:
    low, high = GOALS[subject].low, GOALS[subject].high
    for target in (low, high):
        assert a_goal(subject, target).target == target
    for target in (low - 0.1, high + 0.1):
        with pytest.raises(InvalidValueError, match="is out of range"):
            a_goal(subject, target)


def test_the_bounds_themselves_can_be_kept() -> None:
    for seconds in (1, 600):
        assert a_step(seconds=seconds).seconds == seconds
    for sets in (1, 20):
        assert a_step(sets=sets).sets == sets
    for rest in (0, 600):
        assert a_routine(rest_seconds=rest).rest_seconds == rest
    for count in (1, 50):
        assert len(a_routine(count).steps) == count
    for seconds in (1, 28_800):
        assert worked(seconds=seconds).seconds == seconds


def test_a_step_is_one_set_and_a_rest_is_short_unless_said_otherwise() -> None:
    assert (a_step().sets, a_step().side) == (1, None)
    assert a_routine().rest_seconds == 15


@pytest.mark.parametrize("make", [a_step, worked])
def test_a_step_knows_its_place(make: Callable[..., Step | Worked]) -> None:
    assert make("calf", side="left").place == Place(area="calf", side="left")
    assert make("neck").place == Place(area="neck")


def test_what_runs_may_be_guided_by_a_routine() -> None:
    plain = OpenSession(entry=a_session())
    assert (plain.routine, plain.worked) == (None, ())
    guided = OpenSession(entry=a_session(), routine="Legs", worked=(worked(),))
    assert guided.worked[0].seconds == 60


@pytest.mark.parametrize(
    ("own", "known"),
    [
        (an_area(), ("own area", "toe")),
        (a_routine(), ("routine", "legs")),
        (a_goal("water", 2000), ("goal", "water")),
        (OpenSession(entry=a_session()), ("running session", "now")),
    ],
)
def test_what_is_kept_is_known_by_its_kind_and_name(
    own: Own, known: tuple[str, str]
) -> None:
    assert known_as(own) == known
