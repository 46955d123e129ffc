"""Where each area's pain is heading, a line for each in a report."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from fasciatrack.domain.thresholds import METRIC
from fasciatrack.output.lines import place_name
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen

if TYPE_CHECKING:
    from fasciatrack.domain.records import Place
    from fasciatrack.reporting.summary import PeriodReport

TREND_TITLE = "Pain by day, its trend"
MOST_NAMED = 2
"""So many of the areas with too few days are named."""
_ANY = Screen()
"""Signs are fitted to the screen later."""


def trend_lines(
    report: "PeriodReport", name: "Callable[[Place | None], str]" = place_name
) -> Iterator[tuple[str, str]]:
    """Name each area that has a trend, and say it; the others share a last line.

    Args:
        report: What is drawn.
        name: Writes a place so that nothing in its name acts.
    """
    judged = [one for one in report.trends if not one.trend.missing]
    if judged:
        # A week has no trend: the words for one are not loaded for it.
        from fasciatrack.output.trend_words import trend_parts  # noqa: PLC0415 - above

        for one in judged:
            yield name(one.place), ", ".join(trend_parts(METRIC, one.trend, _ANY))
    few = [one for one in report.trends if one.trend.missing]
    named = [
        f"{name(one.place)} {missing_words(one.trend.to_judge)}"
        for one in few[:MOST_NAMED]
    ]
    if left := len(few) - len(named):
        named.append(f"{left} other{'' if left == 1 else 's'}")
    if named:
        yield "too early to say", "; ".join(named)
