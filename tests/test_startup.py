"""What a command loads: the everyday ones must start at once.

`make bench` measures the time; here the reason for it is guarded, module by module.
"""

import json
import shlex
import subprocess
import sys
from typing import Annotated, get_origin

import pytest
from typer.models import OptionInfo

from fasciatrack.cli import night_options, options
from fasciatrack.cli.commands import COMMANDS
from program import environ, run
from world import World

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "rich",
    "plotext",
    "tzlocal",
    "statistics",
    "dataclasses",
    "importlib.metadata",
    "hashlib",
    "_hashlib",
    "tomllib",
    "logging",
    "fasciatrack.cli.editing",
    "fasciatrack.storage.schema",
    "fasciatrack.domain.safety",
    "fasciatrack.domain.article",
    "readline",
    "curses",
)
"""None of these is needed to keep or to show an entry, or to ask for one."""
NOT_FOR_A_LOG = (
    "bisect",
    "fasciatrack.domain.notices",
    "fasciatrack.domain.own",
    "fasciatrack.domain.selection",
    "fasciatrack.domain.timeline",
    "fasciatrack.output.own_lines",
    "fasciatrack.reporting.differences",
    "fasciatrack.reporting.trend",
    "fasciatrack.storage.creation",
    "fasciatrack.storage.timeline",
    "fasciatrack.storage.upgrade",
)
"""None of these is needed for a session that gives rise to nothing."""
MOST_MODULES = 54
"""So many of our own may a log load: each takes it a thousandth longer at least."""
TALK = (
    "termios",
    "fasciatrack.cli.asking",
    "fasciatrack.cli.conversation",
    "fasciatrack.cli.keyboard",
    "fasciatrack.cli.question",
    "fasciatrack.cli.session_questions",
    "fasciatrack.reporting.likely",
)
"""Only a conversation needs these."""
FIGURES = ("numpy", "scipy", "statistics", "_statistics")
"""What reckons for others; all we need are whole numbers and `math`."""
JUDGING = [
    "report",
    "report --why",
    "show 1",
    "compare",
    "relate",
    "relief",
    "page",
    "status",
    "plan show",
]
"""These say how sure a figure is, and never by drawing lots."""
KEYS = ("fasciatrack.cli.answer_line", "fasciatrack.cli.key_replies")
"""Only a conversation with keys needs these."""
LINUX = ("platformdirs",)
ZONES = ("zoneinfo",)

EVERYDAY = [
    "log ball neck 10m --pain 6:3 --note x",
    "log --like last --pain 5:3",
    "log ball --sleep 7h --water 250ml",
    "log ball --dry-run",
    "check --pain neck=4",
    "sleep 7h30",
    "drink 500ml",
    "status",
    "start ball neck --pain 6 --note x",
    "start --like last --pain 5",
    "edit 1 --note y",
    "delete 2",
    "undo",
    "areas",
    "report",
    "goal sessions 3",
    "look-back --less-pain yes",
    "calendar",
]

SCRIPT = """
import json, os, sys
os._exit = sys.exit  # so that this script has the last word
from fasciatrack.__main__ import run
sys.argv = ["fascia", *sys.argv[1:]]
before = set(sys.modules)
try:
    run()
except SystemExit as leaving:
    code = leaving.code
loaded = sorted(name for name in sys.modules if name not in before)
print()
print(json.dumps([code, loaded]))
"""


