"""A fair test so far: what was drawn, what was kept to, and what is scored.

Scores themselves are not in it: who sees them before the end may stop on a good day.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.trials import NOTHING, Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.trials.size import FEWEST_PAIRS, found_difference

EPOCH = date(1970, 1, 1)
State = Literal["coming", "running", "over", "cancelled"]


class Seen(Value):
    """What the diary says about the days of a test."""

    done: tuple[Done, ...] = ()
    felt: tuple[Felt, ...] = ()
    """The scores of its metric and place."""
    days: frozenset[date] = frozenset()
    """Those with any entry; of the others nothing is known."""
    written: Mapping[int, date] = MappingProxyType({})
    """The day on which entries got their scores, by number, as far as it is known."""


class DayScore(NamedTuple):
    """The one score that counts for a day."""

    value: float
    hour: float | None
    """Since the day began in UTC; None where only the day is known."""
    entries: tuple[int, ...]
    """The numbers of those it is from."""


class AgendaDay(Value):
    """One day of a test."""

    day: date
    kept: bool | None
    """Whether what was drawn was done; None without an entry, and before it is over."""
    is_scored: bool
    is_counted: bool
    """Whether its score is compared; the first days of a period may be left out."""


class AgendaPeriod(Value):
    """Some days with one option."""

    number: int
    """From 1."""
    pair: int
    """From 1."""
    option: str | None
    """What was drawn; None as long as it is not shown."""
    days: tuple[AgendaDay, ...]


class Kept(Value):
    """How far the days drawn for an option were kept to, today and before."""

    option: str
    days: int
    kept: int
    not_kept: int
    unknown: int
    """Without any entry; and today as long as it is not settled."""


class Agenda(Value):
    """A fair test as it stands."""

    metric: str
    place: Place | None
    first: str
    second: str
    start: date
    end: date
    period_days: int
    skip: int
    """Days at the start of each period whose scores are left out."""
    pairs: int
    state: State
    today: date
    cancelled: date | None
    """The day on which it was given up."""
    reached: date
    """How far it has come: today, or the day on which it was given up."""
    day: int | None
    """Which day of the test today is, from 1; None before and after."""
    days: int
    """All days of the test."""
    option: str | None
    """What is drawn for today."""
    is_kept: bool | None
    """Whether today was kept to; None as long as the day can still change it."""
    until: date | None
    """The last day with today's option in this period."""
    periods: tuple[AgendaPeriod, ...]
    kept: tuple[Kept, ...]
    scored: int
    """Days with a score among those that are compared, so far."""
    to_score: int
    """Those days; today among them only once it has a score."""
    after_session: int
    """Scored ones of them with a session there that day, before the score."""
    lacks_score: bool
    """Whether today would be compared, and has no score yet."""
    finds: float | None
    """Points; a true difference of this size would be found in about 8 of 10."""
    seed: int | None
    """What the coin was started with; None as long as draws are hidden."""


def build_agenda(
    trial: Trial, seen: Seen, *, today: date, show_all: bool = False
) -> Agenda:
    """Put a test beside the diary so far; draws to come are shown only if asked for."""
    state, reached = state_of(trial, today), reached_by(trial, today)
    scores = daily_scores(seen.felt)
    keeping = keeping_days(trial, seen, reached)
    periods = tuple(_periods(trial, keeping, scores, reached, show_all=show_all))
    counted = [day for period in periods for day in period.days if day.is_counted]
    so_far = [day for day in counted if day.day < reached or day.is_scored]
    current = trial.period_on(today) if state == "running" else None
    return Agenda(
        metric=trial.metric,
        place=trial.place,
        first=trial.first,
        second=trial.second,
        start=trial.start,
        end=trial.end,
        period_days=trial.days,
        skip=trial.skip,
        pairs=trial.pairs,
        state=state,
        today=today,
        cancelled=trial.cancelled,
        reached=reached,
        day=None if current is None else (today - trial.start).days + 1,
        days=len(trial.draws) * trial.days,
        option=None if current is None else trial.option_on(today),
        is_kept=None if current is None else keeping.get(today),
        until=None if current is None else last_of(trial, current),
        periods=periods,
        kept=kept_in(trial, keeping, reached),
        scored=sum(day.is_scored for day in so_far),
        to_score=len(so_far),
        after_session=len(after_session(trial, seen) & {day.day for day in so_far}),
        lacks_score=current is not None
        and any(day.day == today and not day.is_scored for day in counted),
        finds=usual_find(trial, trial.pairs),
        seed=trial.seed if show_all or state == "over" else None,
    )


def running_trial(trials: Sequence[Trial], today: date) -> Trial | None:
    """Give the test that runs or is to come; there is one at most."""
    going = [one for one in trials if one.cancelled is None and one.end >= today]
    return going[-1] if going else None


def state_of(trial: Trial, today: date) -> State:
    """Say whether a test is still to come, runs, is over, or was given up."""
    if trial.cancelled is not None:
        return "cancelled"
    if today < trial.start:
        return "coming"
    return "over" if today > trial.end else "running"


