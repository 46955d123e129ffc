"""Numbers as a person reads them; what is missing is a dash, never 0.

Reports hold figures as they are reckoned. Each is rounded here, once, to the digits
that are written, and halves go away from zero: 2.25 is 2.3, and −2.25 is −2.3.
"""

from fasciatrack.domain.quantities import format_minutes
from fasciatrack.output.screen import Screen

_NOISE = 5e-10
"""A half may lack this much, which is the machine's doing: 2.35 times 10 is 23.5."""


def decimal(value: float | None, screen: Screen) -> str:
    """Write with one decimal: `6.1`."""
    return missing(screen) if value is None else fixed(value, 1, screen)


def fixed(value: float, decimals: int, screen: Screen) -> str:
    """Write with so many decimals, one at least: `0.62`, `−0.05`."""
    one = 10**decimals
    parts = round_half_up(value * one)
    whole, part = divmod(abs(parts), one)
    sign = screen.glyph("−", "-") if parts < 0 else ""
    return f"{sign}{whole}.{part:0{decimals}}"


def signed(value: float | None, screen: Screen) -> str:
    """Write a difference with its sign: `+0.5`, `−2.1`; no change has none."""
    written = decimal(value, screen)
    return f"+{written}" if value is not None and tenths(value) > 0 else written


def tenths(value: float) -> int:
    """Count the tenths that are written of a value; 0 is one of which nothing is."""
    return round_half_up(10 * value)


def signed_percent(value: float | None, screen: Screen) -> str:
    """Write a difference in whole percent, without the percent sign: `−31`."""
    if value is None:
        return missing(screen)
    whole = round_half_up(value)
    if whole == 0:
        return "0"
    sign = "+" if whole > 0 else screen.glyph("−", "-")
    return f"{sign}{abs(whole)}"


def whole(value: float | None, unit: str, screen: Screen) -> str:
    """Write a mean amount as a whole number with its unit: `1450 ml`."""
    return missing(screen) if value is None else f"{round_half_up(value)} {unit}"


def hours(minutes: float | None, screen: Screen) -> str:
    """Write a time in hours and minutes: `6 h 45 min`."""
    if minutes is None:
        return missing(screen)
    return format_minutes(round_half_up(minutes))


def missing(screen: Screen) -> str:
    """Write what was not given."""
    return screen.glyph("–", "-")


def counted(count: int, one: str, many: str = "") -> str:
    """Write how many: `1 session`, `3 sessions`, `2 entries`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def plain(text: str, screen: Screen) -> str:
    """Write our own words with the characters the screen has."""
    if screen.unicode:
        return text
    return "".join(_ASCII.get(character, character) for character in text)


def round_half_up(value: float) -> int:
    """Round to a whole number, halves away from zero, as people do."""
    half = int(abs(value) + (0.5 + _NOISE))
    return half if value >= 0 else -half


_ASCII = {
    "–": "-",
    "−": "-",
    "→": "->",
    "·": "-",
    "×": "x",
    "…": "...",
    "“": '"',
    "”": '"',
}
