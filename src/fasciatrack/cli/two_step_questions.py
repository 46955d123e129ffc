"""The questions of start and stop: how it is before, how it is after."""

from collections.abc import Sequence

from fasciatrack.cli.asking import MANNERS, Question, ask, explain
from fasciatrack.cli.context import Context
from fasciatrack.cli.conversation import what_and_where
from fasciatrack.domain.forms import Form
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.quantities import (
    duration_text,
    looks_like_duration,
    parse_duration,
)
from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.domain.two_steps import duration_until
from fasciatrack.domain.words import parse_checkin_ratings, rating_texts
from fasciatrack.errors import InvalidValueError, quoted

BEFORE = ("pain", "stiffness")
"""What is asked at the start; more can be said with options."""
MOMENT_ENDS = ("am", "pm", "ago")


def ask_before(context: Context) -> Form:
    """Ask what, where, and how it is before."""
    explain(context, MANNERS)
    scores = [score_question(context, metric, "before") for metric in BEFORE]
    return ask(context, [*what_and_where(context), *scores])


def ask_after(
    context: Context, running: OpenSession, metrics: Sequence[str], *, how_long: bool
) -> Form:
    """Ask how it is now, and how long it was where the clock cannot tell."""
    questions = [score_question(context, metric, "after") for metric in metrics]
    if how_long:
        questions.insert(0, _duration_question(context, running))
    return ask(context, questions)


def score_question(context: Context, metric: str, when: str) -> Question:
    """Ask for a score, or for one score for each area."""
    scale = METRICS[metric]
    by_area = " One score, or by area: neck=6 left-calf=4." if scale.per_area else ""
    return Question(
        name=metric,
        text=f"{metric.capitalize()} {when}, {scale.bounds.low:g} to"
        f" {scale.bounds.high:g}",
        explanation=f"{scale.bounds.low:g} is {scale.lowest}, {scale.bounds.high:g} is"
        f" {scale.highest}.{by_area}",
        read=lambda text: _read_scores(context, metric, text),
        is_score=scale.bounds is SCORE,
    )


def _duration_question(context: Context, running: OpenSession) -> Question:
    return Question(
        name="duration",
        text="How long was it really",
        example="10m, or 22:10 when it ended",
        explanation="How long it took, such as 10m, or when it ended, such as 22:10 or"
        " yesterday 22:10; - when nobody knows. It is not taken from the clock.",
        read=lambda text: _read_length(context, running, text),
    )


def _read_scores(context: Context, metric: str, text: str) -> str:
    ratings = parse_checkin_ratings(metric, [text.strip(":")], context.areas)
    return rating_texts(ratings, metric)


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
