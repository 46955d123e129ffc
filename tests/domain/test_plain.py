"""Records as JSON values, and back."""

import json
import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasciatrack.domain.afterwards import FollowUp, LookBack
from fasciatrack.domain.own import Goal, OpenSession, Own, OwnArea, Routine
from fasciatrack.domain.plain import from_plain, to_plain
from fasciatrack.domain.records import (
    Drink,
    Entry,
    Night,
    Place,
    Rating,
    Session,
)
from fasciatrack.domain.values import Value, field_names
from fasciatrack.errors import FasciaError, InvalidValueError
from strategies import ENTRIES, MOMENTS, OWN


@given(ENTRIES | OWN)
def test_a_record_comes_back_from_json_as_it_was(record: Entry | Own) -> None:
    text = json.dumps(to_plain(record), allow_nan=False)
    assert from_plain(type(record), json.loads(text)) == record


@given(MOMENTS)
def test_a_moment_keeps_its_offset(moment: datetime) -> None:
    night = from_plain(Night, to_plain(Night(woke_at=moment)))
    assert night.woke_at == moment
    assert night.woke_at.utcoffset() == moment.utcoffset()


def test_plain_values_are_the_fields_in_order_with_null_for_missing() -> None:
    entry = Entry(
        id="a1",
        type="session",
        day=date(2026, 11, 20),
        recorded_at=datetime(2026, 11, 20, 20, 5, tzinfo=UTC),
        at=datetime(2026, 11, 20, 21, tzinfo=timezone(timedelta(hours=1))),
        session=Session(kind="foam-roll", pressure=5),
        areas=(Place(area="calf", side="left"),),
        ratings=(Rating(metric="mood", phase="now", value=5.5),),
    )
    plain = to_plain(entry)
    assert list(plain) == list(field_names(Entry))
    assert plain["day"] == "2026-11-20"
    assert plain["recorded_at"] == "2026-11-20T20:05:00+00:00"
    assert plain["at"] == "2026-11-20T21:00:00+01:00"
    assert plain["number"] is None
    assert plain["night"] is None
    assert plain["areas"] == [{"area": "calf", "side": "left"}]
    assert plain["session"]["duration_seconds"] is None
    assert plain["ratings"][0]["value"] == 5.5
    assert plain["tags"] == []


def test_plain_values_may_be_nested_in_lists_and_dictionaries() -> None:
    place = Place(area="neck")
    assert to_plain({1: [place, None, "x", 2.5, date(2026, 1, 2)]}) == {
        "1": [{"area": "neck", "side": None}, None, "x", 2.5, "2026-01-02"]
    }


def test_fields_are_named_in_order() -> None:
    assert field_names(Place) == ("area", "side")


def test_a_missing_optional_value_is_unknown() -> None:
    assert from_plain(Session, {"kind": "ball"}) == Session(kind="ball")
    assert from_plain(OwnArea, {"slug": "toe", "name": "Toe"}).aliases == ()


def test_a_whole_number_is_a_number() -> None:
    rating = from_plain(Rating, {"metric": "pain", "phase": "now", "value": 4})
    assert isinstance(rating.value, float)


