"""What became of the relief after each session, as far as later scores tell.

It begins where the score right after was lower by a point or more, and is over when
half of that drop is gone. A session that follows ends the looking, not the relief.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import Side

Until = Literal["half", "baseline"]
"""When it is over: with half of the drop gone, or with all of it."""
LOST: dict[Until, float] = {"half": 0.5, "baseline": 1}
"""The share of the drop that is gone when it is over."""
LEAST_DROP = 1
"""Points; below it there is no relief whose length could be told."""
WIDE = 2
"""Days; a longer time without a score makes a length rough."""
_DAY_HOURS = 24
TINY = 1e-9
"""What numbers may be off by computing, and no more than that."""

Where = tuple[str | None, Side | None]
"""An area and its side; quicker to look up than a Place."""


class Episode(Value):
    """One place after one session that was scored there before and after."""

    session: str
    """The id of its entry."""
    number: int
    day: date
    kind: str
    place: Place | None
    before: float
    after: float
    lower_until: float = 0
    """Days to the last score that was still lower; 0 without one."""
    back_by: float | None = None
    """Days to the first score that was not; None where it was not seen to be over."""
    gap: float = 0
    """The most days without a score, up to the last that counts."""

    @property
    def is_relief(self) -> bool:
        """Whether it was lower by enough right after."""
        return self.before - self.after > LEAST_DROP - TINY

    @property
    def is_over(self) -> bool:
        """Whether it was seen to be over."""
        return self.back_by is not None

    @property
    def is_followed(self) -> bool:
        """Whether a later score tells how long it lasted at least."""
        return self.is_over or self.lower_until > 0

    @property
    def is_rough(self) -> bool:
        """Whether it went so long without a score that its length is a guess."""
        return self.gap > WIDE + TINY

    @property
    def ends_in(self) -> float:
        """Days between the two scores that it ended between; 0 if it did not."""
        return 0 if self.back_by is None else self.back_by - self.lower_until

    @property
    def days(self) -> float:
        """The length: to the middle between two scores, or to the last still lower."""
        if self.back_by is None:
            return self.lower_until
        return (self.lower_until + self.back_by) / 2


class _Moment:
    """What one entry says of one metric, and the session that it is, if it is one."""

    __slots__ = ("at", "day", "done", "number", "places", "scores")

    def __init__(self, one: Felt | Done) -> None:
        self.number = one.number
        self.day = one.day
        self.at = one.at
        self.done: Done | None = None
        self.places: list[Place] = []
        """Where a session was, or was scored; empty where it may have been anywhere."""
        self.scores: dict[Where, dict[str, float]] = {}
        """By their phases."""


_Timelines = dict[str | None, list[_Moment]]
"""What says something about an area, in order; any session is about the whole."""


def episodes(
    felt: Iterable[Felt],
    done: Iterable[Done],
    *,
    metric: str = "pain",
    until: Until = "half",
) -> list[Episode]:
    """Follow every place with a score before and after, from session to session.

    Of each session comes first what it names first, then what it only scores.

    Args:
        felt: Scores; those of other metrics are passed over.
        done: Sessions, the later ones among them that end the looking.
        metric: One of which lower is better, from 0 to 10.
        until: When relief is over.
    """
    moments = _moments(felt, done, metric)
    timelines = _by_area(moments)
    begins = {
        (area, moment.number): position
        for area, timeline in timelines.items()
        for position, moment in enumerate(timeline)
        if moment.done is not None
    }
    found = []
    for moment in moments:
        if moment.done is not None:
            for episode, where in _scored(moment, moment.done):
                start = begins[where[0], moment.number]
                later = _until_next(timelines[where[0]], start, episode.place)
                found.append(_followed(episode, where, moment, later, LOST[until]))
    return found


def once_each(found: Iterable[Episode]) -> dict[str, Episode]:
    """Choose one episode for every session, by its id: the first of it.

    What became of each must not choose: of several places one is lower by chance.
    """
    chosen: dict[str, Episode] = {}
    for one in found:
        chosen.setdefault(one.session, one)
    return chosen


def _moments(felt: Iterable[Felt], done: Iterable[Done], metric: str) -> list[_Moment]:
    """Bring scores and sessions together, in the order they happened."""
    found: dict[int, _Moment] = {}
    for score in felt:
        if score.metric == metric:
            moment = found.get(score.number)
            if moment is None:
                moment = found[score.number] = _Moment(score)
            place = score.place
            where: Where = (None, None) if place is None else (place.area, place.side)
            scores = moment.scores.get(where)
            if scores is None:
                scores = moment.scores[where] = {}
                if place is not None:
                    moment.places.append(place)
            scores[score.phase] = score.value
    for session in done:
        moment = found.get(session.number)
        if moment is None:
            moment = found[session.number] = _Moment(session)
        moment.done = session
        moment.places += session.places
    return sorted(found.values(), key=_when)


def _when(moment: _Moment) -> tuple[date, bool, float, int]:
    # Without a time of day it comes first, as it does in the diary.
    return moment.day, moment.at is not None, moment.at or 0, moment.number


def _by_area(moments: Iterable[_Moment]) -> _Timelines:
    """Arrange by area; a session that names none may have been on any."""
    some = list(moments)
    found: _Timelines = {area: [] for one in some for area, _ in one.scores}
    for moment in some:
        areas = {area for area, _ in moment.scores}
        areas.update(place.area for place in moment.places)
        if moment.done is not None:
            areas = areas | {None} if moment.places else {*found}
        for area in areas & found.keys():
            found[area].append(moment)
    return found


def _scored(moment: _Moment, done: Done) -> Iterator[tuple[Episode, Where]]:
    """Yield what was scored before and after, first what the session names first."""
    named = [(place.area, place.side) for place in done.places]
    for where in sorted(moment.scores, key=lambda one: _rank(one, named)):
        scores = moment.scores[where]
        if "before" in scores and "after" in scores:
            area, side = where
            episode = Episode(
                session=done.id,
                number=done.number,
                day=done.day,
                kind=done.kind,
                place=None if area is None else Place(area=area, side=side),
                before=scores["before"],
                after=scores["after"],
            )
            yield episode, where


def _rank(where: Where, named: Sequence[Where]) -> int:
    return named.index(where) if where in named else len(named)


def _until_next(
    timeline: Sequence[_Moment], start: int, place: Place | None
) -> Iterator[_Moment]:
    """Yield what comes after a session there, up to the next one and with it.

    What may also be from after the next one, for want of a time of day, is left out:
    all of it, if the next one may be of the same day.
    """
    before = _sessions_of_day(timeline, range(start - 1, -1, -1), start, place)
    if any(other.at is None for other in before):
        return
    for position in range(start + 1, len(timeline)):
        moment = timeline[position]
        if moment.done is not None:
            if may_be_on(moment.places, place):
                yield moment
                return
        elif moment.at is not None or not any(
            _sessions_of_day(timeline, range(position, len(timeline)), position, place)
        ):
            yield moment


def _sessions_of_day(
    timeline: Sequence[_Moment],
    positions: Iterable[int],
    at: int,
    place: Place | None,
) -> Iterator[_Moment]:
    """Yield the sessions there, from a moment's position on, that are of its day."""
    for position in positions:
        other = timeline[position]
        if other.day != timeline[at].day:
            return
        if other.done is not None and may_be_on(other.places, place):
            yield other


