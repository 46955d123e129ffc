"""The page arranged in headings, lines and small tables, for whatever draws them.

What does not fit one sheet of paper is cut here, by one rule for all: `… n more`. The
person's own notes and questions are cut only where there is a sheet, and what stands
out has more room where there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from fasciatrack.domain.quantities import format_score
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import replace
from fasciatrack.output.figures import (
    counted,
    decimal,
    hours,
    missing,
    plain,
    round_half_up,
)
from fasciatrack.output.page.care import care_part
from fasciatrack.output.page.notices import MOST_NOTICE_LINES, notice_items
from fasciatrack.output.page.sheet import Card, Page, Part, Table
from fasciatrack.output.page.words import (
    LOOKED_FOR,
    course_sentence,
    day_words,
    fitted,
    flag_sentence,
    lines_of,
    missing_sentences,
    more,
    one_line,
    place_words,
    scale_sentences,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.body import BodyReport
from fasciatrack.reporting.page.areas import SEVERE, AreaFigures, AreaPart
from fasciatrack.reporting.page.life import FirstAndLast
from fasciatrack.reporting.page.report import WINDOW, PageReport, Remark

MOST_ACTIVITIES = 3
MOST_NAMES = 3
"""Areas that are only named."""
MOST_LINES = 7
"""Lines of half a sheet for one section's items."""
MOST_FLAG_LINES = 6
"""One line less: what was looked for takes room as well."""
MOST_WRITTEN_LINES = 24
"""The same where there is no sheet: as long as anybody reads."""
MOST_COURSES = 1
"""What took weeks keeps room for so many items beside single days."""
MOST_ON_BODY = 8
REMARK_WIDTH = 110
"""Columns of the person's words: two lines of half a sheet."""
NOTICE_WIDTH = 105
"""Columns of an item of the notices: two lines as well."""
TITLE_WIDTH = 40
NAME_WIDTH = 28
"""Columns of an activity's name."""


def arrange(report: PageReport, screen: Screen, *, is_cut: bool = True) -> Page:
    """Put a page report into words, with the characters that the screen has.

    Args:
        report: What the page says.
        screen: Its characters.
        is_cut: Whether notes, questions and what stands out have to fit a sheet.
    """

    def said(remarks: Sequence[Remark]) -> tuple[str, ...]:
        whole = [_remark(remark, report) for remark in remarks]
        return _on_sheet(whole, screen) if is_cut else tuple(whole)

    return Page(
        title=_title(report, screen),
        facts=_facts(report, screen),
        is_empty=not report.coverage.entries,
        bucket=report.bucket,
        places=_places(report, screen),
        cards=tuple(_card(part, report, screen) for part in report.areas),
        body=_body(report, screen),
        life=_life(report, screen),
        care=care_part(report, screen),
        medicines=Part(
            title="Medicines and other treatments",
            items=said(report.medicines),
            lines=() if report.medicines else ("No note is tagged medicine.",),
        ),
        flags=_flags(report, screen, is_cut=is_cut),
        limits=Part(
            title="What is missing, and the scales",
            lines=(
                plain(" ".join(missing_sentences(report)), screen),
                " ".join(scale_sentences()),
            ),
        ),
        questions=Part(
            title="Questions",
            items=said(report.questions),
            lines=() if report.questions else ("None were noted.",),
        ),
    )


def on_body(report: PageReport) -> BodyReport:
    """Give what is drawn on the body: no more than is named beside it."""
    drawn = [area for area in report.body.areas if area.number is not None]
    return replace(report.body, areas=tuple(drawn[:MOST_ON_BODY]))


def not_on_sheet(report: PageReport) -> Iterator[str]:
    """Say how many notes and questions of the person are cut on a sheet."""
    for remarks, name in ((report.medicines, "note"), (report.questions, "question")):
        whole = [_remark(remark, report) for remark in remarks]
        shown = _on_sheet(whole, Screen())
        kept = sum(one == other for one, other in zip(whole, shown, strict=False))
        if kept < len(whole):
            yield (
                f"{kept} of {counted(len(whole), name)} fit on the sheet in full; the"
                " text version has all"
            )


