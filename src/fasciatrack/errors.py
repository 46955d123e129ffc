"""Every failure a person can meet, with the exit code scripts can rely on."""


class ExitCode:
    """What `fascia` returns to the shell; plain numbers, as an enum takes a while."""

    DONE = 0
    """Done; also when there is nothing to show."""
    FAILED = 1
    """It did not work, or the person said no; nothing was changed."""
    USAGE = 2
    """The command line cannot be understood as written."""
    NOT_FOUND = 3
    """There is no such entry."""
    INPUT_REFUSED = 4
    """Data to import holds something the diary cannot keep; nothing was imported."""
    DATABASE = 5
    """The diary file is locked, damaged, newer than this program or not a diary."""
    INTERRUPTED = 130
    """Ctrl-C; nothing was changed."""


class FasciaError(Exception):
    """An expected failure: what is wrong, and what to do about it.

    Args:
        message: One line that names the value; no full stop at the end.
        hint: What to type or do instead; may be empty.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line: the message, then the remedy."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class DeclinedError(FasciaError):
    """The person answered no, or nobody was there to answer."""


class InvalidValueError(FasciaError):
    """A value that cannot be read, lies outside its bounds or contradicts another."""

    exit_code = ExitCode.USAGE


class UnknownWordError(InvalidValueError):
    """A word that names no kind, area or other known thing.

    Args:
        word: What was typed.
        what: What it should have been, such as "area".
        nearest: Known words that look like it, best first.
    """

    def __init__(self, word: str, *, what: str, nearest: tuple[str, ...] = ()) -> None:
        suggestion = f"did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f"{quoted(word)} is not a known {what}", hint=suggestion)
        self.word = word
        self.nearest = nearest


class SettingsError(FasciaError):
    """The settings file or an environment variable says something impossible."""

    exit_code = ExitCode.USAGE


class NotFoundError(FasciaError):
    """The diary holds no such entry."""

    exit_code = ExitCode.NOT_FOUND


class InputRefusedError(FasciaError):
    """A file to import cannot be taken in as it is."""

    exit_code = ExitCode.INPUT_REFUSED


class ChangedMeanwhileError(FasciaError):
    """Another command changed in the diary what this one started from."""


class DatabaseError(FasciaError):
    """The diary file cannot be used; it was left as it is."""

    exit_code = ExitCode.DATABASE


def quoted(value: str, *, longest: int = 40) -> str:
    """Show what somebody typed: in quotes, on one line, harmless, at most `longest`."""
    shown = value if len(value) <= longest else value[: longest - 1] + "…"
    return "'" + "".join(_visible(character) for character in shown) + "'"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
