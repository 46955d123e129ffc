"""Diaries in which what a session does is known: what is made of them.

Everything is seeded, so that the shares are the same each time.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.compare.comparison import ENOUGH_DAYS, ENOUGH_FOR, Asked
from fasciatrack.reporting.compare.matching import UNLIKELY
from fasciatrack.reporting.compare.report import build_compare
from fasciatrack.reporting.statistics.paired import sign_flip
from simulated_diaries import (
    Habit,
    Person,
    Simulated,
    a_diary,
    compared,
    fewest_alike,
    flares,
    gradual,
    morning_scores,
    on_fridays,
    on_second_bad_days,
    seeded,
    two_kinds,
    waves,
    weekly,
    with_habit,
)

DAYS = 180
BAD_DAYS = Person()


def verdicts(person: Person, *, diaries: int, seed: int = 1) -> dict[str, float]:
    """Give the share of diaries with each verdict."""
    random = seeded(seed)
    found = Counter(
        compared(a_diary(person, random, days=DAYS)).verdict for _ in range(diaries)
    )
    return {verdict: count / diaries for verdict, count in found.items()}


def naive_says_lower(diary: Simulated) -> bool:
    """Compare the score before each session with the next evening's, as trackers do."""
    values = {score.number: score.value for score in diary.felt}
    changes = [
        values[session.number + 1] - values[session.number]
        for session in diary.done
        if session.number + 1 in values
    ]
    return sum(changes) < 0 and sign_flip(changes) <= 0.05


def test_a_session_that_does_nothing_is_seldom_said_to_do_something() -> None:
    random = seeded()
    found: Counter[str] = Counter()
    naive = 0
    for _ in range(1000):
        diary = a_diary(BAD_DAYS, random, days=DAYS)
        found[compared(diary).verdict] += 1
        naive += naive_says_lower(diary)
    assert found["lower"] <= 50
    assert found["higher"] <= 50
    assert found["no clear difference"] >= 900
    assert naive >= 950


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(Person(chance=gradual(5.5)), id="likelier on bad days"),
        pytest.param(Person(chance=lambda _: 0.3), id="on any day"),
        pytest.param(Person(chance=lambda pain: float(pain <= 2)), id="on good days"),
        pytest.param(Person(phi=0.8), id="pain that stays"),
        pytest.param(Person(wave=1.5), id="weeks that are worse"),
        pytest.param(
            Person(wave=1.5, chance=gradual(5.5)), id="likelier in such weeks"
        ),
        pytest.param(Person(mean=2, chance=lambda pain: float(pain >= 4)), id="near 0"),
    ],
)
def test_nor_where_days_are_chosen_in_another_way(person: Person) -> None:
    found = verdicts(person, diaries=200)
    assert found.get("lower", 0) <= 0.06
    assert found.get("higher", 0) <= 0.06


@pytest.mark.parametrize(
    ("pains", "habit"),
    [
        pytest.param(partial(weekly, swing=1), on_fridays, id="a week"),
        pytest.param(partial(weekly, swing=2), on_fridays, id="a hard week"),
        pytest.param(waves, on_second_bad_days, id="waves"),
        pytest.param(flares, on_second_bad_days, id="flares"),
    ],
)
def test_nor_where_a_habit_goes_with_how_pain_goes(
    pains: Callable[..., list[float]], habit: Habit
) -> None:
    random = seeded()
    found = Counter(
        compared(with_habit(pains(random, days=DAYS), habit, random)).verdict
        for _ in range(200)
    )
    assert found["lower"] <= 12
    assert found["higher"] <= 12


def test_sessions_on_fridays_are_said_to_be_that() -> None:
    random = seeded()
    diary = with_habit(weekly(random, days=DAYS, swing=2), on_fridays, random)
    found = compared(diary)
    assert found.verdict == "day of the week"
    assert found.p is not None
    assert found.p > UNLIKELY
    assert found.weekday is not None
    assert found.weekday.day == "Friday"
    assert found.weekday.first == found.first_matched
    assert found.weekday.second < found.second_matched / 4


def test_several_kinds_are_not_several_chances() -> None:
    random = seeded()
    found = 0
    for _ in range(200):
        reliefs = {"foam-roll": 0, "ball": 0, "stretch": 0}
        diary = two_kinds(random, days=240, reliefs=reliefs)
        asked = Asked(metric="pain", by="kind", selection=Selection())
        report = build_compare(diary.felt, diary.done, asked)
        verdicts = {one.verdict for one in (*report.next_day, *report.right_after)}
        found += bool(verdicts & {"lower", "higher"})
        assert report.tests == 10
    assert found <= 16


def test_scores_that_are_not_exact_make_sessions_look_worse_never_better() -> None:
    found = verdicts(Person(phi=0.85, sd=1.5, noise=1.0), diaries=200)
    assert found.get("lower", 0) <= 0.05
    assert found.get("higher", 0) <= 0.1


def test_morning_scores_do_not_judge_what_was_done_for_the_evening() -> None:
    random = seeded()
    found = Counter(
        compared(morning_scores(BAD_DAYS, random, days=DAYS)).verdict for _ in range(20)
    )
    assert found == {"too few": 20}


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(Person(relief=ENOUGH_FOR), id="on bad days"),
        pytest.param(
            Person(relief=ENOUGH_FOR, chance=gradual(5.5)), id="likelier on bad days"
        ),
    ],
)
def test_what_a_session_does_is_found_in_as_many_days_as_help_names(
    person: Person,
) -> None:
    random = seeded()
    found = [compared(_just_enough(person, random)) for _ in range(100)]
    assert sum(one.verdict == "lower" for one in found) >= 80
    estimates = [one.difference or 0.0 for one in found]
    assert -1.7 < sum(estimates) / len(estimates) < -1.2


def _just_enough(person: Person, random: Random) -> Simulated:
    """Return a diary up to the day on which there are enough days of both kinds."""
    whole = a_diary(person, random, days=1000)
    days = 3 * ENOUGH_DAYS
    while (lacking := ENOUGH_DAYS - fewest_alike(whole.until(days))) > 0:
        days += 3 * lacking
    return whole.until(days)
