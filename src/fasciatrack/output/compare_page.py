"""Groups against each other on one page: figures with their range, and the caveats."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.values import Value
from fasciatrack.output.columns import cell_width, clipped, padded, wrapped
from fasciatrack.output.compare_lacks import (
    all_apart,
    days_there,
    is_apart,
    lack_words,
)
from fasciatrack.output.compare_legend import legend
from fasciatrack.output.compare_sentences import compare_sentences
from fasciatrack.output.compare_words import (
    NOT_A_CAUSE,
    compare_notes,
    compare_title,
    conclusions,
    figure_range,
    group_words,
    is_clear,
    nap_words,
    next_day_words,
    pair_name,
    short_chance,
)
from fasciatrack.output.figures import counted, plain
from fasciatrack.output.marks import (
    Ends,
    common_ends,
    mark_scale,
    span_mark,
)
from fasciatrack.output.paragraphs import BOLD, DIM, bullets, paragraph
from fasciatrack.output.reference_parts import ReferencePart
from fasciatrack.output.screen import Screen, safe
from fasciatrack.reporting.compare.comparison import CompareReport, Comparison, Group
from fasciatrack.reporting.compare.groups import NOTHING

NARROW = 60
"""Below so many columns a row takes two lines."""
WIDEST = 100
WIDEST_MARK = 37
LONGEST_NAME = 24
COLUMNS = ("NAP", "p", "q")
FEWER_COLUMNS = (((0, 1, 2), 19), ((0, 2), 13), ((0,), 11))
"""Which of them there are, the first that leave a mark so many columns."""
NARROW_COLUMNS = ("NAP", "q")
NARROWEST_MARK = 9
GAPS = 6
"""The columns between name, days, mark and what is said."""


class Mark(Value):
    """One row: a figure with its range, or what is missing until there is one."""

    name: str
    days: str
    middle: float | None
    low: float | None
    high: float | None
    said: str
    is_clear: bool = False
    """Whether there is a difference to be seen at a glance."""
    figures: tuple[str, ...] = ()
    """One for each of COLUMNS, where it is a difference."""


def compare_page(
    report: CompareReport,
    screen: Screen,
    *,
    article: ReferencePart | None = None,
    article_label: str = "",
    describe: bool = False,
) -> str:
    """Draw a comparison, line ends included.

    Args:
        report: What to draw.
        screen: Where.
        article: The article's table of groups, where it is wanted beside.
        article_label: What its figures are.
        describe: In sentences instead.
    """
    page = Screen(
        width=min(screen.width, WIDEST), color=screen.color, unicode=screen.unicode
    )
    lines = _sentences(report, page) if describe else _page(report, page)
    beside = () if article is None else _article(article, article_label, page)
    return "".join(f"{line.rstrip()}\n" for line in (*lines, *beside))


def _sentences(report: CompareReport, screen: Screen) -> Iterator[str]:
    for sentence in compare_sentences(report, screen):
        yield plain(safe(sentence), screen)


def _page(report: CompareReport, screen: Screen) -> Iterator[str]:
    dot = screen.glyph(" · ", " - ")
    for line in wrapped(compare_title(report, screen), screen.width, dot):
        yield screen.paint(line, BOLD)
    told = list(conclusions(report, screen))
    if told:
        yield ""
    yield from bullets(told, screen)
    sections = list(_sections(report, screen))
    values = [
        value
        for _, marks in sections
        for mark in marks
        if mark.middle is not None
        for value in (mark.low, mark.middle, mark.high)
    ]
    ends = common_ends(values)
    for title, marks in sections:
        yield ""
        yield from _section(title, marks, ends, screen)
        if title == sections[0][0]:
            yield from bullets(next_day_words(report, screen), screen)
    yield ""
    shown = [
        _shown([one for one in marks if one.figures], screen) for _, marks in sections
    ]
    meant = legend(report, screen, frozenset().union(*shown))
    notes = [meant, *compare_notes(report)] if meant else compare_notes(report)
    yield from bullets(notes, screen, code=DIM)
    yield from paragraph(NOT_A_CAUSE, screen)


def _sections(
    report: CompareReport, screen: Screen
) -> Iterator[tuple[str, Sequence[Mark]]]:
    nothing = [one for one in report.next_day if one.second == NOTHING]
    yield (
        "The next day, less days with nothing that began alike",
        [_compared(one, screen) for one in nothing],
    )
    pairs = _pairs([one for one in report.next_day if one.second != NOTHING], screen)
    if pairs:
        yield "The next day, one less the other", pairs
    yield (
        "Right after, less right before",
        [_group(group, screen) for group in report.groups],
    )
    pairs = _pairs(report.right_after, screen)
    if pairs:
        yield "Right after, one less the other", pairs


def _pairs(comparisons: Sequence[Comparison], screen: Screen) -> list[Mark]:
    """Draw what has figures, and say of which groups no days are alike.

    Where none has, the groups alone say how many days it takes.
    """
    marks = [_compared(one, screen) for one in comparisons if one.change is not None]
    without = [one for one in comparisons if one.change is None]
    marks += [_missing("", said) for said in all_apart(without, screen)]
    early = [pair_name(one) for one in without if not is_apart(one)]
    if marks and early:
        marks.append(_missing("Too few days alike yet", ", ".join(early)))
    return marks


def _missing(name: str, said: str, days: str = "") -> Mark:
    return Mark(name=name, days=days, middle=None, low=None, high=None, said=said)


def _compared(one: Comparison, screen: Screen) -> Mark:
    if one.difference is None:
        return _missing(pair_name(one), lack_words(one), days_there(one))
    return Mark(
        name=pair_name(one),
        days=f"{one.first_matched}/{one.second_matched} days",
        middle=one.difference,
        low=one.low,
        high=one.high,
        said=figure_range(one.difference, one.low, one.high, screen),
        is_clear=is_clear(one),
        figures=(
            nap_words(one, screen),
            short_chance(one.p, screen),
            short_chance(one.q, screen),
        ),
    )


def _group(group: Group, screen: Screen) -> Mark:
    if group.change is None:
        sessions = counted(group.sessions, "session")
        return _missing(safe(group.label), f"{sessions}, none scored before and after")
    return Mark(
        name=safe(group.label),
        days=counted(group.days, "day"),
        middle=group.change,
        low=group.low,
        high=group.high,
        said=group_words(group, screen),
    )


def _section(
    title: str, marks: Sequence[Mark], ends: Ends, screen: Screen
) -> Iterator[str]:
    yield from paragraph(title, screen, code=BOLD)
    drawn = [mark for mark in marks if mark.middle is not None]
    if drawn:
        widths = _widths(drawn)
        room = _room(widths, screen)
        if room is None:
            yield from _narrow(drawn, ends, screen)
        else:
            yield from _wide(drawn, ends, widths, room, screen)
    for mark in marks:
        if mark.middle is None:
            days = f" ({mark.days})" if mark.days else ""
            words = f"{mark.name}{days}: {mark.said}" if mark.name else mark.said
            yield from paragraph(words, screen, indent="  ")


def _shown(marks: Sequence[Mark], screen: Screen) -> frozenset[str]:
    """Name the columns of figures that there is room for beside such marks."""
    if not marks:
        return frozenset()
    room = _room(_widths(marks), screen)
    if room is None:
        return frozenset(NARROW_COLUMNS)
    columns, _ = _columns(marks, room)
    return frozenset(COLUMNS[at] for at, _ in columns)


def _room(widths: tuple[int, int, int], screen: Screen) -> int | None:
    """Give the columns left for a mark in a line with the rest; None for too few."""
    room = screen.width - sum(widths) - GAPS
    return None if screen.width < NARROW or room < NARROWEST_MARK else room


def _widths(marks: Sequence[Mark]) -> tuple[int, int, int]:
    """Give the widths of names, of days and of what is said."""
    return (
        min(max(cell_width(mark.name) for mark in marks), LONGEST_NAME),
        max(len(mark.days) for mark in marks),
        max(len(mark.said) for mark in marks),
    )


def _wide(
    marks: Sequence[Mark],
    ends: Ends,
    widths: tuple[int, int, int],
    room: int,
    screen: Screen,
) -> Iterator[str]:
    name, days, said = widths
    columns, width = _columns(marks, room)
    scale = mark_scale(ends, width, screen)
    heads = [f"  {COLUMNS[at].rjust(wide)}" for at, wide in columns]
    head = " " * (name + days + 4) + scale + " " * (said + 2) + "".join(heads)
    yield screen.paint(head.rstrip(), DIM)
    for mark in marks:
        cells = [f"  {mark.figures[at].rjust(wide)}" for at, wide in columns]
        words = _said(mark, screen) + " " * (said - len(mark.said))
        yield "  ".join(
            (
                padded(clipped(mark.name, name, screen), name),
                mark.days.rjust(days),
                _drawn(mark, ends, width, screen),
                words + "".join(cells),
            )
        )


def _columns(marks: Sequence[Mark], room: int) -> tuple[list[tuple[int, int]], int]:
    """Choose the columns of figures with their widths, and the width of the marks."""
    for chosen, narrowest in FEWER_COLUMNS if marks[0].figures else ():
        columns = [
            (at, max(len(COLUMNS[at]), *(len(mark.figures[at]) for mark in marks)))
            for at in chosen
        ]
        width = room - sum(wide + 2 for _, wide in columns)
        if width >= narrowest:
            return columns, min(width, WIDEST_MARK)
    return [], min(room, WIDEST_MARK)


def _narrow(marks: Sequence[Mark], ends: Ends, screen: Screen) -> Iterator[str]:
    yield screen.paint(mark_scale(ends, screen.width, screen), DIM)
    for mark in marks:
        room = screen.width - len(mark.days) - 2
        name = padded(clipped(mark.name, room, screen), room)
        yield f"{name}  {mark.days}"
        yield _drawn(mark, ends, screen.width, screen)
        beside = ""
        if mark.figures:
            nap, _, q = mark.figures
            beside = f"NAP {nap} q {q}"
        gap = screen.width - len(mark.said) - len(beside)
        if gap < 1:
            if beside:
                yield beside
            yield from paragraph(mark.said, screen)
            continue
        yield beside + " " * gap + _said(mark, screen)


def _said(mark: Mark, screen: Screen) -> str:
    return screen.paint(mark.said, BOLD) if mark.is_clear else mark.said


def _drawn(mark: Mark, ends: Ends, width: int, screen: Screen) -> str:
    middle = mark.middle or 0.0
    return span_mark(mark.low, middle, mark.high, ends=ends, width=width, screen=screen)


def _article(part: ReferencePart, label: str, screen: Screen) -> Iterator[str]:
    yield ""
    yield from paragraph(f"The article's table: {part.title}", screen, code=BOLD)
    for line in part.lines:
        yield from paragraph(line.label, screen)
        stated = ", ".join(line.stated) or "no figure"
        yours = (f"yours: {words}" for words in line.own)
        for words in (f"{label}: {stated}", *yours):
            yield from paragraph(words, screen, lead="  ", indent="    ")
    yield from bullets(part.notes, screen, code=DIM)
