"""What comparing groups says, in words: how much, how sure, and what is left out."""

from collections.abc import Iterator

from fasciatrack.output.figures import (
    counted,
    decimal,
    plain,
    round_half_up,
    signed,
)
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import (
    ENOUGH_DAYS,
    ENOUGH_FOR,
    FEWEST_TO_CONCLUDE,
    NO_DIFFERENCE,
    CompareReport,
    Comparison,
    Group,
)
from fasciatrack.reporting.compare.groups import BANDS, NOTHING
from fasciatrack.reporting.compare.matching import UNLIKELY
from fasciatrack.reporting.compare.usual_hour import SOON

NOT_A_CAUSE = (
    "These are days that go together, not proof of what caused what. A fair test draws"
    " lots for the days: fascia plan randomize."
)
SMALL, SMALLEST = 0.1, 0.001
"""Below the first a chance has three decimals, below the second none is given."""
_BY = {"practitioner": "who did it", "duration": "how long", "pressure": "pressure"}


def compare_title(report: CompareReport, screen: Screen) -> tuple[str, ...]:
    """Name what is compared: `Pain, by kind`, `neck`, `1 Mar – 22 Nov 2026`."""
    return (
        f"{report.metric.capitalize()}, by {_BY.get(report.by, report.by)}",
        *map(safe, report.conditions),
        plain(report.period.label, screen),
        counted(report.sessions, "session"),
    )


def nothing_to_compare(report: CompareReport) -> str:
    """Say that there is nothing, and how to add it."""
    named = ", ".join(group.label for group in report.groups)
    of = f" with {safe(named)}" if named else ""
    where = f" on {safe(', '.join(report.conditions))}" if report.conditions else ""
    said = f"nothing to compare: no sessions{of}{where}"
    if report.sessions and not named:
        return f"{said} that say which {report.by}"
    return f"{said}; `fascia log` adds one"


def pair_name(one: Comparison) -> str:
    """Name a comparison: `foam-roll`, or `foam-roll less ball`."""
    first, second = safe(one.first), safe(one.second)
    return first if one.second == NOTHING else f"{first} less {second}"


def is_clear(one: Comparison) -> bool:
    """Say whether a comparison may be said to show a difference."""
    return one.verdict in {"lower", "higher"}


def figure_range(
    value: float | None, low: float | None, high: float | None, screen: Screen
) -> str:
    """Write a figure with its range: `−0.9 (−1.5 to −0.3)`."""
    written = signed(value, screen)
    if low is None or high is None:
        return written
    return f"{written} ({signed(low, screen)} to {signed(high, screen)})"


def next_day_words(report: CompareReport, screen: Screen) -> Iterator[str]:
    """Say on which days sessions begin, and what would come of such days anyway."""
    for one in report.next_day[:1]:
        yield from _starts(one, screen)
        if one.change is not None and one.anyway is not None:
            yield _anyway(report, one.change, one.anyway, screen)
        elif not one.first_matched:
            yield from _no_match(report, one)


def _starts(one: Comparison, screen: Screen) -> Iterator[str]:
    if one.first_start is not None and one.second_start is not None:
        yield (
            f"Days with {safe(one.first)} begin at {decimal(one.first_start, screen)},"
            f" days with nothing at {decimal(one.second_start, screen)}."
        )


def _anyway(report: CompareReport, change: float, anyway: float, screen: Screen) -> str:
    better = -1 if report.lower_is_better else 1
    drop = "drop" if better < 0 else "rise"
    if better * change <= 0 or better * anyway <= 0:
        return (
            f"By the next day it changes by {signed(change, screen)}, and by"
            f" {signed(anyway, screen)} on days with nothing that begin alike."
        )
    of_it = f"of the {drop} of {decimal(abs(change), screen)} by the next day"
    if abs(anyway) < abs(change):
        return (
            f"About {decimal(abs(anyway), screen)} {of_it} would happen anyway: it does"
            " on days with nothing that begin alike."
        )
    return (
        f"All {of_it} would happen anyway: on days with nothing that begin alike it is"
        f" {decimal(abs(anyway), screen)}."
    )


def _no_match(report: CompareReport, one: Comparison) -> Iterator[str]:
    """Say why there is nothing to hold days with a session against."""
    if one.first_days and one.second_days:
        yield (
            f"No day with nothing began within {_points(report.caliper)} of one with"
            f" {safe(one.first)}: there is nothing to hold them against."
        )
    elif one.first_days and report.left_out.washing_out:
        yield (
            "There is no day with nothing: each has a session in the"
            f" {report.washout_hours:g} h before it."
        )
    elif report.left_out.late_session:
        yield (
            f"Your scores come more than {SOON} h before your sessions, which are done"
            " for what is felt later. Days can be held against each other when you"
            " check in at the hour of your sessions on days with nothing too:"
            " fascia check."
        )


def conclusions(report: CompareReport, screen: Screen) -> Iterator[str]:
    """Say what differs and what does not, each with how sure that is."""
    for one in (*report.next_day, *report.right_after):
        if is_clear(one):
            yield _difference(report, one, screen)
    for when, question in (
        ("the next day", report.next_day),
        ("right after", report.right_after),
    ):
        none = [one for one in question if one.verdict == NO_DIFFERENCE]
        if none:
            said = ", ".join(f"{pair_name(one)} (q {_chance(one.q)})" for one in none)
            yield f"No clear difference {when}: {said}."
        early = [one for one in question if one.missing and one.change is not None]
        if early:
            said = ", ".join(
                f"{pair_name(one)} ({one.first_matched} and {one.second_matched})"
                for one in early
            )
            yield (
                f"Too early to judge {when}, below {FEWEST_TO_CONCLUDE} days of each:"
                f" {said}."
            )


