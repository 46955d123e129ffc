"""The documentation is complete, its examples run, and its links lead somewhere."""

import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import console
import fasciatrack
from fasciatrack.cli.app import build, main_group
from fasciatrack.cli.commands import COMMANDS
from fasciatrack.cli.context import Context
from fasciatrack.cli.demo import fill
from fasciatrack.cli.main import main
from fasciatrack.cli.settings import SETTINGS
from fasciatrack.domain.areas import AREAS
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.vocabulary import BEVERAGES, EFFECTS, KINDS, TOOLS
from fasciatrack.errors import ExitCode
from fasciatrack.exchange.csv_files import RATING_COLUMNS, SESSION_COLUMNS
from fasciatrack.exchange.mapping import TARGETS
from fasciatrack.reporting.over_time.chartables import CHARTABLES
from fasciatrack.storage.diary import Diary
from fasciatrack.storage.schema import TABLES
from world import Terminal, World

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
UPDATE = "FASCIA_UPDATE_SNAPSHOTS"
"""Set to 1, what examples print is written into the pages, to be reviewed as a diff."""
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
WRITTEN = [page for page in PAGES if page.parent != REFERENCE]
WITH_EXAMPLES = [
    page for page in WRITTEN if console.examples(page.read_text(encoding="utf-8"))
]
ZONE = ZoneInfo("Europe/Berlin")
ASKING = {
    "fascia log": "",
    "fascia edit last": "",
    "fascia follow-up": "",
    "fascia look-back": "yes",
}
"""Examples that need a terminal: they ask, or open an editor; with a first answer."""
PREPARED = {
    "fascia redo": "undo --yes",
    "fascia stop --pain 3": "start ball neck --pain 6 --at '10m ago'",
    "fascia stop --pain 3 --duration 12m --side-effect soreness=2": "start ball neck",
    "fascia cancel": "start ball neck",
}
"""What has to be done before an example."""
OTHER_CSV = "Date,Intensity\n2026-11-18,4\n2026-11-19,2.5\n"


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample diary as it is on the morning of Friday, 20 November 2026."""
    path = tmp_path_factory.mktemp("sample") / "diary.db"
    diary = Diary(path, now=lambda: datetime(2026, 11, 20, 6, tzinfo=ZONE))
    fill(diary, today=date(2026, 11, 20), zone=ZONE)
    diary.close()
    return path


@pytest.fixture
def sampled(world: World, sample: Path) -> World:
    """Return a world whose diary is a copy of the sample diary."""
    world.database.parent.mkdir(mode=0o700)
    shutil.copy(sample, world.database)
    return world


@pytest.mark.skipif(shutil.which("bash") is None, reason="examples are for a shell")
@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=named)
def test_every_example_of_a_page_does_what_the_page_says(
    page: Path, sample: Path, tmp_path: Path
) -> None:
    text = page.read_text(encoding="utf-8")
    (tmp_path / "here").mkdir()
    if console.uses_sample(text):
        folder = tmp_path / ".local" / "share" / "fasciatrack"
        folder.mkdir(mode=0o700, parents=True)
        shutil.copy(sample, folder / "diary.db")

    results = console.run(text, tmp_path)

    if os.environ.get(UPDATE):
        text = console.updated(text, results)
        page.write_text(text, encoding="utf-8")
    assert len(results) >= len(console.examples(text)) - sum(
        each.command.startswith(("sqlite3", "jq")) for each in console.examples(text)
    )
    follows = [*(each.example.command for each in results[1:]), ""]
    for result, following in zip(results, follows, strict=True):
        where = f"{named(page)}:{result.example.line}: {result.example.command}"
        if following != "echo $?":
            assert result.code == 0, f"{where}\n{result.printed}"
        if result.example.shown is not None and not os.environ.get(UPDATE):
            assert console.matches(result.printed, result.example.shown), (
                f"{where}\n{result.printed}"
            )


CONVERSATIONS = [
    (page, block)
    for page in WRITTEN
    for block in console.blocks(page.read_text(encoding="utf-8"))
    if "conversation" in block.notes
]


class Echoing(Terminal):
    """A keyboard whose letters appear on the screen."""

    screen: StringIO

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed says bytes
        """Read a line and show it."""
        line = super().readline(-1 if size is None else size)
        self.screen.write(line)
        return line


@pytest.mark.parametrize(("page", "block"), CONVERSATIONS)
def test_every_conversation_goes_as_the_page_says(
    page: Path, block: console.Block, world: World
) -> None:
    command, *shown = block.lines
    asked = [line for line in shown if re.match(r"[A-Za-z].*:( |$)", line)]
    keyboard = Echoing("".join(f"{line.rpartition(':')[2][1:]}\n" for line in asked))
    keyboard.screen = Terminal()
    context = Context(
        environ={**world.environ, "NO_COLOR": "1"},
        clock=lambda: world.now,
        zone_name="Europe/Berlin",
        stdin=keyboard,
        stdout=Terminal(),
        stderr=keyboard.screen,
    )

    assert main(command.split()[2:], context) == 0
    seen = keyboard.screen.getvalue()
    assert console.matches(seen, "\n".join(shown)), f"{named(page)}\n{seen}"


def test_only_what_changes_the_machine_is_not_run() -> None:
    not_run = {
        named(page): notes
        for page in PAGES
        if (notes := re.findall(r"<!-- not run: (.*) -->", text_of(named(page))))
    }

    assert set(not_run) == {
        "README.md",
        "docs/how-to/open-in-a-notebook.md",
        "docs/how-to/set-up.md",
    }


@pytest.mark.parametrize(
    "example", [each for one in COMMANDS.values() for each in one.examples]
)
def test_every_example_of_a_help_page_runs_on_a_diary_with_entries(
    example: str, sampled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sampled.folder)
    (sampled.folder / "other.csv").write_text(OTHER_CSV, encoding="utf-8")
    sampled.environ["TMPDIR"] = str(sampled.folder)
    sampled.environ["EDITOR"] = "true"
    if "import diary.json" in example:
        sampled.ok("export", "-o", "diary.json")
    if example in PREPARED:
        sampled.ok(*shlex.split(PREPARED[example]))
    first, either, _ = example.partition(" || ")
    answers = [ASKING[example], *["-"] * 20] if example in ASKING else None

    outcome = sampled.run(*shlex.split(first)[1:], answers=answers)

    assert outcome.code == 0 or (either and outcome.code == 1), outcome.err


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return the script that writes the reference."""
    monkeypatch.syspath_prepend(str(DOCS))
    import generate  # noqa: PLC0415 - found by the path above

    yield generate
    for name in [name for name in sys.modules if name.startswith("generat")]:
        del sys.modules[name]


