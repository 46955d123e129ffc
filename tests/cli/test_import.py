"""fascia import: a whole file comes in, or nothing does."""

import json
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from builders import a_check_in, ratings
from fasciatrack.cli.context import Context
from fasciatrack.cli.importing import (
    NO_NOTICES,
    CsvOptions,
    Wish,
    bring_in,
    complete_target,
    plan_file,
    read_source,
    was_imported,
)
from fasciatrack.cli.main import main
from fasciatrack.cli.progress import LONG
from fasciatrack.exchange.json_files import json_chunks
from world import World

CSV = "when,where,score\n2026-11-01,knee,3\n2026-11-02,Neck pain,4.5\n"
MAPS = ("--map", "day=when,area=where", "--map", "pain=score")


def saved(world: World, text: str, name: str = "other.csv") -> str:
    path = world.folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def test_a_mapped_csv_comes_in_as_one_operation_that_can_be_undone(
    world: World,
) -> None:
    outcome = world.ok("import", saved(world, CSV), *MAPS)
    assert outcome.out == ""
    assert outcome.err.splitlines()[0] == (
        "✓ 2 entries imported, 0 rows skipped, 0 already there   (fascia undo)"
    )
    assert "This is the beginning of your diary" in outcome.err
    assert [entry.ratings for entry in world.entries] == [
        ratings("pain knee=3"),
        ratings("pain neck=4.5"),
    ]
    assert {entry.source for entry in world.entries} == {"csv:other.csv"}
    assert [entry.number for entry in world.entries] == [1, 2]
    world.ok("undo", "--yes")
    assert world.entries == []


def test_a_second_import_changes_nothing(world: World) -> None:
    path = saved(world, CSV)
    world.ok("import", path, *MAPS)
    before = world.database.read_bytes()
    world.later(days=1)
    outcome = world.ok("import", path, *MAPS)
    assert outcome.err == "✓ 0 entries imported, 0 rows skipped, 2 already there\n"
    assert world.database.read_bytes() == before


def test_a_file_that_has_grown_adds_its_new_rows(world: World) -> None:
    world.ok("import", saved(world, CSV), *MAPS)
    grown = CSV.replace("score\n", "score\n2026-10-01,hip,1\n") + "2026-11-02,hip,2\n"
    outcome = world.ok("import", saved(world, grown, "other (1).csv"), *MAPS)
    assert "2 entries imported, 0 rows skipped, 2 already there" in outcome.err
    assert len(world.entries) == 4


def test_what_was_deleted_or_changed_stays_so_until_asked_for(world: World) -> None:
    path = saved(world, CSV)
    world.ok("import", path, *MAPS)
    world.ok("delete", "1", "--yes")
    world.ok("edit", "2", "--pain", "neck=9")
    outcome = world.ok("import", path, *MAPS)
    assert outcome.err == (
        "✓ 0 entries imported, 0 rows skipped, 2 already there"
        " (2 otherwise now, or deleted; --replace takes them from the file)\n"
    )
    assert [entry.number for entry in world.entries] == [2]
    outcome = world.ok("import", path, *MAPS, "--replace")
    assert "0 already there, 2 replaced   (fascia undo)" in outcome.err
    assert [entry.ratings for entry in world.entries] == [
        ratings("pain knee=3"),
        ratings("pain neck=4.5"),
    ]


def test_an_undone_import_can_be_made_again_with_other_words(world: World) -> None:
    path = saved(world, CSV.replace("Neck pain", "Back pain"))
    world.ok("import", path, *MAPS, "--translate", "back pain=upper-back")
    world.ok("undo", "--yes")
    world.ok("import", path, *MAPS, "--translate", "back pain=lower-back", "--replace")
    assert world.entries[1].ratings == ratings("pain lower-back=4.5")


