"""Nothing bad gets in, and whatever is refused leaves the diary byte for byte."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from program import run
from world import Outcome, World

HOSTILE = (
    "\x1b]52;c;eA==\x07",
    "\x1b[2J\x1b[H",
    "\x9b31m",
    "a\u202eb\u2066c",
    "[red]hi[/] [/] [link=http://x]y[/link] :smiley:",
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "`touch x` $(touch x) ; touch x",
    "a\\[b\\",
    "\u2028\u2029\x85\x0b\x0c\r",
    "\U000e0041\U0001f468\u200d\U0001f469",
)
ACTIVE = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x85", "\r", "\u2028")


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with one session and one own area."""
    world.ok("log", "ball", "neck", "--pain", "6:3")
    world.ok("areas", "add", "toe")
    return world


def refused(world: World, *words: str, code: int = 2) -> str:
    """Insist that a line is refused in one line and changes not one byte."""
    before = world.database.read_bytes()
    outcome = world.run(*words)
    assert outcome.code == code, outcome
    assert world.database.read_bytes() == before
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("fascia: ")
    assert outcome.err.rstrip("\n").isprintable()
    return outcome.err


NUMBERS = [
    ("11", "11 is out of range; it goes from 0 to 10"),
    ("-1", "-1 is out of range; it goes from 0 to 10"),
    ("NaN", "'NaN' is not a number; write it like 6 or 6.5"),
    ("inf", "'inf' is not a number"),
    ("6,5", "'6,5' is not a number; write 6.5"),
    ("٣", "'٣' is not a number"),
    ("1_0", "'1_0' is not a number"),
    ("1e1", "'1e1' is not a number"),
    ("0x5", "'0x5' is not a number"),
    ("6.55", "6.55 is finer than the scale; one decimal at most"),
    ("9" * 400, "' is not a number"),
    ("", ": the value is empty; leave it out"),
    (" ", ": the value is empty; leave it out"),
    ("\x1b[31m", "'\\x1b[31m' is not a number"),
]


@pytest.mark.parametrize(("typed", "said"), NUMBERS)
def test_a_score_is_a_number_on_its_scale(kept: World, typed: str, said: str) -> None:
    assert said in refused(kept, "check", f"--pain={typed}")
    if typed.strip():
        assert said in refused(kept, "check", f"--pain=neck={typed}")
        assert said in refused(kept, "log", "ball", "neck", f"--pain={typed}:3")
        assert said in refused(kept, "log", "ball", "neck", f"--pain=neck=3:{typed}")
        assert said in refused(kept, "edit", "1", f"--pain={typed}:3")
    assert said in refused(kept, "log", "ball", f"--mood={typed}")


@pytest.mark.parametrize(("typed", "said"), NUMBERS)
def test_pressure_and_side_effects_have_bounds_too(
    kept: World, typed: str, said: str
) -> None:
    if typed in {"6.55", "6,5"}:
        return  # these have no steps, and a comma begins the next side effect
    assert said in refused(kept, "log", "ball", f"--pressure={typed}")
    if typed.strip():
        assert said in refused(kept, "log", "ball", f"--side-effect=thirst={typed}")


def test_a_note_may_be_long_but_not_endless(kept: World) -> None:
    kept.ok("log", "ball", "--note", "x" * 10_000)
    assert "the note is 10,001 characters long; at most 10,000 fit" in refused(
        kept, "log", "ball", "--note", "x" * 10_001
    )
    for option in ("--tag", "--practitioner", "--key"):
        assert "is 81 characters long; at most 80 fit" in refused(
            kept, "log", "ball", option, "x" * 81
        )