def _followed(
    episode: Episode,
    where: Where,
    begin: _Moment,
    later: Iterable[_Moment],
    lost: float,
) -> Episode:
    """Follow one place until it is over or there is nothing more to look at."""
    if not episode.is_relief:
        return episode
    back_at = episode.before - (1 - lost) * (episode.before - episode.after)
    lower_until = gap = 0.0
    back_by = None
    for moment in later:
        score, days = _untreated(moment, where), _days_between(begin, moment)
        if score is None or days is None:
            continue
        # Whole days, where a time of day is missing, may run ahead.
        days = max(days, lower_until)
        gap = max(gap, days - lower_until)
        if score > back_at - TINY:
            back_by = days
            break
        lower_until = days
    return episode.__replace__(lower_until=lower_until, back_by=back_by, gap=gap)


def _untreated(moment: _Moment, where: Where) -> float | None:
    """Give the score there then, of a session the one before it.

    A score of both sides at once is one of each, unless a side has its own.
    """
    area, side = where
    for each in (where, (area, "both")) if side else (where,):
        scores = moment.scores.get(each, {})
        if "now" in scores or "before" in scores:
            return scores["now" if "now" in scores else "before"]
    return None


def _days_between(begin: _Moment, later: _Moment) -> float | None:
    """Give the days since a session; whole ones where a time of day is missing.

    None where it cannot be told which of both was first.
    """
    if begin.at is None or later.at is None:
        return float((later.day - begin.day).days) or None
    days = (later.at - begin.at) / _DAY_HOURS
    return days if days > 0 else None
