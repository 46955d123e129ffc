"""fascia edit: correct an entry, by options or in an editor."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from typing import Annotated

import typer

from fasciatrack.cli import night_options, options
from fasciatrack.cli.context import Context
from fasciatrack.cli.mending import show_changes, tell_changes, tell_done
from fasciatrack.cli.noticing import tell_notices, with_notices
from fasciatrack.cli.recording import check_word, given, read_note, stored_before
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.follow_ups import at_their_hours
from fasciatrack.domain.form_reading import read_ratings, revise_entry
from fasciatrack.domain.forms import FIELDS, RATED, Form, form_of, merged_ratings
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place, Rating
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.errors import FasciaError, InvalidValueError, quoted

_OPTION_OF_FIELD = {
    "areas": "area",
    "amount": "water",
    "tags": "tag",
    "side-effects": "side-effect",
}
_FIELD_OF_OPTION = {option: field for field, option in _OPTION_OF_FIELD.items()}
EVERY_FIELD = tuple(dict.fromkeys(chain(*FIELDS.values())))


def complete_field(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer the fields of the entry that is named, or all there are."""
    names: tuple[str, ...] = EVERY_FIELD
    with suppress(FasciaError):
        # Where an option waits for its value, the number is still among the rest.
        number = str(ctx.params.get("number") or next(iter(ctx.args), ""))
        names = FIELDS[options.find_entry(options.context_of(ctx), number).type]
    return options.offer(*names)(incomplete)


NewKind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="What it was.",
        autocompletion=options.complete_kind,
    ),
]
NewAreas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="AREA",
        help="Where; instead of all areas it has.",
        autocompletion=options.complete_area,
    ),
]
NewDuration = Annotated[
    str | None, typer.Option("--duration", metavar="TIME", help="10m, 1h30 or 3x60s.")
]
NewDay = Annotated[
    str | None, typer.Option("--day", metavar="DAY", help="Of a night: when you woke.")
]
Clear = Annotated[
    list[str] | None,
    typer.Option(
        "--clear",
        metavar="FIELD",
        help="Make it unknown again: pressure, note, pain …",
        autocompletion=complete_field,
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help='Any field it has: load=heavy, "peg=6 7 4", soreness=left-calf=3.',
        autocompletion=complete_field,
    ),
]


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    number: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An entry number, or `last`.",
            autocompletion=options.complete_number,
        ),
    ],
    *,
    kind: NewKind = None,
    area: NewAreas = None,
    duration: NewDuration = None,
    pain: list[str] | None = options.PAIN,
    stiffness: list[str] | None = options.STIFFNESS,
    tightness: list[str] | None = options.TIGHTNESS,
    soreness: list[str] | None = options.SORENESS,
    mobility: list[str] | None = options.MOBILITY,
    fatigue: list[str] | None = options.FATIGUE,
    stress: list[str] | None = options.STRESS,
    mood: list[str] | None = options.MOOD,
    pressure: str | None = options.PRESSURE,
    tool: str | None = options.TOOL,
    practitioner: str | None = options.PRACTITIONER,
    side_effect: list[str] | None = options.SIDE_EFFECTS,
    sleep: str | None = options.SLEEP,
    quality: str | None = options.QUALITY,
    water: str | None = options.WATER,
    beverage: str | None = options.BEVERAGE,
    caffeine: str | None = options.CAFFEINE,
    at: str | None = options.AT,
    day: NewDay = None,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    set_: Set = None,
    clear: Clear = None,
    bed: str | None = night_options.BED,
    lights_out: str | None = night_options.LIGHTS_OUT,
    woke: str | None = night_options.WOKE,
    up: str | None = night_options.UP,
    latency: str | None = night_options.LATENCY,
    awake: str | None = night_options.AWAKE,
    awakenings: str | None = night_options.AWAKENINGS,
    dry_run: bool = options.DRY_RUN,
    key: str | None = options.KEY,
    json: bool = options.JSON,
) -> None:
    """Only what you give changes; --clear makes a field unknown again.

    --set changes what has no option of its own, such as the load of a follow-up or the
    PEG of a look back; it replaces the whole field, but of scores only those it names.

    Without any option, on a terminal, the entry opens in your editor ($VISUAL,
    $EDITOR). A score changes only its own area: --pain left-calf=6:2.

    When a session or a follow-up is moved, it is worked out anew which look that is:
    24, 48 or 72 h after. Where it would be none, the change is refused.
    """
    context = options.context_of(ctx)
    if stored_before(context, "edit", key):
        return
    before = options.find_entry(context, number)
    form = given(
        kind=kind,
        areas=", ".join(area) if area else None,
        duration=duration,
        pressure=pressure,
        tool=tool,
        practitioner=practitioner,
        side_effects=side_effect,
        sleep=sleep,
        quality=quality,
        amount=water,
        beverage=beverage,
        caffeine=caffeine,
        at=at,
        day=day,
        bed=bed,
        lights_out=lights_out,
        woke=woke,
        up=up,
        latency=latency,
        awake=awake,
        awakenings=awakenings,
        note=read_note(context, note),
        tags=tag,
    )
    scores = given(
        pain=pain,
        stiffness=stiffness,
        tightness=tightness,
        soreness=soreness,
        mobility=mobility,
        fatigue=fatigue,
        stress=stress,
        mood=mood,
    )
    if form or scores or set_ or clear:
        form, scores = _with_set(before, form, scores, set_ or ())
        after = _revised(context, before, form, scores, clear or ())
        changes = _keep(context, before, after, key=key, dry_run=dry_run)
    else:
        from fasciatrack.cli.editing import edited_entry

        with edited_entry(context, before) as after:
            changes = _keep(context, before, after, key=key, dry_run=dry_run)
    if json:
        show_changes(context, changes, done=not dry_run)