def test_one_bad_row_keeps_everything_out(world: World) -> None:
    path = saved(world, CSV + "2026-11-03,Back pain,5\n2026-11-04,neck,11\n")
    outcome = world.run("import", path, *MAPS)
    assert outcome.code == 4
    assert outcome.err.splitlines() == [
        (
            "line 4: 'Back pain' in column 'where' is not a known area;"
            " did you mean upper-back or lower-back or knee-back?"
            " --translate 'Back pain=AREA' if it is an area,"
            " --skip 'where=Back pain' to leave such rows out"
        ),
        "line 5: pain 11 is out of range; it goes from 0 to 10",
        (
            "fascia: 2 of 4 rows cannot be read; nothing was imported;"
            " mend them, or leave them out with --skip COLUMN=TEXT"
        ),
    ]
    assert not world.database.exists()


@pytest.mark.parametrize(
    ("more", "remedy"),
    [
        ("", "a row with too many or too few cells has to be mended in the file\n"),
        (
            "2026-11-04,neck,11\n",
            (
                "a row with too many or too few cells has to be mended in the file;"
                " others can be left out with --skip COLUMN=TEXT\n"
            ),
        ),
    ],
)
def test_a_row_with_too_many_cells_cannot_be_skipped(
    world: World, more: str, remedy: str
) -> None:
    path = saved(world, CSV + "2026-11-03,neck,5,6\n" + more)
    outcome = world.run("import", path, *MAPS)
    assert outcome.code == 4
    assert outcome.err.endswith(f"; nothing was imported; {remedy}")


def test_refused_rows_are_listed_for_programs_too(world: World) -> None:
    path = saved(world, CSV + "2026-11-03,neck,11\n")
    outcome = world.run("import", path, *MAPS, "--json")
    assert outcome.code == 4
    assert json.loads(outcome.out) == {
        "schema_version": 1,
        "refused": [
            {
                "line": 4,
                "reason": "pain 11 is out of range",
                "remedy": "it goes from 0 to 10",
            }
        ],
    }


def test_rows_and_words_of_others_are_handled_as_said(world: World) -> None:
    text = "Date;What;Score\n03/04/2026;Rücken;3\n04/04/2026;joy;9\n05/04/2026;Hip;NA\n"
    path = world.folder / "x.csv"
    path.write_bytes(text.encode("cp1252"))
    outcome = world.ok(
        "import",
        str(path),
        "--map=day=date,area=what,pain=score,note=what",
        "--translate=rücken=lower-back",
        "--translate=NA=",
        "--skip=what=joy",
        "--delimiter=;",
        "--dates=dmy",
        "--encoding=cp1252",
    )
    assert "2 entries imported, 1 row skipped" in outcome.err
    first, second = world.entries
    assert (str(first.day), first.note) == ("2026-04-03", "Rücken")
    assert first.ratings == ratings("pain lower-back=3")
    assert (second.note, second.ratings) == ("Hip", ())


def test_a_constant_and_a_unit_hold_for_all_rows(world: World) -> None:
    world.ok(
        "import",
        saved(world, "d,before,after,l\n2026-11-01,6,3,0.5\n"),
        "--map=day=d,pain-before=before,pain-after=after,water=l",
        "--set=kind=foam-roll",
        "--set=area=left-calf",
        "--unit=l",
    )
    drink, session = sorted(world.entries, key=lambda entry: entry.type)
    assert drink.drink is not None
    assert drink.drink.millilitres == 500
    assert session.session is not None
    assert session.ratings == ratings("pain left-calf=6:3")


def test_a_dry_run_says_the_same_and_does_nothing(world: World) -> None:
    path = saved(world, CSV)
    predicted = world.ok("import", path, *MAPS, "-n")
    assert not world.database.exists()
    assert predicted.err == (
        "would be: 2 entries imported, 0 rows skipped, 0 already there\n"
    )
    done = world.ok("import", path, *MAPS)
    said = done.err.splitlines()[0].removeprefix("✓ ").removesuffix("   (fascia undo)")
    assert predicted.err == f"would be: {said}\n"


