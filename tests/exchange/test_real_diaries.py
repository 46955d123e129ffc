"""Two real people's diaries come in whole, and every command can show them."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from world import Outcome, World

DATA = Path(__file__).parent / "data"
A, B = DATA / "real-pain-diary-a.csv", DATA / "real-pain-diary-b.csv"
A_OPTIONS = (
    "--map=at=date,area=name,pain=intensity",
    "--translate=Back pain=lower-back",
    "--skip=name=happiness",
)
B_OPTIONS = (
    "--map=year=startyear,month=startmonth,day-of-month=startday",
    "--map=area=name,pain=intensity",
    "--skip=name=happiness",
)


def import_both(world: World, *more: str) -> tuple[Outcome, Outcome]:
    return (
        world.ok("import", str(A), *A_OPTIONS, *more),
        world.ok("import", str(B), *B_OPTIONS, *more),
    )


@pytest.fixture
def both(world: World) -> World:
    import_both(world)
    return world


def test_every_row_is_imported_or_skipped_because_it_was_said(world: World) -> None:
    first, second = import_both(world)
    assert first.err.splitlines()[0] == (
        "✓ 925 entries imported, 4 rows skipped, 0 already there   (fascia undo)"
    )
    assert second.err.splitlines()[0] == (
        "✓ 144 entries imported, 76 rows skipped, 0 already there   (fascia undo)"
    )
    areas = [entry.ratings[0].area for entry in world.entries]
    counts = {area: areas.count(area) for area in sorted(map(str, areas))}
    assert counts == {"hip": 74, "knee": 873, "lower-back": 52, "shoulder": 70}


def test_the_figures_are_those_of_the_files(both: World) -> None:
    for path, source, time_known in (
        (A, "csv:real-pain-diary-a.csv", True),
        (B, "csv:real-pain-diary-b.csv", False),
    ):
        with path.open(encoding="utf-8", newline="") as file:
            expected = sorted(
                (row["name"].removesuffix(" Pain"), float(row["intensity"]))
                for row in csv.DictReader(file)
                if row["name"] != "happiness"
            )
        mine = [entry for entry in both.entries if entry.source == source]
        names = {"lower-back": "Back pain"}
        found = sorted(
            (names.get(area, area.capitalize()), rating.value)
            for entry in mine
            for rating in entry.ratings
            if (area := rating.area or "")
        )
        assert found == expected
        assert all((entry.at is not None) == time_known for entry in mine)


def test_the_days_of_the_second_file_are_kept_without_a_time(both: World) -> None:
    days = [entry.day.isoformat() for entry in both.entries if entry.at is None]
    assert (days[0], days[-1], len(set(days))) == ("2019-06-30", "2019-09-19", 64)


def test_back_pain_is_not_guessed(world: World) -> None:
    outcome = world.run("import", str(A), A_OPTIONS[0], A_OPTIONS[2])
    assert outcome.code == 4
    assert outcome.err.startswith(
        "line 565 and 51 more: 'Back pain' in column 'name' is not a known area;"
        " did you mean upper-back or lower-back"
    )
    assert "52 of 929 rows cannot be read; nothing was imported" in outcome.err
    assert not world.database.exists()


def test_happiness_is_not_pain(world: World) -> None:
    outcome = world.run("import", str(B), *B_OPTIONS[:2])
    assert outcome.code == 4
    assert outcome.err.splitlines()[0] == (
        "line 4 and 75 more: 'happiness' in column 'name' is not a known area;"
        " --translate 'happiness=AREA' if it is an area,"
        " --skip name=happiness to leave such rows out"
    )


def test_a_second_import_of_both_changes_nothing(both: World) -> None:
    before = both.database.read_bytes()
    first, second = import_both(both)
    assert first.err == ("✓ 0 entries imported, 4 rows skipped, 925 already there\n")
    assert second.err == ("✓ 0 entries imported, 76 rows skipped, 144 already there\n")
    assert both.database.read_bytes() == before


def test_one_undo_takes_back_one_import(both: World) -> None:
    both.ok("undo", "--yes")
    assert len(both.entries) == 925
    import_both(both, "--replace")
    assert len(both.entries) == 925 + 144


def test_the_commands_show_it(both: World) -> None:
    listed = json.loads(both.ok("list", "--json", "--from", "2018-01-01").out)
    assert listed["entries"]
    report = both.ok("report", "--month", "2019-07", "--area", "hip")
    assert "hip" in report.out
    assert both.ok("chart", "pain", "--from", "2019-06-01", "--to", "2019-09-30").out
    rows = list(csv.DictReader(StringIO(both.ok("export").out)))
    assert len(rows) == 925 + 144
    assert {row["metric"] for row in rows} == {"pain"}
    assert {row["value"] for row in rows} >= {"3.2", "1", "4.5"}


def test_it_moves_on_as_json_without_a_loss(both: World, tmp_path: Path) -> None:
    text = both.ok("export", "--format", "json").out
    other = World(folder=tmp_path / "other", now=both.now)
    other.ok("import", "-", stdin=text)
    assert other.ok("export", "--format", "json").out == text
    assert import_both(other)[0].err == (
        "✓ 0 entries imported, 4 rows skipped, 925 already there\n"
    )
