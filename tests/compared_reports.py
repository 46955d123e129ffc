"""Comparisons of simulated diaries, to be drawn and said."""

from typing import Any

from fasciatrack.domain.periods import Period
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Done, Felt
from fasciatrack.reporting.compare.comparison import Asked, CompareReport
from fasciatrack.reporting.compare.report import build_compare
from simulated_diaries import Simulated, seeded, two_kinds


def report(
    scores: list[Felt],
    sessions: list[Done],
    **fields: Any,  # noqa: ANN401 - any field of Asked
) -> CompareReport:
    days = [one.day for one in scores]
    period = Period(first=min(days), last=max(days))
    usual: dict[str, Any] = {"metric": "pain", "by": "kind"}
    usual["selection"] = Selection(period=period)
    return build_compare(scores, sessions, Asked(**(usual | fields)))


def of(diary: Simulated, **fields: Any) -> CompareReport:  # noqa: ANN401 - as above
    return report(diary.felt, diary.done, **fields)


CLEAR = of(
    two_kinds(seeded(3), days=300, reliefs={"foam-roll": 3, "ball": 0, "yoga": 0.5})
)
EARLY = of(two_kinds(seeded(3), days=60, reliefs={"foam-roll": 3, "ball": 0}))
YOUNG = of(two_kinds(seeded(3), days=14, reliefs={"foam-roll": 3, "ball": 0}))
REPORTS = {"clear": CLEAR, "early": EARLY, "young": YOUNG}
