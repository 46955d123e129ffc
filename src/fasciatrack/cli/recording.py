"""Storing what was typed and telling what was stored, for every recording command."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fasciatrack.cli.beside_usual import tell_usual
from fasciatrack.cli.context import Context
from fasciatrack.cli.noticing import notices_in, tell_notices, with_notices
from fasciatrack.domain.changes import Change, Receipt
from fasciatrack.domain.disclaimer import NOT_ADVICE
from fasciatrack.domain.form_reading import read_entry, revise_entry
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.scales import NAME_CHARACTERS, NOTE_CHARACTERS, check_text
from fasciatrack.domain.values import Value
from fasciatrack.errors import InvalidValueError
from fasciatrack.output.lines import entry_line
from fasciatrack.output.screen import Screen, safe
from fasciatrack.storage.identifiers import new_id

if TYPE_CHECKING:
    from fasciatrack.reporting.session_change import SessionChange

NOTHING: Mapping[str, str] = {}


class Answers(Value):
    """What a person said in one command, as forms; an empty form is not stored."""

    session: Mapping[str, str] = NOTHING
    check_in: Mapping[str, str] = NOTHING
    night: Mapping[str, str] = NOTHING
    drink: Mapping[str, str] = NOTHING


def given(**texts: str | Sequence[str] | None) -> Form:
    """Build a form from options; those not given are left out.

    A list becomes one text with spaces, `side_effects` the field `side-effects`. A tag
    is one word: `long drive` becomes `long-drive`.

    Raises:
        InvalidValueError: a text is empty, which is not the same as unknown, or holds
            bytes that are no text. Only a note may be empty.
    """
    form = {}
    for name, text in texts.items():
        words = [text] if isinstance(text, str) else text or ()
        for word in words:
            check_word(word, name.replace("_", " "), may_be_empty=name == "note")
        if name == "tags":
            words = ["-".join(word.split()) for word in words]
        if words:
            form[name.replace("_", "-")] = " ".join(words)
    return form


def check_word(word: str, name: str, *, may_be_empty: bool = False) -> None:
    """Refuse a word that says nothing, as from a script's empty variable.

    Raises:
        InvalidValueError: it is empty, or was typed in another encoding.
    """
    if not (may_be_empty or word.strip()):
        raise InvalidValueError(
            f"{name}: the value is empty", hint="leave it out where it is not known"
        )
    check_text(word, name, NOTE_CHARACTERS)


def at_that_time(
    context: Context, at: str | None, *, night: Form, drink: Form
) -> tuple[Form, Form]:
    """Put a night and a drink told along with something on the same day and time.

    Raises:
        InvalidValueError: the moment is unreadable or lies in the future.
    """
    if at is None or not (night or drink):
        return night, drink
    day = context.reading.when(at).day.isoformat()
    return (night and {"day": day, **night}), (drink and {"at": at, **drink})


def read_note(context: Context, note: str | None) -> str | None:
    """Return the note; `-` stands for what comes on standard input."""
    return context.read_stdin().rstrip("\n") if note == "-" else note


def changes_for(context: Context, answers: Answers) -> list[Change]:
    """Turn answers into changes of the diary.

    Raises:
        InvalidValueError: an answer is unreadable or out of range.
    """
    changes = []
    if answers.session:
        changes.append(Change(after=_new(context, "session", answers.session)))
    if answers.check_in:
        changes.append(Change(after=_new(context, "check-in", answers.check_in)))
    if answers.night:
        changes.append(night_change(context, answers.night))
    if answers.drink:
        changes.append(Change(after=_new(context, "drink", answers.drink)))
    return changes


def night_change(context: Context, form: Mapping[str, str]) -> Change:
    """Keep a night; a second word about the same night completes or corrects it."""
    from fasciatrack.domain.periods import Period
    from fasciatrack.domain.selection import Selection

    night = _new(context, "night", form)
    same_day = Selection(
        types=("night",), period=Period(first=night.day, last=night.day)
    )
    known = context.diary.entries(same_day)
    if not known:
        return Change(after=night)
    before = known[-1]
    completed = form_of(before) | {name: text for name, text in form.items() if text}
    after = revise_entry(before, completed, reading=context.reading)
    return Change(before=before, after=after)


def store(
    context: Context,
    command: str,
    changes: Sequence[Change],
    *,
    key: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    """Store changes as one operation, then tell what was stored and the way back.

    Raises:
        FasciaError: nothing was stored.
    """
    if before := stored_before(context, command, key):
        return before
    fresh = [change for change in changes if change.before != change.after]
    if not fresh and key is None:
        receipt = Receipt(changes=tuple(changes))
        _tell(context, receipt, mark="nothing new:")
        return receipt
    # A key has to be remembered even where nothing is new.
    changes = with_notices(context, fresh) if fresh else changes
    if dry_run:
        receipt = Receipt(changes=tuple(changes))
        _tell(context, receipt, mark="would store")
        tell_notices(context, receipt)
        return receipt
    is_first = not context.diary.exists
    receipt = context.diary.apply(command, changes, key=key)
    done = context.talk_screen.glyph("✓", "ok")
    _tell(context, receipt, mark="already stored" if receipt.already_stored else done)
    if not receipt.already_stored:
        tell_usual(context, receipt)
        tell_notices(context, receipt)
    if is_first:
        context.say(
            f"This is the first entry of your diary: {safe(str(context.diary.path))}\n"
            f"{NOT_ADVICE}"
        )
    return receipt


def check_key(key: str | None) -> None:
    """Refuse a key that cannot be kept.

    Raises:
        InvalidValueError: it is empty, too long or no text.
    """
    if key is not None:
        if not key:
            raise InvalidValueError("the key is empty", hint="give --key a word")
        check_text(key, "key", NAME_CHARACTERS)


def stored_before(context: Context, command: str, key: str | None) -> Receipt | None:
    """Return what this command stored under this key before, if it did, and tell it.

    Raises:
        InvalidValueError: it cannot be a key, or belongs to another command.
    """
    check_key(key)
    before = None if key is None else context.diary.stored_under(key, command)
    if before is not None and before.entries:
        _tell(context, before, mark=_stored_or_gone(context, before))
    elif before is not None:
        context.say("already done under this key; nothing was changed")
    return before


def _stored_or_gone(context: Context, receipt: Receipt) -> str:
    """Say whether what a key stored is still there."""
    ids = [entry.id for entry in receipt.entries]
    if len(context.diary.by_id(ids)) == len(ids):
        return "already stored"
    return "already stored, and taken back since:"


def show_json(context: Context, receipt: Receipt) -> None:
    """Write the stored entries as JSON to standard output."""
    from fasciatrack.domain.plain import to_plain
    from fasciatrack.output.json_text import json_text

    context.show(
        json_text(
            {
                "schema_version": 1,
                "already_stored": receipt.already_stored,
                "entries": to_plain(receipt.entries),
                "changes": to_plain(_changes_in(context, receipt)),
                "notices": to_plain(notices_in(receipt)),
            }
        )
    )


def _changes_in(context: Context, receipt: Receipt) -> "list[SessionChange]":
    """Set what sessions moved beside those before them, as `fascia show` does."""
    sessions = [entry for entry in receipt.entries if entry.session is not None]
    if not sessions:
        return []
    from fasciatrack.cli.session_change import changes_of

    return [change for entry in sessions for change in changes_of(context, entry)]


def _new(context: Context, type_: str, form: Mapping[str, str]) -> Entry:
    return read_entry(
        type_,  # type: ignore[arg-type]  # one of the four, see above
        form,
        id_=new_id(),
        reading=context.reading,
    )


def _tell(context: Context, receipt: Receipt, *, mark: str) -> None:
    screen = context.talk_screen
    is_done = mark in {"✓", "ok"}
    shown = screen.paint(mark, "32") if is_done else mark
    lines = []
    for change in receipt.changes:
        if isinstance(change.after, Entry):
            line = entry_line(change.after, today=context.today, screen=screen)
            lines.append(f"{shown} {line}")
            if isinstance(change.before, Entry):
                lines += _corrected(change.before, change.after, screen)
        elif change.after is not None:
            from fasciatrack.domain.own import OpenSession
            from fasciatrack.output.own_lines import own_line

            if isinstance(change.after, OpenSession):
                line = own_line(change.after, today=context.today, screen=screen)
                lines.append(f"{shown} {line}")
    if is_done and lines:
        lines[-1] += "   " + screen.paint("(fascia undo)", "2")
    for line in lines:
        context.say(line)


def _corrected(before: Entry, after: Entry, screen: Screen) -> list[str]:
    from fasciatrack.output.lines import difference_lines
    from fasciatrack.reporting.differences import differences

    corrected = differences(before, after)
    return [f"    {said}" for said in difference_lines(corrected, screen=screen)]
