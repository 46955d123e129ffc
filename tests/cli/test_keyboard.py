"""Keys on a real pseudo-terminal, read by a small program that names each."""

import os
import signal
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import ESCAPE_SECONDS, can_read_keys
from world import Terminal, World

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

import termios

from pseudo_terminal import PseudoTerminal

pytestmark = pytest.mark.measured

NAMES_EACH = """
import sys
from fasciatrack.cli.context import Context
from fasciatrack.cli.keyboard import Keyboard, can_read_keys
from fasciatrack.errors import DeclinedError
{before}
context = Context.of_this_process()
print("can" if can_read_keys(context) else "cannot", flush=True)
try:
    with Keyboard(context) as keyboard:
        print("ready", flush=True)
        while (key := keyboard.read({timeout})) != "q":
            print("<", ascii(key), context.screen.width, ">", flush=True)
            if key == "o":
                with Keyboard(context) as other:
                    print("other", ascii(other.read()), flush=True)
            if key == "!":
                raise ValueError("a bug")
except DeclinedError as error:
    open(sys.argv[1], "w").write(str(error))
    raise
print("left", input("line: "), flush=True)
"""

LOSES_THE_FIRST_KEY = """
import termios
from fasciatrack.cli import keyboard as module
wait = module.select
def select(*files_and_timeout):
    ready = wait(*files_and_timeout)
    if ready[0]:
        module.select = wait
        termios.tcflush(0, termios.TCIFLUSH)
    return ready
module.select = select
"""
"""Does what the terminal does at Ctrl-C, between seeing a key and reading it."""


def read_keys(
    world: World, timeout: float | None = None, *, before: str = "", **more: str
) -> PseudoTerminal:
    environ = {
        **os.environ,
        **world.environ,
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "PYTHONIOENCODING": "utf-8",
        "TERM": "xterm",
        "COLUMNS": "",
        **more,
    }
    script = NAMES_EACH.format(timeout=timeout, before=before)
    ended = str(world.folder / "ended")
    return PseudoTerminal([sys.executable, "-c", script, ended], environ)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("a", ["a"]),
        ("é", ["\xe9"]),
        ("\u6f22\U0001f642", ["\u6f22", "\U0001f642"]),
        ("\r", ["enter"]),
        ("\n", ["enter"]),
        ("\t", ["tab"]),
        ("\x7f\x08", ["backspace", "backspace"]),
        ("\x01\x05\x04", ["home", "end", "ctrl-d"]),
        ("\x15\x17", ["ctrl-u", "ctrl-w"]),
        ("\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"]),
        ("\x1bOA\x1bOB\x1bOH\x1bOF", ["up", "down", "home", "end"]),
        ("\x1b[1;5C\x1b[3;2~", ["right", "delete"]),
        ("\x1b[1~\x1b[4~\x1b[7~\x1b[8~", ["home", "end", "home", "end"]),
        ("\x1b[3~\x1b[5~\x1b[6~", ["delete", "page-up", "page-down"]),
        ("\x1b[200~6\x1b[201~", ["6"]),
        ("\x1b[Z\x1b[15~\x0b\x00z", ["z"]),
        ("\x1bx", ["escape", "x"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("neck=6\n3\x1b[A", [*"neck=6", "enter", "3", "up"]),
    ],
)
def test_every_key_has_its_name_also_many_at_once(
    world: World, typed: str, named: list[str]
) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type(typed)
        for name in named:
            terminal.wait_for(f"< {name!a} ")
        terminal.type("q")
        terminal.answer("line: ", "")
        assert terminal.end() == 0
    assert terminal.seen.count("< ") == len(named)


def in_pieces(terminal: PseudoTerminal, *pieces: bytes) -> float:
    """Send bytes one after the other; return how many seconds that took."""
    began = time.monotonic()
    for piece in pieces:
        terminal.type_bytes(piece)
    return time.monotonic() - began


