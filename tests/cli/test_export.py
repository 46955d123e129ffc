"""fascia export: everything leaves the diary, as spreadsheets or programs read it."""

import csv
import json
import os
import stat
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from builders import a_check_in, a_drink, a_night, a_session
from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
from fasciatrack.cli.progress import LONG, watched
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.scales import METRICS
from fasciatrack.exchange.csv_files import RATING_COLUMNS, SESSION_COLUMNS
from world import Terminal, World

FOOTER = "Self-care log, not medical advice, not a medical device.\n"
SCORED = ("_before", "_after", "_now")


@pytest.fixture
def diary(world: World) -> World:
    entries = [
        a_session("pain left-calf=6:3", note="=1+1", tags=("work",), number=1),
        a_check_in("mood=7", "pain neck=4", number=2),
        a_night(420, number=3),
        a_drink(250, number=4),
        a_session("pain neck=5:4.5", kind="yoga", areas="neck", number=5),
    ]
    world.diary.apply("log", [Change(after=entry) for entry in entries])
    return world


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_csv_goes_to_standard_output_with_one_row_for_each_figure(
    diary: World,
) -> None:
    outcome = diary.ok("export")
    found = rows(outcome.out)
    assert list(found[0]) == list(RATING_COLUMNS)
    assert [row["number"] for row in found] == ["1", "1", "2", "2", "3", "4", "5", "5"]
    assert {row["note"] for row in found} == {"'=1+1", ""}
    assert outcome.err == FOOTER


def test_the_wide_csv_has_one_row_for_each_session(diary: World) -> None:
    found = rows(diary.ok("export", "--wide").out)
    assert list(found[0]) == list(SESSION_COLUMNS)
    assert [(row["areas"], row["pain_before"], row["pain_after"]) for row in found] == [
        ("left-calf", "6", "3"),
        ("neck", "5", "4.5"),
    ]


def test_the_wide_csv_holds_every_score_of_a_session(world: World) -> None:
    around = ("fatigue=5:4.5", "stress=4:2", "mood=3:6")
    scores = ("pain neck=5:4", "mobility neck=50:60", *around, "stress=7")
    world.diary.apply("log", [Change(after=a_session(*scores))])
    (row,) = rows(world.ok("export", "--wide").out)
    assert {name: row[name] for name in row if name.endswith(SCORED) and row[name]} == {
        "pain_before": "5",
        "pain_after": "4",
        "mobility_before": "50",
        "mobility_after": "60",
        "fatigue_before": "5",
        "fatigue_after": "4.5",
        "stress_before": "4",
        "stress_after": "2",
        "stress_now": "7",
        "mood_before": "3",
        "mood_after": "6",
    }
    for name, metric in METRICS.items():
        assert {f"{name}_before", f"{name}_after"} < row.keys()
        assert (f"{name}_now" in row) == (not metric.per_area)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ((), "3 other entries are not sessions; `fascia export` has them\n"),
        (("--area", "neck"), "1 other entry is no session; `fascia export` has it\n"),
        (("--kind", "yoga"), ""),
        (("--from", "2026-11-20"), ""),
    ],
)
def test_the_wide_csv_says_how_many_entries_are_not_in_it(
    diary: World, filters: tuple[str, ...], said: str
) -> None:
    assert diary.ok("export", "--wide", *filters).err == said + FOOTER
    assert diary.ok("export", *filters).err == FOOTER
    path = diary.folder / "sessions.csv"
    written = diary.ok("export", "--wide", *filters, "-o", str(path)).err
    assert written == f"✓ written to {path}\n{said}{FOOTER}"


def test_the_help_says_what_only_json_has(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.ok("export", "--help")
    said = " ".join(capsys.readouterr().out.split())
    assert "Only JSON has a night's clock times" in said


def test_moments_are_written_alike_in_every_format(diary: World) -> None:
    document = json.loads(diary.ok("export", "--format", "json").out)
    moments = {
        str(entry["number"]): (entry["at"] or "", entry["recorded_at"])
        for entry in document["entries"]
    }
    for more in ((), ("--wide",)):
        for row in rows(diary.ok("export", *more).out):
            assert (row["at"], row["recorded_at"]) == moments[row["number"]]
            assert row["recorded_at"].endswith("+00:00")


def test_raw_and_excel_change_the_csv(diary: World) -> None:
    assert ",=1+1," in diary.ok("export", "--raw").out
    assert diary.ok("export", "--excel").out.startswith("\ufeffid,number,")


def test_json_holds_every_entry_as_it_is(diary: World) -> None:
    toe = OwnArea(slug="big-toe", name="Big toe")
    diary.diary.apply("areas", [Change(after=toe)])
    document = json.loads(diary.ok("export", "--format", "json").out)
    assert document["schema_version"] == 1
    assert document["entries"] == to_plain(diary.entries)
    assert document["own_areas"] == [to_plain(toe)]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (("--kind", "yoga"), {5}),
        (("--area", "neck"), {2, 5}),
        (("--tag", "work"), {1}),
        (("--from", "2026-11-20"), set()),
        (("--to", "2026-11-19"), {1, 2, 3, 4, 5}),
        (("--week", "2026-W47", "--kind", "foam-roll"), {1}),
    ],
)
def test_filters_choose_the_same_entries_in_every_format(
    diary: World, filters: tuple[str, ...], numbers: set[int]
) -> None:
    long = rows(diary.ok("export", *filters).out)
    document = json.loads(diary.ok("export", "--format", "json", *filters).out)
    assert {int(row["number"]) for row in long} == numbers
    assert {entry["number"] for entry in document["entries"]} == numbers


