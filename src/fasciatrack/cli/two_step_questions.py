"""The questions of start and stop: how it is before, how it is after."""

from collections.abc import Sequence

from fasciatrack.cli.asking import MANNERS, ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.question import Question, explain
from fasciatrack.cli.session_questions import (
    read_scores,
    recent_sessions,
    score_question,
    what_questions,
)
from fasciatrack.domain.forms import Form
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.quantities import (
    duration_text,
    looks_like_duration,
    parse_duration,
)
from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.domain.two_steps import duration_until
from fasciatrack.domain.values import replace
from fasciatrack.errors import InvalidValueError, quoted

BEFORE = ("pain", "stiffness")
"""What is asked at the start; more can be said with options."""
MOMENT_ENDS = ("am", "pm", "ago")


def ask_before(context: Context) -> Form:
    """Ask what, where, and how it is before."""
    explain(context, MANNERS)
    what = what_questions(context, recent_sessions(context), ("kind", "areas"))
    scores = [felt_question(context, metric, "before") for metric in BEFORE]
    return ask(context, [*what, *scores])


def ask_after(
    context: Context, running: OpenSession, metrics: Sequence[str], *, how_long: bool
) -> Form:
    """Ask how it is now, and how long it was where the clock cannot tell."""
    questions = [felt_question(context, metric, "after") for metric in metrics]
    if how_long:
        questions.insert(0, _duration_question(context, running))
    return ask(context, questions)


def felt_question(context: Context, metric: str, when: str) -> Question:
    """Ask how it is before, after or now: one score, or one for each area."""
    scale = METRICS[metric]
    low, high = f"{scale.bounds.low:g}", f"{scale.bounds.high:g}"
    text = f"{metric.capitalize()} {when}, {low} to {high}"
    question = replace(
        score_question(context, metric, metric, text),
        read=lambda reply: read_scores(context, metric, reply.strip(":")),
    )
    if scale.bounds is SCORE:
        return question
    said = f"{low} is {scale.lowest}, {high} is {scale.highest}."
    return replace(question, is_score=False, explanation=said)


def _duration_question(context: Context, running: OpenSession) -> Question:
    return Question(
        name="duration",
        text="How long was it really",
        example="10m or 22:10",
        explanation="How long it took, such as 10m, or when it ended, such as 22:10 or"
        " yesterday 22:10; - when nobody knows. It is not taken from the clock.",
        read=lambda text: _read_length(context, running, text),
    )


def _read_length(context: Context, running: OpenSession, text: str) -> str:
    is_moment = ":" in text or text.casefold().endswith(MOMENT_ENDS)
    if looks_like_duration(text) and not is_moment:
        duration = parse_duration(text)
        return duration_text(duration.seconds, duration.sets, duration.set_seconds)
    end = context.reading.when(text).at
    if end is None:
        raise InvalidValueError(
            f"{quoted(text)} has no time of day", hint="such as yesterday 22:10"
        )
    return duration_until(running, end)
