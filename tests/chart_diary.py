"""Eight weeks of a made-up diary, always the same, for pictures."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from builders import a_check_in, a_drink, a_night, a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.reporting.over_time.observations import observe
from fasciatrack.reporting.over_time.series import Chart, build_chart

TODAY = date(2026, 11, 19)
EIGHT_WEEKS = Period(first=date(2026, 9, 28), last=TODAY)
HOLIDAY = range(22, 31)
"""Days on which nothing was written down."""


def a_diary() -> list[Entry]:
    """Return its entries: slowly better calves, a stiff neck, a holiday."""
    entries: list[Entry] = []
    for number, day in enumerate(EIGHT_WEEKS.days()):
        if number in HOLIDAY:
            continue
        wave = (number * 7) % 5
        if number % 3 != 1:
            before = 8 - number // 9 + wave % 3 - 1
            after = before - (number % 4)
            minutes = None if number == 44 else 10 + 5 * wave
            scores = f"pain left-calf={before}:{after}"
            entries.append(a_session(scores, day=day, minutes=minutes))
        if number % 7 == 5:
            entries.append(a_check_in(f"pain neck={3 + wave}", "fatigue=4", day=day))
        if number % 4:
            entries.append(a_night(380 + 25 * wave, 1 + wave, day=day))
        entries += [a_drink(400, day=day) for _ in range(1 + wave)]
    return entries


def many_areas() -> list[Entry]:
    """Return sessions on eight areas, the first of them worst."""
    areas = ["jaw", "neck", "left-calf", "right-calf", "hip", "knee", "foot", "hand"]
    return [
        a_session(
            f"pain {area}={9 - rank + turn % 2}:{max(0, 7 - rank)}",
            areas=area,
            day=TODAY - timedelta(days=4 * turn + rank % 3),
        )
        for turn in range(6)
        for rank, area in enumerate(areas)
    ]


def chart_of(
    metric: str,
    entries: Iterable[Entry],
    *,
    period: Period,
    selection: Selection,
    **asked: Any,  # noqa: ANN401 - any argument of build_chart
) -> Chart:
    """Arrange the selected entries of a period, as the command does."""
    within = [entry for entry in entries if period.contains(entry.day)]
    asked.setdefault("begun", min((entry.day for entry in within), default=None))
    seen = (
        one
        for entry in within
        if selection.matches(entry)
        for one in observe(entry, metric, selection)
    )
    return build_chart(metric, seen, period=period, selection=selection, **asked)
