"""Routines of a guided session: the built-in ones, and how people type them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from fasciatrack.domain.areas import Areas, place_word
from fasciatrack.domain.own import Routine, Step
from fasciatrack.domain.quantities import (
    Duration,
    duration_text,
    format_duration,
    parse_duration,
)
from fasciatrack.domain.records import Place
from fasciatrack.domain.safety import BEHM
from fasciatrack.domain.scales import MOST_STEPS, NAME_CHARACTERS
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import (
    KIND_WORDS,
    SUGGESTIONS,
    WordList,
    fold,
    tokens,
)
from fasciatrack.domain.words import parse_words
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

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


class Dose(Value):
    """What was said about every area at once; None where nothing was."""

    seconds: int | None = None
    sets: int | None = None
    rest_seconds: int | None = None


class Plan(Value):
    """What the words after `fascia roll` ask for."""

    routine: Routine
    kind: str | None = None
    words: str = ""
    """The same in words that can be read again; empty where they are too many."""


def known_routines(own: Iterable[Routine]) -> dict[str, Routine]:
    """Return all routines by slug; one's own keeps its meaning against a built-in."""
    return {**BUILT_IN, **{routine.slug: routine for routine in own}}


def parse_plan(
    words: Sequence[str],
    *,
    known: Mapping[str, Routine],
    areas: Areas,
    dose: Dose | None = None,
) -> Plan:
    """Read routines, areas, `left-calf=2x60s`, a kind and a duration, in any order.

    A duration by itself holds for every area that has none of its own; `dose` comes
    before it.

    Raises:
        UnknownWordError: a word is none of them; the nearest are named.
        InvalidValueError: two kinds, two durations, or more than can be kept.
    """
    said = _Said(known, areas)
    for is_plain, run in groupby(words, key=said.is_plain):
        if is_plain:
            said.take_plain(list(run))
        else:
            for word in run:
                said.take(word)
    return said.plan(dose or Dose())


def parse_step(text: str, areas: Areas) -> Step:
    """Read one area with its time: `left-calf=2x60s`, `quads=60s`, `quads`.

    Raises:
        UnknownWordError: no such area.
        InvalidValueError: the time is unreadable or out of range.
    """
    word, equals, time = text.partition("=")
    place = areas.place(word)
    duration = parse_duration(time) if equals else Duration(seconds=USUAL_SECONDS)
    return _step(place, duration)


def step_text(step: Step) -> str:
    """Write a step as it is typed: `left-calf=2x60s`."""
    return f"{place_word(step.place)}={_dose_text(step)}"


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


