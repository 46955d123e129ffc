"""fascia start: keep how it is before a session, and when it begins."""

from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.noticing import notices_in
from fasciatrack.cli.open_session import (
    PAIN,
    STIFFNESS,
    on_one_side,
    show_running,
    told,
)
from fasciatrack.cli.recording import given, read_note, store, stored_before
from fasciatrack.cli.session_words import LIKE, from_words, liked, with_kind
from fasciatrack.domain.changes import Change
from fasciatrack.domain.form_reading import read_entry
from fasciatrack.domain.forms import Form
from fasciatrack.domain.own import OpenSession
from fasciatrack.errors import FasciaError, InvalidValueError, quoted
from fasciatrack.storage.identifiers import new_id


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND] [AREA]...",
            help="What and where; in any order.",
            autocompletion=options.complete_words,
        ),
    ] = None,
    *,
    pain: list[str] | None = PAIN,
    stiffness: list[str] | None = STIFFNESS,
    tightness: list[str] | None = options.TIGHTNESS,
    soreness: list[str] | None = options.SORENESS,
    mobility: list[str] | None = options.MOBILITY,
    fatigue: list[str] | None = options.FATIGUE,
    stress: list[str] | None = options.STRESS,
    mood: list[str] | None = options.MOOD,
    pressure: str | None = options.PRESSURE,
    tool: str | None = options.TOOL,
    practitioner: str | None = options.PRACTITIONER,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    caution: list[str] | None = options.CAUTIONS,
    like: str | None = LIKE,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """The words are those of `fascia log`; the scores are how it is now.

    One session runs at a time. `fascia stop` asks how it is afterwards and works out
    the duration, `fascia cancel` forgets it, `fascia status` says what runs.

    With nothing at all, on a terminal, it asks.
    """
    context = options.context_of(ctx)
    said = given(
        pain=pain,
        stiffness=stiffness,
        tightness=tightness,
        soreness=soreness,
        mobility=mobility,
        fatigue=fatigue,
        stress=stress,
        mood=mood,
        pressure=pressure,
        tool=tool,
        practitioner=practitioner,
        at=at,
        note=read_note(context, note),
        tags=options.with_cautions(tag, caution),
    )
    receipt = stored_before(context, "start", key)
    if receipt is None:
        _refuse_second(context)
        if words or like is not None or said:
            form = liked(context, like) | {"duration": ""}
            form |= _from_words(context, words or []) | said
            form = on_one_side(with_kind(context, form), "before")
        else:
            form = _asked(context)
        change = Change(after=_begun(context, form))
        receipt = store(context, "start", [change], key=key, dry_run=dry_run)
    if json:
        # What runs may be another one by now, or none.
        running = None if dry_run else context.diary.open_session()
        show_running(
            context,
            running,
            already_stored=receipt.already_stored,
            notices=notices_in(receipt),
        )


def _refuse_second(context: Context) -> None:
    running = context.diary.open_session()
    if running is not None:
        raise FasciaError(
            f"a session is running: {told(context, running)}",
            hint="`fascia stop` keeps it, `fascia cancel` forgets it",
        )


def _from_words(context: Context, words: list[str]) -> Form:
    form = from_words(context, words)
    if "duration" in form:
        raise InvalidValueError(
            f"how long it takes is not known yet: {quoted(form['duration'])}",
            hint="leave it out, `fascia stop` works it out; or `fascia log` it whole",
        )
    return form


def _begun(context: Context, form: Form) -> OpenSession:
    entry = read_entry("session", form, id_=new_id(), reading=context.reading)
    if entry.at is None:
        raise InvalidValueError(
            f"{quoted(form['at'])} has no time of day",
            hint='say when it began, such as --at 21:00; or "10m ago"',
        )
    return OpenSession(entry=entry)


def _asked(context: Context) -> Form:
    if not context.may_ask:
        raise InvalidValueError(
            "nothing to start",
            hint="say what you do, such as `fascia start foam-roll left-calf --pain 6`",
        )
    from fasciatrack.cli.two_step_questions import ask_before

    return on_one_side(ask_before(context), "before")
