"""What was felt where, for a map of the body: one value a place.

A place nobody rated is not in it: missing is never 0. A change says what was felt
before and after sessions, never what caused it.
"""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from datetime import date, datetime
from typing import Literal

from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.periods import EARLIEST, Period
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.scales import METRICS, Phase
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import Value, replace
from fasciatrack.reporting.change import build_change, exact_mean
from fasciatrack.reporting.per_area import by_side, day_means, told_apart

Figure = Literal["latest", "average", "change"]
FIGURES: tuple[Figure, ...] = ("latest", "average", "change")

WHOLE_BODY = "whole-body"
ON_THE_BODY = tuple(slug for slug in AREAS if slug != WHOLE_BODY)
"""Areas that can be pointed at; the person's own ones may be anywhere."""

Scores = Mapping[Phase, float]
_IN_TIME: tuple[Phase, ...] = ("before", "now", "after")


class BodyArea(Value):
    """One place and its value."""

    number: int | None
    """As on the picture and in the legend, 1 the worst; None: it is not drawn."""
    place: Place | None
    """None for what was rated without a place."""
    value: float | None
    """A score; for `average` the mean of the days' means; for `change` the mean of
    after minus before. None: no such score, or no complete pair.
    """
    n: int
    """Ratings; for `change` sessions with both scores."""
    days: int
    """Days that have one of these."""
    day: date | None
    """The latest of these days."""
    at: datetime | None
    """When on that day, where it is known."""
    phase: Phase | None
    """For `latest`: around a session, or by itself."""
    before: float | None = None
    """For `change`: the mean before."""
    after: float | None = None
    """For `change`: the mean after."""
    incomplete: int = 0
    """For `change`: sessions with only one of the two scores."""

    @property
    def is_on_the_body(self) -> bool:
        """Whether a picture has a place for it."""
        return self.place is not None and self.place.area in ON_THE_BODY


class BodyReport(Value):
    """Everything a map of the body shows, before anyone draws it."""

    metric: str
    figure: Figure
    unit: str
    """As in the JSON: `0-10` or `%`."""
    period: Period | None
    """None for everything there is."""
    conditions: tuple[str, ...]
    """What it was narrowed to: places, kinds, tags."""
    areas: tuple[BodyArea, ...]
    """Those with a number, worst first; then what has no place on the body, worst
    first; then what has no value.
    """


class _Moment(Value):
    """What one entry says about one place."""

    day: date
    at: datetime | None
    scores: Scores


def build_body(
    entries: Iterable[Entry],
    *,
    metric: str = "pain",
    figure: Figure = "latest",
    selection: Selection,
    sided: Collection[str] | None = None,
) -> BodyReport:
    """Find the value of every place that was rated.

    `both` counts for left and for right where these are told apart, unless the same
    entry rates that side by itself.

    Args:
        entries: In any order; those outside the selection are ignored.
        metric: One that is felt in a place.
        figure: The latest score; the mean of the days' means of scores before sessions
            and by themselves; or the mean change from before to after a session.
        selection: Its period, places, kinds and tags.
        sided: Areas of which left and right are told apart; else those of which the
            selected entries rate one side by itself.
    """
    chosen = sorted(filter(selection.matches, entries), key=_when)
    if sided is None:
        sided = told_apart(chosen, {metric})
    found = [
        _area(metric, figure, place, moments)
        for place, moments in _by_place(chosen, metric, selection, sided).items()
    ]
    period = selection.period
    if period is not None and period.first == EARLIEST and chosen:
        period = replace(period, first=chosen[0].day)
    return BodyReport(
        metric=metric,
        figure=figure,
        unit=METRICS[metric].bounds.unit or "0-10",
        period=period,
        conditions=selection.in_words(),
        areas=tuple(_numbered(sorted(found, key=_rank(metric)))),
    )


def _when(entry: Entry) -> tuple[date, float, int]:
    """Order entries; one whose time is not known stands at the end of its day."""
    moment = entry.at.timestamp() if entry.at else float("inf")
    return entry.day, moment, entry.number or 0


def _by_place(
    entries: Sequence[Entry],
    metric: str,
    selection: Selection,
    sided: Collection[str],
) -> dict[Place | None, list[_Moment]]:
    places: dict[Place | None, list[_Moment]] = {}
    for entry in entries:
        for place, scores in _scores(entry, metric, selection, sided).items():
            places.setdefault(place, []).append(
                _Moment(day=entry.day, at=entry.at, scores=scores)
            )
    return places


def _scores(
    entry: Entry, metric: str, selection: Selection, sided: Collection[str]
) -> dict[Place | None, dict[Phase, float]]:
    found: dict[Place | None, dict[Phase, float]] = {}
    for place, rating in by_side(entry.ratings, sided):
        if rating.metric == metric and selection.covers(place):
            found.setdefault(place, {})[rating.phase] = rating.value
    return found


def _area(
    metric: str, figure: Figure, place: Place | None, moments: Sequence[_Moment]
) -> BodyArea:
    if figure == "change":
        return _change(metric, place, moments)
    if figure == "average":
        # A score just after a session is not how it usually is.
        moments = [
            _without_after(one) for one in moments if set(one.scores) - {"after"}
        ]
    last = moments[-1] if moments else None
    values = [(one.day, value) for one in moments for value in one.scores.values()]
    phase = (
        max(last.scores, key=_IN_TIME.index) if last and figure == "latest" else None
    )
    by_day = day_means(values)
    return BodyArea(
        number=None,
        place=place,
        value=(
            last.scores[phase] if last and phase else exact_mean([*by_day.values()])
        ),
        n=len(values),
        days=len(by_day),
        day=last.day if last else None,
        at=last.at if last else None,
        phase=phase,
    )


def _without_after(moment: _Moment) -> _Moment:
    kept = {phase: value for phase, value in moment.scores.items() if phase != "after"}
    return replace(moment, scores=kept)


def _change(metric: str, place: Place | None, moments: Sequence[_Moment]) -> BodyArea:
    around = [one for one in moments if set(one.scores) - {"now"}]
    change = build_change(
        metric, [(one.scores.get("before"), one.scores.get("after")) for one in around]
    )
    whole = [one for one in around if {"before", "after"} <= set(one.scores)]
    last = whole[-1] if whole else None
    return BodyArea(
        number=None,
        place=place,
        value=change.difference,
        n=change.n,
        days=len({one.day for one in whole}),
        day=last.day if last else None,
        at=last.at if last else None,
        phase=None,
        before=change.before,
        after=change.after,
        incomplete=change.incomplete,
    )


def _rank(metric: str) -> Callable[[BodyArea], tuple[int, float, int, str]]:
    """Order places: worst first, then the best known ones."""
    sign = -1 if METRICS[metric].lower_is_better else 1

    def rank(area: BodyArea) -> tuple[int, float, int, str]:
        value = area.value
        group = 2 if value is None else 0 if area.is_on_the_body else 1
        return group, sign * (value or 0), -area.n, str(area.place or "")

    return rank


def _numbered(areas: Iterable[BodyArea]) -> Iterator[BodyArea]:
    for number, area in enumerate(areas, 1):
        is_drawn = area.is_on_the_body and area.value is not None
        yield replace(area, number=number) if is_drawn else area
