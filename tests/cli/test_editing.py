import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import (
    a_check_in,
    a_drink,
    a_follow_up,
    a_look_back,
    a_night,
    a_session,
)
from fasciatrack.cli.editing import as_text, from_text
from fasciatrack.domain.changes import Change
from fasciatrack.domain.forms import FIELDS, RATED, form_of
from fasciatrack.domain.records import Entry
from world import Outcome, World

Edit = Callable[..., Outcome]


@pytest.fixture
def edit(world: World, tmp_path: Path) -> Edit:
    """Edit entry 1 with an editor that runs some Python on `text`."""
    world.ok("log", "ball", "neck", "10m", "--pain", "6:3", "--note", "long drive")

    def run(script: str, *answers: str, options: tuple[str, ...] = ()) -> Outcome:
        path = tmp_path / "editor.py"
        path.write_text(
            "import sys\n"
            "text = open(sys.argv[1], newline='').read()\n"
            f"{script}\n"
            "open(sys.argv[1], 'w', newline='').write(text)\n",
            encoding="utf-8",
        )
        editor = {"EDITOR": f"{sys.executable} '{path}'"}
        return world.run("edit", "1", *options, answers=answers, environ=editor)

    return run


@pytest.fixture
def draft() -> Iterator[Callable[[Outcome], Path]]:
    """Find the draft that a command told of, and clear it away afterwards."""
    found: list[Path] = []

    def told(outcome: Outcome) -> Path:
        (line,) = (text for text in outcome.err.splitlines() if "is kept" in text)
        found.append(Path(line.partition("is kept in ")[2]))
        return found[-1]

    yield told
    for path in found:
        shutil.rmtree(path.parent)


def only(world: World) -> Entry:
    (entry,) = world.entries
    return entry


def test_a_field_changed_in_the_editor_is_changed_and_nothing_else(
    world: World, edit: Edit
) -> None:
    before = only(world)
    outcome = edit("text = text.replace('kind: ball', 'kind: yoga')")

    assert outcome.code == 0
    assert outcome.err.splitlines()[1:] == [
        "    kind: ball → yoga",
        "changed   (fascia undo)",
    ]
    after = only(world)
    assert after.session is not None
    assert (after.session.kind, after.ratings) == ("yoga", before.ratings)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("text = text.replace('pain: neck=6:3', 'pain: neck=6:2')", "neck: 3 → 2"),
        ("text = text.replace('pain: neck=6:3\\n', '')", "neck: 6 → not given"),
        ("text = text.replace('long drive', 'a flight\\nand a train')", "a flight"),
        ("text = text.replace('note:\\nlong drive', 'note: short')", "→ short"),
        ("text = text.replace('note:\\nlong', 'note: so\\nlong')", "so"),
        ("text = text.replace('\\nnote:\\nlong drive', '')", "→ not given"),
        ("text = text.replace('\\n', '\\r\\n').replace('10m', '20m')", "→ 20 min"),
        (
            "text += '\\n\\n'\ntext = text.replace('tags:', 'tags: a')",
            "tags: not given",
        ),
        ("text = text.replace('at: 2026-11-20T21:30+01:00', 'at:')", "time not given"),
    ],
)
def test_whatever_a_person_may_do_to_the_text_is_understood(
    world: World, edit: Edit, script: str, said: str
) -> None:
    before = only(world)
    outcome = edit(script)
    assert outcome.code == 0
    assert said in outcome.err
    assert only(world) != before


@pytest.mark.parametrize("script", ["", "text += '\\n \\n'"])
def test_an_unchanged_text_changes_nothing(
    world: World, edit: Edit, script: str
) -> None:
    before = world.database.read_bytes()
    assert edit(script).err == "nothing changed\n"
    assert world.database.read_bytes() == before


def test_a_dry_run_in_the_editor_changes_nothing(world: World, edit: Edit) -> None:
    before = world.database.read_bytes()
    outcome = edit("text = text.replace('10m', '20m')", options=("-n",))
    assert outcome.err.startswith("would change: ~ 1  ball")
    assert world.database.read_bytes() == before


