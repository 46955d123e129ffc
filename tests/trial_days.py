"""Fair tests and what a diary says about their days, as few words as possible."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from builders import place
from fasciatrack.domain.scales import Phase
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.domain.trials import Trial
from fasciatrack.reporting.trials.agenda import Seen

START = date(2026, 11, 2)
"""A Monday."""


def a_trial(draws: str = "ABBA", **changes: Any) -> Trial:  # noqa: ANN401 - any field of Trial
    """Return a test of rolling the left calf; of two days the second is compared."""
    values: dict[str, Any] = {
        "id": "trial-1",
        "metric": "pain",
        "area": "calf",
        "side": "left",
        "first": "foam-roll",
        "second": "nothing",
        "start": START,
        "days": 2,
        "skip": 1,
        "draws": draws,
        "seed": 5,
    }
    return Trial(**(values | changes))


def day(number: int) -> date:
    """Return a day of a test, the first one being 0."""
    return START + timedelta(days=number)


def felt(
    number: int, value: float, phase: Phase = "now", where: str = "left-calf"
) -> Felt:
    """Return a score of one day of a test."""
    there = place(where) if where else None
    return Felt(number, "check-in", day(number), None, "pain", phase, there, value)


def done(number: int, kind: str = "foam-roll", *areas: str) -> Done:
    """Return a session on one day of a test, of the left calf unless said otherwise."""
    places = tuple(map(place, areas or ("left-calf",)))
    return Done(
        number, f"s{number}", day(number), None, kind, 10, None, None, None, places
    )


def seen(
    scores: Sequence[float | None] = (),
    *,
    sessions: Sequence[Done] = (),
    felt: Sequence[Felt] = (),
    others: Mapping[int, str] | Sequence[int] = (),
) -> Seen:
    """Return what a diary says.

    Args:
        scores: One for each day from the first on; None where there is none.
        sessions: What was done.
        felt: Further scores.
        others: Further days with an entry.
    """
    daily = tuple(_daily(scores)) + tuple(felt)
    days = {one.day for one in daily} | {one.day for one in sessions}
    days |= set(map(day, others))
    return Seen(done=tuple(sessions), felt=daily, days=frozenset(days))


def after_a_day(scores: Sequence[float | None]) -> list[float | None]:
    """Put a day without a score before each score, as in periods of two days."""
    return [each for score in scores for each in (None, score)]


def _daily(scores: Sequence[float | None]) -> list[Felt]:
    return [felt(n, score) for n, score in enumerate(scores) if score is not None]
