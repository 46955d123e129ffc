"""Values as JSON that can be shown: nothing in it acts on a terminal."""

import json
import re

from fasciatrack.output.figures import round_half_up

DECIMALS, PARTS = 4, 10_000
SMALL, DIGITS = 0.01, 3
"""Below the first, such as a p may be, so many digits count instead."""

_LONG = re.compile(r"\.\d{5}|\de-\d|-0\.0\b")
"""Is in every text with a number that has to be rounded, and hardly in another."""


def json_text(value: object) -> str:
    """Write plain values as one line of JSON, figures rounded once, as in tables.

    Letters of every language stay as they are; what could act on a terminal, such as a
    character that turns the direction of writing, is spelled as JSON spells it.
    """
    text = json.dumps(value, ensure_ascii=False)
    if _LONG.search(text):
        text = json.dumps(_rounded(value), ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else json.dumps(character)[1:-1]
        for character in text
    )


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return _figure(value)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value


def _figure(value: float) -> float:
    if 0 < abs(value) < SMALL:
        return float(f"{value:.{DIGITS}g}")
    return round_half_up(value * PARTS) / PARTS
