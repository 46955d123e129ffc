"""One row of another program's file becomes entries, or is refused."""

import shlex
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import place, ratings
from fasciatrack.domain.areas import Areas
from fasciatrack.domain.form_reading import Reading
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.records import Drink, Entry, Night, Session
from fasciatrack.errors import InvalidValueError, UnknownWordError
from fasciatrack.exchange.mapped_rows import RowReader
from fasciatrack.exchange.mapping import CsvMapping

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 21, 30, tzinfo=BERLIN)
READING = Reading(
    areas=Areas([OwnArea(slug="big-toe", name="Big toe")]),
    now=NOW,
    zone_name="Europe/Berlin",
    find_zone=lambda: BERLIN,
    day_ends_at=time(4),
    glass_ml=200,
)
DAY = "2026-03-01"


def reader(**mapping: Any) -> RowReader:  # noqa: ANN401 - fields of CsvMapping
    constants = mapping.pop("constants", {})
    columns = {target: target for target in mapping.pop("columns", ("note",))}
    wish = CsvMapping(columns=columns, constants=constants, **mapping)
    return RowReader(wish, reading=READING, source="csv:test.csv")


def read(constants: dict[str, str] | None = None, /, **cells: str) -> list[Entry]:
    values = {name.replace("_", "-"): text for name, text in cells.items()}
    if not values.keys() & {"at", "day", "year"}:
        values["day"] = DAY
    return reader(columns=values, constants=constants or {}).entries(values)


def read_one(constants: dict[str, str] | None = None, /, **cells: str) -> Entry:
    (entry,) = read(constants, **cells)
    return entry


def test_a_score_becomes_a_check_in() -> None:
    entry = read_one(at="2026-03-01 20:21:49", area="Left Knee", pain="3.5")
    assert entry.type == "check-in"
    assert entry.at == datetime(2026, 3, 1, 20, 21, 49, tzinfo=BERLIN)
    assert (entry.day, entry.zone) == (date(2026, 3, 1), "Europe/Berlin")
    assert entry.recorded_at == NOW
    assert entry.recorded_at.tzinfo is UTC
    assert entry.source == "csv:test.csv"
    assert entry.ratings == ratings("pain left-knee=3.5")
    assert entry.number is None


def test_a_missing_value_is_absent_and_not_zero() -> None:
    entry = read_one(area="knee", pain="", stiffness="0")
    assert entry.ratings == ratings("stiffness knee=0")


def test_what_the_whole_person_feels_has_no_area() -> None:
    assert read_one(area="knee", fatigue="6").ratings == ratings("fatigue=6")
    assert read_one(area="", pain="6").ratings == ratings("pain=6")


def test_a_kind_makes_it_a_session() -> None:
    entry = read_one(
        kind="Foam rolling",
        area="calf",
        side="R",
        duration="1h30",
        pain_before="6",
        pain_after="3",
        stiffness="4",
        mood="7",
        note="late",
        tags="#work, desk",
    )
    assert entry.type == "session"
    assert entry.session == Session(kind="foam-roll", duration_seconds=5400)
    assert entry.areas == (place("right-calf"),)
    assert set(entry.ratings) == set(
        ratings("pain right-calf=6:3", "stiffness right-calf=4", "mood=7")
    )
    assert (entry.note, entry.tags) == ("late", ("work", "desk"))


def test_a_duration_may_be_in_sets_or_plain_minutes() -> None:
    assert read_one(kind="ball", duration="3x60s").session == Session(
        kind="ball", duration_seconds=180, sets=3, set_seconds=60
    )
    assert read_one(kind="ball", minutes="12.5").session == Session(
        kind="ball", duration_seconds=750
    )
    assert read_one(kind="ball", minutes="").session == Session(kind="ball")


def test_a_constant_holds_for_every_row() -> None:
    entry = read_one({"area": "big toe", "kind": "yoga"}, pain_after="2")
    assert entry.areas == (place("big-toe"),)
    assert entry.session == Session(kind="yoga")