def harmless(outcome: Outcome) -> None:
    assert outcome.code == 0, outcome
    for sign in ACTIVE:
        assert sign not in outcome.out
        assert sign not in outcome.err


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_typed_and_never_acts(kept: World, text: str) -> None:
    harmless(kept.run("log", "ball", "--note", text, f"--practitioner=Dr {text}"))
    assert kept.entries[-1].note == (text.strip() or None)
    harmless(kept.run("edit", "2", "--note", f"{text} again"))
    harmless(kept.run("edit", "2", f"--tag=a{text}"))
    harmless(kept.run("undo"))
    harmless(kept.run("delete", "2"))
    harmless(kept.run("areas", "add", "knot", "--name", text))
    harmless(kept.run("areas"))
    harmless(kept.run("undo", "2", "-n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_refused_harmlessly(kept: World, text: str) -> None:
    for words in (
        ["log", text],
        ["log", "ball", text],
        ["log", "ball", "--at", text],
        ["log", "ball", "--tool", text],
        ["log", "ball", "--side-effect", text],
        ["check", f"--pain={text}"],
        ["sleep", f"--quality={text}", "7h"],
        ["sleep", f"--day={text}", "7h"],
        ["drink", "--", text],
        ["edit", "--", text],
        ["delete", "--", text],
        ["undo", "--", text],
        ["--color", text, "areas"],
        [f"x{text}"],
        ["log", f"--x{text}"],
    ):
        refused(kept, *words)


@given(st.text(min_size=1, max_size=60))
@example("\x00")
@example("\ud800")
@examples(max_examples=150)
def test_any_text_is_kept_or_refused(kept: World, text: str) -> None:
    before = kept.database.read_bytes()
    outcome = kept.run("log", "ball", f"--note={text}", f"--tag={text}")
    assert outcome.code in {0, 2}
    if outcome.code == 2:
        assert kept.database.read_bytes() == before
        assert len(outcome.err.splitlines()) == 1
    else:
        assert kept.entries[-1].note == (text.strip() or None)
    assert all(line.isprintable() for line in outcome.err.split("\n"))
    assert kept.run("log", text, "--", text).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bytes in argv")
@pytest.mark.parametrize(
    "words",
    [
        [b"log", b"ball", b"\xffneck"],
        [b"log", b"ball", b"--note", b"caf\xe9"],
        [b"log", b"ball", b"--tag", b"\xff"],
        [b"log", b"ball", b"--practitioner", b"\xff"],
        [b"log", b"ball", b"--key", b"\xff"],
        [b"log", b"ball", b"--at", b"\xff"],
        [b"log", b"ball", b"--pain", b"\xff6:3"],
        [b"log", b"--like", b"\xff"],
        [b"drink", b"250ml\xff"],
        [b"sleep", b"\xff7h"],
        [b"areas", b"add", b"to\xffe"],
        [b"areas", b"add", b"knot", b"--name", b"\xff"],
        [b"edit", b"\xff"],
        [b"\xff"],
        [b"log", b"--\xff"],
    ],
)
def test_bytes_that_are_no_text_are_refused(kept: World, words: list[bytes]) -> None:
    before = kept.database.read_bytes()
    outcome = run(kept, *words, more={"LC_ALL": "C.UTF-8"})
    assert outcome.returncode == 2
    assert outcome.stderr.decode().count("\n") == 1
    assert b"\\udc" in outcome.stderr
    assert kept.database.read_bytes() == before


def test_standard_input_that_is_no_text_is_refused(kept: World) -> None:
    path = kept.folder / "note.txt"
    path.write_bytes(b"caf\xe9")
    with path.open("rb") as file:
        outcome = run(
            kept, "log", "ball", "--note", "-", stdin=file, more={"LC_ALL": "C.UTF-8"}
        )
    assert outcome.returncode == 2
    assert outcome.stderr.decode().count("\n") == 1
    assert b"not valid UTF-8" in outcome.stderr
    assert len(kept.entries) == 1


USAGE = [
    (["--bogus"], "no such option: --bogus; `fascia --help` shows how"),
    (["log", "--bogus"], "no such option: --bogus; `fascia log --help` shows how"),
    (["log", "ball", "--pain"], "requires an argument; `fascia log --help` shows how"),
    (["drink"], "missing argument 'AMOUNT [BEVERAGE]'; `fascia drink --help`"),
    (["delete"], "missing argument 'ID...'; `fascia delete --help` shows how"),
    (["edit"], "missing argument 'ID'; `fascia edit --help` shows how"),
    (["areas", "add"], "missing argument 'WORD'; `fascia areas add --help`"),
    (["areas", "bogus"], "no such command 'bogus'; `fascia areas --help`"),
    (["sleep", "7h", "8h"], "unexpected extra argument"),
    (["chekc"], "'chekc' is not a known command; did you mean check?"),
    (["bogus"], "'bogus' is not a known command"),
    ([""], "'' is not a known command"),
    (["--db", "", "areas"], "--db is empty; leave it out"),
    (["areas", "--db", ""], "--db is empty; leave it out"),
    (["areas", "--color", "red"], "--color 'red' is unknown; one of auto, always"),
    (["drink", "-1"], "no such option: -1; `fascia drink --help` shows how"),
]


@pytest.mark.parametrize(("words", "said"), USAGE)
def test_a_line_that_is_no_command_is_explained(
    kept: World, words: list[str], said: str
) -> None:
    assert said in refused(kept, *words)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b""), "is empty, and a diary never is"),
        (lambda path: path.write_bytes(b"hello" * 99), "is not a fascia diary"),
        (foreign, "a database of another program"),
        (folder, "is not a file; choose another"),
        (newer, "was written by a newer fascia (format 99"),
        (damaged, "cannot be read: "),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ["log", "ball", "neck"],
        ["sleep", "7h"],
        ["edit", "1", "--note", "x"],
        ["delete", "1"],
        ["undo"],
        ["areas"],
    ],
)
def test_a_file_that_is_no_usable_diary_is_left_alone(
    kept: World, spoil: Callable[[Path], object], said: str, words: list[str]
) -> None:
    spoil(kept.database)
    before = kept.database.read_bytes() if kept.database.is_file() else None
    outcome = kept.run(*words)
    assert outcome.code == 5, outcome
    assert said in outcome.err
    assert str(kept.database) in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert before is None or kept.database.read_bytes() == before
    assert sorted(path.name for path in kept.database.parent.iterdir()) == ["diary.db"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/proc/none/diary.db", "cannot be opened: no such file or directory"),
        ("/dev/null", "is not a file; choose another with --db"),
        ("x" * 300, "cannot be opened: file name too long"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="these are places of Linux")
def test_a_place_where_no_diary_can_be_is_told(
    world: World, path: str, said: str
) -> None:
    outcome = world.run("log", "ball", "--db", path)
    assert outcome.code == 5
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs Unix permissions")
def test_a_folder_that_is_read_only_is_told(kept: World) -> None:
    folder = kept.database.parent
    before = kept.database.read_bytes()
    folder.chmod(0o500)
    kept.database.chmod(0o400)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
        outcome = kept.run("log", "ball")
    finally:
        kept.database.chmod(0o600)
        folder.chmod(0o700)
    assert outcome.code == 5
    assert "is read-only" in outcome.err
    assert kept.database.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_diary_may_have_any_name_the_file_system_takes(world: World) -> None:
    path = os.fsencode(world.folder) + b"/m\xfcll\x1b[31m?#%.db"
    outcome = run(world, "log", "ball", "--db", path)
    assert outcome.returncode == 0, outcome.stderr
    assert b"\x1b" not in outcome.stderr
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600  # noqa: PTH116 - a path of bytes
    again = run(world, "undo", "--db", path)
    assert again.returncode == 0
