"""The program itself, in a process of its own, on a real pseudo-terminal."""

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest

from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = [
    pytest.mark.measured,
    pytest.mark.skipif(
        sys.platform == "win32", reason="Windows has no pseudo-terminals"
    ),
]

FASCIA = [sys.executable, "-m", "fasciatrack"]


def environ(world: World, **more: str) -> dict[str, str]:
    source = Path(__file__).parents[2] / "src"
    return {
        **os.environ,
        **world.environ,
        "PYTHONPATH": str(source),
        "TERM": "xterm",
        "TZ": "Europe/Berlin",
        **more,
    }


def sit_down(world: World, *words: str, **more: str) -> PseudoTerminal:
    return PseudoTerminal([*FASCIA, *words], environ(world, **more))


def test_a_conversation_on_a_real_terminal(world: World) -> None:
    with sit_down(world, "log") as terminal:
        terminal.answer("What did you do", "ball")
        terminal.answer("Where", "neck")
        terminal.answer("How long", "10")
        terminal.answer("How long", "10m")
        terminal.answer("Pain before", "6")
        terminal.answer("Pain after", "<")
        terminal.answer("Pain before, 0 to 10 [6]: ", "")
        for question in ("Pain after", "Stiffness before", "Stiffness after"):
            terminal.answer(question, "-")
        terminal.answer("Sleep last night", "7h")
        terminal.answer("Water so far today", "-")
        terminal.answer("A note", "caffè \u2615")
        assert terminal.end() == 0

    assert "✓" in terminal.seen
    night, session = world.entries
    assert (night.type, session.note) == ("night", "caffè ☕")


@pytest.mark.measured(False)
@pytest.mark.parametrize("command", ["log", "check"])
@pytest.mark.parametrize("answers", [0, 2])
def test_ctrl_c_leaves_without_a_trace(
    world: World, command: str, answers: int
) -> None:
    questions = {
        "log": ["What did you do", "Where", "How long"],
        "check": ["Pain now", "Stiffness now", "Tiredness"],
    }[command]
    replies = {"log": ["ball", "neck"], "check": ["neck=4", "-"]}[command]
    with sit_down(world, command) as terminal:
        for question, reply in zip(questions, replies[:answers], strict=False):
            terminal.answer(question, reply)
        terminal.wait_for(questions[answers])
        terminal.type("\x03")
        assert terminal.end() == 130

    assert terminal.seen.endswith("\r\nInterrupted; nothing was changed.\r\n")
    assert "Traceback" not in terminal.seen
    assert not world.database.exists()


def test_ctrl_c_at_a_yes_or_no_means_no(world: World) -> None:
    for _ in range(3):
        world.ok("log", "ball")
    before = world.database.read_bytes()
    with sit_down(world, "delete", "1", "2", "3") as terminal:
        terminal.wait_for("[y/N]")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert world.database.read_bytes() == before


def test_ctrl_c_before_anything_has_begun_says_nothing(world: World) -> None:
    script = (
        "import sys, _thread\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['fascia', 'log', 'ball']\n"
        "from fasciatrack.__main__ import run\n"
        "run()\n"
    )
    with PseudoTerminal([sys.executable, "-c", script], environ(world)) as terminal:
        assert terminal.end() == 130
    assert terminal.seen == ""


def test_ctrl_d_ends_it_and_stores_nothing(world: World) -> None:
    with sit_down(world, "log") as terminal:
        terminal.wait_for("What did you do")
        terminal.type("\x04")
        assert terminal.end() == 1
    assert terminal.seen.endswith("\r\nfascia: the input ended; nothing was stored\r\n")
    assert not world.database.exists()


def test_ctrl_c_in_the_editor_belongs_to_the_editor(world: World) -> None:
    world.ok("log", "ball")
    script = world.folder / "editor.py"
    script.write_text(
        "import signal, sys\n"
        "def interrupted(*_):\n"
        "    text = open(sys.argv[1]).read().replace('kind: ball', 'kind: yoga')\n"
        "    open(sys.argv[1], 'w').write(text)\n"
        "    sys.exit(0)\n"
        "signal.signal(signal.SIGINT, interrupted)\n"
        "print('ready', flush=True)\n"
        "signal.pause()\n",
        encoding="utf-8",
    )
    editor = shlex.join([sys.executable, str(script)])
    with sit_down(world, "edit", "1", VISUAL="", EDITOR=editor) as terminal:
        terminal.wait_for("ready")
        terminal.type("\x03")
        assert terminal.end() == 0
    assert "kind: ball → yoga" in terminal.seen


def test_no_input_asks_nothing_even_on_a_terminal(world: World) -> None:
    with sit_down(world, "log", "--no-input") as terminal:
        assert terminal.end() == 2
    assert "nothing to log" in terminal.seen


@pytest.mark.parametrize(
    ("words", "more", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_gets_colour_unless_it_wants_none(
    world: World,
    words: list[str],
    more: dict[str, str],
    colored: bool,  # noqa: FBT001 - a column
) -> None:
    with sit_down(world, "log", "ball", *words, **more) as terminal:
        assert terminal.end() == 0
    assert ("\x1b[32m✓\x1b[0m" in terminal.seen) is colored
    assert ("\x1b" in terminal.seen) is colored


def test_nothing_a_person_wrote_acts_on_the_terminal(world: World) -> None:
    note = "\x1b]52;c;eA==\x07\x1b[2J\x9b31m\u202e [red]x[/] \r\x08"
    with sit_down(world, "log", "ball", "--note", note, NO_COLOR="1") as terminal:
        assert terminal.end() == 0
    shown = terminal.seen.replace("\r\n", "\n")
    assert '"\\x1b]52;c;eA==\\x07\\x1b[2J\\x9b31m\\u202e…"' in shown
    assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e\r\x08")
    assert world.entries[0].note == note.strip()


def test_bytes_that_are_no_text_are_asked_again(world: World) -> None:
    with sit_down(world, "log", PYTHONIOENCODING="utf-8") as terminal:
        terminal.wait_for("What did you do")
        terminal.type_bytes(b"b\xe4ll\n")
        terminal.wait_for("is not a known kind")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert "Traceback" not in terminal.seen


def test_a_hangup_leaves_no_trace(world: World) -> None:
    with sit_down(world, "log") as terminal:
        terminal.answer("What did you do", "ball")
        terminal.wait_for("Where")
        os.kill(terminal.process, signal.SIGHUP)
        assert terminal.end() == 1
    assert not world.database.exists()
