"""Some months of a made-up diary whose relief differs by area, for pictures."""

from datetime import date, timedelta

from builders import a_check_in, a_session
from fasciatrack.domain.records import Entry

FIRST = date(2026, 8, 1)
_EACH = (
    # Area, kind, days from session to session, sessions, days until it is back.
    ("left-calf", "foam-roll", 4, 24, (1, 2, 1, 3, 2, 9, 1, 2)),
    ("neck", "mfr-therapist", 14, 7, (2, 6, 4, 9, 5, 20, 3)),
    ("right-hip", "ball", 9, 4, (1, 20, 3, 2)),
    ("jaw", "stretch", 20, 2, (1, 20)),
)


def a_diary() -> list[Entry]:
    """Return its entries: sessions in the evening, and a score every morning."""
    entries: list[Entry] = [
        a_session("pain left-hand=4:4", kind="heat", areas="left-hand", day=FIRST)
    ]
    for area, kind, every, sessions, lasts in _EACH:
        for number in range(sessions):
            begin = FIRST + timedelta(days=every * number)
            back = lasts[number % len(lasts)]
            entries.append(
                a_session(f"pain {area}=6:2", kind=kind, areas=area, day=begin)
            )
            entries += [
                a_check_in(
                    f"pain {area}={5 if day >= back else 2}",
                    day=begin + timedelta(days=day),
                )
                for day in range(1, every)
                if (day + number) % 3 or day >= back
            ]
    return sorted(entries, key=lambda entry: (entry.day, str(entry.at)))
