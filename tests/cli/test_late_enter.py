"""Slow hands and begun words: what Enter takes, and what it leaves as it is."""

import sys
import time
from zoneinfo import ZoneInfo

import pytest

from builders import place, ratings
from fasciatrack.cli.clock import local_now
from fasciatrack.domain.records import Entry
from program import FASCIA, environ
from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-terminals"
)

ENTER, DOWN = "\r", "\x1b[B"
LATE = (0.5, 0.8, 1.1)
"""Seconds after an answer by one key at which slow hands pressed Enter as well."""
HELD = 1.2
"""Seconds in which it may not count."""
AT_LEISURE = 1.5
SCORE_HINT = "a number, or - for unknown"


def sit_down(world: World, *words: str) -> PseudoTerminal:
    return PseudoTerminal(
        [*FASCIA, *words], environ(world, TERM="xterm", TZ="Europe/Berlin")
    )


def last(world: World, type_: str) -> Entry:
    return [entry for entry in world.entries if entry.type == type_][-1]


@pytest.fixture(autouse=True)
def present(world: World) -> None:
    """Let the world's clock be the machine's, which the program reads."""
    world.now = local_now().astimezone(ZoneInfo("Europe/Berlin"))


@pytest.fixture
def habit(world: World) -> World:
    """Return a world where the likely session has no need to be typed."""
    world.ok("log", "ball", "neck", "5m", "--at", "yesterday")
    return world


@pytest.mark.parametrize("seconds", [*LATE, AT_LEISURE])
def test_a_late_enter_leaves_no_score_unknown(habit: World, seconds: float) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("as last time")
        terminal.type("=")
        for question, key in (("Pain before", "6"), ("Pain after", "3")):
            terminal.wait_for(question)
            terminal.type(key)
            time.sleep(seconds)
            terminal.type(ENTER)
        terminal.wait_for("Stiffness before, 0 to 10: ")
        terminal.type("5>")
        assert terminal.end() == 0
    assert last(habit, "session").ratings == ratings(
        "pain neck=6:3", "stiffness neck=5:"
    )