def test_a_text_that_cannot_be_read_is_opened_again(world: World, edit: Edit) -> None:
    script = (
        "wrong = 'kind: blorb'\n"
        "text = text.replace(wrong, 'kind: heat') if wrong in text"
        " else text.replace('kind: ball', wrong)"
    )
    outcome = edit(script, "y")
    assert outcome.code == 0
    assert "fascia: 'blorb' is not a known kind; known are mfr-" in outcome.err
    assert "\nOpen it again? [y/N] " in outcome.err
    assert "kind: ball → heat" in outcome.err
    assert only(world).session is not None


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("text = text.replace('kind: ball', 'kind: blorb')", "not a known kind"),
        ("text = text.replace('kind: ball', 'ball')", "'ball', is no field"),
        ("text = 'kind: yoga\\n' + text", "'kind: ball', is there twice"),
        ("text = text.replace('tool:', 'toll:')", "'toll' is not a known field of a"),
        ("text = ''", "the kind is missing"),
        ("import os; os.remove(sys.argv[1]); sys.exit()", "the text cannot be read"),
        (
            "open(sys.argv[1], 'wb').write(b'kind: \\xff'); sys.exit()",
            "the text is not valid UTF-8",
        ),
    ],
)
def test_whoever_gives_up_changes_nothing_and_keeps_the_text(
    world: World,
    edit: Edit,
    draft: Callable[[Outcome], Path],
    script: str,
    said: str,
) -> None:
    before = world.database.read_bytes()
    outcome = edit(script, "n")
    assert outcome.code == 1
    assert said in outcome.err
    assert outcome.err.endswith("fascia: nothing was changed; you said no\n")
    assert world.database.read_bytes() == before
    if "os.remove" in script:
        assert "is kept in" not in outcome.err
        return
    path = draft(outcome)
    assert path.exists()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_written_is_kept_when_it_cannot_be_stored(
    world: World, edit: Edit, draft: Callable[[Outcome], Path]
) -> None:
    script = (
        "import sqlite3\n"
        f"diary = sqlite3.connect({str(world.database)!r})\n"
        "diary.execute('CREATE TRIGGER full BEFORE INSERT ON revision'\n"
        "              ' BEGIN SELECT raise(ABORT, \"full\"); END')\n"
        "text = text.replace('10m', '20m')"
    )
    outcome = edit(script)
    assert outcome.code != 0
    assert "20m" in draft(outcome).read_text(encoding="utf-8")


@pytest.mark.parametrize("editor", ["false", "no-such-editor -w", "vi 'unclosed"])
def test_an_editor_that_fails_changes_nothing_and_leaves_nothing(
    world: World, editor: str
) -> None:
    world.ok("log", "ball")
    before = world.database.read_bytes()
    outcome = world.run("edit", "1", answers=(), environ={"VISUAL": editor})
    assert outcome.code == 1
    assert outcome.err == (
        f"fascia: the editor '{editor}' failed; set $EDITOR to another one\n"
    )
    assert world.database.read_bytes() == before


def test_visual_beats_editor(world: World) -> None:
    world.ok("log", "ball")
    environ = {"VISUAL": "true", "EDITOR": "false"}
    outcome = world.run("edit", "1", answers=(), environ=environ)
    assert outcome.err == "nothing changed\n"


def test_nothing_opens_where_nobody_is(world: World) -> None:
    world.ok("log", "ball")
    environ = {"EDITOR": "false"}
    for outcome in (
        world.run("edit", "1", environ=environ),
        world.run("edit", "1", "--no-input", answers=(), environ=environ),
    ):
        assert outcome.code == 2
        assert "nothing to change was given; name it by options" in outcome.err


STRANGE = a_session(
    "pain=6:3",
    "pain left-calf=5:",
    note="  two\r\nlines\x0cand\u2028more \x1b[31m\nnote:\n# no comment\n",
    tags=("long drive", "#odd,tag"),
)


def test_the_text_holds_every_field_and_reads_back() -> None:
    form = from_text(as_text(STRANGE))
    assert set(form) == set(FIELDS["session"])
    known = form_of(STRANGE)
    assert {name: form[name] for name in form if name != "note"} == {
        name: text for name, text in known.items() if name != "note"
    }
    assert form["note"] == STRANGE.note.strip("\n") if STRANGE.note else False


def test_a_strange_entry_survives_the_correction_of_another_field(
    world: World, tmp_path: Path
) -> None:
    diary = world.diary
    diary.apply("import", [Change(after=STRANGE)])
    diary.close()
    (stored,) = world.entries
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nsed -i 's/^kind: .*/kind: yoga/' \"$1\"\n")
    script.chmod(0o700)

    number = str(stored.number)
    environ = {"EDITOR": str(script)}
    assert world.run("edit", number, answers=(), environ=environ).code == 0

    changed = only(world)
    assert changed.session is not None
    assert changed.session.kind == "yoga"
    assert (changed.note, changed.tags, changed.ratings, changed.at) == (
        *(stored.note, stored.tags, stored.ratings, stored.at),
    )


@pytest.mark.parametrize(
    ("entry", "field", "written"),
    [
        (a_session("pain=6:3"), "pain", "left-calf=6:3"),
        (a_follow_up("soreness neck=2"), "soreness", "left-calf=3 neck=4"),
        (a_check_in("pain neck=4"), "pain", "left-calf=3 neck=4"),
        (a_look_back(less_pain="yes"), "peg", "6 7 4"),
        (a_look_back(less_pain="yes"), "activities", "climbing stairs=4, gardening=7"),
        (a_night(390), "", ""),
        (a_drink(250), "", ""),
    ],
)
def test_the_form_that_the_text_shows_is_the_one_of_its_type(
    world: World, entry: Entry, field: str, written: str
) -> None:
    explained = as_text(entry).splitlines()[1]
    assert written in explained
    assert ("Scores" in explained) == (field in RATED)
    assert ("before:after" in explained) == (entry.type == "session")
    if not field:
        assert explained == "# An empty field is unknown."
        return
    diary = world.diary
    diary.apply("import", [Change(after=entry)])
    diary.close()
    number = str(only(world).number)
    world.ok("edit", number, "--set", f"{field}={written}")