def test_a_program_reads_the_summary_as_json(world: World) -> None:
    path = saved(world, CSV)
    expected = {
        "schema_version": 1,
        "dry_run": True,
        "already_stored": False,
        "added": 2,
        "replaced": 0,
        "unchanged": 0,
        "kept": 0,
        "own": 0,
        "own_kept": 0,
        "rows_skipped": 0,
    }
    predicted = world.ok("import", path, *MAPS, "--json", "--dry-run").out
    assert json.loads(predicted) == expected
    done = world.ok("import", path, *MAPS, "--json").out
    assert json.loads(done) == expected | {"dry_run": False}


def test_a_key_is_used_once_whatever_the_file_says_then(world: World) -> None:
    world.ok("import", saved(world, CSV), *MAPS, "--key", "monday")
    other = saved(world, CSV.replace("2026-11", "2026-10"))
    for more in ((), ("--dry-run",)):
        outcome = world.ok("import", other, *MAPS, "--key", "monday", "--json", *more)
        assert outcome.err == "already imported under this key; nothing was changed\n"
        assert json.loads(outcome.out)["already_stored"] is True
    assert len(world.entries) == 2
    assert world.ok("import", other, *MAPS, "--key", "tuesday").out == ""
    assert len(world.entries) == 4
    assert world.ok("import", other, *MAPS, "--key", "tuesday").out == ""
    assert world.run("import", other, *MAPS, "--key", "").code == 2


def test_a_key_that_somebody_else_uses_meanwhile_is_used_once(world: World) -> None:
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name=None,
        stdin=StringIO(),
        stdout=StringIO(),
        stderr=StringIO(),
    )
    wish = Wish(csv=CsvOptions(maps=("day=when,area=where", "pain=score")), key="k")
    assert not was_imported(context, wish)
    source = read_source(context, saved(world, CSV), None, None)
    planned = plan_file(context, source, wish)
    one_row = saved(world, "".join(CSV.splitlines(keepends=True)[:2]), "other.csv")
    world.ok("import", one_row, *MAPS, "--key", "k")
    bring_in(context, planned, wish)
    context.close()
    assert len(world.entries) == 1


def test_json_moves_a_whole_diary(world: World, tmp_path: Path) -> None:
    world.ok("areas", "add", "big-toe")
    world.ok("log", "ball", "big-toe", "10m", "--pain", "6:3", "--note", "ü\n=1")
    world.ok("sleep", "7h30")
    world.ok("delete", "1")
    world.ok("drink", "250ml")
    exported = world.ok("export", "--format", "json").out
    other = World(folder=tmp_path / "other", now=world.now)
    outcome = other.ok("import", "-", stdin=exported)
    assert outcome.err.splitlines()[0] == (
        "✓ 2 entries imported, 0 already there, 1 own area   (fascia undo)"
    )
    assert [entry.number for entry in other.entries] == [2, 3]
    assert other.ok("export", "--format", "json").out == exported
    assert other.ok("import", "-", stdin=exported).err == (
        "✓ 0 entries imported, 2 already there\n"
    )


@pytest.fixture
def differing(world: World) -> tuple[World, str]:
    for mood in ("3", "4", "5"):
        world.ok("check", "--mood", mood)
    path = saved(world, world.ok("export", "--format", "json").out, "diary.json")
    world.ok("edit", "1", "--mood", "9")
    world.ok("delete", "2")
    return world, path


def moods(world: World) -> list[float]:
    return [entry.ratings[0].value for entry in world.entries]


def test_json_that_differs_from_the_diary_is_refused(
    differing: tuple[World, str],
) -> None:
    world, path = differing
    outcome = world.run("import", path)
    assert outcome.code == 4
    assert outcome.err == (
        "fascia: the diary holds 2 of the file's entries otherwise: 1, 2 (deleted);"
        " --keep leaves the diary's, --replace takes the file's\n"
    )
    assert moods(world) == [9, 5]