def test_an_export_of_years_keeps_the_order_of_days(world: World) -> None:
    days = [f"20{year:02}-{month:02}-28" for year in (20, 5) for month in (6, 1, 11)]
    for day in days:
        world.ok("check", "--mood", "5", "--at", day)
    document = json.loads(world.ok("export", "--format", "json").out)
    assert [entry["day"] for entry in document["entries"]] == sorted(days)


def test_nothing_to_export_is_done_with_an_empty_file(world: World) -> None:
    assert world.ok("export").out == ",".join(RATING_COLUMNS) + "\n"
    assert world.ok("export", "--wide").out == ",".join(SESSION_COLUMNS) + "\n"
    assert json.loads(world.ok("export", "--format", "json").out)["entries"] == []
    assert not world.database.exists()


def test_a_file_is_written_for_its_owner_only_and_never_over_another(
    diary: World,
) -> None:
    path = diary.folder / "diary.csv"
    outcome = diary.ok("export", "-o", str(path))
    assert (outcome.out, outcome.err) == ("", f"✓ written to {path}\n{FOOTER}")
    assert path.read_text() == diary.ok("export").out
    assert diary.ok("export", "-q").err == ""
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    refused = diary.run("export", "--wide", "-o", str(path))
    assert refused.code == 2
    assert "exists already; --force replaces it" in refused.err
    diary.ok("export", "--wide", "--force", "-o", str(path))
    assert path.read_text() == diary.ok("export", "--wide").out


def test_the_name_of_the_file_says_the_format(diary: World) -> None:
    path = diary.folder / "Diary.JSON"
    diary.ok("export", "--output", str(path))
    assert json.loads(path.read_text())["program"] == "fascia"
    other = diary.folder / "other.json"
    diary.ok("export", "--output", str(other), "--format", "csv")
    assert other.read_text().startswith("id,")
    assert diary.ok("export", "--output", "-").out.startswith("id,")


@pytest.mark.parametrize(
    ("argv", "refusal"),
    [
        (("--format", "xlsx"), "--format 'xlsx' is unknown; one of csv, json"),
        (("--format", "json", "--wide"), "--wide, --raw and --excel are for CSV"),
        (("--format", "json", "--raw"), "are for CSV"),
        (("--excel", "-o", "x.json"), "are for CSV"),
        (("--week", "2026-W47", "--last", "4w"), "contradict each other"),
        (("--area", "nirvana"), "'nirvana' is not a known area"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    diary: World, argv: tuple[str, ...], refusal: str
) -> None:
    outcome = diary.run("export", *argv)
    assert outcome.code == 2
    assert refusal in outcome.err
    assert outcome.out == ""


def run_python(world: World, script: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", script],
        capture_output=True,
        check=False,
        env={
            **os.environ,
            **world.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "FASCIA": f"{sys.executable} -m fasciatrack",
        },
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_who_stops_early_is_no_error(diary: World) -> None:
    entries = [a_check_in("mood=7", number=number) for number in range(100, 4000)]
    diary.diary.apply("log", [Change(after=entry) for entry in entries])
    done = run_python(diary, "{ $FASCIA export; echo $? >&2; } | head -n 1")
    assert done.stdout.startswith(b"id,number,")
    assert done.stderr == b"0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_standard_output_is_an_error(diary: World) -> None:
    done = run_python(diary, "$FASCIA export > /dev/full")
    assert done.returncode == 1
    assert b"the output cannot be written" in done.stderr


def test_data_is_utf_8_whatever_the_terminal_shows(diary: World) -> None:
    diary.ok("check", "--mood", "5", "--note", "müde 😴")
    raw = BytesIO()
    context = Context(
        environ=diary.environ,
        clock=lambda: diary.now,
        zone_name=None,
        stdin=StringIO(),
        stdout=TextIOWrapper(raw, encoding="ascii", errors="backslashreplace"),
        stderr=StringIO(),
    )
    assert main(["export"], context) == 0
    assert "müde 😴".encode() in raw.getvalue()
    assert b"\r" not in raw.getvalue()


def a_context(world: World, stderr: StringIO) -> Context:
    return Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name=None,
        stdin=StringIO(),
        stdout=StringIO(),
        stderr=stderr,
    )


def test_long_work_shows_how_far_it_is_on_a_terminal_only(world: World) -> None:
    for total, stream in (
        (LONG, Terminal()),
        (LONG, StringIO()),
        (LONG - 1, Terminal()),
    ):
        shown = watched(
            a_context(world, stream),
            range(total),
            label="counting",
            total=total,
            position=lambda number: number,
        )
        assert sum(1 for _ in shown) == total
        is_shown = total == LONG and isinstance(stream, Terminal)
        assert ("counting" in stream.getvalue()) == is_shown
        assert ("100%" in stream.getvalue()) == is_shown


def test_quiet_work_shows_nothing(world: World) -> None:
    terminal = Terminal()
    context = a_context(world, terminal)
    context.chosen["quiet"] = True
    items = range(LONG)
    shown = watched(context, items, label="x", total=LONG, position=int)
    assert shown is items


def test_a_session_that_runs_is_said_not_to_be_in_it(world: World) -> None:
    world.ok("start", "ball", "neck", "--pain", "6")
    said = "a session is running; it is in exports once it is stopped\n"
    for words in ((), ("--format", "json"), ("--wide",)):
        outcome = world.ok("export", *words)
        assert outcome.err.endswith(said + FOOTER)
        assert "neck" not in outcome.out
    world.ok("stop", "--duration", "5m")
    assert said not in world.ok("export").err
