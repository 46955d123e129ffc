"""What can be said about one line of a chart in words; facts, no trends."""

from collections.abc import Sequence
from datetime import date

from fasciatrack.domain.values import Value
from fasciatrack.reporting.over_time.series import Line
from fasciatrack.reporting.statistics.averages import exact, mean


class Extreme(Value):
    """The lowest or highest value, and the buckets that have it."""

    value: float
    days: tuple[date, ...]


class Half(Value):
    """One half of the period."""

    mean: float
    filled: int
    """Buckets with a value."""


class LineFacts(Value):
    """A line that has at least one value, in numbers."""

    n: int
    """Observations."""
    unsaid: int
    """Sessions that do not say how long they took."""
    filled: int
    """Buckets with a value."""
    gaps: int
    """Buckets without one."""
    mean: float
    """Of the buckets, so that a busy day does not count more than a quiet one."""
    lowest: Extreme
    highest: Extreme
    first_half: Half | None
    """None when that half is empty."""
    second_half: Half | None


def line_facts(line: Line) -> LineFacts | None:
    """Sum up a line; None when nothing on it has a value.

    The middle bucket of an odd number belongs to the first half.
    """
    found = _values(line)
    if not found:
        return None
    filled = [value for _, value in found]
    middle = line.points[(len(line.points) - 1) // 2].day
    return LineFacts(
        n=sum(point.n for point in line.points),
        unsaid=sum(point.unsaid for point in line.points),
        filled=len(filled),
        gaps=len(line.points) - len(filled),
        mean=exact(mean(filled)),
        lowest=_extreme(found, min(filled)),
        highest=_extreme(found, max(filled)),
        first_half=_half([value for day, value in found if day <= middle]),
        second_half=_half([value for day, value in found if day > middle]),
    )


def empty_buckets(lines: Sequence[Line]) -> int:
    """Count the buckets in which no line has a value."""
    rows = zip(*(line.points for line in lines), strict=True)
    return sum(all(point.value is None for point in row) for row in rows)


def _values(line: Line) -> list[tuple[date, float]]:
    return [
        (point.day, point.value) for point in line.points if point.value is not None
    ]


def _extreme(found: Sequence[tuple[date, float]], value: float) -> Extreme:
    return Extreme(
        value=value, days=tuple(day for day, other in found if other == value)
    )


def _half(values: Sequence[float]) -> Half | None:
    return Half(mean=exact(mean(values)), filled=len(values)) if values else None