def _difference(report: CompareReport, one: Comparison, screen: Screen) -> str:
    if one.second == NOTHING:
        against = "on days with nothing"
    else:
        against = f"with {safe(one.second)}, on days"
    when = "the next day" if one.question == "next day" else "right after"
    low, high = sorted(abs(end) for end in (one.low or 0.0, one.high or 0.0))
    percent = round_half_up(100 * (one.nap or 0.0))
    tau = plain(f"{one.tau:.2f}".replace("-", "−"), screen)
    return (
        f"With {safe(one.first)}, {report.metric} was"
        f" {decimal(abs(one.difference or 0.0), screen)} points {one.verdict} {when}"
        f" (95 % range {decimal(low, screen)} to {decimal(high, screen)}) than"
        f" {against} that began alike; it was better in {percent} % of pairs of days"
        f" (NAP {one.nap:.2f}, Tau {tau}, q {_chance(one.q)})."
    )


def _chance(q: float | None) -> str:
    """Write a p or q: `0.012`, `below 0.001`."""
    chance = q or 0.0
    if chance < SMALLEST:
        return f"below {SMALLEST}"
    return f"{chance:.3f}" if chance < SMALL else f"{chance:.2f}"


def compare_notes(report: CompareReport) -> Iterator[str]:
    """Say what the figures leave out, and what they cannot tell."""
    if report.tests > 1:
        yield (
            f"{report.tests} comparisons were tested; q is p adjusted for that, and a"
            f" difference is called one up to {UNLIKELY:g}."
        )
    shown = {group.label for group in report.groups}
    bands = [band for band in BANDS.get(report.by, ()) if band.label in shown]
    if bands:
        said = ", ".join(f"{band.label} {band.said}" for band in bands)
        yield f"{report.by.capitalize()}: {said}."
    left = report.left_out
    reasons = (
        (left.washing_out, f"with a session in the {report.washout_hours:g} h before"),
        (left.no_next_day, "without a score at that hour of the next day"),
        (left.other_hour, "at another hour than usual"),
        (left.after_session, "shortly after a session"),
        (left.late_session, f"more than {SOON} h before a session"),
        (left.unclear, "where without a time it cannot be told what came first"),
    )
    said = ", ".join(f"{count} {why}" for count, why in reasons if count)
    if said:
        yield f"Starting scores left out: {said}."
    if report.several_groups:
        days = counted(report.several_groups, "day")
        yield f"{days} with several groups at once: only in `any session`."
    if report.without_group:
        sessions = counted(report.without_group, "session")
        yield f"{sessions} without a {report.by}: only in `any session`."
    yield (
        f"With {ENOUGH_DAYS} days on each side a difference of {ENOUGH_FOR:g} points is"
        " found in about 4 of 5 diaries; smaller ones need more days."
    )


def _points(caliper: float) -> str:
    return f"{caliper:g} point" if caliper == 1 else f"{caliper:g} points"


def compare_sentences(report: CompareReport, screen: Screen) -> Iterator[str]:
    """Say everything in sentences, a paragraph each."""
    title = screen.glyph(" · ", " - ").join(compare_title(report, screen))
    yield f"{title}."
    yield from next_day_words(report, screen)
    for one in report.next_day:
        yield _compared(one, screen)
    for group in report.groups:
        yield _right_after(report, group, screen)
    for one in report.right_after:
        yield _compared(one, screen)
    yield from conclusions(report, screen)
    yield from compare_notes(report)
    yield NOT_A_CAUSE


def _compared(one: Comparison, screen: Screen) -> str:
    when = "The next day" if one.question == "next day" else "Right after"
    days = (
        f"{one.first_matched} of {counted(one.first_days, 'day')} with"
        f" {safe(one.first)} and {one.second_matched} of {one.second_days} with"
        f" {safe(one.second)} began alike"
    )
    if one.difference is None:
        missing = safe(missing_words(one.missing))
        return f"{when}, {pair_name(one)}: {days}; {missing} until there are figures."
    figure = figure_range(one.difference, one.low, one.high, screen)
    chance = "" if one.p is None else f", p {_chance(one.p)}, q {_chance(one.q)}"
    return (
        f"{when}, {pair_name(one)}: {figure}{chance}; {days}. With {safe(one.first)}"
        f" it changed by {signed(one.change, screen)}, with {safe(one.second)} by"
        f" {signed(one.anyway, screen)} where it began so."
    )


def _right_after(report: CompareReport, group: Group, screen: Screen) -> str:
    sessions = counted(group.sessions, "session")
    if group.change is None:
        return f"{safe(group.label)}: {sessions}, none with a score before and after."
    before, after = decimal(group.before, screen), decimal(group.after, screen)
    change = figure_range(group.change, group.low, group.high, screen)
    days = counted(group.days, "day")
    return (
        f"{safe(group.label)}: {sessions}; on {days} {report.metric} went from"
        f" {before} to {after} right after, {change}."
    )
