"""The examples of a page, run as a reader would run them: one shell, one folder.

A ```console block holds commands after `$ ` (continued after `> `) and what they
print; `…` stands for anything, alone on a line for any lines. Nothing shown means
anything may be printed. `$ echo $?` shows a failure on purpose; every other command
must succeed. A ```sh block is run as a whole. Four comments guide the run:

    <!-- diary: sample -->         the sample diary is there from here on
    <!-- file: tests/data/a.csv -->  that file of the repository is there as a.csv
    <!-- now: 2026-11-17 07:30 --> the clock stands there from here on
    <!-- not run: REASON -->       the next block is only shown
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NOW = "2026-11-20 21:30"
SAMPLE = "diary: sample"
ROOT = Path(__file__).parents[1]
_FILE = "file: "
_NOW = "now: "
_NOT_RUN = "not run: "
_COMMENT = re.compile(r"<!-- (.*?) -->")
_MARK = "@@ended@@"

PROGRAM = """#!{python}
import os, sys
sys.path[:0] = {path!r}
from datetime import datetime
from zoneinfo import ZoneInfo
from fasciatrack.cli.context import Context
from fasciatrack.cli.main import main
now = datetime.fromisoformat(os.environ["DOCS_NOW"])
context = Context.of_this_process()
context.clock = lambda: now.replace(tzinfo=ZoneInfo("Europe/Berlin"))
context.zone_name = "Europe/Berlin"
sys.exit(main(sys.argv[1:], context))
"""
"""The real program with a clock that stands still."""


class Block(NamedTuple):
    """One fenced block of a page."""

    language: str
    lines: list[str]
    line: int
    """Where it begins, from 1."""
    notes: list[str]
    """The comments since the block before."""


class Example(NamedTuple):
    """One command and what the page says it prints; None: nothing said."""

    command: str
    shown: str | None
    line: int
    now: str
    language: str


class Result(NamedTuple):
    """What an example did."""

    example: Example
    code: int
    printed: str


def blocks(text: str) -> Iterator[Block]:
    """Find the fenced blocks of a page."""
    language: str | None = None
    found: list[str] = []
    start = 0
    notes: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if language is not None and line != "```":
            found.append(line)
        elif language is not None:
            yield Block(language, found, start, notes)
            language, notes = None, []
        elif line.startswith("```"):
            language, found, start = line[3:], [], number
        else:
            notes += _COMMENT.findall(line)


def examples(text: str) -> list[Example]:
    """Find what is to be run on a page, in order."""
    found: list[Example] = []
    now = NOW
    for block in blocks(text):
        for note in block.notes:
            now = note.removeprefix(_NOW) if note.startswith(_NOW) else now
        if any(note.startswith(_NOT_RUN) for note in block.notes):
            continue
        if block.language == "console":
            found += _commands(block, now)
        elif block.language in ("sh", "python"):
            code = "\n".join(block.lines)
            found.append(Example(code, None, block.line, now, block.language))
    return found


def uses_sample(text: str) -> bool:
    """Say whether a page starts from the sample diary."""
    return SAMPLE in _COMMENT.findall(text)


def run(page: str, folder: Path) -> list[Result]:
    """Run a page's examples in a folder, one after the other in one shell."""
    for note in _COMMENT.findall(page):
        if note.startswith(_FILE):
            shutil.copy(ROOT / note.removeprefix(_FILE), folder / "here")
    todo = [each for each in examples(page) if _can_run(each)]
    script = "\n".join(_script(number, each) for number, each in enumerate(todo))
    program = folder / "bin" / "fascia"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable, path=sys.path))
    program.chmod(0o700)
    environ = {
        "HOME": str(folder),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    ended = subprocess.run(
        ["bash", "-c", script],  # noqa: S607 - any bash will do
        cwd=folder / "here",
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout
    parts = re.split(rf"\n?{_MARK}(\d+)\n", ended)
    return [
        Result(example, int(code), printed.strip("\n"))
        for example, printed, code in zip(todo, parts[::2], parts[1::2], strict=False)
    ]


def matches(printed: str, shown: str) -> bool:
    """Compare what was printed with what a page shows; `…` stands for anything."""
    wanted = [
        r"(?:.*\n)*?" if line.strip() == "…" else _line_pattern(line) + r"\n"
        for line in shown.splitlines()
    ]
    given = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch("".join(wanted), given) is not None


def updated(page: str, results: list[Result]) -> str:
    """Return the page with what was printed, where it shows something else."""
    lines = page.splitlines()
    for example, _, printed in reversed(results):
        if example.shown is None or matches(printed, example.shown):
            continue
        start = example.line + example.command.count("\n")
        end = start + len(example.shown.splitlines())
        lines[start:end] = [line.rstrip() for line in printed.splitlines()]
    return "\n".join(lines) + "\n"


def _line_pattern(line: str) -> str:
    return ".*?".join(re.escape(part) for part in line.rstrip().split("…"))


def _commands(block: Block, now: str) -> Iterator[Example]:
    command, shown, line = "", list[str](), 0
    for number, text in enumerate(block.lines, block.line + 1):
        if text.startswith("$ "):
            if command:
                yield _example(command, shown, line, now)
            command, shown, line = text[2:], [], number
        elif text.startswith("> ") and not shown:
            command += "\n" + text[2:]
        else:
            shown.append(text)
    yield _example(command, shown, line, now)


def _example(command: str, shown: list[str], line: int, now: str) -> Example:
    said = "\n".join(shown).strip("\n") if shown else None
    return Example(command, said, line, now, "console")


def _can_run(example: Example) -> bool:
    tool = example.command.split()[0]
    return tool not in {"sqlite3", "jq"} or shutil.which(tool) is not None


def _script(number: int, example: Example) -> str:
    command = example.command
    if example.language == "python":
        end = f"PYTHON-{number}"
        command = f"\"$PYTHON\" - <<'{end}'\n{command}\n{end}"
    elif example.language == "sh":
        command = f"( set -e\n{command}\n)"
    return (
        f"export DOCS_NOW='{example.now}'\n"
        f"(exit ${{code:-0}})\n{command}\ncode=$?\n"
        f'printf "\\n{_MARK}%d\\n" "$code"'
    )
