"""Hypothesis strategies for everything a diary can hold."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from fasciatrack.domain import scales
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.periods import Period
from fasciatrack.domain.records import (
    ENTRY_TYPES,
    Drink,
    Entry,
    EntryType,
    Night,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, SIDES, TOOLS

KEEPABLE = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
COMMON_NAMES = st.sampled_from(["calf", "neck", "lower-back", "evening", "Ana", "'"])
"""A few words that come up again, so that selections find something."""
NAMES = COMMON_NAMES | st.text(KEEPABLE, min_size=1, max_size=scales.NAME_CHARACTERS)
NOTES = st.text(KEEPABLE, min_size=1, max_size=300) | st.sampled_from(
    ["x" * scales.NOTE_CHARACTERS, "\x1b[31m=1+1[/] \u202e'; --", "two\r\nlines\n"]
)
SIDE = st.none() | st.sampled_from(SIDES)
PLACES = st.builds(Place, area=NAMES, side=SIDE)

DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 30)) | st.dates(
    date(1900, 1, 1), date(2999, 12, 31)
)
ZONES = st.builds(
    timezone, st.integers(-1439, 1439).map(lambda minutes: timedelta(minutes=minutes))
) | st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")])
MOMENTS = st.datetimes(
    datetime(1950, 1, 1),  # noqa: DTZ001 - the zone is drawn
    datetime(2999, 12, 31),  # noqa: DTZ001 - the zone is drawn
    timezones=ZONES,
    allow_imaginary=False,
).map(lambda moment: moment.astimezone(timezone(moment.utcoffset() or timedelta())))
"""At fixed offsets: Python calls no two zones equal where the clock goes back."""


def within(bounds: scales.Bounds) -> st.SearchStrategy[int]:
    """Draw whole numbers within the bounds, the bounds themselves often."""
    low, high = int(bounds.low), int(bounds.high)
    return st.sampled_from([low, high]) | st.integers(low, high)


def said(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or None where it was not said."""
    return st.none() | strategy


@st.composite
def _rating(draw: st.DrawFn) -> Rating:
    metric = draw(st.sampled_from(list(scales.METRICS.values())))
    tenths = draw(within(scales.Bounds(low=0, high=metric.bounds.high * 10)))
    area = draw(said(NAMES))
    return Rating(
        metric=metric.name,
        phase=draw(st.sampled_from(scales.PHASES)),
        value=tenths / 10,
        area=area,
        side=None if area is None else draw(SIDE),
    )


def _several(strategy: st.SearchStrategy[Any], **more: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - as st.lists
    return st.lists(strategy, max_size=4, **more).map(tuple)


RATINGS = _several(
    _rating(), unique_by=lambda rating: (rating.metric, rating.phase, rating.place)
)
SESSIONS = st.builds(
    Session,
    kind=st.sampled_from(list(KINDS)),
    duration_seconds=said(within(scales.SESSION_SECONDS)),
    sets=said(within(scales.SETS)),
    set_seconds=said(within(scales.SET_SECONDS)),
    practitioner=said(NAMES),
    tool=said(st.sampled_from(TOOLS)),
    pressure=said(st.floats(0, 10)),
)


@st.composite
def _night(draw: st.DrawFn) -> Night:
    moments = iter(sorted(draw(st.lists(MOMENTS, min_size=4, max_size=4))))
    return Night(
        minutes=draw(said(within(scales.SLEEP_MINUTES))),
        quality=draw(said(within(scales.SLEEP_QUALITY))),
        in_bed_at=draw(said(st.just(next(moments)))),
        lights_out_at=draw(said(st.just(next(moments)))),
        woke_at=draw(said(st.just(next(moments)))),
        out_of_bed_at=draw(said(st.just(next(moments)))),
        latency_minutes=draw(said(within(scales.SLEEP_LATENCY_MINUTES))),
        awake_minutes=draw(said(within(scales.AWAKE_MINUTES))),
        awakenings=draw(said(within(scales.AWAKENINGS))),
    )


NIGHTS = _night()
DRINKS = st.builds(
    Drink,
    millilitres=within(scales.MILLILITRES),
    beverage=st.sampled_from(BEVERAGES),
    caffeine_mg=said(within(scales.CAFFEINE_MG)),
)
OWN_AREAS = st.builds(OwnArea, slug=NAMES, name=NAMES, aliases=_several(NAMES))


@st.composite
def _entry(draw: st.DrawFn, types: tuple[EntryType, ...]) -> Entry:
    kind = draw(st.sampled_from(types))
    ratings = draw(RATINGS)
    note = NOTES if kind == "check-in" and not ratings else said(NOTES)
    return Entry(
        id=str(draw(st.uuids())),
        type=kind,
        day=draw(DAYS),
        recorded_at=draw(MOMENTS).astimezone(UTC),
        at=draw(said(MOMENTS)),
        zone=draw(said(st.sampled_from(["Europe/Berlin", "Asia/Kathmandu"]))),
        source=draw(st.just("manual") | NAMES),
        note=draw(note),
        session=draw(SESSIONS) if kind == "session" else None,
        night=draw(NIGHTS) if kind == "night" else None,
        drink=draw(DRINKS) if kind == "drink" else None,
        areas=draw(_several(PLACES)),
        ratings=ratings,
        side_effects=draw(
            _several(
                st.builds(
                    SideEffect,
                    effect=st.sampled_from(EFFECTS),
                    severity=said(st.floats(0, 10)),
                )
            )
        ),
        tags=draw(_several(NAMES)),
    )


ENTRIES = _entry(ENTRY_TYPES)
"""Any valid entry, not yet numbered, under an identifier of its own."""


@st.composite
def _period(draw: st.DrawFn) -> Period:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return Period(first=first, last=last)


PERIODS = _period()
SELECTIONS = st.builds(
    Selection,
    period=said(PERIODS),
    types=_several(st.sampled_from(ENTRY_TYPES)),
    kinds=_several(st.sampled_from(list(KINDS))),
    places=_several(st.builds(Place, area=COMMON_NAMES, side=SIDE)),
    tags=_several(COMMON_NAMES),
    numbers=_several(st.integers(1, 5)),
)
