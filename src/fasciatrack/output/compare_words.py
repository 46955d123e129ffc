"""What comparing groups says, in words: how much, how sure, and what is left out."""

from collections.abc import Iterator

from fasciatrack.domain.scales import METRICS, SCORE
from fasciatrack.output.change_words import points_of
from fasciatrack.output.compare_lacks import (
    ways_to_add,
)
from fasciatrack.output.figures import (
    counted,
    decimal,
    fixed,
    missing,
    plain,
    round_half_up,
    signed,
    tenths,
)
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import (
    ENOUGH_DAYS,
    ENOUGH_FOR,
    FEWEST_FOR_RANGE,
    FEWEST_TO_CONCLUDE,
    NO_DIFFERENCE,
    WEEKDAY,
    CompareReport,
    Comparison,
    Group,
)
from fasciatrack.reporting.compare.groups import ANY, BANDS, NOTHING
from fasciatrack.reporting.compare.matching import UNLIKELY
from fasciatrack.reporting.compare.usual_hour import SOON

NOT_A_CAUSE = (
    "These are days that go together, not proof of what caused what. A fair test draws"
    " lots for the days: fascia plan randomize."
)
SMALL, SMALLEST = 0.1, 0.001
"""Below the first a chance has three decimals, below the second none is given."""
_OF = {"duration": " sessions", "pressure": " pressure"}
"""What the bands are bands of."""
_BY = {"practitioner": "who did it", "duration": "how long", "pressure": "pressure"}


def compare_title(report: CompareReport, screen: Screen) -> tuple[str, ...]:
    """Name what is compared: `Pain, by kind`, `neck`, `1 Mar – 22 Nov 2026`."""
    return (
        f"{report.metric.capitalize()}, by {_BY.get(report.by, report.by)}",
        *map(safe, report.conditions),
        *([plain(report.period.label, screen)] if report.period else ()),
        counted(report.sessions, "session"),
    )


def nothing_to_compare(
    report: CompareReport, emptiness: str = "", *, is_elsewhere: bool = False
) -> str:
    """Say that there is nothing, and how to add it.

    Args:
        report: What was looked for.
        emptiness: That there is no entry at all, where that is so.
        is_elsewhere: Whether such sessions are in the diary, at another time.
    """
    if emptiness:
        return f"nothing to compare: {emptiness}; `fascia log` adds a session"
    named = ", ".join(group.label for group in report.groups)
    of = f" with {safe(named)}" if named else ""
    where = f" on {safe(', '.join(report.conditions))}" if report.conditions else ""
    if any(group.sessions for group in report.groups):
        return (
            f"nothing to compare: no {report.metric} on record{where};"
            f" `fascia check {_an_example(report.metric)}` adds some"
        )
    when = " in that time" if is_elsewhere else ""
    said = f"nothing to compare: no sessions{of}{where}{when}"
    if report.sessions and not named:
        return f"{said} that say which {report.by}"
    return f"{said}; `fascia log` adds one"


def _an_example(metric: str) -> str:
    scale = METRICS[metric]
    place = "neck=" if scale.per_area else ""
    return f"--{metric} {place}{round_half_up(0.4 * scale.bounds.high)}"


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
    """Say of each row on which days it begins, and what would come of them anyway."""
    rows = [one for one in report.next_day if one.second == NOTHING]
    for one in rows:
        change, anyway = one.change, one.anyway
        if change is not None and anyway is not None and not one.is_without_week:
            said = _anyway(report, change, anyway, screen)
            yield f"{_starts(report, one, screen)} {said}"
        elif one.first_start is not None and one.second_start is not None:
            yield _starts(report, one, screen)
    yield from ways_to_add(report)


def with_words(report: CompareReport, name: str) -> str:
    """Say what a group is where no table names what it is one of: `short sessions`."""
    if name in {ANY, NOTHING}:
        return name
    return safe(f"{name}{_OF.get(report.by, '')}")


def _starts(report: CompareReport, one: Comparison, screen: Screen) -> str:
    return (
        f"Days with {with_words(report, one.first)} begin at"
        f" {decimal(one.first_start, screen)}, days with nothing at"
        f" {decimal(one.second_start, screen)}."
    )


def _anyway(report: CompareReport, change: float, anyway: float, screen: Screen) -> str:
    better = -1 if report.lower_is_better else 1
    drop = "drop" if better < 0 else "rise"
    falls = better * change > 0 and better * anyway > 0
    if not (falls and _is_written(change) and _is_written(anyway)):
        return (
            f"By the next day it changes by {signed(change, screen)}, and by"
            f" {signed(anyway, screen)} on days with nothing that begin alike."
        )
    of_it = f"of the {drop} of {decimal(abs(change), screen)} by the next day"
    if abs(tenths(anyway)) < abs(tenths(change)):
        return (
            f"About {decimal(abs(anyway), screen)} {of_it} would happen anyway: it does"
            " on days with nothing that begin alike."
        )
    return (
        f"All {of_it} would happen anyway: on days with nothing that begin alike it is"
        f" {decimal(abs(anyway), screen)}."
    )


