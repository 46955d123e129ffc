"""What constructors of records check: names, bounds, words, moments."""

from datetime import datetime

from fasciatrack.domain import scales
from fasciatrack.errors import InvalidValueError, quoted


def check_name(text: str, name: str, longest: int = scales.NAME_CHARACTERS) -> None:
    """Refuse a text that is empty, too long or no text."""
    if not text:
        raise InvalidValueError(f"the {name} is empty", hint="give it a word")
    scales.check_text(text, name, longest)


def within(value: float | None, bounds: scales.Bounds, name: str) -> None:
    """Refuse a value outside its bounds; None is unknown and passes."""
    if value is not None:
        bounds.check(value, name)


def one_of(value: str | None, allowed: tuple[str, ...], name: str) -> None:
    """Refuse a word that is none of those allowed; None is unknown and passes."""
    if value is not None and value not in allowed:
        raise InvalidValueError(f"{quoted(value)} is not a known {name}")


def aware(moment: datetime, name: str) -> None:
    """Refuse a moment without an offset of whole minutes from UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise InvalidValueError(f"{name} has no offset from UTC")
    if offset.seconds % 60 or offset.microseconds:
        raise InvalidValueError(
            f"{name} {moment.isoformat()} has an offset with seconds",
            hint="offsets from UTC are whole minutes",
        )


def score(value: float | None, name: str) -> None:
    """Refuse what is no score from 0 to 10 with one decimal at most."""
    within(value, scales.SCORE, name)
    if value is not None and not scales.has_one_decimal(value):
        raise InvalidValueError(
            f"{name} {value!r} is finer than the scale", hint="one decimal at most"
        )
