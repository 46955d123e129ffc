"""The lossless file: written line by line, read back the same or refused."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_check_in, a_night, a_session
from fasciatrack.domain.own import Own, OwnArea, Routine, Step
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.records import Entry
from fasciatrack.errors import InputRefusedError
from fasciatrack.exchange.json_files import (
    ENTRIES_AT_ONCE,
    JsonDiary,
    json_chunks,
    read_json,
)
from strategies import DIARIES, OWN_LISTS

SESSION = a_session("pain left-calf=6:3", note="nach der Fahrt: „steif“")
LEGS = Routine(slug="legs", name="Legs", steps=(Step(area="calf", seconds=60),))
TOE = OwnArea(slug="big-toe", name="Big toe", aliases=("hallux",))


def document(*entries: object, **parts: object) -> str:
    return json.dumps({"schema_version": 1, "entries": list(entries)} | parts)


def plain(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {**to_plain(SESSION), "id": "a1", "number": 4, **changes}


def test_the_document_has_one_entry_on_each_line() -> None:
    lines = "".join(json_chunks([SESSION, a_check_in("mood=7")], [TOE])).splitlines()
    assert lines[0] == '{"schema_version": 1, "program": "fascia", "own_areas": ['
    assert lines[1] == '{"slug":"big-toe","name":"Big toe","aliases":["hallux"]}'
    lists = ("routines", "goals", "trials", "notices", "entries")
    assert lines[2:7] == [f'], "{name}": [' for name in lists]
    assert json.loads(lines[7].removesuffix(",")) == to_plain(SESSION)
    assert "„steif“" in lines[7]
    assert len(lines) == 10
    assert lines[9] == "]}"


def test_an_empty_diary_is_a_valid_document() -> None:
    text = "".join(json_chunks([]))
    assert json.loads(text) == {
        "schema_version": 1,
        "program": "fascia",
        "own_areas": [],
        "routines": [],
        "goals": [],
        "trials": [],
        "notices": [],
        "entries": [],
    }
    assert read_json(text) == JsonDiary(entries=())


def test_every_piece_ends_with_a_line_and_memory_stays_flat() -> None:
    many = (a_check_in("mood=7") for _ in range(2 * ENTRIES_AT_ONCE + 1))
    chunks = json_chunks(many)
    pieces = [next(chunks) for _ in range(3)]
    assert next(many).type == "check-in"
    pieces += chunks
    assert all(piece.endswith("\n") for piece in pieces)
    assert len(read_json("".join(pieces)).entries) == 2 * ENTRIES_AT_ONCE


@given(DIARIES, OWN_LISTS)
def test_a_diary_comes_back_as_it_was(entries: list[Entry], own: list[Own]) -> None:
    text = "".join(json_chunks(entries, own))
    found = read_json(text)
    assert to_plain(found.entries) == to_plain(entries)
    assert list(found.own) == own
    assert "".join(json_chunks(found.entries, found.own)) == text


def test_when_it_was_written_down_is_kept_in_utc() -> None:
    (entry,) = read_json(
        document(plain(recorded_at="2026-11-19T22:00:00+01:00"))
    ).entries
    assert entry.recorded_at == datetime(2026, 11, 19, 21, tzinfo=UTC)
    assert entry.recorded_at.tzinfo is UTC


def test_fields_that_are_not_known_may_be_left_out() -> None:
    (entry,) = read_json(
        document(
            {
                "id": "a1",
                "type": "check-in",
                "day": "2026-11-19",
                "recorded_at": "2026-11-19T21:00:00Z",
                "note": "stiff",
            }
        )
    ).entries
    assert entry.number is None
    assert entry.ratings == ()


def test_a_negative_zero_becomes_zero() -> None:
    text = document(plain()).replace('"value": 6.0', '"value": -0.0')
    (entry,) = read_json(text).entries
    assert str(entry.ratings[0].value) == "0.0"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("{", "this is not JSON: .* in line 1, column 2"),
        ("day,pain\n1,2", "this is not JSON: .* in line 1"),
        ("[]", "the JSON is no object with entries"),
        ("3", "the JSON is no object with entries"),
        ("{}", "schema_version 'None' is not a version"),
        (document(schema_version=True), "schema_version 'True' is not a version"),
        (document(schema_version=0), "schema_version '0' is not a version"),
        (document(schema_version="1"), "schema_version '1' is not a version"),
        (
            document(schema_version=2),
            r"written by a newer fascia \(version '2' .* reads 1\); upgrade fascia",
        ),
        (document(program="jrnl"), "the file is one of 'jrnl'"),
        (document(colour="red"), "'colour' is not a part of a diary"),
        ('{"schema_version": 1}', "the JSON has no entries"),
        ('{"schema_version": 1, "entries": {}}', "'entries' is not a list"),
        (document(own_areas="toe"), "'own_areas' is not a list"),
        (document(own_areas=[3]), "own area 1 is '3', not an object"),
        (
            document(own_areas=[{"slug": "toe"}]),
            r"own area 1 \('toe'\): name is missing",
        ),
        (
            document(own_areas=[to_plain(TOE)] * 2),
            "the own area 'big-toe' is there twice",
        ),
        (
            document(own_areas=[{"slug": "Big\x1bToe", "name": "x"}]),
            r"own area 1 \('Big\\x1bToe'\): .* cannot be typed; write it as big-toe",
        ),
        (
            document(own_areas=[{"slug": "\x1b", "name": "x"}]),
            "its slug cannot be typed; use letters",
        ),
        (
            document(routines=[to_plain(LEGS) | {"slug": "legs "}]),
            r"routine 1 \('legs '\): its slug cannot be typed; write it as legs",
        ),
        ('{"a": 1, "a": 2}', "'a' is given twice in one object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"schema_version": 1' + "0" * 5000 + "}", "thousands of digits"),
        ('{"schema_version": 1' + "0" * 400 + "}", "a newer fascia"),
        (document("x"), "entry 1 is '\"x\"', not an object"),
        (document(plain(), {}), "entry 2: id is missing"),
        (document(plain(), plain(number=5)), "the id 'a1' is there twice"),
        (document(plain(), plain(id="a2")), "the number '4' is there twice"),
    ],
)
def test_what_is_no_diary_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(InputRefusedError, match=refusal) as caught:
        read_json(text)
    assert caught.value.hint or "is missing" in refusal


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"colour": 1}, "'colour' is not a field"),
        ({"ratings": [{"metric": "pain", "phase": "now", "value": 11}]}, "pain 11"),
        ({"ratings": [{"metric": "pain", "phase": "now", "value": True}]}, "'True'"),
        ({"ratings": [{"metric": "pain", "phase": "now", "value": "6"}]}, "'6'"),
        ({"ratings": [{"metric": "luck", "phase": "now", "value": 6}]}, "'luck'"),
        ({"ratings": "pain"}, "ratings 'pain' is not a list"),
        ({"session": {"kind": "ball", "sets": 10**400}}, "with hundreds of digits"),
        ({"session": {"kind": "ball", "practitioner": ""}}, "is empty"),
        ({"note": ""}, "is empty"),
        ({"tags": [""]}, "is empty"),
        ({"note": "\0"}, "NUL character"),
        ({"note": "\ud800"}, "not valid UTF-8"),
        ({"note": 3}, "note '3' is not text"),
        ({"type": "nap"}, "'nap' is not a known entry type"),
        ({"number": 0}, "number '0' is out of range"),
        ({"number": 10**15}, "number '1000000000000000' is out of range"),
        ({"day": "2026-02-30"}, "day '2026-02-30' is not a date"),
        ({"day": "0001-01-01", "at": None}, "the day 0001-01-01 is out of range"),
        ({"day": "9999-12-31", "at": None}, "the day 9999-12-31 is out of range"),
        ({"day": "2026-11-17"}, "is not on its day 2026-11-17"),
        ({"at": "2026-11-19T21:00"}, "at has no offset"),
        ({"at": "2026-11-19T21:00+01:00:30"}, "an offset with seconds"),
        ({"recorded_at": "0001-01-01T00:00+14:00"}, "is out of range"),
    ],
)
def test_what_a_diary_cannot_keep_is_refused_with_the_entry(
    changes: dict[str, Any], refusal: str
) -> None:
    text = document(to_plain(a_check_in("mood=7")), plain(**changes))
    with pytest.raises(InputRefusedError, match=rf"entry 2 \('a1'\): .*{refusal}"):
        read_json(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_what_is_no_finite_number_is_refused(number: str) -> None:
    text = document(plain()).replace('"value": 6.0', f'"value": {number}')
    with pytest.raises(InputRefusedError):
        read_json(text)


def test_a_deep_nest_where_a_text_should_be_is_refused() -> None:
    for depth in (10, 500, 900, 990, 5000):
        nest = "[" * depth + "]" * depth
        text = document(plain()).replace('"note": "', f'"note": {nest}, "x": "')
        with pytest.raises(InputRefusedError):
            read_json(text)


def test_every_moment_of_a_night_is_checked() -> None:
    night = to_plain(a_night())
    for name in ("in_bed_at", "lights_out_at", "woke_at", "out_of_bed_at"):
        parts = night["night"] | {name: "2026-11-19T07:00:00+01:00:30"}
        with pytest.raises(InputRefusedError, match="an offset with seconds"):
            read_json(document(night | {"night": parts}))


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner)
    ),
)


@given(
    DIARIES.filter(bool),
    st.lists(st.integers(0, 30), min_size=1, max_size=4),
    ANY_JSON,
)
def test_a_field_with_any_other_value_is_read_or_refused(
    entries: list[Entry], path: list[int], value: object
) -> None:
    found = json.loads("".join(json_chunks(entries)))
    node: Any = found["entries"]
    for step in path:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        holder, key = node, keys[step % len(keys)]
        node = node[key]
        if not isinstance(node, dict | list) or not node:
            break
    holder[key] = value
    with suppress(InputRefusedError):
        assert isinstance(read_json(json.dumps(found)), JsonDiary)


@given(st.text(max_size=60) | st.text('{}[]",:0123456789eE.-truefalsn ', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(InputRefusedError):
        read_json(text)