def conclusions(report: CompareReport, screen: Screen) -> Iterator[str]:
    """Say what differs and what does not, each with how sure that is."""
    for one in (*report.next_day, *report.right_after):
        if is_clear(one):
            yield difference_words(report, one, screen)
    for when, question in (
        ("the next day", report.next_day),
        ("right after", report.right_after),
    ):
        none = [one for one in question if one.verdict == NO_DIFFERENCE]
        if none:
            said = ", ".join(
                f"{pair_name(one)} (q {_chance(one.q, screen)})" for one in none
            )
            yield f"No clear difference {when}: {said}."
        for one in question:
            if one.verdict == WEEKDAY:
                yield f"{when.capitalize()}, {pair_name(one)} {weekday_words(one)}"
        early = [one for one in question if one.missing and one.change is not None]
        if early:
            said = ", ".join(f"{pair_name(one)} ({_too_early(one)})" for one in early)
            yield (
                f"Too early to judge {when}, below {FEWEST_TO_CONCLUDE} days of each:"
                f" {said}."
            )


def weekday_words(one: Comparison) -> str:
    """Say that the week may be all: `cannot be told …: 22 of 23 are Fridays, …`."""
    if one.weekday is None:
        return ""
    return (
        "cannot be told from the days of the week:"
        f" {one.weekday.first} of {one.first_matched} days with {safe(one.first)} are"
        f" {one.weekday.day}s, {one.weekday.second} of {one.second_matched} with"
        f" {safe(one.second)}."
    )


def _too_early(one: Comparison) -> str:
    days = f"{one.first_matched} and {one.second_matched}"
    return f"{days}; {safe(missing_words(one.missing))}"


def difference_words(report: CompareReport, one: Comparison, screen: Screen) -> str:
    """Say how two groups differ, how sure that is, and in how many pairs of days."""
    if one.second == NOTHING:
        against = "on days with nothing"
    else:
        against = f"with {with_words(report, one.second)}, on days"
    when = "the next day" if one.question == "next day" else "right after"
    apart = one.difference or 0.0
    apart = apart if _is_written(apart) else 0.0
    much = "the same"
    if apart:
        points = points_of(report.metric)
        much = f"{decimal(abs(apart), screen)} {points} {_side(apart)}"
    tau = fixed(one.tau or 0.0, 2, screen)
    return (
        f"With {with_words(report, one.first)}, {report.metric} was {much} {when}"
        f" {'than' if apart else 'as'} {against} that began alike"
        f" ({_range(one, screen)}{_chances(one, screen)}); it was better in"
        f" {_percent(one)} % of pairs of days (NAP {nap_words(one, screen)},"
        f" Tau {tau})."
    )


def nap_words(one: Comparison, screen: Screen) -> str:
    """Write the overlap as the percentage beside it is rounded: `0.62`."""
    return fixed(one.nap or 0.0, 2, screen)


def _percent(one: Comparison) -> int:
    return round_half_up(100 * (one.nap or 0.0))


def _range(one: Comparison, screen: Screen) -> str:
    if one.low is not None and one.high is not None:
        return f"95 % range {_apart(one.low, screen)} to {_apart(one.high, screen)}"
    if one.is_without_week:
        return "not without the days of the week: no range"
    if one.p is not None:
        return "all differences the same: no range"
    return "too few days for a range"


def _apart(value: float, screen: Screen) -> str:
    written = decimal(abs(value), screen)
    return f"{written} {_side(value)}" if _is_written(value) else written


def _is_written(value: float) -> bool:
    """Say whether anything of a difference is left in tenths."""
    return tenths(value) != 0


def _side(value: float) -> str:
    return "lower" if value < 0 else "higher"


def _chances(one: Comparison, screen: Screen) -> str:
    if one.p is None:
        return ""
    return f", p {_chance(one.p, screen)}, q {_chance(one.q, screen)}"


def short_chance(p: float | None, screen: Screen) -> str:
    """Write p or q in a table: `0.26`, `0.012`, `<0.001`."""
    if p is None:
        return missing(screen)
    return _chance(p, screen).replace("below ", "<")


def _chance(q: float | None, screen: Screen) -> str:
    """Write a p or q: `0.012`, `below 0.001`; never so that it seems unlikely."""
    chance = q or 0.0
    if chance < SMALLEST:
        return f"below {SMALLEST}"
    short = fixed(chance, 3 if chance < SMALL else 2, screen)
    if float(short) <= UNLIKELY < round(chance, 4):
        return fixed(chance, 4, screen)
    return short


def group_words(group: Group, screen: Screen) -> str:
    """Write a change with its range, or why it has none."""
    written = figure_range(group.change, group.low, group.high, screen)
    if group.low is not None:
        return written
    if group.days < FEWEST_FOR_RANGE:
        return f"{written}, too few to judge"
    return f"{written}, all the same"


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
        (left.late_session, f"taken more than {SOON} hours before a session"),
        (left.other_session, "with a session that was not asked for"),
        (left.unclear, "where without a time it cannot be told what came first"),
    )
    said = ", ".join(f"{count} {why}" for count, why in reasons if count)
    if said:
        yield f"Starting scores left out: {said}."
    has_any = any(one.first == ANY for one in report.next_day)
    where = f"only in `{ANY}`" if has_any else "left out"
    if report.several_groups:
        days = counted(report.several_groups, "day")
        yield f"{days} with several groups at once: {where}."
    if report.without_group:
        sessions = counted(report.without_group, "session")
        yield f"{sessions} without a {report.by}: {where}."
    if METRICS[report.metric].bounds is SCORE:
        # How much scores on another scale move by themselves was not simulated.
        yield (
            f"With {ENOUGH_DAYS} days on each side a difference of {ENOUGH_FOR:g}"
            " points is found in about 4 of 5 diaries; smaller ones need more days."
        )
