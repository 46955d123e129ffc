"""The life of one entry."""

from datetime import timedelta

from builders import a_drink, a_session, ratings
from fasciatrack.domain.values import replace
from fasciatrack.reporting.differences import Difference
from fasciatrack.reporting.steps import HistoryStep, build_steps


def test_a_life_is_told_step_by_step() -> None:
    first = a_session("pain left-calf=6:3")
    second = replace(first, ratings=ratings("pain left-calf=6:2"))
    at = first.recorded_at
    steps = build_steps(
        [
            (at, "log", None, first),
            (at + timedelta(hours=1), "edit", first, second),
            (at + timedelta(hours=2), "delete", second, None),
            (at + timedelta(hours=3), "undo", None, second),
        ]
    )
    assert steps == (
        HistoryStep(at=at, command="log", turn="written"),
        HistoryStep(
            at=at + timedelta(hours=1),
            command="edit",
            turn="corrected",
            changes=(Difference(label="pain after, left calf", before="3", after="2"),),
        ),
        HistoryStep(at=at + timedelta(hours=2), command="delete", turn="deleted"),
        HistoryStep(at=at + timedelta(hours=3), command="undo", turn="brought back"),
    )


def test_an_undone_log_is_deleted() -> None:
    drink = a_drink()
    steps = build_steps(
        [
            (drink.recorded_at, "drink", None, drink),
            (drink.recorded_at, "undo", drink, None),
        ]
    )
    assert [step.turn for step in steps] == ["written", "deleted"]
