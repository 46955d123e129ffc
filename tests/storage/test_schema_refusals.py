"""The file itself refuses what a record refuses, whoever writes to it."""

import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from diaries import a_diary, raw
from fasciatrack.domain import afterwards, own, records, scales, vocabulary

VALID: dict[str, dict[str, Any]] = {
    "entry": {
        "number": 7,
        "id": "seven",
        "type": "session",
        "day": "2026-11-19",
        "at": "2026-11-19T20:00:00Z",
        "utc_offset_minutes": 60,
        "zone": "Europe/Berlin",
        "recorded_at": "2026-11-19T20:10:00Z",
        "source": "manual",
        "note": "a note",
    },
    "session": {
        "entry": 1,
        "kind": "ball",
        "duration_seconds": 600,
        "sets": 3,
        "set_seconds": 60,
        "practitioner": "self",
        "tool": "hands",
        "pressure": 5.0,
    },
    "worked_area": {"entry": 1, "position": 0, "area": "calf", "side": "left"},
    "rating": {
        "entry": 1,
        "position": 0,
        "metric": "pain",
        "phase": "now",
        "value": 5.5,
        "area": "calf",
        "side": "left",
    },
    "side_effect": {"entry": 1, "position": 0, "effect": "thirst", "severity": 2.0},
    "tag": {"entry": 1, "position": 0, "tag": "evening"},
    "night": {
        "entry": 1,
        "minutes": 400,
        "quality": 3,
        "in_bed_at": "2026-11-18T22:30:00+01:00",
        "lights_out_at": "2026-11-18T23:00:00+01:00",
        "woke_at": "2026-11-19T06:00:00+01:00",
        "out_of_bed_at": "2026-11-19T06:30:00-03:30",
        "latency_minutes": 20,
        "awake_minutes": 10,
        "awakenings": 2,
    },
    "drink": {"entry": 1, "millilitres": 500, "beverage": "tea", "caffeine_mg": 40},
    "follow_up": {
        "entry": 1,
        "session": "one",
        "hours": 24,
        "hobbling": "no",
        "movement": "walk",
        "movement_minutes": 20,
        "activity_load": "light",
        "water_ml": 500,
    },
    "look_back": {
        "entry": 1,
        "less_pain": "yes",
        "more_motion": "no",
        "better_sleep": "unsure",
        "better_performance": "yes",
        "peg_pain": 6.0,
        "peg_enjoyment": 7.0,
        "peg_activity": 4.0,
    },
    "activity": {"entry": 1, "position": 0, "activity": "stairs", "score": 4.0},
    "recommendation": {
        "entry": 1,
        "position": 0,
        "practitioner": "Mara",
        "would": "yes",
    },
    "own_area": {"slug": "toe", "name": "Toe", "aliases": "[]"},
    "routine": {"slug": "legs", "name": "Legs", "steps": "[]", "rest_seconds": 15},
    "goal": {"subject": "sessions", "target": 5.0},
    "open_session": {"id": "now", "entry": "{}", "routine": "Legs", "worked": "[]"},
    "operation": {
        "id": "o1",
        "device": "d",
        "clock": 1,
        "command": "log",
        "undoes": None,
        "key": "k",
        "revisions": 1,
        "sha256": "0" * 64,
    },
    "revision": {
        "id": "r1",
        "operation": "o0",
        "subject": "entry",
        "subject_id": "seven",
        "number": 7,
        "clock": 1,
        "parent": None,
        "is_deleted": 0,
        "body": "{}",
        "sha256": "0" * 64,
    },
}

