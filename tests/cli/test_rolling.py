"""A guided session that another command stops or forgets meanwhile."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from builders import a_session, place
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OpenSession, Worked
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError
from meanwhile import run_meanwhile
from pseudo_terminal import PseudoTerminal
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


def handed_back(outcome: Outcome) -> list[str]:
    assert "Your answers are not lost; to store them later:" in outcome.err
    lines = outcome.err.splitlines()
    return [line.strip() for line in lines if line.startswith("  fascia")]


AT = "--at 2026-11-20T21:30+01:00"
BEFORE = ("--pain", "6", "--stiffness", "4", "--silent")
CHECK = (
    "fascia check --at 2026-11-20T21:30+01:00 --pain 'neck=6 quads=6'"
    " --stiffness 'neck=4 quads=4'"
)


def test_what_another_command_forgot_meanwhile_is_not_said_to_be_kept(
    world: World,
) -> None:
    def interrupt() -> None:
        world.ok("cancel")
        raise KeyboardInterrupt

    outcome = run_meanwhile(
        *(world, "roll", "neck", "quads", *BEFORE), answers=[""], happen=interrupt
    )
    assert outcome.code == 130
    said = "\nInterrupted; the diary does not hold what was done.\n"
    assert outcome.err.endswith(said)
    assert "is kept" not in outcome.err
    assert "fascia list" not in outcome.err
    assert handed_back(outcome) == [CHECK]


def test_an_interruption_before_the_first_area_keeps_the_answers(
    world: World,
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    outcome = run_meanwhile(
        *(world, "roll", "neck", "quads", *BEFORE), answers=[""], happen=interrupt
    )
    assert outcome.code == 130
    said = " ".join(outcome.err.split())
    assert said.endswith(
        "Interrupted; what was answered is kept: `fascia roll --resume` begins,"
        " `fascia cancel` forgets it."
    )
    assert said.count("kept") == 1
    assert running(world) is not None


def test_the_end_of_the_input_does_not_keep_what_was_forgotten(world: World) -> None:
    def end() -> None:
        world.ok("cancel")
        raise DeclinedError("told to end")

    outcome = run_meanwhile(
        *(world, "roll", "neck", "quads", *BEFORE), answers=[""], happen=end
    )
    assert outcome.code == 1
    told = " ".join(outcome.err.split())
    assert told.endswith("the input ended; the diary could not keep what was done")
    assert handed_back(outcome) == [CHECK]


def test_what_another_command_forgot_is_counted_no_further(world: World) -> None:
    outcome = run_meanwhile(
        *(world, "roll", "neck=1s", "quads=60s", *BEFORE),
        answers=[""],
        happen=lambda: world.ok("cancel"),
    )
    assert outcome.code == 1
    assert "was changed by another command" in outcome.err
    (line,) = handed_back(outcome)
    assert line == (
        "fascia log foam-roll neck 1s --at 2026-11-20T21:30+01:00 --pain neck=6:"
        " --stiffness neck=4:"
    )
    world.ok(*line.split()[1:])
    assert world.entries[0].areas == (place("neck"),)


def test_the_last_area_is_not_said_to_be_kept_either(world: World) -> None:
    outcome = run_meanwhile(
        *(world, "roll", "neck=1s", *BEFORE),
        answers=["", "3"],
        happen=lambda: world.ok("cancel"),
    )
    assert outcome.code == 1
    assert handed_back(outcome) == [
        f"fascia log foam-roll neck 1s {AT} --pain neck=6:3 --stiffness neck=4:"
    ]


def test_leaving_what_was_stopped_meanwhile_hands_back_what_was_done(
    world: World,
) -> None:
    begun(world)

    def end() -> None:
        world.ok("stop")
        raise DeclinedError("told to end")

    outcome = run_meanwhile(world, "roll", "--resume", answers=[""], happen=end)
    assert outcome.code == 1
    assert handed_back(outcome) == [
        "fascia delete 1",
        "fascia log foam-roll neck 1m --at 2026-11-20T21:25+01:00 --pain neck=6:",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_leaving_by_a_key_does_not_say_that_it_is_kept_either(world: World) -> None:
    begun(world)
    more = {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "TERM": "xterm"}
    argv = [sys.executable, "-m", "fasciatrack", "roll", "--resume"]
    environ = {**os.environ, **world.environ, **more, "TZ": "Europe/Berlin"}
    with PseudoTerminal(argv, environ) as terminal:
        terminal.wait_for("Any key starts")
        world.ok("cancel")
        terminal.type("q")
        terminal.wait_for("fascia log foam-roll neck 1m")
        assert terminal.end() == 0
    assert "What was done is kept" not in terminal.seen
