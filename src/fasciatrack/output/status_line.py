"""One line about today, for a prompt, a status bar or a scheduled reminder."""

from collections.abc import Iterator

from fasciatrack.domain.periods import format_day
from fasciatrack.output.figures import counted, decimal, hours
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.status import DayStatus


def status_line(status: DayStatus, screen: Screen) -> str:
    """Say what today holds: `today: 2 sessions · 25 min · pain 6→3 · water 750 ml`."""
    if status.entries:
        return "today: " + screen.glyph(" · ", " - ").join(_parts(status, screen))
    if status.last_day is None:
        return "nothing logged yet"
    last = format_day(status.last_day, today=status.day)
    return f"nothing logged today (last entry: {last})"


def _parts(status: DayStatus, screen: Screen) -> Iterator[str]:
    if status.sessions:
        yield counted(status.sessions, "session")
    if status.minutes is not None:
        yield hours(status.minutes, screen)
    if status.check_ins:
        yield counted(status.check_ins, "check-in")
    yield from _pain(status, screen)
    if status.drinks_ml is not None:
        name = "water" if status.drinks_ml == status.water_ml else "drinks"
        yield f"{name} {status.drinks_ml} ml"
    if status.sleep_minutes is not None:
        yield f"sleep {hours(status.sleep_minutes, screen)}"
    elif not (status.sessions or status.check_ins or status.drinks_ml):
        yield "sleep"


def _pain(status: DayStatus, screen: Screen) -> Iterator[str]:
    if status.pain_before is not None and status.pain_after is not None:
        arrow = screen.glyph("→", "->")
        before = _score(status.pain_before, screen)
        yield f"pain {before}{arrow}{_score(status.pain_after, screen)}"
    elif status.pain_now is not None:
        yield f"pain {_score(status.pain_now, screen)}"


def _score(value: float, screen: Screen) -> str:
    return decimal(value, screen).removesuffix(".0")
