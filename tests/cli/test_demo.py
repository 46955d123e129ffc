import stat
from datetime import timedelta
from errno import ENOSPC
from io import StringIO
from pathlib import Path

import pytest

from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
from fasciatrack.domain.selection import Selection
from fasciatrack.storage.diary import Diary
from world import Outcome, World


@pytest.fixture
def scratch(world: World) -> Path:
    folder = world.folder / "scratch"
    folder.mkdir()
    world.environ["TMPDIR"] = str(folder)
    return folder


def shown_diary(outcome: Outcome) -> Path:
    line = next(
        line for line in outcome.out.splitlines() if line.startswith("Look around:")
    )
    return Path(line.split("--db ")[1].removesuffix(" list"))


@pytest.mark.usefixtures("scratch")
def test_the_demo_logs_reports_and_draws(world: World) -> None:
    outcome = world.ok("demo")

    assert "$ fascia log foam-roll left-calf 10m --pain 4:2" in outcome.out
    assert "foam-roll · left calf · 10 min · today 21:30 · pain 4→2" in outcome.out
    assert "Week 2026-W46 (9–15 Nov)" in outcome.out
    assert "$ fascia chart pain" in outcome.out
    assert outcome.out.splitlines()[-1].startswith("Start your own: fascia log ")
    assert outcome.err == ""


def test_the_demo_leaves_the_persons_own_diary_alone(
    world: World, scratch: Path
) -> None:
    world.ok("--db", str(world.database), "demo")

    assert not world.database.exists()
    world.ok("log", "ball", "neck")
    before = world.database.read_bytes()

    world.ok("demo", "--db", str(world.database))

    assert world.database.read_bytes() == before
    assert len(list(scratch.iterdir())) == 2


@pytest.mark.usefixtures("scratch")
def test_only_its_owner_can_look_into_the_scratch_place(world: World) -> None:
    diary = shown_diary(world.ok("demo"))

    assert stat.S_IMODE(diary.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(diary.stat().st_mode) == 0o600


@pytest.mark.usefixtures("scratch")
def test_the_line_to_look_around_works(world: World) -> None:
    diary = shown_diary(world.ok("demo"))

    assert "left calf" in world.ok("--db", str(diary), "list").out


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_report_and_the_chart_fit_the_terminal(world: World, width: int) -> None:
    outcome = world.ok("demo", environ={"COLUMNS": str(width)})
    lines = outcome.out.splitlines()
    start = lines.index("A week at a glance:")
    end = next(n for n, line in enumerate(lines) if line.startswith("Look around:"))

    assert max(map(len, lines[start:end])) <= width


@pytest.mark.usefixtures("scratch")
def test_plain_characters_reach_every_part_of_the_show(world: World) -> None:
    assert world.ok("demo", "--ascii").out.isascii()


@pytest.mark.usefixtures("scratch")
def test_without_a_zone_name_only_the_offset_of_now_is_used(world: World) -> None:
    world.now = world.now.replace(tzinfo=None).astimezone()

    diary = Diary(shown_diary(world.ok("demo")), now=lambda: world.now)

    zones = {entry.zone for entry in diary.entries(Selection())}
    diary.close()
    assert zones == {None}


def test_the_sample_diary_can_be_kept(world: World, scratch: Path) -> None:
    kept = world.folder / "sample diary.db"

    outcome = world.ok("demo", "--keep", str(kept))

    assert f"fascia --db '{kept}' list" in outcome.out
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(scratch.iterdir()) == []
    assert "left calf" in world.ok("--db", str(kept), "list").out


def test_what_is_there_already_is_never_replaced(world: World, scratch: Path) -> None:
    kept = world.folder / "precious.db"
    kept.write_text("precious")

    outcome = world.run("demo", "--keep", str(kept))

    assert outcome.code == 2
    assert outcome.err == (f"fascia: '{kept}' exists already; choose another name\n")
    assert kept.read_text() == "precious"
    assert list(scratch.iterdir()) == []


def test_a_dangling_link_is_not_followed(world: World) -> None:
    link = world.folder / "link.db"
    link.symlink_to(world.folder / "elsewhere.db")

    assert world.run("demo", "--keep", str(link)).code == 2
    assert not (world.folder / "elsewhere.db").exists()


def test_the_sample_diary_cannot_become_the_persons_own(world: World) -> None:
    outcome = world.run("demo", "--keep", str(world.database))

    assert outcome.code == 2
    assert "is the place of your own diary" in outcome.err
    assert not world.database.exists()


def test_a_folder_that_is_not_there_is_named(world: World, scratch: Path) -> None:
    place = world.folder / "nowhere" / "sample.db"

    outcome = world.run("demo", "--keep", str(place))

    assert outcome.code == 1
    assert outcome.err == (
        f"fascia: '{place}' cannot be written: no such file or directory;"
        " choose another place\n"
    )
    assert list(scratch.iterdir()) == []


def test_without_a_scratch_place_nothing_happens(world: World) -> None:
    outcome = world.run("demo", environ={"TMPDIR": str(world.folder / "nowhere")})

    assert outcome.code == 1
    assert "a scratch folder cannot be written" in outcome.err
    assert outcome.out == ""


class FullDisk(StringIO):
    """A file that has room for all but the report."""

    def write(self, text: str) -> int:
        """Fail for the report."""
        if text.startswith("Week"):
            raise OSError(ENOSPC, "No space left on device")
        return super().write(text)


@pytest.mark.usefixtures("scratch")
def test_a_step_that_fails_ends_the_show_with_its_code(world: World) -> None:
    out = FullDisk()
    context = Context(
        environ=world.environ,
        clock=lambda: world.now,
        zone_name="Europe/Berlin",
        stdin=StringIO(),
        stdout=out,
        stderr=StringIO(),
    )

    assert main(["demo"], context) == 1
    assert "no space left on device" in out.getvalue()
    assert "chart" not in out.getvalue()


@pytest.mark.usefixtures("scratch")
def test_undo_takes_back_one_entry_of_the_sample_diary(world: World) -> None:
    diary = str(shown_diary(world.ok("demo")))

    world.ok("--db", diary, "undo")
    outcome = world.ok("--db", diary, "undo", "2")

    assert outcome.err.count("undo demo:") == 2


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize("days", [0, 1, 3, 40, 200])
def test_the_demo_asks_of_made_up_days_what_helps(world: World, days: int) -> None:
    world.now += timedelta(days=days)
    shown = " ".join(world.ok("demo").out.split())

    assert "• With foam-roll, pain was" in shown
    assert "points lower the next day" in shown
    assert "No clear difference the next day: stretch" in shown
    assert "May go together: more sleep and less stiffness." in shown
    assert "Cannot be told from chance: 4 other pairs." in shown
    assert "half longer than" in shown
    assert "Fair test: ball or nothing, pain of right glutes" in shown
