"""Safety notices: worked out before an entry is kept, told after it, never in its way.

Each is kept with the entry that gave rise to it, so that one undo takes back both, and
is given once a week at most for one area.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import HOBBLING, Entry, Rating, Session
from fasciatrack.errors import FasciaError
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.domain.notices import Notice
    from fasciatrack.reporting.notices.found import Found

DAYS_SILENT = 7
"""So long the same is not said again; what happened before is not news."""
MAY_BE_HIDDEN = ("water", "caffeine", "sleep")
"""By --quiet, and by the setting `safety_quiet`."""
WEEKS = 8
"""So long pain is looked at, as `reporting.notices.pain` needs it."""
SESSIONS_BEFORE = 4
"""Fewer than these before a session say nothing, as `reporting.notices.unchanged`."""
LEAST_PAIN = 1
"""Less than this gives rise to nothing."""


def with_notices(context: Context, changes: Sequence[Change]) -> list[Change]:
    """Add the notices that changes give rise to, as changes of their own.

    It never fails: what somebody wants to keep is worth more than a notice about it.
    """
    try:
        return [*changes, *map(_kept, _notices(context, changes))]
    except FasciaError as error:
        _tell_failure(context, safe(str(error)))
    except Exception as error:  # noqa: BLE001 - whatever it is, the entry is kept
        _tell_failure(context, f"{type(error).__name__}, a bug in fascia")
    return [*changes]


def notices_in(receipt: Receipt) -> "tuple[Notice, ...]":
    """Give the notices that were kept with what was stored."""
    others = [
        change.after
        for change in receipt.changes
        if change.after is not None and not isinstance(change.after, Entry)
    ]
    if not others:
        return ()
    from fasciatrack.domain.notices import Notice

    return tuple(other for other in others if isinstance(other, Notice))


def tell_notices(context: Context, receipt: Receipt) -> None:
    """Say the notices on standard error, each once."""
    notices = notices_in(receipt)
    if not notices:
        return
    from fasciatrack.output.notice_lines import notice_lines

    screen = context.talk_screen
    width = screen.width if context.stderr.isatty() else None
    # Broken already, and better: colours take no columns here.
    for line in notice_lines(notices, screen, width=width):
        context.ask(f"{line}\n")


def _tell_failure(context: Context, why: str) -> None:
    context.tell(f"no safety notice could be worked out: {why}")


def _kept(notice: "Notice") -> Change:
    return Change(after=notice)


def _notices(context: Context, changes: Iterable[Change]) -> "Iterator[Notice]":
    """Yield what has to be said now, the most urgent first."""
    found = [
        (entry, one)
        for entry in _told(changes)
        if abs(context.today - entry.day) < DAYS_SILENT * DAY
        for one in found_by(context, entry)
        if not (one.rule in MAY_BE_HIDDEN and _are_hidden(context))
    ]
    if found:
        from fasciatrack.cli.given_notices import new_notices

        yield from new_notices(context, found)


def _told(changes: Iterable[Change]) -> Iterator[Entry]:
    """Yield the entries that somebody tells of now, what begins included."""
    for change in changes:
        if isinstance(change.after, Entry):
            yield change.after
        elif change.after is not None and change.before is None:
            from fasciatrack.domain.own import OpenSession

            if isinstance(change.after, OpenSession):
                yield change.after.entry


def _are_hidden(context: Context) -> bool:
    return context.is_quiet or context.settings.safety_quiet


def found_by(context: Context, entry: Entry) -> "Iterator[Found]":
    """Ask the rules that an entry could give rise to something by."""
    pain = [each for each in entry.ratings if each.metric == "pain"]
    hurts = max((each.value for each in pain), default=0) >= LEAST_PAIN
    if hurts or entry.session is not None:
        yield from _from_lately(context, entry, pain if hurts else ())
    if entry.session is not None:
        yield from _about_session(context, entry, entry.session)
    elif entry.drink is not None:
        from fasciatrack.cli.notice_grounds import about_drink

        yield from about_drink(context, entry)
    elif entry.night is not None:
        from fasciatrack.cli.notice_grounds import about_night

        yield from about_night(context, entry)
    if (
        entry.follow_up is not None
        or HOBBLING in entry.tags
        or any(each.metric == "soreness" for each in entry.ratings)
    ):
        from fasciatrack.cli.notice_grounds import about_soreness

        yield from about_soreness(context, entry)


def _from_lately(
    context: Context, entry: Entry, pain: Sequence[Rating]
) -> "Iterator[Found]":
    """Ask about pain in weeks and caffeine in hours, which one look tells of."""
    areas = list(dict.fromkeys(each.area for each in pain))
    lately = context.diary.pain_and_caffeine(entry.day, days=WEEKS * 7, areas=areas)
    if pain:
        from fasciatrack.reporting.notices.pain import about_pain

        yield from about_pain(entry, lately)
        if entry.session is not None:
            for each in pain:
                if each.phase == "before":
                    yield from _about_start(context, entry, each)
    drunk = [(at, mg) for _, _, _, at, what, *_, mg in lately if what == "caffeine"]
    if drunk and entry.session is not None and entry.at is not None:
        from fasciatrack.reporting.notices.caffeine import about_caffeine_before

        yield from about_caffeine_before(entry.at.timestamp() / 3600, drunk)


def _about_start(context: Context, session: Entry, before: Rating) -> "Iterator[Found]":
    """Ask whether pain before sessions is where it began, however long ago that is."""
    place, diary = before.place, context.diary
    if not diary.has_starting_pain(before.area, count=SESSIONS_BEFORE):
        return
    last = diary.starting_pain(session, place, count=SESSIONS_BEFORE, is_last=True)
    first = diary.starting_pain(session, place, count=SESSIONS_BEFORE, is_last=False)
    from fasciatrack.reporting.notices.unchanged import medians_of, unchanged

    medians = medians_of((session.day, before.value), first, last)
    if medians is not None:
        yield unchanged(
            place,
            medians,
            since=first[0][0],
            today=session.day,
            sessions=diary.starting_pain_count(session, place) + 1,
        )


def _about_session(
    context: Context, entry: Entry, session: Session
) -> "Iterator[Found]":
    general = context.settings.cautions
    if session.sensation or session.discomfort or entry.tags or general:
        from fasciatrack.reporting.notices import session as rules

        yield from rules.about_sensation(entry)
        yield from rules.about_cautions(entry, entry.tags, general=general)
