"""fascia look-back: what changed in the last month, in the person's own opinion."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.hand_back import hand_back
from fasciatrack.cli.look_back_said import MOST_ACTIVITIES, OWN_HANDS, Said
from fasciatrack.cli.looking_back import latest_look_backs, look_back_of
from fasciatrack.cli.recording import (
    check_word,
    given,
    read_note,
    show_json,
    store,
    stored_before,
)
from fasciatrack.domain.afterwards import (
    ANSWERS,
    ActivityScore,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.forms import OUTCOMES
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import FasciaError, InvalidValueError, UnknownWordError

if TYPE_CHECKING:
    from datetime import date

PARTS = ("outcomes", "peg", "activities", "recommend")


def answered(name: str, help_: str) -> Any:  # noqa: ANN401 - as typer.Option itself
    """Describe an option that takes yes, no or unsure."""
    return typer.Option(
        f"--{name}",
        metavar="WORD",
        help=help_,
        autocompletion=options.offer(*ANSWERS),
    )


def complete_activity(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer the activities that the latest look backs scored."""
    latest = _latest(ctx)
    names = (one.activity for entry in latest for one in entry.activities)
    return options.offer(*dict.fromkeys(names))(incomplete)


def complete_therapist(ctx: typer.Context, incomplete: str) -> options.Completions:
    """Offer whom the latest look backs recommend, and who treated the person."""
    names = [one.practitioner for each in _latest(ctx) for one in each.recommendations]
    for entry in options.context_of(ctx).diary.last_recorded(("session",), count=100):
        name = entry.session and entry.session.practitioner
        if name and name.casefold() != OWN_HANDS:
            names.append(name)
    return options.offer(*dict.fromkeys(names))(incomplete)


def _latest(ctx: typer.Context) -> tuple[Entry, ...]:
    context = options.context_of(ctx)
    return latest_look_backs(context, context.today)[::-1]


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PART]...",
            help="Ask only outcomes, peg, activities or recommend.",
            autocompletion=options.offer(*PARTS),
        ),
    ] = None,
    *,
    less_pain: Annotated[
        str | None, answered("less-pain", "yes, no or unsure.")
    ] = None,
    more_motion: Annotated[str | None, answered("more-motion", "The same.")] = None,
    better_sleep: Annotated[str | None, answered("better-sleep", "The same.")] = None,
    better_performance: Annotated[
        str | None, answered("better-performance", "The same.")
    ] = None,
    peg: Annotated[
        str | None,
        typer.Option(
            "--peg",
            metavar='"6 7 4"',
            help="Past week, 0 to 10: pain; in the way of enjoyment; of activity.",
        ),
    ] = None,
    activity: Annotated[
        list[str] | None,
        typer.Option(
            "--activity",
            metavar='"WORDS=0-10"',
            help='"climbing stairs=4": 0 unable to do it, 10 as before.',
            autocompletion=complete_activity,
        ),
    ] = None,
    recommend: Annotated[
        list[str] | None,
        typer.Option(
            "--recommend",
            metavar='"NAME=WORD"',
            help='A therapist: "Mara=yes".',
            autocompletion=complete_therapist,
        ),
    ] = None,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """Once a month: four outcomes, the PEG, activities of your own, and therapists.

    The PEG is three scores for the past week (Krebs 2009); activities are scored in
    your own words (Stratford 1995). A second look back on the same day completes or
    corrects the first.

    With nothing else, on a terminal, it asks.
    """
    context = options.context_of(ctx)
    about = given(at=at, tags=tag)
    said = _given(
        given(
            less_pain=less_pain,
            more_motion=more_motion,
            better_sleep=better_sleep,
            better_performance=better_performance,
            peg=peg,
        ),
        activity or (),
        recommend or (),
        read_note(context, note),
    )
    receipt = stored_before(context, "look-back", key)
    if receipt is None:
        with _asked_unless_said(context, parts or (), said, about) as told:
            change = _change(context, told, about)
            receipt = store(context, "look-back", [change], key=key, dry_run=dry_run)
        _tell_compared(context, receipt)
    if json:
        show_json(context, receipt)


def _given(
    form: Mapping[str, str],
    activities: Sequence[str],
    recommended: Sequence[str],
    note: str | None,
) -> Said:
    from fasciatrack.domain.afterwards_reading import (
        look_back_fields,
        parse_activities,
        parse_recommendations,
    )

    for word in activities:
        check_word(word, "activity")
    for word in recommended:
        check_word(word, "recommend")
    if note is not None:
        check_word(note, "note", may_be_empty=True)
    fields = look_back_fields(form)
    return Said(
        look_back={name: value for name, value in fields.items() if value is not None},
        activities=parse_activities(",".join(activities)),
        recommendations=parse_recommendations(",".join(recommended)),
        note=note or None,
    )


