"""A guided session on a real pseudo-terminal: every key, and every way it can end."""

import os
import shlex
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from builders import place, ratings
from fasciatrack.cli.own_screen import ENTER, LEAVE
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.records import Entry
from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = [
    pytest.mark.measured,
    pytest.mark.skipif(
        sys.platform == "win32", reason="Windows has no pseudo-terminals"
    ),
]

TWO_AREAS = ("neck=60s", "quads=60s", "--rest", "30")


def sit_down(world: World, *words: str, **more: str) -> PseudoTerminal:
    """Run `fascia roll` on a terminal."""
    argv = [sys.executable, "-m", "fasciatrack", "roll", *words]
    return PseudoTerminal(argv, environ(world, **more))


def environ(world: World, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        **world.environ,
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "TERM": "xterm",
        "TZ": "Europe/Berlin",
        "NO_COLOR": "1",
        **more,
    }


def started(terminal: PseudoTerminal) -> None:
    """Answer the first questions and begin with the first area."""
    terminal.answer("Pain before", "6")
    terminal.answer("Stiffness before", "5")
    terminal.wait_for("Any key starts")
    terminal.type(" ")
    terminal.wait_for("GET READY")
    terminal.type("n")


def answered(terminal: PseudoTerminal) -> None:
    """Answer the last questions."""
    terminal.answer("Pain after", "3")
    terminal.answer("Stiffness after", "-")


def kept(world: World) -> Entry:
    """Return the one entry there is, and make sure that nothing runs."""
    (entry,) = world.entries
    assert running(world) is None
    return entry


def running(world: World) -> OpenSession | None:
    diary = world.diary
    try:
        return diary.open_session()
    finally:
        diary.close()


def left_running(world: World) -> OpenSession:
    """Return what runs, and make sure that nothing else was stored."""
    assert world.entries == []
    session = running(world)
    assert session is not None
    return session


def test_a_session_from_the_first_question_to_the_diary(world: World) -> None:
    with sit_down(world, "left-calf=2x2s", "quads=1s", "--rest", "1") as terminal:
        modes = terminal.modes()
        terminal.wait_for("A glass of water within reach.")
        terminal.wait_for("Never press")
        started(terminal)
        terminal.wait_for("then 1 s rest, left calf, set 2 of 2, 2 s")
        terminal.wait_for("REST, then")
        terminal.wait_for("then it is done")
        terminal.wait_for(LEAVE)
        answered(terminal)
        terminal.wait_for("✓ 1  foam-roll · left calf, quads · 5 s")
        terminal.wait_for("pain 6→3 · stiffness")
        terminal.wait_for("before   (fascia undo)")
        terminal.wait_for("Walk, swing the arms, stretch gently.")
        terminal.wait_for("Nothing heavy for the rest of the day.")
        terminal.wait_for("fascia follow-up")
        assert terminal.end() == 0
        assert terminal.seen.count(ENTER) == terminal.seen.count(LEAVE) == 1
        assert terminal.seen.count("\a") == 6
        assert terminal.modes() == modes

    entry = kept(world)
    assert entry.areas == (place("left-calf"), place("quads"))
    assert entry.session is not None
    assert entry.session.kind == "foam-roll"
    assert entry.session.duration_seconds == 5
    assert entry.session.sets is None
    assert set(entry.ratings) == set(
        ratings(
            "pain left-calf=6:3",
            "pain quads=6:3",
            "stiffness left-calf=5:",
            "stiffness quads=5:",
        )
    )


def test_undo_brings_the_session_back_that_ran(world: World) -> None:
    with sit_down(world, "neck=2x1s", "--rest", "0", "--pain", "6:") as terminal:
        terminal.answer("Stiffness before", "-")
        terminal.wait_for("Any key starts")
        terminal.type("xn")
        answered(terminal)
        assert terminal.end() == 0
    entry = kept(world)
    assert entry.session is not None
    assert (entry.session.sets, entry.session.set_seconds) == (2, 1)

    world.ok("undo")

    assert left_running(world).worked == (Worked(area="neck", seconds=2),)
    world.ok("redo")
    assert kept(world).id == entry.id


def test_space_pauses_and_time_stands_still(world: World) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        started(terminal)
        terminal.wait_for("neck")
        terminal.type(" ")
        terminal.wait_for("PAUSED")
        terminal.wait_for("space goes on · n next")
        terminal.wait_for("? keys\x1b[K")
        assert not terminal.comes("\x1b[", within=2.2)
        terminal.type(" ")
        terminal.wait_for("space pause")
        terminal.wait_for("\x1b[")
        terminal.type("q")
        terminal.wait_for("no area was worked on; nothing is kept")
        assert terminal.end() == 0
    assert world.entries == []
    assert running(world) is None