def reached_by(trial: Trial, today: date) -> date:
    """Give the day up to which a test has come: today, or the one it was given up."""
    return today if trial.cancelled is None else min(today, trial.cancelled)


def usual_find(trial: Trial, pairs: int) -> float | None:
    """Say what difference so many pairs of a test find in about 8 of 10, in points.

    None off the 0–10 scale, and with too few pairs to find anything.
    """
    if METRICS[trial.metric].bounds != SCORE or pairs < FEWEST_PAIRS:
        return None
    return found_difference(pairs=pairs, days=trial.days, skip=trial.skip)


def daily_scores(felt: Iterable[Felt]) -> dict[date, DayScore]:
    """Take one score for each day: the first of a place that is not one `after`.

    It is the one least touched by what was done that day. Several places are averaged.
    """
    return {day: _day_score(scores) for day, scores in _first_scores(felt).items()}


def after_session(trial: Trial, seen: Seen) -> set[date]:
    """Give the days whose score was taken after a session there that day.

    It may say how that feels right after. Where a time is not known it is not said.
    """
    began: dict[date, float] = {}
    for session in seen.done:
        if session.at is not None and may_be_on(session.places, trial.place):
            began[session.day] = min(session.at, began.get(session.day, session.at))
    return {
        day
        for day, scores in _first_scores(seen.felt).items()
        for score in scores
        if score.at is not None and day in began and score.at > began[day]
    }


def keeping_days(trial: Trial, seen: Seen, today: date) -> dict[date, bool | None]:
    """Say of each day of a test so far whether what was drawn was done.

    A kind is kept to with a session of it there, and none of the other option;
    `nothing` with no session there. A session that names no area is everywhere.
    Without any entry a day is unknown, and so is today while it can still change.
    """
    kinds: dict[date, set[str]] = {}
    for session in seen.done:
        if may_be_on(session.places, trial.place):
            kinds.setdefault(session.day, set()).add(session.kind)
    whole = min((trial.end - trial.start).days, (today - trial.start).days) + 1
    return {
        day: _is_kept(trial, day, kinds.get(day, set()), seen.days, today)
        for day in (trial.start + number * DAY for number in range(whole))
    }


def kept_in(
    trial: Trial, keeping: Mapping[date, bool | None], today: date
) -> tuple[Kept, ...]:
    """Count for both options the days so far by whether they were kept to."""
    found = []
    for option in (trial.first, trial.second):
        days = [
            kept
            for day, kept in keeping.items()
            if day <= today and trial.option_on(day) == option
        ]
        found.append(
            Kept(
                option=option,
                days=len(days),
                kept=days.count(True),
                not_kept=days.count(False),
                unknown=days.count(None),
            )
        )
    return tuple(found)


def first_of(trial: Trial, period: int) -> date:
    """Give the first day of a period, counted from 0."""
    return trial.start + period * trial.days * DAY


def last_of(trial: Trial, period: int) -> date:
    """Give the last day of a period, counted from 0."""
    return first_of(trial, period + 1) - DAY


def _periods(
    trial: Trial,
    keeping: Mapping[date, bool | None],
    scores: Collection[date],
    today: date,
    *,
    show_all: bool,
) -> Iterator[AgendaPeriod]:
    for period in range(len(trial.draws)):
        first = first_of(trial, period)
        is_shown = show_all or first <= today
        yield AgendaPeriod(
            number=period + 1,
            pair=period // 2 + 1,
            option=trial.option_on(first) if is_shown else None,
            days=tuple(
                AgendaDay(
                    day=day,
                    kept=keeping.get(day),
                    is_scored=day in scores,
                    is_counted=number >= trial.skip,
                )
                for number in range(trial.days)
                for day in (first + number * DAY,)
            ),
        )


def _first_scores(felt: Iterable[Felt]) -> dict[date, list[Felt]]:
    first: dict[date, dict[Place | None, Felt]] = {}
    for score in felt:
        if score.phase != "after":
            first.setdefault(score.day, {}).setdefault(score.place, score)
    return {day: list(places.values()) for day, places in first.items()}


def _day_score(scores: Sequence[Felt]) -> DayScore:
    value = sum(score.value for score in scores) / len(scores)
    at, day = scores[0].at, scores[0].day
    hour = None if at is None else at - 24 * (day - EPOCH).days
    return DayScore(value, hour, tuple(score.number for score in scores))


def _is_kept(
    trial: Trial,
    day: date,
    kinds: Collection[str],
    with_entry: Collection[date],
    today: date,
) -> bool | None:
    drawn = trial.option_on(day)
    other = trial.second if drawn == trial.first else trial.first
    if drawn == NOTHING:
        if kinds:
            return False
        return True if day in with_entry and day < today else None
    if other in kinds:
        return False
    if drawn in kinds:
        return True
    return False if day in with_entry and day < today else None