BOUNDS = [
    ("session", "duration_seconds", scales.SESSION_SECONDS),
    ("session", "sets", scales.SETS),
    ("session", "set_seconds", scales.SET_SECONDS),
    ("session", "pressure", scales.PRESSURE),
    ("side_effect", "severity", scales.SEVERITY),
    ("night", "minutes", scales.SLEEP_MINUTES),
    ("night", "quality", scales.SLEEP_QUALITY),
    ("night", "latency_minutes", scales.SLEEP_LATENCY_MINUTES),
    ("night", "awake_minutes", scales.AWAKE_MINUTES),
    ("night", "awakenings", scales.AWAKENINGS),
    ("drink", "millilitres", scales.MILLILITRES),
    ("drink", "caffeine_mg", scales.CAFFEINE_MG),
    ("follow_up", "movement_minutes", scales.MOVEMENT_MINUTES),
    ("follow_up", "water_ml", scales.WATER_AFTER_ML),
    ("routine", "rest_seconds", scales.REST_SECONDS),
    ("entry", "utc_offset_minutes", scales.Bounds(low=-1440, high=1440)),
]
WORDS = [
    ("entry", "type", records.ENTRY_TYPES),
    ("session", "kind", tuple(vocabulary.KINDS)),
    ("session", "tool", vocabulary.TOOLS),
    ("worked_area", "side", vocabulary.SIDES),
    ("rating", "side", vocabulary.SIDES),
    ("rating", "phase", scales.PHASES),
    ("side_effect", "effect", vocabulary.EFFECTS),
    ("drink", "beverage", vocabulary.BEVERAGES),
    *(
        ("look_back", column, afterwards.ANSWERS)
        for column in (
            *("less_pain", "more_motion"),
            *("better_sleep", "better_performance"),
        )
    ),
    ("follow_up", "hobbling", afterwards.ANSWERS),
    ("follow_up", "movement", afterwards.MOVEMENTS),
    ("follow_up", "activity_load", afterwards.LOADS),
    ("recommendation", "would", afterwards.ANSWERS),
    ("open_session", "id", ("now",)),
    ("revision", "subject", ("entry", "area", "routine", "goal", "running")),
]
SCORES = [
    *(("look_back", column) for column in ("peg_pain", "peg_enjoyment")),
    ("look_back", "peg_activity"),
    ("activity", "score"),
]
"""Scores from 0 to 10 with one decimal."""
TEXTS = [
    ("entry", "note", scales.NOTE_CHARACTERS),
    ("entry", "source", scales.NAME_CHARACTERS),
    ("session", "practitioner", scales.NAME_CHARACTERS),
    ("worked_area", "area", scales.NAME_CHARACTERS),
    ("rating", "area", scales.NAME_CHARACTERS),
    ("tag", "tag", scales.NAME_CHARACTERS),
    ("follow_up", "session", scales.NAME_CHARACTERS),
    ("activity", "activity", scales.NAME_CHARACTERS),
    ("recommendation", "practitioner", scales.NAME_CHARACTERS),
    ("routine", "slug", scales.NAME_CHARACTERS),
    ("routine", "name", scales.NAME_CHARACTERS),
    ("open_session", "routine", scales.NAME_CHARACTERS),
    ("own_area", "slug", scales.NAME_CHARACTERS),
    ("own_area", "name", scales.NAME_CHARACTERS),
    ("operation", "key", scales.NAME_CHARACTERS),
]
NUMBERS = [
    *((table, column) for table, column, _ in BOUNDS),
    *SCORES,
    ("goal", "target"),
    ("follow_up", "hours"),
    ("rating", "value"),
    ("entry", "number"),
    ("worked_area", "position"),
    ("operation", "clock"),
    ("revision", "is_deleted"),
]
SHAPES: list[tuple[str, str, list[object]]] = [
    ("entry", "day", ["2026-1-1", "19.11.2026", "yesterday", "2026-11-19T20:00"]),
    ("entry", "at", ["2026-11-19T20:00:00", "2026-11-19T20:00:00+00:00", "now"]),
    ("entry", "at", ["2026-11-19 20:00:00Z"]),
    ("entry", "recorded_at", ["2026-11-19", "2026-11-19T20:00:00"]),
    ("night", "in_bed_at", ["2026-11-18T22:30:00", "22:30", "2026-11-18T22:30:00Z"]),
    ("night", "lights_out_at", ["23:00"]),
    ("night", "woke_at", ["06:00"]),
    ("night", "out_of_bed_at", ["06:30"]),
    ("own_area", "aliases", ["", "toes", "{}"]),
    ("routine", "steps", ["", "calf", "{}"]),
    ("open_session", "entry", ["", "session", "[]"]),
    ("open_session", "worked", ["", "calf", "{}"]),
    ("follow_up", "hours", [-24, 0, 23, 25, 96]),
    ("operation", "sha256", ["", "0" * 63, "0" * 65]),
    ("operation", "revisions", [-1]),
    ("revision", "sha256", ["", "0" * 63]),
    ("revision", "is_deleted", [-1, 2]),
    ("revision", "body", ["", "[]", "entry"]),
]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(raw(a_diary(tmp_path).path)) as opened:
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA synchronous=OFF")
        opened.execute("BEGIN")
        insert(opened, "entry", number=1, id="one")
        insert(opened, "operation", id="o0", key="k0")
        yield opened


