"""Pain and sleep day by day, one row of marks each."""

from collections.abc import Callable, Sequence
from datetime import date

from fasciatrack.domain.periods import DAY, WEEKDAYS
from fasciatrack.domain.values import Value
from fasciatrack.output.figures import decimal, hours
from fasciatrack.output.screen import Screen
from fasciatrack.output.sparkline import days_per_mark, sparkline
from fasciatrack.reporting.coverage import DayMean
from fasciatrack.reporting.summary import PeriodReport

FEWEST_DAYS = 3
"""A line over fewer days shows nothing that a table does not."""
HIGHEST_SCORE = 10
LONGEST_SLEEP = 12 * 60
"""Minutes drawn as the highest mark."""


class DayLine(Value):
    """One value over the days of a period."""

    label: str
    marks: str
    said: str
    """Its lowest and highest day, in figures."""


class DayChart(Value):
    """The rows of marks, all on the same days."""

    scale: str
    """The days above the marks, or how many days one mark stands for."""
    lines: tuple[DayLine, ...]
    """Only values with enough days."""


def day_chart(report: PeriodReport, *, room: int, screen: Screen) -> DayChart:
    """Draw the days up to today in at most `room` characters."""
    days = [
        report.period.first + number * DAY
        for number in range(report.current.coverage.days)
    ]
    each = 1 if _is_week(days) else days_per_mark(len(days), room)
    values: tuple[tuple[str, Sequence[DayMean], int, Callable[..., str]], ...] = (
        ("pain", report.pain_by_day, HIGHEST_SCORE, decimal),
        ("sleep", report.sleep_by_day, LONGEST_SLEEP, hours),
    )
    return DayChart(
        scale=_scale(days, each),
        lines=tuple(
            DayLine(
                label=label,
                marks=_marks(means, days, high, each, screen),
                said=_range([one.value for one in means], write, screen),
            )
            for label, means, high, write in values
            if len(means) >= FEWEST_DAYS
        ),
    )


def _is_week(days: Sequence[date]) -> bool:
    return len(days) <= len(WEEKDAYS)


def _scale(days: Sequence[date], each: int) -> str:
    if _is_week(days):
        return " ".join(WEEKDAYS[day.weekday()][0] for day in days)
    return f"one mark is {each} days" if each > 1 else ""


def _marks(
    means: Sequence[DayMean],
    days: Sequence[date],
    high: float,
    each: int,
    screen: Screen,
) -> str:
    known = {one.day: one.value for one in means}
    values = [known.get(day) for day in days]
    marks = sparkline(values, low=0, high=high, screen=screen, each=each)
    return " ".join(marks) if _is_week(days) else marks


def _range(values: Sequence[float], write: Callable[..., str], screen: Screen) -> str:
    return f"{write(min(values), screen)} to {write(max(values), screen)}"
