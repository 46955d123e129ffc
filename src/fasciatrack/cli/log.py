"""fascia log: keep one session, in one line or as a conversation."""

from contextlib import AbstractContextManager
from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import (
    Answers,
    at_that_time,
    changes_for,
    given,
    read_note,
    show_json,
    store,
)
from fasciatrack.cli.session_words import LIKE, from_words, liked, with_kind
from fasciatrack.errors import InvalidValueError


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND] [AREA]... [DURATION]",
            help="What, where, how long; in any order.",
            autocompletion=options.complete_words,
        ),
    ] = None,
    *,
    pain: list[str] | None = options.PAIN,
    stiffness: list[str] | None = options.STIFFNESS,
    tightness: list[str] | None = options.TIGHTNESS,
    soreness: list[str] | None = options.SORENESS,
    mobility: list[str] | None = options.MOBILITY,
    fatigue: list[str] | None = options.FATIGUE,
    stress: list[str] | None = options.STRESS,
    mood: list[str] | None = options.MOOD,
    pressure: str | None = options.PRESSURE,
    sensation: str | None = options.SENSATION,
    discomfort: str | None = options.DISCOMFORT,
    tool: str | None = options.TOOL,
    practitioner: str | None = options.PRACTITIONER,
    side_effect: list[str] | None = options.SIDE_EFFECTS,
    sleep: str | None = options.SLEEP,
    quality: str | None = options.QUALITY,
    water: str | None = options.WATER,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    caution: list[str] | None = options.CAUTIONS,
    like: str | None = LIKE,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Words need no order: each is a kind, an area or a duration.

    An area may have a side (left-calf, calf-left). Durations are 10m, 1h30, 90s or
    3x60s. Scores are BEFORE:AFTER from 0 to 10, such as 6:3; 6: is before only, :3
    after only. What is not said stays unknown.

    With nothing at all, on a terminal, it asks.
    """
    context = options.context_of(ctx)
    session = given(
        pain=pain,
        stiffness=stiffness,
        tightness=tightness,
        soreness=soreness,
        mobility=mobility,
        fatigue=fatigue,
        stress=stress,
        mood=mood,
        pressure=pressure,
        sensation=sensation,
        discomfort=discomfort,
        tool=tool,
        practitioner=practitioner,
        side_effects=side_effect,
        at=at,
        note=read_note(context, note),
        tags=options.with_cautions(tag, caution),
    )
    night, drink = at_that_time(
        context,
        at,
        night=given(sleep=sleep, quality=quality),
        drink=given(amount=water),
    )
    if not (words or like is not None or session or night or drink):
        with _conversation(context) as answers:
            receipt = store(
                context, "log", changes_for(context, answers), key=key, dry_run=dry_run
            )
    else:
        session = liked(context, like) | from_words(context, words or []) | session
        answers = Answers(session=with_kind(context, session), night=night, drink=drink)
        receipt = store(
            context, "log", changes_for(context, answers), key=key, dry_run=dry_run
        )
    if json:
        show_json(context, receipt)


def _conversation(context: Context) -> AbstractContextManager[Answers]:
    if not context.may_ask:
        raise InvalidValueError(
            "nothing to log",
            hint="say what you did, such as `fascia log foam-roll left-calf 10m"
            " --pain 6:3`",
        )
    from fasciatrack.cli.conversation import ask_about_session, kept_if_it_fails

    return kept_if_it_fails(context, "log", ask_about_session(context))
