"""The words of a session and of its scores, as people type them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NoReturn

from fasciatrack.domain.areas import SIDE_WORDS, Areas, place_word
from fasciatrack.domain.periods import DAY, find_day
from fasciatrack.domain.quantities import (
    Duration,
    format_score,
    looks_like_duration,
    parse_before_after,
    parse_duration,
    parse_score,
)
from fasciatrack.domain.records import Place, Rating
from fasciatrack.domain.scales import METRICS, Metric, Phase
from fasciatrack.domain.values import Value
from fasciatrack.domain.vocabulary import KIND_WORDS, WordList, fold
from fasciatrack.errors import InvalidValueError, UnknownWordError, quoted

LONGEST_RUN = 4
"""How many neighbouring words can name one thing: `left outer lower leg`."""


class SessionWords(Value):
    """What the words after `fascia log` say; the rest comes from options."""

    kind: str | None = None
    places: tuple[Place, ...] = ()
    duration: Duration | None = None


Meaning = str | Place | Duration
"""A kind's slug, a place or a duration."""


class _Piece(Value):
    """Neighbouring words that together mean one thing."""

    text: str
    size: int
    meaning: Meaning


_Reading = tuple[_Piece, ...]


def parse_words(words: Sequence[str], areas: Areas) -> SessionWords:
    """Read kind, areas and duration, in any order.

    Raises:
        UnknownWordError: a word is none of them; the nearest are named.
        InvalidValueError: two kinds, two durations, a place twice, or words that
            can be joined in two ways.
    """
    readings = _readings(words, areas)
    if not readings:
        _refuse_unknown(words, areas)
    if len(readings) > 1:
        raise _two_ways(words, readings[0], readings[1])
    pieces = readings[0]
    kinds = [piece for piece in pieces if isinstance(piece.meaning, str)]
    durations = [piece for piece in pieces if isinstance(piece.meaning, Duration)]
    _refuse_second(kinds, "kinds", "log one session for each")
    _refuse_second(durations, "durations", "give one")
    places = [piece.meaning for piece in pieces if isinstance(piece.meaning, Place)]
    for index, place in enumerate(places):
        if place in places[:index]:
            raise InvalidValueError(
                f"{quoted(str(place))} is named twice", hint="name each area once"
            )
    return SessionWords(
        kind=next((p.meaning for p in kinds if isinstance(p.meaning, str)), None),
        places=tuple(places),
        duration=next(
            (p.meaning for p in durations if isinstance(p.meaning, Duration)), None
        ),
    )


def _refuse_second(pieces: Sequence[_Piece], what: str, hint: str) -> None:
    if len(pieces) > 1:
        first, second = (quoted(piece.text) for piece in pieces[:2])
        raise InvalidValueError(f"{first} and {second} are both {what}", hint=hint)


def _readings(words: Sequence[str], areas: Areas) -> list[_Reading]:
    """List the best ways to join all the words: none, one, or two that are as good.

    Fewest pieces are best: `lower back` is one area.
    """
    best: list[list[_Reading]] = [[] for _ in words] + [[()]]
    for start in reversed(range(len(words))):
        options = [
            (piece, *rest)
            for piece in _pieces(words, start, areas)
            for rest in best[start + piece.size]
        ]
        fewest = min(map(len, options), default=None)
        best[start] = [option for option in options if len(option) == fewest][:2]
    return best[0]


def _pieces(words: Sequence[str], start: int, areas: Areas) -> Iterator[_Piece]:
    for size in range(1, min(LONGEST_RUN, len(words) - start) + 1):
        piece = _piece(words[start : start + size], areas)
        if piece is not None:
            yield piece


def _piece(run: Sequence[str], areas: Areas) -> _Piece | None:
    text = " ".join(run)
    if looks_like_duration(text):
        duration = _duration(text)
        if duration is None:
            return None
        return _Piece(text=text, size=len(run), meaning=duration)
    if not all(map(fold, run)):
        return None
    word = fold(text)
    meaning = KIND_WORDS.exact(word) or areas.find(text)
    if meaning is None:
        return None
    return _Piece(text=text, size=len(run), meaning=meaning)


