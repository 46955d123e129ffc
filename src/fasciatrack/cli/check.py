"""fascia check: keep how it is now, without a session."""

from contextlib import AbstractContextManager, nullcontext
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
from fasciatrack.domain.records import HOBBLING
from fasciatrack.errors import InvalidValueError

PAIN_NOW = options.scores("pain", "neck=4; more with commas: neck=4,left-calf=2.5.")
STIFFNESS_NOW = options.scores("stiffness", "The same.")
TIGHTNESS_NOW = options.scores("tightness", "The same.")
SORENESS_NOW = options.scores("soreness", "The same.")
MOBILITY_NOW = options.scores("mobility", "0 to 100, in percent.")


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    pain: list[str] | None = PAIN_NOW,
    stiffness: list[str] | None = STIFFNESS_NOW,
    tightness: list[str] | None = TIGHTNESS_NOW,
    soreness: list[str] | None = SORENESS_NOW,
    mobility: list[str] | None = MOBILITY_NOW,
    fatigue: list[str] | None = options.FATIGUE,
    stress: list[str] | None = options.STRESS,
    mood: list[str] | None = options.MOOD,
    hobbling: Annotated[
        bool,
        typer.Option(
            "--hobbling", help="You walk unevenly; kept as the tag `hobbling`."
        ),
    ] = False,
    sleep: str | None = options.SLEEP,
    quality: str | None = options.QUALITY,
    water: str | None = options.WATER,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Scores name their area: neck=4, or neck=4,left-calf=2.5 for several.

    Without an area they are about you as a whole. Sleep is the night before, water is
    what you have just drunk.

    With nothing at all, on a terminal, it asks.
    """
    context = options.context_of(ctx)
    check_in = given(
        pain=pain,
        stiffness=stiffness,
        tightness=tightness,
        soreness=soreness,
        mobility=mobility,
        fatigue=fatigue,
        stress=stress,
        mood=mood,
        note=read_note(context, note),
    )
    tag = [*(tag or ()), *([HOBBLING] if hobbling else ())]
    about = given(at=at, tags=list(dict.fromkeys(tag)))
    # Whoever hobbles need not have a score for it.
    is_told = bool(check_in) or HOBBLING in tag
    night, drink = at_that_time(
        context,
        at,
        night=given(sleep=sleep, quality=quality),
        drink=given(amount=water),
    )
    if tag and not is_told and (night or drink):
        raise InvalidValueError(
            "--tag is about a score or a note, and there is none",
            hint="`fascia sleep` and `fascia drink` take a --tag of their own",
        )
    asked: AbstractContextManager[Answers]
    if is_told or night or drink:
        told = check_in | about if is_told else {}
        asked = nullcontext(Answers(check_in=told, night=night, drink=drink))
    else:
        asked = _conversation(context, is_empty=not about)
    with asked as answers:
        receipt = store(
            context, "check", changes_for(context, answers), key=key, dry_run=dry_run
        )
    if json:
        show_json(context, receipt)


def _conversation(
    context: Context, *, is_empty: bool
) -> AbstractContextManager[Answers]:
    if not (is_empty and context.may_ask):
        raise InvalidValueError(
            "nothing to keep", hint="such as `fascia check --pain neck=4`"
        )
    from fasciatrack.cli.conversation import ask_how_it_is, kept_if_it_fails

    return kept_if_it_fails(context, "check", ask_how_it_is(context))