def test_a_sequence_may_come_in_pieces(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        while in_pieces(terminal, b"\x1b", b"[", b"1;", b"2A") > ESCAPE_SECONDS / 2:
            pass  # so slowly it may have been Escape, and other keys
        terminal.wait_for("< 'up' ")
        in_pieces(terminal, b"\xf0", b"\x9f", b"\x99\x82")
        terminal.wait_for("< '\\U0001f642' ")


def test_escape_alone_is_told_though_nothing_follows(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type("\x1b")
        terminal.wait_for("< 'escape' ")
        terminal.type("[")
        terminal.wait_for("< '[' ")


def test_a_sequence_that_stops_half_way_is_no_key(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type("\x1b[1;")
        assert not terminal.comes("<", within=1.5)
        terminal.type("\x1b[")
        assert not terminal.comes("<", within=1.5)
        terminal.type("z")
        terminal.wait_for("< 'z' ")


def test_bytes_that_are_no_text_are_handed_on(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type_bytes(b"b\xe4l")
        for name in ("b", "\udce4", "l"):
            terminal.wait_for(f"< {name!a} ")


def test_nothing_is_read_once_the_time_is_over(world: World) -> None:
    with read_keys(world, timeout=0.05) as terminal:
        terminal.wait_for("< None ")
        terminal.type("a")
        terminal.wait_for("< 'a' ")
        terminal.wait_for("< None ")


def test_a_key_thrown_away_before_it_is_read_is_not_waited_for(world: World) -> None:
    with read_keys(world, timeout=0.05, before=LOSES_THE_FIRST_KEY) as terminal:
        terminal.wait_for("ready")
        terminal.type("a")
        terminal.wait_for("< None ")
        terminal.wait_for("< None ")
        terminal.type("bq")
        terminal.answer("line: ", "")
        assert terminal.end() == 0
    assert "'a'" not in terminal.seen
    assert "'b'" in terminal.seen


def test_nothing_is_echoed_and_the_modes_come_back(world: World) -> None:
    with read_keys(world) as terminal:
        before = terminal.modes()
        terminal.wait_for("ready")
        assert terminal.modes() != before
        terminal.type("aq")
        terminal.wait_for("line: ")
        assert terminal.modes() == before
        terminal.type("\n")
        assert terminal.end() == 0
    assert "ready\r\n< 'a' 80 >\r\nline: \r\nleft" in terminal.seen


def test_what_was_typed_ahead_is_there_for_the_next_reader(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type("qa line\n")
        terminal.wait_for("left a line")
        assert terminal.end() == 0


def test_one_may_be_opened_while_another_is_open(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type("o7b")
        terminal.wait_for("other '7'")
        terminal.wait_for("< 'b' ")
        terminal.resize(90, 20)
        terminal.wait_for("< 'resize' 90 >")


@pytest.mark.measured(False)
@pytest.mark.parametrize(("key", "code"), [("\x03", 1), ("!", 1)])
def test_the_modes_come_back_whatever_happens(
    world: World, key: str, code: int
) -> None:
    with read_keys(world) as terminal:
        before = terminal.modes()
        terminal.wait_for("ready")
        terminal.type(key)
        terminal.wait_for("KeyboardInterrupt" if key == "\x03" else "a bug")
        assert terminal.end() in {code, -signal.SIGINT}
        assert terminal.modes() == before


def test_a_ctrl_c_that_comes_as_a_key_interrupts_too(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        modes = terminal.modes()
        modes[3] &= ~termios.ISIG
        terminal.set_modes(modes)
        terminal.type("\x03")
        terminal.wait_for("KeyboardInterrupt")
        assert terminal.end() in {1, -signal.SIGINT}


def test_another_window_size_is_told_and_measured_anew(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready")
        terminal.type("a")
        terminal.wait_for("< 'a' 80 >")
        terminal.resize(40, 20)
        terminal.wait_for("< 'resize' 40 >")
        terminal.type("\x1b")
        terminal.resize(60, 20)
        terminal.wait_for("60 >")


def test_coming_back_from_the_background_reads_keys_again(world: World) -> None:
    with read_keys(world) as terminal:
        before = terminal.modes()
        terminal.wait_for("ready")
        reading = terminal.modes()
        terminal.set_modes(before)
        os.kill(terminal.process, signal.SIGCONT)
        terminal.wait_for("< 'resize' ")
        assert terminal.modes() == reading


def test_a_hang_up_ends_the_input(world: World) -> None:
    with read_keys(world) as terminal:
        terminal.wait_for("ready\r\n")
        assert terminal.hang_up() == 1
    assert (world.folder / "ended").read_text() == "the input ended; nothing was stored"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_being_told_to_end_gives_the_modes_back(world: World, number: int) -> None:
    with read_keys(world) as terminal:
        before = terminal.modes()
        terminal.wait_for("ready")
        os.kill(terminal.process, number)
        terminal.wait_for("the input ended")
        assert terminal.end() == 1
        assert terminal.modes() == before


@pytest.mark.parametrize(
    ("term", "said"), [("xterm", "can"), ("dumb", "cannot"), ("", "cannot")]
)
def test_keys_need_a_terminal_that_moves_its_cursor(
    world: World, term: str, said: str
) -> None:
    with read_keys(world, TERM=term) as terminal:
        terminal.wait_for(f"{said}\r\n")


@pytest.mark.parametrize(
    ("stdin", "stderr"),
    [(StringIO, Terminal), (Terminal, StringIO), (Terminal, Terminal)],
)
def test_a_stream_that_is_no_terminal_has_no_keys(
    world: World, stdin: type[StringIO], stderr: type[StringIO]
) -> None:
    context = Context(
        environ={**world.environ, "TERM": "xterm"},
        clock=lambda: world.now,
        zone_name=None,
        stdin=stdin(),
        stdout=StringIO(),
        stderr=stderr(),
    )
    assert not can_read_keys(context)
