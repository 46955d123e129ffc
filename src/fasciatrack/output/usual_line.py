"""How a session that was just kept compares with the usual one, where that fits."""

from collections.abc import Iterator

from fasciatrack.output.figures import signed
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.usual import Usual

INDENT = "    "


def usual_line(metric: str, now: float, usual: Usual, kind: str, screen: Screen) -> str:
    """Say a move and the usual one: `pain −4.0 · usually −2.0 (median of 20 …)`.

    Empty where it does not fit into a line.

    Args:
        metric: What moved.
        now: By how much, after minus before.
        usual: By how much it did in other sessions of the kind there.
        kind: What kind of session.
        screen: Where it is said.
    """
    for beside in beside_usual(usual, kind, screen):
        line = f"{INDENT}{metric} {signed(now, screen)}{beside}"
        if len(line) <= screen.width:
            return line
    return ""


def beside_usual(usual: Usual, kind: str, screen: Screen) -> Iterator[str]:
    """Say what is usual behind a move, ever shorter: ` · usually −2.0 (median …)`."""
    low, high = signed(usual.lowest, screen), signed(usual.highest, screen)
    said = f"{screen.glyph(' · ', ' - ')}usually {signed(usual.median, screen)}"
    of = f"median of {usual.n} {kind} sessions there"
    for ending in (f" ({of}, {low} to {high})", f" ({of})", ""):
        yield said + ending
