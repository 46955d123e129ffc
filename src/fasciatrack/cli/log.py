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
    check_word,
    given,
    read_note,
    show_json,
    store,
)
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.quantities import duration_text
from fasciatrack.domain.words import parse_words
from fasciatrack.errors import InvalidValueError, NotFoundError

REPEATED = ("kind", "areas", "duration", "pressure", "tool", "practitioner", "tags")
"""What `--like` takes over; how it felt is never copied."""


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
    pain: options.Pain = None,
    stiffness: options.Stiffness = None,
    tightness: options.Tightness = None,
    soreness: options.Soreness = None,
    mobility: options.Mobility = None,
    fatigue: options.Fatigue = None,
    stress: options.Stress = None,
    mood: options.Mood = None,
    pressure: options.Pressure = None,
    tool: options.Tool = None,
    practitioner: options.Practitioner = None,
    side_effect: options.SideEffects = None,
    sleep: options.Sleep = None,
    quality: options.Quality = None,
    water: options.Water = None,
    at: options.At = None,
    note: options.Note = None,
    tag: options.Tags = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="ID",
            help="Take what, where and how long from this entry; `last` is fine.",
            autocompletion=options.complete_number,
        ),
    ] = None,
    key: options.Key = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
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
        tool=tool,
        practitioner=practitioner,
        side_effects=side_effect,
        at=at,
        note=read_note(context, note),
        tags=tag,
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
        session = _liked(context, like) | _from_words(context, words or []) | session
        answers = Answers(
            session=_with_kind(context, session), night=night, drink=drink
        )
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


def _from_words(context: Context, words: list[str]) -> Form:
    for word in words:
        check_word(word, "word")
    said = parse_words(words, context.areas)
    form = {}
    if said.kind:
        form["kind"] = said.kind
    if said.places:
        form["areas"] = ", ".join(place_word(place) for place in said.places)
    if said.duration:
        form["duration"] = duration_text(
            said.duration.seconds, said.duration.sets, said.duration.set_seconds
        )
    return form


def _liked(context: Context, like: str | None) -> Form:
    if like is None:
        return {}
    if like == "last":
        sessions = context.diary.last_recorded(("session",))
        if not sessions:
            raise NotFoundError("there is no session yet", hint="log a first one")
        entry = sessions[0]
    else:
        entry = options.find_entry(context, like)
    if entry.type != "session":
        raise InvalidValueError(
            f"entry {entry.number} is a {entry.type}, not a session",
            hint="`--like last` takes the last session",
        )
    form = form_of(entry)
    return {name: form[name] for name in REPEATED if form[name]}


def _with_kind(context: Context, session: Form) -> Form:
    if "kind" in session:
        return session
    if not context.may_ask:
        raise InvalidValueError(
            "the kind is missing", hint="add one, such as foam-roll, ball or stretch"
        )
    from fasciatrack.cli.conversation import ask_kind

    return {"kind": ask_kind(context), **session}
