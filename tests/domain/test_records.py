"""Records exist only when they are valid."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_follow_up, a_look_back
from fasciatrack.domain import scales
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
from fasciatrack.errors import ExitCode, InvalidValueError

EVENING = datetime(2026, 11, 20, 21, 0, tzinfo=timezone(timedelta(hours=1)))
LONE_SURROGATE = "\ud800"


def a_session(**changes: Any) -> Entry:  # noqa: ANN401 - any field of an entry
    entry = Entry(
        id="a1",
        type="session",
        day=EVENING.date(),
        recorded_at=EVENING.astimezone(UTC),
        at=EVENING,
        session=Session(kind="foam-roll"),
    )
    return replace(entry, **changes)


def a_pain(**changes: Any) -> Rating:  # noqa: ANN401 - any field of a rating
    return replace(Rating(metric="pain", phase="before", value=6), **changes)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(area="lower-back"), "lower back"),
        (Place(area="calf", side="left"), "left calf"),
        (Place(area="upper-trap", side="right"), "right upper trap"),
        (Place(area="calf", side="both"), "calf (both)"),
    ],
)
def test_a_place_is_said_as_a_person_reads_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_rating_knows_its_place() -> None:
    rating = a_pain(area="calf", side="left")
    assert rating.place == Place(area="calf", side="left")
    assert a_pain().place is None


@pytest.mark.parametrize("value", [0, 10, 5.5, 0.1, 9.9])
def test_a_score_has_at_most_one_decimal(value: float) -> None:
    assert a_pain(value=value).value == value


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: a_pain(value=10.1), "pain 10.1 is out of range"),
        (lambda: a_pain(value=-0.1), "pain -0.1 is out of range"),
        (lambda: a_pain(value=math.nan), "pain nan is out of range"),
        (lambda: a_pain(value=math.inf), "pain inf is out of range"),
        (lambda: a_pain(value=10**400), "pain with hundreds of digits is out of"),
        (lambda: a_pain(value=5.55), "pain 5.55 is finer than the scale"),
        (lambda: a_pain(metric="joy"), "'joy' is not a known metric"),
        (lambda: a_pain(phase="later"), "'later' is not a known phase"),
        (lambda: a_pain(area="calf", side="up"), "'up' is not a known side"),
        (lambda: a_pain(area=""), "the area is empty"),
        (lambda: a_pain(area="a\0b"), "the area holds a NUL character"),
        (lambda: a_pain(side="left"), "the side left has no area"),
        (lambda: Place(area=""), "the area is empty"),
        (lambda: Place(area="x" * 81), "the area is 81 characters long"),
        (lambda: Place(area="calf", side="up"), "'up' is not a known side"),  # type: ignore[arg-type]  # what the test tries
        (lambda: Session(kind="nap"), "'nap' is not a known kind"),
        (lambda: Session(kind="ball", tool="fork"), "'fork' is not a known tool"),
        (lambda: Session(kind="ball", duration_seconds=0), "duration 0 seconds"),
        (lambda: Session(kind="ball", duration_seconds=28_801), "duration 28801"),
        (lambda: Session(kind="ball", sets=0), "sets 0 is out of range"),
        (lambda: Session(kind="ball", sets=21), "sets 21 is out of range"),
        (lambda: Session(kind="ball", set_seconds=601), "set length 601 seconds"),
        (lambda: Session(kind="ball", pressure=10.5), "pressure 10.5 is out of"),
        (lambda: Session(kind="ball", practitioner="x" * 81), "the practitioner is"),
        (lambda: SideEffect(effect="joy"), "'joy' is not a known side effect"),
        (lambda: SideEffect(effect="thirst", severity=11), "severity 11 is out of"),
        (lambda: Night(minutes=961), "sleep 961 minutes is out of range"),
        (lambda: Night(minutes=-1), "sleep -1 minutes is out of range"),
        (lambda: Night(quality=0), "sleep quality 0 is out of range"),
        (lambda: Night(quality=6), "sleep quality 6 is out of range"),
        (lambda: Night(latency_minutes=481), "time to fall asleep 481 minutes"),
        (lambda: Night(awake_minutes=601), "time awake 601 minutes is out"),
        (lambda: Night(awakenings=51), "awakenings 51 is out of range"),
        (lambda: Drink(millilitres=0), "drink 0 ml is out of range"),
        (lambda: Drink(millilitres=3001), "drink 3001 ml is out of range"),
        (lambda: Drink(millilitres=1, beverage="mud"), "'mud' is not a known bev"),
        (lambda: Drink(millilitres=1, caffeine_mg=1001), "caffeine 1001 mg is out"),
        (lambda: a_session(id=""), "the id is empty"),
        (lambda: a_session(id="a\0"), "the id holds a NUL character"),
        (lambda: a_session(source="s" * 81), "the source is 81 characters long"),
        (lambda: a_session(zone=LONE_SURROGATE), "the zone '\\ud800' is not valid"),
        (lambda: a_session(note="x" * 10_001), "the note is 10,001 characters long"),
        (lambda: a_session(note="a\0b"), "the note holds a NUL character"),
        (lambda: a_session(note=LONE_SURROGATE), "is not valid UTF-8"),
        (lambda: a_session(tags=("ok", "x" * 81)), "the tag is 81 characters long"),
        (lambda: a_session(type="nap"), "'nap' is not a known entry type"),
        (lambda: a_session(session=None), "session entry with a wrong session"),
        (lambda: a_session(night=Night()), "session entry with a wrong night part"),
        (
            lambda: a_session(drink=Drink(millilitres=1)),
            "session entry with a wrong drink part",
        ),
        (lambda: a_session(type="night"), "night entry with a wrong session part"),
        (
            lambda: a_session(type="check-in", session=None),
            "the check-in is empty; rate something",
        ),
        (
            lambda: a_session(recorded_at=EVENING.replace(tzinfo=None)),
            "recorded_at has no offset from UTC",
        ),
        (
            lambda: a_session(at=EVENING.replace(tzinfo=None)),
            "at has no offset from UTC",
        ),
        (
            lambda: a_session(ratings=(a_pain(), a_pain(value=3))),
            "pain before is given twice",
        ),
        (
            lambda: a_session(ratings=(a_pain(area="calf"), a_pain(area="calf"))),
            "pain before of calf is given twice",
        ),
    ],
)
def test_an_impossible_record_is_refused_by_name(
    make: Callable[[], object], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        make()
    assert refusal in str(refused.value)
    assert str(refused.value).isprintable()
    assert refused.value.exit_code is ExitCode.USAGE


def test_the_bounds_themselves_can_be_kept() -> None:
    Session(kind="ball", duration_seconds=1, sets=1, set_seconds=1, pressure=0)
    Session(kind="ball", duration_seconds=28_800, sets=20, set_seconds=600, pressure=10)
    Night(minutes=0, quality=1, latency_minutes=0, awake_minutes=0, awakenings=0)
    Night(minutes=960, quality=5, latency_minutes=480, awake_minutes=600, awakenings=50)
    Drink(millilitres=1, caffeine_mg=0)
    Drink(millilitres=3000, caffeine_mg=1000)
    assert a_session(note="x" * 10_000, tags=("x" * 80,)).tags == ("x" * 80,)


def test_nothing_is_filled_in_for_the_person() -> None:
    session = Session(kind="ball")
    assert session.duration_seconds is None
    assert session.practitioner is None
    assert session.pressure is None
    assert Night().minutes is None
    assert Drink(millilitres=200).caffeine_mg is None
    assert replace(a_session(), at=None).at is None


def test_a_record_never_changes() -> None:
    with pytest.raises(AttributeError):
        a_session().note = "other"  # type: ignore[misc]  # what the test tries


@pytest.mark.parametrize(
    "parts",
    [
        {"type": "night", "session": None, "night": Night(minutes=420)},
        {"type": "drink", "session": None, "drink": Drink(millilitres=250)},
        {"type": "check-in", "session": None, "ratings": (a_pain(phase="now"),)},
        {"type": "check-in", "session": None, "note": "a quiet day"},
    ],
)
def test_every_type_of_entry_has_its_own_part(parts: dict[str, Any]) -> None:
    assert a_session(**parts).type == parts["type"]


def test_the_same_score_may_be_given_for_other_places_phases_and_metrics() -> None:
    ratings = (
        a_pain(),
        a_pain(phase="after"),
        a_pain(metric="stiffness"),
        a_pain(area="calf"),
        a_pain(area="calf", side="left"),
        a_pain(area="calf", side="right"),
    )
    assert a_session(ratings=ratings).ratings == ratings


def test_sleep_times_are_in_the_order_of_a_night() -> None:
    times = [EVENING + timedelta(hours=hours) for hours in (0, 1, 9, 10)]
    names = ("in_bed_at", "lights_out_at", "woke_at", "out_of_bed_at")
    assert Night(**dict(zip(names, times, strict=True))).woke_at == times[2]  # type: ignore[arg-type]  # what the test tries
    assert Night(in_bed_at=EVENING, woke_at=EVENING).in_bed_at == EVENING
    for earlier, later in pairwise(names):
        with pytest.raises(InvalidValueError, match="sleep times are not in order"):
            Night(**{earlier: times[1], later: times[0]})  # type: ignore[arg-type]  # what the test tries


def test_sleep_times_are_compared_across_offsets() -> None:
    lights_out = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    woke = datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    assert Night(lights_out_at=lights_out, woke_at=woke).woke_at == woke


def test_a_sleep_time_without_offset_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="a sleep time has no offset"):
        Night(woke_at=EVENING.replace(tzinfo=None), in_bed_at=EVENING)


@pytest.mark.parametrize(
    ("hours_later", "late"), [(0, False), (2.9, False), (3, True), (24, True)]
)
@pytest.mark.parametrize("offset", [-11, -5, 0, 1, 9, 14])
def test_an_entry_is_late_from_midnight_on_where_it_happened(
    offset: int, hours_later: float, *, late: bool
) -> None:
    happened = EVENING.replace(tzinfo=timezone(timedelta(hours=offset)))
    recorded = (happened + timedelta(hours=hours_later)).astimezone(UTC)
    assert a_session(at=happened, recorded_at=recorded).is_late is late


@pytest.mark.parametrize(("days_later", "late"), [(0, False), (1, True)])
def test_an_entry_without_a_time_is_late_from_the_next_day_on(
    days_later: int, *, late: bool
) -> None:
    recorded = datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(days=days_later)
    entry = a_session(at=None, day=date(2026, 11, 20), recorded_at=recorded)
    assert entry.is_late is late


def test_every_metric_is_kept_under_its_name_with_words_for_both_ends() -> None:
    for name, metric in scales.METRICS.items():
        assert metric.name == name
        assert metric.lowest
        assert metric.highest
        assert metric.bounds.low < metric.bounds.high
    assert [m.name for m in scales.METRICS.values() if not m.per_area] == [
        "fatigue",
        "stress",
        "mood",
    ]
    assert [m.name for m in scales.METRICS.values() if not m.lower_is_better] == [
        "mobility",
        "mood",
    ]


def test_there_is_a_word_for_every_sleep_quality() -> None:
    bounds = scales.SLEEP_QUALITY
    assert len(scales.SLEEP_QUALITIES) == bounds.high - bounds.low + 1


@given(st.sampled_from(sorted(scales.METRICS)), st.floats() | st.integers())
def test_a_score_is_kept_exactly_when_it_is_on_its_scale(
    metric: str, value: float
) -> None:
    bounds = scales.METRICS[metric].bounds
    fits = bounds.low <= value <= bounds.high and round(value, 1) == value
    try:
        kept = Rating(metric=metric, phase="now", value=value).value == value
    except InvalidValueError:
        kept = False
    assert kept is fits


@given(st.text(max_size=90))
def test_a_text_is_kept_exactly_when_it_fits(text: str) -> None:
    surrogate = any("\ud800" <= character <= "\udfff" for character in text)
    fits = len(text) <= 80 and "\0" not in text and not surrogate
    try:
        scales.check_text(text, "name", 80)
    except InvalidValueError:
        assert not fits
    else:
        assert fits


def test_an_imported_entry_is_never_called_late() -> None:
    late = a_session(recorded_at=datetime(2027, 11, 25, tzinfo=UTC))

    assert late.is_late
    assert not replace(late, source="csv:old.csv").is_late


def test_a_follow_up_that_says_nothing_is_none() -> None:
    with pytest.raises(InvalidValueError, match="the follow-up is empty"):
        a_follow_up()
    assert a_follow_up(note="as always").note == "as always"
    assert a_follow_up(water_ml=0).follow_up is not None


def test_an_activity_is_scored_once() -> None:
    with pytest.raises(InvalidValueError, match="an activity is scored twice"):
        a_look_back(activities=("stairs=4", "Stairs=5"))
