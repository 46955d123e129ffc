"""What a fair test found: the pairs of periods against what the coin could have drawn.

Every score counts for the option that was drawn for its day, kept to or not: leaving
out the days that went otherwise would give back the choice that the coin took away.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.trials import Trial
from fasciatrack.domain.values import Value
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.statistics.averages import exact, mean, median
from fasciatrack.reporting.statistics.intervals import Interval, mean_interval
from fasciatrack.reporting.statistics.paired import sign_flip
from fasciatrack.reporting.trials.agenda import (
    DayScore,
    Kept,
    Seen,
    State,
    after_session,
    daily_scores,
    keeping_days,
    kept_in,
    reached_by,
    state_of,
    usual_find,
)
from fasciatrack.reporting.trials.draws import Draws, TakenBack, draws_of
from fasciatrack.reporting.trials.pairs import PairScores, exact_mean, pairs_of
from fasciatrack.reporting.trials.scored import (
    FEWEST_SCORED,
    ScoredDays,
    p_against,
    scored_days,
)
from fasciatrack.reporting.trials.size import FEWEST_PAIRS, LIKELY
from fasciatrack.reporting.trials.written import WrittenDown, written_down

Verdict = Literal[
    "too few",
    "looked early",
    "cancelled",
    "lower",
    "higher",
    "open",
    "late",
    "unscored",
    "unequal",
]


class TrialResult(Value):
    """The result of a fair test, or what there is of it so far."""

    metric: str
    lower_is_better: bool
    place: Place | None
    first: str
    second: str
    start: date
    end: date
    period_days: int
    skip: int
    pairs_drawn: int
    state: State
    cancelled: date | None
    """The day on which it was given up; nothing after it counts."""
    draws: Draws
    """How often the same was drawn."""
    today: date
    days_to_come: int
    """Days of the test after today; none of one that was given up."""
    verdict: Verdict
    """What may be said: `lower` and `higher` are the first option's scores.

    `late`, `unscored` and `unequal` would be one of these, but most scores were written
    down on a later day, or too many days lack a score, or more with one option, which
    may be all there is to it.
    """
    pairs: tuple[PairScores, ...]
    """Those that have begun."""
    complete: int
    """Pairs with a score on both sides: all figures are about them."""
    incomplete: int
    """Pairs that are over and lack a score on one side or both."""
    missing: tuple[Missing, ...]
    """What it takes until anything may be said."""
    scored: tuple[ScoredDays, ScoredDays]
    """Days with a score, of both options."""
    written: WrittenDown
    """How many scores were written down late."""
    first_mean: float | None
    second_mean: float | None
    difference: float | None
    """Mean over pairs, first option minus second."""
    middle: float | None
    """Median over pairs."""
    lowest: float | None
    highest: float | None
    interval: Interval | None
    """Of the mean difference, 95 %, by t; None for few pairs, or all alike."""
    p: float | None
    """Share of the orders the coin could have drawn that differ at least as much."""
    p_against: float | None
    """The same if the days that one option lacks more had been as far against the
    difference as any score; None before the end."""
    finds: float | None
    """Points; so many complete pairs find a true difference of this size in 8 of 10."""
    hours_later: float | None
    """How much later in the day the first option's scores were taken, by the median.

    None with few scores whose time is known.
    """
    kept: tuple[Kept, ...]
    seed: int | None
    """What the coin was started with; None before the end."""


class _Judged(Value):
    """What the pairs say."""

    pairs: tuple[PairScores, ...]
    known: tuple[PairScores, ...]
    """With a difference."""
    differences: tuple[float, ...]
    p: float | None
    p_against: float | None
    verdict: Verdict


def build_result(
    trial: Trial,
    seen: Seen,
    *,
    today: date,
    trials: Iterable[Trial] = (),
    taken_back: Iterable[TakenBack] = (),
) -> TrialResult:
    """Analyse a test as it was drawn, up to the person's day, beside all there were."""
    state, reached = state_of(trial, today), reached_by(trial, today)
    scores = daily_scores(one for one in seen.felt if one.day <= reached)
    scored = scored_days(trial, scores, reached, after_session(trial, seen))
    written = written_down(trial, scores, seen.written)
    found = _judge(trial, scores, scored, written, today)
    return TrialResult(
        **_as_drawn(trial),
        state=state,
        draws=draws_of(trial, trials, taken_back),
        today=today,
        days_to_come=_days_to_come(trial, today) if state != "cancelled" else 0,
        verdict=found.verdict,
        pairs=found.pairs,
        complete=len(found.known),
        incomplete=_incomplete(found.pairs, reached),
        missing=still_missing(("pair with scores", len(found.known), FEWEST_PAIRS)),
        scored=scored,
        written=written,
        first_mean=exact_mean(pair.first.mean for pair in found.known),
        second_mean=exact_mean(pair.second.mean for pair in found.known),
        difference=exact_mean(found.differences),
        middle=exact(median(found.differences)) if found.differences else None,
        lowest=min(found.differences, default=None),
        highest=max(found.differences, default=None),
        interval=_interval(found.differences),
        p=_told(found.p),
        p_against=_told(found.p_against),
        finds=usual_find(trial, len(found.known)),
        hours_later=_hours_later(trial, scores),
        kept=kept_in(trial, keeping_days(trial, seen, reached), reached),
        seed=trial.seed if state in ("over", "cancelled") else None,
    )


