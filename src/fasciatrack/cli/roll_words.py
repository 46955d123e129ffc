"""What is said around a guided session: before it, after it, and instead of it."""

from datetime import timedelta

from fasciatrack.cli.context import Context
from fasciatrack.domain.guided import CAFFEINE_HOURS, recent_caffeine
from fasciatrack.domain.own import Routine
from fasciatrack.domain.periods import Period
from fasciatrack.domain.quantities import format_duration
from fasciatrack.domain.routine_reading import Plan
from fasciatrack.domain.routines import dosage_notes, whole_seconds
from fasciatrack.domain.safety import AFTERWARDS, NEVER_PRESS, PREPARATION
from fasciatrack.domain.selection import Selection
from fasciatrack.output.own_lines import routine_steps
from fasciatrack.output.screen import safe


def tell_plan(context: Context, plan: Plan | None) -> None:
    """Say what would be counted down, and what is unusual about it."""
    if plan is None:
        context.say("would ask which routine or areas")
        return
    screen = context.talk_screen
    whole = format_duration(whole_seconds(plan.routine))
    context.say(f"would count down {whole}: {routine_steps(plan.routine, screen)}")
    _tell_notes(context, plan.routine)


def tell_preparation(context: Context, routine: Routine) -> None:
    """Say what to have at hand, and where not to press."""
    dot = context.talk_screen.glyph("·", "-")
    for line in PREPARATION:
        context.say(f"{dot} {line}")
    caffeine = _caffeine(context)
    if caffeine is not None:
        context.say(f"{dot} {caffeine} mg caffeine in the last {CAFFEINE_HOURS} hours.")
    context.say(f"{dot} Never press: {'; '.join(NEVER_PRESS)}. More: `fascia safety`.")
    _tell_notes(context, routine)


def tell_afterwards(context: Context) -> None:
    """Say what does good now, and what comes tomorrow."""
    dot = context.talk_screen.glyph("·", "-")
    for line in (*AFTERWARDS, "Tomorrow: `fascia follow-up` asks how it was."):
        context.say(f"{dot} {line}")


def _caffeine(context: Context) -> int | None:
    yesterday = context.today - timedelta(days=1)
    last = Selection(
        types=("drink",), period=Period(first=yesterday, last=context.today)
    )
    return recent_caffeine(context.diary.entries(last), context.now)


def _tell_notes(context: Context, routine: Routine) -> None:
    for note in dosage_notes(routine):
        context.say(f"note: {safe(note)}")
