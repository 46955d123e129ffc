"""fascia follow-up: how it is the day after a session, and while one is sore."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import (
    given,
    read_note,
    show_json,
    store,
    stored_before,
)
from fasciatrack.domain.afterwards import ANSWERS, LOADS, MOVEMENTS, FollowUp
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.follow_ups import (
    DAYS_BACK,
    Look,
    completed,
    due,
    follow_ups,
    hours_of_look,
    next_opening,
    of_its_own,
    together,
)
from fasciatrack.domain.form_reading import read_entry
from fasciatrack.domain.forms import Form
from fasciatrack.domain.periods import Period, format_day
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.errors import FasciaError, InvalidValueError, NotFoundError
from fasciatrack.output.figures import counted
from fasciatrack.output.lines import entry_line
from fasciatrack.storage.identifiers import new_id

if TYPE_CHECKING:
    from fasciatrack.domain.moments import When

Group = Sequence[Look]
"""Looks that one answer serves."""

SORENESS_NOW = options.scores(
    "soreness", "As it is now: 3, or left-calf=3 for one area."
)
PAIN_NOW = options.scores("pain", "The same, 0 to 10.")
STIFFNESS_NOW = options.scores("stiffness", "The same, 0 to 10.")


def run(  # noqa: PLR0913 - one argument per option
    ctx: typer.Context,
    *,
    soreness: list[str] | None = SORENESS_NOW,
    pain: list[str] | None = PAIN_NOW,
    stiffness: list[str] | None = STIFFNESS_NOW,
    hobbling: Annotated[
        str | None,
        typer.Option(
            "--hobbling",
            metavar="WORD",
            help="yes, no or unsure.",
            autocompletion=options.offer(*ANSWERS),
        ),
    ] = None,
    movement: Annotated[
        str | None,
        typer.Option(
            "--movement",
            metavar="WORD",
            help='After the session: "walk 20m", arm-swings, stretch, other, none.',
            autocompletion=options.offer(*MOVEMENTS),
        ),
    ] = None,
    load: Annotated[
        str | None,
        typer.Option(
            "--load",
            metavar="WORD",
            help="The rest of that day: none, light, moderate, heavy.",
            autocompletion=options.offer(*LOADS),
        ),
    ] = None,
    water: Annotated[
        str | None,
        typer.Option(
            "--water", metavar="AMOUNT", help="Drunk in the hours after it: 500ml."
        ),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="ID",
            help="Of this session, due or not; `last` is the last session.",
            autocompletion=options.complete_session,
        ),
    ] = None,
    at: str | None = options.AT,
    note: str | None = options.NOTE,
    tag: list[str] | None = options.TAGS,
    key: str | None = options.KEY,
    dry_run: bool = options.DRY_RUN,
    json: bool = options.JSON,
) -> None:
    """A look is due from the next day on, at least 8 hours after a session.

    While soreness is above 0, or was not told, another one is due after 36 and after
    60 hours; they are called the looks after 48 and 72 hours. Sessions within 3 hours
    of each other are answered for in one go; one whose areas no score is about stays
    due. Said twice, the second completes or corrects the first.

    With nothing at all, on a terminal, it asks for each session that is due.
    """
    context = options.context_of(ctx)
    form = given(
        soreness=soreness,
        pain=pain,
        stiffness=stiffness,
        hobbling=hobbling,
        movement=movement,
        load=load,
        water=water,
        at=at,
        note=read_note(context, note),
        tags=tag,
    )
    receipt = stored_before(context, "follow-up", key)
    if receipt is None:
        groups = _groups(context, of, context.reading.when(at or ""))
        if not groups:
            _say_when(context, is_told=bool(form))
            receipt = Receipt(changes=())
        elif form.keys() <= {"at", "tags"}:
            receipt = _asked(context, groups, form, key=key, dry_run=dry_run)
        else:
            receipt, skipped = _kept(context, groups[0], form, key=key, dry_run=dry_run)
            _say_what_is_left(context, [skipped, *groups[1:]])
    if json:
        show_json(context, receipt)


def _groups(context: Context, of: str | None, when: "When") -> Sequence[Group]:
    """Find what is looked back at, latest first: what is due, or what was named."""
    if of is None:
        entries = _of_the_last_days(context, when.day)
        return together(due(entries, now=when.at, today=when.day))
    session = _session(context, of)
    hours = hours_of_look(session, at=when.at, day=when.day)
    made = _made(context, [session])
    is_first = not made.get(session.id)
    return [[Look(session=session, hours=hours, is_first=is_first)]]


def _session(context: Context, word: str) -> Entry:
    if word != "last":
        entry = options.find_entry(context, word)
        if entry.session is None:
            raise InvalidValueError(
                f"entry {entry.number} is a {entry.type}, not a session",
                hint="`fascia list` shows the sessions",
            )
        return entry
    sessions = context.diary.last_recorded(("session",))
    if not sessions:
        raise NotFoundError("there is no session yet", hint="log a first one")
    return sessions[0]


def _of_the_last_days(context: Context, day: date) -> list[Entry]:
    period = Period(first=day - timedelta(days=DAYS_BACK), last=context.today)
    kinds = Selection(types=("session", "follow-up"), period=period)
    return context.diary.entries(kinds)


def _made(context: Context, sessions: Sequence[Entry]) -> dict[str, dict[int, Entry]]:
    """Find the follow-ups of these sessions that the diary holds."""
    period = Period(
        first=min(session.day for session in sessions),
        last=max(context.today, *(session.day for session in sessions)),
    )
    return follow_ups(
        context.diary.entries(Selection(types=("follow-up",), period=period))
    )


def _asked(
    context: Context,
    groups: Sequence[Group],
    form: Form,
    *,
    key: str | None,
    dry_run: bool,
) -> Receipt:
    """Ask for one group after the other; what was answered is kept at once."""
    if not context.may_ask:
        _say_what_is_left(context, groups, more="")
        raise InvalidValueError(
            "nothing to keep", hint="such as `fascia follow-up --soreness 3 --pain 2`"
        )
    from fasciatrack.cli.follow_up_questions import ask_about

    changes: tuple[Change, ...] = ()
    # A key stands for one operation.
    for number, group in enumerate(groups[:1] if key else groups):
        answers = ask_about(context, group, is_first=number == 0)
        if not answers:
            context.say("left out; nothing was stored for it")
            continue
        answers = form | answers
        try:
            receipt, skipped = _kept(context, group, answers, key=key, dry_run=dry_run)
        except FasciaError:
            _hand_back(context, group, answers)
            raise
        _say_what_is_left(context, [skipped])
        changes += receipt.changes
    return Receipt(changes=changes)


def _kept(
    context: Context, group: Group, form: Form, *, key: str | None, dry_run: bool
) -> tuple[Receipt, Group]:
    """Keep what was told; return also the looks of which nothing was."""
    told = dict(_told(context, group, form))
    made = _made(context, [look.session for look in group])
    changes = [
        _change(entry, made.get(of, {}), is_moved="at" in form)
        for of, entry in told.items()
    ]
    receipt = store(context, "follow-up", changes, key=key, dry_run=dry_run)
    return receipt, [look for look in group if look.session.id not in told]


def _told(context: Context, group: Group, form: Form) -> Iterator[tuple[str, Entry]]:
    """Give by the session's id what was told of each, where anything was."""
    sessions = [look.session for look in group]
    for look in group:
        others = [other for other in sessions if other is not look.session]
        entry = of_its_own(look.session, _read(context, look, form), others)
        if entry is not None:
            yield look.session.id, entry


