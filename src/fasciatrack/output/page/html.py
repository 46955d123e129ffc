"""The page as one HTML file: no script, nothing fetched, one sheet of A4 in print."""

from collections.abc import Iterator

from fasciatrack.domain.values import replace
from fasciatrack.output.body.svg import body_svg
from fasciatrack.output.figures import missing
from fasciatrack.output.markup import Content, Html, element, joined, trusted
from fasciatrack.output.page.figures import PAPER, pain_figure, sleep_figure
from fasciatrack.output.page.parts import arrange, on_body
from fasciatrack.output.page.sheet import NOTHING, Card, Page, Part, Table
from fasciatrack.output.page.style import security_policy, style_sheet
from fasciatrack.output.page.words import is_short
from fasciatrack.reporting.page.report import PageReport

KEY = (
    "Pictures: pain from 0 to 10. Dots: before sessions, at check-ins, at follow-ups."
    " Rings: right after sessions. No mark: no score."
)


def page_html(report: PageReport) -> str:
    """Write the page as a whole HTML document, line ends included."""
    page = arrange(report, PAPER, is_cut=True)
    document = element(
        "html",
        _head(page),
        element(
            "body",
            element(
                "header",
                element("h1", page.title),
                element(
                    "p",
                    joined([element("span", fact) for fact in page.facts], " · "),
                    class_="facts",
                ),
            ),
            element("main", *_sections(page, report)),
        ),
        lang="en",
    )
    return f"<!DOCTYPE html>\n{document.source}\n"


def _head(page: Page) -> Html:
    style = style_sheet()
    policy = security_policy(style)
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{page.title}, {page.facts[0]}"),
        element("style", trusted(style)),
    )


def _sections(page: Page, report: PageReport) -> Iterator[Html]:
    if page.is_empty:
        yield element("p", NOTHING)
        yield from (_section("questions", part) for part in page.parts)
        return
    yield _places(page, report)
    yield element("div", _life(page, report), *_body(page, report), class_="pair")
    yield _section("care", page.care, stacked=True)
    yield element(
        "div",
        _section("medicines", page.medicines),
        _section("flags", page.flags),
        _section("limits", page.limits, small=True),
        _section("questions", page.questions),
        class_="pair",
    )


def _places(page: Page, report: PageReport) -> Html:
    cards = [_card(card, number, report) for number, card in enumerate(page.cards, 1)]
    key = [element("p", KEY, class_="small")] if cards else []
    shown = [element("div", *cards, class_="cards")] if cards else []
    return _section("places", page.places, *shown, *key)


def _card(card: Card, number: int, report: PageReport) -> Html:
    name = f"area-{number}"
    figure = element(
        "figure",
        pain_figure(card.part, card.title, name=name, bucket=report.bucket),
    )
    title = element("h3", card.title, id=name)
    return element("article", title, _table(card.table), figure, aria_labelledby=name)


def _life(page: Page, report: PageReport) -> Html:
    sleep = report.life.sleep
    if not sleep.minutes.n:
        return _section("life", page.life)
    each = "night" if report.bucket == "day" else report.bucket
    figure = element(
        "figure",
        sleep_figure(sleep, bucket=report.bucket),
        element("figcaption", f"Hours asleep by {each}; no bar, not logged."),
    )
    return _section("life", page.life, figure)


def _body(page: Page, report: PageReport) -> Iterator[Html]:
    if not page.body.items:
        return
    key = element("ul", *(element("li", item) for item in page.body.items))
    figure = element(
        "figure",
        trusted(body_svg(on_body(report))),
        element("figcaption", key),
        class_="on-body",
    )
    yield _section("body", replace(page.body, items=()), figure)


def _section(
    name: str,
    part: Part,
    *content: Html,
    stacked: bool = False,
    small: bool = False,
) -> Html:
    heading = f"{name}-heading"
    return element(
        "section",
        element("h2", part.title, id=heading),
        *([] if part.table is None else [_table(part.table, stacked=stacked)]),
        *(element("p", line, class_="small" if small else None) for line in part.lines),
        *content,
        *_items(part),
        *(element("p", note, class_="small") for note in part.notes),
        aria_labelledby=heading,
    )


def _items(part: Part) -> Iterator[Html]:
    if part.items:
        # A name or a note may be written from right to left.
        yield element("ul", *map(_item, part.items))


def _item(item: str) -> Html:
    return element("li", item, dir="auto", class_="short" if is_short(item) else None)


def _table(table: Table, *, stacked: bool = False) -> Html:
    """Write a table; a stacked one becomes a list of rows where there is no room.

    As such it would stop being a table to some screen readers, hence the roles.
    """

    def role(name: str) -> str | None:
        return name if stacked else None

    head = element(
        "tr",
        *(
            element("th", _header(header), scope="col", role=role("columnheader"))
            for header in table.headers
        ),
        role=role("row"),
    )
    rows = [
        element(
            "tr",
            element("th", first, scope="row", role=role("rowheader")),
            *(
                element(
                    "td",
                    _cell(cell),
                    data_label=header if stacked else None,
                    role=role("cell"),
                )
                for header, cell in zip(table.headers[1:], cells, strict=True)
            ),
            role=role("row"),
        )
        for first, *cells in table.rows
    ]
    return element(
        "table",
        element("caption", table.caption),
        element("thead", head, role=role("rowgroup")),
        element("tbody", *rows, role=role("rowgroup")),
        class_="stacked" if stacked else None,
        role=role("table"),
    )


def _header(header: str) -> Content:
    return header or element("span", "what", class_="unseen")


def _cell(cell: str) -> Content:
    if cell != missing(PAPER):
        return cell
    return joined(
        [
            element("span", cell, aria_hidden="true"),
            element("span", "not logged", class_="unseen"),
        ]
    )
