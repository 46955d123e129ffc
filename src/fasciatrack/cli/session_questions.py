"""The questions about a session and about the day; each command asks those it needs.

Scores offer nothing: a felt value is never filled in by pressing Enter.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import can_read_keys
from fasciatrack.cli.question import Question
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form
from fasciatrack.domain.periods import Period
from fasciatrack.domain.quantities import (
    duration_text,
    parse_amount,
    parse_duration,
    parse_minutes,
)
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import (
    METRICS,
    NOTE_CHARACTERS,
    SLEEP_MINUTES,
    check_text,
)
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import KIND_WORDS, KINDS, parse_kind
from fasciatrack.domain.words import parse_checkin_ratings, parse_words, rating_texts
from fasciatrack.errors import InvalidValueError, UnknownWordError
from fasciatrack.reporting.likely import likely_texts, session_text

RECENT = 20
"""So many sessions say what is likely now."""
REPEATED = ("kind", "areas", "duration")
FEWEST_KINDS = 6
"""So many kinds are listed at least; who begins has used none."""
MOST_AREAS = 6
MOST_DURATIONS = 4


def recent_sessions(context: Context) -> list[Entry]:
    """Return the sessions that say what is likely now."""
    return context.diary.last_recorded(("session",), RECENT)


def what_questions(
    context: Context, recent: Sequence[Entry], names: Sequence[str] = REPEATED
) -> list[Question]:
    """Ask what was done, where and how long, or only some of it.

    `=` takes all of it as last time.
    """
    questions = [
        kind_question(context, recent),
        where_question(context, recent),
        duration_question(context, recent),
    ]
    asked = [question for question in questions if question.name in names]
    if recent:
        last = max(recent, key=_happened)
        again = {each.name: session_text(last, each.name) for each in asked}
        asked[0] = replace(asked[0], again=again)
    return asked


def kind_question(context: Context, recent: Sequence[Entry] = ()) -> Question:
    """Ask what was done."""
    likely = likely_texts(recent, "kind", given={}, now=context.now)
    others = [slug for slug in KINDS if slug not in likely]
    return Question(
        name="kind",
        text="What did you do",
        example="foam-roll",
        explanation="One of " + ", ".join(KINDS) + ".",
        read=parse_kind,
        offered=likely[0] if likely else "",
        is_needed=True,
        choices=(*likely, *others[: max(0, FEWEST_KINDS - len(likely))]),
        complete=_kinds_beginning,
    )


def where_question(context: Context, recent: Sequence[Entry] = ()) -> Question:
    """Ask for the areas; the likely ones depend on the kind."""
    question = Question(
        name="areas",
        text="Where",
        example="left-calf",
        explanation="Areas, such as left-calf or: neck, upper-trap-right."
        " `fascia areas` lists them.",
        read=lambda text: read_areas(context, text),
        complete=lambda word: [each for each, _ in context.areas.completions(word)],
    )

    def adapt(known: Form) -> Question:
        likely = likely_texts(
            recent, "areas", given=_of(known, "kind"), now=context.now
        )
        return replace(
            question,
            offered=likely[0] if likely else "",
            choices=tuple(filter(None, likely))[:MOST_AREAS],
            point=_pointing(context, likely[0] if likely else ""),
        )

    return replace(question, adapt=adapt)


def duration_question(context: Context, recent: Sequence[Entry] = ()) -> Question:
    """Ask how long; what is likely depends on the kind and the areas."""
    question = Question(
        name="duration",
        text="How long",
        example="10m",
        explanation="Such as 10m, 1h30, 90s or 3x60s for three sets of 60 seconds.",
        read=_read_duration,
    )

    def adapt(known: Form) -> Question:
        given = _of(known, "kind", "areas")
        likely = likely_texts(recent, "duration", given=given, now=context.now)
        return replace(
            question,
            offered=likely[0] if likely else "",
            choices=tuple(filter(None, likely))[:MOST_DURATIONS],
        )

    return replace(question, adapt=adapt)


def score_question(context: Context, name: str, metric: str, text: str) -> Question:
    """Ask for a score, one for all areas or one each; it is read for `around`."""
    scale = METRICS[metric]
    by_area = " One score for all areas, or by area: neck=6 left-calf=4."
    return Question(
        name=name,
        text=text,
        explanation=f"0 is {scale.lowest}, 10 is {scale.highest}."
        + (by_area if scale.per_area else ""),
        read=lambda reply: read_scores(context, metric, reply),
        is_score=True,
        complete=(lambda word: _areas_to_score(context, word))
        if scale.per_area
        else None,
    )


def around_questions(context: Context, *phases: str) -> list[Question]:
    """Ask for pain and stiffness before and after, or in one of these phases."""
    return [
        score_question(
            context,
            f"{metric}-{phase}",
            metric,
            f"{metric.capitalize()} {phase}, 0 to 10",
        )
        for metric in ("pain", "stiffness")
        for phase in phases or ("before", "after")
    ]


def day_questions(context: Context) -> list[Question]:
    """Ask what today does not hold yet."""
    today = Selection(period=Period(first=context.today, last=context.today))
    entries = context.diary.entries(today)
    questions = []
    if not any(entry.night and entry.night.minutes is not None for entry in entries):
        questions.append(
            Question(
                name="sleep",
                text="Sleep last night",
                explanation="Time asleep as you estimate it, such as 6h30.",
                read=_read_sleep,
            )
        )
    if not any(entry.drink and entry.drink.beverage == "water" for entry in entries):
        questions.append(
            Question(
                name="water",
                text="Water so far today",
                explanation="Such as 500ml, 0.5l or 2glasses.",
                read=lambda text: _read_amount(context, text),
            )
        )
    return questions


def note_question() -> Question:
    """Ask for a note."""
    return Question(
        name="note",
        text="A note",
        explanation="Your own words; they stay on this machine.",
        read=_read_note,
        is_prose=True,
    )


def around(before: str, after: str) -> str:
    """Join the scores before and after: `6` and `3` are `6:3`, area by area.

    A score without an area holds for every area that has none of its own, on either
    side: `6` and `neck=3` are `6: neck=6:3`.
    """
    befores, afters = scores_by_place(before), scores_by_place(after)
    return " ".join(
        f"{place}{befores.get(place, befores.get('', ''))}"
        f":{afters.get(place, afters.get('', ''))}"
        for place in {**befores, **afters}
    )


def scores_by_place(text: str) -> dict[str, str]:
    """Split scores as `read_scores` writes them: `neck=6 3` is `neck=` 6 and `` 3."""
    found = {}
    for item in text.split():
        place, equals, score = item.rpartition("=")
        found[place + equals] = score
    return found


def read_areas(context: Context, text: str) -> str:
    """Read areas, and write them as a form does.

    Raises:
        InvalidValueError: a word is no area.
    """
    words = [place_word(place) for place in _places(context, text)]
    return ", ".join(dict.fromkeys(words))


def read_scores(context: Context, metric: str, text: str) -> str:
    """Read scores of one moment, and write them the way `around` joins them.

    Raises:
        InvalidValueError: a score is unreadable or out of range.
    """
    ratings = parse_checkin_ratings(metric, [text], context.areas)
    return rating_texts(ratings, metric)


def _pointing(context: Context, offered: str) -> Callable[[], str | None] | None:
    """Let the areas be shown on a map, where keys can be read."""
    if not can_read_keys(context):
        return None

    def point() -> str | None:
        from fasciatrack.cli.body_picker import pick_places

        likely: list[Place] = []
        with suppress(InvalidValueError):  # an own area may be gone meanwhile
            likely = _places(context, offered)
        taken = pick_places(context, tuple(likely))
        return None if taken is None else ", ".join(map(place_word, taken))

    return point


def _places(context: Context, text: str) -> list[Place]:
    places: list[Place] = []
    for part in text.split(","):
        try:
            said = parse_words(part.split(), context.areas)
        except UnknownWordError as refusal:
            raise _unknown_area(context, refusal.word) from refusal
        if said.kind or said.duration:
            raise InvalidValueError("that is not an area", hint="such as left-calf")
        places += said.places
    return places


def _unknown_area(context: Context, word: str) -> UnknownWordError:
    """Refuse a word where only an area is asked for."""
    refusal = UnknownWordError(word, what="area", nearest=context.areas.nearest(word))
    refusal.hint = refusal.hint or "`fascia areas` lists them"
    return refusal


def _happened(entry: Entry) -> tuple[date, float, int]:
    seconds = entry.at.timestamp() if entry.at else 0.0
    return entry.day, seconds, entry.number or 0


def _of(known: Form, *names: str) -> Form:
    return {name: known.get(name, "") for name in names}


def _kinds_beginning(word: str) -> list[str]:
    begun = word.casefold()
    slugs = [slug for slug in KINDS if slug.startswith(begun)]
    return slugs or [each for each in KIND_WORDS.words if each.startswith(begun)]


def _areas_to_score(context: Context, word: str) -> list[str]:
    if "=" in word:
        return []
    return [f"{area}=" for area, _ in context.areas.completions(word)]


def _read_duration(text: str) -> str:
    duration = parse_duration(text)
    return duration_text(duration.seconds, duration.sets, duration.set_seconds)


def _read_sleep(text: str) -> str:
    parse_minutes(text, SLEEP_MINUTES, "sleep")
    return text


def _read_amount(context: Context, text: str) -> str:
    settings = context.settings
    parse_amount(text, glass_ml=settings.glass_ml, cup_ml=settings.cup_ml)
    return text


def _read_note(text: str) -> str:
    check_text(text, "note", NOTE_CHARACTERS)
    return text
