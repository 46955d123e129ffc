"""The notices that the diary gave, on the one page: what about, where and when."""

from datetime import date, timedelta
from itertools import count

import pytest

from builders import DAY, a_check_in, a_follow_up, a_session, place
from fasciatrack.domain.cautions import CAUTIONS, caution_in
from fasciatrack.domain.notices import RULES, Notice, Rule
from fasciatrack.domain.records import Entry, Place
from fasciatrack.domain.values import replace
from fasciatrack.output.columns import cell_width
from fasciatrack.output.page.html import page_html
from fasciatrack.output.page.markdown import page_markdown
from fasciatrack.output.page.notices import MOST_NOTICE_LINES, NOTICED, notice_items
from fasciatrack.output.page.parts import MOST_FLAG_LINES, NOTICE_WIDTH, arrange
from fasciatrack.output.page.text import page_text
from fasciatrack.output.page.words import lines_of
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


def said(*notices: Notice, width: int = NOTICE_WIDTH) -> list[str]:
    return notice_items(page(*notices), Screen(), width)


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def test_no_notice_is_no_line() -> None:
    assert said() == []
    assert arrange(page(), Screen()).flags.items == ()


@pytest.mark.parametrize(
    ("notices", "expected"),
    [
        (
            [notice("sharp", "left-calf")],
            "sharp or much discomfort (left calf; 19 Nov)",
        ),
        ([notice("sleep")], "short nights (19 Nov)"),
        (
            [notice("sore", "neck"), notice("sore", "neck", before(9))],
            "sore for days 2× (neck; last 19 Nov)",
        ),
        (
            [notice("sharp", "neck"), notice("sharp", "jaw", before(1))],
            "sharp or much discomfort 2× (neck, jaw; last 19 Nov)",
        ),
        (
            [notice("water"), notice("severe", "jaw", before(1))],
            "severe or sudden pain (jaw; 18 Nov); much drunk (19 Nov)",
        ),
        (
            [notice("caution", "jaw", text="a"), notice("caution", "jaw", text="b")],
            "caution named (jaw; 19 Nov)",
        ),
        (
            [*cautions("jaw", "blood-thinners"), *cautions("neck", "fever")],
            "caution (blood thinners, fever) (jaw, neck; 19 Nov)",
        ),
        (
            [notice("severe", "neck"), notice("severe", "neck")],
            "severe or sudden pain (neck; 19 Nov)",
        ),
        (
            [notice("sharp", area) for area in ("neck", "jaw", "hip", "knee", "calf")],
            "sharp or much discomfort (neck, jaw, hip, … 2 more; 19 Nov)",
        ),
    ],
)
def test_it_says_what_how_often_where_and_when(
    notices: list[Notice], expected: str
) -> None:
    assert said(*notices) == [f"Notices given: {expected}"]
    flags = arrange(page(*notices), Screen()).flags
    assert flags.items[-1:] == (*said(*notices),)
    assert "None of what" not in " ".join(flags.lines)


def test_a_plain_screen_has_a_plain_sign() -> None:
    twice = page(notice("sleep"), notice("sleep", day=before(8)))
    plain = Screen(unicode=False)
    assert notice_items(twice, plain, NOTICE_WIDTH) == [
        "Notices given: short nights 2x (last 19 Nov)"
    ]


AREAS = ("neck", "left-calf", "right-glutes", "lower-back", "plantar-fascia")


def many(times: int = 12) -> list[Notice]:
    """Return notices of every rule, on as many days as there may be, of five areas."""
    return [
        notice(rule, area, before(7 * week), text=f"{rule} {week} {area}.")
        for week in range(times)
        for rule in RULES
        for area in AREAS
    ]


def test_every_rule_is_on_it_with_its_count_whatever_the_room() -> None:
    for width in (60, 80, NOTICE_WIDTH, 300):
        for times in (1, 2, 12):
            items = said(*many(times), width=width)
            assert all(cell_width(item) <= width for item in items)
            line = " ".join(items)
            often = f" {times}×" if times > 1 else ""
            assert all(f"{words}{often}" in line for words in NOTICED.values())
    assert lines_of(said(*many(9))) == MOST_NOTICE_LINES


