"""An import is worked out before anything is done."""

from datetime import UTC

import pytest

from builders import a_check_in, a_session
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Own, OwnArea, Routine, Step
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import InputRefusedError
from fasciatrack.exchange.plan import SHOWN, ImportPlan, OnConflict, plan_import

NEW = a_session("pain=6:3")
SAME = a_session("pain=5:2")
EDITED = a_session("pain=7:4")
DELETED = a_check_in("pain=4")
FILE = [NEW, SAME, EDITED, DELETED]

IN_DIARY = replace(EDITED, number=77, note="changed since")
DIARY = {
    SAME.id: replace(SAME, number=99),
    EDITED.id: IN_DIARY,
}
KNOWN = {SAME.id, EDITED.id, DELETED.id}

TOE = OwnArea(slug="big-toe", name="Big toe")
OTHER_TOE = OwnArea(slug="big-toe", name="The big one")


def planned(
    *entries: Entry, on_conflict: OnConflict = "refuse", is_own_file: bool = True
) -> ImportPlan:
    return plan_import(
        entries,
        existing=DIARY,
        ever_held=KNOWN,
        on_conflict=on_conflict,
        is_own_file=is_own_file,
    )


def test_nothing_in_means_nothing_to_do() -> None:
    assert planned() == ImportPlan()


def test_new_entries_come_in_as_they_are() -> None:
    assert planned(NEW) == ImportPlan(changes=(Change(after=NEW),), added=1)


def test_the_number_the_diary_gave_makes_no_difference() -> None:
    assert planned(SAME) == ImportPlan(unchanged=1)


def test_another_offset_of_the_same_instant_is_a_difference() -> None:
    assert SAME.at is not None
    moved = replace(SAME, at=SAME.at.astimezone(UTC))
    assert moved == SAME
    with pytest.raises(InputRefusedError, match="otherwise: 99"):
        planned(moved)


def test_what_differs_is_refused_with_its_numbers() -> None:
    with pytest.raises(InputRefusedError) as caught:
        planned(*FILE)
    assert caught.value.message == (
        "the diary holds 2 of the file's entries otherwise:"
        f" 77, {DELETED.number} (deleted)"
    )
    assert "--keep" in caught.value.hint
    assert "--replace" in caught.value.hint


def test_a_deleted_entry_without_a_number_is_named_by_its_id() -> None:
    nameless = replace(DELETED, number=None, id="\x1b[1m")
    with pytest.raises(InputRefusedError, match=r"'\\x1b\[1m' \(deleted\)"):
        plan_import([nameless], existing={}, ever_held={nameless.id})


def test_a_long_list_of_differences_is_cut_short() -> None:
    many = [a_session(number=i + 1) for i in range(SHOWN + 3)]
    ids = {entry.id for entry in many}
    with pytest.raises(InputRefusedError, match=r"10 \(deleted\) and 3 more"):
        plan_import(many, existing={}, ever_held=ids)
    with pytest.raises(InputRefusedError, match=r"9 \(deleted\), 10 \(deleted\);"):
        plan_import(many[:SHOWN], existing={}, ever_held=ids)


def test_keep_leaves_the_diary_as_it_is() -> None:
    assert planned(*FILE, on_conflict="keep") == ImportPlan(
        changes=(Change(after=NEW),), added=1, unchanged=1, kept=2
    )


def test_replace_takes_the_file_and_keeps_the_number() -> None:
    assert planned(*FILE, on_conflict="replace") == ImportPlan(
        changes=(
            Change(after=NEW),
            Change(before=IN_DIARY, after=replace(EDITED, number=77)),
            Change(after=DELETED),
        ),
        added=1,
        replaced=2,
        unchanged=1,
    )


def test_a_row_imported_before_is_there_whatever_happened_to_it() -> None:
    assert planned(*FILE, is_own_file=False) == ImportPlan(
        changes=(Change(after=NEW),), added=1, unchanged=1, kept=2
    )


def test_when_a_row_was_imported_makes_no_difference() -> None:
    again = replace(SAME, recorded_at=IN_DIARY.recorded_at, source="csv:copy.csv")
    assert planned(again, is_own_file=False).unchanged == 1
    with pytest.raises(InputRefusedError):
        planned(again)


def test_replace_brings_back_rows_of_another_program_too() -> None:
    plan = planned(*FILE, is_own_file=False, on_conflict="replace")
    assert (plan.added, plan.replaced, plan.unchanged, plan.kept) == (1, 2, 1, 0)


def test_own_areas_come_first() -> None:
    plan = plan_import([NEW], [TOE], existing={}, ever_held=set())
    assert plan.changes == (Change(after=TOE), Change(after=NEW))
    assert (plan.added, plan.own) == (1, 1)


def test_the_same_own_area_is_no_change() -> None:
    plan = plan_import([], [TOE], existing={}, ever_held=set(), own_existing=[TOE])
    assert plan == ImportPlan()


@pytest.mark.parametrize(
    ("on_conflict", "changes"),
    [("keep", ()), ("replace", (Change(before=TOE, after=OTHER_TOE),))],
)
def test_an_own_area_that_differs_needs_a_word(
    on_conflict: OnConflict, changes: tuple[Change, ...]
) -> None:
    with pytest.raises(InputRefusedError, match="otherwise: own area 'big-toe'"):
        plan_import([], [OTHER_TOE], existing={}, ever_held=set(), own_existing=[TOE])
    plan = plan_import(
        [],
        [OTHER_TOE],
        existing={},
        ever_held=set(),
        own_existing=[TOE],
        on_conflict=on_conflict,
    )
    kept = (OTHER_TOE,) if on_conflict == "keep" else ()
    assert plan == ImportPlan(changes=changes, own=len(changes), own_kept=kept)


def a_routine(area: str) -> Routine:
    steps = (Step(area="calf", seconds=60), Step(area=area, seconds=60))
    return Routine(slug="evening", name="Evening", steps=steps)


@pytest.mark.parametrize(
    ("file", "diary"), [([], [TOE]), ([TOE], []), ([OTHER_TOE], [TOE])]
)
def test_a_routine_may_name_an_area_of_the_file_or_the_diary(
    file: list[Own], diary: list[Own]
) -> None:
    routine = a_routine("big-toe")
    plan = plan_import(
        [],
        [*file, routine],
        existing={},
        ever_held=set(),
        own_existing=diary,
        on_conflict="keep",
    )
    assert plan.changes[-1] == Change(after=routine)


def test_a_routine_with_an_area_that_nobody_knows_is_refused() -> None:
    routine = a_routine("big\x1btoe")
    with pytest.raises(InputRefusedError) as caught:
        plan_import([], [TOE, routine], existing={}, ever_held=set())
    assert caught.value.message == (
        "the routine 'evening' names an area that nobody knows: 'big\\x1btoe'"
    )
    assert "fascia areas add" in caught.value.hint


def test_a_routine_that_the_diary_has_already_is_not_looked_at() -> None:
    routine = a_routine("gone")
    other = replace(routine, rest_seconds=99)
    there = {"existing": {}, "ever_held": set(), "own_existing": [routine]}
    assert plan_import([], [routine], **there) == ImportPlan()  # type: ignore[arg-type]  # as in plan_import
    kept = plan_import([], [other], **there, on_conflict="keep")  # type: ignore[arg-type]  # as in plan_import
    assert kept == ImportPlan(own_kept=(other,))
