"""The words around relief, the same in the picture, the sentences and the JSON."""

from collections.abc import Iterator

from fasciatrack.domain.periods import EARLIEST
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.vocabulary import KINDS
from fasciatrack.output.figures import counted, decimal, plain, round_half_up
from fasciatrack.output.lines import place_name
from fasciatrack.output.marks import missing_words
from fasciatrack.output.period_words import between, day_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.relief.episodes import LEAST_DROP, WIDE, Until
from fasciatrack.reporting.relief.report import (
    FEWEST_SESSIONS,
    ReliefGroup,
    ReliefReport,
)

_ANY = Screen()
"""Lengths have no sign, which alone depends on the screen."""
HOURS = 24
SAID_DAYS = (1, 2, 4, 7, 14)
"""After which the sentences say the share."""
EVER = "whole diary"
ALL = "All sessions"
BY_WORDS = {None: "", "area": "By area", "kind": "By kind"}
UNTIL_WORDS: dict[Until, str] = {
    "half": "until half of the drop is gone",
    "baseline": "until it is as before",
}
ASSUMED = (
    "The next session there ends the looking, not the relief. If you begin it because"
    " {metric} is back, relief was shorter than this."
)
NOT_A_CAUSE = (
    "{metric} also falls and comes back by itself, and groups differ by chance: none of"
    " this shows what a session did."
)


def heading(report: ReliefReport) -> list[str]:
    """Say what, until when, of which sessions."""
    period = report.period
    return [
        f"How long {report.metric} stays lower",
        UNTIL_WORDS[report.until],
        EVER if period is None else period.label,
        *map(safe, report.conditions),
    ]


def group_name(group: ReliefGroup) -> str:
    """Name the area or the kind; harmless to print."""
    if group.by is None:
        return ALL
    if group.by == "kind":
        return KINDS[group.kind or "other"].label
    return place_name(group.place)


def lasting(days: float, screen: Screen) -> str:
    """Write a length: `30 min`, `10 hours`, `1 day`, `2.5 days`."""
    if round_half_up(24 * days) < 1:
        # Lengths are hundredths of a day; nearer than that is not known.
        return f"{max(15 * round_half_up(96 * days), 15)} min"
    if round_half_up(24 * days) < HOURS:
        return counted(round_half_up(24 * days), "hour")
    written = decimal(days, screen).removesuffix(".0")
    return f"{written} day" if written == "1" else f"{written} days"


def half_words(group: ReliefGroup, screen: Screen) -> str:
    """Say what half lasted longer than: `1.6 days (1.1 to 2.3 days)`, `> 3 days`.

    Where that cannot be told yet, say what is missing.
    """
    if group.missing:
        return f"{missing_words(group.missing)} needed"
    rough = ", rough" if 2 * group.rough >= group.n else ""
    between = _range(group.half_low or 0, group.half_high, screen)
    if group.half_days is not None:
        return f"{lasting(group.half_days, screen)}{rough} ({between})"
    said = f"> {lasting(group.longest_days or 0, screen)}{rough}"
    return f"{said} ({between})" if group.half_low else said


def half_sentence(group: ReliefGroup, screen: Screen) -> str:
    """Say the same after the words that say what it is."""
    said = half_words(group, screen)
    if group.missing:
        return said
    if group.half_days is None:
        return f"more than half longer than {said.removeprefix('> ')}"
    return f"half longer than {said}"


def _range(from_days: float, to_days: float | None, screen: Screen) -> str:
    """Say in between what half may lie: `1.1 to 2.3 days`, `at least 10 hours`."""
    if to_days is None:
        return f"at least {lasting(from_days, screen)}" if from_days else "any length"
    if not from_days:
        return f"up to {lasting(to_days, screen)}"
    low = lasting(from_days, screen)
    high = lasting(to_days, screen)
    if low == high:
        return f"about {high}"
    if low.rpartition(" ")[2].rstrip("s") == high.rpartition(" ")[2].rstrip("s"):
        low = low.rpartition(" ")[0]
    return f"{low} to {high}"


def lengths_words(group: ReliefGroup, screen: Screen) -> str:
    """List each length: `so far about 5 hours, 2.5 days, > 3 days`; nothing for none.

    What no end was seen of lasted longer than that.
    """
    said = (
        f"{'' if one.is_over else '> '}{lasting(one.days, screen)}"
        for one in group.lengths
    )
    return f"so far about {', '.join(said)}" if group.lengths else ""


