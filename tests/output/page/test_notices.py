"""The notices that the diary gave, on the one page: what about, where and when."""

from datetime import date, timedelta
from itertools import count

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.cautions import CAUTIONS, caution_in
from fasciatrack.domain.notices import RULES, Notice, Rule
from fasciatrack.domain.records import Place
from fasciatrack.domain.values import replace
from fasciatrack.output.page.parts import (
    MOST_FLAG_LINES,
    NOTICE_WIDTH,
    arrange,
    is_short,
)
from fasciatrack.output.page.text import page_text
from fasciatrack.output.page.words import NOTICED, notice_sentence
from fasciatrack.output.screen import Screen
from fasciatrack.reporting.notices.session import about_cautions
from fasciatrack.reporting.page.report import Asked, PageReport, build_page
from page_diaries import FOUR_WEEKS, a_page

_ids = count()


def notice(rule: Rule, where: str = "", day: date = DAY, text: str = "") -> Notice:
    there = place(where) if where else None
    return Notice(
        id=f"notice-{next(_ids)}",
        rule=rule,
        day=day,
        area=there.area if there else None,
        side=there.side if there else None,
        text=text or f"It was {rule}.",
    )


def cautions(where: str, *words: str) -> list[Notice]:
    """Return the notices of a session on an area with these cautions."""
    session = a_session(areas=where)
    return [
        notice("caution", where, text=found.text(found.places))
        for found in about_cautions(session, words, general=())
    ]


@pytest.mark.parametrize("word", CAUTIONS)
def test_each_caution_is_known_from_what_was_said_of_it(word: str) -> None:
    (given,) = cautions("jaw", word)
    assert caution_in(given.text) == word.replace("-", " ")
    assert caution_in("It was caution.") is None


def page(*notices: Notice) -> PageReport:
    """Return a page with these notices, latest first."""
    return replace(a_page([a_check_in("pain neck=3")]), notices=notices)


def said(*notices: Notice, width: int = NOTICE_WIDTH) -> str:
    return notice_sentence(page(*notices), Screen(), width)


def test_no_notice_is_no_line() -> None:
    assert said() == ""
    assert arrange(page(), Screen()).flags.items == ()


@pytest.mark.parametrize(
    ("notices", "expected"),
    [
        (
            [notice("sharp", "left-calf")],
            "sharp or much discomfort, left calf (19 Nov)",
        ),
        ([notice("sleep")], "short nights (19 Nov)"),
        (
            [notice("sore", "neck"), notice("sore", "neck", DAY - timedelta(days=9))],
            "sore for days, neck (19 Nov, 10 Nov)",
        ),
        (
            [notice("sharp", "neck"), notice("sharp", "jaw")],
            "sharp or much discomfort, neck, jaw (19 Nov)",
        ),
        (
            [notice("water"), notice("severe", "jaw", DAY - timedelta(days=1))],
            "severe or sudden pain, jaw (18 Nov); much drunk (19 Nov)",
        ),
        (
            [notice("caution", "jaw", text="a"), notice("caution", "jaw", text="b")],
            "caution before pressing, jaw (19 Nov)",
        ),
        (
            [*cautions("jaw", "blood-thinners"), *cautions("jaw", "fever")],
            "caution (blood thinners, fever), jaw (19 Nov)",
        ),
        (
            [*cautions("jaw", "blood-thinners"), *cautions("neck", "fever")],
            "caution (blood thinners), jaw (19 Nov); caution (fever), neck (19 Nov)",
        ),
        (
            [notice("severe", "neck"), notice("severe", "neck")],
            "severe or sudden pain, neck (19 Nov)",
        ),
    ],
)
def test_it_says_what_where_and_when(notices: list[Notice], expected: str) -> None:
    assert said(*notices) == f"Notices given: {expected}"
    flags = arrange(page(*notices), Screen()).flags
    assert flags.items[-1] == said(*notices)
    assert "None of what" not in " ".join(flags.lines)


def test_what_does_not_fit_is_counted() -> None:
    areas = ("neck", "jaw", "quads", "hip", "knee")
    many = [notice("sharp", area, text=f"{area}.") for area in areas]
    line = said(*many)
    assert len(line) <= NOTICE_WIDTH
    assert line.endswith("(19 Nov); … 3 more")
    assert said(*many, width=1000).count("(19 Nov)") == len(areas)


def test_one_that_is_too_long_by_itself_is_cut() -> None:
    areas = [f"area-{letter * 20}" for letter in "abcdef"]
    line = said(*[notice("sharp", area) for area in areas])
    assert line.startswith("Notices given: sharp or much discomfort, area aaaa")
    assert len(line) <= NOTICE_WIDTH


def test_it_takes_no_more_room_than_there_was() -> None:
    looks = [
        a_follow_up(
            "pain neck=1",
            of=f"gone-{hour}",
            hobbling="yes",
            day=DAY,
            at=f"{hour + 1:02}:00",
        )
        for hour in range(9)
    ]
    crowded = replace(
        a_page([a_check_in("pain=3"), *looks]),
        notices=tuple(notice(rule, "neck") for rule in RULES),
    )
    *items, others, line = arrange(crowded, Screen()).flags.items
    assert others.endswith("more")
    assert line.startswith("Notices given: ")
    lines = sum(1 if is_short(item) else 2 for item in [*items, line])
    assert lines <= MOST_FLAG_LINES


def test_every_rule_has_words_and_the_warnings_come_first() -> None:
    assert NOTICED.keys() == set(RULES)
    assert [*NOTICED][-3:] == ["water", "caffeine", "sleep"]


def test_only_those_of_the_period_and_of_its_areas_are_on_it() -> None:
    entries = [a_check_in("pain neck=3")]
    given = [
        notice("sharp", "neck", FOUR_WEEKS.first - timedelta(days=1)),
        notice("sharp", "neck", FOUR_WEEKS.first),
        notice("sore", "jaw", DAY),
        notice("sleep", day=DAY),
    ]

    def rules(*places: Place) -> list[str]:
        asked = Asked(period=FOUR_WEEKS, today=DAY, program="fascia", places=places)
        report = build_page(entries, (), asked, notices=given)
        return [one.rule for one in report.notices]

    assert rules() == ["sleep", "sore", "sharp"]
    assert rules(place("neck")) == ["sharp"]


def test_no_name_acts_on_the_page() -> None:
    named = notice("sharp", "ne\x1b[31mck")
    assert "\x1b" not in page_text(page(named), Screen(width=80))
