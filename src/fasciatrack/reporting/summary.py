"""A period against the one before it: everything a report says, as one value.

Tables, JSON and Markdown only draw it, so they cannot disagree. Figures are rounded
once, where they are written; what was not logged is None, never 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fasciatrack.domain.nights import asleep_minutes
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import WATER, Entry, Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.change import exact_mean
from fasciatrack.reporting.change_by_group import (
    AreaChange,
    KindChange,
    area_changes,
    kind_changes,
)
from fasciatrack.reporting.coverage import (
    Coverage,
    DayMean,
    build_coverage,
    daily_pain,
    daily_sleep,
)
from fasciatrack.reporting.practice.report import (
    NO_PRACTICE,
    Practice,
    PracticeReport,
    build_practice,
)
from fasciatrack.reporting.statistics.averages import exact

if TYPE_CHECKING:
    from fasciatrack.reporting.over_time.area_trends import AreaTrend


class Sessions(Value):
    """Sessions and the time spent in them."""

    sessions: int
    minutes: float | None
    """All known durations together; None when there is none."""
    without_duration: int


class KindSessions(Value):
    """The sessions of one kind, now and in the period before."""

    kind: str
    current: Sessions
    previous: Sessions | None


class Average(Value):
    """A mean over what was given."""

    n: int
    mean: float | None


class Level(Value):
    """How one metric was rated by itself, apart from sessions."""

    metric: str
    place: Place | None
    n: int
    mean: float | None
    lowest: float
    highest: float
    previous: Average | None


class Habits(Value):
    """Sleep and drinks."""

    nights: int
    sleep_minutes: Average
    """Over nights with a known length."""
    sleep_quality: Average
    """1 very poor to 5 very good, over nights with a quality."""
    water_ml: Average
    """A day, over days with water logged."""
    drinks_ml: Average
    """Water and everything else a day, over days with a drink logged."""
    caffeine_mg: Average
    """A day, over days with caffeine logged."""


class Totals(Value):
    """What one period adds up to."""

    coverage: Coverage
    sessions: Sessions
    habits: Habits


class PeriodReport(Value):
    """Everything a report says."""

    period: Period
    previous_period: Period | None
    """None when the period reaches back to the diary's beginning."""
    conditions: tuple[str, ...]
    """What it was narrowed to: places, kinds, tags."""
    current: Totals
    previous: Totals | None
    kinds: tuple[KindSessions, ...]
    area_changes: tuple[AreaChange, ...]
    kind_changes: tuple[KindChange, ...]
    levels: tuple[Level, ...]
    pain_by_day: tuple[DayMean, ...]
    """Before sessions and at check-ins; a day without a score is not in it."""
    sleep_by_day: tuple[DayMean, ...]
    """Minutes."""
    trends: "tuple[AreaTrend, ...]"
    """Of each area's pain by day; empty for a period too short for any."""
    practice: PracticeReport


def build_report(  # noqa: PLR0913 - one argument per thing a report looks at
    entries: Iterable[Entry],
    previous_entries: Iterable[Entry],
    *,
    period: Period,
    today: date,
    selection: Selection,
    practice: Practice = NO_PRACTICE,
    trends: "tuple[AreaTrend, ...]" = (),
) -> PeriodReport:
    """Summarise a period and compare it with the one before.

    Args:
        entries: Those of the period, in any order; others are ignored.
        previous_entries: Those of the period before.
        period: One without a beginning starts with the first entry.
        today: Days after it do not count as days without an entry.
        selection: Places, kinds and tags; its own period is not looked at.
        practice: Goals, look backs, and the sessions of the last weeks.
        trends: Of each area's pain by day.
    """
    now = _chosen(entries, period, selection)
    before = None if period.first == EARLIEST else period.previous()
    earlier = None if before is None else _chosen(previous_entries, before, selection)
    if before is None and now:
        period = Period(first=min(entry.day for entry in now), last=period.last)
    conditions = selection.in_words()
    return PeriodReport(
        period=period,
        previous_period=before,
        conditions=conditions,
        current=_totals(now, period, today),
        previous=_previous_totals(earlier, before, today),
        kinds=_kinds(now, earlier),
        area_changes=area_changes(now, selection, earlier),
        kind_changes=kind_changes(now, selection, earlier),
        levels=_levels(now, earlier, selection),
        pain_by_day=daily_pain(now, selection),
        sleep_by_day=daily_sleep(now),
        trends=trends,
        practice=build_practice(
            practice, now, period=period, today=today, is_whole=not conditions
        ),
    )