def notes(report: ReliefReport) -> Iterator[str]:
    """Say how to read it, and what it leaves out."""
    metric = report.metric
    yield (
        f"Lower: {metric} fell by {LEAST_DROP} or more from before to after. Followed:"
        " it was scored again before the next session there; below"
        f" {FEWEST_SESSIONS} of these there is no curve."
    )
    if report.apart_days is not None:
        yield (
            "An end is taken to lie in the middle between two scores, here"
            f" {lasting(report.apart_days, _ANY)} apart (median); a range holds chance"
            " (95 %) and all of that time."
        )
    yield from _unknown(report)
    yield ASSUMED.format(metric=metric)
    yield NOT_A_CAUSE.format(metric=metric.capitalize())


def _unknown(report: ReliefReport) -> Iterator[str]:
    """Say what was not scored, or not often enough, and what would help."""
    first = report.groups[0].by
    groups = [group for group in report.groups if group.by == first]
    lower, n = (sum(group.lower for group in groups), sum(group.n for group in groups))
    if n < lower:
        yield (
            f"{lower - n} of {lower} that were lower"
            f" {'has' if lower - n == 1 else 'have'} no later score:"
            " `fascia follow-up` or `fascia check` the day after tells."
        )
    rough = sum(group.rough for group in groups)
    if rough:
        yield (
            f"{rough} of {n} went more than {WIDE} days without a score, so that their"
            " length is rough."
        )


def relief_sentences(report: ReliefReport, screen: Screen) -> str:
    """Say a report in sentences, one paragraph for each group."""
    title = ", ".join(plain(part, screen) for part in heading(report))
    lines = [f"{title}."]
    for group in report.groups:
        name = f"{BY_WORDS[group.by]}, {group_name(group)}" if group.by else ALL
        lines.append(f"{name}: {' '.join(_sentences(group, screen))}")
    lines += [plain(note, screen) for note in notes(report)]
    return "".join(f"{line}\n" for line in lines)


def _sentences(group: ReliefGroup, screen: Screen) -> Iterator[str]:
    lower = f"{group.lower} of {counted(group.sessions, 'session')} lower after"
    if not group.lower:
        yield f"{lower}."
        return
    yield (
        f"{lower}, {group.n} followed, {group.still} of these still lower when last"
        " scored."
    )
    if group.missing:
        yield f"To tell how long half lasted, {half_words(group, screen)}."
        for one in group.lengths:
            within = _range(one.lower_until, one.back_by, screen)
            yield f"{day_words(one.day)} {one.day.year}: {within}."
        return
    half = half_sentence(group, screen).replace("half", "half lasted", 1)
    yield f"{half[0].upper()}{half[1:]}."
    for days in SAID_DAYS:
        if days <= (group.longest_days or 0):
            yield _share_words(group, days)


def _share_words(group: ReliefGroup, days: int) -> str:
    """Say the share after some days, and how many were followed for so long."""
    point = [point for point in group.curve if point.days <= days][-1]
    low, high = round_half_up(100 * point.low), round_half_up(100 * point.high)
    n = sum(length.days >= days for length in group.lengths)
    return (
        f"After {counted(days, 'day')} {round_half_up(100 * point.share)} % ({low} to"
        f" {high} %) were still lower, {n} followed so long."
    )


def nothing_to_tell(
    report: ReliefReport, elsewhere: str = "", *, emptiness: str = ""
) -> str:
    """Say that there is nothing, and where there is some or how to add it.

    Args:
        report: What was looked for.
        elsewhere: Where there is some.
        emptiness: That there is no entry at all, where that is so.
    """
    if emptiness:
        return f"nothing to tell: {emptiness}; `fascia log` adds a session"
    conditions = ", ".join(map(safe, report.conditions))
    given = f" for {conditions}" if conditions else ""
    period = report.period
    when = ""
    if period is not None:
        begins = period.first > EARLIEST
        when = f" {between(period) if begins else period.label}"
    return (
        f"nothing to tell: no session with {report.metric} before and after{given}"
        f"{when}; {safe(elsewhere) or '`fascia log` adds some'}"
    )


def relief_values(report: ReliefReport) -> dict[str, object]:
    """Return the values behind the picture, for JSON."""
    period = report.period
    return {
        "schema_version": 1,
        "metric": report.metric,
        "until": report.until,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "conditions": to_plain(report.conditions),
        "apart_days": report.apart_days,
        "groups": to_plain(report.groups),
    }
