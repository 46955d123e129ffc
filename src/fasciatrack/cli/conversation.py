"""The questions that `fascia log` and `fascia check` ask on a terminal.

Scores offer nothing: a felt value is never filled in by pressing Enter.
"""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

from fasciatrack.cli.asking import MANNERS, Question, ask, explain
from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import Answers
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.periods import Period
from fasciatrack.domain.quantities import (
    duration_text,
    parse_amount,
    parse_duration,
    parse_minutes,
)
from fasciatrack.domain.scales import (
    METRICS,
    NOTE_CHARACTERS,
    SLEEP_MINUTES,
    check_text,
)
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.vocabulary import KINDS, parse_kind
from fasciatrack.domain.words import parse_checkin_ratings, parse_words, rating_texts
from fasciatrack.errors import DeclinedError, FasciaError, InvalidValueError


def ask_about_session(context: Context) -> Answers:
    """Ask for a session: what, where, how long, before and after, and the day."""
    explain(context, MANNERS)
    last = context.diary.last_recorded(("session",))
    offered = form_of(last[0]) if last else {}
    answers = ask(
        context,
        [
            *_what_questions(context, offered),
            *_score_questions(context),
            *_day_questions(context),
            _note_question(),
        ],
    )
    told = ("kind", "areas", "duration", "note")
    session = {name: answers[name] for name in told if name in answers}
    for metric in ("pain", "stiffness"):
        before = answers.get(f"{metric}-before", "")
        after = answers.get(f"{metric}-after", "")
        if before or after:
            session[metric] = around(before, after)
    night, drink = _only(answers, "sleep"), _drunk(answers)
    return Answers(session=session, night=night, drink=drink)


def ask_how_it_is(context: Context) -> Answers:
    """Ask for a check-in: pain and stiffness by area, tiredness, and the day."""
    explain(context, MANNERS)
    questions = [
        _now_question(context, "pain", "Pain now", example="neck=4 left-calf=2"),
        _now_question(context, "stiffness", "Stiffness now", example="neck=5"),
        _now_question(context, "fatigue", "Tiredness, 0 to 10"),
        _now_question(context, "mood", "Mood, 0 very low to 10 very good"),
        *_day_questions(context),
        _note_question(),
    ]
    answers = ask(context, questions)
    rated = ("pain", "stiffness", "fatigue", "mood", "note")
    check_in = {name: answers[name] for name in rated if name in answers}
    night, drink = _only(answers, "sleep"), _drunk(answers)
    if not (check_in or night or drink):
        raise DeclinedError("every answer was left out", hint="nothing was stored")
    return Answers(check_in=check_in, night=night, drink=drink)


def what_and_where(context: Context) -> list[Question]:
    """Ask what is done and where, for a session that begins."""
    last = context.diary.last_recorded(("session",))
    return _what_questions(context, form_of(last[0]) if last else {})[:2]


@contextmanager
def kept_if_it_fails(
    context: Context, command: str, answers: Answers
) -> Iterator[Answers]:
    """Hand the answers back as a line to run again, should storing them fail."""
    try:
        yield answers
    except FasciaError:
        context.tell("Your answers are not lost; to store them later:")
        context.tell(f"  {as_command(command, answers)}")
        raise


def as_command(command: str, answers: Answers) -> str:
    """Write answers as the one line that says the same."""
    told = {**answers.check_in, **answers.session}
    words = [
        *filter(None, [told.pop("kind", "")]),
        *filter(None, told.pop("areas", "").split(", ")),
        *filter(None, [told.pop("duration", "")]),
    ]
    named = {"sleep": answers.night.get("sleep"), "water": answers.drink.get("amount")}
    for name, text in {**told, **named}.items():
        if text:
            words += [f"--{name}", text]
    return shlex.join(["fascia", command, *words])


def ask_kind(context: Context) -> str:
    """Ask only what was done."""
    return ask(context, [_kind_question("")])["kind"]


