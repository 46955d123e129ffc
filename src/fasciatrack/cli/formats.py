"""Which format something is written in: as asked for, else as the file ends."""

from collections.abc import Mapping
from pathlib import Path

from fasciatrack.errors import InvalidValueError, quoted


def choose_format(
    given: str | None, output: str | None, *, json: bool, endings: Mapping[str, str]
) -> str:
    """Choose a format.

    Args:
        given: What --format says.
        output: The file's name, if it goes to a file.
        json: Whether --json is there.
        endings: The format for every ending; the first is the usual one.

    Raises:
        InvalidValueError: it is unknown, or --json says something else.
    """
    formats = tuple(dict.fromkeys(endings.values()))
    if given is not None and given not in formats:
        raise InvalidValueError(
            f"--format {quoted(given)} is unknown", hint=f"one of {', '.join(formats)}"
        )
    if json and given not in (None, "json"):
        raise InvalidValueError(
            f"--json and --format {given} contradict each other",
            hint="give one of them",
        )
    if json:
        return "json"
    return given or endings.get(Path(output or "").suffix.lower(), formats[0])