def trend_words(part: AreaPart, screen: Screen) -> str:
    """Say the lowest and the highest point of an area's trend; empty without one."""
    known = [point.pain for point in part.trend if point.pain is not None]
    if not known:
        return ""
    return f"{decimal(min(known), screen)} to {decimal(max(known), screen)}"


def _title(report: PageReport, screen: Screen) -> str:
    if report.name is None:
        return "Pain diary"
    return f"Pain diary of {fitted(report.name, TITLE_WIDTH, screen)}"


def _facts(report: PageReport, screen: Screen) -> tuple[str, ...]:
    coverage = report.coverage
    label = report.period.label
    narrowed = _names(report.conditions, screen)
    return (
        plain(label[:1].upper() + label[1:], screen),
        f"entries on {coverage.days_with_entry} of {counted(coverage.days, 'day')}",
        *((f"only {narrowed}",) if narrowed else ()),
        "self-reported",
        f"made with {report.program}",
        "not a medical record",
    )


def _places(report: PageReport, screen: Screen) -> Part:
    if not report.areas:
        return Part(title="Where it hurts", lines=("No area was scored.",))
    also = _names(report.other_areas, screen)
    return Part(title="Where it hurts", notes=(f"Also scored: {also}",) if also else ())


def _names(places: Sequence[Place | None], screen: Screen) -> str:
    others = more(len(places) - MOST_NAMES, screen)
    named = [place_words(place, screen) for place in places[:MOST_NAMES]]
    return ", ".join([*named, others] if others else named)


def _card(part: AreaPart, report: PageReport, screen: Screen) -> Card:
    columns = _columns(part, report)

    def row(label: str, write: Callable[[AreaFigures], str]) -> tuple[str, ...]:
        return (label, *(write(figures) for figures in columns.values()))

    return Card(
        title=place_words(part.place, screen),
        part=part,
        table=Table(
            caption="Pain and stiffness, 0 to 10",
            headers=("", *columns),
            rows=(
                row("pain, average", lambda one: decimal(one.average, screen)),
                row("pain, worst", lambda one: _score(one.worst, screen)),
                row("pain, least", lambda one: _score(one.least, screen)),
                row("stiffness", lambda one: decimal(one.stiffness, screen)),
                row(f"days {SEVERE} or more", lambda one: _severe(one, screen)),
            ),
        ),
    )


def _columns(part: AreaPart, report: PageReport) -> dict[str, AreaFigures]:
    """Name the stretches of days; the whole one where it is more than both others."""
    days = counted(report.period.length, "day")
    if part.first is None:
        return {days: part.whole}
    columns = {"first 2 weeks": part.first, "last 2 weeks": part.now}
    if report.period.length > 2 * WINDOW:
        columns[f"all {days}"] = part.whole
    return columns


def _score(value: float | None, screen: Screen) -> str:
    return missing(screen) if value is None else format_score(value)


def _severe(figures: AreaFigures, screen: Screen) -> str:
    if not figures.days:
        return missing(screen)
    return f"{figures.severe_days} of {figures.days}"


def _body(report: PageReport, screen: Screen) -> Part:
    drawn = on_body(report).areas
    said = [
        f"{area.number} {place_words(area.place, screen)}"
        f" {decimal(area.value, screen)} (n {area.days})"
        for area in drawn
    ]
    others = more(_numbered(report) - len(drawn), screen)
    return Part(
        title="Average pain on the body",
        items=(*said, f"{others}, not drawn") if others else tuple(said),
        notes=("n: days with a score.",) if said else (),
    )


def _numbered(report: PageReport) -> int:
    return sum(area.number is not None for area in report.body.areas)


