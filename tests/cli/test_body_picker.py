"""Pointing at areas on a real pseudo-terminal."""

import re
import shlex
import shutil
import signal
import sys

import pytest

from fasciatrack.cli import body_map
from fasciatrack.cli.own_screen import ENTER, LEAVE
from program import FASCIA, environ
from pseudo_terminal import PseudoTerminal
from world import World

pytestmark = [
    pytest.mark.measured,
    pytest.mark.skipif(
        sys.platform == "win32", reason="Windows has no pseudo-terminals"
    ),
]

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
DRAWN = "\x1b[J"
"""The end of a picture."""
ESCAPES = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


def surroundings(world: World, **more: str) -> dict[str, str]:
    return environ(world, **{"TERM": "xterm", "TZ": "Europe/Berlin", **more})


def sit_down(
    world: World, *words: str, size: tuple[int, int] = (80, 24), **more: str
) -> PseudoTerminal:
    terminal = PseudoTerminal(
        [*FASCIA, *(words or ("map", "--pick"))], surroundings(world, **more)
    )
    terminal.resize(*size)
    return terminal


def resized(terminal: PseudoTerminal, columns: int, rows: int) -> None:
    """Give the window another size and wait until it is drawn anew."""
    terminal.wait_for(DRAWN)
    terminal.resize(columns, rows)
    terminal.wait_for(DRAWN)


def plain(text: str) -> str:
    return ESCAPES.sub("", text)


def last_screen(terminal: PseudoTerminal) -> list[str]:
    """Return the last picture, without escape sequences."""
    drawn = terminal.seen.rpartition("\x1b[H")[2].partition("\x1b[J")[0]
    return plain(drawn).split("\r\n")


def printed(terminal: PseudoTerminal) -> str:
    """Return what came after the picture was gone."""
    return plain(terminal.seen.rpartition(LEAVE)[2]).strip()


def test_arrows_move_space_marks_and_enter_takes(world: World) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("neck, from behind")
        terminal.type(UP)
        terminal.wait_for("suboccipital, from behind")
        terminal.type(" ")
        terminal.wait_for("marked: suboccipital")
        terminal.type(f"\t{DOWN}{DOWN}{RIGHT}")
        # Facing you, your left is on the right.
        terminal.wait_for("left chest, from the front")
        terminal.type(" ")
        terminal.wait_for("marked: suboccipital, left chest")
        terminal.type(f"{LEFT}{LEFT}")
        terminal.wait_for("right chest, from the front")
        terminal.type("  ")  # marks, and takes the mark away
        terminal.type("\n")
        assert terminal.end() == 0
    assert printed(terminal) == "suboccipital left-chest"
    assert terminal.seen.count(LEAVE) == 1


def test_enter_alone_takes_what_is_under_the_cursor(world: World) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        terminal.type("x\x1b[5~")  # keys that mean nothing
        terminal.type("\r")
        assert terminal.end() == 0
    assert printed(terminal) == "neck"


def test_backspace_takes_the_last_mark_away(world: World) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        terminal.type(f" {UP} ")
        terminal.wait_for("marked: neck, suboccipital")
        terminal.type("\x7f\n")
        assert terminal.end() == 0
    assert printed(terminal) == "neck"


@pytest.mark.parametrize("key", ["\x1b", "q"])
def test_escape_and_q_leave_without_a_word_on_standard_output(
    world: World, key: str
) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        terminal.type(f" {key}")
        assert terminal.end() == 1
    assert printed(terminal) == (
        "fascia: nothing was picked; Enter takes what is marked"
    )


@pytest.mark.parametrize("key", ["?", "q", "\n", " "])
def test_a_question_mark_shows_the_keys_until_the_next_key(
    world: World, key: str
) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        terminal.type("?")
        terminal.wait_for("esc or q: leave without choosing")
        resized(terminal, 40, 24)
        assert "backspace: take the last mark away" in last_screen(terminal)
        terminal.type(key)
        terminal.wait_for("enter takes neck")
        terminal.type("\n")
        assert terminal.end() == 0
    assert printed(terminal) == "neck"


