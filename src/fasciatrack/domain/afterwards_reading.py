"""Follow-ups and look backs from the words a person typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from fasciatrack.domain.afterwards import (
    ANSWERS,
    LOADS,
    MOVEMENTS,
    ActivityScore,
    Answer,
    Recommendation,
)
from fasciatrack.domain.forms import OUTCOMES, UNKNOWN
from fasciatrack.domain.given_numbers import number_or_none
from fasciatrack.domain.quantities import parse_amount, parse_minutes
from fasciatrack.domain.records import Place, Rating
from fasciatrack.domain.scales import METRICS, MOVEMENT_MINUTES
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import WordList, with_aliases
from fasciatrack.errors import InvalidValueError, quoted

Fields = dict[str, Any]

PEG_SCORES = ("peg_pain", "peg_enjoyment", "peg_activity")

_ANSWER_WORDS = WordList(
    "answer",
    with_aliases(
        ANSWERS,
        {
            "y": "yes",
            "n": "no",
            "u": "unsure",
            "maybe": "unsure",
            "do-not-know": "unsure",
        },
    ),
)
_MOVEMENT_WORDS = WordList(
    "movement",
    with_aliases(
        MOVEMENTS,
        {
            "walking": "walk",
            "arms": "arm-swings",
            "arm-swing": "arm-swings",
            "stretching": "stretch",
            "stretches": "stretch",
            "no": "none",
            "nothing": "none",
        },
    ),
)
_LOAD_WORDS = WordList(
    "activity load", with_aliases(LOADS, {"rest": "none", "hard": "heavy"})
)


def parse_answer(text: str) -> Answer:
    """Read yes, no or unsure, or its first letter.

    Raises:
        UnknownWordError: it is none of them.
    """
    return cast("Answer", _ANSWER_WORDS.parse(text))


def parse_movement(text: str) -> tuple[str, int | None]:
    """Read what somebody did and for how long: `walk 20m`, `stretch`, `none`.

    Raises:
        InvalidValueError: the word is unknown, or the time unreadable.
    """
    words = text.split()
    minutes = None
    if len(words) > 1 and words[-1][:1].isdigit():
        minutes = parse_minutes(words.pop(), MOVEMENT_MINUTES, "movement")
    return _MOVEMENT_WORDS.parse(" ".join(words)), minutes


def parse_load(text: str) -> str:
    """Read how hard the rest of a day was: none, light, moderate or heavy.

    Raises:
        UnknownWordError: it is none of them.
    """
    return _LOAD_WORDS.parse(text)


def parse_peg(text: str) -> tuple[float | None, float | None, float | None]:
    """Read the three scores of the PEG, such as `6 7 4`; `-` is one not known.

    Raises:
        InvalidValueError: they are not three, or one is no number.
    """
    words = text.replace(",", " ").split()
    if len(words) != len(PEG_SCORES):
        raise InvalidValueError(
            f"PEG {quoted(text)} has not three scores",
            hint="pain, enjoyment of life, general activity, such as 6 7 4",
        )
    pain, enjoyment, activity = (
        None if word == UNKNOWN else number_or_none(word, "PEG") for word in words
    )
    return pain, enjoyment, activity


def parse_activities(text: str) -> tuple[ActivityScore, ...]:
    """Read own activities with their scores: `climbing stairs=4, gardening=7`.

    Raises:
        InvalidValueError: an activity has no score from 0 to 10, or is there twice.
    """
    return tuple(
        ActivityScore(activity=name, score=number_or_none(score, name) or 0)
        for name, score in _pairs(text, "activity", "climbing stairs=4")
    )


def parse_recommendations(text: str) -> tuple[Recommendation, ...]:
    """Read whom one would recommend: `Mara=yes, Dr Lee=unsure`.

    Raises:
        InvalidValueError: an answer is missing or unknown, or a name there twice.
    """
    return tuple(
        Recommendation(practitioner=name, would=parse_answer(answer))
        for name, answer in _pairs(text, "therapist", "Mara=yes")
    )


def follow_up_fields(form: Mapping[str, str], *, glass_ml: int, cup_ml: int) -> Fields:
    """Read the fields of a follow-up that a form holds, apart from its scores.

    Raises:
        InvalidValueError: a field is unreadable or out of range.
    """
    fields: Fields = {}
    if "hobbling" in form:
        fields["hobbling"] = _unless_empty(parse_answer, form["hobbling"])
    if "movement" in form:
        said = form["movement"]
        kind, minutes = parse_movement(said) if said else (None, None)
        fields |= {"movement": kind, "movement_minutes": minutes}
    if "load" in form:
        fields["activity_load"] = _unless_empty(parse_load, form["load"])
    if "water" in form:
        said = form["water"]
        fields["water_ml"] = _water(said, glass_ml, cup_ml) if said else None
    return fields


def look_back_fields(form: Mapping[str, str]) -> Fields:
    """Read the outcomes and the PEG that a form holds.

    Raises:
        InvalidValueError: a field is unreadable or out of range.
    """
    fields: Fields = {
        field: _unless_empty(parse_answer, form[name])
        for name, field in OUTCOMES.items()
        if name in form
    }
    if "peg" in form:
        unknown = (None,) * len(PEG_SCORES)
        scores = parse_peg(form["peg"]) if form["peg"] else unknown
        fields |= dict(zip(PEG_SCORES, scores, strict=True))
    return fields


def spread(ratings: Sequence[Rating], places: Sequence[Place]) -> tuple[Rating, ...]:
    """Give scores without an area to all places that have none of their own."""
    found: list[Rating] = []
    for rating in ratings:
        if rating.area is not None or not METRICS[rating.metric].per_area:
            found.append(rating)
            continue
        named = {each.place for each in ratings if each.metric == rating.metric}
        free = [place for place in dict.fromkeys(places) if place not in named]
        found += [
            replace(rating, area=place.area, side=place.side) for place in free
        ] or [rating]
    return tuple(found)


def _water(text: str, glass_ml: int, cup_ml: int) -> int:
    if text in {"0", "0ml", "none"}:
        return 0
    return parse_amount(text, glass_ml=glass_ml, cup_ml=cup_ml)


def _unless_empty(read: Callable[[str], Any], text: str) -> Any:  # noqa: ANN401 - as the reader
    return read(text) if text else None


def _pairs(text: str, what: str, example: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for item in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = item.rpartition("=")
        if not (equals and name.strip() and value.strip()):
            raise InvalidValueError(
                f"{quoted(item)} is no {what} with its answer",
                hint=f"write it like {example}",
            )
        name = " ".join(name.split())
        if any(name.casefold() == known.casefold() for known, _ in pairs):
            raise InvalidValueError(
                f"the {what} {quoted(name)} is given twice", hint="give each once"
            )
        pairs.append((name, value.strip()))
    return pairs