def around(before: str, after: str) -> str:
    """Join the scores before and after: `6` and `3` are `6:3`, area by area.

    A score without an area holds for every area that has none of its own, on either
    side: `6` and `neck=3` are `6: neck=6:3`.
    """
    befores, afters = _by_place(before), _by_place(after)
    return " ".join(
        f"{place}{befores.get(place, befores.get('', ''))}"
        f":{afters.get(place, afters.get('', ''))}"
        for place in {**befores, **afters}
    )


def _by_place(text: str) -> dict[str, str]:
    found = {}
    for item in text.split():
        place, equals, score = item.rpartition("=")
        found[place + equals] = score
    return found


def _what_questions(context: Context, offered: Form) -> list[Question]:
    return [
        _kind_question(offered.get("kind", "")),
        Question(
            name="areas",
            text="Where",
            example="left-calf",
            explanation="Areas, such as left-calf or: neck, upper-trap-right."
            " `fascia areas` lists them.",
            read=lambda text: _read_areas(context, text),
            offered=offered.get("areas", ""),
        ),
        Question(
            name="duration",
            text="How long",
            example="10m",
            explanation="Such as 10m, 1h30, 90s or 3x60s for three sets of 60 seconds.",
            read=_read_duration,
            offered=offered.get("duration", ""),
        ),
    ]


def _kind_question(offered: str) -> Question:
    return Question(
        name="kind",
        text="What did you do",
        example="foam-roll",
        explanation="One of " + ", ".join(KINDS) + ".",
        read=parse_kind,
        offered=offered,
        is_needed=True,
    )


def _score_questions(context: Context) -> list[Question]:
    return [
        _score_question(context, f"{metric}-{phase}", metric, phase)
        for metric in ("pain", "stiffness")
        for phase in ("before", "after")
    ]


def _score_question(context: Context, name: str, metric: str, phase: str) -> Question:
    scale = METRICS[metric]
    return Question(
        name=name,
        text=f"{metric.capitalize()} {phase}, 0 to 10",
        explanation=f"0 is {scale.lowest}, 10 is {scale.highest}."
        " One score for all areas, or by area: neck=6 left-calf=4.",
        read=lambda text: _read_scores(context, metric, text),
    )


def _now_question(
    context: Context, metric: str, text: str, *, example: str = ""
) -> Question:
    scale = METRICS[metric]
    return Question(
        name=metric,
        text=text,
        example=example,
        explanation=f"0 is {scale.lowest}, 10 is {scale.highest}.",
        read=lambda reply: _read_scores(context, metric, reply),
    )


def _day_questions(context: Context) -> list[Question]:
    """Ask what today does not hold yet."""
    today = Selection(period=Period(first=context.today, last=context.today))
    known = {entry.type for entry in context.diary.entries(today)}
    questions = []
    if "night" not in known:
        questions.append(
            Question(
                name="sleep",
                text="Sleep last night",
                explanation="Time asleep as you estimate it, such as 6h30.",
                read=_read_sleep,
            )
        )
    if "drink" not in known:
        questions.append(
            Question(
                name="water",
                text="Water so far today",
                explanation="Such as 500ml, 0.5l or 2glasses.",
                read=lambda text: _read_amount(context, text),
            )
        )
    return questions


def _note_question() -> Question:
    return Question(
        name="note",
        text="A note",
        explanation="Your own words; they stay on this machine.",
        read=_read_note,
    )


def _read_areas(context: Context, text: str) -> str:
    words: list[str] = []
    for part in text.split(","):
        said = parse_words(part.split(), context.areas)
        if said.kind or said.duration:
            raise InvalidValueError("that is not an area", hint="such as left-calf")
        words += [place_word(place) for place in said.places]
    return ", ".join(dict.fromkeys(words))


def _read_duration(text: str) -> str:
    duration = parse_duration(text)
    return duration_text(duration.seconds, duration.sets, duration.set_seconds)


def _read_scores(context: Context, metric: str, text: str) -> str:
    """Return the scores in the form that `around` joins."""
    ratings = parse_checkin_ratings(metric, [text], context.areas)
    return rating_texts(ratings, metric)


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


def _only(answers: Form, name: str) -> Form:
    return {name: answers[name]} if name in answers else {}


def _drunk(answers: Form) -> Form:
    return {"amount": answers["water"]} if "water" in answers else {}
