"""Whole diaries for Hypothesis: everything that can be kept, odd texts included."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from fasciatrack.domain import scales
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Place,
    Rating,
    Session,
    SideEffect,
)
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, SIDES, TOOLS

TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    | st.sampled_from("=+-@\t\r\n\"',; "),
    min_size=1,
    max_size=12,
)
AREAS = st.sampled_from(["neck", "calf", "lower-back"]) | TEXT
SIDE = st.none() | st.sampled_from(SIDES)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(
    min_value=datetime(1901, 1, 1),  # noqa: DTZ001 - the offset is drawn
    max_value=datetime(2900, 1, 1),  # noqa: DTZ001 - the offset is drawn
    timezones=OFFSETS,
)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2900, 1, 1))


def _whole(bounds: scales.Bounds) -> st.SearchStrategy[int]:
    return st.integers(int(bounds.low), int(bounds.high))


RATINGS = st.lists(
    st.builds(
        Rating,
        metric=st.sampled_from(sorted(scales.METRICS)),
        phase=st.sampled_from(scales.PHASES),
        value=st.integers(0, 100).map(lambda tenths: tenths / 10),
        area=AREAS,
        side=SIDE,
    )
    | st.builds(
        Rating,
        metric=st.sampled_from(sorted(scales.METRICS)),
        phase=st.sampled_from(scales.PHASES),
        value=st.integers(0, 10).map(float),
    ),
    max_size=3,
    unique_by=lambda rating: (rating.metric, rating.phase, rating.area, rating.side),
).map(tuple)
SESSIONS = st.builds(
    Session,
    kind=st.sampled_from(sorted(KINDS)),
    duration_seconds=st.none() | _whole(scales.SESSION_SECONDS),
    sets=st.none() | _whole(scales.SETS),
    set_seconds=st.none() | _whole(scales.SET_SECONDS),
    practitioner=st.none() | TEXT,
    tool=st.none() | st.sampled_from(TOOLS),
    pressure=st.none() | st.floats(0, 10).map(abs),
)
NIGHTS = st.builds(
    Night,
    minutes=st.none() | _whole(scales.SLEEP_MINUTES),
    quality=st.none() | _whole(scales.SLEEP_QUALITY),
    in_bed_at=st.none() | MOMENTS,
    awakenings=st.none() | _whole(scales.AWAKENINGS),
)
DRINKS = st.builds(
    Drink,
    millilitres=_whole(scales.MILLILITRES),
    beverage=st.sampled_from(BEVERAGES),
    caffeine_mg=st.none() | _whole(scales.CAFFEINE_MG),
)
EFFECTS_FELT = st.lists(
    st.builds(
        SideEffect,
        effect=st.sampled_from(EFFECTS),
        severity=st.none() | st.integers(0, 10).map(float),
    ),
    max_size=2,
).map(tuple)
OWN_AREAS = st.lists(
    st.builds(
        OwnArea, slug=TEXT, name=TEXT, aliases=st.lists(TEXT, max_size=2).map(tuple)
    ),
    max_size=3,
    unique_by=lambda area: area.slug,
)


def _entries(**parts: Any) -> st.SearchStrategy[Entry]:  # noqa: ANN401 - strategies
    fields: dict[str, Any] = {
        "id": TEXT,
        "day": DAYS,
        "recorded_at": MOMENTS.map(lambda moment: moment.astimezone(UTC)),
        "number": st.integers(1, 10**6),
        "at": st.none() | MOMENTS,
        "zone": st.none() | st.just("Europe/Vienna"),
        "source": st.just("manual") | TEXT,
        "note": st.none() | TEXT,
        "areas": st.lists(st.builds(Place, area=AREAS, side=SIDE), max_size=2).map(
            tuple
        ),
        "ratings": RATINGS,
        "side_effects": EFFECTS_FELT,
        "tags": st.lists(TEXT, max_size=2).map(tuple),
    }
    return st.builds(Entry, **(fields | parts)).map(_on_its_day)


def _on_its_day(entry: Entry) -> Entry:
    return replace(entry, day=entry.at.date()) if entry.at else entry


ENTRIES = (
    _entries(type=st.just("session"), session=SESSIONS)
    | _entries(type=st.just("check-in"), note=TEXT)
    | _entries(type=st.just("night"), night=NIGHTS)
    | _entries(type=st.just("drink"), drink=DRINKS)
)
DIARIES = st.lists(
    ENTRIES,
    max_size=5,
    unique_by=(lambda entry: entry.id, lambda entry: entry.number),
)
