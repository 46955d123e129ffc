"""How several scores of one session moved, on one line, the worst included."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fasciatrack.domain.records import Place
from fasciatrack.domain.scales import METRICS
from fasciatrack.domain.values import Value, replace
from fasciatrack.output.figures import signed
from fasciatrack.output.lines import place_name
from fasciatrack.output.screen import Screen
from fasciatrack.output.usual_line import INDENT, beside_usual
from fasciatrack.reporting.usual import Usual


class Move(Value):
    """How one score moved over one session."""

    metric: str
    place: Place | None
    by: float
    """After minus before."""
    usual: Usual | None


def several_line(
    moves: Sequence[Move], kind: str, number: int | None, screen: Screen
) -> str:
    """Say the moves: `neck pain −2.0 · usually −2.0 (…) · left calf +1.0`.

    Where not all fit, the one that got worse most comes first, and how many are left is
    said with the way to them. Where all are of one area, it is not named. Empty where
    none has a usual.

    Args:
        moves: Two or more, in the order in which they were told.
        kind: What kind of session.
        number: Of its entry.
        screen: Where it is said.
    """
    if len({move.place for move in moves}) == 1:
        moves = [replace(move, place=None) for move in moves]
    first = next((move for move in moves if move.usual), None)
    if first is None:
        return ""
    told = [first, *(move for move in moves if move is not first)]
    for lead in _leads(first, kind, screen):
        line = _joined([lead, *_others(told, screen)], screen)
        if len(line) <= screen.width:
            return line
    # What is not worse stays in the order in which it was told.
    told.sort(key=lambda move: -max(_worse(move), 0))
    return _shortened(told, kind, number, screen)


def _shortened(
    moves: Sequence[Move], kind: str, number: int | None, screen: Screen
) -> str:
    """Tell as many as fit, the first at least, and count the others."""
    bare = _bare(moves[0], screen)
    line = ""
    for leads in ([*_leads(moves[0], kind, screen)], [bare]):
        for told in range(len(moves) - 1, 0, -1):
            more = f"{len(moves) - told} more: fascia show {number}"
            for lead in leads:
                parts = [lead, *_others(moves[:told], screen), more]
                line = _joined(parts, screen)
                if len(line) <= screen.width:
                    return line
    return line


def _leads(move: Move, kind: str, screen: Screen) -> Iterator[str]:
    """Say a move with its usual, if it has one, ever shorter."""
    if move.usual is not None:
        for beside in beside_usual(move.usual, kind, screen):
            yield _bare(move, screen) + beside


def _bare(move: Move, screen: Screen) -> str:
    about = move.metric
    if move.place is not None:
        about = f"{place_name(move.place)} {about}"
    return f"{about} {signed(move.by, screen)}"


def _others(moves: Sequence[Move], screen: Screen) -> Iterator[str]:
    """Say all but the first; of the score just before only the area is named."""
    for before, move in pairwise(moves):
        if move.place is not None and move.metric == before.metric:
            yield f"{place_name(move.place)} {signed(move.by, screen)}"
        else:
            yield _bare(move, screen)


def _joined(parts: Sequence[str], screen: Screen) -> str:
    return INDENT + screen.glyph(" · ", " - ").join(parts)


def _worse(move: Move) -> float:
    """Say how far a score got worse, in tenths of its scale."""
    metric = METRICS[move.metric]
    tenths = 10 * move.by / (metric.bounds.high - metric.bounds.low)
    return tenths if metric.lower_is_better else -tenths
