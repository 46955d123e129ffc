"""Safety notices on the terminal, and what cannot wait below a severe one."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from fasciatrack.domain.notices import Notice
from fasciatrack.output.screen import Screen, safe

CANNOT_WAIT = ("now", "same-day")
NARROWEST = 20
"""Columns below which nothing is broken any more."""


def notice_lines(
    notices: Iterable[Notice], screen: Screen, *, width: int | None = None
) -> Iterator[str]:
    """Yield the notices, the severe ones first; the same of several areas comes once.

    Args:
        notices: What has to be said.
        screen: Its colours and characters.
        width: Break lines between words at so many columns; None leaves them whole.
    """
    severe: dict[str, Notice] = {}
    others: dict[str, Notice] = {}
    for notice in notices:
        (severe if notice.rule == "severe" else others)[notice.text] = notice
    for text in severe:
        yield from _said(text, screen, width)
    if severe:
        yield from _warning_signs(screen, width)
    for text in others:
        yield from _said(text, screen, width)


def _said(text: str, screen: Screen, width: int | None) -> Iterator[str]:
    first, *more = _rows(safe(text), "! ", width)
    yield screen.paint("!", "1;33") + first.removeprefix("!")
    yield from more


def _warning_signs(screen: Screen, width: int | None) -> Iterator[str]:
    # Hardly ever needed, and nothing that an ordinary log should load.
    from fasciatrack.domain.safety import RED_FLAGS  # noqa: PLC0415 - see above

    dot = screen.glyph("·", "-")
    for flags in RED_FLAGS:
        if flags.urgency in CANNOT_WAIT:
            for row in _rows(f"{flags.action} with any of these:", "  ", width):
                yield screen.paint(row, "1")
            for sign in flags.signs:
                yield from _rows(sign, f"  {dot} ", width)
    yield from _rows("`fascia safety` has all signs, and what to do.", "  ", width)


def _rows(text: str, mark: str, width: int | None) -> list[str]:
    """Break a text into rows below each other, with a mark before the first."""
    if width is None:
        return [mark + text]
    return wrap(
        text,
        max(width, NARROWEST),
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
    )