def test_sleep_and_water_beside_ratings_are_entries_of_their_own() -> None:
    check_in, night, drink = read(
        at="2026-03-01 07:10",
        mood="6",
        sleep="7h30",
        sleep_quality="good",
        water="2 glasses",
        note="fine",
        tags="a",
    )
    assert (check_in.type, check_in.note, check_in.tags) == ("check-in", "fine", ("a",))
    assert night.night == Night(minutes=450, quality=4)
    assert (night.day, night.at, night.zone) == (date(2026, 3, 1), None, None)
    assert drink.drink == Drink(millilitres=400)
    assert drink.at == check_in.at
    assert night.note is drink.note is None
    assert len({check_in.id, night.id, drink.id}) == 3


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        ({"sleep": "450"}, 450),
        ({"sleep": "0"}, 0),
        ({"sleep": "6h45"}, 405),
        ({"sleep_hours": "7.5"}, 450),
        ({"sleep_hours": "7", "sleep_quality": "2"}, 420),
        ({"sleep": "", "sleep_quality": "2"}, None),
    ],
)
def test_sleep_is_read_in_minutes_or_in_hours(
    cells: dict[str, str], minutes: int | None
) -> None:
    entry = read_one(**cells)
    assert entry.night is not None
    assert entry.night.minutes == minutes


@pytest.mark.parametrize(
    ("text", "unit", "millilitres"),
    [
        ("500", "ml", 500),
        ("1.5", "l", 1500),
        ("2", "glasses", 400),
        ("16 fl oz", "ml", 473),
    ],
)
def test_an_amount_has_a_unit_of_its_own_or_the_one_that_was_said(
    text: str, unit: str, millilitres: int
) -> None:
    (entry,) = reader(unit=unit).entries({"day": DAY, "water": text})
    assert entry.drink == Drink(millilitres=millilitres)


def test_what_was_drunk_can_be_said() -> None:
    assert read_one(water="250", beverage="Coffee").drink == Drink(
        millilitres=250, beverage="coffee"
    )
    assert read_one(water="250", beverage="").drink == Drink(millilitres=250)


def test_a_long_file_names_the_metric_in_each_row() -> None:
    assert read_one(metric="Stiffness", value="4", area="neck").ratings == ratings(
        "stiffness neck=4"
    )
    entry = read_one({"kind": "ball"}, metric="pain after", value="4", area="neck")
    assert entry.ratings == ratings("pain neck=:4")


def test_words_of_the_file_are_translated_whatever_their_case() -> None:
    rows = reader(
        columns=("area", "kind", "metric", "value", "note"),
        translations={"back pain": "left-lower-back", "s1": "ball", "ouch": "pain"},
    )
    (entry,) = rows.entries(
        {
            "day": DAY,
            "area": "Back Pain",
            "kind": "S1",
            "metric": "OUCH",
            "value": "4",
            "note": "ouch",
        }
    )
    assert entry.ratings == ratings("pain left-lower-back=4")
    assert entry.note == "ouch"


def test_a_word_for_missing_is_missing_anywhere() -> None:
    rows = reader(translations={"na": "", "8": "9"})
    (entry,) = rows.entries({"day": DAY, "pain": "NA", "mood": "8", "water": "na"})
    assert entry.ratings == ratings("mood=8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knee Pain", "knee"),
        ("left shoulder ache", "left-shoulder"),
        ("Neckache", "neck"),
        ("headache", "head"),
        ("hip", "hip"),
    ],
)
def test_a_complaint_is_looked_up_by_its_area(text: str, expected: str) -> None:
    assert read_one(area=text, pain="3").ratings == ratings(f"pain {expected}=3")


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Back pain", "did you mean upper-back or lower-back or knee-back? "),
        ("Backache", "did you mean upper-back or lower-back or knee-back? "),
        ("kne", "did you mean knee? "),
        ("happiness", ""),
        ("Pain", ""),
    ],
)
def test_an_area_is_never_guessed(text: str, nearest: str) -> None:
    with pytest.raises(UnknownWordError) as caught:
        read(area=text, pain="3")
    assert caught.value.message == f"'{text}' in column 'area' is not a known area"
    assert caught.value.hint == (
        f"{nearest}--translate '{text}=AREA' if it is an area,"
        f" --skip {shlex.quote(f'area={text}')} to leave such rows out"
    )


@pytest.mark.parametrize(
    ("cells", "column", "hint"),
    [
        ({"kind": "foam", "area": "neck"}, "kind", "did you mean foam-roll"),
        ({"kind": "xyzzy"}, "kind", "--translate 'xyzzy=KIND' if it is a kind,"),
        (
            {"metric": "joy", "value": "3"},
            "metric",
            "--translate 'joy=METRIC' if it is a metric, --skip metric=joy",
        ),
        ({"kind": "x\ty"}, "kind", "--skip 'kind=x\\ty' to leave"),
        ({"kind": "it's"}, "kind", """--skip 'kind=it'"'"'s' to leave"""),
    ],
)
def test_an_unknown_word_is_named_with_its_column_and_both_remedies(
    cells: dict[str, str], column: str, hint: str
) -> None:
    with pytest.raises(UnknownWordError) as caught:
        read(**cells)
    assert f" in column '{column}' is not a known {column}" in caught.value.message
    assert hint in caught.value.hint


