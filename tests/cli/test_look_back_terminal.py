"""The look back on a real terminal, left at every question."""

import sys
from zoneinfo import ZoneInfo

import pytest

from fasciatrack.cli.clock import local_now
from program import FASCIA, environ
from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-terminals"
)

CONVERSATION = (
    ("Less pain than a month ago", "y"),
    ("More range of motion", "n"),
    ("Better sleep", "u"),
    ("Better performance", "-"),
    ("Pain in the past week", "6"),
    ("in the way of enjoying life", "7"),
    ("in the way of what you do", "4"),
    ("climbing stairs, 0 to 10", "5"),
    ("Something that is hard now", "typing"),
    ("typing, 0 to 10", "8"),
    ("Another one", ""),
    ("Would you recommend Mara", "y"),
    ("A note", "caffè"),
)
"""Every question with an answer."""


def sit_down(world: World, *words: str, **more: str) -> PseudoTerminal:
    here = environ(world, TERM="xterm", TZ="Europe/Berlin", **more)
    return PseudoTerminal([*FASCIA, *words], here)


@pytest.fixture
def month(world: World) -> World:
    """Return a world, today, with a look back a month ago and a therapist since."""
    world.now = local_now().astimezone(ZoneInfo("Europe/Berlin"))
    world.later(days=-31)
    world.ok("look-back", "--activity", "climbing stairs=3")
    world.later(days=31)
    world.ok("log", "mfr-therapist", "neck", "--practitioner", "Mara")
    return world


@pytest.mark.measured
def test_the_whole_conversation_is_kept(month: World) -> None:
    with sit_down(month, "look-back") as terminal:
        before = terminal.modes()
        for question, answer in CONVERSATION:
            terminal.answer(question, answer)
        assert terminal.end() == 0
        assert terminal.modes() == before

    entry = month.entries[-1]
    back = entry.look_back
    assert back is not None
    assert (back.less_pain, back.more_motion) == ("yes", "no")
    assert (back.better_sleep, back.better_performance) == ("unsure", None)
    assert back.peg == pytest.approx(17 / 3)
    assert {one.activity: one.score for one in entry.activities} == {
        "climbing stairs": 5,
        "typing": 8,
    }
    assert [one.practitioner for one in entry.recommendations] == ["Mara"]
    assert entry.note == "caffè"
    assert ": climbing stairs 3.0 → 5.0" in terminal.seen


@pytest.mark.parametrize("last", range(len(CONVERSATION)))
@pytest.mark.parametrize("leaving", ["ctrl-c", "hang-up"])
def test_leaving_at_any_question_leaves_no_trace(
    month: World, last: int, leaving: str
) -> None:
    before = month.database.read_bytes()
    with sit_down(month, "look-back") as terminal:
        for question, answer in CONVERSATION[:last]:
            terminal.answer(question, answer)
        terminal.wait_for(CONVERSATION[last][0])
        if leaving == "ctrl-c":
            terminal.type("\x03")
            assert terminal.end() == 130
            assert "nothing was changed" in terminal.seen
        else:
            assert terminal.hang_up() != 0
    assert "Traceback" not in terminal.seen
    assert month.database.read_bytes() == before


def test_a_window_made_narrow_on_the_way_loses_nothing(month: World) -> None:
    with sit_down(month, "look-back") as terminal:
        terminal.resize(80, 24)
        for number, (question, answer) in enumerate(CONVERSATION):
            # On forty columns a question may be broken between two words.
            terminal.wait_for(question.split(",")[0].split()[-1])
            if number == 5:
                terminal.resize(40, 20)
            terminal.type(f"{answer}\n")
        assert terminal.end() == 0
    entry = month.entries[-1]
    assert entry.note == "caffè"
    assert entry.look_back is not None
    assert entry.look_back.peg_enjoyment == 7
    assert "Traceback" not in terminal.seen


def test_the_other_commands_fit_a_narrow_window(month: World) -> None:
    month.ok("goal", "water", "1500ml")
    for words in (["goal"], ["calendar"], ["calendar", "--ascii"], ["report"]):
        with sit_down(month, *words, NO_COLOR="1", COLUMNS="40") as terminal:
            assert terminal.end() == 0
        lines = terminal.seen.replace("\r", "").splitlines()
        assert lines
        assert max(map(len, lines)) <= 40