def test_every_key_does_what_the_key_page_says(world: World) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        started(terminal)
        terminal.wait_for("then 30 s rest, quads, 60 s")
        terminal.type("?")
        terminal.wait_for("15 seconds more")
        terminal.type("q")  # any key goes back, this one too
        terminal.wait_for("♪ 2:30 in all")
        terminal.type("b")
        terminal.wait_for("b bell")
        assert "♪" not in terminal.seen[-300:]
        terminal.type("b")
        terminal.wait_for("b silence")
        terminal.type("+")
        terminal.wait_for("2:4")
        terminal.type("\x1b[C")  # right
        terminal.wait_for("REST, then")
        terminal.type("n")
        terminal.wait_for("then it is done")
        terminal.type("\x1b[D")  # left: it has just begun, so the one before
        terminal.wait_for("then 30 s rest, quads, 60 s")
        terminal.type("nnp")
        terminal.wait_for("then 30 s rest, quads, 60 s")
        terminal.type("z")  # no key at all
        terminal.type("\x1b")
        terminal.wait_for(LEAVE)
        assert terminal.end() == 0


def test_stopping_early_keeps_what_was_done(world: World) -> None:
    with sit_down(world, "neck=1s", "quads=60s", "--silent") as terminal:
        started(terminal)
        terminal.wait_for("REST, then")
        terminal.type("n")
        terminal.wait_for("then it is done")
        terminal.type("q")
        answered(terminal)
        terminal.wait_for("✓ 1  foam-roll · neck · 1 s")
        assert terminal.end() == 0
        assert "\a" not in terminal.seen
    entry = kept(world)
    assert entry.areas == (place("neck"),)
    assert {rating.area for rating in entry.ratings} == {"neck"}


def test_seconds_of_an_area_that_was_not_finished_count(world: World) -> None:
    with sit_down(world, "neck=60s") as terminal:
        began = time.monotonic()
        started(terminal)
        time.sleep(6.2)
        terminal.type("q")
        terminal.wait_for("Pain after")
        took = time.monotonic() - began
        terminal.type("3\n")
        terminal.answer("Stiffness after", "-")
        assert terminal.end() == 0
    session = kept(world).session
    assert session is not None
    assert 6 <= (session.duration_seconds or 0) <= took + 1


def test_the_window_can_change_in_the_middle(world: World) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        started(terminal)
        terminal.wait_for("then 30 s rest, quads, 60 s")
        terminal.resize(40, 14)
        terminal.wait_for("\x1b[2J")
        terminal.wait_for("\x1b[14;1H")
        terminal.type("q")
        terminal.wait_for(LEAVE)
        assert terminal.end() == 0
    drawn = terminal.seen.rpartition("\x1b[2J")[2].partition(LEAVE)[0]
    lines = [part.partition("H")[2] for part in drawn.split("\x1b[")]
    assert max(map(len, lines)) <= 40
    assert "\x1b[15;" not in drawn


@pytest.mark.parametrize("columns", [40, 120])
def test_it_begins_in_a_window_of_any_size(world: World, columns: int) -> None:
    with sit_down(world, *TWO_AREAS, "--ascii") as terminal:
        terminal.resize(columns, 24)
        started(terminal)
        terminal.wait_for("? keys")
        terminal.type("q")
        assert terminal.end() == 0
    drawn = terminal.seen.partition(ENTER)[2].partition(LEAVE)[0]
    assert drawn.isascii()


@pytest.mark.parametrize("question", ["Pain before", "Stiffness before"])
def test_ctrl_c_before_it_begins_leaves_no_trace(world: World, question: str) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        modes = terminal.modes()
        if question == "Stiffness before":
            terminal.answer("Pain before", "6")
        terminal.wait_for(question)
        terminal.type("\x03")
        assert terminal.end() == 130
        assert terminal.modes() == modes
    assert not world.database.exists()


def test_a_hang_up_at_the_first_question_leaves_no_trace(world: World) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        terminal.wait_for("Pain before")
        assert terminal.hang_up() == 1
    assert not world.database.exists()


def test_a_hang_up_between_two_questions_keeps_the_first_answer(world: World) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        terminal.answer("Pain before", "6")
        terminal.wait_for("Stiffness before")
        assert terminal.hang_up() == 1
    session = left_running(world)
    assert session.entry.ratings == ratings("pain neck=6:", "pain quads=6:")
    assert session.worked == ()


