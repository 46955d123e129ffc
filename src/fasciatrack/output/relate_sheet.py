"""Pairs that were related, one line each: where ρ lies, and how sure that is."""

from collections.abc import Iterator

from fasciatrack.domain.plain import to_plain
from fasciatrack.output.columns import cell_width, clipped, padded, wrapped
from fasciatrack.output.figures import plain
from fasciatrack.output.marks import mark_scale, span_mark
from fasciatrack.output.paragraphs import BOLD, DIM, paragraph
from fasciatrack.output.relate_words import (
    chance_text,
    correlation,
    label,
    notes,
    sentences,
    tested,
    title,
    verdicts,
)
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.relate.chance import MOST_P
from fasciatrack.reporting.relate.report import (
    FEWEST_JUDGED,
    FEWEST_SHOWN,
    MOST_Q,
    Relation,
    Relations,
)

ENDS = (-1.0, 1.0)
NARROW = 78
"""Below so many columns a pair's name stands on a line of its own."""
NARROWEST_MARK, WIDEST_MARK = 15, 41
_WIDTHS = (4, 5, 6, 6)
"""Of n, ρ, p and q."""


def draw_relations(relations: Relations, screen: Screen) -> str:
    """Draw all pairs, line ends included."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(relations, screen))


def describe_relations(relations: Relations, screen: Screen) -> str:
    """Say all pairs in sentences, one paragraph each."""
    return "".join(f"{_spelled(each, screen)}\n" for each in sentences(relations))


def relations_values(relations: Relations) -> dict[str, object]:
    """Return the values behind the table, for JSON; what is not known is null."""
    period = relations.period
    return {
        "schema_version": 1,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "conditions": to_plain(relations.conditions),
        "is_short_list": relations.is_short_list,
        "tested": relations.tested,
        "fewest_shown": FEWEST_SHOWN,
        "fewest_judged": FEWEST_JUDGED,
        "most_p": MOST_P,
        "most_q": MOST_Q,
        "pairs": to_plain(relations.pairs),
    }


def _lines(relations: Relations, screen: Screen) -> Iterator[str]:
    heading = [plain(part, screen) for part in title(relations)]
    dot = screen.glyph(" · ", " - ")
    for line in wrapped([*heading, tested(relations)], screen.width, dot):
        yield screen.paint(line, BOLD)
    yield ""
    names = [plain(label(pair), screen) for pair in relations.pairs]
    name, mark = _widths(names, screen)
    yield from _header(name, mark, screen)
    for words, pair in zip(names, relations.pairs, strict=True):
        yield from _row(words, pair, name, mark, screen)
    yield ""
    for words in verdicts(relations):
        yield from paragraph(_spelled(words, screen), screen)
    for words in notes(relations):
        yield from paragraph(_spelled(words, screen), screen, code=DIM)


def _widths(names: list[str], screen: Screen) -> tuple[int, int]:
    """Share the width between names and marks; names of width 0 stand above."""
    figures = sum(width + 1 for width in _WIDTHS)
    name = 0 if screen.width < NARROW else max(map(cell_width, names))
    room = screen.width - figures - (name + 1 if name else 0)
    mark = min(max(room, NARROWEST_MARK), WIDEST_MARK)
    # An odd width has a middle.
    return name, mark - 1 + mark % 2


def _header(name: int, mark: int, screen: Screen) -> Iterator[str]:
    cells = [
        word.rjust(width)
        for word, width in zip(
            ("n", _spelled("ρ", screen), "p", "q"), _WIDTHS, strict=True
        )
    ]
    scale = mark_scale(ENDS, mark, screen)
    yield screen.paint(" ".join([*_named("", name), scale, *cells]), DIM)


def _row(
    words: str, pair: Relation, name: int, mark: int, screen: Screen
) -> Iterator[str]:
    code = {"together": BOLD, "too few": DIM, "constant": DIM}.get(pair.finding, "")
    shown = clipped(words, name or screen.width, screen)
    if not name:
        yield screen.paint(shown, code) if code else shown
    figures = [
        text.rjust(width)
        for text, width in zip(_figures(pair, screen), _WIDTHS, strict=True)
    ]
    if pair.missing:
        room = len(" ".join(figures[2:]))
        figures[2:] = [f"{pair.missing[-1].more} more".rjust(room)]
    line = " ".join([*_named(shown, name), _mark(pair, mark, screen), *figures])
    yield screen.paint(line, code) if code else line


def _figures(pair: Relation, screen: Screen) -> tuple[str, str, str, str]:
    return (
        str(pair.n),
        correlation(pair.rho, screen),
        chance_text(pair.p, screen),
        chance_text(pair.q, screen),
    )


def _spelled(words: str, screen: Screen) -> str:
    return plain(words, screen).replace("ρ", screen.glyph("ρ", "rho"))


def _named(words: str, width: int) -> list[str]:
    return [padded(words, width)] if width else []


def _mark(pair: Relation, width: int, screen: Screen) -> str:
    if pair.rho is None:
        never = pair.finding == "constant"
        words = "never changes" if never else f"{pair.missing[0].more} more for ρ"
        return _spelled(words, screen).center(width)
    return span_mark(None, pair.rho, None, ends=ENDS, width=width, screen=screen)