def _duration(text: str) -> Duration | None:
    try:
        return parse_duration(text)
    except InvalidValueError:
        return None


def _refuse_unknown(words: Sequence[str], areas: Areas) -> NoReturn:
    """Explain the first word that fits nowhere."""
    ends = {0}
    for start in range(len(words)):
        if start in ends:
            ends |= {start + piece.size for piece in _pieces(words, start, areas)}
    stuck = max(ends)
    if looks_like_duration(words[stuck]):
        parse_duration(words[stuck])
    for start in range(max(0, stuck + 1 - LONGEST_RUN), stuck + 1):
        for end in range(stuck + 1, min(start + LONGEST_RUN, len(words)) + 1):
            try:
                areas.place(" ".join(words[start:end]))
            except UnknownWordError:
                continue
    text = words[stuck]
    following = words[stuck + 1 : stuck + 2]
    if fold(text) in SIDE_WORDS and following and _piece(following, areas) is None:
        text = f"{text} {following[0]}"
    refusal = UnknownWordError(
        text, what="kind, area or duration", nearest=_nearest(text, areas)
    )
    if find_day(text, date.max - DAY) is not None:
        refusal.hint = f"say when with --at {text}"
    refusal.hint = refusal.hint or "`fascia areas` lists the areas, `fascia log` asks"
    raise refusal


def _nearest(text: str, areas: Areas) -> tuple[str, ...]:
    if any(part in SIDE_WORDS for part in fold(text).split("-")):
        return areas.nearest(text)
    everything = {**KIND_WORDS.words, **areas.word_list.words}
    return WordList("word", everything).nearest(fold(text))


def _two_ways(
    words: Sequence[str], one: _Reading, other: _Reading
) -> InvalidValueError:
    first, second = (
        fold(max(mine, key=lambda piece: (piece not in others, piece.size)).text)
        for mine, others in ((one, other), (other, one))
    )
    return InvalidValueError(
        f"{quoted(' '.join(words))} can be read in two ways",
        hint=f"join the words that belong together: {first} or {second}",
    )


def parse_session_ratings(
    metric: str, texts: Sequence[str], places: Sequence[Place], areas: Areas
) -> tuple[Rating, ...]:
    """Read the scores around a session: `6:3`, `6:`, `:3`, `left-calf=6:3`.

    A score without an area holds for every place of the session that has no score of
    its own. Where the whole person is rated, a bare `4` is how it is now.

    Raises:
        InvalidValueError: unreadable, out of range, or given twice for a place.
    """
    scale = METRICS[metric]
    scores = {
        place: _around(text, scale) for place, text in _scores(scale, texts, areas)
    }
    everywhere = scores.pop(None, None)
    if everywhere is not None:
        where = places if scale.per_area and places else (None,)
        scores = {**dict.fromkeys(where, everywhere), **scores}
    return tuple(
        _rating(metric, phase, value, place)
        for place, phases in scores.items()
        for phase, value in phases
    )


def parse_checkin_ratings(
    metric: str, texts: Sequence[str], areas: Areas
) -> tuple[Rating, ...]:
    """Read the scores of a check-in: `neck=4`, `left-calf=2.5`, `4`.

    Raises:
        InvalidValueError: unreadable, out of range, or given twice for a place.
    """
    scale = METRICS[metric]
    found = []
    for place, text in _scores(scale, texts, areas):
        if ":" in text:
            raise InvalidValueError(
                f"{metric} {quoted(text)} is a before and after",
                hint="that belongs to a session: fascia log",
            )
        found.append(_rating(metric, "now", parse_score(text, scale), place))
    return tuple(found)


