"""What stands behind a label: why there is one or none, and the studies behind it."""

from collections.abc import Callable, Iterable, Iterator

from fasciatrack.domain.plain import to_plain
from fasciatrack.domain.records import Place
from fasciatrack.domain.thresholds import (
    FEWEST_DAYS,
    FEWEST_SESSIONS,
    LOWEST_BASELINE,
    METRIC,
    PUBLISHED,
)
from fasciatrack.output.change_words import average_words, label_words
from fasciatrack.output.figures import plain
from fasciatrack.output.lines import place_name
from fasciatrack.output.paragraphs import BOLD, bullets, paragraph
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.change import FEWEST_PAIRS, Change
from fasciatrack.reporting.change_figures import CHANCE, ChangeFigures
from fasciatrack.reporting.summary import PeriodReport

TITLE = "Why"
RULES = (
    (
        "A percentage is the change of the mean: all points that pain went down, of all"
        " points it began at. Sessions that began at 0 are left out of it;"
        " where they are more than one in ten, it has no label."
    ),
    (
        f"Under {FEWEST_PAIRS} sessions nothing is judged: even if all moved one way,"
        " that could be chance. From then on there is the range in which the average"
        " may lie (95 %, t interval) and p: how often an average as far from 0 would"
        " come about if each session's sign were a coin's (sign flips). Both take"
        " sessions for independent of each other. q is p adjusted for all averages"
        " shown beside each other (Benjamini-Hochberg)."
    ),
    (
        f"A label takes {FEWEST_SESSIONS} sessions over {FEWEST_DAYS} days, q of"
        f" {CHANCE} or less where something moved, and pain that began at"
        f" {LOWEST_BASELINE} or more on average: below it, one point is a large share."
    ),
    (
        "By percent: under 10 no clear change, from 10 small, from 30 moderate, from 50"
        " large. By points: under 1 no clear change, from 1 small, from 2 as much as"
        " moderate or large. Only what both call alike is a label; higher is named as"
        " lower is."
    ),
    (
        "A trend is the median of the slopes between all pairs of days, its range wider"
        " where days that follow each other are alike."
    ),
    (
        "The studies asked groups of people about weeks of treatment, not about the"
        " minutes after a session. They are a yardstick, not a verdict about you."
    ),
    (
        "Pain is scored by who knows what was done, people treat what hurts most, and"
        " much of that passes by itself. A label says how much was felt, not what it"
        " came from; fascia compare sets it beside days with nothing."
    ),
)


def why_values() -> dict[str, object]:
    """Give the rules and the studies as plain values."""
    return {"rules": list(RULES), "published": to_plain(PUBLISHED)}


def why_text(about: Iterable[str], screen: Screen) -> str:
    """Write what stands behind the labels, line ends included.

    Args:
        about: What is said of this diary's own averages, harmless.
        screen: Where.
    """
    lines = [
        "",
        screen.paint(TITLE, BOLD),
        *bullets((*about, *RULES), screen),
        "",
        screen.paint("Published benchmarks", BOLD),
    ]
    for one in PUBLISHED:
        said = f"{one.name}: {one.found} ({one.about}). {one.source}"
        lines += paragraph(said, screen, indent="  ")
    return "".join(f"{line}\n" for line in lines)


def why_markdown(about: Iterable[str]) -> str:
    """Write the same for a file; `about` is harmless in Markdown."""
    lines = ["", f"## {TITLE}", "", *(f"- {each}" for each in (*about, *RULES))]
    lines += ["", "## Published benchmarks", ""]
    lines += [
        f"- {one.name}: {one.found} ({one.about}). {one.source}" for one in PUBLISHED
    ]
    return "".join(f"{line}\n" for line in lines)


def why_sentences(about: Iterable[str], screen: Screen) -> str:
    """Write the same as paragraphs without any layout."""
    studies = (
        f"{one.name}: {one.found} ({one.about}). {one.source}" for one in PUBLISHED
    )
    said = (*about, *RULES, *studies)
    return "".join(f"{plain(each, screen)}\n" for each in said)


def report_reasons(
    report: PeriodReport, name: Callable[[Place | None], str] = place_name
) -> Iterator[str]:
    """Say of each area's pain why it has a label, or none.

    Args:
        report: What is explained.
        name: Writes a place so that nothing in its name acts.
    """
    yield from reasons(
        (name(one.place), one.change, one.figures) for one in report.area_changes
    )


def reasons(
    changes: Iterable[tuple[str, Change, ChangeFigures]],
) -> Iterator[str]:
    """Say of each pain average why it has a label, or none.

    Args:
        changes: Its name, harmless, and the average.
    """
    for name, change, figures in changes:
        if change.metric == METRIC and change.n:
            said = " ".join(label_words(change, figures))
            yield f"{name}, {METRIC}: {average_words(change, figures)}. {said}"