def insert(connection: sqlite3.Connection, table: str, **changes: object) -> Any:  # noqa: ANN401 - as sqlite3 says
    """Insert the valid row with changes; return the one changed value as stored."""
    row = VALID[table] | changes
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - our own names
        list(row.values()),
    )
    keys = [key for key in ("number", "slug", "id", "subject", "entry") if key in row]
    (stored,) = connection.execute(
        f"SELECT {next(iter(changes), '1')} FROM {table} WHERE {keys[0]} = ?",  # noqa: S608 - our own names
        [row[keys[0]]],
    ).fetchone()
    return stored


def refuses(connection: sqlite3.Connection, table: str, **changes: object) -> bool:
    try:
        insert(connection, table, **changes)
    except sqlite3.IntegrityError:
        return True
    return False


@pytest.mark.parametrize("table", sorted(VALID))
def test_a_valid_row_is_taken(table: str, connection: sqlite3.Connection) -> None:
    insert(connection, table)


@pytest.mark.parametrize(("table", "column", "bounds"), BOUNDS)
def test_a_number_at_its_bounds_is_taken_and_just_outside_refused(
    table: str, column: str, bounds: scales.Bounds, connection: sqlite3.Connection
) -> None:
    is_real = isinstance(VALID[table][column], float)
    step = 0.01 if is_real else 1
    assert refuses(connection, table, **{column: bounds.low - step})
    assert refuses(connection, table, **{column: bounds.high + step})
    assert refuses(connection, table, **{column: 2**62})
    for value in (bounds.low, bounds.high):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        if table == "entry":
            insert(connection, "entry", number=1, id="one")
        assert insert(connection, table, **{column: value}) == value


def test_every_bound_of_the_domain_is_a_bound_of_the_file() -> None:
    bounds = {
        name: value
        for name, value in vars(scales).items()
        if isinstance(value, scales.Bounds) and name not in {"SCORE", "PERCENT"}
    }
    assert sorted(map(repr, bounds.values())) == sorted(
        repr(value) for _, column, value in BOUNDS if column != "utc_offset_minutes"
    )


@pytest.mark.parametrize("subject", own.GOALS)
def test_a_goal_outside_the_bounds_of_its_subject_is_refused(
    subject: own.GoalSubject, connection: sqlite3.Connection
) -> None:
    low, high = own.GOALS[subject].low, own.GOALS[subject].high
    for target in (low - 0.1, high + 0.1, math.inf, -math.inf):
        assert refuses(connection, "goal", target=target, subject=subject), target
    for target in (low, high):
        connection.execute("DELETE FROM goal")
        assert insert(connection, "goal", target=target, subject=subject) == target


@pytest.mark.parametrize(("table", "column"), SCORES)
def test_a_score_of_a_look_back_has_one_decimal_and_lies_on_its_scale(
    table: str, column: str, connection: sqlite3.Connection
) -> None:
    for value in (-0.1, 10.1, 5.55, math.inf, -math.inf):
        assert refuses(connection, table, **{column: value}), value
    for tenths in range(101):
        connection.execute("SAVEPOINT one")
        assert insert(connection, table, **{column: tenths / 10}) == tenths / 10
        connection.execute("ROLLBACK TO one")


@pytest.mark.parametrize("hours", afterwards.LOOKS)
def test_the_hours_of_every_look_are_taken(
    hours: int, connection: sqlite3.Connection
) -> None:
    assert insert(connection, "follow_up", hours=hours) == hours


@pytest.mark.parametrize("metric", scales.METRICS.values(), ids=lambda m: m.name)
def test_a_score_outside_its_scale_is_refused(
    metric: scales.Metric, connection: sqlite3.Connection
) -> None:
    low, high = metric.bounds.low, metric.bounds.high
    for value in (low - 0.1, high + 0.1, low - 1, high + 1, 1e308, math.inf, -math.inf):
        assert refuses(connection, "rating", metric=metric.name, value=value), value
    for position, value in enumerate((low, 0.1, 9.9, high)):
        insert(connection, "rating", position=position, metric=metric.name, value=value)


def test_every_score_with_one_decimal_is_taken_and_finer_ones_are_not(
    connection: sqlite3.Connection,
) -> None:
    for tenths in range(1001):
        insert(
            connection,
            "rating",
            position=tenths,
            metric="mobility",
            value=tenths / 10,
        )
        finer = tenths / 10 + 0.03
        assert refuses(connection, "rating", position=2000, value=finer)