def _change(entry: Entry, made: Mapping[int, Entry], *, is_moved: bool) -> Change:
    """Keep a look, or complete the one that was made before."""
    before = None if entry.follow_up is None else made.get(entry.follow_up.hours)
    if before is None:
        return Change(after=entry)
    after = completed(before, entry)
    if is_moved:
        after = replace(after, at=entry.at, day=entry.day, zone=entry.zone)
    return Change(before=before, after=after)


def _hand_back(context: Context, group: Group, form: Form) -> None:
    """Give the answers back as lines to run again, should storing them fail."""
    from fasciatrack.cli.hand_back import as_command, hand_back

    numbers = {look.session.id: look.session.number for look in group}
    told = _told(context, group, form)
    hand_back(context, *(as_command(one, session=numbers[of]) for of, one in told))


def _read(context: Context, look: Look, form: Form) -> Entry:
    follow_up = FollowUp(session=look.session.id, hours=look.hours)
    return read_entry(
        "follow-up",
        form,
        id_=new_id(),
        reading=context.reading,
        base={"follow_up": follow_up, "areas": look.session.areas},
    )


def _say_when(context: Context, *, is_told: bool) -> None:
    """Say that nothing is due, and when something will be.

    Raises:
        FasciaError: something was told, which would be lost.
    """
    opening = next_opening(
        _of_the_last_days(context, context.today),
        # The offset of today may not be that of tomorrow.
        now=context.now.astimezone(context.zone()),
        today=context.today,
        day_ends_at=context.settings.day_ends_at,
    )
    following = (
        "" if opening is None else f"; the next is due {_when(context, opening)}"
    )
    if is_told:
        raise FasciaError(
            f"no follow-up is due{following}",
            hint="name the session with --of ID, or keep it with `fascia check`",
        )
    context.say(f"no follow-up is due{following}")


def _when(context: Context, opening: datetime | date) -> str:
    today = context.now.date()
    day = opening.date() if isinstance(opening, datetime) else opening
    is_tomorrow = day == today + timedelta(days=1)
    said = "tomorrow" if is_tomorrow else format_day(day, today=today)
    return f"{said} from {opening:%H:%M}" if isinstance(opening, datetime) else said


def _say_what_is_left(
    context: Context, groups: Sequence[Group], *, more: str = " more"
) -> None:
    left = [look.session for group in groups for look in group]
    if left:
        context.say(f"{counted(len(left), 'session')}{more} to look back at:")
    for session in left:
        line = entry_line(session, today=context.today, screen=context.talk_screen)
        context.say(f"  {line}")
