"""A question, how it is written, and the signs that may answer any of them."""

from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap

from fasciatrack.cli.context import Context
from fasciatrack.domain.forms import Form
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError, quoted
from fasciatrack.output.screen import safe

UNKNOWN, BACK, FINISH, EXPLAIN, AGAIN = "-", "<", ">", "?", "="
ANSWERS = ("yes", "no", "unsure")


class Question(Value):
    """One question, with how its answer is read.

    Free text needs the first four fields. A score has `is_score`, a choice `choices`;
    `yes_or_no` builds the third kind. What depends on earlier answers is settled by
    `adapt`, just before the question is asked.
    """

    name: str
    text: str
    explanation: str
    read: Callable[[str], str]
    """Return the answer as a form field, or raise InvalidValueError."""
    offered: str = ""
    """What Enter takes; never a score."""
    example: str = ""
    """Shown where nothing is offered."""
    is_needed: bool = False
    choices: tuple[str, ...] = ()
    """Likely answers, likeliest first; anything else may be typed all the same."""
    is_score: bool = False
    """One key answers: a score from 0 to 10."""
    is_prose: bool = False
    """The answer may begin with any sign; only Enter ends it."""
    initials: bool = False
    """The first letter of a choice takes it."""
    complete: Callable[[str], Sequence[str]] | None = None
    """Return what the word begun on the line may become."""
    again: Mapping[str, str] = {}
    """Answers that `=` gives at once, to this question and some that follow."""
    point: Callable[[], str | None] | None = None
    """Answer by pointing at a map, for `m`; None: nothing was chosen."""
    adapt: Callable[[Form], "Question | None"] | None = None
    """Given the answers so far, return the question to ask, or None to leave it out."""

    @property
    def needs_a_key(self) -> bool:
        """Whether Enter alone answers nothing, where keys can be read.

        A late Enter after the answer before would otherwise leave it unknown.
        """
        is_one_key = self.is_score or self.initials
        return is_one_key and not (self.offered or self.is_needed)


def yes_or_no(
    name: str, text: str, explanation: str, *, is_needed: bool = False
) -> Question:
    """Build a question that `yes`, `no` or `unsure` answers; one letter is enough."""
    return Question(
        name=name,
        text=text,
        explanation=explanation,
        read=_read_yes_or_no,
        choices=ANSWERS,
        initials=True,
        is_needed=is_needed,
    )


def prompt(question: Question) -> str:
    """Write a question with what it offers, harmless, as before the answer."""
    shown = question.text
    if question.offered:
        shown += f" [{question.offered}]"
    elif question.initials:
        shown += f", {', '.join(question.choices[:-1])} or {question.choices[-1]}"
    elif question.example:
        shown += f", such as {question.example}"
    return f"{safe(shown)}: "


def explain(context: Context, text: str) -> None:
    """Say something longer, wrapped at words."""
    for line in wrap(safe(text), max(context.talk_screen.width - 2, 20)):
        context.tell(f"  {line}")


def _read_yes_or_no(text: str) -> str:
    word = text.casefold()
    for answer in ANSWERS:
        if word in {answer, answer[0]}:
            return answer
    raise InvalidValueError(
        f"{quoted(text)} is no answer here", hint="yes, no or unsure"
    )
