"""fascia stop: keep how it is after the session that runs, and how long it took."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.open_session import (
    PAIN,
    STIFFNESS,
    needed_session,
    on_one_side,
    told,
)
from fasciatrack.cli.recording import given, read_note, show_json, store, stored_before
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.form_reading import revise_entry
from fasciatrack.domain.forms import RATED, Form, form_of, merged_ratings
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.two_steps import (
    duration_until,
    in_order,
    is_length_open,
    joined_notes,
    places_before,
    runs_for,
    still_open,
    with_worked,
    worked_places,
)
from fasciatrack.domain.values import replace
from fasciatrack.domain.words import parse_session_ratings
from fasciatrack.errors import (
    ChangedMeanwhileError,
    FasciaError,
    InvalidValueError,
    quoted,
)
from fasciatrack.output.lines import place_name

UNKNOWN = ("unknown", "-")
"""Words for a duration that nobody knows."""
ONE_SIDE = {"left", "right"}
TAKEN_OVER = (
    "pressure",
    "sensation",
    "discomfort",
    "tool",
    "practitioner",
    "side-effects",
    "duration",
)
"""Fields that a stop fills in or corrects."""


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    pain: list[str] | None = PAIN,
    stiffness: list[str] | None = STIFFNESS,
    tightness: list[str] | None = options.TIGHTNESS,
    soreness: list[str] | None = options.SORENESS,
    mobility: list[str] | None = options.MOBILITY,
    fatigue: list[str] | None = options.FATIGUE,
    stress: list[str] | None = options.STRESS,
    mood: list[str] | None = options.MOOD,
    duration: Annotated[
        str | None,
        typer.Option(
            "--duration",
            metavar="TIME",
            help="How long it was, such as 12m; or unknown.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="WHEN", help="When it ended; now if unsaid."),
    ] = None,
    pressure: str | None = options.PRESSURE,
    sensation: str | None = options.SENSATION,
    discomfort: str | None = options.DISCOMFORT,
    tool: str | None = options.TOOL,
    practitioner: str | None = options.PRACTITIONER,
    side_effect: list[str] | None = options.SIDE_EFFECTS,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    caution: list[str] | None = options.CAUTIONS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Scores are how it is now; on a terminal those are asked for that have a before.

    The duration is the time since the start, to the minute from two minutes on. The
    clock is not believed once it has run for more than 3 hours, or for more than 1 hour
    where another day has begun: then it asks how long it really was, or has to be told
    with --duration or --at.

    Of a guided session what was worked is kept; where nothing was, it has to be told
    how long it was.

    What was said at the start stays; notes are put one below the other.
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
        duration=duration,
        at=at,
        pressure=pressure,
        sensation=sensation,
        discomfort=discomfort,
        tool=tool,
        practitioner=practitioner,
        side_effects=side_effect,
        note=read_note(context, note),
        tags=options.with_cautions(tag, caution),
    )
    receipt = stored_before(context, "stop", key) or _stopped(
        context, said, key=key, dry_run=dry_run
    )
    if json:
        show_json(context, receipt)


def _stopped(
    context: Context, said: Form, *, key: str | None, dry_run: bool
) -> Receipt:
    """Ask for what is missing, and keep the session that runs."""
    running = needed_session(context, "stop")
    said = _with_duration(context, running, said)
    _refuse_untouched(context, running, said)
    said = _completed(context, running, said)
    entry = _finished(context, running, said)
    _note_other_places(context, entry)
    changes = [Change(before=running), Change(after=entry)]
    try:
        return store(context, "stop", changes, key=key, dry_run=dry_run)
    except FasciaError as error:
        from fasciatrack.cli.hand_back import as_command, hand_back

        # Who stops it later may find nothing that runs, or something else.
        is_gone = isinstance(error, ChangedMeanwhileError)
        again = as_command(entry) if is_gone else _again(running, said, key)
        hand_back(context, again)
        raise


def _with_duration(context: Context, running: OpenSession, said: Form) -> Form:
    """Put the duration in, as far as it is known without asking."""
    said = dict(said)
    end = said.pop("at", None)
    if end is not None:
        if "duration" in said:
            raise InvalidValueError(
                "--duration and --at both say how long it was", hint="give one"
            )
        return said | {"duration": duration_until(running, _end(context, end))}
    if "duration" in said:
        known = "" if said["duration"] in UNKNOWN else said["duration"]
        return said | {"duration": known}
    is_open = is_length_open(running, now=context.now, today=context.today)
    if running.routine is not None or is_open or not runs_for(running, context.now):
        return said
    return said | {"duration": duration_until(running, context.now)}


def _end(context: Context, text: str) -> datetime:
    at = context.reading.when(text).at
    if at is None:
        raise InvalidValueError(
            f"{quoted(text)} has no time of day", hint="say when it ended: --at 22:10"
        )
    return at


def _refuse_untouched(context: Context, running: OpenSession, said: Form) -> None:
    """Refuse to keep as done what a guided session only meant to do."""
    if running.routine is not None and not (running.worked or said.get("duration")):
        raise FasciaError(
            f"no area was worked on so far: {told(context, running)}",
            hint="`fascia roll --resume` goes on, `fascia cancel` forgets it; or say"
            " how long it was, such as --duration 10m",
        )


def _completed(context: Context, running: OpenSession, said: Form) -> Form:
    """Ask for what is missing, and return everything."""
    # Told before anything is asked, not after.
    _finished(context, running, said)
    is_long = "duration" not in said and is_length_open(
        running, now=context.now, today=context.today
    )
    open_metrics = [name for name in still_open(running.entry) if name not in said]
    if not context.may_ask:
        if is_long:
            _refuse(context, running)
        return said
    if not (is_long or open_metrics):
        return said
    from fasciatrack.cli.two_step_questions import ask_after

    left = "left running: " if is_long else ""
    context.tell(f"{left}{told(context, running)}")
    return said | ask_after(context, running, open_metrics, how_long=is_long)


def _refuse(context: Context, running: OpenSession) -> None:
    raise InvalidValueError(
        f"left running: {told(context, running)}; how long it was is not known",
        hint="say it with --duration 10m, --at 22:10 for its end, or"
        " --duration unknown",
    )


def _finished(context: Context, running: OpenSession, said: Form) -> Entry:
    """Build the session as it is kept."""
    entry = _worked(running)
    form = form_of(entry)
    form |= {name: said[name] for name in TAKEN_OVER if name in said}
    if "tags" in said:
        form["tags"] = f"{form['tags']} {said['tags']}"
    if "note" in said:
        form["note"] = joined_notes(entry.note, said["note"])
    entry = revise_entry(entry, form, reading=context.reading)
    told_now = on_one_side(said, "after")
    for metric in RATED:
        if metric in told_now:
            ratings = parse_session_ratings(
                metric,
                [told_now[metric]],
                places_before(entry, metric),
                context.areas,
            )
            entry = replace(entry, ratings=merged_ratings(entry.ratings, ratings))
    return replace(
        entry,
        ratings=in_order(entry.ratings),
        recorded_at=context.now.astimezone(UTC),
    )


def _note_other_places(context: Context, entry: Entry) -> None:
    """Say which scores are about a place that was not worked on: a slip, perhaps."""
    known = {
        *entry.areas,
        *(each.place for each in entry.ratings if each.phase == "before"),
    }
    told = dict.fromkeys(each.place for each in entry.ratings if each.phase == "after")
    for place in told:
        if place and entry.areas and not any(_is_in(place, each) for each in known):
            worked = ", ".join(place_name(each) for each in entry.areas)
            context.say(f"note: {place_name(place)} was not worked on; it was {worked}")


def _is_in(place: Place, other: Place | None) -> bool:
    """Say whether one may mean the other: a side left out may be either."""
    return (
        other is not None
        and place.area == other.area
        and (place.side == other.side or not {place.side, other.side} <= ONE_SIDE)
    )


def _worked(running: OpenSession) -> Entry:
    """Return the entry; of a guided session only with what was worked on."""
    if not running.worked:
        return running.entry
    from fasciatrack.domain.guided import narrowed

    entry = narrowed(running.entry, worked_places(running))
    return with_worked(replace(running, entry=entry))


def _again(running: OpenSession, said: Form, key: str | None) -> str:
    """Write what was said, asked and worked out as the line that stops it later."""
    from fasciatrack.cli.hand_back import command_line, option_words

    again = dict(said)
    if running.routine is None or "duration" in said:
        # Later the clock would say something else.
        again["duration"] = said.get("duration") or UNKNOWN[0]
    return command_line("stop", *option_words(again | given(key=key)))
