"""What `fascia log` and `fascia check` ask on a terminal, and what becomes of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fasciatrack.cli.asking import MANNERS, ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.hand_back import command_line, hand_back
from fasciatrack.cli.question import Question, explain
from fasciatrack.cli.recording import Answers
from fasciatrack.cli.session_questions import (
    around,
    around_questions,
    day_questions,
    kind_question,
    note_question,
    read_scores,
    recent_sessions,
    score_question,
    scores_by_place,
    what_questions,
)
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, FasciaError, InvalidValueError
from fasciatrack.reporting.likely import likely_places

RECENT = 20
"""So many entries say which areas this person rates."""
MOST_RATED = 3
"""So many areas are asked for one by one at a check-in."""
RATED_NOW = ("pain", "stiffness")


def ask_about_session(context: Context) -> Answers:
    """Ask for a session: what, where, how long, before and after, and the day."""
    explain(context, MANNERS)
    answers = ask(
        context,
        [
            *what_questions(context, recent_sessions(context)),
            *around_questions(context),
            *day_questions(context),
            note_question(),
        ],
    )
    told = ("kind", "areas", "duration", "note")
    session = {name: answers[name] for name in told if name in answers}
    for metric in ("pain", "stiffness"):
        before = answers.get(f"{metric}-before", "")
        after = answers.get(f"{metric}-after", "")
        if before or after:
            session[metric] = around(before, after)
    night, drink = _only(answers, "sleep"), _drunk(context, answers)
    return Answers(session=session, night=night, drink=drink)


def ask_how_it_is(context: Context) -> Answers:
    """Ask for a check-in: pain and stiffness by area, tiredness, and the day."""
    explain(context, MANNERS)
    recent = context.diary.last_recorded(("check-in", "session"), RECENT)
    questions = [
        *_now_questions(context, "pain", "neck=4 left-calf=2", recent),
        *_now_questions(context, "stiffness", "neck=5", recent),
        score_question(context, "fatigue", "fatigue", "Tiredness, 0 to 10"),
        score_question(context, "mood", "mood", "Mood, 0 very low to 10 very good"),
        *day_questions(context),
        note_question(),
    ]
    answers = ask(context, questions)
    check_in = {metric: _rated(answers, metric) for metric in RATED_NOW}
    check_in |= {name: answers.get(name, "") for name in ("fatigue", "mood", "note")}
    check_in = {name: text for name, text in check_in.items() if text}
    night, drink = _only(answers, "sleep"), _drunk(context, answers)
    if not (check_in or night or drink):
        raise DeclinedError("every answer was left out", hint="nothing was stored")
    return Answers(check_in=check_in, night=night, drink=drink)


def ask_kind(context: Context) -> str:
    """Ask only what was done."""
    return ask(context, [kind_question(context)])["kind"]


@contextmanager
def kept_if_it_fails(
    context: Context, command: str, answers: Answers
) -> Iterator[Answers]:
    """Hand the answers back as a line to run again, should storing them fail."""
    try:
        yield answers
    except FasciaError:
        hand_back(context, as_command(command, answers))
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
    return command_line(command, *words)


def _now_questions(
    context: Context, metric: str, example: str, recent: Sequence[Entry]
) -> list[Question]:
    """Ask for the areas this person rates one by one, then for any other."""
    places = likely_places(recent, metric, now=context.now)[:MOST_RATED]
    text = f"{metric.capitalize()} now"
    anywhere = score_question(context, metric, metric, text)
    anywhere = replace(anywhere, example=example)
    if not places:
        return [anywhere]
    return [
        *(_place_question(context, metric, text, place) for place in places),
        replace(
            anywhere,
            text=f"{metric.capitalize()} elsewhere",
            example="jaw=3",
            is_score=False,
            read=lambda reply: _read_elsewhere(context, metric, reply),
        ),
    ]


def _place_question(context: Context, metric: str, text: str, place: Place) -> Question:
    question = score_question(
        context, _name(metric, place), metric, f"{text}, {place}, 0 to 10"
    )
    return replace(
        question,
        explanation=question.explanation.partition(" One score")[0],
        read=lambda reply: _read_one(context, metric, reply),
        complete=None,
    )


def _name(metric: str, place: Place) -> str:
    return f"{metric} {place_word(place)}="


def _rated(answers: Form, metric: str) -> str:
    """Join what was said of one metric, area by area."""
    scores = {
        name.removeprefix(f"{metric} "): score
        for name, score in answers.items()
        if name.startswith(f"{metric} ")
    }
    scores |= scores_by_place(answers.get(metric, ""))
    return " ".join(f"{place}{score}" for place, score in scores.items())


def _read_one(context: Context, metric: str, text: str) -> str:
    scores = read_scores(context, metric, text)
    if "=" in scores:
        raise InvalidValueError(
            "this is about one area", hint="other areas come after it"
        )
    return scores


def _read_elsewhere(context: Context, metric: str, text: str) -> str:
    scores = read_scores(context, metric, text)
    if "" in scores_by_place(scores):
        raise InvalidValueError("say where", hint=f"such as jaw={text}")
    return scores


def _only(answers: Form, name: str) -> Form:
    return {name: answers[name]} if name in answers else {}


def _drunk(context: Context, answers: Form) -> Form:
    """Keep what was drunk so far today without a time: when it was, nobody said."""
    if "water" not in answers:
        return {}
    return {"amount": answers["water"], "at": context.today.isoformat()}