def test_every_way_of_drawing_it_has_every_rule() -> None:
    report = page(*many())
    for drawn in (
        page_text(report, Screen(width=80)),
        page_markdown(report),
        page_html(report),
    ):
        line = " ".join(drawn.split())
        assert all(f"{words} 12×" in line for words in NOTICED.values())


def test_what_is_least_urgent_goes_without_areas_first() -> None:
    four = [one for one in many(2) if one.rule in ("severe", "sore", "rising", "sleep")]
    first, second = said(*four)
    severe = "severe or sudden pain 2× (neck, … 4 more; last 19 Nov)"
    assert first == f"Notices given: {severe}; sore for days 2× (last 19 Nov)"
    others = "rising pain 2× (last 19 Nov); short nights 2× (last 19 Nov)"
    assert second == f"Also given: {others}"
    assert said(*many(2), width=1000) == [
        "Notices given: "
        + "; ".join(
            f"{words} 2× (neck, left calf, right glutes, … 2 more; last 19 Nov)"
            for words in NOTICED.values()
        )
    ]


def test_cautions_are_named_longer_than_areas_and_days() -> None:
    given = [one for one in many(2) if one.rule not in ("caution", "water", "sleep")]
    line = " ".join(said(*given, *cautions("jaw", "fever", "blood-thinners")))
    assert "sharp or much discomfort 2×;" in line
    assert "caution (fever, blood thinners);" in line
    all_of_them = cautions("jaw", *CAUTIONS)
    assert said(*given, *all_of_them)[0].endswith("; caution named")


def test_one_that_is_too_long_by_itself_names_fewer_areas() -> None:
    areas = [f"area-{letter * 40}" for letter in "abcdef"]
    (line,) = said(*[notice("sharp", area) for area in areas])
    assert line.startswith("Notices given: sharp or much discomfort (area aaaa")
    assert line.endswith("…, … 5 more; 19 Nov)")
    assert len(line) <= NOTICE_WIDTH


def hobbling_looks(count: int) -> list[Entry]:
    """Return as many lines that stand out."""
    return [
        a_follow_up(
            "pain neck=1",
            of=f"gone-{hour}",
            hobbling="yes",
            day=DAY,
            at=f"{hour + 1:02}:00",
        )
        for hour in range(count)
    ]


def test_it_takes_no_more_room_than_there_was() -> None:
    crowded = replace(
        a_page([a_check_in("pain=3"), *hobbling_looks(9)]),
        notices=tuple(notice(rule, "neck") for rule in RULES),
    )
    *items, others, first, second = arrange(crowded, Screen()).flags.items
    assert items
    assert others.endswith("more")
    assert first.startswith("Notices given: ")
    assert second.startswith("Also given: ")
    assert lines_of([*items, first, second]) <= MOST_FLAG_LINES


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (3, "severe or sudden pain 2× (neck, … 4 more; last 19 Nov); short"),
        (5, "severe or sudden pain 2×; short nights 2×"),
        (6, "severe or sudden pain 2×; short nights 2×"),
    ],
)
def test_notices_give_way_to_what_was_logged(days: int, expected: str) -> None:
    given = [one for one in many(2) if one.rule in ("severe", "sleep")]
    logged = a_page([a_check_in("pain=3"), *hobbling_looks(days)])
    crowded = replace(logged, notices=tuple(given))
    items = arrange(crowded, Screen()).flags.items
    assert sum("hobbling" in item for item in items) == min(days, 5)
    assert items[-1].startswith(f"Notices given: {expected}")
    assert ("… 1 more" in items) is (days == 6)
    assert lines_of([one for one in items if one != "… 1 more"]) <= MOST_FLAG_LINES


def test_only_the_sheet_cuts_what_was_logged() -> None:
    given = [one for one in many(2) if one.rule in ("severe", "sleep")]
    logged = a_page([a_check_in("pain=3"), *hobbling_looks(9)])
    crowded = replace(logged, notices=tuple(given))
    whole = (page_text(crowded, Screen(width=80)), page_markdown(crowded))
    for drawn in whole:
        assert drawn.count("- 19 Nov: hobbling") == 9
        assert "severe or sudden pain 2× (neck" in drawn
        assert "more; last 19 Nov)" in " ".join(drawn.split())
    assert "… 4 more" in page_html(crowded)


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
