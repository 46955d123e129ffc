"""Every word completes, in three shells, and none of them can be made to run one."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fasciatrack.cli.commands import COMMANDS
from fasciatrack.domain.changes import Change
from fasciatrack.domain.own import OwnArea
from fasciatrack.domain.values import replace
from program import SOURCE, environ, run
from pseudo_terminal import PseudoTerminal
from world import World

HOSTILE = "x\\$(touch pwned) \\`touch pwned` $(touch pwned) ' \" '; touch pwned; '"


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with an own area and entries, a hostile note among them."""
    world.ok("areas", "add", "big-toe", "--name", "Big toe", "--alias", "hallux")
    world.ok("log", "ball", "neck", "--tag", "desk", "--note", HOSTILE)
    world.ok("log", "yoga", "--tag", "trip", "--tag", "$(touch${IFS}pwned)")
    return world


def in_bash(world: World, line: str) -> list[str]:
    words = line.split(" ")
    outcome = run(
        world,
        more={
            "_FASCIA_COMPLETE": "complete_bash",
            "COMP_WORDS": line.strip(),
            "COMP_CWORD": str(len(words) - 1),
        },
    )
    assert outcome.returncode == 0
    assert outcome.stderr == b""
    return outcome.stdout.decode().split("\n")[:-1] if outcome.stdout.strip() else []


def in_fish(world: World, line: str) -> dict[str, str]:
    more = {
        "_FASCIA_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
    }
    outcome = run(world, more=more)
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    pairs = (text.partition("\t") for text in outcome.stdout.decode().splitlines())
    return {word: explained for word, _, explained in pairs}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fascia ", list(COMMANDS)),
        ("fascia sl", ["sleep"]),
        ("fascia --as", ["--ascii"]),
        ("fascia log foam", ["foam-roll"]),
        ("fascia log ball left-ca", ["left-calf"]),
        ("fascia log ball big", ["big-toe"]),
        ("fascia log ball right-big", ["right-big-toe"]),
        ("fascia log ball nap", ["nape"]),
        ("fascia log ball --pr", ["--pressure", "--practitioner"]),
        ("fascia log ball --tool foam", ["foam-roller"]),
        ("fascia log ball --tag ", ["desk", "trip"]),
        ("fascia log ball --side-effect th", ["thirst"]),
        ("fascia log --like ", ["last", "2", "1"]),
        ("fascia sleep 7h --quality very", ["very-poor", "very-good"]),
        ("fascia drink 1cup co", ["coffee", "cola"]),
        ("fascia edit ", ["last", "2", "1"]),
        ("fascia edit 1 --clear pr", ["pressure", "practitioner"]),
        ("fascia edit 1 --kind yo", ["yoga"]),
        ("fascia edit 1 --area left-ca", ["left-calf"]),
        ("fascia delete 1 l", ["last"]),
        ("fascia areas ", ["add", "remove"]),
        ("fascia areas remove ", ["big-toe"]),
        ("fascia --color ", ["auto", "always", "never"]),
        ("fascia areas --color al", ["always"]),
        ("fascia log zzz", []),
    ],
)
def test_every_word_completes(kept: World, line: str, offered: list[str]) -> None:
    assert set(in_bash(kept, line)) == set(offered)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fascia follow-up --of ", ["last", "1"]),
        ("fascia look-back --activity ", ["gardening"]),
        ("fascia look-back --recommend ", ["Mara", "Ines", "Jo"]),
        ("fascia look-back --recommend M", ["Mara"]),
    ],
)
def test_what_was_named_before_is_offered(
    world: World, line: str, offered: list[str]
) -> None:
    world.ok("log", "mfr-therapist", "neck", "--practitioner", "Jo")
    world.ok("drink", "250ml")
    world.ok("sleep", "7h")
    world.ok("log", "ball", "--practitioner", "Self", "--at", "20:00")
    world.ok("delete", "4")
    world.ok(
        *("look-back", "--activity", "gardening=4, climbing stairs=3"),
        *("--recommend", "Mara=yes, Ines=no"),
    )
    world.ok("log", "ball", "--practitioner", "mara", "--at", "20:00")
    world.ok("delete", "last")
    assert set(in_bash(world, line)) == set(offered)


def test_descriptions_say_what_a_word_means(kept: World) -> None:
    assert in_fish(kept, "fascia log left-ca") == {"left-calf": "Calf, left"}
    assert in_fish(kept, "fascia ")["drink"] == COMMANDS["drink"].summary
    numbers = in_fish(kept, "fascia edit ")
    assert numbers["last"] == "the entry written down last"
    assert numbers["1"].startswith("ball · neck · ")
    assert "#desk" in numbers["1"]