@pytest.mark.parametrize("form", ["", "NO_COLOR", "--ascii"])
def test_a_smaller_window_is_drawn_anew_at_once(world: World, form: str) -> None:
    words = ("map", "--pick", *([form] if form.startswith("--") else []))
    more = {form: "1"} if form.isupper() else {}
    with sit_down(world, *words, size=(120, 40), **more) as terminal:
        terminal.wait_for("enter takes neck")
        large = last_screen(terminal)
        assert len(large) == 33
        terminal.type(" ")
        terminal.wait_for("marked: neck")
        resized(terminal, 40, 24)
        small = last_screen(terminal)
        assert len(small) <= 24
        assert 30 < max(map(len, small)) <= 40
        terminal.type(UP)
        terminal.wait_for("suboccipital, from behind")
        resized(terminal, 10, 3)
        assert max(map(len, last_screen(terminal))) <= 10
        assert len(last_screen(terminal)) <= 3
        terminal.type("\n")
        assert terminal.end() == 0
    assert printed(terminal) == "neck"
    if form == "--ascii":
        assert terminal.seen.isascii()
    assert ("38;5;" in terminal.seen) == (form != "NO_COLOR")


def test_ctrl_c_leaves_the_terminal_as_it_was(world: World) -> None:
    with sit_down(world) as terminal:
        before = terminal.modes()
        terminal.wait_for("enter takes neck")
        assert terminal.modes() != before
        terminal.type(" \x03")
        assert terminal.end() == 130
        assert printed(terminal) == "Interrupted; nothing was changed."
    assert "\x1b[?25h" in terminal.seen


def test_ctrl_d_ends_it(world: World) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        terminal.type("\x04")
        assert terminal.end() == 1
    assert printed(terminal) == "fascia: the input ended; nothing was chosen"


def test_a_hang_up_ends_it_quietly(world: World) -> None:
    with sit_down(world) as terminal:
        terminal.wait_for("enter takes neck")
        assert terminal.hang_up() in {1, -signal.SIGHUP}
    assert not world.database.exists()


def test_the_words_go_where_a_command_expects_them(
    world: World,
) -> None:
    fascia = shlex.join(FASCIA)
    script = f"{fascia} log foam-roll $({fascia} map --pick) --pain 5:3"
    terminal = PseudoTerminal(["/bin/sh", "-c", script], surroundings(world))
    terminal.resize(80, 24)
    with terminal:
        terminal.wait_for("enter takes neck")
        terminal.type(f" {UP} ")
        terminal.wait_for("marked: neck, suboccipital")
        terminal.type("\n")
        assert terminal.end() == 0
    (session,) = world.entries
    assert [str(area) for area in session.areas] == ["neck", "suboccipital"]


@pytest.mark.measured(False)
@pytest.mark.parametrize("shell", ["sh", "bash", "zsh"])
@pytest.mark.parametrize("picked", [True, False])
def test_the_line_in_the_help_stores_what_was_picked_or_nothing(
    world: World, shell: str, *, picked: bool
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    (line,) = re.findall(r"`(places=[^`]*)`", body_map.run.__doc__ or "")
    script = line.replace("fascia ", f"{shlex.join(FASCIA)} ")
    terminal = PseudoTerminal([shell, "-c", script], surroundings(world))
    terminal.resize(80, 24)
    with terminal:
        terminal.wait_for("enter takes neck")
        terminal.type(f" {UP} ")
        terminal.wait_for("marked: neck, suboccipital")
        terminal.type("\n" if picked else "\x1b")
        assert terminal.end() == (0 if picked else 1)
    assert ("nothing was picked" in terminal.seen) is not picked
    assert world.database.exists() is picked
    if picked:
        (session,) = world.entries
        assert [str(area) for area in session.areas] == ["neck", "suboccipital"]


def test_a_dumb_terminal_is_refused(world: World) -> None:
    with sit_down(world, TERM="dumb") as terminal:
        assert terminal.end() == 2
    assert "needs a terminal" in terminal.seen
    assert ENTER not in terminal.seen


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with jobs")
def test_ctrl_z_gives_the_terminal_back_until_it_goes_on(world: World) -> None:
    shell = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
    terminal = PseudoTerminal(shell, surroundings(world, PS1="ready> "))
    with terminal:
        terminal.resize(80, 24)
        terminal.wait_for("ready> ")
        terminal.type(f"{shlex.join(FASCIA)} map --pick\n")
        terminal.wait_for("enter takes neck")
        terminal.type(" ")
        terminal.wait_for("marked: neck")
        terminal.type("\x1a")
        terminal.wait_for(LEAVE)
        terminal.wait_for("Stopped")
        terminal.wait_for("ready> ")
        terminal.type("fg\n")
        terminal.wait_for(ENTER)
        terminal.wait_for("marked: neck")
        terminal.type("\n")
        terminal.wait_for(LEAVE)
        terminal.wait_for("neck\r\n")
        terminal.type("exit\n")
        terminal.end()