def _keep(
    context: Context, before: Entry, after: Entry, *, key: str | None, dry_run: bool
) -> list[Change]:
    """Show and store the change, and what it brings along; return all of it."""
    if before == after:
        context.say("nothing changed")
        return []
    _check_only_night(context, before, after)
    corrected = _with_looks(context, before, after)
    tell_changes(context, corrected, mark="would change: " if dry_run else "")
    changes = with_notices(context, corrected)
    receipt = Receipt(changes=tuple(changes))
    if not dry_run:
        receipt = context.diary.apply("edit", changes, key=key)
        tell_done(context, receipt, "changed")
    if not receipt.already_stored:
        tell_notices(context, receipt)
    return changes


def _with_looks(context: Context, before: Entry, after: Entry) -> list[Change]:
    """Let follow-ups stay true when their moment changes, or that of their session."""
    changed = Change(before=before, after=after)
    if (before.at, before.day) == (after.at, after.day):
        return [changed]
    if after.session is not None:
        looks = _looks_after(context, after.id)
        true = at_their_hours(after, looks)
        pairs = zip(looks, true, strict=True)
        return [changed, *(Change(before=a, after=b) for a, b in pairs if a != b)]
    if after.follow_up is not None:
        session = context.diary.by_id([of := after.follow_up.session]).get(of)
        if session is not None:
            others = [one for one in _looks_after(context, of) if one.id != after.id]
            (true_look,) = at_their_hours(session, [after], others)
            return [Change(before=before, after=true_look)]
    return [changed]


def _looks_after(context: Context, session: str) -> list[Entry]:
    """Find the follow-ups of a session."""
    every = context.diary.entries(Selection(types=("follow-up",)))
    return [
        entry
        for entry in every
        if entry.follow_up is not None and entry.follow_up.session == session
    ]


def _check_only_night(context: Context, before: Entry, after: Entry) -> None:
    """Refuse to move a night to a day that has one."""
    if after.type != "night" or after.day == before.day:
        return
    day = Period(first=after.day, last=after.day)
    for other in context.diary.entries(Selection(types=("night",), period=day)):
        raise InvalidValueError(
            f"{after.day} has a night already: entry {other.number}",
            hint="correct that one, or delete it first",
        )


def _field_of(entry: Entry, name: str) -> str:
    """Name the field that an option fills in: --water is the amount of a drink."""
    if name in FIELDS[entry.type]:
        return name
    return _FIELD_OF_OPTION.get(name, name)


def _with_set(
    entry: Entry, form: Form, scores: Form, words: Sequence[str]
) -> tuple[Form, Form]:
    """Add what --set says to what the other options say.

    Raises:
        InvalidValueError: it names no field, says nothing, or says it a second time.
    """
    form, scores = dict(form), dict(scores)
    if entry.type == "follow-up" and "amount" in form:
        form["water"] = form.pop("amount")
    for word in words:
        name, equals, text = word.partition("=")
        name = _field_of(entry, name.strip())
        if not equals:
            raise InvalidValueError(
                f"--set {quoted(word)} has no value",
                hint=f"write --set {name}=VALUE, or --clear {name}",
            )
        _check_field(entry, name)
        check_word(text, name, may_be_empty=name == "note")
        told = scores if name in RATED else form
        if name in told:
            raise InvalidValueError(f"{name} is given twice", hint="give it once")
        told[name] = text.strip()
    return form, scores


def _check_field(entry: Entry, name: str) -> None:
    """Refuse a field that such an entry does not have, and name those it has."""
    fields = FIELDS[entry.type]
    if name not in fields:
        known = ", ".join(_OPTION_OF_FIELD.get(each, each) for each in fields)
        raise InvalidValueError(
            f"entry {entry.number} is a {entry.type} and has no"
            f" {quoted(_OPTION_OF_FIELD.get(name, name))}",
            hint=f"--set FIELD=VALUE changes what it has: {known}",
        )


def _revised(
    context: Context,
    before: Entry,
    form: Form,
    scores: Form,
    clear: Sequence[str],
) -> Entry:
    cleared = [_field_of(before, name) for name in clear]
    for name in (*form, *scores, *cleared):
        _check_field(before, name)
    asked = form_of(before) | dict.fromkeys(cleared, "") | form
    after = revise_entry(before, asked, reading=context.reading)
    kept = tuple(
        rating for rating in _moved(before, after.areas) if rating.metric not in cleared
    )
    newer = read_ratings(before.type, scores, after.areas, context.reading)
    if before.type == "follow-up":
        from fasciatrack.domain.afterwards_reading import spread

        newer = spread(newer, after.areas)
    return replace(after, ratings=merged_ratings(kept, newer))


def _moved(before: Entry, areas: tuple[Place, ...]) -> tuple[Rating, ...]:
    """Let scores follow an area that was corrected into another one."""
    gone = [place for place in before.areas if place not in areas]
    come = [place for place in areas if place not in before.areas]
    if len(gone) != len(come):
        return before.ratings
    renamed = dict(zip(gone, come, strict=True))
    moved = []
    for rating in before.ratings:
        place = renamed.get(rating.place) if rating.place else None
        moved.append(
            replace(rating, area=place.area, side=place.side) if place else rating
        )
    return tuple(moved)
