"""Safety notices on the terminal, and what cannot wait below a severe one."""

from collections.abc import Iterable, Iterator

from fasciatrack.domain.notices import Notice
from fasciatrack.output.screen import Screen, safe

CANNOT_WAIT = ("now", "same-day")


def notice_lines(notices: Iterable[Notice], screen: Screen) -> Iterator[str]:
    """Yield each notice as one line; areas of which the same is said share theirs."""
    mark = screen.paint("!", "1;33")
    severe: dict[str, Notice] = {}
    others: dict[str, Notice] = {}
    for notice in notices:
        (severe if notice.rule == "severe" else others)[notice.text] = notice
    yield from (f"{mark} {safe(text)}" for text in severe)
    if severe:
        yield from _warning_signs(screen)
    yield from (f"{mark} {safe(text)}" for text in others)


def _warning_signs(screen: Screen) -> Iterator[str]:
    # Hardly ever needed, and nothing that an ordinary log should load.
    from fasciatrack.domain.safety import RED_FLAGS  # noqa: PLC0415 - see above

    dot = screen.glyph("·", "-")
    for flags in RED_FLAGS:
        if flags.urgency in CANNOT_WAIT:
            yield screen.paint(f"  {flags.action} with any of these:", "1")
            for sign in flags.signs:
                yield f"  {dot} {sign}"
    yield "  `fascia safety` has all signs, and what to do."
