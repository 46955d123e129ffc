"""Relief in the terminal: rows of figures, and the curves of those with enough."""

from collections.abc import Callable, Iterator, Sequence

from fasciatrack.output.columns import broken, cell_width, clipped, padded, wrapped
from fasciatrack.output.figures import counted, plain
from fasciatrack.output.paragraphs import BOLD, DIM, bullets, paragraph
from fasciatrack.output.relief_curve import axis_for, beyond, draw_curve, signs
from fasciatrack.output.relief_words import (
    BY_WORDS,
    group_name,
    half_sentence,
    half_words,
    heading,
    lengths_words,
    notes,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.relief.report import ReliefGroup, ReliefReport

NARROWEST = 30
"""Columns below which it could not be read; it is cut off instead."""
NARROW = 60
"""Below so many columns everything stands in lines, one below the other."""
WIDEST = 116
WIDEST_PICTURE = 76
LEAST_PICTURE = 36
"""Columns; pictures stand side by side where each has as many."""
MOST_BESIDE = 3
MOST_PICTURES = 6
"""Further ones would take more than a look; their figures are in the rows."""
WIDEST_NAME = 24
BETWEEN = 2
_COUNTS = ("lower", "followed")
HALF_HEADER = "half lasted longer than"


def draw_relief(report: ReliefReport, screen: Screen) -> str:
    """Draw a report that has at least one group, line ends included."""
    page = screen.__replace__(width=min(max(screen.width, NARROWEST), WIDEST))
    return "".join(f"{line.rstrip()}\n" for line in _page(report, page))


def _page(report: ReliefReport, screen: Screen) -> Iterator[str]:
    dot = screen.glyph(" · ", " - ")
    title = [plain(part, screen) for part in heading(report)]
    for line in wrapped(title, screen.width, dot):
        yield screen.paint(line, BOLD)
    by_part: dict[str | None, list[ReliefGroup]] = {}
    for group in report.groups:
        by_part.setdefault(group.by, []).append(group)
    whole = by_part.pop(None, [])
    if whole:
        yield from _curves(whole, screen)
    for by, groups in by_part.items():
        yield ""
        yield from _rows(BY_WORDS[by], groups, screen)
        if not whole:
            yield from _curves(groups, screen)
    yield ""
    yield from bullets(notes(report), screen, code=DIM)


def _rows(title: str, groups: Sequence[ReliefGroup], screen: Screen) -> Iterator[str]:
    """Say each group's figures, in columns where there is room."""
    if screen.width < NARROW:
        yield screen.paint(title, BOLD)
        for group in groups:
            yield from paragraph(group_name(group), screen)
            half = _half(group, screen, half_sentence)
            said = f"{_lower(group)} lower, {group.n} followed; {half}"
            yield from paragraph(said, screen, lead="  ", indent="  ")
        return
    gap = " " * BETWEEN
    names = [clipped(group_name(group), WIDEST_NAME, screen) for group in groups]
    cells = [(_lower(group), str(group.n)) for group in groups]
    first = max(map(cell_width, (title, *names)))
    widths = [max(map(len, column)) for column in zip(_COUNTS, *cells, strict=True)]
    headers = [
        header.rjust(width) for header, width in zip(_COUNTS, widths, strict=True)
    ]
    yield screen.paint(padded(title, first), BOLD) + screen.paint(
        gap.join(("", *headers, HALF_HEADER)), DIM
    )
    room = screen.width - first - sum(widths) - 3 * BETWEEN
    for name, counts, group in zip(names, cells, groups, strict=True):
        figures = [
            count.rjust(width) for count, width in zip(counts, widths, strict=True)
        ]
        begin = gap.join((padded(name, first), *figures, ""))
        for line in broken(_half(group, screen), room):
            yield begin + line
            begin = " " * cell_width(begin)


def _lower(group: ReliefGroup) -> str:
    return f"{group.lower} of {group.sessions}"


def _half(
    group: ReliefGroup,
    screen: Screen,
    say: Callable[[ReliefGroup, Screen], str] = half_words,
) -> str:
    """Say how long, or what there is and what is missing."""
    if not group.lower:
        return "nothing to follow"
    listed = lengths_words(group, screen) if group.missing else ""
    return "; ".join(filter(None, (say(group, screen), listed)))


def _curves(groups: Sequence[ReliefGroup], screen: Screen) -> Iterator[str]:
    """Draw those with a curve, side by side on one axis."""
    enough = [group for group in groups if group.curve]
    for group in groups:
        if group.by is None and not group.curve:
            yield from paragraph(f"{group_name(group)}: {_half(group, screen)}", screen)
    if not enough:
        return
    drawn = enough[:MOST_PICTURES]
    across = min(len(drawn), (screen.width + BETWEEN) // (LEAST_PICTURE + BETWEEN))
    across = max(min(across, MOST_BESIDE), 1)
    width = min((screen.width - BETWEEN * (across - 1)) // across, WIDEST_PICTURE)
    axis = axis_for(drawn, width)
    for start in range(0, len(drawn), across):
        yield ""
        beside = drawn[start : start + across]
        titles = [_title(group, width, screen) for group in beside]
        highest = max(map(len, titles))
        blocks = [
            [
                *title,
                *[" " * width] * (highest - len(title)),
                *draw_curve(group, axis, width, screen),
            ]
            for title, group in zip(titles, beside, strict=True)
        ]
        for cells in zip(*blocks, strict=True):
            yield (" " * BETWEEN).join(cells)
    yield from _key(screen)
    more = sum(beyond(group, axis) for group in drawn)
    if more:
        longer = f"{counted(more, 'session')} followed for longer than is drawn"
        yield from paragraph(longer, screen, code=DIM)
    left_out = ", ".join(group_name(group) for group in enough[MOST_PICTURES:])
    if left_out:
        yield from paragraph(f"not drawn: {left_out}", screen, code=DIM)


def _title(group: ReliefGroup, width: int, screen: Screen) -> list[str]:
    said = half_sentence(group, screen)
    name = clipped(group_name(group), width, screen)
    return [
        screen.paint(name, BOLD) + " " * (width - cell_width(name)),
        *(padded(line, width) for line in broken(said, width)),
    ]


def _key(screen: Screen) -> Iterator[str]:
    """Name the signs of a picture."""
    here = signs(screen)
    parts = (
        f"{here.level} share still lower",
        f"{here.band} where it may lie",
        f"{here.still} no end seen",
        "n followed so long",
    )
    for line in wrapped(parts, screen.width, "   "):
        yield screen.paint(line, DIM)