def test_the_remedies_are_about_what_is_written_in_the_file() -> None:
    rows = reader(columns=("area", "pain"), translations={"joy": "gladness"})
    with pytest.raises(UnknownWordError) as caught:
        rows.entries({"day": DAY, "area": "joy", "pain": "3"})
    assert caught.value.message.startswith("'gladness' in column 'area'")
    assert caught.value.hint.startswith("--translate 'joy=AREA' if it is an area")
    assert "--skip area=joy to" in caught.value.hint


def test_an_unknown_word_for_all_rows_has_no_column() -> None:
    with pytest.raises(UnknownWordError) as caught:
        reader(constants={"area": "kneee"})
    assert caught.value.message == "'kneee' is not a known area"
    assert caught.value.hint == "did you mean knee?"


@pytest.mark.parametrize(
    ("cells", "day", "at"),
    [
        ({"day": "31 Jan 2026"}, "2026-01-31", None),
        ({"day": "2026-01-31 00:00:00"}, "2026-01-31", None),
        ({"at": "2026-01-31"}, "2026-01-31", None),
        ({"day": "2026-01-31", "time": ""}, "2026-01-31", None),
        ({"day": "2026-01-31", "time": "9pm"}, "2026-01-31", "21:00+01:00"),
        ({"at": "2026-01-31T02:00"}, "2026-01-30", "02:00+01:00"),
        ({"at": "2026-01-31T21:00-05:00"}, "2026-01-31", "21:00-05:00"),
        ({"at": "2026-07-31T21:00Z"}, "2026-07-31", "21:00+00:00"),
        ({"at": "2026-07-31 21:00"}, "2026-07-31", "21:00+02:00"),
        (
            {"year": "2026", "month": "1", "day_of_month": "31"},
            "2026-01-31",
            None,
        ),
        (
            {"year": "2026", "month": "Jan", "day_of_month": "31", "time": "7:05"},
            "2026-01-31",
            "07:05+01:00",
        ),
    ],
)
def test_when_it_was_is_read_and_no_time_is_guessed(
    cells: dict[str, str], day: str, at: str | None
) -> None:
    entry = read_one(pain="3", **cells)
    assert entry.day == date.fromisoformat(day)
    shown = entry.at.isoformat(timespec="minutes")[11:] if entry.at else None
    assert shown == at


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ({"day": "", "pain": "3"}, "the day is missing; --skip COLUMN="),
        ({"at": "", "pain": "3"}, "the time is missing"),
        ({"year": "2026", "month": "", "day_of_month": "1", "pain": "3"}, "missing"),
        ({"day": "01/02/2026", "pain": "3"}, "can be two days"),
        ({"day": "2026-11-21", "pain": "3"}, "lies in the future"),
        ({"at": "2026-11-20 22:00", "pain": "3"}, "lies in the future"),
        ({"day": "1899-12-31", "pain": "3"}, "'1899-12-31' lies before 1900"),
        ({"at": "2026-03-29 02:30", "pain": "3"}, "the clocks skipped"),
        ({"at": "2025-10-26 02:30", "pain": "3"}, "happened twice"),
        ({"day": DAY, "time": "25:00", "pain": "3"}, "is not a time of day"),
        ({"pain": ""}, "the row holds nothing to keep; --skip"),
        ({"tags": "a"}, "the row holds nothing to keep"),
        ({"pain": "11"}, "pain 11 is out of range"),
        ({"pain": "3,5"}, "pain '3,5' is not a number; write 3.5"),
        ({"pain": "3.25"}, "pain 3.25 is finer than the scale"),
        ({"pain": "nan"}, "pain 'nan' is not a number"),
        ({"pain": "1e1"}, "pain '1e1' is not a number"),
        ({"pain": "3:4"}, "pain '3:4' is not a number"),
        ({"pain": "\u0663"}, "is not a number"),
        (
            {"area": "knee", "side": "middle", "pain": "3"},
            "'middle' is not a known side",
        ),
        ({"area": "left knee", "side": "right", "pain": "3"}, "name two sides"),
        ({"area": "abdomen", "side": "left", "pain": "3"}, "has none"),
        ({"area": "", "side": "left", "pain": "3"}, "a side is given, but no area"),
        ({"kind": "magic"}, "'magic' in column 'kind' is not a known kind"),
        ({"kind": "foam"}, "is not a known kind; did you mean foam-roll"),
        ({"kind": "", "duration": "10m", "pain": "3"}, "but no kind of session"),
        ({"kind": "", "pain_before": "3"}, "pain before is given, but no kind"),
        ({"kind": "ball", "duration": "10"}, "'10' has no unit"),
        ({"kind": "ball", "minutes": "10m"}, "minutes '10m' is not a number"),
        ({"kind": "ball", "minutes": "-1"}, "is not a duration"),
        ({"metric": "luck", "value": "3"}, "'luck' in column 'metric' is not a known"),
        ({"metric": "", "value": "3"}, "known metric; --skip metric= leaves such rows"),
        ({"pain": "3", "metric": "pain", "value": "3"}, "given twice"),
        ({"sleep": "7"}, "sleep '7' would be minutes; are these hours"),
        ({"sleep": "7.5"}, "sleep '7.5' would be minutes"),
        ({"sleep": "1000"}, "sleep '1000m' is out of range"),
        ({"sleep": "90.5"}, "finer than a minute"),
        ({"sleep_hours": "7h"}, "sleep '7h' is not a number"),
        ({"sleep_quality": "6"}, "out of range"),
        ({"water": "0"}, "out of range"),
        ({"water": "much"}, "'much' is not an amount"),
        ({"water": "250", "beverage": "lava"}, "'lava' is not a known beverage"),
        ({"note": "x" * 10_001}, "the note is 10,001 characters long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_value(
    cells: dict[str, str], refusal: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read(**cells)
    assert refusal in str(caught.value)


def test_a_note_alone_is_worth_keeping_but_not_one_that_all_rows_have() -> None:
    entry = read_one(note="dull ache", pain="")
    assert (entry.type, entry.note, entry.ratings) == ("check-in", "dull ache", ())
    with pytest.raises(InvalidValueError, match="nothing to keep"):
        read({"note": "from the app"}, pain="")


@pytest.mark.parametrize(
    "constants",
    [
        {"area": "back"},
        {"kind": "magic"},
        {"metric": "luck", "value": "3"},
        {"area": "knee", "side": "middle"},
    ],
)
def test_a_constant_that_cannot_be_is_refused_before_reading(
    constants: dict[str, str],
) -> None:
    with pytest.raises(InvalidValueError):
        reader(constants=constants)


def test_a_constant_may_be_translated_too() -> None:
    rows = reader(constants={"area": "back"}, translations={"back": "lower-back"})
    (entry,) = rows.entries({"day": DAY, "pain": "3"})
    assert entry.ratings == ratings("pain lower-back=3")


def identifiers(*rows: dict[str, str], **mapping: Any) -> list[str]:  # noqa: ANN401 - any value
    read_row = reader(**mapping).entries
    return [entry.id for row in rows for entry in read_row(row)]


ROW = {"day": DAY, "pain": "3", "area": "knee"}
OTHER = {"day": DAY, "pain": "4", "area": "knee"}


def test_the_same_row_always_has_the_same_identifier() -> None:
    assert identifiers(ROW, OTHER) == identifiers(ROW, OTHER)
    assert identifiers(ROW, OTHER) == list(reversed(identifiers(OTHER, ROW)))


def test_identifiers_never_change_between_versions() -> None:
    assert identifiers(ROW) == ["1c15290d-a1e6-5ee5-994f-957dd9c3e0fb"]


def test_a_row_that_is_there_twice_is_two_entries() -> None:
    first, second, third = identifiers(ROW, ROW, OTHER)
    assert len({first, second, third}) == 3
    assert identifiers(OTHER, ROW, ROW) == [third, first, second]


def test_a_translation_makes_no_other_row_of_it() -> None:
    row = {**ROW, "area": "Back Pain"}
    assert identifiers(row, translations={"back pain": "lower-back"}) == identifiers(
        row, translations={"back pain": "upper-back"}
    )


def test_an_empty_cell_makes_no_other_row_of_it() -> None:
    assert identifiers({**ROW, "stiffness": ""}) == identifiers(ROW)


def test_what_all_rows_have_in_common_tells_two_files_apart() -> None:
    row = {"day": DAY, "pain": "3"}
    left = identifiers(row, constants={"area": "left-knee"})
    assert left != identifiers(row, constants={"area": "right-knee"})


def test_time_does_not_change_an_identifier() -> None:
    later = RowReader(
        CsvMapping(columns={}),
        reading=Reading(
            areas=Areas(),
            now=NOW + timedelta(days=1),
            zone_name=None,
            find_zone=lambda: UTC,
            day_ends_at=time(3),
        ),
        source="csv:copy.csv",
    )
    assert [entry.id for entry in later.entries(ROW)] == identifiers(ROW)
