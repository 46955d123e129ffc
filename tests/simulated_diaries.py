"""Diaries of made-up people, in which what a session does is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from math import exp, sqrt
from random import Random
from typing import NamedTuple

from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.comparison import (
    WASHOUT_HOURS,
    Asked,
    Comparison,
)
from fasciatrack.reporting.compare.matching import SpanGroup, matched_days
from fasciatrack.reporting.compare.next_day import next_days
from fasciatrack.reporting.compare.report import build_compare

FIRST = date(2024, 1, 1)
NECK = Place(area="neck")
MORNING, EVENING = 7.0, 20.0
FRIDAY = 4


class Person(NamedTuple):
    """How pain goes, and when there is a session.

    Pain is an AR(1) around a mean; with `noise` it is not felt exactly, and with
    `wave` its mean goes up and down every two months.
    """

    mean: float = 4.0
    sd: float = 1.8
    phi: float = 0.5
    noise: float = 0.0
    wave: float = 0.0
    chance: Callable[[float], float] = lambda pain: float(pain >= 6)
    """How likely a session is at this pain."""
    relief: float = 0.0
    """How much lower pain is the day after a session."""


class Simulated(NamedTuple):
    """A diary of one score each evening, and a session after some."""

    felt: list[Felt]
    done: list[Done]

    def until(self, days: int) -> "Simulated":
        """Return the diary as it was after so many days."""
        last = FIRST + timedelta(days=days)
        return Simulated(
            [score for score in self.felt if score.day <= last],
            [session for session in self.done if session.day <= last],
        )


def seeded(seed: int = 1) -> Random:
    """Return the same chances each time."""
    return Random(seed)  # noqa: S311 - nothing secret


def gradual(middle: float) -> Callable[[float], float]:
    """Make sessions likelier the worse it is, but never sure."""
    return lambda pain: 1 / (1 + exp(-1.2 * (pain - middle)))


def evenings(person: Person, random: Random) -> Iterator[tuple[Felt, Done | None]]:
    """Yield the score of each evening, and the session after it, for ever."""
    step = person.sd * sqrt(1 - person.phi**2)
    now = random.gauss(0, person.sd)
    shift = random.uniform(0, 60)
    is_after = False
    number = 0
    while True:
        number += 1
        day = FIRST + timedelta(days=number)
        phase = (number + shift) % 60 / 60
        level = person.mean + person.wave * (4 * abs(phase - 0.5) - 1)
        felt = level + now + random.gauss(0, person.noise) - person.relief * is_after
        pain = float(min(10, max(0, round(felt))))
        at = 24.0 * day.toordinal() + EVENING + random.uniform(-0.5, 0.5)
        is_after = random.random() < person.chance(pain)
        score = Felt(
            number,
            "session" if is_after else "check-in",
            day,
            at,
            "pain",
            "before" if is_after else "now",
            NECK,
            pain,
        )
        yield score, _session(number, day, at) if is_after else None
        now = person.phi * now + random.gauss(0, step)


def _session(number: int, day: date, at: float) -> Done:
    return Done(
        number, str(number), day, at, "foam-roll", 10, "self", None, None, (NECK,)
    )


def a_diary(person: Person, random: Random, *, days: int) -> Simulated:
    """Return the first days of a diary."""
    both = list(islice(evenings(person, random), days))
    return Simulated(
        [score for score, _ in both],
        [session for _, session in both if session is not None],
    )


Habit = Callable[[date, float, float], float]
"""How likely a session is on a day with this pain, after one with that."""


def on_second_bad_days(_: date, pain: float, yesterday: float) -> float:
    """Treat when it has been bad since yesterday."""
    return 0.7 * (min(pain, yesterday) >= 5)


def on_fridays(day: date, _: float, __: float) -> float:
    """Treat nearly every Friday, however it is."""
    return 0.9 * (day.weekday() == FRIDAY)


def weekly(random: Random, *, days: int, swing: float) -> list[float]:
    """Return pain that is the worse the longer the week, and best on Saturday."""
    of_weekday = (0, 0.25, 0.5, 0.75, 1, 0, 0)
    found, now = [], random.gauss(0, 1)
    for number in range(1, days + 1):
        now = 0.5 * now + sqrt(0.75) * random.gauss(0, 1)
        weekday = (FIRST + timedelta(days=number)).weekday()
        found.append(4 + swing * of_weekday[weekday] + 1.4 * now)
    return found


def waves(random: Random, *, days: int) -> list[float]:
    """Return pain that goes up and down in some nine days, an AR(2)."""
    sd = sqrt(1.45 / (0.55 * (1.45**2 - 1)))
    last = now = 0.0
    found = []
    for _ in range(days + 30):
        last, now = now, now - 0.45 * last + random.gauss(0, 1)
        found.append(4 + 1.8 * now / sd)
    return found[-days:]


def flares(random: Random, *, days: int) -> list[float]:
    """Return pain that is low for some days, and then 4, 6, 7, 5, 4, more or less."""
    found: list[float] = []
    while len(found) < days:
        course = (*[2] * random.randint(3, 8), 4, 6, 7, 5, 4)
        found += [pain + random.choice((-1, 0, 0, 1)) for pain in course]
    return found[:days]


def with_habit(pains: Iterable[float], habit: Habit, random: Random) -> Simulated:
    """Return a diary of such pain, and of sessions that do nothing."""
    felt: list[Felt] = []
    done: list[Done] = []
    yesterday = 0.0
    for number, exactly in enumerate(pains, start=1):
        pain = float(min(10, max(0, round(exactly))))
        day = FIRST + timedelta(days=number)
        at = 24.0 * day.toordinal() + EVENING
        score = Felt(number, "check-in", day, at, "pain", "now", NECK, pain)
        if random.random() < habit(day, pain, yesterday):
            score = score._replace(type="session", phase="before")
            done.append(_session(number, day, at))
        felt.append(score)
        yesterday = pain
    return Simulated(felt, done)


def morning_scores(person: Person, random: Random, *, days: int) -> Simulated:
    """Return a diary of a score each morning, and of one before each session.

    Of two half days the first is the morning; sessions are in the evening.
    """
    felt, done = [], []
    for score, session in evenings(person, random):
        day = FIRST + timedelta(days=(score.number + 1) // 2)
        is_morning = score.number % 2 == 1
        at = 24.0 * day.toordinal() + (MORNING if is_morning else EVENING)
        if session is None or is_morning:
            here = score._replace(type="check-in", phase="now", day=day, at=at)
        else:
            here = score._replace(day=day, at=at)
            done.append(session._replace(day=day, at=at))
        if is_morning or session is not None:
            felt.append(here)
        if score.number == 2 * days:
            break
    return Simulated(felt, done)


def compared(diary: Simulated) -> Comparison:
    """Compare the sessions of a diary with days with nothing."""
    asked = Asked(metric="pain", by="kind", selection=Selection())
    (comparison,) = build_compare(diary.felt, diary.done, asked).next_day
    return comparison


def fewest_alike(diary: Simulated) -> int:
    """Count the days of either kind that began alike, of whichever there are fewer."""
    days = next_days(
        {NECK: diary.felt},
        diary.done,
        period=Period(first=FIRST, last=date.max),
        washout_hours=WASHOUT_HOURS,
        label=lambda session, _: session.kind,
    )
    groups = SpanGroup(days.treated), SpanGroup(days.nothing)
    return min(len(side.matched) for side in matched_days(*groups, caliper=1))


def two_kinds(random: Random, *, days: int, reliefs: Mapping[str, float]) -> Simulated:
    """Return a diary with sessions of several kinds in turn, and scores after them.

    Args:
        random: Seeded.
        days: How many evenings there are.
        reliefs: How much lower pain is the day after a session of each kind.
    """
    felt: list[Felt] = []
    done: list[Done] = []
    now, relief = random.gauss(0, 1.8), 0.0
    for number in range(1, days + 1):
        pain = float(min(10, max(0, round(4 + now - relief))))
        relief = 0.0
        day = FIRST + timedelta(days=number)
        at = 24.0 * day.toordinal() + EVENING
        has_session = random.random() < gradual(5)(pain)
        score = Felt(number, "check-in", day, at, "pain", "now", NECK, pain)
        if has_session:
            score = score._replace(type="session", phase="before")
        felt.append(score)
        if has_session:
            kind = list(reliefs)[len(done) % len(reliefs)]
            relief = reliefs[kind]
            done.append(_session(number, day, at)._replace(kind=kind))
            felt.append(score._replace(phase="after", value=max(pain - 2, 0.0)))
        now = 0.5 * now + random.gauss(0, 1.5)
    return Simulated(felt, done)
