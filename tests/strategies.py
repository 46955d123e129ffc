"""Hypothesis strategies for everything a diary can hold, odd texts included."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from fasciatrack.domain import scales
from fasciatrack.domain.afterwards import (
    ANSWERS,
    LOADS,
    LOOKS,
    MOVEMENTS,
    ActivityScore,
    FollowUp,
    LookBack,
    Recommendation,
)
from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.notices import RULES, Notice
from fasciatrack.domain.own import (
    GOALS,
    Goal,
    OpenSession,
    OwnArea,
    Routine,
    Step,
    Worked,
)
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
from fasciatrack.domain.trials import (
    IN_PAIRS,
    NOTHING,
    PERIOD_DAYS,
    SEED,
    Trial,
)
from fasciatrack.domain.values import replace
from fasciatrack.domain.vocabulary import (
    BEVERAGES,
    EFFECTS,
    KINDS,
    SENSATIONS,
    SIDES,
    TOOLS,
    fold,
)

Drawn = TypeVar("Drawn")

KEEPABLE = st.characters(
    exclude_categories=["Cs"], exclude_characters="\0"
) | st.sampled_from("=+-@\t\r\n\"',; ")
"""What a text may hold; what files give a meaning to comes often."""
TEXT = st.text(KEEPABLE, min_size=1, max_size=12)
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


def scores(bounds: scales.Bounds = scales.SCORE) -> st.SearchStrategy[float]:
    """Draw scores with one decimal within the bounds, the bounds themselves often."""
    tenths = scales.Bounds(low=bounds.low * 10, high=bounds.high * 10)
    return within(tenths).map(lambda tenths: tenths / 10)


def said(strategy: st.SearchStrategy[Drawn]) -> st.SearchStrategy[Drawn | None]:
    """Draw a value, or None where it was not said."""
    return st.none() | strategy


def _several(
    strategy: st.SearchStrategy[Drawn],
    **more: Any,  # noqa: ANN401 - as st.lists
) -> st.SearchStrategy[tuple[Drawn, ...]]:
    return st.lists(strategy, max_size=4, **more).map(tuple)


@st.composite
def _rating(draw: st.DrawFn) -> Rating:
    metric = draw(st.sampled_from(list(scales.METRICS.values())))
    area = draw(said(NAMES))
    return Rating(
        metric=metric.name,
        phase=draw(st.sampled_from(scales.PHASES)),
        value=draw(scores(metric.bounds)),
        area=area,
        side=None if area is None else draw(SIDE),
    )


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
    sensation=said(st.sampled_from(SENSATIONS)),
    discomfort=said(scores()),
)
SIDE_EFFECTS = _several(
    st.builds(
        SideEffect,
        effect=st.sampled_from(EFFECTS),
        severity=said(st.floats(0, 10)),
    )
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
FOLLOW_UPS = st.builds(
    FollowUp,
    session=st.uuids().map(str) | NAMES,
    hours=st.sampled_from(LOOKS),
    hobbling=said(st.sampled_from(ANSWERS)),
    movement=said(st.sampled_from(MOVEMENTS)),
    movement_minutes=said(within(scales.MOVEMENT_MINUTES)),
    activity_load=said(st.sampled_from(LOADS)),
    water_ml=said(within(scales.WATER_AFTER_ML)),
)
LOOK_BACKS = st.builds(
    LookBack,
    less_pain=said(st.sampled_from(ANSWERS)),
    more_motion=said(st.sampled_from(ANSWERS)),
    better_sleep=said(st.sampled_from(ANSWERS)),
    better_performance=said(st.sampled_from(ANSWERS)),
    peg_pain=said(scores()),
    peg_enjoyment=said(scores()),
    peg_activity=said(scores()),
)
ACTIVITIES = st.lists(
    st.builds(ActivityScore, activity=NAMES, score=scores()),
    max_size=3,
    unique_by=lambda scored: scored.activity.casefold(),
).map(tuple)
RECOMMENDATIONS = _several(
    st.builds(Recommendation, practitioner=NAMES, would=st.sampled_from(ANSWERS))
)

PARTS: dict[EntryType, dict[str, st.SearchStrategy[Any]]] = {
    "session": {"session": SESSIONS},
    "check-in": {},
    "follow-up": {"follow_up": FOLLOW_UPS},
    "look-back": {
        "look_back": LOOK_BACKS,
        "activities": ACTIVITIES,
        "recommendations": RECOMMENDATIONS,
    },
    "night": {"night": NIGHTS},
    "drink": {"drink": DRINKS},
}
"""What only entries of one type have."""


def _says_nothing(type_: EntryType, fields: dict[str, Any]) -> bool:
    """Say whether such an entry needs a note to be one."""
    if type_ == "check-in":
        return not fields["ratings"]
    if type_ == "follow-up":
        return fields["follow_up"].is_empty and not fields["ratings"]
    return type_ == "look-back" and (
        fields["look_back"].is_empty
        and not (fields["activities"] or fields["recommendations"])
    )


@st.composite
def _entry(draw: st.DrawFn, types: Sequence[EntryType]) -> Entry:
    type_ = draw(st.sampled_from(types))
    fields = {"ratings": draw(RATINGS)} | {
        name: draw(strategy) for name, strategy in PARTS[type_].items()
    }
    return Entry(
        id=str(draw(st.uuids())),
        type=type_,
        day=draw(DAYS),
        recorded_at=draw(MOMENTS).astimezone(UTC),
        at=draw(said(MOMENTS)),
        zone=draw(said(st.sampled_from(["Europe/Berlin", "Asia/Kathmandu"]))),
        source=draw(st.just("manual") | NAMES),
        note=draw(NOTES if _says_nothing(type_, fields) else said(NOTES)),
        areas=draw(_several(PLACES)),
        side_effects=draw(SIDE_EFFECTS),
        tags=draw(_several(NAMES)),
        **fields,
    )


ENTRIES = _entry(ENTRY_TYPES)
"""Any valid entry, not yet numbered, under an identifier of its own."""


@st.composite
def _numbered(draw: st.DrawFn) -> Entry:
    entry = replace(draw(ENTRIES), number=draw(st.integers(1, 10**6)))
    return replace(entry, day=entry.at.date()) if entry.at else entry


DIARIES = st.lists(
    _numbered(),
    max_size=5,
    unique_by=(lambda entry: entry.id, lambda entry: entry.number),
)
"""What a diary can hold at once: entries with numbers, each on its day."""

_SLUGS = NAMES.map(fold).filter(lambda it: 0 < len(it) <= scales.NAME_CHARACTERS)
OWN_AREAS = st.builds(OwnArea, slug=_SLUGS, name=NAMES, aliases=_several(NAMES))
STEPS = st.builds(
    Step,
    area=st.sampled_from(sorted(AREAS)),
    side=SIDE,
    seconds=within(scales.SET_SECONDS),
    sets=within(scales.SETS),
)
ROUTINES = st.builds(
    Routine,
    slug=_SLUGS,
    name=NAMES,
    steps=_several(STEPS, min_size=1)
    | STEPS.map(lambda step: (step,) * scales.MOST_STEPS),
    rest_seconds=within(scales.REST_SECONDS),
)


@st.composite
def _goal(draw: st.DrawFn) -> Goal:
    subject = draw(st.sampled_from(list(GOALS)))
    bounds = GOALS[subject]
    target = draw(within(bounds).map(float) | st.floats(bounds.low, bounds.high))
    return Goal(subject=subject, target=target)


@st.composite
def _open_session(draw: st.DrawFn) -> OpenSession:
    entry = draw(_entry(["session"]))
    return OpenSession(
        entry=replace(entry, at=draw(MOMENTS)),
        routine=draw(said(NAMES)),
        worked=draw(
            _several(
                st.builds(
                    Worked,
                    area=NAMES,
                    side=SIDE,
                    seconds=within(scales.SESSION_SECONDS),
                )
            )
        ),
    )


@st.composite
def _trial(draw: st.DrawFn) -> Trial:
    area = draw(said(NAMES))
    options = st.lists(
        st.sampled_from([*KINDS, NOTHING]), min_size=2, max_size=2, unique=True
    )
    first, second = draw(options)
    days = draw(within(PERIOD_DAYS))
    pairs = draw(st.lists(st.sampled_from(IN_PAIRS), min_size=1, max_size=8))
    return Trial(
        id=str(draw(st.uuids())),
        metric=draw(st.sampled_from(list(scales.METRICS))),
        area=area,
        side=None if area is None else draw(SIDE),
        first=first,
        second=second,
        start=draw(st.dates(date(1900, 1, 1), date(2998, 12, 31))),
        days=days,
        skip=draw(st.integers(1, days - 1)),
        draws="".join(pairs),
        seed=draw(within(SEED)),
        cancelled=draw(said(DAYS)),
    )


@st.composite
def _notice(draw: st.DrawFn) -> Notice:
    area = draw(said(NAMES))
    return Notice(
        id=str(draw(st.uuids())),
        rule=draw(st.sampled_from(RULES)),
        day=draw(DAYS),
        area=area,
        side=None if area is None else draw(SIDE),
        entry=draw(said(st.uuids().map(str))),
        text=draw(st.text(KEEPABLE, min_size=1, max_size=300)),
    )


GOALS_SET = _goal()
TRIALS = _trial()
NOTICES = _notice()
OPEN_SESSIONS = _open_session()
OWN_LISTS = st.tuples(
    st.lists(OWN_AREAS, max_size=3, unique_by=lambda area: area.slug),
    st.lists(ROUTINES, max_size=2, unique_by=lambda routine: routine.slug),
    st.lists(GOALS_SET, max_size=2, unique_by=lambda goal: goal.subject),
    st.lists(TRIALS, max_size=2, unique_by=lambda trial: trial.id),
    st.lists(NOTICES, max_size=2, unique_by=lambda notice: notice.id),
).map(lambda lists: [one for some in lists for one in some])
"""What a diary can hold at once besides entries, apart from what runs."""
OWN = OWN_AREAS | ROUTINES | GOALS_SET | OPEN_SESSIONS | TRIALS | NOTICES
"""Anything that is kept besides entries."""


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