@pytest.mark.measured
def test_enter_alone_is_no_score_and_a_line_says_so_once(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("as last time")
        terminal.type("=")
        terminal.wait_for("Pain before, 0 to 10: ")
        time.sleep(AT_LEISURE)
        terminal.type(ENTER)
        terminal.wait_for(SCORE_HINT)
        terminal.type(ENTER)
        assert not terminal.comes("Pain after", within=0.5)
        terminal.type("-")
        terminal.wait_for("Pain before, 0 to 10: -\r\n")
        terminal.wait_for("Pain after, 0 to 10: ")
        terminal.type("3>")
        assert terminal.end() == 0
    assert SCORE_HINT not in terminal.seen.rpartition("Pain before")[2]
    assert last(habit, "session").ratings == ratings("pain neck=:3")


@pytest.mark.parametrize("seconds", LATE)
def test_a_late_enter_does_not_answer_the_note(habit: World, seconds: float) -> None:
    habit.ok("sleep", "7h")
    habit.ok("drink", "500ml")
    with sit_down(habit, "log") as terminal:
        terminal.wait_for("as last time")
        terminal.type("=637")
        terminal.wait_for("Stiffness after")
        began = time.monotonic()
        terminal.type("4")
        terminal.wait_for("A note: ")
        time.sleep(seconds)
        terminal.type(ENTER)
        if terminal.comes("✓", within=0.5):
            assert time.monotonic() - began >= HELD, "it was not too late"
            pytest.skip("the machine was too busy to press Enter in time")
        terminal.type(f"sore{ENTER}")
        assert terminal.end() == 0
    assert last(habit, "session").note == "sore"


@pytest.mark.parametrize("seconds", [*LATE, AT_LEISURE])
def test_a_late_enter_leaves_no_outcome_unknown(world: World, seconds: float) -> None:
    with sit_down(world, "look-back") as terminal:
        terminal.wait_for("Less pain than a month ago")
        terminal.type("y")
        terminal.wait_for("More range of motion")
        time.sleep(seconds)
        terminal.type(ENTER)
        if seconds == AT_LEISURE:
            terminal.wait_for("y, n, u, or - for unknown")
        terminal.type("n")
        terminal.wait_for("Better sleep")
        terminal.type(">")
        assert terminal.end() == 0
    back = last(world, "look-back").look_back
    assert back is not None
    assert (back.less_pain, back.more_motion) == ("yes", "no")


@pytest.mark.measured
def test_enter_takes_the_only_choice_left(world: World) -> None:
    world.ok("log", "ball", "neck", "--at", "24h ago")
    with sit_down(world, "follow-up") as terminal:
        for question in ("Soreness now", "Pain now", "Stiffness now", "Hobbling"):
            terminal.wait_for(question)
            terminal.type("-")
        terminal.wait_for("Movement after")
        terminal.type("-")
        terminal.wait_for("Activity for the rest of that day")
        terminal.type("h")
        terminal.wait_for("▸ heavy")
        terminal.type(ENTER)
        terminal.wait_for("Activity for the rest of that day: heavy\r\n")
        terminal.wait_for("Water in the hours after it")
        terminal.type(">")
        assert terminal.end() == 0
    after = last(world, "follow-up").follow_up
    assert after is not None
    assert after.activity_load == "heavy"


@pytest.mark.measured
def test_a_word_begun_in_two_ways_is_refused_with_both(world: World) -> None:
    with sit_down(world, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type(f"ball{ENTER}")
        terminal.wait_for("Where")
        terminal.type(f"nec{ENTER}")
        terminal.wait_for("'nec' is not a known area; did you mean neck or neck-front?")
        terminal.wait_for("Where, such as left-calf: nec")
        terminal.type(f"{DOWN}{ENTER}")
        terminal.wait_for("Where: neck\r\n")
        terminal.wait_for("How long")
        terminal.type("<")
        terminal.wait_for("Where [neck]: ")
        terminal.type(f"blorb{ENTER}")
        terminal.wait_for("'blorb' is not a known area; `fascia areas` lists them")
        terminal.wait_for(": blorb")
        terminal.type("gl")
        terminal.wait_for("glutes")
        terminal.type(ENTER)
        terminal.wait_for("Where: glutes\r\n")
        terminal.wait_for("How long")
        terminal.type(">")
        assert terminal.end() == 0
    assert last(world, "session").areas == (place("glutes"),)
    assert "`fascia log`" not in terminal.seen


def test_a_routine_is_begun_and_taken_or_named(world: World) -> None:
    with sit_down(world, "roll") as terminal:
        terminal.wait_for("Which routine or areas")
        terminal.type(f"le{ENTER}")
        terminal.wait_for("did you mean legs or lower-legs or")
        terminal.wait_for(": le")
        terminal.type("lower-l")
        terminal.wait_for("▸ lower-legs")
        terminal.type(ENTER)
        terminal.wait_for("Which routine or areas: lower-legs\r\n")
        terminal.wait_for("Pain before")
        terminal.type("\x03")
        assert terminal.end() == 130


def test_a_map_marks_nothing_that_was_only_offered(habit: World) -> None:
    with sit_down(habit, "log") as terminal:
        terminal.resize(80, 40)
        terminal.wait_for("as last time")
        terminal.type(f"ball{ENTER}")
        terminal.wait_for("Where [neck]: ")
        terminal.type(f"m{ENTER}")
        terminal.wait_for("enter takes neck")
        terminal.type("\x1b[A ")
        terminal.wait_for("1 marked: suboccipital")
        terminal.type(ENTER)
        terminal.wait_for("Where: suboccipital\r\n")
        terminal.wait_for("How long")
        terminal.type(">")
        assert terminal.end() == 0
    assert last(habit, "session").areas == (place("suboccipital"),)
