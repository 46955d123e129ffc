"""The notices that the diary gave, on the page: each rule, how often, where and when.

Every rule is named, whatever the room: what is least urgent goes without its areas
first, then without its last day.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from fasciatrack.domain.cautions import caution_in
from fasciatrack.domain.notices import Notice, Rule
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import Value
from fasciatrack.output.columns import cell_width
from fasciatrack.output.page.words import day_words, lines_of, more, place_words
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.page.report import PageReport

NOTICED: dict[Rule, str] = {
    "severe": "severe or sudden pain",
    "sharp": "sharp or much discomfort",
    "sore": "sore for days",
    "caution": "caution named",
    "rising": "rising pain",
    "unchanged": "starting pain no lower",
    "water": "much drunk",
    "caffeine": "much caffeine",
    "sleep": "short nights",
}
"""What each notice is about, for somebody who never saw one; the most urgent first."""
MOST_NOTICE_LINES = 4
"""Of half a sheet; more only where not even each rule fits in them."""
BEGIN, GO_ON = "Notices given: ", "Also given: "
WHERE, SOMEWHERE, WHEN, COUNT, LEAST = 3, 1, 0, -1, -2
"""How much is said of a rule: so many areas and the last day; that day; how often, and
which cautions were named, which who presses has to know; not even these.
"""


class Given(Value):
    """What was given by one rule."""

    rule: Rule
    days: tuple[date, ...]
    """On which it was given, latest first."""
    places: tuple[Place, ...]
    cautions: tuple[str, ...]


def notice_items(
    report: PageReport, screen: Screen, width: int, free: int = MOST_NOTICE_LINES
) -> list[str]:
    """Say of what the diary gave notice; nothing where it gave none.

    Args:
        report: What the page says.
        screen: Its characters.
        width: Columns of an item at most.
        free: Lines that nothing else needs. Areas and days are said as far as they
            fit in them, or in the lines that each rule and its count take anyway.
    """
    given = list(_by_rule(report.notices))
    items: list[str] = []
    for room in range(max(free, 1), 2 * len(given) + MOST_NOTICE_LINES):
        last = COUNT if room < MOST_NOTICE_LINES else LEAST
        for details in _ever_less(len(given), last):
            said = [
                _said(one, detail, report, screen)
                for one, detail in zip(given, details, strict=True)
            ]
            items = _packed(said, width)
            fits = all(cell_width(item) <= width for item in items)
            if fits and lines_of(items) <= room:
                return items
    return items


def _by_rule(notices: Sequence[Notice]) -> Iterator[Given]:
    for rule in NOTICED:
        some = [notice for notice in notices if notice.rule == rule]
        if some:
            cautions = [caution_in(one.text) for one in some if rule == "caution"]
            yield Given(
                rule=rule,
                days=tuple(sorted({one.day for one in some}, reverse=True)),
                places=tuple(dict.fromkeys(one.place for one in some if one.place)),
                cautions=tuple(dict.fromkeys(word for word in cautions if word)),
            )


def _ever_less(count: int, last: int) -> Iterator[list[int]]:
    """Yield how much to say of each, ever less down to the last, the last one first."""
    details = [WHERE] * count
    yield details
    for less in range(SOMEWHERE, last - 1, -1):
        for number in reversed(range(count)):
            details[number] = less
            yield details


def _said(given: Given, detail: int, report: PageReport, screen: Screen) -> str:
    about, times = NOTICED[given.rule], len(given.days)
    if given.cautions and detail != LEAST:
        about = f"caution ({', '.join(given.cautions)})"
    often = f" {times}{screen.glyph('×', 'x')}" if times > 1 else ""
    if detail <= COUNT:
        return about + often
    places = given.places[:detail]
    named = [place_words(place, screen) for place in places]
    others = more(len(given.places) - len(named), screen) if named else ""
    last = day_words(given.days[0], report)
    day = f"last {last}" if times > 1 else last
    where = ", ".join([*named, *filter(None, [others])])
    return f"{about}{often} ({'; '.join(filter(None, [where, day]))})"


def _packed(said: Sequence[str], width: int) -> list[str]:
    """Put as many into each item as fit."""
    items: list[str] = []
    for one in said:
        longer = f"{items[-1]}; {one}" if items else f"{BEGIN}{one}"
        if items and cell_width(longer) > width:
            items.append(f"{GO_ON}{one}")
        else:
            items[-1:] = [longer]
    return items