def _as_drawn(trial: Trial) -> dict[str, Any]:
    return {
        "metric": trial.metric,
        "lower_is_better": METRICS[trial.metric].lower_is_better,
        "place": trial.place,
        "first": trial.first,
        "second": trial.second,
        "start": trial.start,
        "end": trial.end,
        "period_days": trial.days,
        "skip": trial.skip,
        "pairs_drawn": trial.pairs,
        "cancelled": trial.cancelled,
    }


def _days_to_come(trial: Trial, today: date) -> int:
    return max((trial.end - max(today, trial.start - DAY)).days, 0)


def _judge(
    trial: Trial,
    scores: Mapping[date, DayScore],
    scored: Sequence[ScoredDays],
    written: WrittenDown,
    today: date,
) -> _Judged:
    state = state_of(trial, today)
    pairs = tuple(pairs_of(trial, scores, reached_by(trial, today)))
    known = tuple(pair for pair in pairs if pair.difference is not None)
    differences = [pair.difference for pair in known if pair.difference is not None]
    p = sign_flip(differences) if len(known) >= FEWEST_PAIRS else None
    if_against = None
    if p is not None and state == "over":
        if_against = p_against(trial, scores, differences)
    verdict: Verdict
    if state == "cancelled":
        verdict = "cancelled"
    elif p is None:
        verdict = "too few"
    elif if_against is None:
        verdict = "looked early"
    elif p > LIKELY:
        verdict = "open"
    elif written.is_mostly_late:
        verdict = "late"
    elif min(one.share for one in scored) < FEWEST_SCORED:
        verdict = "unscored"
    elif if_against > LIKELY:
        verdict = "unequal"
    else:
        verdict = "lower" if mean(differences) < 0 else "higher"
    return _Judged(
        pairs=pairs,
        known=known,
        differences=tuple(differences),
        p=p,
        p_against=if_against,
        verdict=verdict,
    )


def _incomplete(pairs: Iterable[PairScores], today: date) -> int:
    return sum(
        pair.difference is None and max(pair.first.last, pair.second.last) < today
        for pair in pairs
    )


def _hours_later(trial: Trial, scores: Mapping[date, DayScore]) -> float | None:
    hours: dict[str | None, list[float]] = {trial.first: [], trial.second: []}
    for day, score in scores.items():
        if (
            score.hour is not None
            and (day - trial.start).days % trial.days >= trial.skip
        ):
            hours[trial.option_on(day)].append(score.hour)
    first, second = hours[trial.first], hours[trial.second]
    if min(len(first), len(second)) < FEWEST_PAIRS:
        return None
    return exact(median(first) - median(second))


def _told(p: float | None) -> float | None:
    """Round to three digits, or more where these are on the line or beyond it."""
    if p is None:
        return None
    digits = 3
    while (told := float(f"{p:.{digits}g}")) <= LIKELY < p:
        digits += 1
    return told


def _interval(differences: Sequence[float]) -> Interval | None:
    found = mean_interval(differences, fewest=FEWEST_PAIRS)
    return None if found is None else found.exact()
