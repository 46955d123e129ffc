"""What somebody types to be guided: routines, areas, times, in any order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from fasciatrack.domain.areas import Areas, place_word
from fasciatrack.domain.own import Routine, Step
from fasciatrack.domain.quantities import (
    Duration,
    duration_text,
    parse_duration,
)
from fasciatrack.domain.records import Place
from fasciatrack.domain.routines import USUAL_REST, USUAL_SECONDS, USUAL_SETS
from fasciatrack.domain.scales import MOST_STEPS, NAME_CHARACTERS
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import (
    SUGGESTIONS,
    WordList,
    fold,
)
from fasciatrack.domain.words import parse_words
from fasciatrack.errors import InvalidValueError, UnknownWordError


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
        seconds, sets = dose.seconds, dose.sets
        if seconds is None and self._duration is not None:
            seconds = self._duration.set_seconds or self._duration.seconds
        if sets is None and self._duration is not None:
            sets = self._duration.sets or 1
        said = {"seconds": seconds, "sets": sets}
        chosen = {name: count for name, count in said.items() if count is not None}
        usual = {"seconds": USUAL_SECONDS, "sets": USUAL_SETS}
        for each in self._found:
            if isinstance(each, Step):
                yield each
            elif isinstance(each, Place):
                yield Step(area=each.area, side=each.side, **{**usual, **chosen})
            else:
                for step in each.steps:
                    yield replace(step, **chosen)

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
