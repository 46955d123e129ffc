"""Asking on a terminal: one question a line, back and forth, until it is answered.

Enter takes what is offered in brackets, `-` leaves it unknown, `<` goes back one
question, `>` stops asking and keeps what was said, `?` explains. Ctrl-C leaves without
a trace. Where keys can be read, one key does it and arrows choose; elsewhere each is
typed on a line.
"""

from collections.abc import Callable, Mapping, Sequence

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import Keyboard, can_read_keys
from fasciatrack.cli.question import (
    AGAIN,
    BACK,
    EXPLAIN,
    FINISH,
    UNKNOWN,
    Question,
    explain,
    prompt,
)
from fasciatrack.domain.forms import Form
from fasciatrack.domain.values import replace
from fasciatrack.errors import (
    DeclinedError,
    FasciaError,
    InvalidValueError,
    UnknownWordError,
)
from fasciatrack.output.screen import safe

MANNERS = (
    "Enter takes what is in brackets, - leaves unknown, < goes back, > stops asking,"
    " ? explains."
)
MOST_NEAREST = 3

Reply = Callable[[Question, str], str]
"""Ask a question once, beginning with a text that was refused; return the reply."""


def ask(context: Context, questions: Sequence[Question]) -> Form:
    """Ask one after the other and return the answers; unknown ones are left out.

    The answers come back under the questions' names, in their order, as `read` wrote
    them. An answer that is refused is explained and asked for again.

    Raises:
        DeclinedError: the input ended before the last answer.
    """
    if not can_read_keys(context):
        return _asked(context, questions, lambda question, _: _reply(context, question))
    from fasciatrack.cli.key_replies import KeyReplies

    with Keyboard(context) as keyboard:
        return _asked(context, questions, KeyReplies(context, keyboard).reply)


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


class _Talk:
    """The answers so far, and where in the list of questions we are."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = questions
        self._position = 0
        self._is_closing = False
        self.answers: Form = {}

    def question(self) -> Question | None:
        """Return the question to ask now; None when there is none left."""
        while self._position < len(self._questions):
            question = self._questions[self._position]
            adapted = self._adapted(question)
            if adapted is None:
                self.answers.pop(question.name, None)
            elif not self._is_closing or (
                adapted.is_needed and not self.answers.get(adapted.name)
            ):
                return adapted
            self._position += 1
        return None

    def go_back(self) -> None:
        """Return to the question before, if there is one."""
        self._is_closing = False
        for position in reversed(range(self._position)):
            if self._adapted(self._questions[position]) is not None:
                self._position = position
                return

    def take(self, question: Question, text: str) -> None:
        """Keep an answer and go on."""
        self.answers[question.name] = text
        self._position += 1

    def take_again(self, again: Mapping[str, str]) -> None:
        """Keep several answers, and go on after the last of them."""
        self.answers |= again
        while (
            self._position < len(self._questions)
            and self._questions[self._position].name in again
        ):
            self._position += 1

    def finish(self) -> None:
        """Ask no more than what is needed."""
        self._is_closing = True

    def _adapted(self, question: Question) -> Question | None:
        known = {name: text for name, text in self.answers.items() if text}
        adapted = question.adapt(known) if question.adapt else question
        if adapted is not None and question.name in self.answers:
            offered = self.answers[question.name] or UNKNOWN
            return replace(adapted, offered=offered)
        return adapted


def _asked(context: Context, questions: Sequence[Question], reply_to: Reply) -> Form:
    talk = _Talk(questions)
    refused = ""
    while question := talk.question():
        reply, refused = reply_to(question, refused), ""
        if reply == BACK:
            talk.go_back()
            continue
        if reply == AGAIN and question.again:
            talk.take_again(question.again)
            continue
        try:
            text = _answer(question, "" if reply == FINISH else reply)
        except FasciaError as error:
            _name_nearest(error, question, reply)
            context.tell(f"  {safe(str(error))}")
            refused = "" if reply == FINISH else reply
            continue
        talk.take(question, text)
        if reply == FINISH:
            talk.finish()
    return {
        question.name: said
        for question in questions
        if (said := talk.answers.get(question.name))
    }


def _name_nearest(error: FasciaError, question: Question, reply: str) -> None:
    """Let a refusal name the choices that the unknown word begins."""
    if isinstance(error, UnknownWordError):
        from fasciatrack.cli.answer_line import AnswerLine

        if listed := AnswerLine(question, reply).listed[:MOST_NEAREST]:
            error.hint = f"did you mean {' or '.join(listed)}?"


def _reply(context: Context, question: Question) -> str:
    shown = prompt(question)
    reply = _read_line(context, shown)
    while reply == EXPLAIN or (question.point and reply in {"m", "map"}):
        if question.point and reply != EXPLAIN:
            if pointed := question.point():
                return pointed
        else:
            explain(context, question.explanation)
        reply = _read_line(context, shown)
    return reply


def _read_line(context: Context, shown: str) -> str:
    context.ask(shown)
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