def _life(report: PageReport, screen: Screen) -> Part:
    life, sleep = report.life, report.life.sleep
    said = []
    if sleep.nights:
        said.append(f"{counted(sleep.nights, 'night')} logged")
    if sleep.minutes.n:
        asleep = hours(sleep.minutes.mean, screen)
        said.append(f"{asleep} asleep on average (n {sleep.minutes.n})")
    if sleep.quality.n:
        quality = decimal(sleep.quality.mean, screen)
        said.append(f"quality {quality} of 5 (n {sleep.quality.n})")
    if sleep.efficiency_percent.mean is not None:
        share = round_half_up(sleep.efficiency_percent.mean)
        n = sleep.efficiency_percent.n
        said.append(f"{share} % of the time in bed asleep (n {n})")
    peg = [] if life.peg is None else [life.peg]
    rows = [*peg, *life.activities[:MOST_ACTIVITIES]]
    others = more(len(life.activities) - MOST_ACTIVITIES, screen)
    return Part(
        title="Daily life and sleep",
        lines=(f"Sleep: {', '.join(said)}." if said else "No night is logged.",),
        table=_first_and_last(rows, report, screen),
        notes=(f"{others} activities",) if others else (),
    )


def _first_and_last(
    rows: Sequence[FirstAndLast], report: PageReport, screen: Screen
) -> Table | None:
    if not rows:
        return None
    return Table(
        caption="0 to 10; PEG: lower is better, activities: higher is better",
        headers=("", "first", "latest"),
        rows=tuple(
            (
                fitted(one.label, NAME_WIDTH, screen),
                missing(screen)
                if one.first == one.last
                else _dated(one.first.score, day_words(one.first.day, report), screen),
                _dated(one.last.score, day_words(one.last.day, report), screen),
            )
            for one in rows
        ),
    )


def _dated(score: float, day: str, screen: Screen) -> str:
    return f"{decimal(score, screen)} ({day})"


def _flags(report: PageReport, screen: Screen, *, is_cut: bool) -> Part:
    """Say what stands out: single days first, which leave room for weeks.

    What the diary gave notice of comes last, and says less where what was logged needs
    the room.
    """
    flags = [flag_sentence(flag, report, screen) for flag in report.flags]
    courses = [course_sentence(course, report, screen) for course in report.courses]
    most = MOST_FLAG_LINES if is_cut else MOST_WRITTEN_LINES
    free = min(MOST_NOTICE_LINES, most - lines_of([*flags, *courses]))
    notices = notice_items(report, screen, NOTICE_WIDTH, free)
    room = most - lines_of(notices)
    kept = _fitting(flags, room - lines_of(courses[:MOST_COURSES]))
    kept += _fitting(courses, room - lines_of(kept))
    others = more(len(flags) + len(courses) - len(kept), screen)
    return Part(
        title="Stands out",
        lines=() if kept or notices else ("None of what is looked for was logged.",),
        items=(*kept, *filter(None, [others]), *notices),
        notes=(LOOKED_FOR,),
    )


def _remark(remark: Remark, report: PageReport) -> str:
    words = one_line(remark.text)
    return words if remark.day is None else f"{day_words(remark.day, report)}: {words}"


def _on_sheet(said: Sequence[str], screen: Screen) -> tuple[str, ...]:
    """Cut items to two lines, keep those that fit, and count the others."""
    cut = [fitted(item, REMARK_WIDTH, screen) for item in said]
    return _first_few(cut, len(_fitting(cut, MOST_LINES)), screen)


def _fitting(said: Sequence[str], lines: int) -> list[str]:
    ends = accumulate(lines_of([item]) for item in said)
    return list(said[: sum(end <= lines for end in ends)])


def _first_few(said: Sequence[str], most: int, screen: Screen) -> tuple[str, ...]:
    others = more(len(said) - most, screen)
    return (*said[:most], others) if others else tuple(said)