def _totals(entries: Sequence[Entry], period: Period, today: date) -> Totals:
    return Totals(
        coverage=build_coverage(entries, period=period, today=today),
        sessions=_sessions(entries),
        habits=_habits(entries),
    )


def _previous_totals(
    entries: Sequence[Entry] | None, period: Period | None, today: date
) -> Totals | None:
    if entries is None or period is None:
        return None
    return _totals(entries, period, today)


def _chosen(
    entries: Iterable[Entry], period: Period, selection: Selection
) -> list[Entry]:
    wanted = replace(selection, period=period)
    return [entry for entry in entries if wanted.matches(entry)]


def _sessions(entries: Sequence[Entry]) -> Sessions:
    durations = [
        entry.session.duration_seconds for entry in entries if entry.session is not None
    ]
    known = [seconds for seconds in durations if seconds is not None]
    return Sessions(
        sessions=len(durations),
        minutes=exact(sum(known) / 60) if known else None,
        without_duration=len(durations) - len(known),
    )


def _kinds(
    now: Sequence[Entry], earlier: Sequence[Entry] | None
) -> tuple[KindSessions, ...]:
    current, previous = _by_kind(now), _by_kind(earlier or ())
    found = [
        KindSessions(
            kind=kind,
            current=_sessions(current.get(kind, ())),
            previous=(None if earlier is None else _sessions(previous.get(kind, ()))),
        )
        for kind in {**current, **previous}
    ]
    return tuple(sorted(found, key=lambda one: (-one.current.sessions, one.kind)))


def _by_kind(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.session is not None:
            kinds.setdefault(entry.session.kind, []).append(entry)
    return kinds


def _levels(
    now: Sequence[Entry], earlier: Sequence[Entry] | None, selection: Selection
) -> tuple[Level, ...]:
    current, previous = _felt(now, selection), _felt(earlier or (), selection)
    most: dict[Place | None, int] = {}
    for (_, place), values in current.items():
        most[place] = max(len(values), most.get(place, 0))
    order = {metric: number for number, metric in enumerate(METRICS)}
    return tuple(
        Level(
            metric=metric,
            place=place,
            n=len(values),
            mean=exact_mean(values),
            lowest=min(values),
            highest=max(values),
            previous=(
                None if earlier is None else _average(previous.get((metric, place), ()))
            ),
        )
        for (metric, place), values in sorted(
            current.items(),
            key=lambda item: (
                item[0][1] is None,
                -most[item[0][1]],
                str(item[0][1]),
                order[item[0][0]],
            ),
        )
    )


def _felt(
    entries: Sequence[Entry], selection: Selection
) -> dict[tuple[str, Place | None], list[float]]:
    felt: dict[tuple[str, Place | None], list[float]] = {}
    for entry in entries:
        for rating in entry.ratings:
            if rating.phase == "now" and selection.covers(rating.place):
                felt.setdefault((rating.metric, rating.place), []).append(rating.value)
    return felt


def _habits(entries: Sequence[Entry]) -> Habits:
    nights = [entry.night for entry in entries if entry.night is not None]
    slept = [
        minutes for night in nights if (minutes := asleep_minutes(night)) is not None
    ]
    return Habits(
        nights=len(nights),
        sleep_minutes=_average(slept),
        sleep_quality=_average(
            [night.quality for night in nights if night.quality is not None]
        ),
        water_ml=_average(
            _by_day(
                (entry.day, entry.drink.millilitres)
                for entry in entries
                if entry.drink is not None and entry.drink.beverage == WATER
            )
        ),
        drinks_ml=_average(
            _by_day(
                (entry.day, entry.drink.millilitres)
                for entry in entries
                if entry.drink is not None
            )
        ),
        caffeine_mg=_average(
            _by_day(
                (entry.day, entry.drink.caffeine_mg)
                for entry in entries
                if entry.drink is not None and entry.drink.caffeine_mg is not None
            )
        ),
    )


def _by_day(amounts: Iterable[tuple[date, int]]) -> list[int]:
    totals: dict[date, int] = {}
    for day, amount in amounts:
        totals[day] = totals.get(day, 0) + amount
    return list(totals.values())


def _average(values: Sequence[float]) -> Average:
    return Average(n=len(values), mean=exact_mean(values))
