"""An entry in the person's own editor, as one line per field and a free note."""

import os
import subprocess
import tempfile
from pathlib import Path

from fasciatrack.cli.context import Context
from fasciatrack.domain.form_reading import revise_entry
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.values import replace
from fasciatrack.errors import DeclinedError, FasciaError, InvalidValueError, quoted

NOTE = "note:"


def edited_entry(context: Context, entry: Entry) -> Entry:
    """Let the person change an entry in their editor until it can be read.

    Raises:
        DeclinedError: nobody is there, or the person gave up; the draft is kept then.
        FasciaError: the editor failed.
    """
    if not context.may_ask:
        raise DeclinedError(
            "nothing to change was given",
            hint="name it by options, such as --pain 6:2",
        )
    from fasciatrack.cli.conversation import confirm

    folder = Path(tempfile.mkdtemp(prefix="fascia-"))
    draft = folder / f"entry-{entry.number}.txt"
    draft.write_text(as_text(entry), encoding="utf-8")
    draft.chmod(0o600)
    while True:
        _open_editor(context, draft)
        try:
            form = from_text(draft.read_text(encoding="utf-8"))
            revised = revise_entry(entry, form, reading=context.reading)
        except (FasciaError, UnicodeDecodeError) as error:
            context.tell(f"fascia: {error}")
            if not confirm(context, "Open it again?"):
                raise DeclinedError(
                    "nothing was changed", hint=f"your text is kept in {draft}"
                ) from error
        else:
            draft.unlink()
            folder.rmdir()
            return _with_unchanged_ratings(entry, form, revised)


def as_text(entry: Entry) -> str:
    """Write an entry for the editor."""
    form = form_of(entry)
    note = form.pop("note")
    lines = [
        f"# Entry {entry.number}, a {entry.type}. Change it, save and close.",
        "# An empty field is unknown. Scores: left-calf=6:3 neck=7:4 (before:after).",
        *(f"{name}: {text}".rstrip() for name, text in form.items()),
        "# Everything below `note:` is the note.",
        NOTE,
        note,
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def from_text(text: str) -> Form:
    """Read what came back from the editor.

    Raises:
        InvalidValueError: a line is no field.
    """
    form: Form = {}
    lines = text.splitlines()
    for position, line in enumerate(lines):
        if line.strip() == NOTE:
            form["note"] = "\n".join(lines[position + 1 :]).strip("\n")
            break
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not colon:
            raise InvalidValueError(
                f"line {position + 1}, {quoted(line)}, is no field",
                hint="write it as `name: value`",
            )
        form[name.strip()] = value.strip()
    return form


def _with_unchanged_ratings(entry: Entry, form: Form, revised: Entry) -> Entry:
    """Keep scores exactly as they were where their text was not touched."""
    before = form_of(entry)
    if all(form.get(name) == before[name] for name in ("areas",) if name in before):
        touched = {name for name, text in before.items() if form.get(name, "") != text}
        kept = [rating for rating in entry.ratings if rating.metric not in touched]
        newer = [rating for rating in revised.ratings if rating.metric in touched]
        return replace(revised, ratings=(*kept, *newer))
    return revised


def _open_editor(context: Context, draft: Path) -> None:
    import shlex

    default = "notepad" if os.name == "nt" else "vi"
    editor = context.environ.get("VISUAL") or context.environ.get("EDITOR") or default
    command = [*shlex.split(editor), str(draft)]
    try:
        subprocess.run(command, check=True)  # noqa: S603 - the person's own editor
    except (OSError, subprocess.CalledProcessError) as error:
        raise FasciaError(
            f"the editor {quoted(editor)} failed",
            hint=f"set $EDITOR to another one; your text is kept in {draft}",
        ) from error
