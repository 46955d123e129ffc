"""Numbers as a person reads them; what is missing is a dash, never 0."""

from fasciatrack.domain.quantities import format_minutes
from fasciatrack.output.screen import Screen


def decimal(value: float | None, screen: Screen) -> str:
    """Write with one decimal: `6.1`."""
    if value is None:
        return missing(screen)
    tenths = _tenths(value)
    sign = screen.glyph("−", "-") if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"


def signed(value: float | None, screen: Screen) -> str:
    """Write a difference with its sign: `+0.5`, `−2.1`; no change has none."""
    written = decimal(value, screen)
    return f"+{written}" if value is not None and _tenths(value) > 0 else written


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
    half = int(abs(value) + 0.5)
    return half if value >= 0 else -half


def _tenths(value: float) -> int:
    # Means come with two decimals: counting hundredths keeps 2.25 from becoming 2.2.
    hundredths = round(abs(value) * 100)
    return (hundredths + 5) // 10 if value >= 0 else -((hundredths + 5) // 10)


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
