"""The questions of a conversation: one line each, on the terminal, never in a pipe.

Enter takes what is offered in brackets, `-` leaves it unknown, `<` goes back one
question, `?` explains. Ctrl-C leaves without a trace. Scores offer nothing: a felt
value is never filled in by pressing Enter.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap

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
from fasciatrack.domain.values import Value, replace
from fasciatrack.domain.vocabulary import KINDS, parse_kind
from fasciatrack.domain.words import parse_checkin_ratings, parse_words, rating_texts
from fasciatrack.errors import DeclinedError, FasciaError, InvalidValueError
from fasciatrack.output.screen import safe

UNKNOWN, BACK, EXPLAIN = "-", "<", "?"
MANNERS = "Enter takes what is in brackets, - leaves unknown, < goes back, ? explains."


class Question(Value):
    """One question, with how its answer is read."""

    name: str
    text: str
    explanation: str
    read: Callable[[str], str]
    """Return the answer as a form field, or raise InvalidValueError."""
    offered: str = ""
    is_needed: bool = False


def ask(context: Context, questions: Sequence[Question]) -> Form:
    """Ask one after the other and return the answers; unknown ones are left out.

    Raises:
        DeclinedError: the input ended before the last answer.
    """
    answers: Form = {}
    position = 0
    while position < len(questions):
        question = questions[position]
        if question.name in answers:
            offered = answers[question.name] or UNKNOWN
            question = replace(question, offered=offered)
        reply = _reply(context, question)
        if reply == BACK:
            position = max(0, position - 1)
            continue
        try:
            text = _answer(question, reply)
        except FasciaError as error:
            context.tell(f"  {error}")
            continue
        answers[question.name] = text
        position += 1
    return {name: text for name, text in answers.items() if text}


def ask_about_session(context: Context) -> Answers:
    """Ask for a session: what, where, how long, before and after, and the day."""
    _explain(context, MANNERS)
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
    _explain(context, MANNERS)
    questions = [
        _now_question(context, "pain", "Pain now, such as neck=4 left-calf=2"),
        _now_question(context, "stiffness", "Stiffness now, by area"),
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


def ask_kind(context: Context) -> str:
    """Ask only what was done."""
    return ask(context, [_kind_question("")])["kind"]


def confirm(context: Context, question: str) -> bool:
    """Ask for a yes or no; only a clear yes is one.

    Raises:
        DeclinedError: nobody is there to answer.
    """
    if not context.may_ask:
        raise DeclinedError(
            "this needs a yes, and nobody is there to ask", hint="add --yes"
        )
    return _read_line(context, f"{question} [y/N] ").casefold() in {"y", "yes"}


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


def _reply(context: Context, question: Question) -> str:
    offered = f" [{safe(question.offered)}]" if question.offered else ""
    reply = _read_line(context, f"{question.text}{offered}: ")
    while reply == EXPLAIN:
        _explain(context, question.explanation)
        reply = _read_line(context, f"{question.text}{offered}: ")
    return reply


def _read_line(context: Context, prompt: str) -> str:
    context.ask(prompt)
    line = context.stdin.readline()
    if not line:
        context.ask("\n")
        raise DeclinedError("the input ended", hint="nothing was stored")
    return line.strip()


def _answer(question: Question, reply: str) -> str:
    text = reply or question.offered
    if text and text != UNKNOWN:
        return question.read(text)
    if question.is_needed:
        raise InvalidValueError("this one is needed", hint="? explains it")
    return ""


def _explain(context: Context, text: str) -> None:
    for line in wrap(text, max(context.talk_screen.width - 2, 20)):
        context.tell(f"  {line}")


def _what_questions(context: Context, offered: Form) -> list[Question]:
    return [
        _kind_question(offered.get("kind", "")),
        Question(
            name="areas",
            text="Where",
            explanation="Areas, such as left-calf or: neck, upper-trap-right."
            " `fascia areas` lists them.",
            read=lambda text: _read_areas(context, text),
            offered=offered.get("areas", ""),
        ),
        Question(
            name="duration",
            text="How long",
            explanation="Such as 10m, 1h30, 90s or 3x60s for three sets of 60 seconds.",
            read=_read_duration,
            offered=offered.get("duration", ""),
        ),
    ]


def _kind_question(offered: str) -> Question:
    return Question(
        name="kind",
        text="What did you do",
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


def _now_question(context: Context, metric: str, text: str) -> Question:
    scale = METRICS[metric]
    return Question(
        name=metric,
        text=text,
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
