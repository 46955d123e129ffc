"""The HTML page in a real browser: nothing acts, it fits a phone and one sheet."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from browser import PATH, Browser
from builders import DAY, a_check_in, a_night
from fasciatrack.domain.notices import RULES, Notice
from fasciatrack.domain.periods import Period
from fasciatrack.domain.values import replace
from fasciatrack.output.page.html import page_html
from fasciatrack.reporting.page.report import PageReport, Remark
from fasciatrack.reporting.relief.report import Relief
from page_diaries import ACTS, a_page, crowded_page, usual_page

pytestmark = pytest.mark.skipif(PATH is None, reason="no Chromium or Chrome is here")

SHORT_ONES = tuple(Remark(text="W" * 56) for _ in range(9))
"""As many as there may be, each wider than its line."""


def with_relief(page: PageReport) -> PageReport:
    """Give each kind as much to say about relief as there may be."""
    long = Relief(n=13, still=0, wide=13, median_days=2.5, longest_days=9)
    few = Relief(n=4, still=4, wide=0, median_days=None, longest_days=9)
    return replace(
        page,
        questions=SHORT_ONES,
        medicines=SHORT_ONES,
        care=tuple(
            replace(part, relief=few if number % 2 else long)
            for number, part in enumerate(page.care)
        ),
    )


def with_notices(page: PageReport) -> PageReport:
    """Give each rule as much to say as there may be, on a page that is full."""
    given = tuple(
        Notice(
            id=f"{rule}-{week}",
            rule=rule,
            day=DAY - timedelta(days=7 * week),
            area=f"{week}{'w' * 39}",
            text=f"{rule} {week}.",
        )
        for week in range(12)
        for rule in RULES
    )
    return replace(page, notices=given)


PAGES: dict[str, Callable[[], PageReport]] = {
    "usual": usual_page,
    "crowded": crowded_page,
    "wide": lambda: crowded_page("W", days=3000),
    "tall": lambda: replace(
        crowded_page("W", days=3000), questions=SHORT_ONES, medicines=SHORT_ONES
    ),
    "lasting": lambda: with_relief(crowded_page("W", days=3000)),
    "noticed": lambda: with_notices(with_relief(crowded_page("W", days=3000))),
    "acting": lambda: crowded_page(" ".join(ACTS)),
    "each": lambda: a_page(
        [a_night(note=ACTS[1], tags=("medicine",))], name=ACTS[0], questions=ACTS[2:]
    ),
    "day": lambda: a_page([a_check_in("pain=3")], period=Period(first=DAY, last=DAY)),
    "empty": lambda: a_page([]),
}
PHONE = 320
"""CSS pixels of the smallest ones."""
ONE_SHEET = 703
"""CSS pixels between the margins of A4: 186 mm."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return one browser for all tests; starting one takes a second."""
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@cache
def written(name: str) -> str:
    """Return a page's HTML; building the crowded ones takes a while."""
    return page_html(PAGES[name]())


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return each page as a file."""
    path = tmp_path / "page.html"
    path.write_text(written(request.param), encoding="utf-8")
    return path


def test_nothing_acts_and_nothing_is_fetched(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.value("document.title").startswith("Pain diary")
    assert browser.value("document.scripts.length") == 0
    assert browser.told("Log.entryAdded") == []
    assert browser.told("Runtime.consoleAPICalled") == []
    asked = [one["request"]["url"] for one in browser.told("Network.requestWillBeSent")]
    assert asked == [page.as_uri()]


def test_the_policy_stops_what_would_act(browser: Browser, tmp_path: Path) -> None:
    """Show that the tests above would notice, and that the policy holds by itself."""
    path = tmp_path / "page.html"
    broken = written("usual").replace("</h1>", f"</h1>{''.join(ACTS[:2])}", 1)
    path.write_text(broken, encoding="utf-8")
    browser.open(path)
    assert browser.value("document.title").startswith("Pain diary")
    assert browser.value("document.scripts.length") == 1
    told = " ".join(one["entry"]["text"] for one in browser.told("Log.entryAdded"))
    assert "Content Security Policy" in told
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    path.write_text(policy.sub("", broken), encoding="utf-8")
    browser.open(path)
    assert browser.value("document.title") == "x"


def test_nobody_scrolls_sideways(browser: Browser, page: Path) -> None:
    browser.open(page, width=PHONE)
    for width in (PHONE, 360, 480, 700, 800, 1000):
        browser.resize(width)
        assert browser.value("document.documentElement.scrollWidth") <= width


def test_it_prints_on_one_sheet_of_a4(browser: Browser, page: Path) -> None:
    browser.open(page, dark=True)
    pdf = browser.pdf()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(x)), round(float(y))) for x, y in boxes] == [(595, 842)]
    # What is too wide would be made smaller until it fits, and hard to read.
    browser.resize(ONE_SHEET)
    browser.prefer(media="print")
    assert browser.value("document.documentElement.scrollWidth") <= ONE_SHEET


@pytest.mark.parametrize(
    ("dark", "media", "paper"),
    [
        (False, "", "rgb(255, 255, 255)"),
        (True, "", "rgb(20, 24, 28)"),
        (True, "print", "rgb(255, 255, 255)"),
    ],
    ids=["light", "dark", "printed"],
)
def test_it_is_light_or_dark_as_the_person_likes_and_light_on_paper(
    browser: Browser, tmp_path: Path, *, dark: bool, media: str, paper: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(written("usual"), encoding="utf-8")
    browser.open(path, dark=dark, media=media)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert browser.value(ground) == paper
    ink = browser.value("getComputedStyle(document.querySelector('h1')).color")
    assert ink != paper
    assert (browser.value("getComputedStyle(document.body).fontSize") == "16px") is (
        not media
    )


@pytest.mark.parametrize("width", [360, 1000])
def test_tables_and_pictures_stay_what_they_are_to_a_screen_reader(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(written("usual"), encoding="utf-8")
    browser.open(path, width=width)
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("table") == 5
    assert roles.count("columnheader") == 3 * 3 + 3 + 7
    assert roles.count("rowheader") == 3 * 5 + 3 + 2
    assert {"banner", "main", "region", "article"} <= set(roles)
    pictures = [
        node["name"]["value"]
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in {"image", "img"}
    ]
    assert len(pictures) == 5
    assert all(pictures)