def test_the_diary_or_the_file_wins_when_told(differing: tuple[World, str]) -> None:
    world, path = differing
    outcome = world.ok("import", path, "--keep")
    assert outcome.err == (
        "✓ 0 entries imported, 1 already there, 2 kept as the diary has them\n"
    )
    assert moods(world) == [9, 5]
    outcome = world.ok("import", path, "--replace")
    assert outcome.err == (
        "✓ 0 entries imported, 1 already there, 2 replaced   (fascia undo)\n"
        f"{NO_NOTICES}\n"
    )
    assert moods(world) == [3, 4, 5]
    assert world.run("import", path, "--keep", "--replace").code == 2


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.json", " ", "json"),
        ("a.csv", "{", "csv"),
        ("a.txt", '\n {"schema_version": 1}', "json"),
        ("a.txt", "[]", "json"),
        ("a.txt", "day,pain\n", "csv"),
        ("-", "{}", "json"),
        ("-", "day,pain\n", "csv"),
    ],
)
def test_the_format_is_told_by_the_name_or_the_beginning(
    world: World, name: str, text: str, format_: str
) -> None:
    file = "-" if name == "-" else saved(world, text, name)
    outcome = world.run("import", file, stdin=text)
    assert ("add --map" in outcome.err) == (format_ == "csv")
    other = "json" if format_ == "csv" else "csv"
    outcome = world.run("import", file, "--format", other, stdin=text)
    assert ("add --map" in outcome.err) == (other == "csv")


@pytest.mark.parametrize(
    ("argv", "code", "refusal"),
    [
        (("nowhere.csv", *MAPS), 4, "there is no file 'nowhere.csv'"),
        (("-",), 2, "add --map; such as --map day=COLUMN --map pain=COLUMN; the col"),
        (("-", "--format", "xlsx"), 2, "--format 'xlsx' is unknown"),
        (("-", "--format", "json", *MAPS), 2, "--map and its companions are for CSV"),
        (("-", "--format", "json", "--dates", "dmy"), 2, "are for CSV"),
        (("-", "--encoding", "klingon", *MAPS), 2, "'klingon' is unknown"),
        (("-", "--map", "day=x", "--map", "pain=y"), 4, "there is no column 'x'"),
        (("-", "--map", "day=when", "--map", "pane=y"), 2, "did you mean pain"),
        (("-", *MAPS, "--set", "kind=magic"), 2, "'magic' is not a known kind"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(
    world: World, argv: tuple[str, ...], code: int, refusal: str
) -> None:
    outcome = world.run("import", *argv, stdin=CSV)
    assert outcome.code == code
    assert refusal in outcome.err
    assert not world.database.exists()


def test_standard_input_is_read_as_bytes_where_it_has_them(world: World) -> None:
    err = StringIO()
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name=None,
        stdin=TextIOWrapper(BytesIO(CSV.encode("utf-16")), encoding="ascii"),
        stdout=StringIO(),
        stderr=err,
    )
    assert main(["import", "-", *MAPS], context) == 0, err.getvalue()
    assert {entry.source for entry in world.entries} == {"csv:stdin"}


def test_a_long_file_name_is_cut_and_bytes_that_are_no_text_replaced(
    world: World,
) -> None:
    for name in ("x" * 200 + ".csv", "a\udcff.csv"):
        world.ok("import", saved(world, CSV, name), *MAPS)
    assert {entry.source for entry in world.entries} == {"csv:" + "x" * 76}
    world.ok("import", str(world.folder / "a\udcff.csv"), *MAPS, "--set", "side=left")
    assert {entry.source for entry in world.entries} == {
        "csv:" + "x" * 76,
        "csv:a?.csv",
    }


def test_long_imports_show_how_far_they_are_on_a_terminal(world: World) -> None:
    rows = "".join(f"2026-11-01,knee,{number % 10}\n" for number in range(LONG))
    path = saved(world, "when,where,score\n" + rows)
    outcome = world.ok("import", path, *MAPS, terminal=True)
    assert "reading" in outcome.err
    assert f"storing {LONG:,} entries …" in outcome.err
    assert "100%" in outcome.err
    assert f"{LONG:,} entries imported" in outcome.err


def test_text_in_a_file_cannot_act_on_the_terminal(world: World) -> None:
    path = saved(
        world, "day,\x1b[31mwhere\n2026-11-01,\x1b]0;x\x07\u202e\n", "\x1b.csv"
    )
    for maps in (
        ("--map=day=day,pain=x",),
        ("--map=day=day,area=\x1b[31mwhere,pain=day",),
        (),
    ):
        outcome = world.run("import", path, *maps)
        assert outcome.code in (2, 4)
        assert "\x1b" not in outcome.err
        assert "\u202e" not in outcome.err


def test_targets_are_offered_for_completion() -> None:
    offered: dict[str, Any] = dict(complete_target("pain"))
    assert list(offered) == ["pain=", "pain-before=", "pain-after="]
    assert all(offered.values())


def test_numbers_that_are_taken_are_given_anew(world: World) -> None:
    world.ok("check", "--mood", "3")
    entry = a_check_in("mood=8", number=1)
    world.ok("import", "-", stdin="".join(json_chunks([entry])))
    assert sorted(entry.number or 0 for entry in world.entries) == [1, 2]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["2026-11-19,7h"], "2026-11-19 (entry 1)"),
        (["2026-11-18,7h", "2026-11-18,6h"], "2026-11-18 (twice in the file)"),
    ],
)
def test_a_day_is_never_given_a_second_night(
    world: World, rows: list[str], said: str
) -> None:
    world.ok("sleep", "6h30", "--day", "2026-11-19")
    text = "\n".join(["day,slept", *rows]) + "\n"

    for more in ((), ("--dry-run",)):
        outcome = world.run(
            "import", "-", "--map", "day=day,sleep=slept", *more, stdin=text
        )
        assert outcome.code == 4
        assert f"these days have a night already: {said}" in outcome.err
    assert len(world.entries) == 1


