"""Diaries for the page: a usual one, and one with more than fits, full of odd text."""

from datetime import date, timedelta

from builders import (
    DAY,
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
)
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import Entry, Place, Rating, SideEffect
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import EFFECTS, KINDS
from fasciatrack.reporting.page.report import Asked, PageReport, build_page

FOUR_WEEKS = Period(first=DAY - timedelta(days=27), last=DAY)
PROGRAM = "fascia 1.2.3"
ON_THE_BODY = (
    *("left-calf", "right-calf", "neck", "jaw", "chest", "left-hip", "knee"),
    *("lower-back", "left-shoulder", "right-foot"),
)
ACTS = (
    "<script>document.title='x'</script>",
    "<img src=x onerror=\"document.title='x'\">",
    "</style><style>body{display:none}</style>",
    "</title></p></section></main><h1>x</h1>",
    "\"'><svg onload=document.title='x'>&lt;&amp;&#60;",
    "javascript:document.title='x' data:text/html,<b>x</b>",
    "expression(1) url(https://example.org/x) @import 'x';",
    "\u202edlrow\u2066 \u200f\ufeff \x1b[31mred\x07 \x85\u2028end",
    "[a](https://example.org) ![b](x) `c` **d** | e | <!-- f --> www.example.org",
)
"""What would do something if it were taken for markup."""


def day(number: int) -> date:
    """Return a day of the four weeks, from 0 to 27."""
    return FOUR_WEEKS.first + timedelta(days=number)


def usual() -> list[Entry]:
    """Return four weeks as somebody keeps them, with something of everything."""
    entries: list[Entry] = []
    for number in range(0, 28, 2):
        calf = 7 - number / 7
        session = a_session(
            f"pain left-calf={calf:.0f}:{calf - 2:.0f}",
            f"stiffness left-calf={calf:.0f}:",
            day=day(number),
            id=f"roll-{number}",
        )
        entries.append(session)
        entries.append(a_night(400 + 5 * number, 2 + number % 4, day=day(number)))
    entries += [
        a_session(
            "pain neck=6:5",
            kind="mfr-therapist",
            areas="neck",
            minutes=50,
            day=day(9),
            id="therapist",
            side_effects=(SideEffect(effect="fatigue", severity=4),),
        ),
        a_follow_up("pain left-calf=3", of="roll-2", day=day(3)),
        a_follow_up("pain left-calf=4", of="roll-4", day=day(5)),
        a_follow_up(
            "soreness neck=5",
            of="therapist",
            hours=48,
            hobbling="yes",
            day=day(11),
            at="22:00",
        ),
        a_check_in("pain neck=2", day=day(12)),
        a_check_in("pain neck=3", "stiffness neck=4", day=day(16)),
        a_check_in("pain neck=2", day=day(20)),
        a_check_in("pain neck=8", day=day(22)),
        a_check_in("pain right-knee=1", day=day(23)),
        a_check_in(
            "fatigue=5",
            note="ibuprofen 400 mg at noon",
            tags=("medicine",),
            day=day(22),
        ),
        a_check_in(
            "fatigue=4", note="is cycling all right?", tags=("question",), day=day(25)
        ),
        a_look_back(
            day=day(0) - timedelta(days=60),
            peg="7 6 5",
            activities=("climbing stairs=4",),
        ),
        a_look_back(
            day=day(24), peg="5 4 4", activities=("climbing stairs=6", "gardening=7")
        ),
        a_drink(day=day(1)),
    ]
    return in_order(entries)


def crowded(text: str = "Wherever it may be, at length", size: int = 80) -> list[Entry]:
    """Return more of everything than fits on a sheet, in the words of a text."""
    name = (text * 80)[:size]
    note = text * (1500 // len(text))
    kinds = sorted(KINDS, key=lambda kind: -len(KINDS[kind].label))[:7]
    entries: list[Entry] = []
    for number in range(56):
        areas = [f"{position}{name}"[:size] for position in range(5)]
        scores = tuple(
            Rating(
                metric=metric,
                phase=phase,
                area=area,
                side="right",
                value=10 - shift - (number % 3 if phase == "after" else 0),
            )
            for shift, area in enumerate(areas)
            for metric in ("pain", "stiffness")
            for phase in ("before", "after")
        )
        effects = tuple(SideEffect(effect=effect, severity=3) for effect in EFFECTS)
        session = a_session(
            day=day(number // 2),
            kind=kinds[number % len(kinds)],
            id=f"of-{number}",
            minutes=480,
            areas="",
            side_effects=effects,
            tags=("medicine",),
            note=note,
        )
        entries.append(replace(session, ratings=scores))
        for hours in (24, 72):
            look = a_follow_up(
                of=session.id,
                hours=hours,
                hobbling="yes",
                day=session.day + timedelta(days=hours // 24),
                at="22:00",
            )
            felt = (_now("soreness", areas[0], 9), _now("pain", areas[0], 8))
            entries.append(replace(look, ratings=felt))
        entries.append(
            a_check_in(
                *(f"pain {area}=2" for area in ON_THE_BODY), day=day(number // 2)
            )
        )
        entries.append(a_night(day=day(number // 2), note=note, tags=("question",)))
    activities = tuple(f"{number}{name}"[: size - 1] for number in range(9))
    entries += [
        a_look_back(
            day=DAY - timedelta(days=back),
            peg="10 10 10",
            activities=tuple(f"{activity}=10" for activity in activities),
        )
        for back in (100, 3)
    ]
    return in_order(entries)


def in_order(entries: list[Entry]) -> list[Entry]:
    """Sort entries as a diary gives them."""
    return sorted(entries, key=lambda entry: (entry.day, str(entry.at)))


def a_page(
    entries: list[Entry],
    *,
    period: Period = FOUR_WEEKS,
    places: tuple[Place, ...] = (),
    name: str | None = None,
    questions: tuple[str, ...] = (),
) -> PageReport:
    """Build the page of these entries."""
    return build_page(
        entries,
        [entry for entry in entries if entry.look_back is not None],
        Asked(
            period=period,
            today=DAY,
            program=PROGRAM,
            places=places,
            name=name,
            questions=questions,
        ),
    )


def usual_page() -> PageReport:
    """Build the page of the usual diary."""
    return a_page(
        usual(), name="Ana Maria", questions=("May I run again?", "How often?")
    )


def crowded_page(
    text: str = "Wherever it may be, at length", days: int = 28
) -> PageReport:
    """Build the page that has too much of everything."""
    return a_page(
        crowded(text),
        period=Period(first=DAY - timedelta(days=days - 1), last=DAY),
        name=(text * 80)[:80],
        questions=tuple(text * size for size in (1, 1, 40, 2, 1, 3, 40, 40, 40)),
    )


def _now(metric: str, area: str, value: float) -> Rating:
    return Rating(metric=metric, phase="now", area=area, side="right", value=value)
