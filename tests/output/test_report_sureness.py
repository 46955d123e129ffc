"""How sure a report is of its averages: its rows, its labels and what stands behind."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from builders import DAY, a_look_back, a_session
from fasciatrack.domain.own import Goal
from fasciatrack.domain.periods import Period, week_of
from fasciatrack.domain.records import Entry
from fasciatrack.domain.selection import Selection
from fasciatrack.domain.values import replace
from fasciatrack.output.area_trend_lines import TREND_TITLE
from fasciatrack.output.markdown import place_text, report_markdown
from fasciatrack.output.report_sentences import report_sentences
from fasciatrack.output.screen import Screen
from fasciatrack.output.tables import report_text
from fasciatrack.output.why_words import (
    report_reasons,
    why_markdown,
    why_sentences,
    why_text,
)
from fasciatrack.reporting.over_time.area_trends import area_trends
from fasciatrack.reporting.practice.report import Practice
from fasciatrack.reporting.summary import PeriodReport, build_report

Golden = Callable[[str, str], None]
EIGHT_WEEKS = Period(first=DAY - timedelta(days=55), last=DAY)
PAIRS = ((7, 4), (6, 4), (6.5, 4), (5, 4.5), (7, 3), (6, 5), (5, 2))
LOOKS = [
    Screen(width=width, color=look == "color", unicode=look != "ascii")
    for width in (40, 80, 120)
    for look in ("plain", "color", "ascii")
]


def sessions(count: int, *, area: str = "left-calf", every: int = 3) -> list[Entry]:
    """Return sessions on an area, the last of them today."""
    return [
        a_session(
            f"pain {area}={before}:{after}",
            f"stiffness {area}={before}:{before - 1}",
            areas=area,
            day=DAY - timedelta(days=every * number),
        )
        for number in range(count)
        for before, after in [PAIRS[number % len(PAIRS)]]
    ]


def report(
    *entries: Entry, period: Period = EIGHT_WEEKS, **more: object
) -> PeriodReport:
    practice = Practice(
        goals=(Goal(subject="sessions", target=3),),
        look_backs=(a_look_back(peg="6 7 4"),),
        sessions={},
        with_entry=(DAY,),
        begun=EIGHT_WEEKS.first,
    )
    return build_report(
        entries,
        entries,
        period=period,
        today=DAY,
        selection=Selection(),
        practice=practice if more else Practice(),
    )


LONG = report(
    *sessions(14), *sessions(7, area="neck", every=4), *sessions(2, area="jaw")
)


def name(screen: Screen) -> str:
    look = "color" if screen.color else "plain" if screen.unicode else "ascii"
    return f"{screen.width}-{look}"


@pytest.mark.parametrize("screen", LOOKS, ids=name)
def test_averages_say_how_sure_they_are(golden: Golden, screen: Screen) -> None:
    drawn = report_text(LONG, screen)
    golden(f"report-sure-{name(screen)}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= screen.width
    assert screen.unicode or drawn.isascii()


@pytest.mark.parametrize("screen", LOOKS, ids=name)
def test_the_reasons_fit_the_screen(golden: Golden, screen: Screen) -> None:
    drawn = why_text(report_reasons(LONG), screen)
    golden(f"report-why-{name(screen)}.txt", drawn)
    words = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert max(map(len, words.splitlines())) <= screen.width
    assert screen.unicode or drawn.isascii()


def test_a_file_says_the_same(golden: Golden) -> None:
    written = report_markdown(LONG) + why_markdown(report_reasons(LONG, place_text))
    golden("report-sure.md", written)


def test_sentences_say_all_of_it(golden: Golden) -> None:
    full = report(*sessions(14), *sessions(7, area="neck"), all=True)
    said = report_sentences(full, Screen()) + why_sentences(
        report_reasons(full), Screen()
    )
    golden("report-sentences.txt", said)
    plain = report_sentences(full, Screen(unicode=False))
    assert plain.isascii()
    assert re.findall(r"\d[\d.]*", plain) == re.findall(
        r"\d[\d.]*", report_sentences(full, Screen())
    )


def test_each_figure_of_the_rows_is_said_in_the_sentences() -> None:
    rows = report_text(LONG, Screen(width=120)).partition("How sure")[2]
    rows = rows.partition("Pain beside")[0]
    said = report_sentences(LONG, Screen())
    figures = re.findall(r"[+−]?\d+\.\d+", rows.partition("\n")[2])
    assert figures
    for figure in figures:
        assert figure in said


def test_a_week_is_too_short_for_a_label_and_points_further() -> None:
    week = report(*sessions(7, every=0), period=week_of(DAY))
    words = " ".join(report_text(week, Screen()).split())
    assert (
        "A label by published benchmarks takes 12 sessions over 28 days: left calf 5"
        " more sessions, 27 more days; a longer look: fascia report --last 8w" in words
    )
    longer = " ".join(report_text(report(*sessions(7)), Screen()).split())
    assert "left calf 5 more sessions, 9 more days n" not in longer
    assert "left calf 5 more sessions, 9 more days" in longer
    assert "a longer look" not in longer


def test_the_area_with_the_most_sessions_says_what_a_label_takes() -> None:
    four_weeks = Period(first=DAY - timedelta(days=27), last=DAY)
    both = report(*sessions(7), *sessions(9, area="neck"), period=four_weeks)
    drawn = " ".join(report_text(both, Screen()).split())
    assert "over 28 days: neck 3 more sessions, 3 more days" in drawn
    assert "left calf 5 more sessions" not in drawn
    # Four weeks can hold a label: there is no need to look further.
    assert "a longer look" not in drawn


def test_without_pain_no_label_is_counted_down_to() -> None:
    stiff = report(*(a_session("stiffness neck=6:3", "pain neck=6:") for _ in range(7)))
    drawn = report_text(stiff, Screen())
    assert "How sure" in drawn
    assert "published" not in drawn


def test_as_many_as_it_takes_are_not_too_few() -> None:
    six = report(*(a_session("pain neck=6:3", areas="neck") for _ in range(6)))
    assert "too few" not in report_text(six, Screen())


@pytest.mark.parametrize(
    ("areas", "others"),
    [(2, "jaw pain 4 more sessions)"), (3, ", 1 other)"), (4, ", 2 others)")],
)
def test_those_with_too_few_are_named_or_counted(areas: int, others: str) -> None:
    named = ("hip", "jaw", "neck", "foot")[:areas]
    few = report(
        *(a_session(f"pain {area}=6:3", areas=area) for area in named for _ in range(2))
    )
    drawn = " ".join(report_text(few, Screen()).split())
    start = "too few to judge ("
    assert f"{start}foot pain" in drawn or f"{start}hip pain 4 more sessions" in drawn
    assert others in drawn


def test_a_label_is_neither_a_verdict_nor_a_proof() -> None:
    for drawn in (report_text(LONG, Screen(width=120)), report_markdown(LONG)):
        words = " ".join(drawn.split())
        assert "left calf: lower by 2.3 points, 38 %: moderate" in words
        assert "not a verdict about you, and no proof that the sessions caused" in words


def test_one_average_alone_needs_no_word_about_many() -> None:
    one = report(*(a_session("pain neck=6:3", areas="neck") for _ in range(6)))
    drawn = report_text(one, Screen())
    assert "one in twenty" not in drawn
    assert "spread      p\n" in drawn
    many = " ".join(report_text(LONG, Screen()).split())
    assert "q: p adjusted for these 4 lines, as one in twenty" in many
    assert " p q left calf " in many


def test_the_label_waits_for_all_lines_together() -> None:
    def pain_and(stiffness: str) -> str:
        entries = [
            a_session(
                f"pain neck={before}:{after}",
                stiffness.format(4 + 2 * (number % 2)),
                areas="neck",
                day=DAY - timedelta(days=3 * number),
            )
            for number, (before, after) in enumerate([(7, 3)] * 9 + [(6, 9)] * 3)
        ]
        return report_sentences(report(*entries), Screen())

    alone, beside = pain_and("fatigue=5:"), pain_and("stiffness neck=5:{}")
    assert "sign flips p 0.039. By published benchmarks: moderate" in alone
    assert "sign flips p 0.039, q 0.078. By published benchmarks: no label" in beside


def test_scores_and_percentages_share_no_scale() -> None:
    both = report(
        *(
            a_session(f"pain neck=6:{after}", f"mobility neck=60:{70 + after}")
            for after in (1, 2, 3, 4, 2, 3)
        )
    )
    lines = report_text(both, Screen(width=120)).splitlines()
    rows = [line for line in lines if " to " in line]
    assert "●" in rows[0]
    assert "●" not in rows[1]
    alone = report(
        *(a_session(f"mobility neck=60:{70 + after}") for after in (1, 2, 3, 4, 2, 3))
    )
    assert "●" not in report_text(alone, Screen(width=120))


def test_each_area_has_its_trend_or_what_it_lacks_for_one() -> None:
    weeks = [*sessions(14), *sessions(7, area="neck", every=4)]
    trends = area_trends(weeks, EIGHT_WEEKS, Selection())
    found = replace(report(*weeks), trends=trends)
    for words in (
        report_text(found, Screen(width=120)),
        report_markdown(found),
        report_sentences(found, Screen()),
    ):
        start = words.index(TREND_TITLE)
        assert "left calf: " in words[start:]
        assert "points a week (95 % range" in words[start:]
        assert "too early to say: neck 7 more days with a rating" in words[start:]
    bare = report(*weeks)
    for words in (report_text(bare, Screen()), report_markdown(bare)):
        assert TREND_TITLE not in words


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (1, "foot 13 more days with a rating, 27 more days from first to last"),
        (
            3,
            (
                "; hip 13 more days with a rating, 27 more days from first to last;"
                " 1 other"
            ),
        ),
        (4, "from first to last; 2 others"),
    ],
)
def test_areas_with_too_few_days_share_a_line(areas: int, said: str) -> None:
    named = ("foot", "hip", "jaw", "neck")[:areas]
    entries = [a_session(f"pain {area}=6:3", areas=area) for area in named]
    trends = area_trends(entries, EIGHT_WEEKS, Selection())
    found = replace(report(*entries), trends=trends)
    (line,) = [
        line
        for line in report_sentences(found, Screen()).splitlines()
        if line.startswith(TREND_TITLE)
    ]
    assert line.startswith(f"{TREND_TITLE}, too early to say: foot 13 more days")
    assert line.endswith(f"{said}.")


def test_a_name_cannot_act_in_any_of_it() -> None:
    nasty = "a|b<i>*x*"
    found = report(*sessions(13, area=nasty), *sessions(2, area=f"{nasty}2"))
    written = report_markdown(found) + why_markdown(report_reasons(found, place_text))
    for line in written.splitlines():
        assert "a|b" not in line
        assert "<i>" not in line.replace("\\<i\\>", "")
    assert "\x1b" not in report_sentences(found, Screen())


def test_a_percentage_that_leaves_out_sessions_is_marked_in_its_cell() -> None:
    mixed = report(*(a_session(f"pain neck={before}:2") for before in (0, 5)))
    apart = report(a_session("pain neck=5:2"), a_session("pain jaw=0:2", kind="yoga"))
    note = "1 pair began at 0: left out of the percentages"
    wide = Screen(width=120)
    assert " *−60 " in report_text(mixed, wide)
    assert f"{note}, where marked *" in report_text(mixed, wide)
    assert "| *−60 |" in report_markdown(mixed)
    # Nothing is marked where all began at 0: there is no percentage.
    assert f"{note}\n" in report_text(apart, wide)
    assert "*" not in report_text(apart, wide)
    assert f"{note}." in report_sentences(mixed, wide)


@pytest.mark.parametrize(("width", "is_whole"), [(59, False), (60, True)])
def test_only_columns_that_are_drawn_are_explained(
    width: int,
    is_whole: bool,  # noqa: FBT001 - a column
) -> None:
    zero = a_session("pain neck=0:2", areas="neck")
    drawn = report_text(report(zero, *sessions(13)), Screen(width=width))
    said = " ".join(drawn.split())
    for words in (" p q ", " % n ", "p: how often", "q: p adj", "began at 0: left out"):
        assert (words in said) is is_whole
    assert "95 %: where the average may lie." in said
    assert f"{'None of it says' if is_whole else 'It does not say'} what a" in said
