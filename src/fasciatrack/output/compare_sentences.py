"""What comparing groups says, in sentences only: nothing has to be seen."""

from collections.abc import Iterator

from fasciatrack.output.compare_lacks import apart_words, is_apart, lack_words
from fasciatrack.output.compare_words import (
    NOT_A_CAUSE,
    compare_notes,
    compare_title,
    difference_words,
    group_words,
    is_clear,
    next_day_words,
    pair_name,
    weekday_words,
    with_words,
)
from fasciatrack.output.figures import counted, decimal, signed
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import (
    NO_DIFFERENCE,
    WEEKDAY,
    CompareReport,
    Comparison,
    Group,
)
from fasciatrack.reporting.compare.groups import NOTHING


def compare_sentences(report: CompareReport, screen: Screen) -> Iterator[str]:
    """Say everything in sentences, each comparison in a paragraph of its own."""
    title = screen.glyph(" · ", " - ").join(compare_title(report, screen))
    yield f"{title}."
    yield from next_day_words(report, screen)
    for one in report.next_day:
        yield _compared(report, one, screen)
    for group in report.groups:
        yield _right_after(report, group, screen)
    for one in report.right_after:
        yield _compared(report, one, screen)
    yield from compare_notes(report)
    yield NOT_A_CAUSE


def _compared(report: CompareReport, one: Comparison, screen: Screen) -> str:
    when = "The next day" if one.question == "next day" else "Right after"
    if is_apart(one):
        return f"{when}, {apart_words(one, screen)}"
    second = with_words(report, one.second)
    days = (
        f"{one.first_matched} of {counted(one.first_days, 'day')} with"
        f" {with_words(report, one.first)} and {one.second_matched} of"
        f" {one.second_days} with {second} began alike"
    )
    if one.difference is None:
        return (
            f"{when}, {pair_name(one)} cannot be judged yet: {days}; {lack_words(one)}."
        )
    anyway = signed(one.anyway, screen)
    beside = (
        f"{anyway} on days with nothing that began so"
        if one.second == NOTHING
        else f"{anyway} with {second} on days that began so"
    )
    return (
        f"{difference_words(report, one, screen)} {_judgement(one)} {days}; with"
        f" {with_words(report, one.first)} it changed by"
        f" {signed(one.change, screen)}, and by {beside}."
    )


def _judgement(one: Comparison) -> str:
    if is_clear(one):
        return "That is a clear difference."
    if one.verdict == WEEKDAY:
        return f"That {weekday_words(one)}"
    if one.verdict == NO_DIFFERENCE:
        return "That is no clear difference."
    return f"That is too early to judge: {safe(missing_words(one.missing))}."


def _right_after(report: CompareReport, group: Group, screen: Screen) -> str:
    sessions = counted(group.sessions, "session")
    if group.change is None:
        return f"{safe(group.label)}: {sessions}, none with a score before and after."
    before, after = decimal(group.before, screen), decimal(group.after, screen)
    days = counted(group.days, "day")
    return (
        f"{safe(group.label)}: {sessions}; on {days} {report.metric} went from"
        f" {before} to {after} right after ({group_words(group, screen)})."
    )
