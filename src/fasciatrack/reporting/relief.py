"""How long pain stays lower after a session, as far as later scores tell.

It begins where pain right after was lower by a point or more, and is over when half of
that drop is gone. A session that follows ends the looking, not the relief: what was not
seen to be over is counted for as long as it was seen (Kaplan and Meier, 1958).
"""

from collections.abc import Iterable, Iterator, Sequence

from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value
from fasciatrack.reporting.change import Pair, entry_pairs

LEAST_DROP = 1
"""Points; below it there is no relief whose length could be told."""
HALF = 0.5
"""The share of the drop that is gone when it is over."""
FEWEST_SESSIONS = 5
"""With fewer there is no median."""
WIDE = 2
"""Days between two scores from which the end between them is only roughly known."""
_DAY_SECONDS = 24 * 60 * 60
_TINY = 1e-9

Curve = tuple[tuple[float, float], ...]
"""Days, and the share that lasted longer; where the share falls."""


class Lasted(Value):
    """What one session's relief was seen to last."""

    days: float
    """Until the middle between two scores, or until the last that was still lower."""
    is_over: bool
    """Whether it was seen to be over."""
    gap: float = 0
    """Days between the two scores; 0 where it is not over."""


class Relief(Value):
    """How long it lasted over several sessions."""

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


def relief_by_session(
    sessions: Iterable[Entry], entries: Sequence[Entry], selection: Selection
) -> dict[str, Lasted]:
    """Give how long each session's relief lasted, by its id, where that was looked at.

    A session counts once: with the first area it names whose pain was lower right
    after and was scored again before the next session on it.

    Args:
        sessions: Those to look at.
        entries: These and what came after them, oldest first.
        selection: Only its areas count.
    """
    by_area: dict[str | None, list[Entry]] = {}
    positions: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        for area in _areas(entry):
            some = by_area.setdefault(area, [])
            positions[area, entry.id] = len(some)
            some.append(entry)
    found: dict[str, Lasted] = {}
    for session in sessions:
        for place, back_at in _eased(session, selection):
            area = None if place is None else place.area
            some = by_area.get(area, [])
            start = positions.get((area, session.id), len(some)) + 1
            later = (some[number] for number in range(start, len(some)))
            lasted = _looked_at(session, place, back_at, later)
            if lasted is not None:
                found[session.id] = lasted
                break
    return found


def build_relief(lasted: Sequence[Lasted]) -> Relief:
    """Summarise what several sessions' relief was seen to last."""
    n = len(lasted)
    middle = half_lasted(kaplan_meier(lasted)) if n >= FEWEST_SESSIONS else None
    longest = max((one.days for one in lasted), default=None)
    return Relief(
        n=n,
        still=sum(not one.is_over for one in lasted),
        wide=sum(one.gap > WIDE for one in lasted),
        median_days=None if middle is None else round(middle, 2),
        longest_days=None if longest is None else round(longest, 2),
    )


def kaplan_meier(lasted: Iterable[Lasted]) -> Curve:
    """Give the share that lasted longer than each length at which some were over."""
    ended: dict[float, list[bool]] = {}
    for one in lasted:
        ended.setdefault(one.days, []).append(one.is_over)
    at_risk = sum(map(len, ended.values()))
    share = 1.0
    curve = []
    for days in sorted(ended):
        over = sum(ended[days])
        if over:
            share *= 1 - over / at_risk
            curve.append((days, share))
        at_risk -= len(ended[days])
    return tuple(curve)


def half_lasted(curve: Curve) -> float | None:
    """Give the length that half lasted longer than; None where it is not reached.

    Where exactly half did over some time, its middle: so it is with any median.
    """
    below = [(days, share) for days, share in curve if share < HALF + _TINY]
    if not below:
        return None
    days, share = below[0]
    if share > HALF - _TINY and len(below) > 1:
        return (days + below[1][0]) / 2
    return days


def _areas(entry: Entry) -> set[str | None]:
    """Name the areas an entry says something about; any session is about the whole."""
    rated = {rating.area for rating in entry.ratings if rating.metric == "pain"}
    if entry.session is None:
        return rated
    return rated | {place.area for place in entry.areas} | {None}


def _eased(
    session: Entry, selection: Selection
) -> Iterator[tuple[Place | None, float]]:
    """Yield where pain was lower right after, and the pain at which that is over."""
    pairs: dict[Place | None, Pair] = {
        None if area is None else Place(area=area, side=side): pair
        for (metric, (area, side)), pair in entry_pairs(session, selection).items()
        if metric == "pain"
    }
    for place in sorted(pairs, key=lambda place: _named(session, place)):
        before, after = pairs[place]
        if (
            before is not None
            and after is not None
            and before - after > LEAST_DROP - _TINY
        ):
            yield place, before - HALF * (before - after)


def _named(session: Entry, place: Place | None) -> int:
    """Say how early a session names a place; what it only scores comes last."""
    if place is not None and place in session.areas:
        return session.areas.index(place)
    return len(session.areas)


def _looked_at(
    session: Entry, place: Place | None, back_at: float, later: Iterable[Entry]
) -> Lasted | None:
    """Follow one place until the pain is back or the next session on it begins."""
    lower_until = 0.0
    for entry in later:
        if entry.session is not None and not _is_on(entry, place):
            continue
        felt, days = _felt(entry, place), _days_between(session, entry)
        if felt is not None and days is not None:
            # Whole days, where a time of day is missing, may run behind.
            days = max(days, lower_until)
            if felt > back_at - _TINY:
                return Lasted(
                    days=(lower_until + days) / 2,
                    is_over=True,
                    gap=days - lower_until,
                )
            lower_until = days
        if entry.session is not None:
            break
    return Lasted(days=lower_until, is_over=False) if lower_until else None


def _is_on(session: Entry, place: Place | None) -> bool:
    """Say whether a session may have been on a place; a missing side may be either."""
    if place is None:
        return True
    rated = (rating.place for rating in session.ratings)
    return any(
        other is not None
        and other.area == place.area
        and (
            other.side == place.side
            or {other.side, place.side} & {None, "both"} != set()
        )
        for other in (*session.areas, *rated)
    )


def _felt(entry: Entry, place: Place | None) -> float | None:
    """Give the pain at a place then; of a session, before it."""
    found = {
        rating.place: rating.value
        for rating in entry.ratings
        if rating.metric == "pain" and rating.phase != "after"
    }
    if place is None or place.side is None or place in found:
        return found.get(place)
    return found.get(Place(area=place.area, side="both"))


def _days_between(session: Entry, entry: Entry) -> float | None:
    """Give the days since a session; whole ones where a time of day is missing.

    None where it cannot be told which of both was first.
    """
    if session.at is None or entry.at is None:
        return float((entry.day - session.day).days) or None
    days = (entry.at - session.at).total_seconds() / _DAY_SECONDS
    return days if days > 0 else None
