"""Days and periods in the words around charts and reports."""

from datetime import date

from fasciatrack.domain.periods import MONTHS, Period


def between(period: Period) -> str:
    """Say the span of a period: `between 1 Oct and 20 Nov 2026`, `on 20 Nov 2026`."""
    last = f"{day_words(period.last)} {period.last.year}"
    if period.length == 1:
        return f"on {last}"
    year = f" {period.first.year}" if period.first.year != period.last.year else ""
    return f"between {day_words(period.first)}{year} and {last}"


def day_words(day: date) -> str:
    """Name a day without its year: `12 Oct`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
