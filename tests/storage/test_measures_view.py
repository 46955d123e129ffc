"""Every figure of an entry is one row of the views, whatever type it is of."""

from pathlib import Path

import pytest

from builders import a_follow_up, a_look_back, a_night, a_session
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
        (a_follow_up(hobbling="no"), [(None, None, None, None)]),
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
