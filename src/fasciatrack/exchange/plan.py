"""What an import would do, worked out before anything is done.

The dry run shows this plan and the real run carries it out, so they cannot differ.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from fasciatrack.domain.areas import Areas
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Own, OwnArea, Routine, known_as
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import Value, replace
from fasciatrack.errors import InputRefusedError, quoted

OnConflict = Literal["refuse", "keep", "replace"]
"""Who wins where file and diary differ: nobody, the diary, or the file."""

SHOWN = 10
"""How many differing entries a refusal names."""


class ImportPlan(Value):
    """The changes of an import, and how many entries they come from."""

    changes: tuple[Change, ...] = ()
    added: int = 0
    replaced: int = 0
    """Differing or deleted in the diary; the file wins."""
    unchanged: int = 0
    """Already in the diary as they are in the file."""
    kept: int = 0
    """Differing or deleted in the diary; the diary stays as it is."""
    own: int = 0
    """Own areas, routines and goals that are added or replaced."""
    own_kept: tuple[Own, ...] = ()
    """Own areas, routines and goals that differ; the diary stays as it is."""


def plan_import(  # noqa: PLR0913 - the file, the diary, and two choices
    entries: Sequence[Entry],
    own: Sequence[Own] = (),
    *,
    existing: Mapping[str, Entry],
    ever_held: Collection[str],
    own_existing: Sequence[Own] = (),
    on_conflict: OnConflict = "refuse",
    is_own_file: bool = True,
) -> ImportPlan:
    """Compare a file with the diary and work out the changes.

    Args:
        entries: The file's entries.
        own: What the file keeps besides entries.
        existing: The diary's entries under the same identifiers.
        ever_held: Which of the identifiers the diary's history knows.
        own_existing: What the diary keeps besides entries.
        on_conflict: Who wins where both differ.
        is_own_file: Whether fascia wrote it. Otherwise an identifier only tells which
            row it was, so a row imported before is not compared: it stays as it is.

    Raises:
        InputRefusedError: file and diary differ, and nobody said who wins; or a
            routine names an area that nobody knows.
    """
    if not is_own_file and on_conflict == "refuse":
        on_conflict = "keep"
    new, same, differing = _sorted(entries, existing, ever_held, is_own_file)
    held = {known_as(one): one for one in own_existing}
    new_own = [one for one in own if known_as(one) not in held]
    other_own = [one for one in own if held.get(known_as(one), one) != one]
    if on_conflict == "refuse" and (differing or other_own):
        raise _conflict(differing, other_own, existing)
    changes = [Change(after=one) for one in new_own]
    changes += (Change(after=entry) for entry in new)
    if on_conflict == "replace":
        changes += (Change(before=held[known_as(one)], after=one) for one in other_own)
        changes += (_replacement(entry, existing) for entry in differing)
    _refuse_unknown_areas(changes, [*own, *own_existing])
    replaced = len(differing) if on_conflict == "replace" else 0
    return ImportPlan(
        changes=tuple(changes),
        added=len(new),
        replaced=replaced,
        unchanged=len(same),
        kept=len(differing) - replaced,
        own=sum(not isinstance(change.after, Entry) for change in changes),
        own_kept=() if on_conflict == "replace" else tuple(other_own),
    )


def new_nights(plan: ImportPlan) -> list[Entry]:
    """List the nights that the plan would add."""
    return [
        change.after
        for change in plan.changes
        if change.before is None
        and isinstance(change.after, Entry)
        and change.after.type == "night"
    ]


def refuse_second_nights(plan: ImportPlan, held: Iterable[Entry]) -> None:
    """Refuse to give a day that has a night another one.

    Args:
        plan: What is to be imported.
        held: Nights that the diary has.

    Raises:
        InputRefusedError: naming the days.
    """
    known = {night.day: f"entry {night.number}" for night in held}
    twice = []
    for night in new_nights(plan):
        if night.day in known:
            twice.append(f"{night.day} ({known[night.day]})")
        known[night.day] = "twice in the file"
    if twice:
        rest = f" and {len(twice) - SHOWN:,} more" if len(twice) > SHOWN else ""
        raise InputRefusedError(
            f"these days have a night already: {', '.join(twice[:SHOWN])}{rest}",
            hint="a day has one night; leave those rows out, or delete the diary's",
        )


def _sorted(
    entries: Iterable[Entry],
    existing: Mapping[str, Entry],
    ever_held: Collection[str],
    is_own_file: bool,  # noqa: FBT001 - see plan_import
) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Part the entries into new ones, ones that are the same, and differing ones."""
    new: list[Entry] = []
    same: list[Entry] = []
    differing: list[Entry] = []
    for entry in entries:
        held = existing.get(entry.id)
        if held is None:
            (differing if entry.id in ever_held else new).append(entry)
        elif to_plain(_comparable(entry, held, is_own_file)) == to_plain(held):
            same.append(entry)
        else:
            differing.append(entry)
    return new, same, differing


def _comparable(entry: Entry, held: Entry, is_own_file: bool) -> Entry:  # noqa: FBT001 - a case's own flag
    """Overlook what the diary gave, and what only says when and whence it came."""
    if is_own_file:
        return replace(entry, number=held.number)
    return replace(
        entry,
        number=held.number,
        recorded_at=held.recorded_at,
        source=held.source,
    )


def _replacement(entry: Entry, existing: Mapping[str, Entry]) -> Change:
    held = existing.get(entry.id)
    if held is None:
        return Change(after=entry)
    return Change(before=held, after=replace(entry, number=held.number))


def _refuse_unknown_areas(changes: Iterable[Change], own: Iterable[Own]) -> None:
    """Refuse routines that name an area neither built in nor the person's own."""
    areas = Areas([one for one in own if isinstance(one, OwnArea)])
    for change in changes:
        routine = change.after
        if not isinstance(routine, Routine):
            continue
        for step in routine.steps:
            if not areas.known(step.area):
                raise InputRefusedError(
                    f"the routine {quoted(routine.slug)} names an area that nobody"
                    f" knows: {quoted(step.area)}",
                    hint="`fascia areas add` it first, or take it out of the file",
                )


def _conflict(
    entries: Sequence[Entry], own: Sequence[Own], existing: Mapping[str, Entry]
) -> InputRefusedError:
    names = [_name(entry, existing) for entry in entries]
    names += [f"{kind} {quoted(name)}" for kind, name in map(known_as, own)]
    rest = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return InputRefusedError(
        f"the diary holds {len(names):,} of the file's entries otherwise:"
        f" {', '.join(names[:SHOWN])}{rest}",
        hint="--keep leaves the diary's, --replace takes the file's",
    )


def _name(entry: Entry, existing: Mapping[str, Entry]) -> str:
    held = existing.get(entry.id)
    if held is not None:
        return str(held.number)
    return f"{entry.number or quoted(entry.id)} (deleted)"