def test_no_completion_holds_anything_a_shell_could_run(kept: World) -> None:
    hostile = OwnArea(slug=HOSTILE, name=HOSTILE, aliases=(HOSTILE,))
    diary = kept.diary
    diary.apply("import", [Change(after=hostile)])
    diary.apply("import", [Change(after=replace(hostile, slug="knot", aliases=()))])
    diary.close()
    for line in ("edit ", "log --tag ", "log ball ", "areas remove ", "log ball left-"):
        pairs = in_fish(kept, f"fascia {line}")
        assert pairs
        for word, explained in pairs.items():
            assert all(sign.isalnum() or sign in "-_.+" for sign in word)
            assert not set(explained) & set("\\$`\"'")


def test_without_a_diary_nothing_is_created(world: World) -> None:
    assert in_bash(world, "fascia edit ") == ["last"]
    assert "left-calf" in in_bash(world, "fascia log left-")
    assert not world.database.exists()


def test_a_diary_that_cannot_be_read_stays_silent_between_two_tabs(
    kept: World,
) -> None:
    kept.database.write_bytes(b"no diary" * 99)
    more = {
        "_FASCIA_COMPLETE": "complete_bash",
        "COMP_WORDS": "fascia edit",
        "COMP_CWORD": "2",
    }
    outcome = run(kept, more=more)
    assert (outcome.stdout, outcome.stderr) == (b"", b"")


def installed(world: World, shell: str) -> dict[str, str]:
    """Put `fascia` on the path, install completion in a shell; return its world."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    folder = world.folder / "bin"
    folder.mkdir()
    script = folder / "fascia"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(SOURCE)!r})\n"
        "from fasciatrack.__main__ import run\nrun()\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    here = environ(world, PATH=path, TERM="xterm", LC_ALL="C.UTF-8")
    subprocess.run(
        [program, "-c", "fascia --install-completion; exit $?"]
        if shell != "fish"
        else [program, "-N", "-c", "fascia --install-completion; exit $status"],
        env=here,
        check=True,
        capture_output=True,
        cwd=world.folder,
        timeout=60,
    )
    return here


def ask_shell(world: World, here: dict[str, str], *argv: str) -> list[str]:
    return subprocess.run(
        argv,
        env=here,
        check=True,
        capture_output=True,
        text=True,
        cwd=world.folder,
        timeout=60,
    ).stdout.splitlines()


def test_completion_works_once_installed_in_bash(kept: World) -> None:
    here = installed(kept, "bash")
    script = (
        "source ~/.bashrc\n"
        "COMP_WORDS=(fascia log left-ca) COMP_CWORD=2\n"
        "_fascia_completion fascia\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
        "COMP_WORDS=(fascia edit '') COMP_CWORD=2\n"
        "_fascia_completion fascia\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    offered = ask_shell(kept, here, "bash", "--norc", "-c", script)
    assert offered == ["left-calf", "last", "2", "1"]
    assert not (kept.folder / "pwned").exists()


def test_completion_works_once_installed_in_fish(kept: World) -> None:
    here = installed(kept, "fish")
    script = "complete -C 'fascia log left-ca'; complete -C 'fascia edit '"
    offered = ask_shell(kept, here, "fish", "-c", script)
    assert offered[0] == "left-calf\tCalf, left"
    assert {line.partition("\t")[0] for line in offered[1:]} == {"last", "1", "2"}
    assert not (kept.folder / "pwned").exists()


def test_completion_works_once_installed_in_zsh(kept: World) -> None:
    here = installed(kept, "zsh")
    with PseudoTerminal(["zsh", "-d", "-i"], here) as shell:
        shell.type("cd; PROMPT='%% '; echo rea''dy\n")
        shell.wait_for("ready\r\n")
        shell.type("fascia log ball left-ca\t-n\n")
        shell.wait_for("would store ball · left calf")
        shell.wait_for("% ")
        shell.type("fascia edit \t")
        shell.wait_for("the entry written down last")
        shell.type("\x15fascia log ball left-ca\t-n\n")
        shell.wait_for("would store ball · left calf")
        shell.type("exit\n")
        shell.end()
    assert "ball · neck" in shell.seen
    assert "(eval)" not in shell.seen
    assert not (kept.folder / "pwned").exists()
    assert not Path("pwned").exists()
