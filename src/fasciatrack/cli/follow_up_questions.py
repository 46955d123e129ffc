"""The questions of a follow-up: how it is now, and what followed the session."""

from collections.abc import Iterator, Sequence

from fasciatrack.cli.asking import MANNERS, ask
from fasciatrack.cli.context import Context
from fasciatrack.cli.question import Question, explain, yes_or_no
from fasciatrack.cli.two_step_questions import felt_question
from fasciatrack.domain.afterwards import LOADS, MOVEMENTS
from fasciatrack.domain.afterwards_reading import (
    follow_up_fields,
    parse_load,
    parse_movement,
)
from fasciatrack.domain.follow_ups import Look
from fasciatrack.domain.forms import Form
from fasciatrack.domain.periods import Period
from fasciatrack.domain.quantities import format_amount, parse_minutes
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import MOVEMENT_MINUTES
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.output.lines import entry_line

FELT = ("soreness", "pain", "stiffness")


def ask_about(context: Context, group: Sequence[Look], *, is_first: bool) -> Form:
    """Ask how it is after these sessions; what is left out is not in the answers.

    Args:
        context: The world.
        group: What one answer serves.
        is_first: Whether nothing was asked before, so that it says how to answer.
    """
    if is_first:
        explain(context, MANNERS)
    for look in group:
        line = entry_line(look.session, today=context.today, screen=context.talk_screen)
        context.tell(f"{look.hours} h after {line}")
    questions = [felt_question(context, metric, "now") for metric in FELT]
    questions.append(
        yes_or_no("hobbling", "Hobbling", "Whether it makes you walk unevenly.")
    )
    if any(look.is_first for look in group):
        questions += _questions_about_that_day(
            context, [look.session for look in group]
        )
    answers = ask(context, questions)
    minutes = answers.pop("minutes", "")
    if minutes:
        answers["movement"] += f" {minutes}"
    return answers


def _questions_about_that_day(
    context: Context, sessions: Sequence[Entry]
) -> Iterator[Question]:
    yield Question(
        name="movement",
        text="Movement after the session",
        example="walk 20m",
        explanation=f"One of {', '.join(MOVEMENTS)}, and how long.",
        read=_read_movement,
        choices=MOVEMENTS,
    )
    yield replace(_HOW_LONG, adapt=_if_moved)
    yield Question(
        name="load",
        text="Activity for the rest of that day",
        explanation=f"One of {', '.join(LOADS)}.",
        example="light",
        read=parse_load,
        choices=LOADS,
    )
    drunk = _drunk_after(context, sessions)
    if drunk:
        context.tell(f"logged after it: {format_amount(drunk)} to drink")
        return
    yield Question(
        name="water",
        text="Water in the hours after it",
        example="500ml",
        explanation="Such as 500ml, 0.5l or 2glasses, as you remember it; 0 is none.",
        read=lambda text: _read_water(context, text),
    )


def _drunk_after(context: Context, sessions: Sequence[Entry]) -> int:
    """Add up what was drunk after the sessions, on their day."""
    timed = [session.at for session in sessions if session.at is not None]
    if len(timed) < len(sessions):
        return 0
    day = sessions[0].day
    of_that_day = Selection(types=("drink",), period=Period(first=day, last=day))
    return sum(
        entry.drink.millilitres
        for entry in context.diary.entries(of_that_day)
        if entry.drink is not None and entry.at is not None and entry.at > max(timed)
    )


def _if_moved(known: Form) -> Question | None:
    """Ask for how long only where somebody moved and has not said it yet."""
    moved = known.get("movement", "")
    if moved in {"", "none"} or moved[-2:-1].isdigit():
        return None
    return _HOW_LONG


def _read_minutes(text: str) -> str:
    minutes = parse_minutes(text, MOVEMENT_MINUTES, "movement")
    return f"{minutes}m"


def _read_movement(text: str) -> str:
    kind, minutes = parse_movement(text)
    return kind if minutes is None else f"{kind} {minutes}m"


def _read_water(context: Context, text: str) -> str:
    settings = context.settings
    fields = follow_up_fields(
        {"water": text}, glass_ml=settings.glass_ml, cup_ml=settings.cup_ml
    )
    return f"{fields['water_ml']}ml"


_HOW_LONG = Question(
    name="minutes",
    text="For how long",
    example="20m",
    explanation="In whole minutes, such as 20m or 1h30.",
    read=_read_minutes,
)
