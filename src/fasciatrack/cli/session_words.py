"""The words that begin a session, for `fascia log` and `fascia start` alike."""

import typer

from fasciatrack.cli import options
from fasciatrack.cli.context import Context
from fasciatrack.cli.recording import check_word
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import Form, form_of
from fasciatrack.domain.quantities import duration_text
from fasciatrack.domain.words import parse_words
from fasciatrack.errors import InvalidValueError, NotFoundError

REPEATED = ("kind", "areas", "duration", "pressure", "tool", "practitioner", "tags")
"""What `--like` takes over; how it felt is never copied."""

LIKE = typer.Option(
    None,
    "--like",
    metavar="ID",
    help="Take what, where and how long from this entry; `last` is fine.",
    autocompletion=options.complete_number,
)


def from_words(context: Context, words: list[str]) -> Form:
    """Read kind, areas and duration, in any order, as a form.

    Raises:
        InvalidValueError: a word is none of them, or there is one too many.
    """
    for word in words:
        check_word(word, "word")
    said = parse_words(words, context.areas)
    form = {}
    if said.kind:
        form["kind"] = said.kind
    if said.places:
        form["areas"] = ", ".join(place_word(place) for place in said.places)
    if said.duration:
        form["duration"] = duration_text(
            said.duration.seconds, said.duration.sets, said.duration.set_seconds
        )
    return form


def liked(context: Context, like: str | None) -> Form:
    """Take what, where and how long from another session.

    Raises:
        NotFoundError: there is none.
        InvalidValueError: it is no session.
    """
    if like is None:
        return {}
    if like == "last":
        sessions = context.diary.last_recorded(("session",))
        if not sessions:
            raise NotFoundError("there is no session yet", hint="log a first one")
        entry = sessions[0]
    else:
        entry = options.find_entry(context, like)
    if entry.type != "session":
        raise InvalidValueError(
            f"entry {entry.number} is a {entry.type}, not a session",
            hint="`--like last` takes the last session",
        )
    form = form_of(entry)
    return {name: form[name] for name in REPEATED if form[name]}


def with_kind(context: Context, session: Form) -> Form:
    """Ask for the kind where it was not said.

    Raises:
        InvalidValueError: nobody is there to ask.
    """
    if "kind" in session:
        return session
    if not context.may_ask:
        raise InvalidValueError(
            "the kind is missing", hint="add one, such as foam-roll, ball or stretch"
        )
    from fasciatrack.cli.conversation import ask_kind

    return {"kind": ask_kind(context), **session}
