"""What a comparison lacks, in words: how many days, and how to add some."""

from collections.abc import Iterator, Sequence

from fasciatrack.output.change_words import points_of
from fasciatrack.output.figures import counted, decimal
from fasciatrack.output.marks import missing_words
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import (
    FEWEST_DAYS,
    CompareReport,
    Comparison,
)
from fasciatrack.reporting.compare.groups import NOTHING
from fasciatrack.reporting.compare.next_day import Obstacle
from fasciatrack.reporting.compare.usual_hour import SOON
from fasciatrack.reporting.missing import Missing

_DAY_HOURS = 24


_LOST: dict[Obstacle, str] = {
    "other_hour": "scored at another hour than usual",
    "after_session": "scored shortly after a session",
    "unclear": "without times that say what came first",
    "no_next_day": "without a score at that hour of the next day",
    "late_session": f"scored more than {SOON} h before the session",
    "other_session": "with a session that was not asked for as well",
    "washing_out": "scored only after the session",
    "not_scored": "without a score",
}


def lack_words(one: Comparison) -> str:
    """Say what each side lacks: `1 more day with ball for figures, 6 to judge`.

    Where most days with a session are lost, more such days would be lost as well: why
    is said instead.
    """
    sides: dict[str, list[Missing]] = {}
    for lack in one.missing:
        sides.setdefault(lack.what, []).append(lack)
    words = [_side(*lacks) for lacks in sides.values()]
    if one.lost is not None:
        # The first group lacks days, or none would be lost: it comes first.
        words[0] = f"{counted(one.lost.days, 'day')} {_LOST[one.lost.reason]}"
    said = "; ".join(words)
    return said.replace(" more day", " more such day") if _has_both(one) else said


def _has_both(one: Comparison) -> bool:
    return min(one.first_days, one.second_days) > 0


def _side(first: Missing, *later: Missing) -> str:
    more = safe(missing_words([first]))
    for judged in later:
        return f"{more} for figures, {judged.more} to judge"
    return f"{more} to judge"


def days_there(one: Comparison) -> str:
    """Say which days there are: `4 of 9 and 6 of 12 days alike`, `30 and 0 days`."""
    if _has_both(one):
        return (
            f"{one.first_matched} of {one.first_days} and {one.second_matched} of"
            f" {one.second_days} days alike"
        )
    return f"{one.first_days} and {one.second_days} days"


def apart_words(one: Comparison, screen: Screen) -> str:
    """Say why two groups with enough days cannot be held against each other."""
    names = f"{safe(one.first)} and {safe(one.second)}"
    if one.apart == "places":
        return f"{names} cannot be compared: they are never on the same place."
    starts = (
        f"{decimal(one.first_start, screen)} and {decimal(one.second_start, screen)}"
    )
    if not one.first_matched:
        return f"{names} cannot be compared: no days are alike; they begin at {starts}."
    return (
        f"{names} cannot be compared yet: of {one.first_days} and {one.second_days}"
        f" days {one.first_matched} and {one.second_matched} begin alike, all of them"
        f" at {starts}."
    )


def all_apart(comparisons: Sequence[Comparison], screen: Screen) -> Iterator[str]:
    """Say it of several, those that share no place in one line."""
    apart = [one for one in comparisons if is_apart(one)]
    nowhere = [one for one in apart if one.apart == "places"]
    if len(nowhere) > 1:
        pairs = ", ".join(
            f"{safe(one.first)} and {safe(one.second)}" for one in nowhere
        )
        yield f"Cannot be compared, being never on the same place: {pairs}."
        apart = [one for one in apart if one.apart != "places"]
    for one in apart:
        yield apart_words(one, screen)


def ways_to_add(report: CompareReport) -> Iterator[str]:
    """Say what makes days to hold against each other, where the first row has few."""
    for one in report.next_day[:1]:
        if one.change is None:
            yield from _alike(report, one)
            yield from _with_session(report, one)
            yield from _with_nothing(report, one)


def _alike(report: CompareReport, one: Comparison) -> Iterator[str]:
    if one.first_days and one.second_days and not one.first_matched:
        yield (
            f"No day with nothing began within {caliper_words(report)} of one with"
            f" {safe(one.first)}, after a day before that was within twice as much:"
            " there is nothing to hold them against."
        )


def _with_session(report: CompareReport, one: Comparison) -> Iterator[str]:
    if one.first_days >= FEWEST_DAYS:
        return
    if one.lost is not None and one.lost.reason == "late_session":
        yield (
            f"Your scores come more than {SOON} hours before your sessions, which are"
            " done for what is felt later. Days can be held against each other when"
            " you check in at the hour of your sessions on days with nothing too:"
            " fascia check."
        )
    elif one.lost is not None and one.lost.reason == "other_hour":
        yield (
            f"Most days are scored{_at(report)}, those with {safe(one.first)} at"
            " another hour. They can be held against each other when you check in at"
            " the hour of those sessions on days with nothing too: fascia check."
        )
    else:
        yield (
            f"A day with {safe(one.first)} takes a score right before the session"
            f"{_at(report)} and one a day later."
        )


def _with_nothing(report: CompareReport, one: Comparison) -> Iterator[str]:
    if one.second_days >= FEWEST_DAYS:
        return
    shorter = report.shorter_washout_hours
    if shorter is not None:
        days = counted(one.second_days, "day") if one.second_days else "no day"
        yield (
            f"The {report.washout_hours:g} h wash-out leaves {days} with nothing. If"
            f" sessions are not felt for longer than {shorter:g} h: --washout"
            f" {shorter:g}h."
        )
        return
    at = (
        " at the hour of your sessions" if report.left_out.late_session else _at(report)
    )
    yield (
        f"A day with nothing takes {_washout(report.washout_hours)}without a session,"
        f" then a score{at} and one a day later."
    )


def _at(report: CompareReport) -> str:
    hour = report.usual_hour
    return "" if hour is None else f" at about {hour:02}:00"


def _washout(hours: float) -> str:
    if not hours:
        return "a day "
    days, rest = divmod(hours, _DAY_HOURS)
    return f"{hours:g} h " if rest else f"{counted(int(days), 'day')} "


def caliper_words(report: CompareReport) -> str:
    """Say how far apart starts may be: `1 point`, `10 percentage points`."""
    points = points_of(report.metric)
    if report.caliper == 1:
        points = points.removesuffix("s")
    return f"{report.caliper:g} {points}"


def is_apart(one: Comparison) -> bool:
    """Say whether two groups have enough days, of which hardly any are alike."""
    return one.apart is not None and one.second != NOTHING