def test_a_goal_or_a_routine_that_was_left_as_it_is_is_told(world: World) -> None:
    world.ok("routines", "add", "evening", "left-calf")
    world.ok("goal", "sessions", "3")
    document = json.loads(world.ok("export", "--format", "json").out)
    document["goals"][0]["target"] = 5
    document["routines"][0]["rest_seconds"] = 7
    other = saved(world, json.dumps(document), "other.json")
    assert world.ok("import", other, "--keep").err == (
        "✓ 0 entries imported, 0 already there, routine evening, goal sessions kept as"
        " the diary has it\n"
    )
    told = json.loads(world.ok("import", other, "--keep", "--json").out)
    assert (told["own"], told["own_kept"]) == (0, 2)
    told = json.loads(world.ok("import", other, "--replace", "--json").out)
    assert (told["own"], told["own_kept"]) == (2, 0)


def test_a_routine_with_an_unknown_area_is_refused(world: World) -> None:
    world.ok("routines", "add", "evening", "left-calf")
    document = json.loads(world.ok("export", "--format", "json").out)
    document["routines"][0] |= {"slug": "night", "name": "\x1b]0;x\x07"}
    document["routines"][0]["steps"][0]["area"] = "jaw\x1b"
    other = saved(world, json.dumps(document), "other.json")
    outcome = world.run("import", other)
    assert outcome.code == 4
    assert "the routine 'night' names an area that nobody knows: 'jaw\\x1b'" in (
        outcome.err
    )
    other = saved(world, json.dumps(document).replace("jaw\\u001b", "sprain"), "a.json")
    assert world.run("import", other).code == 4
    world.ok("areas", "add", "sprain")
    assert world.ok("import", other).out == ""
    assert "sprain" in world.ok("routines", "show", "night").out
