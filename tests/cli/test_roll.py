"""What `fascia roll` says and keeps, without waiting for a clock."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from builders import a_session, place, ratings
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Routine, Step, Worked
from fasciatrack.domain.values import replace
from program import environ, run
from world import Outcome, World


def running(world: World) -> OpenSession | None:
    diary = world.diary
    try:
        return diary.open_session()
    finally:
        diary.close()


def begun(world: World, *, routine: str | None = "neck=60s quads=60s") -> OpenSession:
    """Leave a session in the middle: the neck is done, the quads are not."""
    entry = replace(
        a_session("pain neck=6:", "pain quads=6:", areas="neck quads", minutes=None),
        id="0198a000-0000-7000-8000-000000000001",
        number=None,
        at=world.now - timedelta(minutes=5),
        day=world.now.date(),
    )
    session = OpenSession(
        entry=entry, routine=routine, worked=(Worked(area="neck", seconds=60),)
    )
    diary = world.diary
    diary.apply("roll", [Change(after=session)])
    diary.close()
    return session


def roll(world: World, *words: str, answers: tuple[str, ...] = ()) -> Outcome:
    return world.run(
        "roll", *words, answers=answers, terminal=True, environ={"NO_COLOR": "1"}
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["neck", "left-calf"],
            "would count down 2 min 15 s: neck 1 min, left calf 1 min\n",
        ),
        (
            ["neck=90s", "quads", "--seconds", "45", "--sets", "2", "--rest", "0"],
            "would count down 3 min: neck 90 s, quads 2 × 45 s\n",
        ),
        (
            ["neck", "quads", "--seconds", "1m30", "--rest", "20s"],
            "would count down 3 min 20 s: neck 90 s, quads 90 s\n",
        ),
        (
            ["neck", "quads", "--seconds", "90s", "--rest", "1m"],
            "would count down 4 min: neck 90 s, quads 90 s\n",
        ),
        (["short"], "would count down 3 min 30 s: left calf 1 min, right calf"),
        ([], "would ask which routine or areas\n"),
        (["lower-back"], "note: lower back: roll beside the lumbar spine"),
        (["neck", "150s"], "note: neck 150 s: outside 30 to 120 s a set"),
    ],
)
def test_a_dry_run_says_what_would_be_counted(
    world: World, words: list[str], told: str
) -> None:
    outcome = world.ok("roll", *words, "--dry-run")
    assert told in outcome.err
    assert outcome.out == ""
    assert not world.database.exists()


def test_a_dry_run_tells_the_routine_as_json(world: World) -> None:
    world.ok("routines", "add", "evening", "neck=45s", "quads")
    outcome = world.ok("roll", "evening", "--dry-run", "--json")
    assert "would count down 2 min" in outcome.err
    shown = world.ok("routines", "show", "evening", "--json").out
    assert outcome.out == shown
    assert json.loads(world.ok("roll", "-n", "--json").out) == {
        "schema_version": 1,
        "routine": None,
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["legz"], 2, "'legz' is not a known area or routine; did you mean legs?"),
        (["--kind", "bal", "neck"], 2, "'bal' is not a known area or routine"),
        ([""], 2, "word: the value is empty"),
        (["neck", "--pain", "6:3"], 2, "--pain 6:3 says how it is afterwards"),
        (["neck", "--pain", "11"], 2, "pain 11 is out of range"),
        (["neck", "--stiffness", "x"], 2, "stiffness 'x' is not a number"),
        (["neck", "--pain", ""], 2, "pain: the value is empty"),
        (["neck", "--seconds", "601"], 2, "set length 601 seconds is out of range"),
        (["neck", "--sets", "21"], 2, "sets 21 is out of range"),
        (["neck", "--rest", "-1"], 2, "rest -1 seconds is out of range"),
        (["neck", "--rest", "soon"], 2, "rest 'soon' is not a length of time; write"),
        (["neck", "--rest", ""], 2, "rest '' is not a length of time"),
        (["neck", "--rest", "9" * 16], 2, "9' is not a length of time"),
        (["neck", "--seconds", "2x60s"], 2, "set length '2x60s' is not a length of"),
        (["neck", "--seconds", "1.5"], 2, "write 20s or 1m"),
        (["neck", "--resume"], 2, "--resume goes on with what was begun"),
        (["neck"], 1, "counting down needs a terminal; `fascia log` keeps"),
    ],
)
def test_what_cannot_be_counted_down_is_refused(
    world: World, words: list[str], code: int, said: str
) -> None:
    outcome = world.run("roll", *words)
    assert outcome.code == code
    assert said in outcome.err
    assert not world.database.exists()


def test_without_areas_and_without_questions_there_is_nothing_to_do(
    world: World,
) -> None:
    outcome = roll(world, "--no-input")
    assert outcome.code == 2
    assert "there is no area; name one, or a routine" in outcome.err


def test_what_is_said_before_names_the_caffeine_of_the_last_hours(
    world: World,
) -> None:
    world.ok("drink", "250ml", "coffee", "--caffeine", "95", "--at", "18:00")
    world.ok("drink", "250ml", "coffee", "--caffeine", "80", "--at", "12:00")
    told = roll(world, "neck", answers=("6",)).err
    assert "· 95 mg caffeine in the last 4 hours.\n" in told
    quiet = roll(world, "neck", "-q", answers=("6",))
    assert "caffeine" not in quiet.err
    assert "caffeine" not in roll(world, "neck", "--no-input", "--resume").err


def test_the_end_of_the_input_keeps_what_was_answered(world: World) -> None:
    outcome = roll(world, "neck", "quads", "--kind", "ball", answers=("7",))
    assert outcome.code == 1
    told = " ".join(outcome.err.split())
    assert told.endswith(
        "the input ended; what was answered is kept: `fascia roll --resume` begins,"
        " `fascia cancel` forgets it"
    )
    session = running(world)
    assert session is not None
    assert session.entry.ratings == ratings("pain neck=7:", "pain quads=7:")
    assert session.entry.session is not None
    assert session.entry.session.kind == "ball"
    assert session.routine == "neck quads 60s"
    assert session.entry.at == world.now


def test_the_end_of_the_input_before_any_answer_keeps_nothing(world: World) -> None:
    outcome = roll(world, "neck")
    assert outcome.code == 1
    assert "nothing was stored" in outcome.err
    assert running(world) is None


def test_scores_given_by_options_are_not_asked(world: World) -> None:
    outcome = roll(
        world, "neck", "quads", "--pain", "neck=6 quads=4", "--stiffness", "5:"
    )
    assert "Pain before" not in outcome.err
    assert "Stiffness before" not in outcome.err
    session = running(world)
    assert session is not None
    assert session.entry.ratings == ratings(
        "pain neck=6:", "pain quads=4:", "stiffness neck=5:", "stiffness quads=5:"
    )


def test_areas_are_saved_as_a_routine(world: World) -> None:
    told = roll(world, "neck=90s", "quads", "--save", "evening").err
    assert "saved routine evening: neck 90 s, quads 1 min   (fascia undo)" in told
    diary = world.diary
    assert diary.routines() == [
        Routine(
            slug="evening",
            name="evening",
            steps=(Step(area="neck", seconds=90), Step(area="quads", seconds=60)),
        )
    ]
    diary.close()
    assert (
        "there is a routine evening already"
        in roll(world, "neck", "--save", "evening").err
    )
    assert "'legs' already names" in roll(world, "neck", "--save", "legs").err


def test_a_session_left_in_the_middle_can_be_finished(world: World) -> None:
    begun(world)
    outcome = roll(world, "--json", answers=("finish", "3", "2"))
    assert outcome.code == 0
    assert "A guided session was not finished: foam-roll · neck, quads" in outcome.err
    assert "✓ 1  foam-roll · neck · 1 min" in outcome.err.replace("\n    ", " ")
    (entry,) = world.entries
    assert entry.areas == (place("neck"),)
    assert set(entry.ratings) == set(ratings("pain neck=6:3", "stiffness neck=:2"))
    assert running(world) is None
    said = json.loads(outcome.out)
    assert said.keys() == {
        "schema_version",
        "already_stored",
        "entries",
        "changes",
        "notices",
    }
    assert said["entries"][0]["id"] == entry.id
    world.ok("undo")
    assert running(world) is not None


def test_a_session_left_in_the_middle_can_be_dropped(world: World) -> None:
    session = begun(world)
    outcome = roll(world, answers=("dr",))
    assert outcome.code == 0
    assert "dropped   (fascia undo)" in outcome.err
    assert running(world) is None
    world.ok("undo")
    assert running(world) == session


def test_after_dropping_it_another_one_begins(world: World) -> None:
    begun(world)
    roll(world, "chest", answers=("drop", "1"))
    session = running(world)
    assert session is not None
    assert session.entry.areas == (place("chest"),)


def test_an_answer_that_is_none_is_asked_again(world: World) -> None:
    begun(world)
    outcome = roll(world, answers=("x", "\x1b[2J", "drop"))
    assert outcome.code == 0
    assert "'x' is no answer here; resume, finish or drop" in outcome.err
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("later", "offered"), [({"minutes": 10}, "resume"), ({"days": 1}, "finish")]
)
def test_what_is_likely_is_offered(
    world: World, later: dict[str, int], offered: str
) -> None:
    begun(world)
    world.later(**later)
    assert f"Resume, finish or drop it [{offered}]" in roll(world).err


def test_resuming_goes_on_where_it_stopped(world: World) -> None:
    before = begun(world)
    outcome = roll(world, "--resume")
    assert outcome.code == 1
    assert "Enter starts: " in outcome.err
    assert running(world) == before


@pytest.mark.parametrize("routine", ["gone", "3 areas", "claf=60s"])
def test_a_routine_that_is_gone_is_its_areas(world: World, routine: str) -> None:
    begun(world, routine=routine)
    outcome = roll(world, "--resume")
    assert outcome.code == 1
    assert "Enter starts: " in outcome.err


def test_areas_that_are_gone_too_are_left_to_stop(world: World) -> None:
    session = begun(world, routine="gone")
    gone = replace(session, entry=replace(session.entry, areas=()))
    diary = world.diary
    diary.apply("test", [Change(before=session, after=gone)])
    diary.close()
    outcome = roll(world, "--resume")
    assert outcome.code == 1
    assert "what was begun names no area any more; `fascia stop`" in outcome.err


def test_where_nothing_was_worked_finishing_forgets_it(world: World) -> None:
    session = begun(world)
    diary = world.diary
    diary.apply("test", [Change(before=session, after=replace(session, worked=()))])
    diary.close()
    outcome = roll(world, answers=("finish",))
    assert outcome.code == 0
    assert "no area was worked on; nothing is kept   (fascia undo)" in outcome.err
    assert world.entries == []
    assert running(world) is None


def test_all_done_but_the_last_questions_is_asked_at_once(world: World) -> None:
    begun(world, routine="neck=60s")
    outcome = roll(world, "--resume", answers=("3", "2"))
    assert outcome.code == 0
    assert "Enter starts" not in outcome.err
    assert len(world.entries) == 1


def test_stop_keeps_what_a_guided_session_counted(world: World) -> None:
    begun(world)
    world.later(days=1)
    world.ok("stop", "--pain", "3")
    (entry,) = world.entries
    assert entry.session is not None
    assert entry.session.duration_seconds == 60
    assert entry.areas == (place("neck"),)
    assert set(entry.ratings) == set(ratings("pain neck=6:3"))
    assert running(world) is None


def test_cancel_forgets_a_guided_session(world: World) -> None:
    session = begun(world)
    world.ok("cancel")
    assert running(world) is None
    world.ok("undo")
    assert running(world) == session


def test_nothing_to_resume_is_said(world: World) -> None:
    outcome = roll(world, "--resume")
    assert outcome.code == 3
    assert "no session runs; `fascia roll` begins one" in outcome.err


def test_a_session_begun_with_start_is_left_to_stop(world: World) -> None:
    begun(world, routine=None)
    for words in (["--resume"], ["neck"], []):
        outcome = roll(world, *words)
        assert outcome.code == 1
        assert "a session runs already: foam-roll" in outcome.err
        said = " ".join(outcome.err.split())
        assert "`fascia stop` keeps it, `fascia cancel` forgets it" in said


def test_nobody_there_decides_nothing(world: World) -> None:
    session = begun(world)
    outcome = roll(world, "neck", "--no-input")
    assert outcome.code == 1
    assert "it has to be decided first; --resume" in outcome.err
    assert running(world) == session


def test_an_everyday_command_loads_nothing_of_it(world: World) -> None:
    world.ok("log", "ball", "neck")
    script = (
        "import os, sys\n"
        "os._exit = sys.exit\n"
        "from fasciatrack.__main__ import run\n"
        "sys.argv = ['fascia', 'log', 'ball', 'neck', '10m']\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('fasciatrack')))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        env=environ(world),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "fasciatrack.cli.log" in loaded
    for name in (
        "cli.roll",
        "cli.rolling",
        "cli.routines",
        "cli.keyboard",
        "domain.countdown",
        "domain.guided",
        "domain.routines",
        "output.roll_screen",
    ):
        assert f"fasciatrack.{name}" not in loaded


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fascia roll eve", {"evening", "everywhere"}),
        ("fascia roll sho", {"short", "shoulder"}),
        ("fascia roll left-cal", {"left-calf"}),
        ("fascia routines show l", {"legs", "lower-legs", "long"}),
        ("fascia routines remove ", {"evening"}),
    ],
)
def test_routines_complete(world: World, line: str, offered: set[str]) -> None:
    world.ok("routines", "add", "evening", "neck")
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    done = run(world, more=more)
    assert set(done.stdout.decode().split()) == offered


def test_a_key_stores_once(world: World) -> None:
    begun(world)
    roll(world, "--key", "tuesday", answers=("finish", "-", "-"))
    begun_again = roll(world, "neck", "--key", "tuesday", "--json")
    assert begun_again.code == 0
    assert "already stored" in begun_again.err
    assert json.loads(begun_again.out)["already_stored"] is True
    assert len(world.entries) == 1


def test_a_whole_session_can_be_counted_without_a_question(world: World) -> None:
    outcome = roll(
        world, "neck=1s", "--no-input", "--silent", "--tool", "peanut", "--pain", "6"
    )
    assert outcome.code == 0
    assert "get ready, 5 s: neck\nneck, 1 s\ndone\n" in outcome.err
    (entry,) = world.entries
    assert entry.session is not None
    assert entry.session.duration_seconds == 1
    assert entry.session.tool == "peanut"
    assert entry.recorded_at == world.now.astimezone(UTC)
    assert entry.at == world.now
    assert isinstance(entry.at, datetime)