class _Said:
    """Collects what the words say, run by run."""

    def __init__(self, known: Mapping[str, Routine], areas: Areas) -> None:
        self._known = known
        self._areas = areas
        self._found: list[Routine | Place | Step] = []
        self._kind: str | None = None
        self._duration: Duration | None = None

    def is_plain(self, word: str) -> bool:
        return "=" not in word and fold(word) not in self._known

    def take(self, word: str) -> None:
        """Take a routine's name or an area with its own time."""
        if "=" in word:
            self._found.append(parse_step(word, self._areas))
        else:
            self._found.append(self._known[fold(word)])

    def take_plain(self, words: Sequence[str]) -> None:
        """Take areas, a kind and a duration, as after `fascia log`."""
        try:
            said = parse_words(words, self._areas)
        except UnknownWordError as error:
            raise self._unknown(error) from None
        self._found += said.places
        for old, new, what in (
            (self._kind, said.kind, "kinds"),
            (self._duration, said.duration, "durations"),
        ):
            if old is not None and new is not None:
                raise InvalidValueError(f"two {what} are given", hint="give one")
        self._kind = said.kind or self._kind
        self._duration = said.duration or self._duration

    def plan(self, dose: Dose) -> Plan:
        """Put everything together.

        Raises:
            InvalidValueError: no area, or more than can be kept.
        """
        steps = tuple(self._steps(dose))
        if not steps:
            raise InvalidValueError(
                "there is no area", hint="name one, or a routine: `fascia routines`"
            )
        if len(steps) > MOST_STEPS:
            raise InvalidValueError(
                f"{len(steps)} areas are too many", hint=f"at most {MOST_STEPS}"
            )
        routines = [each for each in self._found if isinstance(each, Routine)]
        rest = USUAL_REST if not routines else routines[0].rest_seconds
        if dose.rest_seconds is not None:
            rest = dose.rest_seconds
        if len(self._found) == 1 and routines:
            routine = replace(routines[0], steps=steps, rest_seconds=rest)
        else:
            words = ", ".join(map(_word, self._found))
            name = words if len(words) <= NAME_CHARACTERS else f"{len(steps)} areas"
            routine = Routine(slug="areas", name=name, steps=steps, rest_seconds=rest)
        return Plan(routine=routine, kind=self._kind, words=self._words(steps))

    def _steps(self, dose: Dose) -> Iterable[Step]:
        all_over = self._duration
        seconds = dose.seconds or (
            all_over and (all_over.set_seconds or all_over.seconds)
        )
        sets = dose.sets or (all_over and (all_over.sets or 1))
        for each in self._found:
            if isinstance(each, Step):
                yield each
            elif isinstance(each, Place):
                yield _step(
                    each,
                    Duration(
                        seconds=0,
                        sets=sets or USUAL_SETS,
                        set_seconds=seconds or USUAL_SECONDS,
                    ),
                )
            else:
                for step in each.steps:
                    yield replace(
                        step, seconds=seconds or step.seconds, sets=sets or step.sets
                    )

    def _words(self, steps: Sequence[Step]) -> str:
        """Write what was asked for as shortly as it can be read again."""
        names = [each.slug for each in self._found if isinstance(each, Routine)]
        unchanged = [step for name in names for step in self._known[name].steps]
        written = " ".join(map(step_text, steps))
        if len(names) == len(self._found) and unchanged == list(steps):
            written = " ".join(names)
        elif len({_dose_text(step) for step in steps}) == 1:
            written = " ".join([*map(_typed, self._found), _dose_text(steps[0])])
        fitting = (
            words
            for words in (written, " ".join(names))
            if len(words) <= NAME_CHARACTERS
        )
        return next(fitting, "")

    def _unknown(self, error: UnknownWordError) -> UnknownWordError:
        alike = WordList("routine", {slug: slug for slug in self._known})
        nearest = (*alike.nearest(fold(error.word)), *error.nearest)[:SUGGESTIONS]
        refusal = UnknownWordError(
            error.word, what="area or routine", nearest=tuple(dict.fromkeys(nearest))
        )
        refusal.hint = (
            refusal.hint or "`fascia areas` and `fascia routines` list what there is"
        )
        return refusal


def _step(place: Place, duration: Duration) -> Step:
    return Step(
        area=place.area,
        side=place.side,
        seconds=duration.set_seconds or duration.seconds,
        sets=duration.sets or 1,
    )


def _dose_text(step: Step) -> str:
    if step.sets == 1:
        return f"{step.seconds}s"
    return duration_text(step.seconds * step.sets, step.sets, step.seconds)


def _word(found: Routine | Place | Step) -> str:
    if isinstance(found, Routine):
        return found.name
    return str(found if isinstance(found, Place) else found.place)


def _typed(found: Routine | Place | Step) -> str:
    if isinstance(found, Routine):
        return found.slug
    return place_word(found if isinstance(found, Place) else found.place)


def _means_something(slug: str, areas: Areas) -> bool:
    """Say whether a word is one for areas or kinds, or a part of one."""
    if areas.find(slug) is not None:
        return True
    words = (*KIND_WORDS.words, *areas.word_list.words)
    return any(slug == word or slug in tokens(word) for word in words)