@pytest.mark.parametrize("word", ["joy", "Pain", "", "pain "])
def test_a_metric_that_is_none_is_refused(
    word: str, connection: sqlite3.Connection
) -> None:
    assert refuses(connection, "rating", metric=word)


@pytest.mark.parametrize(("table", "column", "words"), WORDS)
def test_only_the_words_of_a_vocabulary_are_taken(
    table: str, column: str, words: tuple[str, ...], connection: sqlite3.Connection
) -> None:
    for word in ("", "joy", words[0].upper(), f"{words[0]} ", f"{words[0]}\0"):
        assert refuses(connection, table, **{column: word}), word
    for word in words:
        connection.execute("SAVEPOINT one")
        assert insert(connection, table, **{column: word}) == word
        connection.execute("ROLLBACK TO one")


@pytest.mark.parametrize(("table", "column", "longest"), TEXTS)
def test_a_text_is_taken_up_to_its_length_and_without_nul(
    table: str, column: str, longest: int, connection: sqlite3.Connection
) -> None:
    for text in ("", "x" * (longest + 1), "a\0b", "\0", "a\0" + "b" * longest):
        assert refuses(connection, table, **{column: text}), text[:5]
    for text in ("x", "ä" * longest, "𝄞" * longest):
        connection.execute("SAVEPOINT one")
        assert insert(connection, table, **{column: text}) == text
        connection.execute("ROLLBACK TO one")


@pytest.mark.parametrize(("table", "column"), NUMBERS)
@pytest.mark.parametrize("value", ["much", "", "0x5", "5;", b"5"])
def test_text_is_no_number(
    table: str, column: str, value: object, connection: sqlite3.Connection
) -> None:
    assert refuses(connection, table, **{column: value})


@pytest.mark.parametrize(("table", "column"), NUMBERS)
def test_a_whole_number_has_no_fraction(
    table: str, column: str, connection: sqlite3.Connection
) -> None:
    if isinstance(VALID[table][column], float):
        assert insert(connection, table, **{column: 4.5}) == 4.5
    else:
        assert refuses(connection, table, **{column: 1.5})


@pytest.mark.parametrize(
    ("table", "column"), [pair for pair in NUMBERS if pair != ("entry", "number")]
)
def test_not_a_number_is_never_kept_as_one(
    table: str, column: str, connection: sqlite3.Connection
) -> None:
    required = {
        *("millilitres", "value", "position", "clock", "is_deleted"),
        *("score", "target", "hours", "rest_seconds"),
    }
    changes: dict[str, object] = {column: math.nan}
    if column == "utc_offset_minutes":
        changes["at"] = None
    if column in required:
        assert refuses(connection, table, **changes)
    else:
        assert insert(connection, table, **changes) is None


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(table, column, value) for table, column, values in SHAPES for value in values],
)
def test_a_text_of_the_wrong_shape_is_refused(
    table: str, column: str, value: object, connection: sqlite3.Connection
) -> None:
    assert refuses(connection, table, **{column: value})


@pytest.mark.parametrize("table", ["open_session", "goal", "routine", "own_area"])
def test_there_is_one_of_each_name_and_one_session_that_runs(
    table: str, connection: sqlite3.Connection
) -> None:
    insert(connection, table)
    assert refuses(connection, table)


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("entry", {"at": None}),
        ("entry", {"utc_offset_minutes": None}),
        ("entry", {"id": "one"}),
        ("entry", {"number": 1}),
        ("session", {"entry": 99}),
        ("rating", {"entry": 99}),
        ("tag", {"entry": None}),
        ("tag", {"position": None}),
        ("operation", {"key": "k0"}),
        ("operation", {"undoes": "nothing"}),
        ("revision", {"operation": "nothing"}),
        ("revision", {"parent": "nothing"}),
        ("drink", {"millilitres": None}),
        ("rating", {"value": None}),
        ("session", {"kind": None}),
        ("follow_up", {"entry": 99}),
        ("follow_up", {"session": None}),
        ("follow_up", {"hours": None}),
        ("look_back", {"entry": 99}),
        ("activity", {"score": None}),
        ("activity", {"activity": None}),
        ("recommendation", {"would": None}),
        ("routine", {"steps": None}),
        ("goal", {"target": None}),
        ("goal", {"subject": None}),
        ("open_session", {"entry": None}),
        ("open_session", {"worked": None}),
        ("open_session", {"id": None}),
    ],
)
def test_what_contradicts_itself_is_refused(
    table: str, changes: dict[str, object], connection: sqlite3.Connection
) -> None:
    assert refuses(connection, table, **changes)
