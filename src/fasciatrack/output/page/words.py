"""The sentences of the page: what stands out, what is missing, what the scales mean."""

from collections.abc import Iterable, Iterator
from datetime import date

from fasciatrack.domain.follow_ups import RISEN_FROM, SORE, SORE_FOR_DAYS
from fasciatrack.domain.periods import MONTHS
from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, SLEEP_QUALITIES
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.output.columns import cell_width, clipped
from fasciatrack.output.figures import counted, decimal, signed
from fasciatrack.output.lines import GENERAL
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.notices.pain import (
    CALM,
    FEWEST_DAYS,
    LEAST_RISE,
    SEVERE,
)
from fasciatrack.reporting.notices.soreness import (
    DAYS_BACK,
    HOBBLED_FOR,
    HOURS_A_DAY,
)
from fasciatrack.reporting.notices.unchanged import FEWEST_SESSIONS
from fasciatrack.reporting.page.courses import LOOKED_AT, Course
from fasciatrack.reporting.page.flags import (
    BEFORE,
    FEWEST_BEFORE,
    Flag,
)
from fasciatrack.reporting.page.report import PageReport

NAME_WIDTH = 28
"""Columns that a name may take; people name areas at length."""
IN_DAYS = 4 * HOURS_A_DAY
"""Hours from which nobody counts in hours."""
SHORT = 56
"""Columns of one line of half a sheet."""
LOOKED_FOR = (
    f"Looked for: soreness of {SORE:g} or more from {SORE_FOR_DAYS} hours to"
    f" {DAYS_BACK} days after a session, or from {RISEN_FROM} on above that of the day"
    f" after; hobbling from {HOBBLED_FOR} on; pain of {SEVERE} or more after {BEFORE}"
    f" days with a median of {CALM} or less ({FEWEST_BEFORE} scores at least); over"
    f" {LOOKED_AT // 7} weeks, pain by day up by {LEAST_RISE} or more ({FEWEST_DAYS}"
    f" days at least); starting pain about where it began"
    f" ({FEWEST_SESSIONS} sessions at least)."
)


def is_short(item: str) -> bool:
    """Say whether an item takes one line of half a sheet, not two."""
    return cell_width(item) <= SHORT


def lines_of(items: Iterable[str]) -> int:
    """Count the lines of half a sheet that items take."""
    return sum(1 if is_short(item) else 2 for item in items)


def day_words(day: date, report: PageReport) -> str:
    """Say a day, with its year where it is not the page's: `14 Nov`."""
    year = "" if day.year == report.period.last.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def place_words(place: Place | None, screen: Screen) -> str:
    """Name an area, cut where the person gave it a long name."""
    return fitted(str(place or GENERAL), NAME_WIDTH, screen)


def one_line(text: str) -> str:
    """Bring a person's text onto one line, harmless."""
    return safe(" ".join(text.split())) or '""'


def fitted(text: str, width: int, screen: Screen) -> str:
    """Bring a person's text onto one line of at most so many columns, harmless.

    Marks without a width of their own, piled onto letters, count as characters too.
    """
    line = one_line(text)
    if len(line) > 2 * width:
        line = line[: 2 * width] + screen.glyph("…", "...")
    return clipped(line, width, screen)


def flag_sentence(flag: Flag, report: PageReport, screen: Screen) -> str:
    """Say one thing that stands out, as it was logged."""
    day = day_words(flag.day, report)
    if flag.rule == "sudden":
        return (
            f"{day}: pain {_score(flag.value)} {_in(flag.place, screen)}; the"
            f" {BEFORE} days before had a median of {decimal(flag.median, screen)}"
            f" (n {flag.median_n})"
        )
    after = f"{_since(flag)} after {_of_session(flag)}"
    if flag.session_day is not None:
        after += f" on {day_words(flag.session_day, report)}"
    first = flag.first
    if first is not None and first < (flag.value or 0) < SORE:
        after += f" ({_score(first)} the day after)"
    if flag.times > 1:
        after += f"; told {flag.times} times"
    if flag.rule == "hobbling":
        return f"{day}: hobbling, {after}"
    return f"{day}: soreness {_score(flag.value)} {_in(flag.place, screen)}, {after}"


def course_sentence(course: Course, report: PageReport, screen: Screen) -> str:
    """Say what took weeks, as it was logged."""
    first, last = day_words(course.first, report), day_words(course.last, report)
    place = place_words(course.place, screen)
    if course.rule == "rising":
        low, high = signed(course.low, screen), signed(course.high, screen)
        chance = ", may be chance" if (course.low or 0) <= 0 else ""
        return (
            f"{place}: line through pain by day up by about"
            f" {decimal(course.rise, screen)} ({low} to {high}{chance})"
            f" from {first} to {last} (n {course.n})"
        )
    arrow = screen.glyph(" → ", " -> ")
    start, end = decimal(course.start, screen), decimal(course.end, screen)
    where = "above" if course.is_above else "about"
    return (
        f"{place}: after {course.n} sessions since {first} the starting pain is"
        f" {where} where it began ({start}{arrow}{end})"
    )


def more(count: int, screen: Screen) -> str:
    """Say how many are left out; nothing where none is."""
    return f"{screen.glyph('…', '...')} {count} more" if count > 0 else ""


def missing_sentences(report: PageReport) -> Iterator[str]:
    """Say what is not known; nothing is filled in."""
    coverage = report.coverage
    gaps = coverage.days - coverage.days_with_entry
    yield (
        f"{gaps} of {counted(coverage.days, 'day')} without an entry; nothing is"
        " filled in, and – means not logged."
    )
    pairs = sum(part.n for part in report.care)
    looks = sum(part.next_day_n for part in report.care)
    if report.sessions:
        yield (
            f"Of {counted(report.sessions, 'session')}, {pairs} with pain before and"
            f" after and {looks} with pain before and on the next day."
        )
    if nights := report.life.sleep.minutes.n:
        yield f"Sleep of {counted(nights, 'night')}."
    if coverage.late:
        entries = counted(coverage.late, "entry", "entries")
        yield f"{entries} written down on a later day."


def scale_sentences() -> Iterator[str]:
    """Say what the ends of the scales mean, in the words the person saw."""
    for name in ("pain", "stiffness"):
        metric = METRICS[name]
        low, high = metric.bounds.low, metric.bounds.high
        yield (
            f"{name.capitalize()}: {low:g} {metric.lowest}, {high:g} {metric.highest}."
        )
    yield (
        "PEG: mean of three scores from 0 to 10 over the past week (pain, enjoying"
        " life, general activity), 10 worst."
    )
    yield "Own activities: 0 unable, 10 as before the problem."
    yield f"Sleep quality: 1 {SLEEP_QUALITIES[0]}, 5 {SLEEP_QUALITIES[-1]}."
    yield (
        "By area: what was scored before sessions, at check-ins and at follow-ups; only"
        " days with a score count, each once."
    )


def _since(flag: Flag) -> str:
    """Say the hours where the clock tells them, and days where they are many."""
    if flag.hours is None or flag.hours >= IN_DAYS:
        return counted(flag.days or 0, "day")
    return f"{flag.hours} hours"


def _of_session(flag: Flag) -> str:
    if flag.sessions > 1:
        return f"the last of {counted(flag.sessions, 'session')}"
    return "a session" if flag.kind is None else KINDS[flag.kind].label.lower()


def _in(place: Place | None, screen: Screen) -> str:
    if place is None:
        return GENERAL
    return f"in the {place_words(place, screen)}"


def _score(value: float | None) -> str:
    return "" if value is None else format_score(value)
