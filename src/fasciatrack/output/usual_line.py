"""How a session that was just kept compares with the usual one, where that fits."""

from collections.abc import Sequence

from fasciatrack.output.figures import signed
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.statistics.averages import median

INDENT = "    "


def usual_line(
    metric: str, now: float, others: Sequence[float], kind: str, screen: Screen
) -> str:
    """Say a move and the usual one: `pain −4.0 · usually −2.0 (median of 20 …)`.

    Empty where it does not fit into a line.

    Args:
        metric: What moved.
        now: By how much, after minus before.
        others: By how much it did in other sessions of the kind there, one at least.
        kind: What kind of session.
        screen: Where it is said.
    """
    low, high = signed(min(others), screen), signed(max(others), screen)
    dot, usual = screen.glyph(" · ", " - "), signed(median(others), screen)
    said = f"{INDENT}{metric} {signed(now, screen)}{dot}usually {usual}"
    of = f"median of {len(others)} {kind} sessions there"
    for ending in (f" ({of}, {low} to {high})", f" ({of})", ""):
        if len(said + ending) <= screen.width:
            return said + ending
    return ""