@pytest.mark.parametrize(
    ("record", "values", "refusal"),
    [
        (Session, {}, "kind is missing"),
        (Place, {"side": "left"}, "area is missing"),
        (Rating, {"metric": "pain", "value": 4}, "phase is missing"),
        (Session, {"kind": "ball", "colour": 1}, "'colour' is not a field"),
        (Session, {"kind": "ball", "\x1b[1m": 1}, "'\\x1b[1m' is not a field"),
        (Session, {"kind": None}, "kind 'None' is not text"),
        (Session, {"kind": 3}, "kind '3' is not text"),
        (Session, {"kind": "nap"}, "'nap' is not a known kind"),
        (Session, {"kind": "ball", "sets": "3"}, "sets '3' is not a whole number"),
        (Session, {"kind": "ball", "sets": 3.0}, "sets '3.0' is not a whole number"),
        (Session, {"kind": "ball", "sets": True}, "sets 'True' is not a whole number"),
        (Session, {"kind": "ball", "sets": 10**400}, "sets with hundreds of digits"),
        (Session, {"kind": "ball", "pressure": "5"}, "pressure '5' is not a number"),
        (
            Session,
            {"kind": "ball", "pressure": True},
            "pressure 'True' is not a number",
        ),
        (Session, {"kind": "ball", "pressure": math.nan}, "is not a finite number"),
        (Session, {"kind": "ball", "pressure": math.inf}, "is not a finite number"),
        (Session, {"kind": "ball", "pressure": 10**400}, "not a number of this size"),
        (Session, {"kind": "ball", "pressure": 11}, "pressure 11 is out of range"),
        (Place, {"area": "calf", "side": 1}, "side '1' is not text"),
        (Place, {"area": "calf", "side": "up"}, "'up' is not a known side"),
        (Night, {"woke_at": "7"}, "woke_at '7' is not a moment in ISO 8601"),
        (Night, {"woke_at": 7}, "woke_at '7' is not a moment in ISO 8601"),
        (Night, {"woke_at": "2026-11-20"}, "has no offset from UTC"),
        (OwnArea, {"slug": "toe", "name": "T", "aliases": "x"}, "'x' is not a list"),
        (OwnArea, {"slug": "toe", "name": "T", "aliases": 3}, "'3' is not a list"),
        (OwnArea, {"slug": "toe", "name": "T", "aliases": [3]}, "'3' is not text"),
        (Entry, {"session": "ball"}, "session 'ball' is not an object"),
        (Entry, {"session": ["ball"]}, "is not an object"),
        (Entry, {"session": {"kind": "nap"}}, "'nap' is not a known kind"),
        (Entry, {"areas": [{"area": "calf"}, 3]}, "areas '3' is not an object"),
        (Entry, {"day": "20 Nov"}, "day '20 Nov' is not a date in ISO 8601"),
        (Entry, {"day": 20261120}, "day '20261120' is not a date in ISO 8601"),
        (Entry, {"day": "2026-02-30"}, "is not a date in ISO 8601"),
        (FollowUp, {"hours": 24}, "session is missing"),
        (FollowUp, {"session": "a", "hours": "24"}, "'24' is not a whole number"),
        (FollowUp, {"session": "a", "hours": 25}, "25 hours"),
        (LookBack, {"less_pain": True}, "less_pain 'True' is not text"),
        (Goal, {"subject": "joy", "target": 1}, "'joy' is not a known goal"),
        (Routine, {"slug": "a", "name": "A"}, "steps is missing"),
        (Routine, {"slug": "a", "name": "A", "steps": [3]}, "'3' is not an object"),
        (OpenSession, {"entry": {}}, "id is missing"),
    ],
)
def test_wrong_values_are_refused_by_name(
    record: type, values: dict[str, object], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        from_plain(record, values)
    assert refusal in str(refused.value)
    assert str(refused.value).isprintable()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


RECORDS: list[type[Value]] = [
    *(Entry, Night, Session, Drink, Rating, FollowUp, LookBack),
    *(OwnArea, Routine, Goal, OpenSession),
]


@given(st.data(), st.sampled_from(RECORDS))
def test_any_json_is_read_or_refused_but_never_crashes(
    data: st.DataObject, record: type[Value]
) -> None:
    names = st.sampled_from(field_names(record)) | st.text(max_size=5)
    values = data.draw(st.dictionaries(names, json_values, max_size=6))
    try:
        said = type(from_plain(record, values)).__name__
    except FasciaError as refusal:
        said = str(refusal)
    assert said.isprintable()


def test_a_kind_of_value_nobody_reads_is_a_mistake_in_the_program() -> None:
    class Odd(Value):
        values: set[int]

    with pytest.raises(KeyError):
        from_plain(Odd, {"values": [1]})
