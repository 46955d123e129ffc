"""How long pain stays lower after sessions: the share that lasted longer than that.

A session that follows ends the looking, not the relief: what was not seen to be over is
counted for as long as it was seen (Kaplan and Meier, 1958). That is right where the
next session does not come because pain is back; where it does, relief was shorter.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.missing import Missing, still_missing
from fasciatrack.reporting.relief.curve import (
    CurvePoint,
    Half,
    Length,
    curve_of,
    half_of,
    length_of,
)
from fasciatrack.reporting.relief.episodes import (
    TINY,
    WIDE,
    Episode,
    Until,
    once_each,
)
from fasciatrack.reporting.statistics.averages import exact, median
from fasciatrack.reporting.statistics.survival import (
    Lifetime,
    half_lasted,
    kaplan_meier,
)

By = Literal["area", "kind"]
GROUPINGS: tuple[By, ...] = ("area", "kind")
FEWEST_LISTED = 3
"""Sessions from which on each length is told."""
FEWEST_SESSIONS = 5
"""Sessions from which on there is a curve and a median."""


class Relief(Value):
    """How long it lasted over several sessions, in short."""

    n: int
    """Sessions with lower pain right after and another score later."""
    still: int
    """Of these, still lower when last scored before the next session."""
    wide: int
    """Of these, ended somewhere between scores more than two days apart."""
    median_days: float | None
    """Half of them lasted longer; None for too few, or where that was not reached."""
    longest_days: float | None
    """As long as any was looked at."""

    @property
    def is_enough(self) -> bool:
        """Whether a median can be asked for at all."""
        return self.n >= FEWEST_SESSIONS


class ReliefGroup(Value):
    """The sessions on one area, of one kind, or all of them."""

    by: By | None
    """None for all sessions."""
    place: Place | None
    """By area: None for what was scored in no place in particular."""
    kind: str | None
    sessions: int
    """With a score before and after."""
    lower: int
    """Of these, lower by a point or more right after."""
    n: int
    """Of these, scored again before the next session: followed."""
    still: int
    """Of these, still lower when last scored."""
    rough: int
    """Of these, without a score for more than two days on end."""
    half_days: float | None
    """Half of them lasted longer; None for too few, or where that was not reached."""
    half_low: float | None
    half_high: float | None
    """In between half may lie; None for no end that is known, or too few."""
    longest_days: float | None
    """As long as any was looked at; None for too few."""
    missing: tuple[Missing, ...]
    """What a curve still takes."""
    curve: tuple[CurvePoint, ...]
    """Empty for too few."""
    lengths: tuple[Length, ...]
    """Of those that were followed, oldest first; empty for too few."""


class ReliefReport(Value):
    """Everything that is told of relief, before anyone draws it."""

    metric: str
    until: Until
    period: Period | None
    """Of the sessions; scores of later days count. None for the whole diary."""
    conditions: tuple[str, ...]
    """What it was narrowed to: places, kinds, tags."""
    apart_days: float | None
    """Between the two scores around an end, median; None for too few."""
    groups: tuple[ReliefGroup, ...]
    """All sessions together, where nothing was chosen; then those with most scores."""


def build_relief(found: Sequence[Episode]) -> Relief:
    """Summarise in short what several sessions' relief was seen to last."""
    n = len(found)
    middle = None
    if n >= FEWEST_SESSIONS:
        lifetimes = (Lifetime(one.days, one.is_over) for one in found)
        middle = half_lasted(kaplan_meier(lifetimes))
    longest = max((one.days for one in found), default=None)
    return Relief(
        n=n,
        still=sum(not one.is_over for one in found),
        wide=sum(one.ends_in > WIDE + TINY for one in found),
        median_days=None if middle is None else exact(middle),
        longest_days=None if longest is None else exact(longest),
    )


def build_relief_report(
    found: Iterable[Episode],
    *,
    selection: Selection,
    metric: str = "pain",
    until: Until = "half",
    by: By | None = None,
) -> ReliefReport:
    """Tell how long relief lasted: after all sessions, by area and by kind.

    Args:
        found: What became of it after every session, oldest first.
        selection: Its period and kinds say which sessions count, and its places which
            areas of these. Its tags are only named: the sessions have none here.
        metric: What was scored.
        until: When it is over.
        by: Only by that.
    """
    chosen = [one for one in found if is_chosen(one, selection)]
    sessions = [*once_each(chosen).values()]
    period = selection.period
    if period is not None and period.first == EARLIEST and sessions:
        period = replace(period, first=sessions[0].day)
    apart = [one.ends_in for one in sessions if one.is_over]
    return ReliefReport(
        metric=metric,
        until=until,
        period=period,
        conditions=selection.in_words(),
        apart_days=(exact(median(apart)) if len(apart) >= FEWEST_LISTED else None),
        groups=tuple(_groups(chosen, sessions, by)),
    )


def is_chosen(one: Episode, selection: Selection) -> bool:
    """Say whether an episode is of the period, the kinds and the places asked for."""
    return (
        (selection.period is None or selection.period.contains(one.day))
        and (not selection.kinds or one.kind in selection.kinds)
        and selection.covers(one.place)
    )


def _groups(
    chosen: Sequence[Episode], sessions: Sequence[Episode], by: By | None
) -> Iterator[ReliefGroup]:
    """Yield all sessions together where nothing was chosen, then areas and kinds."""
    if by is None and sessions:
        yield _group(None, sessions)
    if by != "kind":
        yield from sorted(_by_area(chosen), key=_by_size)
    if by != "area":
        yield from sorted(_by_kind(sessions), key=_by_size)


def _by_area(chosen: Iterable[Episode]) -> Iterator[ReliefGroup]:
    by_place: dict[Place | None, list[Episode]] = {}
    for one in chosen:
        by_place.setdefault(one.place, []).append(one)
    for place, some in by_place.items():
        yield replace(_group("area", some), place=place)


def _by_kind(sessions: Iterable[Episode]) -> Iterator[ReliefGroup]:
    by_kind: dict[str, list[Episode]] = {}
    for one in sessions:
        by_kind.setdefault(one.kind, []).append(one)
    for kind, some in by_kind.items():
        yield replace(_group("kind", some), kind=kind)


def _by_size(group: ReliefGroup) -> tuple[int, int, int, str]:
    name = str(group.kind or group.place or "")
    return -group.n, -group.lower, -group.sessions, name


def _group(by: By | None, some: Sequence[Episode]) -> ReliefGroup:
    lower = [one for one in some if one.is_relief]
    lengths = [length_of(one) for one in lower if one.is_followed]
    n = len(lengths)
    curve = curve_of(lengths) if n >= FEWEST_SESSIONS else ()
    half = half_of(lengths, curve) if curve else Half(days=None, low=None, high=None)
    return ReliefGroup(
        by=by,
        place=None,
        kind=None,
        sessions=len(some),
        lower=len(lower),
        n=n,
        still=sum(not one.is_over for one in lengths),
        rough=sum(one.is_rough for one in lengths),
        half_days=half.days,
        half_low=half.low,
        half_high=half.high,
        longest_days=max(one.days for one in lengths) if curve else None,
        missing=still_missing(("session", n, FEWEST_SESSIONS)),
        curve=curve,
        lengths=tuple(lengths) if n >= FEWEST_LISTED else (),
    )
