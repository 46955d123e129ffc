"""Valid entries with readable defaults; each test names only what it is about."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

from fasciatrack.domain.afterwards import (
    ANSWERS,
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.records import (
    Drink,
    Entry,
    EntryType,
    Night,
    Place,
    Rating,
    Session,
)
from fasciatrack.domain.scales import METRICS, Phase
from fasciatrack.domain.values import field_names
from fasciatrack.domain.vocabulary import SIDES, Side

DAY = date(2026, 11, 19)
"""A Thursday; the week 2026-W47 runs from 16 to 22 November."""
ZONE = timezone(timedelta(hours=1))

_numbers = count(1)


def place(word: str) -> Place:
    """Read `left-calf` or `neck`."""
    side, _, area = word.partition("-")
    if side in SIDES and area:
        return Place(area=area, side=next(s for s in SIDES if s == side))
    return Place(area=word)


def ratings(*words: str) -> tuple[Rating, ...]:
    """Read `pain=6:3`, `pain left-calf=6:3` and `pain neck=4`, a score for now."""
    found: list[Rating] = []
    for word in words:
        name, _, values = word.partition("=")
        metric, _, where = name.partition(" ")
        before, colon, after = values.partition(":")
        phases: tuple[tuple[Phase, str], ...] = (
            (("before", before), ("after", after)) if colon else (("now", before),)
        )
        found += [
            rating(metric, phase, float(value), where)
            for phase, value in phases
            if value
        ]
    return tuple(found)


def rating(metric: str, phase: Phase, value: float, where: str = "") -> Rating:
    """Rate one metric, in a place where one is named."""
    assert metric in METRICS
    there = place(where) if where else None
    side: Side | None = there.side if there else None
    return Rating(
        metric=metric,
        phase=phase,
        value=value,
        area=there.area if there else None,
        side=side,
    )


def a_session(
    *scores: str,
    day: date = DAY,
    at: str | None = "21:00",
    kind: str = "foam-roll",
    minutes: int | None = 10,
    areas: str = "left-calf",
    **changes: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    """Return a session; `areas` are words with spaces between them."""
    seconds = None if minutes is None else minutes * 60
    return _entry(
        "session",
        day,
        at,
        session=Session(kind=kind, duration_seconds=seconds),
        areas=tuple(place(word) for word in areas.split()),
        ratings=ratings(*scores),
        **changes,
    )


def a_check_in(
    *scores: str,
    day: date = DAY,
    at: str | None = "07:10",
    **changes: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    """Return a check-in with these scores."""
    return _entry("check-in", day, at, ratings=ratings(*scores), **changes)


def a_night(
    minutes: int | None = 390,
    quality: int | None = None,
    *,
    day: date = DAY,
    **changes: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    """Return a night, by the day of waking up."""
    return _entry(
        "night", day, None, night=Night(minutes=minutes, quality=quality), **changes
    )


def a_drink(
    millilitres: int = 500,
    beverage: str = "water",
    caffeine_mg: int | None = None,
    *,
    day: date = DAY,
    at: str | None = "10:00",
    **changes: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    """Return something drunk."""
    drunk = Drink(millilitres=millilitres, beverage=beverage, caffeine_mg=caffeine_mg)
    return _entry("drink", day, at, drink=drunk, **changes)


def a_follow_up(
    *scores: str,
    of: str = "entry-1",
    hours: int = 24,
    day: date = DAY + timedelta(days=1),
    at: str | None = "07:30",
    **fields: Any,  # noqa: ANN401 - any field of FollowUp or Entry
) -> Entry:
    """Return a look at the session with the id `of`, with the scores felt then."""
    said = {name: fields.pop(name) for name in field_names(FollowUp) if name in fields}
    look = FollowUp(session=of, hours=hours, **said)
    return _entry(
        "follow-up", day, at, follow_up=look, ratings=ratings(*scores), **fields
    )


def a_look_back(
    *,
    day: date = DAY,
    at: str | None = "20:00",
    activities: tuple[str, ...] = (),
    recommendations: tuple[str, ...] = (),
    peg: str = "",
    **fields: Any,  # noqa: ANN401 - any field of LookBack or Entry
) -> Entry:
    """Return a look back; one with nothing else said has less pain.

    `activities` are read like `climbing stairs=4`, `recommendations` like `Mara=yes`,
    and `peg` like `6 7 4`: pain, enjoyment, activity.
    """
    said = {name: fields.pop(name) for name in field_names(LookBack) if name in fields}
    if peg:
        names = ("peg_pain", "peg_enjoyment", "peg_activity")
        said |= zip(names, map(float, peg.split()), strict=True)
    if not (said or activities or recommendations):
        said = {"less_pain": "yes"}
    return _entry(
        "look-back",
        day,
        at,
        look_back=LookBack(**said),
        activities=tuple(_activity(word) for word in activities),
        recommendations=tuple(_recommendation(word) for word in recommendations),
        **fields,
    )


def _activity(word: str) -> ActivityScore:
    activity, _, score = word.rpartition("=")
    return ActivityScore(activity=activity, score=float(score))


def _recommendation(word: str) -> Recommendation:
    practitioner, _, would = word.rpartition("=")
    answer = next(answer for answer in ANSWERS if answer == would)
    return Recommendation(practitioner=practitioner, would=answer)


def _entry(
    type_: EntryType,
    day: date,
    at: str | None,
    **fields: Any,  # noqa: ANN401 - any field of Entry
) -> Entry:
    number = next(_numbers)
    values: dict[str, Any] = {
        "id": f"entry-{number}",
        "number": number,
        "type": type_,
        "day": day,
        "at": None if at is None else datetime.fromisoformat(f"{day}T{at}+01:00"),
        "recorded_at": datetime(day.year, day.month, day.day, 21, tzinfo=UTC),
    }
    return Entry(**(values | fields))
