"""What one session's scores did, beside the sessions before it, in words."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.quantities import metric_text
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import METRICS, PERCENT
from fasciatrack.domain.thresholds import METRIC
from fasciatrack.output.change_words import (
    average_words,
    decimal,
    from_to,
    label_words,
    points_of,
    signed,
)
from fasciatrack.output.figures import counted, round_half_up
from fasciatrack.output.lines import place_name
from fasciatrack.reporting.session_change import SessionChange


def about(change: SessionChange) -> str:
    """Name what moved: `pain, left calf`; without a place the metric alone."""
    if change.place is None:
        return change.metric
    return f"{change.metric}, {place_name(change.place)}"


def moved(change: SessionChange) -> str:
    """Say by how much: `−3.0 (50 % lower)`; one session's numbers, no judgement."""
    said = signed(change.difference)
    if METRICS[change.metric].bounds is PERCENT:
        said += f" {points_of(change.metric)}"
    if not change.percent:
        return said
    way = "lower" if change.percent < 0 else "higher"
    return f"{said} ({round_half_up(abs(change.percent))} % {way})"


def beside_earlier(change: SessionChange) -> str:
    """Say how such sessions moved it before: `usual −2.0, the median of 14 …`."""
    earlier, figures, usual = change.earlier, change.earlier_figures, change.usual
    before = f"{counted(earlier.n, f'{change.kind} session')} before"
    if not earlier.n:
        return f"no {change.kind} session before with both scores"
    if figures.median is None:
        return f"{before}: {signed(earlier.difference)}"
    if usual is None:
        few = ", too few to judge" if figures.missing_for_range else ""
        median, ends = signed(figures.median), from_to(figures)
        return f"{before}{few}: median {median}, {ends}"
    last = f"the {usual.n} written down last of " if usual.n < earlier.n else ""
    return (
        f"usual {signed(usual.median)}, the median of {last}{before},"
        f" from {signed(usual.lowest)} to {signed(usual.highest)}"
    )


def session_sentences(entry: Entry, changes: Sequence[SessionChange]) -> Iterator[str]:
    """Say how a session moved its scores, one paragraph for each.

    Args:
        entry: A session, or another entry, of which nothing is said.
        changes: Its own.
    """
    if entry.session is not None and not changes:
        yield "How it moved is not known: no score both before and after."
    for change in changes:
        scores = (
            f"{metric_text(change.metric, change.before)} →"
            f" {metric_text(change.metric, change.after)}"
        )
        beside = beside_earlier(change)
        yield (
            f"Change, {about(change)}: {scores}, {moved(change)}."
            f" {beside[0].upper()}{beside[1:]}."
        )


def session_reasons(changes: tuple[SessionChange, ...]) -> Iterator[str]:
    """Say why one session has no label, and what those so far are called."""
    pains = [change for change in changes if change.metric == METRIC]
    if not pains:
        yield "No pain before and after is on record here: there is nothing to label."
    for change in pains:
        so_far = change.so_far
        only = (
            f"{about(change)}: one session is {decimal(change.before)} →"
            f" {decimal(change.after)} and no more."
        )
        if so_far.n > 1:
            average = average_words(so_far, change.so_far_figures)
            only += f" With the {change.kind} sessions before: {average}."
        label = " ".join(label_words(so_far, change.so_far_figures))
        yield f"{only} {label}"
