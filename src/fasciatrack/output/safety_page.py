"""When to get help, when not to press, how long to roll: one page of short lines."""

from collections.abc import Iterator, Sequence

from fasciatrack.domain.safety import Caution, Dose, SafetyTexts
from fasciatrack.output.paragraphs import BOLD, DIM, bullets, paragraph
from fasciatrack.output.screen import Screen

WIDEST = 90
"""Longer lines are hard to read."""
_URGENT = {"now": "1;31", "same-day": "1;33", "soon": BOLD}


def safety_page(texts: SafetyTexts, screen: Screen) -> str:
    """Draw the safety texts, line ends included."""
    page = Screen(
        width=min(screen.width, WIDEST), color=screen.color, unicode=screen.unicode
    )
    return "".join(f"{line}\n" for line in _page(texts, page))


def _page(texts: SafetyTexts, screen: Screen) -> Iterator[str]:
    for flags in texts.red_flags:
        yield from paragraph(
            f"{flags.action} with any of these:", screen, code=_URGENT[flags.urgency]
        )
        yield from bullets(flags.signs, screen)
        yield ""
    yield from _cautions("Do not roll or press", texts.contraindications, screen)
    yield from _cautions("Ask a professional first", texts.cautions, screen)
    yield screen.paint("Never press on", BOLD)
    yield from bullets(texts.never_press, screen)
    yield from _source(texts.never_press_source, screen)
    yield screen.paint("How long", BOLD)
    yield from bullets(map(_dose, texts.dosage), screen)
    for limit in texts.dosage_limits:
        yield from paragraph(limit, screen)
    yield from _source(texts.dosage[0].source, screen)
    for title, lines in (
        ("Before a session", texts.preparation),
        ("Afterwards", texts.afterwards),
    ):
        yield screen.paint(title, BOLD)
        yield from bullets(lines, screen)
    yield from _source(texts.habits_source, screen)
    yield from paragraph(texts.not_advice, screen)
    yield from paragraph(texts.professional, screen)


def _cautions(title: str, cautions: Sequence[Caution], screen: Screen) -> Iterator[str]:
    yield screen.paint(title, BOLD)
    for source in dict.fromkeys(one.source for one in cautions):
        yield from bullets(
            (_caution(one) for one in cautions if one.source == source), screen
        )
        yield from _source(source, screen)


def _caution(caution: Caution) -> str:
    if caution.agreement_percent is None:
        return caution.what
    return f"{caution.what} ({caution.agreement_percent} %)"


def _dose(dose: Dose) -> str:
    return f"{dose.what}: {dose.lowest} to {dose.highest} {dose.unit}"


def _source(source: str, screen: Screen) -> Iterator[str]:
    yield from paragraph(f"Source: {source}.", screen, code=DIM)
    yield ""
