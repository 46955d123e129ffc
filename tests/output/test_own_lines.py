from datetime import date

import pytest

from builders import a_session
from fasciatrack.domain.own import (
    Goal,
    OpenSession,
    Own,
    OwnArea,
    Routine,
    Step,
    Worked,
)
from fasciatrack.domain.values import replace
from fasciatrack.output.own_lines import own_line
from fasciatrack.output.screen import Screen
from trial_days import a_trial, day

TODAY = date(2026, 11, 20)
RUNNING = replace(a_session("pain left-calf=6:", minutes=None, day=TODAY), number=None)
EVENING = Routine(
    slug="evening",
    name="Evening",
    steps=(
        Step(area="calf", side="left", seconds=60, sets=2),
        Step(area="neck\x1b", seconds=30),
    ),
)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (OwnArea(slug="big-toe\x1b", name="Big toe"), "area big-toe\\x1b"),
        (EVENING, "routine evening: left calf 2 × 1 min, neck\\x1b 30 s"),
        (
            replace(EVENING, slug="eve\x1b", steps=EVENING.steps[1:]),
            "routine eve\\x1b: neck\\x1b 30 s",
        ),
        (
            a_trial(),
            "fair test foam-roll or nothing, left calf pain, 2026-11-02 – 2026-11-09",
        ),
        (
            a_trial(cancelled=day(1)),
            (
                "fair test foam-roll or nothing, left calf pain, 2026-11-02 –"
                " 2026-11-09, cancelled on day 2 of 8"
            ),
        ),
        (Goal(subject="sessions", target=3), "goal sessions 3 a week"),
        (Goal(subject="water", target=1500), "goal water 1500 ml a day"),
        (Goal(subject="sleep", target=450), "goal sleep 7 h 30 min"),
        (Goal(subject="pain", target=2.5), "goal pain 2.5 at most"),
        (
            OpenSession(entry=RUNNING),
            "running foam-roll · left calf · today 21:00 · pain 6 before",
        ),
        (
            OpenSession(entry=RUNNING, worked=(Worked(area="calf", seconds=90),)),
            (
                "running foam-roll · left calf · today 21:00 · pain 6 before"
                " · worked 90 s so far"
            ),
        ),
    ],
)
def test_each_says_what_it_is(own: Own, said: str) -> None:
    assert own_line(own, today=TODAY, screen=Screen()) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (-1, "cancelled before it began"),
        (0, "cancelled on day 1 of 8"),
        (7, "cancelled on day 8 of 8"),
        (8, "cancelled after its end"),
    ],
)
def test_a_test_that_was_given_up_says_when(number: int, said: str) -> None:
    line = own_line(a_trial(cancelled=day(number)), today=TODAY, screen=Screen())
    assert line.endswith(f", {said}")


def test_ascii_is_enough() -> None:
    said = own_line(EVENING, today=TODAY, screen=Screen(unicode=False))
    assert said == "routine evening: left calf 2 x 1 min, neck\\x1b 30 s"
