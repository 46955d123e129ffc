"""What pain says over days and weeks: new or jumping up, or rising.

Figures are of scores before sessions and at check-ins and follow-ups. Those right after
a session count only for what they are: high now, or higher than before it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import TYPE_CHECKING

from fasciatrack.domain.periods import DAY, MONTHS
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.values import Value
from fasciatrack.reporting.notices.found import WHERE, Found, counts_for, median, said

if TYPE_CHECKING:
    from fasciatrack.domain.notices import Rule

SEVERE = 8
CALM = 4
MEDIAN_DAYS = 14
RISE = 4
RISE_HOURS = 24
"""After a session."""

FEWEST_DAYS = 14
SHORTEST = 28
"""Days from the first to the last of them, both counted."""
TREND_DAYS = 56
"""So many days are looked at, that of the entry included."""
LEAST_RISE = 2
"""Points from the first to the last day."""

SEE_SOMEBODY = (
    "Severe pain that is new, or pain that jumps up, is a reason to contact a doctor or"
    " another health professional. With any of the warning signs of `fascia safety` do"
    " not wait."
)
HAVE_IT_LOOKED_AT = (
    "The scores do not tell why; a doctor or a physiotherapist may find out."
)


Score = tuple[int, str, date, float | None, str, str, Place | None, float]
"""One score, as `domain.timeline.Felt` orders it: number and type of its entry, day,
hours, metric, phase, place, value. Plain tuples do, too: who logs waits for them."""


Said = tuple["Rule", str]
"""Which rule it is, and what to say of one area, without naming it."""


class Told(Value):
    """The pain that one entry tells of in one area."""

    day: date
    at: float | None
    """Hours, as in the timeline; None where only the day is known."""
    phases: Mapping[str, float]
    """Before, after or now."""

    @property
    def highest(self) -> float:
        """The highest of them."""
        return max(self.phases.values())

    @property
    def untreated(self) -> float | None:
        """The one that is not right after a session."""
        return self.phases.get("now", self.phases.get("before"))


def about_pain(entry: Entry, lately: Iterable[Score]) -> Iterator[Found]:
    """Find what the pain that an entry tells of gives rise to.

    Args:
        entry: What is told now.
        lately: Scores of its day and of TREND_DAYS before, oldest first. Those of the
            entry itself, later ones, and other metrics do not count.
    """
    at = None if entry.at is None else entry.at.timestamp() / 3600
    # What is written down now comes last of what happened at once.
    own = entry.number or inf
    felt: dict[Place | None, dict[str, float]] = {}
    for rating in entry.ratings:
        if rating.metric == "pain":
            felt.setdefault(rating.place, {})[rating.phase] = rating.value
    earlier = [
        score
        for score in lately
        for number, _, day, hour, metric, *_ in [score]
        if metric == "pain"
        and (day, hour or at or 0, number) < (entry.day, at or hour or 0, own)
    ]
    found: dict[Said, list[Place | None]] = {}
    for place, phases in felt.items():
        told = Told(day=entry.day, at=at, phases=phases)
        known = [
            score
            for score in earlier
            for *_, where, _ in [score]
            if counts_for(place, where)
        ]
        for rule in RULES:
            one = rule(told, known)
            if one is not None:
                found.setdefault(one, []).append(place)
    for (name, words), places in found.items():
        yield Found(rule=name, places=tuple(places), words=words)


def _severe(told: Told, known: Sequence[Score]) -> Said | None:
    """Look for pain that is severe where it was calm, or that has jumped up."""
    words = _new(told, known) if told.highest >= SEVERE else None
    words = words or _jumped(told, known)
    return ("severe", f"{words} {SEE_SOMEBODY}") if words else None


def _new(told: Told, known: Sequence[Score]) -> str | None:
    """Say how calm the area was, if it was, or that nothing is known of it."""
    since = told.day - MEDIAN_DAYS * DAY
    begin = f"You logged pain {said(told.highest)} of 10 {WHERE}"
    lately = [value for _, _, day, *_, value in known if day >= since]
    if not lately:
        return f"{begin}, the first such score in {MEDIAN_DAYS} days."
    usual = median([value for _, value in _plain(known, since)] or lately)
    if usual > CALM:
        return None
    return f"{begin}; the {MEDIAN_DAYS} days before had a median of {said(usual)}."


def _jumped(told: Told, known: Sequence[Score]) -> str | None:
    """Say how far it rose in a session, or within a day of one, if it is far.

    Later it counts from the score before that session: pain that is back where it was
    has not risen. Only where there is none, it counts from the one right after.
    """
    before, after = told.phases.get("before"), told.phases.get("after")
    if before is not None and after is not None and after - before >= RISE:
        start, end = said(before), said(after)
        return f"Pain {WHERE} went from {start} before a session to {end} after it."
    at_session: dict[int, dict[str, float]] = {}
    for number, type_, _, at, _, phase, _, value in known:
        if type_ == "session" and _is_within_a_day(at, told.at):
            at_session.setdefault(number, {})[phase] = value
    starts = [
        (phases["before"], "before")
        if "before" in phases
        else (phases.get("after", SEVERE), "right after")
        for phases in at_session.values()
    ]
    now = told.untreated
    if now is None or not starts:
        return None
    low, when = min(starts)
    if now - low < RISE:
        return None
    return (
        f"Within a day of a session pain {WHERE} is {said(now)},"
        f" {said(now - low)} points more than {when} it ({said(low)})."
    )


def _rising(told: Told, known: Sequence[Score]) -> Said | None:
    """Look for pain by day that seems to rise, over four weeks at least."""
    days: dict[date, list[float]] = {}
    for day, value in _plain(known, told.day - (TREND_DAYS - 1) * DAY):
        days.setdefault(day, []).append(value)
    if told.untreated is None:
        return None
    days.setdefault(told.day, []).append(told.untreated)
    if len(days) < FEWEST_DAYS or (max(days) - min(days)).days + 1 < SHORTEST:
        return None
    by_day = {day: median(values) for day, values in sorted(days.items())}
    if not _mostly_rises([*by_day.values()]):
        return None
    # Who logs every day waits for this every day: only where it may matter.
    from fasciatrack.reporting.trend import build_trend  # noqa: PLC0415 - see above

    trend = build_trend(by_day)
    if trend is None or trend.low <= 0 or round(trend.rise, 6) < LEAST_RISE:
        return None
    words = (
        f"The line through pain {WHERE} goes up by about {said(trend.rise)} points"
        f" from {_day(trend.first)} to {_day(trend.last)} ({trend.n} days with a"
        " score); how sure that is, `fascia chart pain` says."
    )
    return "rising", f"{words} {HAVE_IT_LOOKED_AT}"


def _mostly_rises(values: Sequence[float]) -> bool:
    """Say whether most pairs of values rise: without that, the range holds no rise."""
    from bisect import bisect_left, insort  # noqa: PLC0415 - see above

    ordered: list[float] = []
    rising = 0
    for value in values:
        rising += bisect_left(ordered, value)
        insort(ordered, value)
    return 4 * rising > len(values) * (len(values) - 1)


RULES: tuple[Callable[[Told, Sequence[Score]], Said | None], ...] = (
    _severe,
    _rising,
)


def _plain(scores: Iterable[Score], since: date) -> list[tuple[date, float]]:
    """Give the scores since a day that were not felt right after a session."""
    return [
        (day, value)
        for _, _, day, _, _, phase, _, value in scores
        if phase != "after" and day >= since
    ]


def _is_within_a_day(at: float | None, later: float | None) -> bool:
    return at is not None and later is not None and later - at <= RISE_HOURS


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