@pytest.mark.measured(False)
@pytest.mark.parametrize("end", ["ctrl-c", "hang-up", "kill"])
def test_an_end_before_the_first_area_keeps_the_answers(world: World, end: str) -> None:
    with sit_down(world, *TWO_AREAS) as terminal:
        terminal.answer("Pain before", "6")
        terminal.answer("Stiffness before", "5")
        terminal.wait_for("Any key starts")
        ended(terminal, end)
    assert len(left_running(world).entry.ratings) == 4


@pytest.mark.measured(False)
@pytest.mark.parametrize("end", ["ctrl-c", "hang-up", "kill"])
def test_an_end_in_the_middle_of_an_area_keeps_its_seconds(
    world: World, end: str
) -> None:
    with sit_down(world, "neck=1s", "quads=60s", "--rest", "1") as terminal:
        modes = terminal.modes()
        started(terminal)
        terminal.wait_for("then it is done")
        began = time.monotonic()
        time.sleep(5.3)
        ended(terminal, end)
        took = time.monotonic() - began
        if end != "hang-up":
            assert terminal.modes() == modes
            assert terminal.seen.count(LEAVE) == 1
            assert "fascia roll --resume" in terminal.seen
    session = left_running(world)
    neck, quads = session.worked
    assert neck == Worked(area="neck", seconds=1)
    assert quads.area == "quads"
    assert 5 <= quads.seconds <= took + 1

    with sit_down(world, "--resume") as terminal:
        terminal.wait_for("Any key starts")
        terminal.type(" ")
        terminal.wait_for("GET READY")
        terminal.type("n")
        terminal.wait_for("then it is done")
        terminal.type("n")
        answered(terminal)
        assert terminal.end() == 0
    entry = kept(world)
    assert entry.areas == (place("neck"), place("quads"))
    assert len(entry.ratings) == 6