def test_the_reference_is_what_the_program_says(
    generator: Any,  # noqa: ANN401 - a script
) -> None:
    for name, text in generator.generated().items():
        assert (REFERENCE / name).read_text(encoding="utf-8") == text, "make docs"
    assert {page.name for page in REFERENCE.iterdir()} == set(generator.PAGES)


def test_an_outdated_page_is_named(
    generator: Any,  # noqa: ANN401 - a script
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    generator.FOLDER = tmp_path / "reference"
    assert generator.main([]) == 0
    assert generator.main(["--check"]) == 0
    (generator.FOLDER / "csv.md").write_text("old", encoding="utf-8")

    assert generator.main(["--check"]) == 1
    assert (
        capsys.readouterr().err == "docs/reference/csv.md is out of date: make docs\n"
    )


def test_every_command_and_option_is_documented() -> None:
    parts = re.split(r"^### fascia (\S+)\n", cli_page(), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))

    assert set(sections) == set(COMMANDS)
    for command in COMMANDS.values():
        built = build(command)
        inner = getattr(built, "commands", {})
        for one in (built, *inner.values()):
            for param in one.params:
                where = cli_page() if param.name in everywhere() else ""
                for option in param.opts:
                    if option.startswith("-"):
                        assert f"`{option}`" in sections[command.name] + where, option
        for name in inner:
            assert f"#### fascia {command.name} {name}" in sections[command.name]


def cli_page() -> str:
    return text_of("docs/reference/cli.md")


def everywhere() -> set[str]:
    return {param.name for param in main_group().params}


EXIT_CODES = [each for each in vars(ExitCode).items() if each[0].isupper()]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("exit-codes", [f"`{code}` | {name}" for name, code in EXIT_CODES]),
        ("csv", [f"`{name}`" for name in (*RATING_COLUMNS, *SESSION_COLUMNS)]),
        ("csv", [f"`{name}`" for name in TARGETS]),
        ("settings", [f"`{each.name}` | `{each.variable}`" for each in SETTINGS]),
        ("scales", [f"`{name}`" for name in (*METRICS, *CHARTABLES)]),
        ("areas", [f"`{name}`" for area in AREAS.values() for name in area.aliases]),
        ("areas", [f"`{name}`" for name in AREAS]),
        ("kinds-and-tools", [f"`{name}`" for name in (*KINDS, *TOOLS)]),
        ("kinds-and-tools", [f"`{name}`" for name in (*EFFECTS, *BEVERAGES)]),
        ("data", [f"| `{name}` |" for row in TABLES for name in row.model_fields]),
    ],
)
def test_every_word_of_the_program_is_documented(page: str, words: list[str]) -> None:
    text = text_of(f"docs/reference/{page}.md")

    assert [word for word in words if word not in text] == []


