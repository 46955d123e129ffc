"""Three weeks of a made-up diary with many places, always the same, for maps."""

from datetime import date, timedelta

from builders import a_check_in, a_session
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection

TODAY = date(2026, 11, 20)
FOUR_WEEKS = Selection(period=Period(first=date(2026, 10, 24), last=TODAY))


def a_diary() -> list[Entry]:
    """Return sessions and check-ins: sides told apart, joined, unsaid, no place."""
    entries: list[Entry] = []
    for number in range(7):
        day = TODAY - timedelta(days=3 * number + 1)
        entries += [
            a_session(
                f"pain left-calf={6 + number % 3}:{3 + number % 2}",
                f"pain right-upper-trap={7 - number % 2}:{4 + number % 4}",
                "pain left-upper-trap=3:3",
                day=day,
            ),
            a_check_in(
                f"pain neck={4 + number % 3}",
                "pain lower-back=5",
                "pain both-knee=2",
                "pain right-levator-scapulae=8",
                "pain jaw=0",
                "pain whole-body=2",
                "pain big-toe=3",
                "pain=4",
                day=day,
                at="22:00",
            ),
        ]
    entries += [
        a_session("pain calf=3:1", "pain left-glutes=9:", areas="calf", day=TODAY),
        a_session("pain left-plantar-fascia=6:7", "pain right-hip=4:2", day=TODAY),
    ]
    return entries