@pytest.mark.measured(False)
def test_a_finished_area_survives_even_a_killed_program(world: World) -> None:
    with sit_down(world, "neck=1s", "quads=60s", "--rest", "1") as terminal:
        started(terminal)
        terminal.wait_for("then it is done")
        os.kill(terminal.process, signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    assert left_running(world).worked == (Worked(area="neck", seconds=1),)


@pytest.mark.measured(False)
@pytest.mark.parametrize("end", ["ctrl-c", "hang-up", "kill"])
@pytest.mark.parametrize("answers", [0, 1])
def test_an_end_at_the_last_questions_keeps_everything_said(
    world: World, end: str, answers: int
) -> None:
    with sit_down(world, "neck=1s") as terminal:
        started(terminal)
        if answers:
            terminal.answer("Pain after", "3")
        terminal.wait_for("Stiffness after" if answers else "Pain after")
        ended(terminal, end)
    session = left_running(world)
    assert session.worked == (Worked(area="neck", seconds=1),)
    pain = "pain neck=6:3" if answers else "pain neck=6:"
    assert set(session.entry.ratings) == set(ratings(pain, "stiffness neck=5:"))

    finish = "3\n2\n"
    with sit_down(world) as terminal:
        terminal.wait_for("A guided session was not finished")
        terminal.wait_for("Resume, finish or drop it")
        terminal.type("f")
        terminal.wait_for("Pain after")
        terminal.type(finish[:1])
        terminal.wait_for("Stiffness after")
        terminal.type(finish[2:3])
        assert terminal.end() == 0
    assert set(kept(world).ratings) == set(
        ratings("pain neck=6:3", "stiffness neck=5:2")
    )


@pytest.mark.measured(False)
def test_a_resumed_session_that_does_not_go_on_stays_as_it_was(world: World) -> None:
    with sit_down(world, "neck=1s", "quads=60s", "--rest", "1") as terminal:
        started(terminal)
        terminal.wait_for("then it is done")
        ended(terminal, "ctrl-c")
    before = left_running(world)
    with sit_down(world, "--resume") as terminal:
        terminal.wait_for("Any key starts, q leaves")
        terminal.type("q")
        terminal.wait_for("What was done is kept")
        assert terminal.end() == 0
    assert left_running(world) == before


def test_areas_can_be_shown_on_the_body(world: World) -> None:
    with sit_down(world, "--seconds", "1", "--rest", "0") as terminal:
        terminal.wait_for("Which routine or areas")
        terminal.type("m\n")
        terminal.wait_for("\x1b[?1049h")
        terminal.type(" \n")
        terminal.wait_for("Pain before")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert not world.database.exists()


def ended(terminal: PseudoTerminal, how: str) -> None:
    """End the program as an impatient person, a closed window or a shutdown does."""
    if how == "ctrl-c":
        terminal.type("\x03\x03")
        assert terminal.end() == 130
    elif how == "hang-up":
        assert terminal.hang_up() == 1
    else:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
            os.kill(terminal.process, number)
        # The last ones may come when all is kept, and nobody listens any more.
        assert terminal.end() in {1, -signal.SIGHUP, -signal.SIGTERM}


def test_leaving_before_it_starts_keeps_nothing(world: World) -> None:
    with sit_down(world, *TWO_AREAS, "--pain", "6", "--stiffness", "5") as terminal:
        terminal.wait_for("Any key starts, q leaves")
        terminal.resize(60, 20)
        terminal.type("q")
        terminal.wait_for("not begun; nothing is kept   (fascia undo)")
        assert terminal.end() == 0
    assert running(world) is None
    world.ok("undo")
    assert len(left_running(world).entry.ratings) == 4


def test_a_sleeping_computer_does_not_roll(world: World) -> None:
    with sit_down(world, "neck=60s", "--pain", "6", "--stiffness", "5") as terminal:
        terminal.wait_for("Any key starts")
        terminal.type(" ")
        terminal.wait_for("GET READY")
        terminal.type("n")
        terminal.wait_for("then it is done")
        os.kill(terminal.process, signal.SIGSTOP)
        time.sleep(5.5)
        os.kill(terminal.process, signal.SIGCONT)
        terminal.wait_for("PAUSED: the computer slept")
        terminal.type("q")
        terminal.wait_for("no area was worked on")
        assert terminal.end() == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with jobs")
def test_ctrl_z_gives_the_terminal_back_until_it_goes_on(world: World) -> None:
    line = shlex.join([sys.executable, "-m", "fasciatrack", "roll", *TWO_AREAS])
    argv = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
    with PseudoTerminal(argv, environ(world, PS1="ready> ")) as terminal:
        terminal.wait_for("ready> ")
        terminal.type(f"{line} --pain 6 --stiffness 5\n")
        terminal.wait_for("Any key starts")
        terminal.type(" ")
        terminal.wait_for("GET READY")
        terminal.type("\x1a")
        terminal.wait_for(LEAVE)
        terminal.wait_for("Stopped")
        terminal.wait_for("ready> ")
        terminal.type("fg\n")
        terminal.wait_for(ENTER)
        terminal.wait_for("\x1b[2J")
        terminal.wait_for("GET READY")
        terminal.type("q")
        terminal.wait_for(LEAVE)
        terminal.wait_for("no area was worked on")
        terminal.type("exit\n")
        terminal.end()


def test_where_no_key_can_be_read_it_counts_line_by_line(world: World) -> None:
    words = ("neck=1s", "quads=30s", "--rest", "1")
    with sit_down(world, *words, TERM="dumb") as terminal:
        terminal.answer("Pain before", "6")
        terminal.answer("Stiffness before", "5")
        terminal.answer("Enter starts", "")
        terminal.wait_for("get ready, 5 s: neck")
        terminal.wait_for("\aneck, 1 s")
        terminal.wait_for("\arest, 1 s, then quads")
        terminal.wait_for("\aquads, 30 s")
        terminal.type("\x03")
        assert terminal.end() == 130
        assert "\x1b" not in terminal.seen
    assert left_running(world).worked == (Worked(area="neck", seconds=1),)


def test_line_by_line_a_kill_keeps_what_was_done_too(world: World) -> None:
    words = ("neck=1s", "quads=30s", "--rest", "1", "--no-input", "--silent")
    with sit_down(world, *words) as terminal:
        terminal.wait_for("quads, 30 s")
        os.kill(terminal.process, signal.SIGTERM)
        terminal.wait_for("what was done is kept")
        assert terminal.end() == 1
        assert "\a" not in terminal.seen
    assert left_running(world).worked == (Worked(area="neck", seconds=1),)


def test_with_nothing_it_asks_what_and_offers_the_likely_areas(world: World) -> None:
    for words in ("foam-roll neck left-calf", "foam-roll chest", "ball quads"):
        world.ok("log", *words.split())
    world.ok("log", "--like", "1")
    with sit_down(world, "--seconds", "1", "--rest", "0") as terminal:
        terminal.wait_for("Which routine or areas [neck, left-calf]")
        terminal.type("nexk\n")
        terminal.wait_for("'nexk' is not a known area or routine; did you mean neck?")
        for _ in range(4):
            terminal.type("\x7f")
        terminal.type("\n")
        started(terminal)
        answered(terminal)
        terminal.wait_for("foam-roll · neck, left calf · 2 × 1 s")
        assert terminal.end() == 0