def loaded(
    world: World,
    *words: str,
    code: int | None = 0,
    more: dict[str, str] | None = None,
) -> set[str]:
    """Run `fascia` in a fresh interpreter and return the modules it loaded.

    Args:
        world: Where it runs.
        words: Its arguments.
        code: What it ends with; None for anything.
        more: Of its environment.
    """
    here = environ(world, **(more or {}))
    # Measuring coverage loads modules of its own.
    here = {name: text for name, text in here.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        cwd=world.folder,
        env=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    left_with, modules = json.loads(done.stdout.splitlines()[-1])
    assert code in {None, left_with}, done.stderr
    return set(modules)


def found(modules: set[str], names: tuple[str, ...]) -> list[str]:
    """Name the packages among these of which any part was loaded."""
    return [
        name
        for name in names
        if any(module == name or module.startswith(f"{name}.") for module in modules)
    ]


@pytest.fixture
def kept(world: World) -> World:
    """Return a world with a diary that has entries."""
    world.ok("log", "ball", "neck", "--pain", "6:3", "--tag", "desk")
    world.ok("log", "yoga")
    return world


@pytest.mark.parametrize("line", EVERYDAY)
def test_an_everyday_command_loads_nothing_heavy(kept: World, line: str) -> None:
    modules = loaded(kept, *line.split())
    assert "typer" in modules
    assert found(modules, (*HEAVY, *TALK, *KEYS)) == []
    assert found(modules, ZONES) == []
    if sys.platform == "linux":
        assert found(modules, LINUX) == []


@pytest.mark.parametrize("line", ["stop --pain 3", "cancel"])
def test_ending_what_runs_loads_nothing_heavy(kept: World, line: str) -> None:
    run(kept, "start", "ball", "neck", "--pain", "6", "--at", "5m ago")
    modules = loaded(kept, *line.split())
    assert found(modules, (*HEAVY, *ZONES)) == []


def test_a_follow_up_loads_nothing_heavy(kept: World) -> None:
    run(kept, "log", "ball", "neck", "--at", "24h ago")
    words = ("follow-up", "--soreness", "3", "--movement", "none")
    assert found(loaded(kept, *words), (*HEAVY, *ZONES)) == []


@pytest.mark.parametrize(("term", "keys"), [("xterm", list(KEYS)), ("dumb", [])])
def test_the_first_question_loads_nothing_heavy(
    kept: World, term: str, keys: list[str]
) -> None:
    terminals = pytest.importorskip("pseudo_terminal", exc_type=ImportError)
    here = environ(kept, TERM=term)
    here = {name: text for name, text in here.items() if not name.startswith("COV")}
    argv = [sys.executable, "-c", SCRIPT, "log"]
    with terminals.PseudoTerminal(argv, here) as terminal:
        terminal.wait_for("What did you do")
        terminal.type("\x04")
        terminal.end()
    left_with, loaded_ = json.loads(terminal.seen.splitlines()[-1])
    assert left_with == 1
    modules = set(loaded_)
    assert found(modules, HEAVY) == []
    assert found(modules, TALK) == list(TALK)
    assert found(modules, KEYS) == keys
    assert "fasciatrack.cli.body_picker" not in modules


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_tab_loads_nothing_heavy(kept: World, shell: str) -> None:
    for words in ("fascia log ball left-", "fascia edit ", "fascia ", "fascia log -"):
        more = {
            "_FASCIA_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        assert found(loaded(kept, more=more), HEAVY) == []


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told_before_typer_is_loaded(world: World, flag: str) -> None:
    modules = loaded(world, flag)
    assert [name for name in modules if name.startswith("fasciatrack.")] == []
    assert found(modules, ("typer", "sqlite3", "json", *HEAVY)) == []


def test_a_log_loads_only_what_it_keeps_and_tells(kept: World) -> None:
    words = ("log", "foam-roll", "left-calf", "10m", "--pain", "6:3")
    modules = loaded(kept, *words)
    assert found(modules, NOT_FOR_A_LOG) == []
    ours = [name for name in modules if name.startswith("fasciatrack")]
    assert len(ours) <= MOST_MODULES, sorted(ours)


def test_options_that_commands_share_are_no_annotations() -> None:
    shared = {**vars(options), **vars(night_options)}
    given = [name for name, each in shared.items() if isinstance(each, OptionInfo)]
    assert {"PAIN", "AT", "JSON", "BED"} <= set(given)
    assert [name for name, each in shared.items() if get_origin(each) is Annotated] == (
        []
    )


def test_only_the_command_that_was_asked_for_is_built(kept: World) -> None:
    modules = loaded(kept, "drink", "250ml")
    assert "fasciatrack.cli.drink" in modules
    for other in ("log", "sleep", "check", "edit", "undo", "chart", "report"):
        assert f"fasciatrack.cli.{other}" not in modules


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["log", "--help"], "rich"),
        (["log", "ball", "--at", "yesterday"], "zoneinfo"),
        (["sleep", "--woke", "6:40"], "zoneinfo"),
        (["chart", "pain"], "plotext"),
    ],
)
def test_what_is_left_out_is_loaded_where_it_is_needed(
    kept: World, words: list[str], needed: str
) -> None:
    assert found(loaded(kept, *words), (needed,)) == [needed]


def test_the_first_entry_alone_loads_sqlmodel(world: World) -> None:
    first = loaded(world, "log", "ball")
    second = loaded(world, "log", "ball")
    assert found(first, ("sqlmodel", "fasciatrack.storage.schema")) == [
        "sqlmodel",
        "fasciatrack.storage.schema",
    ]
    assert found(second, HEAVY) == []


def test_a_settings_file_alone_loads_its_reader(kept: World) -> None:
    (kept.folder / "settings.toml").write_text("glass_ml = 200\n", encoding="utf-8")
    assert found(loaded(kept, "drink", "1glass"), HEAVY) == ["tomllib"]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_loads_what_others_reckon_with(kept: World, name: str) -> None:
    example = COMMANDS[name].examples[0]
    first, _, _ = example.partition(" || ")
    modules = loaded(kept, *shlex.split(first)[1:], code=None)
    assert "typer" in modules
    assert found(modules, FIGURES) == []


@pytest.mark.parametrize("line", JUDGING)
def test_what_judges_draws_no_lots(kept: World, line: str) -> None:
    modules = loaded(kept, *line.split())
    assert found(modules, (*FIGURES, "random")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is needed at once")
def test_the_platform_is_known_without_platformdirs(kept: World) -> None:
    del kept.environ["FASCIATRACK_DB"]
    del kept.environ["FASCIATRACK_CONFIG"]
    loaded(kept, "log", "ball")
    assert found(loaded(kept, "log", "ball"), LINUX) == []
    assert (kept.folder / ".local/share/fasciatrack/diary.db").exists()
