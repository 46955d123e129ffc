"""Rows that are no record, whoever wrote them, are refused by what is wrong."""

from contextlib import closing
from pathlib import Path

import pytest

from builders import a_follow_up, a_look_back, a_session
from diaries import a_diary, add, raw
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import Goal, OpenSession, Own, OwnArea, Routine, Step
from fasciatrack.errors import DatabaseError
from fasciatrack.storage.diary import Diary


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE entry SET day = '2026-02-30'", "day is out of range"),
        ("UPDATE entry SET day = 'abcd-ef-gh'", "Invalid isoformat"),
        ("UPDATE entry SET type = 'night' WHERE number = 1", "a wrong session part"),
        ("UPDATE rating SET area = NULL, side = 'left'", "has no area"),
        ("UPDATE entry SET id = '' WHERE number = 1", "the id is empty"),
        ("UPDATE follow_up SET hours = 25", "25 hours is no follow-up"),
        ("UPDATE follow_up SET movement = 'swim'", "'swim' is not a known movement"),
        ("UPDATE follow_up SET session = ''", "the session is empty"),
        ("DELETE FROM follow_up", "a wrong follow-up part"),
        ("UPDATE look_back SET less_pain = 'maybe'", "'maybe' is not a known answer"),
        ("UPDATE look_back SET peg_pain = 11", "PEG 11 is out of range"),
        ("UPDATE activity SET entry = 1", "with what belongs to a look back"),
        ("UPDATE activity SET score = 3.25", "'stairs' 3.25 is finer"),
        ("UPDATE recommendation SET entry = 1", "with what belongs to a look back"),
        ("UPDATE recommendation SET practitioner = ''", "the practitioner is empty"),
        ("UPDATE own_area SET aliases = '[}]'", "Expecting"),
        ("UPDATE routine SET steps = '[}]'", "Expecting"),
        ("UPDATE routine SET steps = '[]'", "a routine of 0 areas"),
        ("UPDATE routine SET steps = '[3]'", "steps '3' is not an object"),
        ("UPDATE routine SET steps = '[{}]'", "area is missing"),
        ("UPDATE goal SET target = 16000", "goal for water 16000 ml a day is out of"),
        ("UPDATE goal SET subject = 'joy'", "'joy' is not a known goal"),
        ("UPDATE open_session SET entry = '{}'", "id is missing"),
        ("UPDATE open_session SET entry = '{}}'", "Extra data"),
        (
            "UPDATE open_session SET entry = replace(entry, 'foam-roll', 'nap')",
            "'nap' is not a known kind",
        ),
        ("UPDATE open_session SET worked = '[3]'", "worked '3' is not an object"),
        ("UPDATE open_session SET routine = ''", "the routine is empty"),
    ],
)
def test_rows_that_are_no_entry_are_refused(
    statement: str, reason: str, tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(
        diary,
        a_session("pain left-calf=6:3", number=1),
        a_follow_up("soreness left-calf=2"),
        a_look_back(activities=("stairs=4",), recommendations=("Mara=yes",)),
    )
    calf = Step(area="calf", seconds=60)
    kept: list[Own] = [
        OwnArea(slug="toe", name="Toe"),
        Routine(slug="legs", name="Legs", steps=(calf,)),
        Goal(subject="water", target=2000),
        OpenSession(entry=a_session(number=None), routine="Legs"),
    ]
    diary.apply("keep", [Change(after=own) for own in kept])
    read_everything(diary)
    with closing(raw(diary.path)) as other:
        other.execute("PRAGMA ignore_check_constraints=ON")
        other.execute(statement)
    with pytest.raises(DatabaseError, match=reason):
        read_everything(diary)


def read_everything(diary: Diary) -> None:
    diary.entries()
    diary.own()
    diary.open_session()
