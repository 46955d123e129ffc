"""The one page for a therapist or doctor: everything it says, as one value.

Text, Markdown, HTML and JSON only draw it. What was not logged is None, never 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from fasciatrack.domain.notices import Notice
from fasciatrack.domain.periods import DAY, EARLIEST, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.timeline import Felt
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.body import BodyReport, build_body
from fasciatrack.reporting.coverage import Coverage, build_coverage
from fasciatrack.reporting.page.areas import (
    SCORED,
    AreaPart,
    Bucket,
    area_parts,
    area_scores,
    bucket_for,
    starting_scores,
)
from fasciatrack.reporting.page.care import CarePart, care_parts
from fasciatrack.reporting.page.courses import LOOKED_AT, Course, find_courses
from fasciatrack.reporting.page.flags import BEFORE, Flag, find_flags
from fasciatrack.reporting.page.life import LifePart, life_part
from fasciatrack.reporting.per_area import told_apart

WINDOW = 14
"""Days at the beginning and at the end that are compared."""
AFTERWARDS = 7
"""Days after the period in which its sessions' follow-ups were written down."""
LOOKING_BACK = 365
"""Days before the period's end whose look backs count: they come once a month."""
MOST_AREAS = 3
MEDICINE, QUESTION = "medicine", "question"
"""Tags of the notes that belong on the page."""


class Asked(Value):
    """What a page is asked for with."""

    period: Period
    """One without a beginning starts with the first entry."""
    today: date
    """Days after it do not count as days without an entry."""
    program: str
    """The name and version of what makes the page."""
    places: tuple[Place, ...] = ()
    """Only these are looked at; none for all."""
    name: str | None = None
    """Whose page it is, if that is to be said."""
    questions: tuple[str, ...] = ()
    """What the person wants to ask."""


class Remark(Value):
    """Words of the person, verbatim."""

    text: str
    day: date | None = None
    """None for what was given with the command."""


class PageReport(Value):
    """Everything the page says."""

    program: str
    """What made it, with its version."""
    name: str | None
    """Only what was given with the command."""
    period: Period
    """Up to the last day that can have an entry."""
    is_running: bool
    """Whether the period that was asked for goes on after that."""
    conditions: tuple[Place, ...]
    """The areas it was narrowed to."""
    coverage: Coverage
    first: Period | None
    """The first two weeks; None where the period is shorter than four."""
    now: Period
    """The last two weeks, or the whole period."""
    bucket: Bucket
    """What one point of a trend stands for."""
    areas: tuple[AreaPart, ...]
    """Three at most, the worst first."""
    other_areas: tuple[Place | None, ...]
    """Those that are only named."""
    body: BodyReport
    """Average pain by area."""
    life: LifePart
    care: tuple[CarePart, ...]
    """What was done, the most frequent kind first."""
    sessions: int
    """Of all kinds together."""
    medicines: tuple[Remark, ...]
    """Notes tagged `medicine`, latest first."""
    flags: tuple[Flag, ...]
    """What stands out on single days, latest first."""
    courses: tuple[Course, ...]
    """What rises or hardly changes, over eight weeks at least."""
    notices: tuple[Notice, ...]
    """What the diary said of itself in the period, latest first."""
    questions: tuple[Remark, ...]
    """Those given with the command, then notes tagged `question`, latest first."""


def span_to_load(period: Period) -> Period:
    """Give the days whose entries a page over this period needs."""
    before = max(BEFORE, LOOKED_AT - 1) * DAY
    first = max(period.first, EARLIEST + before) - before
    return Period(first=first, last=period.last + AFTERWARDS * DAY)


def starts_to_load(period: Period) -> date:
    """Give the day up to which a page needs of sessions only the pain before them."""
    return max(span_to_load(period).first, EARLIEST + DAY) - DAY


def look_backs_to_load(period: Period) -> Period:
    """Give the days whose look backs a page over this period needs."""
    first = max(period.last, EARLIEST + LOOKING_BACK * DAY) - LOOKING_BACK * DAY
    return Period(first=min(first, period.first), last=period.last)


def build_page(
    entries: Sequence[Entry],
    look_backs: Iterable[Entry],
    asked: Asked,
    *,
    starts: Iterable[Felt] = (),
    notices: Iterable[Notice] = (),
) -> PageReport:
    """Put the page together.

    Args:
        entries: Those of `span_to_load`, oldest first.
        look_backs: Those of `look_backs_to_load`, oldest first.
        asked: What it is asked for with.
        starts: Pain before sessions up to the day of `starts_to_load`, oldest first.
        notices: Those that were given, oldest first; outside the period none counts.
    """
    places = Selection(places=asked.places)
    within = [entry for entry in entries if asked.period.contains(entry.day)]
    coverage, shown = _covered(within, asked)
    sided = told_apart(entries, SCORED)
    scores = area_scores(entries, places, sided)
    earlier = starting_scores(starts, places, sided)
    first, now = _windows(shown)
    areas = area_parts(scores, period=shown, first=first, now=now)
    care = care_parts(within, entries, places)
    return PageReport(
        program=asked.program,
        name=asked.name,
        period=shown,
        is_running=coverage.is_running,
        conditions=asked.places,
        coverage=coverage,
        first=first,
        now=now,
        bucket=bucket_for(shown),
        areas=areas[:MOST_AREAS],
        other_areas=tuple(part.place for part in areas[MOST_AREAS:]),
        body=build_body(
            within,
            metric="pain",
            figure="average",
            selection=replace(places, period=shown),
            sided=sided,
        ),
        life=life_part(within, look_backs, shown),
        care=care,
        sessions=sum(part.sessions for part in care),
        medicines=_remarks(within, MEDICINE),
        flags=find_flags(entries, scores, period=shown, selection=places),
        courses=find_courses(earlier + scores, [one.place for one in areas], shown),
        notices=_given(notices, shown, places),
        questions=(
            *(Remark(text=question) for question in asked.questions),
            *_remarks(within, QUESTION),
        ),
    )


def _covered(within: Sequence[Entry], asked: Asked) -> tuple[Coverage, Period]:
    """Say how much of the period is known, and which days of it the page shows."""
    period = asked.period
    if period.first == EARLIEST and within:
        period = Period(first=within[0].day, last=period.last)
    coverage = build_coverage(within, period=period, today=asked.today)
    last = period.first + max(coverage.days - 1, 0) * DAY
    return coverage, replace(period, last=last)


def _windows(period: Period) -> tuple[Period | None, Period]:
    if period.length < 2 * WINDOW:
        return None, period
    before = (WINDOW - 1) * DAY
    return (
        Period(first=period.first, last=period.first + before),
        Period(first=period.last - before, last=period.last),
    )


def _given(
    notices: Iterable[Notice], period: Period, places: Selection
) -> tuple[Notice, ...]:
    """Find the notices of a period and of the selected areas, latest first."""
    found = [
        notice
        for notice in notices
        if period.contains(notice.day) and places.covers(notice.place)
    ]
    return tuple(reversed(found))


def _remarks(entries: Sequence[Entry], tag: str) -> tuple[Remark, ...]:
    """Find the tagged notes, latest first."""
    return tuple(
        Remark(text=entry.note, day=entry.day)
        for entry in reversed(entries)
        if entry.note is not None and tag in entry.tags
    )
