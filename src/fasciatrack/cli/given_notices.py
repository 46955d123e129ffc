"""Which notices were given already, and still stand: silence, and what a page lists.

A notice stands while its entry is there and gives rise to it. One whose entry was
deleted, or corrected so that it no longer does, is no warning of anything: it neither
keeps the next one back nor is it shown to anybody.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fasciatrack.cli.noticing import DAYS_SILENT, found_by
from fasciatrack.domain.notices import Notice
from fasciatrack.domain.periods import DAY
from fasciatrack.domain.records import HOBBLING, Entry, Place
from fasciatrack.storage.identifiers import new_id

if TYPE_CHECKING:
    from fasciatrack.cli.context import Context
    from fasciatrack.reporting.notices.found import Found

HOBBLED = f"You logged {HOBBLING}"
"""How a notice of hobbling begins: nobody hobbles in one area only."""
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


def new_notices(
    context: "Context", found: "Sequence[tuple[Entry, Found]]"
) -> Iterator[Notice]:
    """Yield what was not said in the last days, the most urgent first."""
    said = _said_lately(context)
    # Sorted, so that they are read in this order later, too.
    ids = iter(sorted(new_id() for _, one in found for _ in one.places))
    for entry, one in sorted(found, key=lambda pair: URGENT_FIRST.index(pair[1].rule)):
        new = [
            place
            for place in one.places
            if said.isdisjoint(_keys(one.rule, place, one.words))
        ]
        for place in new:
            said.update(_keys(one.rule, place, one.words))
            yield Notice(
                id=next(ids),
                rule=one.rule,
                day=context.today,
                area=place.area if place else None,
                side=place.side if place else None,
                entry=entry.id,
                text=one.text(new),
            )


def standing(context: "Context", notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield those notices whose entry is there and gives rise to them, as it is now.

    An entry that nobody changed since is not asked again: what was said of it then
    stays said, whatever was written down later.
    """
    notices = list(notices)
    changed = context.diary.changed_since_given([notice.id for notice in notices])
    ids = [
        notice.entry
        for notice in notices
        if notice.id in changed and notice.entry is not None
    ]
    entries = context.diary.by_id(list(dict.fromkeys(ids)))
    if running := context.diary.open_session() if ids else None:
        entries[running.entry.id] = running.entry
    due = {
        id_: {
            _key(one.rule, place, one.words)
            for one in found_by(context, entry)
            for place in one.places
        }
        for id_, entry in entries.items()
    }
    for notice in notices:
        key = _key(notice.rule, notice.place, notice.text)
        if notice.id not in changed or key in due.get(notice.entry or "", ()):
            yield notice


def _said_lately(context: "Context") -> set[object]:
    since = context.today - (DAYS_SILENT - 1) * DAY
    given = [
        notice
        for notice in context.diary.notices(since)
        # A clock that was ahead once silences nothing for longer.
        if notice.day < context.today + DAYS_SILENT * DAY
    ]
    return {
        key
        for notice in standing(context, given)
        for key in _keys(notice.rule, notice.place, notice.text)
    }


def _keys(rule: str, place: Place | None, words: str) -> Iterator[object]:
    """Give what is said once a week; hobbling is one thing, whichever area it is of."""
    yield _key(rule, place, words)
    if words.startswith(HOBBLED):
        yield rule, HOBBLED


def _key(rule: str, place: Place | None, words: str) -> object:
    """Give what is said once a week: a rule for an area, and each caution."""
    return rule, place, words if rule == "caution" else ""
