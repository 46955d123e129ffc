"""What goes where, and what happens when it cannot go there."""

import shlex
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from fasciatrack import __version__
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
from program import FASCIA, environ, run
from world import World

SHOWING = [["areas"], ["areas", "--json"], ["config"], ["--help"], ["log", "--help"]]
FULL = Path("/dev/full")


@pytest.mark.measured
@pytest.mark.parametrize("words", [*SHOWING, ["--version"], ["-V", "-q"], []])
def test_a_closed_pipe_ends_quietly(world: World, words: list[str]) -> None:
    with subprocess.Popen(
        [*FASCIA, *words],
        env=environ(world),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == 0


@pytest.mark.measured
@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", SHOWING)
def test_a_full_disk_is_told_in_one_line(world: World, words: list[str]) -> None:
    with FULL.open("wb") as full:
        outcome = run(world, *words, stdout=full)
    assert outcome.returncode == 1
    assert outcome.stderr == (
        b"fascia: the output cannot be written: no space left on device;"
        b" what was saved in the diary before is safe\n"
    )


@pytest.mark.measured
@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_an_entry_is_saved_before_its_output_fails(world: World) -> None:
    with FULL.open("wb") as full:
        outcome = run(world, "log", "ball", "--json", stdout=full)
        quiet = run(world, "log", "ball", stderr=full)
        assert run(world, "--version", stdout=full).returncode == 1
    assert outcome.returncode == 1
    lines = outcome.stderr.decode().splitlines()
    assert lines[0].startswith("✓ 1  ball")
    assert lines[-1].startswith("fascia: the output cannot be written")
    assert "Traceback" not in outcome.stderr.decode()
    assert quiet.returncode == 0
    assert len(world.entries) == 2


@pytest.mark.measured
@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
@pytest.mark.parametrize(
    ("closing", "words", "code"),
    [
        (">&-", ["log", "ball", "--json"], 0),
        ("2>&-", ["log", "ball"], 0),
        ("<&-", ["log", "ball"], 0),
        ("<&- >&- 2>&-", ["log", "ball"], 0),
        (">&-", ["areas"], 0),
        (">&-", ["--help"], 0),
        (">&-", ["--version"], 0),
        ("<&-", ["log"], 2),
        ("2>&-", ["log"], 2),
    ],
)
def test_streams_may_be_closed_from_the_start(
    world: World, closing: str, words: list[str], code: int
) -> None:
    outcome = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *FASCIA, *words],  # noqa: S607 - found on the PATH on purpose
        env=environ(world),
        capture_output=True,
        check=False,
    )
    assert outcome.returncode == code
    assert b"Traceback" not in outcome.stderr
    assert b"a bug" not in outcome.stderr
    stored = world.entries if world.database.exists() else []
    assert len(stored) == ("ball" in words)


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_an_encoding_that_lacks_signs_gets_plain_ones(
    world: World, more: dict[str, str]
) -> None:
    world.ok("log", "ball", "--note", "caffè ☕")
    outcome = run(world, "edit", "1", "--pain", "6:3", more=more)
    assert outcome.returncode == 0
    text = outcome.stderr.decode("latin-1")
    assert text.startswith("~ 1  ball - ")
    assert "pain 6->3" in text
    assert "\\u2615" in text


@pytest.mark.parametrize("more", [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}])
def test_a_plain_locale_still_keeps_every_letter(
    world: World, more: dict[str, str]
) -> None:
    outcome = run(world, "log", "ball", "--note", "caffè ☕", more=more)
    assert outcome.returncode == 0
    assert world.entries[0].note == "caffè ☕"


def test_ascii_is_plain_everywhere(world: World) -> None:
    outcome = world.ok("--ascii", "log", "ball", "neck", "3x60s", "--pain", "6:3")
    assert outcome.err.startswith("ok 1  ball - neck - 3 x 60 s - today 21:30 - pain")
    assert outcome.err.isascii()


@pytest.mark.parametrize("columns", ["20", "40", "200"])
def test_help_fits_whatever_the_width_is(world: World, columns: str) -> None:
    outcome = run(world, "log", "--help", more={"COLUMNS": columns})
    assert outcome.returncode == 0
    lines = outcome.stdout.decode().splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.measured
@pytest.mark.parametrize(
    "words", [["--version"], ["-V"], ["-V", "--help"], ["-q", "-V"]]
)
def test_the_version_is_one_line(world: World, words: list[str]) -> None:
    outcome = run(world, *words)
    assert outcome.returncode == 0
    if words != ["-V", "--help"]:
        assert outcome.stdout.decode() == f"fascia {__version__}\n"


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_names_every_command_and_how_to_install_completion(
    world: World, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.run(*words).code == 0
    shown = capsys.readouterr().out
    for command in COMMANDS.values():
        assert f" {command.name} " in shown
    assert "--install-completion" in shown
    assert "not medical advice" in shown


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_help_page_ends_in_examples(
    world: World, command: object, flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = COMMANDS[getattr(command, "name", "")]
    assert world.run(named.name, flag).code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert named.summary in shown
    _, _, examples = shown.rpartition("Examples: ")
    assert examples == " ".join(" ".join(named.examples).split())
    assert "--db" in shown
    assert not world.database.exists()


EXAMPLES = [
    (example, name)
    for name in (
        *("log", "check", "sleep", "drink", "edit", "delete", "undo", "redo"),
        *("areas", "config"),
    )
    for example in COMMANDS[name].examples
]


@pytest.mark.parametrize(("example", "name"), EXAMPLES)
def test_the_examples_of_a_help_page_run(world: World, example: str, name: str) -> None:
    for kind in ("ball", "yoga", "heat"):
        world.ok("log", kind, "neck", "10m", "--pressure", "5")
    if name == "redo":
        world.ok("undo")
    program, *words = shlex.split(example)
    assert program == "fascia"
    answers = ["ball"] + [""] * 9 if words == ["log"] else ()
    outcome = world.run(*words, answers=answers, environ={"VISUAL": "true"})
    assert outcome.code == 0, outcome.err


class Broken(Exception):  # noqa: N818 - as a bug would name it
    """What a bug raises."""


@pytest.mark.parametrize("kind", [Broken, OSError])
def test_a_bug_shows_where_it_is_and_nothing_that_was_written(
    world: World, kind: type[Exception]
) -> None:
    secret = "my private pain"  # noqa: S105 - no password

    def clock() -> datetime:
        raise kind(secret)

    err = StringIO()
    context = Context(
        environ=world.environ,
        clock=clock,
        zone_name=None,
        stdin=StringIO(),
        stdout=StringIO(),
        stderr=err,
    )
    code = main(["log", "ball", "--note", secret], context)

    assert code == 1
    assert "test_streams.py" in err.getvalue()
    assert ", in clock" in err.getvalue()
    last = err.getvalue().splitlines()[-1]
    assert last.startswith(f"fascia: {kind.__name__}: this is a bug in fascia, please")
    assert secret not in err.getvalue()
    assert not world.database.exists()
