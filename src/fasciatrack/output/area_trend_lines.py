"""Where each area's pain is heading, a line for each in a report."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from fasciatrack.domain.thresholds import METRIC
from fasciatrack.output.lines import place_name
from fasciatrack.output.screen import Screen

if TYPE_CHECKING:
    from fasciatrack.domain.records import Place
    from fasciatrack.reporting.summary import PeriodReport

TREND_TITLE = "Pain by day, its trend"
_ANY = Screen()
"""Signs are fitted to the screen later."""


def trend_lines(
    report: "PeriodReport", name: "Callable[[Place | None], str]" = place_name
) -> Iterator[tuple[str, str]]:
    """Name each place that has a trend, or lacks few days for one, and say it.

    Args:
        report: What is drawn.
        name: Writes a place so that nothing in its name acts.
    """
    if not report.trends:
        return
    # A week has no trend: what words one takes is not loaded for it.
    from fasciatrack.output.trend_words import trend_parts  # noqa: PLC0415 - see above

    for one in report.trends:
        yield name(one.place), ", ".join(trend_parts(METRIC, one.trend, _ANY))
