"""Routines of a guided session: the built-in ones, one's own, and their dose."""

from collections.abc import Iterable, Sequence

from fasciatrack.domain.areas import Areas
from fasciatrack.domain.own import Routine, Step
from fasciatrack.domain.quantities import (
    format_duration,
)
from fasciatrack.domain.records import Place
from fasciatrack.domain.safety import BEHM
from fasciatrack.domain.vocabulary import (
    KIND_WORDS,
    fold,
    tokens,
)
from fasciatrack.errors import InvalidValueError, quoted

USUAL_SECONDS, USUAL_SETS, USUAL_REST = 60, 1, 15
"""Where nothing else is said; within what a review found useful."""
SHORTEST_SET, LONGEST_SET = 30, 120
"""Seconds of one set: outside of it the review (Behm 2020) says nothing."""
MUCH_ON_ONE_AREA = 600
"""Seconds on one area, all sets together, from which on it is said."""

MOST_NAMED = 3
"""So many areas are named one by one."""

_CAUTIOUS = {
    "lower-back": "roll beside the lumbar spine, not directly on it",
    "erectors": "roll beside the spine, not directly on it",
    "neck-front": "better not pressed: vessels and nerves lie in front of the neck",
    "knee-back": "better not pressed: vessels and nerves lie behind the knee",
    "groin": "stay on the muscle of the inner thigh, away from the groin itself",
    "abdomen": "better not pressed with a ball, a roller or a massage gun",
}
"""Areas where common advice asks for care; no built-in routine names them."""


def _both_sides(*areas: str) -> tuple[Place, ...]:
    return tuple(
        Place(area=area, side=side) for area in areas for side in ("left", "right")
    )


_UPPER_BACK = Place(area="upper-back")
_BUILT_IN: tuple[tuple[str, str, tuple[Place, ...]], ...] = (
    ("short", "Three minutes", (*_both_sides("calf"), _UPPER_BACK)),
    ("legs", "Legs", _both_sides("calf", "hamstrings", "quads", "glutes")),
    (
        "lower-legs",
        "Lower legs and soles",
        _both_sides("calf", "shin", "peroneals", "plantar-fascia"),
    ),
    (
        "desk",
        "After sitting",
        (_UPPER_BACK, *_both_sides("lats", "chest", "glutes", "hip-flexor")),
    ),
    (
        "upper-body",
        "Upper body",
        (_UPPER_BACK, *_both_sides("lats", "chest", "forearm")),
    ),
    (
        "long",
        "From calf to shoulder blade",
        (*_both_sides("calf", "hamstrings", "quads", "glutes", "lats"), _UPPER_BACK),
    ),
)
BUILT_IN: dict[str, Routine] = {
    slug: Routine(
        slug=slug,
        name=name,
        steps=tuple(
            Step(area=place.area, side=place.side, seconds=USUAL_SECONDS)
            for place in places
        ),
        rest_seconds=USUAL_REST,
    )
    for slug, name, places in _BUILT_IN
}
"""One set of 60 s on each area, as a review found useful for range of motion."""


def known_routines(own: Iterable[Routine]) -> dict[str, Routine]:
    """Return all routines by slug; one's own keeps its meaning against a built-in."""
    return {**BUILT_IN, **{routine.slug: routine for routine in own}}


def new_routine(
    word: str,
    steps: Sequence[Step],
    *,
    name: str | None = None,
    rest_seconds: int = USUAL_REST,
    areas: Areas,
) -> Routine:
    """Build a routine of one's own from the word it will be typed as.

    Raises:
        InvalidValueError: the word is taken or cannot be typed, or the steps are none
            or too many.
    """
    slug = fold(word)
    if not word.isprintable() or not slug[:1].isalpha():
        raise InvalidValueError(
            f"{quoted(word)} cannot be typed as a routine", hint="begin with a letter"
        )
    if slug in BUILT_IN:
        raise InvalidValueError(
            f"{quoted(word)} already names a built-in routine",
            hint="choose another word",
        )
    if _means_something(slug, areas):
        raise InvalidValueError(
            f"{quoted(word)} is a word for areas or kinds", hint="choose another word"
        )
    return Routine(
        slug=slug, name=name or word, steps=tuple(steps), rest_seconds=rest_seconds
    )


def working_seconds(routine: Routine) -> int:
    """Return the time on the roller, without rests."""
    return sum(step.seconds * step.sets for step in routine.steps)


def whole_seconds(routine: Routine) -> int:
    """Return how long a routine takes with its rests."""
    sets = sum(step.sets for step in routine.steps)
    return working_seconds(routine) + (sets - 1) * routine.rest_seconds


def dosage_notes(routine: Routine) -> tuple[str, ...]:
    """Say softly what lies outside the usual dose, and where to take care."""
    notes = []
    by_place: dict[Place, int] = {}
    for step in routine.steps:
        by_place[step.place] = by_place.get(step.place, 0) + step.seconds * step.sets
    unusual = [
        step
        for step in routine.steps
        if not SHORTEST_SET <= step.seconds <= LONGEST_SET
    ]
    if unusual:
        named = ", ".join(f"{step.place} {step.seconds} s" for step in unusual)
        if len(unusual) > MOST_NAMED:
            named = f"{len(unusual)} areas"
        notes.append(
            f"{named}: outside {SHORTEST_SET} to {LONGEST_SET} s a set, the range a"
            f" review found most useful for range of motion ({BEHM})"
        )
    notes += [
        f"{place}: {format_duration(seconds)} on one area is a lot"
        for place, seconds in by_place.items()
        if seconds > MUCH_ON_ONE_AREA
    ]
    notes += [
        f"{place}: {_CAUTIOUS[place.area]}"
        for place in by_place
        if place.area in _CAUTIOUS
    ]
    return tuple(notes)


def _means_something(slug: str, areas: Areas) -> bool:
    """Say whether a word is one for areas or kinds, or a part of one."""
    if areas.find(slug) is not None:
        return True
    words = (*KIND_WORDS.words, *areas.word_list.words)
    return any(slug == word or slug in tokens(word) for word in words)
