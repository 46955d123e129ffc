"""Numbers in the fields of a form, where an empty field is unknown."""

from fasciatrack.domain.quantities import parse_minutes, parse_number
from fasciatrack.domain.scales import Bounds
from fasciatrack.errors import InvalidValueError, quoted


def number_or_none(text: str, name: str) -> float | None:
    """Read a decimal number.

    Raises:
        InvalidValueError: it is not a number; `name` says what it should be.
    """
    return parse_number(text, name) if text else None


def whole_or_none(text: str, name: str) -> int | None:
    """Read a whole number.

    Raises:
        InvalidValueError: it is not a whole number; `name` says what it should be.
    """
    number = number_or_none(text, name)
    if number is None:
        return None
    if number != int(number):
        raise InvalidValueError(
            f"{name} {quoted(text)} is not a whole number", hint="write it like 2"
        )
    return int(number)


def minutes_or_none(text: str, bounds: Bounds, name: str) -> int | None:
    """Read whole minutes, such as `7h30`.

    Raises:
        InvalidValueError: it is no duration, or outside the bounds.
    """
    return parse_minutes(text, bounds, name) if text else None
