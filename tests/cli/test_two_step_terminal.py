"""start, stop and follow-up on a real pseudo-terminal: each question, and leaving."""

import signal
import sys
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest

from builders import place, ratings
from fasciatrack.cli.clock import local_now
from fasciatrack.domain.own import OpenSession
from fasciatrack.domain.records import Entry
from program import environ
from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-terminals"
)

FASCIA = [sys.executable, "-m", "fasciatrack"]
CTRL_C = "\x03"

Talk = Sequence[tuple[str, str]]
"""Questions with their answers, in order."""
START: Talk = (
    ("What did you do", "ball"),
    ("Where", "neck"),
    ("Pain before", "6"),
    ("Stiffness before", "7"),
)
STOP: Talk = (("Pain after", "3"), ("Stiffness after", "4"))
LEFT: Talk = (("How long was it really", "10m"), *STOP)
FOLLOW_UP: Talk = (
    ("Soreness now", "3"),
    ("Pain now", "2"),
    ("Stiffness now", "4"),
    ("Hobbling", "n"),
    ("Movement after the session", "walk 20m"),
    ("Activity for the rest of that day", "light"),
    ("Water in the hours after it", "500ml"),
)


def sit_down(world: World, *words: str) -> PseudoTerminal:
    """Run a command on a terminal of its own, on the machine's clock."""
    more = {"TERM": "xterm", "TZ": "Europe/Berlin"}
    return PseudoTerminal([*FASCIA, *words], environ(world, **more))


def talk(terminal: PseudoTerminal, answers: Talk) -> None:
    for question, answer in answers:
        terminal.answer(question, answer)


def running(world: World) -> OpenSession | None:
    diary = world.diary
    try:
        return diary.open_session()
    finally:
        diary.close()


@pytest.fixture(autouse=True)
def present(world: World) -> None:
    """Let the world's clock be the machine's, which the program reads."""
    world.now = local_now().astimezone(ZoneInfo("Europe/Berlin"))


def begin(world: World, at: str = "5m ago") -> None:
    """Let a session run."""
    world.ok(*("start", "ball", "neck", "--pain", "6", "--stiffness", "7", "--at", at))


def lie_back(world: World) -> None:
    """Log a session of yesterday, to be looked at now."""
    world.ok("log", "ball", "neck", "--at", "24h ago")


def only(world: World, type_: str) -> Entry:
    (entry,) = (entry for entry in world.entries if entry.type == type_)
    return entry


@pytest.mark.measured
def test_a_session_is_started_by_answering(world: World) -> None:
    with sit_down(world, "start") as terminal:
        talk(terminal, START)
        assert terminal.end() == 0
    assert "✓" in terminal.seen
    found = running(world)
    assert found is not None
    assert found.entry.areas == (place("neck"),)
    assert found.entry.ratings == ratings("pain neck=6:", "stiffness neck=7:")


@pytest.mark.measured
def test_it_is_stopped_by_two_keys(world: World) -> None:
    begin(world)
    with sit_down(world, "stop") as terminal:
        terminal.wait_for("Pain after")
        terminal.type("3")
        terminal.wait_for("Stiffness after")
        terminal.type("4")
        assert terminal.end() == 0
    entry = only(world, "session")
    assert entry.ratings == ratings("pain neck=6:3", "stiffness neck=7:4")
    assert entry.session is not None
    assert entry.session.duration_seconds == 300
    assert running(world) is None


@pytest.mark.measured
def test_left_running_it_asks_how_long_it_really_was(world: World) -> None:
    begin(world, at="9h ago")
    with sit_down(world, "stop") as terminal:
        terminal.wait_for("left running: ball · neck · ")
        talk(terminal, LEFT)
        assert terminal.end() == 0
    entry = only(world, "session")
    assert entry.session is not None
    assert entry.session.duration_seconds == 600


