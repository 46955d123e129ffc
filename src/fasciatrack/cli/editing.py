"""An entry in the person's own editor, as one line per field and a free note."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from fasciatrack.cli.context import Context
from fasciatrack.domain.form_reading import revise_entry
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.records import Entry, EntryType
from fasciatrack.errors import DeclinedError, FasciaError, InvalidValueError, quoted
from fasciatrack.output.screen import safe

NOTE = "note:"
EXAMPLES: dict[EntryType, str] = {
    "session": "--pain 6:2",
    "check-in": "--pain neck=4",
    "follow-up": "--set load=heavy",
    "look-back": '--set "peg=6 7 4"',
    "night": "--sleep 7h",
    "drink": "--water 500ml",
}
"""What may be corrected by an option."""
NOW = "Scores: left-calf=3 neck=4."
MANNERS: dict[EntryType, str] = {
    "session": "Scores: left-calf=6:3 neck=7:4 (before:after).",
    "check-in": NOW,
    "follow-up": f"{NOW} Movement: walk 20m.",
    "look-back": "PEG: 6 7 4. Activities: climbing stairs=4, gardening=7.",
}
"""How the fields are written that are not plain to see."""


@contextmanager
def edited_entry(context: Context, entry: Entry) -> Iterator[Entry]:
    """Let the person change an entry in their editor until it can be read.

    What they wrote is kept, and told where, unless all goes well inside.

    Raises:
        InvalidValueError: nobody is there to edit.
        DeclinedError: the person gave up.
        FasciaError: the editor failed.
    """
    if not context.may_ask:
        raise InvalidValueError(
            "nothing to change was given",
            hint=f"name it by options, such as {EXAMPLES[entry.type]}",
        )
    folder = Path(tempfile.mkdtemp(prefix="fascia-"))
    draft = folder / f"entry-{entry.number}.txt"
    text = as_text(entry)
    _write(draft, text)
    try:
        yield _edited(context, entry, draft, text)
    except BaseException:
        if _has_changed(draft, text):
            context.tell(f"Your text is kept in {safe(str(draft))}")
        else:
            rmtree(folder, ignore_errors=True)
        raise
    rmtree(folder, ignore_errors=True)


def _edited(context: Context, entry: Entry, draft: Path, text: str) -> Entry:
    from fasciatrack.cli.asking import confirm

    while True:
        _open_editor(context, draft)
        try:
            form = _changed_form(entry, text, _read(draft))
            return revise_entry(entry, form, reading=context.reading)
        except FasciaError as error:
            context.tell(f"fascia: {safe(str(error))}")
            if not confirm(context, "Open it again?"):
                raise DeclinedError(
                    "nothing was changed", hint="you said no"
                ) from error


def as_text(entry: Entry) -> str:
    """Write an entry for the editor."""
    form = form_of(entry)
    note = form.pop("note")
    lines = [
        f"# Entry {entry.number}, a {entry.type}. Change it, save and close.",
        f"# An empty field is unknown. {MANNERS.get(entry.type, '')}".rstrip(),
        *(f"{name}: {_one_line(text)}".rstrip() for name, text in form.items()),
        "# Everything below `note:` is the note.",
        NOTE,
        note,
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def from_text(text: str) -> Form:
    """Read what came back from the editor.

    Raises:
        InvalidValueError: a line is no field, or names one that was there already.
    """
    form: Form = {}
    lines = text.split("\n")
    for position, line in enumerate(lines):
        if line.startswith(NOTE):
            note = [line.removeprefix(NOTE).lstrip(), *lines[position + 1 :]]
            form["note"] = "\n".join(note).strip("\n")
            break
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or name in form:
            wrong = "is there twice" if colon else "is no field"
            raise InvalidValueError(
                f"line {position + 1}, {quoted(line)}, {wrong}",
                hint="write each field once, as `name: value`",
            )
        form[name] = value.strip()
    return form


def _changed_form(entry: Entry, before: str, after: str) -> Form:
    """Return the entry's form with the fields that were changed in the text."""
    written, now = (from_text(text.replace("\r\n", "\n")) for text in (before, after))
    form = form_of(entry)
    for name in now.keys() | form.keys():
        if now.get(name, "") != written.get(name):
            form[name] = now.get(name, "")
    return form


def _write(draft: Path, text: str) -> None:
    draft.touch(mode=0o600)
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


def _read(draft: Path) -> str:
    try:
        with draft.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError:
        raise InvalidValueError(
            "the text is not valid UTF-8", hint="save it in that encoding"
        ) from None
    except OSError as error:
        raise InvalidValueError(
            f"the text cannot be read: {(error.strerror or '').lower()}",
            hint="save it where it was",
        ) from error


def _has_changed(draft: Path, text: str) -> bool:
    try:
        return _read(draft) != text
    except InvalidValueError:
        return draft.exists()


def _open_editor(context: Context, draft: Path) -> None:
    import shlex

    default = "notepad" if os.name == "nt" else "vi"
    editor = context.environ.get("VISUAL") or context.environ.get("EDITOR") or default
    try:
        command = shlex.split(editor)
        with _ctrl_c_for_the_editor():
            # The person's own editor.
            subprocess.run([*(command or [default]), str(draft)], check=True)  # noqa: S603 - the person's own editor
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise FasciaError(
            f"the editor {quoted(editor)} failed",
            hint="set $EDITOR to another one",
        ) from error


@contextmanager
def _ctrl_c_for_the_editor() -> Iterator[None]:
    """Leave Ctrl-C to the editor, where it may mean something else than leaving."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
