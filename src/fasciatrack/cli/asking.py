"""Asking on a terminal: one question a line, back and forth, until it is answered.

Enter takes what is offered in brackets, `-` leaves it unknown, `<` goes back one
question, `?` explains. Ctrl-C leaves without a trace.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap

from fasciatrack.cli.context import Context
from fasciatrack.domain.forms import Form
from fasciatrack.domain.values import Value, replace
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
    example: str = ""
    """Shown where nothing is offered."""
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


def _reply(context: Context, question: Question) -> str:
    shown = question.text
    if question.offered:
        shown += f" [{safe(question.offered)}]"
    elif question.example:
        shown += f", such as {question.example}"
    reply = _read_line(context, f"{shown}: ")
    while reply == EXPLAIN:
        explain(context, question.explanation)
        reply = _read_line(context, f"{shown}: ")
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


def explain(context: Context, text: str) -> None:
    """Say something longer, wrapped at words."""
    for line in wrap(text, max(context.talk_screen.width - 2, 20)):
        context.tell(f"  {line}")