@pytest.mark.measured
def test_the_morning_after_is_kept_by_answering(world: World) -> None:
    lie_back(world)
    with sit_down(world, "follow-up") as terminal:
        terminal.wait_for("24 h after 1  ball · neck")
        talk(terminal, FOLLOW_UP)
        assert terminal.end() == 0
    entry = only(world, "follow-up")
    assert set(entry.ratings) == set(
        ratings("soreness neck=3", "pain neck=2", "stiffness neck=4")
    )
    assert entry.follow_up is not None
    assert entry.follow_up.movement_minutes == 20
    assert entry.follow_up.water_ml == 500
    assert entry.follow_up.hobbling == "no"


def at_each(command: str, answers: Talk) -> list[tuple[str, Talk, str]]:
    """List the questions of a command, each with what was answered before."""
    return [
        (command, answers[:count], question)
        for count, (question, _) in enumerate(answers)
    ]


EVERY_QUESTION = [
    *at_each("start", START),
    *at_each("stop", STOP),
    *at_each("left", LEFT),
    *at_each("follow-up", FOLLOW_UP),
]


def prepared(world: World, command: str) -> str:
    """Bring a diary to where the command has something to ask, and name it."""
    if command in {"stop", "left"}:
        begin(world, at="9h ago" if command == "left" else "5m ago")
        return "stop"
    if command == "follow-up":
        lie_back(world)
    return command


def state(world: World) -> tuple[list[Entry], OpenSession | None]:
    return world.entries, running(world)


@pytest.mark.parametrize(("command", "before", "question"), EVERY_QUESTION)
def test_ctrl_c_at_any_question_changes_nothing(
    world: World, command: str, before: Talk, question: str
) -> None:
    word = prepared(world, command)
    was = state(world)
    with sit_down(world, word) as terminal:
        talk(terminal, before)
        terminal.wait_for(question)
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert "Interrupted; nothing was changed." in terminal.seen
    assert "Traceback" not in terminal.seen
    assert state(world) == was


@pytest.mark.parametrize(("command", "before", "question"), EVERY_QUESTION)
def test_a_hang_up_at_any_question_changes_nothing(
    world: World, command: str, before: Talk, question: str
) -> None:
    word = prepared(world, command)
    was = state(world)
    with sit_down(world, word) as terminal:
        talk(terminal, before)
        terminal.wait_for(question)
        assert terminal.hang_up() in {1, -signal.SIGHUP}
    assert "Traceback" not in terminal.seen
    assert state(world) == was


def test_after_leaving_a_stop_it_can_still_be_stopped(world: World) -> None:
    begin(world)
    with sit_down(world, "stop") as terminal:
        terminal.wait_for("Pain after")
        terminal.type(CTRL_C)
        terminal.end()
    with sit_down(world, "stop") as terminal:
        talk(terminal, STOP)
        assert terminal.end() == 0
    assert only(world, "session").ratings == ratings(
        "pain neck=6:3", "stiffness neck=7:4"
    )


def test_of_two_looks_the_finished_one_is_kept_at_a_hang_up(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "46h ago")
    lie_back(world)
    with sit_down(world, "follow-up") as terminal:
        talk(terminal, FOLLOW_UP)
        terminal.wait_for("48 h after 1  ball")
        terminal.wait_for("Soreness now")
        terminal.hang_up()
    assert only(world, "follow-up").ratings


@pytest.mark.parametrize(
    ("command", "answers"),
    [("start", START), ("left", LEFT), ("follow-up", FOLLOW_UP)],
)
def test_a_window_made_narrow_mid_way_changes_no_answer(
    world: World, command: str, answers: Talk
) -> None:
    word = prepared(world, command)
    with sit_down(world, word) as terminal:
        terminal.resize(100, 30)
        talk(terminal, answers[:1])
        terminal.wait_for(answers[1][0])
        terminal.resize(40, 12)
        terminal.answer(answers[1][0], answers[1][1])
        talk(terminal, answers[2:])
        assert terminal.end() == 0, terminal.seen
    assert "✓" in terminal.seen
    found = running(world)
    kept = [found.entry] if found else world.entries
    assert {each.value for each in kept[-1].ratings} >= {
        float(answer) for _, answer in answers if answer.isdigit()
    }