@contextmanager
def _asked_unless_said(
    context: Context, parts: Sequence[str], said: Said, about: Mapping[str, str]
) -> Iterator[Said]:
    """Ask where nothing was said; hand the answers back should storing them fail."""
    for part in parts:
        if part not in PARTS:
            refusal = UnknownWordError(part, what="part of a look back")
            refusal.hint = f"one of {', '.join(PARTS)}"
            raise refusal
    if not said.is_empty:
        if parts:
            raise InvalidValueError(
                f"{parts[0]} asks, and options answer", hint="give one or the other"
            )
        yield said
        return
    if not context.may_ask:
        raise InvalidValueError(
            "nothing to keep", hint='such as `fascia look-back --peg "6 7 4"`'
        )
    from fasciatrack.cli.look_back_questions import as_command, ask_to_look_back

    day = context.reading.when(about.get("at", "")).day
    asked = ask_to_look_back(context, parts or _open_parts(context, day), day)
    try:
        yield asked
    except FasciaError:
        hand_back(context, as_command(asked, about))
        raise


def _open_parts(context: Context, day: "date") -> Sequence[str]:
    """Name what the day's look back does not hold yet; all, where it holds all."""
    entry = look_back_of(context, day)
    if entry is None or entry.look_back is None:
        return PARTS
    held = {
        "outcomes": any(getattr(entry.look_back, name) for name in OUTCOMES.values()),
        "peg": entry.look_back.peg is not None,
        "activities": bool(entry.activities),
        "recommend": bool(entry.recommendations),
    }
    return [part for part in PARTS if not held[part]] or PARTS


def _change(context: Context, said: Said, about: Mapping[str, str]) -> Change:
    """Keep a look back; a second one on the same day completes or corrects it."""
    from datetime import UTC

    from fasciatrack.storage.identifiers import new_id

    when = context.reading.when(about.get("at", ""))
    before = look_back_of(context, when.day)
    if before is not None:
        after = _completed(before, said, about)
        if "at" in about:
            after = replace(after, at=when.at, zone=when.zone)
    else:
        after = Entry(
            id=new_id(),
            type="look-back",
            recorded_at=context.now.astimezone(UTC),
            day=when.day,
            at=when.at,
            zone=when.zone,
            look_back=LookBack(**said.look_back),
            activities=said.activities,
            recommendations=said.recommendations,
            note=said.note,
            tags=_tags(about),
        )
    if len(after.activities) > MOST_ACTIVITIES:
        raise InvalidValueError(
            f"{len(after.activities)} activities are too many to follow",
            hint=f"{MOST_ACTIVITIES} at most",
        )
    return Change(before=before, after=after)


def _completed(entry: Entry, said: Said, about: Mapping[str, str]) -> Entry:
    return replace(
        entry,
        look_back=replace(entry.look_back or LookBack(), **said.look_back),
        activities=_merged(entry.activities, said.activities),
        recommendations=_merged_people(entry.recommendations, said.recommendations),
        note=said.note or entry.note,
        tags=_tags(about) or entry.tags,
    )


def _tags(about: Mapping[str, str]) -> tuple[str, ...]:
    from fasciatrack.domain.form_reading import read_tags

    return read_tags(about.get("tags", ""))


def _merged(
    known: Sequence[ActivityScore], newer: Sequence[ActivityScore]
) -> tuple[ActivityScore, ...]:
    by_name = {one.activity.casefold(): one for one in (*known, *newer)}
    return tuple(by_name.values())


def _merged_people(
    known: Sequence[Recommendation], newer: Sequence[Recommendation]
) -> tuple[Recommendation, ...]:
    by_name = {one.practitioner.casefold(): one for one in (*known, *newer)}
    return tuple(by_name.values())


def _tell_compared(context: Context, receipt: Receipt) -> None:
    """Say what was said the time before, where there was one."""
    from fasciatrack.domain.periods import DAY
    from fasciatrack.output.practice_sheets import compared_lines
    from fasciatrack.reporting.practice.look_backs import compare_look_backs

    for entry in receipt.entries:
        earlier = latest_look_backs(context, entry.day - DAY)
        if earlier:
            compared = compare_look_backs(entry, earlier[-1])
            for line in compared_lines(compared, context.talk_screen):
                context.say(line)