DOCUMENTS = {
    "log --json": "log ball neck --pain 4:3 --json",
    "check --json": "check --pain neck=4 --json",
    "sleep --json": "sleep 7h --json",
    "drink --json": "drink 250ml --json",
    "start --json": "start ball --json --dry-run",
    "stop --json": "start ball; stop --json",
    "cancel --json": "start ball; cancel --json",
    "follow-up --json": "log yoga --at yesterday; follow-up --soreness 1 --json",
    "look-back --json": "look-back --less-pain yes --json",
    "show ID --json": "show 1 --json",
    "chart METRIC --json": "chart pain --json",
    "plan randomize OPTIONS --json": "plan randomize ball nothing --area neck --json",
    "routines show ROUTINE --json": "routines show legs --json",
    "import FILE --json": "import diary.json --json",
}
"""How a line of the JSON page is typed, where it is not typed as it stands."""
ON_A_TERMINAL = {"roll --json"}
"""Lines that need somebody there; tests/cli/test_roll.py looks at what they write."""


def test_every_document_has_the_keys_it_is_said_to_have(
    sampled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sampled.folder)
    sampled.ok("export", "-o", "diary.json")
    page = text_of("docs/reference/json.md")
    said = re.findall(r"^\| `fascia (.*?)` \| (.*) \|$", page, re.MULTILINE)

    assert len(said) == 35
    assert {line for line, _ in said} >= ON_A_TERMINAL
    for line, keys in said:
        if line in ON_A_TERMINAL:
            continue
        *before, typed = DOCUMENTS.get(line, line).split("; ")
        for command in before:
            sampled.ok(*command.split())
        document = json.loads(sampled.ok(*typed.split()).out)
        known = re.match(r"those of \[(\w+)\]", keys)
        names = keys_of(known[1]) if known else set(re.findall(r"`(\w+)`", keys))
        assert document.keys() == names | {"schema_version"}, line
        for key, record in re.findall(r"`(\w+)` \(list of \[(\w+)\]", keys):
            for value in document[key]:
                assert value.keys() == keys_of(record), (line, key)


def keys_of(record: str) -> set[str]:
    page = text_of("docs/reference/json.md")
    section = page.split(f"\n### {record}\n")[1].split("\n### ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
        for title in titles
    }


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_index() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", text_of("docs/index.md"))
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}

    assert pages - set(linked) == {"index.md"}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_package_host_or_a_machine(page: Path) -> None:
    foreign = r"https?://|pypi|github\.com|gitlab|/home/|/Users/|/tmp/|/work/|C:\\"

    assert re.findall(foreign, page.read_text(encoding="utf-8"), re.IGNORECASE) == []


@pytest.mark.parametrize("page", WRITTEN, ids=named)
def test_prose_has_one_sentence_on_each_line(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    prose = [line for line in text.splitlines() if not line.startswith("|")]

    assert [line for line in prose if re.search(r"[a-z`*)][.!?] [A-Z`]", line)] == []


def test_every_test_that_a_promise_names_is_there() -> None:
    page = text_of("docs/explanation/reliability.md")

    for name in re.findall(r"`(tests/[\w/.]+)`", page):
        assert (ROOT / name).exists(), name


def test_the_changelog_is_about_this_version() -> None:
    changelog = text_of("CHANGELOG.md")
    versions = re.findall(r"^## \[(.+?)\](?: - (\S+))?$", changelog, re.MULTILINE)

    assert versions[0] == ("Unreleased", "")
    assert versions[1][0] == fasciatrack.__version__
    assert all(date.fromisoformat(day) for _, day in versions[1:])
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", changelog, re.MULTILINE)) <= kinds


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a", False),
        ("at /here/x.db", "at …/x.db", True),
        ("a\nb\nc\nd", "a\n…\nd", True),
        ("a\nd", "a\n…\nd", True),
        ("a\nb", "a\n…\nd", False),
        ("a.c", "abc", False),
    ],
)
def test_an_ellipsis_stands_for_anything(
    printed: str, shown: str, *, same: bool
) -> None:
    assert console.matches(printed, shown) is same


def test_an_update_keeps_what_is_right_and_replaces_what_is_not() -> None:
    page = "```console\n$ one\nold\n$ two\nat …\n$ three\nlong\nlonger\n```\n"
    one, two, three = console.examples(page)
    results = [
        console.Result(one, 0, "new\nlines"),
        console.Result(two, 0, "at home"),
        console.Result(three, 0, "short"),
    ]

    assert console.updated(page, results) == (
        "```console\n$ one\nnew\nlines\n$ two\nat …\n$ three\nshort\n```\n"
    )
