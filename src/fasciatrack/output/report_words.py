"""What a report says in words, above and below its tables."""

from collections.abc import Callable, Iterator

from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.output.change_sheet import label_notes, sure_notes
from fasciatrack.output.figures import counted, hours, plain
from fasciatrack.output.lines import place_name
from fasciatrack.output.practice_sheets import look_back_notes, rhythm_parts
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.change import Change
from fasciatrack.reporting.summary import PeriodReport, Totals

MARKED = "*"
"""Stands before a percentage that is not of all pairs."""


def has_previous(report: PeriodReport) -> bool:
    """Say whether there is anything to compare with."""
    return report.previous is not None and report.previous.coverage.entries > 0


def report_title(report: PeriodReport, screen: Screen) -> str:
    """Name the period: `Week 2026-W46 (9–15 Nov)`."""
    label = report.period.label
    return plain(label[:1].upper() + label[1:], screen)


def report_summary(totals: Totals) -> tuple[str, ...]:
    """Say what a period adds up to: sessions, time, and the days with an entry."""
    sessions, coverage = totals.sessions, totals.coverage
    if not coverage.entries:
        return ("nothing logged",)
    so_far = " so far" if coverage.is_running else ""
    time = () if sessions.minutes is None else (hours(sessions.minutes, Screen()),)
    return (
        counted(sessions.sessions, "session"),
        *time,
        f"entries on {coverage.days_with_entry} of {counted(coverage.days, 'day')}"
        + so_far,
    )


def report_rhythm(report: PeriodReport) -> tuple[str, ...]:
    """Say on which days sessions were, and in how many of the last weeks."""
    return tuple(rhythm_parts(report.practice.rhythm, report.practice.recent_rhythm))


def report_notes(
    report: PeriodReport,
    name: Callable[[Place | None], str] = place_name,
    *,
    is_drawn: bool = True,
    is_whole: bool = True,
) -> Iterator[str]:
    """Say what the figures leave out, and what they cannot tell.

    Args:
        report: What was drawn.
        name: Writes a place so that nothing in its name acts.
        is_drawn: Whether there are tables, in which something may be marked.
        is_whole: Whether all their columns are drawn, not only the essential ones.
    """
    sessions, coverage = report.current.sessions, report.current.coverage
    if sessions.without_duration:
        yield (
            f"{sessions.without_duration} of {counted(sessions.sessions, 'session')}"
            " without a duration"
        )
    yield from sure_notes(report, name, has_chances=is_whole)
    yield from label_notes(report, name)
    by_area = [one.change for one in report.area_changes]
    incomplete = sum(change.incomplete for change in by_area)
    if incomplete:
        yield (
            f"{counted(incomplete, 'score')} with only a before or only an after:"
            " not counted"
        )
    if is_whole:
        # A label, drawn without them, says by itself of what its percentage is.
        yield from _zeros(report, is_drawn=is_drawn)
    if coverage.late:
        entries = counted(coverage.late, "entry", "entries")
        yield f"{entries} written down on a later day"
    if coverage.without_time:
        entries = counted(coverage.without_time, "entry", "entries")
        yield f"{entries} without a time of day"
    yield from look_back_notes(report.practice.look_back)


def has_marked_percent(change: Change) -> bool:
    """Say whether a percentage is not of all its pairs: some began at 0."""
    return change.percent is not None and change.zero_baselines > 0


def _zeros(report: PeriodReport, *, is_drawn: bool) -> Iterator[str]:
    by_area = [one.change for one in report.area_changes]
    zeros = sum(
        change.zero_baselines
        for change in by_area
        if METRICS[change.metric].bounds is not PERCENT
    )
    if zeros:
        by_kind = [one.change for one in report.kind_changes]
        is_marked = is_drawn and any(map(has_marked_percent, (*by_area, *by_kind)))
        marked = f", where marked {MARKED}" if is_marked else ""
        pairs = counted(zeros, "pair")
        yield f"{pairs} began at 0: left out of the percentages{marked}"
