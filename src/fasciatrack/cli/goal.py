"""fascia goal: what the person wants to reach, and how this week stands to it."""

from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import GOALS, Goal, GoalSubject
from fasciatrack.errors import InvalidValueError, NotFoundError, UnknownWordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fasciatrack.reporting.practice.goals import GoalProgress

REMOVE, NONE = "remove", "none"
EXAMPLES: dict[GoalSubject, str] = {
    "sessions": "fascia goal sessions 3",
    "water": "fascia goal water 1500ml",
    "sleep": "fascia goal sleep 7h30",
    "pain": "fascia goal pain 3",
}


def complete_goal(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer what a goal can be about, and `remove`; after it, what there is."""
    said = [str(word).lower() for word in ctx.params.get("words") or ()]
    if said == [REMOVE]:
        kept = options.context_of(ctx).diary.goals()
        return options.offer(*(goal.subject for goal in kept))(incomplete)
    if said:
        return []
    words = {
        "sessions": "sessions a week",
        "water": "water a day",
        "sleep": "sleep a night",
        "pain": "mean pain at most",
        REMOVE: "forget a goal",
    }
    return [pair for pair in words.items() if pair[0].startswith(incomplete)]


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SUBJECT [TARGET]]",
            help="sessions 3, water 1500ml, sleep 7h30, pain 3; or none to forget it.",
            autocompletion=complete_goal,
        ),
    ] = None,
    *,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Sessions count by the week, water by the day, sleep by the night; pain is a mean.

    Without a word it lists your goals and this week. Days without an entry are
    unknown, and never count against you. Nothing is a goal unless you say so.
    """
    context = options.context_of(ctx)
    goals = {goal.subject: goal for goal in context.diary.goals()}
    if words:
        subject, wanted = _wanted(context, words)
        _keep(context, subject, goals.pop(subject, None), wanted, dry_run=dry_run)
        if wanted is not None:
            goals[subject] = wanted
    if words and not json:
        return
    progress = _this_week(context, list(goals.values()))
    if json:
        _show_json(context, progress)
    else:
        _show(context, progress)


def _wanted(context: Context, words: list[str]) -> tuple[GoalSubject, Goal | None]:
    """Read what is to be a goal; None is one to forget."""
    first, *rest = words
    if first.lower() == REMOVE:
        if not rest:
            raise InvalidValueError(
                "the goal to remove is missing", hint="such as fascia goal remove water"
            )
        return _subject(" ".join(rest)), None
    subject, target = _subject(first), " ".join(rest)
    if not target:
        raise InvalidValueError(
            f"the goal for {subject} is missing", hint=f"such as `{EXAMPLES[subject]}`"
        )
    if target.lower() == NONE:
        return subject, None
    return subject, Goal(subject=subject, target=_target(context, subject, target))


def _subject(word: str) -> GoalSubject:
    found: GoalSubject | None = next(
        (subject for subject in GOALS if subject == word.lower()), None
    )
    if found is None:
        refusal = UnknownWordError(word, what="goal")
        refusal.hint = f"one of {', '.join(GOALS)}"
        raise refusal
    return found


def _target(context: Context, subject: GoalSubject, text: str) -> float:
    from fasciatrack.domain.quantities import (
        parse_amount,
        parse_minutes,
        parse_number,
        parse_score,
    )
    from fasciatrack.domain.scales import METRICS

    if subject == "water":
        settings = context.settings
        return parse_amount(
            text,
            glass_ml=settings.glass_ml,
            cup_ml=settings.cup_ml,
            bounds=GOALS["water"],
        )
    if subject == "sleep":
        return parse_minutes(text, GOALS["sleep"], "sleep")
    if subject == "pain":
        return parse_score(text, METRICS["pain"])
    count = parse_number(text, "sessions")
    if count != int(count):
        raise InvalidValueError(
            f"sessions {count:g} is no whole number", hint="such as 3 a week"
        )
    return count


def _keep(
    context: Context,
    subject: GoalSubject,
    before: Goal | None,
    after: Goal | None,
    *,
    dry_run: bool,
) -> None:
    """Store or forget a goal, and tell it with the way back."""
    from fasciatrack.output.own_lines import goal_text

    if before is None and after is None:
        raise NotFoundError(
            f"there is no goal for {subject}", hint="`fascia goal` lists them"
        )
    if after is None:
        said = f"no goal for {subject} any more"
    else:
        said = f"goal {goal_text(after)}"
    if before is not None and before != after:
        said += f" (was {goal_text(before).partition(' ')[2]})"
    if before == after:
        context.say(f"nothing new: {said}")
    elif dry_run:
        context.say(f"would be: {said}")
    else:
        context.diary.apply("goal", [Change(before=before, after=after)])
        screen = context.talk_screen
        done = screen.paint(screen.glyph("✓", "ok"), "32")
        context.say(f"{done} {said}   {screen.paint('(fascia undo)', '2')}")


def _this_week(context: Context, goals: "Sequence[Goal]") -> "tuple[GoalProgress, ...]":
    from fasciatrack.domain.periods import week_of
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.practice.goals import goal_progress

    week = week_of(context.today)
    entries = context.diary.entries(Selection(period=week)) if goals else []
    begun = context.diary.first_day()
    return goal_progress(goals, entries, period=week, today=context.today, begun=begun)


def _show(context: Context, progress: "Sequence[GoalProgress]") -> None:
    from fasciatrack.output.columns import wrapped
    from fasciatrack.output.practice_sheets import goal_sentence

    if not progress:
        context.say(f"no goals; such as `{EXAMPLES['sessions']}`")
    margin = max((len(one.subject) for one in progress), default=0) + 2
    for one in progress:
        room = max(context.screen.width - margin, margin)
        first, *more = wrapped([goal_sentence(one)], room, "")
        context.show(f"{one.subject:<{margin}}{first}")
        for line in more:
            context.show(" " * margin + line)


def _show_json(context: Context, progress: "Sequence[GoalProgress]") -> None:
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    value = {"schema_version": 1, "goals": to_plain(list(progress))}
    context.show(json_text(value))
