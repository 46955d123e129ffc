"""A report in sentences, for screen readers and logs: all that its tables say."""

from collections.abc import Iterator

from fasciatrack.output.area_trend_lines import TREND_TITLE, trend_lines
from fasciatrack.output.change_words import change_sentences, label_words
from fasciatrack.output.day_lines import day_chart
from fasciatrack.output.figures import counted, decimal, hours, plain, signed
from fasciatrack.output.lines import place_name
from fasciatrack.output.practice_sheets import goal_sentence, look_back_sheet
from fasciatrack.output.report_sheets import habit_lines
from fasciatrack.output.report_words import (
    has_previous,
    report_notes,
    report_rhythm,
    report_summary,
    report_title,
)
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.change_by_group import AreaChange, KindChange
from fasciatrack.reporting.summary import PeriodReport, Sessions

_ANY = Screen(width=120)
"""Signs are fitted to the screen at the end."""


def report_sentences(report: PeriodReport, screen: Screen, elsewhere: str = "") -> str:
    """Say what a report shows, one paragraph for each of its rows, line ends included.

    Args:
        report: What to say.
        screen: Where.
        elsewhere: Where entries are, said when none is in the period.
    """
    return "".join(
        f"{plain(paragraph, screen)}\n" for paragraph in _paragraphs(report, elsewhere)
    )


def _paragraphs(report: PeriodReport, elsewhere: str) -> Iterator[str]:
    title = ", ".join((report_title(report, _ANY), *map(safe, report.conditions)))
    if not report.current.coverage.entries:
        yield f"{title}: nothing is logged here."
        if elsewhere:
            yield safe(elsewhere)
        return
    yield f"{title}: {', '.join(report_summary(report.current))}."
    if report.previous_period is not None and report.previous is not None:
        was = ", ".join(report_summary(report.previous))
        yield f"The period before, {report.previous_period.label}: {was}."
    if rhythm := ", ".join(report_rhythm(report)):
        yield f"{rhythm[0].upper()}{rhythm[1:]}."
    for goal in report.practice.goals:
        yield f"Goal, {goal.subject}: {goal_sentence(goal)}."
    yield from _kinds(report)
    yield from _changes(report)
    yield from _levels(report)
    yield from _habits(report)
    yield from _days(report)
    for name, words in trend_lines(report):
        yield f"{TREND_TITLE}, {name}: {words}."
    if report.practice.look_back is not None:
        sheet = look_back_sheet(report.practice.look_back, _ANY)
        said = (f"{safe(row.label.strip())} {row.cells[0]}" for row in sheet.rows)
        yield f"Look back, {sheet.columns[0].header}: {', '.join(said)}."
    for note in report_notes(report, is_drawn=False):
        yield f"{note[0].upper()}{note[1:]}."


def _kinds(report: PeriodReport) -> Iterator[str]:
    for one in report.kinds:
        was = ""
        if has_previous(report) and one.previous is not None:
            was = f"; before {_sessions(one.previous)}"
        yield f"Sessions, {one.kind}: {_sessions(one.current)}{was}."


def _sessions(sessions: Sessions) -> str:
    time = "" if sessions.minutes is None else f", {hours(sessions.minutes, _ANY)}"
    return f"{sessions.sessions}{time}"


def _changes(report: PeriodReport) -> Iterator[str]:
    named: list[tuple[str, AreaChange | KindChange]] = [
        *((place_name(one.place), one) for one in report.area_changes),
        *((f"all {one.kind} sessions", one) for one in report.kind_changes),
    ]
    for name, one in named:
        previous = one.previous
        about = f"Before and after, {name}, {one.change.metric}"
        sentences = list(change_sentences(about, one.change, one.figures))
        if isinstance(one, AreaChange):
            # A kind's sessions are many places: benchmarks are asked for one.
            sentences += label_words(one.change, one.figures)
        if previous is not None and previous.n:
            over = counted(previous.n, "session")
            moved = signed(previous.difference, _ANY)
            sentences.append(f"In the period before {moved} over {over}.")
        yield " ".join(sentences)


def _levels(report: PeriodReport) -> Iterator[str]:
    for one in report.levels:
        was = ""
        if one.previous is not None and one.previous.n:
            was = f"; before {decimal(one.previous.mean, _ANY)}"
        yield (
            f"Between sessions, {place_name(one.place)}, {one.metric}:"
            f" mean {decimal(one.mean, _ANY)} over {counted(one.n, 'score')},"
            f" from {decimal(one.lowest, _ANY)} to {decimal(one.highest, _ANY)}{was}."
        )


def _habits(report: PeriodReport) -> Iterator[str]:
    now = report.current.habits
    earlier = None if report.previous is None else report.previous.habits
    for label, average, write, per in habit_lines(_ANY):
        if average(now).n:
            was = ""
            if earlier is not None and average(earlier).n:
                was = f"; before {write(average(earlier))}"
            over = counted(average(now).n, per)
            mean = f"{write(average(now))} over {over}{was}"
            yield f"{label[0].upper()}{label[1:]}: {mean}."


def _days(report: PeriodReport) -> Iterator[str]:
    for line in day_chart(report, room=_ANY.width, screen=_ANY).lines:
        yield f"Day by day, {line.label}: {line.said}."
