"""What the made-up person says later: the morning after, on Sundays, once a month.

Made from the diary as it is lived, with chance of its own, so that neither changes the
other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Any
from uuid import UUID

from fasciatrack.domain.afterwards import (
    LOOKS,
    ActivityScore,
    Answer,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.own import Goal, Routine, Step
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.scales import SCORE
from fasciatrack.domain.values import Value

GOALS: tuple[Goal, ...] = (
    Goal(subject="sessions", target=5),
    Goal(subject="water", target=1000),
    Goal(subject="sleep", target=420),
)
ROUTINE = Routine(
    slug="evening",
    name="Evening",
    steps=(
        Step(area="calf", side="left", seconds=60, sets=2),
        Step(area="calf", side="right", seconds=60),
        Step(area="quads", side="both", seconds=90),
        Step(area="glutes", side="right", seconds=60),
    ),
)

_VISIT = "mfr-therapist"
_GENTLE_VISITS = 2
"""Visits to the therapist before one can be too much."""
_STRONG = 6
"""How sore it left the next morning."""
_FIRST = LOOKS[0]
_RECENT = 5 * DAY
"""Before the end, when no morning after is forgotten."""
_SUNDAY = 6
_SUNDAY_PLACES = (
    (Place(area="lower-back"), 3.6, 2.4),
    (Place(area="shoulder", side="right"), 4.4, 4.0),
    (Place(area="shoulder", side="left"), 2.2, 2.0),
    (Place(area="knee", side="right"), 3.0, 1.4),
    (Place(area="plantar-fascia", side="left"), 2.4, 3.2),
)
"""What is not worked on, with its pain on the first and on the last day."""

_NOTED: dict[int, tuple[str, str | None]] = {
    0: ("question", "does the right shoulder belong to the neck?"),
    1: ("medicine", "ibuprofen 400 mg after the long run"),
    4: ("medicine", "ibuprofen 400 mg, twice, for the neck"),
}
"""What is written for the therapist, by how many Sundays before the last."""


class _Month(Value):
    """What is said at the end of a month."""

    look: LookBack
    stairs: float
    desk: float
    recommends: Answer
    note: str | None = None


_MONTHS = (
    _Month(
        look=LookBack(
            less_pain="unsure",
            more_motion="no",
            better_sleep="no",
            peg_pain=6,
            peg_enjoyment=5,
            peg_activity=5,
        ),
        stairs=5,
        desk=4,
        recommends="yes",
    ),
    _Month(
        look=LookBack(
            less_pain="yes",
            more_motion="unsure",
            better_sleep="no",
            better_performance="unsure",
            peg_pain=5,
            peg_enjoyment=4,
            peg_activity=5,
        ),
        stairs=6,
        desk=4,
        recommends="yes",
        note="the week of flu does not count",
    ),
    _Month(
        look=LookBack(
            less_pain="yes",
            more_motion="yes",
            better_sleep="no",
            better_performance="yes",
            peg_pain=4,
            peg_enjoyment=4,
            peg_activity=3,
        ),
        stairs=8,
        desk=5,
        recommends="yes",
    ),
    _Month(
        look=LookBack(
            less_pain="yes",
            more_motion="yes",
            better_sleep="unsure",
            better_performance="yes",
            peg_pain=4,
            peg_enjoyment=3,
            peg_activity=3,
        ),
        stairs=8,
        desk=5,
        recommends="yes",
    ),
)


def reflections(
    entries: Sequence[Entry], *, rng: Random, days: Sequence[date], zone: tzinfo
) -> list[Entry]:
    """Make up what is said later about a diary.

    Args:
        entries: The diary as it was lived.
        rng: Where chance comes from.
        days: Its days, the first to the last; those without an entry stay without.
        zone: Where the person lives.
    """
    pen = _Pen(rng, zone)
    lived = {entry.day for entry in entries}
    return [
        *_follow_ups(entries, lived, days[-1] - _RECENT, pen),
        *_sundays(days, lived, pen),
        *_months(days, lived, pen),
    ]


class _Pen:
    """Writes entries down, a few minutes after they were felt."""

    def __init__(self, rng: Random, zone: tzinfo) -> None:
        self.rng = rng
        self._zone = zone

    def entry(
        self,
        day: date,
        hour: int,
        **parts: Any,  # noqa: ANN401 - any field of an entry
    ) -> Entry:
        """Write an entry of a day, in the half hour after the hour."""
        wall = datetime.combine(day, time(hour, self.rng.randrange(20, 40)))
        real = wall.replace(tzinfo=self._zone).astimezone(UTC).astimezone(self._zone)
        at = datetime.fromisoformat(real.isoformat())
        return Entry(
            id=str(UUID(int=self.rng.getrandbits(128), version=4)),
            day=day,
            at=at,
            zone=getattr(self._zone, "key", None),
            recorded_at=(at + timedelta(minutes=self.rng.randrange(1, 6))).astimezone(
                UTC
            ),
            **parts,
        )

    def score(self, metric: str, place: Place | None, value: float) -> Rating:
        """Rate a place, in whole numbers within the scale."""
        return Rating(
            metric=metric,
            phase="now",
            value=min(SCORE.high, max(SCORE.low, round(value))),
            area=place.area if place else None,
            side=place.side if place else None,
        )

    def happens(self, probability: float) -> bool:
        """Let chance decide."""
        return self.rng.random() < probability


def _follow_ups(
    entries: Sequence[Entry], lived: set[date], diligent_from: date, pen: _Pen
) -> Iterator[Entry]:
    too_much = _too_much(entries, lived)
    for entry in entries:
        if entry.session is None or entry.at is None or entry.at.date() > entry.day:
            continue
        if entry.session.kind == _VISIT:
            sore = _STRONG if entry is too_much else pen.rng.choice((1, 2, 2, 3))
            yield from _after_a_visit(entry, sore, lived, pen)
        elif entry.day + DAY in lived:
            is_recent = entry.day >= diligent_from
            sore = 0 if is_recent else pen.rng.choice((0, 0, 0, 1, 1, 2))
            if is_recent or pen.happens(0.18):
                yield _morning(entry, _FIRST, sore, pen)


def _too_much(entries: Iterable[Entry], lived: set[date]) -> Entry | None:
    """Choose the visit that was too much: the last whose next days are all lived."""
    visits = [
        entry for entry in entries if entry.session and entry.session.kind == _VISIT
    ]
    return next(
        (
            entry
            for entry in reversed(visits[_GENTLE_VISITS:])
            if all(entry.day + hours // _FIRST * DAY in lived for hours in LOOKS)
        ),
        None,
    )


def _after_a_visit(
    entry: Entry, sore: int, lived: set[date], pen: _Pen
) -> Iterator[Entry]:
    for hours in LOOKS:
        if entry.day + hours // _FIRST * DAY not in lived:
            return
        yield _morning(entry, hours, sore, pen)
        if not sore:
            return
        sore = max(0, sore - 2)


def _morning(session: Entry, hours: int, sore: int, pen: _Pen) -> Entry:
    """Look back at a session some mornings later."""
    ratings = []
    for place in session.areas:
        ratings.append(pen.score("soreness", place, sore))
        felt = {
            rating.phase: rating.value
            for rating in session.ratings
            if (rating.metric, rating.place) == ("pain", place)
        }
        if len(felt) == len(("before", "after")):
            between = (felt["before"] + felt["after"]) / 2
            ratings.append(pen.score("pain", place, between + pen.rng.gauss(0, 0.6)))
    is_first = hours == _FIRST
    walked = is_first and pen.happens(0.5)
    return pen.entry(
        session.day + hours // _FIRST * DAY,
        7,
        type="follow-up",
        follow_up=FollowUp(
            session=session.id,
            hours=hours,
            hobbling="yes" if sore >= _STRONG else "no" if pen.happens(0.5) else None,
            movement="walk" if walked else None,
            movement_minutes=pen.rng.choice((10, 15, 20, 30)) if walked else None,
            activity_load=pen.rng.choice((None, "light", "light", "moderate"))
            if is_first
            else None,
            water_ml=pen.rng.choice((None, 250, 500)) if is_first else None,
        ),
        ratings=tuple(ratings),
        note="could hardly turn my head, told Mara" if sore >= _STRONG else None,
    )


def _sundays(days: Sequence[date], lived: set[date], pen: _Pen) -> Iterator[Entry]:
    sundays = [day for day in days if day.weekday() == _SUNDAY and day in lived]
    for back, day in enumerate(reversed(sundays)):
        progress = (day - days[0]) / (days[-1] - days[0])
        tag, note = _NOTED.get(back, ("sunday", None))
        yield pen.entry(
            day,
            11,
            type="check-in",
            ratings=tuple(
                pen.score(
                    "pain",
                    place,
                    first + (last - first) * progress + pen.rng.gauss(0, 0.7),
                )
                for place, first, last in _SUNDAY_PLACES
                if pen.happens(0.8)
            )
            or (pen.score("fatigue", None, 4),),
            note=note,
            tags=(tag,),
        )


def _months(days: Sequence[date], lived: set[date], pen: _Pen) -> Iterator[Entry]:
    ends = [day for day in days[1:] if (day + DAY).day == 1]
    for month, end in zip(_MONTHS, ends, strict=False):
        day = max(day for day in lived if day <= end)
        yield pen.entry(
            day,
            20,
            type="look-back",
            look_back=month.look,
            activities=(
                ActivityScore(activity="climbing stairs", score=month.stairs),
                ActivityScore(activity="an hour at the desk", score=month.desk),
            ),
            recommendations=(
                Recommendation(practitioner="Mara", would=month.recommends),
            ),
            note=month.note,
        )
