"""Every figure of an entry is one row of the views, whatever type it is of."""

from pathlib import Path

import pytest

from builders import a_drink, a_follow_up, a_look_back, a_night, a_session
from diaries import a_diary, add
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection

Figure = tuple[str, str | None, float | None, str | None]


@pytest.mark.parametrize(
    ("entry", "figures"),
    [
        (
            a_session("pain left-calf=6:3"),
            [("pain", "before", 6, "calf"), ("pain", "after", 3, "calf")],
        ),
        (
            a_follow_up(
                *("soreness left-calf=2", "pain=1"), movement_minutes=20, water_ml=0
            ),
            [
                ("soreness", "now", 2, "calf"),
                ("pain", "now", 1, None),
                ("movement-after", None, 20, None),
                ("water-after", None, 0, None),
            ],
        ),
        (a_follow_up(note="fine"), [(None, None, None, None)]),
        (
            a_look_back(peg="6 7 0", activities=("stairs=4", "a b=10")),
            [
                ("peg-pain", None, 6, None),
                ("peg-enjoyment", None, 7, None),
                ("peg-activity", None, 0, None),
                ("activity-stairs", None, 4, None),
                ("activity-a b", None, 10, None),
            ],
        ),
        (a_look_back(peg_pain=3), [("peg-pain", None, 3, None)]),
        (
            a_night(390, 4),
            [("sleep", None, 390, None), ("sleep-quality", None, 4, None)],
        ),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_every_figure_is_a_row_in_its_order(
    entry: Entry, figures: list[Figure], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, entry)
    columns = ["metric", "phase", "value", "area"]
    assert list(diary.stream("v_ratings", columns, Selection())) == figures


@pytest.mark.parametrize(
    ("entry", "answers"),
    [
        (
            a_follow_up(
                of="s1",
                hours=48,
                hobbling="no",
                movement="walk",
                movement_minutes=20,
                activity_load="light",
            ),
            [
                ("movement-after", 20, "walk", "s1", 48),
                ("hobbling", None, "no", "s1", 48),
                ("activity-load", None, "light", "s1", 48),
            ],
        ),
        (
            a_follow_up(of="s1", movement="stretch"),
            [("movement-after", None, "stretch", "s1", 24)],
        ),
        (
            a_look_back(
                less_pain="yes",
                more_motion="unsure",
                better_sleep="no",
                better_performance="yes",
                peg="6 7 4",
                recommendations=("Mara=yes",),
            ),
            [
                ("less-pain", None, "yes", None, None),
                ("more-motion", None, "unsure", None, None),
                ("better-sleep", None, "no", None, None),
                ("better-performance", None, "yes", None, None),
                ("peg-pain", 6, None, None, None),
                ("peg-enjoyment", 7, None, None, None),
                ("peg-activity", 4, None, None, None),
                ("recommend-Mara", None, "yes", None, None),
            ],
        ),
        (
            a_drink(200, "coffee", 95),
            [("drink", 200, "coffee", None, None), ("caffeine", 95, None, None, None)],
        ),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_what_was_said_in_words_is_a_row_as_well(
    entry: Entry, answers: list[tuple[object, ...]], tmp_path: Path
) -> None:
    diary = a_diary(tmp_path)
    add(diary, entry)
    columns = ["metric", "value", "answer", "looks_at", "hours"]
    assert list(diary.stream("v_ratings", columns, Selection())) == answers
