"""What could not be stored, given back as the lines that store it."""

from collections.abc import Iterable, Mapping

from fasciatrack.cli.context import Context
from fasciatrack.domain.areas import place_word
from fasciatrack.domain.forms import form_of
from fasciatrack.domain.records import Entry

ONE_BY_ONE = {"tags": "tag", "side-effects": "side-effect"}
"""Fields of several words, each an option of its own."""
LARGEST_SHORT = 0xFFFF


def hand_back(context: Context, *lines: str) -> None:
    """Tell how to store later what could not be stored now."""
    context.tell("Your answers are not lost; to store them later:")
    for line in lines:
        # Never wrapped: a line that was broken in two cannot be run.
        context.ask(f"  {line}\n")


def as_command(entry: Entry, *, session: int | None = None) -> str:
    """Write an entry as the line that stores it.

    Args:
        entry: A session, a check-in or a follow-up.
        session: The number of the session that a follow-up is about.
    """
    form = form_of(entry)
    if entry.type == "session":
        words = ["log", form.pop("kind"), *map(place_word, entry.areas)]
        words += filter(None, [form.pop("duration")])
        del form["areas"]
    elif entry.type == "follow-up":
        words = ["follow-up", "--of", str(session)]
    else:
        words = ["check"]
    return command_line(*words, *option_words(form))


def option_words(form: Mapping[str, str]) -> Iterable[str]:
    """Write a form as options; what is empty is left out."""
    for name, text in form.items():
        if name in ONE_BY_ONE:
            for word in text.split():
                yield from (f"--{ONE_BY_ONE[name]}", word)
        elif text:
            yield from (f"--{name}", text)


def command_line(*words: str) -> str:
    """Write what to type to run `fascia` with these words."""
    return " ".join(("fascia", *map(_quoted, words)))


def _quoted(word: str) -> str:
    """Quote for the shell; what would act on the terminal is spelled out."""
    if word.isprintable():
        from shlex import quote

        return quote(word)
    return "$'" + "".join(map(_spelled, word)) + "'"


def _spelled(character: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= LARGEST_SHORT else f"\\U{number:08x}"