def one_sided(metric: str, text: str, side: Phase) -> str:
    """Write scores without a colon as those of one side of a session.

    Args:
        metric: What is scored.
        text: Such as `6`, or `left-calf=6, neck=4`.
        side: `before` makes `6` to `6:`; anything else to `:6`.

    Raises:
        InvalidValueError: before a session, how it is after is told already.
    """
    written = []
    for item in _items(text):
        start, equals, score = item.rpartition("=")
        before, colon, after = score.partition(":")
        if side == "before" and after.strip():
            kept = f"--{metric} {before.strip()} here, and " if before.strip() else ""
            raise InvalidValueError(
                f"{metric} {quoted(score)} says how it is after",
                hint=f"{kept}`fascia stop --{metric} {after.strip()}` when it is over",
            )
        if not colon:
            score = f"{score}:" if side == "before" else f":{score}"
        written.append(start + equals + score)
    return ", ".join(written)


def rating_texts(ratings: Sequence[Rating], metric: str) -> str:
    """Write the scores of one metric so that reading them gives the same ratings.

    A score without an area is written without one; in a session that has places it
    would be read as the score of them all.
    """
    phases: dict[Place | None, dict[Phase, str]] = {}
    for rating in ratings:
        if rating.metric == metric:
            phases.setdefault(rating.place, {})[rating.phase] = format_score(
                rating.value
            )
    written = []
    for place, values in phases.items():
        start = f"{place_word(place)}=" if place else ""
        if "now" in values:
            written.append(start + values["now"])
        if "before" in values or "after" in values:
            around = f"{values.get('before', '')}:{values.get('after', '')}"
            written.append(start + around)
    return " ".join(written)


def _around(text: str, scale: Metric) -> list[tuple[Phase, float]]:
    if ":" not in text and not scale.per_area:
        return [("now", parse_score(text, scale))]
    before, after = parse_before_after(text, scale)
    pairs: list[tuple[Phase, float | None]] = [("before", before), ("after", after)]
    return [(phase, value) for phase, value in pairs if value is not None]


def _rating(metric: str, phase: Phase, value: float, place: Place | None) -> Rating:
    return Rating(
        metric=metric,
        phase=phase,
        value=value,
        area=place.area if place else None,
        side=place.side if place else None,
    )


def _scores(
    scale: Metric, texts: Sequence[str], areas: Areas
) -> Iterator[tuple[Place | None, str]]:
    """Pair each score with its place, refusing a place that has one already."""
    seen: set[Place | None] = set()
    for item in (item for text in texts for item in _items(text)):
        named, equals, score = item.rpartition("=")
        if equals and not scale.per_area:
            raise InvalidValueError(
                f"{scale.name} {quoted(item)} names an area",
                hint=f"{scale.name} is about the whole person: give only the score",
            )
        if scale.per_area and not equals and " " in item:
            raise InvalidValueError(
                f"{scale.name} {quoted(item)} lacks an equals sign",
                hint="put = between the area and its score",
            )
        place = areas.place(named) if equals else None
        if place in seen:
            where = f" of {place}" if place else ""
            raise InvalidValueError(
                f"{scale.name}{where} is given twice", hint="give each score once"
            )
        seen.add(place)
        yield place, score


def _items(text: str) -> Iterator[str]:
    """Split `neck=6:3, left calf=4:2` at its commas and spaces, but not in a place."""
    tight = "=".join(part.strip() for part in text.split("="))
    for part in _between_commas(tight):
        name: list[str] = []
        for word in part.split():
            name.append(word)
            if "=" in word or not word[0].isalpha():
                yield " ".join(name)
                name.clear()
        if name:
            yield " ".join(name)


def _between_commas(text: str) -> list[str]:
    """Split at commas, but keep `4,5` whole: it is one number in many countries."""
    parts: list[str] = []
    for part in text.split(","):
        if parts and parts[-1][-1:].isdigit() and part[:1].isdigit():
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    return parts
