"""What the marks of a comparison are, and the columns that stand beside them."""

from collections.abc import Collection

from fasciatrack.output.change_words import points_of
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import CompareReport

_COLUMNS = {
    "NAP": "NAP: in which share of pairs of days the first was better, ties as half.",
    "p": "p: how often chance alone does as much.",
    "q": "q: p for as many comparisons as there are.",
}
_CHANCE = (
    "q: how often chance alone does as much, for as many comparisons as there are."
)
"""Of q, where there is no p beside it."""


def legend(report: CompareReport, screen: Screen, columns: Collection[str]) -> str:
    """Say what the marks and the columns beside them are; empty without any.

    Args:
        report: What is drawn.
        screen: Where.
        columns: What is beside the marks: NAP, p, q.
    """
    dot, span = screen.glyph("●", "o"), screen.glyph("├──┤", "|--|")
    drawn = [
        one for one in (*report.next_day, *report.right_after) if one.change is not None
    ]
    points = points_of(report.metric)
    if drawn:
        one = drawn[0]
        days = f"{one.first_matched}/{one.second_matched} days"
        first, second = safe(one.first), safe(one.second)
        words = _COLUMNS if "p" in columns else _COLUMNS | {"q": _CHANCE}
        beside = "".join(f" {said}" for name, said in words.items() if name in columns)
        return (
            f"Marks: {dot} the difference in {points}, {span} its 95 % range. {days}:"
            f" so many with {first} and with {second} began alike.{beside}"
        )
    if any(group.change is not None for group in report.groups):
        return f"Marks: {dot} the change in {points}, {span} its 95 % range."
    return ""
