"""From the score before a session to the one after it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fasciatrack.domain.periods import Period
from fasciatrack.domain.places import may_be_on
from fasciatrack.domain.records import Place
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.next_day import Label
from fasciatrack.reporting.compare.spans import (
    Before,
    Span,
    place_words,
)
from fasciatrack.reporting.statistics.averages import mean


def right_after(
    places: Mapping[Place | None, Sequence[Felt]],
    sessions: Iterable[Done],
    *,
    period: Period,
    label: Label,
) -> list[Span]:
    """Find every place with a score before and after a session on it, in a period."""
    by_number = {
        session.number: session for session in sessions if period.contains(session.day)
    }
    return [
        span
        for place, scores in places.items()
        for span in _spans(place, scores, by_number, label)
    ]


def _spans(
    place: Place | None,
    scores: Iterable[Felt],
    sessions: Mapping[int, Done],
    label: Label,
) -> Iterator[Span]:
    befores: dict[int, float] = {}
    afters: dict[int, float] = {}
    for score in scores:
        if score.phase != "now" and score.number in sessions:
            (befores if score.phase == "before" else afters)[score.number] = score.value
    both = [number for number in befores if number in afters]
    usual = mean([befores[number] for number in both]) if both else 0.0
    words = place_words(place)
    for number in both:
        session, start = sessions[number], befores[number]
        if not may_be_on(session.places, place):
            continue
        yield Span(
            day=session.day,
            place=words,
            start=start,
            change=afters[number] - start,
            before=Before(start - usual, 0.0, 0.0, 0.0, 0.0),
            labels=frozenset((label(session, place),)),
        )
