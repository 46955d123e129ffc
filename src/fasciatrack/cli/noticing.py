"""Safety notices: worked out before an entry is kept, told after it, never in its way.

Each is kept with the entry that gave rise to it, so that one undo takes back both, and
is given once a week at most for one area.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fasciatrack.cli.context import Context
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.periods import DAY, EARLIEST, Period
from fasciatrack.domain.records import Entry, Place, Rating, Session
from fasciatrack.errors import FasciaError
from fasciatrack.output.screen import safe

if TYPE_CHECKING:
    from fasciatrack.domain.notices import Notice
    from fasciatrack.reporting.notices.found import Found

DAYS_SILENT = 7
"""So long the same is not said again; what happened before is not news."""
URGENT_FIRST = (
    "severe",
    "sharp",
    "sore",
    "caution",
    "rising",
    "unchanged",
    "water",
    "caffeine",
    "sleep",
)
MAY_BE_HIDDEN = ("water", "caffeine", "sleep")
"""By --quiet, and by the setting `safety_quiet`."""
WEEKS = 8
"""So long pain is looked at, as `reporting.notices.pain` needs it."""
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
        for one in _found(context, entry)
        if not (one.rule in MAY_BE_HIDDEN and _are_hidden(context))
    ]
    if not found:
        return
    from fasciatrack.domain.notices import Notice
    from fasciatrack.storage.identifiers import new_id

    said = _said_lately(context)
    found.sort(key=lambda pair: URGENT_FIRST.index(pair[1].rule))
    for entry, one in found:
        new = [
            place
            for place in one.places
            if _key(one.rule, place, one.words) not in said
        ]
        said.update(_key(one.rule, place, one.words) for place in new)
        for place in new:
            yield Notice(
                id=new_id(),
                rule=one.rule,
                day=context.today,
                area=place.area if place else None,
                side=place.side if place else None,
                entry=entry.id,
                text=one.text(new),
            )


def _said_lately(context: Context) -> set[object]:
    since = context.today - (DAYS_SILENT - 1) * DAY
    return {
        _key(notice.rule, notice.place, notice.text)
        for notice in context.diary.notices(since)
        # A clock that was ahead once silences nothing for longer.
        if notice.day < context.today + DAYS_SILENT * DAY
    }


def _key(rule: str, place: Place | None, words: str) -> object:
    """Give what is said once a week: a rule for an area, and each caution."""
    return rule, place, words if rule == "caution" else ""


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


def _found(context: Context, entry: Entry) -> "Iterator[Found]":
    """Ask the rules that an entry could give rise to something by."""
    pain = [each for each in entry.ratings if each.metric == "pain"]
    hurts = max((each.value for each in pain), default=0) >= LEAST_PAIN
    if hurts or entry.session is not None:
        yield from _from_lately(context, entry, pain if hurts else ())
    if entry.session is not None:
        yield from _about_session(context, entry, entry.session)
    elif entry.drink is not None:
        yield from _about_drink(context, entry)
    elif entry.night is not None:
        yield from _about_night(context, entry)
    if entry.follow_up is not None or any(
        each.metric == "soreness" for each in entry.ratings
    ):
        yield from _about_soreness(context, entry)


def _from_lately(
    context: Context, entry: Entry, pain: Sequence[Rating]
) -> "Iterator[Found]":
    """Ask about pain in weeks and caffeine in hours, which one look tells of."""
    areas = list(dict.fromkeys(each.area for each in pain))
    lately = context.diary.pain_and_caffeine(entry.day, days=WEEKS * 7, areas=areas)
    if pain:
        from fasciatrack.reporting.notices.pain import about_pain

        yield from about_pain(entry, lately)
    drunk = [(at, mg) for _, _, _, at, what, *_, mg in lately if what == "caffeine"]
    if drunk and entry.session is not None and entry.at is not None:
        from fasciatrack.reporting.notices.caffeine import about_caffeine_before

        yield from about_caffeine_before(entry.at.timestamp() / 3600, drunk)


def _about_session(
    context: Context, entry: Entry, session: Session
) -> "Iterator[Found]":
    general = context.settings.cautions
    if session.sensation or session.discomfort or entry.tags or general:
        from fasciatrack.reporting.notices import session as rules

        yield from rules.about_sensation(entry)
        yield from rules.about_cautions(entry, entry.tags, general=general)


def _about_drink(context: Context, entry: Entry) -> "Iterator[Found]":
    if not _are_hidden(context):
        from fasciatrack.reporting.notices.drinks import about_drinks

        yield from about_drinks(entry, context.diary.drinks_around(entry.day))


def _about_night(context: Context, entry: Entry) -> "Iterator[Found]":
    if not _are_hidden(context):
        from fasciatrack.reporting.notices.nights import NIGHTS, about_nights

        slept = context.diary.slept(_days(entry.day, before=NIGHTS - 1))
        yield from about_nights(entry, slept)


def _about_soreness(context: Context, entry: Entry) -> "Iterator[Found]":
    from fasciatrack.domain.follow_ups import DAYS_BACK
    from fasciatrack.domain.selection import Selection
    from fasciatrack.reporting.notices import soreness

    if not soreness.may_be_much(entry):
        return
    lately = _days(entry.day, before=DAYS_BACK)
    done = context.diary.done(Selection(period=lately))
    first = []
    if soreness.needs_first_look(entry) and entry.follow_up is not None:
        looks = {
            look.number
            for look in context.diary.looked(lately)
            if look.session == entry.follow_up.session
            and look.hours == soreness.FIRST_LOOK
        }
        felt = context.diary.felt(("soreness",), Selection(period=lately))
        first = [score for score in felt if score.number in looks]
    yield from soreness.about_soreness(entry, done, first)


def _days(day: date, *, before: int) -> Period:
    """Give so many days up to one and that day itself."""
    return Period(first=max(day, EARLIEST + before * DAY) - before * DAY, last=day)
